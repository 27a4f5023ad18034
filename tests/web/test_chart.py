"""Charts show what is there: they begin at nothing, end at a round number, and no curve goes beyond its points."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from web import chart

numbers = st.lists(st.integers(0, 100_000), min_size=1, max_size=60)


@given(numbers)
def test_a_curve_stays_between_its_neighbours(values: list[int]) -> None:
    points = [(float(x * 10), float(y)) for x, y in enumerate(values)]
    ys = [
        float(one) for one in re.findall(r"[\d.e+-]+ ([\d.e+-]+)", chart.path(points).replace("M", "").replace("C", ""))
    ]
    for n, (low, high) in enumerate(pairwise(values)):
        controls = ys[1 + 3 * n : 4 + 3 * n]
        assert min(low, high) - 0.1 <= min(controls)
        assert max(controls) <= max(low, high) + 0.1


@given(numbers)
def test_the_scale_begins_at_nothing_and_holds_everything(values: list[int]) -> None:
    made = chart.lines([str(n) for n in range(len(values))], [("Received", values)])
    assert made.rungs[0].words == "0"
    assert float(made.rungs[-1].words) >= max(values)
    assert len(made.steps) <= chart.STEPS + 1
    assert made.rungs[0].at == made.floor


def test_an_empty_chart_and_a_single_value_are_drawn_too() -> None:
    assert chart.lines([], [("Received", [])]).series[0].path == ""
    assert chart.spark([3]).path.startswith("M")
