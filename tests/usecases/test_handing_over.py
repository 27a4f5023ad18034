"""Handing over: to another list, to one colleague, and what becomes of the loops of who left."""

from datetime import timedelta

import pytest

import usecases.leaving
import usecases.people
import usecases.preferences
from domain import errors
from domain.messages import Kind
from domain.people import Role
from domain.states import Act, State
from storage import people, views
from tests.examples import ANNA, BRAM, LIAM, NOOR, NOW, REASON, RULES, SANNE, person
from tests.usecases.house import House
from tests.usecases.test_deadlines import AWAY, day, found, left, walk


def test_handing_over_asks_somebody_else_with_why_and_begins_the_clock_anew(house: House) -> None:
    house.do(lambda tx: people.entrust(tx, "processowner", owner=NOOR, deputy=SANNE))
    which = house.until(Act.TAKE)
    later = NOW + timedelta(days=2)
    given = house.act(Act.HANDOVER, which.id, BRAM, "Dit is een afspraak, geen storing.", now=later)
    assert (given.state, given.queue, given.handler, given.title) == (State.RECEIVED, "processowner", None, which.title)
    assert given.take_by > later
    assert (NOOR, str(given.version)) in house.told(Kind.WORK)
    assert house.story(which.id)[-1].words == "Dit is een afspraak, geen storing."
    for who in (BRAM, LIAM):
        with pytest.raises(errors.NotHandler):
            house.act(Act.TAKE, which.id, who)


def test_within_a_queue_it_goes_to_the_other_one_there(house: House) -> None:
    which = house.until(Act.TAKE)
    given = house.act(Act.HANDOVER, which.id, BRAM, queue="it")
    assert (given.handler, given.state) == (SANNE, State.RECEIVED)
    assert (SANNE, str(given.version)) in house.told(Kind.WORK)


def test_it_goes_to_one_colleague_and_back_to_its_queue_when_they_cannot_be_asked(house: House) -> None:
    house.do(lambda tx: people.appoint(tx, Role.KEY_USER, [LIAM]))
    which = house.until(Act.TAKE)
    given = house.act(Act.HANDOVER, which.id, BRAM, queue=LIAM)
    assert (given.queue, given.handler, given.state) == ("it", LIAM, State.RECEIVED)
    assert (LIAM, str(given.version)) in house.told(Kind.WORK)
    assert [one.friction.id for one in house.do(lambda tx: views.todo(tx, LIAM)).loops] == [which.id]
    assert house.do(lambda tx: views.handles(tx, LIAM))
    house.do(lambda tx: people.unreachable(tx, LIAM))
    assert house.do(lambda tx: views.may_handle(tx, given))[0] == BRAM


def test_nothing_is_handed_to_oneself_its_reporter_or_who_has_no_such_work(house: House) -> None:
    house.do(lambda tx: people.appoint(tx, Role.KEY_USER, [ANNA, BRAM]))
    which = house.until(Act.TAKE)
    for who in (BRAM, ANNA, LIAM, "somebody else"):
        with pytest.raises(errors.Choice):
            house.act(Act.HANDOVER, which.id, BRAM, queue=who)
    assert [who for who, _ in house.do(lambda tx: views.colleagues(tx, which, BRAM))] == [NOOR, SANNE]


def test_a_coordinator_hands_over_what_is_late_and_nothing_else(house: House) -> None:
    which = house.until(Act.TAKE)
    with pytest.raises(errors.NotHandler):
        house.act(Act.HANDOVER, which.id, NOOR)
    walk(house, "2026-11-26T09:00")
    assert house.act(Act.HANDOVER, which.id, NOOR, now=day("2026-11-26T09:00")).queue == "processowner"


def test_handing_over_needs_why_and_somebody_there(house: House) -> None:
    which = house.until(Act.TAKE)
    with pytest.raises(errors.Empty):
        house.act(Act.HANDOVER, which.id, BRAM, "")
    with pytest.raises(errors.Choice):
        house.act(Act.HANDOVER, which.id, BRAM, queue="nergens")
    house.do(lambda tx: people.entrust(tx, "keyuser", owner=BRAM, deputy=None))
    with pytest.raises(errors.NobodyElse):
        house.act(Act.HANDOVER, which.id, BRAM, queue="keyuser")


def test_when_a_reporter_leaves_their_report_closes_and_its_handler_hears_it(house: House) -> None:
    which = house.until(Act.TAKE)
    house.do(lambda tx: usecases.people.depart(tx, ANNA, now=NOW, rules=RULES))
    assert found(house, which).state is State.UNANSWERED
    assert [who for who, _ in house.told(Kind.OUTCOME)] == [BRAM]
    assert left(house, which) == set()


def test_when_a_handler_leaves_what_they_had_goes_to_the_next_one(house: House) -> None:
    which, answered = house.until(Act.TAKE), house.report("Printer stuk", LIAM, nonce="n2", seed=b"2" * 32)
    house.act(Act.TAKE, answered.id, BRAM)
    house.act(Act.DECLINE, answered.id, BRAM, REASON)
    house.do(lambda tx: people.entrust(tx, "it", owner=SANNE, deputy=None))
    house.do(lambda tx: usecases.leaving.settle(tx, BRAM, now=NOW, rules=RULES))
    passed = found(house, which)
    assert (passed.state, passed.handler, passed.queue) == (State.RECEIVED, None, "it")
    assert (SANNE, str(passed.version)) in house.told(Kind.WORK)
    assert found(house, answered).state is State.DECLINED
    assert house.act(Act.TAKE, which.id, SANNE).handler == SANNE


def test_who_stands_in_takes_over_what_somebody_took_who_is_away(house: House) -> None:
    which = house.until(Act.TAKE)
    assert house.act(Act.TAKE, which.id, SANNE) == which, "while they are here it is theirs"
    house.do(lambda tx: usecases.preferences.save(tx, person(BRAM), AWAY, now=NOW, rules=RULES))
    taken = house.act(Act.TAKE, which.id, SANNE)
    assert (taken.state, taken.handler) == (State.TAKEN, SANNE)
    assert [one.person for one in house.story(which.id) if one.act is Act.TAKE] == [BRAM, SANNE]
    assert house.act(Act.SOLVE, which.id, SANNE).state is State.SOLVED
    with pytest.raises(errors.NotHandler):
        house.act(Act.NOTE, which.id, BRAM)
