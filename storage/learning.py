"""How people wish to be taught, what they were shown, and what they answered."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, cast

from sqlalchemy import and_, bindparam, delete, exists, insert, select, tuple_, update

from domain.audience import By, Ring
from domain.budget import Rhythm
from domain.learning import Answer, Kind, Memory, Outcome, Seen
from domain.people import Person, PersonId, Role, Usual
from domain.tips import Level
from storage import people
from storage.dialect import insert_once
from storage.tables import contact, learner, lesson, person, review, role, schedule, trait
from storage.tx import Tx

P, L, T, R = person.c, learner.c, lesson.c, review.c
PAGE = 100  # answers forgotten in one transaction
_LESSON = ("outcome", "later_until", "stability", "since", "due", "retired", "missed")
SETS = ("scenarios", "locations", "platforms", "put_away")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What somebody said of being taught; what they did not say is empty."""

    rhythm: Rhythm | None = None  # None: the usual one
    at: time | None = None  # local
    paused_until: datetime | None = None
    scenarios: frozenset[str] = frozenset()  # work moments
    locations: frozenset[str] = frozenset()
    platforms: frozenset[str] = frozenset()
    put_away: frozenset[str] = frozenset()  # apps
    levels: Mapping[str, Level] = field(default_factory=dict)  # by app
    ring: Ring | None = None  # None: the usual one


@dataclass(frozen=True, slots=True, kw_only=True)
class Pupil:
    """Somebody who is taught, with where they are in it."""

    person: Person
    wishes: Wishes
    last: Kind | None = None  # what they were last taught
    unanswered: int = 0  # contacts in a row
    key_user: bool = False


_KEY_USER = exists().where(and_(role.c.person == P.id, role.c.role == Role.KEY_USER.value))
WISHES = (
    _KEY_USER.label("key_user"), L.rhythm, L.at.label("their_at"), L.paused_until, L.ring, L.told, L.last, L.unanswered,
)  # fmt: skip
_WITH_WISHES = person.outerjoin(learner, L.person == P.id)
_PUPIL = select(person, *WISHES).select_from(_WITH_WISHES).where(P.id == bindparam("p_id"))
_PUPILS = select(person, *WISHES).select_from(_WITH_WISHES).where(P.id.in_(bindparam("p_ids", expanding=True)))
_BARE: dict[str, Any] = {
    "rhythm": None, "at": None, "paused_until": None, "ring": None, "told": {}, "last": None, "unanswered": 0,
}  # fmt: skip
_NEW_LEARNER = insert_once(learner)
_WISHED = (
    update(learner)
    .where(L.person == bindparam("p_id"))
    .values(
        {name: bindparam(f"p_{name}", type_=L[name].type) for name in ("rhythm", "at", "paused_until", "ring", "told")}
    )
)
_NO_TRAITS = delete(trait).where(trait.c.person == bindparam("p_id"))
_NEW_TRAIT = insert(trait).inline()
_COUNTED = (
    update(learner)
    .where(L.person == bindparam("p_id"))
    .values(last=bindparam("p_last"), unanswered=bindparam("p_unanswered"))
)
_ANSWERED = update(learner).where(and_(L.person == bindparam("p_id"), L.unanswered > 0)).values(unanswered=0)
_SEEN = (
    select(T.person, T.tip, *(T[name] for name in _LESSON))
    .where(T.person.in_(bindparam("p_ids", expanding=True)))
    .order_by(T.person, T.tip)
)
_SHOWN_AT = select(T.shown_at).where(and_(T.person == bindparam("p_person"), T.tip == bindparam("p_tip")))
_NEW_LESSON = insert_once(lesson)
_SAID, _SHOWN_AGAIN = (
    update(lesson)
    .where(and_(T.person == bindparam("p_person"), T.tip == bindparam("p_tip")))
    .values({name: bindparam(f"p_{name}", type_=T[name].type) for name in names})
    for names in (_LESSON, (*_LESSON, "shown_at"))
)
_HERE = and_(T.person == bindparam("p_person"), T.tip == bindparam("p_tip"))
_NO_LESSON = delete(lesson).where(and_(_HERE, T.later_until.is_(None)))
_LATER_AGAIN = update(lesson).where(and_(_HERE, T.later_until.is_not(None))).values(outcome=Outcome.LATER.value)
_NEW_REVIEW = insert_once(review)
_REVIEWS = (
    select(review).where(and_(R.person == bindparam("p_person"), R.tip == bindparam("p_tip"))).order_by(R.at, R.asked)
)
_OLD = delete(review).where(
    tuple_(R.person, R.tip, R.asked).in_(
        select(R.person, R.tip, R.asked).where(R.at < bindparam("p_before", type_=R.at.type)).limit(PAGE)
    )
)
_ALL = tuple(delete(table).where(table.c.person == bindparam("p_id")) for table in (review, lesson))
_WISHES = tuple(
    delete(table).where(table.c.person == bindparam("p_id")) for table in (learner, schedule, trait, contact)
)


