"""What we owe people: queue, delivery log and progress in one table (DESIGN: owed messages).

States: later > ready > sending > done | dead | cancelled | unknown. `due_at` is people's time; `retry_at` and
`lease_until` are machine time. What is settled keeps no moment, since that would tell when somebody without a name
acted, or nearly; only of what is dead, the day.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, case, literal, or_, select, update

from domain.budget import Grant
from domain.messages import MANNERS, Kind, Parcel, Pressed
from storage.dialect import EPOCH, insert_once
from storage.tables import message
from storage.tx import Tx

M = message.c
BLOCKED = "blocked"  # the reason of what could not be sent because the person removed or blocked the app
NO_MOMENT = literal(EPOCH, M.due_at.type)  # of what is settled, and of what is due again without a new moment
_BLANK: dict[str, Any] = {
    "retry_at": None, "owner": None, "lease_until": None, "attempts": 0, "wanted": 0, "sent": 0,
    "activity": None, "address": None, "data": None, "chat": False, "reason": None,
}  # fmt: skip
_NEW = insert_once(message)
_FIND = select(M.activity).where(M.id == bindparam("p_id"))
_SHOWN = and_(bindparam("p_shown"), M.state != "sending")
_ARM = (
    update(message)
    .where(M.id == bindparam("p_id"))
    .values(
        wanted=bindparam("p_version"),
        sent=case((_SHOWN, bindparam("p_version")), else_=M.sent),
        state=case(
            (M.state == "sending", "sending"),
            (bindparam("p_shown"), "done"),
            (bindparam("p_waits"), "later"),
            else_="ready",
        ),
        due_at=case((_SHOWN, NO_MOMENT), else_=bindparam("p_due", type_=M.due_at.type)),
        retry_at=None,
        attempts=0,
    )
)
_REFRESH = (
    update(message)
    .where(and_(M.id == bindparam("p_id"), M.state.in_(("done", "dead"))))
    .values(state="ready", reason=None)
)
_STALE = (
    update(message)
    .where(
        and_(
            M.kind == bindparam("p_kind"),
            M.about == bindparam("p_about"),
            M.receiver.not_in(bindparam("p_but", expanding=True)),
            or_(and_(M.state == "done", M.activity.is_not(None)), M.state == "sending"),
        )
    )
    .values(state=case((M.state == "done", "ready"), else_=M.state), wanted=M.wanted + 1)
)
_TURNED = (
    update(message)
    .where(
        and_(
            M.receiver == bindparam("p_receiver"),
            M.kind == bindparam("p_kind"),
            M.activity == bindparam("p_activity"),
            M.state.in_(("done", "ready", "later")),
        )
    )
    .values(activity=None, state="done", retry_at=None, due_at=NO_MOMENT)
)
_BESIDE = (
    select(M.about)
    .where(
        and_(
            M.receiver == bindparam("p_receiver"),
            M.kind == bindparam("p_kind"),
            M.activity == bindparam("p_activity"),
        )
    )
    .order_by(M.about)
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
_TOLD = (
    select(M.receiver)
    .where(and_(M.kind == bindparam("p_kind"), M.about == bindparam("p_about"), M.state.in_(("done", "sending"))))
    .order_by(M.receiver)
)
_HURRY = (
    update(message)
    .where(and_(M.receiver == bindparam("p_receiver"), M.state == "later", M.due_at > bindparam("p_due")))
    .values(due_at=bindparam("p_due", type_=M.due_at.type))
)
_ABOUTS = (
    select(M.about).where(and_(M.receiver == bindparam("p_receiver"), M.kind == bindparam("p_kind"))).order_by(M.about)
)
_WAITS = M.state.in_(("later", "ready"))
_CANCELLED: dict[str, Any] = {"state": "cancelled", "due_at": NO_MOMENT, "retry_at": None}
_CANCEL = update(message).where(and_(M.id == bindparam("p_id"), _WAITS)).values(_CANCELLED)
_CANCEL_ALL = (
    update(message)
    .where(and_(M.kind == bindparam("p_kind"), M.about == bindparam("p_about"), _WAITS))
    .values(_CANCELLED)
)
_WAITING = (
    select(M.id, M.about)
    .where(
        and_(
            M.receiver == bindparam("p_receiver"), M.kind == bindparam("p_kind"),
            M.activity.is_(None),  # what is only drawn anew waits for nobody
            or_(M.state.in_(("ready", "sending")), and_(M.state == "later", M.retry_at.is_not(None))),
        )
    )
    .order_by(M.due_at, M.id)
)  # fmt: skip


class Ungranted(Exception):
    """A message that nobody asked for is owed without a grant, or another one with it: a mistake in the code."""


def key(kind: Kind, about: str, receiver: str, occasion: str) -> str:
    """The message's id: the same for whoever owes the same thing again, and random to look at."""
    return hashlib.sha256(f"{kind}\x1f{about}\x1f{receiver}\x1f{occasion}".encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One message, from `due` on (people's time)."""

    kind: Kind
    about: str
    receiver: str
    occasion: str
    due: datetime
    grant: Grant | None = None  # of the contact budget, for what nobody asked for


def owe(
    tx: Tx, kind: Kind, *, about: str, receiver: str, occasion: str, due: datetime, now: datetime,
    grant: Grant | None = None,
) -> bool:  # fmt: skip
    """Owes one message; False when exactly this was owed before. Raises Ungranted, as `owe_all`."""
    one = Owed(kind=kind, about=about, receiver=receiver, occasion=occasion, due=due, grant=grant)
    return owe_all(tx, [one], now=now) == 1


def owe_all(tx: Tx, many: Sequence[Owed], *, now: datetime) -> int:
    """Owes all of these at once; how many were not owed before.

    What nobody asked for needs a grant of the contact budget for that very thing and day, one for each; nothing else
    takes one: Ungranted is raised.
    """
    for one in many:
        if not _granted(one):
            raise Ungranted(one.kind)
    used = [id(one.grant) for one in many if one.grant]
    if len(set(used)) < len(used):
        raise Ungranted(many[0].kind)
    return tx.run_many(_NEW[tx.dialect], [
        _row(one.kind, about=one.about, receiver=one.receiver, occasion=one.occasion, due=one.due)
        | {"state": "ready" if one.due <= now else "later"}
        for one in many
    ])  # fmt: skip


def answer(
    tx: Tx, *, about: str, receiver: str, data: Mapping[str, Any], address: Mapping[str, str], activity: str | None,
    now: datetime, owner: str, lease_until: datetime,
) -> Parcel | None:  # fmt: skip
    """Owes the answer to something typed, claimed at birth by the process that wrote it.

    None when something else is under way to this receiver: then the pump sends it, next and once.
    """
    row = _row(Kind.REPLY, about=about, receiver=receiver, occasion="", due=now)
    row |= {"data": dict(data), "address": dict(address), "activity": activity}
    ours = {"state": "sending", "owner": owner, "lease_until": lease_until}
    if not tx.run(_NEW[tx.dialect], **row | ours):  # the index lets one be under way
        tx.run(_NEW[tx.dialect], **row | {"state": "ready"})
        return None
    return Parcel(
        id=row["id"], kind=Kind.REPLY, about=about, receiver=receiver, occasion="", wanted=0,
        activity=activity, address=address, data=data, chat=False, attempts=0,
    )  # fmt: skip


def arm(
    tx: Tx, kind: Kind, *, about: str, receiver: str, version: int, now: datetime, due: datetime | None = None,
    pressed: Pressed | None = None,
) -> None:  # fmt: skip
    """Owes a card that lives on its newest version: one row for ever, sent again whenever the version moved.

    `pressed` is the receiver's own press: a new row lives on in that card, and where the answer to the press shows
    this version already, nothing is left to send, unless an older version is under way, which the newer one follows.
    """
    if MANNERS[kind].budgeted:
        raise Ungranted(kind)
    due = due or now
    row = _row(kind, about=about, receiver=receiver, occasion="", due=due)
    replaced = bool(pressed and pressed.replaced)
    state, sent = ("done", version) if replaced else ("ready" if due <= now else "later", 0)
    row |= {"wanted": version, "activity": pressed and pressed.activity, "state": state, "sent": sent}
    row |= {"due_at": EPOCH} if replaced else {}
    if tx.run(_NEW[tx.dialect], **row):
        return
    here = replaced and pressed is not None and pressed.activity == lives_in(tx, kind, about, receiver)
    tx.run(_ARM, p_id=row["id"], p_version=version, p_shown=here, p_due=due, p_waits=due > now)


def lives_in(tx: Tx, kind: Kind, about: str, receiver: str) -> str | None:
    """Teams' id of the message in which this receiver's card lives, once it has one."""
    row = tx.row(_FIND, p_id=key(kind, about, receiver, ""))
    return row.activity if row else None


def refresh(tx: Tx, kind: Kind, about: str, receiver: str) -> None:
    """Sends a card that lives on once more, as it is now."""
    tx.run(_REFRESH, p_id=key(kind, about, receiver, ""))  # what is under way or ready shows it anyway


def redraw(tx: Tx, kind: Kind, about: str, *, but: Collection[str]) -> None:
    """Sends what was told of this thing once more, in place and in silence; to all but these."""
    tx.run(_STALE, p_kind=kind.value, p_about=about, p_but=list(but))


def turned(tx: Tx, kind: Kind, receiver: str, activity: str) -> None:
    """Its receiver pressed that card: it shows what they look at since, and is not drawn anew under their hands."""
    tx.run(_TURNED, p_kind=kind.value, p_receiver=receiver, p_activity=activity)


def beside(tx: Tx, kind: Kind, receiver: str, activity: str) -> list[str]:
    """What was told in one and the same card."""
    rows = tx.rows(_BESIDE, p_kind=kind.value, p_receiver=receiver, p_activity=activity)
    return [row.about for row in rows]


def heal(tx: Tx, receiver: str) -> None:
    """They are back: what could not be sent while the app was gone is due again."""
    tx.run(_HEAL, p_receiver=receiver)


def cancel(tx: Tx, which: str) -> bool:
    """Whether it was still waiting: now it is not sent."""
    return tx.run(_CANCEL, p_id=which) == 1


def cancel_all(tx: Tx, kind: Kind, about: str) -> None:
    """Nothing of this kind about this thing that still waits is sent, to anybody."""
    tx.run(_CANCEL_ALL, p_kind=kind.value, p_about=about)


def told(tx: Tx, kind: Kind, about: str) -> list[str]:
    """Who was sent this kind of message about this thing, or is being sent it now."""
    return [row.receiver for row in tx.rows(_TOLD, p_kind=kind.value, p_about=about)]


def abouts(tx: Tx, kind: Kind, receiver: str) -> list[str]:
    """What this receiver was, or should have been, told of by this kind of message."""
    return [row.about for row in tx.rows(_ABOUTS, p_kind=kind.value, p_receiver=receiver)]


def hurry(tx: Tx, receiver: str, due: datetime) -> None:
    """What was held for this receiver beyond that moment comes then."""
    tx.run(_HURRY, p_receiver=receiver, p_due=due)


def waiting(tx: Tx, kind: Kind, receiver: str) -> list[tuple[str, str]]:
    """(message id, about) of what waits for this receiver and can go into one card, oldest first."""
    return [(row.id, row.about) for row in tx.rows(_WAITING, p_kind=kind.value, p_receiver=receiver)]


def _granted(one: Owed) -> bool:
    kinds = MANNERS[one.kind].budgeted
    if one.grant is None:
        return not kinds
    want, day = one.grant.wants[0], one.grant.contact.day.isoformat()
    return want.kind in kinds and want.about in ("", one.about) and one.occasion == day


def _row(kind: Kind, *, about: str, receiver: str, occasion: str, due: datetime) -> dict[str, Any]:
    return _BLANK | {
        "id": key(kind, about, receiver, occasion), "kind": kind.value, "about": about, "receiver": receiver,
        "occasion": occasion, "priority": MANNERS[kind].priority, "due_at": due,
    }  # fmt: skip
