"""Several processes on one PostgreSQL divide the rate, and tell each other when something may be due."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import pytest
from sqlalchemy import text

import bot.clock
from bot.hop import Hop
from bot.others import Others
from bot.pacer import Pacer
from storage.store import Store, open_store

RATE = 50
_END = text("UPDATE share SET asked = asked - 10000000")
_GONE = text("ALTER TABLE share RENAME TO gone")
_BACK = text("ALTER TABLE gone RENAME TO share")


class Process:
    """One of several: its pacer, and what it hears."""

    def __init__(self, url: str, store: Store) -> None:
        machine = bot.clock.Machine()
        self.pacer, self.heard = Pacer(RATE, machine), asyncio.Event()
        self.others = Others(url=url, hop=Hop(store), pacer=self.pacer, rate=RATE, machine=machine)
        self.waits: list[asyncio.Task[None]] = []

    async def sends(self) -> None:
        """Much more than it may at once, and for long."""

        async def one() -> None:
            while True:
                async with self.pacer.turn():
                    pass

        self.waits = [asyncio.create_task(one()) for _ in range(2 * RATE)]


@asynccontextmanager
async def process(url: str, store: Store) -> AsyncIterator[Process]:
    made = Process(url, store)
    await made.others.start(made.heard.set)
    running = asyncio.create_task(made.others.run())
    try:
        yield made
    finally:
        for one in (running, *made.waits):
            one.cancel()
            with suppress(asyncio.CancelledError):
                await one
        await made.others.leave()


@pytest.fixture
async def opened(postgres_url: str) -> AsyncIterator[Store]:
    store = open_store(postgres_url, deliver=asyncio.get_running_loop().call_soon_threadsafe)
    yield store
    await asyncio.to_thread(store.close)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(15):
        while not true():  # noqa: ASYNC110 - what is waited for offers no event
            await asyncio.sleep(0.02)


async def test_the_only_process_has_all_of_the_rate_from_the_start(postgres_url: str, opened: Store) -> None:
    async with process(postgres_url, opened) as first:
        assert first.pacer.rate == RATE


async def test_nothing_goes_before_a_share_is_known(postgres_url: str, opened: Store) -> None:
    assert Process(postgres_url, opened).pacer.rate == 0


async def test_who_has_much_to_send_has_most_of_the_rate_and_never_both_all_of_it(
    postgres_url: str, opened: Store
) -> None:
    async with process(postgres_url, opened) as first, process(postgres_url, opened) as second:
        most = 0

        def divided(one: int, another: int) -> bool:
            nonlocal most
            most = max(most, first.pacer.rate + second.pacer.rate)
            return (first.pacer.rate, second.pacer.rate) == (one, another)

        await until(lambda: divided(25, 25))
        await second.sends()
        await until(lambda: divided(5, 45))
        await first.sends()
        await until(lambda: divided(25, 25) or divided(24, 26))
        assert most == RATE


async def test_what_a_process_had_that_was_killed_goes_to_the_others(postgres_url: str, opened: Store) -> None:
    killed = Process(postgres_url, opened)
    await killed.others.start(killed.heard.set)
    async with process(postgres_url, opened) as second:
        assert second.pacer.rate == 0
        await second.others._hop.write(lambda tx: tx.run(_END))  # noqa: SLF001 - ten seconds later
        await until(lambda: second.pacer.rate == RATE)
    await killed.others.leave()


async def test_without_its_store_a_process_stops_sending_when_its_lease_ends(
    postgres_url: str, opened: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.share.LEASE", timedelta(seconds=1))
    async with process(postgres_url, opened) as only:
        hop = Hop(opened)
        await hop.write(lambda tx: tx.run(_GONE))
        try:
            await until(lambda: only.pacer.rate == 0)
        finally:
            await hop.write(lambda tx: tx.run(_BACK))
        await until(lambda: only.pacer.rate == RATE)


async def test_a_process_is_told_what_another_owes_and_not_what_it_owes_itself(
    postgres_url: str, opened: Store
) -> None:
    async with process(postgres_url, opened) as first, process(postgres_url, opened) as second:
        for one in (first, second):  # it looks as soon as it listens
            await until(one.heard.is_set)
            one.heard.clear()
        await until(lambda: first.pacer.rate == second.pacer.rate)
        first.others.tell()
        await until(second.heard.is_set)
        assert not first.heard.is_set()
