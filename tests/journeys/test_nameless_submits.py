"""Without a name, where Action.Execute is unknown: the card changes within the request, or the answer is 5xx."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from storage.tables import friction, message, once, person
from tests.fakes.client import Colleague
from tests.fakes.connector import FakeTeams
from tests.journeys.kring import Kring
from tests.journeys.steps import AT_FIVE, AT_ONE, SENTENCE, SOLUTION, STILL, TITLE

pytestmark = pytest.mark.usefixtures("noor")

each_way = pytest.mark.parametrize("naming", ["told", "pull"])
each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
Trouble = Callable[[FakeTeams], object]


async def form(who: Colleague) -> str:
    await who.says("meld")
    return list(who.chat)[-1]


async def rows(kring: Kring, *tables: Any) -> list[int]:
    counts = [select(func.count()).select_from(table) for table in tables]
    return await kring.write(lambda tx: [int(tx.row(one)[0]) for one in counts])


@each_store
@each_way
async def test_the_form_becomes_the_receipt_before_the_request_is_answered(
    kring: Kring, anna: Colleague, naming: str
) -> None:
    card = await form(anna)
    before = await rows(kring, person, once, message)
    press = anna.submitting("friction.report", naming=naming, text=SENTENCE)
    answer = await kring.wire.post(press)
    assert (answer.status, answer.body) == (200, None)
    assert anna.sees("status-waiting", card), "without waiting for anything that is owed"
    last = kring.teams.to(f"a:{anna.id}")[-1]
    assert (last.method, last.path[-1]) == ("PUT", card)
    assert await rows(kring, person, once, message) == before
    assert list(anna.chat) == [card]


@each_store
@pytest.mark.parametrize(
    "trouble",
    [
        lambda teams: teams.answer(502),
        lambda teams: teams.answer(500, code="ServiceError"),
        lambda teams: teams.answer(429, headers={"Retry-After": "1"}),
        lambda teams: teams.answer(403, code="MessageWritesBlocked"),
        lambda teams: teams.reset(),
    ],
    ids=["502", "500", "429", "403", "reset"],
)
async def test_when_teams_fails_the_client_hears_so_and_the_same_form_again_is_one_report(
    kring: Kring, anna: Colleague, bram: Colleague, trouble: Trouble
) -> None:
    card = await form(anna)
    press = anna.submitting("friction.report", naming="told", text=SENTENCE)
    trouble(kring.teams)
    answer = await kring.wire.post(press)
    assert (answer.status, answer.body["error"]) == (503, "teams")
    assert anna.sees("form-title", card)
    await kring.passes(2)
    await anna.sends(press)
    assert anna.sees("status-waiting", card)
    assert await rows(kring, friction) == [1]
    await kring.at(AT_ONE)
    assert len(bram.chat) == 1
    assert anna.sees("status-received", card)


async def test_a_teams_that_does_not_answer_is_not_waited_for_for_ever(kring: Kring, anna: Colleague) -> None:
    card = await form(anna)
    press = anna.submitting("friction.report", naming="pull", text=SENTENCE)
    sent = len(kring.teams.calls)
    kring.teams.hang()
    answer = asyncio.create_task(kring.wire.post(press))
    await kring.teams.wait_for(sent + 1)
    await kring.passes(11)
    assert (await answer).status == 503
    kring.teams.release()
    await anna.sends(press)
    assert anna.sees("status-waiting", card)


@each_way
async def test_a_whole_loop_goes_by_submits_on_one_card(
    kring: Kring, anna: Colleague, bram: Colleague, naming: str
) -> None:
    card = await form(anna)
    await anna.submits("friction.report", naming=naming, text=SENTENCE)
    await kring.at(AT_ONE)
    await bram.submits("friction.take", title=TITLE)
    await bram.submits("friction.ask", text="Op welke laptop?")
    await anna.submits("friction.status")
    assert anna.sees("status-asked", card)
    await anna.submits("friction.reply", text="Op de oude")
    await bram.submits("friction.solve", text=SOLUTION)
    await anna.submits("friction.status")
    await anna.submits("friction.reopen", text=STILL)
    assert anna.sees("status-again", card)
    await kring.at(AT_FIVE)
    assert STILL in bram.reads()
    await bram.submits("friction.take", title=TITLE)
    await bram.submits("friction.solve", text=SOLUTION)
    await anna.submits("friction.status")
    await anna.submits("friction.confirm")
    assert anna.sees("status-confirmed", card)
    assert list(anna.chat) == [card]


@pytest.mark.parametrize("verb", ["friction.status", "friction.withdraw"])
async def test_any_press_on_the_card_is_shown_in_the_request_or_asked_again(
    kring: Kring, anna: Colleague, verb: str
) -> None:
    card = await form(anna)
    await anna.submits("friction.report", naming="told", text=SENTENCE)
    press = anna.submitting(verb)
    kring.teams.answer(503)
    assert (await kring.wire.post(press)).status == 503
    assert (await kring.wire.post(press)).status == 200
    assert anna.sees("status-withdrawn" if verb == "friction.withdraw" else "status-waiting", card)


async def test_a_refusal_is_said_in_the_request_and_leaves_the_form(kring: Kring, anna: Colleague) -> None:
    card = await form(anna)
    press = anna.submitting("friction.report", naming="told", text="Hoi")
    before = await rows(kring, person, once, message, friction)
    assert (await kring.wire.post(press)).status == 200
    assert anna.sees("refused-only-greeting")
    assert anna.sees("form-title", card)
    assert await rows(kring, person, once, message, friction) == before
    await anna.submits("friction.report", naming="told", text=SENTENCE)
    assert anna.sees("status-waiting", card)


async def test_a_colleague_who_submits_somebody_elses_button_is_told_so_in_their_own_chat(
    kring: Kring, anna: Colleague, liam: Colleague
) -> None:
    card = await form(anna)
    await anna.submits("friction.report", naming="told", text=SENTENCE)
    await liam.sends(liam.lending(anna.submitting("friction.withdraw")))
    assert liam.sees("refused-other-card")
    assert anna.sees("status-waiting", card)


@each_way
async def test_a_form_from_nowhere_gets_a_receipt_of_its_own_that_works(
    kring: Kring, anna: Colleague, bram: Colleague, naming: str
) -> None:
    await form(anna)
    press = anna.submitting("friction.report", naming=naming, text=SENTENCE)
    del press["replyToId"]
    await anna.sends(press)
    assert len(anna.chat) == 2
    assert anna.sees("status-waiting")
    await kring.at(AT_ONE)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.submits("friction.status")
    await anna.submits("friction.confirm")
    assert anna.sees("status-confirmed")
    told = [call.method for call in kring.teams.to(f"a:{anna.id}")]
    assert told.count("POST") == (3 if naming == "told" else 2), "the card that lives on is made once"
