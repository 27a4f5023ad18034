"""SQLite's statements give what Core gives of them; every other file of tests here holds both stores to it too."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Boolean, Column, MetaData, String, Table, bindparam, insert, select, text
from sqlalchemy.exc import IntegrityError

from storage.dialect import Json, Moment
from storage.prepared import prepared
from storage.store import SqliteStore, Store, Tx
from tests.storage.conftest import INSERT, put

NOW = datetime(2026, 11, 17, 8, 30, 0, 7, tzinfo=UTC)
KINDS = Table(
    "kinds", MetaData(), Column("id", String(9)), Column("at", Moment), Column("said", Json), Column("here", Boolean)
)
NEW = insert(KINDS).inline()
EVERY = select(KINDS).order_by(KINDS.c.id)
OURS = select(KINDS.c.id).where(KINDS.c.id.in_(("a", "c")))
THESE = select(KINDS.c.id).where(KINDS.c.id.in_(bindparam("p_ids", expanding=True))).order_by(KINDS.c.id)
SINCE = select(KINDS.c.id).where(KINDS.c.at >= NOW, KINDS.c.at.in_([NOW]), KINDS.c.here)


def kinds(tx: Tx) -> None:
    tx.run(text("DROP TABLE IF EXISTS kinds"))  # of a test before it on the same connection
    tx.run(text("CREATE TEMPORARY TABLE kinds (id VARCHAR(9), at BIGINT, said TEXT, here BOOLEAN)"))
    tx.run(NEW, id="a", at=NOW, said={"b": [1, None]}, here=True)
    tx.run_many(NEW, [{"id": one, "at": None, "said": None, "here": False} for one in ("b", "c")])


def test_values_come_out_as_they_went_in(store: Store) -> None:
    def job(tx: Tx) -> list[dict[str, Any]]:
        kinds(tx)
        return [row._asdict() for row in tx.rows(EVERY)]

    first, *others = store.write(job).result()
    assert first == {"id": "a", "at": NOW, "said": {"b": [1, None]}, "here": True}
    assert others == [{"id": one, "at": None, "said": None, "here": False} for one in ("b", "c")]


def test_values_of_the_statement_s_own_and_lists_of_any_length_are_looked_for(store: Store) -> None:
    def job(tx: Tx) -> list[list[str]]:
        kinds(tx)
        asked = [tx.rows(OURS), tx.rows(SINCE), *(tx.rows(THESE, p_ids=some) for some in (["b"], [], ["a", "b", "c"]))]
        return [sorted(row.id for row in rows) for rows in asked]

    assert store.write(job).result() == [["a", "c"], ["a"], ["b"], [], ["a", "b", "c"]]


def test_a_statement_is_worked_out_once_for_the_names_it_is_given() -> None:
    whole, part = (prepared(INSERT, names) for names in (("id", "size"), ("id",)))
    assert whole is prepared(INSERT, ("id", "size"))
    assert (whole and whole.sql, part and part.sql) == (
        "INSERT INTO note (id, size) VALUES (?, ?)", "INSERT INTO note (id) VALUES (?)",
    )  # fmt: skip


def test_an_error_tells_the_statement_and_none_of_its_values(lite: SqliteStore) -> None:
    many = [{"id": "other", "size": 1}, {"id": "secret", "size": 2}]
    lite.write(put("secret")).result()
    for job in (put("secret"), lambda tx: tx.run_many(INSERT, many)):
        error = lite.write(job).exception()
        assert isinstance(error, IntegrityError)
        assert "INSERT INTO note" in str(error)
        assert "secret" not in str(error)
