"""A question about no topic: nobody is said to know it, so few are asked before the coordinators are."""

from domain.messages import Kind
from domain.people import PersonId
from domain.questions import Act, Circle, Due, Question
from storage import keyusers
from tests.examples import ANNA, NOOR, RULES
from tests.usecases.desk import KNOWS, Desk, day

TEXT = "Hoe kan ik mijn rooster ruilen?"
FEW = RULES.limits.minutes_a_question - 1


def key_users_of(desk: Desk, which: Question) -> list[str]:
    return [one for one in desk.told(Kind.ASKED) if one in KNOWS and one in desk.everybody_of(which)]


def test_after_the_second_one_the_coordinators_are_asked_and_no_pool(desk: Desk) -> None:
    which = desk.ask(TEXT)
    assert (which.topic, which.circle, which.due) == (None, Circle.ONE, Due.NEXT)
    desk.walk(day("2026-11-17T11:30"))
    second = desk.see(which).question
    assert (second.circle, second.due, second.due_at) == (Circle.NEXT, Due.COORDINATORS, day("2026-11-17T13:30"))
    desk.walk(day("2026-11-17T17:30"))
    assert desk.story(which) == ["ask", "next", "coordinators"]
    assert len(key_users_of(desk, which)) == 2
    assert desk.told(Kind.ASKED).count(NOOR) == 1


def test_where_the_second_one_lets_it_pass_it_comes_to_the_coordinators_at_once(desk: Desk) -> None:
    which = desk.ask(TEXT)
    for circle in (Circle.NEXT, Circle.COORDINATORS):
        desk.act(Act.PASS, which, desk.waits_for(which))
        assert desk.see(which).question.circle is circle
    assert len(key_users_of(desk, which)) == 2


def test_not_yet_and_handing_over_begin_anew(desk: Desk) -> None:
    which = desk.ask(TEXT)
    desk.act(Act.PASS, which, desk.waits_for(which))
    desk.act(Act.ANSWER, which, desk.waits_for(which))
    for _ in range(2):
        desk.act(Act.REOPEN, which, ANNA, "Nog niet.")
        assert desk.see(which).question.circle is Circle.ONE
        desk.act(Act.ANSWER, which, desk.waits_for(which))


def test_where_all_are_asked_enough_it_is_no_offer_to_all(desk: Desk) -> None:
    for who, topics in KNOWS.items():
        desk.do(lambda tx, who=who, topics=topics: keyusers.save(tx, PersonId(who), topics, FEW))  # type: ignore[misc]
    assert desk.ask(TEXT).circle is Circle.COORDINATORS
    assert desk.told(Kind.ASKED) == [NOOR]


def test_without_a_name_it_goes_the_same_way(desk: Desk) -> None:
    which = desk.ask_nameless(TEXT)
    desk.walk(day("2026-11-19T17:30"))
    assert desk.story(which) == ["ask", "next", "coordinators"]
