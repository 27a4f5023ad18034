"""SQLite's group commit: nobody answered "ok" is lost, nobody refused is stored, nobody waits for ever."""

import resource
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

import domain.errors
from storage.store import Broke, Busy, Failed, InDoubt, SqliteStore, Tx, open_store
from tests.storage.conftest import ids, put, together

ERASE = text("DELETE FROM note")
PAGES = text("PRAGMA max_page_count = 1")  # never below what is in use: no page can be added
ROOM = text("PRAGMA max_page_count = 1000000")


def refuse(tx: Tx) -> None:
    put("refused")(tx)
    raise domain.errors.TooLate


def break_constraint(tx: Tx) -> None:
    put("unmade")(tx)
    put("negative", size=-1)(tx)


def crash(tx: Tx) -> None:
    put("crashed")(tx)
    raise ZeroDivisionError


def fill_up(tx: Tx) -> None:
    tx.row(PAGES)
    tx.run(text("INSERT INTO note (id) VALUES (hex(zeroblob(200000)))"))


def outcomes(futures: list[Future[Any]]) -> list[Any]:
    return [type(future.exception()) if future.exception() else future.result() for future in futures]


def test_a_refusal_and_a_constraint_undo_only_their_own_member(lite: SqliteStore) -> None:
    asked = together(lite, [put("a"), refuse, put("b"), break_constraint, put("c")])
    assert outcomes(asked) == ["a", domain.errors.TooLate, "b", IntegrityError, "c"]
    assert ids(lite) == ["a", "b", "c"]


def test_after_any_other_error_the_members_run_again_alone_and_once(lite: SqliteStore) -> None:
    runs: list[str] = []

    def counted(name: str, job: Callable[[Tx], Any]) -> Callable[[Tx], Any]:
        def run(tx: Tx) -> Any:
            runs.append(name)
            return job(tx)

        return run

    asked = together(lite, [counted("a", put("a")), counted("x", crash), counted("b", put("b"))])
    assert outcomes(asked) == ["a", ZeroDivisionError, "b"]
    assert runs == ["a", "x", "a", "x", "b"]
    assert ids(lite) == ["a", "b"]


def test_the_second_of_three_finds_no_room(lite: SqliteStore) -> None:
    asked = together(lite, [put("a"), fill_up, put("b")])
    told = outcomes(asked)
    assert told[1] is Failed
    assert ids(lite) == [name for name in told if isinstance(name, str)]
    lite.write(lambda tx: tx.row(ROOM)).result()
    assert lite.write(put("with room")).result() == "with room"


def test_sqlite_itself_throws_the_whole_transaction_away_when_it_finds_no_room(lite: SqliteStore) -> None:
    def job(tx: Tx) -> str:
        put("before")(tx)
        with pytest.raises(OperationalError):
            fill_up(tx)
        return "after"

    assert outcomes(together(lite, [put("a"), job]))[1] is Failed
    assert "before" not in ids(lite)
    lite.write(lambda tx: tx.row(ROOM)).result()


def test_a_job_that_ends_the_transaction_hurts_only_itself(lite: SqliteStore) -> None:
    asked = together(lite, [put("a"), lambda tx: tx.run(text("ROLLBACK")), put("b")])
    assert outcomes(asked) == ["a", Broke, "b"]
    assert ids(lite) == ["a", "b"]


def test_nobody_is_answered_before_the_commit_of_the_group(lite: SqliteStore) -> None:
    seen: list[bool] = []
    first: list[Future[Any]] = []
    first.extend(together(lite, [put("a"), lambda _: seen.append(first[0].done() if first else False)]))
    assert outcomes(first) == ["a", None]
    assert seen == [False]


def test_a_commit_that_fails_is_in_doubt_for_every_member(lite: SqliteStore) -> None:
    def orphan(tx: Tx) -> None:  # a deferred key is checked by COMMIT itself
        tx.run(text("CREATE TABLE child (note TEXT REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED)"))
        tx.run(text("INSERT INTO child VALUES ('nobody')"))

    assert outcomes(together(lite, [put("a"), orphan, refuse])) == [InDoubt, InDoubt, InDoubt]
    assert lite.write(put("next")).result() == "next"
    assert ids(lite) == ["next"]


