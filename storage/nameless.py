"""Reports without a name: their mailboxes, which wait for their moment, and what is erased after closing."""

from datetime import datetime
from typing import cast

from sqlalchemy import and_, bindparam, delete, func, insert, literal_column, select, update

from domain.friction import Friction, FrictionId
from domain.nameless import MailboxId
from storage.friction import build
from storage.tables import friction, mailbox, message
from storage.tx import Tx

PAGE = 1000

F = friction.c
_WAITS = F.state == literal_column("'waiting'")
_DUE = (
    select(friction)
    .where(and_(_WAITS, F.received_at <= bindparam("p_now", type_=F.received_at.type)))
    .order_by(F.id)  # random, so that nothing is told of the order in which they were sent
    .limit(PAGE)
)
_NEXT = select(func.min(F.received_at)).where(_WAITS)
_FIND = select(mailbox.c.sealed).where(mailbox.c.id == bindparam("p_id"))
_NEW = insert(mailbox).inline()
_OPENED = update(mailbox).where(mailbox.c.id == bindparam("p_id")).values(sealed=bindparam("p_sealed"))
_NO_BOX = delete(mailbox).where(mailbox.c.id == bindparam("p_id"))
_NO_MAIL = delete(message).where(message.c.receiver == bindparam("p_id"))
_OLD = (
    select(F.id, F.mailbox)
    .where(and_(F.mailbox.is_not(None), F.closed_at < bindparam("p_before", type_=F.closed_at.type)))
    .order_by(F.id)
    .limit(PAGE)
)
_BELONGS = update(friction).where(F.id == bindparam("p_id")).values(mailbox=bindparam("p_box"))


def due(tx: Tx, now: datetime) -> list[Friction]:
    """A page of the reports whose moment has come to enter a queue, in an order that says nothing."""
    return [build(row) for row in tx.rows(_DUE, p_now=now)]


def next_due(tx: Tx) -> datetime | None:
    """When, in people's time, the next of them enters a queue."""
    return cast("datetime | None", tx.row(_NEXT)[0])


def open_box(tx: Tx, which: MailboxId, sealed: bytes) -> None:
    tx.run(_NEW, id=which, sealed=sealed)


def sealed(tx: Tx, which: MailboxId) -> bytes | None:
    """What is in it, opaque here; None when it was erased."""
    row = tx.row(_FIND, p_id=which)
    return bytes(row.sealed) if row else None


def reseal(tx: Tx, which: MailboxId, content: bytes) -> None:
    """The card lives in another message now."""
    tx.run(_OPENED, p_id=which, p_sealed=content)


def belongs(tx: Tx, which: FrictionId, box: MailboxId | None) -> None:
    """The report is told by this mailbox from now on, or by none."""
    tx.run(_BELONGS, p_id=which, p_box=box)


def close_box(tx: Tx, which: FrictionId, box: MailboxId) -> None:
    """Erases the mailbox of a report, and what was still owed to it."""
    belongs(tx, which, None)
    forget_box(tx, box)


def forget_box(tx: Tx, box: MailboxId) -> None:
    """Nothing is left of it, nor of what was owed to it."""
    tx.run(_NO_MAIL, p_id=box)
    tx.run(_NO_BOX, p_id=box)


def erase(tx: Tx, *, before: datetime) -> int:
    """Erases a page of mailboxes whose loop closed before that moment; how many."""
    rows = tx.rows(_OLD, p_before=before)
    for row in rows:
        close_box(tx, FrictionId(row.id), MailboxId(row.mailbox))
    return len(rows)
