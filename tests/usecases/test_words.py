"""Words both ways: the handler notes and asks, the reporter answers and disagrees; and what is allowed instead."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

import usecases.friction
from domain import errors
from domain.friction import Friction
from domain.messages import Kind, Pressed
from domain.people import PersonId
from domain.states import Act, State
from storage import people
from tests.examples import ANNA, BRAM, LIAM, NOOR, NOW, REASON, RULES, SANNE, person
from tests.usecases.house import House

EVENING, MORNING = datetime(2026, 11, 17, 19, 0, tzinfo=UTC), datetime(2026, 11, 18, 7, 30, tzinfo=UTC)
HERE = Pressed(activity="a1", replaced=True)
FORBIDDEN = "Ik mag geen AI gebruiken"  # rules.ai, by its words
MEANWHILE = "Copilot in de browser mag wel."


@pytest.mark.parametrize("what", [Act.NOTE, Act.ASK])
@pytest.mark.parametrize("acts", [[], [Act.TAKE]])
def test_what_a_handler_says_stands_on_the_card_and_pings_once(house: House, what: Act, acts: Sequence[Act]) -> None:
    before = house.until(*acts)
    after = house.act(what, before.id, BRAM, " Welke printer? ")
    assert after == replace(before, version=before.version + 1, decide_by=after.decide_by)
    told = house.story(after.id)[-1]
    assert (told.act, told.person, told.at, told.words) == (what, BRAM, NOW, "Welke printer?")
    assert house.told(Kind.PING) == [(ANNA, str(after.version))]
    assert [(row["wanted"], row["state"]) for row in house.owed(Kind.STATUS)] == [(after.version, "ready")]
    assert [one for one in house.told(Kind.WORK) if one[1] != "1"] == []


def test_before_it_is_taken_the_deputy_may_ask_and_afterwards_only_who_took_it(house: House) -> None:
    which = house.report()
    assert house.act(Act.ASK, which.id, SANNE).version == 2
    house.act(Act.TAKE, which.id, BRAM)
    for what in (Act.ASK, Act.NOTE):
        with pytest.raises(errors.NotHandler):
            house.act(what, which.id, SANNE)


@pytest.mark.parametrize(("acts", "asked"), [([], BRAM), ([Act.TAKE], BRAM)])
def test_an_answer_reaches_who_has_it_or_is_on_duty(house: House, acts: Sequence[Act], asked: PersonId) -> None:
    which = house.until(*acts, Act.ASK)
    after = house.act(Act.REPLY, which.id, ANNA, "Die bij de balie", pressed=HERE)
    assert (after.state, house.story(which.id)[-1].words) == (which.state, "Die bij de balie")
    assert (asked, str(after.version)) in house.told(Kind.WORK)
    assert len(house.told(Kind.PING)) == 1, "nobody is pinged for their own words"


def test_an_answer_reaches_who_took_it_though_another_is_on_duty_now(house: House) -> None:
    which = house.report()
    house.act(Act.TAKE, which.id, SANNE)
    after = house.act(Act.REPLY, which.id, ANNA)
    assert (SANNE, str(after.version)) in house.told(Kind.WORK)


def test_an_answer_in_the_evening_is_heard_in_the_morning(house: House) -> None:
    which = house.until(Act.TAKE)
    house.act(Act.REPLY, which.id, ANNA, now=EVENING)
    assert [row["due_at"] for row in house.owed(Kind.WORK) if row["occasion"] == "3"] == [MORNING]


@pytest.mark.parametrize(
    ("acts", "what", "by"),
    [
        ([Act.TAKE, Act.SOLVE], Act.NOTE, BRAM),
        ([Act.TAKE, Act.DECLINE], Act.ASK, BRAM),
        ([Act.TAKE, Act.SOLVE], Act.REPLY, ANNA),
        ([Act.TAKE, Act.SOLVE, Act.CONFIRM], Act.REPLY, ANNA),
        ([Act.WITHDRAW], Act.REPLY, ANNA),
        ([Act.TAKE, Act.SOLVE], Act.OBJECT, ANNA),
        ([Act.TAKE, Act.DECLINE], Act.REOPEN, ANNA),
    ],
)
def test_once_there_is_an_answer_only_the_reporter_s_verdict_is_asked(
    house: House, acts: Sequence[Act], what: Act, by: PersonId
) -> None:
    which = house.until(*acts)
    before = [house.owed(kind) for kind in Kind]
    assert house.act(what, which.id, by) == which
    assert [house.owed(kind) for kind in Kind] == before


@pytest.mark.parametrize(("what", "by"), [(Act.NOTE, BRAM), (Act.ASK, BRAM)])
def test_words_need_words(house: House, what: Act, by: PersonId) -> None:
    which = house.until(Act.TAKE)
    for said, refusal in ((" ", errors.Empty), ("x" * 2001, errors.TooLong)):
        with pytest.raises(refusal):
            house.act(what, which.id, by, said)
    assert house.find(which.id) == which


@pytest.mark.parametrize("what", [Act.REPLY, Act.OBJECT])
def test_a_reporter_s_words_need_words_too(house: House, what: Act) -> None:
    which = house.until(Act.TAKE, *([Act.DECLINE] if what is Act.OBJECT else []))
    for said, refusal in ((" ", errors.Empty), ("x" * 2001, errors.TooLong)):
        with pytest.raises(refusal):
            house.act(what, which.id, ANNA, said)
    assert house.find(which.id) == which


def test_a_no_is_objected_to_once_with_who_said_it(house: House) -> None:
    house.do(lambda tx: people.entrust(tx, "it", owner=SANNE, deputy=BRAM))
    back = house.until(Act.TAKE, Act.DECLINE, Act.OBJECT)
    assert (back.state, back.queue, back.handler, back.title) == (State.RECEIVED, "it", BRAM, REASON)
    assert house.story(back.id)[-1].words == "Dat zie ik anders."
    assert (BRAM, "4") in house.told(Kind.WORK)


def declined_twice(house: House, *, owner: PersonId | None) -> Friction:
    house.do(lambda tx: people.entrust(tx, "admin", owner=owner, deputy=None))
    return house.until(Act.TAKE, Act.DECLINE, Act.OBJECT, Act.TAKE, Act.DECLINE, Act.OBJECT)


@pytest.mark.parametrize(("owner", "asked"), [(None, NOOR), (LIAM, LIAM)])
def test_a_second_time_it_goes_to_a_coordinator_and_has_no_handler(
    house: House, owner: PersonId | None, asked: PersonId
) -> None:
    back = declined_twice(house, owner=owner)
    assert (back.state, back.queue, back.handler) == (State.RECEIVED, "admin", None)
    assert (asked, "7") in house.told(Kind.WORK)
    with pytest.raises(errors.NotHandler):
        house.act(Act.TAKE, back.id, BRAM)
    assert house.act(Act.TAKE, back.id, asked).handler == asked


def test_disagreeing_begins_the_clock_anew(house: House) -> None:
    which = house.until(Act.TAKE, Act.DECLINE)
    back = house.act(Act.OBJECT, which.id, ANNA, now=MORNING)
    assert (back.received_at, back.take_by) == (MORNING, datetime(2026, 11, 18, 15, 30, tzinfo=UTC))
    assert back.closed_at is None


def answer(house: House, which: Friction, what: Act, words: str, alternative: str) -> Friction:
    use = usecases.friction.solve if what is Act.SOLVE else usecases.friction.decline
    return house.do(
        lambda tx: use(tx, person(BRAM), which.id, words, alternative=alternative, now=NOW, rules=RULES)
    )  # fmt: skip


def taken(house: House, text: str = FORBIDDEN) -> Friction:
    return house.act(Act.TAKE, house.report(text).id, BRAM)


def test_what_is_forbidden_is_solved_only_with_what_is_allowed(house: House) -> None:
    which = taken(house)
    assert which.leaf == "rules.ai"
    with pytest.raises(errors.NoAlternative):
        answer(house, which, Act.SOLVE, "Dat is nu zo.", "  ")
    assert house.find(which.id) == which
    assert answer(house, which, Act.SOLVE, "Dat is nu zo.", f" {MEANWHILE} ").state is State.SOLVED
    told = house.story(which.id)[-1]
    assert (told.words, told.alternative) == ("Dat is nu zo.", MEANWHILE)


@pytest.mark.parametrize(("alternative", "kept"), [("", None), (MEANWHILE, MEANWHILE)])
def test_a_plain_why_not_is_enough_and_may_name_what_is_allowed(
    house: House, alternative: str, kept: str | None
) -> None:
    which = taken(house)
    assert answer(house, which, Act.DECLINE, REASON, alternative).state is State.DECLINED
    assert house.story(which.id)[-1].alternative == kept


def test_what_is_not_forbidden_needs_no_alternative(house: House) -> None:
    which = taken(house, "Outlook is traag")
    assert answer(house, which, Act.SOLVE, "Nieuwe server", "").state is State.SOLVED


def test_an_alternative_fits_as_other_words_do(house: House) -> None:
    which = taken(house)
    for what in (Act.SOLVE, Act.DECLINE):
        with pytest.raises(errors.TooLong):
            answer(house, which, what, REASON, "x" * 2001)


def test_who_may_not_solve_it_is_told_so_and_not_what_it_is_about(house: House) -> None:
    which = house.report(FORBIDDEN)
    with pytest.raises(errors.NotHandler):
        house.act(Act.SOLVE, which.id, LIAM)


def test_solving_it_again_without_the_alternative_gets_the_report_as_it_is(house: House) -> None:
    which = taken(house)
    solved = answer(house, which, Act.SOLVE, "Dat is nu zo.", MEANWHILE)
    assert answer(house, which, Act.SOLVE, "Dat is nu zo.", "") == solved
