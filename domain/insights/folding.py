"""Folding: what is so few that it would single somebody out is not shown, and cannot be worked out (PS4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

LEAST = 5  # of whatever is shown (k_scores of content/defaults.yaml)
LEAST_WORDS = 10  # of reports and questions by what they are about (k_comments there)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Counts that add up to one total; None where one is not shown."""

    total: int | None
    parts: Mapping[str, int | None]

    @property
    def shown(self) -> dict[str, int]:
        """Those that are, the most first."""
        seen = {one: many for one, many in self.parts.items() if many is not None}
        return dict(sorted(seen.items(), key=lambda one: (-one[1], one[0])))

    @property
    def rest(self) -> int | None:
        """How many all that is not shown come to: none, or `least` or more."""
        return None if self.total is None else self.total - sum(self.shown.values())


class Sure(StrEnum):
    EXACTLY = "exactly"
    AT_LEAST = "at_least"  # all but a few
    AT_MOST = "at_most"  # a few


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A whole percentage; where one side of it is fewer than LEAST, as far as that may be said."""

    percent: int
    sure: Sure
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Median:
    """Half of them within so many hours; None: more than the longest that is told apart."""

    within: int | None
    of: int  # rounded down by fives, so that it cannot be subtracted from what else is shown


def fold(parts: Mapping[str, int], *, least: int = LEAST) -> Folded:
    """Hides parts under `least`, and then the next smallest until what is hidden can be told apart by nobody.

    The parts are all there are, also those with nothing in them. Whoever sees the result, and knows this rule, finds no
    part, and no sum of hidden parts that is not all of them, that must be more than 0 and under `least`. Parts of the
    same size are hidden together: then the hidden ones could always be each other's, unless all are the same, which
    their sum gives away when it is the least or the most that they can be.
    """
    total, values = sum(parts.values()), sorted(parts.values())
    if total < least:
        few = None if total else 0
        return Folded(total=few, parts=dict.fromkeys(parts, few))
    line = least  # what is under it is hidden
    while _tells([one for one in values if one < line], least) and line <= values[-1]:
        line = 1 + next(one for one in values if one >= line)
    if not any(one for one in values if one < line):
        line = 0  # a group of which there are none is nobody
    return Folded(total=total, parts={which: None if many < line else many for which, many in parts.items()})


def about(many: int) -> int | None:
    """Of what is told as it is right now: rounded down by fives, so that two looks cannot be subtracted; None under 5.

    Also none is None: else the first one to come would be told by itself.
    """
    return many - many % LEAST or None


def share(many: int, of: int) -> Share | None:
    """None where they are too few to tell both sides apart."""
    if of < 2 * LEAST:
        return None
    if many < LEAST:
        return Share(percent=-(-100 * (LEAST - 1) // of), sure=Sure.AT_MOST, of=of)
    if of - many < LEAST:
        return Share(percent=100 * (of - LEAST + 1) // of, sure=Sure.AT_LEAST, of=of)
    return Share(percent=(200 * many + of) // (2 * of), sure=Sure.EXACTLY, of=of)


def median(within: Sequence[tuple[int | None, int]]) -> Median | None:
    """Of how many took so many hours at most, shortest first; None for fewer than LEAST."""
    of = sum(many for _, many in within)
    if of < LEAST:
        return None
    passed = 0
    for hours, many in within:
        passed += many
        if 2 * passed >= of:
            return Median(within=hours, of=of - of % LEAST)
    raise AssertionError


def _tells(hidden: Sequence[int], least: int) -> bool:
    """Whether what is hidden could be worked out from its sum; one alone is always under `least`."""
    return any(hidden) and (sum(hidden) < least or set(hidden) in ({1}, {least - 1}))
