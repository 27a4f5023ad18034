import pytest

from dialogs import routes
from dialogs.turn import Card, Reply, Turn
from domain import errors
from domain.nameless import Slip, kept
from domain.people import PersonId
from domain.states import Act, State
from tests.examples import ANNA, BRAM, LIAM, NOW, REASON, RULES, SANNE, person
from tests.usecases.house import SEED, House


def press(house: House, who: PersonId, verb: str, **data: str) -> Reply:
    slip = Slip(receipt="r1", kept=kept("r1"), sealed=b"") if verb == "friction.report" else None
    turn = Turn(person=person(who), now=NOW, seed=SEED, verb=verb, data=data, slip=slip)
    return house.do(lambda tx: routes.answer(tx, turn, RULES))


def test_the_form_stores_what_it_holds_and_answers_with_the_receipt(house: House) -> None:
    reply = press(
        house, ANNA, "friction.report", nonce="n1", text="Outlook is traag", group="base", impact="time",
        would_help="Een snellere server", naming="named",
    )  # fmt: skip
    assert reply.card is Card.STATUS
    stored = house.find(reply.ids["friction"])
    assert stored is not None
    assert (stored.words, stored.topic, stored.impact, stored.would_help, stored.nonce) == (
        "Outlook is traag", "base", "time", "Een snellere server", "n1",
    )  # fmt: skip


def test_a_form_with_nothing_but_words_is_enough(house: House) -> None:
    assert (
        press(house, ANNA, "friction.report", nonce="n1", naming="named", text="Outlook is traag").card is Card.STATUS
    )


def test_the_loop_goes_round_by_buttons(house: House) -> None:
    which = press(house, ANNA, "friction.report", nonce="n1", naming="named", text="Outlook is traag").ids["friction"]
    steps = [
        (BRAM, "take", {"title": "Outlook"}, Card.ITEM, State.TAKEN),
        (BRAM, "solve", {"text": REASON}, Card.ITEM, State.SOLVED),
        (ANNA, "reopen", {"text": "Nee"}, Card.STATUS, State.RECEIVED),
        (BRAM, "take", {"title": "Outlook"}, Card.ITEM, State.TAKEN),
        (BRAM, "decline", {"text": REASON}, Card.ITEM, State.DECLINED),
        (ANNA, "understood", {}, Card.STATUS, State.UNDERSTOOD),
        (ANNA, "reopen", {}, Card.STATUS, State.RECEIVED),
        (SANNE, "take", {"title": "Outlook"}, Card.ITEM, State.TAKEN),
        (SANNE, "solve", {"text": REASON}, Card.ITEM, State.SOLVED),
        (ANNA, "confirm", {}, Card.STATUS, State.CONFIRMED),
    ]
    for who, act, data, card, state in steps:
        reply = press(house, who, f"friction.{act}", friction=which, **data)
        assert (reply.card, dict(reply.ids)) == (card, {"friction": which})
        found = house.find(which)
        assert found is not None
        assert found.state is state, act


def test_withdrawing_answers_with_the_reporter_s_card(house: House) -> None:
    which = house.report().id
    assert press(house, ANNA, "friction.withdraw", friction=which).card is Card.STATUS


def test_a_report_s_own_card_is_for_its_reporter_alone(house: House) -> None:
    which = house.report().id
    assert press(house, ANNA, "friction.status", friction=which) == Reply(card=Card.STATUS, ids={"friction": which})
    for who in (BRAM, LIAM):
        with pytest.raises(errors.NotReporter):
            press(house, who, "friction.status", friction=which)


@pytest.mark.parametrize("acts", [[], [Act.TAKE], [Act.TAKE, Act.SOLVE], [Act.TAKE, Act.SOLVE, Act.CONFIRM]])
def test_the_handler_s_card_is_for_who_may_handle_it(house: House, acts: list[Act]) -> None:
    which = house.until(*acts).id
    for who in (BRAM, SANNE):
        assert press(house, who, "friction.show", friction=which).card is Card.ITEM
    for who in (ANNA, LIAM):
        with pytest.raises(errors.NotHandler):
            press(house, who, "friction.show", friction=which)


@pytest.mark.parametrize("verb", ["status", "show", "take", "solve", "decline", "confirm", "reopen", "withdraw"])
def test_a_button_about_nothing_or_something_gone_is_refused(house: House, verb: str) -> None:
    words = {"title": "Outlook", "text": REASON}
    with pytest.raises(errors.Changed):
        press(house, ANNA, f"friction.{verb}", **words)
    with pytest.raises(errors.Unknown):
        press(house, ANNA, f"friction.{verb}", friction="f" * 32, **words)


def test_a_report_without_its_form_s_number_is_refused(house: House) -> None:
    with pytest.raises(errors.Changed):
        press(house, ANNA, "friction.report", naming="named", text="Outlook is traag")


@pytest.mark.parametrize("verb", ["friction.todo", "friction.mine"])
@pytest.mark.parametrize(
    ("page", "shown"), [("0", "0"), ("3", "3"), ("-1", "0"), ("x", "0"), ("٣", "0"), ("99999", "0"), ("", "0")]
)
def test_a_page_that_makes_no_sense_is_the_first(house: House, verb: str, page: str, shown: str) -> None:
    assert press(house, BRAM, verb, page=page).ids == {"page": shown}


def test_a_list_begins_at_its_first_page(house: House) -> None:
    assert press(house, BRAM, "friction.todo").ids == {"page": "0"}
