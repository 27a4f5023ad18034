"""What screens read of reports: whose they are, who may work on them, and what is like them."""

from dataclasses import replace
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, exists, func, or_, select, union

from domain import search
from domain.friction import PAGE, Friction, FrictionId, Heading, Loop, Page
from domain.nudges import NudgeId
from domain.people import PersonId, Role, handlers
from domain.states import CLOSED, OPEN, State
from storage import absence, nudges, people, together
from storage import friction as frictions
from storage.tables import friction, person, queue, role, support
from storage.tx import Tx

MOST_ALIKE = 3
MOST_COLLEAGUES = 100  # in one list to choose from

F = friction.c


def _not_by(who: Any) -> ColumnElement[bool]:
    """Somebody, and not its reporter; a report without a name is nobody's own."""
    return and_(who.is_not(None), or_(F.reporter.is_(None), who != F.reporter))


_OURS = (
    select(queue.c.name).where(or_(queue.c.owner == bindparam("p_who"), queue.c.deputy == bindparam("p_who")))
).scalar_subquery()
_COORDINATES: BindParameter[bool] = bindparam("p_coordinator")
_ANOTHER_OF_THE_QUEUE = exists().where(
    and_(queue.c.name == F.queue, or_(_not_by(queue.c.owner), _not_by(queue.c.deputy)))
)
_HERE = select(person.c.id).where(absence.here(person))
_ANOTHER_WE_REACH = exists().where(
    and_(
        queue.c.name == F.queue,
        or_(
            and_(_not_by(queue.c.owner), queue.c.owner.in_(_HERE)),
            and_(_not_by(queue.c.deputy), queue.c.deputy.in_(_HERE)),
        ),
    )
)
_ANOTHER_COORDINATOR = exists().where(and_(role.c.role == Role.ADMIN.value, _not_by(role.c.person)))
_MAY_TAKE = or_(  # what `domain.people.handlers` says, for every report at once
    F.handler == bindparam("p_who"),
    and_(_not_by(bindparam("p_who")), or_(F.queue.in_(_OURS), and_(_COORDINATES, ~_ANOTHER_WE_REACH))),
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
_SUPPORTED = F.id.in_(select(support.c.friction).where(support.c.person == bindparam("p_who")))
_FOLLOWED = (
    select(friction).where(_SUPPORTED).order_by(_DONE, F.received_at.desc(), F.id).limit(PAGE)
    .offset(bindparam("p_offset"))
)  # fmt: skip
_FOLLOWED_COUNT = select(func.count()).select_from(support).where(support.c.person == bindparam("p_who"))
_ORPHANS = (  # nobody may take them: their queue has no people, and there is no coordinator
    select(func.count())
    .select_from(friction)
    .where(
        and_(
            F.state == State.RECEIVED.value,
            ~exists().where(
                and_(queue.c.name == F.queue, or_(queue.c.owner.is_not(None), queue.c.deputy.is_not(None)))
            ),
            ~exists().where(role.c.role == Role.ADMIN.value),
        )
    )
)
_HELPS = union(select(queue.c.owner), select(queue.c.deputy), select(role.c.person))
_COLLEAGUES = (
    select(person.c.id, person.c.name, person.c.department)
    .where(and_(person.c.id.in_(_HELPS), person.c.id.in_(_HERE), ~person.c.left, person.c.name != ""))
    .order_by(person.c.name, person.c.id)
    .limit(MOST_COLLEAGUES)
)
_HAS_WORK = select(exists().where(and_(F.handler == bindparam("p_who"), F.state.in_([one.value for one in OPEN]))))


def handles(tx: Tx, who: PersonId) -> bool:
    """Whether this person has, or can get, work to do for others."""
    return bool(people.queues(tx, who)) or who in people.coordinators(tx) or bool(tx.row(_HAS_WORK, p_who=who)[0])


def colleagues(tx: Tx, which: Friction, who: PersonId) -> tuple[tuple[PersonId, str], ...]:
    """To whom `who` can hand a report: everybody with work for others who is here, by name and department.

    A hundred at most; its reporter is not among them.
    """
    found = [row for row in tx.rows(_COLLEAGUES) if row.id not in (who, which.reporter)]
    return tuple((PersonId(row.id), f"{row.name} ({row.department})" if row.department else row.name) for row in found)


def may_handle(tx: Tx, which: Friction) -> tuple[PersonId, ...]:
    """Who may take this report, first the one on duty: its former handler, else the people of its queue."""
    return _on_duty(tx, which)[0]


def loop(tx: Tx, which: FrictionId) -> Loop | None:
    """One report with its story, the names in it, and what it goes together with."""
    found, followers = together.with_followers(tx, which)
    if found is None:
        return None
    merged = tuple(one for one in followers if one.state is State.MERGED)
    made = _counted(tx, _loop(tx, found))
    about = nudges.find(tx, NudgeId(found.change)) if found.change else None
    change = {language: words.title for language, words in about.words.items()} if about else None
    made = replace(made, minders=people.coordinators(tx) if made.late else (), change=change)
    return replace(made, merged=merged, lead=_counted(tx, made.lead) if made.lead else None)


def minders(tx: Tx, which: FrictionId) -> tuple[PersonId, ...]:
    """Who may hand it over besides who works on it: the coordinators, once it is late."""
    found = loop(tx, which)
    return found.minders if found else ()


def following(tx: Tx, which: FrictionId, who: PersonId) -> Loop | None:
    """What somebody who supports a report may see of it: its state, its title and how many it bothers."""
    found = frictions.find(tx, which)
    if found is None:
        return None
    supported = frictions.find(tx, found.lead) if found.lead else found
    if supported is None or not together.supports(tx, supported.id, who):
        return None
    return _counted(tx, _loop(tx, supported))


def alike(tx: Tx, text: str, *, who: PersonId | None = None, own: FrictionId | None = None) -> tuple[Heading, ...]:
    """At most three open reports whose title is like the text; what `who` reported with their name is left out."""
    found = {one.id: one for one in together.like(tx, search.stems(text), own=own or "", who=who or "")}
    best = search.rank(text, {one: heading.title for one, heading in found.items()}, most=MOST_ALIKE)
    headings = [found[FrictionId(one)] for one in best]
    return tuple(replace(one, bothers=together.bothers(tx, one.id, one.bothers)) for one in headings)


def orphans(tx: Tx) -> int:
    """How many reports wait where nobody would ever find them (LC1): none, in an organisation that is set up."""
    return int(tx.row(_ORPHANS)[0])


def todo(tx: Tx, who: PersonId, number: int = 0) -> Page:
    """What waits for this person, longest first: what they took, and every report that is theirs to take."""
    values: dict[str, Any] = {"p_who": who, "p_coordinator": who in people.coordinators(tx)}
    return _page(tx, (_TODO, _TODO_COUNT), values, number)


def mine(tx: Tx, who: PersonId, number: int = 0) -> Page:
    """What this person reported under their own name: open ones first, then the newest."""
    return _page(tx, (_MINE, _MINE_COUNT), {"p_who": who}, number)


def supported(tx: Tx, who: PersonId, number: int = 0) -> Page:
    """What bothers this person too, of what colleagues reported; as `following` says, what they may see of it."""
    found = _page(tx, (_FOLLOWED, _FOLLOWED_COUNT), {"p_who": who}, number)
    return replace(found, loops=tuple(_counted(tx, one) for one in found.loops))


def _page(tx: Tx, statements: tuple[Any, Any], values: dict[str, Any], number: int) -> Page:
    some, count = statements
    rows = tx.rows(some, p_offset=number * PAGE, **values)
    total = tx.row(count, **values)
    return Page(loops=tuple(_loop(tx, frictions.build(row)) for row in rows), number=number, total=total[0])


def _counted(tx: Tx, what: Loop) -> Loop:
    return replace(what, bothers=together.bothers(tx, what.friction.id, what.friction.colleagues))


def _loop(tx: Tx, which: Friction) -> Loop:
    events, names = frictions.story(tx, which.id)
    goes_with = which.follows or which.state in CLOSED  # then too it is called, and was answered, as that one
    lead = frictions.find(tx, which.lead) if goes_with and which.lead else None
    ahead = _loop(tx, lead) if lead else None
    who: tuple[PersonId, ...] = (which.handler,) if which.handler else ()
    instead_of: str | None = None
    if ahead:
        who, names = ahead.handlers, ahead.names | names
    elif which.state in OPEN or which.state is State.WAITING:
        who, others, away = _on_duty(tx, which)
        instead_of = others.get(away) if away else None
        names = {one: others[one] for one in who[:1] if one in others} | names
    unnamed = {one for one in (which.reporter, *who[:1]) if one} - names.keys()
    names |= people.named(tx, sorted(unnamed)) if unnamed else {}
    return Loop(friction=which, events=events, names=names, handlers=who, lead=ahead, instead_of=instead_of)


def _on_duty(tx: Tx, which: Friction) -> tuple[tuple[PersonId, ...], dict[PersonId, str], PersonId | None]:
    """Who may take the report, the names of its queue's people, and the owner where another stands in for them."""
    duty = people.duty(tx, which.queue)
    others, former = handlers(duty, which.reporter), which.handler
    if former and not (others and not people.here(tx, former)):
        others = tuple(dict.fromkeys((former, *others)))
    away = duty.owner if duty.owner in duty.away and others[:1] not in ((duty.owner,), (former,)) else None
    return others, dict(duty.names), away
