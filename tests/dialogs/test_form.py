"""The form comes back with every word until it is clear how it is meant, and is stored once."""

import pytest
from sqlalchemy import func, select

from dialogs import routes
from dialogs.turn import Card, Turn
from domain import errors
from domain.people import Role
from storage import people
from storage.tables import friction, mailbox
from tests.dialogs.acting import SENTENCE, press, pressed, unnamed
from tests.examples import ANNA, LIAM, NOW, RULES, person
from tests.usecases.house import SEED, House

WROTE = {"text": SENTENCE, "would_help": "Een server", "colleagues": "6"}
CHOSE = {"group": "base", "impact": "time"}
NAMED = "Vraag het aan Fatima"  # holds a name
_COUNT = select(func.count()).select_from(friction)
_BOXES = select(func.count()).select_from(mailbox)


def stored(house: House) -> int:
    return house.do(lambda tx: int(tx.row(_COUNT)[0]))


@pytest.mark.parametrize("marks", [{}, {"typed": "1"}, {"checked": "1"}, {"typed": "1", "checked": "1"}])
def test_without_a_choice_about_the_name_it_comes_back_with_all_that_was_written(
    house: House, marks: dict[str, str]
) -> None:
    reply = pressed(house, ANNA, "friction.report", {"nonce": "n1", **WROTE, **CHOSE, **marks})
    assert reply.card is Card.FORM
    assert reply.ids == {"nonce": "n1", "say": "form-naming-missing", **CHOSE, **marks}
    assert reply.words == WROTE
    assert stored(house) == 0


@pytest.mark.parametrize("naming", ["anoniem", "NAMED", "named ", "nobody"])
def test_a_choice_that_is_not_on_the_card_is_refused(house: House, naming: str) -> None:
    with pytest.raises(errors.Choice):
        press(house, ANNA, "friction.report", nonce="n1", text=SENTENCE, naming=naming)
    assert stored(house) == 0


@pytest.mark.parametrize("naming", ["named", "told", "pull"])
@pytest.mark.parametrize("words", [{"text": NAMED}, {"text": SENTENCE, "would_help": NAMED}])
def test_what_may_hold_a_name_comes_back_once_and_is_then_sent(
    house: House, naming: str, words: dict[str, str]
) -> None:
    data = {"nonce": "n1", "naming": naming, **words}
    reply = pressed(house, ANNA, "friction.report", data)
    assert (reply.card, reply.words) == (Card.FORM, words)
    assert reply.ids == {"nonce": "n1", "say": "form-trace", "checked": "1", "naming": naming}
    assert stored(house) == 0
    assert pressed(house, ANNA, "friction.report", data | {"checked": "1"}).card is Card.STATUS
    assert stored(house) == 1


@pytest.mark.parametrize("checked", ["", "0", "true", "11"])
def test_only_the_form_s_own_mark_says_that_it_was_asked(house: House, checked: str) -> None:
    reply = press(house, ANNA, "friction.report", nonce="n1", naming="named", text=NAMED, checked=checked)
    assert reply.ids["say"] == "form-trace"


def test_first_how_to_report_it_and_then_whether_it_holds_a_name(house: House) -> None:
    first = press(house, ANNA, "friction.report", nonce="n1", text=NAMED)
    assert (first.ids["say"], "checked" in first.ids) == ("form-naming-missing", False)
    ids = {one: value for one, value in first.ids.items() if one != "say"}
    again = pressed(house, ANNA, "friction.report", {**ids, **first.words, "naming": "told"})
    assert again.ids["say"] == "form-trace"


@pytest.mark.parametrize("naming", ["told", "pull"])
def test_a_number_of_colleagues_goes_with_a_name_only(house: House, naming: str) -> None:
    reply = press(house, ANNA, "friction.report", nonce="n1", naming=naming, text=SENTENCE, colleagues="6")
    assert (reply.ids["say"], reply.words["colleagues"]) == ("form-colleagues-named", "6")
    assert stored(house) == 0
    assert press(house, ANNA, "friction.report", nonce="n1", naming=naming, text=SENTENCE, colleagues=" ").card is (
        Card.STATUS
    )


def test_a_key_user_reports_for_colleagues_and_nobody_else_does(house: House) -> None:
    said = {"nonce": "n1", "naming": "named", "text": SENTENCE, "colleagues": " 6 "}
    with pytest.raises(errors.Choice):
        pressed(house, ANNA, "friction.report", said)
    house.do(lambda tx: people.appoint(tx, Role.KEY_USER, [ANNA]))
    found = house.find(pressed(house, ANNA, "friction.report", said).ids["friction"])
    assert found
    assert found.colleagues == 6


