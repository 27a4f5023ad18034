from domain.messages import Kind
from storage import friction, keep, once, outbox, people, tables
from storage.store import Store
from storage.tx import Tx
from tests.examples import ANNA, NOW, settle_in
from tests.examples import friction as report


def test_a_fact_is_remembered_under_its_name_until_it_changes(store: Store) -> None:
    assert store.read(lambda tx: keep.recall(tx, "clock")).result() is None
    store.write(lambda tx: keep.remember(tx, "clock", "3600")).result()
    store.write(lambda tx: keep.remember(tx, "clock", "7200")).result()
    store.write(lambda tx: keep.remember(tx, "other", "")).result()
    assert store.read(lambda tx: keep.recall(tx, "clock")).result() == "7200"
    assert store.read(lambda tx: keep.recall(tx, "other")).result() == ""


def test_emptying_leaves_no_row_in_any_table(store: Store) -> None:
    def fill(tx: Tx) -> None:
        settle_in(tx)
        friction.add(tx, report())
        people.seen_in(tx, "t", service_url="https://x", bot="b")
        once.keep(tx, "k", NOW)
        keep.remember(tx, "demo", "1")
        outbox.arm(tx, Kind.STATUS, about="f", receiver=ANNA, version=1, now=NOW)

    store.write(fill).result()
    store.write(keep.empty).result()
    left = [table.name for table in tables.metadata.sorted_tables if count(store, table.name)]
    assert left == []


def count(store: Store, name: str) -> int:
    table = tables.metadata.tables[name]
    return len(store.read(lambda tx: tx.rows(table.select())).result())
