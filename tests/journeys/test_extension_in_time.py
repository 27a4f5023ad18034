"""Teams gives the message extension five seconds and then asks again: it is answered at once, whoever else is slow."""

import asyncio
from collections.abc import Sequence

import pytest

from content import loader, texts
from domain.people import LANGUAGES
from tests.fakes.client import Answer, Colleague, Dialog
from tests.journeys import attack
from tests.journeys.kring import GROUP, Kring, running
from tests.journeys.steps import SENTENCE

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
MESSAGE = {"body": {"contentType": "text", "content": SENTENCE}}
PATIENCE = 5  # seconds that Teams waits
AGAIN = 2  # times that it asks after that


async def opened(who: Colleague) -> Dialog:
    return await who.reports(MESSAGE, conversation=GROUP)


async def sent_in(kring: Kring, who: Colleague, dialog: Dialog) -> Answer:
    """What Teams gets while it waits; what follows from it need not have happened."""
    value = {"commandId": "reportFriction", "commandContext": "message", "data": dialog.filled()}
    async with asyncio.timeout(PATIENCE):
        return await kring.wire.post(who.activity(type="invoke", name="composeExtension/submitAction", value=value))


def said(answers: Sequence[Answer]) -> set[str]:
    return {Dialog(one.body).reads for one in answers}


@each_store
async def test_it_is_answered_while_teams_takes_no_message_and_asked_again_it_is_one_report(
    kring: Kring, anna: Colleague, bram: Colleague, noor: Colleague
) -> None:
    dialog = await opened(anna)
    for _ in range(2):  # her card, and the word to Bram
        kring.teams.hang()
    answers = [await sent_in(kring, anna, dialog) for _ in range(1 + AGAIN)]
    [row] = (await attack.tables_of(kring))["friction"]
    assert said(answers) == {anna.told("extension-sent", code=row["code"])}
    kring.teams.release()
    await kring.settled()
    assert anna.sees("status-received")
    assert (len(anna.chat), len(bram.chat)) == (1, 1)


async def test_it_is_answered_among_twenty_others_who_write_at_once(kring: Kring, anna: Colleague) -> None:
    dialog, others = await opened(anna), [kring.colleague(f"collega {n}") for n in range(20)]
    crowd = asyncio.gather(*(kring.wire.post(one.activity(type="message", text=SENTENCE)) for one in others))
    answers = await asyncio.gather(*(sent_in(kring, anna, dialog) for _ in range(1 + AGAIN)))
    assert {one.status for one in await crowd} == {200}
    assert len(said(answers)) == 1
    await kring.settled()
    assert len((await attack.tables_of(kring))["friction"]) == 1


async def test_asked_again_after_a_restart_it_is_the_same_report(sqlite_url: str) -> None:
    answers = []
    async with running(sqlite_url) as kring:
        anna = kring.colleague("anna")
        dialog = await opened(anna)
        answers.append(await sent_in(kring, anna, dialog))
    async with running(sqlite_url) as kring:
        answers += [await sent_in(kring, kring.colleague("anna"), dialog) for _ in range(AGAIN)]
        assert len(said(answers)) == 1
        assert len((await attack.tables_of(kring))["friction"]) == 1


async def test_what_takes_long_to_load_is_there_before_the_first_turn(sqlite_url: str) -> None:
    read = texts._bundle  # noqa: SLF001 - what a process keeps of the texts
    for one in (loader.holidays_of, loader.taxonomy, loader.tips, loader.concepts, loader.privacy, read):
        one.cache_clear()
    async with running(sqlite_url) as kring:
        assert loader.holidays_of.cache_info().currsize == 1
        assert read.cache_info().currsize == len(LANGUAGES)
        assert {"by_group", "by_leaf"} <= vars(kring.service.rules.taxonomy).keys()
        before = {one: one.cache_info().misses for one in (loader.tips, loader.concepts, loader.privacy)}
        await kring.colleague("anna").says("Hoe stuur ik een chatbericht later?")
        assert before == {one: one.cache_info().misses for one in before}
