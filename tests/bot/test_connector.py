import asyncio
from collections.abc import AsyncIterator
from email.utils import format_datetime
from typing import Any

import aiohttp
import pytest

import bot.connector
import bot.hosts
import bot.token
import tests.fakes.connector
import tests.fakes.entra
import tests.fakes.machine

CARD = {"type": "message", "text": "opgelost?"}


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as pooled:
        yield pooled


def connector_of(
    session: aiohttp.ClientSession, machine: tests.fakes.machine.FakeMachine, login: str, **other: Any
) -> bot.connector.Connector:
    token = bot.token.BotToken(
        session=session, machine=machine, app_id=tests.fakes.entra.APP_ID, tenant="t", password="w", login_url=login
    )
    usual: dict[str, Any] = {"token": token, "hosts": bot.hosts.ServiceHosts(["127.0.0.1"])}
    return bot.connector.Connector(session=session, machine=machine, **(usual | other))


@pytest.fixture
def connector(
    session: aiohttp.ClientSession, machine: tests.fakes.machine.FakeMachine, entra: tests.fakes.entra.FakeEntra
) -> bot.connector.Connector:
    return connector_of(session, machine, entra.url)


def to(teams: tests.fakes.connector.FakeTeams, **other: Any) -> bot.connector.Address:
    return bot.connector.Address(**({"service_url": teams.url, "conversation": "a:1"} | other))


async def again(connector: bot.connector.Connector, address: bot.connector.Address) -> bot.connector.Again:
    with pytest.raises(bot.connector.Again) as outcome:
        await connector.send(address, CARD)
    return outcome.value


async def test_a_message_is_posted_to_its_conversation(
    connector: bot.connector.Connector, teams: tests.fakes.connector.FakeTeams
) -> None:
    sent = await connector.send(to(teams), CARD)
    call = teams.calls[0]
    assert (call.method, call.path, call.body) == ("POST", ("a:1", "activities"), CARD)
    assert (sent.id, call.authorization) == ("m1", "Bearer token-1")


async def test_a_reply_names_what_it_answers(
    connector: bot.connector.Connector, teams: tests.fakes.connector.FakeTeams
) -> None:
    await connector.send(to(teams, reply_to="f:9"), CARD)
    assert teams.calls[0].path == ("a:1", "activities", "f:9")
    assert teams.calls[0].body == CARD | {"replyToId": "f:9"}


async def test_a_card_is_updated_in_place(
    connector: bot.connector.Connector, teams: tests.fakes.connector.FakeTeams
) -> None:
    sent = await connector.update(to(teams), "m7", CARD)
    call = teams.calls[0]
    assert (call.method, call.path, call.body) == ("PUT", ("a:1", "activities", "m7"), CARD | {"id": "m7"})
    assert sent.id


async def test_a_conversation_is_made_with_a_person(
    connector: bot.connector.Connector, teams: tests.fakes.connector.FakeTeams
) -> None:
    assert await connector.create(teams.url, "tenant", "28:bot", "person") == "a:person"
    assert teams.calls[0].body == {
        "isGroup": False,
        "bot": {"id": "28:bot"},
        "members": [{"id": "person"}],
        "tenantId": "tenant",
        "channelData": {"tenant": {"id": "tenant"}},
    }


@pytest.mark.parametrize("conversation", ["19:x@thread.tacv2;messageid=1", "a/b?c#d%2f", "é ü"])
async def test_an_id_stays_one_part_of_the_path_whatever_stands_in_it(
    connector: bot.connector.Connector, teams: tests.fakes.connector.FakeTeams, conversation: str
) -> None:
    await connector.send(to(teams, conversation=conversation), CARD)
    assert teams.calls[0].path == (conversation, "activities")


async def test_a_service_url_needs_no_last_slash(
    connector: bot.connector.Connector, teams: tests.fakes.connector.FakeTeams
) -> None:
    await connector.send(to(teams), CARD)
    await connector.send(to(teams, service_url=teams.url.rstrip("/")), CARD)
    assert teams.calls[0].raw_path == teams.calls[1].raw_path == "/teams/v3/conversations/a%3A1/activities"


