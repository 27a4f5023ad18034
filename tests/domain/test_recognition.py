"""Which days a note is about, and what it is silent of."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain import recognition as rule
from domain.knowledge import ArticleId
from domain.recognition import Because, Change, Note, Reused
from tests.examples import ZONE

NOVEMBER = rule.whole(date(2026, 11, 1), ZONE)
REUSED = Reused(article=ArticleId("a"), wordings={}, times=2)


@pytest.mark.parametrize(
    ("month", "since", "until"),
    [
        ("2026-11-01", "2026-10-31T23:00", "2026-11-30T23:00"),
        ("2026-12-01", "2026-11-30T23:00", "2026-12-31T23:00"),
        ("2027-02-01", "2027-01-31T23:00", "2027-02-28T23:00"),
        ("2026-10-01", "2026-09-30T22:00", "2026-10-31T23:00"),  # the clock is put back in it
        ("2027-03-01", "2027-02-28T23:00", "2027-03-31T22:00"),  # and put on
    ],
)
def test_a_month_is_as_long_as_it_is_where_the_organisation_is(month: str, since: str, until: str) -> None:
    made = rule.whole(date.fromisoformat(month), ZONE)
    assert [one.replace(tzinfo=None).isoformat("T", "minutes") for one in (made.since, made.until)] == [since, until]
    assert (made.month, made.over) == (month[:7], True)


@pytest.mark.parametrize(
    ("now", "first", "end", "over"),
    [
        ("2026-11-17T08:30", "2026-11-01", "2026-11-17", False),
        ("2026-11-30T23:30", "2026-11-01", "2026-12-01", True),  # past midnight there: all of November
        ("2026-12-01T23:30", "2026-12-01", "2026-12-02", False),
        ("2027-01-01T09:00", "2026-12-01", "2027-01-01", True),
    ],
)
def test_what_is_told_in_a_month_s_midst_ends_with_yesterday(now: str, first: str, end: str, over: bool) -> None:
    made = rule.so_far(datetime.fromisoformat(now).replace(tzinfo=UTC), ZONE)
    assert (made.first.isoformat(), made.end.isoformat(), made.over) == (first, end, over)


def test_a_year_begins_with_nothing() -> None:
    first = rule.this_year(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), ZONE)
    assert (first.since, first.until) == (datetime(2026, 12, 31, 23, tzinfo=UTC),) * 2


def test_minutes_are_told_only_where_the_organisation_has_a_number() -> None:
    made = Note(period=NOVEMBER, questions=3, helped=2, reused=(REUSED, replace(REUSED, times=1)))
    assert [made.minutes(each) for each in (None, 10)] == [0, 60]


@pytest.mark.parametrize(
    ("achieved", "anything"),
    [
        ({}, False), ({"questions": 1, "helped": 1}, True), ({"thanked": 1}, True), ({"reused": (REUSED,)}, True),
        ({"changes": (Change(because=Because.HANDED, id="q", code="ABC234", title="Hoe"),)}, True),
    ],
)  # fmt: skip
def test_where_nothing_was_achieved_there_is_nothing_to_tell(achieved: dict[str, object], anything: bool) -> None:
    assert Note(period=NOVEMBER, **achieved).anything is anything  # type: ignore[arg-type]  # of several kinds
