"""A store that others use while it is written anew: whom it waits for, and who cannot keep what was deleted."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from sqlalchemy import text

from storage import rewrite
from storage.store import Busy, Failed, open_store
from tests.examples import settle_in
from tests.storage.test_rewrite import LONG, PLACES, SHORT, written

PAUSES = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"


def test_postgres_is_rewritten_another_time_while_somebody_may_still_look_back(postgres_url: str) -> None:
    store = open_store(postgres_url)
    store.write(settle_in).result(10)
    ids = written(store, 5)
    with psycopg.connect(postgres_url) as other:  # has read no table of ours: no lock keeps us out
        looks_back(other, postgres_url)
        store.write(lambda tx: tx.run(text("DELETE FROM friction WHERE id = :id"), id=ids[0])).result(10)
        for _ in range(3):
            with pytest.raises(Busy):
                rewrite.rewrite(postgres_url, patience=SHORT)
    places = [row.place for row in store.read(lambda tx: tx.rows(PLACES)).result(10)]
    assert places == [2, 3, 4, 5], "no attempt left a dead row for each that lives"
    rewrite.rewrite(postgres_url, patience=LONG)
    store.close()


def test_postgres_is_rewritten_another_time_while_somebody_writes_elsewhere(postgres_url: str) -> None:
    store = open_store(postgres_url)
    store.write(settle_in).result(10)
    written(store, 1)
    with psycopg.connect(postgres_url) as other:  # later than all that is there, and before what we change
        other.execute("INSERT INTO keep (name, value) VALUES ('elsewhere', '')")
        with pytest.raises(Busy):
            rewrite.rewrite(postgres_url, patience=SHORT)
    rewrite.rewrite(postgres_url, patience=LONG)
    store.close()


def test_postgres_waits_for_a_reader_who_ends_soon(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as other, ThreadPoolExecutor(1) as aside:
        looks_back(other, postgres_url)
        tried = aside.submit(rewrite.rewrite, postgres_url, patience=10)
        with psycopg.connect(postgres_url, autocommit=True) as admin:
            while not (tried.done() or admin.execute(PAUSES).fetchall()):
                pass
        other.rollback()
        assert tried.result(10) is None


def test_a_reader_of_another_database_holds_nothing_up(postgres_url: str) -> None:
    with psycopg.connect(postgres_url, dbname="postgres") as other:
        looks_back(other, postgres_url)
        rewrite.rewrite(postgres_url, patience=LONG)


def test_a_writer_of_another_database_holds_it_up_since_whoever_reads_ours_goes_back_as_far(postgres_url: str) -> None:
    with psycopg.connect(postgres_url, dbname="postgres") as other:
        other.execute("SELECT pg_current_xact_id()")
        deletes(postgres_url)
        with pytest.raises(Busy):
            rewrite.rewrite(postgres_url, patience=SHORT)
    rewrite.rewrite(postgres_url, patience=LONG)


def looks_back(reader: psycopg.Connection, url: str) -> None:
    """Takes a snapshot, and makes a dead row that it might still ask for."""
    reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    reader.execute("SELECT 1").fetchall()
    deletes(url)


def deletes(url: str) -> None:
    with psycopg.connect(url) as writer:
        writer.execute("INSERT INTO mailbox (id, sealed) VALUES ('mailbox:1', '')")
        writer.execute("DELETE FROM mailbox")


def test_tables_that_are_in_use_are_rewritten_another_time(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as other:
        other.execute("LOCK TABLE friction IN ACCESS SHARE MODE")
        with pytest.raises(Busy):
            rewrite.rewrite(postgres_url, patience=SHORT)
    rewrite.rewrite(postgres_url, patience=LONG)


def test_a_role_without_rights_is_told_so(postgres_url: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute("CREATE ROLE kring_weak LOGIN")
        try:
            with pytest.raises(Failed, match="rights"):
                rewrite.rewrite(postgres_url.replace("postgres:", "kring_weak:", 1), patience=LONG)
        finally:
            admin.execute("DROP ROLE kring_weak")
