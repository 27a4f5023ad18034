"""Where each receiver of a message about a change stands, and which numbers of it are told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

LEAST = 5  # people: fewer are not told apart in any count


class Reach(StrEnum):
    """Where one receiver stands; everybody ends in one of these."""

    WAITS = "waits"  # for their moment: hours, absence, or another message that came just before
    OWED = "owed"
    DELIVERED = "delivered"
    AHEAD = "ahead"  # had it first, as a key user
    OFF = "off"  # wishes nothing unasked: it waits where they look
    PAUSED = "paused"  # answered nothing for so long that it stopped
    BLOCKED = "blocked"  # the app is not there for them
    FAILED = "failed"
    UNKNOWN = "unknown"  # it may have arrived, and is not sent twice
    WITHDRAWN = "withdrawn"  # before it was sent
    OVER = "over"  # their moment did not come while it was new: it stands where they look


OPEN = frozenset({Reach.WAITS, Reach.OWED})
CHOSEN = frozenset({Reach.WAITS, Reach.OFF, Reach.PAUSED, Reach.BLOCKED, Reach.OVER})  # a number, never a name


def folded(many: int) -> int | None:
    """A number as people may read it: 0, or from five on."""
    return many if many == 0 or many >= LEAST else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Where receivers stand, as coordinators may read it: with their number it leads to none of fewer than five."""

    exact: Mapping[Reach, int]
    chosen: int | None = 0  # all of whom it is by their own choice, where these are not told apart; None: under five
    delivered: int | None = None  # at least so many, where the number would lead to the others


def told(counts: Mapping[Reach, int]) -> Told:
    """Of few people only what failed; else by state, and what people chose together where a part of it is of few (PS4).

    Whoever sent it knows how many get it: so where those who chose are few, how many have it is told as at least.
    """
    failed = {state: counts.get(state, 0) for state in (Reach.FAILED, Reach.UNKNOWN)}
    if sum(counts.values()) < LEAST:
        return Told(exact=failed, chosen=None)
    some = [many for state, many in counts.items() if state in CHOSEN and many]
    if all(many >= LEAST for many in some):
        return Told(exact=dict(counts))
    others = {state: many for state, many in counts.items() if state not in CHOSEN}
    if sum(some) >= LEAST:
        return Told(exact=others, chosen=sum(some))
    blurred = sum(counts.values()) - sum(failed.values())  # all but what failed, the key users who had it first too
    had = counts.get(Reach.DELIVERED, 0) + counts.get(Reach.AHEAD, 0)
    return Told(exact=failed, chosen=None, delivered=max(0, min(had, blurred - LEAST)) // LEAST * LEAST)


def parts(whole: int, some: Mapping[str, int]) -> Mapping[str, int]:
    """The parts of a whole that is told, where none of them is of few; else none of them (PS4)."""
    if whole < LEAST or any(0 < many < LEAST for many in some.values()):
        return {}
    return some


def by_fives(many: int) -> int:
    """What people did, as it is told: from five on, and by fives, so that no press of one person moves it alone."""
    return many // LEAST * LEAST


def too_near(count: int, before: Sequence[int]) -> bool:
    """Whether it differs so little from what was counted before that the difference tells of a few (PS4)."""
    return any(0 < abs(count - one) < LEAST for one in before)
