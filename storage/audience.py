"""Who a message is for, in SQL: the same people as `domain.audience` includes, a page at a time.

It is one statement for every audience: a field that is not named has no values and asks nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import (
    BindParameter,
    Boolean,
    ColumnElement,
    Executable,
    Integer,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    literal,
    not_,
    or_,
    select,
    text,
    union,
)

from domain.audience import HANDLER, PLACES, Audience, By, Ring, Traits, fold, level
from domain.people import LANGUAGES, PersonId, language
from domain.tips import LEVELS, Level
from storage import keep
from storage.tables import learner, membership, person, queue, role, trait
from storage.tx import Tx

P, T, M = person.c, trait.c, membership.c
PAGE = 1000  # people in one statement
USUAL = "language"  # of who told none, as the settings had it at the last start
SIDES = ("include", "exclude")

_ON_DUTY = union(*(select(one).where(one.is_not(None)) for one in (queue.c.owner, queue.c.deputy)))  # a few, found once
_RING = select(learner.c.ring).where(learner.c.person == P.id).scalar_subquery()
_OTHER_LEVELS = {
    side: select(func.count())
    .where(and_(T.person == P.id, T.by == By.LEVEL.value, T.value.in_(bindparam(f"p_{side}_others", expanding=True))))
    .scalar_subquery()
    for side in SIDES
}


def _held(by: By, values: ColumnElement[Any]) -> ColumnElement[bool]:
    return exists().where(and_(T.person == P.id, T.by == by.value, T.value.in_(values)))


def _role(values: ColumnElement[Any]) -> ColumnElement[bool]:
    given = exists().where(and_(role.c.person == P.id, role.c.role.in_(values)))
    return or_(given, and_(literal(HANDLER).in_(values), P.id.in_(_ON_DUTY)))


def _place(key: ColumnElement[str | None], values: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(key.is_not(None), key.in_(values))


def _spoken() -> ColumnElement[str]:
    """As `domain.people.language` has it."""
    listed = func.coalesce(func.nullif(P.language, ""), func.nullif(P.listed_language, ""))
    device = func.lower(func.substr(func.coalesce(P.locale, ""), 1, 2))
    return case(
        (func.coalesce(listed, "").in_(LANGUAGES), listed), (device.in_(LANGUAGES), device),
        else_=bindparam("p_usual"),
    )  # fmt: skip


def _language(values: ColumnElement[Any]) -> ColumnElement[bool]:
    return _spoken().in_(values)


def _level(side: str, values: ColumnElement[Any]) -> ColumnElement[bool]:
    """A starter of one of these apps told no other level of it: fewer others are told than there are such apps."""
    starters = bindparam(f"p_{side}_starters", type_=Integer)
    return or_(_held(By.LEVEL, values), and_(starters > 0, _OTHER_LEVELS[side] < starters))


def _fields(side: str) -> Iterator[tuple[ColumnElement[bool], ColumnElement[bool]]]:
    """Of each, whether it is named, and whether somebody matches it."""
    values: dict[By, BindParameter[Any]] = {by: bindparam(f"p_{side}_{by}", expanding=True) for by in By}
    matches = {
        By.ROLE: _role(values[By.ROLE]),
        By.DEPARTMENT: _place(P.department_key, values[By.DEPARTMENT]),
        By.LOCATION: _place(P.location_key, values[By.LOCATION]),
        By.LANGUAGE: _language(values[By.LANGUAGE]),
        By.MOMENT: _held(By.MOMENT, values[By.MOMENT]),
        By.LEVEL: _level(side, values[By.LEVEL]),
        By.RING: func.coalesce(_RING, Ring.MAJORITY.value).in_(values[By.RING]),
        By.GROUP: exists().where(and_(M.person == P.id, M.group_id.in_(values[By.GROUP]))),
        By.PERSON: P.id.in_(values[By.PERSON]),
    }
    for by in By:
        yield bindparam(f"p_{side}_{by}_named", type_=Boolean), matches[by]


_INCLUDED = and_(
    ~P.left,
    *(or_(not_(named), match) for named, match in _fields("include")),
    *(not_(and_(named, match)) for named, match in _fields("exclude")),
)
_MEMBERS = select(P.id).where(and_(P.id > bindparam("p_after"), _INCLUDED)).order_by(P.id).limit(bindparam("p_most"))
_COUNT = select(func.count()).select_from(person).where(_INCLUDED)
_SPOKEN = select(_spoken().label("language"), func.count().label("many")).where(_INCLUDED).group_by(text("1"))
_IDS: BindParameter[Any] = bindparam("p_ids", expanding=True)
_HERE = select(P.id).where(and_(P.id.in_(_IDS), ~P.left))
_KNOWN = (
    select(P.id, P.department, P.location, P.language, P.listed_language, P.locale, learner.c.ring)
    .select_from(person.outerjoin(learner, learner.c.person == P.id))
    .where(and_(P.id.in_(_IDS), ~P.left))
)
_ROLES = select(role.c.person, role.c.role.label("value")).where(role.c.person.in_(_IDS))
_DUTIES = select(queue.c.owner, queue.c.deputy)
_MOMENTS, _LEVELS = (
    select(T.person, T.value).where(and_(T.person.in_(_IDS), T.by == by.value)) for by in (By.MOMENT, By.LEVEL)
)
_GROUPS = select(M.person, M.group_id.label("value")).where(M.person.in_(_IDS))
_EVERY_GROUP = select(M.group_id).distinct()
_IN_GROUP = select(M.person).where(M.group_id == bindparam("p_group"))
_JOINS = insert(membership).inline()
_GOES = delete(membership).where(and_(M.group_id == bindparam("p_group"), M.person == bindparam("p_person")))
_LEAVES = delete(membership).where(M.person == bindparam("p_id"))


def members(tx: Tx, audience: Audience, *, after: PersonId | None, most: int) -> list[PersonId]:
    """Whom it is for of those who are here, by id, from after that one on; fewer than `most` are the last."""
    return [PersonId(row.id) for row in tx.rows(_MEMBERS, p_after=after or "", p_most=most, **_given(tx, audience))]


def count(tx: Tx, audience: Audience) -> int:
    """How many of those who are here it is for."""
    return int(tx.row(_COUNT, **_given(tx, audience))[0])


def languages(tx: Tx, audience: Audience) -> dict[str, int]:
    """How many of them read which language."""
    return {row.language: row.many for row in tx.rows(_SPOKEN, **_given(tx, audience))}


def traits(tx: Tx, ids: Collection[PersonId]) -> dict[PersonId, Traits]:
    """What each of these who is here is known by."""
    usual, duties = _usual(tx), {who for row in tx.rows(_DUTIES) for who in row if who}
    found: dict[PersonId, Traits] = {}
    for page in _pages(ids):
        roles, moments, levels, groups = (_held_by(tx, one, page) for one in (_ROLES, _MOMENTS, _LEVELS, _GROUPS))
        for who in duties:
            roles[who].add(HANDLER)
        for row in tx.rows(_KNOWN, p_ids=page):
            found[PersonId(row.id)] = Traits(
                person=PersonId(row.id), language=language(row.language or row.listed_language, row.locale, usual),
                roles=frozenset(roles[row.id]), department=row.department, location=row.location,
                moments=frozenset(moments[row.id]), levels=dict(filter(None, map(level, levels[row.id]))),
                ring=row.ring or Ring.MAJORITY, groups=frozenset(groups[row.id]),
            )  # fmt: skip
    return found


def usual(tx: Tx, spoken: str) -> None:
    """Who told no language reads this one, from now on."""
    if keep.recall(tx, USUAL) != spoken:
        keep.remember(tx, USUAL, spoken)


def groups(tx: Tx) -> set[str]:
    """The groups of which it is known who is in them, as far as anybody is."""
    return {row.group_id for row in tx.rows(_EVERY_GROUP)}


def enlist(tx: Tx, group: str, ids: Collection[PersonId]) -> None:
    """Exactly those of these people who are here are in this group from now on."""
    here = {row.id for page in _pages(ids) for row in tx.rows(_HERE, p_ids=page)}
    before = {row.person for row in tx.rows(_IN_GROUP, p_group=group)}
    tx.run_many(_GOES, [{"p_group": group, "p_person": one} for one in sorted(before - here)])
    tx.run_many(_JOINS, [{"group_id": group, "person": one} for one in sorted(here - before)])


def leave(tx: Tx, who: PersonId) -> None:
    """They are in no group anymore."""
    tx.run(_LEAVES, p_id=who)


def _given(tx: Tx, audience: Audience) -> dict[str, Any]:
    given: dict[str, Any] = {"p_usual": _usual(tx)}
    for side, named in zip(SIDES, (audience.include, audience.exclude), strict=True):
        told = filter(None, map(level, named.get(By.LEVEL, ())))
        apps = sorted(app for app, one in told if one is Level.STARTER)
        given |= {f"p_{side}_{by}": _values(by, named.get(by, ())) for by in By}
        given |= {f"p_{side}_{by}_named": by in named for by in By}
        given[f"p_{side}_starters"] = len(apps)
        given[f"p_{side}_others"] = [f"{app}:{one}" for app in apps for one in LEVELS if one is not Level.STARTER]
    return given


def _values(by: By, values: Collection[str]) -> list[str]:
    return sorted({folded for one in values if (folded := fold(one))} if by in PLACES else values)


def _usual(tx: Tx) -> str:
    return keep.recall(tx, USUAL) or LANGUAGES[0]


def _held_by(tx: Tx, what: Executable, page: Sequence[PersonId]) -> defaultdict[str, set[str]]:
    held: defaultdict[str, set[str]] = defaultdict(set)
    for row in tx.rows(what, p_ids=page):
        held[row.person].add(row.value)
    return held


def _pages(ids: Collection[PersonId]) -> Iterator[list[PersonId]]:
    ordered = sorted(ids)
    return (ordered[at : at + PAGE] for at in range(0, len(ordered), PAGE))
