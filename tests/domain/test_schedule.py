from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content import loader
from domain import schedule
from domain.schedule import Quiet, WorkingWeek

WEEK, QUIET = loader.working_week(), loader.quiet()  # Monday to Friday, 08:30 to 17:30
ALL_WEEK = WorkingWeek(days=frozenset(range(7)), start=time(0), end=time(8))  # works through a Sunday's small hours
AMSTERDAM, NEW_YORK, KOLKATA = "Europe/Amsterdam", "America/New_York", "Asia/Kolkata"

moments = st.datetimes(
    min_value=datetime(2025, 12, 1), max_value=datetime(2027, 2, 1), timezones=st.just(UTC)  # noqa: DTZ001 - hypothesis wants them bare
)  # fmt: skip
zones = st.sampled_from([AMSTERDAM, NEW_YORK, KOLKATA, "Pacific/Auckland", "UTC"])
weeks = st.sampled_from([WEEK, ALL_WEEK, WorkingWeek(days=frozenset({6, 0}), start=time(1, 30), end=time(23, 45))])
minutes = st.integers(min_value=1, max_value=60 * 60)
quick = settings(max_examples=60, deadline=None)


def at(zone: str, text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def add_hours(zone: str, start: str, hours: float, week: WorkingWeek = WEEK) -> str:
    found = schedule.add_hours(at(zone, start), hours, week, zone)
    return f"{found.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        ("2026-11-17 09:30", 8, "2026-11-17 17:30"),  # an end of day counts as that day
        ("2026-11-17 09:31", 8, "2026-11-18 08:31"),
        ("2026-11-17 07:00", 1, "2026-11-17 09:30"),  # before work: counts from its start
        ("2026-11-20 17:00", 8, "2026-11-23 16:00"),  # over the weekend
        ("2026-11-21 12:00", 0, "2026-11-23 08:30"),
        ("2026-11-17 09:30", 90, "2026-12-01 09:30"),  # ten working days
    ],
)
def test_working_hours_pass_only_in_working_time(start: str, hours: float, expected: str) -> None:
    assert add_hours(AMSTERDAM, start, hours) == expected


@pytest.mark.parametrize(
    ("zone", "start", "hours", "expected"),
    [
        # 29 March 2026: 02:00 becomes 03:00, so a shift of 00:00 to 08:00 has seven hours
        (AMSTERDAM, "2026-03-29 00:00", 3, "2026-03-29 04:00"),
        (AMSTERDAM, "2026-03-29 00:00", 7, "2026-03-29 08:00"),
        (AMSTERDAM, "2026-03-29 00:00", 8, "2026-03-30 01:00"),
        # 25 October 2026: 03:00 becomes 02:00, so the same shift has nine
        (AMSTERDAM, "2026-10-25 00:00", 3, "2026-10-25 02:00"),
        (AMSTERDAM, "2026-10-25 00:00", 9, "2026-10-25 08:00"),
        (AMSTERDAM, "2026-10-25 00:00", 10, "2026-10-26 01:00"),
        (NEW_YORK, "2026-03-08 00:00", 7, "2026-03-08 08:00"),
        (NEW_YORK, "2026-11-01 00:00", 9, "2026-11-01 08:00"),
        (KOLKATA, "2026-10-25 00:00", 8, "2026-10-25 08:00"),  # no summer time, half an hour off
    ],
)
def test_hours_are_hours_that_really_pass_when_the_clock_shifts(
    zone: str, start: str, hours: float, expected: str
) -> None:
    assert add_hours(zone, start, hours, ALL_WEEK) == expected


@pytest.mark.parametrize(
    ("before", "after", "utc_before", "utc_after"),
    [
        ("2026-03-27", "2026-03-30", 7.5, 6.5),  # the weekend in which summer time begins
        ("2026-10-23", "2026-10-26", 6.5, 7.5),  # and ends
    ],
)
def test_work_starts_at_the_same_hour_on_the_wall_before_and_after_the_clock_shifts(
    before: str, after: str, utc_before: float, utc_after: float
) -> None:
    for day, expected in ((before, utc_before), (after, utc_after)):
        start = schedule.next_working(at(AMSTERDAM, f"{day} 05:00"), WEEK, AMSTERDAM)
        assert (start.hour + start.minute / 60, start.tzinfo) == (expected, UTC)
    assert add_hours(AMSTERDAM, f"{before} 16:30", 2) == f"{after} 09:30"


