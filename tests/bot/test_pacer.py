import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bot.clock
import bot.pacer
import tests.fakes.machine


def pacer_of(machine: tests.fakes.machine.FakeMachine, rate: int) -> bot.pacer.Pacer:
    return bot.pacer.Pacer(rate, machine, machine.call_later)


class Line:
    """Requests that wait for their turn, and those that had it, in order; each ends when told, or at once."""

    def __init__(self, pacer: bot.pacer.Pacer) -> None:
        self._pacer = pacer
        self.went: list[str] = []
        self.tasks: list[asyncio.Task[None]] = []

    async def add(self, *names: str, first: bool = False, until: asyncio.Event | None = None) -> None:
        self.tasks += [asyncio.create_task(self._go(name, until, first=first)) for name in names]
        await settle()

    async def _go(self, name: str, until: asyncio.Event | None, *, first: bool) -> None:
        async with self._pacer.turn(first=first):
            self.went.append(name)
            if until is not None:
                await until.wait()


async def settle() -> None:
    """Lets every task that can go on do so; nothing here waits for real time."""
    for _ in range(10):
        await asyncio.sleep(0)


async def pass_by(machine: tests.fakes.machine.FakeMachine, seconds: float) -> None:
    machine.advance(seconds)
    await settle()


async def test_no_more_than_the_rate_goes_in_a_second(machine: tests.fakes.machine.FakeMachine) -> None:
    line = Line(pacer_of(machine, 2))
    await line.add("a", "b", "c", "d", "e")
    assert line.went == ["a", "b"]
    await pass_by(machine, 0.99)
    assert line.went == ["a", "b"]
    await pass_by(machine, 0.01)
    assert line.went == ["a", "b", "c", "d"]
    await pass_by(machine, 1)
    assert len(line.went) == 5


async def test_what_is_under_way_counts_until_a_second_after_its_answer(
    machine: tests.fakes.machine.FakeMachine,
) -> None:
    line, answered = Line(pacer_of(machine, 1)), asyncio.Event()
    await line.add("slow", until=answered)
    await line.add("next")
    await pass_by(machine, 30)
    assert line.went == ["slow"]
    answered.set()
    await settle()
    await pass_by(machine, 0.9)
    assert line.went == ["slow"]
    await pass_by(machine, 0.1)
    assert line.went == ["slow", "next"]


async def test_typed_replies_go_first(machine: tests.fakes.machine.FakeMachine) -> None:
    line = Line(pacer_of(machine, 1))
    await line.add("a", "b", "c")
    await line.add("typed", first=True)
    for _ in range(3):
        await pass_by(machine, 1)
    assert line.went == ["a", "typed", "b", "c"]


async def test_whoever_stops_waiting_takes_no_room(machine: tests.fakes.machine.FakeMachine) -> None:
    line = Line(pacer_of(machine, 1))
    await line.add("a", "leaves", "b")
    line.tasks[1].cancel()
    await settle()
    await pass_by(machine, 1)
    assert line.went == ["a", "b"]


async def test_room_given_to_someone_who_just_left_goes_to_the_next(machine: tests.fakes.machine.FakeMachine) -> None:
    line = Line(pacer_of(machine, 1))
    await line.add("a", "leaves", "b")
    machine.advance(1)  # room is given, and before the task wakes it is stopped
    line.tasks[1].cancel()
    await settle()
    await pass_by(machine, 1)
    assert line.went == ["a", "b"]


async def test_a_request_that_fails_gives_its_room_back(machine: tests.fakes.machine.FakeMachine) -> None:
    pacer = pacer_of(machine, 1)
    with pytest.raises(RuntimeError):
        async with pacer.turn():
            raise RuntimeError
    line = Line(pacer)
    await line.add("next")
    await pass_by(machine, 1)
    assert line.went == ["next"]


def test_a_complaint_halves_the_rate_which_grows_back_in_quiet(machine: tests.fakes.machine.FakeMachine) -> None:
    pacer = pacer_of(machine, 40)
    pacer.slow()
    rates = [pacer.rate]
    for _ in range(6):
        machine.advance(10)
        rates.append(pacer.rate)
    assert rates == [20, 24, 28, 32, 36, 40, 40]


def test_complaints_about_one_burst_count_once(machine: tests.fakes.machine.FakeMachine) -> None:
    pacer = pacer_of(machine, 40)
    for _ in range(40):
        pacer.slow()
    assert pacer.rate == 20
    machine.advance(1)
    pacer.slow()
    assert pacer.rate == 10


