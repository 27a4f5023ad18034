"""When the clock does something about a report; each timer goes off once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from sqlalchemy import bindparam, delete, func, insert, select

from domain.friction import FrictionId
from domain.timers import Timers, What
from storage.tables import timer
from storage.tx import Tx

PAGE = 50  # what one look of the pump does

T = timer.c
_NONE = delete(timer).where(T.friction == bindparam("p_id"))
_NEW = insert(timer).inline()
_OFF = delete(timer).where(T.friction == bindparam("p_id"), T.what == bindparam("p_what"))
_DUE = (
    select(timer)
    .where(T.due_at <= bindparam("p_now", type_=T.due_at.type))
    .order_by(T.due_at, T.friction, T.what)
    .limit(PAGE)
)
_NEXT = select(func.min(T.due_at))
_SET = select(T.what, T.due_at).where(T.friction == bindparam("p_id"))


def wind(tx: Tx, which: FrictionId, due: Mapping[What, datetime], before: Mapping[What, datetime]) -> None:
    """Exactly these from now on; `before` is what was wound until now."""
    if due == before:
        return
    if before:
        tx.run(_NONE, p_id=which)
    tx.run_many(_NEW, [{"friction": which, "what": one.value, "due_at": at} for one, at in due.items()])


def wound(tx: Tx, which: FrictionId) -> Timers:
    """What has not gone off yet."""
    return {What(row.what): row.due_at for row in tx.rows(_SET, p_id=which)}


def due(tx: Tx, now: datetime) -> list[tuple[FrictionId, What]]:
    """A page of what goes off now, the longest due first."""
    return [(FrictionId(row.friction), What(row.what)) for row in tx.rows(_DUE, p_now=now)]


def off(tx: Tx, which: FrictionId, what: What) -> bool:
    """Whether it is for this process: another one, or an act of somebody, may have turned it off."""
    return tx.run(_OFF, p_id=which, p_what=what.value) == 1


def next_due(tx: Tx) -> datetime | None:
    """When, in people's time, the next one goes off."""
    row: Any = tx.row(_NEXT)
    return cast("datetime | None", row[0])
