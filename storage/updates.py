"""What the vendor announced, by the vendor's own id; and which of it waits for somebody to decide."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, insert, literal, select, update

from domain.people import PersonId
from domain.updates import FIRST, RANKS, Category, Draft, Move, Reason, Severity, Suggestion, Update, UpdateId, When
from storage.tables import vendor_update
from storage.tx import Tx

PAGE = 500  # ids or rows at once
U = vendor_update.c
_FIND = select(vendor_update).where(and_(U.id == bindparam("p_id")))
_MANY = select(vendor_update).where(U.id.in_(bindparam("p_ids", expanding=True)))
_VERSIONS = select(U.id, U.changed_at).where(U.id.in_(bindparam("p_ids", expanding=True)))
_NEW = insert(vendor_update).inline()
_MOST, _AT = bindparam("p_most", type_=U.rank.type), bindparam("p_at", type_=U.rank.type)
_WAITING = (
    select(vendor_update)
    .where(U.rank.is_not(None))
    .order_by(U.rank.desc(), U.changed_at.desc(), U.id.desc())
    .limit(_MOST)
    .offset(_AT)
)
_COUNT = select(U.rank, func.count().label("many")).where(U.rank.is_not(None)).group_by(U.rank)
_MOVED = select(U.id).where(U.moved.is_not(None)).order_by(U.id)
_INFORMED = (
    select(vendor_update)
    .where(and_(U.decision == Suggestion.INFORM.value, U.decided_at >= bindparam("p_since", type_=U.decided_at.type)))
    .order_by(U.decided_at.desc(), U.id)
    .limit(_MOST)
)
_UNDECIDED = (  # without its text, which is most of it
    select(*(one for one in U if one.name != "text"), literal("").label("text"))
    .where(and_(U.decision.is_(None), U.id > bindparam("p_after")))
    .order_by(U.id)
    .limit(_MOST)
)
_VENDORS = (
    "title", "text", "services", "category", "severity", "starts", "ends", "act_by", "changed_at", "major", "tags",
    "details", "taken_at",
)  # fmt: skip
_OURS = ("suggestion", "reason", "moved", "rank")
_SUGGESTED = ("suggestion", "reason", "rank")
_DECISION = ("decision", "decided_by", "decided_at", "moved", "rank")
_ONE = update(vendor_update).where(and_(U.id == bindparam("p_id")))
_NEWER = _ONE.values({name: bindparam(f"p_{name}", type_=U[name].type) for name in (*_VENDORS, *_OURS)})
_OTHERWISE = _ONE.values({name: bindparam(f"p_{name}", type_=U[name].type) for name in _SUGGESTED})
_DECIDED = _ONE.values({name: bindparam(f"p_{name}", type_=U[name].type) for name in _DECISION})


def find(tx: Tx, which: UpdateId) -> Update | None:
    found = draft(tx, which)
    return found.update if found else None


def draft(tx: Tx, which: UpdateId) -> Draft | None:
    """With what is suggested, what was decided, and what moved since."""
    row = tx.row(_FIND, p_id=which)
    return _draft(row) if row else None


def versions(tx: Tx, which: Collection[UpdateId]) -> dict[UpdateId, datetime]:
    """When the vendor changed those of these that are here."""
    return {
        UpdateId(row.id): row.changed_at for page in _pages(sorted(which)) for row in tx.rows(_VERSIONS, p_ids=page)
    }


def drafts(tx: Tx, which: Collection[UpdateId]) -> dict[UpdateId, Draft]:
    """Those of these that are here."""
    rows = (row for page in _pages(sorted(which)) for row in tx.rows(_MANY, p_ids=page))
    return {UpdateId(row.id): _draft(row) for row in rows}


def add(tx: Tx, new: Sequence[Draft], *, now: datetime) -> None:
    tx.run_many(_NEW, [{"id": one.update.id, **_vendors(one.update, now), **_ours(one)} for one in new])


def renew(tx: Tx, newer: Sequence[Draft], *, now: datetime) -> None:
    """The vendor changed them; what was decided stays."""
    rows = [{"id": one.update.id, **_vendors(one.update, now), **_ours(one)} for one in newer]
    tx.run_many(_NEWER, [_named(row) for row in rows])


def suggest(tx: Tx, otherwise: Sequence[Draft]) -> None:
    """Something else is suggested than before."""
    tx.run_many(_OTHERWISE, [_named({"id": one.update.id, **_ours(one)}, without={"moved"}) for one in otherwise])


def decide(tx: Tx, which: UpdateId, decision: Suggestion, *, who: PersonId | None, now: datetime) -> bool:
    """Nothing of it waits from then on; whether it is here at all."""
    decided = {"id": which, "decision": decision.value, "decided_by": who, "decided_at": now}
    return tx.run(_DECIDED, **_named({**decided, "moved": None, "rank": None})) > 0


def waiting(tx: Tx, *, page: int = 0, most: int = PAGE) -> list[Draft]:
    """Those that somebody has to look at: what moved, then by suggestion; the latest of each first."""
    return [_draft(row) for row in tx.rows(_WAITING, p_most=most, p_at=page * most)]


def informed(tx: Tx, since: datetime, *, most: int) -> list[Update]:
    """What is there to read for who likes to, by a coordinator's word since then; the latest first."""
    return [_draft(row).update for row in tx.rows(_INFORMED, p_since=since, p_most=most)]


