"""How often somebody is spoken to who asked nothing, rule by rule; a year of all of them: test_budget_year."""

import ast
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import loader
from domain import budget
from domain.budget import Contact, Grant, Held, Kind, Past, Reason, Refused, Rhythm, Want, Wish, ask
from domain.schedule import WorkingWeek
from tests.examples import ZONE
from tests.test_shape import sources

LIMITS, QUIET, WEEK = loader.contact(), loader.quiet(), loader.working_week()
THREE = Wish(rhythm=Rhythm.THREE, zone=ZONE, week=WEEK, quiet=QUIET, at=LIMITS.at)
DAILY, ONE, OFF = (replace(THREE, rhythm=one) for one in (Rhythm.DAILY, Rhythm.ONE, Rhythm.OFF))
TIP, RECALL, MUST = (Want(kind=kind, about="a", minutes=1) for kind in (Kind.TIP, Kind.RECALL, Kind.MUST))


def at(text: str, zone: str = ZONE) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=ZoneInfo(zone))


def past(*moments: str, unanswered: int = 0, minutes: float = 1) -> Past:
    contacts = tuple(Contact(at=at(one), day=at(one).date(), minutes=minutes) for one in moments)
    return Past(contacts=contacts, unanswered=unanswered)


def told(wish: Wish, before: Past, now: str, *wants: Want) -> str:
    """Now, until when, or why not."""
    match ask(wish, before, wants or (TIP,), LIMITS, at(now)):
        case Grant():
            return "now"
        case Held(until=until):
            return f"{until.astimezone(ZoneInfo(wish.zone)):%a %m-%d %H:%M}"
        case Refused(reason=reason):
            return reason


OWN = replace(THREE, quiet=None, week=WorkingWeek(days=frozenset({5}), start=time(19), end=time(23)))  # Saturday night


@pytest.mark.parametrize(
    ("wish", "now", "expected"),
    [
        (THREE, "11-17 10:00", "now"),
        (THREE, "11-17 08:29", "Tue 11-17 08:30"),
        (THREE, "11-17 17:30", "Wed 11-18 08:30"),
        (THREE, "11-20 18:00", "Mon 11-23 08:30"),  # over a weekend
        (THREE, "12-24 18:00", "Mon 12-28 08:30"),  # over Christmas, and a weekend
        (replace(THREE, week=replace(WEEK, away_until=at("11-30 00:00"))), "11-17 10:00", "Mon 11-30 08:30"),
        (replace(THREE, paused_until=at("11-25 12:00")), "11-17 10:00", "Wed 11-25 12:00"),
        (replace(THREE, paused_until=at("11-10 12:00")), "11-17 10:00", "now"),
        (replace(THREE, quiet=replace(QUIET, end=time(9, 30))), "11-17 08:45", "Tue 11-17 09:30"),  # works, in quiet
        (OWN, "11-21 20:00", "now"),  # their own hours, though others sleep
        (OWN, "11-21 23:00", "Sat 11-28 19:00"),
        (OFF, "11-17 10:00", Reason.OFF),
    ],
)
def test_nothing_unasked_sounds_in_quiet_time(wish: Wish, now: str, expected: str) -> None:
    assert told(wish, Past(), now) == expected


@pytest.mark.parametrize(
    ("wish", "before", "now", "expected"),
    [
        (DAILY, past("11-17 10:00"), "11-17 16:30", "Wed 11-18 08:30"),  # one a day
        (DAILY, past("11-17 10:00"), "11-18 08:30", "now"),
        (OWN, past("11-20 18:00"), "11-21 19:00", "now"),
        (THREE, past("11-16 10:00", "11-18 10:00", "11-20 10:00"), "11-22 12:00", "Mon 11-23 08:30"),
        (THREE, past("11-17 10:00", "11-18 10:00", "11-20 10:00"), "11-23 10:00", "Tue 11-24 08:30"),
        (THREE, past("11-20 10:00", "11-17 10:00", "11-18 10:00"), "11-23 10:00", "Tue 11-24 08:30"),  # in any order
        (ONE, past("11-17 10:00"), "11-23 17:00", "Tue 11-24 08:30"),
        (ONE, past("11-17 10:00"), "11-24 08:30", "now"),
        (DAILY, past("11-17 10:00", minutes=8.5), "11-18 10:00", "now"),
        (DAILY, past("11-17 10:00", minutes=9.5), "11-18 10:00", "Tue 11-24 08:30"),  # ten minutes a week
    ],
)
def test_a_week_has_room_for_so_much(wish: Wish, before: Past, now: str, expected: str) -> None:
    assert told(wish, before, now) == expected


def test_six_hours_lie_between_two_contacts_though_midnight_does_too() -> None:
    nights = replace(DAILY, quiet=None, week=WorkingWeek(days=frozenset(range(7)), start=time(0), end=time(23, 59)))
    assert told(nights, past("11-17 22:00"), "11-18 00:00") == "Wed 11-18 04:00"
    assert told(nights, past("10-24 23:00"), "10-25 00:00") == "Sun 10-25 04:00"  # an hour came twice


