"""What somebody says of themselves: which language they read, when they work, and that they are away for a while."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain import errors
from domain.people import LANGUAGES, Hours, Person
from domain.schedule import WorkingWeek

SHORTEST = timedelta(hours=1)  # of a working day
FARTHEST = timedelta(days=366)  # somebody who is away says when they are back
FIELDS = ("language", "days", "starts", "ends", "until")

_DAYS = re.compile(r"[0-6](,[0-6]){0,6}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HALF_A_DAY = timedelta(hours=12)


class Mistake(StrEnum):
    """Why the card comes back, as the text that says it."""

    NO_DAY = "preferences-no-day"
    NO_TIME = "preferences-no-time"
    ORDER = "preferences-order"  # the end is not after the start
    SHORT = "preferences-short"
    PAST = "preferences-past"
    FAR = "preferences-far"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The card's fields as a client sends them; what is left empty is an empty string."""

    language: str
    days: str  # 0,1,2 where 0 is Monday
    starts: str  # 08:30, local
    ends: str
    until: str  # 2026-12-04, the last day away; empty when they are there


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    language: str
    hours: Hours
    away_until: datetime | None  # midnight after the last day away


def read(filled: Filled, *, now: datetime, zone: str) -> Preferences | Mistake:
    """What the fields mean to somebody in this time zone, or the first thing to put right.

    Raises Choice for what no card of ours sends.
    """
    if filled.language not in LANGUAGES:
        raise errors.Choice
    days = frozenset(int(day) for day in _whole(_DAYS, filled.days).split(",") if day)
    start, end, back = _time(filled.starts), _time(filled.ends), last_day(filled.until, now=now, zone=zone)
    if not days:
        return Mistake.NO_DAY
    if start is None or end is None:
        return Mistake.NO_TIME
    if wrong := _wrong_times(start, end):
        return wrong
    if isinstance(back, Mistake):
        return back
    return Preferences(language=filled.language, hours=Hours(days=days, start=start, end=end), away_until=back)


def last_day(until: str, *, now: datetime, zone: str) -> datetime | Mistake | None:
    """When somebody is back who fills in the last day away, or what to put right; None for who is here."""
    day = _date(until)
    wrong = _wrong_day(day, now.astimezone(ZoneInfo(zone)).date())
    return wrong or (away_until(day, zone) if day else None)


def away_until(last: date, zone: str) -> datetime:
    """When somebody is back whose last day away it is: as that day ends for them."""
    return datetime.combine(last + timedelta(days=1), time(), ZoneInfo(zone)).astimezone(UTC)


def last_noon(back: datetime) -> datetime:
    """Noon of the last day away, or about; the same date wherever they travelled meanwhile."""
    return back - _HALF_A_DAY


def last_date(back: datetime | None, zone: str) -> str:
    """The same as it stands in a field; empty for who is there."""
    return last_noon(back).astimezone(ZoneInfo(zone)).date().isoformat() if back else ""


def usual(week: WorkingWeek) -> Hours:
    """The organisation's own hours."""
    return Hours(days=week.days, start=week.start, end=week.end)


def shown(who: Person, week: WorkingWeek, written: Mapping[str, str]) -> Filled:
    """What stands in the fields: as it is kept, or as it was filled in where that was not kept."""
    if "days" in written:
        return Filled(**{one: written[one] for one in FIELDS})
    hours = who.hours or usual(week)
    back = who.away_until
    return Filled(
        language=who.language,
        days=",".join(str(day) for day in sorted(hours.days)),
        starts=f"{hours.start:%H:%M}",
        ends=f"{hours.end:%H:%M}",
        until=last_date(back, who.time_zone),
    )


def _wrong_times(start: time, end: time) -> Mistake | None:
    if end <= start:
        return Mistake.ORDER
    long = timedelta(hours=end.hour - start.hour, minutes=end.minute - start.minute)
    return Mistake.SHORT if long < SHORTEST else None


def _wrong_day(until: date | None, today: date) -> Mistake | None:
    if until is None:
        return None
    if until < today:
        return Mistake.PAST
    return Mistake.FAR if until > today + FARTHEST else None


def _time(told: str) -> time | None:
    told = _whole(_TIME, told)
    return time.fromisoformat(told) if told else None


def _date(told: str) -> date | None:
    told = _whole(_DATE, told)
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:  # the 30th of February
        raise errors.Choice from None


def _whole(pattern: re.Pattern[str], told: str) -> str:
    """The words when all of them are of this pattern, or there are none."""
    if told and not pattern.fullmatch(told):
        raise errors.Choice
    return told
