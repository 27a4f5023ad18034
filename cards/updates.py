"""What the vendor announces: for a coordinator who decides what becomes of it, and for whoever wants to read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cards import card, loop
from cards.card import Part
from content.texts import Say
from domain.updates import Draft, Update

READ, READ_IN_LIST = 1_200, 400  # characters of its text on a card


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A page of what waits for a coordinator."""

    drafts: Sequence[Draft]
    number: int  # from 0
    pages: int
    many: int  # of all pages


def listed(page: Waiting, say: Say, *, told: str = "") -> Part:
    """What waits, each with what is suggested, why, and what can be made of it (NU1)."""
    title = say("update-list-title", count=page.many)
    body = [card.heading("Megaphone", title, say("update-list-subtitle")), *loop.notice(told, say)]
    for one in page.drafts:
        body += _entry(one, say)
    at = page.number
    turn = [("list-back", at - 1, at > 0), ("list-on", at + 1, at + 1 < page.pages)]
    actions = [
        card.press(say(text), "update.list", {"page": str(to)}, inputs=False) for text, to, there in turn if there
    ]
    actions.append(card.press(say("act-menu"), "home.menu", inputs=False))
    return card.card(body, actions, language=say.language, fallback=title)


def also(many: Sequence[Update], say: Say) -> list[Part]:
    """What else is new, to read for who likes to; nothing is sent of it (ML10)."""
    if not many:
        return []
    title = card.text(say("update-also"), weight="Bolder", spacing="Large")
    return [title, card.subtle(say("update-also-why")), *[part for one in many for part in _to_read(one, say)]]


def written(one: Update, say: Say) -> list[Part]:
    """What the vendor wrote, above the form that makes something of it."""
    return [card.box(_to_read(one, say, READ))]


def _entry(one: Draft, say: Say) -> list[Part]:
    which = one.update
    moved = [
        say("update-moved", which=say(each.which.value), before=_day(each.before, say), after=_day(each.after, say))
        for each in one.moved
    ]
    ids = {"update": which.id}
    lines = [
        *_to_read(which, say),
        card.text(f"{say(f'update-suggests-{one.suggestion}')} {say(one.reason.value)}", spacing="Small"),
        *[card.text(line, color="Warning", spacing="Small") for line in moved],
        card.buttons([
            *([card.press(say("act-update-keep"), "update.decide", ids | {"choice": "keep"}, inputs=False)]
              if one.decision else []),
            card.press(say("act-update-change"), "nudge.form", ids, inputs=False),
            card.press(say("act-update-inform"), "update.decide", ids | {"choice": "inform"}, inputs=False),
            card.press(say("act-update-ignore"), "update.decide", ids | {"choice": "ignore"}, inputs=False),
        ]),
    ]  # fmt: skip
    return [card.box(lines, spacing="Small")]


def _to_read(one: Update, say: Say, longest: int = READ_IN_LIST) -> list[Part]:
    """Its title, and its text where that is pressed, in the vendor's own language."""
    opens = card.unfold(say("update-read", title=one.title), f"text-{one.id}")
    text = "\n".join(line for line in one.text[:longest].splitlines() if line.strip())
    more = [card.subtle(say("update-more", id=one.id))] if len(one.text) > longest else []
    return [
        card.row(card.icon("Megaphone"), one.title, opens),
        card.subtle(" · ".join((*one.services, one.id)), spacing="None"),
        card.folded(f"text-{one.id}", [card.text(text, size="Small"), *more]),
    ]


def _day(told: str | None, say: Say) -> str:
    """A date of the vendor's as people read it; what its text says stays as it is."""
    try:
        return say.full_date(date.fromisoformat(told or ""))
    except ValueError:
        return told or say("update-no-date")
