"""The pump: claims what is owed, sends it, and settles how that ended, in as few writes as can be.

A message is claimed before its HTTP call and settled after it; whatever happens in between is decided by its lease.
"""

import asyncio
import math
import secrets
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

import bot.clock
from bot.hop import Hop
from bot.letters import Letter
from bot.post import Opened, Post
from domain.messages import End, Outcome, Parcel
from domain.people import PersonId
from storage import pump
from storage.store import StoreError
from storage.tx import Tx

log = structlog.get_logger()

LEASE = timedelta(seconds=60)  # renewed at every look while the attempt lives
PAUSE = 0.02  # seconds between two writes of the pump
TICK = 1.0  # seconds between two looks when nobody wakes us

Claimed = list[tuple[Parcel, Opened | None]]  # each with what it says, where that could be read


class Delivery:
    """One per process; `born` and `wake` are called after a commit, `run` is its task."""

    def __init__(
        self, *, hop: Hop, post: Post, clock: bot.clock.Clock, machine: bot.clock.Machine, slots: tuple[int, int],
        gone: Callable[[Tx, PersonId], None], tick: Callable[[Tx, datetime], bool],
        told: Callable[[], None] = lambda: None, ahead: Callable[[], int] = lambda: sys.maxsize,
    ) -> None:  # fmt: skip
        """In the pump's own write `gone` is told who turned out to have removed or blocked the app, and `tick`, at
        every look, what time it is for people: it answers whether more is due than one look does.

        `told` is called when other processes may find something too; `ahead` says how many more may be claimed, since
        what is claimed and waits here others cannot send.
        """
        self.owner = secrets.token_hex(16)
        self._told, self._ahead = told, ahead
        self._hop = hop
        self._post = post
        self._clock = clock
        self._machine = machine
        self._gone = gone
        self._tick = tick
        self._slots, self._typed_only = slots
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._claimed: set[str] = set()  # of those under way, what the pump claimed
        self._waiting: deque[tuple[Parcel, Opened | None]] = deque()  # typed replies without a slot yet
        self._ended: list[tuple[Outcome, PersonId | None]] = []
        self._writing = asyncio.Lock()  # who stops settles after the pump's last write, not beside it
        self._wake = asyncio.Event()
        self._asking: list[asyncio.Event] = []  # who waits until nothing is due
        self._looked = -math.inf  # when it was last asked what became due, in monotonic seconds
        self._stopping = False
        self._ticking: asyncio.Task[None] | None = None

    def born(self, parcel: Parcel | None, letter: Letter | None = None) -> None:
        """A reply that its own turn claimed, and perhaps read, is sent at once; None means that the pump finds it."""
        if parcel is None:
            return self.wake()
        self._waiting.append((parcel, Opened(viewer=letter.sheet.viewer, letter=letter) if letter else None))
        return self._start_waiting()

    def wake(self) -> None:
        self._told()
        self.hear()

    def hear(self) -> None:
        """Another process says that something may be due."""
        self._wake.set()

    async def run(self) -> None:
        """Pumps until `stop`; a store that fails is asked again at the next tick, and loses nothing."""
        while not self._stopping:
            try:
                await self._cycle()
            except StoreError as trouble:
                log.warning("pump.waits", error=type(trouble).__name__)
                await asyncio.sleep(TICK)
            except Exception:  # an edge: a pump that ends would leave everybody waiting
                log.exception("pump.failed", ref=secrets.token_hex(4))
                self._ended = [(outcome, None) for outcome, _ in self._ended]  # who left may be what failed
                await asyncio.sleep(TICK)
            await self._machine.pause(PAUSE)
            try:
                async with asyncio.timeout(TICK):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def stop(self) -> None:
        """Lets what is under way end, and settles it; what cannot be settled now is in doubt at the next start."""
        self._stopping = True
        self.hear()
        while self._under_way:  # what waited for a slot starts as others end
            await asyncio.gather(*self._under_way.values(), return_exceptions=True)
            # gather does not yield for what has ended, and only a turn of the loop counts it off
            await asyncio.sleep(0)
        if self._ticking:
            await self._ticking
        if self._ended:
            try:
                await self._settle_and_claim(0)
            except Exception:  # an edge: whatever it is, all else must still be closed
                log.exception("pump.failed", ref=secrets.token_hex(4))

    async def idle(self) -> None:
        """Returns when nothing is due or under way, looking anew; what is backing off does not count."""
        quiet = asyncio.Event()
        self._asking.append(quiet)
        self.hear()
        await quiet.wait()

    async def adopt(self) -> int:
        """At the start of the only process on a store: what an ended one left under way is in doubt at once.

        Several processes on one PostgreSQL wait for each other's leases instead.
        """
        far = self._machine.now() + 2 * LEASE
        return await self._hop.write(lambda tx: pump.expire(tx, machine=far), loose=True)

    async def _cycle(self) -> None:
        self._wake.clear()
        asking = list(self._asking)  # whoever asks from here on waits for the next look
        taken = max(len(self._claimed) + self._typed_only, len(self._under_way))
        room = max(0, min(self._slots - taken, self._ahead()))
        claimed, left = await self._settle_and_claim(room, asked=bool(asking))
        for parcel, opened in claimed:
            self._claimed.add(parcel.id)
            self._start(parcel, opened)
        if claimed and room == len(claimed):
            self.hear()
        if asking and not (left or self._under_way or self._waiting or self._ended):
            self._asking = [one for one in self._asking if one not in asking]
            for one in asking:
                one.set()

    async def _settle_and_claim(self, room: int, *, asked: bool = False) -> tuple[Claimed, int]:
        async with self._writing:
            return await self._write(room, asked=asked)

    async def _write(self, room: int, *, asked: bool) -> tuple[Claimed, int]:
        ended, machine, now = list(self._ended), self._machine.now(), self._clock.now()
        ours = [*self._under_way, *(parcel.id for parcel, _ in self._waiting)]
        look = asked or self._machine.monotonic() - self._looked >= TICK
        apart = look and not asked and bool(self._under_way)
        more = False

        def job(tx: Tx) -> tuple[Claimed, int]:
            nonlocal more
            for outcome, blocked in ended:
                pump.settle(tx, [outcome], owner=self.owner)
                if blocked:
                    self._gone(tx, blocked)
            leases = pump.lease_clock(tx, machine)
            if look:
                pump.renew(tx, ours, owner=self.owner, lease_until=leases + LEASE)
                pump.expire(tx, machine=leases)
                more = not apart and self._ticks(tx, now, wait=asked)
                pump.promote(tx, now=now, machine=machine)
            claimed = pump.claim(tx, owner=self.owner, lease_until=leases + LEASE, limit=room) if room else []
            return [(parcel, self._opened(tx, parcel)) for parcel in claimed], pump.left(tx) if asked else 1

        result = await self._hop.write(job, loose=True)
        del self._ended[: len(ended)]
        if look:
            self._looked = -math.inf if more else self._machine.monotonic()
        if more:
            self.wake()
        if apart and (self._ticking is None or self._ticking.done()):
            self._ticking = asyncio.create_task(self._tick_apart())
        return result

    async def _tick_apart(self) -> None:
        """While much is sent: what takes long at a look, a page of very many receivers, holds up no claim."""
        now = self._clock.now()
        try:
            if await self._hop.write(lambda tx: self._ticks(tx, now, wait=False), loose=True):
                self._looked = -math.inf
                self.wake()
        except StoreError as trouble:
            log.warning("pump.waits", error=type(trouble).__name__)
        except Exception:  # an edge: it is tried again at the next look
            log.exception("pump.failed", ref=secrets.token_hex(4))

    def _ticks(self, tx: Tx, now: datetime, *, wait: bool) -> bool:
        """One process at a time: two that do the same page are in each other's way."""
        return pump.alone(tx, wait=wait) and self._tick(tx, now)

    def _opened(self, tx: Tx, parcel: Parcel) -> Opened | None:
        """None for what cannot be read now: its own attempt tries again, and says why it could not."""
        try:
            return self._post.opened(tx, parcel)
        except Exception:  # noqa: BLE001 - an edge: one message that cannot be read must not stop the pump
            return None

    def _start(self, parcel: Parcel, opened: Opened | None = None) -> None:
        task = asyncio.create_task(self._attempt(parcel, opened))
        self._under_way[parcel.id] = task
        task.add_done_callback(lambda _: self._freed(parcel.id))

    def _start_waiting(self) -> None:
        while self._waiting and len(self._under_way) < self._slots:
            self._start(*self._waiting.popleft())

    def _freed(self, which: str) -> None:
        self._under_way.pop(which, None)
        self._claimed.discard(which)
        self._start_waiting()
        self.hear()

    async def _attempt(self, parcel: Parcel, opened: Opened | None) -> None:
        try:
            outcome, blocked = await self._post.send(parcel, opened)
        except Exception:
            ref = secrets.token_hex(4)
            log.exception("delivery.failed", ref=ref, kind=parcel.kind.value)
            outcome, blocked = self._post.later(parcel, reason=f"failed {ref}"), None
        self._ended.append((_caught_up(parcel, outcome), blocked))


def _caught_up(parcel: Parcel, outcome: Outcome) -> Outcome:
    """What was drawn is at least what was owed: a letter that says less is a mistake, and must not be sent for ever."""
    if outcome.version >= parcel.wanted or outcome.end is not End.DONE:
        return outcome
    log.error("delivery.behind", kind=parcel.kind.value, owed=parcel.wanted, said=outcome.version)
    return replace(outcome, version=parcel.wanted)
