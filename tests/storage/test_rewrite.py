import shutil
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from domain.friction import FrictionId
from domain.nameless import MailboxId
from storage import friction, nameless, rewrite
from storage.store import Store, open_store
from storage.transaction import Busy
from tests import examples
from tests.examples import NOW, settle_in

SECRET = "de printer van de bestuurskamer hapert"
HEADER = 100  # bytes of a file of SQLite that count its changes


def written(store: Store, count: int = 60, *, backwards: bool = False) -> list[str]:
    """The ids of reports in the order in which they were written, each by a turn of its own."""
    ids = [f"{(n * 7919) % 10_007:032x}" for n in range(count)]
    for one in reversed(ids) if backwards else ids:
        report = examples.nameless(id=FrictionId(one), code=one[-6:], receipt=one * 2, mailbox=None)
        store.write(lambda tx, report=report: friction.add(tx, report)).result(10)  # type: ignore[misc]  # a default binds
    return ids


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    opened = open_store(store_url)
    opened.write(settle_in).result(10)
    yield opened
    opened.close()


def test_afterwards_the_bytes_of_sqlite_are_the_same_whatever_was_written_first(sqlite_url: str) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    other = Path(shutil.copy(path, path.with_name("backwards.db")))
    for url, backwards in ((sqlite_url, False), (f"sqlite:///{other}", True)):
        store = open_store(url)
        store.write(settle_in).result(10)
        written(store, backwards=backwards)
        store.close()
    assert path.read_bytes()[HEADER:] != other.read_bytes()[HEADER:], "else this test sees nothing"
    for one in (path, other):
        rewrite.rewrite(f"sqlite:///{one}")
    assert path.read_bytes()[HEADER:] == other.read_bytes()[HEADER:]


def test_afterwards_what_was_deleted_is_in_no_file_of_sqlite(sqlite_url: str) -> None:
    store, path = open_store(sqlite_url), Path(sqlite_url.removeprefix("sqlite:///"))
    box = MailboxId("mailbox:1")
    store.write(lambda tx: nameless.open_box(tx, box, SECRET.encode())).result(10)
    files = [path, path.with_name(path.name + "-wal")]
    assert any(SECRET.encode() in one.read_bytes() for one in files)
    store.write(lambda tx: nameless.close_box(tx, FrictionId("f1"), box)).result(10)
    rewrite.rewrite(sqlite_url)
    assert not any(SECRET.encode() in one.read_bytes() for one in files)
    assert files[1].stat().st_size == 0
    store.close()


def test_afterwards_postgres_has_rows_in_the_order_of_keys_under_one_transaction(postgres_url: str) -> None:
    store = open_store(postgres_url)
    store.write(settle_in).result(10)
    ids = written(store)
    asked = text("SELECT id, xmin::text AS born FROM friction ORDER BY ctid")
    before = store.read(lambda tx: [(row.id, row.born) for row in tx.rows(asked)]).result(10)
    assert [one for one, _ in before] == ids
    assert len({born for _, born in before}) > 1
    rewrite.rewrite(postgres_url)
    after = store.read(lambda tx: [(row.id, row.born) for row in tx.rows(asked)]).result(10)
    assert [one for one, _ in after] == sorted(ids)
    assert len({born for _, born in after}) == 1
    store.close()


def test_turns_before_and_after_are_kept(store: Store, store_url: str) -> None:
    ids = written(store, 20)
    rewrite.rewrite(store_url)
    late = examples.friction(id=FrictionId("late"), received_at=NOW + timedelta(days=1))
    store.write(lambda tx: friction.add(tx, late)).result(10)
    rewrite.shrink(store_url)
    kept = store.read(lambda tx: [friction.find(tx, FrictionId(one)) for one in (*ids, "late")]).result(10)
    assert all(kept)


def test_tables_that_are_in_use_are_rewritten_another_time(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewrite, "LOCK_WAIT", "50ms")
    with psycopg.connect(postgres_url) as other:
        other.execute("LOCK TABLE friction IN ACCESS SHARE MODE")
        with pytest.raises(Busy):
            rewrite.rewrite(postgres_url)
    rewrite.rewrite(postgres_url)


def test_a_file_that_is_in_use_is_rewritten_another_time(sqlite_url: str) -> None:
    path = sqlite_url.removeprefix("sqlite:///")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        rewrite.rewrite(f"{sqlite_url}?timeout=0.05")
    other.execute("ROLLBACK")
    other.close()
    rewrite.rewrite(sqlite_url)
