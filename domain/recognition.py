"""What somebody's help achieved in a month, for them alone: counted, and never held beside anybody else's (KU5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.knowledge import ArticleId, Wording

LEAST_SHOWN = 5  # colleagues helped this year, before anybody else reads how many


class Because(StrEnum):
    """What somebody did for something that is solved now."""

    REPORTED = "reported"  # it was their report
    SUPPORTED = "supported"  # it bothers them too, they said
    HANDED = "handed"  # a question that they gave to IT


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Whole days where the organisation is."""

    first: date
    end: date  # the day after the last one
    zone: str

    @property
    def since(self) -> datetime:
        return begins(self.first, self.zone)

    @property
    def until(self) -> datetime:
        return begins(self.end, self.zone)

    @property
    def month(self) -> str:
        """`2026-11`: the one that it lies in."""
        return f"{self.first:%Y-%m}"

    @property
    def over(self) -> bool:
        """Whether it is all of its month."""
        return self.end == following(self.first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reused:
    """An article that helped others."""

    article: ArticleId
    wordings: Mapping[str, Wording]
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that is solved, and what they did for it."""

    because: Because
    id: str  # of the question where they handed one on, else of the report
    code: str
    title: str  # of a question its words
    colleagues: int = 0  # more whom they spoke for (FR10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What their help achieved in that time; what has no name is one colleague each, and not told apart."""

    period: Period
    questions: int = 0  # they answered, and whoever asked says that it helps
    helped: int = 0  # colleagues who asked those
    thanked: int = 0
    reused: tuple[Reused, ...] = ()  # the most helpful first
    changes: tuple[Change, ...] = ()

    @property
    def times(self) -> int:
        """How often their articles helped."""
        return sum(one.times for one in self.reused)

    @property
    def anything(self) -> bool:
        return bool(self.helped or self.thanked or self.reused or self.changes)

    def minutes(self, each: int | None) -> int:
        """About how many it saved, where the organisation said how many one answered question does."""
        return (self.questions + self.times) * (each or 0)


def begins(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def month_of(moment: datetime, zone: str) -> date:
    """Its first day."""
    return moment.astimezone(ZoneInfo(zone)).date().replace(day=1)


def following(month: date) -> date:
    """The first day of the next month."""
    return (month + timedelta(days=31)).replace(day=1)


def whole(month: date, zone: str) -> Period:
    return Period(first=month, end=following(month), zone=zone)


def so_far(moment: datetime, zone: str) -> Period:
    """The month of yesterday, up to today: nobody sees from a number at which hour somebody said that it helps."""
    today = moment.astimezone(ZoneInfo(zone)).date()
    return Period(first=(today - timedelta(days=1)).replace(day=1), end=today, zone=zone)


def this_year(moment: datetime, zone: str) -> Period:
    """The same of the year."""
    today = moment.astimezone(ZoneInfo(zone)).date()
    return Period(first=today.replace(month=1, day=1), end=today, zone=zone)
