"""Whatever goes wrong, the pump goes on: nobody waits for ever, and nothing is sent twice for waiting long."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import structlog
from sqlalchemy import text

import bot.pacer
from bot.post import Opened
from domain.messages import Outcome, Parcel
from domain.people import PersonId
from storage import people
from storage.store import Store, open_store
from storage.tx import Tx
from tests.bot.pumping import SLOTS, Pumping, until
from tests.examples import ANNA, BRAM, LIAM, USUAL, settle_in
from tests.fakes.machine import JumpingMachine
from tests.fakes.post import FakePost

NO_ROOM = text("PRAGMA max_page_count = 1")  # never below what is in use: no page can be added
ROOM = text("PRAGMA max_page_count = 1000000")


class Wordy(FakePost):
    """Teams gives every message an id that needs a page of its own."""

    async def send(self, parcel: Parcel, known: Opened | None = None) -> tuple[Outcome, PersonId | None]:
        outcome, blocked = await super().send(parcel, known)
        return replace(outcome, activity="m" * 50_000), blocked


@pytest.fixture
async def store(sqlite_url: str) -> AsyncIterator[Store]:
    opened = open_store(sqlite_url, deliver=asyncio.get_running_loop().call_soon_threadsafe)
    yield opened
    await asyncio.to_thread(opened.close)


@pytest.fixture
async def pump(store: Store) -> AsyncIterator[Pumping]:
    made = Pumping(store, FakePost())
    yield made
    await made.end()


async def test_a_database_without_room_keeps_what_is_owed_until_there_is_room(store: Store) -> None:
    pump = Pumping(store, Wordy())
    pump.post.hold()
    await pump.owe("anna", "bram")
    pump.start()
    await pump.post.begins(2)
    await pump.hop.write(lambda tx: tx.row(NO_ROOM))
    with structlog.testing.capture_logs() as lines:
        pump.post.release()
        await until(lambda: "pump.waits" in [line["event"] for line in lines])
        pump.machine.advance(2)
        pump.delivery.wake()
        await until(lambda: [line["event"] for line in lines].count("pump.waits") == 2)
    assert await pump.states() == {"anna": "sending", "bram": "sending"}
    await pump.hop.write(lambda tx: tx.row(ROOM))
    await pump.owe("liam")
    pump.machine.advance(2)
    await pump.settles()
    assert await pump.states() == dict.fromkeys(("anna", "bram", "liam"), "done")
    assert len(await pump.post.begins(1)) == 1
    assert pump.post.begun.empty(), "nobody was sent anything twice"
    await pump.end()


async def test_a_database_without_room_keeps_nobody_from_stopping(store: Store) -> None:
    pump = Pumping(store, Wordy())
    await pump.owe("anna")
    pump.post.hold()
    pump.start()
    await pump.post.begins(1)
    await pump.hop.write(lambda tx: tx.row(NO_ROOM))
    with structlog.testing.capture_logs() as lines:
        await pump.end()
    assert [line["event"] for line in lines if line["event"].startswith("pump.")] == ["pump.failed"]
    assert await pump.states() == {"anna": "sending"}
    await pump.hop.write(lambda tx: tx.row(ROOM))
    assert await pump.delivery.adopt() == 1


async def test_a_mistake_about_who_left_keeps_nobody_else_waiting(store: Store) -> None:
    def gone(_tx: Tx, who: PersonId) -> None:
        raise LookupError(who)

    pump = Pumping(store, FakePost(), gone=gone)
    pump.post.gone = {ANNA}
    await pump.owe(ANNA, BRAM)
    pump.start()
    with structlog.testing.capture_logs() as lines:
        await until(lambda: "pump.failed" in [line["event"] for line in lines])
    pump.machine.advance(2)
    await pump.owe(LIAM)
    await pump.settles()
    assert await pump.states() == {ANNA: "dead", BRAM: "done", LIAM: "done"}
    await pump.end()


async def test_whoever_left_is_told_of_in_the_write_that_settles(store: Store) -> None:
    told: list[PersonId] = []

    def gone(tx: Tx, who: PersonId) -> None:
        people.unreachable(tx, who)
        told.append(who)

    pump = Pumping(store, FakePost(), gone=gone)
    await pump.hop.write(settle_in)
    pump.post.gone = {ANNA}
    await pump.owe(ANNA)
    pump.start()
    await pump.settles()
    anna = await pump.hop.read(lambda tx: people.find(tx, ANNA, USUAL))
    assert anna is not None
    assert (anna.reachable, told) == (False, [ANNA])
    await pump.end()


async def test_a_sending_that_breaks_keeps_nobody_else_waiting(pump: Pumping) -> None:
    pump.post.broken = {"anna"}
    await pump.owe("anna", "bram")
    pump.start()
    await pump.settles()
    await pump.owe("liam")
    await pump.settles()
    assert await pump.states() == {"anna": "cancelled", "bram": "done", "liam": "done"}


async def test_what_waits_for_its_turn_longer_than_its_lease_is_sent_once(pump: Pumping) -> None:
    pump.post.hold()
    await pump.owe("anna", "bram")
    pump.start()
    await pump.post.begins(2)
    for _ in range(5):
        await pump.passes(40)
    pump.post.release()
    await pump.settles()
    assert await pump.states() == {"anna": "done", "bram": "done"}
    assert pump.post.begun.empty()


async def test_a_reply_that_waits_for_a_slot_longer_than_its_lease_is_sent_once(pump: Pumping) -> None:
    pump.post.hold()
    replies = [await pump.typed(f"colleague {number}") for number in range(SLOTS + 2)]
    pump.start()
    await pump.post.begins(SLOTS)
    for _ in range(5):
        await pump.passes(40)
    pump.post.release()
    await pump.settles()
    assert await pump.post.begins(2) == replies[SLOTS:]
    assert pump.post.begun.empty()
    assert await pump.states() == {}


class Paced(FakePost):
    """Speaks when the pacer lets it."""

    def __init__(self, pacer: bot.pacer.Pacer) -> None:
        super().__init__()
        self._pacer = pacer

    async def send(self, parcel: Parcel, known: Opened | None = None) -> tuple[Outcome, PersonId | None]:
        async with self._pacer.turn():
            return await super().send(parcel, known)


async def test_the_last_of_many_waits_minutes_for_its_turn_to_speak_and_is_sent_once(store: Store) -> None:
    """One a second is allowed, and each is answered that Teams wants ten seconds of rest."""
    machine = JumpingMachine()
    pacer = bot.pacer.Pacer(1, machine)
    pump, people = Pumping(store, Paced(pacer), machine=machine), [f"colleague {number}" for number in range(12)]
    await pump.owe(*people)
    pump.start()
    spoken_to = []
    for _ in people:
        spoken_to += [parcel.receiver for parcel in await pump.post.begins(1)]
        await until(lambda: not pump.post.under_way)
        pacer.hold(10)
        await pump.passes(11)
    await pump.settles()
    assert sorted(spoken_to) == sorted(people)
    assert pump.post.begun.empty()
    assert await pump.states() == dict.fromkeys(people, "done")
    await pump.end()
