"""A message of a colleague, anywhere in Teams, becomes a question: first what is known of it, then a person."""

import asyncio
from typing import Any

import pytest

from domain.knowledge import Source
from storage import knowledge
from tests.bot.test_meaning import ONE
from tests.examples import NOW
from tests.fakes.client import Colleague, Dialog, parts
from tests.journeys import attack
from tests.journeys.asking import ANSWER, KNOWN, QUESTION, key_users, with_work
from tests.journeys.kring import Kring, running
from tests.journeys.test_extension import NAME, NAMED, THERE, TOLD, message

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
SUBMIT = "composeExtension/submitAction"
ABROAD = "how can I take a vacation?"  # shares no word with what answers it
TIP = "teams-schedule-message"  # what KNOWN finds first


async def opened(who: Colleague, words: str = QUESTION) -> Dialog:
    return await who.asks_about(message(f"<p>{words}</p>"), conversation=THERE)


async def counts(kring: Kring) -> tuple[int, int]:
    """How often the tip helped, and was missed."""
    return await kring.write(lambda tx: knowledge.counts(tx, Source.TIP, TIP))


async def asked(kring: Kring) -> list[dict[str, Any]]:
    return (await attack.tables_of(kring))["question"]


@each_store
async def test_a_message_becomes_a_question_that_nobody_types_again(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring)
    dialog = await opened(anna, f'<at id="0">{NAME}</at> {QUESTION}')
    assert dialog.fields == {"text": f"@… {QUESTION}", "topic": "Zonnewijzer"}
    assert anna.told("extension-ask-named") in dialog.reads
    assert dialog.body["task"]["value"]["title"] == anna.told("manifest-question")
    sent = await anna.sends_in(dialog)
    [row] = await asked(kring)
    assert (row["words"], row["asker"], row["naming"]) == (f"@… {QUESTION}", anna.id, "named")
    assert sent.reads == anna.told("extension-asked", code=row["code"])
    [first] = with_work(found)
    assert anna.sees("question-with", who=first.name)
    await first.presses("question.answer", text=ANSWER)
    assert ANSWER in anna.reads()
    assert (len(anna.chat), anna.texts) == (1, 0)


@each_store
async def test_what_is_known_stands_there_first_and_can_end_it(kring: Kring, anna: Colleague, liam: Colleague) -> None:
    found = await key_users(kring)
    for who in (anna, liam):
        dialog = await opened(who, KNOWN)
        assert who.told("ask-title-found") in dialog.reads
        ended = await who.sends_in(dialog, "question.found")
        assert ended.reads == who.told("extension-found")
    assert await counts(kring) == (2, 0)
    assert (with_work(found), await asked(kring), anna.chat) == ([], [], {})


@each_store
async def test_other_words_are_looked_up_before_a_person_is_asked(kring: Kring, anna: Colleague) -> None:
    await key_users(kring)
    back = await anna.sends_in(await opened(anna), text=KNOWN)
    assert anna.told("ask-title-found") in back.reads
    assert back.fields["text"] == KNOWN
    await anna.sends_in(back)
    assert [row["words"] for row in await asked(kring)] == [KNOWN]
    assert await counts(kring) == (0, 1)


@each_store
async def test_opened_or_brought_back_it_leaves_nothing_and_sent_no_more_than_a_question(
    kring: Kring, url: str, anna: Colleague, eva: Colleague
) -> None:
    await attack.begins(kring)
    before, calls = await attack.tables_of(kring), len(kring.teams.calls)
    for who in (anna, eva):
        dialog = await opened(who)
        for words in (NAMED, "", "   ", "hoi", "x" * 2001, KNOWN):
            await who.sends_in(dialog, text=words)
    assert (await attack.tables_of(kring), len(kring.teams.calls)) == (before, calls)
    await anna.sends_in(await opened(anna, f'<at id="0">{NAME}</at> {QUESTION}'))
    spoils = await attack.loot(kring, url, [])
    kept = f"{spoils.tables}\n{spoils.spoken}\n{kring.teams.calls}"
    assert [one for one in TOLD if one in kept or one.encode() in spoils.raw] == []


