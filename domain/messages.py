"""The kinds of message we can owe somebody, and what holds for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from domain import budget


class Kind(StrEnum):
    REPLY = "reply"  # the answer to something typed; the card it carries is in its data
    WELCOME = "welcome"  # once per person, at installing
    STATUS = "friction.status"  # the reporter's card of one loop, which lives on
    PING = "friction.ping"  # the sound beside a card that lives on: solved, declined, or words of the handler
    WORK = "friction.work"  # to the one on duty: something waits for you
    SOON = "friction.soon"  # to who has it, else the one on duty: it is nearly late, or its reporter hears nothing
    LATE = "friction.late"  # to the coordinators: a deadline passed
    CROWDED = "friction.crowded"  # to the coordinators, once a week: a queue holds more than it can
    OUTCOME = "friction.outcome"  # to the handler: what the reporter said of it
    HELPED = "friction.helped"  # to a key user: what they proposed solved it
    CONSENT = "article.consent"  # to who asked: may the answer they got become an article
    ARTICLE = "article.outcome"  # to its owner: what who asked says of that
    REVIEW = "article.review"  # to its owner: look at it again; it was missed, or its day has come
    ASKING = "question.form"  # to who reported: the form of a question, with the words of their report in it
    ASKED = "question.asked"  # to a key user: a colleague asks you something
    QUESTION = "question.status"  # the asker's card of one question, which lives on
    ANSWERED = "question.ping"  # the sound beside it: answered, or asked once more whether that helps
    THANKS = "question.thanks"  # to who answered: what the asker said of it, once a day
    WISH = "keyuser.wish"  # to the coordinators: somebody offers to be a key user
    IMPACT = "recognition.note"  # to a key user, once a month: what their help achieved
    OFFERED = "keyuser.outcome"  # to who offered: they are one, or not now
    NUDGE = "nudge.new"  # news about a change; its card lives on where it was delivered
    AHEAD = "nudge.ahead"  # the same to a key user, before the others and with a toolkit
    APPROVE = "nudge.approve"  # to the other coordinators: read it, it goes to many
    JUDGED = "nudge.judged"  # to who sends it: a key user says that something is not right, or nobody said anything
    PROGRESS = "nudge.status"  # the card of who sends it, which lives on
    EXPIRED = "tip.expired"  # to the coordinators, once a month: tips that nobody looked at for so long
    TIP = "tip.new"  # a tip, unasked
    RECALL = "tip.recall"  # the question on one: do you still know
    PAUSED = "tip.paused"  # the one line that says it stops, as nothing was answered
    FOLLOW = "friction.follow"  # a supporter's card of one report, which lives on


class Doubt(StrEnum):
    """What to do when we cannot know whether a message arrived."""

    REPEAT = "repeat"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    priority: int  # lower goes first; 0 is kept for typed replies
    doubt: Doubt = Doubt.REPEAT
    living: bool = False  # one row per (card, receiver), armed again when the version moves
    waits: bool = False  # makes a sound: held until the receiver's quiet time ends
    merges: bool = False  # several that wait for one receiver become one card
    budgeted: frozenset[budget.Kind] = frozenset()  # nobody asked for it: only with a grant for one of these
    follows: bool = False  # may go out at once by an act without a name: neither counted nor logged, it would tell when


def _unasked(*kinds: budget.Kind, priority: int = 6) -> Manner:
    return Manner(priority=priority, doubt=Doubt.UNKNOWN, waits=True, budgeted=frozenset(kinds))


MANNERS: dict[Kind, Manner] = {
    Kind.REPLY: Manner(priority=0),
    Kind.WELCOME: Manner(priority=1),
    Kind.STATUS: Manner(priority=2, living=True),
    Kind.FOLLOW: Manner(priority=4, living=True),
    Kind.PING: Manner(priority=3, waits=True),
    Kind.WORK: Manner(priority=3, waits=True, merges=True),
    Kind.SOON: Manner(priority=3, waits=True, merges=True),
    Kind.LATE: Manner(priority=3, waits=True, merges=True),
    Kind.CROWDED: Manner(priority=4, waits=True),
    Kind.OUTCOME: Manner(priority=4, waits=True, merges=True),
    Kind.HELPED: Manner(priority=4, waits=True, merges=True),
    Kind.ASKING: Manner(priority=1),
    Kind.ASKED: Manner(priority=3, waits=True, merges=True, follows=True),
    Kind.QUESTION: Manner(priority=2, living=True),
    Kind.ANSWERED: Manner(priority=3, waits=True),
    Kind.WISH: Manner(priority=4, waits=True),
    Kind.OFFERED: Manner(priority=4, waits=True),
    Kind.IMPACT: Manner(priority=4, waits=True),
    Kind.EXPIRED: Manner(priority=4, waits=True),
    Kind.AHEAD: Manner(priority=4, waits=True),
    Kind.APPROVE: Manner(priority=3, waits=True),
    Kind.JUDGED: Manner(priority=3, waits=True),
    Kind.PROGRESS: Manner(priority=4, living=True),
    Kind.NUDGE: _unasked(budget.Kind.MUST, budget.Kind.NUDGE, priority=5),
    Kind.THANKS: Manner(priority=4, waits=True, merges=True, follows=True),
    Kind.CONSENT: Manner(priority=3, waits=True),
    Kind.ARTICLE: Manner(priority=4, waits=True, follows=True),
    Kind.REVIEW: Manner(priority=4, waits=True, follows=True),
    Kind.TIP: _unasked(budget.Kind.MUST, budget.Kind.TIP),
    Kind.RECALL: _unasked(budget.Kind.RECALL),
    Kind.PAUSED: _unasked(budget.Kind.PAUSE),
}


class End(StrEnum):
    """How one attempt to send ended."""

    DONE = "done"
    AGAIN = "again"  # later, backing off
    DEAD = "dead"  # never, with a reason a person understands
    CANCELLED = "cancelled"  # there is nothing to say anymore
    UNKNOWN = "unknown"  # it may have arrived, and must not arrive twice: a coordinator sees it


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """The card somebody pressed: Teams' id of it, and whether the answer to the press replaces it."""

    activity: str | None
    replaced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One owed message, claimed by this process."""

    id: str
    kind: Kind
    about: str
    receiver: str
    occasion: str
    wanted: int
    activity: str | None
    address: Mapping[str, str] | None
    data: Mapping[str, Any] | None
    chat: bool
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a parcel; `also` are the ids of waiting messages that went into the same card."""

    id: str
    end: End
    version: int = 0
    activity: str | None = None
    retry_at: datetime | None = None  # machine time
    due: datetime | None = None  # people's time: of AGAIN when the quiet time ends, of DEAD the start of that day
    tried: bool = True  # whether it counts as an attempt
    reason: str | None = None
    chat: bool = False
    also: Sequence[str] = field(default=())
    erased: bool = False  # a typed reply, or a message to a mailbox: once it ended, nothing of it is kept


def back_off(attempts: int, jitter: float) -> timedelta:
    """How long to wait after so many failed attempts: 1 s doubling to 15 min, times 0.5 to 1.5 by `jitter` (0 to 1)."""
    return timedelta(seconds=min(2.0**attempts, 900.0) * (0.5 + jitter))
