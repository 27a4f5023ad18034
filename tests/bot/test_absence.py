"""`kring people sync` that may read automatic replies: of whom, what it makes of them, and what it does without."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

import bot.absence
import bot.accounts
import bot.clock
import bot.demo
from bot import checks
from bot.settings import Settings
from domain.absence import BELIEVED, Absence, endless
from domain.people import Person, PersonId
from storage import absence, people
from storage.store import open_store
from storage.tx import Tx
from tests.bot.operator import Command, operator, told
from tests.examples import NOW, USUAL
from tests.fakes.entra import APP_ID, TENANT, FakeEntra
from tests.fakes.graph import FakeGraph

# the SDK warns about its own classes while they are imported
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

NOOR, BRAM, EVA, LIAM, ANNA = (f"00000000-0000-4000-8000-00000000000{n}" for n in range(1, 6))
ADMINS, IT, KEY = (f"11111111-0000-4000-8000-00000000000{n}" for n in (1, 2, 3))
GROUPS = f"admin={ADMINS},it={IT},key_user={KEY}"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SETTING = "/mailboxSettings/automaticRepliesSetting"
_ALL = text("SELECT * FROM person")


@pytest.fixture
async def graph() -> AsyncIterator[FakeGraph]:
    async with FakeGraph() as graph:
        for who, name in ((NOOR, "Noor"), (BRAM.upper(), "Bram"), (EVA, "Eva"), (LIAM, "Liam"), (ANNA, "Anna")):
            graph.tenant.hire(who, name)
        graph.tenant.groups = {ADMINS: [NOOR], IT: [BRAM, EVA], KEY: [LIAM]}
        yield graph


class Operator:
    """Types commands while this loop serves what they ask."""

    def __init__(self, command: Command, url: str, settings: dict[str, str]) -> None:
        self._command, self.url, self._settings = command, url, settings

    async def sync(self, code: int = 0, **settings: str) -> list[str]:
        """What it said besides how many people there are."""
        ended = await asyncio.to_thread(self._command, "people", "sync", **self._settings | settings)
        return told(ended, code=code).splitlines()[1:]

    async def checked(self, **settings: str) -> list[tuple[str, str]]:
        """(state, detail) of what `kring doctor` says of it."""
        ended = await asyncio.to_thread(self._command, "doctor", "--json", **self._settings | settings)
        return [(one["state"], one["detail"]) for one in json.loads(ended.stdout) if one["check"] == "KRING_ABSENCE"]

    async def read(self, job: Callable[[Tx], Any]) -> Any:
        store = await asyncio.to_thread(open_store, self.url)
        try:
            return await asyncio.to_thread(lambda: store.read(job).result(10))
        finally:
            await asyncio.to_thread(store.close)

    async def away(self) -> dict[str, Absence]:
        found: dict[str, Absence] = await self.read(absence.listed)
        return found

    async def find(self, who: str) -> Person:
        found: Person = await self.read(lambda tx: people.find(tx, PersonId(who), USUAL))
        return found


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store_url: str) -> Iterator[Command]:
    monkeypatch.chdir(tmp_path)
    with operator(store_url) as command:
        yield command


@pytest.fixture
async def noor(command: Command, store_url: str, graph: FakeGraph) -> AsyncIterator[Operator]:
    async with FakeEntra(bot.clock.Machine()) as entra:
        yield Operator(command, store_url, {
            "MicrosoftAppId": APP_ID, "MicrosoftAppPassword": "secret", "MicrosoftAppTenantId": TENANT,
            "KRING_GRAPH_URL": graph.url, "KRING_LOGIN_URL": entra.url, "KRING_GROUPS": GROUPS,
            "KRING_ABSENCE": "graph",
        })  # fmt: skip


def now() -> datetime:
    """The command's own time."""
    return bot.clock.Wall().now()


async def test_the_mailboxes_of_those_who_matter_are_asked_and_of_nobody_else(noor: Operator, graph: FakeGraph) -> None:
    end = now() + 2 * DAY
    graph.tenant.away(BRAM, now() - DAY, end, zone="W. Europe Standard Time")
    graph.tenant.away(LIAM, now() + HOUR, end)
    graph.tenant.replies[EVA] = {"status": "AlwaysEnabled", "internalReplyMessage": "Ik ben ziek"}
    assert await noor.sync() == ["Automatic replies: 4 read, 2 away."]
    asked = [one for one in graph.asked if "mailbox" in one]
    assert asked == [f"/v1.0/users/{who}{SETTING}" for who in (NOOR, BRAM, EVA, LIAM)]
    found = await noor.away()
    assert found[PersonId(BRAM)] == Absence(until=end)
    assert found[PersonId(EVA)].endless is True
    assert found.keys() == {BRAM, EVA}
    assert await noor.read(lambda tx: people.duty(tx, "it").away) == {BRAM, EVA}


