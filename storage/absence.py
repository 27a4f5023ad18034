"""Who is away: what people said of themselves and what their mailbox says, together in one condition."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, bindparam, or_, select, true, union, update

from domain.absence import Absence
from domain.people import PersonId
from storage.tables import person, queue, role
from storage.tx import Tx

NONE: dict[str, Any] = {"listed_until": None, "listed_endless": False, "listed_over": False}  # nothing is told

P = person.c
_WHOM = union(
    select(queue.c.owner.label("id")).where(queue.c.owner.is_not(None)),
    select(queue.c.deputy).where(queue.c.deputy.is_not(None)),
    select(role.c.person),
)
_LISTED = select(P.id, P.listed_until, P.listed_endless, P.listed_over).where(P.listed_until.is_not(None))
_KEEP = update(person).where(P.id == bindparam("p_id")).values({name: bindparam(f"p_{name}") for name in NONE})
_BACK = update(person).where(and_(P.id == bindparam("p_id"), P.listed_until.is_not(None))).values(listed_over=true())
_ENDS = and_(  # one without an end that they are back from is remembered as long as the mailbox goes on telling it
    P.listed_until <= bindparam("p_now", type_=P.listed_until.type), ~and_(P.listed_endless, P.listed_over)
)
_ENDED = select(P.id).where(_ENDS).order_by(P.id)
_OVER = update(person).where(_ENDS).values(NONE)


def here(who: FromClause) -> ColumnElement[bool]:
    """Whether they can be asked now: they have the app, and neither they nor their mailbox say that they are away."""
    listed = or_(who.c.listed_until.is_(None), who.c.listed_over)
    return and_(who.c.reachable, who.c.away_until.is_(None), listed)


def whom(tx: Tx) -> list[PersonId]:
    """Whose mailbox is asked: owners and deputies of queues, coordinators and key users, and nobody else's."""
    return sorted(PersonId(row.id) for row in tx.rows(_WHOM))


def listed(tx: Tx) -> dict[PersonId, Absence]:
    """Everybody whose mailbox said that they are away, also who said that they are back."""
    return {PersonId(row.id): found for row in tx.rows(_LISTED) if (found := read(row))}


def read(row: Any) -> Absence | None:
    """What the mailbox of the person in this row says."""
    if row.listed_until is None:
        return None
    return Absence(until=row.listed_until, endless=row.listed_endless, over=row.listed_over)


def keep(tx: Tx, who: PersonId, absence: Absence | None) -> None:
    known = (absence.until, absence.endless, absence.over) if absence else NONE.values()
    tx.run(_KEEP, p_id=who, **{f"p_{name}": value for name, value in zip(NONE, known, strict=True)})


def forget(tx: Tx, *, but: Collection[PersonId] = ()) -> None:
    """Nothing is known anymore from anybody's mailbox, but from these."""
    for who in sorted(listed(tx).keys() - set(but)):
        keep(tx, who, None)


def back(tx: Tx, who: PersonId) -> None:
    """They are here, whatever their mailbox goes on telling."""
    tx.run(_BACK, p_id=who)


def end(tx: Tx, now: datetime) -> list[PersonId]:
    """Every absence that is over, or not believed any longer, is none; whose."""
    ended = [PersonId(row.id) for row in tx.rows(_ENDED, p_now=now)]
    if ended:
        tx.run(_OVER, p_now=now)
    return ended
