"""A message of a colleague, anywhere in Teams, becomes a report without being typed again, and leaves only that."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import structlog

from tests import examples
from tests.fakes.client import Colleague, Dialog
from tests.journeys import attack
from tests.journeys.kring import Kring
from tests.journeys.steps import SENTENCE, TITLE

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)

AUTHOR, NAME, LINK, NUMBER = "author-8f3", "Kees Waterman", "https://teams.microsoft.com/l/message/q7", "message-51c"
CHANNEL = "19:elders-9d2@thread.tacv2;messageid=7"
THERE = {"id": CHANNEL, "conversationType": "channel", "isGroup": True}
TOLD = (AUTHOR, NAME, LINK, NUMBER, CHANNEL, "elders-9d2")
NAMED = "Bel Jan op 06-12345678"


def message(html: str = f"<p>{SENTENCE}</p>") -> dict[str, Any]:
    """What Teams tells of a message that somebody else wrote."""
    return {
        "id": NUMBER, "linkToMessage": LINK, "body": {"contentType": "html", "content": html},
        "from": {"user": {"id": AUTHOR, "displayName": NAME, "userIdentityType": "aadUser"}},
        "mentions": [{"id": 0, "mentionText": NAME}], "attachments": [],
    }  # fmt: skip


async def opened(who: Colleague, html: str = f"<p>{SENTENCE}</p>") -> Dialog:
    return await who.reports(message(html), conversation=THERE)


async def known(kring: Kring, who: Colleague) -> dict[str, Any]:
    """What is kept of this person."""
    [row] = [row for row in (await attack.tables_of(kring))["person"] if row["id"] == who.id]
    return {name: value for name, value in row.items() if name != "xmin"}


@pytest.fixture
async def logs(kring: Kring) -> AsyncIterator[list[Any]]:
    """All that is logged once everybody has the app."""
    await attack.begins(kring)
    with structlog.testing.capture_logs() as lines:
        yield lines


@each_store
async def test_a_message_becomes_a_report_that_nobody_types_again(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    dialog = await opened(anna, f'<p><at id="0">{NAME}</at> {SENTENCE}</p>')
    assert dialog.fields == {"text": f"@… {SENTENCE}", "group": "base", "impact": ""}
    for one in ("extension-named", "extension-nameless", "extension-subtitle"):
        assert anna.told(one) in dialog.reads
    sent = await anna.sends_in(dialog, impact="time")
    [row] = (await attack.tables_of(kring))["friction"]
    assert (row["words"], row["topic"], row["impact"]) == (f"@… {SENTENCE}", "base", "time")
    assert (row["reporter"], row["naming"]) == (anna.id, "named")
    assert sent.reads == anna.told("extension-sent", code=row["code"])
    assert anna.sees("status-received")
    await bram.presses("friction.take", title=TITLE)
    assert anna.sees("status-taken")
    assert (len(anna.chat), anna.texts) == (1, 0)


async def test_it_speaks_the_language_of_who_asks(liam: Colleague) -> None:
    dialog = await opened(liam, "")
    shown = dialog.body["task"]["value"]
    assert (shown["title"], shown["card"]["content"]["lang"]) == ("Report this to Kring", "en")
    assert (shown["card"]["contentType"], shown["height"], shown["width"]) == (
        "application/vnd.microsoft.card.adaptive", "medium", "medium",
    )  # fmt: skip
    assert dialog.fields == {"text": "", "group": "", "impact": ""}


async def test_of_a_long_message_it_shows_the_beginning_and_says_so(anna: Colleague) -> None:
    dialog = await opened(anna, f"<p>{'Het hapert. ' * 300}</p>")
    assert anna.told("extension-cut") in dialog.reads
    assert dialog.fields["text"].endswith(" hapert.…") or dialog.fields["text"].endswith(" Het…")
    assert anna.told("extension-cut") not in (await opened(anna)).reads


@each_store
async def test_a_dialog_that_is_opened_or_comes_back_leaves_nothing(
    kring: Kring, logs: list[Any], anna: Colleague, eva: Colleague
) -> None:
    before, calls = await attack.tables_of(kring), len(kring.teams.calls)
    for who in (anna, eva, kring.colleague("nieuw")):
        dialog = await opened(who)
        for words in (NAMED, "", "   ", "hoi", "x" * 2001):
            await who.sends_in(dialog, text=words)
        await who.sends_in(dialog, impact="no-such")
    assert (await attack.tables_of(kring), len(kring.teams.calls)) == (before, calls)
    assert logs == []


@each_store
async def test_what_is_sent_leaves_no_more_than_a_report_with_a_name(
    kring: Kring, url: str, logs: list[Any], anna: Colleague, bram: Colleague
) -> None:
    await anna.sends_in(await opened(anna, f'<p><at id="0">{NAME}</at> {SENTENCE}</p>'))
    new = {name: len(rows) for name, rows in (await attack.tables_of(kring)).items() if name in ("friction", "event")}
    assert new == {"friction": 1, "event": 1}
    await bram.presses("friction.take", title=TITLE)
    spoils = await attack.loot(kring, url, logs)
    kept = f"{spoils.tables}\n{spoils.spoken}\n{kring.teams.calls}"
    for one in TOLD:
        assert one not in kept
        assert one.encode() not in spoils.raw
    assert CHANNEL not in kring.teams.chats


@each_store
async def test_who_never_spoke_to_kring_is_met_and_reached_in_a_chat_of_their_own(kring: Kring, eva: Colleague) -> None:
    await eva.sends_in(await opened(eva))
    assert eva.sees("status-received")
    row = await known(kring, eva)
    assert (row["name"], row["conversation"], row["welcomed"]) == (eva.name, f"a:{eva.id}", False)
    await eva.installs()
    assert eva.sees("welcome-how")


async def test_where_somebody_was_reached_before_they_are_reached_still(kring: Kring, anna: Colleague) -> None:
    await anna.says("hoi")
    before = await known(kring, anna)
    elsewhere = {"conversation": {"id": "19:two-people@unq.gbl.spaces", "conversationType": "personal"}}
    dialog = await anna.reports(message(), **elsewhere)
    await anna.asks("composeExtension/submitAction", {"data": dialog.filled()}, **elsewhere)
    assert await known(kring, anna) == before
    assert list(kring.teams.chats) == [f"a:{anna.id}", f"a:{examples.BRAM}"]
    assert anna.sees("status-received")


@each_store
async def test_a_dialog_sent_twice_is_one_report(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    dialog = await opened(anna)
    answers = await asyncio.gather(*(anna.sends_in(dialog) for _ in range(4)))
    answers.append(await anna.sends_in(dialog))
    assert len({one.reads for one in answers}) == 1
    assert len((await attack.tables_of(kring))["friction"]) == 1
    assert (len(anna.chat), len(bram.chat)) == (1, 1)


async def test_two_dialogs_are_two_reports(kring: Kring, anna: Colleague) -> None:
    for _ in range(2):
        await anna.sends_in(await opened(anna))
    assert len((await attack.tables_of(kring))["friction"]) == 2


@pytest.mark.parametrize("naming", ["told", "pull", "nonsense"])
async def test_whatever_a_client_sends_the_report_has_a_name(kring: Kring, anna: Colleague, naming: str) -> None:
    data = (await opened(anna)).filled() | {"naming": naming}
    await anna.asks("composeExtension/submitAction", {"data": data})
    [row] = (await attack.tables_of(kring))["friction"]
    assert (row["naming"], row["reporter"], row["receipt"]) == ("named", anna.id, None)


async def test_what_seems_to_hold_a_name_comes_back_once_with_its_words(kring: Kring, anna: Colleague) -> None:
    back = await anna.sends_in(await opened(anna), text=NAMED, group="fit", impact="time")
    assert back.fields == {"text": NAMED, "group": "fit", "impact": "time"}
    assert anna.told("form-trace") in back.reads
    assert anna.told("form-send-anyway") in back.reads
    await anna.sends_in(back)
    assert [row["words"] for row in (await attack.tables_of(kring))["friction"]] == [NAMED]


@pytest.mark.parametrize(
    ("words", "why", "variables"),
    [
        ("", "refused-empty", {"shortest": 1}),
        ("hoi", "refused-only-greeting", {}),
        ("x" * 2100, "refused-too-long", {"length": 2100, "longest": 2000}),
    ],
)
async def test_what_cannot_be_used_comes_back_with_why(
    kring: Kring, anna: Colleague, words: str, why: str, variables: dict[str, int]
) -> None:
    back = await anna.sends_in(await opened(anna), text=words, impact="time")
    assert anna.told(why, **variables) in back.reads
    assert back.fields == {"text": words, "group": "base", "impact": "time"}
    assert anna.told("form-send") in back.reads
    assert anna.told("form-trace") in (await anna.sends_in(back, text=NAMED)).reads, "not asked about a name before"
    await anna.sends_in(back, text=SENTENCE)
    assert len((await attack.tables_of(kring))["friction"]) == 1
