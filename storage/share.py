"""What each process may send of the rate they have together.

A share is kept in a row and is good for LEASE after each look at it. Who wants more asks the others whether they are
there still; who does not answer for so long sends nothing anymore, and its share is free. A process that gives some of
its share away holds it until it says itself that nothing of it is under way. So all shares together never exceed the
rate, whatever becomes of a process, or of its answer. Nothing is written while nobody wants more: rows that were
written at even intervals would be a clock, beside which the rows of nameless reports would tell their moment.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select, text, update

from domain.share import split
from storage.dialect import MIGRATION_LOCK, insert_once
from storage.pump import lease_clock
from storage.tables import share
from storage.tx import Tx

S = share.c
LEASE = timedelta(seconds=5)
ECHO = timedelta(seconds=2)  # for which what was sent at the end of a lease may still count with Teams
LOCK = MIGRATION_LOCK + 1  # the advisory lock of whoever divides the rate
_ALONE = text("SELECT pg_advisory_xact_lock(:key)")  # two that divide at once would both take what is free
_ALL = select(S.owner, S.held, S.wants, S.asked)
_NEW = insert_once(share)
_AGAIN = (
    update(share)
    .where(S.owner == bindparam("p_owner"))
    .values(held=bindparam("p_held"), wants=bindparam("p_wants"), asked=None)
)
_ASK = (
    update(share)
    .where(S.owner != bindparam("p_owner"), S.asked.is_(None))
    .values(asked=bindparam("p_now", type_=S.asked.type))
)
_END = update(share).where(S.owner == bindparam("p_owner")).values(asked=bindparam("p_then", type_=S.asked.type))
_GONE = delete(share).where(S.asked <= bindparam("p_gone", type_=S.asked.type), S.owner != bindparam("p_owner"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    many: int  # requests a second, for LEASE after it was looked at
    others: bool  # whether other processes are there


def look(tx: Tx, owner: str, *, rate: int, holds: int, wants: int, here: datetime) -> Share | None:
    """The owner's share as it stands; None when something is to be written first (`lease`), which is rare."""
    rows = {row.owner: row for row in tx.rows(_ALL)}
    own = rows.pop(owner, None)
    many = _many(rows, owner, rate, wants)
    if own is None or own.asked or (own.held, own.wants) != (max(many, holds), wants):
        return None
    gone = lease_clock(tx, here) - LEASE - ECHO
    if many < wants and any(row.asked is None or row.asked <= gone for row in rows.values()):
        return None
    return Share(many=many, others=bool(rows))


def lease(tx: Tx, owner: str, *, rate: int, holds: int, wants: int, here: datetime) -> Share:
    """The owner's share from now on.

    `holds` is what it may at most have sent in the last second, or may send before it reads the answer; `here` is the
    machine's time, which counts where no other machine does.
    """
    if tx.dialect == "postgresql":
        tx.row(_ALONE, key=LOCK)
    now = lease_clock(tx, here)
    tx.run(_GONE, p_owner=owner, p_gone=now - LEASE - ECHO)
    others = {row.owner: row for row in tx.rows(_ALL) if row.owner != owner}
    many = _many(others, owner, rate, wants)
    held = max(many, holds)
    if not tx.run(_NEW[tx.dialect], owner=owner, held=held, wants=wants, asked=None):
        tx.run(_AGAIN, p_owner=owner, p_held=held, p_wants=wants)
    if many < wants:
        tx.run(_ASK, p_owner=owner, p_now=now)
    return Share(many=many, others=bool(others))


def leave(tx: Tx, owner: str, *, here: datetime) -> None:
    """The owner sends no more; its share is free as soon as what it sent counts no longer."""
    tx.run(_END, p_owner=owner, p_then=lease_clock(tx, here) - LEASE)


def _many(others: dict[str, Any], owner: str, rate: int, wants: int) -> int:
    fair = split(rate, {one: row.wants for one, row in others.items()} | {owner: wants})[owner]
    return max(0, min(fair, rate - sum(int(row.held) for row in others.values())))
