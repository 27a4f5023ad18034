"""How often what is known helped, and was missed in a row: nobody's name, and no moment but a day."""

from datetime import date
from typing import Any

from sqlalchemy import and_, bindparam, select, update

from domain.knowledge import Source
from storage.dialect import insert_once
from storage.tables import known
from storage.tx import Tx

K = known.c
_FIRST = insert_once(known)
_THIS = and_(K.source == bindparam("p_source"), K.id == bindparam("p_id"))
_HELPED = update(known).where(_THIS).values(helped=K.helped + 1, missed=0)
_MISSED = update(known).where(_THIS).values(missed=K.missed + 1)
_LOOKED_AT = update(known).where(_THIS).values(missed=0)
_TOLD = update(known).where(_THIS).values(told_on=bindparam("p_day"))
_COUNTS = select(K.helped, K.missed, K.told_on).where(_THIS)


def helped(tx: Tx, source: Source, which: str) -> None:
    """Somebody said that it helps, so it was not missed in a row."""
    _count(tx, _HELPED, source, which)


def missed(tx: Tx, source: Source, which: str) -> int:
    """It was the best that was found and did not help; how many times in a row by now."""
    _count(tx, _MISSED, source, which)
    return counts(tx, source, which)[1]


def looked_at(tx: Tx, source: Source, which: str) -> None:
    """Its owner looked at it again: what was missed until now says nothing of what it is from here on."""
    tx.run(_LOOKED_AT, p_source=source.value, p_id=which)


def told(tx: Tx, source: Source, which: str, day: date) -> None:
    """Its owner hears, on this day, that it is missed."""
    tx.run(_TOLD, p_source=source.value, p_id=which, p_day=day.isoformat())


def told_on(tx: Tx, source: Source, which: str) -> date | None:
    """The day on which its owner last heard that."""
    row = tx.row(_COUNTS, p_source=source.value, p_id=which)
    return date.fromisoformat(row.told_on) if row and row.told_on else None


def counts(tx: Tx, source: Source, which: str) -> tuple[int, int]:
    """(how often it helped, how often it was missed in a row)."""
    row = tx.row(_COUNTS, p_source=source.value, p_id=which)
    return (row.helped, row.missed) if row else (0, 0)


def _count(tx: Tx, statement: Any, source: Source, which: str) -> None:
    tx.run(_FIRST[tx.dialect], source=source.value, id=which, helped=0, missed=0, told_on=None)
    tx.run(statement, p_source=source.value, p_id=which)
