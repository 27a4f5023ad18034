"""Asking a question, answering one, and the word of who asked; each press gives the card as it is now."""

from collections.abc import Mapping, Sequence

import usecases.knowledge
import usecases.people
import usecases.questions
from dialogs import friction
from dialogs.turn import Card, Reply, Turn, page_of
from domain import errors, privacy
from domain.knowledge import Found, Source
from domain.nameless import NAMELESS, Actor, Bearer, Naming, kept
from domain.questions import MOVES, NEXT, NOTHING_FOUND, Act, Ask, Question, QuestionId, State, speaks
from domain.rules import Rules
from storage import views
from storage.views import Tx

_OTHER = "-"  # the topic of who knows none, or another one, as the card has it
_MARKS = ("naming", "typed", "checked")  # what the form remembers: what was chosen, and what it is and asked already


def form(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001 - every dialog is asked the same way
    return Reply(card=Card.ASK, ids={"nonce": friction.nonce(turn)} if turn.verb else {})


def typed(tx: Tx, turn: Turn, sentence: str, rules: Rules) -> Reply:
    """A sentence that asks something, and what is known about it: often that is the answer."""
    words = friction.beginning(sentence)
    return _form(tx, turn, words, {"typed": "1"}, rules, say="ask-trace" if privacy.traces(words, rules.clues) else "")


def ask(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """First what is known, unless they saw that or there is nothing; then a person is asked, by name or without."""
    text = turn.data.get("text", "")
    if not text.strip():
        raise errors.Empty(shortest=1)
    nonce = turn.data.get("nonce", "")
    if not nonce:
        raise errors.Changed
    say = comes_back(turn.data, rules)
    if say == "":
        again = _form(tx, turn, text, {"nonce": nonce}, rules)
        if again.ids["seen"] != NOTHING_FOUND:
            return again
        say = comes_back({**turn.data, "seen": NOTHING_FOUND}, rules)
    return _form(tx, turn, text, {"nonce": nonce}, rules, say=say) if say else _sent(tx, turn, nonce, text, rules)


def comes_back(data: Mapping[str, str], rules: Rules) -> str | None:
    """The text that says why the form comes back, empty where it only shows what is known; None when it can go.

    Asks once whether it holds a name: several colleagues may read it.
    """
    naming = data.get("naming", "")
    if naming and naming not in set(Naming):
        raise errors.Choice
    if data.get("checked") != "1" and privacy.traces(data.get("text", ""), rules.clues):
        return "ask-trace"
    if "seen" not in data:
        return ""
    return None if naming else "ask-naming-missing"


def found(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """What is known answers it: it ends there, and is counted."""
    source, which = next(((one, turn.data[one]) for one in Source if turn.data.get(one)), (None, ""))
    if source is None:
        raise errors.Changed
    usecases.knowledge.shown(tx, source, which, turn.person.language, rules=rules)
    usecases.knowledge.helped(tx, source, which)
    return Reply(card=Card.FOUND, ids={"seen": f"{source}:{which}"})


def status(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    who, which = _asker(tx, turn)
    found_ = views.question(tx, which)
    if found_ is None:
        raise errors.Unknown
    if not speaks(found_.question, who):
        raise errors.NotAsker
    return _status(turn, which)


def mine(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.QUESTIONS, ids={"page": page_of(turn)})


def accept(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    who, which = _asker(tx, turn)
    usecases.questions.accept(tx, who, which, pressed=turn.pressed, now=turn.now, rules=rules)
    return _status(turn, which)


def reopen(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Not yet, with words; without a name they are asked once whether those hold one (PS7)."""
    who, which = _asker(tx, turn)
    text = turn.data.get("text", "")
    if not text.strip():
        raise errors.NoStill
    if _seems_named(tx, turn, which, rules):
        return _status(turn, which, told="ask-trace")
    back = usecases.questions.reopen(tx, who, which, text, pressed=turn.pressed, now=turn.now, rules=rules)
    if turn.slip:
        usecases.questions.open_again(tx, back, turn.slip, seed=turn.seed)
    return _status(turn, which, told="" if _arrived(tx, back, Act.REOPEN, text) else "moved-on")


def thank(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    who, which = _asker(tx, turn)
    usecases.questions.thank(tx, who, which, pressed=turn.pressed, now=turn.now, rules=rules)
    return _status(turn, which)


def withdraw(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    who, which = _asker(tx, turn)
    usecases.questions.withdraw(tx, who, which, pressed=turn.pressed, now=turn.now, rules=rules)
    return _status(turn, which)


def show(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return _item(_looked(tx, turn).question)


def take(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Puts their name to it; an answer that was written and not sent yet still stands on the card."""
    taken = usecases.questions.take(tx, turn.person, _which(turn), now=turn.now, rules=rules)
    return Reply(card=Card.ASKED, ids={"question": taken.id}, words={"text": turn.data.get("text", "")})


def answer(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    text = turn.data.get("text", "")
    if late := _late(tx, turn, Act.ANSWER, text):
        return late
    said = usecases.questions.answer(tx, turn.person, _which(turn), text, now=turn.now, rules=rules)
    return _done(tx, said, Act.ANSWER, text)


def hand_over(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """To a colleague, a topic or IT, with what they should know; "not mine" leaves it to who is next."""
    text = turn.data.get("text", "")
    if turn.data.get("answer") == NEXT:
        if late := _late(tx, turn, Act.PASS, ""):
            return late
        given = usecases.questions.hand_over(tx, turn.person, _which(turn), NEXT, "", now=turn.now, rules=rules)
        return _item(given)
    to = turn.data.get("to", "")
    if not to:
        raise errors.NoPlace
    if not text.strip():
        raise errors.NoWhy
    if late := _late(tx, turn, Act.HANDOVER, text):
        return late
    given = usecases.questions.hand_over(tx, turn.person, _which(turn), to, text, now=turn.now, rules=rules)
    return _done(tx, given, Act.HANDOVER, text)


def _form(tx: Tx, turn: Turn, text: str, ids: Mapping[str, str], rules: Rules, *, say: str = "") -> Reply:
    """The form with what they ask in it, what was found for it, and the topic that it names."""
    hits = usecases.knowledge.find(tx, text, turn.person.language, rules=rules, near=turn.near)
    topic = turn.data.get("topic") or usecases.questions.suggest_topic(text, views.topics(tx))
    more = {one: turn.data[one] for one in _MARKS if turn.data.get(one)} | ({"topic": topic} if topic else {})
    more |= {"say": say} if say else {}
    more |= {"checked": "1"} if say == "ask-trace" else {}
    return Reply(card=Card.ASK, ids={**ids, **more, "seen": _seen(hits)}, words={"text": text})


def _sent(tx: Tx, turn: Turn, nonce: str, text: str, rules: Rules) -> Reply:
    """The question that this form became; what was changed on a form that was sent before comes back."""
    naming, slip, topic = Naming(turn.data["naming"]), friction.slip_of(turn), turn.data.get("topic", "")
    seen = tuple(one for one in turn.data.get("seen", "").split() if one != NOTHING_FOUND)
    filled = usecases.questions.Form(nonce=nonce, text=text, topic="" if topic == _OTHER else topic, seen=seen)
    if naming in NAMELESS:
        new = usecases.questions.ask_nameless(tx, filled, slip, naming, seed=turn.seed, now=turn.now, rules=rules)
    else:
        who = usecases.people.meet(tx, turn.contact, rules) if turn.contact else turn.person
        new = usecases.questions.ask(
            tx, who, filled, pressed=turn.pressed, seed=turn.seed, now=turn.now, rules=rules, kept=slip.kept
        )
    if new.asker not in (None, turn.person.id):
        raise errors.OtherCard
    ids = {"receipt": slip.receipt} if new.nameless else {"question": new.id}
    unsent = "" if new.words == text.strip() else text
    if unsent or new.naming is not naming:
        return Reply(card=Card.QUESTION, ids={**ids, "told": "form-sent"}, words={"text": unsent})
    return Reply(card=Card.QUESTION, ids=ids)


def _seems_named(tx: Tx, turn: Turn, which: QuestionId, rules: Rules) -> bool:
    """Whether somebody without a name seems to write one, where that would be sent, and was not asked yet."""
    if "receipt" not in turn.data or turn.data.get("checked") == "1":
        return False
    found_ = views.question(tx, which)
    goes = found_ is not None and found_.question.state in MOVES[Act.REOPEN].origins
    return goes and bool(privacy.traces(turn.data.get("text", ""), rules.clues))


def _seen(hits: Sequence[Found]) -> str:
    return " ".join(f"{one.source}:{one.id}" for one in hits) or NOTHING_FOUND


def _arrived(tx: Tx, now: Question, what: Act, text: str) -> bool:
    """Whether these words are in its story, by this press or the same one before."""
    made = views.question(tx, now.id)
    return made is not None and any((one.act, one.words) == (what, text.strip()) for one in made.events)


def _looked(tx: Tx, turn: Turn) -> Ask:
    """The question, for whoever it was brought to, has it or had it."""
    found_ = views.question(tx, _which(turn))
    if found_ is None:
        raise errors.Unknown
    had = {one.person for one in found_.events if one.act is not Act.ASK} - {found_.question.asker}
    if turn.person.id not in (*found_.may_take, found_.question.key_user, *had):
        raise errors.NotAsked
    return found_


def _late(tx: Tx, turn: Turn, what: Act, text: str) -> Reply | None:
    """The card as it is, where it is no longer theirs to answer: withdrawn, answered, or with a colleague."""
    which = _looked(tx, turn).question
    if which.state is State.ASKED or (which.state is State.TAKEN and which.key_user == turn.person.id):
        return None
    return _done(tx, which, what, text) if text.strip() else _item(which)


def _done(tx: Tx, now: Question, what: Act, text: str) -> Reply:
    """The question as it is now; where it had moved on, what they wrote was not sent, and still stands on the card."""
    if _arrived(tx, now, what, text):
        return _item(now)
    return Reply(card=Card.ASKED, ids={"question": now.id, "told": "moved-on"}, words={"text": text})


def _which(turn: Turn) -> QuestionId:
    which = turn.data.get("question", "")
    if not which:
        raise errors.Changed
    return QuestionId(which)


def _asker(tx: Tx, turn: Turn) -> tuple[Actor, QuestionId]:
    """Who presses, as far as the button says, and the question it is about: by the receipt, or under their name."""
    if "receipt" not in turn.data:
        return turn.person.id, _which(turn)
    proof = kept(turn.data["receipt"])
    found_ = views.question_of_receipt(tx, proof)
    if found_ is None:
        raise errors.Unknown
    return Bearer(kept=proof), found_.id


def _status(turn: Turn, which: QuestionId, *, told: str = "") -> Reply:
    """Their card as it is now; where what they wrote was not sent, with that still in it, and why."""
    receipt = turn.data.get("receipt")
    ids = {"receipt": receipt} if receipt else {"question": which}
    if not told:
        return Reply(card=Card.QUESTION, ids=ids)
    return Reply(card=Card.QUESTION, ids={**ids, "told": told}, words={"text": turn.data.get("text", "")})


def _item(which: Question) -> Reply:
    return Reply(card=Card.ASKED, ids={"question": which.id})
