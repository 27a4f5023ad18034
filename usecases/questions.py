"""What people do with a question: ask it, take it, answer it, pass it on, and have the last word on it."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain import errors
from domain import questions as rule
from domain.friction import Friction, FrictionId, account, words
from domain.knowledge import Found
from domain.messages import Kind, Pressed
from domain.nameless import MAILBOX, Actor, Bearer, MailboxId, Naming, Slip
from domain.people import Person, PersonId
from domain.questions import Act, Ask, Circle, Due, Question, QuestionId, State
from domain.rules import Rules
from domain.search import plain
from storage import keyusers, nameless, outbox, people, questions, views
from storage.tx import Tx
from usecases import circles, knowledge, news
from usecases.circles import pass_on, tick
from usecases.friction import code, derive
from usecases.news import Brought

__all__ = [
    "Form", "about_report", "accept", "answer", "ask", "ask_nameless", "hand_over", "open_again", "pass_on", "reopen",
    "suggest_topic", "take", "thank", "tick", "withdraw",
]  # fmt: skip

AGREE = 2  # of what was found, that are about the same
Change = Callable[[Question, Ask], tuple[Question, Brought]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What the form card sends; everything but the words may be left out."""

    nonce: str
    text: str
    topic: str = ""
    tip: str = ""
    seen: Sequence[str] = ()  # "article:x" and "tip:y" that were shown and did not help


def suggest_topic(text: str, topics: Collection[str], hits: Sequence[Found] = ()) -> str | None:
    """Which of these topics the words name; else the one that most of what was found for them is about."""
    said = f" {plain(text)} "
    named = max((one for one in topics if f" {plain(one)} " in said), key=len, default=None)
    about = Counter(plain(one.topic) for one in hits if one.topic)
    [(most, times)] = about.most_common(1) or [("", 0)]
    return named or (_spelled(most, topics) if times >= AGREE else None)


def _spelled(topic: str, topics: Collection[str]) -> str | None:
    """As these have it; None where nobody knows about it."""
    return next((one for one in topics if plain(one) == plain(topic)), None)


def ask(
    tx: Tx, who: Person, form: Form, *, pressed: Pressed | None, seed: bytes, now: datetime, rules: Rules,
    kept: str = "",
) -> Question:  # fmt: skip
    """Brings a question to the key user who can best help; the same form again gives the same question (AK1, AK3).

    Refused when the words are missing, too long or only a greeting, or the form was sent without a name before: `kept`
    is what is kept of the receipt that it then has.
    """
    before = questions.of_form(tx, form.nonce, kept)
    if before:
        if before.nameless:
            raise errors.AlreadySent
        if before.asker != who.id:
            raise errors.OtherCard
        return before
    bare = replace(_draft(tx, form, seed, now, rules), nonce=form.nonce, asker=who.id)
    new = _first(tx, bare, form, seed=seed, now=now, rules=rules)
    news.show(tx, new, now=now, rules=rules, pressed=pressed)
    return new


def about_report(tx: Tx, who: Person, which: FrictionId, *, now: datetime) -> Friction:
    """Owes the form with the words of their report; asked for again within the minute it is the same one.

    Raises NotReporter for a report that is not under their name.
    """
    found = views.loop(tx, which)
    if found is None:
        raise errors.Unknown
    if found.friction.reporter != who.id:
        raise errors.NotReporter
    occasion = f"{now:%Y-%m-%dT%H:%M}"
    outbox.owe(tx, Kind.ASKING, about=which, receiver=who.id, occasion=occasion, due=now, now=now)
    return found.friction


def ask_nameless(
    tx: Tx, form: Form, slip: Slip, naming: Naming, *, seed: bytes, now: datetime, rules: Rules
) -> Question:
    """The same by nobody: it goes out at once, and its receipt alone says whose it is (PS1, PS2)."""
    before = questions.of_form(tx, form.nonce, slip.kept)
    if before:
        return before
    bare = _draft(tx, form, seed, now, rules)
    box = MailboxId(f"{MAILBOX}{derive(seed, 'mailbox').hex()[:32]}") if naming is Naming.TOLD else None
    if box:
        nameless.open_box(tx, box, slip.sealed)
    bare = replace(bare, naming=naming, receipt=slip.kept, mailbox=box)
    bare = replace(bare, asked_at=news.day(now, rules))
    return _first(tx, bare, form, seed=seed, now=now, rules=rules)


