"""When the clock does something about a report: in working time, each thing once, over weekends and holidays."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from content import loader
from domain import timers
from domain.friction import Friction
from domain.states import State
from domain.timers import What
from tests.examples import RULES, ZONE, friction

WEEK = loader.working_week()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


def told(due: timers.Timers) -> dict[str, str]:
    return {what.value: f"{moment.astimezone(ZoneInfo(ZONE)):%a %d %b %H:%M}" for what, moment in due.items()}


def deadlines(one: Friction, since: str, *, spoken: bool = False) -> dict[str, str]:
    return told(timers.deadlines(one, since=at(since), spoken=spoken, week=WEEK, zone=ZONE, defaults=RULES.loop))


def test_what_waits_is_warned_of_at_three_quarters_of_its_working_hours() -> None:
    waits = replace(friction(State.RECEIVED), take_by=at("2026-11-23 16:00"))  # eight working hours over a weekend
    assert deadlines(waits, "2026-11-20 17:00") == {
        "take.soon": "Mon 23 Nov 14:00", "take.late": "Mon 23 Nov 16:00",
    }  # fmt: skip


def test_what_is_taken_is_decided_and_solved_in_time_and_christmas_is_no_working_day() -> None:
    taken = replace(friction(State.TAKEN), pace="fast", decide_by=at("2026-12-28 17:30"))
    assert deadlines(taken, "2026-12-24 08:30") == {
        "decide.soon": "Mon 28 Dec 13:00",  # 13.5 of 18 working hours: the 25th to the 27th do not count
        "decide.late": "Mon 28 Dec 17:30",
        "solve.soon": "Thu 31 Dec 13:00",
        "solve.late": "Mon 04 Jan 17:30",
    }  # fmt: skip
    assert deadlines(taken, "2026-12-24 08:30", spoken=True).keys() == {"solve.soon", "solve.late"}


@pytest.mark.parametrize("state", [one for one in State if one not in (State.RECEIVED, State.TAKEN)])
def test_nothing_else_has_deadlines(state: State) -> None:
    assert deadlines(friction(state), "2026-11-17 09:30") == {}


def test_after_five_working_days_the_reporter_reads_how_it_stands_and_the_handler_is_asked_a_day_before() -> None:
    due = timers.sign_of_life(at("2026-11-17 09:30"), week=WEEK, zone=ZONE, defaults=RULES.loop)
    assert told(due) == {"still": "Tue 24 Nov 17:30", "words": "Mon 23 Nov 17:30"}


@pytest.mark.parametrize("hour", ["00:00", "08:00", "09:30", "17:30", "23:59"])
def test_whatever_the_hour_nobody_waits_longer_than_five_working_days(hour: str) -> None:
    taken = {"week": WEEK, "zone": ZONE, "defaults": RULES.loop}
    due = timers.sign_of_life(at(f"2026-11-17 {hour}"), **taken)  # type: ignore[arg-type]  # each is its own
    assert told(due) == {"still": "Tue 24 Nov 17:30", "words": "Mon 23 Nov 17:30"}
    again = timers.sign_of_life(due[What.STILL], **taken)  # type: ignore[arg-type]  # as above
    assert told(again) == {"still": "Tue 01 Dec 17:30", "words": "Mon 30 Nov 17:30"}


@pytest.mark.parametrize("state", [State.SOLVED, State.DECLINED])
def test_who_does_not_answer_is_asked_once_more_and_then_it_is_closed(state: State) -> None:
    ways = {"week": WEEK, "zone": ZONE, "defaults": RULES.loop}
    first = timers.unanswered(at("2026-11-17 09:30"), state=state, reminded=False, **ways)  # type: ignore[arg-type]
    assert told(first) == {"remind": "Tue 24 Nov 17:30"}
    then = timers.unanswered(at("2026-12-04 08:30"), state=state, reminded=True, **ways)  # type: ignore[arg-type]
    assert told(then) == {"close": "Fri 11 Dec 17:30"}, "five days after they were asked, however late that was"
    confirmed = timers.unanswered(at("2026-11-17 09:30"), state=State.CONFIRMED, reminded=False, **ways)  # type: ignore[arg-type]
    assert confirmed == {}
