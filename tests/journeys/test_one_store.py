"""One service on one SQLite store, ids in any case, and an end to what was kept for a day."""

import asyncio
from functools import partial

import pytest
from sqlalchemy import func, select

import bot.app
from storage import once, people, tables
from storage.store import open_store
from storage.tx import Tx
from tests import examples
from tests.fakes.client import Colleague
from tests.journeys.kring import Kring, running
from tests.journeys.steps import SENTENCE, TITLE, reported

_KEPT = select(func.count()).select_from(tables.once)


async def test_a_second_service_on_a_sqlite_store_is_told_of_the_first_and_leaves_it_at_work(sqlite_url: str) -> None:
    async with running(sqlite_url) as first:
        anna = first.colleague(examples.ANNA)
        with pytest.raises(bot.app.Unfit, match="Another Kring is at work on this store"):
            async with running(sqlite_url):
                pass
        await reported(anna)
        assert anna.sees("status-received")
    async with running(sqlite_url) as next_one:
        anna = next_one.colleague(examples.ANNA)
        await anna.says("wat heb ik gemeld")
        assert anna.sees("mine-title", count=1)


async def test_a_second_service_on_a_postgresql_store_works_beside_the_first(postgres_url: str) -> None:
    async with running(postgres_url) as first, running(postgres_url) as second:
        anna = first.colleague(examples.ANNA)
        await reported(anna)
        assert anna.sees("status-received")
        sanne = second.colleague(examples.SANNE)
        await sanne.says("te doen")
        assert SENTENCE in sanne.reads()


async def test_a_coordinator_is_known_by_their_id_in_any_case(sqlite_url: str) -> None:
    async with running(sqlite_url, KRING_ADMINS="NoOR") as kring:
        await kring.write(lambda tx: people.entrust(tx, "it", owner=None, deputy=None))
        assert await kring.write(people.coordinators) == (examples.NOOR,)
        anna, noor = kring.colleague(examples.ANNA), kring.colleague(examples.NOOR.upper())
        await noor.says("hoi")
        await reported(anna)
        assert SENTENCE in noor.reads()
        await noor.presses("friction.take", title=TITLE)
        assert anna.sees("status-taken")


async def test_a_colleague_whose_id_comes_in_another_case_is_the_same(kring: Kring, anna: Colleague) -> None:
    await reported(anna)
    shouted = kring.colleague(examples.ANNA.upper())
    await shouted.says("wat heb ik gemeld")
    assert shouted.sees("mine-title", count=1)
    await shouted.presses("friction.status")
    await shouted.presses("friction.withdraw")
    assert shouted.sees("status-withdrawn")
    everybody = await kring.write(lambda tx: people.everybody(tx, examples.USUAL))
    assert {one.id for one in everybody} == set(examples.NAMES)


def answered_long_ago(tx: Tx, count: int) -> None:
    for number in range(count):
        once.keep(tx, f"activity {number}", examples.NOW.replace(year=2020))


async def test_all_that_was_kept_for_a_day_is_gone_soon_after_the_start(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    store.write(partial(answered_long_ago, count=2 * once.PAGE + 300)).result(10)
    store.close()
    async with running(sqlite_url) as kring, asyncio.timeout(10):
        while await kring.service.hop.read(lambda tx: tx.row(_KEPT)[0]):
            pass
