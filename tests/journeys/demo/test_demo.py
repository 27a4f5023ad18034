"""The demo's own routes: an invented organisation, a clock that walks, and a stand-in for Graph."""

import asyncio
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import bot.app
from storage import people
from tests import examples
from tests.fakes.client import Colleague
from tests.fakes.machine import JumpingMachine
from tests.journeys.kring import running
from tests.journeys.steps import SENTENCE, SOLUTION, TITLE, reported, solved, taken
from tests.journeys.town import ANNA, BRAM, GRACE, SANNE, Town, demo, town


def amsterdam(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone(ZoneInfo(examples.ZONE)).isoformat()


async def test_the_directory_says_who_everybody_is_and_which_queues_they_have(here: Town) -> None:
    _, listed = await here.ask("/demo/people")
    known = {one["id"]: one for one in listed}
    assert len(known) == 60
    assert known[GRACE] == {
        "id": GRACE, "name": "Grace Okafor", "department": "Research", "location": "Utrecht", "language": "en",
        "time_zone": "Europe/Amsterdam", "roles": [], "topics": [], "queues": {},
    }  # fmt: skip
    assert (known[BRAM]["roles"], known[BRAM]["queues"]) == (["handler"], {"it": "owner"})
    assert all(one["topics"] for one in listed if "key_user" in one["roles"])
    kept = {queue for one in listed for queue, what in one["queues"].items() if what == "owner"}
    assert kept == set(examples.QUEUES)
    assert "admin" in {role for one in listed for role in one["roles"]}


async def test_the_demo_begins_on_a_tuesday_morning_and_its_clock_moves(here: Town) -> None:
    assert amsterdam(await here.advance("PT0S")).startswith("2026-11-17T09:3")
    assert amsterdam(await here.advance("P1DT2H30M")).startswith("2026-11-18T12:0")
    _, told = await here.ask("/demo/clock")
    assert amsterdam(told["now"]).startswith("2026-11-18T12:0")


async def test_the_clock_stops_at_every_moment_at_which_something_is_due(
    here: Town, anna: Colleague, bram: Colleague
) -> None:
    await taken(anna, bram)
    await here.advance("PT11H")
    await bram.presses("friction.solve", text=SOLUTION)
    _, shown = await here.ask("/demo/feed")
    assert (shown, anna.sees("status-solved")) == ([], True)
    await here.advance("P3D")
    _, (line,) = await here.ask("/demo/feed")
    assert amsterdam(line["at"]).startswith("2026-11-18T08:30")


@pytest.mark.parametrize(
    "span", ["", "P", "PT", "1D", "P1M", "P1Y", "-P1D", "P-1D", "PT1.5H", "P99999999999D", "P9999999D", 86400, None]
)
async def test_what_is_no_duration_is_refused(here: Town, span: Any) -> None:
    status, told = await here.ask("/demo/clock", {"advance": span})
    assert (status, "ISO 8601" in told["error"]) == (400, True)


@pytest.mark.parametrize("path", ["/demo/clock", "/demo/graph"])
async def test_a_body_that_is_no_json_is_refused(here: Town, path: str) -> None:
    for body in (b"{", b"[]", b"\xff"):
        status, _ = await here.ask(path, body)
        assert status == 400


async def test_the_feed_shows_the_line_in_its_readers_language(here: Town, bram: Colleague) -> None:
    grace = here.colleague(GRACE)
    await grace.installs()
    await solved(grace, bram)
    _, (line,) = await here.ask("/demo/feed")
    assert (line["to"], line["activityType"]) == (GRACE, "loopSolved")
    assert line["text"] == grace.told("feed-loopSolved", who=bram.name, title=TITLE)
    assert line["webUrl"].startswith("https://teams.microsoft.com/l/")
    assert isinstance(line["chainId"], int)


async def test_a_stand_in_that_refuses_makes_a_chat_message(here: Town, anna: Colleague, bram: Colleague) -> None:
    assert await here.ask("/demo/graph", {"refuse": 403}) == (200, {"refuse": 403})
    await solved(anna, bram)
    assert anna.sees("ping-solve", who=bram.name, title=TITLE)
    assert await here.ask("/demo/graph", {"refuse": None}) == (200, {"refuse": None})
    await solved(here.colleague(GRACE), bram)
    _, shown = await here.ask("/demo/feed")
    assert [line["to"] for line in shown] == [GRACE]


@pytest.mark.parametrize("refuse", [200, 600, "403", True, {}])
async def test_the_stand_in_refuses_with_a_status_alone(here: Town, refuse: Any) -> None:
    status, _ = await here.ask("/demo/graph", {"refuse": refuse})
    assert status == 400


async def test_a_graph_in_trouble_keeps_the_clock_from_nothing(here: Town, anna: Colleague, bram: Colleague) -> None:
    await here.ask("/demo/graph", {"refuse": 503})
    await solved(anna, bram)
    await here.advance("P1D")
    assert len(anna.chat) == 1
    assert anna.sees("status-solved")


async def test_a_clock_that_cannot_settle_within_a_minute_says_that_something_is_left(sqlite_url: str) -> None:
    async with town() as here, demo(here, sqlite_url) as made:
        machine, anna = JumpingMachine(), here.colleague(ANNA)
        await here.holding(anna.posts(anna.activity(type="message", text=SENTENCE)))
        walk = asyncio.create_task(made.advance(timedelta(days=1)))
        await asyncio.sleep(0)  # the walk begins
        machine.advance(61)
        assert await walk == 1
        _, told = await here.ask("/demo/clock")
        assert amsterdam(told["now"]).startswith("2026-11-17T09:3")


async def test_somebody_unknown_becomes_a_colleague(here: Town, bram: Colleague) -> None:
    guest = here.stranger("Zoë Peeters", "en-GB")
    await reported(guest, "The printer hangs")
    assert guest.sees("status-received")
    assert guest.name in bram.reads()
    _, listed = await here.ask("/demo/people")
    assert {"id": guest.id, "name": guest.name, "language": "en"}.items() <= next(
        one for one in listed if one["id"] == guest.id
    ).items()


async def test_a_setting_of_ones_own_wins_over_what_teams_speaks(here: Town) -> None:
    grace = here.colleague(GRACE)
    grace.locale = "nl-NL"
    await grace.says("hoi")
    assert grace.sees("menu-title")


async def test_the_demo_speaks_to_this_machine_alone(here: Town, anna: Colleague) -> None:
    lured = anna.activity(type="message", text="hoi", serviceUrl="https://evil.example/")
    status, _ = await here.ask("/api/messages", lured)
    assert status == 401


async def test_loops_and_clock_go_on_after_a_restart(sqlite_url: str) -> None:
    async with town() as here:
        anna, sanne = here.colleague(ANNA), here.colleague(SANNE)
        async with demo(here, sqlite_url):
            await reported(anna)
            before = await here.advance("P2D")
        async with demo(here, sqlite_url):
            assert await here.advance("PT0S") >= before
            await sanne.says("te doen")
            assert SENTENCE in sanne.reads()
            await sanne.presses("friction.show")
            await sanne.presses("friction.take", title=TITLE)
            assert anna.sees("status-taken")


async def test_fresh_begins_anew(sqlite_url: str) -> None:
    async with town() as here:
        sanne = here.colleague(SANNE)
        async with demo(here, sqlite_url):
            await reported(here.colleague(ANNA))
            await here.advance("P2D")
        async with demo(here, sqlite_url, fresh=True):
            assert amsterdam(await here.advance("PT0S")).startswith("2026-11-17T09:3")
            await sanne.says("te doen")
            assert sanne.sees("todo-empty")


async def test_a_store_that_is_not_a_demos_is_left_alone(sqlite_url: str) -> None:
    async with running(sqlite_url):
        pass
    async with town() as here:
        with pytest.raises(bot.app.Unfit):
            async with demo(here, sqlite_url, fresh=True):
                pass
    async with running(sqlite_url) as kring:
        assert await kring.write(lambda tx: people.queues(tx, examples.BRAM))
