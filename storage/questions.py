"""Questions to key users, the acts in their story, and to whom each was brought."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import and_, bindparam, exists, func, insert, or_, select, update

from domain.nameless import MailboxId, Naming
from domain.people import PersonId
from domain.questions import DONE, OPEN, PAGE, Act, Asked, Circle, Due, Event, Question, QuestionId, State
from storage import nameless
from storage.dialect import insert_once
from storage.tables import asked, question, question_event
from storage.tx import Tx

AT_ONCE = 50  # what one look of the pump does

Q, E, A = question.c, question_event.c, asked.c
_ONE = select(question).where(Q.id == bindparam("p_id"))
_OF_FORM = select(question).where(or_(Q.nonce == bindparam("p_nonce"), Q.receipt == bindparam("p_receipt")))
_BY_RECEIPT = select(question).where(Q.receipt == bindparam("p_receipt"))
_NEW = insert_once(question)
_CHANGES = ("state", "circle", "topic", "mailbox", "key_user", "due", "due_at", "closed_at")
_MOVED = (
    update(question)
    .where(and_(Q.id == bindparam("p_id"), Q.version == bindparam("p_version") - 1))
    .values({
        "version": bindparam("p_version"),
        **{name: bindparam(f"p_{name}", type_=Q[name].type) for name in _CHANGES},
    })
)  # fmt: skip
_NEW_EVENT = insert(question_event).inline()
_EVENTS = select(question_event).where(E.question == bindparam("p_id")).order_by(E.version)
_ASKED = select(asked).where(A.question == bindparam("p_id")).order_by(A.version, A.place, A.person)
_NEW_ASKED = insert_once(asked)
_ASKED_AGAIN = (
    update(asked)
    .where(and_(A.question == bindparam("p_question"), A.person == bindparam("p_person")))
    .values({name: bindparam(f"p_{name}", type_=A[name].type) for name in ("circle", "why", "version", "place")})
)
_DUE = (
    select(Q.id, Q.due, Q.due_at)
    .where(Q.due_at <= bindparam("p_now", type_=Q.due_at.type))
    .order_by(Q.due_at, Q.id)
    .limit(AT_ONCE)
)
_NEXT_DUE = select(func.min(Q.due_at)).where(Q.due_at.is_not(None))
_OFF = (
    update(question)
    .where(
        and_(
            Q.id == bindparam("p_id"), Q.due == bindparam("p_due"),
            Q.due_at == bindparam("p_due_at", type_=Q.due_at.type),
        )
    )
    .values(due=None, due_at=None)
)  # fmt: skip
_IS_OPEN = Q.state.in_([one.value for one in OPEN])
_BROUGHT = select(A.question).where(A.person == bindparam("p_who")).scalar_subquery()
_WITH = (
    select(question)
    .where(and_(_IS_OPEN, or_(Q.key_user == bindparam("p_who"), Q.id.in_(_BROUGHT))))
    .order_by(Q.id)
)  # fmt: skip
_WITH_COORDINATORS = (
    select(question)
    .where(
        and_(
            Q.key_user.is_(None),  # with its state in one index
            Q.state == State.ASKED.value,
            Q.circle == Circle.COORDINATORS.value,
        )
    )
    .order_by(Q.asked_at, Q.id)
)
_ASKED_BY = (
    select(question)
    .where(and_(Q.asker == bindparam("p_who"), Q.state.not_in([one.value for one in DONE])))
    .order_by(Q.id)
)  # fmt: skip
_GAVE_AWAY = exists().where(
    and_(
        E.question == A.question, E.person == A.person, E.act.in_((Act.PASS.value, Act.HANDOVER.value)),
        E.version >= A.version,
    )
)  # fmt: skip
_THEIRS = exists().where(and_(A.question == Q.id, A.person == bindparam("p_who"), ~_GAVE_AWAY))
_FOR_ME = or_(
    and_(Q.state == State.TAKEN.value, Q.key_user == bindparam("p_who")),
    and_(
        Q.state == State.ASKED.value,
        or_(_THEIRS, and_(bindparam("p_coordinator"), Q.circle == Circle.COORDINATORS.value)),
        or_(Q.asker.is_(None), Q.asker != bindparam("p_who")),
    ),
)
_TODO = select(question).where(_FOR_ME).order_by(Q.asked_at, Q.id).limit(PAGE).offset(bindparam("p_offset"))
_TODO_COUNT = select(func.count()).select_from(question).where(_FOR_ME)
_BY_ME = Q.asker == bindparam("p_who")
_IS_DONE = Q.state.in_([one.value for one in DONE])
_MINE = (
    select(question).where(_BY_ME).order_by(_IS_DONE, Q.asked_at.desc(), Q.id).limit(PAGE).offset(bindparam("p_offset"))
)
_MINE_COUNT = select(func.count()).select_from(question).where(_BY_ME)

_BELONGS = update(question).where(Q.id == bindparam("p_id")).values(mailbox=bindparam("p_box"))
_OLD = (
    select(Q.id, Q.mailbox)
    .where(and_(Q.mailbox.is_not(None), Q.closed_at < bindparam("p_before", type_=Q.closed_at.type)))
    .order_by(Q.id)
    .limit(nameless.PAGE)
)


def find(tx: Tx, which: QuestionId) -> Question | None:
    row = tx.row(_ONE, p_id=which)
    return _build(row) if row else None


def of_form(tx: Tx, nonce: str, kept: str = "") -> Question | None:
    """The question that came from this form when it was sent before: with a name, or without one by its receipt."""
    row = tx.row(_OF_FORM, p_nonce=nonce, p_receipt=kept)
    return _build(row) if row else None


def of_receipt(tx: Tx, kept: str) -> Question | None:
    """The nameless question that this receipt belongs to."""
    row = tx.row(_BY_RECEIPT, p_receipt=kept)
    return _build(row) if row else None


def add(tx: Tx, new: Question) -> bool:
    """False when another question has its code; its form was looked up before, in the same transaction."""
    values = {column: _plain(getattr(new, column)) for column in question.c.keys()}  # noqa: SIM118 - columns
    return tx.run(_NEW[tx.dialect], **values) == 1


def move(tx: Tx, new: Question) -> None:
    """Stores the next version; raises AssertionError when somebody stored it meanwhile, so the turn runs again."""
    values = {f"p_{name}": _plain(getattr(new, name)) for name in _CHANGES}
    moved = tx.run(_MOVED, p_id=new.id, p_version=new.version, **values)
    assert moved == 1, "another turn moved this question meanwhile"


def tell(tx: Tx, which: QuestionId, what: Event) -> None:
    """Adds one act to the story."""
    tx.run(
        _NEW_EVENT, question=which, version=what.version, at=what.at, act=what.act.value, person=what.person,
        words=what.words,
    )  # fmt: skip


def bring(tx: Tx, which: QuestionId, to: Sequence[Asked]) -> None:
    """To these from now on too, the first of them first; who was asked before is asked again."""
    for place, one in enumerate(to):
        row = {"circle": one.circle.value, "why": list(one.why), "version": one.version, "place": place}
        if not tx.run(_NEW_ASKED[tx.dialect], question=which, person=one.person, **row):
            again = {f"p_{name}": value for name, value in row.items()}
            tx.run(_ASKED_AGAIN, p_question=which, p_person=one.person, **again)


def story(tx: Tx, which: QuestionId) -> tuple[tuple[Event, ...], tuple[Asked, ...]]:
    """The acts in order, and to whom it was brought, oldest first."""
    events = tuple(
        Event(
            version=row.version, at=row.at, act=Act(row.act), person=PersonId(row.person) if row.person else None,
            words=row.words,
        )
        for row in tx.rows(_EVENTS, p_id=which)
    )  # fmt: skip
    brought = tuple(
        Asked(person=PersonId(row.person), version=row.version, circle=Circle(row.circle), why=tuple(row.why))
        for row in tx.rows(_ASKED, p_id=which)
    )
    return events, brought


def due(tx: Tx, now: datetime) -> list[tuple[QuestionId, Due, datetime]]:
    """A page of what the clock does now, the longest due first."""
    return [(QuestionId(row.id), Due(row.due), row.due_at) for row in tx.rows(_DUE, p_now=now)]


def off(tx: Tx, which: QuestionId, what: Due, at: datetime) -> bool:
    """Whether it is for this process: another one, or an act of somebody, may have turned it off."""
    return tx.run(_OFF, p_id=which, p_due=what.value, p_due_at=at) == 1


def next_due(tx: Tx) -> datetime | None:
    """When, in people's time, the clock does something next."""
    return cast("datetime | None", tx.row(_NEXT_DUE)[0])


