"""A question goes out at any hour, and makes no sound in the quiet or free hours of whom it is brought to."""

from datetime import time, timedelta

import pytest
from sqlalchemy import bindparam, update

from domain import schedule
from domain.messages import Kind
from domain.people import Hours
from domain.questions import Act
from storage import keyusers, preferences
from storage.tables import person
from tests.examples import ANNA, RULES
from tests.usecases.desk import DAAN, ELIF, FATIMA, Desk, day

LIVES = update(person).where(person.c.id.in_((DAAN, ELIF, FATIMA))).values(time_zone=bindparam("p_zone"))
MOMENTS = (
    "2026-11-17T07:00", "2026-11-17T12:00", "2026-11-17T17:29", "2026-11-17T23:59", "2026-11-20T17:31",  # a Friday
    "2026-11-21T12:00", "2026-12-25T10:00", "2026-10-24T23:00", "2026-03-28T23:00",  # Christmas; the clock shifts
)  # fmt: skip


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "Asia/Kolkata"])
def test_whoever_it_is_brought_to_hears_it_in_their_own_working_time(desk: Desk, moment: str, zone: str) -> None:
    afternoons = Hours(days=frozenset({0, 1, 3}), start=time(13), end=time(20))
    desk.do(lambda tx: preferences.keep(tx, DAAN, language="nl", hours=afternoons, away_until=None))
    desk.do(lambda tx: tx.run(LIVES, p_zone=zone))
    which = desk.ask(now=day(moment))
    desk.walk(day(moment) + timedelta(days=9))
    assert desk.story(which) == ["ask", "next", "pool", "coordinators", "coordinators"][: len(desk.story(which))]
    for row in desk.owed(Kind.ASKED):
        someone, at = desk.person(row["receiver"]), row["due_at"]
        assert at >= day(moment)
        assert not schedule.is_quiet(at, RULES.quiet, someone.time_zone), someone
        assert schedule.is_working(at, RULES.week_of(someone), someone.time_zone), someone


def test_of_two_equals_who_works_now_is_asked_on_the_real_clock_too(desk: Desk) -> None:
    for who in (ELIF, FATIMA):
        desk.do(lambda tx, who=who: keyusers.save(tx, who, ["Planner"], None))  # type: ignore[misc]
    late = Hours(days=frozenset(range(5)), start=time(13), end=time(20))
    for who in (DAAN, FATIMA):
        desk.do(lambda tx, who=who: preferences.keep(tx, who, language="nl", hours=late, away_until=None))  # type: ignore[misc]
    for n in range(4):
        which = desk.ask(nonce=f"n{n}", seed=bytes([n]) * 32)
        assert desk.waits_for(which) == ELIF, "the others begin at one"
        desk.act(Act.ANSWER, which, ELIF)
        desk.act(Act.ACCEPT, which, ANNA)
