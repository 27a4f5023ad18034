import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

import pytest
import structlog

import bot.clock
import bot.feed
import bot.graph
import bot.token
from tests.fakes import graph as fakes

# the SDK warns about its own classes while they are imported
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

SANNE = "11111111-0000-0000-0000-000000000001"
APP = "22222222-0000-0000-0000-000000000002"

SOLVED = bot.feed.Ping(
    person=SANNE,
    activity_type="loopSolved",
    preview="De server is vervangen",
    parameters={"title": "Outlook is traag", "who": "Bram Jansen"},
    chain=2**62 + 1,
    web_url="https://teams.microsoft.com/l/entity/app/conversations",
    topic="Outlook is traag",
)


class Tokens:
    def __init__(self) -> None:
        self.scopes: list[str] = []

    async def bearer(self, scope: str) -> str | None:
        self.scopes.append(scope)
        return "a-token"


class NoTokens:
    async def bearer(self, scope: str) -> str | None:
        raise bot.token.NoToken(scope)


@asynccontextmanager
async def feed_of(url: str, *, timeout: float = 10.0, app: str | None = None) -> AsyncIterator[bot.graph.GraphFeed]:  # noqa: ASYNC109 - what is under test
    machine = bot.clock.Machine()
    feed = bot.graph.GraphFeed(graph_url=url, bearer=Tokens(), machine=machine, teams_app_id=app, timeout=timeout)
    try:
        yield feed
    finally:
        await feed.close()


@pytest.fixture
async def graph() -> AsyncIterator[fakes.FakeGraph]:
    async with fakes.FakeGraph(installed={SANNE}) as graph:
        yield graph


@pytest.fixture
async def feed(graph: fakes.FakeGraph) -> AsyncIterator[bot.graph.GraphFeed]:
    async with feed_of(graph.url) as feed:
        yield feed


async def test_a_ping_is_posted_once_exactly_as_described(graph: fakes.FakeGraph) -> None:
    async with feed_of(graph.url, app=APP) as feed:
        await feed.ping(SOLVED)
    assert (
        graph.shown
        == graph.received
        == [
            fakes.Received(
                person=SANNE,
                authorization="Bearer a-token",
                body={
                    "topic": {"source": "text", "value": "Outlook is traag", "webUrl": SOLVED.web_url},
                    "activityType": "loopSolved",
                    "previewText": {"content": "De server is vervangen"},
                    "templateParameters": [
                        {"name": "title", "value": "Outlook is traag"},
                        {"name": "who", "value": "Bram Jansen"},
                    ],
                    "chainId": 2**62 + 1,
                    "teamsAppId": APP,
                },
            )
        ]
    )


async def test_the_sdk_sends_what_the_stand_in_judges(graph: fakes.FakeGraph, feed: bot.graph.GraphFeed) -> None:
    long = replace(SOLVED, preview="é" * 200)
    await feed.ping(long)
    assert graph.received[0].body == bot.feed.wire(long)


async def test_a_person_cannot_lead_the_request_elsewhere(graph: fakes.FakeGraph, feed: bot.graph.GraphFeed) -> None:
    with pytest.raises(bot.feed.Refused):
        await feed.ping(replace(SOLVED, person="a/../b?c#d"))
    assert [request.person for request in graph.received] == ["a/../b?c#d"]


async def test_a_token_is_asked_for_the_cloud_that_graph_is_in() -> None:
    tokens = Tokens()
    feed = bot.graph.GraphFeed(graph_url="https://127.0.0.1:9/", bearer=tokens, machine=bot.clock.Machine())
    with pytest.raises(bot.feed.Again):
        await feed.ping(SOLVED)
    await feed.close()
    assert tokens.scopes == ["https://127.0.0.1:9/.default"]


async def test_without_a_token_nothing_is_sent_and_nothing_is_in_doubt(graph: fakes.FakeGraph) -> None:
    feed = bot.graph.GraphFeed(graph_url=graph.url, bearer=NoTokens(), machine=bot.clock.Machine())
    with pytest.raises(bot.feed.Again) as later:
        await feed.ping(SOLVED)
    await feed.close()
    assert (later.value.doubt, graph.received) == (False, [])


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_a_definite_no_is_refused(graph: fakes.FakeGraph, feed: bot.graph.GraphFeed, status: int) -> None:
    graph.answer(status, headers={"WWW-Authenticate": 'Bearer claims="e30="'})
    with pytest.raises(bot.feed.Refused) as refusal:
        await feed.ping(SOLVED)
    assert (refusal.value.status, refusal.value.reason) == (status, f"{status} {fakes.CODES[status]}")
    assert len(graph.received) == 1


async def test_somebody_without_the_app_is_refused(graph: fakes.FakeGraph, feed: bot.graph.GraphFeed) -> None:
    with pytest.raises(bot.feed.Refused):
        await feed.ping(replace(SOLVED, person=APP))
    assert graph.shown == []


@pytest.mark.parametrize(
    "change",
    [{"activity_type": "loopForgotten"}, {"parameters": {}}, {"web_url": ""}, {"web_url": "https://kring.example/l/"}],
)
async def test_a_mistake_of_ours_is_wrong_and_logged_without_words(
    feed: bot.graph.GraphFeed, change: dict[str, Any]
) -> None:
    with structlog.testing.capture_logs() as lines, pytest.raises(bot.feed.Wrong):
        await feed.ping(replace(SOLVED, **change))
    assert [line["reason"] for line in lines] == ["400 BadRequest"]
    assert "Outlook" not in str(lines)