def test_a_commit_that_finds_the_disk_full_is_in_doubt_and_the_next_works(lite: SqliteStore) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    free = threading.Event()

    def job(tx: Tx) -> None:
        tx.run(text("INSERT INTO note (id) VALUES (hex(zeroblob(60000)))"))
        free.wait(10)

    asked = lite.write(job)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16_384, hard))  # the write-ahead log cannot grow
    try:
        free.set()
        assert isinstance(asked.exception(10), InDoubt)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert lite.write(put("next")).result() == "next"
    assert ids(lite) == ["next"]


def test_a_group_is_answered_by_one_call(sqlite_url: str) -> None:
    calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
    store = open_store(sqlite_url, monotonic=lambda: 0.0, deliver=calls.put)
    asked = together(store, [lambda _: 1] * 10)
    calls.get(timeout=10)()
    assert [future.result(0) for future in asked] == [1] * 10
    store.close()
    assert calls.empty()


def test_a_group_has_at_most_64_members(sqlite_url: str) -> None:
    calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
    store = open_store(sqlite_url, monotonic=lambda: 0.0, deliver=calls.put)
    asked = together(store, [lambda _: 1] * 100)
    calls.get(timeout=10)()
    assert sum(future.done() for future in asked) == 63  # and the one they waited for
    calls.get(timeout=10)()
    assert all(future.done() for future in asked)
    store.close()


def test_nobody_joins_a_group_after_50_ms(sqlite_url: str) -> None:
    calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
    now = [0.0]
    store = open_store(sqlite_url, monotonic=lambda: now[0], deliver=calls.put)
    asked = together(store, [lambda _: now.__setitem__(0, 0.04), lambda _: now.__setitem__(0, 0.06), lambda _: 1])
    calls.get(timeout=10)()
    assert [future.done() for future in asked] == [True, True, False]
    calls.get(timeout=10)()
    store.close()


def test_a_lock_that_another_process_keeps_is_busy_and_loses_nothing(sqlite_url: str) -> None:
    store = open_store(f"{sqlite_url}?timeout=0.05")
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        asked = [store.write(lambda _: 1) for _ in range(5)]
        assert outcomes(asked) == [Busy] * 5
        assert store.read(lambda _: 2).result() == 2
        other.execute("ROLLBACK")
    assert store.write(lambda _: 3).result() == 3
    store.close()


JOBS: dict[str, Callable[[Tx], Any]] = {"refuse": refuse, "constraint": break_constraint, "crash": crash}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('mix') / 'mix.db'}", check=False, monotonic=lambda: 0.0)
    assert isinstance(store, SqliteStore)
    store.write(
        lambda tx: tx.run(text("CREATE TABLE note (id TEXT PRIMARY KEY, size INTEGER CHECK (size >= 0))"))
    ).result()
    yield store
    store.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mix=st.lists(st.sampled_from(["ok", "ok", "twice", "swallow", "rollback", "full", *JOBS]), max_size=12))
def test_whatever_the_mix_what_is_stored_is_what_was_answered(shared: SqliteStore, mix: list[str]) -> None:
    shared.write(lambda tx: (tx.row(ROOM), tx.run(ERASE))).result()
    special: dict[str, Callable[[Tx], Any]] = {
        "twice": put("the same"),
        "swallow": swallow,
        "rollback": lambda tx: (put("rolled")(tx), tx.run(text("ROLLBACK")))[0],
        "full": fill_up,
        **JOBS,
    }
    told = outcomes(together(shared, [special.get(kind, put(f"{n}")) for n, kind in enumerate(mix)]))
    assert ids(shared) == sorted(name for name in told if isinstance(name, str))


def swallow(tx: Tx) -> str:
    put("swallowed")(tx)
    with pytest.raises(DBAPIError):
        tx.rows(text("SELECT no_such_column FROM note"))
    return "swallowed"


def test_what_was_erased_is_not_in_the_file_anymore(lite: SqliteStore, tmp_path: Path) -> None:
    lite.write(put("the printer is on fire")).result()
    lite.write(lambda tx: tx.run(ERASE)).result()
    lite.close()
    assert [path.name for path in tmp_path.iterdir()] == ["kring.db"]
    assert b"printer" not in (tmp_path / "kring.db").read_bytes()
