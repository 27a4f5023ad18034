"""What a monitor is told of the outbox, on both stores."""

from datetime import timedelta

from domain.messages import End, Kind
from storage import pump
from storage.outbox import BLOCKED
from storage.store import Store
from tests.examples import NOW
from tests.storage.box import Box

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def standing(store: Store, ahead: timedelta = timedelta()) -> pump.Standing:
    return store.read(lambda tx: pump.standing(tx, NOW + ahead)).result(10)


def undone(store: Store, since: timedelta) -> pump.Undone:
    return store.read(lambda tx: pump.undone(tx, NOW + since)).result(10)


def test_of_an_empty_outbox_nothing_is_due(store: Store) -> None:
    assert standing(store) == pump.Standing(ready=0, sending=0, later=0, oldest=None)
    assert undone(store, -MINUTE) == pump.Undone(dead=0, unknown=0, lately=0, doubted=0)


def test_what_is_ready_under_way_and_backing_off_is_told_apart(store: Store) -> None:
    box = Box(store)
    for receiver in ("anna", "liam"):
        box.owe(receiver=receiver, due=NOW - 3 * MINUTE)
        [claimed] = box.claim()
        if receiver == "anna":
            box.end(claimed.id, End.AGAIN, retry_at=NOW + MINUTE, reason="503")
    for receiver in ("bram", "sanne", "noor"):
        box.owe(receiver=receiver, due=NOW - MINUTE)
    assert standing(store) == pump.Standing(ready=3, sending=1, later=1, oldest=NOW - 3 * MINUTE)


def test_the_oldest_may_be_any_of_them(store: Store) -> None:
    box = Box(store)
    box.owe(due=NOW - 5 * MINUTE)
    assert standing(store).oldest == NOW - 5 * MINUTE
    [claimed] = box.claim()
    assert standing(store).oldest == NOW - 5 * MINUTE
    box.end(claimed.id, End.AGAIN, retry_at=NOW + MINUTE)
    assert standing(store).oldest == NOW - 5 * MINUTE


def test_what_is_owed_for_later_is_not_told_until_it_is_due_and_ready(store: Store) -> None:
    box = Box(store)
    box.owe(due=NOW + MINUTE)
    assert standing(store).later == 0
    assert standing(store, 2 * MINUTE) == pump.Standing(ready=0, sending=0, later=0, oldest=None)
    box.promote(now=NOW + 2 * MINUTE)
    assert standing(store, 2 * MINUTE).ready == 1


def test_what_backs_off_until_the_morning_is_not_due(store: Store) -> None:
    box = Box(store)
    box.owe(due=NOW + MINUTE, now=NOW + MINUTE)
    [claimed] = box.claim()
    box.end(claimed.id, End.AGAIN, retry_at=NOW)
    assert (standing(store).later, standing(store, MINUTE).later) == (0, 1)


def test_replies_to_typed_words_are_never_told(store: Store) -> None:
    box = Box(store)
    assert box.answer()
    assert box.answer("said again") is None, "ready: the other is under way"
    assert standing(store) == pump.Standing(ready=0, sending=0, later=0, oldest=None)


def test_what_died_lately_counts_unless_the_person_removed_the_app(store: Store) -> None:
    box = Box(store)
    ends = [("anna", End.DEAD, "404"), ("liam", End.DEAD, None), ("bram", End.DEAD, BLOCKED), ("noor", End.UNKNOWN, "")]
    for receiver, end, reason in ends:
        box.owe(receiver=receiver, kind=Kind.WORK)
        [claimed] = box.claim()
        box.end(claimed.id, end, reason=reason, due=NOW)
    for since, lately in ((-MINUTE, 2), (DAY - MINUTE, 2), (DAY, 0)):  # NOW stands for its whole day
        assert undone(store, since) == pump.Undone(dead=3, unknown=1, lately=lately, doubted=0)


def test_what_is_in_doubt_counts_for_a_week(store: Store) -> None:
    box = Box(store)
    for ago in range(10):
        box.owe(f"f{ago}", occasion=(NOW - ago * DAY).date().isoformat())
        [claimed] = box.claim()
        box.end(claimed.id, End.UNKNOWN, reason="reset")
    assert undone(store, -DAY) == pump.Undone(dead=0, unknown=10, lately=0, doubted=8)
    assert undone(store, 2 * DAY).doubted == 5
