"""Who the message extension answers, and what it says to whom it does not."""

from typing import Any

import pytest
import structlog
from sqlalchemy import update

from domain.people import PersonId
from storage import directory
from storage.tables import friction
from tests.fakes.client import Colleague, Dialog
from tests.journeys import attack
from tests.journeys.kring import GROUP, Kring, running
from tests.journeys.steps import SENTENCE

FETCH, SUBMIT = "composeExtension/fetchTask", "composeExtension/submitAction"
MESSAGE = {"body": {"contentType": "text", "content": SENTENCE}}


async def opened(who: Colleague) -> Dialog:
    return await who.reports(MESSAGE, conversation=GROUP)


async def test_a_guest_is_refused_kindly_and_not_remembered(kring: Kring, anna: Colleague, eva: Colleague) -> None:
    dialog = await opened(eva)
    await kring.settled()
    await kring.write(lambda tx: directory.turn_away(tx, {PersonId(eva.id): "guest"}))
    before = await attack.tables_of(kring)
    no_account = {"from": {"id": "29:guest", "name": "Gast"}}
    for said in (
        await opened(eva), await eva.sends_in(dialog), await eva.reports(MESSAGE, **no_account),
        await eva.asks(SUBMIT, {"data": dialog.filled()}, **no_account),
    ):  # fmt: skip
        assert said.reads == eva.told("refused-outsider")
    assert await attack.tables_of(kring) == before
    assert (await eva.reports(MESSAGE, locale="en-GB", **no_account)).card["lang"] == "en"


async def test_a_stranger_and_another_organisation_do_not_come_in(kring: Kring, anna: Colleague) -> None:
    ask = anna.activity(type="invoke", name=FETCH, value={"commandId": "reportFriction"}, conversation=GROUP)
    assert (await kring.wire.post(ask, header="Bearer nonsense")).status == 401
    assert (await kring.wire.post(ask | {"channelData": {"tenant": {"id": "elsewhere"}}})).status == 403


async def test_of_a_refusal_the_log_says_which_and_no_more(kring: Kring, anna: Colleague, liam: Colleague) -> None:
    data = (await opened(anna)).filled()
    with structlog.testing.capture_logs() as lines:
        await liam.asks(SUBMIT, {"data": data, "messagePayload": MESSAGE}, conversation=GROUP)
    assert lines == [{"event": "extension.refused", "text": "refused-other-card", "log_level": "info"}]


@pytest.mark.parametrize("command", ["no-such", 5, None])
async def test_a_command_we_do_not_know_is_answered_kindly(kring: Kring, anna: Colleague, command: Any) -> None:
    await kring.settled()
    before = await attack.tables_of(kring)
    for name in (FETCH, SUBMIT):
        said = await anna.asks(name, {"commandId": command, "messagePayload": MESSAGE, "data": {}}, conversation=GROUP)
        assert said.reads == anna.told("extension-unknown")
    assert await attack.tables_of(kring) == before


@pytest.mark.parametrize("what", ["query", "selectItem", "queryLink"])
async def test_who_searches_finds_nothing(anna: Colleague, what: str) -> None:
    found = {"composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": []}}
    assert (await anna.asks(f"composeExtension/{what}", {}, conversation=GROUP)).body == found


async def test_neither_does_who_types_ahead(anna: Colleague) -> None:
    kind = "application/vnd.microsoft.search.searchResponse"
    answer = (await anna.asks("application/search", {})).body
    assert answer == {"statusCode": 200, "type": kind, "value": {"results": []}}


async def test_nothing_else_is_answered_where_others_are(kring: Kring, anna: Colleague) -> None:
    await anna.says(SENTENCE)
    calls = len(kring.teams.calls)
    press = anna.pressing("friction.report", naming="named") | {"conversation": GROUP}
    assert (await kring.wire.post(press)).status == 501
    await anna.sends(anna.activity(type="message", text=SENTENCE, conversation=GROUP))
    assert len(kring.teams.calls) == calls


async def test_a_dialog_is_sent_by_who_opened_it_as_it_was_made(kring: Kring, anna: Colleague, liam: Colleague) -> None:
    data = (await opened(anna)).filled()
    other = await liam.asks(SUBMIT, {"data": data})
    assert other.reads == liam.told("refused-other-card")
    for changed in ({"nonce": "mine"}, {"checked": "1"}, {"mac": ""}, {"verb": "friction.withdraw"}):
        said = await anna.asks(SUBMIT, {"data": data | changed})
        assert said.reads == anna.told("refused-changed")
    await anna.says("hoi")
    menu = anna.pressing("friction.mine")["value"]["action"]["data"]
    borrowed = await anna.asks(SUBMIT, {"data": {**menu, "verb": "friction.report", "text": SENTENCE}})
    assert borrowed.reads == anna.told("refused-changed")
    assert (await attack.tables_of(kring))["friction"] == []


async def test_who_is_too_fast_keeps_their_words(url: str) -> None:
    async with running(url, KRING_ACTS_PER_MINUTE=1) as kring:
        anna = kring.colleague("anna")
        dialog = await opened(anna)
        assert (await opened(anna)).reads == anna.told("refused-too-fast")
        back = await anna.sends_in(dialog, text=SENTENCE)
        assert anna.told("refused-too-fast") in back.reads
        assert back.fields["text"] == SENTENCE
        await kring.passes(61)
        await anna.sends_in(back)
        assert anna.sees("status-received")


async def test_a_mistake_of_ours_is_told_in_the_dialog_with_its_id(kring: Kring, anna: Colleague) -> None:
    dialog = await opened(anna)
    await anna.sends_in(dialog)
    await kring.write(lambda tx: tx.run(update(friction).values(state="considered")))
    with structlog.testing.capture_logs() as lines:
        said = await anna.sends_in(dialog)
    [ref] = [line["ref"] for line in lines if line["event"] == "turn.failed"]
    assert said.reads == anna.told("went-wrong", ref=ref)


async def test_a_dialog_that_was_sent_without_a_name_by_another_client_is_not_sent_again(
    kring: Kring, anna: Colleague
) -> None:
    data = (await opened(anna)).filled() | {"naming": "pull"}
    value = {"action": {"type": "Action.Execute", "verb": "friction.report", "data": data}}
    await kring.wire.post(anna.activity(type="invoke", name="adaptiveCard/action", value=value, replyToId="m1"))
    said = await anna.asks(SUBMIT, {"data": data})
    assert said.reads == anna.told("refused-already-sent")
    assert [row["reporter"] for row in (await attack.tables_of(kring))["friction"]] == [None]
