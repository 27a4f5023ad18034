"""The other processes on the same PostgreSQL: what each may send in a second, and a hint when something may be due.

A SQLite store serves one process (`storage.dialect.hold`), which has the whole rate and nobody to tell.
"""

import asyncio
import secrets
from collections.abc import Callable
from typing import Any

import structlog

import bot.clock
import storage.share
import storage.wake
from bot.hop import Hop
from bot.pacer import Pacer
from storage.store import StoreError
from storage.tx import Tx

log = structlog.get_logger()

EVERY = 0.5  # seconds between two times a share is asked for
SOON = 0.1  # seconds between two hints


class Others:
    """`run` is its task, from before anything is sent until `leave`."""

    def __init__(
        self, *, url: str, hop: Hop, pacer: Pacer, rate: int, machine: bot.clock.Machine
    ) -> None:  # fmt: skip
        self._url, self._hop, self._pacer, self._rate = url, hop, pacer, rate
        self._owner = secrets.token_hex(16)
        self._machine = machine
        self._listener: storage.wake.Listener | None = None
        self._there = False
        self._heard: Callable[[], None] = lambda: None
        self._news = asyncio.Event()
        pacer.lease(0, machine.monotonic())  # nothing goes before the first share is known

    async def start(self, heard: Callable[[], None]) -> None:
        """`heard` is called on the loop when another process says that something may be due."""
        loop, self._heard = asyncio.get_running_loop(), heard

        def call() -> None:
            loop.call_soon_threadsafe(heard)

        self._listener = storage.wake.Listener(self._url, own=self._owner, heard=call)
        await self._try()

    def tell(self) -> None:
        """Something of ours may be due that others could send."""
        if self._there:
            self._news.set()

    async def run(self) -> None:
        await asyncio.gather(self._share(), self._hint())

    async def leave(self) -> None:
        """When nothing is sent anymore."""
        if self._listener:
            await asyncio.to_thread(self._listener.close)
        try:
            await self._hop.write(self._leaves, loose=True)
        except StoreError:
            log.info("share.kept")  # until its lease ends

    async def _share(self) -> None:
        while True:
            await asyncio.sleep(EVERY)
            await self._try()

    async def _try(self) -> None:
        """A store that does not answer keeps the share until its lease ends, and then nothing is sent."""
        asked = self._machine.monotonic()
        now: dict[str, Any] = {
            "rate": self._rate, "holds": self._pacer.holds, "wants": self._pacer.wants, "here": self._machine.now(),
        }  # fmt: skip
        try:
            got = await self._hop.read(lambda tx: storage.share.look(tx, self._owner, **now))
            if got is None:
                got = await self._hop.write(lambda tx: storage.share.lease(tx, self._owner, **now), loose=True)
        except Exception as trouble:  # noqa: BLE001 - an edge: who asks no more would never send again
            log.warning("share.waits", error=type(trouble).__name__)
            return
        self._there, none = got.others, not self._pacer.rate
        self._pacer.lease(got.many, asked + storage.share.LEASE.total_seconds())
        if none and got.many:
            self._heard()  # what was not claimed as it could not go

    async def _hint(self) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            try:
                await self._hop.write(lambda tx: storage.wake.call(tx, self._owner), loose=True)
            except StoreError:
                log.info("wake.untold")  # they look by themselves
            await asyncio.sleep(SOON)

    def _leaves(self, tx: Tx) -> None:
        storage.share.leave(tx, self._owner, here=self._machine.now())
