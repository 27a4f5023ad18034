"""The organisation's own list of people, written and read as a whole: thousands at a time, in a few statements."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import BindParameter, and_, bindparam, delete, exists, insert, or_, select, update

from domain.directory import Entry, Listed
from domain.people import PersonId, Role, Usual
from domain.questions import DONE as ANSWERED
from domain.states import DONE
from storage.absence import NONE
from storage.dialect import insert_once
from storage.people import BLANK, entrust, everybody, keyed
from storage.tables import friction, key_user, outsider, person, question, queue, role, support, topic
from storage.tx import Tx

T = TypeVar("T")
PAGE = 1000  # people in one statement
COLUMNS = {  # where what a list says is kept
    "name": "name", "department": "department", "location": "location", "language": "listed_language",
    "time_zone": "listed_zone",
}  # fmt: skip
KEYS = ("department_key", "location_key")

_ME: BindParameter[str] = bindparam("p_id")
_MANY = select(person).where(person.c.id.in_(bindparam("p_ids", expanding=True)))
_STANDINGS = select(person.c.id, person.c.name, person.c.left)
_NEW = insert_once(person)
_WRITTEN = (
    update(person)
    .where(person.c.id == _ME)
    .values({name: bindparam(f"p_{name}") for name in (*COLUMNS.values(), *KEYS, "left", "reachable")})
)
_ROLES, _NO_ROLES, _NEW_ROLE = select(role), delete(role).where(role.c.person == _ME), insert(role).inline()
_TOPICS, _NO_TOPICS = select(topic).order_by(topic.c.topic), delete(topic).where(topic.c.person == _ME)
_NEW_TOPIC = insert(topic).inline()
_QUEUES = select(queue)
_OUTSIDERS, _NO_OUTSIDERS, _NEW_OUTSIDER = select(outsider), delete(outsider), insert(outsider).inline()
_LEAVES = update(person).where(person.c.id == _ME).values(left=True, reachable=False, away_until=None, **NONE)
_NO_SUPPORT = delete(support).where(support.c.person == _ME)
_NO_MINUTES = delete(key_user).where(key_user.c.person == _ME)
_OWNER_LEAVES = update(queue).where(queue.c.owner == _ME).values(owner=queue.c.deputy, deputy=None)
_DEPUTY_LEAVES = update(queue).where(queue.c.deputy == _ME).values(deputy=None)
_FORGOTTEN = (
    update(person)
    .where(
        and_(
            person.c.left,
            person.c.name != "",
            ~exists().where(
                and_(
                    or_(friction.c.reporter == person.c.id, friction.c.handler == person.c.id),
                    friction.c.state.not_in([state.value for state in DONE]),
                )
            ),
            ~exists().where(
                and_(
                    or_(question.c.asker == person.c.id, question.c.key_user == person.c.id),
                    question.c.state.not_in([state.value for state in ANSWERED]),
                )
            ),
        )
    )
    .values({name: BLANK[name] for name in BLANK if name not in ("id", "left", "reachable", "welcomed")})
)


def listing(tx: Tx, usual: Usual) -> tuple[Listed, ...]:
    """Everybody who did not leave, by name, with what they do."""
    roles, topics = _by_person(tx.rows(_ROLES), "role", Role), _by_person(tx.rows(_TOPICS), "topic", str)
    duties: dict[str, dict[str, str]] = defaultdict(dict)
    for name, both in sorted(_duties(tx).items()):
        for what, who in zip(("deputy", "owner"), reversed(both), strict=True):
            if who:
                duties[who][name] = what
    return tuple(
        Listed(
            person=one, roles=frozenset(roles.get(one.id, ())), topics=tuple(topics.get(one.id, ())),
            queues=duties.get(one.id, {}),
        )
        for one in everybody(tx, usual)
    )  # fmt: skip


def standings(tx: Tx) -> dict[PersonId, bool]:
    """Everybody we ever knew, and whether they left."""
    return {PersonId(row.id): row.left for row in tx.rows(_STANDINGS)}


def nameless(tx: Tx, ids: Sequence[PersonId]) -> set[PersonId]:
    """Of these, who is not known, or without a name."""
    return set(ids) - {PersonId(one) for one, row in _known(tx, ids).items() if row.name}


def enrol(tx: Tx, entries: Sequence[Entry]) -> tuple[set[PersonId], set[PersonId]]:
    """Writes what these say; (who is new, who changed). Whoever left is back.

    Roles, topics and queues that an entry names take the place of what that person had, and a queue they get is taken
    from whoever had it.
    """
    before = _known(tx, [one.id for one in entries])
    rows = {one.id: _row(one, before.get(one.id)) for one in entries}
    new = [row for who, row in rows.items() if who not in before]
    moved = [row for who, row in rows.items() if who in before and row != before[who]._asdict()]
    tx.run_many(_NEW[tx.dialect], new)
    tx.run_many(_WRITTEN, [{f"p_{name}": value for name, value in row.items()} for row in moved])
    changed = {row["id"] for row in moved}
    changed |= _replace(
        tx, "role", {one.id: {what.value for what in one.roles} for one in entries if one.roles is not None}
    )
    changed |= _replace(tx, "topic", {one.id: set(one.topics) for one in entries if one.topics is not None})
    changed |= _hand_out(tx, {one.id: one.queues for one in entries if one.queues is not None})
    added = {row["id"] for row in new}
    return added, changed - added


def outsiders(tx: Tx) -> dict[PersonId, str]:
    """`guest` or `shared` by account."""
    return {PersonId(row.id): row.kind for row in tx.rows(_OUTSIDERS)}


def turn_away(tx: Tx, accounts: Mapping[PersonId, str]) -> None:
    """Exactly these accounts are nobody's from now on."""
    if outsiders(tx) != accounts:
        tx.run(_NO_OUTSIDERS)
        tx.run_many(_NEW_OUTSIDER, [{"id": one, "kind": kind} for one, kind in sorted(accounts.items())])


