"""Who is told that something is late, or nearly, and when."""

from dataclasses import replace
from datetime import time, timedelta

import usecases.deadlines
import usecases.friction
import usecases.preferences
from domain.messages import Kind
from domain.people import Role
from domain.states import Act
from domain.timers import What
from storage import people
from tests.examples import ANNA, BRAM, LIAM, NOOR, NOW, RULES, SANNE, person
from tests.usecases.house import House
from tests.usecases.test_deadlines import AWAY, clocked, day, found, left, walk


def test_what_is_late_is_told_to_the_coordinators_who_are_here(house: House) -> None:
    house.do(lambda tx: people.appoint(tx, Role.ADMIN, [NOOR, SANNE]))
    house.do(lambda tx: usecases.preferences.save(tx, person(NOOR), AWAY, now=NOW, rules=RULES))
    house.report()
    walk(house, "2026-11-18T10:00")
    assert [who for who, _ in house.told(Kind.LATE)] == [SANNE]


def test_with_every_coordinator_away_what_is_late_is_told_to_the_people_of_its_queue(house: House) -> None:
    house.do(lambda tx: usecases.preferences.save(tx, person(NOOR), AWAY, now=NOW, rules=RULES))
    house.report()
    walk(house, "2026-11-18T10:00")
    assert [who for who, _ in house.told(Kind.LATE)] == [BRAM, SANNE]


def test_nobody_is_told_that_their_own_report_is_late(house: House) -> None:
    house.do(lambda tx: people.appoint(tx, Role.ADMIN, [NOOR, ANNA]))
    house.report()
    walk(house, "2026-11-18T10:00")
    assert [who for who, _ in house.told(Kind.LATE)] == [NOOR]


def test_what_is_taken_when_it_is_nearly_to_be_solved_is_not_warned_of_the_past(house: House) -> None:
    which = house.report()
    house.act(Act.TAKE, which.id, BRAM, now=day("2026-11-24T10:00"))
    assert What.SOLVE_SOON not in left(house, which), "that moment was the day before"
    assert What.SOLVE_LATE in left(house, which)


def test_who_goes_along_reads_that_it_is_late_and_how_it_stands(house: House) -> None:
    lead, mine = house.until(Act.TAKE), house.report("Outlook hangt", LIAM, nonce="n2", seed=b"2" * 32)
    house.join(LIAM, mine.id, lead.id)
    before = found(house, mine).version
    walk(house, "2026-11-20T09:00")
    assert clocked(house, lead) == ["late"]
    moved = found(house, mine).version
    assert moved > before
    shown = [row["wanted"] for row in house.owed(Kind.STATUS) if row["about"] == mine.id]
    assert shown == [moved]


def test_work_waits_for_working_time_where_quiet_time_is_shorter(house: House) -> None:
    rules = replace(RULES, quiet=replace(RULES.quiet, start=time(22), end=time(7)))
    which = house.report(now=day("2026-11-17T20:00"), rules=rules)
    assert [row["due_at"] for row in house.owed(Kind.WORK)] == [day("2026-11-18T08:30")]
    house.do(
        lambda tx: usecases.friction.note(
            tx, person(BRAM), which.id, "We kijken.", now=day("2026-11-17T20:05"), rules=rules
        )
    )
    assert [row["due_at"] for row in house.owed(Kind.PING)] == [day("2026-11-17T20:05")]


def test_what_becomes_late_within_five_minutes_is_told_at_once(house: House) -> None:
    for n in range(3):
        house.report(f"Outlook {n}", nonce=f"n{n}", seed=bytes([n]) * 32, now=NOW + timedelta(minutes=n + 1))
    for minute in range(30, 35):
        now = day(f"2026-11-18T08:{minute}")
        house.do(lambda tx, now=now: usecases.deadlines.tick(tx, now=now, rules=RULES))  # type: ignore[misc]
    assert [row["due_at"] for row in house.owed(Kind.LATE)] == [day("2026-11-18T08:35")] * 3
