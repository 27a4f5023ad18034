"""What the overview and the counting ask of each store: by keys and indexes, whatever else is in it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

import pytest

from domain.insights import Measure
from storage import insights
from storage.insights import Of, Place
from storage.store import Store
from storage.tx import Tx
from storage.views import insights as views
from tests.examples import NOW, RULES
from tests.storage.plans import plans, read_whole

SHORT = {"SCAN role"}  # who coordinates, and who is a key user
DAY = date(2026, 11, 16)
HERE = Place(day=DAY, after=(NOW.isoformat(), "f", 1))
READS: dict[str, Callable[[Tx], object]] = {
    "overview": partial(views.overview, now=NOW, rules=RULES),
    "solved": partial(views.solved, first=DAY, end=DAY),
    "reports": partial(insights.steps, where=HERE, since=NOW, until=NOW),
    "questions": partial(insights.said, where=HERE, since=NOW, until=NOW),
    "first": insights.first,
    "place": insights.place,
}


@pytest.fixture
def counted(store: Store) -> Store:
    """So that the overview also reads the block that is over."""
    store.write(lambda tx: insights.add(tx, date(2026, 10, 5), [(Measure.RECEIVED, "base", 1)])).result()
    store.write(lambda tx: insights.begin(tx, DAY)).result()
    return store


@pytest.mark.parametrize("name", READS)
def test_nothing_is_gone_through_from_beginning_to_end(counted: Store, name: str) -> None:
    found = plans(counted, READS[name])
    assert found
    assert [one for plan in found for one in read_whole(plan) if one not in SHORT] == []


def test_the_overview_reads_no_act(counted: Store) -> None:
    found = plans(counted, READS["overview"])
    read = "\n".join(found).split()
    assert {"tally", "friction", "support"} <= {one.strip("()") for one in read}
    assert {"event", "question_event", "question"} & set(read) == set()
    assert any("ix_friction_heading" in one for one in found)  # of the open reports those that colleagues may see
    assert any("ix_friction_queue_state" in one for one in found)


def test_a_days_acts_are_begun_after_the_last_that_was_counted(counted: Store) -> None:
    """And not at its midnight: else each page would go through all pages before it."""
    for name, index in (("reports", "ix_event_at"), ("questions", "ix_question_event_at")):
        found = "\n".join(plans(counted, READS[name]))
        assert index in found
        assert "version)>(?,?,?)" in found or "version) > ROW(" in found


def test_a_place_is_kept_and_read_back(store: Store) -> None:
    place = Place(day=DAY, of=Of.QUESTIONS, after=("2026-11-16T00:00:00+00:00", "q", 2))
    store.write(lambda tx: insights.begin(tx, DAY)).result()
    assert store.write(lambda tx: insights.move(tx, Place(day=DAY), place)).result()
    found = store.read(insights.place).result()
    assert found == place
    assert found.after
    assert datetime.fromisoformat(found.after[0]) == datetime(2026, 11, 16, tzinfo=UTC)
