import hashlib

from domain import friction
from domain.nameless import MAILBOX, NAMELESS, Bearer, Naming, is_mailbox, kept
from tests.examples import ANNA, BRAM, nameless
from tests.examples import friction as named


def test_the_store_keeps_what_a_receipt_can_be_held_against_and_not_the_receipt() -> None:
    assert kept("receipt") == hashlib.sha256(b"receipt").hexdigest()
    assert kept("receipt") != kept("receipt ")


def test_a_mailbox_is_told_from_a_person_and_a_group() -> None:
    assert is_mailbox(f"{MAILBOX}{'0' * 32}")
    assert not any(is_mailbox(one) for one in ("anna", "19:mailbox:thread", "a:mailbox", ""))


def test_two_of_three_choices_are_without_a_name() -> None:
    assert set(Naming) - NAMELESS == {Naming.NAMED}


def test_who_reported_is_told_by_their_name_or_by_the_receipt_and_by_nothing_else() -> None:
    mine, theirs = nameless(), named()
    assert friction.speaks(mine, Bearer(kept=kept("receipt")))
    assert friction.speaks(theirs, ANNA)
    assert not any(friction.speaks(mine, who) for who in (ANNA, Bearer(kept="")))
    assert not any(friction.speaks(theirs, who) for who in (BRAM, Bearer(kept=kept("receipt"))))
