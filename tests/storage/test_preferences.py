"""What people say of themselves, in both stores."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.people import Hours, Person, PersonId
from storage import people, preferences
from storage.store import Store
from tests.examples import ANNA, BRAM, LIAM, NOW, USUAL, settle_in

MONDAYS = Hours(days=frozenset({0}), start=time(9), end=time(12, 15))
LATER = NOW + timedelta(days=3)


@pytest.fixture
def house(store: Store) -> Store:
    store.write(settle_in).result()
    return store


def keep(store: Store, who: PersonId, hours: Hours | None = MONDAYS, away_until: datetime | None = None) -> None:
    store.write(
        lambda tx: preferences.keep(tx, who, language="en", hours=hours, away_until=away_until)
    ).result()  # fmt: skip


def find(store: Store, who: PersonId) -> Person:
    found = store.read(lambda tx: people.find(tx, who, USUAL)).result()
    assert found
    return found


def here(store: Store, *who: PersonId) -> list[bool]:
    return store.read(lambda tx: [people.here(tx, one) for one in who]).result()


def next_back(store: Store) -> datetime | None:
    return store.read(preferences.next_back).result()


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.frozensets(st.integers(0, 6), min_size=1), start=st.times(), end=st.times())
def test_any_hours_come_back_as_they_were_kept(house: Store, days: frozenset[int], start: time, end: time) -> None:
    hours = Hours(days=days, start=start.replace(second=0, microsecond=0), end=end.replace(second=0, microsecond=0))
    keep(house, ANNA, hours)
    assert find(house, ANNA).hours == hours


def test_all_of_it_is_kept_for_this_person_alone(house: Store) -> None:
    keep(house, ANNA, MONDAYS, LATER)
    anna, bram = find(house, ANNA), find(house, BRAM)
    assert (anna.language, anna.hours, anna.away_until) == ("en", MONDAYS, LATER)
    assert (bram.language, bram.hours, bram.away_until) == ("nl", None, None)


def test_hours_and_absence_can_be_taken_back(house: Store) -> None:
    keep(house, ANNA, MONDAYS, LATER)
    keep(house, ANNA, None)
    assert (find(house, ANNA).hours, find(house, ANNA).away_until) == (None, None)


def test_somebody_who_is_back_is_here_and_nobody_else_is(house: Store) -> None:
    keep(house, ANNA, away_until=LATER)
    keep(house, BRAM, away_until=LATER)
    house.write(lambda tx: preferences.back(tx, ANNA)).result()
    assert here(house, ANNA, BRAM) == [True, False]
    assert find(house, ANNA).hours == MONDAYS


def test_whoever_said_they_would_be_back_by_now_is_here(house: Store) -> None:
    for n, who in enumerate((ANNA, BRAM, LIAM)):
        keep(house, who, away_until=NOW + timedelta(seconds=n))
    assert house.write(lambda tx: len(preferences.come_back(tx, NOW + timedelta(seconds=1)))).result() == 2
    assert here(house, ANNA, BRAM, LIAM) == [True, True, False]
    assert house.write(lambda tx: preferences.come_back(tx, NOW + timedelta(seconds=1))).result() == []


def test_the_first_who_is_back_is_known(house: Store) -> None:
    assert next_back(house) is None
    keep(house, BRAM, away_until=LATER + timedelta(days=1))
    keep(house, ANNA, away_until=LATER)
    assert next_back(house) == LATER
    house.write(lambda tx: preferences.come_back(tx, LATER)).result()
    assert next_back(house) == LATER + timedelta(days=1)
