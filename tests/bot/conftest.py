from collections.abc import AsyncIterator

import aiohttp
import pytest

import bot.auth
import bot.hosts
import tests.fakes.connector
import tests.fakes.entra
import tests.fakes.machine


@pytest.fixture
def machine() -> tests.fakes.machine.FakeMachine:
    return tests.fakes.machine.FakeMachine()


@pytest.fixture
async def entra(machine: tests.fakes.machine.FakeMachine) -> AsyncIterator[tests.fakes.entra.FakeEntra]:
    async with tests.fakes.entra.FakeEntra(machine) as fake:
        yield fake


@pytest.fixture
async def teams() -> AsyncIterator[tests.fakes.connector.FakeTeams]:
    async with tests.fakes.connector.FakeTeams() as fake:
        yield fake


@pytest.fixture
async def check(
    entra: tests.fakes.entra.FakeEntra, machine: tests.fakes.machine.FakeMachine
) -> AsyncIterator[bot.auth.TokenCheck]:
    async with aiohttp.ClientSession() as session:
        yield bot.auth.TokenCheck(
            keys=bot.auth.SigningKeys(session=session, metadata_url=f"{entra.url}/openid", machine=machine),
            app_id=tests.fakes.entra.APP_ID,
            tenant_id=tests.fakes.entra.TENANT,
            hosts=bot.hosts.ServiceHosts(),
            machine=machine,
        )