def open_with(tx: Tx, who: PersonId) -> list[Question]:
    """Open ones that they took, or that were brought to them."""
    return [_build(row) for row in tx.rows(_WITH, p_who=who)]


def with_coordinators(tx: Tx) -> list[Question]:
    """Those that wait for the coordinators, whoever they are, longest first."""
    return [_build(row) for row in tx.rows(_WITH_COORDINATORS)]


def asked_by(tx: Tx, who: PersonId) -> list[Question]:
    """What they asked with their name and nobody closed."""
    return [_build(row) for row in tx.rows(_ASKED_BY, p_who=who)]


def todo(tx: Tx, who: PersonId, *, coordinator: bool, number: int) -> tuple[list[Question], int]:
    """A page of what waits for them, longest first, and how many there are."""
    values = {"p_who": who, "p_coordinator": coordinator}
    rows = tx.rows(_TODO, p_offset=number * PAGE, **values)
    return [_build(row) for row in rows], int(tx.row(_TODO_COUNT, **values)[0])


def mine(tx: Tx, who: PersonId, number: int) -> tuple[list[Question], int]:
    """A page of what they asked with their name, open ones first, then the newest."""
    rows = tx.rows(_MINE, p_who=who, p_offset=number * PAGE)
    return [_build(row) for row in rows], int(tx.row(_MINE_COUNT, p_who=who)[0])


def belongs(tx: Tx, which: QuestionId, box: MailboxId | None) -> None:
    """The question is told by this mailbox from now on, or by none."""
    tx.run(_BELONGS, p_id=which, p_box=box)


def close_box(tx: Tx, which: QuestionId, box: MailboxId) -> None:
    """Erases its mailbox, and what was still owed to it."""
    belongs(tx, which, None)
    nameless.forget_box(tx, box)


def erase(tx: Tx, *, before: datetime) -> int:
    """Erases a page of mailboxes whose question was closed before that moment; how many."""
    rows = tx.rows(_OLD, p_before=before)
    for row in rows:
        close_box(tx, QuestionId(row.id), MailboxId(row.mailbox))
    return len(rows)


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, StrEnum) else value


def _build(row: Any) -> Question:
    enums = {
        "state": State(row.state), "naming": Naming(row.naming), "circle": Circle(row.circle),
        "due": Due(row.due) if row.due else None,
    }  # fmt: skip
    return Question(**row._asdict() | enums)
