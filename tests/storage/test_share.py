"""Whatever processes do, what they may send together never exceeds the rate."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, text

import storage.share
from storage.share import ECHO, LEASE, Share
from storage.store import Store, open_store
from storage.tables import share
from storage.tx import Tx
from tests.examples import NOW

RATE = 50
_NOBODY = delete(share)
_LONG_AGO = text("UPDATE share SET asked = asked - 10000000")
_NEXT_NUMBER = text("SELECT pg_snapshot_xmax(pg_current_snapshot())::text")
_OWNERS = select(share.c.owner)


def leasing(owner: str, *, holds: int = 0, wants: int = RATE, at: datetime = NOW) -> Callable[[Tx], Share]:
    return lambda tx: storage.share.lease(tx, owner, rate=RATE, holds=holds, wants=wants, here=at)


def lease(store: Store, owner: str, *, holds: int = 0, wants: int = RATE, at: datetime = NOW) -> int:
    return store.write(leasing(owner, holds=holds, wants=wants, at=at), loose=True).result(10).many


def look(store: Store, owner: str, *, holds: int = 0, wants: int = RATE, at: datetime = NOW) -> int | None:
    found = store.read(
        lambda tx: storage.share.look(tx, owner, rate=RATE, holds=holds, wants=wants, here=at)
    ).result(10)  # fmt: skip
    return found.many if found else None


def test_the_only_process_has_all_of_the_rate(store: Store) -> None:
    assert lease(store, "a", wants=1) == RATE
    assert lease(store, "a", wants=1, holds=RATE) == RATE


def test_who_comes_second_has_its_part_once_the_first_says_that_it_gave_it(store: Store) -> None:
    assert lease(store, "a") == RATE
    assert lease(store, "b") == 0
    assert lease(store, "a", holds=RATE) == 25
    assert lease(store, "b") == 0, "the first may still be sending at the full rate"
    assert lease(store, "a", holds=25) == 25
    assert lease(store, "b") == 25


def test_who_has_little_to_send_leaves_the_rate_to_who_has_much(store: Store) -> None:
    for _ in range(3):
        shares = lease(store, "a", wants=5), lease(store, "b")
    assert shares == (5, 45)
    assert look(store, "a", holds=5, wants=5) is None, "who has much asks it whether it is there still"
    assert lease(store, "a", holds=5, wants=5) == 5
    assert look(store, "a", holds=5, wants=5) == 5


def test_the_share_of_a_process_that_ends_is_free_when_what_it_sent_counts_no_more(sqlite_url: str) -> None:
    store, moment = open_store(sqlite_url), timedelta(seconds=0.1)
    assert (lease(store, "a"), lease(store, "b")) == (RATE, 0), "and a is asked whether it is there still"
    killed = NOW + LEASE + ECHO
    assert lease(store, "b", at=killed - moment) == 0
    assert lease(store, "b", at=killed) == RATE
    store.write(lambda tx: storage.share.leave(tx, "b", here=killed)).result(10)
    assert lease(store, "c", at=killed + ECHO - moment) == 0
    assert lease(store, "c", at=killed + ECHO) == RATE
    assert [row.owner for row in store.read(lambda tx: tx.rows(_OWNERS)).result(10)] == ["c"]
    store.close()


def test_who_answers_keeps_its_share(sqlite_url: str) -> None:
    store, later = open_store(sqlite_url), NOW + timedelta(seconds=6)
    assert (lease(store, "a"), lease(store, "b")) == (RATE, 0)
    assert look(store, "a", holds=RATE) is None, "it is asked"
    assert lease(store, "a", holds=RATE, at=later) == 25
    assert lease(store, "b", at=later + timedelta(seconds=6)) == 0
    store.close()


def test_while_nobody_wants_more_nothing_is_written_and_no_transaction_counted(
    postgres_url: str, postgres_store: Store
) -> None:
    for _ in range(4):
        for owner in ("a", "b"):
            lease(postgres_store, owner, wants=5, holds=25)
    before = postgres_store.read(lambda tx: tx.row(_NEXT_NUMBER)[0]).result(10)
    assert [look(postgres_store, owner, wants=5, holds=25) for owner in ("a", "b") * 5] == [25] * 10
    assert look(postgres_store, "a", holds=25) is None, "it wants more"
    assert postgres_store.read(lambda tx: tx.row(_NEXT_NUMBER)[0]).result(10) == before


def test_on_postgresql_the_database_says_when_a_lease_ends(postgres_url: str, postgres_store: Store) -> None:
    assert lease(postgres_store, "a") == RATE
    assert lease(postgres_store, "b", at=NOW.replace(year=2100)) == 0, "the machine's own clock says nothing"
    postgres_store.write(lambda tx: tx.run(_LONG_AGO)).result(10)
    assert lease(postgres_store, "b", at=NOW.replace(year=2000)) == RATE


def test_processes_that_ask_at_once_divide_what_is_free(postgres_url: str) -> None:
    stores = [open_store(postgres_url, threads=1) for _ in range(4)]
    for _ in range(10):
        stores[0].write(lambda tx: tx.run(_NOBODY)).result(10)
        asked = [store.write(leasing(f"p{n}"), loose=True) for n, store in enumerate(stores)]
        assert sum(one.result(10).many for one in asked) == RATE
    for store in stores:
        store.close()


class Process:
    """Sends as much as it may, and reads the answer of the store some time after it was given."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._may: list[tuple[float, float, int]] = []  # from, until, how many a second
        self._answer: tuple[float, int] | None = None  # when it was asked, and for how many it was

    def ask(self, store: Store, now: float, wants: int) -> None:
        holds, at = self.sent(now), NOW + timedelta(seconds=now)
        many = look(store, self._name, holds=holds, wants=wants, at=at)
        if many is None:
            many = lease(store, self._name, holds=holds, wants=wants, at=at)
        self._answer = (now, many)

    def read(self, now: float) -> None:
        if self._answer:
            asked, many = self._answer
            self._may = [(begin, min(end, now), much) for begin, end, much in self._may]
            self._may.append((now, asked + LEASE.total_seconds(), many))
            self._answer = None

    def sent(self, now: float) -> int:
        """What it may have sent in the last second."""
        lately = [much for begin, end, much in self._may if end > now - 1 and begin <= now and end > begin]
        return max(lately, default=0)


Step = tuple[int, bool, bool, float]
STEP = st.tuples(st.integers(0, 2), st.booleans(), st.booleans(), st.sampled_from([0, 0.2, 0.6, 1.1, 3, 6]))


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEP, max_size=40))
def test_no_second_holds_more_than_the_rate_whoever_dies_or_hears_late(
    tmp_path: Path, sqlite_template: Path, steps: list[Step]
) -> None:
    """Of each step: who asks, whether for much, whether it hears the answer at once or at its next, and what passes."""
    store = open_store(f"sqlite:///{copy(sqlite_template, tmp_path / 'kring.db')}")
    everybody, now = [Process(name) for name in "abc"], 0.0
    try:
        for which, much, hears, passes in steps:
            one = everybody[which]
            one.read(now)
            one.ask(store, now, wants=RATE if much else 5)
            if hears:
                one.read(now)
            assert sum(each.sent(now) for each in everybody) <= RATE
            now += passes
            assert sum(each.sent(now) for each in everybody) <= RATE
    finally:
        store.close()


@pytest.mark.parametrize("wants", [1, RATE])
def test_a_share_is_never_less_than_nothing(store: Store, wants: int) -> None:
    lease(store, "a", holds=2 * RATE)
    assert lease(store, "b", wants=wants) == 0