def take(tx: Tx, who: Person, which: QuestionId, *, now: datetime, rules: Rules) -> Question:
    """Puts somebody's name to it, also of who is asked enough already; of two at once, the second sees who has it.

    Raises NotAsked for who stopped, or was relieved of it, since it was brought to them.
    """
    if not keyusers.stands(tx, who.id):
        raise errors.NotAsked
    return _act(
        tx, who.id, which, Act.TAKE, now=now, rules=rules,
        change=lambda one, _: (circles.expect(tx, one, Due.WORD, now=now, rules=rules), ()),
    )  # fmt: skip


def answer(tx: Tx, who: Person, which: QuestionId, text: str, *, now: datetime, rules: Rules) -> Question:
    """Says what helps; whoever did not take it does so with this."""
    said = words(text, longest=rule.MAX_WORDS)
    taken = take(tx, who, which, now=now, rules=rules)
    if taken.key_user != who.id:
        return taken
    return _act(
        tx, who.id, which, Act.ANSWER, words=said, now=now, rules=rules,
        change=lambda one, _: (circles.ask_again(tx, one, Due.REMIND, now=now, rules=rules), ()),
    )  # fmt: skip


def hand_over(tx: Tx, who: Person, which: QuestionId, to: str, text: str, *, now: datetime, rules: Rules) -> Question:
    """To a colleague, to who knows a topic, or to IT, with words; or to the next one, "not mine", without (AK5).

    Its clock begins anew, and the asker repeats nothing. Raises Choice for a place that is none, NoWhy, NobodyElse,
    Full for a colleague who is asked enough already.
    """
    passes = to == rule.NEXT
    said = words(text, longest=rule.MAX_WORDS, shortest=0) or None
    if not passes and not said:
        raise errors.NoWhy

    def change(given: Question, before: Ask) -> tuple[Question, Brought]:
        was = before.question
        if passes and was.state is State.ASKED and not circles.nobody_left(tx, before, who.id):
            return replace(given, due=was.due, due_at=was.due_at), ()  # others are asked for it already
        after, brought = _given(tx, given, who.id, to, now, rules)
        if was.circle is after.circle is Circle.COORDINATORS and {one.person for one in brought} <= {who.id}:
            raise errors.NobodyElse
        return after, brought

    what = Act.PASS if passes else Act.HANDOVER
    return _act(tx, who.id, which, what, words=said, now=now, rules=rules, change=change)


def accept(tx: Tx, who: Actor, which: QuestionId, *, pressed: Pressed | None, now: datetime, rules: Rules) -> Question:
    """The asker's word that it helps: it is closed, and may become an article."""
    return _act(tx, who, which, Act.ACCEPT, pressed=pressed, now=now, rules=rules)


def reopen(
    tx: Tx, who: Actor, which: QuestionId, text: str, *, pressed: Pressed | None, now: datetime, rules: Rules
) -> Question:
    """Not yet, with words: back to who answered if they are here and have time; the second time, to the next one."""
    said = words(text, longest=rule.MAX_WORDS)

    def change(back: Question, before: Ask) -> tuple[Question, Brought]:
        former = before.question.key_user
        again = any(one.act is Act.REOPEN for one in before.events)
        if former and not again and keyusers.helpers(tx, [former]):
            return circles.to_former(tx, back, former, now=now, rules=rules)
        return circles.search(tx, back, Act.REOPEN, now=now, rules=rules)

    return _act(tx, who, which, Act.REOPEN, words=said, pressed=pressed, now=now, rules=rules, change=change)


def thank(tx: Tx, who: Actor, which: QuestionId, *, pressed: Pressed | None, now: datetime, rules: Rules) -> Question:
    """A thank-you for the last answer, once, to who gave it (KU5)."""
    before = views.question(tx, which)
    if before and before.said in before.thanked and rule.speaks(before.question, who):
        return before.question
    return _act(tx, who, which, Act.THANK, pressed=pressed, now=now, rules=rules)


def withdraw(
    tx: Tx, who: Actor, which: QuestionId, *, pressed: Pressed | None, now: datetime, rules: Rules
) -> Question:
    """The asker takes it back, while nobody answered it."""
    gone = _act(tx, who, which, Act.WITHDRAW, pressed=pressed, now=now, rules=rules)
    if gone.state is State.WITHDRAWN and gone.mailbox:
        questions.close_box(tx, gone.id, gone.mailbox)  # there is nothing left to tell
    return gone


def open_again(tx: Tx, which: Question, slip: Slip, *, seed: bytes) -> None:
    """Whoever wanted to be told, and came back after their mailbox was erased, is told again."""
    if which.naming is Naming.TOLD and which.mailbox is None and which.closed_at is None:
        box = MailboxId(f"{MAILBOX}{derive(seed, 'mailbox').hex()[:32]}")
        nameless.open_box(tx, box, slip.sealed)
        questions.belongs(tx, which.id, box)


