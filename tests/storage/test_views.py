from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from itertools import product
from typing import TypeAlias

import pytest
from sqlalchemy import update

from domain.friction import Friction, FrictionId
from domain.people import PersonId, Role
from domain.states import OPEN, State
from storage import friction, people, together, views
from storage.store import Store
from storage.tables import person
from storage.tx import Tx
from tests.examples import ANNA, BRAM, LIAM, NAMES, NOOR, NOW, SANNE, settle_in
from tests.examples import friction as report

Arranged: TypeAlias = tuple[PersonId | None, PersonId | None, tuple[PersonId, ...], tuple[PersonId, ...]]
OWNERS, DEPUTIES = (None, BRAM, ANNA), (None, SANNE, ANNA)
COORDINATORS: tuple[tuple[PersonId, ...], ...] = ((), (ANNA,), (NOOR, ANNA), (NOOR, LIAM))
AWAY: tuple[tuple[PersonId, ...], ...] = ((), (BRAM,), (BRAM, SANNE), (NOOR, SANNE))
_EVERYBODY_IS_HERE = update(person).values(reachable=True)


@pytest.fixture
def house(store: Store) -> Store:
    """A store with everybody in it."""
    store.write(settle_in).result()
    return store


def put(store: Store, name: str, state: State = State.RECEIVED, **changes: object) -> FrictionId:
    """Stores a report; those that come later in a test were received later."""
    one = report(state, **({"id": FrictionId(name), "code": name[:6], "nonce": name} | changes))
    store.write(lambda tx: friction.add(tx, one)).result()
    return one.id


def todo(store: Store, who: PersonId, number: int = 0) -> list[str]:
    return [loop.friction.id for loop in store.read(lambda tx: views.todo(tx, who, number)).result().loops]


def test_to_do_is_what_waits_in_one_s_queues_and_what_one_took_longest_first(house: Store) -> None:
    house.write(lambda tx: people.entrust(tx, "keyuser", owner=SANNE, deputy=LIAM)).result()
    put(house, "newest", received_at=NOW + timedelta(hours=2))
    put(house, "oldest")
    put(house, "taken", State.TAKEN, received_at=NOW + timedelta(hours=1))
    put(house, "sannes", State.TAKEN, handler=SANNE)
    put(house, "elsewhere", queue="keyuser")
    for state in set(State) - OPEN:
        put(house, state.value, state)
    assert todo(house, BRAM) == ["oldest", "taken", "newest"]
    assert todo(house, SANNE) == ["elsewhere", "oldest", "sannes", "newest"]
    assert todo(house, ANNA) == todo(house, NOOR) == []


def test_one_s_own_report_is_for_another(house: Store) -> None:
    put(house, "own", reporter=BRAM)
    assert (todo(house, BRAM), todo(house, SANNE)) == ([], ["own"])


def test_what_came_back_waits_for_who_had_it_whatever_the_queue(house: Store) -> None:
    put(house, "back", handler=LIAM)
    assert todo(house, LIAM) == todo(house, BRAM) == ["back"]


def test_a_queue_without_people_is_for_the_coordinators(house: Store) -> None:
    house.write(lambda tx: people.entrust(tx, "it", owner=None, deputy=None)).result()
    put(house, "orphan")
    put(house, "unknown", queue="nowhere")
    assert todo(house, NOOR) == ["orphan", "unknown"]
    assert todo(house, BRAM) == []


def arrange(tx: Tx, arranged: Arranged) -> None:
    owner, deputy, coordinators, away = arranged
    people.entrust(tx, "it", owner=owner, deputy=deputy)
    people.appoint(tx, Role.ADMIN, coordinators)
    tx.run(_EVERYBODY_IS_HERE)
    for who in away:
        people.unreachable(tx, who)


def compare(tx: Tx, which: FrictionId, away: Sequence[PersonId]) -> None:
    """For whoever can press anything; who removed the app is here again as soon as they do."""
    lists = {who for who in NAMES if views.todo(tx, who).total}
    assert lists - set(away) == set(views.may_handle(tx, report(id=which))) - set(away)


def test_whoever_may_take_a_report_finds_it_on_their_list_and_nobody_else(house: Store) -> None:
    which = put(house, "f1")
    for arranged in product(OWNERS, DEPUTIES, COORDINATORS, AWAY):
        house.write(partial(arrange, arranged=arranged)).result()
        house.read(partial(compare, which=which, away=arranged[3])).result()