def test_the_rate_never_falls_below_one(machine: tests.fakes.machine.FakeMachine) -> None:
    pacer = pacer_of(machine, 3)
    for _ in range(10):
        pacer.slow()
        machine.advance(1)
    assert pacer.rate == 1


async def test_those_who_wait_go_as_soon_as_the_rate_has_grown(machine: tests.fakes.machine.FakeMachine) -> None:
    pacer = pacer_of(machine, 10)
    pacer.slow(0.1)
    line, never = Line(pacer), asyncio.Event()
    await line.add("a", "b", until=never)
    assert line.went == ["a"]
    await pass_by(machine, 10)
    assert line.went == ["a", "b"]
    never.set()
    await settle()


async def test_while_held_only_typed_replies_go_and_never_for_more_than_ten_seconds(
    machine: tests.fakes.machine.FakeMachine,
) -> None:
    pacer = pacer_of(machine, 5)
    pacer.hold(3600)
    pacer.hold(1)  # a shorter one does not end it
    line = Line(pacer)
    await line.add("a")
    await line.add("typed", first=True)
    await pass_by(machine, 9.9)
    assert line.went == ["typed"]
    await pass_by(machine, 0.1)
    assert line.went == ["typed", "a"]


async def test_without_an_alarm_of_its_own_it_uses_the_loop() -> None:
    pacer = bot.pacer.Pacer(1, bot.clock.Machine())
    pacer.hold(0.01)
    line = Line(pacer)
    await line.add("a")
    await asyncio.wait_for(line.tasks[0], timeout=10)
    assert line.went == ["a"]


Step = tuple[str, Any]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["add", "typed", "slow", "hold", "pass"]), st.floats(0, 3)), max_size=40))
def test_whatever_happens_no_second_holds_more_than_the_rate_and_nobody_waits_for_ever(steps: list[Step]) -> None:
    asyncio.run(_story(steps))


async def _story(steps: list[Step]) -> None:
    machine, moments, tasks = tests.fakes.machine.FakeMachine(), [], []
    pacer = pacer_of(machine, 3)

    async def go(*, first: bool) -> None:
        async with pacer.turn(first=first):
            moments.append(machine.monotonic())

    acts: dict[str, Callable[[float], Any]] = {
        "add": lambda _: tasks.append(asyncio.create_task(go(first=False))),
        "typed": lambda _: tasks.append(asyncio.create_task(go(first=True))),
        "slow": lambda _: pacer.slow(),
        "hold": pacer.hold,
        "pass": machine.advance,
    }
    for name, number in steps:
        acts[name](number)
        await settle()
    for _ in range(60):
        await pass_by(machine, 1)
    assert all(task.done() for task in tasks)
    assert all(sum(start <= moment < start + 1 for moment in moments) <= 3 for start in moments)


async def test_graph_hears_ten_a_minute_about_one_person(machine: tests.fakes.machine.FakeMachine) -> None:
    pacer = bot.pacer.GraphPacer(machine, machine.call_later)
    for _ in range(10):
        async with pacer.turn("one"):
            machine.advance(1)
    machine.advance(5)
    with pytest.raises(bot.pacer.Full) as full:
        async with pacer.turn("one"):
            pass
    assert full.value.after == pytest.approx(46)
    async with pacer.turn("another"):
        machine.advance(full.value.after)
    async with pacer.turn("one"):
        pass


async def test_graph_hears_five_a_second_in_all(machine: tests.fakes.machine.FakeMachine) -> None:
    pacer, went = bot.pacer.GraphPacer(machine, machine.call_later), []

    async def go(person: str) -> None:
        async with pacer.turn(person):
            went.append(person)

    tasks = [asyncio.create_task(go(f"p{number}")) for number in range(12)]
    await settle()
    assert len(went) == 5
    await pass_by(machine, 1)
    assert len(went) == 10
    await pass_by(machine, 1)
    await asyncio.gather(*tasks)


async def test_graph_slows_and_holds_as_the_other_does(machine: tests.fakes.machine.FakeMachine) -> None:
    pacer, went = bot.pacer.GraphPacer(machine, machine.call_later), []
    pacer.slow()
    pacer.hold(2)

    async def go() -> None:
        async with pacer.turn("one"):
            went.append(machine.monotonic())

    tasks = [asyncio.create_task(go()) for _ in range(3)]
    await pass_by(machine, 1.9)
    assert not went
    await pass_by(machine, 0.1)
    assert len(went) == 2
    await pass_by(machine, 1)
    await asyncio.gather(*tasks)
