"""A hint to other processes on the same PostgreSQL."""

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import text

import storage.wake
from storage.store import Store
from storage.tx import Tx

_KILL = text(
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query ~ '^(LISTEN|SELECT 1)' "
    "AND datname = current_database() AND pid <> pg_backend_pid()"
)
_HERE = text(
    "SELECT count(*) FROM pg_stat_activity WHERE query ~ '^(LISTEN|SELECT 1)' "
    "AND datname = current_database() AND pid <> pg_backend_pid()"
)


class Ears:
    def __init__(self) -> None:
        self._came = threading.Semaphore(0)

    def hear(self) -> None:
        self._came.release()

    def heard(self, within: float = 10) -> bool:
        return self._came.acquire(timeout=within)


@pytest.fixture
def ears(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ears]:
    monkeypatch.setattr(storage.wake, "AGAIN", 0.05)
    made = Ears()
    listener = storage.wake.Listener(postgres_url, own="us", heard=made.hear)
    assert made.heard(), "what came before it listened is looked for"
    yield made
    listener.close()


def call(store: Store, by: str) -> None:
    store.write(lambda tx: storage.wake.call(tx, by)).result(10)


def test_a_process_hears_another_and_not_itself(ears: Ears, postgres_store: Store) -> None:
    call(postgres_store, "us")
    call(postgres_store, "another")
    assert ears.heard()
    assert not ears.heard(within=0.2)


def test_a_call_that_is_not_committed_is_not_heard(ears: Ears, postgres_store: Store) -> None:
    def job(tx: Tx) -> None:
        storage.wake.call(tx, "another")
        raise ValueError

    assert isinstance(postgres_store.write(job).exception(10), ValueError)
    assert not ears.heard(within=0.2)


def test_a_connection_that_dies_is_made_anew_and_may_have_missed_something(ears: Ears, postgres_store: Store) -> None:
    for _ in range(2):
        assert postgres_store.write(lambda tx: tx.row(_KILL)[0]).result(10) == 1
        assert ears.heard(), "it looks, since it may have missed a call"
        call(postgres_store, "another")
        assert ears.heard()


def test_closing_leaves_no_connection_and_no_thread(postgres_url: str, postgres_store: Store) -> None:
    ears = Ears()
    listener = storage.wake.Listener(postgres_url, own="us", heard=ears.hear)
    assert ears.heard()
    listener.close()
    assert "kring-listen" not in {thread.name for thread in threading.enumerate()}
    while postgres_store.read(lambda tx: tx.row(_HERE)[0]).result(10):
        pass


def test_a_store_that_cannot_be_reached_is_tried_again_until_it_is_closed() -> None:
    ears = Ears()
    listener = storage.wake.Listener("postgresql://nobody@127.0.0.1:1/none", own="us", heard=ears.hear)
    assert not ears.heard(within=0.2)
    listener.close()