@pytest.mark.parametrize(("naming", "boxes"), [("told", 1), ("pull", 0)])
def test_without_a_name_the_answer_is_a_receipt_and_names_no_report(house: House, naming: str, boxes: int) -> None:
    reply = press(house, ANNA, "friction.report", nonce="n1", naming=naming, text=SENTENCE)
    assert (reply.card, reply.ids, reply.words) == (Card.STATUS, {"receipt": "receipt of n1"}, {})
    assert house.do(lambda tx: int(tx.row(_BOXES)[0])) == boxes


@pytest.mark.parametrize(("first", "second"), [("told", "told"), ("pull", "told"), ("told", "pull"), ("pull", "pull")])
def test_a_form_sent_twice_without_a_name_is_one_report(house: House, first: str, second: str) -> None:
    assert unnamed(house, first) == unnamed(house, second, text="Iets anders")
    assert stored(house) == 1


def test_a_form_sent_with_a_name_first_is_that_report_and_nobody_else_s(house: House) -> None:
    named = press(house, ANNA, "friction.report", nonce="n1", naming="named", text=SENTENCE)
    again = press(house, ANNA, "friction.report", nonce="n1", naming="told", text=SENTENCE)
    assert (again.card, dict(again.ids)) == (named.card, {**named.ids, "told": "form-sent"})
    for naming in ("named", "told", "pull"):
        with pytest.raises(errors.OtherCard):
            press(house, LIAM, "friction.report", nonce="n1", naming=naming, text=SENTENCE)
    assert stored(house) == 1


def test_a_form_sent_without_a_name_first_is_not_sent_with_one(house: House) -> None:
    unnamed(house)
    with pytest.raises(errors.AlreadySent):
        press(house, ANNA, "friction.report", nonce="n1", naming="named", text=SENTENCE)
    assert stored(house) == 1


@pytest.mark.parametrize("data", [{}, {"naming": "told"}, {"naming": "named"}, {"naming": "told", "text": NAMED}])
@pytest.mark.parametrize("verb", ["friction.report", "friction.similar"])
def test_a_form_without_its_number_is_not_ours(house: House, verb: str, data: dict[str, str]) -> None:
    with pytest.raises(errors.Changed):
        pressed(house, ANNA, verb, {"text": SENTENCE} | data)


@pytest.mark.parametrize("naming", ["named", "told", "pull"])
def test_a_form_that_proves_nothing_is_not_ours(house: House, naming: str) -> None:
    data = {"nonce": "n1", "naming": naming, "text": SENTENCE}
    turn = Turn(person=person(ANNA), now=NOW, seed=SEED, verb="friction.report", data=data)
    with pytest.raises(errors.Changed):
        house.do(lambda tx: routes.answer(tx, turn, RULES))


def test_whether_it_is_known_already_is_asked_on_the_same_form_and_keeps_nothing(house: House) -> None:
    data = {"nonce": "n1", "typed": "1", "checked": "1", "naming": "pull", **CHOSE, **WROTE}
    reply = pressed(house, ANNA, "friction.similar", data)
    assert reply.card is Card.FORM
    assert reply.ids == {"nonce": "n1", "typed": "1", "checked": "1", "naming": "pull", "alike": "1", **CHOSE}
    assert reply.words == WROTE
    assert stored(house) == 0


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_is_like_nothing(house: House, text: str) -> None:
    with pytest.raises(errors.Empty):
        press(house, ANNA, "friction.similar", nonce="n1", text=text)


@pytest.mark.parametrize("text", ["meld", "anoniem", "zonder naam"])
def test_a_word_opens_an_empty_form_that_nothing_was_typed_in(house: House, text: str) -> None:
    turn = Turn(person=person(ANNA), now=NOW, seed=SEED, text=text)
    reply = house.do(lambda tx: routes.answer(tx, turn, RULES))
    assert (reply.card, set(reply.ids), reply.words) == (Card.FORM, set(), {})


def test_a_sentence_opens_a_form_that_knows_it_was_typed(house: House) -> None:
    turn = Turn(person=person(ANNA), now=NOW, seed=SEED, text=SENTENCE)
    reply = house.do(lambda tx: routes.answer(tx, turn, RULES))
    assert (reply.ids["typed"], reply.words) == ("1", {"text": SENTENCE})
    fresh = press(house, ANNA, "friction.form")
    assert (fresh.card, set(fresh.ids), fresh.words) == (Card.FORM, {"nonce"}, {})
