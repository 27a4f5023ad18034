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
    todo,
)
from storage.views.people import asked_of_outlook, is_key_user
from storage.views.questions import may_answer, question, questions_for, questions_of, unsought

__all__ = [
    "Tx",
    "alike",
    "along",
    "asked_of_outlook",
    "backlog",
    "colleagues",
    "following",
    "handles",
    "headings",
    "is_key_user",
    "late",
    "loop",
    "may_answer",
    "may_handle",
    "minders",
    "mine",
    "of_code",
    "of_receipt",
    "orphans",
    "question",
    "question_of_form",
    "question_of_receipt",
    "questions_for",
    "questions_of",
    "subjects",
    "thinks_along",
    "todo",
    "topics",
    "unsought",
]  # fmt: skip
