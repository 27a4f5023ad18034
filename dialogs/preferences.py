"""What somebody says of themselves: one card, from the word to what is kept."""

from dataclasses import asdict

import usecases.preferences
from dialogs.turn import Card, Reply, Turn
from domain.preferences import FIELDS, TAUGHT, Filled, Wished
from domain.rules import Rules
from storage.views import Tx


def form(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001 - every dialog is asked the same way
    return Reply(card=Card.PREFERENCES)


def save(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """The same card: as it is kept now, or as it was filled in with what is to put right."""
    filled = Filled(**{one: turn.data.get(one, "") for one in FIELDS})
    wrong = usecases.preferences.save(tx, turn.person, filled, now=turn.now, rules=rules)
    if wrong:
        return Reply(card=Card.PREFERENCES, ids={"told": wrong.value} | asdict(filled))
    return Reply(card=Card.PREFERENCES, ids={"told": "preferences-kept"})


def tips(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """How they wish to be taught: also what a newcomer can say at once, or skip (DI2)."""
    return Reply(card=Card.TIPS)


def teach(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """The same card, as `save`."""
    told = {one: turn.data.get(one, "") for one in TAUGHT}
    apps = {one: turn.data.get(f"level_{one}", "") for one in usecases.preferences.apps(rules)}
    wrong = usecases.preferences.teach(tx, turn.person, Wished(**told, apps=apps), now=turn.now, rules=rules)
    if wrong:
        levels = {f"level_{app}": what for app, what in apps.items()}
        return Reply(card=Card.TIPS, ids={"told": wrong.value} | told | levels)
    return Reply(card=Card.TIPS, ids={"told": "preferences-kept"})


def pause(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """They are there again; pressed once more it says the same."""
    usecases.preferences.back(tx, turn.person, now=turn.now, rules=rules)
    return Reply(card=Card.PREFERENCES, ids={"told": "preferences-back"})
