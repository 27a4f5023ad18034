"""Folding, periods and medians; and attackers who know the rules and everything that is shown."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, product

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from content import loader
from domain import insights
from domain.insights import LEAST, Folded, Median, Share, Span, Sure, about, block_of, fold, median, score, spans
from domain.insights.overview import FIRST, WEIGHTS
from tests.examples import RULES

SMALL = 3  # stands for LEAST where all worlds are tried
MONDAY = date(2026, 10, 5)  # begins a block
WEEK = timedelta(days=7)


def shown(parts: Sequence[int], least: int = SMALL) -> Folded:
    return fold({str(at): many for at, many in enumerate(parts)}, least=least)


def seen(folded: Folded) -> tuple[int | None, ...]:
    """What somebody sees of it."""
    return folded.total, *folded.parts.values()


def told(worlds: Iterable[Sequence[int]], hidden: Sequence[int]) -> dict[tuple[int, ...], int]:
    """What somebody works out who knows that it is one of these: sums of some hidden parts that are sure."""
    every = list(worlds)
    found = {}
    for size in range(1, len(hidden)):
        for some in combinations(hidden, size):
            sums = {sum(world[at] for at in some) for world in every}
            if len(sums) == 1:
                found[some] = sums.pop()
    return found


@pytest.mark.parametrize(("parts", "most"), [(2, 14), (3, 9), (4, 7), (5, 5)])
def test_whoever_knows_the_rule_and_what_is_shown_finds_no_few_in_what_is_hidden(parts: int, most: int) -> None:
    worlds = defaultdict(list)
    for world in product(range(most + 1), repeat=parts):
        if sum(world) <= most:  # all worlds of such a sum, so that none is missing
            worlds[seen(shown(world))].append(world)
    assert len(worlds) > most
    for (total, *each), possible in worlds.items():
        hidden = [at for at, many in enumerate(each) if many is None]
        if total is not None and hidden:
            found = {some: many for some, many in told(possible, hidden).items() if 0 < many < SMALL}
            assert found == {}, (total, each)


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 40), min_size=1, max_size=9), st.sampled_from([5, 10]))
def test_what_is_shown_and_what_is_hidden_together_is_enough_or_none(parts: dict[str, int], least: int) -> None:
    folded = fold(parts, least=least)
    hidden = [one for one, many in folded.parts.items() if many is None]
    assert all(many == parts[one] and (many >= least or not many) for one, many in folded.shown.items())
    assert folded.total in (None, sum(parts.values()))
    if folded.total is not None:
        assert folded.rest == sum(parts[one] for one in hidden)
        assert folded.rest == 0 or (folded.rest >= least and len(hidden) > 1)
        assert not (hidden and folded.shown) or max(parts[one] for one in hidden) < min(folded.shown.values())


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((20, 12, 7), (39, 20, 12, 7)),
        ((20, 12, 0), (32, 20, 12, 0)),  # none is nobody
        ((20, 12, 3), (35, 20, None, None)),  # one alone: its total would tell
        ((20, 12, 1, 2), (35, 20, None, None, None)),  # together under five
        ((20, 2, 3), (25, 20, None, None)),
        ((20, 12, 12, 3), (47, 20, None, None, None)),  # of two that are as many, both
        ((20, 9, 4, 4), (37, 20, None, None, None)),  # else each is four, since none may be more
        ((20, 1, 1, 1, 1, 1, 6), (31, 20, *[None] * 6)),  # and here each is one, where none of them may be none
        ((2, 1), (None, None, None)),
        ((0, 0), (0, 0, 0)),
        ((7,), (7, 7)),
    ],
)
def test_of_counts_that_add_up_the_few_are_hidden_and_what_would_tell_them(
    parts: Sequence[int], expected: Sequence[int | None]
) -> None:
    assert seen(shown(parts, LEAST)) == tuple(expected)


def test_what_is_right_now_is_told_by_fives_so_that_two_looks_tell_no_number() -> None:
    assert [about(many) for many in (0, 1, 4, 5, 9, 10, 23)] == [None, None, None, 5, 5, 10, 20]
    for before, after in product(range(40), repeat=2):
        could = {a - b for b in range(40) for a in range(40) if (about(b), about(a)) == (about(before), about(after))}
        assert len(could) > 1


def test_a_share_says_no_more_than_that_one_side_is_a_few() -> None:
    worlds = defaultdict(set)
    for of in range(60):
        for many in range(of + 1):
            worlds[of, insights.share(many, of)].add(many)
    for (of, said), could in worlds.items():
        if said is None:
            assert of < 2 * LEAST
        elif len(could) == 1:
            [many] = could
            assert LEAST <= many <= of - LEAST
        else:
            few = {Sure.AT_MOST: range(LEAST), Sure.AT_LEAST: range(of - LEAST + 1, of + 1)}
            assert said.sure is Sure.EXACTLY or could == set(few[said.sure])


@pytest.mark.parametrize(
    ("many", "of", "said"),
    [
        (27, 40, Share(percent=68, sure=Sure.EXACTLY, of=40)),
        (38, 40, Share(percent=90, sure=Sure.AT_LEAST, of=40)),
        (2, 40, Share(percent=10, sure=Sure.AT_MOST, of=40)),
        (0, 10, Share(percent=40, sure=Sure.AT_MOST, of=10)),
        (4, 9, None),
    ],
)
def test_a_share_is_a_whole_percentage_or_a_bound(many: int, of: int, said: Share | None) -> None:
    assert insights.share(many, of) == said


def weeks(*many: int, first: date = MONDAY) -> list[tuple[date, int]]:
    return [(first + at * WEEK, one) for at, one in enumerate(many)]


@pytest.mark.parametrize(
    ("each", "expected"),
    [
        ((9, 5, 7, 30), [(0, 1, 9), (1, 1, 5), (2, 1, 7), (3, 1, 30)]),
        ((9, 2, 7, 30), [(0, 1, 9), (1, 2, 9), (3, 1, 30)]),  # two weeks together
        ((9, 7, 7, 3), [(0, 1, 9), (1, 1, 7), (2, 1, 7)]),  # the last is shown nowhere
        ((9, 7, 7, 3, 4, 9), [(0, 1, 9), (1, 1, 7), (2, 1, 7), (4, 2, 13)]),  # nor with the next block
        ((0, 0, 4, 1), [(0, 4, 5)]),
        ((1, 1, 1, 1), []),
    ],
)
def test_a_week_of_a_few_goes_together_with_the_next_ones_of_its_block(
    each: Sequence[int], expected: list[tuple[int, int, int]]
) -> None:
    assert [((one.first - MONDAY) // WEEK, one.weeks, one.many) for one in spans(weeks(*each))] == expected


def test_whoever_sees_the_spans_cannot_tell_a_week_of_a_few() -> None:
    worlds = defaultdict(list)
    for world in product(range(13), repeat=4):
        if sum(world) <= 12:
            worlds[tuple(spans(weeks(*world)))].append(world)
    for said, possible in worlds.items():
        covered = {(one.first - MONDAY) // WEEK + at for one in said if one.weeks > 1 for at in range(one.weeks)}
        left = sorted({*range(4)} - {(one.first - MONDAY) // WEEK + at for one in said for at in range(one.weeks)})
        for hidden in (sorted(covered), left):
            for some, many in told(possible, [*hidden, *hidden[:1]]).items():
                assert many == 0 or many >= LEAST, (said, some)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=13), st.data())
def test_what_was_shown_on_one_day_is_shown_the_same_on_every_later_one(each: list[int], data: st.DataObject) -> None:
    earlier = data.draw(st.integers(0, len(each)))
    before, after = list(spans(weeks(*each[:earlier]))), list(spans(weeks(*each)))
    assert after[: len(before)] == before


def test_four_weeks_begin_on_the_same_mondays_for_whoever_asks_whenever() -> None:
    assert block_of(MONDAY) == MONDAY
    assert {block_of(MONDAY + timedelta(days=at)) for at in range(28)} == {MONDAY}
    assert block_of(MONDAY - timedelta(days=1)) == MONDAY - 4 * WEEK
    assert FIRST.weekday() == 0
    assert (MONDAY - FIRST).days % 28 == 0


@pytest.mark.parametrize(
    ("buckets", "expected"),
    [
        ({1: 3, 4: 3, 24: 1}, Median(within=4, of=5)),
        ({1: 4, 4: 1, None: 3}, Median(within=1, of=5)),
        ({240: 2, None: 8}, Median(within=None, of=10)),
        ({1: 4}, None),
    ],
)
def test_the_median_is_where_half_of_them_have_passed(
    buckets: Mapping[int | None, int], expected: Median | None
) -> None:
    assert median(list(buckets.items())) == expected


def test_an_issue_stands_ahead_by_whom_it_bothers_what_it_costs_and_how_long() -> None:
    assert score(1, None, 0) == 1
    assert score(6, "stress", 4) == 6 * 3 * 5
    assert score(6, "time", 4) == 6 * 2 * 5
    assert WEIGHTS.keys() == set(RULES.taxonomy.impacts)


def test_the_least_that_is_shown_is_what_the_organisation_is_told() -> None:
    numbers = yaml.safe_load(loader.source("defaults.yaml"))["privacy"]
    assert (numbers["k_scores"], numbers["k_comments"]) == (insights.LEAST, insights.LEAST_WORDS)
    assert numbers["k_remainder"] == insights.LEAST


def test_a_span_ends_on_the_monday_after_it() -> None:
    assert Span(first=MONDAY, weeks=2, many=9).end == MONDAY + 2 * WEEK
