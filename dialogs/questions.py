"""Answering a question, and the word of who asked; each press gives the card as it is now."""

import usecases.questions
from dialogs.turn import Card, Reply, Turn, page_of
from domain import errors, privacy
from domain.nameless import Actor, Bearer, kept
from domain.questions import MOVES, NEXT, Act, Ask, Question, QuestionId, State, speaks
from domain.rules import Rules
from storage import views
from storage.views import Tx


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


def _seems_named(tx: Tx, turn: Turn, which: QuestionId, rules: Rules) -> bool:
    """Whether somebody without a name seems to write one, where that would be sent, and was not asked yet."""
    if "receipt" not in turn.data or turn.data.get("checked") == "1":
        return False
    found_ = views.question(tx, which)
    goes = found_ is not None and found_.question.state in MOVES[Act.REOPEN].origins
    return goes and bool(privacy.traces(turn.data.get("text", ""), rules.clues))


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
