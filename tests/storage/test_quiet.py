"""Jobs of which no line is logged, on both stores."""

import itertools
from collections.abc import Iterator

import pytest
import structlog

from storage.store import Store, open_store
from storage.tx import Quiet, Tx


@pytest.fixture
def slow(store_url: str) -> Iterator[Store]:
    """A store where every job takes a second or more."""
    seconds = itertools.count()
    store = open_store(store_url, monotonic=lambda: float(next(seconds)))
    yield store
    store.close()


def on_the_way(tx: Tx) -> str:
    return tx.dialect


def lost(_tx: Tx) -> str:
    raise LookupError


def test_no_line_is_logged_of_a_quiet_job_however_slow_it_is(slow: Store) -> None:
    with structlog.testing.capture_logs() as lines:
        assert slow.write(Quiet(on_the_way)).result(10) == slow.read(Quiet(on_the_way)).result(10)
        for refused in (slow.write(Quiet(lost)), slow.read(Quiet(lost))):
            with pytest.raises(LookupError):
                refused.result(10)
    assert [line for line in lines if line["event"] == "slow_job"] == []


def test_any_other_job_is_named_when_it_is_slow(slow: Store) -> None:
    with structlog.testing.capture_logs() as lines:
        slow.write(on_the_way).result(10)
        slow.read(on_the_way).result(10)
    assert [line["job"] for line in lines if line["event"] == "slow_job"] == [f"{__name__}.on_the_way"] * 2
