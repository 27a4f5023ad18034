"""Who is away by their own mailbox, in both stores: one condition for whoever is asked and whatever is listed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest
from sqlalchemy import text

from domain.absence import Absence
from domain.friction import FrictionId
from domain.people import Person, PersonId, Role
from storage import absence, directory, friction, people, preferences, views
from storage.store import Store
from storage.tx import Tx
from tests.examples import ANNA, BRAM, LIAM, NOOR, NOW, SANNE, USUAL, settle_in
from tests.examples import friction as report

T = TypeVar("T")
_OVER = text("SELECT id FROM person WHERE listed_over")
DATED = Absence(until=NOW + timedelta(days=3))
ENDLESS = replace(DATED, endless=True)


class House:
    """Everybody, and Anna's report in the queue `it`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.do(settle_in)
        self.do(lambda tx: friction.add(tx, report()))

    def do(self, job: Callable[[Tx], T]) -> T:
        return self._store.write(job).result(10)

    def keep(self, who: PersonId, told: Absence | None = DATED) -> None:
        self.do(lambda tx: absence.keep(tx, who, told))

    def find(self, who: PersonId) -> Person:
        found = self.do(lambda tx: people.find(tx, who, USUAL))
        assert found
        return found

    def here(self, who: PersonId) -> bool:
        return self.do(lambda tx: people.here(tx, who))

    def asked(self) -> tuple[PersonId, ...]:
        """Who may take the report; every look at it must agree."""
        found = self.do(lambda tx: views.loop(tx, FrictionId("f" * 32)))
        assert found
        having = [who for who in (BRAM, SANNE, NOOR) if self.do(lambda tx, who=who: views.todo(tx, who).total)]  # type: ignore[misc]  # a default is a value
        assert set(having) >= set(found.handlers)
        return found.handlers


@pytest.fixture
def house(store: Store) -> House:
    return House(store)


@pytest.mark.parametrize("told", [DATED, ENDLESS, replace(ENDLESS, over=True), None])
def test_what_a_mailbox_says_is_kept_for_this_person_alone(house: House, told: Absence | None) -> None:
    house.keep(BRAM)
    house.keep(BRAM, told)
    assert house.find(BRAM).listed == told
    assert house.find(BRAM).away_until is None, "that is their own word"
    assert house.find(SANNE).listed is None
    assert house.do(absence.listed) == ({BRAM: told} if told else {})


def test_whoever_is_away_by_it_is_not_here_and_the_next_one_is_asked(house: House) -> None:
    assert (house.here(BRAM), house.asked()) == (True, (BRAM, SANNE))
    house.keep(BRAM)
    assert (house.here(BRAM), house.asked()) == (False, (SANNE,))
    assert house.do(lambda tx: people.duty(tx, "it").away) == {BRAM}
    house.keep(SANNE, ENDLESS)
    assert house.asked() == (NOOR,), "who coordinates has it in their list too"
    house.do(lambda tx: absence.back(tx, SANNE))
    assert (house.here(SANNE), house.asked()) == (True, (SANNE,))


def test_their_own_word_alone_is_enough_to_be_away(house: House) -> None:
    house.keep(BRAM, replace(DATED, over=True))
    house.do(lambda tx: preferences.keep(tx, BRAM, language="nl", hours=None, away_until=DATED.until))
    assert house.here(BRAM) is False


def test_being_back_is_said_of_what_was_told_and_of_nothing_else(house: House) -> None:
    house.keep(BRAM, ENDLESS)
    for who in (BRAM, SANNE):
        house.do(lambda tx, who=who: absence.back(tx, who))  # type: ignore[misc]  # a default is a value
    assert house.do(absence.listed) == {BRAM: replace(ENDLESS, over=True)}
    assert [row.id for row in house.do(lambda tx: tx.rows(_OVER))] == [BRAM]
    house.keep(SANNE)
    assert house.here(SANNE) is False


def test_an_absence_ends_at_its_end_and_not_before(house: House) -> None:
    house.keep(BRAM)
    house.keep(SANNE, ENDLESS)
    house.keep(NOOR, replace(DATED, over=True))
    assert house.do(lambda tx: absence.end(tx, DATED.until - timedelta(seconds=1))) == []
    assert house.do(lambda tx: len(absence.end(tx, DATED.until))) == 3
    assert (house.do(absence.listed), house.here(BRAM), house.here(SANNE)) == ({}, True, True)


def test_being_back_from_what_has_no_end_is_remembered_until_the_mailbox_says_otherwise(house: House) -> None:
    known = replace(ENDLESS, over=True)
    house.keep(BRAM, known)
    house.do(lambda tx: absence.end(tx, DATED.until + timedelta(days=99)))
    assert house.do(absence.listed) == {BRAM: known}


def test_only_the_mailboxes_of_those_who_matter_are_asked(house: House) -> None:
    assert house.do(absence.whom) == sorted([BRAM, SANNE, NOOR])
    house.do(lambda tx: people.appoint(tx, Role.KEY_USER, [LIAM]))
    house.do(lambda tx: people.entrust(tx, "it", owner=None, deputy=SANNE))
    assert house.do(absence.whom) == sorted([BRAM, SANNE, NOOR, LIAM])
    for who in (ANNA, BRAM, SANNE, NOOR, LIAM):
        assert house.do(lambda tx, who=who: views.asked_of_outlook(tx, who)) is (who != ANNA)  # type: ignore[misc]  # a default is a value


def test_what_is_known_of_others_is_forgotten(house: House) -> None:
    for who in (BRAM, SANNE, ANNA):
        house.keep(who)
    house.do(lambda tx: absence.forget(tx, but=[BRAM, NOOR]))
    assert house.do(absence.listed).keys() == {BRAM}
    house.do(absence.forget)
    assert house.do(absence.listed) == {}


def test_whoever_leaves_the_organisation_is_away_no_more(house: House) -> None:
    house.keep(BRAM, replace(ENDLESS, over=True))
    house.do(lambda tx: preferences.keep(tx, BRAM, language="nl", hours=None, away_until=DATED.until))
    house.do(lambda tx: directory.depart(tx, BRAM))
    gone = house.find(BRAM)
    assert (gone.listed, gone.away_until, gone.back) == (None, None, None)
