"""When a key user hears what their help achieved: once, on their first working day after the month."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest

import usecases.preferences
import usecases.recognition
from domain.budget import Rhythm
from domain.messages import Kind
from domain.people import Person, PersonId, Role
from domain.preferences import Filled
from domain.questions import Act
from storage import keyusers, learning, people, recognition
from storage.learning import Wishes
from tests.examples import LIAM, NOW, RULES, ZONE
from tests.usecases.desk import DAAN, ELIF, KNOWS, RISHI, Desk, day
from tests.usecases.test_recognition import helped, helps, known

FIRST = day("2026-12-01T08:30")  # a Tuesday
HOURS = Filled(language="nl", days="2,3", starts="10:00", ends="16:00", until="")


def tick(desk: Desk, now: datetime) -> None:
    desk.do(lambda tx: usecases.recognition.tick(tx, now=now, rules=RULES))


def due(desk: Desk) -> list[tuple[str, str, datetime]]:
    """(receiver, month, when) of all that was ever owed."""
    return sorted((row["receiver"], row["occasion"], row["due_at"]) for row in desk.owed(Kind.IMPACT))


def colleague(desk: Desk, who: PersonId, zone: str = ZONE) -> None:
    desk.do(lambda tx: people.add(tx, who, name=who.title(), time_zone=zone, locale="nl-NL"))


@pytest.fixture
def begun(desk: Desk) -> Desk:
    """In November, with a month in which two of four key users helped somebody."""
    tick(desk, NOW)
    helped(desk, DAAN)
    helped(desk, ELIF, LIAM, n=2)
    return desk


def says(desk: Desk, who: PersonId, **more: str) -> None:
    someone = desk.person(who)
    filled = Filled(**{one: getattr(HOURS, one) for one in HOURS.__slots__} | more)
    desk.do(lambda tx: usecases.preferences.save(tx, someone, filled, now=NOW, rules=RULES))


def test_who_helped_hears_it_as_their_first_working_day_begins_and_nobody_else_does(begun: Desk) -> None:
    assert begun.do(lambda tx: usecases.recognition.next_due(tx, RULES)) == day("2026-12-01T00:00")
    tick(begun, day("2026-11-30T23:59"))
    assert due(begun) == []
    tick(begun, day("2026-12-01T00:00"))
    assert due(begun) == [(DAAN, "2026-11", FIRST), (ELIF, "2026-11", FIRST)]


def test_who_wishes_nothing_unasked_is_not_told_of_it(begun: Desk) -> None:
    begun.do(lambda tx: learning.wish(tx, DAAN, Wishes(rhythm=Rhythm.OFF)))
    tick(begun, day("2026-12-01T00:00"))
    assert due(begun) == [(ELIF, "2026-11", FIRST)]


def test_it_is_told_once_whoever_looks_and_however_often(begun: Desk) -> None:
    for moment in ("2026-12-01T00:00", "2026-12-01T00:00", "2026-12-31T23:59", "2027-01-01T00:00"):
        tick(begun, day(moment))
    assert [month for _, month, _ in due(begun)] == ["2026-11", "2026-11"]
    assert begun.do(lambda tx: usecases.recognition.next_due(tx, RULES)) == day("2027-02-01T00:00")


def test_a_month_that_ends_with_holidays_is_told_of_when_work_begins(desk: Desk) -> None:
    tick(desk, day("2026-12-01T00:00"))
    helped(desk, DAAN, now=day("2026-12-15T10:00"))
    tick(desk, day("2027-01-01T00:00"))
    assert due(desk) == [(DAAN, "2026-12", day("2027-01-04T08:30"))]  # a Friday that is a holiday, and a weekend


def test_their_own_days_hours_and_absence_count(begun: Desk) -> None:
    says(begun, DAAN)
    says(begun, ELIF, days="0,1,2,3,4", until="2026-12-03")
    tick(begun, day("2026-12-01T00:00"))
    assert due(begun) == [
        (DAAN, "2026-11", day("2026-12-02T10:00")), (ELIF, "2026-11", day("2026-12-04T10:00")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("zone", "hears"),
    [
        ("America/Los_Angeles", "2026-12-01T17:30"),  # 08:30 there; when the month ended here it was November still
        ("Pacific/Auckland", "2026-12-01T00:00"),  # noon there
        ("Asia/Kolkata", "2026-12-01T04:00"),
    ],
)
def test_wherever_they_are_it_is_the_first_working_day_there(begun: Desk, zone: str, hears: str) -> None:
    colleague(begun, PersonId("zoe"), zone)
    begun.do(lambda tx: people.appoint(tx, Role.KEY_USER, [*KNOWS, PersonId("zoe")]))
    known(begun, "own", PersonId("zoe"))
    helps(begun, "own")
    tick(begun, day("2026-12-01T00:00"))
    assert due(begun)[-1] == ("zoe", "2026-11", day(hears))


def test_who_slept_over_it_tells_it_late_and_once_and_every_month_that_was_missed(begun: Desk) -> None:
    helped(begun, RISHI, now=day("2026-12-02T10:00"), n=3)
    for _ in range(3):
        tick(begun, day("2027-01-09T11:00"))  # a Saturday
    monday = day("2027-01-11T08:30")
    assert due(begun) == [(DAAN, "2026-11", monday), (ELIF, "2026-11", monday), (RISHI, "2026-12", monday)]


def test_who_begins_in_the_middle_of_a_month_tells_nothing_of_the_one_before(desk: Desk) -> None:
    helped(desk, DAAN, now=day("2026-10-20T10:00"))
    tick(desk, NOW)
    tick(desk, NOW)
    assert due(desk) == []
    tick(desk, day("2026-12-01T00:00"))
    assert due(desk) == [], "October was over before it began"


def test_who_is_no_key_user_or_rests_is_told_nothing(begun: Desk) -> None:
    begun.do(lambda tx: keyusers.stop(tx, DAAN))
    begun.do(lambda tx: people.appoint(tx, Role.KEY_USER, list(KNOWS)))  # a list calls them one again
    begun.do(lambda tx: people.appoint(tx, Role.KEY_USER, [one for one in KNOWS if one != ELIF]))
    tick(begun, day("2026-12-01T00:00"))
    assert due(begun) == []


def test_many_key_users_are_told_a_page_at_a_look(begun: Desk) -> None:
    many = [PersonId(f"{n:03}") for n in range(recognition.PAGE + 1)]
    for who in many:
        colleague(begun, who)
        known(begun, who, who)
        helps(begun, who)
    begun.do(lambda tx: people.appoint(tx, Role.KEY_USER, [*KNOWS, *many]))
    told = []
    for _ in range(3):
        tick(begun, day("2026-12-01T00:00"))
        told.append(len(due(begun)))
    assert told == [recognition.PAGE, recognition.PAGE + 3, recognition.PAGE + 3]


def so_far(desk: Desk, who: PersonId, now: datetime) -> Any:
    someone: Person = desk.person(who)
    return desk.do(lambda tx: usecases.recognition.so_far(tx, someone, now=now, rules=RULES))


@pytest.mark.parametrize(
    ("now", "months"),
    [
        ("2026-11-17T23:59", []), ("2026-11-18T00:00", [1]), ("2026-12-01T00:00", [1]), ("2026-12-02T00:00", []),
    ],
)  # fmt: skip
def test_who_asks_in_between_reads_it_up_to_yesterday(begun: Desk, now: str, months: Sequence[int]) -> None:
    found = so_far(begun, DAAN, day(now))
    assert [found.helped] * found.anything == list(months)


def test_others_read_how_many_from_five_on_and_from_the_next_day(desk: Desk) -> None:
    askers = [PersonId(f"asker {n}") for n in range(5)]
    for n, who in enumerate(askers):
        colleague(desk, who)
        last = helped(desk, DAAN, who, n=n + 1)

    def shown(now: str) -> int:
        return desk.do(lambda tx: usecases.recognition.shown(tx, DAAN, now=day(now), rules=RULES))

    assert [shown(now) for now in ("2026-11-17T23:59", "2026-11-18T00:00", "2026-12-31T23:59")] == [0, 5, 5]
    assert shown("2027-01-01T10:00") == 0, "another year"
    desk.act(Act.REOPEN, last, askers[-1], "Nog niet.")
    assert shown("2026-11-18T00:00") == 0, "four is too few to tell"
