"""Several processes that claim from one PostgreSQL at the same time."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import text

from domain.messages import End, Kind, Outcome, Parcel
from storage import outbox, pump
from storage.store import Store, StoreError, open_store
from storage.tx import Tx
from tests.examples import NOW
from tests.storage.box import LEASE, Box

PROCESSES = 4
SEVERAL = 200  # messages
FEW = 12  # receivers
_WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")


@pytest.fixture
def stores(postgres_url: str) -> Iterator[list[Store]]:
    opened = [open_store(postgres_url, threads=1) for _ in range(PROCESSES)]
    yield opened
    for store in opened:
        store.close()


def fill(box: Box, about: int = SEVERAL, receivers: int = FEW) -> None:
    def job(tx: Tx) -> None:
        for n in range(about):
            receiver = f"person {n % receivers}"
            outbox.owe(tx, Kind.WORK, about=f"f{n}", receiver=receiver, occasion="", due=NOW, now=NOW)

    box.do(job)


def claimer(owner: str, limit: int) -> Callable[[Tx], list[Parcel]]:
    return lambda tx: pump.claim(tx, owner=owner, lease_until=NOW + LEASE, limit=limit)


def at_once(stores: list[Store], limit: int) -> list[Parcel]:
    """What all of them claim at the same time; who lost against another too often claims nothing."""
    asked = [store.write(claimer(f"p{n}", limit), loose=True) for n, store in enumerate(stores)]
    claimed: list[Parcel] = []
    for future in asked:
        try:
            claimed += future.result(20)
        except StoreError:
            continue
    return claimed


@pytest.mark.parametrize("limit", [1, 3, 8])
def test_no_message_is_claimed_twice_and_no_receiver_has_two_under_way(stores: list[Store], limit: int) -> None:
    box = Box(stores[0])
    fill(box)
    delivered: Counter[str] = Counter()
    for _ in range(SEVERAL):
        under_way = at_once(stores, limit)
        assert max(Counter(one.receiver for one in under_way).values()) == 1
        delivered.update(one.id for one in under_way)
        rows = box.rows()
        box.do(lambda tx: end_all(tx, under_way, {one: str(row["owner"]) for one, row in rows.items()}))  # noqa: B023
        if len(delivered) == SEVERAL:
            break
    assert len(delivered) == SEVERAL
    assert set(delivered.values()) == {1}


def end_all(tx: Tx, under_way: list[Parcel], owners: dict[str, str]) -> None:
    for one in under_way:
        pump.settle(tx, [Outcome(id=one.id, end=End.DONE)], owner=owners[one.id])


def test_a_claim_that_meets_an_answer_born_for_the_same_person_is_tried_again(stores: list[Store]) -> None:
    """The answer is under way, uncommitted, while the pump takes another message of that person."""
    box, born = Box(stores[1]), threading.Event()
    box.owe(receiver="anna")

    def answer(tx: Tx) -> Parcel | None:
        made = outbox.answer(
            tx, about="said", receiver="anna", data={}, address={}, activity=None, now=NOW, owner="p1",
            lease_until=NOW + LEASE,
        )  # fmt: skip
        born.set()
        while not tx.row(_WAITING)[0]:
            pass
        return made

    answered = stores[0].write(answer)
    born.wait(10)
    claimed = stores[1].write(claimer("p2", 5), loose=True)
    assert answered.result(10) is not None
    assert claimed.result(10) == []
    assert [row["state"] for row in box.rows().values()].count("sending") == 1


def test_a_claim_does_not_wait_for_another_s(stores: list[Store]) -> None:
    fill(Box(stores[0]), about=20, receivers=20)
    holding, done = threading.Event(), threading.Event()

    def hold(tx: Tx) -> list[Parcel]:
        claimed = claimer("p1", 2)(tx)
        holding.set()
        done.wait(10)
        return claimed

    held = stores[0].write(hold, loose=True)
    holding.wait(10)
    try:
        free = stores[1].write(claimer("p2", 2), loose=True).result(5)
    finally:
        done.set()
    assert len({parcel.id for parcel in (*free, *held.result(10))}) == 4
