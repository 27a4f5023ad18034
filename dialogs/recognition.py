"""What somebody's help achieved, for whoever asks it of themselves."""

from collections.abc import Mapping
from datetime import date

import usecases.recognition
from dialogs.turn import Card, Reply, Turn
from domain.recognition import Period
from domain.rules import Rules
from storage.views import Tx


def show(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Of this month, or that there is nothing to tell yet."""
    note = usecases.recognition.so_far(tx, turn.person, now=turn.now, rules=rules)
    if not note.anything:
        return Reply(card=Card.NOTICE, ids={"text": "impact-nothing"})
    return Reply(card=Card.IMPACT, ids=ids(note.period))


def ids(of: Period) -> dict[str, str]:
    return {"first": of.first.isoformat(), "end": of.end.isoformat(), "zone": of.zone}


def period(told: Mapping[str, str]) -> Period:
    """The same, from what was kept of the card."""
    return Period(first=date.fromisoformat(told["first"]), end=date.fromisoformat(told["end"]), zone=told["zone"])
