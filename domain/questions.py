"""A question to a key user: what may become of it, by whom, and for whom it waits while nobody takes it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from domain import errors
from domain.knowledge import Article, Found, KnownId, Source
from domain.nameless import Actor, Bearer, MailboxId, Naming
from domain.people import PersonId

QuestionId = NewType("QuestionId", str)

MAX_WORDS = 2000
MAX_TOPIC = 60
PAGE = 5  # questions a list card shows
NOTHING_FOUND = "-"  # stands on the form where something was looked for
NEXT, IT = "next", "it"  # where a question is handed to, besides a person and a topic


class State(StrEnum):
    ASKED = "asked"  # waits for somebody to take it
    TAKEN = "taken"  # somebody named answers it
    ANSWERED = "answered"  # whoever asked has not said whether it helps
    ACCEPTED = "accepted"  # it helps, says who asked
    UNANSWERED = "unanswered"  # whoever asked did not say, and was asked twice
    WITHDRAWN = "withdrawn"  # taken back; final


class Circle(StrEnum):
    """Whom it waits for; each circle is asked once, and those before it may still take it."""

    ONE = "one"  # the key user who was chosen
    NEXT = "next"  # another one
    POOL = "pool"  # every key user of the topic with room
    COORDINATORS = "coordinators"
    IT = "it"  # handed over to the people of IT's queue


class Act(StrEnum):
    ASK = "ask"
    TAKE = "take"
    ANSWER = "answer"
    HANDOVER = "handover"  # to a person, a topic or IT, with words
    PASS = "pass"  # not mine: the next one is asked  # noqa: S105 - no password
    ACCEPT = "accept"
    REOPEN = "reopen"  # not yet, with words
    THANK = "thank"
    WITHDRAW = "withdraw"
    NEXT = "next"  # the clock: nobody took it, another one is asked
    POOL = "pool"
    COORDINATORS = "coordinators"
    MOVE = "move"  # who had it went away, stopped, left or let it lie: another one is asked
    REMIND = "remind"
    CLOSE = "close"


class Due(StrEnum):
    """What the clock does next about it; one thing at a time."""

    NEXT = "next"
    POOL = "pool"
    COORDINATORS = "coordinators"  # and again, while it lies with them
    WORD = "word"  # who took it is asked for a word
    MOVE = "move"  # who took it let it lie: another one is asked
    REMIND = "remind"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    id: QuestionId
    code: str
    naming: Naming
    nonce: str | None  # of the form, where a name goes with it
    receipt: str | None  # SHA-256 of the receipt, where none does
    mailbox: MailboxId | None
    state: State
    circle: Circle
    topic: str | None
    words: str
    tip: str | None  # the tip it is about
    asker: PersonId | None
    key_user: PersonId | None  # who took it
    version: int
    asked_at: datetime  # without a name, the day
    due: Due | None
    due_at: datetime | None
    closed_at: datetime | None

    @property
    def nameless(self) -> bool:
        return self.asker is None

    @property
    def told(self) -> PersonId | MailboxId | None:
        """Who hears what becomes of it; nobody where the asker looks for themselves."""
        return self.asker or self.mailbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    version: int
    at: datetime
    act: Act
    person: PersonId | None  # nobody for the clock, and for who has no name here
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Somebody it was brought to, and why them."""

    person: PersonId
    at: datetime
    circle: Circle
    why: tuple[str, ...]  # reasons as domain.routing.choose gives them


