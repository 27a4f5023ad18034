"""Working time and quiet time of one person, in their own time zone, through both days a year that the clock shifts.

Moments come in and go out aware; time zones are IANA names.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

MOMENT = timedelta(microseconds=1)  # the smallest that is told apart


Holiday = Callable[[date], bool]


def never(_day: date) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingWeek:
    """Whose hours are meant, or the organisation's."""

    days: frozenset[int]  # 0 is Monday; never empty
    start: time  # local; before end
    end: time
    holiday: Holiday = never
    away_until: datetime | None = None  # no work before it

    def includes(self, day: date) -> bool:
        return day.weekday() in self.days and not self.holiday(day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """When nothing unasked may make a sound: every night from `start` to `end`, and perhaps whole weekends."""

    start: time  # local, in the evening
    end: time  # local, the next morning
    weekends: bool
    holiday: Holiday = never


def is_working(moment: datetime, week: WorkingWeek, zone: str) -> bool:
    day = _local(moment, zone).date()
    start, end = _shift(day, week, zone)
    return week.includes(day) and start <= moment < end


def next_working(moment: datetime, week: WorkingWeek, zone: str) -> datetime:
    """The moment itself when it is working time, else the start of the next working day."""
    start, _ = next(_shifts(moment, week, zone))
    return max(moment, start).astimezone(UTC)


def add_hours(moment: datetime, hours: float, week: WorkingWeek, zone: str) -> datetime:
    """The moment by which so many working hours have passed; an end of day counts as that day."""
    left = timedelta(hours=hours)
    for start, end in _shifts(moment, week, zone):
        begin = max(start, moment)
        if end - begin >= left:
            return (begin + left).astimezone(UTC)
        left -= end - begin
    raise AssertionError  # _shifts never ends


def add_days(moment: datetime, days: int, week: WorkingWeek, zone: str) -> datetime:
    """The end of the working day so many working days after the one it begins to count on."""
    _, end = next(_shifts(moment, week, zone))
    day = next(islice(_working_days(_local(end, zone).date(), week), days, None))
    return _shift(day, week, zone)[1]


def days_after(moment: datetime, days: int, week: WorkingWeek, zone: str) -> datetime:
    """The end of the last of so many working days (1 or more) after that day, whatever its hour was."""
    tomorrow = datetime.combine(_local(moment, zone).date() + timedelta(days=1), time(), ZoneInfo(zone))
    return add_days(tomorrow, days - 1, week, zone)


def worked(start: datetime, end: datetime, week: WorkingWeek, zone: str) -> timedelta:
    """How much working time lies between two moments; none when the second comes first."""
    passed = timedelta()
    for begin, stop in _shifts(start, week, zone):
        if begin >= end:
            return passed
        passed += min(stop, end) - max(begin, start)
    raise AssertionError  # _shifts never ends


def part_of(start: datetime, end: datetime, part: float, week: WorkingWeek, zone: str) -> datetime:
    """When that part of the working time between the two has passed."""
    return add_hours(start, worked(start, end, week, zone) / timedelta(hours=1) * part, week, zone)


def start_of_day(moment: datetime, zone: str) -> datetime:
    """Midnight before it: all that is kept of a moment that must not be told from the others of its day."""
    return datetime.combine(_local(moment, zone).date(), time(), ZoneInfo(zone)).astimezone(UTC)


def start_of_week(moment: datetime, zone: str) -> datetime:
    """Midnight before its Monday."""
    day = _local(moment, zone).date()
    monday = day - timedelta(days=day.weekday())
    return datetime.combine(monday, time(), ZoneInfo(zone)).astimezone(UTC)


def together(moment: datetime, span: timedelta) -> datetime:
    """The end of the span of time it falls in, counted from midnight UTC: what comes in one span ends at one moment."""
    return moment + (datetime.min.replace(tzinfo=UTC) - moment) % span


def end_of_work(moment: datetime, week: WorkingWeek, zone: str) -> datetime:
    """When the working day ends in which it falls, or which follows it."""
    _, end = next(_shifts(moment, week, zone))
    return end.astimezone(UTC)


def next_release(moment: datetime, releases: Sequence[time], week: WorkingWeek, zone: str) -> datetime:
    """The first of these times of a working day after the moment."""
    day = _local(moment, zone).date()
    while True:
        for one in sorted(releases):
            at = datetime.combine(day, one, ZoneInfo(zone)).astimezone(UTC)
            if week.includes(day) and at > moment:
                return at
        day += timedelta(days=1)


def is_quiet(moment: datetime, quiet: Quiet, zone: str) -> bool:
    local = _local(moment, zone)
    if quiet.holiday(local.date()) or (quiet.weekends and local.weekday() >= 5):  # noqa: PLR2004 - Saturday and Sunday
        return True
    clock = local.time()
    if quiet.start <= quiet.end:
        return quiet.start <= clock < quiet.end
    return clock >= quiet.start or clock < quiet.end


def after_quiet(moment: datetime, quiet: Quiet, zone: str) -> datetime:
    """The moment itself outside quiet time, else when the quiet ends."""
    day = _local(moment, zone).date()
    while is_quiet(moment, quiet, zone):
        end = datetime.combine(day, quiet.end, ZoneInfo(zone)).astimezone(UTC)
        day += timedelta(days=1)
        moment = max(moment, end)
    return moment.astimezone(UTC)


def _local(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone))


def _shift(day: date, week: WorkingWeek, zone: str) -> tuple[datetime, datetime]:
    """One day's start and end in UTC, so that differences are hours that really pass; empty while they are away."""
    here = ZoneInfo(zone)
    start = datetime.combine(day, week.start, here).astimezone(UTC)
    end = datetime.combine(day, week.end, here).astimezone(UTC)
    back = min(week.away_until or start, end)
    return max(start, back), end


def _shifts(moment: datetime, week: WorkingWeek, zone: str) -> Iterator[tuple[datetime, datetime]]:
    """Every working day's shift that has not ended at the moment, for ever."""
    for day in _working_days(_local(moment, zone).date(), week):
        start, end = _shift(day, week, zone)
        if moment < end and start < end:
            yield start, end


def _working_days(day: date, week: WorkingWeek) -> Iterator[date]:
    """From this day on, for ever."""
    while True:
        if week.includes(day):
            yield day
        day += timedelta(days=1)
