"""What the pump asks of the outbox: claim what is due, settle how it ended, and decide what is in doubt.

`due_at` is people's time; `retry_at` and `lease_until` are machine time.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import and_, bindparam, case, delete, func, literal_column, or_, select, update

from domain.messages import MANNERS, Doubt, End, Kind, Manner, Outcome, Parcel
from storage.tables import message
from storage.tx import Tx

M = message.c
PAGE = 1000
_DATABASE_TIME = select(func.clock_timestamp())
_OURS_TO_SAY = M.kind.in_([literal_column(f"'{kind.value}'") for kind in Kind])  # a later version beside us has more
_BUSY = select(M.receiver).where(M.state == literal_column("'sending'")).scalar_subquery()
_NEXT = (
    select(M.id, M.receiver)
    .where(and_(M.state == literal_column("'ready'"), M.receiver.not_in(_BUSY), _OURS_TO_SAY))
    .order_by(M.priority, M.due_at, M.id)
    .limit(bindparam("p_limit"))
    .with_for_update(skip_locked=True)
)
_TAKE = (
    update(message)
    .where(and_(M.id == bindparam("p_id"), M.state == "ready"))
    .values(state="sending", owner=bindparam("p_owner"), lease_until=bindparam("p_lease"))
    .returning(*M)
)
_OURS = and_(M.id == bindparam("p_id"), M.owner == bindparam("p_owner"), M.state == "sending")
_RENEW = update(message).where(_OURS).values(lease_until=bindparam("p_lease"))
_FREE: dict[str, Any] = {"owner": None, "lease_until": None}
_DONE = (
    update(message)
    .where(_OURS)
    .values(
        state=case((M.wanted > bindparam("p_version"), "ready"), else_="done"),
        sent=bindparam("p_version"),
        activity=func.coalesce(bindparam("p_activity", type_=M.activity.type), M.activity),
        retry_at=None, attempts=0, address=None, data=None, reason=None, **_FREE,
    )
)  # fmt: skip
_ONCE_MORE = (  # it moved while it was sent
    update(message).where(and_(_OURS, M.wanted > bindparam("p_version"))).values(state="ready", attempts=0, **_FREE)
)
_GONE = delete(message).where(_OURS)
_AGAIN = (
    update(message)
    .where(_OURS)
    .values(
        state="later", retry_at=bindparam("p_retry"), attempts=M.attempts + bindparam("p_tried"),
        due_at=func.coalesce(bindparam("p_due", type_=M.due_at.type), M.due_at), reason=bindparam("p_reason"),
        chat=or_(M.chat, bindparam("p_chat")), **_FREE,
    )
)  # fmt: skip
_ENDED = (
    update(message)
    .where(_OURS)
    .values(state=bindparam("p_state"), reason=bindparam("p_reason"), address=None, data=None, **_FREE)
)
_ALSO = (
    update(message)
    .where(and_(M.id == bindparam("p_id"), or_(M.state == "ready", and_(M.state == "later", M.retry_at.is_not(None)))))
    .values(state="done", sent=M.wanted, retry_at=None)
)
_PROMOTE = (
    update(message)
    .where(
        M.id.in_(
            select(M.id)
            .where(
                and_(
                    M.state == literal_column("'later'"),
                    M.due_at <= bindparam("p_now", type_=M.due_at.type),
                    or_(M.retry_at.is_(None), M.retry_at <= bindparam("p_machine", type_=M.due_at.type)),
                )
            )
            .limit(PAGE)
            .scalar_subquery()
        )
    )
    .values(state="ready", retry_at=None)
)
_LOST = (
    select(M.id, M.kind)
    .where(
        and_(
            M.state == literal_column("'sending'"),
            M.lease_until < bindparam("p_machine", type_=M.lease_until.type),
            _OURS_TO_SAY,
        )
    )
    .limit(PAGE)
)
_IN_DOUBT = (
    update(message)
    .where(
        and_(
            M.id == bindparam("p_id"),
            M.state == "sending",
            M.lease_until < bindparam("p_machine", type_=M.lease_until.type),
        )
    )
    .values(state=bindparam("p_state"), attempts=M.attempts + 1, **_FREE)
)
_NEXT_DUE = select(func.min(M.due_at)).where(and_(M.state == literal_column("'later'"), M.retry_at.is_(None)))
_LEFT = select(func.count()).where(and_(M.state.in_(("ready", "sending")), _OURS_TO_SAY))


def lease_clock(tx: Tx, here: datetime) -> datetime:
    """The time that leases are written and judged by: the database's where several machines share it, else `here`."""
    return here if tx.dialect == "sqlite" else cast("datetime", tx.row(_DATABASE_TIME)[0])