class Side(StrEnum):
    ASKER = "asker"
    ASKED = "asked"  # everybody it was brought to
    HOLDER = "holder"  # who took it, and before that everybody it was brought to
    CLOCK = "clock"  # nobody: its time has come


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An act: from which states, to which (None: it stays where it is), by whom."""

    origins: frozenset[State]
    to: State | None
    side: Side


OPEN = frozenset({State.ASKED, State.TAKEN})
CLOSED = frozenset({State.ACCEPTED, State.UNANSWERED})
DONE = CLOSED | {State.WITHDRAWN}
_ASKED, _TAKEN, _ANSWERED = frozenset({State.ASKED}), frozenset({State.TAKEN}), frozenset({State.ANSWERED})
MOVES: dict[Act, Move] = {
    Act.TAKE: Move(origins=_ASKED, to=State.TAKEN, side=Side.ASKED),
    Act.ANSWER: Move(origins=_TAKEN, to=State.ANSWERED, side=Side.HOLDER),
    Act.HANDOVER: Move(origins=OPEN, to=State.ASKED, side=Side.HOLDER),
    Act.PASS: Move(origins=OPEN, to=State.ASKED, side=Side.HOLDER),
    Act.ACCEPT: Move(origins=_ANSWERED | {State.UNANSWERED}, to=State.ACCEPTED, side=Side.ASKER),
    Act.REOPEN: Move(origins=_ANSWERED | CLOSED, to=State.ASKED, side=Side.ASKER),
    Act.THANK: Move(origins=_ANSWERED | CLOSED, to=None, side=Side.ASKER),
    Act.WITHDRAW: Move(origins=OPEN, to=State.WITHDRAWN, side=Side.ASKER),
    Act.NEXT: Move(origins=_ASKED, to=None, side=Side.CLOCK),
    Act.POOL: Move(origins=_ASKED, to=None, side=Side.CLOCK),
    Act.COORDINATORS: Move(origins=_ASKED, to=None, side=Side.CLOCK),
    Act.MOVE: Move(origins=OPEN, to=State.ASKED, side=Side.CLOCK),
    Act.REMIND: Move(origins=_ANSWERED, to=None, side=Side.CLOCK),
    Act.CLOSE: Move(origins=OPEN | _ANSWERED, to=State.UNANSWERED, side=Side.CLOCK),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question with its story, to whom it was brought and the names in it: what a card needs."""

    question: Question
    events: tuple[Event, ...]
    names: dict[PersonId, str]
    asked: tuple[Asked, ...]  # oldest first
    coordinators: tuple[PersonId, ...] = ()  # who may take it too, once nobody else did
    seen: tuple[KnownId, ...] = ()  # what was found before somebody was asked, and did not help
    found: tuple[Found, ...] = ()  # the articles among it, as they are now
    proposed: Article | None = None  # made of the answer; who asked without a name says on their card if it may be read

    @property
    def may_take(self) -> tuple[PersonId, ...]:
        """Everybody it was brought to, and once it came that far the coordinators."""
        return tuple(dict.fromkeys((*(one.person for one in self.asked), *self.coordinators)))

    @property
    def waits_for(self) -> PersonId | None:
        """The one it waits for now; nobody while it waits for several."""
        alone = self.question.state is State.ASKED and self.question.circle in (Circle.ONE, Circle.NEXT)
        return self.asked[-1].person if alone and self.asked else None

    @property
    def waited_for(self) -> tuple[PersonId, ...]:
        """Who of those it waits for now did not give it away; of a taken one who took it, once asked for a word."""
        which, one = self.question, self.waits_for
        if which.state is not State.ASKED:
            return (which.key_user,) if which.key_user and which.due is Due.MOVE else ()
        return (one,) if one else tuple(each.person for each in self._held if each.circle is which.circle)

    @property
    def lies_with(self) -> tuple[PersonId, ...]:
        """Of all who may take it, those who did not give it away since it was last brought to them."""
        gone = {one.person for one in self.asked} - {one.person for one in self._held}
        return tuple(one for one in self.may_take if one not in gone)

    @property
    def _held(self) -> list[Asked]:
        gave = [one for one in self.events if one.act in (Act.PASS, Act.HANDOVER)]
        return [one for one in self.asked if not any(it.person == one.person and it.at >= one.at for it in gave)]

    @property
    def said(self) -> Event | None:
        """The last answer."""
        return next((one for one in reversed(self.events) if one.act is Act.ANSWER), None)

    @property
    def thanked(self) -> tuple[Event, ...]:
        """The answers its asker thanked for."""
        answered, thanked = None, []
        for one in self.events:
            answered = one if one.act is Act.ANSWER else answered
            if one.act is Act.THANK and answered:
                thanked.append(answered)
        return tuple(thanked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of the questions of a list, and how many there are in all."""

    asks: tuple[Ask, ...]
    number: int  # from 0
    total: int


def named(seen: tuple[str, ...]) -> tuple[KnownId, ...]:
    """What "article:x" and "tip:y" stand for; refused when it is nothing that is found."""
    found = []
    for one in seen:
        source, _, which = one.partition(":")
        if source not in set(Source) or not which or " " in which:
            raise errors.Choice
        found.append((Source(source), which))
    return tuple(found)


def shown(marked: str) -> tuple[KnownId, ...]:
    """What a form remembers that it showed; "-" where nothing was found."""
    return named(tuple(one for one in marked.split() if one != NOTHING_FOUND))


def seen(events: tuple[Event, ...]) -> tuple[KnownId, ...]:
    """What was found before somebody was asked: the words of the first act are not those of the question."""
    first = next((one.words for one in events if one.act is Act.ASK and one.words), "")
    return named(tuple(first.split()))


def speaks(question: Question, by: Actor) -> bool:
    """Whether this is who asked: by name, or by the receipt."""
    return by.kept == question.receipt if isinstance(by, Bearer) else by == question.asker


def act(
    question: Question, what: Act, *, by: Actor, may_take: tuple[PersonId, ...], now: datetime, reopen_days: int
) -> Question | None:
    """The question after the act, not waiting for anything yet; None when it is not in a state for it.

    Refused when the act belongs to somebody else, or comes too long after it was closed.
    """
    side = MOVES[what].side
    if side is Side.ASKER and not speaks(question, by):
        raise errors.NotAsker
    holds = by == question.key_user if side is Side.HOLDER and question.state is State.TAKEN else by in may_take
    if side is not Side.ASKER and not holds:
        raise errors.NotAsked
    return moved(question, what, by=by, now=now, reopen_days=reopen_days)


def moved(question: Question, what: Act, *, by: Actor | None, now: datetime, reopen_days: int = 0) -> Question | None:
    """The same where nobody does it, as the clock; whoever had it has it no longer once it is asked again."""
    move = MOVES[what]
    if question.state not in move.origins:
        return None
    closed = question.closed_at
    if what is Act.REOPEN and closed and now > closed + timedelta(days=reopen_days):
        raise errors.TooLate(days=reopen_days)
    next_ = replace(question, version=question.version + 1)
    if move.to is None:
        return next_
    key_user = None if move.to is State.ASKED else question.key_user
    return replace(
        next_,
        state=move.to,
        key_user=by if what is Act.TAKE and by and not isinstance(by, Bearer) else key_user,
        due=None,
        due_at=None,
        closed_at=now if move.to in DONE else None,
    )
