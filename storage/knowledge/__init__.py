"""What is known: articles, and how often they and the tips helped."""

from storage.knowledge.articles import (
    CHANGED,
    add,
    all_after,
    answered,
    candidates,
    edit,
    find,
    history,
    move,
    next_ask,
    of_question,
    owned,
    said_by,
    those,
    to_ask,
)
from storage.knowledge.counts import counts, helped, looked_at, missed

__all__ = [
    "CHANGED", "add", "all_after", "answered", "candidates", "counts", "edit", "find", "helped", "history",
    "looked_at", "missed", "move", "next_ask", "of_question", "owned", "said_by", "those", "to_ask",
]  # fmt: skip
