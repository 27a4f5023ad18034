"""Being a key user: whom one asks, what one offers, being away, stopping; and what coordinators do for it."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeAlias

import usecases.knowledge
import usecases.preferences
import usecases.questions
import usecases.recognition
from domain import errors, preferences, routing
from domain import keyusers as rule
from domain.keyusers import Contact, Filled, Mistake, Told
from domain.messages import Kind
from domain.people import Person, PersonId
from domain.routing import Need
from domain.rules import Rules
from domain.search import plain
from storage import keyusers, outbox, people
from storage.tx import Tx

Answer: TypeAlias = Told | Mistake | preferences.Mistake
APPS = "Microsoft 365"  # what tips call all of it: nobody's topic


def contact(tx: Tx, who: Person, topic: str | None = None, *, now: datetime, rules: Rules) -> Contact:
    """Whom somebody can ask best, about this topic or else by topic; without a key user with room the coordinators."""
    found = keyusers.candidates(tx, now=now, rules=rules)

    def choose(topic: str | None) -> routing.Choice | None:
        need = Need(
            topic=topic, department=who.department, location=who.location, language=who.language, asker=who.id,
            seed=who.id,
        )  # fmt: skip
        return routing.choose(need, found, rules.limits)

    best = choose(topic)
    topics = [] if topic else sorted({each for one in found for each in one.topics})
    others = {each: one.person for each in topics if (one := choose(each))}
    leads = () if best else tuple(one for one in people.coordinators(tx) if one != who.id)
    if best is None:
        return Contact(person=None, topic=topic, others=others, coordinators=leads)
    shown = best.person in keyusers.shown(tx, [best.person])
    helped = usecases.recognition.shown(tx, best.person, now=now, rules=rules) if shown else 0
    return Contact(person=best.person, topic=topic, why=best.why, others=others, shown=shown, helped=helped)


def save(tx: Tx, who: Person, filled: Filled, *, now: datetime, rules: Rules) -> Answer:
    """Keeps all of it, or nothing and says what to put right.

    Who is not a key user offers to be one: the coordinators hear it and say yes or no (KU6).
    """
    own = _own(tx, who.id)
    offer = rule.read(filled, (*own.known, *apps(rules)))
    day = preferences.last_day(filled.until, now=now, zone=who.time_zone)
    for wrong in (offer, day):
        if isinstance(wrong, Mistake | preferences.Mistake):
            return wrong
    assert isinstance(offer, rule.Offer)
    keyusers.save(tx, who.id, offer.topics, offer.minutes)
    if own.is_one and offer.shown is not None:
        keyusers.show(tx, who.id, shown=offer.shown)
    if not own.is_one:
        _tell_coordinators(tx, who, now=now, rules=rules)
        return Told.WISHED
    if day != who.away_until:
        absent(tx, who, filled.until, now=now, rules=rules)
    return Told.KEPT


def absent(tx: Tx, who: Person, until: str, *, now: datetime, rules: Rules) -> Answer:
    """They are away up to and including that day, or back where there is none; what is open goes on without them."""
    day = preferences.last_day(until, now=now, zone=who.time_zone)
    if isinstance(day, preferences.Mistake):
        return day
    if day is None:
        usecases.preferences.back(tx, who, now=now, rules=rules)
        return Told.BACK
    usecases.preferences.away(tx, who, day, now=now, rules=rules)
    return Told.KEPT


def is_one(tx: Tx, who: PersonId) -> bool:
    """Whether they are a key user, or offer to be."""
    own = keyusers.own(tx, who)
    return own is not None and (own.is_one or own.wishes)


def stop(tx: Tx, who: Person, *, sure: bool = True, now: datetime, rules: Rules) -> Told | None:
    """They are no key user anymore, at once; what is open goes to the next with its history, as do their articles.

    Twice is once.

    Who only offered to be one takes that back. None for a key user who was not asked whether they are `sure`.
    """
    own = _own(tx, who.id)
    if own.wishes:
        keyusers.decline(tx, who.id)
        return Told.UNWISHED
    if own.is_one and not sure:
        return None
    if own.is_one:
        keyusers.stop(tx, who.id)
        usecases.questions.pass_on(tx, who.id, now=now, rules=rules)
        usecases.knowledge.let_go(tx, who.id)
    return Told.STOPPED


def appoint(tx: Tx, lead: Person, who: PersonId, *, yes: bool, now: datetime, rules: Rules) -> None:
    """A coordinator says yes or no to somebody who offers; they hear it. What another said before stays.

    Raises NotCoordinator.
    """
    coordinates(tx, lead.id)
    own, someone = _own(tx, who), people.find(tx, who, rules.usual)
    if not own.wishes or someone is None:
        return
    if yes:
        keyusers.appoint(tx, who)
    else:
        keyusers.decline(tx, who)
    occasion = f"{'yes' if yes else 'no'} {now:%Y-%m-%d}"
    outbox.owe(
        tx, Kind.OFFERED, about=who, receiver=who, occasion=occasion, due=rules.sound(now, someone), now=now
    )  # fmt: skip


def coordinates(tx: Tx, who: PersonId) -> None:
    """Raises NotCoordinator for who is none."""
    if who not in people.coordinators(tx):
        raise errors.NotCoordinator


def apps(rules: Rules) -> tuple[str, ...]:
    """What anybody may know about, also where nobody was asked yet: the apps that there are tips of."""
    return tuple(sorted({tip.topic for tip in rules.tips.values()} - {APPS}))


def offered(known: Iterable[str], rules: Rules) -> tuple[str, ...]:
    """What a question can be about, each once: these, as the store knows them, and the apps that there are tips of.

    Also what nobody knows: whoever misses it shows the coordinators where there is no key user.
    """
    spelled = {plain(one): one for one in (*apps(rules), *known)}
    return tuple(sorted(spelled.values(), key=str.casefold))


def _tell_coordinators(tx: Tx, who: Person, *, now: datetime, rules: Rules) -> None:
    for lead in people.coordinators(tx):
        someone = people.find(tx, lead, rules.usual)
        if someone:
            due = rules.sound(now, someone)
            outbox.owe(
                tx, Kind.WISH, about=who.id, receiver=lead, occasion=f"{now:%Y-%m-%d}", due=due, now=now
            )  # fmt: skip


def _own(tx: Tx, who: PersonId) -> rule.Own:
    found = keyusers.own(tx, who)
    if found is None:
        raise errors.Unknown
    return found
