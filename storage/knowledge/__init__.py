"""What is known: articles, and how often they and the tips helped."""

from storage.knowledge.articles import (
    CHANGED,
    add,
    all_after,
    answered,
    edit,
    find,
    history,
    move,
    next_ask,
    of_question,
    owned,
    restore,
    those,
    to_ask,
    waiting_for,
)
from storage.knowledge.counts import counts, helped, looked_at, missed, told, told_on

__all__ = [
    "CHANGED", "add", "all_after", "answered", "counts", "edit", "find", "helped", "history",
    "looked_at", "missed", "move", "next_ask", "of_question", "owned", "restore", "those", "to_ask", "told",
    "told_on", "waiting_for",
]  # fmt: skip
