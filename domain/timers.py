"""What the clock does about a report, and when: warn, tell that it is late, give a sign of life, ask again, close.

Everything is in the working time of whom it waits for. Each timer goes off once; an act winds them anew.
"""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from domain import schedule
from domain.friction import Friction, LoopDefaults
from domain.schedule import WorkingWeek
from domain.states import ANSWERED, State


class What(StrEnum):
    TAKE_SOON = "take.soon"  # nearly late: nobody took it
    TAKE_LATE = "take.late"
    DECIDE_SOON = "decide.soon"  # its handler has not said anything yet
    DECIDE_LATE = "decide.late"
    SOLVE_SOON = "solve.soon"
    SOLVE_LATE = "solve.late"
    WORDS = "words"  # the handler is asked for a word
    STILL = "still"  # the reporter reads how it stands
    REMIND = "remind"
    CLOSE = "close"


SOON = frozenset({What.TAKE_SOON, What.DECIDE_SOON, What.SOLVE_SOON, What.WORDS})
LATE = frozenset({What.TAKE_LATE, What.DECIDE_LATE, What.SOLVE_LATE})
LATE_OF = {What.TAKE_SOON: What.TAKE_LATE, What.DECIDE_SOON: What.DECIDE_LATE, What.SOLVE_SOON: What.SOLVE_LATE}
NEWS = frozenset({What.WORDS, What.STILL})

Timers = dict[What, datetime]


def deadlines(
    which: Friction, *, since: datetime, spoken: bool, week: WorkingWeek, zone: str, defaults: LoopDefaults
) -> Timers:
    """Of a report that is open, in its handler's working time; `spoken` is whether they said something since taking it.

    `since` is when this round began.
    """
    ends: dict[tuple[What, What], datetime] = {}
    if which.state is State.RECEIVED:
        ends[What.TAKE_SOON, What.TAKE_LATE] = which.take_by
    if which.state is State.TAKEN:
        solve_by = schedule.add_days(since, defaults.resolve_wd[which.pace], week, zone)
        ends[What.SOLVE_SOON, What.SOLVE_LATE] = solve_by
        if not spoken:
            ends[What.DECIDE_SOON, What.DECIDE_LATE] = which.decide_by
    return dict(_pairs(ends, since, week, zone, defaults.warn_at))


def sign_of_life(since: datetime, *, week: WorkingWeek, zone: str, defaults: LoopDefaults) -> Timers:
    """Five working days after the last news the reporter reads how it stands; who has it is asked a day before."""
    days = {What.STILL: defaults.news_wd, What.WORDS: defaults.news_wd - 1}
    return {what: schedule.days_after(since, many, week, zone) for what, many in days.items()}


def unanswered(
    since: datetime, *, state: State, reminded: bool, week: WorkingWeek, zone: str, defaults: LoopDefaults
) -> Timers:
    """What was answered and not confirmed: asked once more, and then closed, in the reporter's working days.

    `reminded` is whether they were asked: it closes so long after that, however late that was.
    """
    next_ = What.CLOSE if reminded else What.REMIND
    return {next_: schedule.days_after(since, defaults.ask_again_wd, week, zone)} if state in ANSWERED else {}


def _pairs(
    ends: dict[tuple[What, What], datetime], since: datetime, week: WorkingWeek, zone: str, part: float
) -> Iterator[tuple[What, datetime]]:
    for (soon, late), end in ends.items():
        yield soon, schedule.part_of(since, end, part, week, zone)
        yield late, end
