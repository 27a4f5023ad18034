from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, insert, select, text
from sqlalchemy.dialects import sqlite

from storage import dialect
from storage.store import Store, open_store

kept = Table(
    "kept",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("at", dialect.Moment),
    Column("data", dialect.Json),
)
KEEP = insert(kept).inline()
ALL = select(kept.c.at, kept.c.data)
HERE = sqlite.dialect()


@pytest.fixture
def keeping(store: Store) -> Iterator[Store]:
    store.write(lambda tx: tx.run(text("CREATE TABLE kept (id INTEGER PRIMARY KEY, at BIGINT, data TEXT)"))).result()
    yield store
    store.write(lambda tx: tx.run(text("DROP TABLE kept"))).result()


def back(store: Store, **values: Any) -> Any:
    store.write(lambda tx: tx.run(KEEP, id=1, **values)).result()
    return store.read(lambda tx: tuple(tx.row(ALL))).result()


def test_a_moment_comes_back_to_the_microsecond_and_in_utc(keeping: Store) -> None:
    at = datetime(2026, 10, 25, 2, 30, 0, 1, tzinfo=timezone(timedelta(hours=2)))
    moment, _ = back(keeping, at=at, data=None)
    assert moment == at
    assert moment.tzinfo is UTC


@given(st.datetimes(timezones=st.timezones(), min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)))  # noqa: DTZ001 - hypothesis wants them naive
def test_every_moment_comes_back(at: datetime) -> None:
    moment = dialect.Moment()
    assert moment.process_result_value(moment.process_bind_param(at, HERE), HERE) == at.astimezone(UTC)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        dialect.Moment().process_bind_param(datetime(2026, 1, 1), HERE)  # noqa: DTZ001 - the point


@pytest.mark.parametrize("data", [None, {}, [], 0, "", {"é": [1, None, True]}, "\x00 and \ud800", {"a": "\U0001f600"}])
def test_json_comes_back_whatever_people_paste(keeping: Store, data: Any) -> None:
    assert back(keeping, at=None, data=data) == (None, data)


def test_what_is_not_json_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        dialect.Json().process_bind_param(float("nan"), HERE)


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("sqlite:///kring.db", "sqlite+pysqlite"),
        ("postgresql://someone@host/kring", "postgresql+psycopg"),
        ("postgres://someone@host/kring", "postgresql+psycopg"),
    ],
)
def test_an_address_gets_its_driver(url: str, driver: str) -> None:
    assert dialect.parse(url).drivername == driver


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://host/kring", "kring.db"])
def test_an_address_kring_cannot_use_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="sqlite:///"):
        dialect.parse(url)


def test_the_writer_of_sqlite_keeps_its_promises(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    names = ["journal_mode", "synchronous", "secure_delete", "foreign_keys", "busy_timeout", "journal_size_limit"]
    said = store.write(lambda tx: [tx.row(text(f"PRAGMA {name}"))[0] for name in names]).result()
    assert said == ["wal", 2, 1, 1, 5000, dialect.WAL_BYTES]
    assert store.read(lambda tx: tx.row(text("PRAGMA query_only"))[0]).result() == 1
    store.close()


def test_an_existing_file_keeps_the_rights_somebody_gave_it(tmp_path: Path) -> None:
    path = tmp_path / "kring.db"
    path.touch(mode=0o640)
    path.chmod(0o640)
    dialect.create_file(dialect.parse(f"sqlite:///{path}"))
    assert path.stat().st_mode & 0o777 == 0o640


def test_the_files_beside_the_database_are_the_owners_alone_too(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'kring.db'}", check=False)
    store.write(lambda tx: tx.run(text("CREATE TABLE kept (id INTEGER)"))).result()
    assert {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {
        "kring.db": 0o600,
        "kring.db-wal": 0o600,
        "kring.db-shm": 0o600,
    }
    store.close()
