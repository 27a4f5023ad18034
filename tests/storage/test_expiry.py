"""What a process left under way is taken over by one other, and by no second one that came at the same moment."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import text

from domain.messages import Parcel
from storage import pump
from storage.store import Store, open_store
from storage.tx import Tx
from tests.examples import NOW
from tests.storage.box import LEASE, Box

LATER = NOW + LEASE + timedelta(seconds=1)  # the lease has run out
_WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")


@pytest.fixture
def stores(postgres_url: str) -> Iterator[list[Store]]:
    """Two processes on one PostgreSQL."""
    opened = [open_store(postgres_url, threads=1) for _ in range(2)]
    yield opened
    for store in opened:
        store.close()


def take_over(tx: Tx, owner: str) -> list[Parcel]:
    pump.expire(tx, machine=LATER)
    return pump.claim(tx, owner=owner, lease_until=LATER + LEASE, limit=9)


def test_who_expires_what_another_just_took_over_leaves_it_to_them(stores: list[Store]) -> None:
    box, taken = Box(stores[0]), threading.Event()
    which = box.owe()
    box.claim(owner="one that ended")

    def first(tx: Tx) -> list[Parcel]:
        """Not committed before the other waits for the same row."""
        claimed = take_over(tx, "first")
        taken.set()
        assert any(tx.row(_WAITING)[0] for _ in range(50_000)), "the other never came"
        return claimed

    won = stores[0].write(first, loose=True)
    assert taken.wait(10)
    touched = stores[1].write(lambda tx: pump.expire(tx, machine=LATER), loose=True)
    assert [parcel.id for parcel in won.result(10)] == [which]
    assert touched.result(10) == 0
    row = box.row(which)
    assert (row["state"], row["owner"], row["lease_until"]) == ("sending", "first", LATER + LEASE)
    assert row["attempts"] == 1


def test_of_two_who_take_over_at_once_one_has_it(stores: list[Store]) -> None:
    box = Box(stores[0])
    for number in range(20):
        box.owe(f"f{number}", f"person {number}")
    box.claim(owner="one that ended", limit=20)
    asked = [
        store.write(partial(take_over, owner=owner), loose=True)
        for owner, store in zip(("first", "second"), stores, strict=True)
    ]
    claimed = [parcel.id for each in asked for parcel in each.result(10)]
    assert len(claimed) == len(set(claimed))
    assert {row["attempts"] for row in box.rows().values()} == {1}
