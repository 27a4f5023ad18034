"""Cards that live on, and answers to typed words: the rows of the outbox that are more than a message."""

from datetime import timedelta

import pytest

from domain.messages import End, Kind, Pressed
from storage import outbox
from storage.store import Store
from tests.examples import NOW
from tests.storage.box import Box

HERE = Pressed(activity="a1", replaced=True)  # the answer to this press replaces the card in message a1
ELSEWHERE = Pressed(activity="a2", replaced=True)
SUBMITTED = Pressed(activity="a1", replaced=False)  # an Action.Submit: the card there is changed by a message


@pytest.fixture
def box(store: Store) -> Box:
    return Box(store)


def sent(box: Box, version: int) -> str:
    """A card that was sent, and lives in a1."""
    which = box.arm(version)
    box.claim()
    box.end(which, version=version, activity="a1")
    return which


def test_a_card_is_one_row_that_is_sent_again_when_it_changes(box: Box) -> None:
    which = sent(box, 1)
    assert (box.state(which), box.claim()) == ("done", [])
    assert box.arm(2) == which
    parcel = box.claim()[0]
    assert (parcel.id, parcel.wanted, parcel.activity) == (which, 2, "a1")
    box.end(which, version=2)
    row = box.row(which)
    assert (len(box.rows()), row["state"], row["sent"], row["activity"]) == (1, "done", 2, "a1")


def test_a_change_while_the_card_is_under_way_goes_after_it(box: Box) -> None:
    which = box.arm(1)
    box.claim()
    box.arm(2)
    assert (box.state(which), box.claim(owner="p2")) == ("sending", [])
    box.end(which, version=1, activity="a1")
    assert [one.wanted for one in box.claim()] == [2]
    box.end(which, version=2)
    assert (box.state(which), box.row(which)["sent"]) == ("done", 2)


def test_of_a_mailbox_s_card_nothing_is_left_but_a_change_while_it_was_under_way(box: Box) -> None:
    which = box.arm(1, receiver="box1")
    box.claim()
    box.arm(2, receiver="box1")
    box.end(which, version=2, erased=True, owner="p2")
    assert box.state(which) == "sending", "another process has it"
    box.end(which, version=1, erased=True)
    assert [one.wanted for one in box.claim()] == [2]
    box.end(which, version=2, erased=True)
    assert box.rows() == {}


@pytest.mark.parametrize("end", [End.DEAD, End.CANCELLED, End.UNKNOWN])
def test_of_a_mailbox_s_card_that_was_never_sent_nothing_is_left_either(box: Box, end: End) -> None:
    which = box.arm(1, receiver="box1")
    box.claim()
    box.end(which, end, version=1, erased=True)
    assert box.rows() == {}


def test_a_card_drawn_after_the_change_needs_no_second_sending(box: Box) -> None:
    which = box.arm(1)
    box.claim()
    box.arm(2)
    box.end(which, version=2, activity="a1")  # read after the second act
    assert (box.state(which), box.claim()) == ("done", [])


def test_the_card_a_press_is_answered_with_lives_on_in_the_pressed_message(box: Box) -> None:
    which = box.arm(1, pressed=HERE)
    row = box.row(which)
    assert (row["state"], row["sent"], row["activity"], box.claim()) == ("done", 1, "a1", [])
    assert box.do(lambda tx: outbox.lives_in(tx, Kind.STATUS, "f1", "anna")) == "a1"


def test_what_the_answer_shows_already_is_not_sent(box: Box) -> None:
    which = sent(box, 1)
    box.arm(2, pressed=HERE)
    assert (box.state(which), box.row(which)["sent"], box.claim()) == ("done", 2, [])


def test_a_card_that_waited_is_not_sent_once_the_answer_showed_it(box: Box) -> None:
    which = sent(box, 1)
    box.arm(2)
    box.arm(3, pressed=HERE)
    assert (box.state(which), box.row(which)["sent"], box.claim()) == ("done", 3, [])


def test_an_older_version_under_way_is_followed_by_the_newer_though_the_answer_showed_it(box: Box) -> None:
    which = sent(box, 1)
    box.arm(2)
    box.claim()
    box.arm(3, pressed=HERE)  # version 2 may arrive after the answer and hide it
    box.end(which, version=2)
    assert [one.wanted for one in box.claim()] == [3]


