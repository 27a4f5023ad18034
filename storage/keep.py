"""Small facts that outlive the process, by name; and emptying a store that is a demo's."""

from sqlalchemy import bindparam, delete, insert, select

from storage.dialect import insert_once
from storage.tables import keep, metadata
from storage.tx import Tx

_FIND = select(keep.c.value).where(keep.c.name == bindparam("p_name"))
_NO = delete(keep).where(keep.c.name == bindparam("p_name"))
_NEW = insert(keep).inline()
_FIRST = insert_once(keep)
_ALL = [delete(table) for table in reversed(metadata.sorted_tables)]


def recall(tx: Tx, name: str) -> str | None:
    row = tx.row(_FIND, p_name=name)
    return row.value if row else None


def remember(tx: Tx, name: str, value: str) -> None:
    tx.run(_NO, p_name=name)
    tx.run(_NEW, name=name, value=value)


def begin(tx: Tx, name: str, value: str) -> None:
    """Remembers it unless something is remembered by that name."""
    tx.run(_FIRST[tx.dialect], name=name, value=value)


def empty(tx: Tx) -> None:
    """Removes every row of every table."""
    for statement in _ALL:
        tx.run(statement)
