"""The organisation's own list in the store: what it writes, what it leaves, and what a person chose themself."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

import pytest
from sqlalchemy import text

from domain import errors
from domain.directory import Entry, Listed
from domain.people import Contact, Person, PersonId, Role
from storage import directory, people
from storage.store import Store
from storage.tx import Tx
from tests.examples import ANNA, BRAM, LIAM, NOOR, SANNE, USUAL, settle_in

T = TypeVar("T")
EVA = PersonId("eva")
SPEAKS = Contact(
    id=EVA, name="Eva Smit", locale="en-GB", time_zone="Asia/Kolkata", conversation="c1", service_url="https://x/"
)
LISTED = {
    "name": "Eva Smit",
    "department": "Kwaliteit",
    "location": "Zeist",
    "language": "nl",
    "time_zone": "Europe/Rome",
}
_EVA = text("SELECT * FROM person WHERE id = 'eva'")
_CHOOSES = text("UPDATE person SET language = :language, time_zone = :zone WHERE id = :who")


class Office:
    """Everybody of tests/examples.py, and a list of people."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.do(settle_in)

    def do(self, job: Callable[[Tx], T]) -> T:
        return self.store.write(job).result(10)

    def enrol(self, *entries: Entry) -> tuple[set[PersonId], set[PersonId]]:
        return self.do(lambda tx: directory.enrol(tx, entries))

    def listing(self) -> dict[PersonId, Listed]:
        return {one.person.id: one for one in self.do(lambda tx: directory.listing(tx, USUAL))}

    def find(self, who: PersonId) -> Person:
        found = self.do(lambda tx: people.find(tx, who, USUAL))
        assert found is not None
        return found

    def duty(self, queue: str) -> tuple[PersonId | None, PersonId | None]:
        found = self.do(lambda tx: people.duty(tx, queue))
        return found.owner, found.deputy


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)


def eva(**changes: Any) -> Entry:
    return Entry(id=EVA, known=LISTED, **changes)


def shown(one: Person) -> Mapping[str, Any]:
    return {name: getattr(one, name) for name in LISTED}


def test_somebody_in_the_list_is_known_and_the_same_list_again_changes_nothing(office: Office) -> None:
    entry = eva(roles=frozenset({Role.KEY_USER}), topics=frozenset({"Teams", "Excel"}), queues={"it": "deputy"})
    assert office.enrol(entry) == ({EVA}, set())
    assert shown(office.find(EVA)) == LISTED
    one = office.listing()[EVA]
    assert one.roles == {Role.KEY_USER}
    assert (one.topics, dict(one.queues)) == (("Excel", "Teams"), {"it": "deputy"})
    assert office.enrol(entry) == (set(), set())
    assert office.listing()[EVA] == one


def test_what_the_list_does_not_say_stays(office: Office) -> None:
    before = office.listing()
    office.enrol(eva(roles=frozenset(), topics=frozenset({"Teams"}), queues={}))
    assert office.enrol(Entry(id=EVA)) == (set(), set())
    assert office.enrol(Entry(id=EVA, known={"location": "Utrecht"})) == (set(), {EVA})
    assert shown(office.find(EVA)) == LISTED | {"location": "Utrecht"}
    after = office.listing()
    assert after[EVA].topics == ("Teams",)
    assert {who: one for who, one in after.items() if who != EVA} == before


def test_what_somebody_chose_themself_wins_over_the_list(office: Office) -> None:
    office.enrol(eva())
    office.do(lambda tx: tx.run(_CHOOSES, language="en", zone="Europe/London", who=EVA))
    assert office.enrol(Entry(id=EVA, known={"language": "nl", "time_zone": "Europe/Paris"})) == (set(), {EVA})
    assert (office.find(EVA).language, office.find(EVA).time_zone) == ("en", "Europe/London")


def test_the_list_wins_over_what_their_teams_says(office: Office) -> None:
    office.do(lambda tx: people.meet(tx, SPEAKS, USUAL))
    assert (office.find(EVA).language, office.find(EVA).time_zone) == ("en", "Asia/Kolkata")
    office.enrol(eva())
    assert (office.find(EVA).language, office.find(EVA).time_zone) == ("nl", "Europe/Rome")
    office.enrol(Entry(id=EVA, known={"language": None, "time_zone": None}))
    assert (office.find(EVA).language, office.find(EVA).time_zone) == ("en", "Asia/Kolkata")


def test_the_list_leaves_how_somebody_is_reached(office: Office) -> None:
    office.do(lambda tx: people.meet(tx, SPEAKS, USUAL))
    office.do(lambda tx: people.welcome(tx, EVA))
    office.do(lambda tx: people.unreachable(tx, EVA))
    before = office.find(EVA)
    office.enrol(eva())
    after = office.find(EVA)
    assert (after.conversation, after.service_url, after.reachable, after.welcomed) == ("c1", "https://x/", False, True)
    assert replace(after, **shown(before)) == before


def test_roles_and_topics_in_the_list_replace_those_of_who_is_in_it(office: Office) -> None:
    office.enrol(eva(roles=frozenset({Role.KEY_USER, Role.ADMIN}), topics=frozenset({"Teams", "Excel"})))
    changed = office.enrol(eva(roles=frozenset({Role.KEY_USER}), topics=frozenset({"Loop"})))
    assert changed == (set(), {EVA})
    one = office.listing()[EVA]
    assert one.roles == {Role.KEY_USER}
    assert one.topics == ("Loop",)
    assert office.do(people.coordinators) == (NOOR,)


