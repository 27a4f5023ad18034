"""Handling what colleagues report: the list of it, taking it, asking about it, answering it."""

import usecases.friction
import usecases.together
from dialogs.turn import Card, Reply, Turn, friction_of, page_of
from domain import errors
from domain.friction import Friction
from domain.rules import Rules
from domain.states import OPEN, State
from storage import views
from storage.views import Tx


def todo(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001 - every dialog is asked the same way
    return Reply(card=Card.TODO, ids={"page": page_of(turn)})


def show(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    found = views.loop(tx, friction_of(turn))
    if found is None or found.friction.state is State.WAITING:
        raise errors.Unknown
    if turn.person.id not in (*found.handlers, *views.may_handle(tx, found.friction)):
        raise errors.NotHandler
    return _item(found.friction)


def take(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    title = turn.data.get("title", "")
    return _item(usecases.friction.take(tx, turn.person, friction_of(turn), title, now=turn.now, rules=rules))


def solve(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    text, allowed = turn.data.get("text", ""), turn.data.get("alternative", "")
    which = friction_of(turn)
    return _done(
        turn, State.SOLVED,
        usecases.friction.solve(tx, turn.person, which, text, alternative=allowed, now=turn.now, rules=rules),
    )  # fmt: skip


def decline(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    text, allowed = turn.data.get("text", ""), turn.data.get("alternative", "")
    which = friction_of(turn)
    return _done(
        turn, State.DECLINED,
        usecases.friction.decline(tx, turn.person, which, text, alternative=allowed, now=turn.now, rules=rules),
    )  # fmt: skip


def note(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    text = turn.data.get("text", "")
    noted = usecases.friction.note(tx, turn.person, friction_of(turn), text, now=turn.now, rules=rules)
    return _done(turn, noted.state if noted.state in OPEN else State.TAKEN, noted)


def ask(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    text = turn.data.get("text", "")
    asked = usecases.friction.ask(tx, turn.person, friction_of(turn), text, now=turn.now, rules=rules)
    return _done(turn, asked.state if asked.state in OPEN else State.TAKEN, asked)


def merge(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    code = turn.data.get("into", "")
    return _item(usecases.together.merge(tx, turn.person, friction_of(turn), code, now=turn.now, rules=rules))


def _done(turn: Turn, wanted: State, now: Friction) -> Reply:
    """The report as it is now; where it had moved on, what they wrote was not sent, and still stands on the card."""
    if now.state is wanted:
        return _item(now)
    return Reply(
        card=Card.ITEM, ids={"friction": now.id, "told": "moved-on"}, words={"text": turn.data.get("text", "")}
    )


def _item(which: Friction) -> Reply:
    return Reply(card=Card.ITEM, ids={"friction": which.id})