LA, AUCKLAND = "America/Los_Angeles", "Pacific/Auckland"


@pytest.mark.parametrize(
    ("left", "before", "there", "now", "expected"),
    [
        (LA, "11-17 11:30", ZONE, "11-18 10:00", "now"),
        (LA, "11-17 11:30", AUCKLAND, "11-18 18:00", "Thu 11-19 08:30"),  # it was the 18th there already
        (AUCKLAND, "11-18 10:00", LA, "11-18 10:00", "Thu 11-19 08:30"),  # the second 18th of their journey
        (AUCKLAND, "11-18 10:00", LA, "11-17 17:00", "Thu 11-19 08:30"),  # and the 17th after it
    ],
)
def test_who_travels_has_one_contact_a_day_by_the_day_there_and_the_day_here(
    left: str, before: str, there: str, now: str, expected: str
) -> None:
    then = at(before, left)
    earlier = Past(contacts=(Contact(at=then, day=then.date(), minutes=1),))
    wish = replace(DAILY, zone=there, quiet=replace(QUIET, start=time(22)), week=replace(WEEK, end=time(22)))
    found = ask(wish, earlier, [TIP], LIMITS, at(now, there))
    until = found.until.astimezone(ZoneInfo(there)) if isinstance(found, Held) else None
    assert (f"{until:%a %m-%d %H:%M}" if until else "now") == expected


@pytest.mark.parametrize(
    ("unanswered", "now", "expected"),
    [
        (2, "11-24 10:00", "now"),
        (3, "11-24 10:00", "Tue 12-01 08:30"),  # three in two weeks
        (3, "12-01 08:30", "now"),
        (7, "12-01 08:30", "now"),
        (9, "12-01 08:30", Reason.PAUSED),
        (12, "12-01 08:30", Reason.PAUSED),
    ],
)
def test_who_answers_nothing_hears_half_as_much_and_then_nothing(unanswered: int, now: str, expected: str) -> None:
    assert told(THREE, past("11-17 10:00", "11-18 10:00", "11-20 10:00", unanswered=unanswered), now) == expected


def test_the_eighth_without_an_answer_is_followed_by_one_line_and_an_answer_brings_all_back() -> None:
    before = past(unanswered=8)
    granted = ask(THREE, before, [MUST, TIP], LIMITS, at("11-17 10:00"))
    assert isinstance(granted, Grant)
    assert [one.kind for one in granted.wants] == [Kind.PAUSE]
    after = budget.spent(before, granted)
    assert told(THREE, after, "12-17 10:00", MUST) == Reason.PAUSED
    assert told(THREE, budget.answered(after), "11-18 10:00") == "now"


def test_contacts_are_kept_for_as_long_as_two_weeks_count() -> None:
    granted = ask(DAILY, Past(), [TIP], LIMITS, at("11-17 10:00"))
    assert isinstance(granted, Grant)
    kept = budget.spent(past("10-31 10:00", "11-02 10:00", "11-10 10:00"), granted)
    assert [one.at for one in kept.contacts] == [at("11-02 10:00"), at("11-10 10:00"), at("11-17 10:00")]
    assert kept.unanswered == 1


def test_with_rhythm_off_not_even_what_must_be_known_comes_in_the_chat() -> None:
    assert told(OFF, Past(), "11-17 10:00", MUST) == Reason.OFF
    assert told(OFF, past(unanswered=8), "11-17 10:00", MUST) == Reason.OFF


def test_what_takes_longer_than_a_week_has_is_never_said() -> None:
    assert told(DAILY, Past(), "11-17 10:00", replace(TIP, minutes=10)) == "now"
    assert told(DAILY, Past(), "11-17 10:00", replace(TIP, minutes=11)) == Reason.LONG


def test_several_at_once_are_one_contact_first_what_matters_most_and_as_much_as_fits() -> None:
    wants = [replace(TIP, minutes=4), replace(RECALL, minutes=4), MUST, replace(TIP, about="b", minutes=4)]
    granted = ask(DAILY, past("11-16 10:00"), wants, LIMITS, at("11-17 10:00"))
    assert isinstance(granted, Grant)
    assert [one.kind for one in granted.wants] == [Kind.MUST, Kind.RECALL, Kind.TIP]
    assert granted.contact == Contact(at=at("11-17 10:00"), day=at("11-17 10:00").date(), minutes=9)


def test_nobody_but_the_budget_makes_a_grant() -> None:
    granted = ask(THREE, Past(), [TIP], LIMITS, at("11-17 10:00"))
    assert isinstance(granted, Grant)
    with pytest.raises(TypeError):
        Grant(wants=(MUST,), contact=granted.contact, token=object())
    with pytest.raises(ValueError, match="token"):
        replace(granted, wants=(MUST,))  # type: ignore[call-arg]


