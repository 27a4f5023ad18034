"""The same nameless form or card pressed twice, at once, after a restart, by somebody else, or too fast."""

import asyncio

import pytest

from domain.people import PersonId
from storage import people
from tests import examples
from tests.fakes.client import Colleague
from tests.journeys.kring import Kring, running
from tests.journeys.steps import AT_FIVE, AT_ONE, SENTENCE, SOLUTION, TITLE, nameless, solved

each_way = pytest.mark.parametrize("naming", ["told", "pull"])
each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


async def count(kring: Kring, handler: Colleague) -> int:
    """How many reports wait for the handler after the release."""
    await kring.colleague(examples.NOOR).says("hoi")
    await kring.at(AT_ONE)
    await handler.says("te doen")
    return next(number for number in range(1, 9) if handler.sees("todo-title", count=number))


@each_store
@each_way
async def test_a_press_delivered_twice_gets_the_same_card_and_is_one_report(
    kring: Kring, anna: Colleague, bram: Colleague, naming: str
) -> None:
    await anna.says("meld")
    press = anna.pressing("friction.report", naming=naming, text=SENTENCE)
    first, second = await anna.sends(press), await anna.sends(press)
    assert first == second
    again = await anna.sends(press | {"id": "another activity"})
    assert again == first
    assert await count(kring, bram) == 1


@each_store
@each_way
async def test_a_form_pressed_several_times_at_once_is_one_report(
    kring: Kring, anna: Colleague, bram: Colleague, naming: str
) -> None:
    await anna.says("meld")
    presses = [anna.pressing("friction.report", naming=naming, text=SENTENCE) for _ in range(5)]
    answers = await asyncio.gather(*(anna.sends(press) for press in presses))
    assert [one.value for one in answers] == [answers[0].value] * 5
    assert anna.sees("status-waiting")
    assert await count(kring, bram) == 1


@each_store
@pytest.mark.parametrize(("verb", "inputs"), [("friction.confirm", {}), ("friction.reopen", {"text": "Nog niet"})])
async def test_a_last_word_pressed_twice_at_once_is_told_once(
    kring: Kring, anna: Colleague, bram: Colleague, verb: str, inputs: dict[str, str], noor: Colleague
) -> None:
    await nameless(anna, "told")
    await kring.at(AT_ONE)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    before = len(bram.chat)
    answers = await asyncio.gather(*(anna.sends(anna.pressing(verb, **inputs)) for _ in range(3)))
    assert [one.value for one in answers] == [answers[0].value] * 3
    await kring.at(AT_FIVE)
    assert len(bram.chat) == before + 1
    assert bram.reads().count("Nog niet") == len(inputs)


async def test_a_confirmation_delivered_late_does_not_close_what_came_back_since(
    kring: Kring, anna: Colleague, bram: Colleague, noor: Colleague
) -> None:
    await nameless(anna, "told")
    await kring.at(AT_ONE)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    late = anna.pressing("friction.confirm")
    await anna.presses("friction.reopen")
    await anna.sends(late)
    assert anna.sees("status-again")


@each_store
@each_way
async def test_the_form_and_its_card_work_after_a_restart(url: str, naming: str) -> None:
    async with running(url) as kring:
        anna = kring.colleague(examples.ANNA)
        await anna.says("meld")
        press = anna.pressing("friction.report", naming=naming, text=SENTENCE)
    async with running(url) as again:
        anna = again.colleague(examples.ANNA)
        await anna.sends(press | {"serviceUrl": again.teams.url})
        look, back = anna.pressing("friction.status"), anna.pressing("friction.withdraw")
    async with running(url) as once_more:
        anna, bram = once_more.colleague(examples.ANNA), once_more.colleague(examples.BRAM)
        await once_more.colleague(examples.NOOR).says("hoi")
        await once_more.at(AT_ONE)
        assert SENTENCE in bram.reads()
        await anna.sends(look | {"serviceUrl": once_more.teams.url})
        assert anna.sees("status-received")
        await anna.sends(back | {"serviceUrl": once_more.teams.url})
        assert anna.sees("status-withdrawn")


