"""How fast we speak: as fast as Teams and Graph allow, typed replies first, slower after they complain."""

import asyncio
import math
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Protocol

import bot.clock

SPAN = 1.0  # seconds an acknowledged request still counts
QUIET = 10.0  # seconds without a complaint for each step back to the full rate
STEP = 0.1  # of the full rate, each step
BURST = 1.0  # seconds in which several complaints count as one: they answer the same burst
LONGEST_HOLD = 10.0  # seconds
SOONEST = 0.001  # seconds; below this an alarm would spin

GRAPH_RATE = 5  # a second, for the app
GRAPH_PERSON = 10  # a minute, for one person
MINUTE = 60.0


class Alarm(Protocol):
    """`loop.call_later`, or a test's own."""

    def __call__(self, delay: float, ring: Callable[[], None]) -> object: ...


class Full(Exception):
    """A person has had what Graph allows in a minute; `after` seconds there is room again."""

    def __init__(self, after: float) -> None:
        super().__init__(f"room in {after:.0f} s")
        self.after = after


class Window:
    """Requests under way, and those acknowledged within the last `span` seconds."""

    def __init__(self, span: float) -> None:
        self._span = span
        self._under_way = 0
        self._done: deque[float] = deque()  # monotonic seconds, oldest first

    def count(self, now: float) -> int:
        while self._done and self._done[0] + self._span <= now:
            self._done.popleft()
        return self._under_way + len(self._done)

    def enter(self) -> None:
        self._under_way += 1

    def leave(self, now: float) -> None:
        self._under_way -= 1
        self._done.append(now)

    def frees(self) -> float | None:
        """When the next acknowledged one stops counting; None when only what is under way can make room."""
        return self._done[0] + self._span if self._done else None


class Pacer:
    """Lets a request go only while (under way + acknowledged in the last second) is below the rate.

    Whoever answers typed words goes before all others. After `slow` the rate is cut and grows back by a tenth of the
    full rate for every ten quiet seconds. `hold` lets nothing but typed replies go for a while: a 429 does not say
    whether one conversation or the whole app was too fast, so it is believed, but never longer than ten seconds.
    """

    def __init__(self, rate: int, machine: bot.clock.Machine, alarm: Alarm | None = None) -> None:
        self._full = rate
        self._share, self._leased_until = rate, math.inf  # monotonic seconds
        self._base = float(rate)
        self._slowed = -math.inf
        self._held_until = -math.inf
        self._machine = machine
        self._alarm = alarm
        self._window = Window(SPAN)
        self._typed: deque[asyncio.Future[None]] = deque()
        self._others: deque[asyncio.Future[None]] = deque()
        self._rings: float | None = None  # when the alarm that is set will ring

    @asynccontextmanager
    async def turn(self, *, first: bool = False) -> AsyncIterator[None]:
        """Waits for room; the request counts until a second after the block ends, however it ends."""
        await self._enter(self._typed if first else self._others)
        try:
            yield
        finally:
            self._window.leave(self._machine.monotonic())
            self._grant()

    def slow(self, factor: float = 0.5) -> None:
        """Teams said 429: go on at `factor` of the present rate, at least one a second."""
        now = self._machine.monotonic()
        if now - self._slowed >= BURST:
            self._base = max(1.0, self.rate * factor)
            self._slowed = now

    def hold(self, seconds: float) -> None:
        until = self._machine.monotonic() + min(seconds, LONGEST_HOLD)
        self._held_until = max(self._held_until, until)

    def lease(self, share: int, until: float) -> None:
        """From now on at most `share` a second, and none after that moment unless it is leased anew."""
        self._share, self._leased_until = share, until
        self._grant()

    @property
    def rate(self) -> int:
        """What is allowed at this moment, in requests a second."""
        now = self._machine.monotonic()
        steps = max(0.0, (now - self._slowed) // QUIET)
        return min(self._leased(now), max(1, int(min(self._full, self._base + steps * STEP * self._full))))

    @property
    def holds(self) -> int:
        """At most so many are on their way, or will be before this process is told of another share."""
        now = self._machine.monotonic()
        return max(self._leased(now), self._window.count(now))

    @property
    def wants(self) -> int:
        """How many could be sent in a second, in tenths of the rate; all of it when something waits, typed or not."""
        if self._typed or self._others:
            return self._full
        step = max(1, self._full // 10)
        return min(self._full, max(1, math.ceil(self._window.count(self._machine.monotonic()) / step)) * step)

    @property
    def waiting(self) -> int:
        """How many requests wait for room, typed replies apart."""
        return len(self._others)

    async def _enter(self, queue: deque[asyncio.Future[None]]) -> None:
        place = asyncio.get_running_loop().create_future()
        queue.append(place)
        self._grant()
        try:
            await place
        except asyncio.CancelledError:
            if not place.cancelled():  # room was given in the very moment the caller left
                self._window.leave(self._machine.monotonic())
            self._grant()
            raise

    def _grant(self) -> None:
        now = self._machine.monotonic()
        while self._window.count(now) < self.rate:
            queue = self._typed or (self._others if now >= self._held_until else None)
            if not queue:
                break
            place = queue.popleft()
            if not place.done():
                self._window.enter()
                place.set_result(None)
        if self._typed or self._others:
            self._set_alarm(now)

    def _leased(self, now: float) -> int:
        return self._share if now < self._leased_until else 0

    def _set_alarm(self, now: float) -> None:
        moments = [self._window.frees(), self._held_until, self._grows(now)]
        ahead = [moment for moment in moments if moment is not None and moment > now]
        if not ahead or (self._rings is not None and self._rings <= min(ahead)):
            return
        self._rings = min(ahead)
        alarm = self._alarm or asyncio.get_running_loop().call_later
        alarm(max(SOONEST, self._rings - now), self._ring)

    def _ring(self) -> None:
        self._rings = None
        self._grant()

    def _grows(self, now: float) -> float | None:
        if self.rate >= self._full:
            return None
        return self._slowed + ((now - self._slowed) // QUIET + 1) * QUIET


class GraphPacer:
    """Five a second for the app, ten a minute for one person.

    A person's minute is not waited for: `turn` raises Full, and the message goes back to the outbox until then.
    """

    def __init__(self, machine: bot.clock.Machine, alarm: Alarm | None = None) -> None:
        self._machine = machine
        self._all = Pacer(GRAPH_RATE, machine, alarm)
        self._people: dict[str, Window] = {}

    @asynccontextmanager
    async def turn(self, person: str) -> AsyncIterator[None]:
        now = self._machine.monotonic()
        self._forget(now)
        window = self._people.setdefault(person, Window(MINUTE))
        if window.count(now) >= GRAPH_PERSON:
            frees = window.frees()
            raise Full(SPAN if frees is None else frees - now)
        window.enter()
        try:
            async with self._all.turn():
                yield
        finally:
            window.leave(self._machine.monotonic())

    @property
    def waiting(self) -> int:
        return self._all.waiting

    def slow(self) -> None:
        self._all.slow()

    def hold(self, seconds: float) -> None:
        self._all.hold(seconds)

    def _forget(self, now: float) -> None:
        """Whoever had nothing for a minute takes no memory; looked at when there are many."""
        if len(self._people) >= 1000:  # noqa: PLR2004 - only so that looking is rare
            self._people = {person: window for person, window in self._people.items() if window.count(now)}
