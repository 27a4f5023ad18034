"""When people may be spoken to unasked, and when they were: what the contact budget is counted from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, cast

from sqlalchemy import and_, bindparam, delete, func, insert, literal, literal_column, select, update

from domain.budget import Contact, Kind
from domain.messages import Kind as Message
from domain.people import PersonId, Usual
from storage.dialect import EPOCH, insert_once
from storage.learning import WISHES, Pupil, pupil_of
from storage.tables import contact, learner, message, person, schedule
from storage.tx import Tx

TIP = "tip"  # the kind of schedule; others may come
TAUGHT = (Message.TIP, Message.RECALL, Message.PAUSED)  # what tells what somebody is taught
PAGE = 100  # contacts forgotten in one transaction
NEVER = EPOCH  # the moment of who is new: their first one is still to be found

P, L, S, C = person.c, learner.c, schedule.c, contact.c
_FIND = literal(NEVER, S.next_at.type)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    pupil: Pupil
    next_at: datetime
    zone: str | None  # in which that was found


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One contact, as it is kept."""

    person: PersonId
    contact: Contact
    kind: Kind
    about: str  # the tip; empty for the line that says it stops
    message: str  # the id of what was owed
    state: str | None = None  # of that message; None when it is gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The moment a schedule row is moved to."""

    person: PersonId
    before: datetime
    next_at: datetime | None
    zone: str
    at: time


_ENROL = insert_once(schedule)
_DUE = (
    select(person, *WISHES, S.next_at, S.zone)
    .select_from(schedule.join(person, P.id == S.person).outerjoin(learner, L.person == S.person))
    .where(and_(S.kind == TIP, S.next_at <= bindparam("p_now", type_=S.next_at.type)))
    .order_by(S.next_at, S.person)
    .limit(bindparam("p_most"))
)
_COUNT = select(func.count()).select_from(schedule).where(S.next_at.is_not(None))
_NEXT = select(func.min(S.next_at)).where(S.next_at.is_not(None))
_MOVE = (
    update(schedule)
    .where(
        and_(S.person == bindparam("p_person"), S.kind == TIP, S.next_at == bindparam("p_before", type_=S.next_at.type))
    )
    .values(next_at=bindparam("p_next", type_=S.next_at.type), zone=bindparam("p_zone"), at=bindparam("p_at"))
)
_AGAIN = (
    update(schedule)
    .where(and_(S.person == bindparam("p_person"), S.kind == TIP))
    .values(next_at=bindparam("p_next", type_=S.next_at.type))
)
_WAKE = update(schedule).where(and_(S.person == bindparam("p_person"), S.next_at.is_(None))).values(next_at=_FIND)
_SPOKEN = (
    select(contact, message.c.state)
    .select_from(contact.outerjoin(message, message.c.id == C.message))
    .where(and_(C.person.in_(bindparam("p_ids", expanding=True)), C.day >= bindparam("p_since")))
    .order_by(C.person, C.day)
)
_OLD = select(C.person, C.day, C.message).where(C.day < bindparam("p_before")).limit(PAGE)
_TAUGHT = message.c.kind.in_([literal_column(f"'{one.value}'") for one in TAUGHT])
_NO_MESSAGE = delete(message).where(and_(message.c.id == bindparam("p_id"), _TAUGHT, message.c.state != "sending"))
_NO_MESSAGES = delete(message).where(and_(message.c.receiver == bindparam("p_person"), _TAUGHT))
_NOTHING_SAID = update(contact).where(C.person == bindparam("p_person")).values(about="")
_NEW_CONTACT = insert(contact).inline()
_NO_CONTACT = delete(contact).where(and_(C.person == bindparam("p_person"), C.day == bindparam("p_day")))


def enrol(tx: Tx, who: PersonId) -> None:
    """They may be spoken to from now on; the next look finds when."""
    tx.run(_ENROL[tx.dialect], person=who, kind=TIP, zone=None, at=None, next_at=NEVER)


def again(tx: Tx, who: PersonId, next_at: datetime | None = NEVER) -> None:
    """Something they said moves their next contact; unless told when, the next look finds it."""
    tx.run(_AGAIN, p_person=who, p_next=next_at)


def wake(tx: Tx, who: PersonId) -> None:
    """Who was not spoken to anymore is again; where there is a moment for them already, it stays."""
    tx.run(_WAKE, p_person=who)


def due(tx: Tx, now: datetime, *, usual: Usual, most: int) -> list[Due]:
    """Whose moment has come, the longest due first."""
    rows = tx.rows(_DUE, p_now=now, p_most=most)
    return [Due(pupil=pupil_of(row, usual), next_at=row.next_at, zone=row.zone) for row in rows]


def enrolled(tx: Tx) -> int:
    """How many are spoken to now and then."""
    return int(tx.row(_COUNT)[0])


def next_due(tx: Tx) -> datetime | None:
    """When, in people's time, the next one's moment comes."""
    row: Any = tx.row(_NEXT)
    return cast("datetime | None", row[0])


def move(tx: Tx, look: Look) -> bool:
    """Whether it is for this process: another one, or something they said, may have moved it."""
    return tx.run(
        _MOVE, p_person=look.person, p_before=look.before, p_next=look.next_at, p_zone=look.zone,
        p_at=f"{look.at:%H:%M}",
    ) == 1  # fmt: skip


def spoken(tx: Tx, ids: Collection[PersonId], since: date) -> dict[PersonId, list[Spoken]]:
    """The contacts with each of these since that day, oldest first; nobody is left out."""
    found: dict[PersonId, list[Spoken]] = {one: [] for one in ids}
    for row in tx.rows(_SPOKEN, p_ids=list(ids), p_since=since.isoformat()):
        found[PersonId(row.person)].append(_spoken(row))
    return found


def speak(tx: Tx, many: Sequence[Spoken]) -> None:
    """Spends a day of each of these; a day has one, so a second is a mistake that the store refuses."""
    tx.run_many(_NEW_CONTACT, [
        {
            "person": one.person, "day": one.contact.day.isoformat(), "kind": one.kind.value, "about": one.about,
            "at": one.contact.at, "minutes": one.contact.minutes, "message": one.message,
        }
        for one in many
    ])  # fmt: skip


def unspeak(tx: Tx, who: PersonId, days: Sequence[date]) -> None:
    """These never reached them."""
    tx.run_many(_NO_CONTACT, [{"p_person": who, "p_day": one.isoformat()} for one in days])


def forget(tx: Tx, before: date) -> int:
    """Removes a page of contacts older than that day, and what was owed for them to be learned; how many."""
    rows = tx.rows(_OLD, p_before=before.isoformat())
    tx.run_many(_NO_MESSAGE, [{"p_id": row.message} for row in rows])
    return tx.run_many(_NO_CONTACT, [{"p_person": row.person, "p_day": row.day} for row in rows])


def erase(tx: Tx, who: PersonId) -> None:
    """Nothing tells anymore what they were taught; that they were spoken to, and when, still counts."""
    tx.run(_NO_MESSAGES, p_person=who)
    tx.run(_NOTHING_SAID, p_person=who)


def _spoken(row: Any) -> Spoken:
    took = Contact(at=row.at, day=date.fromisoformat(row.day), minutes=row.minutes)
    return Spoken(
        person=PersonId(row.person), contact=took, kind=Kind(row.kind), about=row.about, message=row.message,
        state=row.state,
    )  # fmt: skip
