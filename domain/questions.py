"""A question to a key user: what may become of it, by whom, and for whom it waits while nobody takes it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from domain.nameless import MailboxId, Naming
from domain.people import PersonId

QuestionId = NewType("QuestionId", str)

MAX_WORDS = 2000


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
    MOVE = "move"  # who had it went away, stopped or left: another one is asked
    REMIND = "remind"
    CLOSE = "close"


class Due(StrEnum):
    """What the clock does next about it; one thing at a time."""

    NEXT = "next"
    POOL = "pool"
    COORDINATORS = "coordinators"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a key user is asked for at most, and when the next circle is asked; of content/defaults.yaml."""

    minutes_a_week: int  # unless they said otherwise
    minutes_a_question: int
    most_open: int
    next_wh: int  # working hours of whom it waits for
    pool_wh: int
    coordinators_wh: int
