from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from domain import errors, friction
from domain.people import PersonId
from domain.states import Act, State
from tests.examples import ANNA, BRAM, LIAM, NOW, RULES, SANNE
from tests.examples import friction as sample

S, A = State, Act
QUEUE = (BRAM, SANNE)  # owner and deputy; BRAM has taken what is taken, ANNA reported it
TABLE: dict[
    State, dict[Act, tuple[Sequence[PersonId], State]]
] = {  # state: what may be done to it, by whom, where it goes; whatever is not here changes nothing
    S.RECEIVED: {A.TAKE: (QUEUE, S.TAKEN), A.WITHDRAW: ([ANNA], S.WITHDRAWN)},
    S.TAKEN: {
        A.SOLVE: ([BRAM], S.SOLVED),
        A.DECLINE: ([BRAM], S.DECLINED),
        A.WITHDRAW: ([ANNA], S.WITHDRAWN),
    },
    S.SOLVED: {A.CONFIRM: ([ANNA], S.CONFIRMED), A.REOPEN: ([ANNA], S.RECEIVED)},
    S.DECLINED: {A.UNDERSTOOD: ([ANNA], S.UNDERSTOOD)},
    S.CONFIRMED: {A.REOPEN: ([ANNA], S.RECEIVED)},
    S.UNDERSTOOD: {A.REOPEN: ([ANNA], S.RECEIVED)},
    S.WITHDRAWN: {},
}
NO: dict[Act, dict[PersonId, type[errors.Refused]]] = {  # who is refused, and how, whatever the state
    A.TAKE: {ANNA: errors.OwnReport, LIAM: errors.NotHandler},
    A.SOLVE: dict.fromkeys((ANNA, SANNE, LIAM), errors.NotHandler),
    A.DECLINE: dict.fromkeys((ANNA, SANNE, LIAM), errors.NotHandler),
    A.CONFIRM: dict.fromkeys((BRAM, SANNE, LIAM), errors.NotReporter),
    A.UNDERSTOOD: dict.fromkeys((BRAM, SANNE, LIAM), errors.NotReporter),
    A.REOPEN: dict.fromkeys((BRAM, SANNE, LIAM), errors.NotReporter),
    A.WITHDRAW: dict.fromkeys((BRAM, SANNE, LIAM), errors.NotReporter),
}
ACTS = tuple(NO)
EVERYBODY = (ANNA, BRAM, SANNE, LIAM)


def act(which: friction.Friction, what: Act, by: PersonId, days: float = 0) -> friction.Friction | None:
    now = NOW + timedelta(days=days)
    return friction.act(which, what, by=by, handlers=QUEUE, now=now, defaults=RULES.loop)


@pytest.mark.parametrize("state", S)
def test_the_table_of_states_is_kept_whoever_does_what(state: State) -> None:
    before = replace(sample(state), handler=BRAM)  # a former handler stays, so that authority is told from state
    for what in ACTS:
        by, to = TABLE[state].get(what, ((), state))
        for who in EVERYBODY:
            if who in NO[what]:
                with pytest.raises(NO[what][who]):
                    act(before, what, who)
            elif who in by:
                after = act(before, what, who)
                assert after is not None
                assert (after.state, after.version) == (to, before.version + 1), (state, what, who)
            else:
                assert act(before, what, who) is None, (state, what, who)


def test_whose_act_it_is_comes_before_whether_it_can_be_done() -> None:
    with pytest.raises(errors.NotReporter):
        act(sample(S.WITHDRAWN), A.CONFIRM, LIAM)


def test_taking_makes_somebody_the_handler_and_reopening_keeps_them() -> None:
    taken = act(sample(), A.TAKE, SANNE)
    assert taken is not None
    assert taken.handler == SANNE
    again = act(sample(S.CONFIRMED), A.REOPEN, ANNA)
    assert again is not None
    assert again.handler == BRAM


def test_a_report_without_a_handler_is_answered_by_nobody() -> None:
    with pytest.raises(errors.NotHandler):
        act(sample(S.RECEIVED), A.SOLVE, BRAM)


@pytest.mark.parametrize("state", [S.CONFIRMED, S.UNDERSTOOD])
def test_reopening_is_possible_up_to_ninety_days_after_closing(state: State) -> None:
    assert act(sample(state), A.REOPEN, ANNA, days=90) is not None
    with pytest.raises(errors.TooLate) as refused:
        act(sample(state), A.REOPEN, ANNA, days=90.001)
    assert refused.value.variables == {"days": 90}


def test_what_is_not_closed_can_be_reopened_however_long_ago() -> None:
    assert act(sample(S.SOLVED), A.REOPEN, ANNA, days=400) is not None


def test_only_an_ended_report_has_an_end() -> None:
    closed = {
        after.state: after.closed_at
        for state, acts in TABLE.items()
        for what, (by, _) in acts.items()
        if (after := act(sample(state), what, by[0]))
    }
    ended = {one for one, at in closed.items() if at == NOW}
    assert ended == {S.CONFIRMED, S.UNDERSTOOD, S.WITHDRAWN}
    assert all(closed[one] is None for one in closed.keys() - ended)


@pytest.mark.parametrize("text", ["", "   ", "\n\t \n"])
def test_nothing_typed_is_refused(text: str) -> None:
    with pytest.raises(errors.Empty) as refused:
        friction.words(text)
    assert refused.value.variables == {"shortest": 1}


def test_words_are_trimmed_and_fit_up_to_the_last_character() -> None:
    assert friction.words("  traag \n") == "traag"
    assert friction.words(f" {'x' * 2000} ") == "x" * 2000
    with pytest.raises(errors.TooLong) as refused:
        friction.words("x" * 2001)
    assert refused.value.variables == {"longest": 2000, "length": 2001}


def test_a_reason_has_twenty_characters_and_spaces_around_it_do_not_count() -> None:
    assert friction.words("x" * 20, shortest=friction.MIN_REASON)
    with pytest.raises(errors.Empty):
        friction.words(f"{'x' * 19} ", shortest=friction.MIN_REASON)


@pytest.mark.parametrize("text", ["hoi", "Hallo!", " HI ", "good  morning.", "Goedemorgen"])
def test_a_greeting_is_no_report(text: str) -> None:
    with pytest.raises(errors.OnlyGreeting):
        friction.account(text)


@pytest.mark.parametrize("text", ["Hoi, de printer hapert", "hoi hoi hoi printer", "?"])
def test_a_greeting_before_something_is_a_report(text: str) -> None:
    assert friction.account(text) == text
