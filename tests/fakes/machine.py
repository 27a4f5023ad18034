"""Machines whose time a test moves: one that stands still, and one that runs on and jumps."""

import asyncio
import itertools
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import bot.clock


class FakeMachine(bot.clock.Machine):
    """Also an alarm clock: what was set with `call_later` rings, in order, while `advance` passes by."""

    def __init__(self) -> None:
        self._seconds = 1000.0
        self._start = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
        self._alarms: list[tuple[float, int, Callable[[], None]]] = []

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._seconds)

    def monotonic(self) -> float:
        return self._seconds

    def call_later(self, delay: float, ring: Callable[[], None]) -> None:
        self._alarms.append((self._seconds + delay, len(self._alarms), ring))

    def advance(self, seconds: float) -> None:
        end = self._seconds + seconds
        while due := [alarm for alarm in self._alarms if alarm[0] <= end]:
            first = min(due)
            self._alarms.remove(first)
            self._seconds = max(self._seconds, first[0])
            first[2]()
        self._seconds = end


class JumpingMachine(bot.clock.Machine):
    """Runs on like any machine and takes its event loop along when it jumps: timeouts and alarms in between ring.

    To other threads than the loop's, the store's, no time passes: how fast a computer is makes no difference to them.
    """

    def __init__(self) -> None:
        self._ahead, self._ours = 0.0, threading.get_ident()
        loop = asyncio.get_running_loop()
        runs_on = loop.time
        loop.time = lambda: runs_on() + self._ahead  # type: ignore[method-assign]  # asyncio offers no clock to hand in

    def now(self) -> datetime:
        return super().now() + timedelta(seconds=self._ahead)

    def monotonic(self) -> float:
        return super().monotonic() + self._ahead if threading.get_ident() == self._ours else self.elsewhere()

    def elsewhere(self) -> float:
        return 0.0

    def advance(self, seconds: float) -> None:
        self._ahead += seconds

    async def pause(self, _seconds: float, /) -> None:
        """Lets others go first, and takes no time."""
        await asyncio.sleep(0)


class SlowMachine(JumpingMachine):
    """On which whatever the store does takes a second, or more."""

    def __init__(self) -> None:
        super().__init__()
        self._looks = itertools.count()

    def elsewhere(self) -> float:
        return float(next(self._looks))