def test_the_same_moment_is_work_in_one_zone_and_night_in_another() -> None:
    moment = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
    found = {zone: schedule.is_working(moment, WEEK, zone) for zone in (AMSTERDAM, NEW_YORK, KOLKATA)}
    assert found == {AMSTERDAM: True, NEW_YORK: False, KOLKATA: True}
    assert schedule.next_working(moment, WEEK, NEW_YORK) == at(NEW_YORK, "2026-11-17 08:30")


def test_days_end_with_the_working_day_and_begin_to_count_on_the_next_one() -> None:
    ends = {
        start: f"{schedule.add_days(at(AMSTERDAM, start), 2, WEEK, AMSTERDAM).astimezone(ZoneInfo(AMSTERDAM)):%a %H:%M}"
        for start in ("2026-11-17 09:30", "2026-11-17 18:00", "2026-11-19 09:30", "2026-11-21 12:00")
    }
    assert list(ends.values()) == ["Thu 17:30", "Fri 17:30", "Mon 17:30", "Wed 17:30"]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-17 00:00", "2026-11-19 17:30"),
        ("2026-11-17 23:59", "2026-11-19 17:30"),
        ("2026-11-20 12:00", "2026-11-24 17:30"),
        ("2026-11-21 12:00", "2026-11-24 17:30"),  # nothing was said on Monday, so it counts
        ("2026-12-24 18:00", "2026-12-29 17:30"),  # the 25th and 26th are holidays, then it is Sunday
        ("2027-03-27 23:30", "2027-03-31 17:30"),  # a night of 23 hours, and Easter Monday
        ("2027-10-30 23:30", "2027-11-02 17:30"),  # and one of 25
    ],
)
def test_days_after_a_day_are_the_same_whatever_its_hour(moment: str, expected: str) -> None:
    found = schedule.days_after(at(AMSTERDAM, moment), 2, WEEK, AMSTERDAM)
    assert f"{found.astimezone(ZoneInfo(AMSTERDAM)):%Y-%m-%d %H:%M}" == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-17 08:29", "2026-11-17 08:30"),
        ("2026-11-17 17:30", "2026-11-18 08:30"),  # quiet begins as work ends
        ("2026-11-20 23:00", "2026-11-23 08:30"),  # a weekend is quiet whole
        ("2026-11-22 12:00", "2026-11-23 08:30"),
        ("2026-11-17 12:00", "2026-11-17 12:00"),
    ],
)
def test_quiet_ends_when_work_begins(moment: str, expected: str) -> None:
    assert schedule.after_quiet(at(AMSTERDAM, moment), QUIET, AMSTERDAM) == at(AMSTERDAM, expected)


def test_a_quiet_hour_at_noon_and_no_quiet_weekend_are_possible() -> None:
    siesta = Quiet(start=time(12), end=time(13), weekends=False)
    assert schedule.after_quiet(at(AMSTERDAM, "2026-11-21 12:30"), siesta, AMSTERDAM) == at(
        AMSTERDAM, "2026-11-21 13:00"
    )
    assert not schedule.is_quiet(at(AMSTERDAM, "2026-11-21 23:00"), siesta, AMSTERDAM)


@quick
@given(moment=moments, zone=zones)
def test_by_default_quiet_time_is_all_time_but_working_time(moment: datetime, zone: str) -> None:
    assert schedule.is_quiet(moment, QUIET, zone) is not schedule.is_working(moment, WEEK, zone)
    assert schedule.after_quiet(moment, QUIET, zone) == schedule.next_working(moment, WEEK, zone)


@quick
@given(moment=moments, zone=zones, weekends=st.booleans(), start=st.times(), end=st.times())
def test_after_quiet_is_never_quiet_and_never_earlier(
    moment: datetime, zone: str, weekends: bool, start: time, end: time
) -> None:
    quiet = Quiet(start=start, end=end, weekends=weekends)
    after = schedule.after_quiet(moment, quiet, zone)
    assert after >= moment
    assert not schedule.is_quiet(after, quiet, zone)
    assert after == moment or schedule.is_quiet(moment, quiet, zone)


@quick
@given(moment=moments, zone=zones, week=weeks)
def test_the_next_working_moment_is_working_time_and_then_stays(moment: datetime, zone: str, week: WorkingWeek) -> None:
    found = schedule.next_working(moment, week, zone)
    assert found >= moment
    assert schedule.is_working(found, week, zone)
    assert schedule.next_working(found, week, zone) == found
    assert (found == moment) is schedule.is_working(moment, week, zone)


