"""Messages about a change, in the chat: coordinators write and send, key users judge, colleagues act."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256

import usecases.nudges
from dialogs import friction
from dialogs.turn import Card, Reply, Turn
from domain import errors
from domain.nudges import EVERYBODY, PILOTS, NudgeId, Said, Words
from domain.people import LANGUAGES, Role
from domain.rules import Rules
from storage import views
from storage.views import Tx
from usecases.nudges import Draft

WRITTEN = ("title", "why", "for_you", "what", "help", "worse", "unknown", "script", "expected")
FIELDS = (*WRITTEN, "for_key_users", "when")  # that a correction may change


def form(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """To write one, or change a draft; who is no coordinator sees what changes for them."""
    if not views.coordinates(tx, turn.person.id):
        return mine(tx, turn, rules)
    ids = {"lang": _language(turn)}
    if "nudge" in turn.data:
        usecases.nudges.own(tx, turn.person, _which(turn))
        return Reply(card=Card.NUDGE_FORM, ids={"nudge": _which(turn), **ids})
    ids |= {"update": turn.data["update"]} if "update" in turn.data else {}
    return Reply(card=Card.NUDGE_FORM, ids={"nonce": friction.nonce(turn), **ids})


def listed(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """The messages that coordinators write and send; who is none sees what changes for them."""
    return Reply(card=Card.NUDGES) if views.coordinates(tx, turn.person.id) else mine(tx, turn, rules)


def look(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """What was written is kept, and shown as it would come, with whom it would reach; nothing is sent."""
    return _looked(tx, turn, _keep(tx, turn), rules)


def reread(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """The same of what is kept already, for who reads it before it goes to many."""
    return _looked(tx, turn, _which(turn), rules)


def send(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """To key users first; or what it lacks."""
    which = _keep(tx, turn) if "title" in turn.data else _which(turn)
    sent = usecases.nudges.send(tx, turn.person, which, now=turn.now, rules=rules, pressed=turn.pressed)
    return _looked(tx, turn, which, rules) if isinstance(sent, tuple) else _status(which)


def approve(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    return _status(usecases.nudges.approve(tx, turn.person, _which(turn), now=turn.now, rules=rules).id)


def stop(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001 - every dialog is asked the same way
    return _status(usecases.nudges.stop(tx, turn.person, _which(turn), now=turn.now).id)


def resume(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """After a stop; and out of the preview, with a reason, where no key user said that it is right."""
    which = _which(turn)
    if "text" in turn.data:
        return _status(
            usecases.nudges.override(tx, turn.person, which, turn.data["text"], now=turn.now, rules=rules).id
        )
    return _status(usecases.nudges.resume(tx, turn.person, which, now=turn.now).id)


def withdraw(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """Asked once whether they are sure, and whether the cards that are there say so too."""
    which, sure = _which(turn), turn.data.get("sure", "")
    if sure not in ("queued", "delivered"):
        return Reply(card=Card.NUDGE_STATUS, ids={"nudge": which, "sure": "1"})
    delivered = sure == "delivered"
    return _status(usecases.nudges.withdraw(tx, turn.person, which, delivered=delivered, now=turn.now).id)


def correct(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """The form once more, then how it will be, and then other words on every card that is there."""
    which, language = _which(turn), _language(turn)
    before = usecases.nudges.own(tx, turn.person, which)
    if "title" not in turn.data:
        return Reply(card=Card.NUDGE_FORM, ids={"nudge": which, "lang": language, "corrects": "1"})
    words, when = {language: typed(turn.data, before.words.get(language))}, day_of(turn.data) or before.when
    after = replace(before, words={**before.words, **words}, when=when)
    missing = usecases.nudges.lacks(after, rules, turn.now)
    if missing or "sure" not in turn.data:
        ids = {"nudge": which, "lang": language, "corrects": "1", "looked": "1", "lacks": ",".join(missing)}
        return Reply(card=Card.NUDGE_FORM, ids=ids, words={name: turn.data.get(name, "") for name in FIELDS})
    return _status(usecases.nudges.correct(tx, turn.person, which, words, when=when, now=turn.now, rules=rules).id)


def status(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    usecases.nudges.own(tx, turn.person, _which(turn))
    return _status(_which(turn))


def judged(*, ready: bool) -> Callable[[Tx, Turn, Rules], Reply]:
    """A key user who had it first says whether it is right; "no" says what is not."""

    def dialog(tx: Tx, turn: Turn, rules: Rules) -> Reply:
        which, text = _which(turn), turn.data.get("text", "")
        usecases.nudges.judge(tx, turn.person, which, ready=ready, text=text, now=turn.now, rules=rules)
        return Reply(card=Card.NUDGE_AHEAD, ids={"nudge": which, "told": "ready" if ready else "notready"})

    return dialog


def said(what: Said) -> Callable[[Tx, Turn, Rules], Reply]:
    """What they did with it, in one press."""

    def dialog(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
        which = usecases.nudges.said(tx, turn.person, _which(turn), what).id
        return Reply(card=Card.NUDGE, ids={"nudge": which, "told": what.value})

    return dialog


def clear(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """Read, before there is anything to try."""
    return Reply(
        card=Card.NUDGE, ids={"nudge": usecases.nudges.clear(tx, turn.person, _which(turn)).id, "told": "clear"}
    )


def why(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """The same card, with more of why; that they asked is not kept."""
    which = usecases.nudges.told(tx, turn.person, _which(turn)).id
    return Reply(card=Card.NUDGE, ids={"nudge": which, "told": "why"})


def harder(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """The form of a report that is about this change (WH6)."""
    which = usecases.nudges.told(tx, turn.person, _which(turn)).id  # and nothing is kept: it may be without a name
    return Reply(card=Card.FORM, ids={"nonce": friction.nonce(turn), "change": which})


def ask(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """The form of a question about what it is about."""
    one = usecases.nudges.told(tx, turn.person, _which(turn))
    usecases.nudges.asked(tx, turn.person, one.id)
    return Reply(card=Card.ASK, ids={"nonce": friction.nonce(turn)} | ({"topic": one.topic} if one.topic else {}))


def mine(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """What changes for them, also what they wished not to hear of unasked (WH3)."""
    return Reply(card=Card.CHANGES, ids={"at": turn.now.isoformat()})


def show(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.NUDGE, ids={"nudge": usecases.nudges.told(tx, turn.person, _which(turn)).id})


def typed(fields: Mapping[str, str], had: Words | None) -> Words:
    """What the form says; what it has no field for stays as it was: the text of another role, written in a file."""
    roles = {role: text for role, text in (had.for_roles if had else {}).items() if role != Role.KEY_USER}
    roles |= {Role.KEY_USER: text} if (text := fields.get("for_key_users", "").strip()) else {}
    return Words(**{name: fields.get(name, "").strip() for name in WRITTEN}, for_roles=roles)


def day_of(fields: Mapping[str, str]) -> date | None:
    """The day that the form has, if any."""
    try:
        return date.fromisoformat(fields.get("when", "")[:10])
    except ValueError:
        return None


def _keep(tx: Tx, turn: Turn) -> NudgeId:
    before = usecases.nudges.own(tx, turn.person, _which(turn)) if "nudge" in turn.data else None
    had = before.words.get(_language(turn)) if before else None
    filled = Draft(
        words={_language(turn): typed(turn.data, had)}, topic=turn.data.get("topic") or None,
        audience=_audience(turn.data.get("audience", "")), when=day_of(turn.data),
        pilot=next((each for each in PILOTS if f"{each}" == turn.data.get("pilot")), before.pilot if before else 0),
        must=turn.data.get("must") == "must",
        update=turn.data.get("update"),
    )  # fmt: skip
    if "nudge" in turn.data:
        return usecases.nudges.edit(tx, turn.person, _which(turn), filled, now=turn.now).id
    if not turn.data.get("nonce"):
        raise errors.Changed
    seed = sha256(turn.data["nonce"].encode()).digest()  # the same form, the same draft
    return usecases.nudges.draft(tx, turn.person, filled, seed=seed, now=turn.now).id


def _looked(tx: Tx, turn: Turn, which: NudgeId, rules: Rules) -> Reply:
    ids = {"nudge": which, "lang": _language(turn)}
    one = usecases.nudges.own(tx, turn.person, which)
    if not one.audience:
        return Reply(card=Card.NUDGE_LOOK, ids=ids)
    try:
        found = usecases.nudges.look(tx, turn.person, which, now=turn.now, rules=rules)
    except errors.TooNear as near:
        return Reply(card=Card.NUDGE_LOOK, ids=ids | {"say": near.text})
    numbers = {"people": found.people, "minutes": found.minutes, "first": found.first}
    numbers |= {f"language-{name}": many for name, many in found.languages.items()}
    numbers |= {f"waits-{why_}": many for why_, many in found.waits.items()}
    sampled = ({"sampled": "1"} if found.sampled else {}) | ({"whom-told": "1"} if found.told else {})
    return Reply(card=Card.NUDGE_LOOK, ids=ids | {name: str(many) for name, many in numbers.items()} | sampled)


def _audience(tokens: str) -> str:
    """Of everybody and something narrower, the narrower: whom that is, is told before anything is sent."""
    some = [one for one in tokens.split(",") if one != EVERYBODY]
    return ",".join(some) or tokens


def _which(turn: Turn) -> NudgeId:
    if not turn.data.get("nudge"):
        raise errors.Changed
    return NudgeId(turn.data["nudge"])


def _language(turn: Turn) -> str:
    chosen = turn.data.get("lang", "")
    return chosen if chosen in LANGUAGES else turn.person.language


def _status(which: NudgeId) -> Reply:
    return Reply(card=Card.NUDGE_STATUS, ids={"nudge": which})
