"""Who is asked enough: nothing is given to them while another has time, and a pool is an offer to them too."""

import pytest

from domain import errors
from domain.messages import Kind
from domain.people import PersonId
from domain.questions import Act, Circle, Due
from storage import keyusers, people
from tests.examples import ANNA, NOOR, RULES
from tests.usecases.desk import DAAN, ELIF, FATIMA, KNOWS, RISHI, Desk, day

PLANNER = (DAAN, ELIF, FATIMA)


def fill(desk: Desk, *who: PersonId) -> None:
    """They have less time this week than one question takes."""
    few = RULES.limits.minutes_a_question - 1
    for one in who:
        desk.do(lambda tx, one=one: keyusers.save(tx, one, KNOWS[one], few))  # type: ignore[misc]


def test_who_is_full_is_offered_it_in_the_pool_and_nobody_hears_of_it_twice(desk: Desk) -> None:
    fill(desk, FATIMA)
    which = desk.ask()
    desk.walk(day("2026-11-17T13:30"))
    ask = desk.see(which)
    assert (ask.question.circle, set(ask.waited_for)) == (Circle.POOL, set(PLANNER))
    assert {one.person: one.why for one in ask.asked}[FATIMA] == ("full",)
    assert desk.told(Kind.ASKED) == sorted(PLANNER)
    desk.walk(day("2026-11-17T17:30"))
    assert desk.story(which) == ["ask", "next", "pool", "coordinators"]
    assert desk.told(Kind.ASKED) == sorted([*PLANNER, NOOR])


def test_where_everybody_is_full_it_is_offered_at_once_and_the_coordinators_hear_after_eight_hours(desk: Desk) -> None:
    fill(desk, *PLANNER)
    which = desk.ask()
    assert (which.circle, which.due, which.due_at) == (Circle.POOL, Due.COORDINATORS, day("2026-11-17T17:30"))
    assert desk.told(Kind.ASKED) == sorted(PLANNER)
    desk.walk(day("2026-11-17T17:30"))
    assert desk.story(which) == ["ask", "coordinators"]


def test_where_the_others_are_full_it_is_offered_to_them_once_the_first_did_not_take_it(desk: Desk) -> None:
    fill(desk, ELIF, FATIMA)
    which = desk.ask()
    desk.walk(day("2026-11-17T11:30"))
    ask = desk.see(which)
    assert (ask.question.circle, ask.waited_for[0]) == (Circle.POOL, DAAN)
    assert desk.asked(which, Circle.POOL) == {ELIF, FATIMA}
    assert ask.question.due_at == day("2026-11-17T17:30")


def test_a_pool_is_those_who_are_here_now(desk: Desk) -> None:
    fill(desk, *PLANNER)
    which = desk.ask()
    assert desk.see(which).away == frozenset()
    desk.do(lambda tx: people.unreachable(tx, ELIF))
    assert desk.see(which).away == {ELIF}


def test_who_takes_it_beyond_their_time_does_so_of_their_own_will(desk: Desk) -> None:
    fill(desk, *PLANNER)
    which = desk.ask()
    assert desk.act(Act.TAKE, which, ELIF).key_user == ELIF
    assert desk.act(Act.ANSWER, which, ELIF).key_user == ELIF


def test_who_passed_it_on_is_not_offered_it(desk: Desk) -> None:
    fill(desk, ELIF, FATIMA)
    which = desk.ask()
    desk.act(Act.PASS, which, DAAN)
    assert set(desk.see(which).waited_for) == {ELIF, FATIMA}
    desk.act(Act.PASS, which, ELIF)
    assert desk.see(which).waited_for == (FATIMA,)
    desk.act(Act.PASS, which, FATIMA)
    assert desk.see(which).question.circle is Circle.COORDINATORS


def test_asked_again_it_is_offered_to_who_heard_of_it_before_and_not_to_who_answered(desk: Desk) -> None:
    fill(desk, *PLANNER)
    which = desk.ask()
    for _ in range(2):
        desk.act(Act.ANSWER, which, ELIF)
        desk.act(Act.REOPEN, which, ANNA, "Nog niet.")
    assert set(desk.see(which).waited_for) == {DAAN, FATIMA, ELIF}
    assert desk.told(Kind.ASKED) == sorted([DAAN, DAAN, ELIF, ELIF, FATIMA, FATIMA]), "Elif once as who answered"


def test_asked_again_while_who_answered_is_away_it_is_offered_again_to_who_heard_of_it(desk: Desk) -> None:
    fill(desk, *PLANNER)
    which = desk.ask()
    desk.act(Act.ANSWER, which, ELIF)
    desk.do(lambda tx: people.unreachable(tx, ELIF))
    desk.act(Act.REOPEN, which, ANNA, "Nog niet.")
    assert desk.told(Kind.ASKED) == sorted([*PLANNER, DAAN, FATIMA])


def test_not_yet_goes_to_another_who_has_time_where_who_answered_has_none(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.ANSWER, which, first)
    fill(desk, first)
    desk.act(Act.REOPEN, which, ANNA, "Nog niet.")
    assert desk.waits_for(which) not in (first, ANNA)


def test_not_yet_goes_back_to_who_answered_where_nobody_has_time(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.ANSWER, which, first)
    fill(desk, *PLANNER)
    desk.act(Act.REOPEN, which, ANNA, "Nog niet.")
    assert (desk.waits_for(which), desk.see(which).asked[-1].why) == (first, ("before",))


def test_a_colleague_who_is_asked_enough_is_handed_nothing_and_the_refusal_says_who(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    fill(desk, RISHI)
    with pytest.raises(errors.Full) as refused:
        desk.act(Act.HANDOVER, which, first, RISHI, "Jij deed dit eerder.")
    assert refused.value.variables == {"who": "Rishi"}
    assert desk.story(which) == ["ask"]
