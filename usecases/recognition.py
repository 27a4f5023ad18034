"""Tells key users every month what their help achieved, each of their own and nobody else (KU5)."""

from datetime import date, datetime

from domain import recognition as rule
from domain.budget import Rhythm
from domain.messages import Kind
from domain.people import Person, PersonId
from domain.recognition import Note, Period
from domain.rules import Rules
from storage import keep, learning, outbox, people, recognition
from storage.tx import Tx
from usecases import news

NEXT = "recognition"  # the name of what is kept: the month to tell of next and, in its midst, after whom


def tick(tx: Tx, *, now: datetime, rules: Rules) -> None:
    """Once a month is over, a page of key users is owed a note of it; what began in a month tells of that first."""
    zone = rules.usual.time_zone
    told = keep.recall(tx, NEXT)
    if told is None:
        keep.begin(tx, NEXT, rule.month_of(now, zone).isoformat())
        return
    month, after = _next(told)
    period = rule.whole(month, zone)
    if period.until > now:
        return
    page = recognition.key_users(tx, after)
    for who in page:
        _owe(tx, who, period, now=now, rules=rules)
    more = len(page) == recognition.PAGE
    keep.remember(tx, NEXT, f"{month} {page[-1]}" if more else rule.following(month).isoformat())


def next_due(tx: Tx, rules: Rules) -> datetime | None:
    """When, in people's time, the next month is over."""
    told = keep.recall(tx, NEXT)
    return rule.whole(_next(told)[0], rules.usual.time_zone).until if told else None


def so_far(tx: Tx, who: Person, *, now: datetime, rules: Rules) -> Note:
    """What their help achieved this month until today; on its first day, in the month before."""
    return recognition.note(tx, who.id, rule.so_far(now, rules.usual.time_zone))


def shown(tx: Tx, who: PersonId, *, now: datetime, rules: Rules) -> int:
    """How many colleagues somebody helped this year, as far as others may read it: from five on, else 0."""
    _, colleagues = recognition.helped(tx, who, rule.this_year(now, rules.usual.time_zone))
    return colleagues if colleagues >= rule.LEAST_SHOWN else 0


def _next(told: str) -> tuple[date, str]:
    month, _, after = told.partition(" ")
    return date.fromisoformat(month), after


def _owe(tx: Tx, who: PersonId, period: Period, *, now: datetime, rules: Rules) -> None:
    """At the start of their first working day after it, wherever they are; nothing where there is nothing to tell.

    Nor to who wishes nothing unasked: it is there for them when they ask.
    """
    someone = people.find(tx, who, rules.usual)
    if learning.wishes(tx, who).rhythm is Rhythm.OFF:
        return
    if someone and recognition.note(tx, who, period).anything:
        over = max(now, period.until, rule.begins(period.end, someone.time_zone))
        due = news.at_work(over, someone, rules)
        outbox.owe(tx, Kind.IMPACT, about=period.zone, receiver=who, occasion=period.month, due=due, now=now)
