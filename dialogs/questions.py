"""Asking a question, answering one, and the word of who asked; each press gives the card as it is now."""

from collections.abc import Mapping, Sequence

import usecases.knowledge
import usecases.questions
from dialogs import friction
from dialogs.turn import Card, Reply, Turn, friction_of, page_of
from domain import errors, privacy
from domain.knowledge import Found, Source
from domain.questions import NEXT, NOTHING_FOUND, Act, Ask, Question, QuestionId, State
from domain.rules import Rules
from domain.search import fingerprint
from storage import views
from storage.views import Tx

_QUOTED = {"quoted": "1"}  # in the dialog beside a message
_OTHER = "-"  # the topic of who knows none, or another one, as the card has it


def form(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001 - every dialog is asked the same way
    """About the topic of the card it is opened from; of one's own report beside it, for that card lives on."""
    if "friction" in turn.data:
        which = usecases.questions.about_report(tx, turn.person, friction_of(turn), now=turn.now)
        return Reply(card=Card.STATUS, ids={"friction": which.id})
    ids = {"topic": turn.data["about"]} if turn.data.get("about") else {}
    return Reply(card=Card.ASK, ids=ids | ({"nonce": friction.nonce(turn)} if turn.verb else {}))


def typed(tx: Tx, turn: Turn, sentence: str, rules: Rules) -> Reply:
    """A sentence that asks something, and what is known about it: often that is the answer."""
    return _form(tx, turn, friction.beginning(sentence), {"typed": "1"}, rules)


def ask(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """First what is known, unless they saw that or there is nothing; then a person is asked."""
    text, nonce = _written(turn)
    again, seen = (_attached if turn.data.get("tip") else _look)(tx, turn, text, {"nonce": nonce}, rules)
    if again:
        return again
    topic = turn.data.get("topic", "")
    filled = usecases.questions.Form(nonce=nonce, text=text, topic="" if topic == _OTHER else topic, seen=seen)
    new = usecases.questions.ask(
        tx, turn.person, filled, pressed=turn.pressed, seed=turn.seed, now=turn.now, rules=rules
    )  # fmt: skip
    if new.words == text.strip():
        return _status(new)
    return Reply(card=Card.QUESTION, ids={"question": new.id, "told": "form-sent"}, words={"text": text})


def quote(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """What somebody wrote elsewhere as the form of the message extension: of a long text its beginning."""
    text = friction.beginning(turn.text)
    ids = {**_QUOTED, "nonce": friction.nonce(turn)} | ({"cut": "1"} if text != turn.text else {})
    return _form(tx, turn, text, ids, rules) if text else Reply(card=Card.ASK, ids=ids)


def quoted_instead(tx: Tx, turn: Turn, rules: Rules) -> Reply | None:
    """What is known helps, or the same form where it shows something new; nothing is kept of who pressed."""
    if turn.verb == "question.found":
        found(tx, turn, rules)
        return Reply(card=Card.NOTICE, ids={"text": "extension-found"})
    text, nonce = _written(turn)
    return _look(tx, turn, text, {**_QUOTED, "nonce": nonce}, rules)[0]


def quoted_again(turn: Turn, why: str, variables: Mapping[str, str | int]) -> Reply:
    """The form of the message extension with its words kept, and the text that says why it was not sent."""
    data, text = turn.data, turn.data.get("text", "")
    kept = ("nonce", "topic", "checked", *(("seen",) if data.get("looked") == fingerprint(text) else ()))
    told = {name: str(value) for name, value in variables.items()} | {"say": why, **_QUOTED}
    return Reply(card=Card.ASK, ids={one: data[one] for one in kept if data.get(one)} | told, words={"text": text})


def ask_quoted(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Asks it with their name: beside a message there is no other choice."""
    sent = views.question(tx, QuestionId(ask(tx, turn, rules).ids["question"]))
    assert sent is not None
    return Reply(card=Card.NOTICE, ids={"text": "extension-asked"}, words={"code": sent.question.code})


def found(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """What is known answers it: it ends there, and is counted. A question that was sent meanwhile is shown instead."""
    source, which = next(((one, turn.data[one]) for one in Source if turn.data.get(one)), (None, ""))
    nonce = turn.data.get("nonce", "")
    if source is None or not nonce:
        raise errors.Changed
    sent = views.question_of_form(tx, nonce)
    if sent and sent.asker == turn.person.id:
        return Reply(card=Card.QUESTION, ids={"question": sent.id, "told": "found-sent"})
    usecases.knowledge.shown(tx, source, which, turn.person.language, rules=rules)
    usecases.knowledge.helped(tx, source, which, nonce, by=turn.person.id, now=turn.now, rules=rules)
    return Reply(card=Card.FOUND, ids={"seen": f"{source}:{which}"})


def status(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    found_ = views.question(tx, _which(turn))
    if found_ is None:
        raise errors.Unknown
    if found_.question.asker != turn.person.id:
        raise errors.NotAsker
    return _status(found_.question)


def mine(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.QUESTIONS, ids={"page": page_of(turn)})


def accept(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    closed = usecases.questions.accept(
        tx, turn.person.id, _which(turn), pressed=turn.pressed, now=turn.now, rules=rules
    )  # fmt: skip
    return _status(closed)


def reopen(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    text = turn.data.get("text", "")
    if not text.strip():
        raise errors.NoStill
    back = usecases.questions.reopen(
        tx, turn.person.id, _which(turn), text, pressed=turn.pressed, now=turn.now, rules=rules
    )  # fmt: skip
    if _arrived(tx, back, Act.REOPEN, text):
        return _status(back)
    return Reply(card=Card.QUESTION, ids={"question": back.id, "told": "moved-on"}, words={"text": text})


def thank(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    thanked = usecases.questions.thank(
        tx, turn.person.id, _which(turn), pressed=turn.pressed, now=turn.now, rules=rules
    )  # fmt: skip
    return _status(thanked)


def withdraw(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    gone = usecases.questions.withdraw(
        tx, turn.person.id, _which(turn), pressed=turn.pressed, now=turn.now, rules=rules
    )  # fmt: skip
    return _status(gone)


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


def _written(turn: Turn) -> tuple[str, str]:
    """What they want to know, and the number of the form."""
    text, nonce = turn.data.get("text", ""), turn.data.get("nonce", "")
    if not text.strip():
        raise errors.Empty(shortest=1)
    if not nonce:
        raise errors.Changed
    return text, nonce


def _look(tx: Tx, turn: Turn, text: str, ids: Mapping[str, str], rules: Rules) -> tuple[Reply | None, Sequence[str]]:
    """The form again where it shows anything new; else none, and what they saw that is found for these very words.

    What was found for other words was not missed: whoever wrote something else is shown what is known of that.
    """
    seen = _shown(turn.data.get("seen", ""))
    looked = "seen" in turn.data and turn.data.get("looked") == fingerprint(text)
    if looked and not _mark(turn, text, rules):
        return None, seen
    kept = {"typed": "1"} if "typed" in turn.data else {}
    again = _form(tx, turn, text, {**ids, **kept}, rules)
    found_ = _shown(again.ids["seen"])
    return (again if "say" in again.ids or set(found_) - set(seen) else None), found_


def _attached(
    tx: Tx,  # noqa: ARG001 - as `_look`
    turn: Turn, text: str, ids: Mapping[str, str], rules: Rules,
) -> tuple[Reply | None, Sequence[str]]:  # fmt: skip
    """About a tip that did not work for them: nothing is looked for, and it goes along as what did not help."""
    which = turn.data["tip"]
    kept = {**ids, "tip": which, "topic": turn.data.get("topic", "")}
    mark = _mark(turn, text, rules)
    return Reply(card=Card.ASK, ids=kept | mark, words={"text": text}) if mark else None, [f"{Source.TIP}:{which}"]


def _shown(marked: str) -> list[str]:
    return [one for one in marked.split() if one != NOTHING_FOUND]


def _form(tx: Tx, turn: Turn, text: str, ids: Mapping[str, str], rules: Rules) -> Reply:
    """The form with what they ask in it, what was found for it, and the topic that it names."""
    hits = usecases.knowledge.find(tx, text, turn.person.language, rules=rules, near=turn.near)
    topic = turn.data.get("topic") or usecases.questions.suggest_topic(text, views.topics(tx))
    more = {"topic": topic} if topic else {}
    more |= _mark(turn, text, rules)
    return Reply(card=Card.ASK, ids={**ids, **more, "seen": _seen(hits)}, words={"text": text})


def _mark(turn: Turn, text: str, rules: Rules) -> dict[str, str]:
    """Asks once whether it holds a name: several colleagues may read it."""
    named = turn.data.get("checked") != "1" and privacy.traces(text, rules.clues)
    return {"say": "ask-trace", "checked": "1"} if named else {}


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


def _status(which: Question) -> Reply:
    return Reply(card=Card.QUESTION, ids={"question": which.id})


def _item(which: Question) -> Reply:
    return Reply(card=Card.ASKED, ids={"question": which.id})