def test_a_queue_in_the_list_is_taken_from_whoever_had_it(office: Office) -> None:
    office.enrol(eva(queues={"it": "owner"}))
    assert office.duty("it") == (EVA, SANNE)
    assert office.enrol(eva(queues={"it": "deputy", "keyuser": "owner"})) == (set(), {EVA})
    assert (office.duty("it"), office.duty("keyuser")) == ((None, EVA), (EVA, SANNE))
    office.enrol(eva(queues={}), Entry(id=BRAM, queues={"new": "owner"}))
    assert (office.duty("it"), office.duty("keyuser"), office.duty("new")) == (
        (None, None),
        (None, SANNE),
        (BRAM, None),
    )
    assert office.duty("admin") == (None, SANNE)


def test_owner_and_deputy_can_change_places_in_one_list(office: Office) -> None:
    moved = office.enrol(Entry(id=BRAM, queues={"it": "deputy"}), Entry(id=SANNE, queues={"it": "owner"}))
    assert (moved, office.duty("it")) == ((set(), {BRAM, SANNE}), (SANNE, BRAM))


def test_a_whole_organisation_is_written_and_read_across_pages(office: Office) -> None:
    many = [Entry(id=PersonId(f"{n:04}"), known={"name": f"Collega {n:04}"}) for n in range(2 * directory.PAGE + 1)]
    assert len(office.enrol(*many)[0]) == len(many)
    assert office.enrol(*many) == (set(), set())
    assert len(office.listing()) == len(many) + 5


def test_whoever_departs_has_nothing_to_do_anymore_and_is_listed_no_more(office: Office) -> None:
    office.enrol(Entry(id=BRAM, roles=frozenset({Role.KEY_USER}), topics=frozenset({"Teams"})))
    office.do(lambda tx: directory.depart(tx, BRAM))
    office.do(lambda tx: directory.depart(tx, NOOR))
    assert office.listing().keys() == {ANNA, LIAM, SANNE}
    assert [one.id for one in office.do(lambda tx: people.everybody(tx, USUAL))] == [ANNA, LIAM, SANNE]
    assert (office.duty("it"), office.do(people.coordinators)) == ((SANNE, None), ())
    assert office.do(lambda tx: people.roles(tx, BRAM)) == frozenset()
    assert office.find(BRAM).reachable is False
    assert office.do(directory.standings) == {ANNA: False, BRAM: True, LIAM: False, NOOR: True, SANNE: False}
    office.do(lambda tx: directory.depart(tx, SANNE))
    assert office.duty("it") == (None, None)


def test_a_deputy_who_departs_leaves_the_owner_alone(office: Office) -> None:
    office.do(lambda tx: directory.depart(tx, SANNE))
    assert office.duty("it") == (BRAM, None)


def test_whoever_is_listed_again_or_speaks_is_back(office: Office) -> None:
    for back in (lambda: office.enrol(eva()), lambda: office.do(lambda tx: people.meet(tx, SPEAKS, USUAL))):
        office.enrol(eva())
        office.do(lambda tx: directory.depart(tx, EVA))
        assert EVA not in office.listing()
        back()
        assert (EVA in office.listing(), office.find(EVA).reachable) == (True, True)


def test_nothing_is_remembered_of_whoever_left_and_has_nothing_open(office: Office) -> None:
    office.do(lambda tx: people.meet(tx, SPEAKS, USUAL))
    office.enrol(eva())
    office.do(lambda tx: tx.run(_CHOOSES, language="en", zone="Europe/London", who=EVA))
    assert office.do(directory.forget) == 0
    office.do(lambda tx: directory.depart(tx, EVA))
    assert office.do(directory.forget) == 1
    row = office.do(lambda tx: tx.row(_EVA)._asdict())
    kept = {name for name, value in row.items() if value not in (None, "", False, 0)}
    assert kept <= {"id", "left", "welcomed"}
    assert office.do(directory.forget) == 0


def test_accounts_of_nobody_are_turned_away_until_they_are_somebody_s(office: Office) -> None:
    office.do(lambda tx: directory.turn_away(tx, {EVA: "guest", PersonId("desk"): "shared"}))
    with pytest.raises(errors.Outsider):
        office.do(lambda tx: people.meet(tx, SPEAKS, USUAL))
    assert EVA not in office.do(directory.standings)
    office.do(lambda tx: directory.turn_away(tx, {PersonId("desk"): "shared"}))
    assert office.do(directory.outsiders) == {"desk": "shared"}
    assert office.do(lambda tx: people.meet(tx, SPEAKS, USUAL)).name == "Eva Smit"


def test_a_guest_who_was_once_taken_for_a_colleague_is_turned_away_too(office: Office) -> None:
    office.do(lambda tx: people.meet(tx, SPEAKS, USUAL))
    office.do(lambda tx: directory.depart(tx, EVA))
    office.do(lambda tx: directory.turn_away(tx, {EVA: "guest"}))
    with pytest.raises(errors.Outsider):
        office.do(lambda tx: people.meet(tx, SPEAKS, USUAL))


def test_who_needs_a_name_is_told_from_who_has_one(office: Office) -> None:
    office.do(lambda tx: people.add(tx, EVA))
    assert office.do(lambda tx: directory.nameless(tx, [ANNA, EVA, PersonId("x")])) == {EVA, "x"}
    assert office.do(lambda tx: directory.nameless(tx, [])) == set()
