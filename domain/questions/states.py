"""The states of a question, whom it waits for, and which act leads where, by whom."""

from dataclasses import dataclass
from enum import StrEnum


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
    POOL = "pool"  # the key users of the topic; who is full only if it suits them
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
