"""The tips that an organisation wrote itself; and who looked at a tip on today's client, and whether it was right."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import and_, bindparam, delete, insert, select

from domain.people import PersonId
from domain.tips import Look
from storage import keep as facts
from storage.tables import approval, tip
from storage.tx import Tx

Written = Mapping[str, Any]  # a tip as content/tips.yaml has one
CHANGED = "tips"  # the name of a number that moves with what is taught
INSTEAD = "tips instead"  # kept where only the organisation's own tips are taught

A = approval.c
_ALL = select(A.tip, A.content, A.ready, A.day)
_NO_MORE = delete(approval).where(and_(A.tip == bindparam("p_tip")))
_NEW = insert(approval).inline()
_OWN = select(tip).order_by(tip.c.id)
_NONE = delete(tip)
_WRITTEN = insert(tip).inline()


def changed(tx: Tx) -> str | None:
    """Another value each time that something else is taught; None where it never was."""
    return facts.recall(tx, CHANGED)


def own(tx: Tx) -> tuple[dict[str, Written], bool]:
    """(what the organisation wrote, by id; whether it is taught instead of Kring's own tips)."""
    return {row.id: row.content for row in tx.rows(_OWN)}, bool(facts.recall(tx, INSTEAD))


def write(tx: Tx, written: Mapping[str, Written], *, instead: bool) -> None:
    """From now on these are the organisation's own, and no others."""
    tx.run(_NONE)
    tx.run_many(_WRITTEN, [{"id": which, "content": dict(one)} for which, one in written.items()])
    facts.remember(tx, INSTEAD, "yes" if instead else "")
    facts.remember(tx, CHANGED, str(int(changed(tx) or 0) + 1))


def looks(tx: Tx) -> dict[str, Look]:
    """By tip, the last word on it."""
    return {
        row.tip: Look(content=row.content, ready=row.ready, day=date.fromisoformat(row.day)) for row in tx.rows(_ALL)
    }


def keep(tx: Tx, tip: str, look: Look, *, person: PersonId) -> None:
    """The last word counts."""
    tx.run(_NO_MORE, p_tip=tip)
    tx.run(_NEW, tip=tip, content=look.content, ready=look.ready, person=person, day=look.day.isoformat())