async def test_an_answer_without_json_is_still_a_yes(
    connector: bot.connector.Connector, teams: tests.fakes.connector.FakeTeams
) -> None:
    for text in ("", "<html>", "[]", "[" * 5000):
        teams.answer(202, text=text)
        assert await connector.send(to(teams), CARD) == bot.connector.Sent(id=None)


async def test_many_messages_fetch_one_token(
    connector: bot.connector.Connector, teams: tests.fakes.connector.FakeTeams, entra: tests.fakes.entra.FakeEntra
) -> None:
    await asyncio.gather(*(connector.send(to(teams), CARD) for _ in range(40)))
    assert len(teams.calls) == 40
    assert entra.asked["token"] == 1


async def test_nothing_is_sent_to_a_host_that_is_not_listed_and_no_token_is_fetched_for_it(
    session: aiohttp.ClientSession,
    machine: tests.fakes.machine.FakeMachine,
    teams: tests.fakes.connector.FakeTeams,
    entra: tests.fakes.entra.FakeEntra,
) -> None:
    connector = connector_of(session, machine, entra.url, hosts=bot.hosts.ServiceHosts())
    with pytest.raises(bot.connector.Disallowed):
        await connector.send(to(teams), CARD)
    with pytest.raises(bot.connector.Disallowed):
        await connector.create(teams.url, None, "28:bot", "person")
    assert (teams.calls, entra.asked["token"]) == ([], 0)


async def test_a_redirect_is_not_followed(
    connector: bot.connector.Connector, teams: tests.fakes.connector.FakeTeams
) -> None:
    teams.answer(307, headers={"Location": teams.url + "elsewhere"})
    with pytest.raises(bot.connector.Rejected) as outcome:
        await connector.send(to(teams), CARD)
    assert (outcome.value.status, len(teams.calls)) == (307, 1)


async def test_a_refused_token_is_fetched_anew_once(
    connector: bot.connector.Connector, teams: tests.fakes.connector.FakeTeams, entra: tests.fakes.entra.FakeEntra
) -> None:
    teams.answer(401)
    await connector.send(to(teams), CARD)
    assert [call.authorization for call in teams.calls] == ["Bearer token-1", "Bearer token-2"]
    teams.answer(401)
    assert not (await again(connector, to(teams))).doubt
    assert (len(teams.calls), entra.asked["token"]) == (3, 2)  # a minute has not passed


async def test_without_a_token_nothing_is_sent(
    connector: bot.connector.Connector, teams: tests.fakes.connector.FakeTeams, entra: tests.fakes.entra.FakeEntra
) -> None:
    entra.failing = 500
    outcome = await again(connector, to(teams))
    assert (outcome.reason, outcome.doubt, teams.calls) == ("no_token", False, [])


async def test_the_demo_sends_without_a_token(
    session: aiohttp.ClientSession, machine: tests.fakes.machine.FakeMachine, teams: tests.fakes.connector.FakeTeams
) -> None:
    token = bot.token.BotToken(session=session, machine=machine, app_id=None)
    connector = connector_of(session, machine, "https://login.example", token=token)
    await connector.send(to(teams), CARD)
    assert teams.calls[0].authorization is None
    teams.answer(401)
    with pytest.raises(bot.connector.Rejected):
        await connector.send(to(teams), CARD)


@pytest.mark.parametrize(
    ("status", "throttled", "doubt"),
    [
        (429, True, False),
        (412, False, False),
        (408, False, False),
        (500, False, True),  # it may have been stored before it failed
        (502, False, True),
        (503, False, True),
        (504, False, True),
    ],
)
async def test_what_may_go_well_later_is_told_as_such_after_one_call(
    connector: bot.connector.Connector,
    teams: tests.fakes.connector.FakeTeams,
    *,
    status: int,
    throttled: bool,
    doubt: bool,
) -> None:
    teams.answer(status)
    outcome = await again(connector, to(teams))
    assert (outcome.throttled, outcome.doubt, outcome.after, len(teams.calls)) == (throttled, doubt, None, 1)


