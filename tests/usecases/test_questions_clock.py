"""What the clock does with a question: the next one, the pool, the coordinators; asked once more, and closed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import bindparam, update

from domain.messages import Kind
from domain.people import Hours, Role
from domain.questions import Act, Circle, Due, State
from storage import keyusers, people, preferences, questions
from storage.tables import key_user
from tests.examples import ANNA, NOOR, NOW, RULES
from tests.usecases.desk import DAAN, ELIF, FATIMA, Desk, day
from usecases import circles

BUSY = update(key_user).where(key_user.c.person == bindparam("p_id")).values(minutes=0)


def at(desk: Desk) -> datetime | None:
    return desk.do(questions.next_due)


def full(desk: Desk, *who: str) -> None:
    for one in who:
        desk.do(lambda tx, one=one: tx.run(BUSY, p_id=one))  # type: ignore[misc]


def test_not_taken_it_goes_to_the_next_after_two_hours_to_the_pool_after_four_to_the_coordinators_after_eight(
    desk: Desk,
) -> None:
    which = desk.ask()
    moments, circles_ = [], []
    while (due := at(desk)) and due < day("2026-11-18T00:00"):
        desk.tick(due)
        moments.append(due)
        circles_.append(desk.see(which).question.circle)
    assert moments == [day(f"2026-11-17T{one}") for one in ("11:30", "13:30", "17:30")]
    assert circles_ == [Circle.NEXT, Circle.POOL, Circle.COORDINATORS]
    assert desk.story(which) == ["ask", "next", "pool", "coordinators"]
    assert desk.told(Kind.ASKED) == sorted([DAAN, ELIF, FATIMA, NOOR])
    assert desk.see(which).may_take[-1] == NOOR


def test_after_days_without_a_look_each_is_still_asked_once_and_has_their_own_two_hours(desk: Desk) -> None:
    which = desk.ask()
    friday = day("2026-11-20T16:00")
    assert [desk.tick(friday), desk.tick(friday)] == [1, 0]
    assert (desk.see(which).question.circle, at(desk)) == (Circle.NEXT, day("2026-11-23T09:00"))
    desk.walk(day("2026-11-27T12:00"))
    assert desk.story(which) == ["ask", "next", "pool", "coordinators"]
    assert len(desk.owed(Kind.ASKED)) == 4


def test_the_two_hours_are_working_hours_of_whom_it_waits_for(desk: Desk) -> None:
    full(desk, DAAN, ELIF)
    hours = Hours(days=frozenset({1, 3}), start=time(13), end=time(17))
    desk.do(lambda tx: preferences.keep(tx, FATIMA, language="nl", hours=hours, away_until=None))
    which = desk.ask(now=day("2026-11-17T16:00"))
    assert desk.waits_for(which) == FATIMA
    assert which.due_at == day("2026-11-19T14:00")
    assert [row["due_at"] for row in desk.owed(Kind.ASKED)] == [day("2026-11-17T16:00")]
    desk.ask(nonce="n2", seed=bytes([3]) * 32, now=day("2026-11-18T10:00"))
    assert desk.owed(Kind.ASKED)[-1]["due_at"] == day("2026-11-19T13:00"), "and they hear of it in them"


@pytest.mark.parametrize(
    ("asked", "next_"),
    [
        ("2026-10-23T16:30", "2026-10-26T09:30"),  # a Friday; the clock goes back on Sunday
        ("2026-03-27T16:30", "2026-03-30T09:30"),  # and forward
    ],
)
def test_a_night_in_which_the_clock_shifts_costs_or_gives_nobody_an_hour(desk: Desk, asked: str, next_: str) -> None:
    which = desk.ask(now=day(asked))
    assert which.due_at == day(next_)
    shift = abs((day(next_) - day(asked)) - timedelta(days=2, hours=17))
    assert shift == timedelta(), "by their own clocks"
    assert which.due_at - day(asked).astimezone(which.due_at.tzinfo) != timedelta(days=2, hours=17)


def test_taken_and_then_silent_they_are_asked_for_a_word_once_and_then_it_goes_to_the_next(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.TAKE, which, first)
    assert at(desk) == day("2026-11-17T17:30"), "eight of their working hours"
    desk.walk(day("2026-11-18T12:00"))
    asked = desk.see(which)
    assert (asked.question.state, asked.waited_for, desk.story(which)) == (State.TAKEN, (first,), ["ask", "take"])
    assert [(row["receiver"], row["occasion"]) for row in desk.owed(Kind.ASKED)][1:] == [(first, "word 3")]
    assert [row["wanted"] for row in desk.owed(Kind.QUESTION)] == [3], "and their card says by when it moves on"
    desk.walk(day("2026-11-19T09:00"))
    on = desk.see(which)
    assert (on.question.state, on.question.key_user, on.question.circle) == (State.ASKED, None, Circle.NEXT)
    assert (on.events[-1].act, on.question.words) == (Act.MOVE, which.words)
    assert desk.waits_for(which) != first
    assert desk.told(Kind.ASKED) == sorted([first, first, desk.waits_for(which)])
    assert desk.act(Act.ANSWER, which, first).key_user == first, "who had it may still come back"


def test_an_answer_after_the_word_that_was_asked_turns_the_clock_to_its_asker(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.TAKE, which, first)
    desk.walk(day("2026-11-18T10:00"))
    assert desk.act(Act.ANSWER, which, first, now=day("2026-11-18T10:00")).due is Due.REMIND
    desk.walk(day("2026-11-19T12:00"))
    assert desk.story(which) == ["ask", "take", "answer"]


def test_what_lies_with_the_coordinators_is_told_to_them_again_every_five_working_days(desk: Desk) -> None:
    full(desk, DAAN, ELIF, FATIMA)
    which = desk.ask()
    assert (which.due, which.due_at) == (Due.COORDINATORS, day("2026-11-24T17:30"))
    desk.walk(day("2026-12-02T12:00"))
    rows = [(row["receiver"], row["due_at"]) for row in desk.owed(Kind.ASKED)]
    assert rows == [(NOOR, NOW), (NOOR, day("2026-11-25T08:30")), (NOOR, day("2026-12-02T08:30"))]
    assert desk.see(which).waited_for == (NOOR,)
    desk.act(Act.TAKE, which, NOOR, now=day("2026-12-02T12:00"))
    desk.act(Act.ANSWER, which, NOOR, now=day("2026-12-02T12:30"))
    desk.walk(day("2026-12-31T12:00"))
    assert len(desk.owed(Kind.ASKED)) == 3


def test_where_there_is_no_second_one_it_stays_until_the_coordinators_are_asked_after_eight_hours(desk: Desk) -> None:
    full(desk, ELIF, FATIMA)
    which = desk.ask()
    assert desk.waits_for(which) == DAAN
    desk.tick(day("2026-11-17T11:30"))
    assert (desk.waits_for(which), at(desk)) == (DAAN, day("2026-11-17T17:30"))
    assert (desk.told(Kind.ASKED), desk.story(which)) == ([DAAN], ["ask"]), "nothing happened that anybody reads"
    desk.tick(day("2026-11-17T17:30"))
    assert desk.see(which).question.circle is Circle.COORDINATORS
    assert desk.told(Kind.ASKED) == [DAAN, NOOR]
    assert at(desk) == day("2026-11-24T17:30")


def test_where_nobody_can_be_asked_a_coordinator_hears_it_at_once(desk: Desk) -> None:
    full(desk, DAAN, ELIF, FATIMA)
    which = desk.ask()
    assert (which.circle, which.due) == (Circle.COORDINATORS, Due.COORDINATORS)
    assert desk.told(Kind.ASKED) == [NOOR]
    assert desk.act(Act.TAKE, which, NOOR).key_user == NOOR


def test_a_topic_that_nobody_knows_comes_to_a_coordinator_too(desk: Desk) -> None:
    which = desk.ask("Hoe werkt dat?", topic="Whiteboard")
    assert (which.topic, which.circle) == ("Whiteboard", Circle.COORDINATORS)


def test_a_coordinator_who_asks_is_not_their_own_last_resort(desk: Desk) -> None:
    full(desk, DAAN, ELIF, FATIMA)
    desk.do(lambda tx: people.appoint(tx, Role.ADMIN, [NOOR, ANNA]))
    which = desk.ask()
    assert desk.see(which).may_take == (NOOR,)
    assert desk.told(Kind.ASKED) == [NOOR]


def test_an_answer_nobody_comes_back_to_is_asked_about_once_and_then_closed(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    answered = desk.act(Act.ANSWER, which, first)
    assert (answered.due, answered.due_at) == (Due.REMIND, day("2026-11-24T17:30"))
    desk.walk(day("2026-11-25T12:00"))
    assert desk.story(which) == ["ask", "take", "answer", "remind"]
    assert desk.told(Kind.ANSWERED) == [ANNA, ANNA]
    desk.walk(day("2026-12-31T12:00"))
    closed = desk.see(which).question
    assert (closed.state, closed.closed_at, closed.due) == (State.UNANSWERED, day("2026-12-01T17:30"), None)
    assert desk.told(Kind.THANKS) == [first]
    assert desk.act(Act.REOPEN, which, ANNA, "Toch niet.", now=day("2026-12-31T12:00")).state is State.ASKED


def test_an_acceptance_stops_the_asking(desk: Desk) -> None:
    which = desk.ask()
    desk.act(Act.ANSWER, which, desk.waits_for(which))
    desk.act(Act.ACCEPT, which, ANNA)
    assert at(desk) is None


def test_of_two_processes_whose_clocks_go_off_at_once_one_does_it(desk: Desk) -> None:
    which = desk.ask()
    due = day("2026-11-17T11:30")

    def look(_: int) -> None:
        desk.do(lambda tx: circles.go_off(tx, which.id, Due.NEXT, due, now=due, rules=RULES))

    with ThreadPoolExecutor(4) as processes:
        list(processes.map(look, range(4)))
    assert desk.story(which) == ["ask", "next"]
    assert len(desk.owed(Kind.ASKED)) == 2


def test_a_take_that_comes_before_the_clock_turns_it_off(desk: Desk) -> None:
    which, due = desk.ask(), day("2026-11-17T11:30")
    read = desk.do(lambda tx: questions.due(tx, due))
    desk.act(Act.TAKE, which, desk.waits_for(which))
    for one, what, moment in read:
        desk.do(lambda tx, o=one, w=what, m=moment: circles.go_off(tx, o, w, m, now=due, rules=RULES))  # type: ignore[misc]
    assert desk.story(which) == ["ask", "take"]


def test_a_round_that_begins_anew_asks_nobody_again_who_had_it(desk: Desk) -> None:
    which = desk.ask()
    desk.walk(day("2026-11-17T12:00"))
    first, second = (one.person for one in desk.see(which).asked)
    desk.act(Act.HANDOVER, which, second, FATIMA if FATIMA not in (first, second) else DAAN, "Voor jou?", now=NOW)
    desk.do(lambda tx: keyusers.save(tx, ELIF, ["Excel"], None))
    desk.walk(day("2026-11-30T12:00"))
    told = [one for one in desk.told(Kind.ASKED) if one != NOOR]
    assert len(told) == len(set(told))
    assert desk.see(which).question.circle is Circle.COORDINATORS