async def test_the_next_sync_says_who_is_back(noor: Operator, graph: FakeGraph) -> None:
    for who in (BRAM, EVA):
        graph.tenant.replies[who] = {"status": "alwaysEnabled"}
    assert await noor.sync() == ["Automatic replies: 4 read, 2 away."]
    graph.tenant.replies[BRAM]["status"] = "disabled"
    assert await noor.sync() == ["Automatic replies: 4 read, 1 away."]
    assert (await noor.away()).keys() == {EVA}


async def test_without_the_setting_nobody_is_asked_and_what_was_known_is_forgotten(
    noor: Operator, graph: FakeGraph
) -> None:
    graph.tenant.replies[BRAM] = {"status": "alwaysEnabled"}
    await noor.sync()
    before = len(graph.asked)
    assert await noor.sync(KRING_ABSENCE="off") == []
    assert not any("mailbox" in one for one in graph.asked[before:])
    assert await noor.away() == {}


async def test_mailboxes_that_may_not_be_read_or_are_not_there_are_told_once_and_stop_nothing(
    noor: Operator, graph: FakeGraph
) -> None:
    graph.tenant.shut = {NOOR, BRAM}
    graph.tenant.replies = {EVA: {"status": "alwaysEnabled"}, LIAM: {"status": "on holiday"}}
    shut = "Of 2 nothing is known: Graph does not allow reading their automatic replies (403); the app needs"
    assert await noor.sync() == [
        "Automatic replies: 1 read, 1 away.",
        f"{shut} the permission MailboxSettings.Read for their mailboxes.",
        "Of 1 nothing is known: Graph's answer about their automatic replies was not understood.",
    ]
    assert (await noor.away()).keys() == {EVA}


async def test_who_has_no_mailbox_is_told_so(noor: Operator, graph: FakeGraph) -> None:
    nobody = "00000000-0000-4000-8000-000000000009"  # a coordinator by the settings alone
    assert await noor.sync(KRING_ADMINS=nobody) == [
        "Automatic replies: 4 read, 0 away.",
        "Of 1 nothing is known: they have no mailbox in Exchange Online (404).",
    ]


async def test_of_whom_nothing_is_known_stays_as_they_were(noor: Operator, graph: FakeGraph) -> None:
    graph.tenant.replies[BRAM] = {"status": "alwaysEnabled"}
    await noor.sync()
    before = await noor.away()
    graph.tenant.shut = {BRAM}
    await noor.sync()
    assert await noor.away() == before
    assert set(before) == {BRAM}


@pytest.mark.parametrize("status", [429, 503])
async def test_a_graph_that_fails_for_good_leaves_the_rest_as_it_was_and_the_sync_is_done(
    noor: Operator, graph: FakeGraph, status: int
) -> None:
    graph.tenant.replies = {NOOR: {"status": "alwaysEnabled"}, LIAM: {"status": "alwaysEnabled"}}
    graph.failing(SETTING, status, times=bot.accounts.TRIES, after=1)
    first, last = await noor.sync()
    assert first == "Automatic replies: 1 read, 1 away."
    assert last.startswith("The others were not asked, and stay as they were: Graph did not give automatic replies: ")
    assert len([one for one in graph.asked if "mailbox" in one]) == 1 + bot.accounts.TRIES
    assert (await noor.away()).keys() == {NOOR}


async def test_what_passes_is_tried_again(noor: Operator, graph: FakeGraph) -> None:
    graph.tenant.replies[NOOR] = {"status": "alwaysEnabled"}
    graph.failing(SETTING, 429, times=bot.accounts.TRIES - 1)
    assert await noor.sync() == ["Automatic replies: 4 read, 1 away."]


@pytest.mark.parametrize("status", [400, 401, 410])
async def test_no_answer_of_graph_is_a_crash(noor: Operator, graph: FakeGraph, status: int) -> None:
    graph.failing(SETTING, status, times=4)
    said = await noor.sync()
    assert said[0] == "Automatic replies: 0 read, 0 away."
    assert said[1].startswith("Of 4 nothing is known: ")
    assert f"({status})" in said[1]


