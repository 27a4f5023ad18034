"""The states of a report and who may move it (DESIGN: the friction loop); one test walks this table."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    RECEIVED = "received"  # waits in a queue, or came back to its handler
    TAKEN = "taken"  # somebody named works on it
    SOLVED = "solved"  # the handler says it works; the reporter has not
    DECLINED = "declined"  # the handler says why not now
    CONFIRMED = "confirmed"  # the reporter says it works
    UNDERSTOOD = "understood"  # the reporter read why not
    WITHDRAWN = "withdrawn"  # the reporter took it back; final


class Side(StrEnum):
    REPORTER = "reporter"
    QUEUE = "queue"  # owner or deputy of the queue it waits in
    HANDLER = "handler"  # the one who took it


class Act(StrEnum):
    REPORT = "report"
    TAKE = "take"
    SOLVE = "solve"
    DECLINE = "decline"
    CONFIRM = "confirm"
    UNDERSTOOD = "understood"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An act: from which states, to which, by whom."""

    origins: frozenset[State]
    to: State
    side: Side


CLOSED = frozenset({State.CONFIRMED, State.UNDERSTOOD})
OPEN = frozenset({State.RECEIVED, State.TAKEN})

MOVES: dict[Act, Move] = {
    Act.TAKE: Move(origins=frozenset({State.RECEIVED}), to=State.TAKEN, side=Side.QUEUE),
    Act.SOLVE: Move(origins=frozenset({State.TAKEN}), to=State.SOLVED, side=Side.HANDLER),
    Act.DECLINE: Move(origins=frozenset({State.TAKEN}), to=State.DECLINED, side=Side.HANDLER),
    Act.CONFIRM: Move(origins=frozenset({State.SOLVED}), to=State.CONFIRMED, side=Side.REPORTER),
    Act.UNDERSTOOD: Move(origins=frozenset({State.DECLINED}), to=State.UNDERSTOOD, side=Side.REPORTER),
    Act.REOPEN: Move(origins=frozenset({State.SOLVED}) | CLOSED, to=State.RECEIVED, side=Side.REPORTER),
    Act.WITHDRAW: Move(origins=OPEN, to=State.WITHDRAWN, side=Side.REPORTER),
}


def allowed(act: Act, state: State) -> bool:
    """Whether the act moves a report that is in this state; whose act it is, is checked apart."""
    return state in MOVES[act].origins
