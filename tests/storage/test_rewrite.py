"""What is left of the order of writing, and of what was deleted, once a store was written anew."""

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
import structlog.testing
from sqlalchemy import bindparam, select, text, update

from domain.friction import FrictionId
from domain.nameless import MailboxId
from storage import friction, nameless, rewrite
from storage.store import Busy, Failed, Store, Tx, open_store
from storage.tables import friction as reports
from tests import examples
from tests.examples import NOW, settle_in
from tests.storage.box import Box

SECRET = "de printer van de bestuurskamer hapert"
HEADER = 100  # bytes of a file of SQLite that count its changes
LEAF = 10  # the kind of a page that holds rows of a table without rowid
SHORT = 0.05  # seconds of patience
LONG = 30  # seconds of it: other workers write in databases of their own, on the same server
PLACES = text("SELECT (ctid::text::point)[1]::int AS place FROM friction WHERE ctid < '(1,0)' ORDER BY ctid")
NOTHING = text("UPDATE friction SET code = code WHERE id = 'none'")  # begins, waits for the lock, and writes no page
VERSION = select(reports.c.version).where(reports.c.id == bindparam("p_id"))
MOVED = update(reports).where(reports.c.id == bindparam("p_id")).values(version=bindparam("p_version"))


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


def laid(path: Path, ids: list[str]) -> list[str]:
    """These reports in the order in which SQLite laid them in their one page, which it fills from its end."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = raw.execute("PRAGMA page_size").fetchone()[0]
        root = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'friction'").fetchone()[0] - 1
    page = path.read_bytes()[root * size :]
    assert (page[0], int.from_bytes(page[3:5])) == (LEAF, len(ids))
    cells = [int.from_bytes(page[at : at + 2]) for at in range(8, 8 + 2 * len(ids), 2)]  # in the order of their keys
    return [one for _, one in sorted(zip(cells, sorted(ids), strict=True), reverse=True)]


def kept_by(url: str, table: str) -> bytes:
    """The bytes of the table's own file."""
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute("CHECKPOINT")
        [[found]] = admin.execute("SELECT pg_read_binary_file(pg_relation_filepath(%s))", [table]).fetchall()
    return bytes(found)


def test_afterwards_a_page_of_sqlite_tells_the_order_of_keys_and_no_longer_that_of_writing(sqlite_url: str) -> None:
    store, path = open_store(sqlite_url), Path(sqlite_url.removeprefix("sqlite:///"))
    store.write(settle_in).result(10)
    ids = written(store, 8)
    assert laid(path, ids) == ids != sorted(ids)
    rewrite.rewrite(sqlite_url)
    assert laid(path, ids) == sorted(ids)
    store.close()


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
    rewrite.rewrite(postgres_url, patience=LONG)
    after = store.read(lambda tx: [(row.id, row.born) for row in tx.rows(asked)]).result(10)
    assert [one for one, _ in after] == sorted(ids)
    assert len({born for _, born in after}) == 1
    store.close()


def test_afterwards_postgres_has_no_dead_row(postgres_url: str) -> None:
    store, box = open_store(postgres_url), MailboxId("mailbox:1")
    store.write(settle_in).result(10)
    written(store)
    store.write(lambda tx: nameless.open_box(tx, box, SECRET.encode())).result(10)
    store.write(lambda tx: nameless.close_box(tx, FrictionId("f1"), box)).result(10)
    assert SECRET.encode() in kept_by(postgres_url, "mailbox")
    rewrite.rewrite(postgres_url, patience=LONG)
    assert SECRET.encode() not in kept_by(postgres_url, "mailbox")
    places = [row.place for row in store.read(lambda tx: tx.rows(PLACES)).result(10)]
    assert places == list(range(1, len(places) + 1)), "a dead row would keep a place between those that live"
    store.close()


