"""Ids that Teams gives us go into the store: one that it cannot keep is as none."""

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

import bot.connector
import bot.hosts
from tests.fakes.connector import FakeTeams
from tests.fakes.machine import FakeMachine


class NoToken:
    """As in the demo: nobody asks for one."""

    async def bearer(self, _scope: str = "") -> str | None:
        return None

    def drop(self, _token: str) -> bool:
        return False


@pytest.fixture
async def connector(machine: FakeMachine) -> AsyncIterator[bot.connector.Connector]:
    async with aiohttp.ClientSession() as session:
        hosts = bot.hosts.ServiceHosts(["127.0.0.1"])
        yield bot.connector.Connector(session=session, token=NoToken(), hosts=hosts, machine=machine)


UNFIT = pytest.mark.parametrize(
    "given", ["x" * 401, "a\0b", "\ud83d", "", None, 5, ["m1"]],
    ids=["too long", "nul", "half", "empty", "null", "number", "list"],
)  # fmt: skip


@UNFIT
async def test_an_id_of_a_message_that_cannot_be_kept_is_as_none(
    connector: bot.connector.Connector, teams: FakeTeams, given: Any
) -> None:
    address = bot.connector.Address(service_url=teams.url, conversation="a:1")
    for _ in range(2):
        teams.answer(200, text=json.dumps({"id": given}))
    assert (await connector.send(address, {})).id is None
    assert (await connector.update(address, "m1", {})).id == "m1", "where it stood"


@UNFIT
async def test_a_conversation_that_cannot_be_kept_is_none(
    connector: bot.connector.Connector, teams: FakeTeams, given: Any
) -> None:
    teams.answer(201, text=json.dumps({"id": given}))
    with pytest.raises(bot.connector.Rejected, match="no_conversation"):
        await connector.create(teams.url, "t", "28:kring", "anna")


@pytest.mark.parametrize("given", ["x" * 400, "19:abc@thread.v2;messageid=1", "1484765630322", "é"])
async def test_every_other_id_is_kept_as_it_is(
    connector: bot.connector.Connector, teams: FakeTeams, given: str
) -> None:
    teams.answer(200, text=json.dumps({"id": given}))
    address = bot.connector.Address(service_url=teams.url, conversation="a:1")
    assert (await connector.send(address, {})).id == given
