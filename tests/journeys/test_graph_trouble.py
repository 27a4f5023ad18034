"""One event, one ping: Graph's activity feed, or a chat message in its place when Graph definitely will not."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

import bot.app
import bot.feed
from storage.tables import friction
from tests import examples
from tests.fakes.client import Colleague
from tests.fakes.graph import FakeGraph
from tests.journeys.kring import Kring, running
from tests.journeys.steps import (
    AT_ONE,
    REASON,
    SENTENCE,
    SOLUTION,
    STILL,
    TITLE,
    nameless,
    reported,
    solved,
    taken,
)

# the SDK warns about its own classes while they are imported
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

_IDS = select(friction.c.id)
APP = "22222222-0000-0000-0000-000000000002"


@pytest.fixture
async def graph() -> AsyncIterator[FakeGraph]:
    async with FakeGraph() as graph:
        yield graph


@pytest.fixture
async def kring(url: str, graph: FakeGraph) -> AsyncIterator[Kring]:
    given: dict[str, Any] = {"KRING_GRAPH_URL": graph.url, "KRING_TEAMS_APP_ID": APP}
    async with running(url, feed=bot.app.graph_feed, **given) as kring:
        yield kring
        graph.release()


@pytest.mark.parametrize(
    ("verb", "words", "kind"),
    [("friction.solve", SOLUTION, "loopSolved"), ("friction.decline", REASON, "loopDeclined")],
)
async def test_an_answer_pings_its_reporter_once(
    graph: FakeGraph, anna: Colleague, bram: Colleague, verb: str, words: str, kind: str
) -> None:
    status = await taken(anna, bram)
    await bram.presses(verb, text=words)
    (ping,) = graph.shown
    body = dict(ping.body)
    assert 0 < body.pop("chainId") < 2**63
    assert body.pop("topic")["webUrl"].startswith("https://teams.microsoft.com/l/")
    assert body == {
        "activityType": kind, "previewText": {"content": words}, "teamsAppId": APP,
        "templateParameters": [{"name": "title", "value": TITLE}, {"name": "who", "value": bram.name}],
    }  # fmt: skip
    assert (ping.person, list(anna.chat)) == (anna.id, [status])


async def test_a_ping_without_a_name_tells_graph_of_no_subject(
    kring: Kring, graph: FakeGraph, anna: Colleague, bram: Colleague, noor: Colleague
) -> None:
    await nameless(anna, "told")
    await kring.at(AT_ONE)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    (ping,) = graph.shown
    body = dict(ping.body)
    chain = body.pop("chainId")
    rows = await kring.write(lambda tx: [row.id for row in tx.rows(_IDS)])
    assert 0 < chain < 2**63
    assert chain not in [int(which[:15], 16) for which in rows], "no number that leads to the report"
    assert body.pop("topic")["value"] == "Kring"
    assert body == {
        "activityType": "loopNews", "previewText": {"content": anna.told("feed-look")}, "teamsAppId": APP,
        "templateParameters": [{"name": "news", "value": anna.told("feed-news-plain")}],
    }  # fmt: skip
    assert ping.person == anna.id


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409])
async def test_without_a_name_a_chat_message_in_its_place_names_no_subject_either(
    kring: Kring, graph: FakeGraph, anna: Colleague, bram: Colleague, noor: Colleague, status: int
) -> None:
    graph.answer(status)
    await nameless(anna, "told")
    await kring.at(AT_ONE)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.decline", text=REASON)
    await kring.passes(3600)
    assert (len(graph.received), graph.shown, len(anna.chat)) == (1, [], 2)
    assert anna.sees("ping-nameless")
    assert not [words for words in (TITLE, REASON, SENTENCE, bram.name) if words in str(anna.card())]


async def test_nothing_else_pings(graph: FakeGraph, anna: Colleague, bram: Colleague) -> None:
    await solved(anna, bram)
    await anna.presses("friction.confirm")
    await reported(anna, "De printer hapert")
    await anna.presses("friction.withdraw")
    assert len(graph.received) == 1


async def test_a_loop_that_comes_back_moves_the_same_line(graph: FakeGraph, anna: Colleague, bram: Colleague) -> None:
    await solved(anna, bram)
    await anna.presses("friction.reopen", text=STILL)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.decline", text=REASON)
    first, second = graph.shown
    assert first.body["chainId"] == second.body["chainId"]
    await taken(anna, bram, "De printer hapert")
    await bram.presses("friction.solve", text=SOLUTION)
    assert graph.shown[-1].body["chainId"] != first.body["chainId"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409])
async def test_where_graph_will_not_a_chat_message_takes_its_place(
    kring: Kring, graph: FakeGraph, anna: Colleague, bram: Colleague, status: int
) -> None:
    graph.answer(status)
    card = await solved(anna, bram)
    await kring.passes(3600)
    assert (len(graph.received), graph.shown, len(anna.chat)) == (1, [], 2)
    assert anna.sees("ping-solve", who=bram.name, title=TITLE)
    assert SOLUTION in anna.reads()
    await anna.presses("friction.status")
    await anna.presses("friction.confirm")
    assert anna.sees("status-confirmed", card)


async def test_a_chat_message_in_a_pings_place_that_fails_does_not_ask_graph_again(
    kring: Kring, graph: FakeGraph, anna: Colleague, bram: Colleague
) -> None:
    await taken(anna, bram)
    graph.answer(403)
    kring.teams.accept()
    kring.teams.answer(502)
    await bram.presses("friction.solve", text=SOLUTION)
    await kring.passes(2)
    assert (len(graph.received), graph.shown, len(anna.chat)) == (1, [], 2)


async def test_a_graph_that_times_out_is_asked_again_with_the_same_chain_and_no_chat_message(
    kring: Kring, graph: FakeGraph, anna: Colleague, bram: Colleague
) -> None:
    await taken(anna, bram)
    graph.hang()
    await kring.wire.post(bram.pressing("friction.solve", text=SOLUTION))
    await graph.arrival()
    await kring.passes(11)
    await kring.passes(2)
    first, second = graph.received
    assert first.body == second.body
    assert len(anna.chat) == 1
    assert anna.sees("status-solved")


@pytest.mark.parametrize("trouble", [429, 500, 502, 503, 504])
async def test_a_graph_in_trouble_is_asked_again_when_it_wants_and_no_chat_message_is_sent(
    kring: Kring, graph: FakeGraph, anna: Colleague, bram: Colleague, trouble: int
) -> None:
    graph.answer(trouble, headers={"Retry-After": "120"})
    await solved(anna, bram)
    await kring.passes(110)
    assert (len(graph.received), graph.shown) == (1, [])
    await kring.passes(20)
    assert (len(graph.shown), len(anna.chat)) == (1, 1)


async def test_a_graph_that_hangs_stops_no_turn(
    kring: Kring, graph: FakeGraph, anna: Colleague, bram: Colleague, liam: Colleague
) -> None:
    await taken(anna, bram)
    graph.hang()
    await kring.wire.post(bram.pressing("friction.solve", text=SOLUTION))
    await graph.arrival()
    sent = len(kring.teams.calls)
    await kring.wire.post(liam.activity(type="message", text="hi"))
    await kring.teams.wait_for(sent + 1)
    answer = await kring.wire.post(anna.activity(type="message", text=SENTENCE))
    assert answer.status == 200
    graph.release()
    await kring.settled()
    assert len(graph.shown) == 1


async def test_a_request_that_graph_calls_wrong_becomes_a_chat_message(
    graph: FakeGraph, anna: Colleague, bram: Colleague
) -> None:
    graph.answer(400)
    await solved(anna, bram)
    assert anna.sees("ping-solve", who=bram.name, title=TITLE)


async def test_without_graph_news_comes_as_a_chat_message(sqlite_url: str, tmp_path: Path) -> None:
    async with running(sqlite_url, feed=lambda _edge: bot.feed.NoGraph()) as kring:
        anna, bram = kring.colleague(examples.ANNA), kring.colleague(examples.BRAM)
        await solved(anna, bram)
        assert len(anna.chat) == 2
        assert anna.sees("ping-solve", who=bram.name, title=TITLE)
