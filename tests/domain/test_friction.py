from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from domain import errors, friction
from domain.nameless import Actor, Bearer
from domain.people import PersonId
from domain.states import ALONGSIDE, MOVES, Act, Side, State
from tests.examples import ANNA, BRAM, LIAM, NOW, RULES, SANNE, nameless
from tests.examples import friction as sample

S, A = State, Act
KEY_USERS = (ANNA, BRAM, LIAM)
QUEUE = (BRAM, SANNE)  # owner and deputy; BRAM has taken what is taken, ANNA reported it
TABLE: dict[
    State, dict[Act, tuple[Sequence[PersonId], State]]
] = {  # state: what may be done to it, by whom, where it goes; whatever is not here changes nothing
    S.WAITING: {A.WITHDRAW: ([ANNA], S.WITHDRAWN), A.MERGE: ([ANNA], S.MERGED)},
    S.RECEIVED: {
        A.TAKE: (QUEUE, S.TAKEN),
        A.WITHDRAW: ([ANNA], S.WITHDRAWN),
        A.MERGE: ((ANNA, *QUEUE), S.MERGED),
        A.NOTE: (QUEUE, S.RECEIVED),
        A.ASK: (QUEUE, S.RECEIVED),
        A.REPLY: ([ANNA], S.RECEIVED),
        A.HANDOVER: (QUEUE, S.RECEIVED),
        A.CONTEXT: ([LIAM], S.RECEIVED),
        A.PROPOSE: ([LIAM], S.RECEIVED),
    },
    S.TAKEN: {
        A.SOLVE: ([BRAM], S.SOLVED),
        A.DECLINE: ([BRAM], S.DECLINED),
        A.WITHDRAW: ([ANNA], S.WITHDRAWN),
        A.MERGE: ((ANNA, BRAM), S.MERGED),
        A.NOTE: ([BRAM], S.TAKEN),
        A.ASK: ([BRAM], S.TAKEN),
        A.REPLY: ([ANNA], S.TAKEN),
        A.HANDOVER: (QUEUE, S.RECEIVED),
        A.CONTEXT: ([LIAM], S.TAKEN),
        A.PROPOSE: ([LIAM], S.TAKEN),
    },
    S.SOLVED: {A.CONFIRM: ([ANNA], S.CONFIRMED), A.REOPEN: ([ANNA], S.RECEIVED)},
    S.DECLINED: {A.UNDERSTOOD: ([ANNA], S.UNDERSTOOD), A.OBJECT: ([ANNA], S.RECEIVED)},
    S.MERGED: {},
    S.CONFIRMED: {A.REOPEN: ([ANNA], S.RECEIVED)},
    S.UNDERSTOOD: {A.REOPEN: ([ANNA], S.RECEIVED)},
    S.UNANSWERED: {A.REOPEN: ([ANNA], S.RECEIVED)},
    S.WITHDRAWN: {},
}
REPORTERS = (A.CONFIRM, A.UNDERSTOOD, A.OBJECT, A.REOPEN, A.WITHDRAW, A.REPLY)
NO: dict[Act, dict[PersonId, type[errors.Refused]]] = {  # who is refused, and how, whatever the state
    A.TAKE: {ANNA: errors.OwnReport, LIAM: errors.NotHandler},
    A.SOLVE: dict.fromkeys((ANNA, SANNE, LIAM), errors.NotHandler),
    A.DECLINE: dict.fromkeys((ANNA, SANNE, LIAM), errors.NotHandler),
    A.NOTE: dict.fromkeys((ANNA, LIAM), errors.NotHandler),
    A.ASK: dict.fromkeys((ANNA, LIAM), errors.NotHandler),
    A.MERGE: {LIAM: errors.NotHandler},
    A.HANDOVER: dict.fromkeys((ANNA, LIAM), errors.NotHandler),
    **{what: dict.fromkeys((BRAM, SANNE, LIAM), errors.NotReporter) for what in REPORTERS},
    **{what: {ANNA: errors.OwnReport, BRAM: errors.OwnWork, SANNE: errors.NotKeyUser} for what in ALONGSIDE},
}
ONLY_WHO_TOOK_IT = (A.NOTE, A.ASK, A.MERGE)  # once it is taken
ENDS_OPEN = (S.RECEIVED, S.TAKEN, S.SOLVED, S.DECLINED)
ACTS = tuple(sorted(NO))
EVERYBODY = (ANNA, BRAM, SANNE, LIAM)


def refusal(state: State, what: Act, who: PersonId) -> type[errors.Refused] | None:
    if state is S.WAITING and who != ANNA:
        return errors.Unknown  # nobody saw it yet
    if state is S.TAKEN and what in ONLY_WHO_TOOK_IT and who == SANNE:
        return errors.NotHandler
    return NO[what].get(who)


def act(
    which: friction.Friction, what: Act, by: Actor, days: float = 0, lead: friction.Friction | None = None
) -> friction.Friction | None:
    now = NOW + timedelta(days=days)
    besides = KEY_USERS if what in ALONGSIDE else ()
    return friction.act(
        which, what, by=by, handlers=QUEUE, now=now, defaults=RULES.loop, lead=lead, besides=besides
    )  # fmt: skip


@pytest.mark.parametrize("state", S)
def test_the_table_of_states_is_kept_whoever_does_what(state: State) -> None:
    before = replace(
        sample(state), handler=BRAM, title="Outlook is traag"
    )  # a former handler stays, so that authority is told from state
    for what in ACTS:
        by, to = TABLE[state].get(what, ((), state))
        for who in EVERYBODY:
            no = refusal(state, what, who)
            if no:
                with pytest.raises(no):
                    act(before, what, who)
            elif who in by:
                after = act(before, what, who)
                assert after is not None
                assert (after.state, after.version) == (to, before.version + 1), (state, what, who)
            else:
                assert act(before, what, who) is None, (state, what, who)


