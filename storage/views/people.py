"""What screens read of somebody."""

from domain.people import PersonId, Role
from storage import absence, people
from storage.tx import Tx


def is_key_user(tx: Tx, who: PersonId) -> bool:
    """Whether this person may speak for a number of colleagues (FR10)."""
    return Role.KEY_USER in people.roles(tx, who)


def asked_of_outlook(tx: Tx, who: PersonId) -> bool:
    """Whether this person's mailbox is asked if they are away, where Kring may ask at all."""
    return who in absence.whom(tx)
