"""A mistake of ours is told to whoever met it, in one kind sentence with the id that is in the log, and once."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
import structlog
from sqlalchemy import update

from storage.tables import friction
from tests.fakes.client import Colleague
from tests.journeys.kring import GROUP, Kring
from tests.journeys.steps import SENTENCE, reported

pytestmark = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)

MINE = "wat heb ik gemeld"
_OF_A_LATER_VERSION = update(friction).values(state="considered")


@pytest.fixture
async def listed(kring: Kring, anna: Colleague) -> str:
    """Anna's list of one report, which then gets into a state that this version does not know."""
    await reported(anna)
    await anna.says(MINE)
    await kring.write(lambda tx: tx.run(_OF_A_LATER_VERSION))
    return list(anna.chat)[-1]


def refs(lines: Sequence[Mapping[str, Any]]) -> list[str]:
    return [str(line["ref"]) for line in lines if line["event"] == "turn.failed"]


async def test_something_typed_is_answered_with_the_id_and_a_redelivery_with_nothing(
    anna: Colleague, listed: str
) -> None:
    typed = anna.activity(type="message", text=MINE)
    before = len(anna.chat)
    with structlog.testing.capture_logs() as lines:
        await anna.sends(typed)
        await anna.sends(typed)
    (ref,) = refs(lines)
    assert anna.sees("went-wrong", ref=ref)
    assert len(anna.chat) == before + 1


async def test_a_press_is_answered_with_the_id_and_the_card_stays(anna: Colleague, listed: str) -> None:
    press = anna.pressing("friction.status")
    card = anna.card(listed)
    for _ in range(2):
        with structlog.testing.capture_logs() as lines:
            answer = await anna.sends(press)
        (ref,) = refs(lines)
        assert answer.body["type"] == "application/vnd.microsoft.activity.message"
        assert answer.value == anna.told("went-wrong", ref=ref)
    assert (anna.card(listed), len(anna.chat)) == (card, 2)


async def test_a_press_that_comes_as_a_message_is_answered_once(anna: Colleague, listed: str) -> None:
    press = anna.submitting("friction.status")
    before = len(anna.chat)
    with structlog.testing.capture_logs() as lines:
        await anna.sends(press)
        await anna.sends(press)
    (ref,) = refs(lines)
    assert anna.sees("went-wrong", ref=ref)
    assert len(anna.chat) == before + 1


async def test_the_sentence_holds_no_trace_and_the_log_no_words(anna: Colleague, listed: str) -> None:
    with structlog.testing.capture_logs() as lines:
        sentence = await anna.presses("friction.status")
    assert not [word for word in ("considered", "ValueError", "Traceback", "State") if word in sentence]
    assert SENTENCE not in str(lines)
    assert anna.name not in str(lines)


async def test_what_follows_works_again(kring: Kring, anna: Colleague, listed: str) -> None:
    await anna.says(MINE)
    await anna.says("hoi")
    assert anna.sees("menu-title")
    await kring.write(lambda tx: tx.run(_OF_A_LATER_VERSION, state="received"))
    await anna.says(MINE)
    assert anna.sees("mine-title", count=1)


async def test_whoever_leaves_with_such_a_report_keeps_nobody_else_waiting(
    kring: Kring, bram: Colleague, liam: Colleague, listed: str
) -> None:
    """Bram was told of it, and turns out to have blocked the app: passing it on to the next one fails every time."""
    kring.teams.answer(403, code="MessageWritesBlocked")
    with structlog.testing.capture_logs() as lines:
        await kring.wire.post(bram.activity(type="message", text="hoi"))
        async with asyncio.timeout(5):
            while "pump.failed" not in [line["event"] for line in lines]:  # noqa: ASYNC110 - nothing else tells
                await asyncio.sleep(0)
    kring.machine.advance(2)
    await liam.says("hi")
    assert liam.sees("menu-title")
    await liam.says(SENTENCE)
    await liam.presses("friction.report", naming="named")
    assert liam.sees("status-received")


async def test_in_a_group_nobody_is_told(kring: Kring, anna: Colleague) -> None:
    odd = anna.activity(type="message", text="<at>Kring</at>", conversation=GROUP, entities=[{"type": "mention"}])
    await anna.sends(odd)
    assert kring.teams.calls == []


@pytest.mark.parametrize("data", [{}, {"friction": "f1", "mac": "0" * 22, "for": "x"}], ids=["bare", "forged"])
async def test_an_unknown_button_is_told_so_whatever_it_carries(
    kring: Kring, anna: Colleague, data: dict[str, str]
) -> None:
    action = {"type": "Action.Execute", "verb": "pulse.answer", "data": data}
    press = anna.activity(type="invoke", name="adaptiveCard/action", value={"action": action}, replyToId="m1")
    with structlog.testing.capture_logs() as lines:
        assert (await anna.sends(press)).value == anna.told("refused-unknown-verb")
        submit = anna.activity(type="message", value={"verb": "pulse.answer", **data}, replyToId="m1")
        await anna.sends(submit)
        await anna.sends(submit)
    assert anna.sees("refused-unknown-verb")
    assert len(anna.chat) == 1
    assert refs(lines) == []