def claim(tx: Tx, *, owner: str, lease_until: datetime, limit: int) -> list[Parcel]:
    """At most `limit` ready messages, urgent first, at most one per receiver, now under way in this process's name."""
    rows = tx.rows(_NEXT, p_limit=limit * 4)
    first: dict[str, str] = {}
    for row in rows:
        first.setdefault(row.receiver, row.id)
    ids = list(first.values())[:limit]
    if not ids:
        return []
    # In an order all processes share, or two that claim at once may wait for each other.
    ours = [first[receiver] for receiver in sorted(list(first)[:limit])]
    taken = [tx.row(_TAKE, p_id=one, p_owner=owner, p_lease=lease_until) for one in ours]
    claimed = {row.id: _parcel(row) for row in taken if row}
    return [claimed[one] for one in ids if one in claimed]


def settle(tx: Tx, outcomes: Sequence[Outcome], *, owner: str) -> None:
    """Writes how sending ended; a message that another process took over meanwhile is left to it."""
    for outcome in outcomes:
        _settle(tx, outcome, owner)
        if outcome.also:
            tx.run_many(_ALSO, [{"p_id": one} for one in outcome.also])


def promote(tx: Tx, *, now: datetime, machine: datetime) -> int:
    """Makes ready what became due, a page at a time; how many."""
    return tx.run(_PROMOTE, p_now=now, p_machine=machine)


def expire(tx: Tx, *, machine: datetime, manners: Mapping[Kind, Manner] = MANNERS) -> int:
    """Decides what is in doubt, since its process left it under way: repeat it, or call it unknown; how many."""
    touched = 0
    for row in tx.rows(_LOST, p_machine=machine):
        state = "ready" if manners[Kind(row.kind)].doubt is Doubt.REPEAT else "unknown"
        touched += tx.run(_IN_DOUBT, p_id=row.id, p_state=state, p_machine=machine)
    return touched


def renew(tx: Tx, ids: Sequence[str], *, owner: str, lease_until: datetime) -> None:
    """Keeps what this process still works on, however long it waits for its turn."""
    tx.run_many(_RENEW, [{"p_id": one, "p_owner": owner, "p_lease": lease_until} for one in ids])


def next_due(tx: Tx) -> datetime | None:
    """When, in people's time, the next message becomes due; what is backing off does not count."""
    return cast("datetime | None", tx.row(_NEXT_DUE)[0])


def left(tx: Tx) -> int:
    """How many are ready or under way."""
    return int(tx.row(_LEFT)[0])


def _settle(tx: Tx, outcome: Outcome, owner: str) -> None:
    ours = {"p_id": outcome.id, "p_owner": owner}
    if outcome.end is End.AGAIN:
        again = {"p_retry": outcome.retry_at, "p_due": outcome.due, "p_tried": int(outcome.tried)}
        tx.run(_AGAIN, p_reason=outcome.reason, p_chat=outcome.chat, **again, **ours)
    elif outcome.erased:
        if not (outcome.end is End.DONE and tx.run(_ONCE_MORE, p_version=outcome.version, **ours)):
            tx.run(_GONE, **ours)
    elif outcome.end is End.DONE:
        tx.run(_DONE, p_version=outcome.version, p_activity=outcome.activity, **ours)
    else:
        tx.run(_ENDED, p_state=outcome.end.value, p_reason=outcome.reason, **ours)


def _parcel(row: Any) -> Parcel:
    return Parcel(
        id=row.id, kind=Kind(row.kind), about=row.about, receiver=row.receiver, occasion=row.occasion,
        wanted=row.wanted, activity=row.activity, address=row.address, data=row.data, chat=row.chat,
        attempts=row.attempts,
    )  # fmt: skip
