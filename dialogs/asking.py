"""The form of a question: what is known of it first, and then a person who is asked, by name or without."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import usecases.keyusers
import usecases.knowledge
import usecases.people
import usecases.questions
from dialogs import friction
from dialogs.turn import Card, Reply, Turn, friction_of
from domain import errors, privacy
from domain.knowledge import Source
from domain.nameless import NAMELESS, Naming
from domain.questions import NOTHING_FOUND, QuestionId, marked
from domain.rules import Rules
from domain.search import fingerprint
from storage import views
from storage.views import Tx

_QUOTED = {"quoted": "1"}  # in the dialog beside a message
_OTHER = "-"  # the topic of who knows none, or another one, as the card has it
_MARKS = ("naming", "typed", "checked")  # what the form remembers: what was chosen, and what it is and asked already


def form(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """About the topic of the card it is opened from; of one's own report beside it, for that card lives on.

    With what was going to be reported in it, where a key user is asked instead.
    """
    if "friction" in turn.data:
        which = usecases.questions.about_report(tx, turn.person, friction_of(turn), now=turn.now)
        return Reply(card=Card.STATUS, ids={"friction": which.id})
    text = friction.beginning(turn.data.get("text", ""))
    if text.strip():
        return _form(tx, replace(turn, data=_of_report(turn.data)), text, {"nonce": friction.nonce(turn)}, rules)
    ids = {"topic": turn.data["about"]} if turn.data.get("about") else {}
    return Reply(card=Card.ASK, ids=ids | ({"nonce": friction.nonce(turn)} if turn.verb else {}))


def typed(tx: Tx, turn: Turn, sentence: str, rules: Rules) -> Reply:
    """A sentence that asks something, and what is known about it: often that is the answer."""
    words = friction.beginning(sentence)
    return _form(tx, turn, words, {"typed": "1"}, rules, say="ask-trace" if privacy.traces(words, rules.clues) else "")


def ask(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """First what is known, unless they saw that or there is nothing; then a person is asked, by name or without."""
    text, nonce = _written(turn)
    if "tip" in turn.data:
        turn = _named(turn)  # that it does not work is kept of them
        again, seen = _attached(turn, text, nonce, rules)
    else:
        again, seen = _look(tx, turn, text, {"nonce": nonce}, rules)
    return again or _sent(tx, turn, nonce, text, seen, rules)


def naming_of(data: Mapping[str, str]) -> str:
    """What they chose; a question about a tip goes with their name."""
    return Naming.NAMED if "tip" in data else data.get("naming", "")


def comes_back(data: Mapping[str, str], rules: Rules) -> str | None:
    """The text that says why the form comes back, empty where it only shows what is known; None when it can go.

    Asks whether it holds a name until that is gone, or goes all the same: several colleagues may read it. Other words
    than were looked up are looked up, but for a question about a tip, which goes along.
    """
    naming, text = naming_of(data), data.get("text", "")
    if naming and naming not in set(Naming):
        raise errors.Choice
    if data.get("checked") != "1" and privacy.traces(text, rules.clues):
        return "ask-trace"
    if "tip" not in data and ("seen" not in data or data.get("looked") != fingerprint(text)):
        return ""
    return None if naming else "ask-naming-missing"


def quote(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """What somebody wrote elsewhere as the form of the message extension: of a long text its beginning."""
    text = friction.beginning(turn.text)
    ids = {**_QUOTED, "nonce": friction.nonce(turn)} | ({"cut": "1"} if text != turn.text else {})
    say = "ask-trace" if privacy.traces(text, rules.clues) else ""
    return _form(tx, turn, text, ids, rules, say=say) if text else Reply(card=Card.ASK, ids=ids)


def quoted_instead(tx: Tx, turn: Turn, rules: Rules) -> Reply | None:
    """What is known helps, or the same form where it shows something new; nothing is kept of who pressed."""
    if turn.verb == "question.found":
        told = found(tx, turn, rules)
        return _beside(tx, told) if "question" in told.ids else Reply(card=Card.NOTICE, ids={"text": "extension-found"})
    text, nonce = _written(turn)
    return _look(tx, _named(turn), text, {**_QUOTED, "nonce": nonce}, rules)[0]


def quoted_again(turn: Turn, why: str, variables: Mapping[str, str | int]) -> Reply:
    """The form of the message extension with its words kept, and the text that says why it was not sent."""
    data, text = turn.data, turn.data.get("text", "")
    kept = ("nonce", "topic", "checked", *(("seen",) if data.get("looked") == fingerprint(text) else ()))
    told = {name: str(value) for name, value in variables.items()} | {"say": why, **_QUOTED}
    return Reply(card=Card.ASK, ids={one: data[one] for one in kept if data.get(one)} | told, words={"text": text})


def ask_quoted(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Asks it with their name: beside a message there is no other choice."""
    return _beside(tx, ask(tx, _named(turn), rules))