@each_store
async def test_sent_several_times_at_once_it_is_one_question(kring: Kring, anna: Colleague) -> None:
    await key_users(kring)
    dialog = await opened(anna)
    answers = await asyncio.gather(*(anna.sends_in(dialog) for _ in range(4)))
    assert len({one.reads for one in answers}) == 1
    assert (len(await asked(kring)), len(anna.chat)) == (1, 1)


async def test_whatever_a_client_sends_the_question_has_a_name(kring: Kring, anna: Colleague) -> None:
    await key_users(kring)
    data = (await opened(anna)).filled() | {"naming": "told"}
    await anna.asks(SUBMIT, {"commandId": "askQuestion", "data": data})
    [row] = await asked(kring)
    assert (row["naming"], row["asker"], row["receipt"]) == ("named", anna.id, None)


async def test_what_seems_to_hold_a_name_comes_back_once_with_its_words(kring: Kring, anna: Colleague) -> None:
    dialog = await opened(anna, NAMED)
    assert anna.told("ask-trace", what="een naam, een telefoonnummer") in dialog.reads
    await anna.sends_in(dialog)  # by its last button, "ask it anyway"
    assert [row["words"] for row in await asked(kring)] == [NAMED]


@pytest.mark.parametrize(
    ("words", "why", "variables"),
    [
        ("", "refused-empty", {"shortest": 1}), ("hoi", "refused-only-greeting", {}),
        ("x" * 2100, "refused-too-long", {"length": 2100, "longest": 2000}),
    ],
)  # fmt: skip
async def test_what_cannot_be_used_comes_back_with_why(
    kring: Kring, anna: Colleague, words: str, why: str, variables: dict[str, int]
) -> None:
    back = await anna.sends_in(await opened(anna, KNOWN), text=words)
    assert anna.told(why, **variables) in back.reads
    assert back.fields["text"] == words
    assert anna.told("ask-title-found") not in back.reads, "that was found for other words"
    assert await asked(kring) == []


async def test_of_a_message_without_words_the_form_is_empty_and_of_a_long_one_it_says_so(anna: Colleague) -> None:
    empty, long = await opened(anna, ""), await opened(anna, "Hoe dan? " * 300)
    assert (empty.fields["text"], anna.told("ask-title") in empty.reads) == ("", True)
    assert [anna.told("extension-cut") in one.reads for one in (empty, long)] == [False, True]


async def test_a_button_of_one_dialog_does_nothing_in_the_other(kring: Kring, anna: Colleague) -> None:
    report, question = await anna.reports(message()), await opened(anna)
    for command, data in (("askQuestion", report.filled()), ("reportFriction", question.filled())):
        said = await anna.asks(SUBMIT, {"commandId": command, "data": data})
        assert said.reads == anna.told("refused-changed")
    assert (await attack.tables_of(kring))["friction"] == await asked(kring) == []


async def test_who_is_too_fast_keeps_their_words_and_what_was_found_for_them(url: str) -> None:
    async with running(url, KRING_ACTS_PER_MINUTE=1) as kring:
        anna = kring.colleague("anna")
        back = await anna.sends_in(await opened(anna, KNOWN))
        assert anna.told("refused-too-fast") in back.reads
        assert (back.fields["text"], anna.told("ask-title-found") in back.reads) == (KNOWN, True)
        await kring.passes(61)
        await anna.sends_in(back)
        assert [row["words"] for row in await asked(kring)] == [KNOWN]


async def test_a_dialog_has_nothing_but_what_works_in_it(anna: Colleague) -> None:
    dialog = await opened(anna, KNOWN)
    kinds = {part["type"] for part in parts(dialog.card) if str(part.get("type")).startswith("Action.")}
    assert kinds <= {"Action.Submit", "Action.ToggleVisibility"}
    verbs = {part["data"]["verb"] for part in parts(dialog.card) if part.get("type") == "Action.Submit"}
    assert verbs == {"question.ask", "question.found"}


@pytest.mark.usefixtures("by_meaning")
async def test_what_is_near_in_meaning_is_found_there_as_for_whoever_types_it(kring: Kring, anna: Colleague) -> None:
    await kring.write(lambda tx: knowledge.add(tx, ONE, at=NOW, person=None))
    title = ONE.wordings["nl"].title
    dialog = await opened(anna, ABROAD)
    assert title in dialog.reads
    assert title in (await anna.sends_in(await opened(anna), text=ABROAD)).reads
