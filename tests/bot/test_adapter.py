import asyncio
import gc
import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import botbuilder.core
import botbuilder.schema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.adapter
import bot.auth
import bot.connector
import bot.hosts
import bot.token
import tests.fakes.connector
import tests.fakes.machine


@pytest.fixture
async def adapter() -> AsyncIterator[bot.adapter.TeamsAdapter]:
    machine = tests.fakes.machine.FakeMachine()
    async with aiohttp.ClientSession() as session:
        token = bot.token.BotToken(session=session, machine=machine, app_id=None)
        hosts = bot.hosts.ServiceHosts(loopback=True)
        yield bot.adapter.TeamsAdapter(
            bot.connector.Connector(session=session, token=token, hosts=hosts, machine=machine)
        )


def body(service_url: str = "http://127.0.0.1:1/", **fields: Any) -> dict[str, Any]:
    return {
        "type": "message",
        "id": "f:1",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": {"id": "29:one", "name": "Noor", "aadObjectId": "person"},
        "recipient": {"id": "28:bot", "name": "Kring"},
        "conversation": {"id": "a:1", "conversationType": "personal", "tenantId": "another"},
        "text": "meld",
        "locale": "nl-NL",
        "localTimezone": "Europe/Amsterdam",
        "channelData": {"tenant": {"id": "tenant"}},
    } | fields


def caller(service_url: str = "http://127.0.0.1:1/") -> bot.auth.Caller:
    return bot.auth.Caller(tenant="tenant", service_url=service_url, claims={"aud": "bot"})


def test_an_activity_keeps_what_we_use() -> None:
    heard = bot.adapter.unserialise(body())
    assert (heard.type, heard.id, heard.text, heard.locale) == ("message", "f:1", "meld", "nl-NL")
    assert (heard.from_property.aad_object_id, heard.recipient.id) == ("person", "28:bot")
    assert (heard.conversation.id, heard.conversation.conversation_type) == ("a:1", "personal")
    assert (heard.service_url, heard.local_timezone) == ("http://127.0.0.1:1/", "Europe/Amsterdam")


def test_the_organisation_is_what_teams_says_it_is() -> None:
    assert bot.adapter.unserialise(body()).conversation.tenant_id == "tenant"
    assert bot.adapter.unserialise(body(channelData=None)).conversation.tenant_id is None


@pytest.mark.parametrize(
    ("conversation", "kind"),
    [
        ({"id": "a"}, "personal"),
        ({"id": "a", "isGroup": True}, "groupChat"),
        ({"id": "a", "isGroup": True, "conversationType": "channel"}, "channel"),
    ],
)
def test_a_conversation_without_a_type_is_personal_unless_it_is_a_group(conversation: Any, kind: str) -> None:
    assert bot.adapter.unserialise(body(conversation=conversation)).conversation.conversation_type == kind


def test_the_value_of_a_press_stays_as_it_came() -> None:
    value = {"action": {"type": "Action.Execute", "verb": "friction.report", "data": {"nonce": "n"}}}
    heard = bot.adapter.unserialise(body(type="invoke", name="adaptiveCard/action", value=value))
    assert (heard.name, heard.value) == ("adaptiveCard/action", value)


def test_those_who_join_and_leave_are_read() -> None:
    heard = bot.adapter.unserialise(body(membersAdded=[{"id": "28:bot"}], membersRemoved=[{"id": "29:one"}]))
    assert [one.id for one in heard.members_added] == ["28:bot"]
    assert [one.id for one in heard.members_removed] == ["29:one"]


def test_the_sdk_can_strip_a_mention() -> None:
    mention = {"type": "mention", "text": "<at>Kring</at>", "mentioned": {"id": "28:bot", "name": "Kring"}}
    heard = bot.adapter.unserialise(body(text="<at>Kring</at> meld", entities=[mention]))
    assert botbuilder.core.TurnContext.remove_recipient_mention(heard).strip() == "meld"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"type": None}, "type"),
        ({"type": ""}, "type"),
        ({"type": ["message"]}, "type"),
        ({"conversation": None}, "conversation"),
        ({"conversation": {}}, "conversation.id"),
        ({"conversation": {"id": 7}}, "id"),
        ({"from": "one"}, "from"),
        ({"from": {"aadObjectId": {}}}, "aadObjectId"),
        ({"text": {"x": 1}}, "text"),
        ({"channelData": [1]}, "channelData"),
        ({"membersAdded": {"id": "x"}}, "membersAdded"),
        ({"membersAdded": ["x"]}, "membersAdded"),
        ({"entities": [None]}, "entities"),
    ],
)
def test_another_shape_is_malformed_and_the_field_is_named(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(bot.adapter.Malformed) as refused:
        bot.adapter.unserialise(body(**wrong))
    assert refused.value.field == field


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*body(), "id", "tenant"]), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*body(), "entities", "membersAdded"]), json_values) | json_values)
def test_no_json_at_all_makes_it_crash(found: Any) -> None:
    for whole in (found, body(**found) if isinstance(found, dict) else None):
        try:
            bot.adapter.unserialise(whole)
        except bot.adapter.Malformed:
            continue


