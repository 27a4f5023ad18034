"""What somebody says of themselves: one card, from the word to what is kept."""

from collections.abc import Collection, Mapping
from dataclasses import asdict

import usecases.preferences
from dialogs.turn import Card, Reply, Turn
from domain.preferences import FIELDS, Filled, Wished, still
from domain.rules import Rules
from storage.views import Tx


def form(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001 - every dialog is asked the same way
    return Reply(card=Card.PREFERENCES)


def save(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """The same card: as it is kept now, or as it was filled in with what is to put right."""
    filled = Filled(**_sent(turn, FIELDS, asdict(usecases.preferences.filled(tx, turn.person, rules))))
    wrong = usecases.preferences.save(tx, turn.person, filled, now=turn.now, rules=rules)
    if wrong:
        return Reply(card=Card.PREFERENCES, ids={"told": wrong.value} | asdict(filled))
    return Reply(card=Card.PREFERENCES, ids={"told": _kept(tx, turn, rules)})


def tips(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """How they wish to be taught: also what a newcomer can say at once, or skip (DI2)."""
    return Reply(card=Card.TIPS)


def teach(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """The same card, as `save`."""
    before = usecases.preferences.wished(tx, turn.person, rules).fields()
    sent = _sent(turn, before, before)
    wrong = usecases.preferences.teach(tx, turn.person, Wished.of(sent), now=turn.now, rules=rules)
    if wrong:
        return Reply(card=Card.TIPS, ids={"told": wrong.value} | sent)
    return Reply(card=Card.TIPS, ids={"told": _kept(tx, turn, rules)})


def stop(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """No tips unless they ask, from now on; on the card to change that, and to say more of it."""
    usecases.preferences.stop(tx, turn.person, now=turn.now, rules=rules)
    return Reply(card=Card.TIPS, ids={"told": "teach-stopped"})


def pause(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """They are there again; pressed once more it says the same."""
    usecases.preferences.back(tx, turn.person, now=turn.now, rules=rules)
    return Reply(card=Card.PREFERENCES, ids={"told": "preferences-back"})


def _sent(turn: Turn, fields: Collection[str], kept: Mapping[str, str]) -> dict[str, str]:
    """What they mean by this card, by field: on an older one, what they did not touch is as it is kept now."""
    sent = {one: turn.data.get(one, "") for one in fields}
    return still(sent, turn.data.get("was", ""), kept)


def _kept(tx: Tx, turn: Turn, rules: Rules) -> str:
    outside = usecases.preferences.outside(tx, turn.person.id, rules)
    return "preferences-kept-outside" if outside else "preferences-kept"
