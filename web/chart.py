"""Where the lines of a chart go; templates/macros/chart.html draws them. Plain numbers in, SVG paths out."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

RUNGS = 4  # lines across, besides the one at nothing
STEPS = 6  # words along, at most
_ROUND = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    at: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    name: str
    values: Sequence[float]
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    width: int
    height: int
    left: float  # where the lines begin
    floor: float  # where nothing is
    labels: Sequence[str]  # of every value, in order
    rungs: Sequence[Mark]
    steps: Sequence[Mark]
    series: Sequence[Series]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spark:
    width: int
    height: int
    path: str
    x: float  # its end
    y: float


def lines(
    labels: Sequence[str], named: Sequence[tuple[str, Sequence[float]]], *, width: int = 560, height: int = 220
) -> Lines:
    """Lines over the same labels, from nothing up to a round number; `named` are (name, a value for each label)."""
    left, right, top, floor = 36.0, width - 8.0, 8.0, height - 28.0
    step = _round_step(max((max(values, default=0) for _, values in named), default=0) / RUNGS)
    most = step * RUNGS
    xs = _spread(len(labels), left, right)
    every = max(1, math.ceil(len(labels) / STEPS))
    return Lines(
        width=width, height=height, left=left, floor=floor, labels=labels,
        rungs=[Mark(at=_at(n * step, most, top, floor), words=f"{n * step:g}") for n in range(RUNGS + 1)],
        steps=[Mark(at=round(x, 1), words=words) for n, (x, words) in enumerate(zip(xs, labels, strict=True))
               if n % every == 0],
        series=[
            Series(name=name, values=values, path=path([(x, _at(y, most, top, floor)) for x, y in
                                                        zip(xs, values, strict=True)]))
            for name, values in named
        ],
    )  # fmt: skip


def spark(values: Sequence[float], *, width: int = 88, height: int = 28) -> Spark:
    """How a number went, between its own least and most."""
    low, high = min(values), max(values)
    span = (high - low) or 1
    points = [
        (x, round(height - 4 - (y - low) / span * (height - 8), 1))
        for x, y in zip(_spread(len(values), 2, width - 4), values, strict=True)
    ]
    return Spark(width=width, height=height, path=path(points), x=points[-1][0], y=points[-1][1])


def path(points: Sequence[tuple[float, float]]) -> str:
    """A smooth line through all points that never goes beyond them: a curve must not show what was not there.

    Fritsch and Carlson's monotone cubic, https://doi.org/10.1137/0717021
    """
    if not points:
        return ""
    start, slopes = f"M{points[0][0]:g} {points[0][1]:g}", _slopes(points)
    parts = [start]
    for (x0, y0), (x1, y1), m0, m1 in zip(points, points[1:], slopes, slopes[1:], strict=False):
        third = (x1 - x0) / 3
        parts.append(f"C{x0 + third:.1f} {y0 + m0 * third:.1f} {x1 - third:.1f} {y1 - m1 * third:.1f} {x1:g} {y1:g}")
    return " ".join(parts)


def _slopes(points: Sequence[tuple[float, float]]) -> list[float]:
    """Of the curve at each point: flat where it turns, else so steep that it stays between its neighbours."""
    steep = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(points)]
    if not steep:
        return [0.0]
    inner = [
        0.0 if before * after <= 0 else 3 * math.copysign(min(abs(before), abs(after), abs(before + after) / 6), after)
        for before, after in pairwise(steep)
    ]
    return [steep[0], *inner, steep[-1]]


def _spread(count: int, left: float, right: float) -> list[float]:
    return [round(left + (right - left) * n / max(count - 1, 1), 1) for n in range(count)]


def _at(value: float, most: float, top: float, floor: float) -> float:
    return round(floor - (floor - top) * value / most, 1)


def _round_step(least: float) -> float:
    """The next that is easy to count in, and whole: nobody reports a half."""
    if least <= 1:
        return 1
    tens = 10.0 ** math.floor(math.log10(least))
    return next(round(tens * one) for one in _ROUND if tens * one >= least and (tens * one).is_integer())
