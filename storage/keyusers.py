"""Key users as they are now: what they know, how busy they are; and where there are none."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import (
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    literal_column,
    null,
    or_,
    select,
    union,
    update,
)

from domain import schedule
from domain.keyusers import RECENT_DAYS, Gaps, Own
from domain.knowledge import Status
from domain.people import PersonId, Role
from domain.questions import Act, Circle, State
from domain.routing import Candidate
from domain.rules import Rules
from storage import absence, people
from storage.dialect import insert_once
from storage.tables import article, asked, key_user, person, question, question_event, queue, role, topic
from storage.tx import Tx

IT = "it"  # the queue whose people a question for IT goes to
P, Q, K, E = person.c, question.c, key_user.c, question_event.c
_LATER = asked.alias("later")
_IS_ONE = and_(role.c.person == P.id, role.c.role == Role.KEY_USER.value)
_ACTIVE = or_(K.minutes.is_(None), K.minutes > 0)  # who stopped is not
_TAKEN = (
    select(func.count())
    .select_from(question)
    .where(and_(Q.key_user == P.id, Q.state == State.TAKEN.value))
    .correlate(person)
    .scalar_subquery()
)
_WAITING = (  # by person, those of which they are the last who was asked, alone; few wait, of all that were ever asked
    select(asked.c.person, func.count().label("waiting"))
    .select_from(question.join(asked, asked.c.question == Q.id))
    .where(
        and_(
            Q.key_user.is_(None),  # with its state in one index
            Q.state == State.ASKED.value,
            Q.circle.in_([Circle.ONE.value, Circle.NEXT.value]),
            ~exists().where(and_(_LATER.c.question == asked.c.question, _LATER.c.version > asked.c.version)),
        )
    )
    .group_by(asked.c.person)
    .subquery()
)
_TOOK = (
    select(func.count())
    .select_from(question_event)
    .where(
        and_(
            E.person == P.id,
            E.act == literal_column("'take'"),  # as its index has it
            E.at >= bindparam("p_since", type_=E.at.type),
        )
    )
    .correlate(person)
    .scalar_subquery()
)
_CANDIDATES = (
    select(
        person, K.minutes, absence.here(person).label("here"), _TAKEN.label("taken"), _TOOK.label("took"),
        func.coalesce(_WAITING.c.waiting, 0).label("waiting"),
    )
    .select_from(
        person.join(role, _IS_ONE).outerjoin(key_user, K.person == P.id).outerjoin(_WAITING, _WAITING.c.person == P.id)
    )
    .where(~P.left)
    .order_by(P.id)
)  # fmt: skip
_OF_IT = and_(queue.c.name == IT, or_(queue.c.owner == P.id, queue.c.deputy == P.id))
_OTHER_WORK = or_(exists().where(and_(role.c.person == P.id, role.c.role == Role.ADMIN.value)), exists().where(_OF_IT))
_STOPPED = exists().where(and_(K.person == P.id, K.minutes == 0))
_DID_NOT_STOP = and_(exists().where(_IS_ONE), ~_STOPPED)
_HELPS = select(P.id).where(
    and_(
        P.id.in_(bindparam("p_ids", expanding=True)),
        absence.here(person),
        or_(_OTHER_WORK, _DID_NOT_STOP),
    )
)
_ANSWERS = select(P.id).where(P.id == bindparam("p_id"), _DID_NOT_STOP)
_STANDS = select(P.id).where(P.id == bindparam("p_id"), or_(_OTHER_WORK, _DID_NOT_STOP))
_WITH = union(
    select(Q.key_user.label("id")).where(Q.state == State.TAKEN.value),
    select(asked.c.person)
    .select_from(asked.join(question, Q.id == asked.c.question))
    .where(and_(Q.key_user.is_(None), Q.state == State.ASKED.value)),
).subquery()
_RELIEVED = (
    select(P.id).where(and_(P.id.in_(select(_WITH.c.id)), ~exists().where(_IS_ONE), ~_OTHER_WORK)).order_by(P.id)
)
_TOPICS_OF_ALL = (
    select(topic)
    .select_from(topic.join(role, and_(role.c.person == topic.c.person, role.c.role == Role.KEY_USER.value)))
    .order_by(topic.c.topic, topic.c.person)
)
_EXPLAINED = (
    select(article.c.topic)
    .where(and_(article.c.status == Status.PUBLISHED.value, article.c.topic.is_not(None)))
    .distinct()
    .order_by(article.c.topic)
)
_COVERED = (  # (topic, nothing) and (nothing, department) of every active key user
    select(topic.c.topic, P.department)
    .select_from(
        person.join(role, _IS_ONE).outerjoin(key_user, K.person == P.id).outerjoin(topic, topic.c.person == P.id)
    )
    .where(and_(~P.left, P.reachable, _ACTIVE))
    .distinct()
)
_NOBODY_HAS = and_(Q.key_user.is_(None), Q.state == State.ASKED.value, Q.topic.is_not(None))
_KNOWN = union(select(topic.c.topic), select(Q.topic).where(_NOBODY_HAS))
_LEADS = Circle.COORDINATORS.value
_CAME_THAT_FAR = or_(  # to the coordinators: it is with them, or was at once, or after somebody
    Q.circle == _LEADS,
    exists().where(and_(asked.c.question == Q.id, asked.c.circle == _LEADS)),
    exists().where(and_(E.question == Q.id, E.act == Act.COORDINATORS.value)),
)
_RECENTLY = (
    select(
        Q.topic,
        func.count().label("asked"),
        func.sum(case((_CAME_THAT_FAR, 1), else_=0)).label("coordinated"),
    )
    .where(Q.asked_at >= bindparam("p_since", type_=Q.asked_at.type))
    .group_by(Q.topic)
)
_SOUGHT = union(
    select(topic.c.topic, null().label("department")),
    select(Q.topic, null()).where(_NOBODY_HAS),
    select(article.c.topic, null()).where(article.c.topic.is_not(None)),
    select(null(), P.department).where(and_(P.department.is_not(None), ~P.left)),
)
_OWN = (
    select(P.name, P.department, K.person.label("said"), K.minutes, K.shown, role.c.role)
    .select_from(person.outerjoin(key_user, K.person == P.id).outerjoin(role, _IS_ONE))
    .where(and_(P.id == bindparam("p_id"), ~P.left))
)
_SET = update(key_user).where(K.person == bindparam("p_id")).values(minutes=bindparam("p_minutes"))
_SHOW = update(key_user).where(K.person == bindparam("p_id")).values(shown=bindparam("p_shown"))
_SHOWN = (
    select(K.person)
    .select_from(key_user.join(role, and_(role.c.person == K.person, role.c.role == Role.KEY_USER.value)))
    .where(and_(K.shown, K.person.in_(bindparam("p_among", expanding=True))))
)
_NEW = insert_once(key_user)
_OWN_TOPICS = select(topic.c.topic).where(topic.c.person == bindparam("p_id")).order_by(topic.c.topic)
_NO_TOPICS = delete(topic).where(topic.c.person == bindparam("p_id"))
_NEW_TOPIC = insert(topic).inline()
_NONE = delete(key_user).where(K.person == bindparam("p_id"))
_NEW_ROLE = insert_once(role)
_NO_ROLE = delete(role).where(and_(role.c.person == bindparam("p_id"), role.c.role == Role.KEY_USER.value))


def candidates(tx: Tx, *, now: datetime, rules: Rules) -> list[Candidate]:
    """Every key user, as busy as they are this week (from Monday on, in the organisation's time zone)."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for row in tx.rows(_TOPICS_OF_ALL):
        known[row.person].add(row.topic)
    limits, found = rules.limits, []
    today = schedule.end_of_work(now, rules.week, rules.usual.time_zone)
    for row in tx.rows(_CANDIDATES, p_since=schedule.start_of_week(now, rules.usual.time_zone)):
        who = people.build(row, rules.usual)
        found.append(Candidate(
            id=who.id, name=who.name, topics=frozenset(known[who.id]), department=who.department,
            location=who.location, language=who.language, here=row.here,
            works=schedule.is_working(now, rules.week_of(who), who.time_zone),
            soon=schedule.next_working(now, rules.week_of(who), who.time_zone) < today,
            open=row.taken + row.waiting,
            minutes=(row.took + row.waiting) * limits.minutes_a_question,
            limit=limits.minutes_a_week if row.minutes is None else row.minutes,
        ))  # fmt: skip
    return found


def is_full(tx: Tx, who: PersonId, *, now: datetime, rules: Rules) -> bool:
    """Whether they are a key user who is asked enough already this week."""
    mine = (one for one in candidates(tx, now=now, rules=rules) if one.id == who)
    return any(not one.has_room(rules.limits) for one in mine)


def helpers(tx: Tx, whom: Collection[PersonId]) -> set[PersonId]:
    """Of these, to whom a question can be brought: who is here, and a key user, a coordinator or of IT's queue."""
    return {PersonId(row.id) for row in tx.rows(_HELPS, p_ids=list(whom))} if whom else set()


def answers(tx: Tx, who: PersonId) -> bool:
    """Whether they are a key user, and did not stop."""
    return tx.row(_ANSWERS, p_id=who) is not None


def stands(tx: Tx, who: PersonId) -> bool:
    """The same, or a coordinator or of IT's queue: whoever may take what was brought to them, also while away."""
    return tx.row(_STANDS, p_id=who) is not None


def relieved(tx: Tx) -> list[PersonId]:
    """Who has questions, or may take some, and is no key user, no coordinator and not of IT's queue anymore."""
    return [PersonId(row.id) for row in tx.rows(_RELIEVED)]


def topics(tx: Tx) -> tuple[str, ...]:
    """All that some key user knows about."""
    return tuple(dict.fromkeys(row.topic for row in tx.rows(_TOPICS_OF_ALL)))


def subjects(tx: Tx) -> tuple[str, ...]:
    """What articles that everybody finds are about, and after those what some key user knows about."""
    return (*(row.topic for row in tx.rows(_EXPLAINED)), *topics(tx))


def own(tx: Tx, who: PersonId) -> Own | None:
    """Somebody as a key user, or as who offers to be one; None for who is not here."""
    row = tx.row(_OWN, p_id=who)
    if row is None:
        return None
    known = sorted(one.topic for one in tx.rows(_KNOWN))
    return Own(
        name=row.name, department=row.department, is_one=row.role is not None,
        rests=row.role is not None and row.minutes == 0,
        wishes=row.role is None and row.said is not None and row.minutes != 0,
        topics=tuple(one.topic for one in tx.rows(_OWN_TOPICS, p_id=who)),
        minutes=row.minutes or None, shown=bool(row.role and row.shown), known=tuple(known),
    )  # fmt: skip


def save(tx: Tx, who: PersonId, topics: Collection[str], minutes: int | None) -> None:
    """What they know about and have time for; whether they are a key user does not change."""
    tx.run(_NO_TOPICS, p_id=who)
    tx.run_many(_NEW_TOPIC, [{"person": who, "topic": one} for one in sorted(set(topics))])
    _has_time(tx, who, minutes)


def show(tx: Tx, who: PersonId, *, shown: bool) -> None:
    """Whether colleagues see that they are a key user: their own choice, and nobody else's."""
    tx.run(_SHOW, p_id=who, p_shown=shown)


def shown(tx: Tx, among: Collection[PersonId]) -> frozenset[PersonId]:
    """Who of these are key users and chose to be seen as one."""
    return frozenset(PersonId(row.person) for row in tx.rows(_SHOWN, p_among=sorted(among))) if among else frozenset()


def stop(tx: Tx, who: PersonId) -> None:
    """They are not a key user anymore; a list that calls them one again gives them no work before they say so.

    What they knew about stays, so that nobody knowing it now is seen.
    """
    tx.run(_NO_ROLE, p_id=who)
    _has_time(tx, who, 0)
    show(tx, who, shown=False)


def appoint(tx: Tx, who: PersonId) -> None:
    """They are a key user from now on, of what they offered."""
    tx.run(_NEW_ROLE[tx.dialect], person=who, role=Role.KEY_USER.value)


def decline(tx: Tx, who: PersonId) -> None:
    """What they offered is forgotten."""
    tx.run(_NO_TOPICS, p_id=who)
    tx.run(_NONE, p_id=who)


def gaps(tx: Tx, *, now: datetime) -> Gaps:
    """Departments and topics without an active key user, by name, and what was asked of late; nobody's name (AK2)."""
    covered, sought = tx.rows(_COVERED), tx.rows(_SOUGHT)
    recently = tx.rows(_RECENTLY, p_since=now - timedelta(days=RECENT_DAYS))
    asked = {row.topic: row.asked for row in recently if row.topic}
    topics = _without({*asked, *(row.topic for row in sought)}, {row.topic for row in covered})
    return Gaps(
        topics=tuple(sorted(topics, key=lambda one: -asked.get(one, 0))),
        departments=_without({row.department for row in sought}, {row.department for row in covered}),
        asked={one: asked[one] for one in topics if one in asked},
        nobody=not covered, coordinated=sum(row.coordinated for row in recently),
    )  # fmt: skip


def _has_time(tx: Tx, who: PersonId, minutes: int | None) -> None:
    if not tx.run(_NEW[tx.dialect], person=who, minutes=minutes):
        tx.run(_SET, p_id=who, p_minutes=minutes)


def _without(wanted: Collection[str | None], there: Collection[str | None]) -> tuple[str, ...]:
    return tuple(sorted(one for one in set(wanted) - set(there) if one))
