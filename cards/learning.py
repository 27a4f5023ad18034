"""What somebody learned so far, for themselves alone: how far they are, and all that is kept of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cards import card, loop
from cards.card import Part
from content.texts import Say
from domain.learning import Answer, Outcome, Seen
from domain.tips import Tip

PAGE = 5  # tips on one card
ICONS = {Outcome.TRIED: "CheckmarkCircle", Outcome.KNOWN: "CheckmarkCircle", Outcome.STUCK: "QuestionCircle",
         Outcome.LATER: "Clock", Outcome.NOTFORME: "Dismiss"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """One tip that they were shown, with all that is kept of it; `tip` is None where it is taught no more."""

    which: str
    tip: Tip | None
    shown_at: datetime
    how: Seen
    answers: Mapping[date, Answer]  # by the day of the question


def progress(counts: Mapping[str, int], say: Say, *, told: str = "") -> Part:
    """How far somebody is, for themselves alone; `counts` by seen, remembered, retired, known and left."""
    title = say("progress-title")
    body = [card.heading("DataTrending", title, say("progress-subtitle")), *loop.notice(told, say)]
    if counts["seen"]:
        body.append(card.facts([(say(f"progress-{one}"), str(many)) for one, many in counts.items()]))
    else:
        body.append(card.text(say("progress-none")))
    body.append(card.box([card.beside(card.icon("ShieldCheckmark"), [card.subtle(say("progress-kept"))])]))
    actions = [card.press(say("act-tip-another"), "tip.today", inputs=False)]
    if counts["seen"]:
        actions.append(card.press(say("act-learned"), "tip.mine", inputs=False))
        actions.append(card.press(say("act-progress-erase"), "tip.erase", inputs=False))
    return card.card(body, actions, language=say.language, fallback=title)


def sure(say: Say) -> Part:
    """Asked once more before all is erased."""
    title = say("progress-erase-title")
    actions = [
        card.press(say("act-progress-erase-sure"), "tip.erase", {"sure": "1"}, inputs=False),
        card.press(say("act-tip-progress"), "tip.progress", inputs=False),
    ]
    body = [card.heading("Delete", title), card.text(say("progress-erase-line"))]
    return card.card(body, actions, language=say.language, fallback=title)


def mine(many: Sequence[Learned], page: int, say: Say) -> Part:
    """Every tip they were shown, the newest first, a page of it, with what they said and answered (ML13)."""
    title = say("learned-title", count=len(many))
    last = max(0, (len(many) - 1) // PAGE)
    page = min(page, last)
    shown = many[page * PAGE : (page + 1) * PAGE]
    part = say("list-part", first=page * PAGE + 1, last=page * PAGE + len(shown), total=len(many)) if last else ""
    body = [card.heading("DataTrending", title, part or say("progress-subtitle")), *[_entry(one, say) for one in shown]]
    turn = [("list-back", page - 1, page > 0), ("list-on", page + 1, page < last)]
    actions = [card.press(say(text), "tip.mine", {"page": str(to)}, inputs=False) for text, to, there in turn if there]
    actions.append(card.press(say("act-learned-all"), "tip.export", inputs=False))
    actions.append(card.press(say("act-tip-progress"), "tip.progress", inputs=False))
    return card.card(body, actions, language=say.language, fallback=title)


def export(wished: Sequence[tuple[str, str]], many: Sequence[Learned], contacts: Sequence[date], say: Say) -> Part:
    """All of it as lines to copy: how they want to be taught, what they learned, and when they were spoken to.

    `wished` are what they chose and how, as people read it.
    """
    title = say("learned-all-title")
    lines = [
        say("learned-all-wished"), *[f"{name}{' ' if name.endswith('?') else ': '}{how}" for name, how in wished],
        say("learned-all-tips", count=len(many)), *[f"{title_of(one, say)} · {line(one, say)}" for one in many],
        say("learned-all-contacts", count=len(contacts)), ", ".join(one.isoformat() for one in contacts)
        or say("learned-all-none"),
    ]  # fmt: skip
    body = [
        card.heading("ArrowDownload", title, say("progress-subtitle")),
        card.text(say("learned-all-line")),
        card.text("\n".join(line for line in lines if line), fontType="Monospace", size="Small"),
    ]
    actions = [card.press(say("act-tip-progress"), "tip.progress", inputs=False)]
    return card.card(body, actions, language=say.language, fallback=title)


def _entry(one: Learned, say: Say) -> Part:
    shows = [card.press(say("list-show"), "tip.today", {"tip": one.which}, inputs=False)] if one.tip else []
    told = [card.text(title_of(one, say), weight="Bolder"), card.subtle(line(one, say), spacing="None")]
    mark_ = card.icon(mark(one))
    return card.box([card.beside(mark_, told), *([card.buttons(shows)] if shows else [])], spacing="Small")


def mark(one: Learned) -> str:
    """The icon of what they said of it."""
    return ICONS[one.how.outcome] if one.how.outcome else "Lightbulb"


def title_of(one: Learned, say: Say) -> str:
    if one.tip is None:
        return one.which
    return (one.tip.lessons.get(say.language) or next(iter(one.tip.lessons.values()))).title


def line(one: Learned, say: Say) -> str:
    """When they saw it, what they said of it, what they answered, and when it may be asked again."""
    told = [say("learned-seen", day=say.moment(one.shown_at))]
    if one.how.outcome:
        told.append(say(f"learned-{one.how.outcome}"))
    told += [
        say("learned-right" if answer.right else "learned-wrong", day=say.full_date(day))
        for day, answer in sorted(one.answers.items())
    ]
    if one.tip and one.how.outcome in (None, Outcome.TRIED, Outcome.STUCK):
        kept = one.how.memory
        when = say("learned-due", day=say.day(kept.due)) if kept.due > say.now else say("learned-now")
        told.append(say("learned-sits") if kept.retired else when)
    return " · ".join(told)