def undecided(tx: Tx) -> Iterator[Draft]:
    """Those of which nobody decided yet, without their text."""
    after = ""
    while rows := tx.rows(_UNDECIDED, p_after=after, p_most=PAGE):
        yield from map(_draft, rows)
        after = rows[-1].id


def counts(tx: Tx) -> tuple[int, dict[Suggestion, int]]:
    """(how many wait as their dates moved; how many others wait, by suggestion)."""
    many = {row.rank: row.many for row in tx.rows(_COUNT)}
    return many.pop(FIRST, 0), {RANKS[rank]: count for rank, count in many.items()}


def moved(tx: Tx) -> tuple[UpdateId, ...]:
    """Those of which a date moved since somebody decided, until they decide again."""
    return tuple(UpdateId(row.id) for row in tx.rows(_MOVED))


def _draft(row: Any) -> Draft:
    made = Update(
        id=UpdateId(row.id), title=row.title, text=row.text, services=tuple(row.services),
        category=Category(row.category), severity=Severity(row.severity), starts=row.starts, ends=row.ends,
        act_by=row.act_by, changed_at=row.changed_at, major=row.major, tags=tuple(row.tags), details=row.details,
    )  # fmt: skip
    return Draft(
        update=made, suggestion=Suggestion(row.suggestion), reason=Reason(row.reason),
        decision=Suggestion(row.decision) if row.decision else None,
        moved=tuple(Move(which=When(which), before=was, after=now) for which, was, now in row.moved or ()),
    )  # fmt: skip


def _vendors(one: Update, now: datetime) -> dict[str, Any]:
    return {
        "title": one.title, "text": one.text, "services": list(one.services), "category": one.category.value,
        "severity": one.severity.value, "starts": one.starts, "ends": one.ends, "act_by": one.act_by,
        "changed_at": one.changed_at, "major": one.major, "tags": list(one.tags), "details": dict(one.details),
        "taken_at": now,
    }  # fmt: skip


def _ours(one: Draft) -> dict[str, Any]:
    moves = [[move.which.value, move.before, move.after] for move in one.moved]
    return {
        "suggestion": one.suggestion.value, "reason": one.reason.value, "moved": moves or None, "rank": one.rank,
    }  # fmt: skip


def _named(row: Mapping[str, Any], without: Collection[str] = ()) -> dict[str, Any]:
    """As the statements that change a row call its values."""
    return {f"p_{name}": value for name, value in row.items() if name not in without}


def _pages(which: Sequence[UpdateId]) -> Iterator[Sequence[UpdateId]]:
    return (which[at : at + PAGE] for at in range(0, len(which), PAGE))
