"""What people say of themselves: their language, when they work, and that they are away for a while."""

from datetime import datetime

from domain import preferences as rule
from domain.people import Person, PersonId
from domain.preferences import Filled, Mistake
from domain.rules import Rules
from storage import absence, preferences
from storage.tx import Tx
from usecases import budget, circles, messages


def save(tx: Tx, who: Person, filled: Filled, *, now: datetime, rules: Rules) -> Mistake | None:
    """Keeps all of it, or nothing and says what to put right; what waits for somebody who goes away goes to the next.

    Another last day is their own word, also on an absence that their mailbox told of. Raises Choice for what no card of
    ours sends.
    """
    wish = rule.read(filled, now=now, zone=who.time_zone)
    if isinstance(wish, Mistake):
        return wish
    hours = None if wish.hours == rule.usual(rules.week) else wish.hours
    preferences.keep(tx, who.id, language=wish.language, hours=hours, away_until=wish.away_until)
    budget.withhold(tx, who.id, now=now, rules=rules)  # their moment may be another one now
    if wish.away_until:
        _go(tx, who, wish.away_until, now=now, rules=rules)
    elif who.away_until:
        _come(tx, who.id, now=now, rules=rules)
    return None


def away(tx: Tx, who: Person, until: datetime, *, now: datetime, rules: Rules) -> None:
    """They are not there until then; what waits for them goes to the next, and nothing else that they said changes."""
    preferences.away(tx, who.id, until)
    budget.withhold(tx, who.id, now=now, rules=rules)
    _go(tx, who, until, now=now, rules=rules)


def back(tx: Tx, who: Person, *, now: datetime, rules: Rules) -> None:
    """They are there again, whatever they or their mailbox said; what somebody took meanwhile stays with them."""
    preferences.back(tx, who.id)
    absence.back(tx, who.id)
    _come(tx, who.id, now=now, rules=rules)
    budget.withhold(tx, who.id, now=now, rules=rules)


def come_back(tx: Tx, *, now: datetime, rules: Rules) -> int:
    """Whoever should be back by now is, by their own word or their mailbox's; how many."""
    returned = dict.fromkeys((*preferences.come_back(tx, now), *absence.end(tx, now)))
    for who in returned:
        _come(tx, who, now=now, rules=rules)
    return len(returned)


def _come(tx: Tx, who: PersonId, *, now: datetime, rules: Rules) -> None:
    messages.pass_back(tx, who, now=now, rules=rules)
    circles.pass_back(tx, who, now=now, rules=rules)


def _go(tx: Tx, who: Person, until: datetime, *, now: datetime, rules: Rules) -> None:
    if until != who.away_until:
        absence.back(tx, who.id)
    messages.pass_on(tx, who.id, now=now, rules=rules)
    circles.pass_on(tx, who.id, now=now, rules=rules)
