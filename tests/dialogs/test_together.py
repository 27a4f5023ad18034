"""Who sees which card of a report: its reporter by name or receipt, its supporters, its handlers, and nobody else."""

import pytest

from dialogs.turn import Card, Reply
from domain import errors
from domain.nameless import kept
from domain.people import PersonId
from domain.states import Act, State
from storage import friction, nameless
from tests.dialogs.acting import AT_ONE, of_receipt, press, pressed, released, unnamed
from tests.examples import ANNA, BRAM, LIAM, REASON, SANNE
from tests.usecases.house import House

SAID = {"text": REASON, "title": "Outlook"}


def own(which: str) -> Reply:
    return Reply(card=Card.STATUS, ids={"friction": which})


def by(receipt: str) -> Reply:
    return Reply(card=Card.STATUS, ids={"receipt": receipt})


def followed(which: str) -> Reply:
    return Reply(card=Card.FOLLOW, ids={"friction": which})


def taken(house: House, receipt: str) -> str:
    released(house)
    which = of_receipt(house, receipt)
    house.act(Act.TAKE, which, BRAM, "Outlook", now=AT_ONE)
    return which


def test_me_too_on_a_form_follows_and_leaves_the_form_unsent(house: House) -> None:
    which = house.until(Act.TAKE).id
    assert press(house, LIAM, "friction.support", friction=which) == followed(which)
    assert press(house, LIAM, "friction.support", friction=which) == followed(which)
    assert press(house, LIAM, "friction.status", friction=which) == followed(which)


def test_me_too_on_one_s_own_receipt_makes_it_go_with_the_other(house: House) -> None:
    lead = house.until(Act.TAKE).id
    mine = house.report("Mail is traag", LIAM, nonce="n2", seed=b"2" * 32).id
    assert press(house, LIAM, "friction.support", friction=lead, own=mine) == own(mine)
    found = house.find(mine)
    assert found
    assert (found.state, found.lead) == (State.MERGED, lead)


def test_me_too_on_a_nameless_card_goes_by_its_receipt(house: House) -> None:
    lead = house.until(Act.TAKE).id
    receipt = unnamed(house, nonce="n2")
    assert press(house, ANNA, "friction.support", friction=lead, receipt=receipt) == by(receipt)
    found = house.find(of_receipt(house, receipt))
    assert found
    assert (found.state, found.lead) == (State.WAITING, lead)


def test_nobody_lets_another_s_report_go_with_something(house: House) -> None:
    lead = house.until(Act.TAKE).id
    theirs = house.report("Mail is traag", LIAM, nonce="n2", seed=b"2" * 32).id
    with pytest.raises(errors.Authority):
        press(house, ANNA, "friction.support", friction=lead, own=theirs)
    with pytest.raises(errors.Unknown):
        press(house, ANNA, "friction.support", friction=lead, receipt="made up")
    found = house.find(theirs)
    assert found
    assert found.lead is None


def test_one_s_own_report_is_neither_followed_nor_its_own_like(house: House) -> None:
    which = house.until(Act.TAKE).id
    with pytest.raises(errors.OwnSupport):
        press(house, ANNA, "friction.support", friction=which)
    with pytest.raises(errors.NotMergeable):
        press(house, ANNA, "friction.support", friction=which, own=which)


@pytest.mark.parametrize("data", [{}, {"friction": "f" * 32}])
def test_me_too_needs_something_to_follow(house: House, data: dict[str, str]) -> None:
    with pytest.raises(errors.Unknown if data else errors.Changed):
        pressed(house, LIAM, "friction.support", data)


def test_who_does_not_support_it_sees_nothing_of_it(house: House) -> None:
    which = house.until(Act.TAKE).id
    press(house, LIAM, "friction.support", friction=which)
    for who in (BRAM, SANNE):
        with pytest.raises(errors.NotReporter):
            press(house, who, "friction.status", friction=which)


def test_what_a_supported_report_went_with_is_what_is_followed(house: House) -> None:
    first = house.until(Act.TAKE)
    press(house, SANNE, "friction.support", friction=first.id)
    lead = house.report("Mail is traag", LIAM, nonce="n2", seed=b"2" * 32)
    house.act(Act.TAKE, lead.id, BRAM)
    press(house, BRAM, "friction.merge", friction=first.id, into=lead.code)
    assert press(house, SANNE, "friction.status", friction=first.id).card is Card.FOLLOW
    assert press(house, SANNE, "friction.support", friction=first.id) == followed(lead.id)


@pytest.mark.parametrize("who", [ANNA, LIAM, BRAM])
def test_a_receipt_shows_its_card_to_who_holds_it(house: House, who: PersonId) -> None:
    receipt = unnamed(house)
    assert press(house, who, "friction.status", receipt=receipt) == by(receipt)


