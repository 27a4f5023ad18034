"""A pump that runs on a store of its own, and ways to see that it has looked, or that it failed."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

import bot.delivery
from bot.hop import Hop
from domain.messages import Kind, Parcel
from domain.people import PersonId
from storage import outbox, people
from storage.store import Store
from storage.tx import Tx
from tests.examples import NOW
from tests.fakes.clock import FakeClock
from tests.fakes.machine import JumpingMachine
from tests.fakes.post import FakePost
from tests.storage.box import Box

T = TypeVar("T")
SLOTS, TYPED_ONLY = 32, 4


class Counting(Hop):
    """The way to the store, which knows how often it was taken."""

    begun = 0
    ended = 0  # also those that failed

    async def write(self, job: Callable[[Tx], T], *, loose: bool = False) -> T:
        self.begun += 1
        try:
            return await super().write(job, loose=loose)
        finally:
            self.ended += 1


class Pumping:
    def __init__(
        self, store: Store, post: FakePost, *, gone: Callable[[Tx, PersonId], None] = people.unreachable,
        machine: JumpingMachine | None = None, ahead: Callable[[], int] = lambda: SLOTS,
        tick: Callable[[Tx, datetime], bool] = lambda _tx, _now: False,
    ) -> None:  # fmt: skip
        self.machine = machine or JumpingMachine()
        self.box = Box(store)
        self.hop = Counting(store)
        self.post = post
        self.delivery = bot.delivery.Delivery(
            hop=self.hop,
            post=post,
            clock=FakeClock(NOW),
            machine=self.machine,
            slots=(SLOTS, TYPED_ONLY),
            gone=gone,
            tick=tick,
            ahead=ahead,
        )
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self.delivery.run())

    async def owe(self, *receivers: str) -> None:
        def job(tx: Tx) -> None:
            for who in receivers:
                outbox.owe(tx, Kind.WORK, about=f"for {who}", receiver=who, occasion="", due=NOW, now=NOW)

        await self.hop.write(job)

    async def typed(self, who: str) -> Parcel:
        """A reply as its own turn claims it, and hands it over."""
        parcel = await self.hop.write(
            lambda tx: outbox.answer(
                tx, about=who, receiver=who, data={}, address={}, activity=None, now=NOW, owner=self.delivery.owner,
                lease_until=self.machine.now() + bot.delivery.LEASE,
            )
        )  # fmt: skip
        assert parcel is not None
        self.delivery.born(parcel)
        return parcel

    async def passes(self, seconds: float) -> None:
        """So much machine time goes by, and the pump has looked since."""
        self.machine.advance(seconds)
        seen = self.hop.begun
        self.delivery.wake()
        await until(lambda: self.hop.ended > seen)

    async def settles(self) -> None:
        async with asyncio.timeout(10):
            await self.delivery.idle()

    async def states(self) -> dict[str, str]:
        """Receiver -> state, of all that is kept."""
        rows: Mapping[str, Mapping[str, Any]] = await asyncio.to_thread(self.box.rows)
        return {str(row["receiver"]): str(row["state"]) for row in rows.values()}

    async def end(self) -> None:
        self.post.release()
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self.delivery.stop()


async def until(true: Callable[[], bool]) -> None:
    """Gives others their turn until it is so; TimeoutError after ten seconds."""
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110 - what is waited for offers no event
            await asyncio.sleep(0)
