"""Another Teams app has Kring's registration, so Graph answers 409: nobody misses anything, and the cure is told."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import structlog

import bot.app
from tests import examples
from tests.fakes.client import Colleague
from tests.fakes.graph import FakeGraph
from tests.journeys.kring import Kring, running
from tests.journeys.scraped import reading
from tests.journeys.steps import SENTENCE, SOLUTION, TITLE, solved

# the SDK warns about its own classes while they are imported
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

APP = "22222222-0000-0000-0000-000000000002"


@pytest.fixture
async def graph() -> AsyncIterator[FakeGraph]:
    async with FakeGraph() as graph:
        graph.twins = True
        yield graph


async def warnings(kring: Kring) -> list[str]:
    async with kring.wire.session.get(f"{kring.wire.base}/readyz") as ready:
        found: list[str] = (await ready.json())["warnings"]
        return found


def people(kring: Kring) -> tuple[Colleague, Colleague]:
    return kring.colleague(examples.ANNA), kring.colleague(examples.BRAM)


async def test_the_reporter_gets_one_chat_message_in_the_place_of_the_ping_and_closes_the_loop_there(
    sqlite_url: str, graph: FakeGraph
) -> None:
    async with running(sqlite_url, feed=bot.app.graph_feed, KRING_GRAPH_URL=graph.url) as kring:
        anna, bram = people(kring)
        card = await solved(anna, bram)
        for moment in ("2026-11-17T17:00", "2026-11-18T12:00"):
            await kring.at(moment)
            await kring.passes(36_000)
        assert (len(graph.received), graph.shown, len(anna.chat)) == (1, [], 2)
        assert anna.sees("ping-solve", who=bram.name, title=TITLE)
        assert SOLUTION in anna.reads()
        await anna.presses("friction.status")
        await anna.presses("friction.confirm")
        assert anna.sees("status-confirmed", card)


async def test_the_log_the_count_and_readiness_say_what_it_is_and_what_cures_it(
    sqlite_url: str, graph: FakeGraph
) -> None:
    async with running(sqlite_url, feed=bot.app.graph_feed, KRING_GRAPH_URL=graph.url) as kring:
        with structlog.testing.capture_logs() as lines:
            for told in ([], [], ["409"]):
                await solved(*people(kring))
                assert [one for one in ("409", "403") if one in str(await warnings(kring))] == told
        [warning] = await warnings(kring)
        assert warning.endswith("set KRING_TEAMS_APP_ID to the id in the manifest of Kring's app")
        assert (await reading(kring))['kring_graph_results_total{result="refused"}'] == "3.0"
        rejected = [line for line in lines if line["event"] == "graph.rejected"]
        assert [(line["log_level"], line["reason"]) for line in rejected] == [("warning", "409 Conflict")] * 3
        assert not any(words in str(lines) for words in (SENTENCE, TITLE, SOLUTION))


async def test_with_the_app_named_the_same_organisation_is_pinged_again_and_nobody_twice(
    sqlite_url: str, graph: FakeGraph
) -> None:
    given: dict[str, Any] = {"KRING_GRAPH_URL": graph.url}
    async with running(sqlite_url, feed=bot.app.graph_feed, **given) as kring:
        for _ in range(3):
            await solved(*people(kring))
    asked = len(graph.received)
    async with running(sqlite_url, feed=bot.app.graph_feed, KRING_TEAMS_APP_ID=APP, **given) as kring:
        await kring.settled()
        assert len(graph.received) == asked, "what came as a chat message is told"
        anna, bram = people(kring)
        await bram.says("hoi")  # their Teams is another one now
        card = await solved(anna, bram)
        assert [(ping.person, ping.body["teamsAppId"]) for ping in graph.shown] == [(anna.id, APP)]
        assert list(anna.chat) == [card]
        assert await warnings(kring) == []
