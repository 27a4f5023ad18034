"""Reports and the acts in their story."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, insert, literal_column, or_, select, update

from domain.friction import Event, Friction, FrictionId
from domain.nameless import Naming
from domain.people import PersonId
from domain.states import DONE, OPEN, Act, State
from storage.dialect import insert_once
from storage.tables import event, friction, person, queue
from storage.tx import Tx

MOST_COUNTED = 100  # of a queue: beyond it a turn would take longer the longer the list is

F = friction.c
_ONE = select(friction).where(F.id == bindparam("p_id"))
_OF_FORM = select(friction).where(or_(F.nonce == bindparam("p_nonce"), F.receipt == bindparam("p_receipt")))
_BY_RECEIPT = select(friction).where(F.receipt == bindparam("p_receipt"))
_BY_CODE = select(friction).where(F.code == bindparam("p_code"))
_GOES_ON = F.state.not_in([one.value for one in DONE])
_REPORTED = select(friction).where(and_(F.reporter == bindparam("p_id"), _GOES_ON)).order_by(F.id)
_HANDLED = select(friction).where(and_(F.handler == bindparam("p_id"), _GOES_ON)).order_by(F.id)
_OPEN_HERE = select(F.id).where(and_(F.queue == bindparam("p_queue"), F.state.in_([one.value for one in OPEN])))
_BACKLOG = select(func.count()).select_from(_OPEN_HERE.limit(MOST_COUNTED).subquery())
_TAKES = (  # as its index has it
    select(F.id)
    .select_from(event.join(friction, event.c.friction == F.id))
    .where(
        and_(
            event.c.act == literal_column("'take'"), event.c.at >= bindparam("p_since", type_=event.c.at.type),
            F.queue == bindparam("p_queue"),
        )
    )
)  # fmt: skip
_TAKEN_SINCE = select(func.count()).select_from(_TAKES.limit(MOST_COUNTED).subquery())
_MISSED = select(func.count()).select_from(event).where(event.c.act == literal_column("'late'"))  # as its index has it
_LATE = select(func.count(), func.min(F.received_at)).where(  # as its index has it
    and_(
        F.state.in_([one.value for one in OPEN]),
        F.id.in_(select(event.c.friction).where(event.c.act == literal_column("'late'"))),
    )
)
_NEW = insert_once(friction)
_MOVED = (
    update(friction)
    .where(and_(F.id == bindparam("p_id"), F.version == bindparam("p_version") - 1))
    .values(
        state=bindparam("p_state"),
        queue=bindparam("p_queue"),
        mailbox=bindparam("p_mailbox"),
        lead=bindparam("p_lead"),
        handler=bindparam("p_handler"),
        title=bindparam("p_title"),
        version=bindparam("p_version"),
        received_at=bindparam("p_received_at"),
        take_by=bindparam("p_take_by"),
        expect_by=bindparam("p_expect_by", type_=F.expect_by.type),
        decide_by=bindparam("p_decide_by"),
        closed_at=bindparam("p_closed_at"),
    )
)
_THEIRS = select(queue.c.name).where(or_(queue.c.owner == bindparam("p_who"), queue.c.deputy == bindparam("p_who")))
_WAITING_FOR = (
    select(friction)
    .where(
        and_(
            F.state == State.RECEIVED.value,
            or_(F.queue.in_(_THEIRS.scalar_subquery()), F.handler == bindparam("p_who")),
        )
    )
    .order_by(F.received_at, F.id)
    .limit(100)
)
_NEW_EVENT = insert(event).inline()
_EVENTS = (
    select(event, person.c.name)
    .join_from(event, person, person.c.id == event.c.person, isouter=True)
    .where(event.c.friction == bindparam("p_id"))
    .order_by(event.c.version)
)


def find(tx: Tx, which: FrictionId) -> Friction | None:
    row = tx.row(_ONE, p_id=which)
    return build(row) if row else None


def reported_by(tx: Tx, who: PersonId) -> list[Friction]:
    """What they reported with their name and nobody closed."""
    return [build(row) for row in tx.rows(_REPORTED, p_id=who)]


def handled_by(tx: Tx, who: PersonId) -> list[Friction]:
    """What they have, or had, and nobody closed."""
    return [build(row) for row in tx.rows(_HANDLED, p_id=who)]


def waiting_for(tx: Tx, who: PersonId) -> list[Friction]:
    """What waits in the queues they look after or waits for them by name, 100 at most, longest first."""
    return [build(row) for row in tx.rows(_WAITING_FOR, p_who=who)]


def backlog(tx: Tx, name: str) -> int:
    """How many open reports a queue holds, 100 at most."""
    return int(tx.row(_BACKLOG, p_queue=name)[0])


def taken_since(tx: Tx, name: str, moment: datetime) -> int:
    """How many of its reports somebody took since then, 100 at most."""
    return int(tx.row(_TAKEN_SINCE, p_queue=name, p_since=moment)[0])


def missed(tx: Tx) -> int:
    """How often a deadline passed, ever."""
    return int(tx.row(_MISSED)[0])


def late(tx: Tx) -> tuple[int, datetime | None]:
    """How many open reports have passed a deadline, and when the oldest of them came in."""
    row = tx.row(_LATE)
    return int(row[0]), row[1]


def of_form(tx: Tx, nonce: str, kept: str = "") -> Friction | None:
    """The report that came from this form when it was sent before: with a name, or without one by its receipt."""
    row = tx.row(_OF_FORM, p_nonce=nonce, p_receipt=kept)
    return build(row) if row else None


def of_receipt(tx: Tx, kept: str) -> Friction | None:
    """The nameless report that this receipt belongs to."""
    row = tx.row(_BY_RECEIPT, p_receipt=kept)
    return build(row) if row else None


def of_code(tx: Tx, code: str) -> Friction | None:
    row = tx.row(_BY_CODE, p_code=code)
    return build(row) if row else None


def add(tx: Tx, new: Friction) -> bool:
    """False when another report has its code; its form was looked up before, in the same transaction."""
    values: dict[str, Any] = {column: getattr(new, column) for column in friction.c.keys()}  # noqa: SIM118 - columns
    return tx.run(_NEW[tx.dialect], **values | {"state": new.state.value, "naming": new.naming.value}) == 1


def move(tx: Tx, new: Friction) -> None:
    """Stores the next version; raises AssertionError when somebody stored it meanwhile, so the turn runs again."""
    moved = tx.run(
        _MOVED,
        p_id=new.id,
        p_version=new.version,
        p_state=new.state.value,
        p_queue=new.queue,
        p_mailbox=new.mailbox,
        p_lead=new.lead,
        p_handler=new.handler,
        p_title=new.title,
        p_received_at=new.received_at,
        p_take_by=new.take_by,
        p_expect_by=new.expect_by,
        p_decide_by=new.decide_by,
        p_closed_at=new.closed_at,
    )
    assert moved == 1, "another turn moved this report meanwhile"


def tell(tx: Tx, which: FrictionId, what: Event) -> None:
    """Adds one act to the story."""
    tx.run(
        _NEW_EVENT,
        friction=which,
        version=what.version,
        at=what.at,
        act=what.act.value,
        person=what.person,
        words=what.words,
        alternative=what.alternative,
        helper=what.helper,
    )


def story(tx: Tx, which: FrictionId) -> tuple[tuple[Event, ...], dict[PersonId, str]]:
    """The acts in order, and the names of who acted, as far as they have one."""
    rows = tx.rows(_EVENTS, p_id=which)
    events = tuple(
        Event(
            version=row.version, at=row.at, act=Act(row.act), person=PersonId(row.person) if row.person else None,
            words=row.words, alternative=row.alternative,
            helper=PersonId(row.helper) if row.helper else None,
        )
        for row in rows
    )  # fmt: skip
    return events, {PersonId(row.person): row.name for row in rows if row.name}


def build(row: Any) -> Friction:
    """A Friction from a row that holds its columns and no others."""
    return Friction(**row._asdict() | {"state": State(row.state), "naming": Naming(row.naming)})