def test_every_act_of_a_person_is_in_the_table() -> None:
    assert set(ACTS) == {what for what, move in MOVES.items() if move.side is not Side.CLOCK}
    assert set(TABLE) == set(S)


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("what", REPORTERS)
def test_a_receipt_does_what_a_name_does_and_another_receipt_nothing(state: State, what: Act) -> None:
    mine = replace(nameless(state), handler=BRAM)
    before = replace(mine, reporter=ANNA, receipt=None)
    done, named = act(mine, what, Bearer(kept=mine.receipt or "")), act(before, what, ANNA)
    assert (done and done.state) == (named and named.state)
    refused = errors.Unknown if state is S.WAITING else errors.NotReporter
    for who in (Bearer(kept="another"), ANNA):
        with pytest.raises(refused):
            act(mine, what, who)


@pytest.mark.parametrize(
    ("lead", "stands"),
    [(S.CONFIRMED, S.SOLVED), (S.UNDERSTOOD, S.DECLINED), (S.UNANSWERED, S.SOLVED), *[(one, one) for one in ENDS_OPEN]],
)
def test_what_goes_with_another_stands_where_that_one_does_and_has_its_own_last_word(
    lead: State, stands: State
) -> None:
    ahead = sample(lead, id="lead", handler=SANNE, title="Samen", queue="keyuser")
    mine = sample(S.MERGED, lead=ahead.id)
    assert friction.standing(mine, ahead) is stands
    for what in REPORTERS:
        after = act(mine, what, ANNA, lead=ahead)
        allowed = TABLE[stands].get(what)
        assert (after is not None) is (allowed is not None), what
        if after and what in (A.REOPEN, A.OBJECT):
            assert (after.lead, after.handler, after.title, after.queue) == (None, SANNE, "Samen", "keyuser")
        if after and what in (A.CONFIRM, A.UNDERSTOOD):
            assert after.lead == ahead.id, "it still counts"


def test_nobody_thinks_along_with_what_has_no_title_yet() -> None:
    for what in ALONGSIDE:
        with pytest.raises(errors.Unknown):
            act(sample(), what, LIAM)


def test_words_of_either_side_change_nothing_but_the_version() -> None:
    for state, what, who in (
        (S.RECEIVED, A.NOTE, SANNE),
        (S.TAKEN, A.ASK, BRAM),
        (S.TAKEN, A.REPLY, ANNA),
        (S.TAKEN, A.PROPOSE, LIAM),
    ):
        before = sample(state)
        assert act(before, what, who) == replace(before, version=before.version + 1)


@pytest.mark.parametrize("what", ACTS)
def test_of_a_report_that_waits_nobody_but_its_bearer_hears_that_it_exists(what: Act) -> None:
    for who in (*EVERYBODY, Bearer(kept="another")):
        with pytest.raises(errors.Unknown):
            act(nameless(S.WAITING), what, who)


@pytest.mark.parametrize("state", [S.WAITING, S.RECEIVED, S.TAKEN])
def test_a_receipt_merges_and_takes_back_its_own_and_handles_nothing(state: State) -> None:
    mine = nameless(state)
    bearer = Bearer(kept=mine.receipt or "")
    ends = [done and done.state for done in (act(mine, A.MERGE, bearer), act(mine, A.WITHDRAW, bearer))]
    assert ends == [S.MERGED, S.WITHDRAWN]
    for what in (A.TAKE, A.SOLVE, A.DECLINE, A.NOTE, A.ASK):
        with pytest.raises(errors.OwnReport if what is A.TAKE else errors.NotHandler):
            act(mine, what, bearer)


@pytest.mark.parametrize("lead", S)
def test_what_waits_for_its_release_follows_nothing_yet(lead: State) -> None:
    ahead, waits = sample(lead, id="lead", handler=SANNE, title="Samen"), nameless(S.WAITING, lead="lead")
    assert friction.standing(waits, ahead) is S.WAITING
    for what in (A.CONFIRM, A.UNDERSTOOD, A.OBJECT, A.REOPEN, A.REPLY):
        assert act(waits, what, Bearer(kept=waits.receipt or ""), lead=ahead) is None, what


def test_what_goes_with_another_is_handled_there_and_not_here() -> None:
    mine, ahead = sample(S.MERGED, lead="lead", handler=BRAM), sample(S.TAKEN, id="lead")
    for what in (A.TAKE, A.SOLVE, A.DECLINE, A.NOTE, A.ASK, A.MERGE):
        assert act(mine, what, BRAM, lead=ahead) is None, what


def test_who_takes_theirs_back_goes_with_nothing_anymore() -> None:
    gone = act(sample(S.MERGED, lead="lead"), A.WITHDRAW, ANNA, lead=sample(S.TAKEN, id="lead"))
    assert gone is not None
    assert (gone.state, gone.lead, gone.closed_at) == (S.WITHDRAWN, None, NOW)


def test_who_had_their_last_word_keeps_it_whatever_becomes_of_what_leads() -> None:
    closed = sample(S.CONFIRMED, lead="lead")
    for state in S:
        assert friction.standing(closed, sample(state, id="lead")) is S.CONFIRMED
    assert friction.standing(nameless(S.WAITING), None) is S.WAITING


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
        if (after := act(sample(state, title="Outlook is traag"), what, by[0]))
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