async def test_a_redirect_is_not_followed_and_is_no_success(graph: fakes.FakeGraph, feed: bot.graph.GraphFeed) -> None:
    graph.answer(307, headers={"Location": f"{graph.url}{fakes.PATH.format(person=SANNE)}"})
    with pytest.raises(bot.feed.Wrong):
        await feed.ping(SOLVED)
    assert len(graph.received) == 1


async def test_too_many_requests_says_when_to_come_back(graph: fakes.FakeGraph, feed: bot.graph.GraphFeed) -> None:
    graph.answer(429, headers={"Retry-After": "17"})
    with pytest.raises(bot.feed.Again) as later:
        await feed.ping(SOLVED)
    assert (later.value.after, later.value.doubt) == (17.0, False)


async def test_retry_after_may_be_a_moment(graph: fakes.FakeGraph, feed: bot.graph.GraphFeed) -> None:
    moment = bot.clock.Machine().now() + timedelta(seconds=90)
    graph.answer(429, headers={"Retry-After": format_datetime(moment, usegmt=True)})
    with pytest.raises(bot.feed.Again) as later:
        await feed.ping(SOLVED)
    assert later.value.after == pytest.approx(90, abs=10)


@pytest.mark.parametrize(
    ("told", "after"),
    [
        ("soon", None),
        ("-5", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),  # already past
        ("9" * 400, 86_400.0),  # no answer parks a ping for ever
    ],
)
async def test_a_strange_retry_after_does_no_harm(
    graph: fakes.FakeGraph, feed: bot.graph.GraphFeed, told: str, after: float | None
) -> None:
    graph.answer(429, headers={"Retry-After": told})
    with pytest.raises(bot.feed.Again) as later:
        await feed.ping(SOLVED)
    assert later.value.after == after


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_a_failing_graph_is_asked_once_and_leaves_doubt(
    graph: fakes.FakeGraph, feed: bot.graph.GraphFeed, status: int
) -> None:
    graph.answer(status, body="<html>Bad gateway: Outlook is traag</html>", headers={"Retry-After": "1"})
    with pytest.raises(bot.feed.Again) as later:
        await feed.ping(SOLVED)
    assert (later.value.after, later.value.doubt, later.value.reason) == (1.0, True, str(status))
    assert len(graph.received) == 1


async def test_a_reset_leaves_doubt_and_the_repeat_has_the_same_chain(
    graph: fakes.FakeGraph, feed: bot.graph.GraphFeed
) -> None:
    graph.reset()
    with pytest.raises(bot.feed.Again) as later:
        await feed.ping(SOLVED)
    assert later.value.doubt
    await feed.ping(SOLVED)
    assert [request.body["chainId"] for request in graph.received] == [SOLVED.chain, SOLVED.chain]
    assert len(graph.shown) == 1


async def test_a_slow_graph_is_left_alone_in_time_and_in_doubt(graph: fakes.FakeGraph) -> None:
    async with feed_of(graph.url, timeout=0.2) as hasty, feed_of(graph.url) as patient:
        graph.hang()
        with pytest.raises(bot.feed.Again) as later:
            await hasty.ping(SOLVED)
        assert later.value.doubt
        graph.release()
        await patient.ping(SOLVED)
    assert {request.body["chainId"] for request in graph.received} == {SOLVED.chain}


async def test_a_slow_answer_keeps_no_other_ping_waiting(graph: fakes.FakeGraph, feed: bot.graph.GraphFeed) -> None:
    graph.hang()
    slow = asyncio.create_task(feed.ping(SOLVED))
    await graph.arrival()
    await feed.ping(replace(SOLVED, chain=7))
    assert [ping.body["chainId"] for ping in graph.shown] == [7]
    graph.release()
    await slow


async def test_where_nobody_listens_there_is_no_doubt() -> None:
    async with fakes.FakeGraph() as gone:
        url = gone.url
    async with feed_of(url) as feed:
        with pytest.raises(bot.feed.Again) as later:
            await feed.ping(SOLVED)
    assert not later.value.doubt


def run(program: str) -> str:
    """What a fresh interpreter prints: in this one the SDK may have been loaded by an earlier test."""
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.strip()


def test_the_sdk_is_not_loaded_with_the_module() -> None:
    program = "import sys, bot.graph; print({'msgraph', 'httpx', 'kiota_http', 'azure'} & set(sys.modules))"
    assert run(program) == "set()"


TICKER = """
import asyncio, sys, bot.clock, bot.graph

async def tick(gaps):
    machine = bot.clock.Machine()
    while True:
        before = machine.monotonic()
        await asyncio.sleep(0.005)
        gaps.append(machine.monotonic() - before)

async def main():
    feed = bot.graph.GraphFeed(graph_url="http://127.0.0.1:9", bearer=None, machine=bot.clock.Machine())
    gaps = []
    ticker = asyncio.create_task(tick(gaps))
    await asyncio.gather(feed.warm(), feed.warm())
    ticker.cancel()
    await feed.close()
    print("msgraph" in sys.modules, len(gaps), max(gaps) / sum(gaps))

asyncio.run(main())
"""


def test_the_loop_goes_on_while_the_sdk_is_loaded() -> None:
    loaded, ticks, longest_share = run(TICKER).split()
    assert loaded == "True"
    assert int(ticks) > 20
    assert float(longest_share) < 0.5
