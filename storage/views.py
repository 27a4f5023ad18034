"""What screens read. Dialogs and pages know the store only by this file and its `Tx`."""

from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, exists, func, or_, select

from domain.friction import PAGE, Friction, FrictionId, Loop, Page
from domain.people import PersonId, Role, handlers
from domain.states import CLOSED, OPEN, State
from storage import friction as frictions
from storage import people
from storage.tables import friction, person, queue, role
from storage.tx import Tx

__all__ = ["Tx", "handles", "loop", "may_handle", "mine", "todo"]

F = friction.c
_OURS = (
    select(queue.c.name).where(or_(queue.c.owner == bindparam("p_who"), queue.c.deputy == bindparam("p_who")))
).scalar_subquery()
_COORDINATES: BindParameter[bool] = bindparam("p_coordinator")
_ANOTHER_OF_THE_QUEUE = exists().where(
    and_(queue.c.name == F.queue, or_(queue.c.owner != F.reporter, queue.c.deputy != F.reporter))
)
_HERE = select(person.c.id).where(person.c.reachable)
_ANOTHER_WE_REACH = exists().where(
    and_(
        queue.c.name == F.queue,
        or_(
            and_(queue.c.owner != F.reporter, queue.c.owner.in_(_HERE)),
            and_(queue.c.deputy != F.reporter, queue.c.deputy.in_(_HERE)),
        ),
    )
)
_ANOTHER_COORDINATOR = exists().where(and_(role.c.role == Role.ADMIN.value, role.c.person != F.reporter))
_MAY_TAKE = or_(  # what `domain.people.handlers` says, for every report at once
    F.handler == bindparam("p_who"),
    and_(F.reporter != bindparam("p_who"), or_(F.queue.in_(_OURS), and_(_COORDINATES, ~_ANOTHER_WE_REACH))),
    and_(
        F.reporter == bindparam("p_who"), or_(F.queue.in_(_OURS), _COORDINATES),
        ~_ANOTHER_OF_THE_QUEUE, ~_ANOTHER_COORDINATOR,
    ),
)  # fmt: skip
_FOR_ME = or_(
    and_(F.state == State.TAKEN.value, F.handler == bindparam("p_who")),
    and_(F.state == State.RECEIVED.value, _MAY_TAKE),
)
_TODO = select(friction).where(_FOR_ME).order_by(F.received_at, F.id).limit(PAGE).offset(bindparam("p_offset"))
_TODO_COUNT = select(func.count()).select_from(friction).where(_FOR_ME)
_BY_ME = F.reporter == bindparam("p_who")
_DONE = F.state.in_([state.value for state in (*CLOSED, State.WITHDRAWN)])
_MINE = (
    select(friction).where(_BY_ME).order_by(_DONE, F.received_at.desc(), F.id).limit(PAGE).offset(bindparam("p_offset"))
)
_MINE_COUNT = select(func.count()).select_from(friction).where(_BY_ME)


def handles(tx: Tx, who: PersonId) -> bool:
    """Whether this person has, or can get, work to do for others."""
    return bool(people.queues(tx, who)) or who in people.coordinators(tx)


def may_handle(tx: Tx, which: Friction) -> tuple[PersonId, ...]:
    """Who may take this report, first the one on duty: its former handler, else the people of its queue."""
    return _on_duty(tx, which)[0]


def loop(tx: Tx, which: FrictionId) -> Loop | None:
    """One report with its story and the names in it."""
    found = frictions.find(tx, which)
    return _loop(tx, found) if found else None


def todo(tx: Tx, who: PersonId, number: int = 0) -> Page:
    """What waits for this person, longest first: what they took, and every report that is theirs to take."""
    values: dict[str, Any] = {"p_who": who, "p_coordinator": who in people.coordinators(tx)}
    return _page(tx, (_TODO, _TODO_COUNT), values, number)


def mine(tx: Tx, who: PersonId, number: int = 0) -> Page:
    """What this person reported under their own name: open ones first, then the newest."""
    return _page(tx, (_MINE, _MINE_COUNT), {"p_who": who}, number)


def _page(tx: Tx, statements: tuple[Any, Any], values: dict[str, Any], number: int) -> Page:
    some, count = statements
    rows = tx.rows(some, p_offset=number * PAGE, **values)
    total = tx.row(count, **values)
    return Page(loops=tuple(_loop(tx, frictions.build(row)) for row in rows), number=number, total=total[0])


def _loop(tx: Tx, which: Friction) -> Loop:
    events, names = frictions.story(tx, which.id)
    who: tuple[PersonId, ...] = (which.handler,) if which.handler else ()
    if which.state in OPEN:
        who, others = _on_duty(tx, which)
        names = {one: others[one] for one in who[:1] if one in others} | names
    unnamed = {which.reporter, *who[:1]} - names.keys()
    names |= people.named(tx, sorted(unnamed)) if unnamed else {}
    return Loop(friction=which, events=events, names=names, handlers=who)


def _on_duty(tx: Tx, which: Friction) -> tuple[tuple[PersonId, ...], dict[PersonId, str]]:
    """Who may take the report, and the names of its queue's people."""
    duty = people.duty(tx, which.queue)
    others, former = handlers(duty, which.reporter), which.handler
    if former and not (others and not people.reachable(tx, former)):
        others = tuple(dict.fromkeys((former, *others)))
    return others, dict(duty.names)
