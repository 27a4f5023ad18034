"""What is known: found for who asks, made of an answer that helped, and kept true."""

from usecases.knowledge.finding import MISSED, find, helped, listed, missed, shown
from usecases.knowledge.keeping import REVIEW, leave, next_due, shelve, strangers, tick
from usecases.knowledge.making import accepted, another, consent, draft, edit, publish, traces

__all__ = [
    "MISSED", "REVIEW", "accepted", "another", "consent", "draft", "edit", "find", "helped", "leave", "listed",
    "missed", "next_due", "publish", "shelve", "shown", "strangers", "tick", "traces",
]  # fmt: skip
