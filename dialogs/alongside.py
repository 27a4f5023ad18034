"""Thinking along with what gets in colleagues' way: the list of it, one of them, and what a key user says of it."""

import usecases.alongside
from dialogs import friction
from dialogs.turn import Card, Reply, Turn, friction_of, page_of
from domain import errors
from domain.friction import Friction
from domain.rules import Rules
from domain.states import Act
from storage import views
from storage.views import Tx

SENT = {Act.CONTEXT: "along-context", Act.PROPOSE: "along-propose"}  # the text that says so


def headings(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001 - every dialog is asked the same way
    _allowed(tx, turn)
    return Reply(card=Card.HEADINGS, ids={"page": page_of(turn)})


def heading(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    _allowed(tx, turn)
    return Reply(card=Card.HEADING, ids={"friction": friction_of(turn)})


def context(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    which, text = friction_of(turn), turn.data.get("text", "")
    said = usecases.alongside.context(tx, turn.person, which, text, now=turn.now, rules=rules)
    return _said(tx, turn, said, Act.CONTEXT)


def propose(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    which, text = friction_of(turn), turn.data.get("text", "")
    said = usecases.alongside.propose(tx, turn.person, which, text, now=turn.now, rules=rules)
    return _said(tx, turn, said, Act.PROPOSE)


def _said(tx: Tx, turn: Turn, now: Friction, what: Act) -> Reply:
    """The report as it is now; words that came too late come back, as long as there is a card for them."""
    ids = {"friction": now.id}
    if friction.arrived(tx, now, what, turn.data):
        return Reply(card=Card.HEADING, ids=ids | {"told": SENT[what]})
    if views.along(tx, now.id, turn.person.id) is None:
        raise errors.Unknown
    return Reply(card=Card.HEADING, ids=ids | {"told": "moved-on"}, words={"text": turn.data.get("text", "")})


def _allowed(tx: Tx, turn: Turn) -> None:
    if not views.thinks_along(tx, turn.person.id):
        raise errors.NotKeyUser
