"""Coordinators come and go; a question that nobody can be asked is looked at again every working day, and told of."""

import pytest

import usecases.preferences
from bot import checks
from domain.messages import Kind
from domain.people import PersonId, Role
from domain.questions import Act, Circle, Due, Question, State
from storage import keyusers, people, views
from tests.examples import ANNA, LIAM, NOOR, RULES
from tests.usecases.desk import DAAN, Desk, day
from tests.usecases.test_questions_away import goes

BACK = day("2026-11-18T10:00")


def unknown(desk: Desk, who: PersonId = ANNA) -> Question:
    """A question about what nobody knows."""
    return desk.ask("Hoe werkt dat?", who, topic="Whiteboard")


def lead(desk: Desk, *who: PersonId) -> None:
    desk.do(lambda tx: people.appoint(tx, Role.ADMIN, who))


def told(desk: Desk) -> list[tuple[str, str]]:
    return [(row["receiver"], row["occasion"]) for row in desk.owed(Kind.ASKED)]


def comes_back(desk: Desk, who: PersonId) -> None:
    someone = desk.person(who)
    desk.do(lambda tx: usecases.preferences.back(tx, someone, now=BACK, rules=RULES))


def warned(desk: Desk) -> list[str]:
    return [one.detail for one in desk.do(lambda tx: list(checks.unheard(tx)))]


def test_a_coordinator_who_comes_back_hears_of_what_came_meanwhile(desk: Desk) -> None:
    lead(desk, NOOR, LIAM)
    goes(desk, NOOR, "absent")
    which = unknown(desk)
    assert told(desk) == [(LIAM, "1")]
    comes_back(desk, NOOR)
    assert told(desk)[1:] == [(NOOR, "back 2026-11-18")]
    assert desk.see(which).question.due_at == which.due_at, "their clock goes on"
    comes_back(desk, NOOR)
    assert len(told(desk)) == 2


def test_where_every_coordinator_is_away_the_first_one_back_has_it(desk: Desk) -> None:
    goes(desk, NOOR, "outlook")
    which = unknown(desk)
    assert (which.circle, which.due_at, told(desk)) == (Circle.COORDINATORS, day("2026-11-18T17:30"), [])
    assert (desk.see(which).seekers, warned(desk)) == ((), ["nobody looks for somebody for 1 question"])
    desk.do(lambda tx: usecases.preferences.come_back(tx, now=day("2026-12-01T08:00"), rules=RULES))
    assert [who for who, _ in told(desk)] == [NOOR]
    assert (desk.see(which).seekers, warned(desk)) == ((NOOR,), [])
    assert desk.see(which).question.due_at == day("2026-12-08T17:30")


@pytest.mark.parametrize("how", ["absent", "outlook", "leaves", "blocks"])
def test_what_waits_for_a_coordinator_who_goes_is_with_the_others(desk: Desk, how: str) -> None:
    which = unknown(desk)
    lead(desk, NOOR, LIAM)
    goes(desk, NOOR, how)
    after = desk.see(which)
    assert (after.question.circle, after.seekers, after.waited_for[-1]) == (Circle.COORDINATORS, (LIAM,), LIAM)
    assert desk.told(Kind.ASKED) == [LIAM, NOOR]


def test_what_a_coordinator_took_who_goes_goes_to_the_others(desk: Desk) -> None:
    lead(desk, NOOR, LIAM)
    which = unknown(desk)
    desk.act(Act.TAKE, which, NOOR)
    goes(desk, NOOR, "leaves")
    after = desk.see(which).question
    assert (after.state, after.circle) == (State.ASKED, Circle.COORDINATORS)
    assert desk.told(Kind.ASKED) == [LIAM, LIAM, NOOR]


def test_without_any_coordinator_it_waits_is_looked_at_every_working_day_and_is_warned_of(desk: Desk) -> None:
    lead(desk)
    which = unknown(desk)
    assert (which.circle, which.due, told(desk)) == (Circle.COORDINATORS, Due.COORDINATORS, [])
    for now, next_ in (("18", "19"), ("19", "20"), ("20", "23")):
        desk.walk(day(f"2026-11-{now}T17:30"))
        assert desk.see(which).question.due_at == day(f"2026-11-{next_}T17:30"), "the last one is a Monday"
    assert desk.story(which) == ["ask"]
    assert warned(desk) == ["nobody looks for somebody for 1 question"]
    lead(desk, LIAM)
    desk.walk(day("2026-11-23T17:30"))
    assert (told(desk)[0][0], warned(desk), desk.story(which)) == (LIAM, [], ["ask", "coordinators"])


def test_a_key_user_who_appears_is_asked_at_the_next_look(desk: Desk) -> None:
    lead(desk)
    which = unknown(desk)
    desk.do(lambda tx: keyusers.save(tx, DAAN, ["Whiteboard"], None))
    desk.walk(day("2026-11-18T17:30"))
    assert (desk.waits_for(which), desk.story(which)) == (DAAN, ["ask", "next"])
    assert desk.see(which).question.due is Due.POOL
    desk.walk(day("2026-11-20T17:30"))
    assert desk.see(which).question.circle is Circle.COORDINATORS


def test_what_the_only_coordinator_asks_is_not_theirs_to_look_for(desk: Desk) -> None:
    which = unknown(desk, NOOR)
    ask = desk.see(which)
    assert (ask.may_take, ask.seekers, told(desk)) == ((), (), [])
    assert desk.do(views.unsought) == 1
    lead(desk, NOOR, LIAM)
    assert (desk.do(views.unsought), desk.see(which).seekers) == (0, (LIAM,))


def test_who_is_no_coordinator_hears_nothing_of_it_when_they_are_back(desk: Desk) -> None:
    unknown(desk)
    goes(desk, DAAN, "absent")
    comes_back(desk, DAAN)
    assert [who for who, _ in told(desk)] == [NOOR]
