"""One question: what is kept of it, and what an act makes of it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NewType

from domain import errors
from domain.nameless import Actor, Bearer, MailboxId, Naming
from domain.people import PersonId
from domain.questions.states import DONE, MOVES, Act, Circle, Due, Side, State

QuestionId = NewType("QuestionId", str)

MAX_WORDS = 2000
MAX_TOPIC = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    id: QuestionId
    code: str
    naming: Naming
    nonce: str | None  # of the form, where a name goes with it
    receipt: str | None  # SHA-256 of the receipt, where none does
    mailbox: MailboxId | None
    state: State
    circle: Circle
    topic: str | None
    words: str
    tip: str | None  # the tip it is about
    asker: PersonId | None
    key_user: PersonId | None  # who took it
    version: int
    asked_at: datetime  # without a name, the day
    due: Due | None
    due_at: datetime | None
    closed_at: datetime | None

    @property
    def nameless(self) -> bool:
        return self.asker is None

    @property
    def told(self) -> PersonId | MailboxId | None:
        """Who hears what becomes of it; nobody where the asker looks for themselves."""
        return self.asker or self.mailbox


def speaks(question: Question, by: Actor) -> bool:
    """Whether this is who asked: by name, or by the receipt."""
    return by.kept == question.receipt if isinstance(by, Bearer) else by == question.asker


def act(
    question: Question, what: Act, *, by: Actor, may_take: tuple[PersonId, ...], now: datetime, reopen_days: int
) -> Question | None:
    """The question after the act, not waiting for anything yet; None when it is not in a state for it.

    Refused when the act belongs to somebody else, or comes too long after it was closed.
    """
    side = MOVES[what].side
    if side is Side.ASKER and not speaks(question, by):
        raise errors.NotAsker
    holds = by == question.key_user if side is Side.HOLDER and question.state is State.TAKEN else by in may_take
    if side is not Side.ASKER and not holds:
        raise errors.NotAsked
    return moved(question, what, by=by, now=now, reopen_days=reopen_days)


def moved(question: Question, what: Act, *, by: Actor | None, now: datetime, reopen_days: int = 0) -> Question | None:
    """The same where nobody does it, as the clock; whoever had it has it no longer once it is asked again."""
    move = MOVES[what]
    if question.state not in move.origins:
        return None
    closed = question.closed_at
    if what is Act.REOPEN and closed and now > closed + timedelta(days=reopen_days):
        raise errors.TooLate(days=reopen_days)
    next_ = replace(question, version=question.version + 1)
    if move.to is None:
        return next_
    key_user = None if move.to is State.ASKED else question.key_user
    return replace(
        next_,
        state=move.to,
        key_user=by if what is Act.TAKE and by and not isinstance(by, Bearer) else key_user,
        due=None,
        due_at=None,
        closed_at=now if move.to in DONE else None,
    )
