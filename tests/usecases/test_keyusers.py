"""Whom somebody can ask, offering to be a key user, being away and stopping; on both stores."""

from datetime import timedelta
from typing import Any

import pytest

import usecases.keyusers
import usecases.people
from domain import errors, preferences
from domain.keyusers import Contact, Filled, Mistake, Own, Told
from domain.messages import Kind
from domain.people import PersonId, Role
from domain.questions import Act, State
from storage import keyusers, people
from tests.examples import ANNA, BRAM, NOOR, NOW, RULES, SANNE
from tests.usecases.desk import DAAN, ELIF, FATIMA, KNOWS, RISHI, Desk

FRIDAY = "2026-11-20"
OFFER = Filled(topics="Planner,Visio", minutes="90")


def contact(desk: Desk, who: PersonId = ANNA) -> Contact:
    someone = desk.person(who)
    return desk.do(lambda tx: usecases.keyusers.contact(tx, someone, now=NOW, rules=RULES))


def save(desk: Desk, who: PersonId, filled: Filled = OFFER) -> Any:
    someone = desk.person(who)
    return desk.do(lambda tx: usecases.keyusers.save(tx, someone, filled, now=NOW, rules=RULES))


def stop(desk: Desk, who: PersonId) -> Told | None:
    someone = desk.person(who)
    return desk.do(lambda tx: usecases.keyusers.stop(tx, someone, now=NOW, rules=RULES))


def answer(desk: Desk, lead: PersonId, who: PersonId, *, yes: bool) -> None:
    someone = desk.person(lead)
    desk.do(lambda tx: usecases.keyusers.appoint(tx, someone, who, yes=yes, now=NOW, rules=RULES))


def own(desk: Desk, who: PersonId) -> Own:
    found = desk.do(lambda tx: keyusers.own(tx, who))
    assert found
    return found


def test_everybody_is_told_one_key_user_and_who_is_asked_about_each_topic(desk: Desk) -> None:
    found = contact(desk)
    assert found.person in KNOWS
    assert (found.why, found.coordinators) == (("open:0",), ())
    assert found.others.keys() == {"Planner", "Excel"}
    assert found.others["Planner"] in (DAAN, ELIF, FATIMA)
    assert contact(desk) == found, "the same one every time"


def test_a_key_user_is_told_another_one(desk: Desk) -> None:
    assert all(contact(desk, who).person not in (None, who) for who in KNOWS)


def test_without_anybody_who_has_time_the_coordinators_are_named(desk: Desk) -> None:
    for who in KNOWS:
        stop(desk, who)
    assert contact(desk) == Contact(person=None, coordinators=(NOOR,))
    desk.do(lambda tx: people.appoint(tx, Role.ADMIN, []))
    assert contact(desk) == Contact(person=None)


def test_a_key_user_says_what_they_know_and_have_time_for(desk: Desk) -> None:
    assert save(desk, RISHI) is Told.KEPT
    assert (own(desk, RISHI).topics, own(desk, RISHI).minutes) == (("Planner", "Visio"), 90)
    assert contact(desk).others["Visio"] == RISHI
    assert desk.told(Kind.WISH) == []


@pytest.mark.parametrize(
    ("filled", "wrong"),
    [
        (Filled(minutes="60"), Mistake.NO_TOPIC),
        (Filled(topics="Visio", minutes="5"), Mistake.MINUTES),
        (Filled(topics="Visio", minutes="60", until="2026-11-16"), preferences.Mistake.PAST),
    ],
)
def test_what_is_to_be_put_right_keeps_nothing(desk: Desk, filled: Filled, wrong: Any) -> None:
    assert save(desk, RISHI, filled) is wrong
    assert own(desk, RISHI).topics == ("Excel",)
    assert desk.person(RISHI).away_until is None


def test_a_key_user_who_goes_away_leaves_what_is_open_to_the_next_and_comes_back(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.TAKE, which, first)
    assert save(desk, first, Filled(topics="Planner", until=FRIDAY)) is Told.KEPT
    assert desk.person(first).away_until
    assert desk.see(which).question.state is State.ASKED
    assert desk.waits_for(which) != first
    someone = desk.person(first)
    told = desk.do(lambda tx: usecases.keyusers.absent(tx, someone, "", now=NOW, rules=RULES))
    assert (told, desk.person(first).away_until) == (Told.BACK, None)


def test_being_away_is_said_by_itself_too_and_a_day_that_passed_is_not_taken(desk: Desk) -> None:
    someone = desk.person(DAAN)
    for until, told in (("2026-11-16", preferences.Mistake.PAST), (FRIDAY, Told.KEPT)):
        said = desk.do(lambda tx, until=until: usecases.keyusers.absent(tx, someone, until, now=NOW, rules=RULES))  # type: ignore[misc]
        assert said is told
    assert desk.person(DAAN).away_until == NOW.replace(hour=23, minute=0) + timedelta(days=3)
    assert own(desk, DAAN).topics == ("Planner",)


