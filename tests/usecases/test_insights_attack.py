"""Attackers at the overview: they look on every day, keep all that it ever showed, and add and subtract it (PS4).

What they see are sums over cells: of each week and group, how many reports came in. Whatever set of cells they can work
out the sum of, of none or of five or more reports.
"""

import shutil
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.insights import DAY, LEAST, LEAST_WORDS, Measure, Overview
from domain.insights.overview import WEEK
from storage import insights, keep, views
from storage.insights import NEXT, Place
from storage.store import Store, open_store
from storage.tx import Tx
from tests.examples import NOW, RULES

FIRST = date(2026, 9, 7)  # begins a block
GROUPS = ("base", "find", "fit", "")
WEEKS = 9
Cells = frozenset[tuple[int, str]]  # of a week, and a group
Worlds = st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=WEEKS, max_size=WEEKS)


@pytest.fixture(scope="module")
def lite(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Store]:
    """One store for all that hypothesis thinks of."""
    path = shutil.copy(sqlite_template, tmp_path_factory.mktemp("attack") / "kring.db")
    opened = open_store(f"sqlite:///{path}")
    yield opened
    opened.close()


def live(tx: Tx, world: list[list[int]]) -> None:
    """So many reports a week, by group, each group on a day of its own."""
    keep.empty(tx)
    insights.begin(tx, FIRST)
    for week, groups in enumerate(world):
        for at, many in enumerate(groups):
            if many:
                insights.add(tx, FIRST + week * WEEK + at * DAY, [(Measure.RECEIVED, GROUPS[at], many)])


def look(tx: Tx, day: date) -> Overview:
    """As it is shown once everything before that day is counted."""
    keep.remember(tx, NEXT, Place(day=day).written())
    return views.overview(tx, now=NOW, rules=RULES)


def seen(overview: Overview) -> Iterable[tuple[Cells, int]]:
    for span in overview.received:
        yield weeks(span.first, span.weeks, GROUPS), span.many
    if overview.block and overview.groups:
        told = [span for span in overview.received if overview.block <= span.first < overview.block + 4 * WEEK]
        for group, many in overview.groups.parts.items():
            if many is not None and group in GROUPS:
                yield frozenset().union(*(weeks(one.first, one.weeks, (group,)) for one in told)), many


def weeks(first: date, many: int, groups: Iterable[str]) -> Cells:
    begun = (first - FIRST) // WEEK
    return frozenset((week, group) for week in range(begun, begun + many) for group in groups)


def worked_out(known: dict[Cells, int]) -> dict[Cells, int]:
    """All that follows by taking a part from a whole, and by adding what does not overlap, a few times over."""
    found = dict(known)
    for _ in range(3):
        new = {}
        for one, many in found.items():
            for other, more in known.items():
                if other < one:
                    new[one - other] = many - more
                elif one.isdisjoint(other) and len(found) < 3000:
                    new[one | other] = many + more
        if new.keys() <= found.keys():
            break
        found |= new
    return found


@settings(max_examples=40)
@given(world=Worlds)
def test_whoever_keeps_all_that_was_ever_shown_works_out_nothing_of_a_few(lite: Store, world: list[list[int]]) -> None:
    lite.write(lambda tx: live(tx, world)).result()
    known: dict[Cells, int] = {}
    for day in range(0, 7 * WEEKS + 1, 3):
        overview = lite.write(lambda tx, day=day: look(tx, FIRST + day * DAY)).result()  # type: ignore[misc]
        for cells, many in seen(overview):
            assert known.setdefault(cells, many) == many, "what was shown once is shown the same"
            assert many == sum(world[week][GROUPS.index(group)] for week, group in cells)
    for cells, many in worked_out(known).items():
        assert many == 0 or many >= LEAST, (sorted(cells), many)


def test_a_group_of_a_few_is_not_what_all_less_the_others_comes_to(store: Store) -> None:
    """Parent minus siblings: of 44 reports 20 are shown, as 7 are a few of what was said in words, and 24 are not."""
    world = [[20, 17, 7, 0], [0] * 4, [0] * 4, [0] * 4]
    store.write(lambda tx: live(tx, world)).result()
    groups = store.write(lambda tx: look(tx, FIRST + 4 * WEEK)).result().groups
    assert groups
    assert groups.total == 44
    assert groups.shown == {"base": 20}
    hidden = [one for one, many in groups.parts.items() if many is None]
    assert len(hidden) > 1
    assert groups.rest is not None
    assert groups.rest >= LEAST_WORDS


def test_a_week_of_a_few_is_in_no_sum_of_its_block(store: Store) -> None:
    """Two dates: the last week had three reports, and neither the weeks nor the groups of four weeks have them."""
    world = [[12, 10, 0, 0], [11, 0, 0, 0], [11, 0, 0, 0], [3, 0, 0, 0]]
    store.write(lambda tx: live(tx, world)).result()
    before = store.write(lambda tx: look(tx, FIRST + 3 * WEEK)).result()
    after = store.write(lambda tx: look(tx, FIRST + 4 * WEEK)).result()
    assert before.received == after.received
    assert after.groups
    assert (after.groups.total, after.groups.parts["base"]) == (44, 34)


def test_what_is_counted_in_the_midst_of_a_week_shows_nowhere(store: Store) -> None:
    store.write(lambda tx: live(tx, [[9, 9, 9, 9]])).result()
    shown = [store.write(lambda tx, at=at: look(tx, FIRST + at * DAY)).result().received for at in range(7)]  # type: ignore[misc]
    assert shown == [()] * 7
    assert store.write(lambda tx: look(tx, FIRST + WEEK)).result().received[0].many == 36


def test_of_topics_that_are_not_shown_not_even_their_names_are(store: Store) -> None:
    counted = [(Measure.ASKED, "Planner", 30), (Measure.ASKED, "Excel", 11), (Measure.ASKED, "Mijn lastige topic", 2)]

    def job(tx: Tx) -> Overview:
        live(tx, [[9, 9, 9, 9]] * 4)
        insights.add(tx, FIRST + timedelta(days=2), counted)
        return look(tx, FIRST + 4 * WEEK)

    topics = store.write(job).result().topics
    assert topics
    assert (topics.total, topics.parts, topics.rest) == (43, {"Planner": 30}, 13)