def test_what_is_owed_for_later_to_others_tells_no_time_either(postgres_url: str) -> None:
    store, asked = open_store(postgres_url), text("SELECT DISTINCT xmin::text FROM message")
    box = Box(store)
    for n in range(3):
        box.owe(f"f{n}", due=NOW + timedelta(hours=1))
    assert len(store.read(lambda tx: tx.rows(asked)).result(10)) == 3
    rewrite.rewrite(postgres_url, patience=LONG)
    assert len(store.read(lambda tx: tx.rows(asked)).result(10)) == 1
    store.close()


def test_turns_before_and_after_are_kept(store: Store, store_url: str) -> None:
    ids = written(store, 20)
    rewrite.rewrite(store_url, patience=LONG)
    late = examples.friction(id=FrictionId("late"), received_at=NOW + timedelta(days=1))
    store.write(lambda tx: friction.add(tx, late)).result(10)
    rewrite.shrink(store_url)
    kept = store.read(lambda tx: [friction.find(tx, FrictionId(one)) for one in (*ids, "late")]).result(10)
    assert all(kept)


def test_turns_meanwhile_are_all_answered_and_none_is_lost(store: Store, store_url: str) -> None:
    [which] = written(store, 1)
    before, ended = store.read(lambda tx: version(tx, which)).result(10), threading.Event()

    def ask() -> int:
        count = 0
        while not ended.is_set():
            count += store.write(lambda tx: turn(tx, which)).result(10)
        return count

    with ThreadPoolExecutor(1) as somebody:
        asking = somebody.submit(ask)
        try:
            assert any([let_in(store_url) for _ in range(10)])  # noqa: C419 - all ten, not until the first
        finally:
            ended.set()
    assert store.read(lambda tx: version(tx, which)).result(10) == before + asking.result(0) > before


def let_in(url: str) -> bool:
    """Whether it was rewritten; writers without a pause may keep it out, and then it is tried again."""
    with suppress(Busy):
        rewrite.rewrite(url, patience=LONG)
        return True
    return False


def version(tx: Tx, which: str) -> int:
    return int(tx.row(VERSION, p_id=which).version)


def turn(tx: Tx, which: str) -> int:
    """Reads before it writes, so that one that got between is noticed."""
    return tx.run(MOVED, p_id=which, p_version=version(tx, which) + 1)


def test_a_file_that_is_in_use_is_rewritten_another_time(sqlite_url: str) -> None:
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            rewrite.rewrite(sqlite_url, patience=SHORT)
    rewrite.rewrite(sqlite_url)


def test_a_reader_of_sqlite_who_stays_puts_it_off_and_no_turn_is_refused(sqlite_url: str) -> None:
    store, path = open_store(sqlite_url), Path(sqlite_url.removeprefix("sqlite:///"))
    store.write(settle_in).result(10)
    log = path.with_name(path.name + "-wal")
    with closing(sqlite3.connect(path, isolation_level=None)) as reader, ThreadPoolExecutor(1) as aside:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM friction").fetchall()
        written(store, 1)
        tried = [aside.submit(attempt, sqlite_url) for attempt in (rewrite.shrink, rewrite.rewrite)]
        while not tried[-1].done():
            store.write(lambda tx: tx.run(NOTHING)).result(10)
        assert [type(one.exception(0)) for one in tried] == [Busy, Busy]
        assert log.stat().st_size < path.stat().st_size, "no attempt made the log longer by the whole store"
    rewrite.rewrite(sqlite_url)
    assert log.stat().st_size == 0
    store.close()


def test_a_file_that_cannot_be_rewritten_is_logged_without_words(tmp_path: Path) -> None:
    (tmp_path / "kring.db").write_text(SECRET * 100)
    with structlog.testing.capture_logs() as lines, pytest.raises(Failed):
        rewrite.rewrite(f"sqlite:///{tmp_path / 'kring.db'}")
    assert lines == [{"event": "store.not_rewritten", "log_level": "error", "error": "DatabaseError"}]
