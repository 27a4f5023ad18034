"""What somebody may read of what they were taught: their own, and nobody else's (ML4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select

from domain.learning import Answer, Seen
from domain.people import PersonId
from storage import budget
from storage import learning as lessons
from storage.budget import Spoken
from storage.learning import Wishes
from storage.tables import lesson, review
from storage.tx import Tx

_LESSONS = select(lesson).where(lesson.c.person == bindparam("p_id")).order_by(lesson.c.shown_at.desc(), lesson.c.tip)
_REVIEWS = select(review).where(review.c.person == bindparam("p_id"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """One tip that they were shown."""

    shown_at: datetime
    how: Seen
    answers: Mapping[date, Answer]  # by the day of the question


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """All that is kept of what somebody was taught."""

    wishes: Wishes
    learned: Mapping[str, Learned]  # by tip, the newest first
    spoken: tuple[Spoken, ...]  # when they were spoken to unasked


def learned(tx: Tx, who: PersonId) -> Lessons:
    """Everything of this person, for this person."""
    answers: dict[str, dict[date, Answer]] = {}
    for row in tx.rows(_REVIEWS, p_id=who):
        answers.setdefault(row.tip, {})[date.fromisoformat(row.asked)] = Answer(at=row.at, right=row.remembered)
    shown = {
        row.tip: Learned(shown_at=row.shown_at, how=lessons.seen_of(row), answers=answers.get(row.tip, {}))
        for row in tx.rows(_LESSONS, p_id=who)
    }
    spoken = tuple(budget.spoken(tx, [who], since=date.min)[who])
    return Lessons(wishes=lessons.wishes(tx, who), learned=shown, spoken=spoken)
