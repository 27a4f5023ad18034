"""When nameless reports enter the queues, and what is kept of a moment that must lead to nobody."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content import loader
from domain import schedule
from domain.schedule import WorkingWeek

AMSTERDAM = "Europe/Amsterdam"
WEEK, RELEASES = loader.working_week(), loader.releases()  # Monday to Friday; 09:00, 13:00 and 17:00
MINUTE = timedelta(minutes=1)

moments = st.datetimes(
    min_value=datetime(2026, 1, 1), max_value=datetime(2026, 12, 31), timezones=st.just(UTC)  # noqa: DTZ001 - hypothesis wants them bare
)  # fmt: skip
zones = st.sampled_from([AMSTERDAM, "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC"])
times = st.times(min_value=time(5), max_value=time(23, 59)).map(lambda one: one.replace(second=0, microsecond=0))
weeks = st.sets(st.integers(0, 6), min_size=1).map(
    lambda days: WorkingWeek(days=frozenset(days), start=time(8, 30), end=time(17, 30))
)


def at(text: str, zone: str = AMSTERDAM) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def local(moment: datetime, zone: str = AMSTERDAM) -> str:
    assert moment.tzinfo is UTC
    return f"{moment.astimezone(ZoneInfo(zone)):%a %Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("moment", "released"),
    [
        ("2026-11-17 08:59:59", "Tue 2026-11-17 09:00"),
        ("2026-11-17 09:00", "Tue 2026-11-17 13:00"),  # at the moment itself: the next one
        ("2026-11-17 16:59", "Tue 2026-11-17 17:00"),
        ("2026-11-17 17:00", "Wed 2026-11-18 09:00"),
        ("2026-11-20 17:00", "Mon 2026-11-23 09:00"),  # Friday evening
        ("2026-11-21 12:00", "Mon 2026-11-23 09:00"),
        ("2026-03-28 12:00", "Mon 2026-03-30 09:00"),  # over the night in which summer time begins
        ("2026-10-24 12:00", "Mon 2026-10-26 09:00"),  # and ends
    ],
)
def test_reports_enter_at_the_next_of_three_moments_of_a_working_day(moment: str, released: str) -> None:
    assert local(schedule.next_release(at(moment), RELEASES, WEEK, AMSTERDAM)) == released


def test_the_moments_may_be_listed_in_any_order() -> None:
    listed = [time(17), time(9), time(13)]
    assert local(schedule.next_release(at("2026-11-17 08:00"), listed, WEEK, AMSTERDAM)) == "Tue 2026-11-17 09:00"


@settings(max_examples=40, deadline=None)
@given(moment=moments, releases=st.sets(times, min_size=1, max_size=3), week=weeks, zone=zones)
def test_the_next_release_is_what_watching_the_clock_would_find(
    moment: datetime, releases: set[time], week: WorkingWeek, zone: str
) -> None:
    here = ZoneInfo(zone)
    watched = moment.replace(second=0, microsecond=0) + MINUTE
    while True:
        seen = watched.astimezone(here)
        if seen.weekday() in week.days and seen.time() in releases:
            break
        watched += MINUTE
    assert schedule.next_release(moment, sorted(releases), week, zone) == watched


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-17 00:00", "2026-11-17 00:00"),
        ("2026-11-17 23:59:59.999999", "2026-11-17 00:00"),
        ("2026-03-29 12:00", "2026-03-29 00:00"),  # a day of 23 hours
        ("2026-10-25 12:00", "2026-10-25 00:00"),  # and of 25
    ],
)
def test_of_a_moment_the_day_is_kept_as_it_is_there(moment: str, day: str) -> None:
    found = schedule.start_of_day(at(moment), AMSTERDAM)
    assert (found, found.tzinfo) == (at(day), UTC)


@settings(max_examples=60, deadline=None)
@given(moment=moments, hours=st.integers(0, 23), zone=zones)
def test_all_moments_of_a_day_are_one(moment: datetime, hours: int, zone: str) -> None:
    day = schedule.start_of_day(moment, zone)
    later = day + timedelta(hours=hours)
    assert day <= moment < day + timedelta(hours=25)
    same = later.astimezone(ZoneInfo(zone)).date() == day.astimezone(ZoneInfo(zone)).date()
    assert (schedule.start_of_day(later, zone) == day) is same


@pytest.mark.parametrize(
    ("moment", "ends"),
    [
        ("2026-11-17 06:00", "Tue 2026-11-17 17:30"),
        ("2026-11-17 17:29", "Tue 2026-11-17 17:30"),
        ("2026-11-17 17:30", "Wed 2026-11-18 17:30"),  # that day is over
        ("2026-11-20 18:00", "Mon 2026-11-23 17:30"),
        ("2026-03-27 18:00", "Mon 2026-03-30 17:30"),
        ("2026-10-23 18:00", "Mon 2026-10-26 17:30"),
    ],
)
def test_work_ends_with_the_day_it_falls_in_or_the_next(moment: str, ends: str) -> None:
    assert local(schedule.end_of_work(at(moment), WEEK, AMSTERDAM)) == ends


@settings(max_examples=60, deadline=None)
@given(moment=moments, week=weeks, zone=zones)
def test_the_end_of_work_is_later_and_ends_a_working_time(moment: datetime, week: WorkingWeek, zone: str) -> None:
    end = schedule.end_of_work(moment, week, zone)
    assert end > moment
    assert schedule.is_working(end - schedule.MOMENT, week, zone)
    assert not schedule.is_working(end, week, zone)
    assert schedule.next_working(moment, week, zone) < end