@pytest.mark.parametrize("pressed", [ELSEWHERE, SUBMITTED, None])
def test_a_press_whose_answer_does_not_show_the_card_leaves_it_owed(box: Box, pressed: Pressed | None) -> None:
    which = sent(box, 1)
    box.arm(2, pressed=pressed)
    assert [(one.id, one.activity) for one in box.claim()] == [(which, "a1")]


def test_a_submitted_form_becomes_the_card_in_its_own_place(box: Box) -> None:
    which = box.arm(1, pressed=SUBMITTED)
    assert [(one.id, one.activity) for one in box.claim()] == [(which, "a1")]


def test_a_change_goes_at_once_though_the_last_try_backs_off(box: Box) -> None:
    which = box.arm(1)
    box.claim()
    box.end(which, End.AGAIN, retry_at=NOW + timedelta(hours=1))
    box.arm(2)
    assert [(one.id, one.attempts) for one in box.claim()] == [(which, 0)]


def test_a_card_is_shown_again_as_it_is_when_its_buttons_were_pressed_in_vain(box: Box) -> None:
    which = sent(box, 2)
    box.do(lambda tx: outbox.refresh(tx, Kind.STATUS, "f1", "anna"))
    assert [one.id for one in box.claim()] == [which]


def test_a_card_that_could_not_be_sent_is_sent_when_its_reader_presses_it_again(box: Box) -> None:
    which = box.arm(1)
    box.claim()
    box.end(which, End.DEAD, reason="400")
    box.do(lambda tx: outbox.refresh(tx, Kind.STATUS, "f1", "anna"))
    assert [one.id for one in box.claim()] == [which]


def test_an_answer_is_under_way_from_birth_in_its_writer_s_name(box: Box) -> None:
    parcel = box.answer()
    assert parcel is not None
    row = box.row(parcel.id)
    assert (row["state"], row["owner"], row["priority"]) == ("sending", "p1", 0)
    assert (parcel.data, parcel.address) == (row["data"], row["address"])
    assert box.claim(owner="p2") == []


def test_an_answer_waits_for_what_is_under_way_and_then_goes_first(box: Box) -> None:
    status = box.arm(1)
    box.claim()
    assert box.answer() is None
    box.owe("f2", "anna", kind=Kind.PING, due=NOW - timedelta(hours=1))
    assert box.claim() == []
    box.end(status, version=1)
    [parcel] = box.claim()
    assert parcel.kind is Kind.REPLY
    assert parcel.data == {"card": "home.menu", "words": {"text": "hallo"}}
    assert parcel.address == {"conversation": "c1"}


def test_a_settled_answer_leaves_nothing_behind(box: Box) -> None:
    parcel = box.answer()
    assert parcel is not None
    box.end(parcel.id, owner="p2", erased=True)
    assert list(box.rows()) == [parcel.id]
    box.end(parcel.id, erased=True)
    assert box.rows() == {}


@pytest.mark.parametrize("end", [End.DEAD, End.CANCELLED, End.UNKNOWN])
def test_an_answer_that_never_arrives_keeps_no_words(box: Box, end: End) -> None:
    parcel = box.answer()
    assert parcel is not None
    box.end(parcel.id, end, reason=outbox.BLOCKED)
    row = box.row(parcel.id)
    assert (row["state"], row["data"], row["address"]) == (end.value, None, None)


def test_an_answer_whose_words_are_gone_does_not_come_back_to_life(box: Box) -> None:
    parcel = box.answer()
    assert parcel is not None
    box.end(parcel.id, End.DEAD, reason=outbox.BLOCKED)
    box.do(lambda tx: outbox.heal(tx, "anna"))
    assert (box.state(parcel.id), box.claim()) == ("dead", [])


def test_an_answer_that_backs_off_keeps_its_words_until_it_arrives(box: Box) -> None:
    parcel = box.answer()
    assert parcel is not None
    box.end(parcel.id, End.AGAIN, retry_at=NOW)
    box.promote()
    [again] = box.claim()
    assert (again.data, again.address, again.attempts) == (parcel.data, parcel.address, 1)


def test_the_same_answer_is_owed_once(box: Box) -> None:
    parcel = box.answer()
    assert parcel is not None
    assert box.answer() is None
    assert len(box.rows()) == 1