def test_who_stops_is_no_key_user_at_once_and_what_is_open_goes_on_with_its_story(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.TAKE, which, first)
    assert stop(desk, first) is Told.STOPPED
    assert not own(desk, first).is_one
    assert desk.story(which) == ["ask", "take", "move"]
    assert desk.waits_for(which) not in (first, None)
    assert stop(desk, first) is Told.STOPPED, "twice is once"
    assert desk.story(which) == ["ask", "take", "move"]


def test_who_offers_to_be_one_is_told_to_the_coordinators_once_and_gets_no_questions_yet(desk: Desk) -> None:
    assert save(desk, SANNE) is Told.WISHED
    assert save(desk, SANNE) is Told.WISHED
    assert desk.told(Kind.WISH) == [NOOR]
    assert own(desk, SANNE).wishes
    assert "Visio" not in contact(desk).others


@pytest.mark.parametrize("yes", [True, False])
def test_a_coordinator_says_yes_or_no_and_who_offered_hears_it(desk: Desk, *, yes: bool) -> None:
    save(desk, SANNE)
    answer(desk, NOOR, SANNE, yes=yes)
    answer(desk, NOOR, SANNE, yes=not yes)  # what was said first stays
    assert desk.told(Kind.OFFERED) == [SANNE]
    assert (own(desk, SANNE).is_one, own(desk, SANNE).wishes) == (yes, False)
    assert contact(desk).others.get("Visio") == (SANNE if yes else None)


def test_nobody_else_makes_somebody_a_key_user(desk: Desk) -> None:
    save(desk, SANNE)
    for who in (SANNE, BRAM):
        with pytest.raises(errors.NotCoordinator):
            answer(desk, who, SANNE, yes=True)
    answer(desk, NOOR, BRAM, yes=True)  # who did not offer
    assert not own(desk, SANNE).is_one
    assert not own(desk, BRAM).is_one


def test_an_offer_can_be_taken_back(desk: Desk) -> None:
    save(desk, SANNE)
    assert stop(desk, SANNE) is Told.UNWISHED
    assert own(desk, SANNE) == Own(name="Sanne de Boer", known=("Excel", "Planner"))


def test_who_stopped_and_is_called_one_again_rests_until_they_save(desk: Desk) -> None:
    stop(desk, RISHI)
    desk.do(lambda tx: people.appoint(tx, Role.KEY_USER, list(KNOWS)))
    assert own(desk, RISHI).rests
    assert "Visio" not in contact(desk).others
    save(desk, RISHI)
    assert not own(desk, RISHI).rests
    assert contact(desk).others["Visio"] == RISHI


def test_who_left_is_no_key_user_and_can_be_made_none(desk: Desk) -> None:
    save(desk, SANNE)
    desk.do(lambda tx: usecases.people.depart(tx, SANNE, now=NOW, rules=RULES))
    with pytest.raises(errors.Unknown):
        answer(desk, NOOR, SANNE, yes=True)
    assert SANNE not in [one.id for one in desk.do(lambda tx: keyusers.candidates(tx, now=NOW, rules=RULES))]


def test_who_chose_to_be_seen_as_one_is_until_they_stop(desk: Desk) -> None:
    save(desk, DAAN, Filled(topics="Planner", shown="yes"))
    save(desk, DAAN, Filled(topics="Planner"))
    save(desk, SANNE, Filled(topics="Planner", shown="yes"))
    everybody = (DAAN, ELIF, SANNE)
    assert desk.do(lambda tx: keyusers.shown(tx, everybody)) == {DAAN}
    assert [own(desk, who).shown for who in everybody] == [True, False, False]
    stop(desk, DAAN)
    desk.do(lambda tx: people.appoint(tx, Role.KEY_USER, [*KNOWS, SANNE]))  # a list calls them one again
    assert desk.do(lambda tx: keyusers.shown(tx, everybody)) == frozenset(), "nor did an offer choose it"
    save(desk, DAAN, Filled(topics="Planner", shown="yes"))
    save(desk, DAAN, Filled(topics="Planner", shown="no"))
    assert not own(desk, DAAN).shown


def test_nobody_else_is_seen_by_what_they_helped(desk: Desk) -> None:
    assert not contact(desk).shown
    for who in KNOWS:
        save(desk, who, Filled(topics="Planner", shown="yes"))
    assert (contact(desk).shown, contact(desk).helped) == (True, 0)
