"""Where each receiver of a message about a change stands, and how many stand where."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, literal_column, select, update

from domain.messages import Kind
from domain.nudges import NudgeId, Said
from domain.people import PersonId
from domain.reach import Reach
from storage.dialect import insert_once
from storage.tables import friction, message, nudge, reach, reach_count
from storage.tx import Tx

N, R, C, M = nudge.c, reach.c, reach_count.c, message.c
PAGE = 500  # cards drawn anew in one transaction
SAID = "+"  # before what people did, in the counts
_NEW_REACH = insert_once(reach)
_THOSE = select(R.person).where(
    and_(R.nudge == bindparam("p_nudge"), R.person.in_(bindparam("p_ids", expanding=True)))
)  # fmt: skip
_STANDS = select(reach).where(and_(R.nudge == bindparam("p_nudge"), R.person == bindparam("p_person")))
_MOVE = (
    update(reach)
    .where(and_(R.nudge == bindparam("p_nudge"), R.person == bindparam("p_person"), R.state == bindparam("p_before")))
    .values(state=bindparam("p_state"), at=bindparam("p_at", type_=R.at.type), message=bindparam("p_message"))
)
_SAY = (
    update(reach)
    .where(and_(R.nudge == bindparam("p_nudge"), R.person == bindparam("p_person")))
    .values(said=bindparam("p_said"))
)
_OPEN = R.state.in_([literal_column("'waits'"), literal_column("'owed'")])  # as the index has it
_DUE = (
    select(R.person)
    .where(and_(
        R.nudge == bindparam("p_nudge"), _OPEN, R.state == literal_column("'waits'"),
        R.at <= bindparam("p_now", type_=R.at.type),
    ))
    .order_by(R.at, R.person)
    .limit(bindparam("p_most"))
)  # fmt: skip
_IN_STATE = (
    select(R.person, R.state, R.message)
    .where(and_(R.nudge == bindparam("p_nudge"), _OPEN))
    .order_by(R.state, R.person)
    .limit(bindparam("p_most"))
)
_ENDED = (
    select(R.person, R.message, M.state.label("ended"), M.reason, M.sent)
    .select_from(reach.outerjoin(message, M.id == R.message))
    .where(and_(
        R.nudge == bindparam("p_nudge"), _OPEN, R.state == literal_column("'owed'"),
        func.coalesce(M.state, "gone").not_in(("later", "ready", "sending")),
    ))
    .limit(bindparam("p_most"))
)  # fmt: skip
_NEXT = select(func.min(R.at)).where(
    and_(
        _OPEN,
        R.state == literal_column("'waits'"),
        R.nudge.in_(select(N.id).where(and_(~N.stopped, N.state.in_(("live", "watch"))))),
    )
)
_COUNT = (
    update(reach_count)
    .where(and_(C.nudge == bindparam("p_nudge"), C.state == bindparam("p_state")))
    .values(many=C.many + bindparam("p_more"))
)
_FIRST = insert_once(reach_count)
_COUNTS = select(C.state, C.many).where(C.nudge == bindparam("p_nudge"))
_HARDER = select(func.count()).where(  # one without a name counts from its release on
    and_(friction.c.change == bindparam("p_nudge"), friction.c.state != "waiting")
)
_ASK = (
    update(reach)
    .where(and_(R.nudge == bindparam("p_nudge"), R.person == bindparam("p_person"), ~R.asked))
    .values(asked=True)
)
_AHEAD = (  # a few: the key users of its topic
    select(R.person, R.message, M.state.label("ended"), M.reason, M.sent)
    .select_from(reach.join(message, M.id == R.message))
    .where(and_(R.nudge == bindparam("p_nudge"), R.state == "ahead", M.state.in_(("dead", "unknown"))))
)
_MINE = select(R.nudge, R.state, R.said, R.asked).where(R.person == bindparam("p_person"))
_NOWHERE = delete(reach).where(R.person == bindparam("p_person"))
_NO_MESSAGES = delete(message).where(
    and_(M.receiver == bindparam("p_person"), M.kind.in_((Kind.NUDGE.value, Kind.AHEAD.value)))
)
_FOLLOWED = select(N.id, N.tips).where(and_(N.state.in_(("live", "watch")), N.tips != []))
_HAVE_IT = select(R.person).where(
    and_(
        R.nudge == bindparam("p_nudge"), R.state.in_(("delivered", "ahead")),
        R.person.in_(bindparam("p_ids", expanding=True)),
    )
)  # fmt: skip
_NAMED = (
    select(R.person, R.state)
    .where(and_(R.nudge == bindparam("p_nudge"), R.state.in_(bindparam("p_states", expanding=True))))
    .order_by(R.person)
)
_DELIVERED = (
    select(R.person, R.message)
    .where(and_(
        R.nudge == bindparam("p_nudge"), R.state == "delivered", R.person > bindparam("p_after"),
        R.message.is_not(None),
    ))
    .order_by(R.person)
    .limit(bindparam("p_most"))
)  # fmt: skip
_REARM = (
    update(message)
    .where(and_(M.id == bindparam("p_id"), M.state == "done", M.sent < bindparam("p_version")))
    .values(state="ready", wanted=bindparam("p_version"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where one receiver stands; `at` is when it is tried again, `message` what is owed."""

    person: PersonId
    state: Reach
    at: datetime | None = None
    message: str | None = None
    said: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What became of what was owed to somebody: a state of the outbox, None where it is gone."""

    person: PersonId
    message: str | None
    state: str | None
    reason: str | None
    version: int | None  # that they see


def reached(tx: Tx, which: NudgeId, ids: Sequence[PersonId]) -> set[PersonId]:
    """Of these people, those who stand somewhere already."""
    return {PersonId(row.person) for row in tx.rows(_THOSE, p_nudge=which, p_ids=list(ids))}


def stand(tx: Tx, which: NudgeId, who: PersonId) -> Stand | None:
    row = tx.row(_STANDS, p_nudge=which, p_person=who)
    return _stand(row) if row else None


def place(tx: Tx, which: NudgeId, many: Sequence[Stand]) -> None:
    """They stand here from now on, who stood nowhere before."""
    tx.run_many(_NEW_REACH[tx.dialect], [
        {"nudge": which, "person": one.person, "state": one.state.value, "at": one.at, "message": one.message,
         "said": one.said, "asked": False}
        for one in many
    ])  # fmt: skip
    _count(tx, which, [(one.state, 1) for one in many])


def move(tx: Tx, which: NudgeId, before: Reach, many: Sequence[Stand]) -> None:
    """They stand somewhere else now than where they did."""
    moved = tx.run_many(_MOVE, [
        {"p_nudge": which, "p_person": one.person, "p_before": before.value, "p_state": one.state.value, "p_at": one.at,
         "p_message": one.message}
        for one in many
    ])  # fmt: skip
    assert moved == len(many), "one transaction at a time moves them"
    _count(tx, which, [(before, -len(many)), *((one.state, 1) for one in many)])


def series(tx: Tx, ids: Collection[PersonId]) -> dict[PersonId, set[str]]:
    """The tips that follow the changes that each of these had news of; who had none is left out."""
    found: dict[PersonId, set[str]] = {}
    for one in tx.rows(_FOLLOWED):
        for row in tx.rows(_HAVE_IT, p_nudge=one.id, p_ids=list(ids)):
            who = PersonId(row.person)
            found[who] = found.get(who, set()) | set(one.tips)
    return found


def leave(tx: Tx, who: PersonId) -> None:
    """They stand nowhere anymore, and are not counted."""
    for row in tx.rows(_MINE, p_person=who):
        acts = [SAID + one for one in (row.said, Said.ASKED.value if row.asked else None) if one]
        _count(tx, NudgeId(row.nudge), [(Reach(row.state), -1), *((act, -1) for act in acts)])
    tx.run(_NOWHERE, p_person=who)
    tx.run(_NO_MESSAGES, p_person=who)


def say(tx: Tx, which: NudgeId, before: Stand, said: Said) -> None:
    """What they did with it, in place of what they said before."""
    tx.run(_SAY, p_nudge=which, p_person=before.person, p_said=said.value)
    _count(tx, which, [(SAID + said, 1), *([(SAID + before.said, -1)] if before.said else [])])


def ask(tx: Tx, which: NudgeId, who: PersonId) -> None:
    """They asked a key user about it; counted once."""
    if tx.run(_ASK, p_nudge=which, p_person=who):
        _count(tx, which, [(SAID + Said.ASKED, 1)])


def due(tx: Tx, which: NudgeId, now: datetime, most: int) -> list[PersonId]:
    """Whose moment has come of those who wait."""
    return [PersonId(row.person) for row in tx.rows(_DUE, p_nudge=which, p_now=now, p_most=most)]


def open_(tx: Tx, which: NudgeId, most: int) -> list[Stand]:
    """A page of those who wait, or are owed it."""
    rows = tx.rows(_IN_STATE, p_nudge=which, p_most=most)
    return [Stand(person=PersonId(row.person), state=Reach(row.state), message=row.message) for row in rows]


def lost_ahead(tx: Tx, which: NudgeId) -> list[Ended]:
    """Key users whom it did not reach, or perhaps not."""
    rows = tx.rows(_AHEAD, p_nudge=which)
    return [
        Ended(person=PersonId(row.person), message=row.message, state=row.ended, reason=row.reason, version=row.sent)
        for row in rows
    ]


def ended(tx: Tx, which: NudgeId, most: int) -> list[Ended]:
    """A page of what is owed no longer."""
    rows = tx.rows(_ENDED, p_nudge=which, p_most=most)
    return [
        Ended(person=PersonId(row.person), message=row.message, state=row.ended, reason=row.reason, version=row.sent)
        for row in rows
    ]


def next_due(tx: Tx) -> datetime | None:
    """When, in people's time, the next one's moment comes."""
    row: Any = tx.row(_NEXT)
    found: datetime | None = row[0]
    return found


def counts(tx: Tx, which: NudgeId) -> dict[Reach, int]:
    found = {row.state: row.many for row in tx.rows(_COUNTS, p_nudge=which)}
    return {one: found.get(one.value, 0) for one in Reach}


def said(tx: Tx, which: NudgeId) -> dict[Said, int]:
    """Counted as it happens: every card that is drawn may read it."""
    found = {row.state: row.many for row in tx.rows(_COUNTS, p_nudge=which)}
    return {one: found.get(SAID + one, 0) for one in Said} | {Said.HARDER: int(tx.row(_HARDER, p_nudge=which)[0])}


def named(tx: Tx, which: NudgeId, states: Collection[Reach]) -> list[tuple[PersonId, Reach]]:
    rows = tx.rows(_NAMED, p_nudge=which, p_states=sorted(states))
    return [(PersonId(row.person), Reach(row.state)) for row in rows]


def redraw(tx: Tx, which: NudgeId, version: int, after: PersonId | None) -> PersonId | None:
    """A page of the delivered cards shows this version, in place and in silence; up to whom, None at the end."""
    rows = tx.rows(_DELIVERED, p_nudge=which, p_after=after or "", p_most=PAGE)
    show(tx, [row.message for row in rows], version)
    return PersonId(rows[-1].person) if len(rows) == PAGE else None


def show(tx: Tx, messages: Sequence[str], version: int) -> None:
    """What was sent of an older version is sent once more, in its place."""
    tx.run_many(_REARM, [{"p_id": one, "p_version": version} for one in messages])


def _count(tx: Tx, which: NudgeId, changes: Sequence[tuple[str, int]]) -> None:
    more: dict[str, int] = {}
    for state, many in changes:
        more[state] = more.get(state, 0) + many
    for state, many in more.items():
        if many and not tx.run(_COUNT, p_nudge=which, p_state=str(state), p_more=many):
            tx.run(_FIRST[tx.dialect], nudge=which, state=str(state), many=many)


def _stand(row: Any) -> Stand:
    return Stand(
        person=PersonId(row.person), state=Reach(row.state), at=row.at, message=row.message,
        said=Said(row.said) if row.said else None,
    )  # fmt: skip
