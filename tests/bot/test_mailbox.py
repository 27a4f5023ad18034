from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import mailbox
from bot.mailbox import BOX, Mailbox
from bot.seal import NONCE, Seal

SEAL = Seal(bytes(range(32)))
MARK = 16  # bytes by which AES-GCM tells a change
USUAL = Mailbox(
    person="00000000-0000-4000-8000-000000000001", conversation="a:1" + "c" * 90,
    service_url="https://smba.trafficmanager.net/emea/00000000-0000-4000-8000-000000000009/", activity="1700000000000",
    language="nl", time_zone="Europe/Amsterdam", receipt="r" * 32,
)  # fmt: skip
words = st.text(max_size=400)
boxes = st.builds(
    Mailbox, person=words, conversation=words, service_url=words, activity=st.none() | words,
    language=st.sampled_from(["nl", "en"]), time_zone=words, receipt=words,
)  # fmt: skip


def size(sealed: bytes) -> int:
    """Of what was put in."""
    return len(sealed) - NONCE - MARK


@settings(max_examples=50, deadline=None)
@given(box=boxes)
def test_what_goes_in_comes_out_and_the_box_is_of_one_size_or_a_whole_number_of_it(box: Mailbox) -> None:
    sealed = mailbox.close(box, SEAL)
    assert mailbox.open_(sealed, SEAL) == box
    assert size(sealed) % BOX == 0


def test_whoever_is_in_it_the_box_looks_the_same() -> None:
    others = [USUAL, replace(USUAL, activity=None, person="a"), replace(USUAL, time_zone="America/Argentina/Ushuaia")]
    assert {size(mailbox.close(one, SEAL)) for one in others} == {1024}


@pytest.mark.parametrize(("length", "boxes"), [(400, 1), (900, 2), (1024, 2), (5000, 6)])
def test_ids_that_are_too_long_take_another_whole_box(length: int, boxes: int) -> None:
    long = replace(USUAL, conversation="c" * length)
    sealed = mailbox.close(long, SEAL)
    assert size(sealed) == boxes * BOX
    assert mailbox.open_(sealed, SEAL) == long


@pytest.mark.parametrize("spare", [1, 0, -1])
def test_a_box_that_is_just_full_is_one_box(spare: int) -> None:
    empty = size(mailbox.close(replace(USUAL, conversation=""), SEAL))
    assert empty == BOX
    plain = SEAL.unlock(mailbox.close(replace(USUAL, conversation=""), SEAL))
    assert plain
    room = BOX - len(plain.rstrip())
    assert size(mailbox.close(replace(USUAL, conversation="c" * (room - spare)), SEAL)) == (
        BOX if spare >= 0 else 2 * BOX
    )


def test_nothing_of_it_can_be_read_without_the_key() -> None:
    sealed = mailbox.close(USUAL, SEAL)
    for hidden in (USUAL.person, USUAL.conversation[:20], USUAL.service_url, USUAL.receipt, "Europe", "language"):
        assert hidden.encode() not in sealed


def test_two_boxes_of_the_same_person_have_nothing_in_common() -> None:
    one, two = mailbox.close(USUAL, SEAL), mailbox.close(USUAL, SEAL)
    assert one[:NONCE] != two[:NONCE]
    assert sum(a == b for a, b in zip(one, two, strict=True)) < len(one) / 50


def test_another_key_opens_nothing() -> None:
    assert mailbox.open_(mailbox.close(USUAL, SEAL), Seal(bytes(32))) is None


@pytest.mark.parametrize("at", [0, NONCE - 1, NONCE, 200, -MARK - 1, -MARK, -1])
def test_a_byte_that_was_changed_opens_nothing(at: int) -> None:
    sealed = bytearray(mailbox.close(USUAL, SEAL))
    sealed[at] ^= 1
    assert mailbox.open_(bytes(sealed), SEAL) is None


@pytest.mark.parametrize("left", [0, 1, NONCE, NONCE + MARK - 1, NONCE + MARK, 1024, -1])
def test_what_is_not_a_whole_box_opens_nothing(left: int) -> None:
    assert mailbox.open_(mailbox.close(USUAL, SEAL)[:left], SEAL) is None


def test_whoever_opens_it_is_nobody_but_where_and_how_they_read() -> None:
    viewer = USUAL.viewer
    assert (viewer.id, viewer.name, viewer.department, viewer.location) == (USUAL.person, "", None, None)
    assert (viewer.language, viewer.time_zone, viewer.reachable) == ("nl", "Europe/Amsterdam", True)
    assert (viewer.conversation, viewer.service_url) == (USUAL.conversation, USUAL.service_url)
