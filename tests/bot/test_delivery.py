import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import TypeVar

import pytest
import structlog

import bot.clock
import bot.delivery
import storage.pump
from bot.hop import Hop
from domain.messages import End, Kind, Parcel
from storage import outbox, people
from storage.store import Busy, Store, open_store
from storage.tx import Tx
from tests.examples import ANNA, NOW, USUAL, settle_in
from tests.fakes.clock import FakeClock
from tests.fakes.machine import JumpingMachine
from tests.fakes.post import FakePost
from tests.storage.box import Box

T = TypeVar("T")
SLOTS, TYPED_ONLY = 32, 4


class Doors(Hop):
    """The way to the store, which tells when it was taken and can be shut."""

    def __init__(self, store: Store, machine: bot.clock.Machine) -> None:
        super().__init__(store)
        self.writes: list[float] = []  # monotonic seconds
        self.shut = 0  # how many of the next writes fail
        self._machine = machine
        self._written = asyncio.Condition()

    async def write(self, job: Callable[[Tx], T], *, loose: bool = False) -> T:
        self.writes.append(self._machine.monotonic())
        async with self._written:
            self._written.notify_all()
        if self.shut:
            self.shut -= 1
            raise Busy("shut")
        return await super().write(job, loose=loose)

    async def more_writes(self, count: int) -> None:
        until = len(self.writes) + count
        async with asyncio.timeout(5), self._written:
            await self._written.wait_for(lambda: len(self.writes) >= until)


class Pump:
    """A delivery that runs, on a store of its own."""

    def __init__(self, store: Store) -> None:
        self.machine = JumpingMachine()
        self.box = Box(store)
        self.hop = Doors(store, self.machine)
        self.post = FakePost()
        self.delivery = bot.delivery.Delivery(
            hop=self.hop, post=self.post, clock=FakeClock(NOW), machine=self.machine, slots=(SLOTS, TYPED_ONLY),
            gone=people.unreachable, tick=lambda _tx, _now: False,
        )  # fmt: skip
        self.task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self.task = asyncio.create_task(self.delivery.run())

    def typed(self, who: str) -> Parcel:
        """A reply as its own turn claims it."""
        lease = self.machine.now() + bot.delivery.LEASE
        parcel = self.box.do(
            lambda tx: outbox.answer(
                tx, about=who, receiver=who, data={}, address={}, activity=None, now=NOW, owner=self.delivery.owner,
                lease_until=lease,
            )
        )  # fmt: skip
        assert parcel is not None
        return parcel

    async def looks(self) -> None:
        """The pump has looked once more, and started what it found."""
        for _ in range(2):  # the second one began after the first ended
            self.delivery.wake()
            await self.hop.more_writes(1)

    def states(self) -> list[str]:
        return sorted(str(row["state"]) for row in self.box.rows().values())

    async def end(self) -> None:
        self.post.release()
        await self.delivery.stop()
        if self.task:
            self.task.cancel()
            await asyncio.gather(self.task, return_exceptions=True)


@pytest.fixture
async def pump(sqlite_url: str) -> AsyncIterator[Pump]:
    store = open_store(
        sqlite_url, deliver=asyncio.get_running_loop().call_soon_threadsafe, monotonic=lambda: 0.0
    )  # that a busy machine is slow at a job is no line in its log
    made = Pump(store)
    yield made
    await made.end()
    await asyncio.to_thread(store.close)


def owe_many(count: int) -> Callable[[Tx], None]:
    def job(tx: Tx) -> None:
        for n in range(count):
            outbox.owe(tx, Kind.WORK, about=f"f{n}", receiver=f"person {n:03}", occasion="", due=NOW, now=NOW)

    return job


async def on_loop(job: Callable[[], T]) -> T:
    """The box waits for the store, whose answers come over the event loop: so from another thread."""
    return await asyncio.to_thread(job)


async def test_what_is_owed_is_sent_and_settled(pump: Pump) -> None:
    await pump.hop.write(owe_many(3))
    pump.start()
    await pump.post.begins(3)
    async with asyncio.timeout(5):
        await pump.delivery.idle()
    assert await on_loop(pump.states) == ["done"] * 3


async def test_a_typed_reply_starts_at_once_without_the_pump(pump: Pump) -> None:
    parcel = await on_loop(lambda: pump.typed("anna"))
    pump.delivery.born(parcel)
    assert await pump.post.begins(1) == [parcel]
    assert pump.hop.writes == []


async def test_a_reply_that_had_to_wait_is_found_by_the_pump(pump: Pump) -> None:
    await pump.hop.write(owe_many(1))
    pump.start()
    await pump.post.begins(1)
    await pump.hop.write(owe_many(2))
    pump.delivery.born(None)
    assert [one.about for one in await pump.post.begins(1)] == ["f1"]


async def test_four_slots_are_kept_for_typed_replies(pump: Pump) -> None:
    pump.post.hold()
    await pump.hop.write(owe_many(40))
    pump.start()
    await pump.post.begins(SLOTS - TYPED_ONLY)
    await pump.looks()
    assert pump.post.begun.empty()
    replies = [await on_loop(partial(pump.typed, f"anna {n}")) for n in range(6)]
    for parcel in replies:
        pump.delivery.born(parcel)
    assert await pump.post.begins(TYPED_ONLY) == replies[:TYPED_ONLY]
    assert pump.post.begun.empty()
    assert pump.post.under_way == SLOTS


