"""How fast we speak: as fast as Teams and Graph allow, typed replies first, slower after they complain."""

import asyncio
import math
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Protocol

import bot.clock
from bot.window import Brake, Journey, Window

SPAN = 1.0  # seconds an acknowledged request still counts
AHEAD = 0.5  # seconds
EVENLY = 0.8  # of the time that each has when they go evenly
SURE = 0.9  # of the shortest journey
FURTHEST = 0.3  # seconds of a journey that are reckoned with
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


class Pacer:
    """Lets a request go only while (under way + acknowledged in the last second) is below the rate.

    Two requests meet in one second of Teams' when the later one arrives less than a second after the earlier one did.
    One that was answered arrived before its answer left, the next one arrives after it leaves us, and those two ways
    together take at least as long as the shortest journey: so much less than a second does it count, but for a part
    that is left out for safety (docs/decisions/0014). What failed was perhaps answered by somebody nearer.

    Whoever answers typed words goes before all others, which go evenly once half of the rate is used, so that there is
    room for them at any moment. After `refused` it is slower for a while (`Brake`). `hold` lets nothing but typed
    replies go, never longer than ten seconds.
    """

    def __init__(
        self, rate: int, machine: bot.clock.Machine, alarm: Alarm | None = None, *, evenly: bool = True
    ) -> None:  # fmt: skip
        self._full, self._evenly = rate, evenly
        self._share, self._leased_until = rate, math.inf  # monotonic seconds
        self._brake = Brake(rate)
        self._held_until, self._spread_until = -math.inf, -math.inf
        self._machine = machine
        self._alarm = alarm
        self._window, self._journey = Window(SPAN), Journey()
        self._typed: deque[asyncio.Future[None]] = deque()
        self._others: deque[asyncio.Future[None]] = deque()
        self._rings: float | None = None  # when the alarm that is set will ring

    @asynccontextmanager
    async def turn(self, *, first: bool = False) -> AsyncIterator[None]:
        """Waits for room; the request counts until a second after the block ends, however it ends."""
        await self._enter(self._typed if first else self._others)
        began, well = self._machine.monotonic(), False
        try:
            yield
            well = True
        finally:
            now = self._machine.monotonic()
            self._window.leave(now, well=well)
            if well:
                self._journey.took(now - began, now)
            self._grant()

    def slow(self, factor: float = 0.5) -> None:
        """Go on at `factor` of the present rate, at least one a second."""
        self._brake.slow(self._machine.monotonic(), self.rate * factor)

    def refused(self, after: float | None) -> None:
        """Teams said 429, and after how many seconds to try again; all others wait too if we are all too fast."""
        now = self._machine.monotonic()
        if self._brake.refuse(now, self._window.taken(now)):
            self.hold(after or SPAN)

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
        return min(self._leased(now), self._brake.rate(now))

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

    @property
    def room(self) -> int:
        """How many more may come to wait: what could not go within half a second, other processes may send."""
        return max(0, math.ceil(AHEAD * self.rate) - len(self._others))

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
        less = self._less(now)
        while self._window.count(now, less) < self.rate:
            waits = now < max(self._held_until, self._spread_until)
            queue = self._typed or (None if waits else self._others)
            if not queue:
                break
            place = queue.popleft()
            if not place.done():
                self._window.enter()
                place.set_result(None)
                self._spread(queue, now, less)
        if self._typed or self._others:
            self._set_alarm(now)

    def _spread(self, queue: deque[asyncio.Future[None]], now: float, less: float) -> None:
        if self._evenly and queue is self._others and 2 * self._window.count(now, less) > self.rate:
            self._spread_until = now + EVENLY * SPAN / self.rate

    def _less(self, now: float) -> float:
        return min(self._journey.least(now), FURTHEST) * SURE

    def _leased(self, now: float) -> int:
        return self._share if now < self._leased_until else 0

    def _set_alarm(self, now: float) -> None:
        moments = [
            self._window.frees(now, self._less(now)),
            self._held_until,
            self._spread_until,
            self._brake.grows(now),
        ]
        ahead = [moment for moment in moments if moment is not None and moment > now]
        if not ahead or (self._rings is not None and self._rings <= min(ahead)):
            return
        self._rings = min(ahead)
        alarm = self._alarm or asyncio.get_running_loop().call_later
        alarm(max(SOONEST, self._rings - now), self._ring)

    def _ring(self) -> None:
        self._rings = None
        self._grant()


class GraphPacer:
    """Five a second for the app, ten a minute for one person.

    A person's minute is not waited for: `turn` raises Full, and the message goes back to the outbox until then.
    """

    def __init__(self, machine: bot.clock.Machine, alarm: Alarm | None = None) -> None:
        self._machine = machine
        self._all = Pacer(GRAPH_RATE, machine, alarm, evenly=False)
        self._people: dict[str, Window] = {}

    @asynccontextmanager
    async def turn(self, person: str) -> AsyncIterator[None]:
        now = self._machine.monotonic()
        self._forget(now)
        window = self._people.setdefault(person, Window(MINUTE))
        if window.count(now) >= GRAPH_PERSON:
            frees = window.frees(now)
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
