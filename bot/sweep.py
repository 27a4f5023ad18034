"""What is done every minute without anybody asking: forgetting, and taking the order of writing out of the store."""

import asyncio
from contextlib import suppress
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

import bot.clock
import storage.rewrite
from bot.hop import Hop
from storage import keep, once
from storage.store import Busy, StoreError
from storage.tx import Tx

log = structlog.get_logger()

MINUTE = 60
NIGHT = range(3, 6)  # hours, local: when turns may wait
OVERDUE = timedelta(days=2)  # then by day too: a machine that sleeps at night
REWRITTEN = "rewritten"  # the name under which the day is kept


class Sweep:
    def __init__(self, *, hop: Hop, url: str, zone: str, machine: bot.clock.Machine) -> None:
        self._hop = hop
        self._url = url
        self._zone = ZoneInfo(zone)
        self._machine = machine

    async def run(self) -> None:
        while True:
            with suppress(StoreError):  # the store logged it; in a minute it is tried again
                await self.once()
            await asyncio.sleep(MINUTE)

    async def once(self) -> None:
        """Forgets what was answered more than a day ago, empties the log of the store, and rewrites it at night."""
        now = self._machine.now()
        while await self._hop.write(lambda tx: once.forget(tx, now)):
            pass
        local = now.astimezone(self._zone)
        last = await self._hop.write(lambda tx: _last(tx, local.date()))
        try:
            await asyncio.to_thread(storage.rewrite.shrink, self._url)
            if due(last, local):
                await asyncio.to_thread(storage.rewrite.rewrite, self._url)
                await self._hop.write(lambda tx: keep.remember(tx, REWRITTEN, local.date().isoformat()))
                log.info("store.rewritten")
        except Busy:
            log.info("store.in_use")


def due(last: date, local: datetime) -> bool:
    """Whether the store is rewritten now: at night, once; by day only when some nights were missed."""
    missed = local.date() - last
    return missed >= OVERDUE or (missed >= timedelta(days=1) and local.hour in NIGHT)


def _last(tx: Tx, today: date) -> date:
    """The day it was last rewritten; a store that never was begins to count today."""
    kept = keep.recall(tx, REWRITTEN)
    if kept is None:
        keep.remember(tx, REWRITTEN, today.isoformat())
        return today
    return date.fromisoformat(kept)
