import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest

from bot import sweep
from bot.hop import Hop
from storage import keep, once
from storage.store import open_store
from tests.examples import ZONE
from tests.fakes.machine import JumpingMachine

TODAY = date(2026, 11, 17)


@pytest.fixture
async def hop(sqlite_url: str) -> AsyncIterator[Hop]:
    store = open_store(sqlite_url, deliver=asyncio.get_running_loop().call_soon_threadsafe)
    yield Hop(store)
    store.close()


@pytest.mark.parametrize(
    ("days", "hour", "expected"),
    [(0, 4, False), (1, 2, False), (1, 3, True), (1, 5, True), (1, 6, False), (1, 14, False), (2, 14, True)],
)
def test_the_store_is_rewritten_once_a_night_and_by_day_only_when_nights_were_missed(
    days: int, hour: int, *, expected: bool
) -> None:
    local = datetime(2026, 11, 17, hour, tzinfo=UTC)
    assert sweep.due(local.date() - timedelta(days=days), local) is expected


async def test_a_new_store_begins_to_count_on_its_first_day(hop: Hop, sqlite_url: str) -> None:
    machine = JumpingMachine()
    made = sweep.Sweep(hop=hop, url=sqlite_url, zone=ZONE, machine=machine)
    await made.once()
    first = await hop.read(lambda tx: keep.recall(tx, sweep.REWRITTEN))
    assert first
    machine.advance(3 * 86_400)
    await made.once()
    later = await hop.read(lambda tx: keep.recall(tx, sweep.REWRITTEN))
    assert later
    assert date.fromisoformat(later) - date.fromisoformat(first) == timedelta(days=3)


async def test_what_was_answered_days_ago_is_forgotten(hop: Hop, sqlite_url: str) -> None:
    machine = JumpingMachine()
    await hop.write(lambda tx: once.keep(tx, "k1", machine.now()))
    machine.advance(3 * 86_400)
    await sweep.Sweep(hop=hop, url=sqlite_url, zone=ZONE, machine=machine).once()
    assert await hop.read(lambda tx: once.before(tx, "k1")) is None
