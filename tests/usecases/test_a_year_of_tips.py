"""A year of tips as the clock and the store live it: what somebody wishes, and changes their mind about, is kept to."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from random import Random  # noqa: TID251 - the same year every time
from zoneinfo import ZoneInfo

import pytest

from domain import schedule
from domain.budget import Rhythm
from domain.learning import Outcome
from domain.messages import Kind
from domain.tips import Priority
from storage.store import Store
from tests.examples import RULES, ZONE
from tests.usecases.school import Said, School

START = datetime(2026, 9, 1, 7, tzinfo=UTC)
WEEKS = 52
PER_WEEK = RULES.contact.per_week
HERE = ZoneInfo(ZONE)
YEARS = [0, 1, 2, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(3, 24))]


class Year:
    """One person, who says every fortnight something else of how they wish it, and now and then is away."""

    def __init__(self, school: School, seed: int) -> None:
        self.school, self.dice = school, Random(seed)
        self.reacts = self.dice.choice((0.0, 0.3, 0.9))
        self.said: list[tuple[Said, Rhythm]] = []  # with the rhythm that was theirs
        self.rhythm = Rhythm.THREE
        self.still: list[tuple[datetime, datetime]] = []  # from when until when they wished nothing at all
        self.later: set[str] = set()

    def live(self) -> None:
        now = START
        for _ in range(WEEKS // 2):
            self._change(now)
            until = now + timedelta(weeks=2)
            for one in self.school.walk(now, until):
                self.said.append((one, self.rhythm))
                self._react(one)
            now = until

    def _change(self, now: datetime) -> None:
        kind = self.dice.randrange(5)
        if kind == 0:
            until = now + timedelta(days=self.dice.randint(1, 13))
            self.school.away(until, now)
            self.still.append((now, until))
        elif kind == 1:
            until = now + timedelta(days=self.dice.randint(1, 13))
            self.school.wishes(now, paused_until=until)
            self.still.append((now, until))
        else:
            self.rhythm = self.dice.choice(list(Rhythm))
            at = time(self.dice.randint(9, 16), self.dice.choice((0, 30)))
            self.school.wishes(now, rhythm=self.rhythm, at=at)

    def _react(self, one: Said) -> None:
        if self.dice.random() >= self.reacts or one.kind is Kind.PAUSED:
            return
        at = one.due + timedelta(minutes=5)
        if one.kind is Kind.RECALL:
            self.school.answers(one.about, one.day, at, right=self.dice.random() < 0.7)
            return
        outcome = self.dice.choice([*[Outcome.TRIED] * 6, Outcome.LATER, Outcome.KNOWN, Outcome.STUCK])
        self.later |= {one.about} if outcome is Outcome.LATER else set()
        self.school.says(one.about, outcome, at, later_until=at + timedelta(days=7))


def busiest(days: list[int]) -> Iterator[int]:
    """How many of these days lie in each seven that one of them begins."""
    return (sum(day <= other < day + 7 for other in days) for day in days)


@pytest.mark.parametrize("seed", YEARS)
def test_a_year_is_kept_to_what_somebody_wishes_whatever_they_do(store: Store, seed: int) -> None:
    year = Year(School(store), seed)
    year.live()
    said = [one for one, _ in year.said]
    assert len(said) > 10, "a year in which something is said"

    days = [one.day.toordinal() for one in said]
    assert len(set(days)) == len(days), "one a day"
    assert max(busiest(days), default=0) <= PER_WEEK[Rhythm.DAILY]
    for rhythm in Rhythm:
        theirs = [one.day.toordinal() for one, how in year.said if how is rhythm]
        assert max(busiest(theirs), default=0) <= PER_WEEK[rhythm], rhythm
    assert all(later.due - before.due >= RULES.contact.gap for before, later in pairwise(said))

    week = RULES.week
    assert all(schedule.next_working(one.due, week, ZONE) == one.due for one in said), (
        "in their hours, on a working day"
    )
    assert not [one for one in said for since, until in year.still if since < one.due < until], (
        "not while away or paused"
    )

    minutes = {one.day.toordinal(): 0.5 if one.kind is Kind.RECALL else _minutes(one) for one in said}
    assert all(sum(minutes.get(day + n, 0) for n in range(7)) <= RULES.contact.minutes for day in days)


@pytest.mark.parametrize("seed", YEARS)
def test_in_a_year_no_tip_comes_twice_unasked_and_no_question_comes_early(store: Store, seed: int) -> None:
    year = Year(School(store), seed)
    year.live()
    said = [one for one, _ in year.said]
    taught = [one.about for one in said if one.kind is Kind.TIP]
    assert {one for one in taught if taught.count(one) > 1} <= year.later, "only what they put off comes again"
    for one in said:
        if one.kind is Kind.RECALL:
            before = [it.due for it in said if it.kind is Kind.TIP and it.about == one.about and it.due < one.due]
            assert before, "it was taught first"
            since = schedule.add_days(max(before), RULES.remembering.first_wd, RULES.week, ZONE)
            assert one.day >= since.astimezone(HERE).date()


def _minutes(one: Said) -> float:
    return RULES.tips[one.about].minutes if one.about in RULES.tips else 0.0


def test_there_are_tips_that_must_be_known_and_others_to_live_a_year_with() -> None:
    assert {one.priority for one in RULES.tips.values()} == set(Priority)