async def test_retry_after_is_read_as_seconds_or_as_a_date(
    connector: bot.connector.Connector,
    teams: tests.fakes.connector.FakeTeams,
    machine: tests.fakes.machine.FakeMachine,
) -> None:
    moment = format_datetime(machine.now().replace(microsecond=0), usegmt=True)
    machine.advance(-20)
    cases = {"7": 7.0, "0.5": 0.5, "-3": 0.0, "1e9": 3600.0, "nan": None, "soon": None, moment: 20.0}
    for header, seconds in cases.items():
        teams.answer(429, headers={"Retry-After": header})
        assert (await again(connector, to(teams))).after == seconds


async def test_a_lost_connection_leaves_doubt_and_is_not_tried_again(
    connector: bot.connector.Connector, teams: tests.fakes.connector.FakeTeams
) -> None:
    await connector.send(to(teams), CARD)  # the connection is kept, and used again
    teams.reset()
    outcome = await again(connector, to(teams))
    assert (outcome.reason, outcome.doubt, len(teams.calls)) == ("reset", True, 2)
    await connector.send(to(teams), CARD)
    teams.reset()
    with pytest.raises(bot.connector.Again):
        await connector.update(to(teams), "m1", CARD)
    assert [call.method for call in teams.calls] == ["POST", "POST", "POST", "PUT"]


async def test_a_call_that_takes_too_long_leaves_doubt(
    session: aiohttp.ClientSession,
    machine: tests.fakes.machine.FakeMachine,
    teams: tests.fakes.connector.FakeTeams,
    entra: tests.fakes.entra.FakeEntra,
) -> None:
    teams.hang()
    outcome = await again(connector_of(session, machine, entra.url, patience=0.1), to(teams))
    assert (outcome.reason, outcome.doubt) == ("timeout", True)


async def test_a_connector_that_is_not_there_leaves_no_doubt(connector: bot.connector.Connector) -> None:
    async with tests.fakes.connector.FakeTeams() as gone:
        address = to(gone)
    outcome = await again(connector, address)
    assert (outcome.reason, outcome.doubt) == ("unreachable", False)


async def test_a_slow_call_holds_up_no_other(
    connector: bot.connector.Connector, teams: tests.fakes.connector.FakeTeams
) -> None:
    released = teams.hang()
    slow = asyncio.create_task(connector.send(to(teams), CARD))
    await teams.wait_for(1)
    await asyncio.gather(*(connector.send(to(teams), CARD) for _ in range(20)))
    assert not slow.done()
    released.set()
    assert (await slow).id


@pytest.mark.parametrize(
    ("status", "code", "kind", "why"),
    [
        (404, "ConversationNotFound", bot.connector.Missing, "ConversationNotFound"),
        (404, "", bot.connector.Missing, "Not Found"),
        (403, "MessageWritesBlocked", bot.connector.Blocked, "MessageWritesBlocked"),
        (403, "words of a person", bot.connector.Blocked, "Forbidden"),  # only a code reaches the log
        (400, "BadSyntax", bot.connector.Rejected, "BadSyntax"),
        (413, "MessageSizeTooBig", bot.connector.Rejected, "MessageSizeTooBig"),
    ],
)
async def test_what_will_never_go_well_is_told_with_its_code(
    connector: bot.connector.Connector,
    teams: tests.fakes.connector.FakeTeams,
    status: int,
    code: str,
    kind: type[bot.connector.Undelivered],
    why: str,
) -> None:
    teams.answer(status, code=code)
    with pytest.raises(kind) as outcome:
        await connector.send(to(teams), CARD)
    assert (outcome.value.reason, len(teams.calls)) == (why, 1)


async def test_a_conversation_without_an_id_is_no_conversation(
    connector: bot.connector.Connector, teams: tests.fakes.connector.FakeTeams
) -> None:
    teams.answer(201, text="{}")
    with pytest.raises(bot.connector.Rejected, match="no_conversation"):
        await connector.create(teams.url, None, "28:bot", "person")
