"""People, how to reach them, and who looks after which queue."""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    and_,
    bindparam,
    delete,
    insert,
    null,
    or_,
    select,
    union_all,
    update,
)

from domain import errors
from domain.audience import fold
from domain.people import Contact, Duty, Hours, Person, PersonId, Role, Usual, language
from storage import absence
from storage.dialect import insert_once
from storage.outbox import heal
from storage.tables import outsider, person, queue, role, tenant
from storage.tx import Tx

_ONE = select(person).where(person.c.id == bindparam("p_id"))
_MANY = select(person).where(person.c.id.in_(bindparam("p_ids", expanding=True))).order_by(person.c.id)
_ANYBODY = select(person.c.id).limit(1)
_EVERYBODY = select(person).where(~person.c.left).order_by(person.c.name, person.c.id)
_OUTSIDER = select(outsider.c.kind).where(outsider.c.id == bindparam("p_id"))
_NEW = insert_once(person)
BLANK: dict[str, Any] = dict.fromkeys(column.name for column in person.columns) | {  # somebody nothing is known of yet
    "name": "", "reachable": True, "welcomed": False, "left": False, **absence.NONE,
}  # fmt: skip
_SEEN = (
    update(person)
    .where(person.c.id == bindparam("p_id"))
    .values(
        name=bindparam("p_name"),
        locale=bindparam("p_locale"),
        device_zone=bindparam("p_device_zone"),
        conversation=bindparam("p_conversation"),
        service_url=bindparam("p_service_url"),
        reachable=True,
        left=False,
    )
)
_WELCOMED = update(person).where(and_(person.c.id == bindparam("p_id"), ~person.c.welcomed)).values(welcomed=True)
_REACHABLE = update(person).where(person.c.id == bindparam("p_id")).values(reachable=bindparam("p_reachable"))
_CHAT = (
    update(person)
    .where(person.c.id == bindparam("p_id"))
    .values(conversation=bindparam("p_conversation"), service_url=bindparam("p_service_url"))
)
_OWNER, _DEPUTY = person.alias("owning"), person.alias("deputising")
_DUTY: CompoundSelect[Any] = union_all(
    select(
        queue.c.owner, _OWNER.c.name.label("owner_name"), absence.here(_OWNER).label("owner_here"),
        queue.c.deputy, _DEPUTY.c.name.label("deputy_name"), absence.here(_DEPUTY).label("deputy_here"),
        null().label("coordinator"), null().label("name"), null().label("here"),
    )
    .select_from(
        queue.outerjoin(_OWNER, _OWNER.c.id == queue.c.owner).outerjoin(_DEPUTY, _DEPUTY.c.id == queue.c.deputy)
    )
    .where(queue.c.name == bindparam("p_queue")),
    select(*[null()] * 6, role.c.person, person.c.name, absence.here(person))
    .select_from(role.join(person, person.c.id == role.c.person))
    .where(role.c.role == Role.ADMIN.value),
)  # fmt: skip
_HERE = select(absence.here(person).label("here")).where(person.c.id == bindparam("p_id"))
_COORDINATORS = select(role.c.person).where(role.c.role == Role.ADMIN.value).order_by(role.c.person)
_HANDLES = (
    select(queue.c.name)
    .where(or_(queue.c.owner == bindparam("p_id"), queue.c.deputy == bindparam("p_id")))
    .order_by(queue.c.name)
)
_ROLES = select(role.c.role).where(role.c.person == bindparam("p_id"))
_NO_ROLE = delete(role).where(role.c.role == bindparam("p_role"))
_NEW_ROLE = insert(role).inline()
_NO_QUEUE = delete(queue).where(queue.c.name == bindparam("p_queue"))
_NEW_QUEUE = insert(queue).inline()
_TENANT = select(tenant).where(tenant.c.id == bindparam("p_id"))
_NO_TENANT = delete(tenant).where(tenant.c.id == bindparam("p_id"))
_NEW_TENANT = insert(tenant).inline()


def find(tx: Tx, who: PersonId, usual: Usual) -> Person | None:
    row = tx.row(_ONE, p_id=who)
    return build(row, usual) if row else None


def named(tx: Tx, ids: Sequence[PersonId]) -> dict[PersonId, str]:
    """The names of these people; who has none yet is left out."""
    return {PersonId(row.id): row.name for row in tx.rows(_MANY, p_ids=list(ids)) if row.name}


def known(tx: Tx, ids: Sequence[PersonId]) -> set[PersonId]:
    """Who of these is in the store."""
    return {PersonId(row.id) for row in tx.rows(_MANY, p_ids=list(ids))} if ids else set()


def meet(tx: Tx, contact: Contact, usual: Usual) -> Person:
    """The person behind a contact, stored when new, refreshed when something moved; speaking makes them reachable.

    Raises Outsider for an account that is known to be no colleague's.
    """
    row = tx.row(_ONE, p_id=contact.id)
    if row is None or row.left:
        admit(tx, contact.id)
    if row is None:
        add(tx, contact.id, name=contact.name)
        row = tx.row(_ONE, p_id=contact.id)
        assert row is not None
    seen = (
        contact.name or row.name,
        contact.locale or row.locale,
        contact.time_zone or row.device_zone,
        contact.conversation,
        contact.service_url,
    )
    if not row.reachable:
        heal(tx, contact.id)
    if seen != (row.name, row.locale, row.device_zone, row.conversation, row.service_url) or not row.reachable:
        name, locale, device_zone, conversation, service_url = seen
        tx.run(
            _SEEN, p_id=contact.id, p_name=name, p_locale=locale, p_device_zone=device_zone,
            p_conversation=conversation, p_service_url=service_url,
        )  # fmt: skip
        row = tx.row(_ONE, p_id=contact.id)
    return build(row, usual)