async def test_a_turn_can_send_and_update_through_the_sdk(
    adapter: bot.adapter.TeamsAdapter, teams: tests.fakes.connector.FakeTeams
) -> None:
    async def logic(context: bot.adapter.Context) -> None:
        sent = await context.send_activity("dag")
        card = botbuilder.schema.Attachment(content_type="application/vnd.microsoft.card.adaptive", content={"a": 1})
        changed = botbuilder.schema.Activity(type="message", id=sent.id, attachments=[card])
        await context.update_activity(changed)

    heard = bot.adapter.unserialise(body(teams.url))
    assert await adapter.process(caller(teams.url), heard, logic) is None
    posted, put = teams.calls
    assert (posted.method, posted.path, posted.body["text"]) == ("POST", ("a:1", "activities", "f:1"), "dag")
    assert (posted.body["from"]["id"], posted.body["recipient"]["id"]) == ("28:bot", "29:one")
    assert (put.method, put.path) == ("PUT", ("a:1", "activities", "m1"))
    assert put.body["attachments"] == [{"contentType": "application/vnd.microsoft.card.adaptive", "content": {"a": 1}}]


async def test_a_press_is_answered_with_a_plain_body(adapter: bot.adapter.TeamsAdapter) -> None:
    given_answer = bot.adapter.InvokeAnswer(status=200, body={"statusCode": 200, "value": {"body": []}})

    async def logic(context: bot.adapter.Context) -> None:
        bot.adapter.answer(context, given_answer)

    heard = bot.adapter.unserialise(body(type="invoke"))
    assert await adapter.process(caller(), heard, logic) is given_answer


async def test_a_press_nobody_answers_is_not_implemented(adapter: bot.adapter.TeamsAdapter) -> None:
    async def logic(_context: bot.adapter.Context) -> None: ...

    heard = bot.adapter.unserialise(body(type="invoke"))
    assert await adapter.process(caller(), heard, logic) == bot.adapter.InvokeAnswer(status=501)


async def test_replies_are_never_kept_back_for_the_response(
    adapter: bot.adapter.TeamsAdapter, teams: tests.fakes.connector.FakeTeams
) -> None:
    async def logic(context: bot.adapter.Context) -> None:
        await context.send_activity("dag")

    heard = bot.adapter.unserialise(body(teams.url, deliveryMode="expectReplies"))
    assert await adapter.process(caller(teams.url), heard, logic) is None
    assert len(teams.calls) == 1


async def test_what_goes_wrong_in_a_turn_comes_out_of_it(
    adapter: bot.adapter.TeamsAdapter, teams: tests.fakes.connector.FakeTeams
) -> None:
    async def logic(context: bot.adapter.Context) -> None:
        await context.send_activity("dag")

    teams.answer(502)
    with pytest.raises(bot.connector.Again):
        await adapter.process(caller(teams.url), bot.adapter.unserialise(body(teams.url)), logic)


async def test_a_slow_reply_holds_up_no_other_turn(
    adapter: bot.adapter.TeamsAdapter, teams: tests.fakes.connector.FakeTeams
) -> None:
    async def logic(context: bot.adapter.Context) -> None:
        await context.send_activity("dag")

    async def turn() -> None:
        await adapter.process(caller(teams.url), bot.adapter.unserialise(body(teams.url)), logic)

    released = teams.hang()
    slow = asyncio.create_task(turn())
    await teams.wait_for(1)
    await asyncio.gather(*(turn() for _ in range(20)))
    assert not slow.done()
    released.set()
    await slow


async def test_our_share_of_a_press_costs_less_than_a_millisecond(adapter: bot.adapter.TeamsAdapter) -> None:
    async def logic(context: bot.adapter.Context) -> None:
        bot.adapter.answer(context, bot.adapter.InvokeAnswer(status=200, body={}))

    async def costs() -> float:
        begin = time.process_time()
        for _ in range(200):
            await adapter.process(caller(), bot.adapter.unserialise(body(type="invoke")), logic)
        return (time.process_time() - begin) / 200

    gc.collect()
    assert min([await costs() for _ in range(3)]) < 0.001
