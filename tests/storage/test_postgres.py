"""What holds on PostgreSQL alone: what lost against another runs again, and what cannot be known is said."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from sqlalchemy import text

from storage.store import Busy, InDoubt, Store, Tx, open_store
from tests.storage.conftest import RESIZE, SIZE, ids, put

SAY = text("SELECT current_setting('transaction_isolation') || ' ' || current_setting('transaction_read_only')")
MY_PID = text("SELECT pg_backend_pid()")
TOTAL = text("SELECT coalesce(sum(size), 0) FROM note")


@pytest.fixture
def pg(postgres_url: str) -> Iterator[Store]:
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute("CREATE TABLE note (id VARCHAR(40) PRIMARY KEY, size INTEGER CHECK (size >= 0))")
        store = open_store(postgres_url)
        yield store
        store.close()
        admin.execute("DROP TABLE note")


def kill(url: str, pid: int) -> None:
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


def fail_with(state: str, times: int) -> tuple[list[int], Callable[[Tx], str]]:
    runs: list[int] = []
    raising = text(f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{state}'; END $$")

    def job(tx: Tx) -> str:
        runs.append(1)
        put(f"run {len(runs)}")(tx)
        if len(runs) <= times:
            tx.run(raising)
        return "done"

    return runs, job


def test_each_way_in_has_its_isolation(pg: Store) -> None:
    assert pg.write(lambda tx: tx.row(SAY)[0]).result() == "serializable off"
    assert pg.write(lambda tx: tx.row(SAY)[0], loose=True).result() == "read committed off"
    assert pg.read(lambda tx: tx.row(SAY)[0]).result() == "repeatable read on"
    assert pg.write(lambda tx: tx.row(SAY)[0]).result() == "serializable off"


def test_two_that_read_what_the_other_writes_come_out_as_if_one_after_the_other(pg: Store) -> None:
    both = threading.Barrier(2)

    def job(name: str) -> Callable[[Tx], int]:
        first = iter([both.wait])

        def add(tx: Tx) -> int:
            total = int(tx.row(TOTAL)[0])
            next(first, lambda: None)()
            put(name, size=total + 1)(tx)
            return total

        return add

    asked = [pg.write(job("a")), pg.write(job("b"))]
    assert sorted(future.result(10) for future in asked) == [0, 1]


def test_writers_of_different_rows_in_a_small_table_all_end_well(pg: Store) -> None:
    def job(name: str) -> Callable[[Tx], None]:
        return lambda tx: (tx.row(SIZE, p_id=name), put(name)(tx))[0]

    names = [f"{n * 7919 % 1000:03}" for n in range(300)]
    for future in [pg.write(job(name)) for name in names]:
        future.result(10)
    assert ids(pg) == sorted(names)


def test_two_that_wait_for_each_other_both_end_well(pg: Store) -> None:
    pg.write(lambda tx: (put("a")(tx), put("b")(tx))).result()
    both = threading.Barrier(2)

    def job(names: str) -> Callable[[Tx], None]:
        first = iter([both.wait])

        def resize(tx: Tx) -> None:
            tx.run(RESIZE, by=1, id=names[0])
            next(first, lambda: None)()
            tx.run(RESIZE, by=1, id=names[1])

        return resize

    for future in [pg.write(job("ab"), loose=True), pg.write(job("ba"), loose=True)]:
        future.result(10)
    assert pg.read(lambda tx: [tx.row(SIZE, p_id=name)[0] for name in "ab"]).result() == [3, 3]


@pytest.mark.parametrize("state", ["40001", "40P01"])
def test_what_lost_three_times_may_still_win(pg: Store, state: str) -> None:
    runs, job = fail_with(state, times=3)
    assert pg.write(job).result() == "done"
    assert len(runs) == 4
    assert ids(pg) == ["run 4"]


def test_what_lost_six_times_is_busy(pg: Store) -> None:
    runs, job = fail_with("40001", times=99)
    assert isinstance(pg.write(job).exception(), Busy)
    assert len(runs) == 6
    assert ids(pg) == []


@pytest.mark.parametrize("state", ["55P03", "57014"])
def test_what_waited_too_long_is_busy_at_once(pg: Store, state: str) -> None:
    runs, job = fail_with(state, times=99)
    assert isinstance(pg.write(job).exception(), Busy)
    assert len(runs) == 1


def test_a_connection_lost_before_the_commit_is_a_reason_to_run_again(pg: Store, postgres_url: str) -> None:
    runs: list[int] = []

    def job(tx: Tx) -> str:
        runs.append(tx.row(MY_PID)[0])
        if len(runs) == 1:
            kill(postgres_url, runs[0])
        return put("a")(tx)

    assert pg.write(job).result() == "a"
    assert len(set(runs)) == 2


def test_a_connection_lost_at_the_commit_is_in_doubt(pg: Store, postgres_url: str) -> None:
    def job(tx: Tx) -> None:
        put("a")(tx)
        kill(postgres_url, tx.row(MY_PID)[0])

    assert isinstance(pg.write(job).exception(), InDoubt)
    assert pg.write(put("b")).result() == "b"


def test_a_connection_lost_while_a_job_refuses_goes_unnoticed(pg: Store, postgres_url: str) -> None:
    def job(tx: Tx) -> None:
        kill(postgres_url, tx.row(MY_PID)[0])
        raise ZeroDivisionError

    for _ in range(5):  # more than there are connections: none is lost to the pool
        assert isinstance(pg.write(job).exception(), ZeroDivisionError)
    assert pg.write(put("b")).result() == "b"


def test_connections_that_were_all_lost_while_idle_are_made_anew(pg: Store, postgres_url: str) -> None:
    busy = threading.Barrier(4)

    def pid(tx: Tx) -> Any:
        busy.wait(10)
        return tx.row(MY_PID)[0]

    for future in [pg.write(pid) for _ in range(4)]:
        kill(postgres_url, future.result())
    assert [future.result() for future in [pg.write(put(name)) for name in "abcd"]] == list("abcd")
    assert ids(pg) == list("abcd")


def test_a_deferred_constraint_that_fails_at_the_commit_is_known_and_not_in_doubt(pg: Store) -> None:
    def job(tx: Tx) -> None:
        tx.run(text("CREATE TEMPORARY TABLE twin (id INTEGER UNIQUE DEFERRABLE INITIALLY DEFERRED) ON COMMIT DROP"))
        tx.run(text("INSERT INTO twin VALUES (1), (1)"))

    error = pg.write(job).exception()
    assert type(error).__name__ == "IntegrityError"


def test_a_server_that_cannot_be_reached_is_busy() -> None:
    nowhere = "postgresql://nobody@127.0.0.1:1/none"
    with pytest.raises(Busy):
        open_store(nowhere)
    store = open_store(nowhere, check=False)
    assert isinstance(store.write(put("a")).exception(), Busy)
    assert isinstance(store.read(lambda _: 1).exception(), Busy)
    store.close()
