"""What was answered to an activity, so that the same activity again gets the same answer and does nothing twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from storage.dialect import insert_once
from storage.tables import once
from storage.tx import Tx

PAGE = 1000

_FIND = select(once.c.card, once.c.ids).where(once.c.key == bindparam("p_key"))
_NEW = insert_once(once)
_OLD = delete(once).where(
    once.c.key.in_(select(once.c.key).where(once.c.day < bindparam("p_day")).limit(PAGE).scalar_subquery())
)

SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The kind of card that was the answer and the ids it was drawn from; never words."""

    card: str | None
    ids: Mapping[str, str]


def before(tx: Tx, key: str) -> Answer | None:
    row = tx.row(_FIND, p_key=key)
    return Answer(card=row.card, ids=row.ids or {}) if row else None


def keep(tx: Tx, key: str, now: datetime, *, card: str | None = None, ids: Mapping[str, str] | None = None) -> bool:
    """False when this was answered before, and nothing changes."""
    return tx.run(_NEW[tx.dialect], key=key, day=_day(now), card=card, ids=dict(ids or {})) == 1


def forget(tx: Tx, now: datetime) -> int:
    """Removes a page of what is older than a day (24 h up to 48 h, since a row knows only its day); how many."""
    return tx.run(_OLD, p_day=_day(now) - 1)


def _day(now: datetime) -> int:
    return int(now.timestamp()) // SECONDS_A_DAY