def found(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """What is known answers it: it ends there, and is counted. A question that was sent meanwhile is shown instead."""
    source, which = next(((one, turn.data[one]) for one in Source if turn.data.get(one)), (None, ""))
    nonce = turn.data.get("nonce", "")
    if source is None or not nonce:
        raise errors.Changed
    sent = views.question_of_form(tx, nonce, turn.slip.kept if turn.slip else "")
    if sent and sent.nameless and turn.slip:
        return Reply(card=Card.QUESTION, ids={"receipt": turn.slip.receipt, "told": "found-sent"})
    if sent and sent.asker == turn.person.id:
        return Reply(card=Card.QUESTION, ids={"question": sent.id, "told": "found-sent"})
    usecases.knowledge.shown(tx, source, which, turn.person.language, rules=rules)
    usecases.knowledge.helped(tx, source, which, nonce, by=turn.person.id, now=turn.now, rules=rules)
    return Reply(card=Card.FOUND, ids={"seen": f"{source}:{which}"})


def _beside(tx: Tx, sent: Reply) -> Reply:
    """What the dialog says of a question that was sent, now or, with other words in it, before."""
    which = views.question(tx, QuestionId(sent.ids["question"]))
    assert which is not None
    text = "extension-asked-before" if "told" in sent.ids else "extension-asked"
    return Reply(card=Card.NOTICE, ids={"text": text}, words={"code": which.question.code})


def _of_report(data: Mapping[str, str]) -> dict[str, str]:
    """What a form of a report says that holds for a question too; whether it holds a name is asked anew."""
    return {one: data[one] for one in ("naming", "typed") if data.get(one)}


def _named(turn: Turn) -> Turn:
    return replace(turn, data={**turn.data, "naming": Naming.NAMED})


def _written(turn: Turn) -> tuple[str, str]:
    """What they want to know, and the number of the form."""
    text, nonce = turn.data.get("text", ""), turn.data.get("nonce", "")
    if not text.strip():
        raise errors.Empty(shortest=1)
    if not nonce:
        raise errors.Changed
    return text, nonce


def _look(tx: Tx, turn: Turn, text: str, ids: Mapping[str, str], rules: Rules) -> tuple[Reply | None, Sequence[str]]:
    """The form again where it says or shows anything new; else none, and what they saw that is found for these words.

    What was found for other words was not missed: whoever wrote something else is shown what is known of that.
    """
    seen = _shown(turn.data.get("seen", ""))
    say = comes_back(turn.data, rules)
    if say is None:
        return None, seen
    again = _form(tx, turn, text, ids, rules, say=say)
    found_ = _shown(again.ids["seen"])
    if say or set(found_) - set(seen):
        return again, found_
    say = comes_back({**turn.data, "seen": again.ids["seen"], "looked": fingerprint(text)}, rules)
    return (_form(tx, turn, text, ids, rules, say=say) if say else None), found_


def _chosen(turn: Turn) -> str:
    """The topic that they chose; what was only suggested for other words is none."""
    topic = turn.data.get("topic", "")
    changed = turn.data.get("looked") != fingerprint(turn.data.get("text", ""))
    return "" if changed and topic == turn.data.get("suggested") else topic


def _topic(tx: Tx, turn: Turn, text: str, rules: Rules) -> str:
    """The same, or the one that the words name; raises Choice for what nobody was offered."""
    topic = _chosen(turn) or usecases.questions.suggest_topic(text, views.topics(tx)) or _OTHER
    if topic == _OTHER:
        return ""
    if topic not in usecases.keyusers.offered(views.subjects(tx), rules):
        raise errors.Choice
    return topic


def _attached(turn: Turn, text: str, nonce: str, rules: Rules) -> tuple[Reply | None, Sequence[str]]:
    """About a tip that did not work for them: nothing is looked for, and it goes along as what did not help."""
    ids = {"nonce": nonce} | {one: turn.data[one] for one in ("tip", "topic") if turn.data.get(one)}
    say = comes_back(turn.data, rules)
    again = Reply(card=Card.ASK, ids={**ids, "say": say}, words={"text": text}) if say else None
    return again, [f"{Source.TIP}:{turn.data['tip']}"]


def _shown(marked: str) -> list[str]:
    return [one for one in marked.split() if one != NOTHING_FOUND]


def _form(tx: Tx, turn: Turn, text: str, ids: Mapping[str, str], rules: Rules, *, say: str = "") -> Reply:
    """The form with what they ask in it, what was found for it, and the topic that it names."""
    hits = usecases.knowledge.find(tx, text, turn.person.language, rules=rules, near=turn.near)
    suggested = usecases.questions.suggest_topic(text, views.topics(tx), hits) or ""
    topic = _chosen(turn) or suggested
    more = {one: turn.data[one] for one in _MARKS if turn.data.get(one)}
    more |= {one: value for one, value in (("topic", topic), ("suggested", suggested)) if value}
    more |= {"say": say} if say else {}
    return Reply(card=Card.ASK, ids={**ids, **more, "seen": marked(hits)}, words={"text": text})


def _sent(tx: Tx, turn: Turn, nonce: str, text: str, seen: Sequence[str], rules: Rules) -> Reply:
    """The question that this form became; what was changed on a form that was sent before comes back."""
    naming, slip, topic = Naming(turn.data["naming"]), friction.slip_of(turn), _topic(tx, turn, text, rules)
    filled = usecases.questions.Form(nonce=nonce, text=text, topic=topic, seen=seen)
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