def pupil(tx: Tx, who: PersonId, usual: Usual) -> Pupil | None:
    row = tx.row(_PUPIL, p_id=who)
    return pupil_of(row, usual) if row else None


def pupils(tx: Tx, ids: Collection[PersonId], usual: Usual) -> dict[PersonId, Pupil]:
    """The same of each of these who is in the directory."""
    return {PersonId(row.id): pupil_of(row, usual) for row in tx.rows(_PUPILS, p_ids=list(ids))}


def wishes(tx: Tx, who: PersonId) -> Wishes:
    """What they said of being taught; nothing where they did not."""
    row = tx.row(_PUPIL, p_id=who)
    return wishes_of(row) if row else Wishes()


def wish(tx: Tx, who: PersonId, wishes: Wishes) -> None:
    """What they said of being taught, from now on."""
    told: dict[str, Any] = {name: sorted(getattr(wishes, name)) for name in SETS} | {"levels": dict(wishes.levels)}
    _begin(tx, who)
    tx.run(
        _WISHED, p_id=who, p_rhythm=wishes.rhythm, p_at=f"{wishes.at:%H:%M}" if wishes.at else None,
        p_paused_until=wishes.paused_until, p_ring=wishes.ring, p_told=told,
    )  # fmt: skip
    sought = [(By.MOMENT, one) for one in sorted(wishes.scenarios)]
    sought += [(By.LEVEL, f"{app}:{one}") for app, one in wishes.levels.items() if one is not Level.STARTER]
    tx.run(_NO_TRAITS, p_id=who)
    tx.run_many(_NEW_TRAIT, [{"person": who, "by": by.value, "value": value} for by, value in sought])


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Where somebody is: what they were last taught, and how many contacts went by without an answer."""

    person: PersonId
    last: Kind | None
    unanswered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A tip that somebody is shown, for the first time or once more."""

    person: PersonId
    tip: str
    at: datetime
    how: Seen


def count(tx: Tx, many: Sequence[Count]) -> None:
    """Where each of these is from now on."""
    counted = [{"p_id": one.person, "p_last": one.last, "p_unanswered": one.unanswered} for one in many]
    if tx.run_many(_COUNTED, counted) < len(counted):
        for one in many:
            _begin(tx, one.person)
        tx.run_many(_COUNTED, counted)


def answered(tx: Tx, who: PersonId) -> bool:
    """They reacted: nothing counts as unanswered anymore; whether anything did."""
    return tx.run(_ANSWERED, p_id=who) == 1


def seen(tx: Tx, ids: Collection[PersonId]) -> dict[PersonId, dict[str, Seen]]:
    """What each of these was shown, by tip; nobody is left out."""
    found: dict[PersonId, dict[str, Seen]] = {one: {} for one in ids}
    for row in tx.rows(_SEEN, p_ids=list(ids)):
        found[PersonId(row.person)][row.tip] = seen_of(row)
    return found


def unwanted(tx: Tx, who: PersonId) -> frozenset[str]:
    """The apps that somebody put away, and the tips that they know or that are not for them."""
    told = seen(tx, [who])[who].items()
    known = {tip for tip, how in told if how.outcome in (Outcome.KNOWN, Outcome.NOTFORME)}
    return wishes(tx, who).put_away | known


