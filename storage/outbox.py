"""What we owe people: queue, delivery log and progress in one table (DESIGN: owed messages).

States: later > ready > sending > done | dead | cancelled | unknown. `due_at` is people's time; `retry_at` and
`lease_until` are machine time.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import and_, bindparam, case, delete, func, literal_column, or_, select, update

from domain.messages import MANNERS, Doubt, End, Kind, Manner, Outcome, Parcel, Pressed
from storage.dialect import insert_once
from storage.tables import message
from storage.tx import Tx

M = message.c
BLOCKED = "blocked"  # the reason of what could not be sent because the person removed or blocked the app
PAGE = 1000


_BLANK: dict[str, Any] = {
    "retry_at": None, "owner": None, "lease_until": None, "attempts": 0, "wanted": 0, "sent": 0,
    "activity": None, "address": None, "data": None, "chat": False, "reason": None,
}  # fmt: skip
_NEW = insert_once(message)
_UNDER_WAY = select(M.id).where(and_(M.receiver == bindparam("p_receiver"), M.state == literal_column("'sending'")))
_FIND = select(M.activity).where(M.id == bindparam("p_id"))
_ARM = (
    update(message)
    .where(M.id == bindparam("p_id"))
    .values(
        wanted=bindparam("p_version"),
        sent=case((and_(bindparam("p_shown"), M.state != "sending"), bindparam("p_version")), else_=M.sent),
        state=case((M.state == "sending", "sending"), (bindparam("p_shown"), "done"), else_="ready"),
        due_at=bindparam("p_due"),
        retry_at=None,
        attempts=0,
    )
)
_DATABASE_TIME = select(func.clock_timestamp())
_REFRESH = update(message).where(and_(M.id == bindparam("p_id"), M.state == "done")).values(state="ready")
_BUSY = select(M.receiver).where(M.state == literal_column("'sending'")).scalar_subquery()
_NEXT = (
    select(M.id, M.receiver)
    .where(and_(M.state == literal_column("'ready'"), M.receiver.not_in(_BUSY)))
    .order_by(M.priority, M.due_at, M.id)
    .limit(bindparam("p_limit"))
    .with_for_update(skip_locked=True)
)
_TAKE = (
    update(message)
    .where(and_(M.id == bindparam("p_id"), M.state == "ready"))
    .values(state="sending", owner=bindparam("p_owner"), lease_until=bindparam("p_lease"))
)
_CLAIMED = select(message).where(M.id.in_(bindparam("p_ids", expanding=True)))
_OURS = and_(M.id == bindparam("p_id"), M.owner == bindparam("p_owner"), M.state == "sending")
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
_SAID = delete(message).where(_OURS)
_AGAIN = (
    update(message)
    .where(_OURS)
    .values(
        state="later", retry_at=bindparam("p_retry"), attempts=M.attempts + 1, reason=bindparam("p_reason"),
        chat=or_(M.chat, bindparam("p_chat")), **_FREE,
    )
)  # fmt: skip
_ENDED = (
    update(message)
    .where(_OURS)
    .values(state=bindparam("p_state"), reason=bindparam("p_reason"), address=None, data=None, **_FREE)
)
_ALSO = update(message).where(and_(M.id == bindparam("p_id"), M.state == "ready")).values(state="done", sent=M.wanted)
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
        and_(M.state == literal_column("'sending'"), M.lease_until < bindparam("p_machine", type_=M.lease_until.type))
    )
    .limit(PAGE)
)
_IN_DOUBT = (
    update(message)
    .where(and_(M.id == bindparam("p_id"), M.state == "sending"))
    .values(state=bindparam("p_state"), attempts=M.attempts + 1, **_FREE)
)
_HEAL = (
    update(message)
    .where(
        and_(
            M.receiver == bindparam("p_receiver"), M.state == "dead", M.reason == BLOCKED,
            M.kind != Kind.REPLY.value,  # its words are gone, and its moment too
        )
    )
    .values(state="ready", reason=None)
)  # fmt: skip
_NEXT_DUE = select(func.min(M.due_at)).where(and_(M.state == literal_column("'later'"), M.retry_at.is_(None)))
_LEFT = select(func.count()).where(M.state.in_(("ready", "sending")))
_TOLD = (
    select(M.receiver)
    .where(and_(M.kind == bindparam("p_kind"), M.about == bindparam("p_about"), M.state.in_(("done", "sending"))))
    .order_by(M.receiver)
)
_WAITING = (
    select(M.id, M.about)
    .where(
        and_(
            M.receiver == bindparam("p_receiver"), M.kind == bindparam("p_kind"),
            M.state.in_(("ready", "sending")),
        )
    )
    .order_by(M.due_at, M.id)
)  # fmt: skip


def key(kind: Kind, about: str, receiver: str, occasion: str) -> str:
    """The message's id: the same for whoever owes the same thing again, and random to look at."""
    return hashlib.sha256(f"{kind}\x1f{about}\x1f{receiver}\x1f{occasion}".encode()).hexdigest()[:32]


def lease_clock(tx: Tx, here: datetime) -> datetime:
    """The time that leases are written and judged by: the database's where several machines share it, else `here`."""
    return here if tx.dialect == "sqlite" else cast("datetime", tx.row(_DATABASE_TIME)[0])


def owe(tx: Tx, kind: Kind, *, about: str, receiver: str, occasion: str, due: datetime, now: datetime) -> bool:
    """Owes one message, from `due` on (people's time); False when exactly this was owed before."""
    row = _row(kind, about=about, receiver=receiver, occasion=occasion, due=due)
    return tx.run(_NEW[tx.dialect], **row | {"state": "ready" if due <= now else "later"}) == 1


