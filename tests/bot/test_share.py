"""A share of the rate: how much of it goes when, and how much more may come to wait."""

import asyncio
from collections.abc import AsyncIterator

import pytest

import tests.fakes.machine
from storage.store import Store, open_store
from tests.bot.pumping import Pumping
from tests.bot.test_pacer import Line, pacer_of, pass_by, settle
from tests.fakes.post import FakePost


@pytest.fixture
async def opened(sqlite_url: str) -> AsyncIterator[Store]:
    store = open_store(sqlite_url, deliver=asyncio.get_running_loop().call_soon_threadsafe)
    yield store
    await asyncio.to_thread(store.close)


async def test_a_share_is_what_may_go_until_its_lease_ends(machine: tests.fakes.machine.FakeMachine) -> None:
    pacer, never = pacer_of(machine, 4), asyncio.Event()
    pacer.lease(1, machine.monotonic() + 5)
    line = Line(pacer)
    await line.add("a", "b", "c")
    await pass_by(machine, 1)
    assert line.went == ["a", "b"]
    await pass_by(machine, 4)
    assert (line.went, pacer.rate) == (["a", "b", "c"], 0)
    await line.add("d", "typed", first=True, until=never)
    await pass_by(machine, 60)
    assert line.went == ["a", "b", "c"]
    pacer.lease(4, machine.monotonic() + 5)
    await settle()
    assert line.went == ["a", "b", "c", "d", "typed"]
    never.set()
    await settle()


async def test_what_a_process_holds_and_wants_is_what_it_sent_and_what_waits(
    machine: tests.fakes.machine.FakeMachine,
) -> None:
    pacer = pacer_of(machine, 20)
    assert (pacer.holds, pacer.wants) == (20, 2)
    line, never = Line(pacer), asyncio.Event()
    await line.add(*"abcdef", until=never)
    assert pacer.wants == 6
    pacer.lease(3, machine.monotonic() + 5)
    assert pacer.holds == 6, "what is on its way still counts"
    await line.add("g", until=never)
    assert (line.went, pacer.wants) == (list("abcdef"), 20)
    never.set()
    await settle()
    await pass_by(machine, 1)
    never.set()
    await pass_by(machine, 1)
    assert (pacer.holds, pacer.wants) == (3, 2)


async def test_half_of_the_rate_goes_at_once_and_the_rest_evenly_with_room_for_who_types(
    machine: tests.fakes.machine.FakeMachine,
) -> None:
    pacer = pacer_of(machine, 10)
    line = Line(pacer)
    await line.add(*"abcdefgh")
    assert line.went == list("abcdef")
    await line.add("typed", first=True)
    assert line.went == [*"abcdef", "typed"]
    await pass_by(machine, 0.08)
    assert line.went == [*"abcdef", "typed", "g"]
    await pass_by(machine, 1)
    assert line.went[-1] == "h"


async def test_there_is_room_for_what_goes_within_half_a_second(machine: tests.fakes.machine.FakeMachine) -> None:
    pacer = pacer_of(machine, 10)
    assert pacer.room == 5
    line = Line(pacer)
    await line.add(*"abcdefgh")
    assert pacer.room == 3
    pacer.lease(0, machine.monotonic())
    assert pacer.room == 0
    pacer.lease(10, machine.monotonic() + 5)
    await pass_by(machine, 2)


async def test_no_more_is_claimed_than_can_go_soon_as_others_may_send_the_rest(opened: Store) -> None:
    room, post = 0, FakePost()
    post.hold()
    pump = Pumping(opened, post, ahead=lambda: room - post.under_way)
    await pump.owe(*(f"person {number}" for number in range(10)))
    pump.start()
    await pump.passes(1)
    assert post.under_way == 0
    room = 3
    for _ in range(2):
        await pump.passes(1)
    assert post.under_way == 3
    assert sorted((await pump.states()).values()) == ["ready"] * 7 + ["sending"] * 3
    await pump.end()
