"""A table of our own beside Kring's, and a way to make writers wait so that they become one group."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, insert, select, text

from storage.store import SqliteStore, Store, Tx, open_store

note = Table("note", MetaData(), Column("id", String(40), primary_key=True), Column("size", Integer))
INSERT = insert(note).inline()
IDS = select(note.c.id).order_by(note.c.id)
SIZE = select(note.c.size).where(note.c.id == bindparam("p_id"))
RESIZE = text("UPDATE note SET size = size + :by WHERE id = :id")
_CREATE = text("CREATE TABLE note (id VARCHAR(40) PRIMARY KEY, size INTEGER CHECK (size >= 0))")
_DROP = text("DROP TABLE note")


@pytest.fixture
def notes(store: Store) -> Iterator[Store]:
    """Each store in turn, open, with an empty table `note`."""
    store.write(lambda tx: tx.run(_CREATE)).result()
    yield store
    store.write(lambda tx: tx.run(_DROP)).result()


@pytest.fixture
def lite(sqlite_url: str) -> Iterator[SqliteStore]:
    """SQLite with an empty table `note` and a stopped clock, so that a group takes everybody who waits."""
    opened = open_store(sqlite_url, monotonic=lambda: 0.0)
    assert isinstance(opened, SqliteStore)
    opened.write(lambda tx: tx.run(_CREATE)).result()
    yield opened
    opened.close()


@pytest.fixture
def empty_postgres_url(postgres_server: object, postgres_database: str) -> Iterator[str]:
    base, _, query = postgres_database.partition("?")
    name = f"{base.rpartition('/')[2]}_empty"
    with psycopg.connect(postgres_database, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        yield f"{base}_empty?{query}"
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    return str(request.getfixturevalue("empty_postgres_url"))


def put(name: str, size: int = 1) -> Callable[[Tx], str]:
    def job(tx: Tx) -> str:
        tx.run(INSERT, id=name, size=size)
        return name

    return job


def ids(store: Store) -> list[str]:
    return store.read(lambda tx: [row.id for row in tx.rows(IDS)]).result()


def together(store: Store, jobs: Sequence[Callable[[Tx], Any]]) -> list[Future[Any]]:
    """Keeps the writer busy until all jobs wait behind it."""
    free = threading.Event()
    store.write(lambda _: free.wait(10))
    waiting = [store.write(job) for job in jobs]
    free.set()
    return waiting
