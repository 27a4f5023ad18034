"""Kring as an organisation runs it, between stand-ins for Teams, Microsoft's login and Graph; all on loopback."""

import asyncio
import base64
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import aiohttp

import appmanifest
import bot.app
import bot.feed
from bot.seal import Seal
from bot.settings import Settings
from storage.tx import Tx
from tests import examples
from tests.fakes.client import Colleague, Wire
from tests.fakes.clock import FakeClock
from tests.fakes.connector import FakeTeams
from tests.fakes.entra import APP_ID, TENANT, FakeEntra
from tests.fakes.machine import JumpingMachine

T = TypeVar("T")
KEY = bytes(range(32))
DESK = "https://desk.example/"
GROUP = {"id": "19:team@thread.tacv2", "conversationType": "channel"}


@dataclass(slots=True, kw_only=True)
class Kring:
    """The service, what stands around it, and the colleagues of tests/examples.py."""

    service: bot.app.Service
    teams: FakeTeams
    entra: FakeEntra
    clock: FakeClock
    machine: JumpingMachine
    wire: Wire

    @property
    def shown(self) -> list[dict[str, Any]]:
        """What stands in people's activity feeds, oldest first."""
        assert isinstance(self.service.feed, bot.feed.LocalFeed)
        return self.service.feed.entries

    def colleague(self, who: str, *, locale: str = "nl-NL") -> Colleague:
        name = next((name for one, name in examples.NAMES.items() if one == who), who.title())
        return Colleague(self.wire, who, name, "en-GB" if who == examples.LIAM else locale)

    async def at(self, moment: str) -> None:
        """Moves people's time to a moment in Amsterdam; what is due then has arrived."""
        self.clock.moment = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(examples.ZONE))
        await self.settled()

    async def passes(self, seconds: float) -> None:
        """Lets so much machine time go by; what was put off until then has been tried again."""
        self.machine.advance(seconds)
        await self.settled()

    async def settled(self) -> None:
        async with asyncio.timeout(60):  # a pump that never rests fails here, and says so
            await self.service.delivery.idle()

    async def write(self, job: Callable[[Tx], T]) -> T:
        return await self.service.hop.write(job)

    def sign(self, **claims: Any) -> str:
        return self.entra.mint(serviceurl=self.teams.url, **claims)


@asynccontextmanager
async def running(
    url: str, *, feed: bot.app.FeedMaker | None = None, machine: JumpingMachine | None = None, **given: Any
) -> AsyncIterator[Kring]:
    """A service on this store; `given` are settings by the names of the environment."""
    machine, clock = machine or JumpingMachine(), FakeClock(examples.NOW)
    async with FakeTeams() as teams, FakeEntra(machine) as entra, aiohttp.ClientSession() as session:
        chosen = settings(url, entra, **given)
        service = await bot.app.build(
            chosen, clock=clock, seal=Seal(KEY), feed=feed or local_feed, machine=machine
        )  # fmt: skip
        await service.hop.write(examples.settle_in)
        await bot.app.appoint(service.hop, chosen, service.rules, service.clock.now())
        await service.start("127.0.0.1", 0)
        wire = Wire(
            session=session, base=f"http://127.0.0.1:{service.port}", teams=teams, tenant=TENANT,
            settle=service.delivery.idle,
        )  # fmt: skip
        kring = Kring(service=service, teams=teams, entra=entra, clock=clock, machine=machine, wire=wire)
        wire.sign = kring.sign
        try:
            yield kring
        finally:
            teams.release()
            await service.stop()


def settings(url: str, entra: FakeEntra, **given: Any) -> Settings:
    usual: dict[str, Any] = {
        "_env_file": None,
        "MicrosoftAppId": APP_ID, "MicrosoftAppPassword": "secret", "MicrosoftAppTenantId": TENANT,
        "DATABASE_URL": url, "KRING_SEAL_KEY": base64.b64encode(KEY).decode(), "KRING_ADMINS": examples.NOOR,
        "KRING_ALLOWED_SERVICE_HOSTS": "127.0.0.1", "KRING_LOGIN_URL": entra.url, "KRING_RATE": 50,
        "KRING_OPENID_METADATA_URL": f"{entra.url}/openid", "KRING_ACTS_PER_MINUTE": 1000,
        "KRING_SERVICE_DESK_URL": DESK, "KRING_ORGANISATION": "Zorggroep De Linde",
    }  # fmt: skip
    return Settings(**usual | given)


def local_feed(edge: bot.app.Edge) -> bot.feed.Feed:
    async def installed(_who: str) -> bool:
        return True

    return bot.feed.LocalFeed(declared=appmanifest.activity_types(), installed=installed, clock=edge.clock)
