"""Presses that come as messages, from clients without Action.Execute: one answer each, in its own place or as new."""

from typing import Any

import pytest

from tests.fakes.client import Colleague
from tests.journeys.kring import Kring
from tests.journeys.steps import SENTENCE, SOLUTION, TITLE, confirmed, reported, taken

pytestmark = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


def nowhere(press: dict[str, Any]) -> dict[str, Any]:
    """As a client sends it that does not say on which card was pressed."""
    return {name: value for name, value in press.items() if name != "replyToId"}


async def test_a_form_sent_from_nowhere_gets_one_receipt_which_lives_on(anna: Colleague, bram: Colleague) -> None:
    await anna.says(SENTENCE)
    await anna.sends(nowhere(anna.submitting("friction.report", naming="named")))
    form, receipt = anna.chat
    assert anna.sees("status-received", receipt)
    assert not anna.sees("status-received", form)
    await bram.presses("friction.take", title=TITLE)
    assert anna.sees("status-taken", receipt)
    assert list(anna.chat) == [form, receipt]


async def test_a_last_word_from_nowhere_shows_on_the_card_that_lives(anna: Colleague, bram: Colleague) -> None:
    status = await taken(anna, bram)
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.sends(nowhere(anna.submitting("friction.confirm")))
    assert anna.sees("status-confirmed", status)
    assert bram.sees("outcome-confirmed", who=anna.name)


async def test_a_handlers_act_from_nowhere_is_answered(anna: Colleague, bram: Colleague) -> None:
    await reported(anna)
    before = len(bram.chat)
    await bram.sends(nowhere(bram.submitting("friction.take", title=TITLE)))
    assert bram.sees("item-yours")
    assert len(bram.chat) == before + 1
    assert anna.sees("status-taken")


@pytest.mark.parametrize(("status", "code"), [(400, "BadSyntax"), (403, "MessageWritesBlocked")])
async def test_a_press_on_a_card_that_could_not_be_changed_shows_how_it_is_now(
    kring: Kring, anna: Colleague, bram: Colleague, status: int, code: str
) -> None:
    card = await taken(anna, bram)
    press = anna.submitting("friction.withdraw")
    kring.teams.answer(status, code=code)
    await bram.presses("friction.solve", text=SOLUTION)
    await kring.passes(3600)
    assert anna.sees("status-taken", card), "the change did not arrive"
    before = list(anna.chat)
    await anna.sends(press)
    assert anna.sees("status-solved", card), "too late to withdraw it"
    assert list(anna.chat) == before


async def test_a_report_chosen_from_a_list_takes_the_list_s_place(anna: Colleague, bram: Colleague) -> None:
    status = await reported(anna)
    await anna.says("wat heb ik gemeld")
    listed = list(anna.chat)[-1]
    await anna.submits("friction.status")
    assert anna.sees("status-received", listed)
    assert list(anna.chat) == [status, listed]
    await bram.presses("friction.take", title=TITLE)
    assert anna.sees("status-taken", status)


async def test_a_report_chosen_from_a_list_twice_is_the_same(anna: Colleague, bram: Colleague) -> None:
    status = await confirmed(anna, bram)
    await anna.says("mijn meldingen")
    listed = list(anna.chat)[-1]
    press = anna.submitting("friction.status")
    for _ in range(2):
        await anna.sends(press)
    assert anna.sees("status-confirmed", listed)
    assert anna.sees("status-confirmed", status)
    assert list(anna.chat) == [status, listed]


async def test_the_state_of_a_report_asked_from_nowhere_is_one_card(anna: Colleague) -> None:
    status = await reported(anna)
    await anna.says("wat heb ik gemeld")
    listed = list(anna.chat)[-1]
    await anna.sends(nowhere(anna.submitting("friction.status")))
    assert len(anna.chat) == 3
    assert anna.sees("status-received")
    assert anna.sees("mine-title", listed, count=1)
    assert anna.sees("status-received", status)
