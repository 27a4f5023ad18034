"""What is known of the requests of late: how many count still, how long one takes, and what was refused."""

import math
from collections import deque
from itertools import takewhile

LATELY = 10.0  # seconds
ENOUGH = 20  # journeys, before the shortest of them says something
QUIET = 10.0  # seconds for each step back to the full rate
STEP = 0.1  # of the full rate, each step
BURST = 1.0  # seconds in which several complaints answer the same burst
QUICK = 0.05  # of the full rate, in each second, after one request was refused among many that were not
FEW = 5  # refused within a second may be of as many conversations
MANY = 0.15  # of the rate, refused within a second: then all of us are too fast


class Window:
    """Requests under way, and those that ended within the last `span` seconds."""

    def __init__(self, span: float) -> None:
        self._span = span
        self._under_way = 0
        self._done: deque[float] = deque()  # monotonic seconds, oldest first
        self._failed: deque[float] = deque()

    def count(self, now: float, less: float = 0.0) -> int:
        """How many count; `less` is how many seconds sooner than `span` one that went well stops counting."""
        for ended in (self._done, self._failed):
            while ended and ended[0] + self._span <= now:
                ended.popleft()
        past = sum(1 for _ in takewhile(lambda one: one + self._span - less <= now, self._done))
        return self._under_way + len(self._done) + len(self._failed) - past

    def enter(self) -> None:
        self._under_way += 1

    def leave(self, now: float, *, well: bool = True) -> None:
        self._under_way -= 1
        (self._done if well else self._failed).append(now)

    def taken(self, now: float) -> int:
        """How many ended well."""
        self.count(now)
        return len(self._done)

    def frees(self, now: float, less: float = 0.0) -> float | None:
        """When the next of those that ended stops counting; None when only what is under way can make room."""
        well = (one + self._span - less for one in self._done)
        ends = [next((end for end in well if end > now), None), self._failed[0] + self._span if self._failed else None]
        return min((end for end in ends if end is not None), default=None)


class Journey:
    """How long a request that went well and its answer take at least, of those of the last 10 to 20 seconds."""

    def __init__(self) -> None:
        self._shortest, self._before = math.inf, math.inf
        self._many, self._many_before = 0, 0
        self._since = -math.inf

    def took(self, seconds: float, now: float) -> None:
        self._turn(now)
        self._shortest, self._many = min(self._shortest, seconds), self._many + 1

    def least(self, now: float) -> float:
        """In seconds; 0 as long as too few are known."""
        self._turn(now)
        if self._many + self._many_before < ENOUGH:
            return 0.0
        return min(self._shortest, self._before)

    def _turn(self, now: float) -> None:
        if now - self._since < LATELY:
            return
        gone = now - self._since >= 2 * LATELY
        self._before, self._many_before = (math.inf, 0) if gone else (self._shortest, self._many)
        self._shortest, self._many, self._since = math.inf, 0, now


class Brake:
    """How much slower than the full rate to go, after what was refused.

    A 429 does not say whether one conversation or all of us were too fast. One among many that were taken costs one
    request a second, for half a second or so. When more than a seventh of a second's are refused, and more than five,
    the rate becomes smaller by as large a part as was refused; a tenth of the full rate comes back every ten seconds.
    """

    def __init__(self, full: int) -> None:
        self._full = full
        self._top, self._topped = float(full), -math.inf
        self._less, self._lessened = 0.0, -math.inf
        self._refused: deque[float] = deque()

    def rate(self, now: float) -> int:
        """Requests a second, at least one."""
        steps = max(0.0, (now - self._topped) // QUIET)
        return max(1, int(min(self._full, self._top + steps * STEP * self._full) - self._dip(now)))

    def slow(self, now: float, to: float) -> None:
        """No more than so many, unless it was slowed within the same burst."""
        if now - self._topped >= BURST:
            self._top, self._topped, self._less = max(1.0, to), now, 0.0
            self._refused.clear()

    def refuse(self, now: float, taken: int) -> bool:
        """One was refused, while `taken` went well within the second; whether all of us are too fast."""
        rate = self.rate(now)
        self._refused.append(now)
        while self._refused[0] <= now - BURST:
            self._refused.popleft()
        if now - self._topped < BURST:
            return True
        if (many := len(self._refused)) > max(FEW, MANY * rate):
            self.slow(now, rate * max(0.5, taken / (taken + many)))
            return True
        self._less, self._lessened = self._dip(now) + 1, now
        return False

    def grows(self, now: float) -> float | None:
        """When the rate is more than now; None when it is full."""
        if self.rate(now) >= self._full:
            return None
        next_step = self._topped + ((now - self._topped) // QUIET + 1) * QUIET
        return now + 1 / (QUICK * self._full) if self._dip(now) else next_step

    def _dip(self, now: float) -> float:
        return max(0.0, self._less - QUICK * self._full * max(0.0, now - self._lessened))
