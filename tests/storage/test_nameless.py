"""What the store keeps for reports without a name: their mailboxes, and which of them wait for their moment."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import pytest

from domain.friction import FrictionId
from domain.messages import Kind
from domain.nameless import MAILBOX, MailboxId, Naming
from domain.states import State
from storage import friction, nameless, outbox
from storage.store import Store
from storage.tables import message
from storage.tx import Tx
from tests.examples import ANNA, NOW, settle_in
from tests.examples import nameless as report
from tests.storage.box import Box

T = TypeVar("T")
SECOND = timedelta(seconds=1)


class Place:
    """A store with people in it, and nameless reports put there as they are."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.do(settle_in)

    def do(self, job: Callable[[Tx], T]) -> T:
        return self._store.write(job).result(10)

    def put(self, name: str, state: State = State.WAITING, *, box: bool = False, **changes: object) -> FrictionId:
        mailbox = MailboxId(f"{MAILBOX}{name}") if box else None
        named = {"id": FrictionId(name), "code": name[:6], "receipt": name, "mailbox": mailbox, "received_at": NOW}
        one = report(state, naming=Naming.TOLD if box else Naming.PULL, **named | changes)
        self.do(lambda tx: friction.add(tx, one))
        if mailbox:
            self.do(lambda tx: nameless.open_box(tx, mailbox, f"for {name}".encode()))
        return one.id

    def sealed(self, name: str) -> bytes | None:
        return self.do(lambda tx: nameless.sealed(tx, MailboxId(f"{MAILBOX}{name}")))


@pytest.fixture
def place(store: Store) -> Place:
    return Place(store)


def test_due_is_what_waits_and_whose_moment_has_come_in_an_order_that_says_nothing(place: Place) -> None:
    for name, late in (("c", 0), ("a", -3), ("b", -1), ("later", 1)):
        place.put(name, received_at=NOW + late * SECOND)
    for state in set(State) - {State.WAITING}:
        place.put(state.value, state)
    due = place.do(lambda tx: [one.id for one in nameless.due(tx, NOW)])
    assert due == ["a", "b", "c"]
    assert place.do(lambda tx: nameless.due(tx, NOW - 4 * SECOND)) == []


def test_the_next_moment_is_that_of_what_waits_longest(place: Place) -> None:
    assert place.do(nameless.next_due) is None
    place.put("taken", State.TAKEN, received_at=NOW - SECOND)
    for name, late in (("b", 2), ("a", 1)):
        place.put(name, received_at=NOW + late * SECOND)
    assert place.do(nameless.next_due) == NOW + SECOND


def test_a_mailbox_gives_back_what_was_put_in_until_it_is_sealed_anew(place: Place) -> None:
    which, other = place.put("a", box=True), place.put("b", box=True)
    assert place.sealed("a") == b"for a"
    place.do(lambda tx: nameless.reseal(tx, MailboxId(f"{MAILBOX}a"), b"\x00\xff elsewhere"))
    assert (place.sealed("a"), place.sealed("b"), place.sealed("c")) == (b"\x00\xff elsewhere", b"for b", None)
    assert which != other


def test_closing_a_mailbox_leaves_nothing_of_it_and_all_of_the_others(place: Place) -> None:
    for name in ("a", "b"):
        which, box = place.put(name, box=True), f"{MAILBOX}{name}"
        place.do(lambda tx: outbox.arm(tx, Kind.STATUS, about=which, receiver=box, version=1, now=NOW))  # noqa: B023 - run at once
        place.do(lambda tx: outbox.owe(tx, Kind.PING, about=which, receiver=box, occasion="1", due=NOW, now=NOW))  # noqa: B023 - run at once
    place.do(lambda tx: nameless.close_box(tx, FrictionId("a"), MailboxId(f"{MAILBOX}a")))
    found = {one: place.do(lambda tx: friction.find(tx, FrictionId(one))) for one in "ab"}  # noqa: B023 - run at once
    assert {name: one and one.mailbox for name, one in found.items()} == {"a": None, "b": f"{MAILBOX}b"}
    assert (place.sealed("a"), place.sealed("b")) == (None, b"for b")
    assert {row["receiver"] for row in owed(place)} == {f"{MAILBOX}b"}


def owed(place: Place) -> list[dict[str, str]]:
    return place.do(lambda tx: [{"receiver": row.receiver} for row in tx.rows(message.select())])


def test_what_is_erased_is_closed_before_that_moment_and_nothing_else(place: Place) -> None:
    for name, late in (("old", -1), ("now", 0)):
        place.put(name, State.CONFIRMED, box=True, closed_at=NOW + late * SECOND)
    place.put("open", State.SOLVED, box=True)
    place.put("looks", State.CONFIRMED, closed_at=NOW - SECOND)
    assert place.do(lambda tx: nameless.erase(tx, before=NOW)) == 1
    assert [name for name in ("old", "now", "open") if place.sealed(name)] == ["now", "open"]
    assert place.do(lambda tx: nameless.erase(tx, before=NOW)) == 0


def test_a_report_is_found_by_its_receipt_and_two_never_share_one(place: Place) -> None:
    which = place.put("a")
    found = place.do(lambda tx: friction.of_receipt(tx, "a"))
    assert found is not None
    assert (found.id, found.reporter, found.nonce) == (which, None, None)
    assert place.do(lambda tx: friction.of_receipt(tx, "b")) is None
    assert not place.do(lambda tx: friction.add(tx, report(id="b", code="b", receipt="a", mailbox=None)))


def test_reports_without_a_name_have_no_form_in_common(place: Place) -> None:
    place.put("a")
    place.put("b")
    assert place.do(lambda tx: friction.of_form(tx, "")) is None


def test_a_mailbox_is_a_receiver_like_a_person_and_one_message_at_a_time_is_under_way_to_it(store: Store) -> None:
    box, mailbox = Box(store), f"{MAILBOX}a"
    box.arm(1, receiver=mailbox)
    box.owe("f1", mailbox, kind=Kind.PING)
    box.owe("f1", ANNA, kind=Kind.PING)
    assert sorted(one.receiver for one in box.claim()) == [ANNA, mailbox]
