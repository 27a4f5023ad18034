"""A button is for whoever it was made for, as it was made; everybody else is told kindly why not."""

from typing import Any

import pytest

from tests import examples
from tests.fakes.client import Colleague
from tests.journeys.kring import Kring, running
from tests.journeys.steps import REASON, SENTENCE, SOLUTION, STILL, TITLE, reported, solved, taken

SENTENCE_TYPE = "application/vnd.microsoft.activity.message"


@pytest.mark.parametrize(("verb", "inputs"), [("friction.confirm", {}), ("friction.reopen", {"text": STILL})])
async def test_nobody_else_has_the_last_word(
    anna: Colleague, bram: Colleague, liam: Colleague, verb: str, inputs: dict[str, str]
) -> None:
    await solved(anna, bram)
    press = anna.pressing(verb, **inputs)
    for someone in (bram, liam):
        answer = await someone.sends(someone.lending(press))
        assert (answer.body["type"], answer.value) == (SENTENCE_TYPE, someone.told("refused-other-card"))
    assert anna.sees("status-solved")


@pytest.mark.parametrize(
    ("verb", "inputs"), [("friction.solve", {"text": SOLUTION}), ("friction.decline", {"text": REASON})]
)
async def test_nobody_else_answers_for_the_handler(
    anna: Colleague, bram: Colleague, sanne: Colleague, verb: str, inputs: dict[str, str]
) -> None:
    await taken(anna, bram)
    press = bram.pressing(verb, **inputs)
    for someone in (sanne, anna):
        assert (await someone.sends(someone.lending(press))).value == someone.told("refused-other-card")
    assert anna.sees("status-taken")


async def test_a_form_cannot_be_sent_in_somebody_elses_name(anna: Colleague, liam: Colleague, bram: Colleague) -> None:
    await anna.says(SENTENCE)
    press = anna.pressing("friction.report", naming="named")
    assert (await liam.sends(liam.lending(press))).value == liam.told("refused-other-card")
    assert bram.chat == {}


@pytest.mark.parametrize(
    "changed", [{"friction": "0" * 32}, {"mac": "0" * 22}, {"mac": ""}, {"nonce": "1"}, {"for": ""}]
)
async def test_changed_data_is_refused(anna: Colleague, bram: Colleague, changed: dict[str, str]) -> None:
    await solved(anna, bram)
    answer = await anna.sends(anna.forging("friction.confirm", **changed))
    assert (answer.body["type"], answer.value) == (SENTENCE_TYPE, anna.told("refused-changed"))
    assert anna.sees("status-solved")


async def test_a_button_does_what_it_was_made_for_and_nothing_else(anna: Colleague, bram: Colleague) -> None:
    await solved(anna, bram)
    press = anna.pressing("friction.confirm")
    press["value"]["action"]["verb"] = "friction.withdraw"
    assert (await anna.sends(press)).value == anna.told("refused-changed")
    assert anna.sees("status-solved")


@pytest.mark.parametrize("value", [None, "x", {}, {"action": None}, {"action": {"verb": 1}}, {"action": {"data": []}}])
async def test_a_press_of_no_shape_is_answered_all_the_same(kring: Kring, anna: Colleague, value: Any) -> None:
    press = anna.activity(type="invoke", name="adaptiveCard/action", value=value)
    answer = await kring.wire.post(press)
    assert answer.status in (200, 501)
    assert answer.status == 501 or answer.value == anna.told("refused-unknown-verb")


async def test_a_button_of_another_version_is_told_kindly(kring: Kring, anna: Colleague) -> None:
    made = {"type": "Action.Execute", "verb": "tip.never", "data": {}}
    press = anna.activity(type="invoke", name="adaptiveCard/action", value={"action": made})
    answer = await anna.sends(press | {"replyToId": "m1"})
    assert (answer.body["type"], answer.value) == (SENTENCE_TYPE, anna.told("refused-unknown-verb"))


@pytest.mark.parametrize("verb", ["friction.show", "friction.status"])
async def test_a_button_to_what_is_not_theirs_shows_nothing_of_it(kring: Kring, anna: Colleague, verb: str) -> None:
    await reported(anna)
    which = anna.pressing("friction.withdraw")["value"]["action"]["data"]["friction"]
    someone = kring.colleague("eva")
    made = {"type": "Action.Execute", "verb": verb, "data": {"friction": which}, "fallback": {"data": {}}}
    kring.service.seal.stamp({"actions": [made]}, someone.id)
    press = someone.activity(type="invoke", name="adaptiveCard/action", value={"action": made})
    refusal = {"friction.show": "refused-not-handler", "friction.status": "refused-not-reporter"}[verb]
    assert (await someone.sends(press)).value == someone.told(refusal)


async def test_a_card_works_after_a_restart(url: str) -> None:
    async with running(url) as kring:
        anna = kring.colleague(examples.ANNA)
        await anna.says(SENTENCE)
        press = anna.pressing("friction.report", naming="named")
    async with running(url) as again:
        anna, bram = again.colleague(examples.ANNA), again.colleague(examples.BRAM)
        await anna.sends(press | {"serviceUrl": again.teams.url})
        assert anna.sees("status-received")
        assert SENTENCE in bram.reads()


async def test_a_client_without_action_execute_closes_a_loop_too(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    await anna.says(SENTENCE)
    form = list(anna.chat)[-1]
    await anna.submits("friction.report", naming="named")
    assert anna.sees("status-received", form)
    await bram.submits("friction.take", title=TITLE)
    assert bram.sees("item-yours")
    await bram.submits("friction.solve", text=SOLUTION)
    assert anna.sees("status-solved", form)
    await anna.submits("friction.confirm")
    assert anna.sees("status-confirmed", form)
    assert list(anna.chat) == [form]
    assert bram.sees("outcome-confirmed", who=anna.name)


async def test_whoever_goes_too_fast_is_told_so_once_and_is_heard_a_minute_later(url: str) -> None:
    async with running(url, KRING_ACTS_PER_MINUTE=20) as kring:
        anna, liam = kring.colleague(examples.ANNA), kring.colleague(examples.LIAM)
        for _ in range(25):
            await anna.says("hoi")
        await liam.says("hi")
        assert (len(anna.chat), len(liam.chat)) == (21, 1)
        assert anna.sees("refused-too-fast")
        await kring.passes(61)
        await anna.says("hoi")
        assert anna.sees("menu-title")


async def test_whoever_presses_too_fast_is_told_so_and_nothing_happens(url: str) -> None:
    async with running(url, KRING_ACTS_PER_MINUTE=2) as kring:
        anna, bram = kring.colleague(examples.ANNA), kring.colleague(examples.BRAM)
        await anna.says("hoi")
        await anna.says(SENTENCE)
        assert await anna.presses("friction.report", naming="named") == anna.told("refused-too-fast")
        assert bram.chat == {}
        await kring.passes(61)
        await anna.presses("friction.report", naming="named")
        assert anna.sees("status-received")
