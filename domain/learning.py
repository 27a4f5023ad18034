"""What somebody is taught next, and when they are asked whether they still know it; from their own answers alone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from domain.schedule import WorkingWeek
from domain.tips import Level, Tip


class Outcome(StrEnum):
    """What somebody said of a tip they were shown."""

    TRIED = "tried"  # it worked
    LATER = "later"  # keeps its place, and comes again
    KNOWN = "known"  # they knew it already: never asked, and they know the app better than was thought
    NOTFORME = "notforme"  # never again, and nothing else of that app either
    STUCK = "stuck"  # they tried, and not yet


class Kind(StrEnum):
    NEW = "new"  # a tip they were not shown yet
    RECALL = "recall"  # the question on one they were


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """How remembering is helped, of content/defaults.yaml."""

    retention: float  # the chance to remember at which it is asked again
    longest_days: int  # between two questions on one tip
    first_wd: int  # working days between a tip and the first question on it
    retired_days: float  # a memory this stable is asked no more,
    retired_row: int  # when as many answers in a row were right
    deck: Mapping[int, int]  # how many tips may be remembered at once, by the most contacts a week
    later_h: int  # hours that "later" is away at least
    level_known: int  # tips of an app that were known already, for each level higher


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """What a person is to a tip: as they told, or the organisation's list does; nothing that was observed.

    What is empty was not told, and keeps no tip away.
    """

    a_week: int  # the most contacts they wish; 0 for who has tips on request alone
    roles: frozenset[str] = frozenset()
    locations: frozenset[str] = frozenset()
    scenarios: frozenset[str] = frozenset()  # work moments
    platforms: frozenset[str] = frozenset()
    levels: Mapping[str, Level] = field(default_factory=dict)  # by app; starter where it is not told
    put_away: frozenset[str] = frozenset()  # apps


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Answer:
    at: datetime
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """How well one tip is remembered: all that has to be kept, and can be made anew from the answers."""

    stability: float  # days after which the chance to remember has fallen to nine in ten
    since: datetime  # the last answer, or the showing while there is none
    due: datetime  # from when on it may be asked
    retired: bool  # it sits: asked no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A tip that one person was shown."""

    memory: Memory
    outcome: Outcome | None = None  # nothing was said of it
    later_until: datetime | None = None  # with LATER


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    kind: Kind
    tip: Tip


def memory(shown: datetime, answers: Collection[Answer], numbers: Numbers, week: WorkingWeek, zone: str) -> Memory:
    """What is remembered of a tip by who was first shown it then and gave these answers, in any order."""
    raise NotImplementedError


def retrievability(memory: Memory, now: datetime, numbers: Numbers) -> float:
    """The chance, from 0 to 1, that it is remembered now."""
    raise NotImplementedError


def later(now: datetime, numbers: Numbers) -> datetime:
    """Until when a tip stays away of which somebody says "later" (ML6)."""
    raise NotImplementedError


def fresh(
    learner: Learner, seen: Mapping[str, Seen], tips: Mapping[str, Tip], numbers: Numbers, now: datetime, today: date
) -> Sequence[Tip]:
    """The tips that somebody could be taught now, best first; also for who asks for one."""
    raise NotImplementedError


def choose(
    learner: Learner,
    seen: Mapping[str, Seen],
    tips: Mapping[str, Tip],
    numbers: Numbers,
    now: datetime,
    *,
    last_was: Kind | None,
    today: date,
) -> Choice | None:
    """What one contact with this person is for; None when there is nothing worth it.

    `tips` are those an administrator lets be taught, `today` is the person's own date.
    """
    raise NotImplementedError
