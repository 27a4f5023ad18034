"""What the clock does by itself: warned once, late once, a sign of life, asked once more, closed kindly."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

import usecases.deadlines
import usecases.friction
import usecases.preferences
from domain import errors
from domain.friction import Friction
from domain.messages import Kind
from domain.preferences import Filled
from domain.states import Act, State
from domain.timers import What
from storage import people, timers, views
from tests.examples import ANNA, BRAM, LIAM, NOOR, NOW, RULES, SANNE, ZONE, person
from tests.usecases.house import House, bearer

AWAY = Filled(language="nl", days="0,1,2,3,4", starts="08:30", ends="17:30", until="2027-01-03")
CLOCK = (Act.LATE, Act.STILL, Act.REMIND, Act.CLOSE)


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


def walk(house: House, until: str) -> None:
    """Lets the clock do what it does, hour by hour, from a Tuesday 17 November 2026, 09:30."""
    now = NOW
    while now <= day(until):
        while house.do(lambda tx, now=now: usecases.deadlines.tick(tx, now=now, rules=RULES)):  # type: ignore[misc]
            pass
        now += timedelta(hours=1)


def late(house: House, which: Friction) -> bool:
    """Whether it says so to whoever looks at it."""
    loop = house.do(lambda tx: views.loop(tx, which.id))
    assert loop is not None
    return loop.late


def clocked(house: House, which: Friction) -> list[str]:
    return [one.act.value for one in house.story(which.id) if one.act in CLOCK]


def found(house: House, which: Friction) -> Friction:
    one = house.find(which.id)
    assert one is not None
    return one


def left(house: House, which: Friction) -> set[What]:
    return set(house.do(lambda tx: timers.wound(tx, which.id)))


def test_what_nobody_takes_is_warned_of_once_and_is_late_once_over_a_weekend(house: House) -> None:
    which = house.report(now=day("2026-11-20T17:00"))  # a Friday: taken by Monday 16:00
    walk(house, "2026-11-23T13:00")
    assert (house.told(Kind.SOON), clocked(house, which)) == ([], [])
    walk(house, "2026-11-23T15:00")
    assert [who for who, _ in house.told(Kind.SOON)] == [BRAM]
    walk(house, "2026-11-26T09:00")
    assert [who for who, _ in house.told(Kind.SOON)] == [BRAM]
    assert [who for who, _ in house.told(Kind.LATE)] == [NOOR]
    assert clocked(house, which) == ["late"]


def test_whoever_has_it_is_warned_and_a_word_of_theirs_stops_the_first_deadline(house: House) -> None:
    which = house.until(Act.TAKE)
    assert left(house, which) >= {What.DECIDE_SOON, What.DECIDE_LATE, What.SOLVE_SOON, What.SOLVE_LATE}
    house.act(Act.NOTE, which.id, BRAM, "We kijken ernaar.")
    assert left(house, which) == {What.SOLVE_SOON, What.SOLVE_LATE, What.STILL, What.WORDS}
    house.act(Act.REPLY, which.id, ANNA)
    assert left(house, which) == {What.SOLVE_SOON, What.SOLVE_LATE, What.STILL, What.WORDS}
    house.act(Act.SOLVE, which.id, BRAM)
    assert left(house, which) == {What.REMIND}
    house.act(Act.CONFIRM, which.id, ANNA)
    assert left(house, which) == set()


def test_what_the_handler_tells_moves_the_promised_day_to_when_it_is_solved(house: House) -> None:
    which = house.until(Act.TAKE)
    solve_by = house.do(lambda tx: timers.wound(tx, which.id))[What.SOLVE_LATE]
    assert house.act(Act.ASK, which.id, BRAM, "Welke printer?").decide_by == which.decide_by
    assert house.act(Act.NOTE, which.id, BRAM, "Er komt een nieuwe.").decide_by == solve_by > which.decide_by


def test_who_was_asked_something_and_answers_is_promised_a_day_again(house: House) -> None:
    which = house.until(Act.TAKE)
    house.act(Act.ASK, which.id, BRAM, "Welke printer?")
    assert What.DECIDE_LATE not in left(house, which), "it waits for its reporter"
    replied = house.act(Act.REPLY, which.id, ANNA, "Die bij de balie.", now=day("2026-11-20T10:00"))
    assert which.decide_by < day("2026-11-20T10:00")
    assert replied.decide_by == day("2026-11-23T17:30")
    assert {What.DECIDE_SOON, What.DECIDE_LATE} <= left(house, which)


def test_what_is_taken_after_its_day_is_late_no_longer_and_has_a_day_that_can_be_kept(house: House) -> None:
    which = house.report()
    walk(house, "2026-12-02T09:00")
    assert late(house, which)
    taken = house.act(Act.TAKE, which.id, BRAM, now=day("2026-12-02T09:00"))
    assert taken.decide_by == day("2026-12-03T17:30")
    assert not late(house, which)
    walk(house, "2026-12-04T09:00")
    assert late(house, which), "and that day passed too"


def test_what_nobody_takes_is_asked_for_again_every_week_and_its_coordinators_hear_it(house: House) -> None:
    house.report()
    walk(house, "2026-12-04T09:00")
    assert [what.split()[0] for who, what in house.told(Kind.SOON) if who == BRAM] == ["take.soon", "words", "words"]
    assert [what.split()[0] for who, what in house.told(Kind.LATE) if who == NOOR] == ["still", "still", "take.late"]


def test_whoever_has_it_works_one_day_a_week_and_its_reporter_hears_within_five(house: House) -> None:
    thursdays = replace(AWAY, days="3", until="")
    house.do(lambda tx: usecases.preferences.save(tx, person(BRAM), thursdays, now=NOW, rules=RULES))
    which = house.report()
    assert house.do(lambda tx: timers.wound(tx, which.id))[What.STILL] == day("2026-11-24T17:30")


def jump(house: House, to: str) -> None:
    """Nobody looked for a while, as when a laptop slept."""
    now = day(to)
    while house.do(lambda tx: usecases.deadlines.tick(tx, now=now, rules=RULES)):
        pass


def test_after_a_long_sleep_it_is_late_and_not_nearly_late(house: House) -> None:
    which = house.until(Act.TAKE)
    jump(house, "2026-12-01T09:00")
    assert [what.split()[0] for _, what in house.told(Kind.SOON)] == ["words"]
    assert set(clocked(house, which)) == {"late", "still"}


def test_after_a_long_sleep_who_did_not_answer_is_asked_and_has_five_days_to(house: House) -> None:
    which = house.until(Act.TAKE, Act.SOLVE)
    jump(house, "2026-12-14T09:00")
    assert clocked(house, which) == ["remind"]
    walk(house, "2026-12-21T09:00")
    assert found(house, which).state is State.SOLVED
    jump(house, "2026-12-21T18:00")
    assert clocked(house, which) == ["remind", "close"]


def test_what_a_part_timer_takes_is_decided_in_their_own_days(house: House) -> None:
    fridays = replace(AWAY, days="4", until="")
    house.do(lambda tx: usecases.preferences.save(tx, person(SANNE), fridays, now=NOW, rules=RULES))
    which = house.report()
    sanne = house.do(lambda tx: people.find(tx, SANNE, RULES.usual))
    assert sanne
    taken = house.do(
        lambda tx: usecases.friction.take(tx, sanne, which.id, "Outlook", now=NOW + timedelta(hours=1), rules=RULES)
    )
    assert taken.decide_by == day("2026-12-04T17:30"), "two Fridays after the one it began to count on"
    due = house.do(lambda tx: timers.wound(tx, which.id))
    assert NOW < due[What.DECIDE_SOON] < due[What.DECIDE_LATE] == taken.decide_by


def test_who_is_away_is_not_warned_but_their_deputy(house: House) -> None:
    house.report()
    house.do(lambda tx: usecases.preferences.save(tx, person(BRAM), AWAY, now=NOW, rules=RULES))
    walk(house, "2026-11-18T09:00")
    assert {who for who, _ in house.told(Kind.SOON)} == {SANNE}


def test_after_five_working_days_without_news_the_card_says_how_it_stands_and_the_handler_was_asked(
    house: House,
) -> None:
    which = house.until(Act.TAKE, Act.NOTE)
    before = len(house.told(Kind.PING))
    walk(house, "2026-11-23T18:00")
    assert [what.split()[0] for who, what in house.told(Kind.SOON) if who == BRAM] == ["solve.soon", "words"]
    walk(house, "2026-11-24T18:00")
    assert "still" in clocked(house, which)
    assert len(house.told(Kind.PING)) == before + 1
    assert What.STILL in left(house, which), "and again in five days"


@pytest.mark.parametrize("answer", [Act.SOLVE, Act.DECLINE])
def test_without_an_answer_it_is_asked_once_more_then_closed_and_can_be_reopened(house: House, answer: Act) -> None:
    which = house.until(Act.TAKE, answer)
    pings = len(house.told(Kind.PING))
    walk(house, "2026-12-01T09:00")
    assert (clocked(house, which), found(house, which).state.value[:3]) == (["remind"], answer.value[:3])
    assert len(house.told(Kind.PING)) == pings + 1
    walk(house, "2026-12-20T09:00")
    assert (clocked(house, which), found(house, which).state) == (["remind", "close"], State.UNANSWERED)
    assert [who for who, _ in house.told(Kind.OUTCOME)] == [BRAM]
    again = house.act(Act.REOPEN, which.id, ANNA, now=day("2027-02-20T09:00"))
    assert (again.state, again.handler) == (State.RECEIVED, BRAM)
    assert again.closed_at is None


def test_after_ninety_days_what_was_closed_without_an_answer_stays_closed(house: House) -> None:
    which = house.until(Act.TAKE, Act.SOLVE)
    walk(house, "2026-12-05T09:00")
    with pytest.raises(errors.TooLate):
        house.act(Act.REOPEN, which.id, ANNA, now=day("2027-03-20T09:00"))


def test_each_who_reported_it_is_asked_and_closed_for_themselves(house: House) -> None:
    lead, mine = house.until(Act.TAKE), house.report("Outlook hangt", LIAM, nonce="n2", seed=b"2" * 32)
    house.join(LIAM, mine.id, lead.id)
    assert left(house, mine) == set(), "its lead has the deadlines"
    house.act(Act.SOLVE, lead.id, BRAM)
    assert left(house, mine) == {What.REMIND}
    house.act(Act.CONFIRM, lead.id, ANNA)
    walk(house, "2026-12-05T09:00")
    assert (found(house, lead).state, found(house, mine).state) == (State.CONFIRMED, State.UNANSWERED)


def test_a_report_without_a_name_is_timed_from_its_day_and_nothing_finer(house: House) -> None:
    which = house.send()
    assert left(house, which) == set(), "nothing is written before its release"
    house.release(day("2026-11-17T13:00"))
    assert What.TAKE_LATE in left(house, which)
    walk(house, "2026-11-20T18:00")
    assert clocked(house, which) == ["late"]
    assert {one.at.astimezone(ZoneInfo(ZONE)).hour for one in house.story(which.id)} == {0}
    assert house.act(Act.WITHDRAW, which.id, ANNA, by=bearer()).state is State.WITHDRAWN


def test_over_capacity_the_receipt_gives_a_later_date_and_the_deadline_stays(house: House) -> None:
    made = [house.report(f"Outlook {n}", nonce=f"n{n}", seed=bytes([n]) * 32) for n in range(18)]
    assert {one.expect_by for one in made[:16]} == {None}
    first, last = made[16:]
    assert (first.take_by, last.take_by) == (made[0].take_by, made[0].take_by)
    assert first.expect_by is not None
    assert last.expect_by is not None
    assert made[0].take_by < first.expect_by < last.expect_by, "one a day is what is taken until now"
    assert [who for who, _ in house.told(Kind.CROWDED)] == [NOOR], "and the coordinator hears it, once a week"
    house.act(Act.WITHDRAW, made[0].id, ANNA)
    assert house.act(Act.HANDOVER, last.id, BRAM, queue="processowner").expect_by is None
