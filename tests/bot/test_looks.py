"""What comes due for people is looked for by one process at a time, and holds up nothing that is sent."""

import asyncio
import threading
from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from storage import pump
from storage.store import Store, open_store
from storage.tx import Tx
from tests.bot.pumping import Pumping, until
from tests.fakes.post import FakePost


@pytest.fixture
async def shared(postgres_url: str) -> AsyncIterator[Store]:
    store = open_store(postgres_url, deliver=asyncio.get_running_loop().call_soon_threadsafe)
    yield store
    await asyncio.to_thread(store.close)


class Looks:
    """What a look does: at first nothing, later it takes as long as the test says."""

    def __init__(self) -> None:
        self.slow, self.begun, self.more = False, threading.Event(), threading.Event()
        self.fails = False

    def tick(self, _tx: Tx, _now: datetime) -> bool:
        if self.slow:
            self.begun.set()
            assert self.more.wait(20)
        if self.fails:
            raise ValueError
        return False


async def test_a_look_that_takes_long_holds_up_nothing_that_is_sent_meanwhile(shared: Store) -> None:
    post, looks = FakePost(), Looks()
    pumping = Pumping(shared, post, tick=looks.tick)
    post.hold()
    await pumping.owe("anna")
    pumping.start()
    await post.begins(1)
    looks.slow = True
    await pumping.passes(1)
    await asyncio.to_thread(looks.begun.wait, 10)
    await pumping.owe("bram")
    pumping.delivery.wake()
    assert [one.receiver for one in await post.begins(1)] == ["bram"]
    looks.more.set()
    await pumping.end()


async def test_a_look_that_fails_while_much_is_sent_is_tried_again(shared: Store) -> None:
    post, looks = FakePost(), Looks()
    pumping = Pumping(shared, post, tick=looks.tick)
    post.hold()
    await pumping.owe("anna")
    pumping.start()
    await post.begins(1)
    looks.slow = looks.fails = True
    looks.more.set()
    for _ in range(2):
        looks.begun.clear()
        await pumping.passes(1)
        await until(looks.begun.is_set)
    looks.fails = False
    post.release()
    await pumping.settles()
    assert await pumping.states() == {"anna": "done"}
    await pumping.end()


async def test_while_one_process_looks_another_does_not(postgres_url: str, shared: Store) -> None:
    free, here = threading.Event(), threading.Event()

    def looks(tx: Tx) -> bool:
        alone = pump.alone(tx, wait=False)
        here.set()
        free.wait(10)
        return alone

    first = shared.write(looks, loose=True)
    await asyncio.to_thread(here.wait, 10)
    second = await asyncio.to_thread(shared.write(lambda tx: pump.alone(tx, wait=False), loose=True).result, 10)
    free.set()
    assert (await asyncio.wrap_future(first), second) == (True, False)
    waits = shared.write(lambda tx: pump.alone(tx, wait=True), loose=True)
    assert await asyncio.wrap_future(waits)
