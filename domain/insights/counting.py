"""What is counted of reports and questions by the day: how many, and never who (ME6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.insights.folding import LEAST
from domain.questions import Act as Does
from domain.states import Act, State

HOURS = (1, 4, 8, 24, 48, 72, 120, 240)  # within which something happened: what is told apart
MORE = "more"


class Measure(StrEnum):
    """What is counted, each by a key of its own."""

    RECEIVED = "received"  # reports, by group
    ENDED = "ended"  # closed or taken back, by the state
    PROMISE = "promise"  # of what was closed: kept, or late where any deadline had passed before
    ROUNDS = "rounds"  # of what was closed: once, or again where its reporter had sent it back before
    RETURNED = "returned"  # sent back by its reporter, by the act
    HEARD = "heard"  # from receipt to the first human act, by the hours within which that was
    DECIDED = "decided"  # from receipt to the first solution or no, by the same
    WORKED = "worked"  # from receipt to its reporter's first word that it works, by the same
    SOLVED = "solved"  # what works now: by its id where it bothered five or more, then how many; else together
    ASKED = "asked"  # questions, by topic
    ANSWERED = "answered"  # from asking to the first answer, by the hours
    ACCEPTED = "accepted"  # the asker says that it helps


ENDINGS = {
    Act.CONFIRM: State.CONFIRMED, Act.UNDERSTOOD: State.UNDERSTOOD, Act.CLOSE: State.UNANSWERED,
    Act.WITHDRAW: State.WITHDRAWN,
}  # fmt: skip
RETURNS = frozenset({Act.REOPEN, Act.OBJECT})
DECISIONS = frozenset({Act.SOLVE, Act.DECLINE})
HUMAN = frozenset({Act.TAKE, Act.NOTE, Act.ASK, Act.HANDOVER, *DECISIONS})  # and merging, by who is not its reporter

Counted = tuple[Measure, str, int]  # a measure, its key, how many


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act on a report, with what had happened to it before."""

    report: str
    act: Act
    at: datetime  # the day, where who acted has no name
    nameless: bool
    group: str | None
    received_at: datetime | None  # for the first time; without a name the day of its release; None: it never was
    human: bool  # somebody who works on it did this
    heard: bool  # somebody had before
    decided: bool
    worked: bool
    late: bool  # a deadline of it, or of what it goes with, had passed
    returned: bool
    leads: bool  # it goes with no other
    bothers: int  # two days later


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One act on a question, likewise."""

    act: Does
    at: datetime
    nameless: bool
    topic: str | None  # where key users have it among theirs
    asked_at: datetime
    answered: bool


def of_report(one: Step, zone: str) -> Iterator[Counted]:
    """What it adds to its day; nothing for what was taken back before it was released."""
    if one.received_at is None:
        return
    if one.act is Act.REPORT:
        yield Measure.RECEIVED, one.group or "", 1
    if one.act in RETURNS:
        yield Measure.RETURNED, one.act.value, 1
    if one.act is Act.CONFIRM and one.leads:
        crowd = one.bothers >= LEAST
        yield (Measure.SOLVED, one.report, one.bothers) if crowd else (Measure.SOLVED, "", 1)
    if reached := _reached(one):
        took = _within(one.received_at, one.at, zone, days=one.nameless)
        yield from ((what, took, 1) for what in reached)
    if one.act in ENDINGS:
        yield Measure.ENDED, ENDINGS[one.act].value, 1
        if one.act is not Act.WITHDRAW:
            yield Measure.PROMISE, "late" if one.late else "kept", 1
            yield Measure.ROUNDS, "again" if one.returned else "once", 1


def of_question(one: Said, zone: str) -> Iterator[Counted]:
    """What it adds to its day."""
    if one.act is Does.ASK:
        yield Measure.ASKED, one.topic or "", 1
    if one.act is Does.ANSWER and not one.answered:
        yield Measure.ANSWERED, _within(one.asked_at, one.at, zone, days=one.nameless), 1
    if one.act is Does.ACCEPT:
        yield Measure.ACCEPTED, "", 1


def _reached(one: Step) -> list[Measure]:
    """What came for the first time with this act."""
    firsts = {
        Measure.HEARD: one.human and not one.heard,
        Measure.DECIDED: one.act in DECISIONS and not one.decided,
        Measure.WORKED: one.act is Act.CONFIRM and not one.worked,
    }
    return [what for what, now in firsts.items() if now]


def _within(since: datetime, at: datetime, zone: str, *, days: bool) -> str:
    """Hours that passed, also at night; of what has no name, as many whole days as it may have been."""
    passed = at - since
    if days:
        here = ZoneInfo(zone)
        passed = at.astimezone(here).date() - since.astimezone(here).date() + timedelta(days=1)
    return next((str(hours) for hours in HOURS if passed <= timedelta(hours=hours)), MORE)
