"""What people do with a question: asked of who can best help, taken once, answered, accepted or not yet."""

from domain.messages import Kind
from domain.questions import Act, Circle, Due, State
from tests.examples import ANNA, NOW
from tests.usecases.desk import ANSWER, DAAN, ELIF, FATIMA, Desk


def test_a_question_is_brought_to_somebody_who_knows_its_topic_and_says_why(desk: Desk) -> None:
    which = desk.ask()
    ask = desk.see(which)
    assert (which.topic, which.state, which.circle) == ("Planner", State.ASKED, Circle.ONE)
    assert desk.waits_for(which) in (DAAN, ELIF, FATIMA)
    assert ask.asked[0].why[0] == "knows:Planner"
    assert desk.told(Kind.ASKED) == [ask.waits_for]
    assert desk.told(Kind.QUESTION) == [ANNA]


def test_the_straight_path_closes_with_the_askers_word_and_one_thank_you(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    taken = desk.act(Act.TAKE, which, first)
    assert (taken.state, taken.key_user, taken.due) == (State.TAKEN, first, None)
    answered = desk.act(Act.ANSWER, which, first)
    assert (answered.state, answered.due) == (State.ANSWERED, Due.REMIND)
    assert desk.told(Kind.ANSWERED) == [ANNA]
    accepted = desk.act(Act.ACCEPT, which, ANNA)
    assert (accepted.state, accepted.due, accepted.closed_at) == (State.ACCEPTED, None, NOW)
    assert desk.told(Kind.THANKS) == [first]
    assert desk.story(which) == ["ask", "take", "answer", "accept"]
    said = desk.see(which).said
    assert said is not None
    assert (said.person, said.words) == (first, ANSWER)