@quick
@given(moment=moments, zone=zones, week=weeks, first=minutes, second=minutes)
def test_working_hours_add_up_and_never_run_back(
    moment: datetime, zone: str, week: WorkingWeek, first: int, second: int
) -> None:
    halfway = schedule.add_hours(moment, first / 60, week, zone)
    end = schedule.add_hours(moment, (first + second) / 60, week, zone)
    assert moment < halfway < end
    assert abs(schedule.add_hours(halfway, second / 60, week, zone) - end) <= timedelta(microseconds=2)
    assert schedule.is_working(end - timedelta(milliseconds=1), week, zone)


@quick
@given(
    moment=moments,
    later=st.timedeltas(timedelta(0), timedelta(days=9)),
    zone=zones,
    hours=minutes,
    days=st.integers(0, 12),
)
def test_who_starts_later_is_never_done_earlier(
    moment: datetime, later: timedelta, zone: str, hours: int, days: int
) -> None:
    first = schedule.add_hours(moment, hours / 60, WEEK, zone)
    assert first <= schedule.add_hours(moment + later, hours / 60, WEEK, zone)
    assert schedule.add_days(moment, days, WEEK, zone) <= schedule.add_days(moment + later, days, WEEK, zone)


def slow(moment: datetime, week: WorkingWeek, zone: str) -> bool:
    """Whether it is working time, as one reads it from a calendar and a clock on the wall."""
    local = moment.astimezone(ZoneInfo(zone))
    if local.weekday() not in week.days or week.holiday(local.date()):
        return False
    if week.away_until and moment < week.away_until:
        return False
    return week.start <= local.time() < week.end


people = st.builds(
    WorkingWeek,
    days=st.frozensets(st.integers(0, 6), min_size=1),
    start=st.sampled_from([time(7), time(8, 30), time(9)]),
    end=st.sampled_from([time(12), time(17, 30), time(20)]),
    holiday=st.just(loader.holiday),
    away_until=st.none() | moments,
)


@settings(max_examples=60, deadline=None)
@given(start=moments, minutes_=st.integers(0, 60 * 24 * 9), week=people, zone=zones)
def test_working_time_is_what_a_slow_look_at_every_minute_says(
    start: datetime, minutes_: int, week: WorkingWeek, zone: str
) -> None:
    start = start.replace(second=0, microsecond=0)
    week = replace(week, away_until=week.away_until and week.away_until.replace(second=0, microsecond=0))
    end = start + timedelta(minutes=minutes_)
    passed = sum(slow(start + timedelta(minutes=one), week, zone) for one in range(minutes_))
    assert schedule.worked(start, end, week, zone) == timedelta(minutes=passed)
    assert schedule.is_working(start, week, zone) is slow(start, week, zone)


@settings(max_examples=60, deadline=None)
@given(start=moments, hours=st.integers(1, 40), week=people, zone=zones)
def test_so_many_working_hours_later_so_many_have_passed(
    start: datetime, hours: int, week: WorkingWeek, zone: str
) -> None:
    assert schedule.worked(start, schedule.add_hours(start, hours, week, zone), week, zone) == timedelta(hours=hours)


def test_nobody_works_on_a_holiday_or_before_they_are_back() -> None:
    christmas = at(AMSTERDAM, "2026-12-25 10:00")
    assert not schedule.is_working(christmas, WEEK, AMSTERDAM)
    assert f"{schedule.next_working(christmas, WEEK, AMSTERDAM).astimezone(ZoneInfo(AMSTERDAM)):%a %d %b %H:%M}" == (
        "Mon 28 Dec 08:30"
    )
    away = replace(WEEK, away_until=at(AMSTERDAM, "2026-11-25 00:00"))
    assert add_hours(AMSTERDAM, "2026-11-17 09:30", 8, away) == "2026-11-25 16:30"
    assert schedule.is_quiet(christmas, QUIET, AMSTERDAM)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-17T08:00:00+00:00", "2026-11-17T08:00:00+00:00"),
        ("2026-11-17T08:00:00.000001+00:00", "2026-11-17T08:05:00+00:00"),
        ("2026-11-17T10:04:59+01:00", "2026-11-17T09:05:00+00:00"),
    ],
)
def test_what_comes_within_five_minutes_ends_at_one_moment(moment: str, expected: str) -> None:
    found = schedule.together(datetime.fromisoformat(moment), timedelta(minutes=5))
    assert found == datetime.fromisoformat(expected)
