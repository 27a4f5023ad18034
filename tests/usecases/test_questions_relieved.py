"""Whom a list or a group calls no key user anymore has no questions left: they go on, with all that was said."""

from collections.abc import Collection

import pytest

import usecases.people
from domain.directory import Entry
from domain.people import PersonId, Role
from domain.questions import Act, Circle, State
from storage import people
from tests.examples import BRAM, NOOR, NOW, RULES, SANNE
from tests.usecases.desk import DAAN, ELIF, FATIMA, KNOWS, Desk
from tests.usecases.test_questions_pool import fill
from usecases.people import Accounts

WAYS = ("list", "group")


def key_users(desk: Desk, who: Collection[PersonId], how: str) -> None:
    """From now on these are, as one of both says."""
    if how == "list":
        entries = [Entry(id=one, roles=frozenset({Role.KEY_USER} if one in who else ())) for one in KNOWS]
        desk.do(lambda tx: usecases.people.enrol(tx, entries, now=NOW, rules=RULES))
    else:
        told = Accounts(seen=(), whole=False, groups={Role.KEY_USER: who})
        desk.do(lambda tx: usecases.people.synchronise(tx, told, now=NOW, rules=RULES))


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("takes", [True, False])
def test_what_is_with_them_goes_to_the_next(desk: Desk, how: str, takes: bool) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    if takes:
        desk.act(Act.TAKE, which, first)
    key_users(desk, KNOWS.keys() - {first}, how)
    after = desk.see(which)
    assert (after.question.state, after.question.key_user, after.events[-1].act) == (State.ASKED, None, Act.MOVE)
    assert desk.waits_for(which) in {DAAN, ELIF, FATIMA} - {first}


@pytest.mark.parametrize("how", WAYS)
def test_where_all_of_them_go_at_once_the_coordinators_have_it(desk: Desk, how: str) -> None:
    which = desk.ask()
    key_users(desk, (), how)
    assert desk.see(which).question.circle is Circle.COORDINATORS
    assert desk.see(which).waited_for == (NOOR,)


def test_where_all_of_a_pool_go_at_once_the_coordinators_have_it_too(desk: Desk) -> None:
    fill(desk, DAAN, ELIF, FATIMA)
    which = desk.ask()
    key_users(desk, (), "list")
    assert desk.see(which).question.circle is Circle.COORDINATORS


@pytest.mark.parametrize("how", WAYS)
def test_it_stays_with_who_has_other_work_of_the_kind(desk: Desk, how: str) -> None:
    mine, its = desk.ask(), desk.ask("Hoe werkt dat?", nonce="n2", seed=bytes([3]) * 32, topic="Whiteboard")
    desk.act(Act.HANDOVER, mine, desk.waits_for(mine), "it", "Iets voor de beheerders.")
    desk.act(Act.TAKE, mine, BRAM)
    desk.act(Act.TAKE, its, NOOR)
    key_users(desk, (), how)
    assert [desk.see(one).question.key_user for one in (mine, its)] == [BRAM, NOOR]


def test_who_looks_after_its_queue_no_longer_is_relieved_by_a_list_too(desk: Desk) -> None:
    which = desk.ask()
    desk.act(Act.HANDOVER, which, desk.waits_for(which), "it", "Iets voor de beheerders.")
    desk.act(Act.TAKE, which, BRAM)
    desk.do(lambda tx: people.entrust(tx, "it", owner=SANNE, deputy=None))
    desk.do(lambda tx: usecases.people.enrol(tx, [], now=NOW, rules=RULES))
    assert desk.see(which).question.key_user is None


def test_a_coordinator_whom_the_settings_name_no_longer_is_relieved(desk: Desk) -> None:
    desk.do(lambda tx: usecases.people.coordinate(tx, [SANNE], now=NOW, rules=RULES))
    desk.do(lambda tx: people.entrust(tx, "it", owner=BRAM, deputy=None))
    which = desk.ask("Hoe werkt dat?", topic="Whiteboard")
    desk.act(Act.TAKE, which, SANNE)
    desk.do(lambda tx: usecases.people.coordinate(tx, [], now=NOW, rules=RULES))
    assert (desk.see(which).question.key_user, desk.see(which).waited_for[-1]) == (None, NOOR)