def test_without_the_receipt_nobody_sees_a_nameless_report_as_theirs(house: House) -> None:
    receipt = unnamed(house)
    for who in (ANNA, LIAM):
        with pytest.raises(errors.NotReporter):
            press(house, who, "friction.status", friction=of_receipt(house, receipt))
    for made_up in ("", kept(receipt), "receipt of n2"):
        with pytest.raises(errors.Unknown):
            press(house, ANNA, "friction.status", receipt=made_up)


@pytest.mark.parametrize(
    ("before", "act", "after"),
    [
        ([], "reply", State.TAKEN), ([], "withdraw", State.WITHDRAWN), ([Act.SOLVE], "confirm", State.CONFIRMED),
        ([Act.SOLVE], "reopen", State.RECEIVED), ([Act.DECLINE], "understood", State.UNDERSTOOD),
        ([Act.DECLINE], "object", State.RECEIVED),
    ],
)  # fmt: skip
def test_every_act_of_a_nameless_reporter_goes_by_the_receipt_and_answers_with_it(
    house: House, before: list[Act], act: str, after: State
) -> None:
    receipt = unnamed(house)
    which = taken(house, receipt)
    for one in before:
        house.act(one, which, BRAM, now=AT_ONE)
    with pytest.raises(errors.NotReporter):
        press(house, ANNA, f"friction.{act}", friction=which, now=AT_ONE, **SAID)
    assert press(house, ANNA, f"friction.{act}", receipt=receipt, now=AT_ONE, **SAID) == by(receipt)
    found = house.find(which)
    assert found
    assert found.state is after


@pytest.mark.parametrize("act", ["take", "solve", "decline", "note", "ask", "show"])
def test_a_receipt_is_no_handler_s_proof(house: House, act: str) -> None:
    receipt = unnamed(house)
    taken(house, receipt)
    with pytest.raises(errors.Changed):
        press(house, ANNA, f"friction.{act}", receipt=receipt, now=AT_ONE, **SAID)


@pytest.mark.parametrize("act", ["show", "take", "note", "ask", "merge"])
def test_before_its_release_a_nameless_report_is_not_there_for_any_handler(house: House, act: str) -> None:
    lead = house.until(Act.TAKE)
    which = of_receipt(house, unnamed(house, nonce="n2"))
    for who in (BRAM, SANNE):
        with pytest.raises(errors.Unknown):
            pressed(house, who, f"friction.{act}", {"friction": which, "into": lead.code, **SAID})


def test_what_goes_with_another_is_shown_to_who_handles_either(house: House) -> None:
    lead = house.until(Act.TAKE)
    which = house.report("Mail is traag", LIAM, nonce="n2", seed=b"2" * 32).id
    reply = press(house, BRAM, "friction.merge", friction=which, into=lead.code.lower())
    assert reply == Reply(card=Card.ITEM, ids={"friction": which})
    for who in (BRAM, SANNE):
        assert press(house, who, "friction.show", friction=which).card is Card.ITEM
    for other in (ANNA, LIAM):
        with pytest.raises(errors.NotHandler):
            press(house, other, "friction.show", friction=which)


@pytest.mark.parametrize("naming", ["told", "pull"])
def test_coming_back_after_the_mailbox_was_erased_seals_a_new_one_for_who_wants_to_be_told(
    house: House, naming: str
) -> None:
    receipt = unnamed(house, naming)
    which = taken(house, receipt)
    house.act(Act.SOLVE, which, BRAM, now=AT_ONE)
    press(house, ANNA, "friction.confirm", receipt=receipt, now=AT_ONE)
    found = house.do(lambda tx: friction.of_receipt(tx, kept(receipt)))
    assert found
    if found.mailbox:
        box = found.mailbox
        house.do(lambda tx: nameless.close_box(tx, found.id, box))
    press(house, ANNA, "friction.reopen", receipt=receipt, now=AT_ONE)
    again = house.find(which)
    assert again
    assert (again.mailbox is not None) is (naming == "told")


@pytest.mark.parametrize("act", ["note", "ask"])
def test_words_of_the_handler_answer_with_the_handler_s_card(house: House, act: str) -> None:
    which = house.until(Act.TAKE).id
    assert press(house, BRAM, f"friction.{act}", friction=which, text="Op welke laptop?") == Reply(
        card=Card.ITEM, ids={"friction": which}
    )
    assert house.story(which)[-1].words == "Op welke laptop?"


@pytest.mark.parametrize("act", ["solve", "decline"])
def test_what_is_allowed_goes_with_the_answer(house: House, act: str) -> None:
    which = house.until(Act.TAKE).id
    press(house, BRAM, f"friction.{act}", friction=which, text=REASON, alternative="Copilot mag")
    assert house.story(which)[-1].alternative == "Copilot mag"