async def test_what_waited_for_a_slot_gets_it_when_one_is_free(pump: Pump) -> None:
    pump.post.hold()
    await pump.hop.write(owe_many(40))
    pump.start()
    await pump.post.begins(SLOTS - TYPED_ONLY)
    pump.post.release()
    await pump.post.begins(40 - SLOTS + TYPED_ONLY)
    async with asyncio.timeout(5):
        await pump.delivery.idle()
    assert await on_loop(pump.states) == ["done"] * 40
    assert pump.post.most == SLOTS - TYPED_ONLY


async def test_many_typed_replies_leave_the_pump_only_what_is_left(pump: Pump) -> None:
    pump.post.hold()
    for n in range(SLOTS - 1):
        pump.delivery.born(await on_loop(partial(pump.typed, f"anna {n}")))
    await pump.post.begins(SLOTS - 1)
    await pump.hop.write(owe_many(10))
    pump.start()
    await pump.post.begins(1)
    await pump.looks()
    assert (pump.post.begun.empty(), pump.post.under_way) == (True, SLOTS)


async def test_the_pump_writes_at_most_once_in_twenty_milliseconds(pump: Pump, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(JumpingMachine, "pause", bot.clock.Machine.pause)
    await pump.hop.write(owe_many(30))
    pump.start()
    for _ in range(5):
        for _ in range(50):
            pump.delivery.wake()
        await pump.hop.more_writes(1)
    gaps = [after - before for before, after in zip(pump.hop.writes[1:], pump.hop.writes[2:], strict=False)]
    assert len(gaps) >= 4
    assert min(gaps) >= bot.delivery.PAUSE * 0.99


async def test_a_store_that_is_busy_is_asked_again_and_nothing_is_lost(pump: Pump) -> None:
    await pump.hop.write(owe_many(2))
    pump.start()
    pump.post.hold()
    await pump.post.begins(2)
    pump.hop.shut = 2
    pump.post.release()
    for _ in range(2):
        await pump.hop.more_writes(1)
        for _ in range(5):  # turns of the loop, so that the pump begins to wait
            await asyncio.sleep(0)
        pump.machine.advance(bot.delivery.TICK)
        pump.delivery.wake()
    async with asyncio.timeout(5):
        await pump.delivery.idle()
    assert await on_loop(pump.states) == ["done"] * 2
    assert pump.hop.shut == 0


async def test_what_breaks_while_sending_is_settled_too_and_stops_nobody(pump: Pump) -> None:
    pump.post.broken = {"person 000"}
    await pump.hop.write(owe_many(2))
    pump.start()
    await pump.post.begins(2)
    async with asyncio.timeout(5):
        await pump.delivery.idle()
    assert await on_loop(pump.states) == ["cancelled", "done"]


async def test_a_letter_that_says_less_than_is_owed_is_a_mistake_and_is_not_sent_for_ever(pump: Pump) -> None:
    pump.post.behind = 1
    await pump.hop.write(
        lambda tx: outbox.arm(tx, Kind.STATUS, about="f1", receiver="anna", version=3, now=NOW, pressed=None)
    )
    pump.start()
    with structlog.testing.capture_logs() as logs:
        async with asyncio.timeout(5):
            await pump.delivery.idle()
    assert pump.post.begun.qsize() == 1
    assert await on_loop(pump.states) == ["done"]
    assert [one["event"] for one in logs] == ["delivery.behind"]


async def test_whoever_turns_out_to_have_blocked_us_is_not_reachable(pump: Pump) -> None:
    pump.post.gone = {ANNA}
    await pump.hop.write(settle_in)
    await on_loop(lambda: pump.box.owe("f1", ANNA, kind=Kind.PING))
    pump.start()
    await pump.post.begins(1)
    async with asyncio.timeout(5):
        await pump.delivery.idle()
    anna = await pump.hop.read(lambda tx: people.find(tx, ANNA, USUAL))
    assert anna is not None
    assert not anna.reachable


async def test_idle_waits_for_what_is_under_way_and_not_for_what_backs_off(pump: Pump) -> None:
    which = await on_loop(lambda: pump.box.owe("f1", "eva"))
    await on_loop(pump.box.claim)
    far = NOW.replace(year=2100)
    await on_loop(lambda: pump.box.end(which, End.AGAIN, retry_at=far))
    await pump.hop.write(owe_many(1))
    pump.post.hold()
    pump.start()
    await pump.post.begins(1)
    idle = asyncio.create_task(pump.delivery.idle())
    await pump.looks()
    assert not idle.done()
    pump.post.release()
    async with asyncio.timeout(5):
        await idle
    assert await on_loop(lambda: pump.box.state(which)) == "later"


async def test_stopping_lets_everything_that_began_end_and_settles_it(pump: Pump) -> None:
    pump.post.hold()
    for n in range(SLOTS + 5):
        pump.delivery.born(await on_loop(partial(pump.typed, f"anna {n}")))
    await pump.post.begins(SLOTS)
    stopping = asyncio.create_task(pump.delivery.stop())
    await asyncio.sleep(0)
    assert not stopping.done()
    pump.post.release()
    async with asyncio.timeout(5):
        await stopping
    assert await on_loop(pump.states) == []
    assert pump.post.most == SLOTS


async def test_what_an_ended_process_left_under_way_is_adopted(pump: Pump) -> None:
    await pump.hop.write(owe_many(2))
    lease = pump.machine.now() + bot.delivery.LEASE
    await pump.hop.write(lambda tx: storage.pump.claim(tx, owner="one that ended", lease_until=lease, limit=9))
    assert await pump.delivery.adopt() == 2
    pump.start()
    assert {parcel.attempts for parcel in await pump.post.begins(2)} == {1}
