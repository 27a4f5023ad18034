"""What people say of themselves: their language, when they work, and that they are away for a while."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from domain import budget as budget_rule
from domain import preferences as rule
from domain.audience import Ring
from domain.budget import Rhythm
from domain.people import Person, PersonId
from domain.preferences import Filled, Mistake, Teaching, Wished
from domain.rules import Rules
from storage import absence, preferences
from storage import learning as lessons
from storage.learning import Wishes
from storage.tx import Tx
from usecases import budget, circles, learning, messages


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
    kept = teaching(lessons.wishes(tx, who.id), rules)
    _teach(tx, who, replace(kept, rhythm=wish.rhythm or kept.rhythm, at=wish.at or kept.at), now=now, rules=rules)
    budget.withhold(tx, who.id, now=now, rules=rules)  # their moment may be another one now
    if wish.away_until:
        _go(tx, who, wish.away_until, now=now, rules=rules)
    elif who.away_until:
        _come(tx, who.id, now=now, rules=rules)
    return None


def teach(tx: Tx, who: Person, filled: Wished, *, now: datetime, rules: Rules) -> Mistake | None:
    """Keeps how they wish to be taught, all of it, or nothing and says what to put right (ML6, DI2, DI7)."""
    wish = rule.read_wished(filled, rules.moments, apps(rules), now=now, zone=who.time_zone)
    if isinstance(wish, Mistake):
        return wish
    _teach(tx, who, wish, now=now, rules=rules)
    return None


def stop(tx: Tx, who: Person, *, now: datetime, rules: Rules) -> None:
    """Nothing unasked anymore, at once; all else that they said stays (ML6)."""
    kept = teaching(lessons.wishes(tx, who.id), rules)
    _teach(tx, who, replace(kept, rhythm=Rhythm.OFF), now=now, rules=rules)


def filled(tx: Tx, who: Person, rules: Rules) -> Filled:
    """What stands in the fields of their own card now."""
    told = wished(tx, who, rules)
    return rule.shown(who, rules.week, {}, rhythm=told.rhythm, at=told.time)


def wished(tx: Tx, who: Person, rules: Rules) -> Wished:
    """What stands in the fields of their card on tips now."""
    return rule.wished(teaching(lessons.wishes(tx, who.id), rules), apps(rules), who.time_zone)


def outside(tx: Tx, who: PersonId, rules: Rules) -> bool:
    """Whether what is unasked comes as their day begins, since the time they chose lies outside of it."""
    pupil = lessons.pupil(tx, who, rules.usual)
    wish = budget.wish_of(pupil, rules) if pupil else None
    return bool(wish and wish.rhythm is not Rhythm.OFF and budget_rule.outside(wish))


def teaching(told: Wishes, rules: Rules) -> Teaching:
    """How they wish to be taught, with the usual where they did not say."""
    return Teaching(
        rhythm=told.rhythm or budget.USUAL, at=told.at or rules.contact.at, moments=told.scenarios,
        paused_until=told.paused_until, levels=told.levels, put_away=told.put_away, ring=told.ring or Ring.MAJORITY,
        places=told.locations, devices=told.platforms,
    )  # fmt: skip


def apps(rules: Rules) -> Mapping[str, str]:
    """What tips are about: by app, as people call it."""
    return {one.app: one.topic for one in rules.tips.values()}


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


def _teach(tx: Tx, who: Person, wish: Teaching, *, now: datetime, rules: Rules) -> None:
    before = lessons.wishes(tx, who.id)
    kept = teaching(before, rules)
    wish = replace(wish, ring=wish.ring or kept.ring)
    if wish == kept:
        budget.react(tx, who)  # whoever looks at it and saves is not silent anymore
        return
    told = replace(
        before, rhythm=None if wish.rhythm is budget.USUAL else wish.rhythm,
        at=None if wish.at == rules.contact.at else wish.at, paused_until=wish.paused_until,
        scenarios=wish.moments, levels=wish.levels, put_away=wish.put_away,
        ring=None if wish.ring is Ring.MAJORITY else wish.ring, locations=wish.places, platforms=wish.devices,
    )  # fmt: skip
    learning.wish(tx, who, told, now=now, rules=rules)


def _come(tx: Tx, who: PersonId, *, now: datetime, rules: Rules) -> None:
    messages.pass_back(tx, who, now=now, rules=rules)
    circles.pass_back(tx, who, now=now, rules=rules)


def _go(tx: Tx, who: Person, until: datetime, *, now: datetime, rules: Rules) -> None:
    if until != who.away_until:
        absence.back(tx, who.id)
    messages.pass_on(tx, who.id, now=now, rules=rules)
    circles.pass_on(tx, who.id, now=now, rules=rules)
