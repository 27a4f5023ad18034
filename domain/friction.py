"""The rules of one report's loop; every function gives a new Friction, or raises a Refused."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NewType

from domain import errors
from domain.nameless import Actor, Bearer, MailboxId, Naming
from domain.people import PersonId
from domain.search import plain
from domain.states import ALONGSIDE, CLOSED, FOLLOWS, MOVES, Act, Side, State, allowed
from domain.tips import Look

FrictionId = NewType("FrictionId", str)

MAX_WORDS = 2000
GREETINGS = frozenset(
    ("hoi", "hallo", "hi", "hello", "hey", "hey kring", "goedemorgen", "goedemiddag", "good morning", "good afternoon")
)
LAST_QUEUE = "admin"  # where a second objection goes: a coordinator looks
MAX_TITLE = 80
MAX_WOULD_HELP = 500
PAGE = 5  # reports a list card shows
MAX_COLLEAGUES = 999
MIN_REASON = 20  # a "no" needs a reason in plain words (LC7)
ROUNDS = frozenset({Act.REPORT, Act.REOPEN, Act.OBJECT, Act.HANDOVER})  # after which the clock begins anew
SAID = frozenset({Act.SOLVE, Act.DECLINE, Act.NOTE, Act.ASK})  # words of the handler
NEEDS_ALTERNATIVE = frozenset({"rules.ai", "rules.alternative"})  # leaves where "solved" says what is allowed (FR13)


@dataclass(frozen=True, slots=True, kw_only=True)
class Friction:
    id: FrictionId
    code: str
    naming: Naming
    nonce: str | None  # of the form, where a name goes with it
    receipt: str | None  # SHA-256 of the receipt, where none does
    mailbox: MailboxId | None  # who to tell, sealed; only for `told`, and gone 30 days after closing
    state: State
    queue: str
    topic: str | None
    leaf: str | None
    pace: str
    impact: str | None
    words: str
    would_help: str | None
    colleagues: int  # how many more a key user speaks for, without naming them (FR10)
    reporter: PersonId | None
    handler: PersonId | None
    title: str | None
    lead: FrictionId | None  # the report that this one goes with, and follows
    version: int
    received_at: datetime  # of this round: a reopening begins the clock anew; without a name, the day
    take_by: datetime
    expect_by: datetime | None = None  # later than take_by, where its queue holds more than it can
    decide_by: datetime
    closed_at: datetime | None
    change: str | None = None  # the message about a change that it is about

    @property
    def nameless(self) -> bool:
        return self.reporter is None

    @property
    def told(self) -> PersonId | MailboxId | None:
        """Who hears what becomes of it; nobody where the reporter looks for themselves."""
        return self.reporter or self.mailbox

    @property
    def follows(self) -> bool:
        """Whether another report decides its state."""
        return self.lead is not None and self.state in FOLLOWS


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    version: int
    at: datetime
    act: Act
    person: PersonId | None  # nobody for the clock, and for who has no name here
    words: str | None
    alternative: str | None = None  # what is allowed instead (FR13)
    helper: PersonId | None = None  # of what was solved: the key user who proposed it (LC9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What colleagues see of a report: its handler's title and, from 5 on, how many it bothers.

    Who thinks along also sees where it stands, and whose list it is on.
    """

    id: FrictionId
    code: str
    title: str
    state: State
    queue: str
    bothers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """A report with its story and the names in it: what a card needs."""

    friction: Friction
    events: tuple[Event, ...]
    names: dict[PersonId, str]
    handlers: tuple[PersonId, ...]  # who may take it, or who has it; first the one on duty
    lead: "Loop | None" = None  # of a report that goes with another: that one
    bothers: int = 1  # colleagues, the reporter among them
    merged: tuple[Friction, ...] = ()  # the reports that go with this one
    alike: tuple[Heading, ...] = ()  # what it may be the same as
    minders: tuple[PersonId, ...] = ()  # who may hand it over besides: the coordinators, once it is late
    instead_of: str | None = None  # the name of the owner of its queue, where they are away and another is on duty
    colleagues: tuple[tuple[PersonId, str], ...] = ()  # whom it can be handed to, each with a name to choose by
    unwanted: frozenset[str] = frozenset()  # apps and tips that its reporter wants no tip about
    change: dict[str, str] | None = None  # the change it is about, as it is called by language
    looked_at: dict[str, Look] | None = None  # by tip, whether it was found right here; None: none is shown

    @property
    def title(self) -> str | None:
        """What it is called by its handler, or the handler of what it goes with."""
        return (self.lead or self).friction.title

    @property
    def said(self) -> Event | None:
        """The last words of a handler to its reporter."""
        return next((one for one in reversed((self.lead or self).events) if one.act in SAID and one.words), None)

    @property
    def asked(self) -> bool:
        """Whether the handler waits for an answer of its reporter."""
        words = [one for one in (self.lead or self).events if one.act in (*SAID, Act.REPLY)]
        return bool(words) and words[-1].act is Act.ASK and not (self.lead and self._answered(words[-1]))

    @property
    def clocked(self) -> Act | None:
        """What the clock did last, where nothing came after it; that there is no news is none while it asks them."""
        last = next((one.act for one in reversed(self.events) if one.act not in ALONGSIDE), None)
        return last if last is Act.REMIND or (last is Act.STILL and not self.asked) else None

    def _answered(self, question: Event) -> bool:
        """Whether this reporter spoke after it; a nameless reply is kept as its day, and answers one question of it."""
        spoken = [one for one in self.events if one.act is Act.REPLY]
        if any(one.at >= question.at for one in spoken):
            return True
        today = [one.at for one in spoken if not one.person and question.at - one.at < timedelta(days=1)]
        events = (self.lead or self).events
        return len(today) >= sum(one.act is Act.ASK and one.at >= min(today, default=one.at) for one in events)

    @property
    def late(self) -> bool:
        """Whether the day that is promised has passed; of a report without a name, by the day."""
        which = self.friction
        by = which.take_by if which.state is State.RECEIVED else which.decide_by
        passed = [one.at for one in self.events if one.act is Act.LATE]
        return bool(passed) and by <= passed[-1] + timedelta(days=int(which.nameless))

    @property
    def standing(self) -> State:
        """The state that counts for its reporter."""
        return standing(self.friction, self.lead.friction if self.lead else None)

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
    capacity: int  # open reports that a queue can hold
    decide_wd: dict[str, int]  # by pace, until its handler says something
    resolve_wd: dict[str, int]  # by pace, until it is solved or declined
    warn_at: float  # the part of a deadline's working time after which it is warned of
    news_wd: int  # without a word until the reporter reads how it stands
    ask_again_wd: int  # without the reporter's answer until they are asked once more, and again until it closes
    reopen_days: int
    erase_days: int  # after closing, until a mailbox is erased
    crowd: int  # from how many on colleagues see how many it bothers


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


