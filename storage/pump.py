"""What the pump asks of the outbox: claim what is due, settle how it ended, and decide what is in doubt.

`due_at` is people's time, and nothing once it is settled; `retry_at` and `lease_until` are machine time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import and_, bindparam, case, delete, func, literal_column, not_, or_, select, text, union_all, update

from domain.messages import MANNERS, Doubt, End, Kind, Manner, Outcome, Parcel
from domain.schedule import MOMENT
from storage.dialect import MIGRATION_LOCK
from storage.outbox import BLOCKED, NO_MOMENT
from storage.tables import message, nudge
from storage.tx import Tx

M = message.c
PAGE = 1000
DAY = timedelta(days=1)
LOOK_LOCK = MIGRATION_LOCK + 2  # the advisory lock of whoever looks what came due
_ALONE = text("SELECT pg_advisory_xact_lock(:key)")
_ALONE_NOW = text("SELECT pg_try_advisory_xact_lock(:key)")
_DATABASE_TIME = select(func.clock_timestamp())
_OURS_TO_SAY = M.kind.in_([literal_column(f"'{kind.value}'") for kind in Kind])  # a later version beside us has more
_BUSY = select(M.receiver).where(M.state == literal_column("'sending'")).scalar_subquery()
_STOPS = select(nudge.c.id).where(nudge.c.stopped).scalar_subquery()  # acts at the next claim
_HELD = and_(  # what lives on where it was delivered is drawn anew there all the same
    M.about.in_(_STOPS), M.kind == literal_column(f"'{Kind.NUDGE.value}'"), M.activity.is_(None)
)
_NEXT = (
    select(M.id, M.receiver)
    .where(and_(M.state == literal_column("'ready'"), M.receiver.not_in(_BUSY), not_(_HELD), _OURS_TO_SAY))
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
_MOVED = M.wanted > bindparam("p_version")  # while it was sent
_DONE = (
    update(message)
    .where(_OURS)
    .values(
        state=case((_MOVED, "ready"), else_="done"),
        due_at=case((_MOVED, M.due_at), else_=NO_MOMENT),
        sent=bindparam("p_version"),
        activity=func.coalesce(bindparam("p_activity", type_=M.activity.type), M.activity),
        retry_at=None, attempts=0, address=None, data=None, reason=None, **_FREE,
    )
)  # fmt: skip
_ONCE_MORE = update(message).where(_OURS).values(state="ready", attempts=0, **_FREE)
_GONE = delete(message).where(_OURS)
_GONE_AS_OWED = delete(message).where(and_(_OURS, ~_MOVED))
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
    .values(
        state=bindparam("p_state"), reason=bindparam("p_reason"), address=None, data=None,
        due_at=func.coalesce(bindparam("p_due", type_=M.due_at.type), NO_MOMENT), **_FREE,
    )
)  # fmt: skip
_ALSO = (
    update(message)
    .where(and_(M.id == bindparam("p_id"), or_(M.state == "ready", and_(M.state == "later", M.retry_at.is_not(None)))))
    .values(
        state="done",
        sent=M.wanted,
        retry_at=None,
        due_at=NO_MOMENT,
        activity=bindparam("p_activity", type_=M.activity.type),
    )
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
_STATE = bindparam("p_state", type_=M.state.type)
_IN_DOUBT = (
    update(message)
    .where(
        and_(
            M.id == bindparam("p_id"),
            M.state == "sending",
            M.lease_until < bindparam("p_machine", type_=M.lease_until.type),
        )
    )
    .values(
        state=_STATE,
        attempts=M.attempts + 1,
        due_at=case((_STATE == "ready", M.due_at), else_=NO_MOMENT),
        **_FREE,
    )
)
_NEXT_DUE = select(func.min(M.due_at)).where(and_(M.state == literal_column("'later'"), M.retry_at.is_(None)))
_LEFT = select(func.count()).where(and_(M.state.in_(("ready", "sending")), not_(_HELD), _OURS_TO_SAY))
_OWED = and_(  # typed replies apart, and what was stopped
    M.priority > literal_column(str(MANNERS[Kind.REPLY].priority)), not_(_HELD)
)
_SINCE = func.nullif(M.due_at, NO_MOMENT, type_=M.due_at.type)
_COUNTED = (func.count().label("many"), func.min(_SINCE).label("since"))
_STANDING = union_all(
    select(literal_column("'ready'").label("state"), *_COUNTED).where(
        and_(M.state == literal_column("'ready'"), _OWED)
    ),
    select(literal_column("'sending'"), *_COUNTED).where(and_(M.state == literal_column("'sending'"), _OWED)),
    select(literal_column("'later'"), *_COUNTED).where(
        and_(
            M.state == literal_column("'later'"),
            M.due_at <= bindparam("p_now", type_=M.due_at.type),
            M.retry_at.is_not(None),
            _OWED,
        )
    ),
)
_LATELY = and_(M.due_at >= bindparam("p_since", type_=M.due_at.type), func.coalesce(M.reason, "") != BLOCKED)
_DOUBTED = and_(M.state == "unknown", M.occasion >= bindparam("p_day"))  # what may be in doubt is of one day
_ENDED_BADLY = (
    select(
        M.state,
        func.count().label("many"),
        func.sum(case((_LATELY, 1), else_=0)).label("lately"),
        func.sum(case((_DOUBTED, 1), else_=0)).label("doubted"),
    )
    .where(M.state.in_(("dead", "unknown")))
    .group_by(M.state)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is due and not sent yet, without typed replies: they tell when somebody typed."""

    ready: int
    sending: int
    later: int  # due, and backing off; not what is owed for a later moment, which tells when somebody acted
    oldest: datetime | None  # people's time since which the first of them is due


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What will not be sent, ever."""

    dead: int
    unknown: int
    lately: int  # of the dead, those of the day of the moment asked about, or since, of people who have the app
    doubted: int  # of the unknown, those of a week: they may have arrived or not, and somebody should know


def lease_clock(tx: Tx, here: datetime) -> datetime:
    """The time that leases are written and judged by: the database's where several machines share it, else `here`."""
    return here if tx.dialect == "sqlite" else cast("datetime", tx.row(_DATABASE_TIME)[0])


