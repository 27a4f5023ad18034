"""The states of a report and who may move it (DESIGN: the friction loop); one test walks this table."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    WAITING = "waiting"  # nameless, until such reports enter the queues together; nobody saw it yet
    RECEIVED = "received"  # waits in a queue, or came back to its handler
    TAKEN = "taken"  # somebody named works on it
    SOLVED = "solved"  # the handler says it works; the reporter has not
    DECLINED = "declined"  # the handler says why not now
    MERGED = "merged"  # the same as another report, whose state it follows
    CONFIRMED = "confirmed"  # the reporter says it works
    UNDERSTOOD = "understood"  # the reporter read why not
    UNANSWERED = "unanswered"  # the reporter did not say, and was asked twice
    WITHDRAWN = "withdrawn"  # the reporter took it back; final


class Side(StrEnum):
    REPORTER = "reporter"
    QUEUE = "queue"  # owner or deputy of the queue it waits in
    HANDLER = "handler"  # the one who took it
    WORKER = "worker"  # the one who took it, and before that the people of its queue
    EITHER = "either"  # the reporter or the worker
    MINDER = "minder"  # who works on it, the people of its queue, and a coordinator once it is late
    KEY_USER = "key_user"  # a key user who neither reported it nor has it
    CLOCK = "clock"  # nobody: its time has come


class Act(StrEnum):
    REPORT = "report"
    RELEASE = "release"
    TAKE = "take"
    SOLVE = "solve"
    DECLINE = "decline"
    MERGE = "merge"
    CONFIRM = "confirm"
    UNDERSTOOD = "understood"
    OBJECT = "object"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    NOTE = "note"  # the handler tells something
    ASK = "ask"  # the handler wants to know something
    REPLY = "reply"  # the reporter says something
    CONTEXT = "context"  # a key user tells its handler how it is where they work (LC9)
    PROPOSE = "propose"  # a key user tells its handler what helps there
    HANDOVER = "handover"  # to another queue, or somebody else of this one
    LATE = "late"  # a deadline passed: the coordinators know
    STILL = "still"  # no news for days: how it stands
    REMIND = "remind"  # the reporter is asked once more
    CLOSE = "close"  # nobody answered, or the reporter left


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An act: from which states, to which (None: it stays where it is), by whom."""

    origins: frozenset[State]
    to: State | None
    side: Side


CLOSED = frozenset({State.CONFIRMED, State.UNDERSTOOD, State.UNANSWERED})
ANSWERED = frozenset({State.SOLVED, State.DECLINED})  # it waits for its reporter
OPEN = frozenset({State.RECEIVED, State.TAKEN})
DONE = CLOSED | {State.WITHDRAWN}
ALONGSIDE = frozenset({Act.CONTEXT, Act.PROPOSE})  # words to its handler alone
FOLLOWS = frozenset({State.MERGED, State.WAITING})  # where a report may stand that goes with another

_RECEIVED, _TAKEN = frozenset({State.RECEIVED}), frozenset({State.TAKEN})
_SOLVED, _DECLINED, _WAITING = frozenset({State.SOLVED}), frozenset({State.DECLINED}), frozenset({State.WAITING})
MOVES: dict[Act, Move] = {
    Act.RELEASE: Move(origins=_WAITING, to=State.RECEIVED, side=Side.CLOCK),
    Act.TAKE: Move(origins=OPEN, to=State.TAKEN, side=Side.QUEUE),  # taken already: only while who has it is away
    Act.SOLVE: Move(origins=_TAKEN, to=State.SOLVED, side=Side.HANDLER),
    Act.DECLINE: Move(origins=_TAKEN, to=State.DECLINED, side=Side.HANDLER),
    Act.MERGE: Move(origins=OPEN | _WAITING, to=State.MERGED, side=Side.EITHER),
    Act.CONFIRM: Move(origins=_SOLVED, to=State.CONFIRMED, side=Side.REPORTER),
    Act.UNDERSTOOD: Move(origins=_DECLINED, to=State.UNDERSTOOD, side=Side.REPORTER),
    Act.OBJECT: Move(origins=_DECLINED, to=State.RECEIVED, side=Side.REPORTER),
    Act.REOPEN: Move(origins=_SOLVED | CLOSED, to=State.RECEIVED, side=Side.REPORTER),
    Act.WITHDRAW: Move(origins=OPEN | _WAITING, to=State.WITHDRAWN, side=Side.REPORTER),
    Act.NOTE: Move(origins=OPEN, to=None, side=Side.WORKER),
    Act.ASK: Move(origins=OPEN, to=None, side=Side.WORKER),
    Act.REPLY: Move(origins=OPEN, to=None, side=Side.REPORTER),
    Act.CONTEXT: Move(origins=OPEN, to=None, side=Side.KEY_USER),
    Act.PROPOSE: Move(origins=OPEN, to=None, side=Side.KEY_USER),
    Act.HANDOVER: Move(origins=OPEN, to=State.RECEIVED, side=Side.MINDER),
    Act.LATE: Move(origins=OPEN, to=None, side=Side.CLOCK),
    Act.STILL: Move(origins=OPEN, to=None, side=Side.CLOCK),
    Act.REMIND: Move(origins=ANSWERED, to=None, side=Side.CLOCK),
    Act.CLOSE: Move(origins=OPEN | ANSWERED, to=State.UNANSWERED, side=Side.CLOCK),
}


def allowed(act: Act, state: State) -> bool:
    """Whether the act can be done to a report that is in this state; whose act it is, is checked apart."""
    return state in MOVES[act].origins