def standing(friction: Friction, lead: Friction | None) -> State:
    """The state that counts for its reporter: a report that goes with another follows it, and has its own last word.

    One that waits for its release follows nothing yet, or what its reporter says would tell that it exists.
    """
    if lead is None or not friction.follows or friction.state is State.WAITING:
        return friction.state
    if lead.state is State.UNANSWERED:
        return State.SOLVED
    return {State.CONFIRMED: State.SOLVED, State.UNDERSTOOD: State.DECLINED}.get(lead.state, lead.state)


def act(
    friction: Friction,
    what: Act,
    *,
    by: Actor,
    handlers: tuple[PersonId, ...],
    now: datetime,
    defaults: LoopDefaults,
    lead: Friction | None = None,
    besides: tuple[PersonId, ...] = (),
) -> Friction | None:
    """The report after the act, or None when it is not in a state for it: a second press changes nothing.

    `lead` is the report that this one goes with; `besides` are those who may hand it over, or think along, besides who
    works on it. Refused when the act belongs to somebody else, or comes too long after the loop closed.
    """
    _authorise(friction, what, by, handlers, besides)
    mine = MOVES[what].side is Side.REPORTER
    if not allowed(what, standing(friction, lead) if mine else friction.state):
        return None
    if what is Act.TAKE and friction.state is State.TAKEN and (by == friction.handler or handlers[:1] != (by,)):
        return None  # who has it is here
    if what is Act.REOPEN and friction.closed_at and now > friction.closed_at + timedelta(days=defaults.reopen_days):
        raise errors.TooLate(days=defaults.reopen_days)
    if what in (Act.REOPEN, Act.OBJECT) and lead:
        friction = replace(friction, handler=lead.handler, title=lead.title, queue=lead.queue)
    to = MOVES[what].to
    moved = replace(friction, version=friction.version + 1)
    if to is None:
        return moved
    return replace(
        moved,
        state=to,
        lead=friction.lead if to in CLOSED else None,
        handler=by if what is Act.TAKE and not isinstance(by, Bearer) else friction.handler,
        closed_at=now if to in CLOSED or to is State.WITHDRAWN else None,
    )


def speaks(friction: Friction, by: Actor) -> bool:
    """Whether this is the reporter: by name, or by the receipt."""
    return by.kept == friction.receipt if isinstance(by, Bearer) else by == friction.reporter


def _authorise(
    friction: Friction, what: Act, by: Actor, handlers: tuple[PersonId, ...], besides: tuple[PersonId, ...]
) -> None:
    side = MOVES[what].side
    reporter, taken = speaks(friction, by), friction.state is State.TAKEN
    if friction.state is State.WAITING and not reporter:
        raise errors.Unknown  # nobody saw it yet
    handles = by == friction.handler if side is Side.HANDLER or taken else by in handlers
    minds = handles or by in (*handlers, *besides)
    if side is Side.REPORTER and not reporter:
        raise errors.NotReporter
    if side is Side.KEY_USER:
        _think_along(friction, by, besides)
    if side is Side.QUEUE and by not in handlers:
        raise errors.OwnReport if reporter else errors.NotHandler
    if side in (Side.HANDLER, Side.WORKER) and not handles:
        raise errors.NotHandler
    if side is Side.MINDER and not minds:
        raise errors.NotHandler
    if side is Side.EITHER and not (reporter or handles):
        raise errors.NotHandler


def _think_along(friction: Friction, by: Actor, key_users: tuple[PersonId, ...]) -> None:
    if by not in key_users:
        raise errors.NotKeyUser
    if friction.title is None:
        raise errors.Unknown  # its handler did not say yet what colleagues may see of it
    if speaks(friction, by):
        raise errors.OwnReport
    if by == friction.handler:
        raise errors.OwnWork
