"""What somebody is taught next, and when they are asked whether they still know it; from their own answers alone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from itertools import takewhile

from fsrs import Card, Rating, Scheduler

from domain import errors, schedule
from domain.schedule import WorkingWeek
from domain.tips import EVERYBODY, LEVELS, Level, Priority, Tip

DUNNO = "none"  # the choice of who does not know
LATER = {"tomorrow": 1, "days": 2, "week": 7}  # days that "later" is away, as the card offers them


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
    kept_days: int  # of answers: what is older says little of what is known now, and is nobody's to read
    level_known: int  # tips of an app that were known already, for each level higher


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """What a person is to a tip: as they told, or the organisation's list does; nothing that was observed.

    What is empty was not told and keeps no tip away, but for roles: a tip that is for one alone is not for others.
    """

    a_week: int  # the most contacts they wish; 0 for who has tips on request alone
    roles: frozenset[str] = frozenset()
    locations: frozenset[str] = frozenset()
    scenarios: frozenset[str] = frozenset()  # work moments
    platforms: frozenset[str] = frozenset()
    levels: Mapping[str, Level] = field(default_factory=dict)  # by app; starter where it is not told
    put_away: frozenset[str] = frozenset()  # apps
    series: frozenset[str] = frozenset()  # tips that follow a change they had news of


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
    missed: bool = False  # the last answer was wrong, and no question on it came since: asked once more before others


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
    """What is remembered of a tip by who was shown it then (and did not put it off) and gave these answers.

    It is due as its day begins for them: an interval is whole days, and the next contact may come at an earlier hour.
    """
    if not answers:
        return _unanswered(shown, numbers.retention, numbers.longest_days, numbers.first_wd, week, zone)
    model, card = _model(numbers.retention, numbers.longest_days), Card(card_id=0, due=shown)
    ordered = sorted(answers)
    for one in ordered:
        card, _ = model.review_card(card, Rating.Good if one.right else Rating.Again, one.at.astimezone(UTC))
    row = sum(1 for _ in takewhile(lambda one: one.right, reversed(ordered)))
    kept = _kept(card, due=schedule.start_of_day(card.due, zone))
    return replace(
        kept, missed=not row and all(one.right for one in ordered[-2:-1]),
        retired=kept.stability >= numbers.retired_days and row >= numbers.retired_row,
    )  # fmt: skip


def retrievability(memory: Memory, now: datetime, numbers: Numbers) -> float:
    """The chance, from 0 to 1, that it is remembered now."""
    card = Card(card_id=0, stability=memory.stability, last_review=memory.since, due=memory.due)
    return _model(numbers.retention, numbers.longest_days).get_card_retrievability(card, now)


def later(now: datetime, numbers: Numbers) -> datetime:
    """Until when a tip stays away of which somebody says "later" (ML6)."""
    return now.astimezone(UTC) + timedelta(hours=numbers.later_h)


def until(when: str, now: datetime, zone: str) -> datetime:
    """The beginning, for them, of the day that they put a tip off to; raises Choice for what no card of ours offers."""
    if when not in LATER:
        raise errors.Choice
    return schedule.start_of_day(now + timedelta(days=LATER[when]), zone)


def fresh(
    learner: Learner, seen: Mapping[str, Seen], tips: Mapping[str, Tip], numbers: Numbers, now: datetime, today: date
) -> Sequence[Tip]:
    """The tips that somebody could be taught now, best first; also for who asks for one.

    What they should know comes first, then what they put off, what follows a change (ML2), and what fits their level.
    What is below it comes last: who knows an app well may have missed one thing. More than one level above it is not
    for them yet.
    """
    known = [tips[one] for one, how in seen.items() if how.outcome is Outcome.KNOWN and one in tips]
    own: dict[str, int] = {}  # by app: looked up again and again, for everybody whose moment comes at once
    found: list[tuple[tuple[bool, bool, bool, bool, int], int, Tip]] = []
    for place, tip in enumerate(tips.values()):
        before = seen.get(tip.id)
        if (before and not _again(before, now)) or not tip.taught(today) or not _is_for(tip, learner):
            continue
        if tip.app not in own:
            own[tip.app] = _own(tip.app, learner, known, numbers)
        must, above = tip.priority == Priority.MUST, _RANK[tip.level] - own[tip.app]
        if must or (above <= 1 and _suits(tip.scenarios, learner.scenarios)):
            follows = tip.id in learner.series
            found.append(((not must, before is None, not follows, above < 0, abs(above)), place, tip))
    return [tip for *_, tip in sorted(found, key=lambda one: one[:2])]


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

    `tips` are those an administrator lets be taught, `today` is the person's own date. What they should know comes
    first; else a new tip and a question take turns while there are both. Of the questions that are due it is one they
    answered wrong, once more, and else the one they most probably still know: once there is no room for all, asking
    that one keeps most (ML1).
    """
    new = fresh(learner, seen, tips, numbers, now, today)
    if new and new[0].priority == Priority.MUST:
        return Choice(kind=Kind.NEW, tip=new[0])
    asked = {one: how.memory for one, how in seen.items() if _remembered(how) and one in tips}
    room = next((most for times, most in sorted(numbers.deck.items()) if times >= learner.a_week), len(tips))
    due = [
        (not known.missed, (now - known.since) / known.stability, known.since, one)  # the less, the better remembered
        for one, known in asked.items()
        if known.due <= now and tips[one].taught(today) and tips[one].app not in learner.put_away
    ]
    chosen = {
        Kind.NEW: next(
            (tip for tip in new if tip.id in seen or len(asked) < room), None
        ),  # what was put off has a place
        Kind.RECALL: tips[min(due)[-1]] if due else None,
    }
    order = (Kind.RECALL, Kind.NEW) if last_was is Kind.NEW else (Kind.NEW, Kind.RECALL)
    return next((Choice(kind=kind, tip=tip) for kind in order if (tip := chosen[kind])), None)


