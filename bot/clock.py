"""The only place that asks the machine what time it is."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """People's time: what a deadline, a quiet hour or a timeline shows. The demo can move it."""

    def now(self) -> datetime: ...


class Machine:
    """Machine time: leases, Retry-After, the pacer and tokens; nobody can move it."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that never go back; only differences mean something."""
        return time.monotonic()

    async def pause(self, seconds: float, /) -> None:
        """Lets others go first for so long."""
        await asyncio.sleep(seconds)


class Wall:
    """People's time outside the demo: the machine's."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class Movable:
    """People's time in the demo: starts where it is told, runs on, and moves when asked."""

    def __init__(self, start: datetime) -> None:
        self.ahead = (start - datetime.now(UTC)).total_seconds()  # seconds before the machine's time

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.ahead)

    def move_to(self, moment: datetime) -> None:
        """Moves people's time to an aware moment; never back."""
        self.ahead += max((moment - self.now()).total_seconds(), 0.0)
