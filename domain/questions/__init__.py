"""A question to a key user: what may become of it, by whom, and for whom it waits while nobody takes it."""

from domain.questions.question import MAX_TOPIC, MAX_WORDS, Question, QuestionId, act, moved, speaks
from domain.questions.states import CLOSED, DONE, MOVES, OPEN, Act, Circle, Due, Move, Side, State
from domain.questions.story import (
    GIVES,
    IT,
    NEXT,
    NOTHING_FOUND,
    OPENS,
    PAGE,
    Ask,
    Asked,
    Event,
    Page,
    Shelf,
    marked,
    named,
    seen,
    shown,
)

__all__ = [
    "CLOSED", "DONE", "GIVES", "IT", "MAX_TOPIC", "MAX_WORDS", "MOVES", "NEXT", "NOTHING_FOUND", "OPEN", "OPENS",
    "PAGE", "Act", "Ask", "Asked", "Circle", "Due", "Event", "Move", "Page", "Question", "QuestionId", "Shelf", "Side",
    "State", "act", "marked", "moved", "named", "seen", "shown", "speaks",
]  # fmt: skip
