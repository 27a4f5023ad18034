"""The card on which somebody says which language they read, when they work, and that they are away."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from cards import card, loop
from cards.card import Part
from content.texts import Say
from domain.absence import Absence, counts
from domain.audience import Ring
from domain.budget import Rhythm
from domain.people import LANGUAGES
from domain.preferences import AWAY, DEVICES, PLACES, Filled, Mistake, Wished, as_it_was, last_noon
from domain.tips import LEVELS

WEEK = range(7)
WRONG_HOURS = (Mistake.NO_DAY, Mistake.NO_TIME, Mistake.ORDER, Mistake.SHORT)  # told: then their fields are open
WRONG_DAYS = (Mistake.PAST, Mistake.FAR)


def form(
    filled: Filled, say: Say, *, kept: Filled, away_until: datetime | None, listed: Absence | None = None,
    handles: bool, outlook: bool = False, told: str = "",
) -> Part:  # fmt: skip
    """All of it on one card, with what it is used for; `told` says what became of what was sent.

    `kept` is what goes along as it is now, so that a card that grew old changes only what was touched on it; `listed`
    is what their mailbox says, and `outlook` whether it is asked.
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
        *_rhythm(filled.rhythm, filled.time, say),
        card.folded("hours", _hours(filled, say), shown=told in WRONG_HOURS),
        card.folded("away", _absence(filled, say, handles=handles, outlook=outlook), shown=told in WRONG_DAYS),
    ]  # fmt: skip
    actions = _actions(say, told, {"was": as_it_was(asdict(kept))}, away=bool(away_until or listed))
    return card.card(body, actions, language=say.language, fallback=title)


def tips(
    filled: Wished, say: Say, *, kept: Wished, moments: Mapping[str, Mapping[str, str]], apps: Mapping[str, str],
    told: str = "",
) -> Part:  # fmt: skip
    """How somebody wishes to be taught; all of it can be skipped, and what it is for stands on it (DI2, WH4).

    `kept`, as for `form`.
    """
    title = say("teach-title")
    names = [(one, names[say.language]) for one, names in moments.items()]
    levels = [*((one.value, say(f"level-{one}")) for one in LEVELS), (AWAY, say("level-away"))]
    rings = [(one.value, say(f"teach-ring-{one}")) for one in Ring]
    body = [
        card.heading("Lightbulb", title, say("teach-subtitle")),
        *loop.notice(told, say),
        card.choice_input("moments", say("teach-moments"), names, value=filled.moments, open_=True, many=True),
        *_rhythm(filled.rhythm, filled.time, say),
        card.folded("apps", [
            card.subtle(say("teach-apps")),
            card.flow([
                card.choice_input(f"level_{app}", name, levels, value=filled.apps[app]) for app, name in apps.items()
            ]),
            card.flow([
                card.choice_input(name, say(f"teach-{name}"), [(one, say(f"teach-{name}-{one}")) for one in every],
                                  value=getattr(filled, name), open_=True, many=True)
                for name, every in (("places", PLACES), ("devices", DEVICES))
            ]),
        ]),
        card.folded("news", [card.choice_input("ring", say("teach-news"), rings, value=filled.ring)]),
        card.folded("pause", [card.date_input("paused", say("teach-paused"), value=filled.paused)],
                    shown=told in WRONG_DAYS),
        _why([say("teach-helper"), say("teach-kept")], "ShieldCheckmark"),
    ]  # fmt: skip
    actions = [
        card.press(say("preferences-save"), "preferences.teach", {"was": as_it_was(kept.fields())}, positive=True),
        card.unfold(say("act-teach-apps"), "apps"),
        card.unfold(say("act-teach-news"), "news"),
        *([] if told in WRONG_DAYS else [card.unfold(say("act-teach-pause"), "pause")]),
        card.press(say("act-menu"), "home.menu", inputs=False),
    ]
    return card.card(body, actions, language=say.language, fallback=title)


def chosen(
    wish: Wished, say: Say, *, moments: Mapping[str, Mapping[str, str]], apps: Mapping[str, str]
) -> list[tuple[str, str]]:
    """What somebody chose of how they are taught: what it is about, and their choice, as people read both."""
    several = {
        "moments": [moments[one][say.language] for one in wish.moments.split(",") if one in moments],
        **{
            name: [say(f"teach-{name}-{one}") for one in getattr(wish, name).split(",") if one]
            for name in ("places", "devices")
        },
    }
    return [
        (say("teach-rhythm"), say(f"teach-{wish.rhythm}")), (say("teach-at"), wish.time),
        *[(say(f"teach-{name}"), ", ".join(every)) for name, every in several.items() if every],
        *[(name, say(f"level-{how}")) for app, name in apps.items() if (how := wish.apps[app]) not in ("", LEVELS[0])],
        *([(say("teach-news"), say(f"teach-ring-{wish.ring}"))] if wish.ring else []),
        *([(say("teach-paused"), wish.paused)] if wish.paused else []),
    ]  # fmt: skip


def _rhythm(rhythm: str, at: str, say: Say) -> list[Part]:
    often = [(one.value, say(f"teach-{one}")) for one in Rhythm]
    return [
        card.choice_input("rhythm", say("teach-rhythm"), often, value=rhythm, open_=True),
        card.time_input("time", say("teach-at"), value=at),
    ]


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


def _actions(say: Say, told: str, was: Mapping[str, str], *, away: bool) -> list[Part]:
    actions = [
        card.press(say("preferences-save"), "preferences.save", was, positive=True),
        *([] if told in WRONG_HOURS else [card.unfold(say("act-hours"), "hours")]),
        *([] if told in WRONG_DAYS else [card.unfold(say("act-away"), "away")]),
        card.press(say("teach-title"), "preferences.tips", inputs=False),
        card.press(say("act-menu"), "home.menu", inputs=False),
    ]
    if away:
        actions.insert(1, card.press(say("preferences-pause"), "preferences.pause", inputs=False))
    return actions
