"""Cards that change later, and messages of which nothing may remain once they ended."""

from datetime import datetime, timedelta

import pytest

from domain.messages import End, Kind, Pressed
from domain.nameless import MAILBOX
from storage import outbox, pump
from storage.store import Store
from tests.examples import NOW
from tests.storage.box import Box

BOX = f"{MAILBOX}{'0' * 32}"
LATER = NOW + timedelta(hours=3)
HERE = Pressed(activity="a1", replaced=True)


@pytest.fixture
def box(store: Store) -> Box:
    return Box(store)


def arm(box: Box, version: int, due: datetime | None, *, now: datetime = NOW, pressed: Pressed | None = None) -> str:
    box.do(
        lambda tx: outbox.arm(
            tx, Kind.STATUS, about="f1", receiver=BOX, version=version, now=now, due=due, pressed=pressed
        )
    )
    return outbox.key(Kind.STATUS, "f1", BOX, "")


def test_a_card_that_changes_later_waits_for_its_moment(box: Box) -> None:
    which = arm(box, 1, LATER)
    assert (box.state(which), box.claim(), box.do(pump.next_due)) == ("later", [], LATER)
    assert box.promote(now=LATER - timedelta(microseconds=1)) == 0
    assert box.promote(now=LATER) == 1
    assert [one.wanted for one in box.claim()] == [1]


@pytest.mark.parametrize("due", [None, NOW, NOW - timedelta(days=1)])
def test_a_moment_that_has_come_is_now(box: Box, due: datetime | None) -> None:
    which = arm(box, 1, due)
    assert (box.state(which), [one.id for one in box.claim()]) == ("ready", [which])


def test_a_card_that_was_sent_waits_for_the_next_change_s_moment_and_keeps_its_place(box: Box) -> None:
    which = arm(box, 1, None)
    box.claim()
    box.end(which, version=1, activity="a1")
    arm(box, 2, LATER)
    assert (box.state(which), box.row(which)["due_at"], box.claim()) == ("later", LATER, [])
    box.promote(now=LATER)
    assert [(one.wanted, one.activity) for one in box.claim()] == [(2, "a1")]


def test_what_was_to_go_now_waits_too_so_that_the_later_change_is_not_seen_early(box: Box) -> None:
    which = arm(box, 1, None)
    arm(box, 2, LATER)
    assert (box.state(which), box.claim()) == ("later", [])


def test_what_was_to_go_later_goes_now_with_a_change_that_is_not_to_wait(box: Box) -> None:
    which = arm(box, 1, LATER)
    arm(box, 2, None)
    assert (box.state(which), box.row(which)["due_at"]) == ("ready", NOW)


def test_the_card_that_was_pressed_shows_it_already_whatever_the_moment(box: Box) -> None:
    which = arm(box, 1, LATER, pressed=HERE)
    assert (box.state(which), box.row(which)["sent"]) == ("done", 1)
    arm(box, 2, LATER, pressed=HERE)
    assert (box.state(which), box.row(which)["sent"], box.promote(now=LATER)) == ("done", 2, 0)


@pytest.mark.parametrize("end", [End.DONE, End.DEAD, End.CANCELLED, End.UNKNOWN])
def test_nothing_remains_of_what_is_erased_however_it_ended(box: Box, end: End) -> None:
    which, other = arm(box, 1, None), box.owe("f2", "bram")
    box.claim()
    box.end(which, end, version=1, activity="a1", reason="403", erased=True)
    assert list(box.rows()) == [other]


def test_what_is_tried_again_remains_until_it_ends(box: Box) -> None:
    which = arm(box, 1, None)
    box.claim()
    box.end(which, End.AGAIN, retry_at=NOW + timedelta(minutes=1), erased=True)
    assert (box.state(which), box.row(which)["attempts"]) == ("later", 1)


def test_what_moved_while_it_was_sent_goes_once_more_and_is_erased_then(box: Box) -> None:
    which = arm(box, 1, None)
    box.claim()
    arm(box, 2, None)
    box.end(which, version=1, activity="a1", erased=True)
    row = box.row(which)
    assert (row["state"], row["owner"], row["lease_until"], row["activity"]) == ("ready", None, None, None)
    assert [one.wanted for one in box.claim()] == [2]
    box.end(which, version=2, erased=True)
    assert box.rows() == {}


def test_what_could_not_be_sent_is_erased_though_it_moved_meanwhile(box: Box) -> None:
    which = arm(box, 1, None)
    box.claim()
    arm(box, 2, None)
    box.end(which, End.DEAD, reason="403", erased=True)
    assert box.rows() == {}


def test_a_process_that_lost_it_erases_nothing(box: Box) -> None:
    which = arm(box, 1, None)
    box.claim()
    box.end(which, version=1, owner="p2", erased=True)
    assert box.state(which) == "sending"


def test_once_erased_the_next_change_makes_it_anew(box: Box) -> None:
    which = arm(box, 1, None)
    box.claim()
    box.end(which, version=1, activity="a1", erased=True)
    assert arm(box, 2, None) == which
    assert [(one.wanted, one.activity) for one in box.claim()] == [(2, None)]
