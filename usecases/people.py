"""People come, go and come back."""

from datetime import datetime

import usecases.messages
from domain.messages import Kind
from domain.people import Contact, Person, PersonId
from domain.rules import Rules
from storage import outbox, people
from storage.tx import Tx


def meet(tx: Tx, contact: Contact, rules: Rules) -> Person:
    """Whoever speaks is known from then on, and can be reached where they spoke."""
    return people.meet(tx, contact, rules.usual)


def welcome(tx: Tx, contact: Contact, *, now: datetime, rules: Rules) -> Person:
    """Owes a welcome once per person, however often the app is installed or says so."""
    someone = meet(tx, contact, rules)
    if people.welcome(tx, someone.id):
        outbox.owe(tx, Kind.WELCOME, about=someone.id, receiver=someone.id, occasion="", due=now, now=now)
    return someone


def leave(tx: Tx, who: PersonId, *, now: datetime, rules: Rules) -> None:
    """They removed or blocked the app: nothing is sent until they are back; what waited for them goes to the next."""
    people.unreachable(tx, who)
    usecases.messages.pass_on(tx, who, now=now, rules=rules)
