"""How often one person acts: a limit that protects everybody else, counted in memory and kept nowhere."""

import bot.clock
from bot.pacer import MINUTE
from bot.window import Window

MANY = 1000  # people counted at once; only so that forgetting is rare


class Acts:
    """Counts each person's acts of the last minute, in memory."""

    def __init__(self, limit: int, machine: bot.clock.Machine) -> None:
        self._limit = limit
        self._machine = machine
        self._people: dict[str, Window] = {}

    def count(self, who: str) -> int:
        """Counts one more act; by how many this person is over the limit."""
        now = self._machine.monotonic()
        if len(self._people) > MANY:
            self._people = {one: window for one, window in self._people.items() if window.count(now)}
        window = self._people.setdefault(who, Window(MINUTE))
        window.enter()
        window.leave(now)
        return max(0, window.count(now) - self._limit)
