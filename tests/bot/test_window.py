"""As fast as Teams takes it, and never faster, however long the way there and back is, and whatever is refused."""

import asyncio
import random  # noqa: TID251 - the weather of a network
from bisect import bisect_left
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

import bot.pacer
from bot.window import LATELY, Brake, Journey, Window
from tests.fakes.machine import FakeMachine

RATE = 50
TURN = 0.004  # seconds between two turns of everybody
Way = Callable[[float], float]  # seconds it takes, at that moment


class TooMany(Exception):
    """Teams refused it."""


@dataclass
class Road:
    """The way to a Teams that takes `limit` requests in any second, and refuses others by `luck` alone."""

    there: Way
    back: Way
    limit: int = RATE
    luck: float = 0.0
    arrived: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)
    _lately: deque[float] = field(default_factory=deque)
    _dice: random.Random = field(default_factory=lambda: random.Random(1))

    async def go(self, machine: FakeMachine) -> None:
        now = machine.monotonic()
        there = self.there(now)
        ended = asyncio.Event()
        self.arrived.append(now + there)
        machine.call_later(there + self.back(now), ended.set)
        await ended.wait()
        if self._too_many(now + there) or self._dice.random() < self.luck:
            self.refused.append(now + there)
            raise TooMany

    def _too_many(self, now: float) -> bool:
        while self._lately and self._lately[0] <= now - 1:
            self._lately.popleft()
        if len(self._lately) >= self.limit:
            return True
        self._lately.append(now)
        return False

    def most(self) -> int:
        """How many arrived within one second, at most."""
        moments = sorted(self.arrived)
        return max(bisect_left(moments, moment + 1) - at for at, moment in enumerate(moments))

    def pace(self, begin: float, end: float) -> float:
        """Requests a second that were taken between those moments."""
        inside = [sum(begin <= one < end for one in some) for some in (self.arrived, self.refused)]
        return (inside[0] - inside[1]) / (end - begin)


async def drive(road: Road, seconds: float) -> float:
    """Many who always have something to send, for so long; when it began."""
    machine = FakeMachine()
    pacer, began = bot.pacer.Pacer(RATE, machine, machine.call_later), machine.monotonic()

    async def one() -> None:
        while True:
            try:
                async with pacer.turn():
                    await road.go(machine)
            except TooMany:
                pacer.refused(1.0)

    tasks = [asyncio.create_task(one()) for _ in range(40)]
    while machine.monotonic() < began + seconds:
        machine.advance(TURN)
        for _ in range(4):
            await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return began


def always(seconds: float) -> Way:
    return lambda _: seconds


def between(least: float, most: float, seed: int) -> Way:
    dice = random.Random(seed)
    return lambda _: dice.uniform(least, most)


@pytest.mark.parametrize(("there", "back"), [(0.05, 0.05), (0.0, 0.1), (0.1, 0.0), (0.002, 0.002)])
async def test_however_long_the_way_is_it_goes_at_nearly_the_rate_and_never_above_it(there: float, back: float) -> None:
    road = Road(always(there), always(back))
    began = await drive(road, 8)
    assert road.most() <= RATE
    assert road.pace(began + 2, began + 7) >= 0.97 * RATE


@pytest.mark.parametrize("seed", range(3))
async def test_a_way_that_takes_longer_at_times_is_not_mistaken_for_a_short_one(seed: int) -> None:
    road = Road(between(0.025, 0.075, seed), between(0.025, 0.075, seed + 100))
    began = await drive(road, 20)
    assert road.most() <= RATE
    assert road.pace(began + 2, began + 19) >= 0.92 * RATE


async def test_a_way_that_is_suddenly_shorter_costs_a_few_at_most() -> None:
    road = Road(lambda now: 0.15 if now < 1005 else 0.005, always(0.1))
    await drive(road, 8)
    assert RATE < road.most() <= RATE + 8, "which is why KRING_RATE is less than what Teams takes"


async def test_refusals_that_have_nothing_to_do_with_how_fast_it_goes_hardly_slow_it_down() -> None:
    road = Road(always(0.05), always(0.05), luck=0.035)
    began = await drive(road, 60)
    assert road.pace(began, began + 60) >= 0.8 * RATE


async def test_a_teams_that_takes_less_is_not_asked_for_more_for_long() -> None:
    road = Road(always(0.05), always(0.05), limit=30)
    began = await drive(road, 90)
    late = [one for one in road.refused if one >= began + 10]
    assert road.pace(began + 10, began + 90) >= 0.85 * 30
    assert len(late) <= 0.07 * 80 * 30, "of a hundred requests, seven were refused at most"


def test_a_journey_says_nothing_until_many_were_made_and_forgets_those_of_long_ago() -> None:
    journey = Journey()
    for number in range(19):
        journey.took(0.05, number / 10)
    assert journey.least(2) == 0
    journey.took(0.2, 2)
    assert journey.least(2) == 0.05
    for number in range(20):
        journey.took(0.2, LATELY + number / 10)
    assert journey.least(LATELY + 2) == 0.05, "not so long ago yet"
    for number in range(20):
        journey.took(0.2, 2 * LATELY + 1 + number / 10)
    assert journey.least(2 * LATELY + 3) == 0.2
    assert journey.least(9 * LATELY) == 0, "nothing is known of now"


def test_what_failed_counts_a_whole_second_as_somebody_nearer_may_have_answered() -> None:
    window = Window(1.0)
    for well in (True, False):
        window.enter()
        window.leave(10.0, well=well)
    assert [window.count(moment, 0.25) for moment in (10.7, 10.8, 11.0)] == [2, 1, 0]
    assert window.count(10.8) == 0, "what was counted off is forgotten"


def test_one_refused_among_many_costs_one_a_second_for_a_moment() -> None:
    brake = Brake(RATE)
    assert not brake.refuse(100.0, taken=40)
    assert [brake.rate(moment) for moment in (100.0, 100.3, 100.4)] == [49, 49, 50]


def test_many_refused_in_a_second_cost_as_large_a_part_of_the_rate() -> None:
    brake = Brake(RATE)
    answers = [brake.refuse(100 + number / 100, taken=28) for number in range(9)]
    assert answers == [False] * 6 + [True] * 3
    assert [brake.rate(moment) for moment in (100.1, 110.1, 120.1, 130.1)] == [35, 40, 45, 50]
    assert not brake.refuse(140.0, taken=34)


def test_all_refused_cost_half_of_the_rate() -> None:
    brake = Brake(RATE)
    for number in range(40):
        brake.refuse(100 + number / 100, taken=0)
    assert 20 <= brake.rate(100.4) <= 25