async def test_a_form_sent_without_a_name_is_not_sent_again_with_one(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    await anna.says("meld")
    named = anna.pressing("friction.report", naming="named", text=SENTENCE)
    await anna.presses("friction.report", naming="pull", text=SENTENCE)
    assert (await anna.sends(named)).value == anna.told("refused-already-sent")
    assert await count(kring, bram) == 1


async def test_a_form_sent_with_a_name_stays_the_report_it_is(anna: Colleague, bram: Colleague) -> None:
    await anna.says("meld")
    without = anna.pressing("friction.report", naming="told", text=SENTENCE)
    await anna.presses("friction.report", naming="named", text=SENTENCE)
    await anna.sends(without)
    assert anna.sees("status-received")
    assert not anna.sees("status-keep-card")
    assert len(bram.chat) == 1


@pytest.mark.parametrize("verb", ["friction.status", "friction.withdraw"])
async def test_a_colleague_cannot_use_the_card_of_another(anna: Colleague, liam: Colleague, verb: str) -> None:
    await nameless(anna, "told")
    press = anna.pressing(verb)
    assert (await liam.sends(liam.lending(press))).value == liam.told("refused-other-card")
    await anna.presses("friction.status")
    assert anna.sees("status-waiting")


@pytest.mark.parametrize("receipt", ["0" * 32, "", "x"])
async def test_a_receipt_that_was_made_up_is_refused(anna: Colleague, receipt: str) -> None:
    await nameless(anna, "pull")
    answer = await anna.sends(anna.forging("friction.status", receipt=receipt))
    assert answer.value == anna.told("refused-changed")


async def test_a_receipt_opens_no_other_report_than_its_own(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await solved(anna, bram)
    which = anna.pressing("friction.confirm")["value"]["action"]["data"]["friction"]
    card = await nameless(anna, "pull", "De printer hapert")
    answer = await anna.sends(anna.forging("friction.withdraw", friction=which))
    assert answer.value == anna.told("refused-changed")
    assert anna.sees("status-waiting", card)


async def test_a_handler_who_reported_without_a_name_handles_it_as_any_other(
    kring: Kring, bram: Colleague, noor: Colleague
) -> None:
    card = await nameless(bram, "told")
    await kring.at(AT_ONE)
    assert SENTENCE in bram.reads(), "nobody knows that it is his"
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    assert bram.sees("status-solved", card)
    await bram.presses("friction.confirm", card)
    assert bram.sees("status-confirmed", card)


async def test_whoever_goes_too_fast_sends_nothing_and_sends_the_same_form_a_minute_later(url: str) -> None:
    async with running(url, KRING_ACTS_PER_MINUTE=20) as kring:
        anna, bram = kring.colleague(examples.ANNA), kring.colleague(examples.BRAM)
        await anna.says("meld")
        card = list(anna.chat)[-1]
        for _ in range(19):
            await anna.says("hoi")
        assert await anna.presses("friction.report", card, naming="told", text=SENTENCE) == anna.told(
            "refused-too-fast"
        )
        assert anna.sees("form-title", card)
        await kring.passes(61)
        await anna.presses("friction.report", card, naming="told", text=SENTENCE)
        assert anna.sees("status-waiting", card)
        assert await count(kring, bram) == 1


@pytest.mark.parametrize("words", ["meld", "report", "Outlook is al de hele week traag"])
async def test_whoever_asks_too_fast_for_a_form_is_not_met_by_it(url: str, words: str) -> None:
    async with running(url, KRING_ACTS_PER_MINUTE=1) as kring:
        stranger = kring.colleague("piotr")
        for _ in range(2):
            await stranger.says(words)
        assert stranger.sees("refused-too-fast")
        assert await kring.write(lambda tx: people.find(tx, PersonId(stranger.id), examples.USUAL)) is None
        await stranger.says("hoi")
        await kring.passes(61)
        await stranger.says("hoi")
        assert await kring.write(lambda tx: people.find(tx, PersonId(stranger.id), examples.USUAL))


async def test_a_submit_that_comes_too_fast_is_told_so_once_and_leaves_the_form(url: str) -> None:
    async with running(url, KRING_ACTS_PER_MINUTE=2) as kring:
        anna, bram = kring.colleague(examples.ANNA), kring.colleague(examples.BRAM)
        await anna.says("meld")
        card = list(anna.chat)[-1]
        press = anna.submitting("friction.report", naming="pull", text=SENTENCE)
        await anna.says("hoi")
        for _ in range(4):
            await anna.sends(press)
        assert (len(anna.chat), anna.sees("refused-too-fast"), anna.sees("form-title", card)) == (3, True, True)
        await kring.passes(61)
        await anna.sends(press)
        assert anna.sees("status-waiting", card)
        assert await count(kring, bram) == 1