_RANK: Mapping[str, int] = {level: at for at, level in enumerate(LEVELS)}


@cache
def _model(retention: float, longest: int) -> Scheduler:
    return Scheduler(
        desired_retention=retention, maximum_interval=longest, learning_steps=(), relearning_steps=(),
        enable_fuzzing=False,  # the same answers, the same day
    )  # fmt: skip


@lru_cache(maxsize=256)  # the same for all who are shown something in one look
def _unanswered(shown: datetime, retention: float, longest: int, first_wd: int, week: WorkingWeek, zone: str) -> Memory:
    """As stable as after a right answer, until there is one."""
    card, _ = _model(retention, longest).review_card(Card(card_id=0, due=shown), Rating.Good, shown.astimezone(UTC))
    first = schedule.start_of_day(schedule.days_after(shown, first_wd, week, zone), zone)
    return _kept(card, due=first)


def _kept(card: Card, *, due: datetime) -> Memory:
    assert card.stability is not None
    assert card.last_review is not None
    return Memory(stability=card.stability, since=card.last_review, due=due, retired=False)


def _again(before: Seen, now: datetime) -> bool:
    """Whether a tip that was shown is shown once more, as they said "later"."""
    return before.outcome is Outcome.LATER and before.later_until is not None and before.later_until <= now


def _remembered(how: Seen) -> bool:
    """Whether it is still asked now and then."""
    return not how.memory.retired and how.outcome in (None, Outcome.TRIED, Outcome.STUCK)


def _is_for(tip: Tip, learner: Learner) -> bool:
    roles = EVERYBODY in tip.roles or not tip.roles.isdisjoint(learner.roles)
    places = _suits(tip.locations, learner.locations) and _suits(tip.platforms, learner.platforms)
    return roles and places and tip.app not in learner.put_away


def _suits(tip: Collection[str], learner: frozenset[str]) -> bool:
    """Whether they share one, or nothing was told."""
    return not learner or not learner.isdisjoint(tip)


def _own(app: str, learner: Learner, known: Sequence[Tip], numbers: Numbers) -> int:
    """Which level of an app is theirs, counted from nothing; what they knew already has raised it (DI7)."""
    told = _RANK[learner.levels.get(app, Level.STARTER)]
    as_hard = sum(1 for one in known if one.app == app and _RANK[one.level] >= told)
    return min(told + as_hard // numbers.level_known, len(_RANK) - 1)
