"""What people say of themselves, written; `storage.people` reads it with everything else of a person."""

from datetime import datetime

from sqlalchemy import bindparam, func, select, update

from domain.people import Hours, PersonId
from storage.tables import person
from storage.tx import Tx

P = person.c
_KEEP = (
    update(person)
    .where(P.id == bindparam("p_id"))
    .values(
        language=bindparam("p_language"),
        days=bindparam("p_days"),
        starts=bindparam("p_starts"),
        ends=bindparam("p_ends"),
        away_until=bindparam("p_away_until"),
    )
)
_AWAY = update(person).where(P.id == bindparam("p_id")).values(away_until=bindparam("p_until"))
_BACK = update(person).where(P.id == bindparam("p_id")).values(away_until=None)
_RETURN = update(person).where(P.away_until <= bindparam("p_now")).values(away_until=None)
_OVER = select(P.id).where(P.away_until <= bindparam("p_now", type_=P.away_until.type)).order_by(P.id)
_NEXT = select(func.min(P.away_until).label("back")).where(P.away_until.is_not(None))


def keep(tx: Tx, who: PersonId, *, language: str, hours: Hours | None, away_until: datetime | None) -> None:
    """Hours are None for who works the organisation's usual ones, whatever those become."""
    tx.run(
        _KEEP, p_id=who, p_language=language, p_days=sum(1 << day for day in hours.days) if hours else None,
        p_starts=f"{hours.start:%H:%M}" if hours else None, p_ends=f"{hours.end:%H:%M}" if hours else None,
        p_away_until=away_until,
    )  # fmt: skip


def away(tx: Tx, who: PersonId, until: datetime) -> None:
    """They are not there until then; nothing else that they said changes."""
    tx.run(_AWAY, p_id=who, p_until=until)


def back(tx: Tx, who: PersonId) -> None:
    """They are there again, from now on."""
    tx.run(_BACK, p_id=who)


def come_back(tx: Tx, now: datetime) -> list[PersonId]:
    """Everybody whose time away is over is there again; who."""
    back_again = [PersonId(row.id) for row in tx.rows(_OVER, p_now=now)]
    if back_again:
        tx.run(_RETURN, p_now=now)
    return back_again


def next_back(tx: Tx) -> datetime | None:
    """When the first of those who are away is back."""
    row = tx.row(_NEXT)
    found: datetime | None = row.back if row else None
    return found
