from dataclasses import replace

import usecases.people
from domain.audience import Ring
from domain.directory import Entry
from domain.messages import Kind
from domain.people import Contact, PersonId, Role
from domain.states import Act
from domain.tips import Level
from storage import audience, directory, learning, people, views
from storage.learning import Wishes
from storage.tables import metadata
from tests.examples import ANNA, BRAM, NOOR, NOW, RULES, SANNE, USUAL
from tests.usecases.house import House

EVA = Contact(
    id=PersonId("eva"), name="Eva Smit", locale="en-GB", time_zone=None, conversation="c1", service_url="https://x/"
)


def test_whoever_speaks_is_known_in_the_organisation_s_zone_and_their_own_language(house: House) -> None:
    met = house.do(lambda tx: usecases.people.meet(tx, EVA, RULES))
    assert (met.language, met.time_zone) == ("en", USUAL.time_zone)
    plain = replace(EVA, id=PersonId("joost"), locale=None)
    assert house.do(lambda tx: usecases.people.meet(tx, plain, RULES)).language == USUAL.language


def test_a_welcome_is_owed_once_however_often_the_app_is_installed(house: House) -> None:
    for _ in range(3):
        house.do(lambda tx: usecases.people.welcome(tx, EVA, now=NOW, rules=RULES))
    assert house.told(Kind.WELCOME) == [("eva", "")]
    assert [row["due_at"] for row in house.owed(Kind.WELCOME)] == [NOW]


def test_speaking_first_takes_no_welcome_away(house: House) -> None:
    house.do(lambda tx: usecases.people.meet(tx, EVA, RULES))
    house.do(lambda tx: usecases.people.welcome(tx, EVA, now=NOW, rules=RULES))
    assert house.told(Kind.WELCOME) == [("eva", "")]


def coordinators(house: House, *named: PersonId) -> list[PersonId]:
    """Who they are after a start with these in the settings."""
    house.do(lambda tx: usecases.people.coordinate(tx, named, now=NOW, rules=RULES))
    return list(house.do(people.coordinators))


def test_the_settings_name_coordinators_beside_those_of_the_list(house: House) -> None:
    assert coordinators(house, ANNA) == [ANNA, NOOR]
    assert coordinators(house, ANNA, SANNE) == [ANNA, NOOR, SANNE]
    assert coordinators(house, SANNE) == [NOOR, SANNE], "who is named no longer is one no longer"
    assert coordinators(house) == [NOOR]


def test_whoever_left_is_no_coordinator_again(house: House) -> None:
    assert coordinators(house, ANNA) == [ANNA, NOOR]
    house.do(lambda tx: usecases.people.depart(tx, ANNA, now=NOW, rules=RULES))
    assert coordinators(house, ANNA) == [NOOR]


def test_of_whoever_left_nothing_is_kept_that_a_message_could_be_for(house: House) -> None:
    kept = ("trait", "membership", "learner")
    told = Wishes(scenarios=frozenset({"meet"}), levels={"teams": Level.PRO}, ring=Ring.LATER)
    for who in (ANNA, SANNE):
        house.do(lambda tx, who=who: learning.wish(tx, who, told))  # type: ignore[misc]
    house.do(lambda tx: audience.enlist(tx, "group", [ANNA, SANNE]))
    house.do(lambda tx: directory.enrol(tx, [Entry(id=ANNA, known={"department": "Zorg", "location": "Zeist"})]))
    house.do(lambda tx: usecases.people.depart(tx, ANNA, now=NOW, rules=RULES))
    assert {row["person"] for name in kept for row in house.rows(metadata.tables[name])} == {SANNE}
    [left] = [row for row in house.rows(metadata.tables["person"]) if row["id"] == ANNA]
    assert (left["department_key"], left["location_key"]) == (None, None)


def test_an_account_that_several_share_is_no_colleague_and_leaves(house: House) -> None:
    which = house.report()
    for shared in ((BRAM,), (BRAM,), ()):
        house.do(lambda tx, shared=shared: usecases.people.keep_out(tx, shared, now=NOW, rules=RULES))  # type: ignore[misc]
        assert house.do(directory.outsiders) == dict.fromkeys(shared, "shared")
    assert house.do(lambda tx: views.may_handle(tx, which)) == (SANNE,)


def leave(house: House, who: PersonId) -> None:
    house.do(lambda tx: usecases.people.leave(tx, who, now=NOW, rules=RULES))


def test_what_waited_for_whoever_left_goes_to_the_next_once(house: House) -> None:
    which = house.report()
    for _ in range(2):
        leave(house, BRAM)
    assert house.told(Kind.WORK) == [(BRAM, "1"), (SANNE, "1")]
    leave(house, SANNE)
    assert house.told(Kind.WORK) == [(BRAM, "1"), (NOOR, "1"), (SANNE, "1")]
    assert house.act(Act.TAKE, which.id, NOOR).handler == NOOR


def test_what_somebody_took_is_passed_on_to_nobody(house: House) -> None:
    house.until(Act.TAKE)
    leave(house, BRAM)
    assert house.told(Kind.WORK) == [(BRAM, "1")]


def test_where_nobody_else_is_it_waits_for_them(house: House) -> None:
    house.do(lambda tx: people.entrust(tx, "it", owner=BRAM, deputy=None))
    house.do(lambda tx: people.appoint(tx, Role.ADMIN, []))
    house.report()
    leave(house, BRAM)
    assert house.told(Kind.WORK) == [(BRAM, "1")]


def test_a_new_report_goes_past_whoever_left(house: House) -> None:
    leave(house, BRAM)
    house.report()
    assert house.told(Kind.WORK) == [(SANNE, "1")]


def test_what_comes_back_goes_past_whoever_left(house: House) -> None:
    which = house.until(Act.TAKE, Act.SOLVE)
    leave(house, BRAM)
    house.act(Act.REOPEN, which.id, ANNA)
    assert house.told(Kind.WORK) == [(BRAM, "1"), (SANNE, "4")]


def test_whoever_left_is_not_reachable_until_they_are_back(house: House) -> None:
    house.do(lambda tx: usecases.people.welcome(tx, EVA, now=NOW, rules=RULES))
    leave(house, EVA.id)
    gone = house.do(lambda tx: people.find(tx, EVA.id, USUAL))
    assert gone is not None
    assert not gone.reachable
    back = house.do(lambda tx: usecases.people.welcome(tx, EVA, now=NOW, rules=RULES))
    assert back is not None
    assert back.reachable
