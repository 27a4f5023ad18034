"""What is kept of days of a report without a name: one day, from which nothing tells the time of an act on it."""

from datetime import UTC, datetime, time, timedelta

import pytest

from domain.friction import Friction
from domain.people import Hours
from domain.states import Act, State
from storage import preferences
from storage.tables import timer
from tests.examples import ANNA, BRAM, REASON
from tests.usecases.house import House, bearer

ONE = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)  # Tuesday
RELEASES = [datetime(2026, 11, 17, hour, 0, tzinfo=UTC) for hour in (8, 12, 16)]
WEDNESDAY, FRIDAY, SATURDAY = (datetime(2026, 11, day, tzinfo=UTC) for day in (18, 20, 21))
HOURS = [timedelta(hours=hour) for hour in (0, 7.5, 8, 11.99, 15.99, 16, 17, 22.9)]  # of UTC; 17:00 and later included
WEEKDAYS, WEEKEND = frozenset(range(5)), frozenset({4, 5, 6})


def works(house: House, days: frozenset[int], end: time = time(17, 30)) -> None:
    hours = Hours(days=days, start=time(8, 30), end=end)
    house.do(lambda tx: preferences.keep(tx, BRAM, language="nl", hours=hours, away_until=None))


def moments(which: Friction) -> tuple[datetime, ...]:
    return which.received_at, which.take_by, which.decide_by


def again(house: House, what: Act, moment: datetime, days: frozenset[int] = WEEKDAYS) -> Friction:
    """Sent, answered and not accepted, in a house of its own where Bram works on these days."""
    house.begin()
    works(house, days)
    which = house.send(now=ONE - timedelta(hours=1))
    house.release(ONE)
    for one in (Act.TAKE, Act.SOLVE if what is Act.REOPEN else Act.DECLINE):
        house.act(one, which.id, BRAM, REASON, now=ONE)
    return house.act(what, which.id, ANNA, by=bearer(), now=moment)


@pytest.mark.parametrize("day", [WEDNESDAY, FRIDAY, SATURDAY], ids=["Wednesday", "Friday", "Saturday"])
@pytest.mark.parametrize("what", [Act.REOPEN, Act.OBJECT])
def test_the_hour_of_an_act_makes_no_difference_to_any_day_that_is_kept(house: House, what: Act, day: datetime) -> None:
    found = {moments(again(house, what, day + after)) for after in HOURS}
    assert len(found) == 1


@pytest.mark.parametrize("day", [WEDNESDAY, FRIDAY, SATURDAY], ids=["Wednesday", "Friday", "Saturday"])
@pytest.mark.parametrize("days", [WEEKDAYS, WEEKEND], ids=["weekdays", "weekend"])
def test_whoever_is_asked_hears_of_it_before_it_should_be_taken(
    house: House, days: frozenset[int], day: datetime
) -> None:
    which = again(house, Act.REOPEN, day + timedelta(hours=22), days)
    assert which.state is State.RECEIVED
    heard = WEDNESDAY + timedelta(days=1) if day == WEDNESDAY else datetime(2026, 11, 23, tzinfo=UTC)
    assert which.take_by > heard + timedelta(hours=8)


@pytest.mark.parametrize("end", [time(15), time(17, 30)])
def test_which_release_of_a_day_it_was_makes_no_difference_either(house: House, end: time) -> None:
    found = set()
    for release in RELEASES:
        house.begin()
        works(house, WEEKDAYS, end)
        which = house.send(now=release - timedelta(minutes=30))
        house.release(release)
        entered = house.find(which.id)
        assert entered is not None
        wound = tuple(sorted((row["what"], row["due_at"]) for row in house.rows(timer)))
        found.add((*moments(entered), wound))
    assert len(found) == 1
