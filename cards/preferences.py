"""The card on which somebody says which language they read, when they work, and that they are away."""

from datetime import datetime

from cards import card, loop
from cards.card import Part
from content.texts import Say
from domain.absence import Absence, counts
from domain.people import LANGUAGES
from domain.preferences import Filled, last_noon

WEEK = range(7)


def form(
    filled: Filled, say: Say, *, away_until: datetime | None, listed: Absence | None = None, handles: bool,
    outlook: bool = False, told: str = "",
) -> Part:  # fmt: skip
    """All of it on one card, with what it is used for; `told` says what became of what was sent.

    `listed` is what their mailbox says, and `outlook` whether it is asked.
    """
    listed = listed if counts(listed) and not away_until else None  # their own word goes before
    title = say("preferences-title")
    body = [
        card.heading("Settings", title, say("preferences-subtitle"), badge=_away(away_until, listed, say)),
        *loop.notice(told, say),
        *_listed(listed, say),
        card.choice_input(
            "language", say("preferences-language"), [(one, say(f"language-{one}")) for one in LANGUAGES],
            value=filled.language, open_=True,
        ),
        *_hours(filled, say),
        *_absence(filled, say, handles=handles, outlook=outlook),
    ]  # fmt: skip
    return card.card(body, _actions(say, away=bool(away_until or listed)), language=say.language, fallback=title)


def _away(back: datetime | None, listed: Absence | None, say: Say) -> Part | None:
    if back:
        words = say("preferences-away-until", day=say.long_day(last_noon(back)))
    elif listed:
        words = say("preferences-endless") if listed.endless else say("preferences-listed", at=say.moment(listed.until))
    else:
        return None
    return card.badge(words, "CalendarCancel", "Warning")


def _listed(listed: Absence | None, say: Say) -> list[Part]:
    """Where that was read, and what to do when it is not so."""
    return [card.subtle(say("preferences-listed-why"))] if listed else []


def _hours(filled: Filled, say: Say) -> list[Part]:
    days = [(str(day), say(f"weekday-{day}")) for day in WEEK]
    return [
        card.choice_input("days", say("preferences-days"), days, value=filled.days, open_=True, many=True),
        card.flow([
            card.time_input("starts", say("preferences-starts"), value=filled.starts),
            card.time_input("ends", say("preferences-ends"), value=filled.ends),
        ]),
        _why([say("preferences-hours")], "Clock"),
    ]  # fmt: skip


def _absence(filled: Filled, say: Say, *, handles: bool, outlook: bool) -> list[Part]:
    lines = [say("preferences-outlook" if outlook else "preferences-away")]
    if handles:
        lines.append(say("preferences-deputy"))
    return [
        card.date_input("until", say("preferences-until"), value=filled.until),
        _why(lines, "Info"),
    ]


def _why(lines: list[str], icon: str) -> Part:
    told = [card.subtle(one, spacing="Small") for one in lines]
    return card.box([card.beside(card.icon(icon), told)], spacing="Small")


def _actions(say: Say, *, away: bool) -> list[Part]:
    actions = [
        card.press(say("preferences-save"), "preferences.save", positive=True),
        card.press(say("act-menu"), "home.menu", inputs=False),
    ]
    if away:
        actions.insert(1, card.press(say("preferences-pause"), "preferences.pause", inputs=False))
    return actions
