"""Thinking along: a key user tells the handler of a report how it is where they work, or what helps there (LC9)."""

from datetime import datetime

import usecases.friction
from domain import errors
from domain import friction as rule
from domain.friction import Event, Friction, FrictionId
from domain.people import Person
from domain.rules import Rules
from domain.states import Act
from storage import friction, views
from storage.tx import Tx
from usecases import acts


def context(tx: Tx, who: Person, which: FrictionId, text: str, *, now: datetime, rules: Rules) -> Friction:
    """How it is where they work, for its handler; the same words again are a repeated press.

    Refused when they are no key user, reported it or have it, or when its handler gave it no title yet.
    """
    return _say(tx, who, which, Act.CONTEXT, text, now=now, rules=rules)


def propose(tx: Tx, who: Person, which: FrictionId, text: str, *, now: datetime, rules: Rules) -> Friction:
    """What helps where they work, which closes nothing: its handler may take it over. Refused as `context`."""
    return _say(tx, who, which, Act.PROPOSE, text, now=now, rules=rules)


def proposal(tx: Tx, which: FrictionId, version: str) -> Event:
    """What was proposed as that version of the report; raises Unknown where nothing was."""
    events, _ = friction.story(tx, which)
    found = next((one for one in events if one.act is Act.PROPOSE and str(one.version) == version), None)
    if found is None:
        raise errors.Unknown
    return found


def adopt(
    tx: Tx, who: Person, which: FrictionId, said: Event, *, now: datetime, rules: Rules, alternative: str = ""
) -> Friction:
    """The handler's solution in the key user's words, and with their name; its reporter has the last word as always."""
    helper = said.person if said.person != who.id else None  # they may have got the report since
    return usecases.friction.solve(
        tx, who, which, said.words or "", alternative=alternative, helper=helper, now=now, rules=rules
    )


def _say(tx: Tx, who: Person, which: FrictionId, what: Act, text: str, *, now: datetime, rules: Rules) -> Friction:
    said, key_users = rule.words(text), (who.id,) if views.thinks_along(tx, who.id) else ()
    before = friction.find(tx, which)
    again = (what, who.id, said) in {(one.act, one.person, one.words) for one in friction.story(tx, which)[0]}
    if before and key_users and again:
        return before
    return acts.act(tx, who.id, which, what, words=said, now=now, rules=rules, besides=key_users)