def show(tx: Tx, many: Sequence[Shown]) -> None:
    """Each of these is shown their tip."""
    values = [{"person": one.person, "tip": one.tip, "shown_at": one.at, **_values(one.how)} for one in many]
    if tx.run_many(_NEW_LESSON[tx.dialect], values) < len(values):
        tx.run_many(_SHOWN_AGAIN, [_named(one) for one in values])


def say(tx: Tx, who: PersonId, tip: str, how: Seen) -> None:
    """What is kept of a tip that they were shown, from now on."""
    tx.run(_SAID, **_named({"person": who, "tip": tip, **_values(how)}))


def unshow(tx: Tx, who: PersonId, tip: str) -> None:
    """It never reached them: what they had put off is put off again."""
    tx.run(_LATER_AGAIN, p_person=who, p_tip=tip)
    tx.run(_NO_LESSON, p_person=who, p_tip=tip)


def shown_at(tx: Tx, who: PersonId, tip: str) -> datetime | None:
    row = tx.row(_SHOWN_AT, p_person=who, p_tip=tip)
    return cast("datetime", row.shown_at) if row else None


def answer(tx: Tx, who: PersonId, tip: str, asked: date, given: Answer) -> bool:
    """Whether the question of that day was not answered before: the first answer stands."""
    return tx.run(
        _NEW_REVIEW[tx.dialect], person=who, tip=tip, asked=asked.isoformat(), at=given.at, remembered=given.right
    ) == 1  # fmt: skip


def answers(tx: Tx, who: PersonId, tip: str) -> dict[date, Answer]:
    """By the day of the question, the oldest first."""
    rows = tx.rows(_REVIEWS, p_person=who, p_tip=tip)
    return {date.fromisoformat(row.asked): Answer(at=row.at, right=row.remembered) for row in rows}


def forget(tx: Tx, before: datetime) -> int:
    """Removes a page of answers older than that; how many."""
    return tx.run(_OLD, p_before=before)


def erase(tx: Tx, who: PersonId) -> None:
    """Everything they were shown and answered; what they said of how to be taught stays."""
    for statement in _ALL:
        tx.run(statement, p_id=who)
    tx.run(_COUNTED, p_id=who, p_last=None, p_unanswered=0)


def leave(tx: Tx, who: PersonId) -> None:
    """Nothing of it is left."""
    for statement in (*_ALL, *_WISHES):
        tx.run(statement, p_id=who)


def _begin(tx: Tx, who: PersonId) -> None:
    tx.run(_NEW_LEARNER[tx.dialect], person=who, **_BARE)


def pupil_of(row: Any, usual: Usual) -> Pupil:
    """Of a row with the columns of a person and those of WISHES."""
    return Pupil(
        person=people.build(row, usual), wishes=wishes_of(row), last=Kind(row.last) if row.last else None,
        unanswered=row.unanswered or 0, key_user=bool(row.key_user),
    )  # fmt: skip


def wishes_of(row: Any) -> Wishes:
    told: Mapping[str, Any] = row.told or {}
    return Wishes(
        rhythm=Rhythm(row.rhythm) if row.rhythm else None,
        at=time.fromisoformat(row.their_at) if row.their_at else None,
        paused_until=row.paused_until, levels={app: Level(one) for app, one in told.get("levels", {}).items()},
        ring=Ring(row.ring) if row.ring else None,
        **{name: frozenset(told.get(name, ())) for name in SETS},
    )  # fmt: skip


def seen_of(row: Any) -> Seen:
    """Of a row with the columns of a lesson."""
    return Seen(
        memory=Memory(stability=row.stability, since=row.since, due=row.due, retired=row.retired, missed=row.missed),
        outcome=Outcome(row.outcome) if row.outcome else None, later_until=row.later_until,
    )  # fmt: skip


def _named(values: Mapping[str, Any]) -> dict[str, Any]:
    return {f"p_{name}": value for name, value in values.items()}


def _values(how: Seen) -> dict[str, Any]:
    kept = how.memory
    return {
        "outcome": how.outcome, "later_until": how.later_until, "stability": kept.stability, "since": kept.since,
        "due": kept.due, "retired": kept.retired, "missed": kept.missed,
    }  # fmt: skip
