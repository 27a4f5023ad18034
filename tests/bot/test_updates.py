"""`kring updates`, as an operator types it, with a stand-in for Message Center."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

import bot.accounts
import bot.clock
import bot.updates
from tests.bot.operator import Command, operator, told
from tests.fakes.entra import APP_ID, TENANT, FakeEntra
from tests.fakes.graph import MESSAGES, FakeGraph
from tests.fakes.machine import JumpingMachine

# the SDK warns about its own classes while they are imported
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

FIRST = f"/v1.0{MESSAGES}"
FILE: list[dict[str, Any]] = [
    {"id": "MC1", "title": "Teams: a lobby", "services": ["Microsoft Teams"], "isMajorChange": True,
     "lastModifiedDateTime": "2026-11-02T10:00:00Z", "endDateTime": "2027-05-01T00:00:00Z",
     "body": {"contentType": "html", "content": "<p>Hello<script>alert(1)</script></p>"}},
    {"id": "MC2", "title": "\u001b[2JCopilot", "services": ["Copilot"], "lastModifiedDateTime": "2026-11-03T10:00:00Z"},
]  # fmt: skip


class Tokens:
    async def bearer(self, scope: str) -> str | None:
        return f"token for {scope}"


@pytest.fixture
async def graph() -> AsyncIterator[FakeGraph]:
    async with FakeGraph() as graph:
        for number in range(1, 6):
            graph.tenant.announce(f"MC{number}", f"2026-11-0{number}T08:00:00Z")
        yield graph


@pytest.fixture
async def entra() -> AsyncIterator[FakeEntra]:
    async with FakeEntra(bot.clock.Machine()) as entra:
        yield entra


@pytest.fixture
def kring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store_url: str) -> Iterator[Command]:
    monkeypatch.chdir(tmp_path)
    with operator(store_url) as command:
        yield command


class Operator:
    """Types commands while this loop serves what they ask."""

    def __init__(self, command: Command, graph: FakeGraph, entra: FakeEntra) -> None:
        self._command = command
        self._settings = {
            "MicrosoftAppId": APP_ID, "MicrosoftAppPassword": "secret", "MicrosoftAppTenantId": TENANT,
            "KRING_GRAPH_URL": graph.url, "KRING_LOGIN_URL": entra.url, "LC_ALL": "C",
        }  # fmt: skip

    async def says(self, *words: str, code: int = 0, **settings: str) -> list[str]:
        ended = await asyncio.to_thread(self._command, "updates", *words, **self._settings | settings)
        return told(ended, code=code).splitlines()

    async def rows(self) -> list[dict[str, Any]]:
        return list(json.loads("\n".join(await self.says("list", "--json"))))


@pytest.fixture
def noor(kring: Command, graph: FakeGraph, entra: FakeEntra) -> Operator:
    return Operator(kring, graph, entra)


def write(name: str, rows: object) -> str:
    Path(name).write_text(json.dumps(rows))
    return name


def test_a_file_comes_in_once_and_waits_with_what_is_suggested(kring: Command) -> None:
    write("a.json", {"value": FILE})
    waits = "2 wait for somebody to decide: 1 change, 1 ignore. See kring updates list."
    assert told(kring("updates", "import", "a.json")).splitlines() == ["2 new, 0 changed, 0 as they were.", waits]
    assert told(kring("updates", "import", "a.json")).splitlines() == ["0 new, 0 changed, 2 as they were.", waits]
    rows = json.loads(told(kring("updates", "list", "--json", LC_ALL="C")))
    assert rows[0] == {
        "id": "MC1", "title": "Teams: a lobby", "services": ["Microsoft Teams"], "category": "stayInformed",
        "severity": "normal", "starts": None, "ends": "2027-05-01T00:00:00+00:00", "act_by": None,
        "changed_at": "2026-11-02T10:00:00+00:00", "major": True, "tags": [], "details": {}, "text": "Hello",
        "suggestion": "change", "reason": "The vendor calls it a major change.", "decision": None, "moved": [],
    }  # fmt: skip
    table = told(kring("updates", "list", LC_ALL="nl_NL.UTF-8"))
    assert "De leverancier noemt het een grote verandering." in table
    assert "\x1b" not in table


def test_what_is_decided_waits_no_longer_until_a_date_moves(kring: Command) -> None:
    told(kring("updates", "import", write("a.json", FILE)))
    assert told(kring("updates", "decide", "MC1", "change")) == "MC1: change.\n"
    later = FILE[0] | {"lastModifiedDateTime": "2026-11-20T10:00:00Z", "endDateTime": "2027-06-01T00:00:00Z"}
    assert told(kring("updates", "import", write("b.json", [later]))).splitlines() == [
        "0 new, 1 changed, 0 as they were.", "Dates moved after somebody decided: MC1.",
        "2 wait for somebody to decide: 1 with other dates, 1 ignore. See kring updates list.",
    ]  # fmt: skip
    assert "change? Ends: 2027-05-01 → 2027-06-01" in told(kring("updates", "list", LC_ALL="C"))
    [moved, _] = json.loads(told(kring("updates", "list", "--json")))
    assert moved["moved"] == [{"date": "ends", "before": "2027-05-01", "after": "2027-06-01"}]
    for which in ("MC1", "MC2"):
        told(kring("updates", "decide", which, "ignore"))
    assert told(kring("updates", "import", "b.json")) == "0 new, 0 changed, 1 as they were.\n"
    assert "There is no update MC9?; kring" in told(kring("updates", "decide", "MC9\x1b", "tip", LC_ALL="C"), code=1)
    assert kring("updates", "decide", "MC1", "perhaps").exit_code == 2


def test_with_one_mistake_nothing_of_a_file_is_kept(kring: Command) -> None:
    Path("a.yaml").write_text('- id: MC1\n  title: Teams\n  lastModifiedDateTime: 2026-11-02\n- id: "MC2\\e"\n')
    said = told(kring("updates", "import", "a.yaml"), code=1).splitlines()
    assert said == [
        "Error: a.yaml was not imported, and nothing was changed.",
        "  item 2 (MC2?): its id is not 1 to 40 letters and digits", "  item 2 (MC2?): no title",
        "  item 2 (MC2?): no lastModifiedDateTime: by it a newer one is told from an older one",
    ]  # fmt: skip
    assert json.loads(told(kring("updates", "list", "--json"))) == []
    Path("b.yaml").write_text("- *a")
    assert "b.yaml was not imported, and nothing was changed: line 1, *a refers to something else" in told(
        kring("updates", "import", "b.yaml"), code=1
    )


def test_what_is_no_part_of_an_update_is_named(kring: Command) -> None:
    Path("a.yaml").write_text("- {id: MC1, title: Teams, lastModifiedDateTime: 2026-11-02, colour: blue}")
    assert told(kring("updates", "import", "a.yaml")).startswith("Left out, as no part of an update: colour.\n1 new")


async def test_everything_comes_page_by_page_and_then_only_what_changed(noor: Operator, graph: FakeGraph) -> None:
    waits = "5 wait for somebody to decide: 5 inform. See kring updates list."
    assert await noor.says("sync") == ["5 new, 0 changed, 0 as they were.", waits]
    assert graph.asked == [FIRST, f"{FIRST}?$skip=2", f"{FIRST}?$skip=4"]
    graph.tenant.announce("MC2", "2026-11-06T08:00:00Z", isMajorChange=True)
    graph.tenant.announce("MC6", "2026-11-05T07:00:00Z")  # later in the list than its date
    del graph.asked[:]
    assert (await noor.says("sync"))[0] == "1 new, 1 changed, 2 as they were."
    assert graph.asked[0] == f"{FIRST}?%24filter=lastModifiedDateTime%20ge%202026-11-04T08%3A00%3A00Z"
    assert [(one["id"], one["suggestion"]) for one in await noor.rows()][:2] == [("MC2", "change"), ("MC5", "inform")]
    del graph.asked[:]
    assert (await noor.says("sync"))[0] == "0 new, 0 changed, 2 as they were."
    assert graph.asked == [f"{FIRST}?%24filter=lastModifiedDateTime%20ge%202026-11-05T08%3A00%3A00Z"]


async def test_where_there_is_nothing_the_next_sync_asks_for_everything_again(
    noor: Operator, graph: FakeGraph
) -> None:  # fmt: skip
    graph.tenant.announcements.clear()
    assert await noor.says("sync") == ["0 new, 0 changed, 0 as they were."]
    assert await noor.says("sync") == ["0 new, 0 changed, 0 as they were."]
    assert graph.asked == [FIRST, FIRST]


async def test_a_date_to_come_hides_nothing_of_what_is_before_it(noor: Operator, graph: FakeGraph) -> None:
    graph.tenant.announce("MC6", "2999-01-01T08:00:00Z")
    for _ in range(2):
        await noor.says("sync")
    assert "ge" in graph.asked[-1]
    assert "2999" not in graph.asked[-1]


async def test_one_that_breaks_off_keeps_what_came_and_the_next_misses_nothing(
    noor: Operator, graph: FakeGraph
) -> None:  # fmt: skip
    graph.failing(MESSAGES, 503, after=1, times=bot.accounts.TRIES)
    assert await noor.says("sync", code=1) == ["Error: Graph did not give updates: 503"]
    assert len(await noor.rows()) == 2
    graph.tenant.announce("MC1", "2026-11-07T08:00:00Z")
    assert (await noor.says("sync"))[0] == "3 new, 0 changed, 2 as they were."
    assert len(await noor.rows()) == 5


@pytest.mark.parametrize("body", ["<html>", '{"value": 7}', '{"value": [{"title": "Teams"}]}'])
async def test_a_page_that_is_no_list_is_told_and_the_next_sync_begins_where_this_one_did(
    noor: Operator, graph: FakeGraph, body: str
) -> None:  # fmt: skip
    graph.answer(200, body=body)
    assert await noor.says("sync", code=1) == ["Error: Graph's answer about updates is not a list"]
    assert (await noor.says("sync"))[0] == "5 new, 0 changed, 0 as they were."


async def test_one_that_is_no_update_stands_in_nobody_s_way(noor: Operator, graph: FakeGraph) -> None:
    graph.tenant.announce("MC3", "soon", title=" ")
    said = await noor.says("sync")
    assert said[:2] == [
        "Left out, MC3: no title; lastModifiedDateTime is not a moment, such as 2027-05-17T09:30:00Z",
        "4 new, 0 changed, 0 as they were.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (401, "Graph does not allow reading updates (401); the app needs the application permission Ser"),
        (403, "permission ServiceMessage.Read.All, with an administrator's consent"),
        (404, "Graph did not give updates (404)"),
        (410, "Graph calls its list of updates expired (410)"),
    ],
)
async def test_a_no_of_graph_is_told_with_what_to_do(
    noor: Operator, graph: FakeGraph, status: int, sentence: str
) -> None:  # fmt: skip
    graph.answer(status)
    assert sentence in (await noor.says("sync", code=1))[0]
    assert await noor.rows() == []
    assert "kring updates import FILE" in (await noor.says("sync", code=1, MicrosoftAppId=""))[0]


async def test_the_token_goes_nowhere_else(noor: Operator, graph: FakeGraph) -> None:
    graph.answer(200, body=json.dumps({"value": [], "@odata.nextLink": "https://evil.example/"}), headers={})
    assert "leads to another host, or nowhere" in (await noor.says("sync", code=1))[0]


async def announcements_of(graph: FakeGraph, pace: bot.updates.Pace) -> list[str]:
    async with bot.accounts.Entra(graph_url=graph.url, bearer=Tokens()) as entra:
        return [one["id"] async for page in bot.updates.pages(entra, None, pace) for one in page]


async def test_too_many_requests_waits_as_long_as_graph_says(graph: FakeGraph) -> None:
    machine = JumpingMachine()
    pace = bot.updates.Pace(bot.updates.RATE, machine)
    graph.answer(429, headers={"Retry-After": "40"})
    reading = asyncio.create_task(announcements_of(graph, pace))
    await graph.arrival()
    machine.advance(38)
    await announcements_of(graph, pace)
    assert len(graph.asked) == 1 + 3
    machine.advance(2)
    assert await reading == ["MC5", "MC4", "MC3", "MC2", "MC1"]


async def test_it_asks_no_more_than_so_many_times_a_minute() -> None:
    machine = JumpingMachine()
    pace, began = bot.updates.Pace(3, machine), []

    async def ask() -> None:
        for _ in range(7):
            await pace.turn()
            began.append(machine.monotonic())

    asking = asyncio.create_task(ask())
    while not asking.done():
        await asyncio.sleep(0)
        machine.advance(1)
    assert all(later - sooner >= 60 for sooner, later in zip(began, began[3:], strict=False))
    assert began[6] - began[0] < 130
