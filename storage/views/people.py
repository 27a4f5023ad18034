"""What screens read of somebody."""

from sqlalchemy import and_, select

from domain.people import PersonId, Role
from storage import absence, people
from storage.tables import person
from storage.tx import Tx

_DEPARTMENTS, _LOCATIONS = (
    select(one).where(and_(~person.c.left, one.is_not(None), one != "")).distinct().order_by(one)
    for one in (person.c.department, person.c.location)
)


def is_key_user(tx: Tx, who: PersonId) -> bool:
    """Whether this person may speak for a number of colleagues (FR10)."""
    return Role.KEY_USER in people.roles(tx, who)


def coordinates(tx: Tx, who: PersonId) -> bool:
    return who in people.coordinators(tx)


def places(tx: Tx) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The departments and the locations that people here have, by name."""
    departments, locations = ([row[0] for row in tx.rows(one)] for one in (_DEPARTMENTS, _LOCATIONS))
    return tuple(departments), tuple(locations)


def asked_of_outlook(tx: Tx, who: PersonId) -> bool:
    """Whether this person's mailbox is asked if they are away, where Kring may ask at all."""
    return who in absence.whom(tx)
