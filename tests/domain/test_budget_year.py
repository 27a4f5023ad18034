"""Fifty-two weeks of anybody, of whom something is wanted all the time (NW1, NW3, NW4, ML9)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import budget, schedule
from domain.budget import Contact, Grant, Held, Kind, Past, Rhythm
from tests.domain.living import LIMITS, START, Life, Spoken, lives, year

A_DAY = timedelta(days=1)
years = settings(max_examples=15)


def days_here(all_: list[Spoken], one: Spoken, days: int) -> list[Spoken]:
    """Those up to this one of so many days that end with its day, by the days as lived and as they are counted here."""
    since, zone = one.day - days * A_DAY, ZoneInfo(one.wish.zone)
    return [
        other
        for other in all_
        if other.at <= one.at and max(other.day, other.at.astimezone(zone).date()) > since
    ]  # fmt: skip


@given(life=lives)
@years
def test_never_more_than_they_wish_in_any_seven_days_nor_twice_a_day_nor_within_six_hours(life: Life) -> None:
    said = list(year(life))
    for one in said:
        assert len(days_here(said, one, 7)) <= LIMITS.per_week[one.wish.rhythm]
        assert len(days_here(said, one, 1)) == 1
        assert one.wish.rhythm is not Rhythm.OFF
    assert all(after.at - before.at >= timedelta(hours=6) for before, after in pairwise(said))


@given(life=lives)
@years
def test_never_more_minutes_in_any_seven_days_than_the_cap(life: Life) -> None:
    said = list(year(life))
    for one in said:
        assert sum(other.grant.contact.minutes for other in days_here(said, one, 7)) <= LIMITS.minutes + 1e-9
        assert one.grant.wants
        assert one.grant.contact.minutes == sum(want.minutes for want in one.grant.wants)


@given(life=lives)
@years
def test_nothing_is_said_in_quiet_time_or_while_they_are_away_or_paused(life: Life) -> None:
    for one in year(life):
        wish = one.wish
        assert schedule.is_working(one.at, wish.week, wish.zone)
        assert not (wish.quiet and schedule.is_quiet(one.at, wish.quiet, wish.zone))
        for start, days in (*life.away, *life.pauses):
            assert not START + start * A_DAY <= one.at < START + (start + days) * A_DAY


@given(life=lives)
@years
def test_who_does_not_answer_hears_half_and_after_eight_one_line_and_no_more(life: Life) -> None:
    said = list(year(life))
    for one in said:
        ignored = one.before.unanswered
        assert ignored <= 8
        assert (ignored == 8) is (one.grant.wants[0].kind is Kind.PAUSE)
        if ignored >= 3:
            assert len(days_here(said, one, 14)) <= LIMITS.per_week[one.wish.rhythm]


def test_who_answers_nothing_all_year_hears_nine_things_and_who_answers_all_the_rhythm() -> None:
    life = Life(
        rhythms=[Rhythm.THREE], zones=["Europe/Amsterdam"], week=None, at=LIMITS.at, away=[], pauses=[], hours=[5],
        answers=[False], wants=[budget.Want(kind=Kind.TIP, about="a", minutes=1)],
    )  # fmt: skip
    silent = [one.day for one in year(life)]
    assert len(silent) == 9
    assert (silent[2] - silent[0], silent[3] - silent[0], silent[6] - silent[3]) == (2 * A_DAY, 14 * A_DAY, 14 * A_DAY)
    assert len(list(year(replace(life, answers=[True])))) in range(150, 157)  # holidays fall in between
    back = list(year(replace(life, answers=[*[False] * 9, True])))
    assert len(back) == 9, "the ninth is the line, and they did not answer it"
    assert len(list(year(replace(life, answers=[*[False] * 8, True])))) > 27


pasts = st.builds(
    lambda ago, minutes, unanswered: (sorted(ago), minutes, unanswered),
    st.sets(st.integers(1, 16 * 24), max_size=9), st.floats(0.5, 4), st.integers(0, 8),
)  # fmt: skip


@given(life=lives, hours=st.integers(0, 51 * 7 * 24), before=pasts, part=st.integers(0, 99))
@settings(max_examples=150)
def test_what_is_held_fits_at_that_moment_and_not_before(
    life: Life, hours: int, before: tuple[list[int], float, int], part: int
) -> None:
    now, (ago, minutes, unanswered) = START + timedelta(hours=hours), before
    thens = [now - timedelta(hours=one) for one in ago]
    contacts = tuple(Contact(at=then, day=then.date(), minutes=minutes) for then in thens)
    wish, past, wants = life.wish(now), Past(contacts=contacts, unanswered=unanswered), life.wants[:1]
    found = budget.ask(wish, past, wants, LIMITS, now)
    if isinstance(found, Held):
        assert found.until > now
        assert isinstance(budget.ask(wish, past, wants, LIMITS, found.until), Grant)
        assert budget.ask(wish, past, wants, LIMITS, now + (found.until - now) * part / 100) == found


@given(life=lives, hours=st.integers(0, 51 * 7 * 24))
@settings(max_examples=150)
def test_a_slot_is_after_now_in_their_hours_and_one_whenever_somebody_looks(life: Life, hours: int) -> None:
    now = START + timedelta(hours=hours)
    wish = life.wish(now)
    slot = budget.next_slot(wish, LIMITS, now)
    assert (slot is None) is (wish.rhythm is Rhythm.OFF)
    if slot:
        assert slot > now
        assert budget.next_slot(wish, LIMITS, now + (slot - now) / 2) == slot
        assert not isinstance(budget.ask(wish, Past(), life.wants[:1], LIMITS, slot), Held)
        local = slot.astimezone(ZoneInfo(wish.zone))
        wall = datetime.combine(local.date(), wish.at, ZoneInfo(wish.zone)).astimezone(UTC)
        inside = schedule.is_working(wall, wish.week, wish.zone)
        assert slot == wall or not inside or (wish.paused_until or wall) > wall or wish.week.start > wish.at