async def test_of_the_replies_only_until_when_is_kept(noor: Operator, graph: FakeGraph) -> None:
    graph.tenant.away(BRAM, now() - DAY, now() + DAY)
    said = await noor.sync()
    rows = await noor.read(lambda tx: [row._asdict() for row in tx.rows(_ALL)])
    assert "vakantie" in graph.tenant.replies[BRAM]["internalReplyMessage"]
    assert "vakantie" not in f"{rows}{said}"
    [bram] = [row for row in rows if row["id"] == BRAM]
    assert {name for name, value in bram.items() if name.startswith("listed") and value} == {"listed_until"}


async def test_doctor_says_whether_it_works(noor: Operator, graph: FakeGraph) -> None:
    graph.tenant.shut = {NOOR, BRAM, EVA, LIAM}
    await noor.sync()
    assert await noor.checked() == [("warn", "no automatic replies were ever read")]
    assert await noor.checked(KRING_ABSENCE="off") == []
    graph.tenant.shut = set()
    await noor.sync()
    [(state, detail)] = await noor.checked()
    assert (state, detail[:37]) == ("ok", f"automatic replies were last read on {now():%Y}"[:37])
    later = await noor.read(lambda tx: checks.outlook(tx, now() + BELIEVED))
    assert (later.state, later.detail[:36]) == ("warn", "no automatic replies were read since")


def replies(start: Any, end: Any, zone: Any = "UTC", status: str = "scheduled") -> dict[str, Any]:
    both = {
        f"scheduled{name}DateTime": {"dateTime": at, "timeZone": zone} for name, at in (("Start", start), ("End", end))
    }
    return {"status": status, **both}


@pytest.mark.parametrize(
    ("zone", "end"),
    [
        ("UTC", datetime(2026, 11, 20, 17, tzinfo=UTC)),
        ("W. Europe Standard Time", datetime(2026, 11, 20, 16, tzinfo=UTC)),
        ("Europe/Amsterdam", datetime(2026, 11, 20, 16, tzinfo=UTC)),
        ("Pacific Standard Time", datetime(2026, 11, 21, 1, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_in_its_own_zone_by_the_name_of_windows_or_iana(zone: str, end: datetime) -> None:
    told = replies("2026-11-16T09:00:00.0000000", "2026-11-20T17:00:00.0000000", zone)
    assert bot.absence.absence(told, NOW) == Absence(until=end)


@pytest.mark.parametrize("status", ["Disabled", "disabled", "Scheduled", "alwaysEnabled", "AlwaysEnabled"])
def test_a_status_is_read_with_and_without_a_capital(status: str) -> None:
    told = replies("2026-11-20T09:00:00.0000000", "2026-11-21T17:00:00.0000000", status=status)
    assert bot.absence.absence(told, NOW) == (endless(NOW) if status.lower().startswith("always") else None)


class Tokens:
    async def bearer(self, scope: str) -> str | None:
        return f"token for {scope}"


ZONES: tuple[Any, ...] = (None, 5, [], "", "Customized Time Zone", "tzone://Microsoft/Custom", "../x", "Europe")
STRANGE: list[dict[str, Any]] = [
    {}, {"status": None}, {"status": "scheduled"}, {"status": "scheduled", "scheduledStartDateTime": []},
    *(replies(one, one) for one in (None, 1, "", "x")),
    *(replies("2026-11-16T09:00:00", "2099-11-20T17:00:00", zone) for zone in ZONES),
]  # fmt: skip


async def test_what_replies_cannot_be_is_told_and_stops_nothing(graph: FakeGraph) -> None:
    whom = [PersonId(f"strange {n}") for n in range(len(STRANGE))]
    for who, said in zip(whom, STRANGE, strict=True):
        graph.tenant.hire(who, "Collega")
        graph.tenant.replies[who] = said
    async with bot.accounts.Entra(graph_url=graph.url, bearer=Tokens()) as entra:
        heard = await bot.absence.ask(entra, [*whom, PersonId(NOOR)], NOW)
    assert (heard.told, heard.broken) == ({NOOR: None}, "")
    assert list(heard.unknown.values()) == [len(STRANGE)]


async def test_the_demo_has_no_outlook_to_ask(tmp_path: Path) -> None:
    given: dict[str, Any] = {"_env_file": None, "DATABASE_URL": f"sqlite:///{tmp_path / 'demo.db'}"}
    made = await bot.demo.build(Settings(**given, KRING_ABSENCE="graph"), bytes(32))
    try:
        assert made.service.rules.outlook is False
    finally:
        await made.service.stop()
