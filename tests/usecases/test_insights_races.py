"""Two processes count at the same time on PostgreSQL, as the pump does; everything is counted once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import insert

import storage.store
import usecases.insights
from storage import insights
from storage.insights import PAGE
from storage.store import Store
from storage.tables import event, tally
from tests.examples import RULES
from tests.usecases.desk import day
from tests.usecases.house import House
from tests.usecases.races import race

NOW, MONDAY = day("2026-11-06T12:00"), day("2026-10-05T10:00")
MANY = 4 * PAGE


@pytest.fixture
def house(postgres_url: str) -> Iterator[House]:
    store = storage.store.open_store(postgres_url)
    house = House(store)
    which = house.report(now=MONDAY)
    rows = [
        {"friction": which.id, "version": n + 2, "at": MONDAY + timedelta(seconds=n), "act": "object", "person": None}
        for n in range(MANY)
    ]
    house.do(lambda tx: tx.run_many(insert(event).inline(), rows))
    house.do(lambda tx: insights.begin(tx, MONDAY.date()))
    yield house
    store.close()


@pytest.fixture
def other(postgres_url: str, house: House) -> Iterator[Store]:
    """Another process on the same store."""
    store = storage.store.open_store(postgres_url)
    yield store
    store.close()


def counted(house: House) -> dict[str, int]:
    return {row["measure"]: row["many"] for row in house.rows(tally)}


def test_a_page_that_two_processes_find_at_once_is_counted_once(house: House, other: Store) -> None:
    """The other one read where counting is; it was counted meanwhile, and nothing of it is added again."""
    found: list[bool] = []
    race(
        other,
        lambda tx: (insights.place(tx), insights.steps(tx, insights.Place(day=MONDAY.date()), MONDAY, NOW)[1]),
        lambda: house.do(lambda tx: usecases.insights.tick(tx, now=NOW, rules=RULES)),
        lambda tx, read: found.append(bool(read[0] and read[1] and insights.move(tx, read[0], read[1]))),
    )
    assert found == [False]
    assert counted(house) == {"received": 1, "returned": PAGE - 1}


def test_many_pages_that_two_processes_count_side_by_side_come_to_all_there_is(
    house: House, other: Store, postgres_url: str
) -> None:
    third = storage.store.open_store(postgres_url)

    def work(store: Store) -> int:
        pages = 0
        while (here := store.read(insights.place).result(10)) and here.day <= MONDAY.date():
            store.write(lambda tx: usecases.insights.tick(tx, now=NOW, rules=RULES), loose=True).result(10)
            pages += 1
        return pages

    try:
        with ThreadPoolExecutor(2) as pool:
            pages = list(pool.map(work, (other, third)))
    finally:
        third.close()
    assert sum(pages) >= MANY // PAGE
    assert counted(house) == {"received": 1, "returned": MANY}
