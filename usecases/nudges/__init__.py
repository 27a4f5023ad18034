"""Messages about a change: written and approved, seen by key users first, sent at a humane rhythm, and acted on."""

from usecases.nudges.acting import asked, clear, mine, said, told
from usecases.nudges.exporting import exported
from usecases.nudges.going import next_due, resume, stop, tick, withdraw
from usecases.nudges.writing import (
    Draft,
    approve,
    correct,
    draft,
    edit,
    judge,
    lacks,
    look,
    override,
    own,
    send,
)

__all__ = [
    "Draft", "approve", "asked", "clear", "correct", "draft", "edit", "exported", "judge", "lacks", "look", "mine",
    "next_due", "override", "own", "resume", "said", "send", "stop", "tick", "told", "withdraw",
]  # fmt: skip
