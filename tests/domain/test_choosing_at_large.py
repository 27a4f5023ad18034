"""Routing in random organisations of thousands: nobody is a dead end, and nobody is asked for more than they have."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random  # noqa: TID251 - hypothesis draws its seed
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content import loader
from domain import routing
from domain.people import PersonId
from domain.routing import Candidate, Need

LIMITS = loader.limits()
TOPICS = [f"topic {n}" for n in range(12)]
LOCATIONS = [f"location {n}" for n in range(8)]
seeds = st.randoms(use_true_random=True)
quick = pytest.mark.parametrize("many", [400, 10_000])
few = settings(max_examples=3, deadline=None, database=None, suppress_health_check=list(HealthCheck))
often = settings(few, max_examples=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    id: PersonId
    department: str | None
    location: str | None
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    people: list[Colleague]
    key_users: list[Candidate]

    def needs(self, chance: Random, many: int | None = None) -> Iterator[Need]:
        """One question of everybody, or of so many of them."""
        for n, who in enumerate(chance.sample(self.people, many) if many else self.people):
            yield Need(
                topic=chance.choice(TOPICS), department=who.department, location=who.location,
                language=who.language, asker=who.id, seed=str(n),
            )  # fmt: skip


def organisation(chance: Random, many: int, *, share: float = 0.02, busy: bool = True) -> Organisation:
    """People in departments of any size; of them a share are key users, each topic covered by some."""
    departments = [f"department {n}" for n in range(max(3, many // 60))]
    people = [
        Colleague(
            id=PersonId(f"p{n}"), department=chance.choice([None, *departments[: chance.randint(1, len(departments))]]),
            location=chance.choice([None, *LOCATIONS]), language=chance.choice(["nl", "nl", "nl", "en"]),
        )
        for n in range(many)
    ]  # fmt: skip
    chosen = chance.sample(people, max(len(TOPICS) * 2, int(many * share)))
    key_users = [_key_user(chance, who, TOPICS[n % len(TOPICS)], busy=busy) for n, who in enumerate(chosen)]
    return Organisation(people=people, key_users=key_users)


def _key_user(chance: Random, who: Colleague, topic: str, *, busy: bool) -> Candidate:
    load: dict[str, Any] = {"open": 0, "minutes": 0}
    if busy:
        load = {"open": chance.randint(0, LIMITS.most_open), "minutes": chance.choice([0, 0, 10, 30, 60])}
    return Candidate(
        id=who.id, name="", topics=frozenset({topic, *chance.sample(TOPICS, chance.randint(0, 2))}),
        department=who.department, location=who.location, language=who.language, here=chance.random() < 0.9,
        works=chance.random() < 0.8, limit=chance.choice([20, 60, 60, 120]), **load,
    )  # fmt: skip


def fits(one: Candidate, need: Need) -> bool:
    """Said once more, slowly: whether this key user can be asked this."""
    knows = need.topic in one.topics
    free = one.open + 1 <= LIMITS.most_open and one.minutes + LIMITS.minutes_a_question <= one.limit
    return knows and free and one.here and one.id != need.asker and one.id not in need.tried


def resolve(chance: Random, many: int) -> None:
    town = organisation(chance, many)
    asked = [(need, routing.choose(need, town.key_users, LIMITS)) for need in town.needs(chance)]
    by_id = {one.id: one for one in town.key_users}
    assert all(fits(by_id[choice.person], need) for need, choice in asked if choice)
    nobody = [need for need, choice in asked if choice is None]
    assert all(not any(fits(one, need) for one in town.key_users) for need in nobody)
    covered = {topic for topic in TOPICS if sum(fits(one, _of(topic)) for one in town.key_users) > 1}
    assert not [need for need in nobody if need.topic in covered], "a topic with two who have room helps everybody"
    if many == 10_000:
        assert len(nobody) <= 0.05 * many
    for need in nobody:
        offer(town, need)


def offer(town: Organisation, need: Need) -> None:
    """Where nobody has room it is offered to all who know it, and only to who is here and helps at all."""
    offered = routing.pool(need, town.key_users, LIMITS)
    knows = {one.id for one in town.key_users if need.topic in one.topics and one.here and one.id != need.asker}
    assert len(offered) == min(len(knows), routing.POOL)
    assert {one.person for one in offered} <= knows
    assert {one.why for one in offered} <= {("full",)}, "who had room would have been chosen"


def _of(topic: str) -> Need:
    return Need(topic=topic, seed="")


def fill(chance: Random, many: int) -> None:
    """Question after question until everybody is full: whoever is asked had room, and who had room is asked."""
    town = organisation(chance, many, busy=False)
    now = {one.id: one for one in town.key_users}
    for need in town.needs(chance, min(many, 1200)):
        choice = routing.choose(need, now.values(), LIMITS)
        if choice is None:
            assert not any(fits(one, need) for one in now.values())
            continue
        one = now[choice.person]
        assert fits(one, need)
        now[one.id] = replace(one, open=one.open + 1, minutes=one.minutes + LIMITS.minutes_a_question)
    assert all(one.open <= LIMITS.most_open and one.minutes <= one.limit for one in now.values())


@quick
def test_everybody_is_led_to_a_key_user_of_the_topic(many: int) -> None:
    few(given(seeds)(lambda chance: resolve(chance, many)))()


@quick
def test_nobody_gets_more_than_they_have_time_for_while_another_has_room(many: int) -> None:
    few(given(seeds)(lambda chance: fill(chance, many)))()


@pytest.mark.long
@quick
def test_so_it_is_in_many_organisations(many: int) -> None:
    often(given(seeds)(lambda chance: resolve(chance, many)))()
    often(given(seeds)(lambda chance: fill(chance, many)))()


@few
@given(seeds)
def test_the_same_is_asked_of_the_same_one_whatever_the_order(chance: Random) -> None:
    town = organisation(chance, 400)
    turned = chance.sample(town.key_users, len(town.key_users))
    for need in town.needs(chance):
        assert routing.choose(need, town.key_users, LIMITS) == routing.choose(need, turned, LIMITS)
        ranked = routing.pool(need, turned, LIMITS)
        choice = routing.choose(need, turned, LIMITS)
        best = ranked[0].person if ranked and ranked[0].why == ("pool",) else None
        assert (choice.person if choice else None) == best, "who has room comes first in a pool too"
