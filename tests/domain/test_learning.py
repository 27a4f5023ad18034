"""When a tip is asked again, and what somebody is taught next."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import loader
from domain.learning import Answer, Choice, Kind, Learner, Outcome, choose, fresh, later, memory, retrievability
from domain.tips import LEVELS, Level, Tip
from tests.domain.teaching import (
    ANYBODY,
    DAY,
    NOW,
    NUMBERS,
    TODAY,
    WEEK,
    deck,
    next_for,
    remembered,
    seen,
    tip,
)
from tests.examples import ZONE

KNOWN, NOTFORME, LATER = Outcome.KNOWN, Outcome.NOTFORME, Outcome.LATER
PRO = tip("pro", level="pro")
MUST = tip("safe", priority="must", app="security")


def local(moment: datetime) -> str:
    return f"{moment.astimezone(ZoneInfo(ZONE)):%a %d %b %H:%M}"


@pytest.mark.parametrize(
    ("shown", "due"),
    [
        ("2026-11-17 10:00", "Thu 19 Nov 00:00"),
        ("2026-11-19 10:00", "Mon 23 Nov 00:00"),  # over a weekend
        ("2026-12-23 10:00", "Mon 28 Dec 00:00"),  # over Christmas
        ("2026-11-21 10:00", "Tue 24 Nov 00:00"),  # asked for on a Saturday
    ],
)
def test_the_first_question_comes_two_working_days_after_the_tip(shown: str, due: str) -> None:
    at = datetime.fromisoformat(shown).replace(tzinfo=ZoneInfo(ZONE))
    assert local(memory(at, (), NUMBERS, WEEK, ZONE).due) == due


def test_a_right_answer_puts_the_next_question_off_and_a_wrong_one_brings_it_tomorrow() -> None:
    asked = [remembered(NOW, *((2, True), (10, True), (85, True))[:count]) for count in range(1, 4)]
    days = [(one.due.astimezone(ZoneInfo(ZONE)).date() - TODAY).days for one in asked]
    assert {local(one.due)[-5:] for one in asked} == {"00:00"}  # as its day begins
    assert days == [2 + 8, 10 + 75, 85 + 180]  # by the model's default parameters; 180 is the most
    wrong = remembered(NOW, (2, True), (10, False))
    assert (wrong.due.astimezone(ZoneInfo(ZONE)).date() - TODAY).days == 10 + 2
    assert remembered(NOW, (2, False)).due < remembered(NOW, (2, True)).due


def test_it_is_due_when_four_in_five_would_still_remember() -> None:
    one = remembered(NOW, (2, True), (10, True))
    assert retrievability(one, NOW + 10 * DAY, NUMBERS) == 1
    assert retrievability(one, NOW + 85 * DAY, NUMBERS) == pytest.approx(0.8, abs=0.002)


@pytest.mark.parametrize(
    ("answers", "retired"),
    [
        (((2, True), (10, True), (85, True)), True),
        (((2, True), (10, True)), False),
        (((2, True), (300, True)), False),  # stable, but two in a row
        (((2, True), (3, True), (4, True)), False),  # three, but within days: not stable
        (((2, True), (10, True), (85, False)), False),
        (((2, True), (10, True), (85, True), (265, False), (267, True)), False),  # in a row, the last ones
    ],
)
def test_a_tip_that_sits_is_asked_no_more(answers: tuple[tuple[int, bool], ...], retired: bool) -> None:
    assert remembered(NOW, *answers).retired is retired


log = st.lists(st.tuples(st.integers(1, 400), st.booleans()), min_size=1, max_size=9, unique_by=lambda one: one[0])


@given(answers=log, data=st.data())
def test_memory_is_made_of_the_answers_alone_whatever_their_order_and_zone(
    answers: list[tuple[int, bool]], data: st.DataObject
) -> None:
    given_ = [Answer(at=NOW + days * DAY, right=right) for days, right in answers]
    other = [replace(one, at=one.at.astimezone(ZoneInfo("Asia/Tokyo"))) for one in data.draw(st.permutations(given_))]
    one = memory(NOW, given_, NUMBERS, WEEK, ZONE)
    assert one == memory(NOW, other, NUMBERS, WEEK, ZONE)
    assert one.since == max(answer.at for answer in given_)
    assert timedelta() < one.due - one.since <= 180 * DAY
    assert one.stability > 0


@given(answers=log, days=st.integers(0, 500))
def test_what_is_not_asked_is_remembered_ever_less(answers: list[tuple[int, bool]], days: int) -> None:
    one = remembered(NOW, *answers)
    now, then = one.since + days * DAY, one.since + (days + 1) * DAY
    assert 0 < retrievability(one, then, NUMBERS) < retrievability(one, now, NUMBERS) <= 1


def test_later_is_half_a_day_at_least() -> None:
    assert later(NOW, NUMBERS) - NOW == timedelta(hours=12)
    night = datetime(2026, 10, 24, 18, tzinfo=ZoneInfo(ZONE))  # the clock goes back
    assert later(night, NUMBERS).astimezone(UTC) - night.astimezone(UTC) == timedelta(hours=12)


MANAGER = Learner(
    a_week=3, roles=frozenset({"manager"}), locations=frozenset({"home"}), scenarios=frozenset({"meet"}),
    platforms=frozenset({"mobile"}), levels={"teams": Level.PLUS}, put_away=frozenset({"excel"}),
)  # fmt: skip
FITS = tip("a", roles=frozenset({"manager"}), platforms=frozenset({"mobile"}), level="plus")


@pytest.mark.parametrize(
    ("one", "taught"),
    [
        (FITS, True),
        (replace(FITS, roles=frozenset({"all", "project"})), True),
        (replace(FITS, roles=frozenset({"project"})), False),
        (replace(FITS, locations=frozenset({"office"})), False),
        (replace(FITS, scenarios=("plan",)), False),
        (replace(FITS, scenarios=("plan", "meet")), True),
        (replace(FITS, platforms=frozenset({"desktop", "web"})), False),
        (replace(FITS, level="pro"), True),  # one level up
        (replace(FITS, app="word", level="pro"), False),  # two: nothing was told of Word
        (replace(FITS, app="excel"), False),  # put away
        (replace(FITS, app="excel", priority="must"), False),
        (replace(FITS, scenarios=("plan",), app="word", level="pro", priority="must"), True),
        (replace(FITS, locations=frozenset({"office"}), priority="must"), False),
        (replace(FITS, review_by=TODAY - DAY), False),
    ],
)
def test_a_tip_is_for_whom_it_was_written(one: Tip, taught: bool) -> None:
    assert (next_for([one], learner=MANAGER) == ("new", "a")) is taught


def test_who_told_nothing_is_kept_from_nothing_but_other_roles_and_high_levels() -> None:
    tips = [PRO, tip("theirs", roles=frozenset({"frontline"})), tip("plan", scenarios=("plan",)), MUST]
    assert [one.id for one in fresh(ANYBODY, {}, deck(*tips), NUMBERS, NOW, TODAY)] == ["safe", "plan"]


def test_the_order_is_must_then_put_off_then_what_fits_their_level() -> None:
    tips = [tip("low"), PRO, tip("own", level="plus"), tip("put-off"), MUST]
    learner = replace(ANYBODY, levels={"teams": Level.PLUS})
    found = fresh(learner, {"put-off": seen(1, outcome=LATER)}, deck(*tips), NUMBERS, NOW, TODAY)
    assert [one.id for one in found] == ["safe", "put-off", "own", "pro", "low"]


def test_known_already_is_never_asked_and_raises_the_level_after_three() -> None:
    easy = [tip(name) for name in "abc"]
    tips = [*easy, tip("low"), tip("plus", level="plus")]
    before = {one.id: seen(30, outcome=KNOWN) for one in easy}
    assert next_for(tips, before, last_was=Kind.NEW) == ("new", "plus")
    del before["c"]
    assert next_for(tips, before, last_was=Kind.NEW) == ("new", "c")  # two are not enough
    before["c"] = seen(30, outcome=KNOWN)
    plus = replace(ANYBODY, levels={"teams": Level.PLUS})
    assert next_for([*tips, PRO], before, learner=plus) == (
        "new",
        "plus",
    )  # what is easy says nothing of who knows more
    other = [replace(one, app="word") for one in easy] + tips[3:]
    assert next_for(other, {one.id: seen(30, outcome=KNOWN) for one in easy}) == ("new", "low")


@pytest.mark.parametrize("outcome", [None, Outcome.TRIED, Outcome.STUCK])
def test_what_was_tried_ignored_or_did_not_work_yet_is_asked(outcome: Outcome | None) -> None:
    assert next_for([tip("a")], {"a": seen(30, outcome=outcome)}) == ("recall", "a")


def test_what_sits_is_not_asked_though_its_day_came() -> None:
    sits = seen(600, (2, True), (10, True), (85, True))
    assert sits.memory.due < NOW
    assert next_for([tip("a")], {"a": sits}) is None


def test_not_for_me_is_never_shown_and_never_asked_again() -> None:
    assert next_for([tip("a")], {"a": seen(30, outcome=NOTFORME)}) is None
    away = replace(ANYBODY, put_away=frozenset({"teams"}))
    assert next_for([tip("a"), tip("b")], {"a": seen(30)}, learner=away) is None  # nor what was learned of it


@pytest.mark.parametrize(("hours", "expected"), [(-1, None), (0, ("new", "a")), (1, ("new", "a"))])
def test_what_was_put_off_comes_again_when_it_may(hours: int, expected: tuple[str, str] | None) -> None:
    before = {"a": seen(30, outcome=LATER)}
    assert next_for([tip("a")], before, now=NOW + timedelta(hours=hours), last_was=Kind.NEW) == expected


@pytest.mark.parametrize(
    ("last_was", "expected"),
    [(None, ("new", "b")), (Kind.NEW, ("recall", "a")), (Kind.RECALL, ("new", "b"))],
)
def test_a_new_tip_and_a_question_take_turns(last_was: Kind | None, expected: tuple[str, str]) -> None:
    assert next_for([tip("a"), tip("b")], {"a": seen(30)}, last_was=last_was) == expected


def test_with_nothing_of_one_kind_there_is_more_of_the_other() -> None:
    assert next_for([tip("a")], {"a": seen(30)}, last_was=Kind.RECALL) == ("recall", "a")
    assert next_for([tip("a"), tip("b")], {"a": seen(1)}, last_was=Kind.NEW) == ("new", "b")
    assert next_for([tip("a")], {"a": seen(1)}) is None
    assert next_for([tip("a"), MUST], {"a": seen(30)}, last_was=Kind.NEW) == ("new", "safe")  # whoever's turn it is


@pytest.mark.parametrize(
    "changed", [{"review_by": TODAY - DAY}, {"priority": "must", "review_by": TODAY - DAY}], ids=["nice", "must"]
)
def test_what_expired_is_neither_taught_nor_asked(changed: dict[str, object]) -> None:
    assert next_for([tip("a", **changed)]) is None
    assert next_for([tip("a", **changed)], {"a": seen(30)}) is None
    assert next_for([], {"gone": seen(30)}) is None  # nor what is not there anymore


def test_of_the_questions_that_are_due_the_best_remembered_comes_first() -> None:
    before = {"old": seen(90, (2, True)), "fresh": seen(20, (2, True)), "early": seen(5, (2, True))}
    assert next_for([tip(name) for name in before], before) == ("recall", "fresh")


def test_a_wrong_answer_is_asked_once_more_before_what_is_better_remembered() -> None:
    better, once, twice = seen(20, (2, True)), seen(9, (2, False)), seen(9, (2, False), (4, False))
    assert [one.memory.missed for one in (better, once, twice)] == [False, True, False]
    assert not seen(9, (2, False), (4, True)).memory.missed
    assert seen(9, (2, False), (4, True), (7, False)).memory.missed, "each time that it goes wrong anew"
    for missed, expected in ((once, "low"), (twice, "high")):
        before = {"low": missed, "high": better}
        assert next_for([tip(name) for name in before], before) == ("recall", expected)


@pytest.mark.parametrize(("a_week", "most"), [(1, 13), (2, 40), (3, 40), (5, 90)])
def test_no_more_is_learned_at_once_than_can_be_remembered(a_week: int, most: int) -> None:
    tips = [tip(f"{number}") for number in range(101)]
    learner = replace(ANYBODY, a_week=a_week)
    full = {one.id: seen(1) for one in tips[:most]}
    assert next_for(tips, dict(list(full.items())[1:]), learner=learner) == ("new", "0")
    assert next_for(tips, full, learner=learner) is None
    sits = seen(300, (2, True), (10, True), (85, True))
    assert next_for(tips, full | {"0": sits, "1": seen(9, outcome=KNOWN)}, learner=learner) == ("new", f"{most}")
    assert next_for([*tips, MUST], full, learner=learner) == ("new", "safe")  # what they should know has room


def test_the_same_choice_is_made_each_time_in_whatever_order_it_was_kept() -> None:
    tips = {one.id: one for one in loader.tips().values() if one.priority == "nice"}
    before = {name: seen(40, (3, True)) for name in list(tips)[:20]}
    turned = dict(reversed(before.items()))
    chosen = choose(ANYBODY, before, tips, NUMBERS, NOW, last_was=Kind.NEW, today=TODAY)
    assert chosen == choose(ANYBODY, turned, tips, NUMBERS, NOW, last_was=Kind.NEW, today=TODAY)
    assert chosen == Choice(kind=Kind.RECALL, tip=tips[min(before)])


PEOPLE = [
    Learner(a_week=3, roles=frozenset(roles), locations=frozenset(places), platforms=frozenset(devices), levels=levels)
    for roles, places, devices, levels in product(
        ((), ("keyuser",)), ((), ("home",), ("office", "customer")), ((), ("mobile",), ("desktop", "web")),
        ({}, {"teams": Level.PLUS}, {"teams": Level.PRO, "excel": Level.PLUS}),
    )
]  # fmt: skip


def test_of_fifty_four_people_each_is_taught_what_was_written_for_them_and_nothing_else() -> None:
    tips = loader.tips()
    assert len(PEOPLE) >= 50
    for who in PEOPLE:
        told = {one.id for one in fresh(who, {}, tips, NUMBERS, NOW, TODAY)}
        for one in tips.values():
            own = LEVELS.index(who.levels.get(one.app, Level.STARTER))
            fits = (
                ("all" in one.roles or bool(one.roles & who.roles))
                and (not who.locations or bool(one.locations & who.locations))
                and (not who.platforms or bool(one.platforms & who.platforms))
                and (one.priority == "must" or LEVELS.index(Level(one.level)) <= own + 1)
            )
            assert (one.id in told) is fits, (who, one.id)
