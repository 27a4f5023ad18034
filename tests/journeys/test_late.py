"""What Teams or Graph would not take just before half past five waits for the morning, when it makes a sound."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import bindparam, select

import bot.feed
from domain.messages import Kind
from storage.tables import message
from tests.fakes.client import Colleague
from tests.journeys.kring import Kring
from tests.journeys.steps import SENTENCE, SOLUTION, TITLE, reported, taken

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
LATE, QUIET, NIGHT, MORNING = "2026-11-17T17:28", "2026-11-17T17:31", "2026-11-18T08:29", "2026-11-18T08:30"
_OF_KIND = select(message).where(message.c.kind == bindparam("p_kind"))


async def owed(kring: Kring, kind: Kind) -> Mapping[str, Any]:
    """The one message of this kind."""
    (found,) = await kring.write(lambda tx: [row._asdict() for row in tx.rows(_OF_KIND, p_kind=kind.value)])
    return dict(found)


@each_store
async def test_what_teams_refused_just_before_the_evening_waits_for_the_morning(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    await bram.says("hoi")
    await kring.at(LATE)
    await anna.says(SENTENCE)
    kring.teams.answer(503)
    await anna.presses("friction.report", naming="named")
    assert (await owed(kring, Kind.WORK))["attempts"] == 1
    await kring.at(QUIET)
    await kring.passes(10)
    held = await owed(kring, Kind.WORK)
    assert (held["state"], held["reason"], held["attempts"]) == ("later", "quiet", 1)
    await kring.at(NIGHT)
    await kring.passes(3600)
    assert len(bram.chat) == 1
    await kring.at(MORNING)
    assert SENTENCE in bram.reads()
    assert (await owed(kring, Kind.WORK))["state"] == "done"


@each_store
async def test_what_graph_refused_just_before_the_evening_pings_in_the_morning(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    assert isinstance(kring.service.feed, bot.feed.LocalFeed)
    await taken(anna, bram)
    await kring.at(LATE)
    kring.service.feed.refuse = 503
    await bram.presses("friction.solve", text=SOLUTION)
    kring.service.feed.refuse = None
    await kring.at(QUIET)
    await kring.passes(10)
    held = await owed(kring, Kind.PING)
    assert (held["state"], held["attempts"], kring.shown) == ("later", 1, [])
    await kring.at(NIGHT)
    assert kring.shown == []
    await kring.at(MORNING)
    assert [line["to"] for line in kring.shown] == [anna.id]


async def test_what_failed_on_friday_evening_waits_for_monday(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await bram.says("hoi")
    await kring.at("2026-11-20T17:28")
    await anna.says(SENTENCE)
    kring.teams.answer(503)
    await anna.presses("friction.report", naming="named")
    await kring.at("2026-11-20T17:31")
    await kring.passes(10)
    for still in ("2026-11-21T08:30", "2026-11-22T12:00", "2026-11-23T08:29"):
        await kring.at(still)
    assert len(bram.chat) == 1
    await kring.at("2026-11-23T08:30")
    assert SENTENCE in bram.reads()


async def test_a_status_card_changes_in_the_evening_too(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    status = await reported(anna)
    await kring.at(LATE)
    kring.teams.answer(503)
    await bram.presses("friction.take", title=TITLE)
    assert anna.sees("status-received", status)
    await kring.at(QUIET)
    await kring.passes(10)
    assert anna.sees("status-taken", status)


async def test_the_answer_to_what_was_typed_comes_in_the_evening_too(kring: Kring, anna: Colleague) -> None:
    await kring.at(LATE)
    kring.teams.answer(503)
    await anna.says("hoi")
    await kring.at(QUIET)
    await kring.passes(10)
    assert anna.sees("menu-title")
