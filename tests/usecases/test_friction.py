from datetime import UTC, datetime, timedelta

import pytest

from domain import errors
from domain.messages import Kind, Pressed
from domain.people import PersonId, Role
from domain.states import Act, State
from storage import people, pump
from tests.examples import ANNA, BRAM, LIAM, NOW, REASON, SANNE
from tests.storage.box import LEASE
from tests.usecases.house import House

EVENING = datetime(2026, 11, 17, 19, 0, tzinfo=UTC)
MORNING = datetime(2026, 11, 18, 7, 30, tzinfo=UTC)


def test_taking_puts_a_name_and_a_title_to_it(house: House) -> None:
    which = house.report()
    taken = house.act(Act.TAKE, which.id, SANNE, "  Outlook is traag ")
    assert (taken.state, taken.handler, taken.title, taken.version) == (State.TAKEN, SANNE, "Outlook is traag", 2)
    assert house.find(which.id) == taken
    assert [(event.act, event.person, event.words) for event in house.story(which.id)][1] == (Act.TAKE, SANNE, None)


@pytest.mark.parametrize(
    ("what", "said", "refusal"),
    [
        (Act.TAKE, " ", errors.Empty),
        (Act.TAKE, "x" * 81, errors.TooLong),
        (Act.SOLVE, "", errors.Empty),
        (Act.SOLVE, "x" * 2001, errors.TooLong),
        (Act.DECLINE, "Geen tijd", errors.Empty),
        (Act.DECLINE, "x" * 2001, errors.TooLong),
    ],
)
def test_an_answer_without_fitting_words_changes_nothing(
    house: House, what: Act, said: str, refusal: type[errors.Refused]
) -> None:
    which = house.until(*([] if what is Act.TAKE else [Act.TAKE]))
    with pytest.raises(refusal):
        house.act(what, which.id, BRAM, said)
    assert house.find(which.id) == which


@pytest.mark.parametrize("what", [Act.SOLVE, Act.DECLINE])
def test_the_answer_changes_the_card_and_pings_the_reporter_once(house: House, what: Act) -> None:
    which = house.until(Act.TAKE, what)
    assert house.story(which.id)[-1].words == REASON
    assert house.told(Kind.PING) == [(ANNA, "3")]
    [status] = house.owed(Kind.STATUS)
    assert (status["receiver"], status["wanted"], status["state"]) == (ANNA, 3, "ready")


def test_at_night_the_card_changes_and_the_ping_waits_for_the_reporter_s_morning(house: House) -> None:
    which = house.until(Act.TAKE)
    house.act(Act.SOLVE, which.id, BRAM, now=EVENING)
    assert [(row["state"], row["due_at"]) for row in house.owed(Kind.PING)] == [("later", MORNING)]
    assert [(row["state"], row["due_at"]) for row in house.owed(Kind.STATUS)] == [("ready", EVENING)]


@pytest.mark.parametrize(
    ("acts", "closed"),
    [
        ((Act.TAKE, Act.SOLVE, Act.CONFIRM), State.CONFIRMED),
        ((Act.TAKE, Act.DECLINE, Act.UNDERSTOOD), State.UNDERSTOOD),
    ],
)
def test_the_reporter_s_word_closes_the_loop_and_the_handler_hears_it(
    house: House, acts: tuple[Act, ...], closed: State
) -> None:
    which = house.until(*acts)
    assert (which.state, which.closed_at) == (closed, NOW)
    assert house.told(Kind.OUTCOME) == [(BRAM, "4")]
    assert house.told(Kind.PING) == [(ANNA, "3")]


def test_reopening_begins_the_clock_anew_with_who_had_it(house: House) -> None:
    house.do(lambda tx: people.entrust(tx, "it", owner=SANNE, deputy=BRAM))
    which = house.until(Act.TAKE, Act.SOLVE, Act.CONFIRM)
    later = NOW + timedelta(days=1)
    again = house.act(Act.REOPEN, which.id, ANNA, " Nog steeds traag ", now=later)
    assert (again.state, again.handler, again.closed_at) == (State.RECEIVED, BRAM, None)
    assert (again.received_at, again.take_by) == (later, later + timedelta(hours=8))
    assert house.story(which.id)[-1].words == "Nog steeds traag"
    assert house.told(Kind.WORK) == [(BRAM, "5"), (SANNE, "1")]


def test_reopening_needs_no_words(house: House) -> None:
    which = house.until(Act.TAKE, Act.SOLVE, Act.REOPEN)
    assert (which.state, house.story(which.id)[-1].words) == (State.RECEIVED, None)


def test_reopening_after_ninety_days_is_refused(house: House) -> None:
    which = house.until(Act.TAKE, Act.SOLVE, Act.CONFIRM)
    with pytest.raises(errors.TooLate):
        house.act(Act.REOPEN, which.id, ANNA, now=NOW + timedelta(days=91))
    assert house.find(which.id) == which


