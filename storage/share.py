"""What each process may send of the rate they have together, leased for some seconds.

A process that gives some of its share away holds it until it says itself that nothing of it is under way anymore, or
until its lease ends: so all shares together never exceed the rate, whatever becomes of a process, or of its answer.
Leases are written and judged by one clock, the database's where several machines share it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

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
_ALL = select(S.owner, S.held, S.wants).where(S.until > bindparam("p_gone", type_=S.until.type))
_NEW = insert_once(share)
_AGAIN = (
    update(share)
    .where(S.owner == bindparam("p_owner"))
    .values(held=bindparam("p_held"), wants=bindparam("p_wants"), until=bindparam("p_until"))
)
_END = update(share).where(S.owner == bindparam("p_owner")).values(until=bindparam("p_now", type_=S.until.type))
_GONE = delete(share).where(S.until <= bindparam("p_gone", type_=S.until.type))


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    many: int  # requests a second, from now until LEASE after it was asked for
    others: bool  # whether other processes are there


def lease(tx: Tx, owner: str, *, rate: int, holds: int, wants: int, here: datetime) -> Share:
    """What the owner may send from now on, for LEASE.

    `holds` is what it may at most have sent in the last second, or may send before it reads the answer; `here` is the
    machine's time, which counts where no other machine does.
    """
    if tx.dialect == "postgresql":
        tx.row(_ALONE, key=LOCK)
    now = lease_clock(tx, here)
    tx.run(_GONE, p_gone=now - ECHO)
    others = [row for row in tx.rows(_ALL, p_gone=now - ECHO) if row.owner != owner]
    fair = split(rate, {row.owner: row.wants for row in others} | {owner: wants})[owner]
    many = max(0, min(fair, rate - sum(row.held for row in others)))
    row = {"held": max(many, holds), "wants": wants, "until": now + LEASE}
    if not tx.run(_NEW[tx.dialect], owner=owner, **row):
        tx.run(_AGAIN, p_owner=owner, **{f"p_{name}": value for name, value in row.items()})
    return Share(many=many, others=bool(others))


def leave(tx: Tx, owner: str, *, here: datetime) -> None:
    """The owner sends no more; its share is free as soon as what it sent counts no longer."""
    tx.run(_END, p_owner=owner, p_now=lease_clock(tx, here))
