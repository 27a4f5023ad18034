"""Reporting what gets in the way, with a name or without, joining what colleagues reported, and the last word."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

import usecases.friction
import usecases.nameless
import usecases.tips
import usecases.together
from dialogs.turn import Card, Reply, Turn, friction_of, page_of, tip_of
from domain import errors, privacy
from domain.friction import MAX_WORDS, ROUNDS, Friction, FrictionId
from domain.nameless import NAMELESS, Actor, Bearer, Naming, Slip, kept
from domain.routing import suggest
from domain.rules import Rules
from domain.states import Act, allowed
from storage import views
from storage.views import Tx

CHOSEN = ("naming", "group", "impact")  # on the form, besides the words
WRITTEN = ("text", "would_help", "colleagues")
MARKS = ("typed", "checked", "change")  # what the form remembers: typed in this chat, warned once, about a change
ANSWERS = frozenset({Act.SOLVE, Act.DECLINE})  # of a handler, with perhaps what is allowed instead
CAME_IN = ROUNDS - {Act.HANDOVER}  # the acts after which the same words are new ones


def form(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001 - every dialog is asked the same way
    """An empty one; or what was going to be asked, where it is something to report after all."""
    text = turn.data.get("text", "")
    if "seen" in turn.data and text.strip():
        kept = {one: turn.data[one] for one in ("naming", "typed") if turn.data.get(one)}
        return _form_of(text, {"nonce": nonce(turn), **kept}, rules)
    return Reply(card=Card.FORM, ids={"nonce": nonce(turn)} if turn.verb else {})


def typed(rules: Rules, sentence: str) -> Reply:
    """A sentence becomes the form with the sentence in it and the group it suggests: two taps send it.

    It stands in the chat under their name by now, which the form says; of a long text it holds the beginning.
    """
    return _form_of(sentence, {"typed": "1"}, rules)


def similar(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """The same form, and above it what colleagues reported that is like it; nothing is kept."""
    if not turn.data.get("text", "").strip():
        raise errors.Empty(shortest=1)
    return _form_again(turn, {"alike": "1"})


def report(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Stores the report, or brings the form back with its words kept and what is still to choose or to look at."""
    say = comes_back(turn.data, rules)
    if say:
        return _form_again(turn, {"say": say} | ({"checked": "1"} if say == "form-trace" else {}))
    naming, slip = turn.data.get("naming", ""), slip_of(turn)
    filled = usecases.friction.Form(
        nonce=_own_nonce(turn), **{one: turn.data.get(one, "") for one in ("change", "group", "impact", *WRITTEN)}
    )
    if naming in NAMELESS:
        new = usecases.nameless.report(tx, filled, slip, Naming(naming), seed=turn.seed, now=turn.now, rules=rules)
        return _sent(new, turn, slip.receipt) if new.nameless else _own(new, turn)
    new = usecases.friction.report(
        tx, turn.person, filled, pressed=turn.pressed, seed=turn.seed, now=turn.now, rules=rules, kept=slip.kept
    )
    return _sent(new, turn)


def quote(turn: Turn, rules: Rules) -> Reply:
    """What somebody wrote elsewhere as the form of the message extension: of a long text its beginning (FR3)."""
    return _form_of(turn.text, {"quoted": "1", "nonce": nonce(turn)}, rules)


def held_back(turn: Turn, rules: Rules) -> Reply | None:
    """The same form, when it seems to hold a name and they were not asked about it yet; nothing is kept."""
    why = comes_back(_named(turn).data, rules)
    return quoted_again(turn, why, {}) if why else None


def quoted_again(turn: Turn, why: str, variables: Mapping[str, str | int]) -> Reply:
    """The form of the message extension with its words kept, and the text that says why it was not sent."""
    told = {name: str(value) for name, value in variables.items()}
    mark = {"checked": "1"} if why == "form-trace" else {}
    return _form_again(turn, told | {"quoted": "1", "say": why} | mark)