def answer(
    tx: Tx, *, about: str, receiver: str, data: Mapping[str, Any], address: Mapping[str, str], activity: str | None,
    now: datetime, owner: str, lease_until: datetime,
) -> Parcel | None:  # fmt: skip
    """Owes the answer to something typed, claimed at birth by the process that wrote it.

    None when something else is under way to this receiver: then the pump sends it, next and once.
    """
    row = _row(Kind.REPLY, about=about, receiver=receiver, occasion="", due=now)
    row |= {"data": dict(data), "address": dict(address), "activity": activity, "state": "ready"}
    if tx.row(_UNDER_WAY, p_receiver=receiver):
        tx.run(_NEW[tx.dialect], **row)
        return None
    row |= {"state": "sending", "owner": owner, "lease_until": lease_until}
    tx.run(_NEW[tx.dialect], **row)
    return Parcel(
        id=row["id"], kind=Kind.REPLY, about=about, receiver=receiver, occasion="", wanted=0,
        activity=activity, address=address, data=data, chat=False, attempts=0,
    )  # fmt: skip


def arm(
    tx: Tx, kind: Kind, *, about: str, receiver: str, version: int, now: datetime, pressed: Pressed | None = None
) -> None:
    """Owes a card that lives on its newest version: one row for ever, sent again whenever the version moved.

    `pressed` is the receiver's own press: a new row lives on in that card, and where the answer to the press shows
    this version already, nothing is left to send, unless an older version is under way, which the newer one follows.
    """
    row = _row(kind, about=about, receiver=receiver, occasion="", due=now)
    replaced = bool(pressed and pressed.replaced)
    state, sent = ("done", version) if replaced else ("ready", 0)
    row |= {"wanted": version, "activity": pressed and pressed.activity, "state": state, "sent": sent}
    if tx.run(_NEW[tx.dialect], **row):
        return
    here = replaced and pressed is not None and pressed.activity == lives_in(tx, kind, about, receiver)
    tx.run(_ARM, p_id=row["id"], p_version=version, p_shown=here, p_due=now)


def lives_in(tx: Tx, kind: Kind, about: str, receiver: str) -> str | None:
    """Teams' id of the message in which this receiver's card lives, once it has one."""
    row = tx.row(_FIND, p_id=key(kind, about, receiver, ""))
    return row.activity if row else None


def refresh(tx: Tx, kind: Kind, about: str, receiver: str) -> None:
    """Sends a card that lives on once more, as it is now: whoever pressed it sees that nothing changed."""
    tx.run(_REFRESH, p_id=key(kind, about, receiver, ""))


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
    tx.run_many(_TAKE, [{"p_id": one, "p_owner": owner, "p_lease": lease_until} for one in ours])
    claimed = {row.id: _parcel(row) for row in tx.rows(_CLAIMED, p_ids=ids)}
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
    lost = tx.rows(_LOST, p_machine=machine)
    for row in lost:
        state = "ready" if manners[Kind(row.kind)].doubt is Doubt.REPEAT else "unknown"
        tx.run(_IN_DOUBT, p_id=row.id, p_state=state)
    return len(lost)


def heal(tx: Tx, receiver: str) -> None:
    """They are back: what could not be sent while the app was gone is due again."""
    tx.run(_HEAL, p_receiver=receiver)


def next_due(tx: Tx) -> datetime | None:
    """When, in people's time, the next message becomes due; what is backing off does not count."""
    return cast("datetime | None", tx.row(_NEXT_DUE)[0])


def left(tx: Tx) -> int:
    """How many are ready or under way."""
    return int(tx.row(_LEFT)[0])


def told(tx: Tx, kind: Kind, about: str) -> list[str]:
    """Who was sent this kind of message about this thing, or is being sent it now."""
    return [row.receiver for row in tx.rows(_TOLD, p_kind=kind.value, p_about=about)]


def waiting(tx: Tx, kind: Kind, receiver: str) -> list[tuple[str, str]]:
    """(message id, about) of what waits for this receiver and can go into one card, oldest first."""
    return [(row.id, row.about) for row in tx.rows(_WAITING, p_kind=kind.value, p_receiver=receiver)]


def _settle(tx: Tx, outcome: Outcome, owner: str) -> None:
    ours = {"p_id": outcome.id, "p_owner": owner}
    if outcome.end is End.AGAIN:
        tx.run(_AGAIN, p_retry=outcome.retry_at, p_reason=outcome.reason, p_chat=outcome.chat, **ours)
    elif outcome.end is End.DONE:
        if outcome.said:
            tx.run(_SAID, **ours)
        else:
            tx.run(_DONE, p_version=outcome.version, p_activity=outcome.activity, **ours)
    else:
        tx.run(_ENDED, p_state=outcome.end.value, p_reason=outcome.reason, **ours)


def _row(kind: Kind, *, about: str, receiver: str, occasion: str, due: datetime) -> dict[str, Any]:
    return _BLANK | {
        "id": key(kind, about, receiver, occasion), "kind": kind.value, "about": about, "receiver": receiver,
        "occasion": occasion, "priority": MANNERS[kind].priority, "due_at": due,
    }  # fmt: skip


def _parcel(row: Any) -> Parcel:
    return Parcel(
        id=row.id, kind=Kind(row.kind), about=row.about, receiver=row.receiver, occasion=row.occasion,
        wanted=row.wanted, activity=row.activity, address=row.address, data=row.data, chat=row.chat,
        attempts=row.attempts,
    )  # fmt: skip
