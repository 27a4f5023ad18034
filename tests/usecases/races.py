"""Another process that read what is due, while something happens before it acts on that."""

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from storage.store import Store
from storage.tx import Tx

T = TypeVar("T")


def race(
    other: Store, read: Callable[[Tx], T], between: Callable[[], object], go_on: Callable[[Tx, T], object]
) -> None:  # fmt: skip
    """It reads, something happens in between, and in the same transaction it goes on with what it read."""
    was_read, go = Event(), Event()

    def job(tx: Tx) -> None:
        found = read(tx)
        was_read.set()
        assert go.wait(10)
        go_on(tx, found)

    looking = other.write(job, loose=True)
    assert was_read.wait(10)
    between()
    go.set()
    looking.result(10)