def admit(tx: Tx, who: PersonId) -> None:
    """Raises Outsider for a guest's account, or one that several share."""
    if tx.row(_OUTSIDER, p_id=who):
        raise errors.Outsider


def add(tx: Tx, who: PersonId, **known: str | None) -> None:
    """Someone the directory, the settings or a first word tells us of; nothing was sent to them yet."""
    tx.run(_NEW[tx.dialect], **keyed(BLANK | {"id": who} | known))


def keyed(row: Mapping[str, Any]) -> dict[str, Any]:
    """With what their department and location are compared by."""
    return {**row, "department_key": fold(row["department"]), "location_key": fold(row["location"])}


def welcome(tx: Tx, who: PersonId) -> bool:
    """True the first time only."""
    return tx.run(_WELCOMED, p_id=who) == 1


def unreachable(tx: Tx, who: PersonId) -> None:
    """They removed or blocked the app: nothing is sent until they are back."""
    tx.run(_REACHABLE, p_id=who, p_reachable=False)


def chat(tx: Tx, who: PersonId, *, conversation: str | None, service_url: str) -> None:
    """The personal chat that was made for them, or None when the one we knew is gone."""
    tx.run(_CHAT, p_id=who, p_conversation=conversation, p_service_url=service_url)


def duty(tx: Tx, name: str) -> Duty:
    """Asked several times in a turn, so in one statement: the queue's own people, and whom it falls to without them."""
    rows = tx.rows(_DUTY, p_queue=name)
    seen = [(row.owner, row.owner_name, row.owner_here) for row in rows]
    seen += [(row.deputy, row.deputy_name, row.deputy_here) for row in rows]
    seen += [(row.coordinator, row.name, row.here) for row in rows]
    own = next((row for row in rows if row.coordinator is None), None)
    return Duty(
        owner=PersonId(own.owner) if own and own.owner else None,
        deputy=PersonId(own.deputy) if own and own.deputy else None,
        coordinators=tuple(sorted(PersonId(row.coordinator) for row in rows if row.coordinator)),
        away=frozenset(PersonId(who) for who, _, here in seen if who and not here),
        names={PersonId(who): name for who, name, _ in seen if who and name},
    )


def here(tx: Tx, who: PersonId) -> bool:
    """Whether they can be asked now."""
    row = tx.row(_HERE, p_id=who)
    return bool(row and row.here)


def coordinators(tx: Tx) -> tuple[PersonId, ...]:
    return tuple(PersonId(row.person) for row in tx.rows(_COORDINATORS))


def queues(tx: Tx, who: PersonId) -> tuple[str, ...]:
    """The queues this person owns or deputises for."""
    return tuple(row.name for row in tx.rows(_HANDLES, p_id=who))


def anybody(tx: Tx) -> bool:
    """Whether the store knows a single person."""
    return tx.row(_ANYBODY) is not None


def everybody(tx: Tx, usual: Usual) -> tuple[Person, ...]:
    """Every person we know and who did not leave the organisation, by name."""
    return tuple(build(row, usual) for row in tx.rows(_EVERYBODY))


def roles(tx: Tx, who: PersonId) -> frozenset[Role]:
    return frozenset(Role(row.role) for row in tx.rows(_ROLES, p_id=who))


def appoint(tx: Tx, what: Role, who: Sequence[PersonId]) -> None:
    """Exactly these people have the role from now on; who was not known yet is added without a name."""
    known = {row.id for row in tx.rows(_MANY, p_ids=list(who))}
    for newcomer in dict.fromkeys(who):
        if newcomer not in known:
            add(tx, newcomer)
    tx.run(_NO_ROLE, p_role=what.value)
    for one in dict.fromkeys(who):
        tx.run(_NEW_ROLE, person=one, role=what.value)


def entrust(tx: Tx, name: str, *, owner: PersonId | None, deputy: PersonId | None) -> None:
    tx.run(_NO_QUEUE, p_queue=name)
    tx.run(_NEW_QUEUE, name=name, owner=owner, deputy=deputy)


def service(tx: Tx, tenant_id: str) -> tuple[str, str] | None:
    """The service url last seen in this tenant and the bot's id there, or None before the first activity."""
    row = tx.row(_TENANT, p_id=tenant_id)
    return (row.service_url, row.bot) if row else None


def seen_in(tx: Tx, tenant_id: str, *, service_url: str, bot: str) -> None:
    if service(tx, tenant_id) != (service_url, bot):
        tx.run(_NO_TENANT, p_id=tenant_id)
        tx.run(_NEW_TENANT, id=tenant_id, service_url=service_url, bot=bot)


def build(row: Any, usual: Usual) -> Person:
    """Their own setting, else what the organisation lists, else what their Teams says, else what is usual."""
    return Person(
        id=PersonId(row.id),
        name=row.name,
        language=language(row.language or row.listed_language, row.locale, usual.language),
        time_zone=row.time_zone or row.listed_zone or row.device_zone or usual.time_zone,
        department=row.department,
        location=row.location,
        reachable=row.reachable,
        welcomed=row.welcomed,
        conversation=row.conversation,
        service_url=row.service_url,
        hours=_hours(row),
        away_until=row.away_until,
        listed=absence.read(row),
    )


def _hours(row: Any) -> Hours | None:
    if row.days is None:
        return None
    days = frozenset(day for day in range(7) if row.days >> day & 1)
    return Hours(days=days, start=time.fromisoformat(row.starts), end=time.fromisoformat(row.ends))
