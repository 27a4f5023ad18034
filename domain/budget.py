"""How often somebody is spoken to who asked nothing: each contact that Kring begins needs a grant from here.

What belongs to one's own report or question never asks. Moments come in and go out aware; days are local dates.
"""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import InitVar, dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import accumulate
from zoneinfo import ZoneInfo

from domain import schedule
from domain.schedule import Quiet, WorkingWeek

DAY, WEEK = timedelta(days=1), timedelta(days=7)
KEPT = timedelta(days=16)  # of contacts: two weeks, and the days that travelling may add


class Rhythm(StrEnum):
    """How often somebody wishes to hear something unasked."""

    DAILY = "daily"
    THREE = "three"  # times a week
    ONE = "one"
    OFF = "off"  # only what they ask for


class Kind(StrEnum):
    """What is unasked; what comes first when there is no room for all."""

    PAUSE = "pause"  # the one line that says it stops, as nothing was answered
    MUST = "must"  # news or a tip that whoever gets it should know
    NUDGE = "nudge"  # news about a change
    RECALL = "recall"  # the question on a tip
    TIP = "tip"


class Reason(StrEnum):
    """Why there will be no contact, whenever it is asked for."""

    OFF = "off"  # they wish none
    PAUSED = "paused"  # they answered nothing for so long; until they do
    LONG = "long"  # it takes more minutes than a week has for what is unasked


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What holds for everybody, of content/defaults.yaml."""

    per_week: Mapping[Rhythm, int]
    per_day: int
    gap: timedelta  # between two contacts
    minutes: float  # a week, all contacts together
    halve_after: int  # contacts in a row that were not answered
    pause_after: int
    at: time  # local, of a contact, for who did not choose one
    spread: timedelta  # over which one moment's contacts are spread at least


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """When and how often one person may be spoken to: what they said, and where they are."""

    rhythm: Rhythm
    zone: str  # an IANA name
    week: WorkingWeek  # their own days and hours, without holidays, and until when they are away
    at: time  # local, of a contact: their own, or the usual one
    quiet: Quiet | None = None  # the organisation's; None for who said their own hours
    paused_until: datetime | None = None  # they said: nothing before


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One that took place, or was granted."""

    at: datetime
    day: date  # where they were then
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What is known of the contacts with one person."""

    contacts: tuple[Contact, ...] = ()  # of the last sixteen days at least, in any order
    unanswered: int = 0  # contacts since they last did something with what they are taught


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """Something that could be said now."""

    kind: Kind
    about: str  # a tip's id, or whatever it is about
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """The right to one contact, now; whoever owes the message keeps what `spent` makes of it in the same transaction.

    Only `ask` makes one: another one is a TypeError, and so is a copy with other wants.
    """

    wants: tuple[Want, ...]  # first what matters most; several become one message
    contact: Contact
    token: InitVar[object]

    def __post_init__(self, token: object) -> None:
        if token is not _TOKEN:
            raise TypeError("a grant is asked for, not made: domain.budget.ask")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    until: datetime  # the first moment at which it fits, as far as can be known now; `next_slot` after it is theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    reason: Reason


_TOKEN = object()
_PAUSE = Want(kind=Kind.PAUSE, about="", minutes=0)


def ask(wish: Wish, past: Past, wants: Sequence[Want], limits: Limits, now: datetime) -> Grant | Held | Refused:
    """Whether this person may be spoken to now, for all of these (one or more) together.

    What does not fit in the minutes of their week is left out of the grant. After too many contacts without an answer
    the grant is for the one line that says it stops, whatever was wanted, and after that there is none (NW3).
    """
    ordered = sorted(wants, key=lambda one: list(Kind).index(one.kind))
    if past.unanswered == limits.pause_after:
        ordered = [_PAUSE]
    if reason := _never(wish, past, ordered[0], limits):
        return Refused(reason=reason)
    zone = ZoneInfo(wish.zone)
    contacts = tuple((max(one.day, one.at.astimezone(zone).date()), one) for one in past.contacts)
    until = _earliest(wish, past, contacts, ordered[0].minutes, limits, now)
    if until > now:
        return Held(until=until)
    day = now.astimezone(zone).date()
    spoken = sum(one.minutes for _, one in _within(contacts, day, WEEK))
    sums = accumulate(one.minutes for one in ordered)
    fitting = tuple(one for one, so_far in zip(ordered, sums, strict=True) if spoken + so_far <= limits.minutes)
    taken = sum(one.minutes for one in fitting)
    return Grant(wants=fitting, contact=Contact(at=now.astimezone(UTC), day=day, minutes=taken), token=_TOKEN)


def spent(past: Past, grant: Grant) -> Past:
    """The past after a contact: kept in the transaction that owes the message."""
    kept = tuple(one for one in past.contacts if grant.contact.at - one.at < KEPT)
    return Past(contacts=(*kept, grant.contact), unanswered=past.unanswered + 1)


def answered(past: Past) -> Past:
    """After they did something with what they are taught: the rhythm is as they wished again."""
    return replace(past, unanswered=0)


def next_slot(wish: Wish, limits: Limits, now: datetime) -> datetime | None:
    """When a contact could begin next, after now; one, however long nobody looked. None for who wishes none.

    It is at their time, on days of theirs as far apart as their rhythm lets them be, and within their hours.
    """
    if not (times := limits.per_week[wish.rhythm]):
        return None
    week, zone = wish.week, ZoneInfo(wish.zone)
    days = _apart(week.days, times)
    clock = week.start if outside(wish) else wish.at
    from_ = max(one for one in (now, week.away_until, wish.paused_until) if one)
    day = from_.astimezone(zone).date()
    while True:
        if day.weekday() in days and week.includes(day):
            moment = _opens(wish, datetime.combine(day, clock, zone).astimezone(UTC))
            if moment > now and moment.astimezone(zone).date() == day:
                return moment
        day += DAY


def outside(wish: Wish) -> bool:
    """Whether their time lies outside their working hours: then a contact comes as those begin."""
    return not wish.week.start <= wish.at < wish.week.end


def spread(seed: bytes, receivers: int, rate: float, limits: Limits) -> timedelta:
    """How much after their common moment one of so many receivers is spoken to, at a rate of messages a second."""
    part: float = int.from_bytes(hashlib.sha256(seed).digest()[:8]) / 2**64
    return part * max(limits.spread, timedelta(seconds=receivers / rate))


def _never(wish: Wish, past: Past, first: Want, limits: Limits) -> Reason | None:
    if not limits.per_week[wish.rhythm]:
        return Reason.OFF
    if past.unanswered > limits.pause_after:
        return Reason.PAUSED
    return Reason.LONG if first.minutes > limits.minutes else None


Dated = tuple[date, Contact]  # the latest day it can be said to have been on, for who travelled since


def _earliest(
    wish: Wish, past: Past, contacts: Sequence[Dated], minutes: float, limits: Limits, now: datetime
) -> datetime:
    """The first moment from now on that is within their hours and that the contacts before it leave room for."""
    zone, times = ZoneInfo(wish.zone), limits.per_week[wish.rhythm]
    span = 2 * WEEK if past.unanswered >= limits.halve_after else WEEK  # halved: the same number in twice the days
    gap = max((one.at.astimezone(UTC) + limits.gap for _, one in contacts), default=now)
    moment = _opens(wish, max(now, gap))
    while True:
        today = moment.astimezone(zone).date()
        day = max(
            _free(contacts, today, DAY, lambda near: len(near) < limits.per_day),
            _free(contacts, today, span, lambda near: len(near) < times),
            _free(contacts, today, WEEK, lambda near: sum(one.minutes for _, one in near) + minutes <= limits.minutes),
        )
        if day == today:
            return moment
        moment = _opens(wish, datetime.combine(day, time(), zone).astimezone(UTC))


def _free(contacts: Sequence[Dated], day: date, span: timedelta, fits: Callable[[Sequence[Dated]], bool]) -> date:
    """The first day from this one on, at the end of a span of days of which the contacts leave room."""
    while not fits(near := _within(contacts, day, span)):
        day = min(on for on, _ in near) + span
    return day


def _within(contacts: Sequence[Dated], day: date, span: timedelta) -> Sequence[Dated]:
    """The contacts of the span of days that this one ends, and of any after it."""
    return [(on, one) for on, one in contacts if on > day - span]


def _opens(wish: Wish, moment: datetime) -> datetime:
    """The moment itself when a sound may be made, else the first one after it (NW4)."""
    moment = max(moment, wish.paused_until or moment)
    while (opened := _sounds(wish, moment)) > moment:
        moment = opened
    return moment


def _sounds(wish: Wish, moment: datetime) -> datetime:
    """One step towards it: after their quiet time, and then in their hours."""
    loud = schedule.after_quiet(moment, wish.quiet, wish.zone) if wish.quiet else moment
    return schedule.next_working(loud, wish.week, wish.zone)


def _apart(days: Collection[int], times: int) -> Collection[int]:
    """So many of somebody's working days, as evenly as they lie; the middle one for one a week."""
    ordered, last = sorted(days), len(days) - 1
    if times > last:
        return ordered
    return {ordered[last // 2 if times == 1 else number * last // (times - 1)] for number in range(times)}
