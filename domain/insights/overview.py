"""What the overview holds, and in which periods: fixed ones, that are counted once and for all when they are over."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.friction import FrictionId
from domain.insights.folding import LEAST, Folded, Median, Share
from domain.recognition import begins

DAY = timedelta(days=1)
WEEK = 7 * DAY
BLOCK = 4 * WEEK
FIRST = date(2024, 1, 1)  # a Monday: blocks of four weeks are counted from here
AFTER = 3 * DAY  # a day is counted when two more have passed
WEIGHTS = {"workaround": 2, "time": 2, "rework": 3, "stress": 3}  # by what it costs (impact of content/frictions.yaml)
UNSAID = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Whole weeks of one block, and how many in them: as few weeks as hold LEAST."""

    first: date  # a Monday
    weeks: int
    many: int

    @property
    def end(self) -> date:
        """The Monday after it."""
        return self.first + self.weeks * WEEK


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What was closed in a span: confirmed, understood, or without its reporter's answer; not what was taken back."""

    span: Span
    in_time: Share | None  # no deadline had passed
    again: Share | None  # its reporter had sent it back before
    confirmed: Share | None  # its reporter says that it works


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long it takes, in the last block that is over."""

    heard: Median | None  # from receipt to the first human act
    decided: Median | None  # to the first solution or no
    worked: Median | None  # to its reporter's word that it works
    answered: Median | None  # of a question, to its first answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What colleagues may see of an open report; `bothers` is None for a few."""

    id: FrictionId
    title: str
    taken: bool
    bothers: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything on the first page, folded: what it shows may be added and subtracted at will."""

    counted_to: date | None  # the day up to which everything is counted; None before the first
    received: tuple[Span, ...]  # oldest first
    closed: tuple[Closing, ...]
    block: date | None  # the first day of the last four weeks that are over, which the rest until `open` is about
    groups: Folded | None  # reports received, by the id of the group; "" where none was said
    topics: Folded | None  # questions asked, likewise, of topics that are shown alone; "" where there is none
    helped: int | None  # questions whose asker says that the answer helps, rounded down by fives
    pace: Pace
    open: Mapping[str, int | None]  # right now, by queue, rounded down by fives; None for a few or none
    unowned: bool  # whether any report waits where nobody would find it
    issues: tuple[Issue, ...]  # in the order of `score`


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What was solved in a month: titles of their handlers, of what bothered five colleagues or more."""

    titles: tuple[str, ...]
    smaller: int | None  # how much else; None for a few or none


def settled(day: date, zone: str) -> datetime:
    """When it can be counted: it is over, and so are two more."""
    return begins(day + AFTER, zone)


def block_of(day: date) -> date:
    """The first day of its four weeks, the same for whoever asks whenever."""
    return day - (day - FIRST) % BLOCK


def spans(weeks: Sequence[tuple[date, int]]) -> Iterator[Span]:
    """Of weeks that are over, in order, and how many there were in each.

    A week of fewer than LEAST goes together with the next ones of its block, until there are enough; what is left at
    the block's end is shown nowhere, not in any sum either. What was said once stays, whatever comes after it.
    """
    first, many = None, 0
    for monday, more in weeks:
        if first is None or block_of(first) != block_of(monday):
            first, many = monday, 0
        many += more
        if many >= LEAST:
            yield Span(first=first, weeks=(monday - first) // WEEK + 1, many=many)
            first, many = monday + WEEK, 0


def score(followers: int, impact: str | None, days: int) -> int:
    """How far ahead an open issue stands: colleagues it bothers x what it costs x days since it came in (LC12)."""
    return followers * WEIGHTS.get(impact or "", UNSAID) * (days + 1)