def _draft(tx: Tx, form: Form, seed: bytes, now: datetime, rules: Rules) -> Question:
    """The question that this form makes, by nobody yet."""
    text, topic, known = account(form.text), form.topic.strip(), keyusers.topics(tx)
    if len(topic) > rule.MAX_TOPIC or (form.tip and form.tip not in rules.tips):
        raise errors.Choice
    about = _spelled(rules.tips[form.tip].topic, known) if form.tip else None
    return Question(
        id=QuestionId(derive(seed, "question").hex()[:32]), code="", naming=Naming.NAMED, nonce=None, receipt=None,
        mailbox=None, state=State.ASKED, circle=Circle.ONE,
        topic=topic or about or suggest_topic(text, known), words=text, tip=form.tip or None,
        asker=None, key_user=None, version=1, asked_at=now, due=None, due_at=None, closed_at=None,
    )  # fmt: skip


def _first(tx: Tx, bare: Question, form: Form, *, seed: bytes, now: datetime, rules: Rules) -> Question:
    """Stored with the first one it is brought to; the first thing that was shown counts as found in vain."""
    seen = " ".join(f"{source}:{which}" for source, which in rule.named(tuple(form.seen))) or None
    waiting, brought = circles.search(tx, bare, Act.ASK, now=now, rules=rules)
    new = _store(tx, waiting, seed)
    news.tell(tx, new, Act.ASK, by=new.asker, words=seen, now=now, rules=rules)
    news.deliver(tx, new, brought, by=new.asker, now=now, rules=rules)
    at = news.day(now, rules) if new.nameless else now
    knowledge.missed(tx, new, rule.named(tuple(form.seen)), form.nonce, now=at, rules=rules)
    return new


def _store(tx: Tx, bare: Question, seed: bytes) -> Question:
    """Under a code that says nothing about order; drawn again when another question has it."""
    for attempt in range(100):
        new = replace(bare, code=code(derive(seed, f"code {attempt}")))
        if questions.add(tx, new):
            return new
    raise AssertionError


def _act(
    tx: Tx, who: Actor, which: QuestionId, what: Act, *, now: datetime, rules: Rules, words: str | None = None,
    pressed: Pressed | None = None, change: Change = lambda one, _: (one, ()),
) -> Question:  # fmt: skip
    """Moves the question and owes what follows; gives it unchanged when it is not in a state for this act."""
    before = views.question(tx, which)
    if before is None:
        raise errors.Unknown
    named = None if isinstance(who, Bearer) else who
    at = news.day(now, rules) if before.question.nameless else now
    after = rule.act(
        before.question, what, by=who, may_take=before.may_take, now=at, reopen_days=rules.loop.reopen_days
    )
    if after is None:
        return before.question
    after, brought = change(after, before)
    news.store(tx, after, brought, what, by=named, words=words, now=now, rules=rules)
    if named:
        news.show(tx, after, now=now, rules=rules, pressed=pressed)
    if what is Act.ANSWER and named:
        knowledge.another(tx, after.id, named, now=now, rules=rules)
        news.ping(tx, after, now=now, rules=rules)
    if what is Act.ACCEPT and named:  # who has no name is asked on the card that answers their press
        knowledge.accepted(tx, after.id, after.version, now=now, rules=rules)
    if what in (Act.ACCEPT, Act.THANK, Act.WITHDRAW):
        news.thank(tx, after, now=now, rules=rules, at_once=what is Act.WITHDRAW)
    return after


def _given(tx: Tx, given: Question, who: PersonId, to: str, now: datetime, rules: Rules) -> tuple[Question, Brought]:
    if to == rule.NEXT:
        return circles.search(tx, given, Act.PASS, but=frozenset({who}), now=now, rules=rules)
    if to == rule.IT:
        return circles.to_it(tx, given, by=who, now=now, rules=rules)
    if to in keyusers.topics(tx):
        about = replace(given, topic=to)
        return circles.search(tx, about, Act.HANDOVER, but=frozenset({who}), now=now, rules=rules)
    someone = people.find(tx, PersonId(to), rules.usual)
    if someone is None or someone.id in (who, given.asker):
        raise errors.Choice
    if not people.here(tx, someone.id):
        raise errors.NobodyElse
    if not keyusers.answers(tx, someone.id):
        raise errors.Choice  # what colleagues ask is for key users alone
    if keyusers.is_full(tx, someone.id, now=now, rules=rules):
        raise errors.Full(who=someone.name)
    return circles.bring(tx, given, Circle.ONE, {someone.id: ("given",)}, now=now, rules=rules)
