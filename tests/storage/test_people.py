from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

import pytest

from domain.messages import End, Kind
from domain.people import Contact, Duty, Person, PersonId, Role
from storage import outbox, people
from storage.store import Store
from storage.tx import Tx
from tests.examples import ANNA, BRAM, LIAM, NOOR, SANNE, USUAL, settle_in
from tests.storage.box import Box

T = TypeVar("T")
EVA = Contact(
    id=PersonId("eva"), name="Eva Smit", locale="en-GB", time_zone="Asia/Kolkata", conversation="c1",
    service_url="https://smba.example/emea/",
)  # fmt: skip


class Directory:
    """People in the store, each call in a transaction of its own."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def do(self, job: Callable[[Tx], T]) -> T:
        return self.store.write(job).result(10)

    def meet(self, contact: Contact) -> Person:
        return self.do(lambda tx: people.meet(tx, contact, USUAL))

    def find(self, who: PersonId) -> Person | None:
        return self.do(lambda tx: people.find(tx, who, USUAL))


@pytest.fixture
def directory(store: Store) -> Directory:
    return Directory(store)


def test_whoever_speaks_is_known_from_then_on(directory: Directory) -> None:
    assert directory.find(EVA.id) is None
    met = directory.meet(EVA)
    assert (met.name, met.language, met.time_zone) == ("Eva Smit", "en", "Asia/Kolkata")
    assert (met.conversation, met.service_url, met.reachable, met.welcomed) == ("c1", EVA.service_url, True, False)
    assert directory.find(EVA.id) == met


def test_what_moved_is_refreshed_and_what_is_not_told_stays(directory: Directory) -> None:
    directory.meet(EVA)
    moved = replace(
        EVA, name="", locale=None, time_zone=None, conversation="c2", service_url="https://smba.example/uk/"
    )
    met = directory.meet(moved)
    assert (met.name, met.language, met.time_zone) == ("Eva Smit", "en", "Asia/Kolkata")
    assert (met.conversation, met.service_url) == ("c2", "https://smba.example/uk/")
    assert directory.meet(replace(moved, name="Eva Jansen", locale="nl-NL")).language == "nl"
    assert directory.meet(moved).name == "Eva Jansen"


def test_a_person_s_own_zone_wins_over_their_device_s_and_that_over_the_organisation_s(directory: Directory) -> None:
    assert directory.meet(replace(EVA, time_zone=None)).time_zone == USUAL.time_zone
    assert directory.meet(EVA).time_zone == "Asia/Kolkata"
    assert directory.meet(replace(EVA, time_zone=None)).time_zone == "Asia/Kolkata"
    directory.do(lambda tx: people.add(tx, PersonId("joost"), name="Joost", time_zone="Europe/London"))
    assert directory.meet(replace(EVA, id=PersonId("joost"))).time_zone == "Europe/London"


def test_whoever_is_known_by_id_alone_lives_as_the_organisation_does(directory: Directory) -> None:
    directory.do(lambda tx: people.appoint(tx, Role.ADMIN, [PersonId("joost")]))
    joost = directory.find(PersonId("joost"))
    assert joost is not None
    assert (joost.language, joost.time_zone) == (USUAL.language, USUAL.time_zone)


def test_whoever_left_is_not_reachable_until_they_speak_and_then_gets_what_waited(directory: Directory) -> None:
    box = Box(directory.store)
    directory.meet(EVA)
    waiting = box.owe("f1", EVA.id, kind=Kind.PING)
    box.claim()
    box.end(waiting, End.DEAD, reason=outbox.BLOCKED)
    directory.do(lambda tx: people.unreachable(tx, EVA.id))
    gone = directory.find(EVA.id)
    assert gone is not None
    assert not gone.reachable
    assert directory.meet(EVA).reachable
    assert box.state(waiting) == "ready"


def test_a_person_is_welcomed_once(directory: Directory) -> None:
    directory.meet(EVA)
    assert [directory.do(lambda tx: people.welcome(tx, EVA.id)) for _ in range(3)] == [True, False, False]


def test_the_chat_that_was_made_is_where_they_are_reached(directory: Directory) -> None:
    directory.meet(EVA)
    directory.do(lambda tx: people.chat(tx, EVA.id, conversation=None, service_url="https://smba.example/uk/"))
    found = directory.find(EVA.id)
    assert found is not None
    assert (found.conversation, found.service_url) == (None, "https://smba.example/uk/")


def test_exactly_those_appointed_have_the_role(directory: Directory) -> None:
    directory.do(settle_in)
    newcomer = PersonId("newcomer")
    directory.do(lambda tx: people.appoint(tx, Role.ADMIN, [BRAM, newcomer, BRAM]))
    assert directory.do(people.coordinators) == (BRAM, newcomer)
    assert directory.do(lambda tx: people.roles(tx, BRAM)) == {Role.ADMIN}
    assert directory.do(lambda tx: people.roles(tx, NOOR)) == frozenset()
    added = directory.find(newcomer)
    assert added is not None
    assert (added.name, added.welcomed) == ("", False)
    directory.do(lambda tx: people.appoint(tx, Role.ADMIN, []))
    assert directory.do(people.coordinators) == ()


def test_a_queue_has_the_people_it_was_last_entrusted_to(directory: Directory) -> None:
    directory.do(settle_in)
    directory.do(lambda tx: people.entrust(tx, "it", owner=SANNE, deputy=None))
    assert directory.do(lambda tx: people.duty(tx, "it")) == Duty(owner=SANNE, deputy=None, coordinators=(NOOR,))
    assert directory.do(lambda tx: people.duty(tx, "never")) == Duty(owner=None, deputy=None, coordinators=(NOOR,))
    assert "it" not in directory.do(lambda tx: people.queues(tx, BRAM))


def test_names_leave_out_who_has_none(directory: Directory) -> None:
    directory.do(settle_in)
    directory.do(lambda tx: people.add(tx, PersonId("x")))
    named = directory.do(lambda tx: people.named(tx, [ANNA, PersonId("x"), PersonId("unknown")]))
    assert named == {ANNA: "Anna de Vries"}
    assert directory.do(lambda tx: people.named(tx, [])) == {}


def test_everybody_is_listed_by_name(directory: Directory) -> None:
    directory.do(settle_in)
    assert [one.id for one in directory.do(lambda tx: people.everybody(tx, USUAL))] == [ANNA, BRAM, LIAM, NOOR, SANNE]


def test_where_the_tenant_last_spoke_is_where_others_are_reached(directory: Directory) -> None:
    assert directory.do(lambda tx: people.service(tx, "t")) is None
    for url in ("https://a", "https://b", "https://b"):
        directory.do(partial(people.seen_in, tenant_id="t", service_url=url, bot="28:bot"))
    assert directory.do(lambda tx: people.service(tx, "t")) == ("https://b", "28:bot")
    assert directory.do(lambda tx: people.service(tx, "other")) is None