def makes(path: Path) -> bool:
    """Whether a file makes a grant, or takes what domain/budget.py keeps to itself."""
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Call(func=ast.Name(id="Grant") | ast.Attribute(attr="Grant")):
                return True
            case ast.Attribute(value=ast.Name(id="budget"), attr=name) if name.startswith("_"):
                return True
            case ast.ImportFrom(module="domain.budget", names=names) if any(one.name.startswith("_") for one in names):
                return True
    return False


def test_no_other_file_makes_a_grant_or_takes_what_makes_one() -> None:
    made = {path.name for path in sources() if makes(path)}
    assert made == {"budget.py", "test_budget.py"}, "the test makes one to see it refused"


@pytest.mark.parametrize(
    ("wish", "now", "expected"),
    [
        (DAILY, "11-17 09:00", "Tue 11-17 10:00"),
        (DAILY, "11-17 10:00", "Wed 11-18 10:00"),  # after now
        (DAILY, "11-20 10:00", "Mon 11-23 10:00"),
        (DAILY, "11-22 23:00", "Mon 11-23 10:00"),  # a laptop slept all weekend: one
        (THREE, "11-16 10:00", "Wed 11-18 10:00"),
        (THREE, "11-18 10:00", "Fri 11-20 10:00"),
        (ONE, "11-16 09:00", "Wed 11-18 10:00"),
        (DAILY, "12-24 12:00", "Mon 12-28 10:00"),
        (DAILY, "10-23 12:00", "Mon 10-26 10:00"),  # the clock goes back in between
        (DAILY, "03-27 12:00", "Mon 03-30 10:00"),  # and forth
        (replace(DAILY, at=time(6)), "11-17 00:00", "Tue 11-17 08:30"),  # before they work
        (replace(DAILY, at=time(20)), "11-17 00:00", "Tue 11-17 08:30"),  # after
        (OWN, "11-17 00:00", "Sat 11-21 19:00"),
        (replace(DAILY, week=replace(WEEK, away_until=at("11-18 13:00"))), "11-17 00:00", "Wed 11-18 13:00"),
        (replace(DAILY, paused_until=at("11-19 00:00")), "11-17 00:00", "Thu 11-19 10:00"),
        (replace(THREE, paused_until=at("11-18 18:00")), "11-17 00:00", "Fri 11-20 10:00"),  # Wednesday is over by then
        (replace(THREE, week=replace(WEEK, days=frozenset({0, 1, 3, 4}))), "11-17 12:00", "Fri 11-20 10:00"),
        (replace(DAILY, week=replace(WEEK, days=frozenset({1, 3}))), "11-17 12:00", "Thu 11-19 10:00"),
    ],
)
def test_the_next_slot_is_theirs(wish: Wish, now: str, expected: str) -> None:
    found = budget.next_slot(wish, LIMITS, at(now))
    assert found
    assert f"{found.astimezone(ZoneInfo(ZONE)):%a %m-%d %H:%M}" == expected
    assert found.tzinfo is UTC


def test_who_wishes_nothing_has_no_slot() -> None:
    assert budget.next_slot(OFF, LIMITS, at("11-17 00:00")) is None


@given(days=st.frozensets(st.integers(0, 6), min_size=1), times=st.integers(1, 7), start=st.integers(0, 6))
def test_slots_are_as_many_days_of_theirs_as_they_wish(days: frozenset[int], times: int, start: int) -> None:
    week = WorkingWeek(days=days, start=time(9), end=time(17))
    wish, limits = replace(THREE, week=week, quiet=None), replace(LIMITS, per_week={Rhythm.THREE: times})
    moment, found = at("06-01 12:00") + timedelta(days=start), []
    while (moment := budget.next_slot(wish, limits, moment) or moment) < at("06-08 12:00") + timedelta(days=start):
        found.append(moment.astimezone(ZoneInfo(ZONE)).weekday())
    assert len(set(found)) == len(found) == min(times, len(days))
    assert set(found) <= days


@given(seed=st.binary(max_size=32), receivers=st.integers(1, 200_000))
def test_contacts_are_spread_over_twenty_minutes_or_as_long_as_the_rate_asks(seed: bytes, receivers: int) -> None:
    longest = max(timedelta(minutes=20), timedelta(seconds=receivers / 40))
    assert timedelta() <= budget.spread(seed, receivers, 40, LIMITS) < longest


def test_contacts_are_spread_evenly() -> None:
    minutes = [budget.spread(bytes([one]), 10, 45, LIMITS) / timedelta(minutes=5) for one in range(200)]
    assert all(35 <= sum(1 for one in minutes if quarter <= one < quarter + 1) <= 65 for quarter in range(4))
    far = [budget.spread(bytes([one]), 90_000, 45, LIMITS) for one in range(200)]
    assert max(far) > timedelta(minutes=30)  # 33 of them