def test_the_former_handler_is_on_duty_before_the_queue_s_owner_unless_they_are_gone(house: Store) -> None:
    assert may_handle(house, report(handler=LIAM)) == (LIAM, BRAM, SANNE)
    assert may_handle(house, report(handler=SANNE)) == (SANNE, BRAM)
    house.write(lambda tx: people.unreachable(tx, LIAM)).result()
    assert may_handle(house, report(handler=LIAM)) == (BRAM, SANNE)


def may_handle(store: Store, which: Friction) -> tuple[PersonId, ...]:
    return store.read(lambda tx: views.may_handle(tx, which)).result()


def test_mine_are_one_s_own_open_ones_first_then_the_newest(house: Store) -> None:
    for n, state in enumerate((State.CONFIRMED, State.RECEIVED, State.WITHDRAWN, State.SOLVED, State.UNDERSTOOD)):
        put(house, state.value, state, received_at=NOW + timedelta(hours=n))
    put(house, "liams", reporter=LIAM)
    page = house.read(lambda tx: views.mine(tx, ANNA)).result()
    assert [loop.friction.id for loop in page.loops] == ["solved", "received", "understood", "withdrawn", "confirmed"]
    assert page.total == 5


def test_pages_hold_five_and_know_how_many_there_are(house: Store) -> None:
    for n in range(12):
        put(house, f"f{n:02}", received_at=NOW + timedelta(minutes=n))
    pages = [house.read(partial(views.todo, who=BRAM, number=n)).result() for n in range(4)]
    assert [len(page.loops) for page in pages] == [5, 5, 2, 0]
    assert {page.total for page in pages} == {12}
    assert [page.number for page in pages] == [0, 1, 2, 3]
    assert [loop.friction.id for page in pages for loop in page.loops] == [f"f{n:02}" for n in range(12)]


def test_a_loop_knows_everybody_s_name_and_who_is_on_duty(house: Store) -> None:
    which = put(house, "f1")
    loop = house.read(lambda tx: views.loop(tx, which)).result()
    assert loop is not None
    assert (loop.on_duty, loop.names) == (BRAM, {ANNA: NAMES[ANNA], BRAM: NAMES[BRAM]})
    assert house.read(lambda tx: views.loop(tx, FrictionId("none"))).result() is None


def test_who_stands_in_for_an_owner_who_is_away_is_told_so(house: Store) -> None:
    which = put(house, "f1")

    def instead_of() -> str | None:
        loop = house.read(lambda tx: views.loop(tx, which)).result()
        assert loop is not None
        return loop.instead_of

    assert instead_of() is None
    house.write(lambda tx: people.unreachable(tx, BRAM)).result()
    assert instead_of() == NAMES[BRAM]
    house.write(lambda tx: people.entrust(tx, "it", owner=SANNE, deputy=BRAM)).result()
    assert instead_of() is None


def test_who_has_or_can_get_work_handles(house: Store) -> None:
    found = house.read(lambda tx: {who for who in NAMES if views.handles(tx, who)}).result()
    assert found == {BRAM, SANNE, NOOR}


def test_what_bothers_somebody_too_is_listed_open_first_with_how_many_it_bothers(house: Store) -> None:
    for name, state, ahead in (("closed", State.CONFIRMED, 2), ("older", State.TAKEN, 0), ("newer", State.RECEIVED, 1)):
        put(house, name, state, received_at=NOW + timedelta(hours=ahead))
        house.write(lambda tx, name=name: together.support(tx, FrictionId(name), LIAM)).result()  # type: ignore[misc]
    put(house, "not theirs")
    house.write(lambda tx: together.support(tx, FrictionId("newer"), SANNE)).result()
    found = house.read(lambda tx: views.supported(tx, LIAM)).result()
    assert [(one.friction.id, one.bothers) for one in found.loops] == [("newer", 3), ("older", 2), ("closed", 2)]
    assert found.total == 3
    assert house.read(lambda tx: views.supported(tx, ANNA)).result().total == 0
    assert house.read(lambda tx: views.supported(tx, LIAM, 1)).result().loops == ()
