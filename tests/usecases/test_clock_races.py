"""Two processes on PostgreSQL look at what is due at the same moment, or somebody acts just then."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

import pytest

import storage.store
import usecases.deadlines
from domain.friction import Friction, FrictionId
from domain.messages import Kind
from domain.states import Act, State
from domain.timers import What
from storage import timers
from storage.store import Store
from storage.tx import Tx
from tests.examples import ANNA, BRAM, NOOR, RULES
from tests.usecases.house import House
from tests.usecases.races import race
from tests.usecases.test_deadlines import day

CLOCKED = (Act.LATE, Act.STILL, Act.REMIND, Act.CLOSE)


@pytest.fixture
def house(postgres_url: str) -> Iterator[House]:
    store = storage.store.open_store(postgres_url)
    yield House(store)
    store.close()


@pytest.fixture
def other(postgres_url: str, house: House) -> Iterator[Store]:
    """Another process on the same store."""
    store = storage.store.open_store(postgres_url)
    yield store
    store.close()


def look(other: Store, now: datetime, between: Callable[[], object]) -> None:
    """The other process reads what is due, something happens, and it goes on with what it read."""

    def go_on(tx: Tx, due: Sequence[tuple[FrictionId, What]]) -> None:
        for which, what in due:
            usecases.deadlines.go_off(tx, which, what, now=now, rules=RULES)

    race(other, lambda tx: timers.due(tx, now), between, go_on)


def clocked(house: House, which: Friction) -> list[Act]:
    return [one.act for one in house.story(which.id) if one.act in CLOCKED]


def test_what_two_processes_find_due_at_once_happens_once(house: House, other: Store) -> None:
    which, now = house.report(), day("2026-11-18T12:00")
    look(other, now, lambda: house.do(lambda tx: usecases.deadlines.tick(tx, now=now, rules=RULES)))
    assert clocked(house, which) == [Act.LATE]
    assert [who for who, _ in house.told(Kind.LATE)] == [NOOR]


@pytest.mark.parametrize(("what", "state"), [(Act.CONFIRM, State.CONFIRMED), (Act.REOPEN, State.RECEIVED)])
def test_who_answers_while_it_is_being_closed_has_the_last_word(
    house: House, other: Store, what: Act, state: State
) -> None:
    which, now = house.until(Act.TAKE, Act.SOLVE), day("2026-12-03T12:00")
    house.do(lambda tx: usecases.deadlines.tick(tx, now=day("2026-11-25T12:00"), rules=RULES))
    look(other, now, lambda: house.act(what, which.id, ANNA, now=now))
    found = house.find(which.id)
    assert found
    assert (found.state, clocked(house, which)) == (state, [Act.REMIND])


def test_who_solves_it_while_it_is_becoming_late_is_asked_nothing_more(house: House, other: Store) -> None:
    which, now = house.until(Act.TAKE), day("2026-12-03T12:00")
    look(other, now, lambda: house.act(Act.SOLVE, which.id, BRAM, now=now))
    assert clocked(house, which) == []
    assert house.do(lambda tx: timers.wound(tx, which.id)).keys() == {What.REMIND}