def test_each_round_has_its_own_ping(house: House) -> None:
    which = house.until(Act.TAKE, Act.SOLVE, Act.REOPEN, Act.TAKE, Act.SOLVE)
    assert which.state is State.SOLVED
    assert house.told(Kind.PING) == [(ANNA, "3"), (ANNA, "6")]


def test_who_withdraws_what_somebody_took_tells_them(house: House) -> None:
    which = house.until(Act.TAKE, Act.WITHDRAW)
    assert (which.state, which.closed_at) == (State.WITHDRAWN, NOW)
    assert house.told(Kind.OUTCOME) == [(BRAM, "3")]


def test_who_withdraws_what_nobody_heard_of_yet_tells_nobody(house: House) -> None:
    house.until(Act.WITHDRAW)
    assert house.owed(Kind.OUTCOME) == []


def test_who_withdraws_what_somebody_heard_of_tells_them_too(house: House) -> None:
    which = house.report()
    house.do(lambda tx: pump.claim(tx, owner="p1", lease_until=NOW + LEASE, limit=9))
    house.act(Act.WITHDRAW, which.id, ANNA)
    assert house.told(Kind.OUTCOME) == [(BRAM, "2")]


@pytest.mark.parametrize(
    ("acts", "again", "by"),
    [
        ((Act.TAKE,), Act.TAKE, BRAM),
        ((Act.TAKE, Act.SOLVE), Act.SOLVE, BRAM),
        ((Act.TAKE, Act.DECLINE), Act.SOLVE, BRAM),
        ((Act.TAKE, Act.SOLVE, Act.CONFIRM), Act.CONFIRM, ANNA),
        ((Act.TAKE, Act.SOLVE, Act.REOPEN), Act.REOPEN, ANNA),
        ((Act.WITHDRAW,), Act.WITHDRAW, ANNA),
    ],
)
def test_a_second_press_gets_the_report_as_it_is_and_changes_nothing(
    house: House, acts: tuple[Act, ...], again: Act, by: PersonId
) -> None:
    which = house.until(*acts)
    before = [house.owed(kind) for kind in Kind]
    assert house.act(again, which.id, by, now=NOW + timedelta(minutes=1)) == which
    assert [house.owed(kind) for kind in Kind] == before
    assert len(house.story(which.id)) == which.version


@pytest.mark.parametrize(
    ("acts", "what", "by", "refusal"),
    [
        ((), Act.TAKE, LIAM, errors.NotHandler),
        ((), Act.TAKE, ANNA, errors.OwnReport),
        ((Act.TAKE,), Act.SOLVE, SANNE, errors.NotHandler),
        ((Act.TAKE, Act.SOLVE), Act.CONFIRM, BRAM, errors.NotReporter),
        ((Act.TAKE, Act.SOLVE), Act.REOPEN, LIAM, errors.NotReporter),
    ],
)
def test_what_belongs_to_somebody_else_is_refused_and_changes_nothing(
    house: House, acts: tuple[Act, ...], what: Act, by: PersonId, refusal: type[errors.Refused]
) -> None:
    which = house.until(*acts)
    with pytest.raises(refusal):
        house.act(what, which.id, by)
    assert house.find(which.id) == which


def test_a_report_that_is_not_there_is_refused(house: House) -> None:
    with pytest.raises(errors.Unknown):
        house.act(Act.CONFIRM, "f" * 32, ANNA)


def test_the_former_handler_may_take_what_came_back_though_the_queue_has_others_now(house: House) -> None:
    which = house.until(Act.TAKE, Act.SOLVE, Act.REOPEN)
    house.do(lambda tx: people.entrust(tx, "it", owner=LIAM, deputy=SANNE))
    assert house.act(Act.TAKE, which.id, BRAM).state is State.TAKEN


def test_whoever_handles_alone_handles_their_own(house: House) -> None:
    house.do(lambda tx: people.entrust(tx, "it", owner=BRAM, deputy=None))
    house.do(lambda tx: people.appoint(tx, Role.ADMIN, []))
    which = house.report(who=BRAM)
    assert house.told(Kind.WORK) == [(BRAM, "1")]
    assert house.act(Act.TAKE, which.id, BRAM).handler == BRAM


def test_the_card_a_press_is_answered_with_is_not_sent_again(house: House) -> None:
    here = Pressed(activity="a1", replaced=True)
    which = house.report(pressed=here)
    house.act(Act.WITHDRAW, which.id, ANNA, pressed=here)
    assert [(row["state"], row["sent"], row["wanted"]) for row in house.owed(Kind.STATUS)] == [("done", 2, 2)]


def test_quiet_hours_are_the_receiver_s_own(house: House) -> None:
    house.do(lambda tx: people.add(tx, PersonId("ny"), name="Grace", time_zone="America/New_York"))
    house.do(lambda tx: people.entrust(tx, "it", owner=PersonId("ny"), deputy=SANNE))
    which = house.report(now=EVENING)  # 14:00 in New York
    assert [row["due_at"] for row in house.owed(Kind.WORK)] == [EVENING]
    assert which.take_by == datetime(2026, 11, 18, 18, 0, tzinfo=UTC)
