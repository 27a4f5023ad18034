from functools import partial

from sqlalchemy import func, select

from storage import once, tables
from storage.store import Store
from storage.tx import Tx
from tests.examples import NOW

_KEPT = select(func.count()).select_from(tables.once)
OLD = NOW.replace(year=2020)


def keep(tx: Tx, first: int, count: int) -> None:
    for number in range(first, first + count):
        once.keep(tx, f"activity {number}", OLD)
    once.keep(tx, "of today", NOW)


def test_what_is_old_is_forgotten_a_page_at_a_time_and_nothing_else(store: Store) -> None:
    store.write(partial(keep, first=0, count=once.PAGE)).result()
    store.write(partial(keep, first=once.PAGE, count=once.PAGE + 7)).result()
    forgotten = [store.write(partial(once.forget, now=NOW)).result() for _ in range(4)]
    assert forgotten == [once.PAGE, once.PAGE, 7, 0]
    assert store.read(lambda tx: tx.row(_KEPT)[0]).result() == 1
    assert store.read(lambda tx: once.before(tx, "of today")).result() is not None
