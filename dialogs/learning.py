"""What somebody learned so far: how far they are, all that is kept of it, and that it is gone when they wish."""

from dataclasses import asdict

import usecases.learning
from dialogs.turn import Card, Reply, Turn, page_of
from domain.rules import Rules
from storage.views import Tx


def progress(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """How far they are; nobody else sees it (ML13)."""
    counts = asdict(usecases.learning.progress(tx, turn.person, now=turn.now, rules=rules))
    return Reply(card=Card.PROGRESS, ids={one: str(many) for one, many in counts.items()})


def erase(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Asked once whether they are sure; then all of it is gone."""
    if "sure" not in turn.data:
        return Reply(card=Card.ERASE)
    usecases.learning.erase(tx, turn.person, now=turn.now, rules=rules)
    empty = progress(tx, turn, rules)
    return Reply(card=Card.PROGRESS, ids={**empty.ids, "told": "progress-erased"})


def mine(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """Every tip they were shown, with what they said and answered: their own rows alone (ML13)."""
    return Reply(card=Card.LEARNED, ids={"page": page_of(turn)})


def export(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """All that is kept of it, to copy (ML13)."""
    return Reply(card=Card.LEARNED_ALL)
