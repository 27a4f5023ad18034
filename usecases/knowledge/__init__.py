"""What is known: found for who asks, made of an answer that helped, and kept true."""

from usecases.knowledge.consenting import GONE, OTHER, SILENT, accepted, another, consent
from usecases.knowledge.finding import MISSED, find, helped, listed, missed, shown
from usecases.knowledge.keeping import REVIEW, everything, go_off, leave, let_go, next_due, shelve, strangers, tick
from usecases.knowledge.making import anew, draft, edit, own, publish, said, traces

__all__ = [
    "GONE", "MISSED", "OTHER", "REVIEW", "SILENT", "accepted", "anew", "another", "consent", "draft", "edit",
    "everything", "find", "go_off", "helped", "leave", "let_go", "listed", "missed", "next_due", "own",
    "publish", "said", "shelve",
    "shown", "strangers", "tick", "traces",
]  # fmt: skip
