"""People for a simulated year: they wish, travel, are away, answer or do not; something is wanted of them all along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from content import loader
from domain import budget
from domain.budget import Grant, Kind, Past, Rhythm, Want, Wish
from domain.schedule import WorkingWeek

START, END = datetime(2026, 9, 1, tzinfo=UTC), datetime(2027, 8, 31, tzinfo=UTC)  # 52 weeks
LIMITS, QUIET, WEEK = loader.contact(), loader.quiet(), loader.working_week()
ZONES = ("Europe/Amsterdam", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata", "America/New_York")
EVENINGS = WorkingWeek(days=frozenset({1, 3, 5}), start=time(16), end=time(23, 30), holiday=loader.holiday)
ROUND = WorkingWeek(days=frozenset(range(7)), start=time(0), end=time(23, 59))  # works by night, too
Spell = tuple[int, int]  # from which day of the year, how many days


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    rhythms: Sequence[Rhythm]  # one after the other, each for a like part of the year
    zones: Sequence[str]  # likewise
    week: WorkingWeek | None  # their own hours
    at: time
    away: Sequence[Spell]
    pauses: Sequence[Spell]
    answers: Sequence[bool]  # whether they react to a contact, again and again
    hours: Sequence[int]  # between one time that something is wanted of them and the next, again and again
    wants: Sequence[Want]

    def wish(self, now: datetime) -> Wish:
        part = (now - START) / (END - START)
        rhythm, zone = (of[int(part * len(of))] for of in (self.rhythms, self.zones))
        week = replace(self.week or WEEK, away_until=_until(self.away, now))
        return Wish(
            rhythm=Rhythm(rhythm), zone=zone, week=week, quiet=None if self.week else QUIET, at=self.at,
            paused_until=_until(self.pauses, now),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One contact of the year, with what was true of it."""

    grant: Grant
    wish: Wish
    before: Past
    day: date  # where they were

    @property
    def at(self) -> datetime:
        return self.grant.contact.at


def _until(spells: Sequence[Spell], now: datetime) -> datetime | None:
    """The end of a spell that goes on; nobody says beforehand that they will be away."""
    ends = [START + timedelta(days=start + days) for start, days in spells if _goes_on(start, days, now)]
    return max(ends, default=None)


def _goes_on(start: int, days: int, now: datetime) -> bool:
    return START + timedelta(days=start) <= now < START + timedelta(days=start + days)


def year(life: Life) -> Iterator[Spoken]:
    """Everything that was said to them, who were asked for something all the time."""
    past, now = Past(), START
    reacts, wants = cycle(life.answers), cycle(life.wants)
    for hours in cycle(life.hours):
        now += timedelta(hours=hours)
        if now >= END:
            return
        wish = life.wish(now)
        found = budget.ask(wish, past, [next(wants), next(wants)], LIMITS, now)
        if isinstance(found, Grant):
            yield Spoken(grant=found, wish=wish, before=past, day=now.astimezone(ZoneInfo(wish.zone)).date())
            past = budget.spent(past, found)
            past = budget.answered(past) if next(reacts) else past


spells = st.lists(st.tuples(st.integers(0, 350), st.integers(1, 40)), max_size=4)
wants = st.builds(
    Want, kind=st.sampled_from([Kind.MUST, Kind.RECALL, Kind.TIP]), about=st.just("a"), minutes=st.floats(0.5, 4)
)
lives = st.builds(
    Life,
    rhythms=st.lists(st.sampled_from(Rhythm), min_size=1, max_size=4),
    zones=st.lists(st.sampled_from(ZONES), min_size=1, max_size=9),
    week=st.sampled_from([None, None, EVENINGS, ROUND]),
    at=st.times().map(lambda one: one.replace(second=0, microsecond=0)),
    away=spells,
    pauses=spells,
    answers=st.one_of(st.just([True]), st.just([False]), st.lists(st.booleans(), min_size=1, max_size=12)),
    hours=st.lists(st.integers(1, 20), min_size=1, max_size=12),
    wants=st.lists(wants, min_size=1, max_size=5),
)
