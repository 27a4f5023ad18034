"""Who looked at a tip on today's client, and whether it was right."""

from datetime import date

from sqlalchemy import and_, bindparam, delete, insert, select

from domain.people import PersonId
from storage.tables import approval
from storage.tx import Tx

A = approval.c
_ALL = select(A.tip, A.content, A.ready)
_NO_MORE = delete(approval).where(and_(A.tip == bindparam("p_tip")))
_NEW = insert(approval).inline()


def ready(tx: Tx) -> dict[str, str]:
    """By tip that was found right, the hash of the words that were."""
    return {row.tip: row.content for row in tx.rows(_ALL) if row.ready}


def told(tx: Tx) -> dict[str, str]:
    """By tip that anybody judged, right or not, the hash of the words that they did."""
    return {row.tip: row.content for row in tx.rows(_ALL)}


def keep(tx: Tx, tip: str, content: str, *, ready: bool, person: PersonId, day: date) -> None:
    """The last word counts."""
    tx.run(_NO_MORE, p_tip=tip)
    tx.run(_NEW, tip=tip, content=content, ready=ready, person=person, day=day.isoformat())
