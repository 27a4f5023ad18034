"""Each day is counted once it and two more are over; what the overview shows of it was worked out by hand."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert

import usecases.deadlines
import usecases.insights
from domain.friction import Friction
from domain.insights import Folded, Median, Overview, Share, Span, Sure
from domain.nameless import Naming
from domain.people import PersonId
from domain.questions import Act as Does
from domain.states import Act
from storage import insights, views
from storage.insights import PAGE, Of, Place
from storage.tables import event, friction, tally
from tests.examples import ANNA, BRAM, LIAM, NOOR, RULES, SANNE
from tests.usecases.desk import DAAN, Desk, day
from tests.usecases.house import House, bearer

LATER = day("2026-11-06T00:00")  # all of October is settled, and its last week
DAYS = timedelta(days=1)
Tallies = dict[tuple[str, str, str], int]


def count(house: House, now: datetime = LATER) -> None:
    while house.do(lambda tx: usecases.insights.tick(tx, now=now, rules=RULES)):
        pass


def tallies(house: House) -> Tallies:
    return {(row["day"][5:], row["measure"], row["key"]): row["many"] for row in house.rows(tally)}


def overview(house: House, now: datetime = LATER) -> Overview:
    return house.do(lambda tx: views.overview(tx, now=now, rules=RULES))


def report(house: House, n: int, now: datetime, **choices: Any) -> Friction:
    return house.report(nonce=f"n{n}", seed=bytes([n]) * 32, now=now, **choices)


def lived(house: House, n: int, *acts: tuple[Act, PersonId, str], said: str = "2026-10-05T10:00") -> Friction:
    """A report, and what was done with it when."""
    which = report(house, n, day(said))
    for what, who, when in acts:
        title = f"Titel {n}" if what is Act.TAKE else None
        which = house.act(what, which.id, who, title, now=day(when))
    return which


def test_what_happens_to_a_report_is_counted_on_the_day_it_does(house: House) -> None:
    lived(
        house, 1, (Act.TAKE, BRAM, "2026-10-05T13:00"), (Act.NOTE, BRAM, "2026-10-06T09:00"),
        (Act.SOLVE, BRAM, "2026-10-06T10:00"), (Act.REOPEN, ANNA, "2026-10-07T09:00"),
        (Act.TAKE, BRAM, "2026-10-07T10:00"), (Act.SOLVE, BRAM, "2026-10-07T11:00"),
        (Act.CONFIRM, ANNA, "2026-10-10T09:59"),
    )  # fmt: skip
    count(house)
    assert tallies(house) == {
        ("10-05", "received", "base"): 1,
        ("10-05", "heard", "4"): 1,  # three hours after it came in; of what it was taken again, nothing
        ("10-06", "decided", "24"): 1,  # to the minute
        ("10-07", "returned", "reopen"): 1,
        ("10-10", "worked", "120"): 1,
        ("10-10", "solved", ""): 1,
        ("10-10", "ended", "confirmed"): 1,
        ("10-10", "promise", "kept"): 1,
        ("10-10", "rounds", "again"): 1,
    }


@pytest.mark.parametrize(
    ("acts", "ended"),
    [
        ([(Act.WITHDRAW, ANNA, "2026-10-05T11:00")], {"ended withdrawn": 1}),
        (
            [(Act.TAKE, BRAM, "2026-10-05T11:00"), (Act.DECLINE, BRAM, "2026-10-05T11:00"),
             (Act.UNDERSTOOD, ANNA, "2026-10-05T12:00")],
            {"ended understood": 1, "promise kept": 1, "rounds once": 1},
        ),
    ],
)  # fmt: skip
def test_every_ending_is_counted_and_what_was_taken_back_kept_no_promise(
    house: House, acts: list[tuple[Act, PersonId, str]], ended: dict[str, int]
) -> None:
    lived(house, 1, *acts)
    count(house)
    found = Counter({f"{what} {key}": many for (_, what, key), many in tallies(house).items()})
    assert {one: found[one] for one in found if one.split()[0] in ("ended", "promise", "rounds")} == ended


def test_what_its_reporter_never_answered_was_late_where_a_deadline_had_passed(house: House) -> None:
    which = lived(house, 1)
    for when in ("2026-10-08T18:00", "2026-10-09T18:00"):
        house.do(lambda tx, when=when: usecases.deadlines.tick(tx, now=day(when), rules=RULES))  # type: ignore[misc]
    house.act(Act.TAKE, which.id, BRAM, now=day("2026-10-12T10:00"))
    house.act(Act.SOLVE, which.id, BRAM, now=day("2026-10-12T11:00"))
    for when in ("2026-10-20T10:00", "2026-10-28T10:00"):
        house.do(lambda tx, when=when: usecases.deadlines.tick(tx, now=day(when), rules=RULES))  # type: ignore[misc]
    count(house)
    found = tallies(house)
    assert found["10-28", "ended", "unanswered"] == found["10-28", "promise", "late"] == 1
    assert found["10-28", "rounds", "once"] == 1
    assert found["10-12", "heard", "240"] == found["10-12", "decided", "240"] == 1


def test_a_report_that_goes_with_another_was_late_when_that_one_was(house: House) -> None:
    lead = lived(house, 1)
    house.do(lambda tx: usecases.deadlines.tick(tx, now=day("2026-10-08T18:00"), rules=RULES))
    house.act(Act.TAKE, lead.id, BRAM, "Traag", now=day("2026-10-09T10:00"))
    own = house.report(nonce="n2", seed=bytes([2]) * 32, who=LIAM, now=day("2026-10-09T10:30"))
    house.join(LIAM, own.id, lead.id, now=day("2026-10-09T10:31"))
    house.act(Act.SOLVE, lead.id, BRAM, now=day("2026-10-09T11:00"))
    house.act(Act.CONFIRM, own.id, LIAM, now=day("2026-10-09T12:00"))
    count(house)
    found = tallies(house)
    assert found["10-09", "promise", "late"] == 1
    assert ("10-09", "solved", "") not in found  # it was its own word, on what another one leads
    heard = {key: many for (_, what, key), many in found.items() if what == "heard"}
    assert heard == {"120": 1}  # of the first: that somebody joined it was no answer of a handler


def test_without_a_name_it_counts_from_its_release_and_in_whole_days(house: House) -> None:
    house.send(n=1, now=day("2026-10-09T20:00"))  # a Friday evening
    gone = house.send(n=2, now=day("2026-10-09T20:01"))
    house.act(Act.WITHDRAW, gone.id, ANNA, by=bearer(2), now=day("2026-10-09T20:02"))
    house.release(day("2026-10-12T09:00"))
    [which] = [row["id"] for row in house.rows(friction) if row["id"] != gone.id]
    house.act(Act.TAKE, which, BRAM, now=day("2026-10-12T09:10"))
    house.act(Act.SOLVE, which, BRAM, now=day("2026-10-13T09:05"))
    house.act(Act.CONFIRM, which, ANNA, by=bearer(1), now=day("2026-10-16T16:00"))
    count(house)
    assert tallies(house) == {
        ("10-12", "received", "base"): 1, ("10-12", "heard", "24"): 1,  # ten minutes, and it is not said
        ("10-13", "decided", "48"): 1, ("10-16", "worked", "120"): 1, ("10-16", "solved", ""): 1,
        ("10-16", "ended", "confirmed"): 1, ("10-16", "promise", "kept"): 1, ("10-16", "rounds", "once"): 1,
    }  # fmt: skip


@pytest.mark.parametrize("naming", [Naming.TOLD, Naming.PULL])
def test_a_moment_of_somebody_without_a_name_is_never_told_apart_within_its_day(house: House, naming: Naming) -> None:
    """Whatever the hour, the tallies and where counting is are the same."""
    seen = []
    for hour in (0, 7):
        house.begin()
        which = house.send(naming=naming, n=1, now=day("2026-10-08T20:00") + timedelta(hours=hour))
        house.release(day("2026-10-09T09:00"))
        house.act(Act.TAKE, which.id, BRAM, now=day("2026-10-09T10:00"))
        house.act(Act.SOLVE, which.id, BRAM, now=day("2026-10-09T11:00"))
        house.act(Act.CONFIRM, which.id, ANNA, by=bearer(1), now=day("2026-10-12T09:00") + timedelta(hours=hour))
        count(house)
        seen.append((tallies(house), house.do(insights.place)))
    assert seen[0] == seen[1]


def test_questions_are_counted_by_topic_and_by_how_soon_they_are_answered(desk: Desk) -> None:
    which = desk.ask(now=day("2026-10-05T10:00"), topic="Planner")
    desk.ask(now=day("2026-10-05T11:00"), topic="Mijn baas", nonce="n2", seed=bytes([2]) * 32)  # nobody's topic
    desk.act(Does.ANSWER, which, DAAN, now=day("2026-10-05T17:00"))
    desk.act(Does.REOPEN, which, ANNA, "Nog niet", now=day("2026-10-06T09:00"))
    desk.act(Does.ANSWER, which, DAAN, now=day("2026-10-06T10:00"))
    desk.act(Does.ACCEPT, which, ANNA, now=day("2026-10-06T11:00"))
    unnamed = desk.ask_nameless(now=day("2026-10-07T09:00"))
    desk.act(Does.ANSWER, unnamed, desk.waits_for(unnamed), now=day("2026-10-07T09:05"))
    count(desk.house)
    assert tallies(desk.house) == {
        ("10-05", "asked", "Planner"): 1, ("10-05", "asked", ""): 1, ("10-05", "answered", "8"): 1,
        ("10-06", "accepted", ""): 1, ("10-07", "asked", "Planner"): 1, ("10-07", "answered", "24"): 1,
    }  # fmt: skip


def test_a_day_is_counted_once_two_more_have_passed_and_never_again(house: House) -> None:
    lived(house, 1)
    assert house.do(lambda tx: usecases.insights.next_due(tx, RULES)) is None
    house.do(lambda tx: usecases.insights.tick(tx, now=day("2026-10-05T12:00"), rules=RULES))
    due = house.do(lambda tx: usecases.insights.next_due(tx, RULES))
    assert due == day("2026-10-08T00:00")
    count(house, due - timedelta(seconds=1))
    assert tallies(house) == {}
    for _ in range(2):
        count(house, due)
        assert tallies(house) == {("10-05", "received", "base"): 1}
    assert house.do(insights.place) == Place(day=date(2026, 10, 6))


def test_a_day_of_very_many_acts_is_counted_page_by_page(house: House) -> None:
    which, at = lived(house, 1), day("2026-10-05T00:00")
    many = 2 * PAGE + 30
    rows = [
        {"friction": which.id, "version": n + 2, "at": at, "act": "object", "person": None} for n in range(many)
    ]  # fmt: skip
    house.do(lambda tx: tx.run_many(insert(event).inline(), rows))
    begun = house.do(lambda tx: usecases.insights.tick(tx, now=LATER, rules=RULES))
    seen = []
    while begun and house.do(lambda tx: usecases.insights.tick(tx, now=LATER, rules=RULES)):
        seen.append(tallies(house).get(("10-05", "returned", "object"), 0))
        if len(seen) == 4:
            break
    assert seen == [PAGE, 2 * PAGE, many, many]  # the questions of that day came last
    count(house)
    assert tallies(house)["10-05", "returned", "object"] == many


def test_of_two_that_count_the_same_page_one_does(house: House) -> None:
    here, there = Place(day=date(2026, 10, 5)), Place(day=date(2026, 10, 5), of=Of.QUESTIONS)
    house.do(lambda tx: insights.begin(tx, here.day))
    assert house.do(lambda tx: insights.move(tx, here, there))
    assert not house.do(lambda tx: insights.move(tx, here, there))
    middle = Place(day=here.day, after=("2026-10-05T08:00:00+00:00", "f" * 32, 3))
    assert house.do(lambda tx: insights.move(tx, there, middle))
    assert house.do(insights.place) == middle


def test_the_overview_is_what_was_worked_out_by_hand(house: House) -> None:
    """Twelve of one Monday: taken within 1 hour (6) or 4 (6), solved within 8 (10) or declined within 48 (2)."""
    for n in range(12):
        take = "2026-10-05T10:30" if n < 6 else "2026-10-05T13:00"
        ends = (Act.SOLVE, BRAM, "2026-10-05T16:00") if n < 10 else (Act.DECLINE, BRAM, "2026-10-06T16:00")
        words: list[tuple[Act, PersonId, str]] = []
        if n == 7:  # one comes back, and works then
            words = [(Act.REOPEN, ANNA, "2026-10-06T09:00"), (Act.TAKE, BRAM, "2026-10-06T09:30"),
                     (Act.SOLVE, BRAM, "2026-10-06T10:00")]  # fmt: skip
        if n < 8:
            words += [(Act.CONFIRM, ANNA, "2026-10-06T12:00")]
        if n >= 10:
            words += [(Act.UNDERSTOOD, ANNA, "2026-10-07T09:00")]
        lived(house, n, (Act.TAKE, BRAM, take), ends, *words)
    count(house)
    found = overview(house)
    monday = date(2026, 10, 5)
    assert found.received == (Span(first=monday, weeks=1, many=12),)
    assert [(one.span.many, one.in_time, one.again, one.confirmed) for one in found.closed] == [
        (10, few(Sure.AT_LEAST, 60), few(Sure.AT_MOST, 40), few(Sure.AT_LEAST, 60))
    ]
    assert found.block == monday
    none = dict.fromkeys((*(one.id for one in RULES.taxonomy.groups), ""), 0)
    assert found.groups == Folded(total=12, parts=none | {"base": 12})
    pace = found.pace
    assert (pace.heard, pace.decided, pace.worked, pace.answered) == (
        Median(within=1, of=10), Median(within=8, of=10), Median(within=48, of=5), None,
    )  # fmt: skip
    assert (found.open["it"], found.unowned, found.counted_to) == (None, False, date(2026, 11, 4))


def few(sure: Sure, percent: int) -> Share:
    return Share(percent=percent, sure=sure, of=10)


def test_open_issues_stand_in_the_order_of_whom_they_bother_what_they_cost_and_how_long(house: House) -> None:
    """LC12: 5 x 2 x 3, 1 x 3 x 5, 2 x 1 x 3, 1 x 2 x 1; a few are only called so."""
    made = {"c": ("", 3), "b": ("stress", 5), "a": ("time", 3), "d": ("workaround", 1)}
    now, ids = day("2026-10-20T12:00"), {}
    for n, (name, (impact, age)) in enumerate(made.items()):
        ids[name] = report(house, n, now - (age - 1) * DAYS - timedelta(hours=1), impact=impact).id
        house.act(Act.TAKE, ids[name], BRAM, f"Titel {name}", now=now - timedelta(minutes=30))
    report(house, 9, now - 30 * DAYS, impact="stress")  # nobody gave it a title
    for who in (LIAM, BRAM, SANNE, NOOR):
        house.support(who, ids["a"])
    house.support(LIAM, ids["c"])
    assert [(one.title, one.bothers, one.taken) for one in overview(house, now).issues] == [
        ("Titel a", 5, True), ("Titel b", None, True), ("Titel c", None, True), ("Titel d", None, True),
    ]  # fmt: skip
    house.act(Act.SOLVE, ids["a"], BRAM, now=now)
    assert [one.title for one in overview(house, now).issues] == ["Titel b", "Titel c", "Titel d"]


def test_what_is_open_is_told_by_fives_and_by_queue(house: House) -> None:
    for n in range(7):
        report(house, n, day("2026-10-05T10:00"), group="base")
    for n in range(4):
        report(house, 20 + n, day("2026-10-05T10:00"), group="fit")
    found = overview(house, day("2026-10-05T11:00"))
    assert (found.open["it"], found.open["processowner"], found.open["admin"]) == (5, None, None)
    assert (found.received, found.block, found.counted_to) == ((), None, None)  # nothing is counted yet
