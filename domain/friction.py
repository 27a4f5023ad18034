"""The rules of one report's loop; every function gives a new Friction, or raises a Refused."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NewType

from domain import errors
from domain.people import PersonId
from domain.routing import plain
from domain.states import CLOSED, MOVES, Act, Side, State, allowed

FrictionId = NewType("FrictionId", str)

MAX_WORDS = 2000
GREETINGS = frozenset(
    ("hoi", "hallo", "hi", "hello", "hey", "hey kring", "goedemorgen", "goedemiddag", "good morning", "good afternoon")
)
MAX_TITLE = 80
MAX_WOULD_HELP = 500
PAGE = 5  # reports a list card shows
MIN_REASON = 20  # a "no" needs a reason in plain words (LC7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Friction:
    id: FrictionId
    code: str
    nonce: str
    state: State
    queue: str
    topic: str | None
    leaf: str | None
    pace: str
    impact: str | None
    words: str
    would_help: str | None
    reporter: PersonId
    handler: PersonId | None
    title: str | None
    version: int
    received_at: datetime  # of this round: a reopening begins the clock anew
    take_by: datetime
    decide_by: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    version: int
    at: datetime
    act: Act
    person: PersonId
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """A report with its story and the names in it: what a card needs."""

    friction: Friction
    events: tuple[Event, ...]
    names: dict[PersonId, str]
    handlers: tuple[PersonId, ...]  # who may take it, or who has it; first the one on duty

    @property
    def on_duty(self) -> PersonId | None:
        return next(iter(self.handlers), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of a person's reports, and how many there are in all."""

    loops: tuple[Loop, ...]
    number: int  # from 0
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopDefaults:
    """The times of a loop, from content/defaults.yaml; working hours (wh) and working days (wd) of the handler."""

    taken_wh: int
    decide_wd: dict[str, int]  # by pace
    reopen_days: int


def words(text: str, *, longest: int = MAX_WORDS, shortest: int = 1) -> str:
    """What somebody typed, trimmed; refused when there is nothing in it, too little, or more than fits."""
    trimmed = text.strip()
    if len(trimmed) > longest:
        raise errors.TooLong(longest=longest, length=len(trimmed))
    if len(trimmed) < shortest:
        raise errors.Empty(shortest=shortest)
    return trimmed


def account(text: str) -> str:
    """The words of a report: as `words`, and more than a greeting."""
    trimmed = words(text)
    if plain(trimmed) in GREETINGS:
        raise errors.OnlyGreeting
    return trimmed


def act(
    friction: Friction,
    what: Act,
    *,
    by: PersonId,
    handlers: tuple[PersonId, ...],
    now: datetime,
    defaults: LoopDefaults,
) -> Friction | None:
    """The report after the act, or None when it is not in a state for it: a second press changes nothing.

    Refused when the act belongs to somebody else, or comes too long after the loop closed.
    """
    _authorise(friction, what, by, handlers)
    if not allowed(what, friction.state):
        return None
    if what is Act.REOPEN and friction.closed_at and now > friction.closed_at + timedelta(days=defaults.reopen_days):
        raise errors.TooLate(days=defaults.reopen_days)
    to = MOVES[what].to
    return replace(
        friction,
        state=to,
        version=friction.version + 1,
        handler=by if what is Act.TAKE else friction.handler,
        closed_at=now if to in CLOSED or to is State.WITHDRAWN else None,
    )


def _authorise(friction: Friction, what: Act, by: PersonId, handlers: tuple[PersonId, ...]) -> None:
    side = MOVES[what].side
    if side is Side.REPORTER and by != friction.reporter:
        raise errors.NotReporter
    if side is Side.HANDLER and by != friction.handler:
        raise errors.NotHandler
    if side is Side.QUEUE and by not in handlers:
        raise errors.OwnReport if by == friction.reporter else errors.NotHandler
