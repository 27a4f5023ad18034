"""Who is asked when somebody cannot be reached: the rule, and what screens and lists make of it, must agree."""

from collections.abc import Sequence
from functools import partial
from itertools import product

import pytest
from sqlalchemy import update

from domain.friction import FrictionId
from domain.people import Duty, PersonId, Role, handlers
from storage import friction, people, views
from storage.store import Store
from storage.tables import friction as reports
from storage.tables import person
from storage.tx import Tx
from tests.examples import ANNA, BRAM, LIAM, NAMES, NOOR, SANNE, settle_in
from tests.examples import friction as report

FORMER = (None, BRAM, LIAM)  # who had it before it came back
AWAY: tuple[tuple[PersonId, ...], ...] = ((), (BRAM,), (LIAM, NOOR), (BRAM, SANNE), (BRAM, SANNE, NOOR, LIAM))
QUEUES = ((BRAM, SANNE), (BRAM, None), (ANNA, SANNE), (None, None))
COORDINATORS = ((), (NOOR,), (NOOR, ANNA))
_EVERYBODY_IS_HERE = update(person).values(reachable=True)
_HAD_BY = update(reports)


@pytest.fixture
def house(store: Store) -> Store:
    """Everybody, and Anna's report in the queue `it`."""
    store.write(settle_in).result()
    store.write(lambda tx: friction.add(tx, report())).result()
    return store


def arrange(
    tx: Tx, queue: tuple[PersonId | None, PersonId | None], coordinators: Sequence[PersonId],
    away: Sequence[PersonId], former: PersonId | None,
) -> None:  # fmt: skip
    people.entrust(tx, "it", owner=queue[0], deputy=queue[1])
    people.appoint(tx, Role.ADMIN, coordinators)
    tx.run(_EVERYBODY_IS_HERE)
    for who in away:
        people.unreachable(tx, who)
    tx.run(_HAD_BY, handler=former)


def compare(tx: Tx, here: set[PersonId]) -> None:
    """For whoever can press anything: who removed the app is here again as soon as they do."""
    loop = views.loop(tx, FrictionId("f" * 32))
    assert loop is not None
    asked = views.may_handle(tx, loop.friction)
    assert {who for who in here if views.todo(tx, who).total} == set(asked) & here
    assert loop.handlers == asked
    assert loop.on_duty in here or not set(asked) & here


def test_lists_hold_what_may_be_taken_also_when_people_are_away_and_reports_came_back(house: Store) -> None:
    for queue, coordinators, away, former in product(QUEUES, COORDINATORS, AWAY, FORMER):
        house.write(partial(arrange, queue=queue, coordinators=coordinators, away=away, former=former)).result()
        house.read(partial(compare, here=set(NAMES) - set(away))).result()


@pytest.mark.parametrize("away", AWAY)
def test_whoever_is_away_is_asked_only_when_nobody_else_is_left(away: tuple[PersonId, ...]) -> None:
    for (owner, deputy), coordinators in product(QUEUES, COORDINATORS):
        duty = Duty(owner=owner, deputy=deputy, coordinators=coordinators, away=frozenset(away))
        asked = handlers(duty, ANNA)
        others = {owner, deputy, *coordinators} - {None, ANNA, *away}
        assert set(asked) <= others or not others
        assert asked or not {owner, deputy, *coordinators} - {None}, "no route is a dead end"


def test_a_queue_s_duty_tells_who_of_its_people_and_coordinators_is_away(house: Store) -> None:
    def duty(tx: Tx) -> Duty:
        return people.duty(tx, "it")

    assert house.read(duty).result().away == frozenset()
    for gone in (BRAM, NOOR, LIAM):
        house.write(partial(people.unreachable, who=gone)).result()
    found = house.read(duty).result()
    assert (found.owner, found.deputy, found.coordinators) == (BRAM, SANNE, (NOOR,))
    assert found.away == {BRAM, NOOR}, "Liam has no part in it"
    assert handlers(found, ANNA) == (SANNE,)
