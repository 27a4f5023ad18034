"""To which key user a question goes, and why them."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content import loader
from domain import routing
from domain.people import PersonId
from domain.routing import Candidate, Choice, Need

LIMITS = loader.limits()
NEED = Need(
    topic="Planner", department="Thuiszorg", location="Utrecht", language="nl", asker=PersonId("anna"), seed="q1"
)
FAR = Candidate(
    id=PersonId("far"), name="", topics=frozenset({"Planner", "Teams"}), department="Finance", location="Zeist",
    language="nl", here=True, works=True, open=0, minutes=0, limit=60,
)  # fmt: skip


def other(name: str, **changes: Any) -> Candidate:
    return replace(FAR, id=PersonId(name), **changes)


def chosen(*candidates: Candidate, need: Need = NEED) -> str | None:
    choice = routing.choose(need, candidates, LIMITS)
    return choice.person if choice else None


@pytest.mark.parametrize(
    ("near", "better"),
    [
        ("department", {"department": "Thuiszorg", "minutes": 10}),
        ("location", {"location": "Utrecht", "minutes": 10}),
        ("a little busier and near", {"department": "Thuiszorg", "open": 1}),
        ("with time left", {"limit": 120}),
    ],
)
def test_between_two_who_know_it_the_nearer_one_is_asked(near: str, better: dict[str, Any]) -> None:
    assert chosen(FAR, other("near", **better)) == "near"


def test_who_works_within_the_day_goes_before_who_is_near_and_does_not() -> None:
    near = other("near", department="Thuiszorg", location="Zeist", works=False)
    assert chosen(replace(FAR, works=False, soon=True, open=3), near) == FAR.id
    assert chosen(replace(FAR, works=True, open=3), near) == FAR.id


@settings(max_examples=60, deadline=None, database=None)
@given(st.lists(st.sampled_from([(True, True), (True, False), (False, True), (False, False)]), min_size=1), st.text())
def test_between_equals_who_works_now_is_asked_and_else_who_does_within_the_day(
    when: list[tuple[bool, bool]], seed: str
) -> None:
    equals = {f"p{n}": other(f"p{n}", works=works, soon=soon) for n, (works, soon) in enumerate(when)}
    who = equals[chosen(*equals.values(), need=replace(NEED, seed=seed)) or ""]
    assert who.works is any(works for works, _ in when)
    assert who.works or who.soon is any(soon for _, soon in when)


def test_who_works_now_goes_before_who_is_near() -> None:
    near = other("near", department="Thuiszorg", works=False)
    assert chosen(FAR, near) == "far"
    assert chosen(replace(FAR, works=False), near) == "near"


def test_who_speaks_the_language_goes_before_a_colleague_of_the_department() -> None:
    english = replace(NEED, language="en")
    speaks, near = other("speaks", language="en"), other("near", department="Thuiszorg")
    assert chosen(FAR, near, speaks, need=english) == "speaks"
    assert chosen(FAR, near, speaks) == "near"


def test_who_is_near_and_busy_gives_way_to_who_is_not() -> None:
    busy = other("near", department="Thuiszorg", location="Utrecht", open=4)
    assert chosen(FAR, replace(busy, open=3)) == "near"
    assert chosen(replace(FAR, location="Utrecht"), busy) == "far"


@pytest.mark.parametrize(
    "why_not",
    [
        {"topics": frozenset({"Teams"})},
        {"here": False},
        {"open": LIMITS.most_open},
        {"minutes": 51},
        {"limit": 0},
        {"id": NEED.asker},
        {"id": PersonId("tried")},
    ],
    ids=lambda one: next(iter(one)),
)
def test_who_cannot_help_now_is_not_asked_however_near(why_not: dict[str, Any]) -> None:
    near = replace(other("near", department="Thuiszorg", location="Utrecht"), **why_not)
    need = replace(NEED, tried=frozenset({PersonId("tried")}))
    assert chosen(FAR, near, need=need) == "far"
    assert chosen(near, need=need) is None
    offered = [one.why for one in routing.pool(need, [near], LIMITS)]
    assert offered == ([("full",)] if why_not.keys() & {"open", "minutes"} else [])


def test_the_last_question_that_fits_is_still_asked() -> None:
    assert chosen(replace(FAR, open=LIMITS.most_open - 1, minutes=50)) == "far"


def test_it_says_why_in_reasons_that_are_true() -> None:
    near = other("near", location="Utrecht", open=2)
    assert routing.choose(NEED, [near], LIMITS) == Choice(
        person=PersonId("near"), why=("knows:Planner", "location", "open:2")
    )
    assert routing.choose(replace(NEED, topic=None), [FAR], LIMITS) == Choice(person=FAR.id, why=("open:0",))


def test_a_language_is_a_reason_only_where_another_does_not_speak_it() -> None:
    english = other("other", language="en")
    both = routing.choose(NEED, [FAR, english], LIMITS)
    assert both == Choice(person=FAR.id, why=("knows:Planner", "language", "open:0"))
    first = replace(NEED, tried=frozenset({FAR.id}))
    assert routing.choose(first, [english], LIMITS) == Choice(person=english.id, why=("knows:Planner", "open:0"))


def test_without_a_name_only_the_topic_decides_and_nothing_else_is_a_reason() -> None:
    unnamed = Need(topic="Planner", seed="q1")
    unplaced = other("unplaced", department=None, location=None, limit=120)
    choice = routing.choose(unnamed, [FAR, unplaced], LIMITS)
    assert choice == Choice(person=unplaced.id, why=("knows:Planner", "open:0"))


def test_equals_take_turns_by_the_seed_and_the_same_seed_always_asks_the_same_one() -> None:
    equals = [other(f"equal{n}") for n in range(4)]
    asked = [chosen(*equals, need=replace(NEED, seed=f"q{n}")) for n in range(80)]
    assert asked == [chosen(*reversed(equals), need=replace(NEED, seed=f"q{n}")) for n in range(80)]
    assert min(asked.count(one.id) for one in equals) > 10


def test_a_pool_is_all_who_know_it_the_best_first_and_ten_at_most() -> None:
    many = [other(f"p{n:02}", minutes=n) for n in range(12)]
    pool = routing.pool(NEED, reversed(many), LIMITS)
    assert pool == tuple(Choice(person=one.id, why=("pool",)) for one in many[: routing.POOL])
    assert [one.person for one in routing.pool(NEED, many[2:4], LIMITS)] == [many[2].id, many[3].id]


def test_who_is_full_is_offered_it_after_those_who_are_not_and_reads_that_it_is_only_if_it_suits_them() -> None:
    near = other("near", department="Thuiszorg", location="Utrecht", minutes=60)
    pool = routing.pool(NEED, [near, FAR], LIMITS)
    assert [(one.person, one.why) for one in pool] == [(FAR.id, ("pool",)), (near.id, ("full",))]
