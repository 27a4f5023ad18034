"""The rules of a question: which act moves it where, and whose act it is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import errors
from domain import questions as rule
from domain.knowledge import Source
from domain.nameless import Bearer, Naming, kept
from domain.people import PersonId
from domain.questions import MOVES, Act, Ask, Asked, Circle, Due, Event, Question, QuestionId, Side, State
from tests.examples import ANNA, BRAM, LIAM, NOOR, NOW, SANNE

BY = {Side.ASKER: ANNA, Side.ASKED: BRAM, Side.HOLDER: BRAM}
CLOSED = (State.ACCEPTED, State.UNANSWERED, State.WITHDRAWN)
TABLE = {  # from each state, the acts that do something, and where they lead
    State.ASKED: "take>taken handover>asked pass>asked withdraw>withdrawn next> pool> coordinators> move>asked "
    "close>unanswered",
    State.TAKEN: "answer>answered handover>asked pass>asked withdraw>withdrawn move>asked close>unanswered",
    State.ANSWERED: "accept>accepted reopen>asked thank> remind> close>unanswered",
    State.ACCEPTED: "reopen>asked thank>",
    State.UNANSWERED: "accept>accepted reopen>asked thank>",
    State.WITHDRAWN: "",
}


def question(state: State = State.ASKED, **changes: object) -> Question:
    """Anna's question; Bram has it from when it is taken on."""
    made = Question(
        id=QuestionId("q" * 32), code="ABC234", naming=Naming.NAMED, nonce="n", receipt=None, mailbox=None,
        state=state, circle=Circle.ONE, topic="Planner", words="Hoe?", tip=None, asker=ANNA,
        key_user=None if state is State.ASKED else BRAM, version=3, asked_at=NOW,
        due=Due.NEXT, due_at=NOW + timedelta(hours=2), closed_at=NOW if state in CLOSED else None,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def done(which: Question, what: Act, *, by: PersonId | Bearer | None = None, days: int = 0) -> Question | None:
    """The act by whose it is."""
    now, side = NOW + timedelta(days=days), MOVES[what].side
    if side is Side.CLOCK:
        return rule.moved(which, what, by=None, now=now)
    return rule.act(which, what, by=by or BY[side], may_take=(BRAM, SANNE), now=now, reopen_days=90)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("what", MOVES)
def test_an_act_moves_a_question_as_the_table_says_and_else_changes_nothing(state: State, what: Act) -> None:
    moves = dict(one.split(">") for one in TABLE[state].split())
    after = done(question(state), what)
    if what.value not in moves:
        assert after is None
        return
    assert after is not None
    assert (after.version, after.state.value) == (4, moves[what.value] or state.value)


@pytest.mark.parametrize("what", [one for one, move in MOVES.items() if move.side is not Side.CLOCK])
def test_nobody_else_can_do_what_is_not_theirs(what: Act) -> None:
    state = next(iter(MOVES[what].origins))
    refused = errors.NotAsker if MOVES[what].side is Side.ASKER else errors.NotAsked
    with pytest.raises(refused):
        done(question(state), what, by=LIAM)


def test_whoever_it_was_brought_to_cannot_answer_what_a_colleague_took() -> None:
    with pytest.raises(errors.NotAsked):
        done(question(State.TAKEN), Act.ANSWER, by=SANNE)
    assert done(question(State.TAKEN), Act.TAKE, by=SANNE) is None, "but a second take is only too late"


def test_what_is_taken_waits_for_no_clock_and_has_a_name_until_it_is_asked_again() -> None:
    taken = done(question(), Act.TAKE)
    assert taken is not None
    assert (taken.key_user, taken.due, taken.due_at) == (BRAM, None, None)
    passed = done(taken, Act.PASS)
    assert passed is not None
    assert passed.key_user is None


def test_closed_is_when_its_asker_accepts_and_no_longer_when_they_reopen() -> None:
    accepted = done(question(State.ANSWERED), Act.ACCEPT)
    assert accepted is not None
    assert accepted.closed_at == NOW
    back = done(accepted, Act.REOPEN, days=90)
    assert back is not None
    assert back.closed_at is None
    with pytest.raises(errors.TooLate):
        done(accepted, Act.REOPEN, days=91)


def test_without_a_name_the_receipt_speaks_and_no_person_does() -> None:
    nameless = question(State.ANSWERED, asker=None, receipt=kept("r"), naming=Naming.PULL)
    assert done(nameless, Act.ACCEPT, by=Bearer(kept=kept("r"))) is not None
    for somebody in (ANNA, Bearer(kept=kept("another"))):
        with pytest.raises(errors.NotAsker):
            done(nameless, Act.ACCEPT, by=somebody)


def ask(circle: Circle, *passed: PersonId, state: State = State.ASKED) -> Ask:
    """Brought to Bram first, then in that circle to Sanne and Liam."""
    asked = [Asked(person=BRAM, version=1, circle=Circle.ONE, why=())]
    later = (LIAM, SANNE) if circle is Circle.POOL else (SANNE,)
    asked += [Asked(person=one, version=2, circle=circle, why=()) for one in later]
    events = tuple(Event(version=n, at=NOW, act=Act.PASS, person=one, words=None) for n, one in enumerate(passed, 3))
    return Ask(
        question=question(state, circle=circle), events=events, names={}, asked=tuple(asked), coordinators=(NOOR,)
    )  # fmt: skip


def test_it_waits_for_the_last_one_it_was_brought_to_or_for_all_of_a_pool() -> None:
    assert (ask(Circle.NEXT).waits_for, ask(Circle.NEXT).waited_for) == (SANNE, (SANNE,))
    assert (ask(Circle.POOL).waits_for, ask(Circle.POOL).waited_for) == (None, (BRAM, LIAM, SANNE))
    assert ask(Circle.POOL, LIAM).waited_for == (BRAM, SANNE), "who had it before may take it still"
    assert ask(Circle.NEXT, state=State.TAKEN).waited_for == ()
    assert ask(Circle.POOL).may_take == (BRAM, LIAM, SANNE, NOOR)


def test_who_gave_it_away_may_take_it_still_and_is_waited_for_once_it_is_brought_to_them_again() -> None:
    passed = ask(Circle.POOL, LIAM, BRAM)
    assert (passed.waited_for, passed.may_take) == ((SANNE,), ask(Circle.POOL).may_take)
    again = Asked(person=LIAM, version=5, circle=Circle.POOL, why=())
    brought = replace(passed, asked=(*(one for one in passed.asked if one.person != LIAM), again))
    assert brought.waited_for == (SANNE, LIAM)


def test_who_took_it_is_waited_for_again_once_they_were_asked_for_a_word() -> None:
    taken = ask(Circle.NEXT, state=State.TAKEN)
    asked_ = replace(taken, question=replace(taken.question, due=Due.MOVE))
    assert (taken.waited_for, asked_.waited_for) == ((), (BRAM,))


def test_a_thank_you_is_for_the_answer_before_it_alone() -> None:
    acts = [(Act.ANSWER, BRAM), (Act.THANK, ANNA), (Act.REOPEN, ANNA), (Act.ANSWER, SANNE)]
    events = tuple(Event(version=n, at=NOW, act=act, person=who, words=None) for n, (act, who) in enumerate(acts))
    told = replace(ask(Circle.ONE), events=events)
    assert [one.person for one in told.thanked] == [BRAM]
    assert told.said not in told.thanked


def test_what_was_found_in_vain_is_read_from_the_first_act_alone() -> None:
    first = Event(version=1, at=NOW, act=Act.ASK, person=ANNA, words="article:a1 tip:t:2")
    reopened = Event(version=2, at=NOW, act=Act.REOPEN, person=ANNA, words="article:a3")
    assert rule.seen((first, reopened)) == ((Source.ARTICLE, "a1"), (Source.TIP, "t:2"))
    for strange in ("book:1", "article:", "article", "tip:a b"):
        with pytest.raises(errors.Choice):
            rule.named((strange,))
