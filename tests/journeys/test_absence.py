"""Somebody's Outlook says that they are away, and Kring may read that; the real command beside the running service."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

import bot.clock
from domain.messages import Kind
from storage import outbox
from tests.bot.operator import Command, operator, told
from tests.examples import BRAM, NAMES, SANNE
from tests.fakes.client import Colleague
from tests.fakes.entra import APP_ID, TENANT
from tests.fakes.graph import FakeGraph
from tests.journeys.kring import Kring, running
from tests.journeys.steps import SENTENCE, TITLE, reported

# the SDK warns about its own classes while they are imported
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

PRINTER = "De printer hapert"
MONTH = timedelta(days=30)


@pytest.fixture
async def graph() -> AsyncIterator[FakeGraph]:
    async with FakeGraph() as graph:
        for who, name in NAMES.items():
            graph.tenant.hire(who, name)
        yield graph


@pytest.fixture
async def kring(postgres_url: str) -> AsyncIterator[Kring]:
    """On PostgreSQL, where a sync goes beside the service."""
    async with running(postgres_url, KRING_ABSENCE="graph") as kring:
        yield kring


@pytest.fixture
def command(postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Command]:
    monkeypatch.chdir(tmp_path)
    with operator(postgres_url) as command:
        yield command


class Outlook:
    """What Bram does in Outlook, and the sync that reads it."""

    def __init__(self, kring: Kring, graph: FakeGraph, command: Command) -> None:
        self._kring, self._tenant, self._command = kring, graph.tenant, command
        self._settings = {
            "MicrosoftAppId": APP_ID, "MicrosoftAppPassword": "secret", "MicrosoftAppTenantId": TENANT,
            "KRING_GRAPH_URL": graph.url, "KRING_LOGIN_URL": kring.entra.url, "KRING_ABSENCE": "graph",
        }  # fmt: skip

    async def away(self, days: int = 3) -> None:
        now = bot.clock.Wall().now()
        self._tenant.away(BRAM, now - MONTH, now + MONTH + timedelta(days=days), zone="W. Europe Standard Time")
        await self.read()

    async def here(self) -> None:
        del self._tenant.replies[BRAM]
        await self.read()

    async def read(self) -> None:
        ended = await asyncio.to_thread(self._command, "people", "sync", **self._settings)
        assert "Automatic replies: 3 read" in told(ended)
        await self._kring.settled()


@pytest.fixture
def outlook(kring: Kring, graph: FakeGraph, command: Command) -> Outlook:
    return Outlook(kring, graph, command)


async def test_a_new_report_goes_to_the_deputy_while_outlook_says_away_and_to_the_owner_after(
    outlook: Outlook, anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await outlook.away()
    status = await reported(anna)
    assert SENTENCE in sanne.reads()
    assert sanne.name in anna.reads(status)
    assert bram.chat == {}
    await outlook.here()
    heard = len(sanne.chat)
    await reported(anna, PRINTER)
    assert PRINTER in bram.reads()
    assert len(sanne.chat) == heard


async def test_what_waits_for_an_owner_goes_to_the_deputy_when_outlook_says_away(
    kring: Kring, outlook: Outlook, anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await reported(anna)
    assert SENTENCE in bram.reads()
    await outlook.away()
    owed = await kring.write(lambda tx: outbox.abouts(tx, Kind.WORK, SANNE))
    assert len(owed) == 1, "for her working hours, by the command's own clock"
    await sanne.says("te doen")
    assert SENTENCE in sanne.reads()
    await sanne.presses("friction.show")
    await sanne.presses("friction.take", title=TITLE)
    assert anna.sees("status-taken")


async def test_who_says_to_be_back_is_until_outlook_tells_of_another_absence(
    outlook: Outlook, anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await outlook.away()
    await bram.says("instellingen")
    assert bram.sees("preferences-listed-why")
    assert bram.sees("preferences-outlook")
    await bram.presses("preferences.pause")
    assert bram.sees("preferences-back")
    assert not bram.sees("preferences-listed-why")
    await outlook.read()
    await reported(anna)
    assert SENTENCE in bram.reads()
    await outlook.away(days=9)
    await reported(anna, PRINTER)
    assert PRINTER in sanne.reads()


async def test_who_is_never_asked_of_outlook_reads_that_only_they_say_so(anna: Colleague) -> None:
    await anna.says("instellingen")
    assert anna.sees("preferences-away")
    assert not anna.sees("preferences-outlook")
