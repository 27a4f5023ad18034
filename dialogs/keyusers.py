"""Whom one asks, and being a key user: one card for what they offer, two presses to stop, and what coordinators do."""

import re
from collections.abc import Mapping

import usecases.keyusers
import usecases.questions
from dialogs.turn import Card, Reply, Turn
from domain import errors
from domain.keyusers import FIELDS, Contact, Filled
from domain.people import PersonId
from domain.rules import Rules
from domain.search import plain
from storage import views
from storage.views import Tx

_KNOWS = "topic."  # before the topic in the ids of the card: who is asked about it
_WHOSE = re.compile(r"(?:wie is|who is) (?:mijn|my|onze|our|de|the) key ?user (?:voor|van|for|of|about) (?P<about>.+)")


def who(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Answers at once, of the topic that was asked about where it is one; never a dead end (AK1)."""
    asked = _WHOSE.fullmatch(plain(turn.text))
    known = usecases.keyusers.offered(views.subjects(tx), rules)
    topic = usecases.questions.suggest_topic(asked["about"], known) if asked else None
    found = usecases.keyusers.contact(tx, turn.person, topic, now=turn.now, rules=rules)
    ids: dict[str, str] = {f"{_KNOWS}{topic}": one for topic, one in found.others.items()}
    ids |= {"coordinators": " ".join(found.coordinators)}
    if found.person:
        ids |= {"person": found.person, "why": ";".join(found.why)}
    ids |= {"topic": topic} if topic else {}
    if found.shown:
        ids |= {"shown": "yes", "helped": str(found.helped)}
    return Reply(card=Card.CONTACT, ids=ids)


def asks_whose(words: str) -> bool:
    """Whether somebody asks, as `plain` gives it, who the key user for something is."""
    return bool(_WHOSE.fullmatch(words))


def contact(ids: Mapping[str, str]) -> Contact:
    """The same, from what was kept of the card."""
    person = ids.get("person")
    return Contact(
        person=PersonId(person) if person else None,
        topic=ids.get("topic"),
        why=tuple(filter(None, ids.get("why", "").split(";"))),
        others={one.removeprefix(_KNOWS): PersonId(who) for one, who in ids.items() if one.startswith(_KNOWS)},
        coordinators=tuple(PersonId(one) for one in ids.get("coordinators", "").split()),
        shown="shown" in ids,
        helped=int(ids.get("helped", "0")),
    )


def named(ids: Mapping[str, str]) -> list[PersonId]:
    """Everybody whose name stands on that card."""
    found = contact(ids)
    everybody = (found.person, *found.others.values(), *found.coordinators)
    return sorted({one for one in everybody if one})


def form(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001 - every dialog is asked the same way
    return Reply(card=Card.KEY_USER)


def save(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """The same card: as it is kept now, or as it was filled in with what is to put right."""
    filled = Filled(**{one: turn.data.get(one, "") for one in FIELDS})
    return _told(turn, usecases.keyusers.save(tx, turn.person, filled, now=turn.now, rules=rules))


def absent(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Away until a day, or back where none is given."""
    until = turn.data.get("until", "")
    return _told(turn, usecases.keyusers.absent(tx, turn.person, until, now=turn.now, rules=rules))


def stop(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """The first press asks, the second does it if its card asked today; an old card asks again."""
    today, told = f"{turn.now:%Y-%m-%d}", None
    if turn.data.get("answer") == "yes":
        sure = turn.data.get("nonce") == today
        told = usecases.keyusers.stop(tx, turn.person, sure=sure, now=turn.now, rules=rules)
    if told is None:
        return Reply(card=Card.STOP, ids={"nonce": today})
    return Reply(card=Card.MENU, ids={"text": told.value})


def appoint(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """A coordinator answers somebody who offers; the card as it is by then."""
    answer, who = turn.data.get("answer", ""), turn.data.get("person", "")
    if answer not in ("yes", "no") or not who:
        raise errors.Changed
    usecases.keyusers.appoint(tx, turn.person, PersonId(who), yes=answer == "yes", now=turn.now, rules=rules)
    return Reply(card=Card.WISH, ids={"person": who})


def gaps(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """Where nobody answers; for coordinators."""
    usecases.keyusers.coordinates(tx, turn.person.id)
    return Reply(card=Card.GAPS, ids={"at": turn.now.isoformat()})


def _told(turn: Turn, told: usecases.keyusers.Answer) -> Reply:
    return Reply(
        card=Card.KEY_USER, ids={"told": told.value}, words={one: turn.data[one] for one in FIELDS if one in turn.data}
    )
