"""Handling what colleagues report: the list of it, taking it, asking about it, answering it."""

from collections.abc import Mapping

import usecases.alongside
import usecases.friction
import usecases.tips
import usecases.together
from dialogs import friction
from dialogs.turn import Card, Reply, Turn, friction_of, page_of
from domain import errors
from domain.alongside import joined
from domain.friction import Friction, words
from domain.rules import Rules
from domain.states import Act, State
from storage import views
from storage.views import Tx

WRITTEN = ("text", "alternative", "title")  # the fields of the card that hold words
NOTHING: Mapping[str, str] = {}


def todo(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """What waits for them; also the tips of their apps that nobody looked at yet."""
    tips = {"tips": "1"} if usecases.tips.to_look_at(tx, turn.person, now=turn.now, rules=rules) else {}
    return Reply(card=Card.TODO, ids={"page": page_of(turn)} | tips)


def show(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    found = views.loop(tx, friction_of(turn))
    if found is None or found.friction.state is State.WAITING:
        raise errors.Unknown
    if turn.person.id not in (*found.handlers, *views.may_handle(tx, found.friction), *found.minders):
        raise errors.NotHandler
    return _item(found.friction)


def take(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Puts a name to it; a question that was written and not asked still stands on the card."""
    which, title = friction_of(turn), _needs(turn, "title", errors.NoTitle)
    taken = usecases.friction.take(tx, turn.person, which, title, now=turn.now, rules=rules)
    if (taken.handler, taken.title) != (turn.person.id, title.strip()):
        return _again(turn, taken)
    return _item(taken, _written(turn, besides=("title",)))


def solve(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    text, allowed = turn.data.get("text", ""), turn.data.get("alternative", "")
    which = friction_of(turn)
    if answer := turn.data.get("answer"):
        said = usecases.alongside.proposal(tx, which, answer)
        solved = usecases.alongside.adopt(
            tx, turn.person, which, said, text, alternative=allowed, now=turn.now, rules=rules
        )  # fmt: skip
    else:
        solved = usecases.friction.solve(tx, turn.person, which, text, alternative=allowed, now=turn.now, rules=rules)
    return _done(tx, turn, Act.SOLVE, solved)


def adopt(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """Puts what a key user proposed into the field, below what stands there; its handler changes it and sends it."""
    which, answer = friction_of(turn), turn.data.get("answer", "")
    said, found = usecases.alongside.proposal(tx, which, answer), views.loop(tx, which)
    if found is None or found.friction.handler != turn.person.id:
        raise errors.NotHandler
    if found.friction.state is not State.TAKEN:
        return _again(turn, found.friction)
    words(joined(turn.data.get("text", ""), said.words or ""))
    ids = {"friction": which, "answer": answer, "told": "adopted"}
    return Reply(card=Card.ITEM, ids=ids, words=_written(turn, besides=("title",)))


def decline(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    text, allowed = turn.data.get("text", ""), turn.data.get("alternative", "")
    which = friction_of(turn)
    declined = usecases.friction.decline(tx, turn.person, which, text, alternative=allowed, now=turn.now, rules=rules)
    return _done(tx, turn, Act.DECLINE, declined)


def note(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    text = turn.data.get("text", "")
    noted = usecases.friction.note(tx, turn.person, friction_of(turn), text, now=turn.now, rules=rules)
    return _done(tx, turn, Act.NOTE, noted)


def ask(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    text = turn.data.get("text", "")
    asked = usecases.friction.ask(tx, turn.person, friction_of(turn), text, now=turn.now, rules=rules)
    return _done(tx, turn, Act.ASK, asked)


def merge(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    which, code = friction_of(turn), _needs(turn, "into", errors.NoCode)
    return _item(usecases.together.merge(tx, turn.person, which, code, now=turn.now, rules=rules))


def hand_over(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    which, queue = friction_of(turn), _needs(turn, "queue", errors.NoPlace)
    text = _needs(turn, "text", errors.NoWhy)
    given = usecases.friction.hand_over(tx, turn.person, which, queue, text, now=turn.now, rules=rules)
    return _done(tx, turn, Act.HANDOVER, given)


def _needs(turn: Turn, field: str, missing: type[errors.Refused]) -> str:
    """What stands in a field without which this button does nothing; raises what names it."""
    said = turn.data.get(field, "")
    if not said.strip():
        raise missing
    return said


def _done(tx: Tx, turn: Turn, what: Act, now: Friction) -> Reply:
    """The report as it is now; where it had moved on, what they wrote was not sent, and still stands on the card."""
    if not friction.arrived(tx, now, what, turn.data):
        return _again(turn, now)
    return _item(now, _written(turn, besides=("text", "alternative") if what in friction.ANSWERS else ("text",)))


def _again(turn: Turn, now: Friction) -> Reply:
    return Reply(card=Card.ITEM, ids={"friction": now.id, "told": "moved-on"}, words=_written(turn))


def _written(turn: Turn, besides: tuple[str, ...] = ()) -> dict[str, str]:
    """What stood in the fields of the card besides what was sent: it stands there still."""
    return {one: turn.data[one] for one in WRITTEN if one not in besides and turn.data.get(one, "").strip()}


def _item(which: Friction, written: Mapping[str, str] = NOTHING) -> Reply:
    return Reply(card=Card.ITEM, ids={"friction": which.id}, words=written)
