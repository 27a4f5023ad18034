from datetime import UTC, datetime, timedelta
from functools import partial

from sqlalchemy import select

from storage import once, tables
from storage.store import Store
from tests.examples import NOW

_ALL = select(tables.once)
DAY = timedelta(days=1)


def test_an_activity_is_answered_as_it_was_before(store: Store) -> None:
    assert store.write(lambda tx: once.before(tx, "k1")).result() is None
    store.write(lambda tx: once.keep(tx, "k1", NOW, card="friction.status", ids={"friction": "f1"})).result()
    answer = once.Answer(card="friction.status", ids={"friction": "f1"})
    assert store.read(lambda tx: once.before(tx, "k1")).result() == answer
    assert store.read(lambda tx: once.before(tx, "k2")).result() is None


def test_the_first_answer_is_the_answer(store: Store) -> None:
    store.write(lambda tx: once.keep(tx, "k1", NOW, card="home.menu")).result()
    store.write(lambda tx: once.keep(tx, "k1", NOW, card="friction.mine", ids={"page": "1"})).result()
    assert store.read(lambda tx: once.before(tx, "k1")).result() == once.Answer(card="home.menu", ids={})


def test_what_was_said_to_typed_words_leaves_no_card_behind(store: Store) -> None:
    store.write(lambda tx: once.keep(tx, "k1", NOW)).result()
    assert store.read(lambda tx: once.before(tx, "k1")).result() == once.Answer(card=None, ids={})


def test_nothing_finer_than_a_day_is_kept_of_when(store: Store) -> None:
    for name, at in (("morning", datetime(2026, 11, 17, 0, 0, 1, tzinfo=UTC)), ("night", NOW.replace(hour=23))):
        store.write(partial(once.keep, key=name, now=at)).result()
    assert {row.day for row in store.read(lambda tx: tx.rows(_ALL)).result()} == {20_774}


def test_an_answer_is_kept_for_a_day_and_forgotten_within_two(store: Store) -> None:
    store.write(lambda tx: once.keep(tx, "k1", NOW)).result()
    assert store.write(lambda tx: once.forget(tx, NOW + DAY)).result() == 0
    assert store.write(lambda tx: once.forget(tx, NOW + 2 * DAY)).result() == 1
    assert store.read(lambda tx: once.before(tx, "k1")).result() is None
