"""What is known: found for who asks, made of an answer that helped, and kept true."""

from usecases.knowledge.consenting import GONE, SILENT, accepted, consent
from usecases.knowledge.finding import MISSED, find, helped, listed, missed, shown
from usecases.knowledge.keeping import REVIEW, everything, leave, next_due, shelve, strangers, tick
from usecases.knowledge.making import anew, another, draft, edit, own, publish, said, traces

__all__ = [
    "GONE", "MISSED", "REVIEW", "SILENT", "accepted", "anew", "another", "consent", "draft", "edit", "everything",
    "find", "helped", "leave", "listed", "missed", "next_due", "own", "publish", "said", "shelve", "shown", "strangers",
    "tick", "traces",
]  # fmt: skip
