"""Who goes away, stops or leaves: what they were asked goes on, with all that was said."""

from dataclasses import replace

import pytest

import usecases.absence
import usecases.keyusers
import usecases.people
import usecases.preferences
import usecases.questions
from domain import errors
from domain.absence import Absence
from domain.messages import Kind
from domain.people import PersonId, Role
from domain.preferences import Filled
from domain.questions import Act, Circle, Question, State
from storage import keyusers, people, views
from storage.views.questions import MOST_COLLEAGUES
from tests.examples import ANNA, BRAM, NOOR, NOW, RULES, SANNE, USUAL, ZONE
from tests.usecases.desk import DAAN, ELIF, FATIMA, KNOWS, RISHI, Desk, day

AWAY = Filled(language="nl", days="0,1,2,3,4", starts="08:30", ends="17:30", until="2027-01-03")
WAYS = ("absent", "outlook", "stops", "leaves", "blocks")


def goes(desk: Desk, who: PersonId, how: str) -> None:
    """They go away in one of the ways there are."""
    someone = desk.person(who)
    if how == "absent":
        desk.do(lambda tx: usecases.preferences.save(tx, someone, AWAY, now=NOW, rules=RULES))
    elif how == "outlook":
        told = {who: Absence(until=day("2026-12-01T00:00"), endless=False, over=False)}
        desk.do(lambda tx: usecases.absence.hear(tx, told, now=NOW, rules=replace(RULES, outlook=True)))
    elif how == "stops":
        desk.do(lambda tx: keyusers.stop(tx, who))
        desk.do(lambda tx: usecases.questions.pass_on(tx, who, now=NOW, rules=RULES))
    elif how == "leaves":
        desk.do(lambda tx: usecases.people.depart(tx, who, now=NOW, rules=RULES))
    else:
        desk.do(lambda tx: usecases.people.leave(tx, who, now=NOW, rules=RULES))


def moved(desk: Desk, which: Question, before: PersonId) -> None:
    after = desk.see(which)
    assert after.waits_for not in (None, before)
    assert after.question.key_user is None
    assert after.events[-1].act is Act.MOVE
    assert desk.told(Kind.ASKED) == sorted([before, str(after.waits_for)])


@pytest.mark.parametrize("how", WAYS)
def test_what_waits_for_who_goes_away_goes_to_the_next(desk: Desk, how: str) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    goes(desk, first, how)
    moved(desk, which, first)


@pytest.mark.parametrize("how", WAYS)
def test_what_they_took_goes_to_the_next_with_its_story(desk: Desk, how: str) -> None:
    which = desk.ask(seen=["article:a1"])
    first = desk.waits_for(which)
    desk.act(Act.TAKE, which, first)
    goes(desk, first, how)
    moved(desk, which, first)
    assert desk.see(which).seen[0][1] == "a1"
    assert desk.story(which) == ["ask", "take", "move"]


def test_what_they_answered_stays_theirs_until_it_is_not_enough(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.ANSWER, which, first)
    goes(desk, first, "absent")
    assert desk.see(which).question.state is State.ANSWERED
    desk.act(Act.REOPEN, which, ANNA, "Nog niet.")
    assert desk.waits_for(which) != first


@pytest.mark.parametrize("how", ["absent", "leaves"])
def test_what_waits_for_several_goes_on_once_none_of_them_is_left(desk: Desk, how: str) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.HANDOVER, which, first, "it", "Iets voor de beheerders.")
    goes(desk, BRAM, how)
    assert desk.see(which).question.circle is Circle.IT, "Sanne is there"
    goes(desk, SANNE, how)
    assert desk.see(which).question.circle is Circle.NEXT


def test_not_mine_of_the_last_one_who_is_there_moves_it_on(desk: Desk) -> None:
    which = desk.ask()
    desk.act(Act.HANDOVER, which, desk.waits_for(which), "it", "Iets voor de beheerders.")
    desk.act(Act.PASS, which, BRAM)
    assert desk.see(which).question.circle is Circle.IT
    desk.act(Act.PASS, which, SANNE)
    assert desk.see(which).question.circle is Circle.NEXT


def test_what_waits_for_the_coordinators_waits_for_whoever_of_them_is_there(desk: Desk) -> None:
    which = desk.ask("Hoe werkt dat?", topic="Whiteboard")
    goes(desk, NOOR, "absent")
    after = desk.see(which)
    assert (after.question.circle, after.events[-1].act) == (Circle.COORDINATORS, Act.ASK)
    assert after.may_take == (NOOR,)


def test_who_asked_and_left_is_answered_by_nobody_and_who_had_it_hears_so(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.TAKE, which, first)
    goes(desk, ANNA, "leaves")
    closed = desk.see(which).question
    assert (closed.state, closed.closed_at) == (State.UNANSWERED, NOW)
    assert [(row["receiver"], row["due_at"]) for row in desk.owed(Kind.THANKS)] == [(first, NOW)]


def test_a_leavers_name_stays_while_somebody_may_still_ask_about_their_answer(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.ANSWER, which, first)
    goes(desk, first, "leaves")
    assert desk.person(first).name
    desk.act(Act.ACCEPT, which, ANNA)
    goes(desk, NOOR, "leaves")  # then who left before is looked at again
    gone = desk.do(lambda tx: people.find(tx, first, USUAL))
    assert gone is not None
    assert gone.name == ""


def test_who_stopped_takes_no_question_on_an_old_card(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    assert first is not None
    person = desk.person(first)
    desk.do(lambda tx: usecases.keyusers.stop(tx, person, sure=True, now=NOW, rules=RULES))
    with pytest.raises(errors.NotAsked):
        desk.act(Act.TAKE, which, first)
    assert desk.waits_for(which) not in (None, first)


def test_whoever_of_very_many_key_users_they_name_is_handed_it(desk: Desk) -> None:
    many = [PersonId(f"k{n:03}") for n in range(MOST_COLLEAGUES)]
    for who in many:
        desk.do(lambda tx, who=who: people.add(tx, who, name=f"A {who}", time_zone=ZONE, locale="nl-NL"))  # type: ignore[misc]
    desk.do(lambda tx: people.appoint(tx, Role.KEY_USER, [*many, *KNOWS]))
    which = desk.ask()
    first = desk.waits_for(which)
    assert first is not None
    offered = [one for one, _ in desk.do(lambda tx: views.may_answer(tx, which, first))]
    knows = {DAAN, ELIF, FATIMA} - {first}
    assert set(offered[2:4]) == knows, "after the topics those who know it, however many there are"
    assert RISHI not in offered
    desk.act(Act.HANDOVER, which, first, RISHI, "Jij weet dit.")
    assert desk.waits_for(which) == RISHI
