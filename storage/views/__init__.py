"""What screens read. Dialogs and pages know the store only by this file and its `Tx`."""

from storage.alongside import thinks_along
from storage.friction import backlog, late, of_code, of_receipt
from storage.keyusers import subjects, topics
from storage.questions import of_form as question_of_form
from storage.questions import of_receipt as question_of_receipt
from storage.tx import Tx
from storage.views.alongside import along, headings
from storage.views.friction import (
    alike,
    colleagues,
    following,
    handles,
    loop,
    may_handle,
    minders,
    mine,
    orphans,
    supported,
    todo,
)
from storage.views.insights import issues, overview
from storage.views.learning import Lessons, learned
from storage.views.nudges import (
    Changes,
    Drafted,
    Going,
    Told,
    called,
    changes,
    drafted,
    drafts,
    going,
    must_know,
    told,
)
from storage.views.people import asked_of_outlook, coordinates, is_key_user, places
from storage.views.questions import may_answer, question, questions_for, questions_of, shelf, unsought

__all__ = [
    "Changes",
    "Drafted",
    "Going",
    "Lessons",
    "Told",
    "Tx",
    "alike",
    "along",
    "asked_of_outlook",
    "backlog",
    "called",
    "changes",
    "colleagues",
    "coordinates",
    "drafted",
    "drafts",
    "following",
    "going",
    "handles",
    "headings",
    "is_key_user",
    "issues",
    "late",
    "learned",
    "loop",
    "may_answer",
    "may_handle",
    "minders",
    "mine",
    "must_know",
    "of_code",
    "of_receipt",
    "orphans",
    "overview",
    "places",
    "question",
    "question_of_form",
    "question_of_receipt",
    "questions_for",
    "questions_of",
    "shelf",
    "subjects",
    "supported",
    "thinks_along",
    "todo",
    "told",
    "topics",
    "unsought",
]  # fmt: skip