def alone(tx: Tx, *, wait: bool) -> bool:
    """Whether no other process is at its look now, until this transaction ends; `wait` until it is so."""
    if tx.dialect == "sqlite":
        return True
    if wait:
        tx.row(_ALONE, key=LOOK_LOCK)
        return True
    return bool(tx.row(_ALONE_NOW, key=LOOK_LOCK)[0])


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
            tx.run_many(_ALSO, [{"p_id": one, "p_activity": outcome.activity} for one in outcome.also])


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


def standing(tx: Tx, now: datetime) -> Standing:
    """Counted from the indexes of what is due alone: a monitor asks this all day."""
    found = {row.state: row for row in tx.rows(_STANDING, p_now=now)}
    oldest = min((row.since for row in found.values() if row.since), default=None)
    counts = {state: int(row.many) for state, row in found.items()}
    return Standing(ready=counts["ready"], sending=counts["sending"], later=counts["later"], oldest=oldest)


def undone(tx: Tx, since: datetime) -> Undone:
    """Reads the whole outbox, since no index tells these apart: to be asked now and then."""
    day = (since - 6 * DAY).date().isoformat()
    found = {row.state: row for row in tx.rows(_ENDED_BADLY, p_since=since - DAY + MOMENT, p_day=day)}
    counts = {state: int(row.many) for state, row in found.items()}
    lately = int(found["dead"].lately) if "dead" in found else 0
    doubted = int(found["unknown"].doubted) if "unknown" in found else 0
    return Undone(dead=counts.get("dead", 0), unknown=counts.get("unknown", 0), lately=lately, doubted=doubted)


def _settle(tx: Tx, outcome: Outcome, owner: str) -> None:
    ours = {"p_id": outcome.id, "p_owner": owner}
    if outcome.end is End.AGAIN:
        again = {"p_retry": outcome.retry_at, "p_due": outcome.due, "p_tried": int(outcome.tried)}
        tx.run(_AGAIN, p_reason=outcome.reason, p_chat=outcome.chat, **again, **ours)
    elif outcome.erased:
        if outcome.end is not End.DONE:
            tx.run(_GONE, **ours)
        elif not tx.run(_GONE_AS_OWED, p_version=outcome.version, **ours):
            tx.run(_ONCE_MORE, **ours)
    elif outcome.end is End.DONE:
        tx.run(_DONE, p_version=outcome.version, p_activity=outcome.activity, **ours)
    else:
        tx.run(_ENDED, p_state=outcome.end.value, p_reason=outcome.reason, p_due=outcome.due, **ours)


def _parcel(row: Any) -> Parcel:
    return Parcel(
        id=row.id, kind=Kind(row.kind), about=row.about, receiver=row.receiver, occasion=row.occasion,
        wanted=row.wanted, activity=row.activity, address=row.address, data=row.data, chat=row.chat,
        attempts=row.attempts,
    )  # fmt: skip
