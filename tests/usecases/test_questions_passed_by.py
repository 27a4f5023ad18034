"""Whose card of a question is drawn anew once somebody else has it, and by which acts it is not."""

from datetime import timedelta

import pytest

from domain.messages import End, Kind, Outcome
from domain.nameless import Bearer
from domain.people import PersonId
from domain.questions import Act, Question
from storage import pump
from storage.tx import Tx
from tests.examples import ANNA, NOW
from tests.usecases.desk import Desk, day


def sends(tx: Tx) -> list[str]:
    """To whom what is due about a colleague's question goes, each in a card of their own."""
    sent = pump.claim(tx, owner="p1", lease_until=NOW + timedelta(minutes=1), limit=20)
    ends = [Outcome(id=one.id, end=End.DONE, version=one.wanted, activity=f"a {one.id}") for one in sent]
    pump.settle(tx, ends, owner="p1")
    return sorted(one.receiver for one in sent if one.kind is Kind.ASKED)


def with_two(desk: Desk, which: Question) -> tuple[PersonId, PersonId]:
    """Who had it first and who is next; both have read it."""
    first = desk.waits_for(which)
    desk.walk(which.due_at or NOW)
    desk.do(lambda tx: pump.promote(tx, now=day("2026-11-30T12:00"), machine=day("2026-11-30T12:00")))
    while desk.do(sends):
        pass
    return first, desk.waits_for(which)


def test_who_heard_of_it_is_told_when_another_takes_and_answers_it(desk: Desk) -> None:
    which = desk.ask()
    first, second = with_two(desk, which)
    for act in (Act.TAKE, Act.ANSWER):
        desk.act(act, which, second)
        assert desk.do(sends) == [first]


def test_what_is_taken_back_is_told_to_all_who_heard_of_it(desk: Desk) -> None:
    which = desk.ask()
    both = with_two(desk, which)
    desk.act(Act.WITHDRAW, which, ANNA)
    assert desk.do(sends) == sorted(both)


@pytest.mark.parametrize("last", [Act.ACCEPT, Act.THANK])
def test_what_who_asked_without_a_name_says_of_an_answer_changes_no_card_at_that_moment(desk: Desk, last: Act) -> None:
    which = desk.ask_nameless()
    first, second = with_two(desk, which)
    desk.act(Act.ANSWER, which, second)
    assert desk.do(sends) == [first]
    desk.act(last, which, ANNA, by=Bearer(kept=which.receipt or ""))
    assert desk.do(sends) == []
