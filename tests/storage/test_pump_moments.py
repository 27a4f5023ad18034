"""Of what is settled no moment is kept: it would tell when somebody acted who has no name."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.messages import MANNERS, Doubt, End, Kind, Outcome, Pressed
from storage import outbox, pump
from storage.dialect import EPOCH
from storage.store import Store
from tests.examples import MIDNIGHT, NOW
from tests.storage.box import LEASE, Box

SECOND = timedelta(seconds=1)
HERE = Pressed(activity="a1", replaced=True)


@pytest.fixture
def box(store: Store) -> Box:
    return Box(store)


def due(box: Box, which: str) -> datetime:
    found: datetime = box.row(which)["due_at"]
    return found


@pytest.mark.parametrize("end", [End.DONE, End.CANCELLED, End.UNKNOWN])
def test_what_is_settled_keeps_no_moment(box: Box, end: End) -> None:
    which = box.owe(due=NOW)
    box.claim()
    assert due(box, which) == NOW
    box.end(which, end)
    assert (box.state(which), due(box, which)) == (end.value, EPOCH)


def test_what_is_dead_keeps_its_day(box: Box) -> None:
    which = box.owe(due=NOW)
    box.claim()
    box.end(which, End.DEAD, reason="404", due=MIDNIGHT)
    assert due(box, which) == MIDNIGHT


def test_nor_does_what_went_into_the_same_card(box: Box) -> None:
    first, second = box.owe("f1", due=NOW - SECOND), box.owe("f2", due=NOW)
    box.claim()
    box.end(first, also=(second,))
    assert (box.state(second), due(box, second)) == ("done", EPOCH)


def test_nor_what_nobody_knows_the_end_of(box: Box) -> None:
    repeated, unknown = box.owe("f1", "bram"), box.owe("f2", "sanne", kind=Kind.OUTCOME)
    manners = MANNERS | {Kind.OUTCOME: replace(MANNERS[Kind.OUTCOME], doubt=Doubt.UNKNOWN)}
    box.claim()
    box.do(lambda tx: pump.expire(tx, machine=NOW + LEASE + SECOND, manners=manners))
    assert (box.state(unknown), due(box, unknown)) == ("unknown", EPOCH)
    assert due(box, repeated) == NOW


def test_nor_a_card_that_was_pressed_and_shows_it_all(box: Box) -> None:
    which = box.arm(1, pressed=HERE)
    assert (box.state(which), due(box, which)) == ("done", EPOCH)
    box.arm(2)
    assert (box.state(which), due(box, which)) == ("ready", NOW)
    box.arm(3, pressed=HERE)
    assert (box.state(which), due(box, which)) == ("done", EPOCH)


def test_a_card_that_moved_while_it_was_sent_is_still_due(box: Box) -> None:
    which = box.arm(1)
    box.claim()
    box.arm(2)
    box.end(which, version=1)
    assert (box.state(which), due(box, which)) == ("ready", NOW)
    assert [one.wanted for one in box.claim()] == [2]


def test_a_card_pressed_while_an_older_one_is_sent_is_due_until_the_newer_one_went(box: Box) -> None:
    which = box.arm(1)
    box.claim()
    box.end(which, version=1, activity="a1")
    box.arm(2)
    box.claim()
    box.arm(3, pressed=HERE)
    assert (box.state(which), due(box, which)) == ("sending", NOW)


def test_what_backs_off_or_waits_for_the_morning_keeps_its_moment(box: Box) -> None:
    which = box.owe(due=NOW)
    box.claim()
    box.end(which, End.AGAIN, retry_at=NOW)
    assert due(box, which) == NOW
    box.promote()
    box.claim()
    box.settle(Outcome(id=which, end=End.AGAIN, due=NOW + SECOND, reason="quiet"))
    assert due(box, which) == NOW + SECOND


def test_a_card_that_is_shown_again_is_due_at_once_and_counts_as_due_since_no_moment(box: Box) -> None:
    which = box.arm(1, pressed=HERE)
    box.do(lambda tx: outbox.refresh(tx, Kind.STATUS, "f1", "anna"))
    standing = box.do(lambda tx: pump.standing(tx, NOW))
    assert (standing.ready, standing.oldest) == (1, None)
    box.owe(due=NOW - SECOND)
    assert box.do(lambda tx: pump.standing(tx, NOW)).oldest == NOW - SECOND
    assert [one.id for one in box.claim(limit=1)] == [which]
