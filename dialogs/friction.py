"""Reporting what gets in the way, handling it, and having the last word."""

import hashlib

import usecases.friction
from dialogs.turn import Card, Reply, Turn
from domain import errors
from domain.friction import MAX_WORDS, Friction, FrictionId
from domain.routing import suggest
from domain.rules import Rules
from storage import views
from storage.views import Tx


def form(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001 - every dialog is asked the same way
    return Reply(card=Card.FORM, ids={"nonce": _nonce(turn)})


def typed(turn: Turn, rules: Rules, sentence: str) -> Reply:
    """A sentence becomes the form with the sentence in it and the group it suggests: one tap sends it."""
    if len(sentence) > MAX_WORDS:
        ids = {"text": errors.TooLong.text, "longest": str(MAX_WORDS), "length": str(len(sentence))}
        return Reply(card=Card.NOTICE, ids=ids)
    found = suggest(sentence, rules.taxonomy, turn.person.language)
    ids = {"nonce": _nonce(turn)} | ({"group": found[0].id} if found else {})
    return Reply(card=Card.FORM, ids=ids, words={"text": sentence})


def report(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    said = {one: turn.data.get(one, "") for one in ("text", "naming", "group", "impact", "would_help")}
    nonce = turn.data.get("nonce", "")
    if not nonce:
        raise errors.Changed
    new = usecases.friction.report(
        tx, turn.person, usecases.friction.Form(nonce=nonce, **said), pressed=turn.pressed, seed=turn.seed,
        now=turn.now, rules=rules,
    )  # fmt: skip
    return _status(new)


def status(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    found = views.loop(tx, _which(turn))
    if found is None:
        raise errors.Unknown
    if found.friction.reporter != turn.person.id:
        raise errors.NotReporter
    return _status(found.friction)


def mine(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.MINE, ids={"page": _page(turn)})


def todo(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.TODO, ids={"page": _page(turn)})


def show(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    found = views.loop(tx, _which(turn))
    if found is None:
        raise errors.Unknown
    if turn.person.id not in views.may_handle(tx, found.friction):
        raise errors.NotHandler
    return _item(found.friction)


def take(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    title = turn.data.get("title", "")
    return _item(usecases.friction.take(tx, turn.person, _which(turn), title, now=turn.now, rules=rules))


def solve(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    text = turn.data.get("text", "")
    return _item(usecases.friction.solve(tx, turn.person, _which(turn), text, now=turn.now, rules=rules))


def decline(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    text = turn.data.get("text", "")
    return _item(usecases.friction.decline(tx, turn.person, _which(turn), text, now=turn.now, rules=rules))


def confirm(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    return _status(
        usecases.friction.confirm(tx, turn.person, _which(turn), pressed=turn.pressed, now=turn.now, rules=rules)
    )


def understood(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    return _status(
        usecases.friction.understood(tx, turn.person, _which(turn), pressed=turn.pressed, now=turn.now, rules=rules)
    )


def reopen(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    text = turn.data.get("text", "")
    return _status(
        usecases.friction.reopen(tx, turn.person, _which(turn), text, pressed=turn.pressed, now=turn.now, rules=rules)
    )


def withdraw(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    return _status(
        usecases.friction.withdraw(tx, turn.person, _which(turn), pressed=turn.pressed, now=turn.now, rules=rules)
    )


def _which(turn: Turn) -> FrictionId:
    which = turn.data.get("friction", "")
    if not which:
        raise errors.Changed
    return FrictionId(which)


def _page(turn: Turn) -> str:
    page = turn.data.get("page", "0")
    return page if page.isascii() and page.isdigit() and len(page) <= 4 else "0"  # noqa: PLR2004 - more than anyone turns


def _status(which: Friction) -> Reply:
    return Reply(card=Card.STATUS, ids={"friction": which.id})


def _item(which: Friction) -> Reply:
    return Reply(card=Card.ITEM, ids={"friction": which.id})


def _nonce(turn: Turn) -> str:
    """The form's own number: the same turn run twice gives the same form."""
    return hashlib.sha256(turn.seed + b"form").hexdigest()[:32]
