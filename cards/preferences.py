"""The card on which somebody says which language they read, when they work, and that they are away."""

from datetime import datetime

from cards import card, loop
from cards.card import Part
from content.texts import Say
from domain.people import LANGUAGES
from domain.preferences import Filled, last_noon

WEEK = range(7)


def form(filled: Filled, say: Say, *, away_until: datetime | None, handles: bool, told: str = "") -> Part:
    """All of it on one card, with what it is used for; `told` says what became of what was sent."""
    title = say("preferences-title")
    body = [
        card.heading("Settings", title, say("preferences-subtitle"), badge=_away(away_until, say)),
        *loop.notice(told, say),
        card.choice_input(
            "language", say("preferences-language"), [(one, say(f"language-{one}")) for one in LANGUAGES],
            value=filled.language, open_=True,
        ),
        *_hours(filled, say),
        *_absence(filled, say, handles=handles),
    ]  # fmt: skip
    return card.card(body, _actions(away_until, say), language=say.language, fallback=title)


def _away(back: datetime | None, say: Say) -> Part | None:
    if back is None:
        return None
    return card.badge(say("preferences-away-until", day=say.long_day(last_noon(back))), "CalendarCancel", "Warning")


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


def _absence(filled: Filled, say: Say, *, handles: bool) -> list[Part]:
    lines = [say("preferences-away")] + ([say("preferences-deputy")] if handles else [])
    return [
        card.date_input("until", say("preferences-until"), value=filled.until),
        _why(lines, "Info"),
    ]


def _why(lines: list[str], icon: str) -> Part:
    told = [card.subtle(one, spacing="Small") for one in lines]
    return card.box([card.beside(card.icon(icon), told)], spacing="Small")


def _actions(back: datetime | None, say: Say) -> list[Part]:
    actions = [
        card.press(say("preferences-save"), "preferences.save", positive=True),
        card.press(say("act-menu"), "home.menu", inputs=False),
    ]
    if back:
        actions.insert(1, card.press(say("preferences-pause"), "preferences.pause", inputs=False))
    return actions
