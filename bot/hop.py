"""From the event loop to the store's threads and back."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from storage.store import Store
from storage.tx import Tx

T = TypeVar("T")


class Hop:
    """A turn is one hop: its reads go in the same call as its writes.

    The store was opened with this loop's `call_soon_threadsafe`, so that a whole group of jobs wakes it once.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    async def write(self, job: Callable[[Tx], T], *, loose: bool = False) -> T:
        """Returns after the commit. Raises what the job raised, or InDoubt or Busy when the store could not say yes."""
        return await _wait(self._store.write(job, loose=loose))

    async def read(self, job: Callable[[Tx], T]) -> T:
        return await _wait(self._store.read(job))


async def _wait(given: Future[T]) -> T:
    """Waits for a future whose callbacks run on this loop's own thread."""
    mine: asyncio.Future[T] = asyncio.get_running_loop().create_future()

    def pass_on(ended: Future[T]) -> None:
        if mine.done():
            return
        error = ended.exception()
        if error is None:
            mine.set_result(ended.result())
        else:
            mine.set_exception(error)

    given.add_done_callback(pass_on)
    try:
        return await mine
    except asyncio.CancelledError:
        given.cancel()
        raise
