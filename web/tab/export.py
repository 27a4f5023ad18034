"""All that is kept of somebody as lists of plain values, in their own words: for a program, and for a spreadsheet."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from defusedcsv import csv

import usecases.nudges
import usecases.preferences
from content.texts import Say
from domain import questions
from domain.friction import PAGE, Loop
from domain.people import Person
from domain.preferences import Wished
from domain.questions import Ask
from domain.rules import Rules
from domain.states import ALONGSIDE
from storage import views
from storage.views import Lessons, Told, Tx

Row = dict[str, Any]
P = TypeVar("P")
UNSAID = frozenset({questions.Act.PASS})  # who says that it is not theirs is not named to who asked
WORDS = frozenset({questions.Act.ANSWER, questions.Act.HANDOVER, questions.Act.REOPEN})  # others hold no words to read
COLUMNS = ("about", "which", "when", "who", "what", "words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Everything:
    """What is kept of one person, read at one moment."""

    at: datetime
    person: Person
    wished: Wished
    reports: tuple[Loop, ...]
    asks: tuple[Ask, ...]
    supports: tuple[Loop, ...]
    lessons: Lessons
    changes: tuple[Told, ...]


def read(tx: Tx, who: Person, *, now: datetime, rules: Rules) -> Everything:
    return Everything(
        at=now, person=who, wished=usecases.preferences.wished(tx, who, rules),
        reports=tuple(_all(lambda at: views.mine(tx, who.id, at), lambda page: page.loops)),
        asks=tuple(_all(lambda at: views.questions_of(tx, who.id, at), lambda page: page.asks)),
        supports=tuple(_all(lambda at: views.supported(tx, who.id, at), lambda page: page.loops)),
        lessons=views.learned(tx, who.id), changes=reacted(tx, who),
    )  # fmt: skip


def reacted(tx: Tx, who: Person) -> tuple[Told, ...]:
    """The messages about a change on which they said something."""
    told = (views.told(tx, one.id, who) for one in usecases.nudges.mine(tx, who))
    return tuple(one for one in told if one and one.said)


def plain(every: Everything) -> dict[str, Any]:
    """By subject, with moments as ISO 8601 in the zone they are kept in."""
    who, wished = every.person, every.wished
    return {
        "exported_at": _at(every.at),
        "person": {
            "id": who.id, "name": who.name, "department": who.department, "location": who.location,
            "language": who.language, "time_zone": who.time_zone, "away_until": _at(who.away_until),
            "working_days": sorted(who.hours.days) if who.hours else None,
            "working_hours": f"{who.hours.start:%H:%M}-{who.hours.end:%H:%M}" if who.hours else None,
        },
        "how_you_want_to_be_taught": dict(wished.fields()),
        "reports": [_report(one) for one in every.reports],
        "questions": [_question(one) for one in every.asks],
        "supported": [_supported(one) for one in every.supports],
        "tips": list(_tips(every.lessons)),
        "spoken_to": [
            {"day": one.contact.day.isoformat(), "kind": one.kind.value, "about": one.about or None}
            for one in every.lessons.spoken
        ],
        "changes": [_change(one, who.language) for one in every.changes],
    }  # fmt: skip


def table(every: Mapping[str, Any], say: Say) -> str:
    """One line for each thing and each moment of it; in Dutch with the separator of a Dutch spreadsheet.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    file = io.StringIO()
    made = csv.writer(file, delimiter=";" if say.language == "nl" else ",", quoting=csv.QUOTE_ALL)
    made.writerow([say(f"tab-column-{one}") for one in COLUMNS])
    for about, row in _rows(every):
        cells = [say(f"tab-about-{about}"), *(_flat(row.get(one)) for one in COLUMNS[1:])]
        made.writerow(cells)
    return file.getvalue()


def _rows(every: Mapping[str, Any]) -> Iterator[tuple[str, Row]]:
    for about in ("person", "how_you_want_to_be_taught"):
        yield from ((about, {"what": name, "words": value}) for name, value in every[about].items() if value)
    for about in ("reports", "questions"):
        for one in every[about]:
            yield about, {"which": one["code"], "what": one["state"], "words": one["words"]}
            yield from ((about, {"which": one["code"], **step, "what": step["act"]}) for step in one["story"])
    for one in every["supported"]:
        yield "supported", {"which": one["title"], "what": one["state"]}
    for one in every["tips"]:
        yield "tips", {"which": one["tip"], "when": one["shown_at"], "what": one["said"]}
        for it in one["answers"]:
            yield "tips", {"which": one["tip"], "when": it["at"], "what": "right" if it["right"] else "wrong"}
    for one in every["spoken_to"]:
        yield "spoken_to", {"which": one["about"], "when": one["day"], "what": one["kind"]}
    for one in every["changes"]:
        yield "changes", {"which": one["title"], "what": one["said"]}


def _report(what: Loop) -> Row:
    which = what.friction
    return {
        "code": which.code, "words": which.words, "would_help": which.would_help, "state": what.standing.value,
        "title": what.title, "about": which.topic, "impact": which.impact, "colleagues": which.colleagues,
        "received_at": _at(which.received_at), "closed_at": _at(which.closed_at),
        "story": [
            {
                "when": _at(one.at), "act": one.act.value, "who": what.names.get(one.person) if one.person else None,
                "words": None if one.act in ALONGSIDE else one.words,  # those are for its handler
            }
            for one in what.events
        ],
    }  # fmt: skip


def _question(ask: Ask) -> Row:
    which = ask.question
    return {
        "code": which.code, "words": which.words, "topic": which.topic, "state": which.state.value,
        "asked_at": _at(which.asked_at), "closed_at": _at(which.closed_at),
        "story": [
            {
                "when": _at(one.at), "act": one.act.value, "who": ask.names.get(one.person) if one.person else None,
                "words": one.words if one.act in WORDS else None,
            }
            for one in ask.events
            if one.act not in UNSAID
        ],
    }  # fmt: skip


def _supported(what: Loop) -> Row:
    """What its supporter sees: its title and where it stands."""
    return {"title": what.title or what.friction.code, "state": what.standing.value}


def _tips(lessons: Lessons) -> Iterator[Row]:
    for tip, one in lessons.learned.items():
        yield {
            "tip": tip, "shown_at": _at(one.shown_at), "said": one.how.outcome.value if one.how.outcome else None,
            "later_until": _at(one.how.later_until), "asked_again_from": _at(one.how.memory.due),
            "answers": [
                {"asked": day.isoformat(), "at": _at(it.at), "right": it.right}
                for day, it in sorted(one.answers.items())
            ],
        }  # fmt: skip


def _change(told: Told, language: str) -> Row:
    words = told.nudge.words
    return {"title": (words.get(language) or next(iter(words.values()))).title, "said": told.said}


def _all(read_: Callable[[int], P], some: Callable[[P], tuple[Any, ...]]) -> Iterator[Any]:
    """Of every page of a list, until there is none."""
    number = 0
    while found := some(read_(number)):
        yield from found
        if len(found) < PAGE:
            return
        number += 1


def _at(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _flat(value: Any) -> str:
    """As it stands in one cell: nothing before a sign that a spreadsheet would calculate with."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "").strip()
