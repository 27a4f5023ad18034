import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

import bot.clock
import bot.token
import tests.fakes.entra
import tests.fakes.machine


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as pooled:
        yield pooled


def token_of(session: aiohttp.ClientSession, machine: bot.clock.Machine, url: str, **other: Any) -> bot.token.BotToken:
    usual = {"app_id": tests.fakes.entra.APP_ID, "tenant": tests.fakes.entra.TENANT, "password": "word"}
    return bot.token.BotToken(session=session, machine=machine, login_url=url, **(usual | other))


@pytest.fixture
def token(
    session: aiohttp.ClientSession, machine: tests.fakes.machine.FakeMachine, entra: tests.fakes.entra.FakeEntra
) -> bot.token.BotToken:
    return token_of(session, machine, entra.url)


async def test_many_ask_and_one_fetches(token: bot.token.BotToken, entra: tests.fakes.entra.FakeEntra) -> None:
    assert set(await asyncio.gather(*(token.bearer() for _ in range(50)))) == {"token-1"}
    assert await token.bearer() == "token-1"
    assert entra.forms == [
        {
            "tenant": tests.fakes.entra.TENANT,
            "grant_type": "client_credentials",
            "client_id": tests.fakes.entra.APP_ID,
            "client_secret": "word",
            "scope": "https://api.botframework.com/.default",
        }
    ]


async def test_each_scope_has_a_token_of_its_own(token: bot.token.BotToken, entra: tests.fakes.entra.FakeEntra) -> None:
    assert await token.bearer(bot.token.GRAPH_SCOPE) != await token.bearer()
    assert [form["scope"] for form in entra.forms] == [bot.token.GRAPH_SCOPE, bot.token.BOT_SCOPE]


async def test_it_is_renewed_five_minutes_before_its_end(
    token: bot.token.BotToken, machine: tests.fakes.machine.FakeMachine
) -> None:
    await token.bearer()
    machine.advance(3299)
    assert await token.bearer() == "token-1"
    machine.advance(1)
    assert await token.bearer() == "token-2"


async def test_a_failing_renewal_keeps_the_token_until_its_end(
    token: bot.token.BotToken, entra: tests.fakes.entra.FakeEntra, machine: tests.fakes.machine.FakeMachine
) -> None:
    await token.bearer()
    entra.failing = 500
    machine.advance(3599)
    assert await token.bearer() == "token-1"
    machine.advance(1)
    with pytest.raises(bot.token.NoToken):
        await token.bearer()
    entra.failing = None
    assert await token.bearer() != "token-1"


async def test_a_refused_token_is_dropped_at_most_once_a_minute(
    token: bot.token.BotToken, machine: tests.fakes.machine.FakeMachine
) -> None:
    assert await token.bearer() == "token-1"
    assert token.drop("token-1")
    assert await token.bearer() == "token-2"
    assert token.drop("token-1")  # someone else's copy of the one that is gone already
    assert not token.drop("token-2")
    machine.advance(60)
    assert token.drop("token-2")
    assert await token.bearer() == "token-3"


async def test_a_slow_login_holds_up_nobody_else(token: bot.token.BotToken, entra: tests.fakes.entra.FakeEntra) -> None:
    entra.open.clear()
    waiting = asyncio.create_task(token.bearer())
    await asyncio.wait_for(entra.arrived.wait(), timeout=10)
    assert not waiting.done()
    entra.open.set()
    assert await waiting == "token-1"


async def test_the_demo_has_no_token(session: aiohttp.ClientSession, machine: tests.fakes.machine.FakeMachine) -> None:
    assert await bot.token.BotToken(session=session, machine=machine, app_id=None).bearer() is None


async def test_a_secret_is_never_sent_in_the_clear(
    session: aiohttp.ClientSession, machine: tests.fakes.machine.FakeMachine
) -> None:
    with pytest.raises(ValueError, match="https"):
        token_of(session, machine, "http://login.example")


async def test_entra_itself_is_asked_through_azure_identity_on_the_pooled_session() -> None:
    machine = bot.clock.Machine()
    connector = aiohttp.TCPConnector(ssl=tests.fakes.entra.contexts()[1])
    async with (
        tests.fakes.entra.FakeEntra(machine, tls=True) as entra,
        aiohttp.ClientSession(connector=connector) as own,
    ):
        token = token_of(own, machine, entra.url)
        assert await asyncio.gather(*(token.bearer() for _ in range(5))) == ["token-1"] * 5
        assert entra.forms[0]["client_secret"] == "word"
        assert await token.bearer(bot.token.GRAPH_SCOPE) == "token-2"
        assert token.drop("token-1")  # and what azure-identity kept goes with it
        assert await token.bearer() == "token-3"


async def test_a_login_that_refuses_is_no_crash() -> None:
    machine = bot.clock.Machine()
    connector = aiohttp.TCPConnector(ssl=tests.fakes.entra.contexts()[1])
    async with (
        tests.fakes.entra.FakeEntra(machine, tls=True) as entra,
        aiohttp.ClientSession(connector=connector) as own,
    ):
        entra.failing = 401
        with pytest.raises(bot.token.NoToken):
            await token_of(own, machine, entra.url).bearer()


def test_azure_identity_is_not_imported_before_its_first_use() -> None:
    program = "import sys, bot.token, bot.auth, bot.connector; sys.exit('azure.identity' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
