"""A machine whose time moves only when a test says so."""

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
