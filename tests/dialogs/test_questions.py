"""What is typed or pressed about questions, and which card comes back."""

from datetime import timedelta
from typing import Any

import pytest

from dialogs.turn import Card, Reply
from domain import errors
from domain.questions import Act
from tests.dialogs.asking import press
from tests.examples import ANNA, LIAM, NOW
from tests.usecases.desk import ANSWER, DAAN, ELIF, Desk


def test_only_who_asked_sees_it_as_theirs_and_only_who_was_asked_may_look(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    assert press(desk, "question.status", question=which.id).card is Card.QUESTION
    assert press(desk, "question.show", first, question=which.id).card is Card.ASKED
    with pytest.raises(errors.NotAsker):
        press(desk, "question.status", LIAM, question=which.id)
    for verb in ("question.show", "question.take"):
        with pytest.raises(errors.NotAsked):
            press(desk, verb, LIAM, question=which.id)


@pytest.mark.parametrize(("verb", "told"), [("question.answer", ANSWER), ("question.handover", "Jij weet dit.")])
def test_what_came_too_late_is_not_sent_and_still_stands_there(desk: Desk, verb: str, told: str) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.WITHDRAW, which, ANNA)
    other = next(one for one in (DAAN, ELIF) if one != first)
    given: dict[str, Any] = {"to": other} if verb == "question.handover" else {}
    reply = press(desk, verb, first, question=which.id, text=told, **given)
    assert reply == Reply(card=Card.ASKED, ids={"question": which.id, "told": "moved-on"}, words={"text": told})


def test_an_answer_that_was_begun_stands_there_after_taking(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    assert press(desk, "question.take", first, question=which.id, text="Open het").words == {"text": "Open het"}


def test_what_a_colleague_took_meanwhile_is_shown_with_the_words_that_were_not_sent(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    other = next(one for one in (DAAN, ELIF) if one != first)
    later = NOW + timedelta(minutes=5)
    desk.act(Act.HANDOVER, which, first, other, "Jij weet dit.", now=later)
    desk.act(Act.TAKE, which, other, now=later)
    reply = press(desk, "question.answer", first, question=which.id, text=ANSWER)
    assert (reply.ids["told"], reply.words) == ("moved-on", {"text": ANSWER})