def depart(tx: Tx, who: PersonId) -> None:
    """They left: nothing is theirs to do anymore, and nothing is sent to them; an owner's deputy takes their place."""
    for statement in (_NO_ROLES, _NO_TOPICS, _NO_MINUTES, _NO_SUPPORT, _DEPUTY_LEAVES, _OWNER_LEAVES, _LEAVES):
        tx.run(statement, p_id=who)


def forget(tx: Tx) -> int:
    """Takes the names of those who left and have nothing open anymore, and all else we knew of them; how many."""
    return tx.run(_FORGOTTEN)


def _known(tx: Tx, ids: Sequence[PersonId]) -> dict[str, Any]:
    return {row.id: row for page in _pages(ids) for row in tx.rows(_MANY, p_ids=page)}


def _pages(ids: Sequence[T]) -> Iterator[list[T]]:
    return (list(ids[at : at + PAGE]) for at in range(0, len(ids), PAGE))


def _row(one: Entry, before: Any) -> dict[str, Any]:
    """The row as it is to be."""
    row = {**BLANK, "id": one.id} if before is None else before._asdict()
    if row["left"]:
        row |= {"left": False, "reachable": True}
    return keyed(row | {COLUMNS[name]: value for name, value in one.known.items()})


def _by_person(rows: Sequence[Any], column: str, kind: Callable[[str], T]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        found[row.person].append(kind(getattr(row, column)))
    return found


def _replace(tx: Tx, column: str, wanted: Mapping[PersonId, set[str]]) -> set[PersonId]:
    """Roles or topics; who has others now."""
    every, none, new = {"role": (_ROLES, _NO_ROLES, _NEW_ROLE), "topic": (_TOPICS, _NO_TOPICS, _NEW_TOPIC)}[column]
    had = _by_person(tx.rows(every), column, str)
    others = {who: what for who, what in wanted.items() if what != set(had.get(who, ()))}
    tx.run_many(none, [{"p_id": who} for who in others])
    tx.run_many(new, [{"person": who, column: one} for who, what in others.items() for one in sorted(what)])
    return set(others)


def _hand_out(tx: Tx, wanted: Mapping[PersonId, Mapping[str, str]]) -> set[PersonId]:
    """Gives queues their people; who has other ones now."""
    before = _duties(tx)
    after = {name: [None if who in wanted else who for who in both] for name, both in before.items()}
    for who, theirs in wanted.items():
        for name, what in theirs.items():
            after.setdefault(name, [None, None])[what != "owner"] = who
    moved: set[PersonId] = set()
    for name, (owner, deputy) in after.items():
        was = before.get(name, [None, None])
        if was != [owner, deputy]:
            entrust(tx, name, owner=owner, deputy=deputy)
            moved |= {one for one in wanted if _place(one, was) != _place(one, [owner, deputy])}
    return moved


def _place(who: PersonId, both: Sequence[PersonId | None]) -> int | None:
    return both.index(who) if who in both else None


def _duties(tx: Tx) -> dict[str, list[PersonId | None]]:
    """[owner, deputy] by queue."""
    return {row.name: [row.owner, row.deputy] for row in tx.rows(_QUEUES)}