def report_quoted(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Stores the report, with their name whatever was sent: beside a message there is no other choice."""
    sent = views.loop(tx, FrictionId(report(tx, _named(turn), rules).ids["friction"]))
    assert sent is not None
    return Reply(card=Card.NOTICE, ids={"text": "extension-sent"}, words={"code": sent.friction.code})


def support(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Me too: on one's own report it goes with the other, elsewhere one follows it."""
    shown = friction_of(turn)
    if "receipt" in turn.data or "own" in turn.data:
        who, own = _reporter(tx, turn, turn.data.get("own", ""))
        merged = usecases.together.merge_own(tx, who, own, shown, pressed=turn.pressed, now=turn.now, rules=rules)
        return _status(merged, turn.data.get("receipt"))
    found = usecases.together.support(tx, turn.person, shown, pressed=turn.pressed, now=turn.now)
    return Reply(card=Card.FOLLOW, ids={"friction": found.id})


def status(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """One's own report as it is now, or what one supports."""
    if "receipt" in turn.data:
        _reporter(tx, turn)
        return Reply(card=Card.STATUS, ids={"receipt": turn.data["receipt"]})
    found = views.loop(tx, friction_of(turn))
    if found is None:
        raise errors.Unknown
    if found.friction.reporter == turn.person.id:
        return _status(found.friction)
    if views.following(tx, found.friction.id, turn.person.id):
        return Reply(card=Card.FOLLOW, ids={"friction": found.friction.id})
    raise errors.NotReporter


def mine(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.MINE, ids={"page": page_of(turn)})


def reply(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    who, which = _reporter(tx, turn)
    if _seems_named(tx, turn, which, Act.REPLY, rules):
        return _again(turn, "form-trace")
    text = turn.data.get("text", "")
    said = usecases.friction.reply(tx, who, which, text, pressed=turn.pressed, now=turn.now, rules=rules)
    return _heard(tx, turn, said, Act.REPLY)


def confirm(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    who, which = _reporter(tx, turn)
    closed = usecases.friction.confirm(tx, who, which, pressed=turn.pressed, now=turn.now, rules=rules)
    return _status(closed, turn.data.get("receipt"))


def understood(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    who, which = _reporter(tx, turn)
    closed = usecases.friction.understood(tx, who, which, pressed=turn.pressed, now=turn.now, rules=rules)
    return _status(closed, turn.data.get("receipt"))


def object_to(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    who, which = _reporter(tx, turn)
    if _seems_named(tx, turn, which, Act.OBJECT, rules):
        return _again(turn, "form-trace")
    text = turn.data.get("text", "")
    back = usecases.friction.object_to(tx, who, which, text, pressed=turn.pressed, now=turn.now, rules=rules)
    return _heard(tx, turn, back, Act.OBJECT)


def reopen(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    who, which = _reporter(tx, turn)
    if _seems_named(tx, turn, which, Act.REOPEN, rules):
        return _again(turn, "form-trace")
    text = turn.data.get("text", "")
    back = usecases.friction.reopen(tx, who, which, text, pressed=turn.pressed, now=turn.now, rules=rules)
    if turn.slip:
        usecases.nameless.open_again(tx, back, turn.slip, seed=turn.seed)
    return _heard(tx, turn, back, Act.REOPEN)


def withdraw(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Taken back, also as the tip that came with it was enough (FR12)."""
    who, which = _reporter(tx, turn)
    language = None if "receipt" in turn.data else turn.person.language  # theirs would say who it is
    helped = usecases.tips.title(tip_of(turn), rules, language) if "tip" in turn.data else ""
    gone = usecases.friction.withdraw(tx, who, which, pressed=turn.pressed, now=turn.now, rules=rules, helped=helped)
    return _status(gone, turn.data.get("receipt"))


def arrived(tx: Tx, which: Friction, what: Act, data: Mapping[str, str]) -> bool:
    """Whether the words of this act are in the story since the report last came in or back.

    They are by this press, or by the same one before; where the report had moved on, neither.
    """
    found = views.loop(tx, which.id)
    events = found.events if found else ()
    since = max((at for at, one in enumerate(events) if one.act in CAME_IN), default=0)
    text, allowed_ = (data.get(one, "").strip() for one in ("text", "alternative"))
    written = (what, text, allowed_ if what in ANSWERS else "")
    return any((one.act, one.words or "", one.alternative or "") == written for one in events[since:])


def _heard(tx: Tx, turn: Turn, now: Friction, what: Act) -> Reply:
    """The report as it is now; words that did not get there come back."""
    sent = not turn.data.get("text", "").strip() or arrived(tx, now, what, turn.data)
    return _status(now, turn.data.get("receipt")) if sent else _again(turn, "moved-on")


def _seems_named(tx: Tx, turn: Turn, which: FrictionId, what: Act, rules: Rules) -> bool:
    """Whether somebody without a name seems to write one, where that would be sent, and was not asked yet (PS7)."""
    if "receipt" not in turn.data or turn.data.get("checked") == "1":
        return False
    found = views.loop(tx, which)
    goes = found is not None and allowed(what, found.standing)
    return goes and bool(privacy.traces(turn.data.get("text", ""), rules.clues))


def _again(turn: Turn, told: str) -> Reply:
    """The card as it is now, with what was written still in it, and why it was not sent."""
    which = {one: turn.data[one] for one in ("receipt", "friction") if one in turn.data}
    text = turn.data.get("text", "")
    return Reply(card=Card.STATUS, ids=which | ({"told": told} if text else {}), words={"text": text})


def _reporter(tx: Tx, turn: Turn, own: str = "") -> tuple[Actor, FrictionId]:
    """Who presses, as far as the button says, and the report it is about: by the receipt, or under their name."""
    if "receipt" not in turn.data:
        return turn.person.id, FrictionId(own) if own else friction_of(turn)
    proof = kept(turn.data["receipt"])
    found = views.of_receipt(tx, proof)
    if found is None:
        raise errors.Unknown
    return Bearer(kept=proof), found.id


def comes_back(data: Mapping[str, str], rules: Rules) -> str | None:
    """The text that says why the form comes back, or None when it can go."""
    naming = data.get("naming", "")
    if not naming:
        return "form-naming-missing"
    if naming not in set(Naming):
        raise errors.Choice
    if naming in NAMELESS and data.get("colleagues", "").strip():
        return "form-colleagues-named"
    words = f"{data.get('text', '')}\n{data.get('would_help', '')}"
    warned = data.get("checked") == "1"
    return "form-trace" if not warned and privacy.traces(words, rules.clues) else None


def _named(turn: Turn) -> Turn:
    return replace(turn, data={**turn.data, "naming": Naming.NAMED.value})


def _form_of(written: str, ids: Mapping[str, str], rules: Rules) -> Reply:
    words = beginning(written)
    found = suggest(words, rules.taxonomy)
    more = ({"group": found[0].id} if found else {}) | ({"cut": "1"} if words != written else {})
    return Reply(card=Card.FORM, ids={**ids, **more}, words={"text": words})


def beginning(words: str) -> str:
    """As much as a report holds, up to a whole word."""
    if len(words) <= MAX_WORDS:
        return words
    first = words[: MAX_WORDS - 1]
    return (first if words[MAX_WORDS - 1].isspace() else first.rsplit(maxsplit=1)[0]).rstrip() + "…"


def _form_again(turn: Turn, more: dict[str, str]) -> Reply:
    data = turn.data
    ids = {one: data[one] for one in (*CHOSEN, *MARKS) if data.get(one)}
    words = {one: data[one] for one in WRITTEN if data.get(one)}
    return Reply(card=Card.FORM, ids=ids | {"nonce": _own_nonce(turn)} | more, words=words)


def _own_nonce(turn: Turn) -> str:
    nonce = turn.data.get("nonce", "")
    if not nonce:
        raise errors.Changed
    return nonce


def slip_of(turn: Turn) -> Slip:
    """What proves that a form is one's own; raises Changed when it came without a number."""
    if turn.slip is None:
        raise errors.Changed
    return turn.slip


def _own(sent: Friction, turn: Turn) -> Reply:
    """The form was sent with a name before: what they get is that report."""
    if sent.reporter != turn.person.id:
        raise errors.OtherCard
    return _sent(sent, turn)


def _sent(which: Friction, turn: Turn, receipt: str | None = None) -> Reply:
    """The report that this form became; what was changed on a form that was sent before comes back."""
    there = {"text": which.words, "would_help": which.would_help or ""}
    written = {one: turn.data.get(one, "").strip() for one in there}
    unsent = "\n".join(said for one, said in written.items() if said not in ("", there[one]))
    status = _status(which, receipt)
    if not unsent and turn.data.get("naming") == which.naming:
        return status
    return Reply(card=status.card, ids={**status.ids, "told": "form-sent"}, words={"text": unsent})


def _status(which: Friction, receipt: str | None = None) -> Reply:
    return Reply(card=Card.STATUS, ids={"receipt": receipt} if receipt else {"friction": which.id})


def nonce(turn: Turn) -> str:
    """The form's own number: the same turn run twice gives the same form."""
    return hashlib.sha256(turn.seed + b"form").hexdigest()[:32]
