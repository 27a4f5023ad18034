"""A question without a name, pressed on its form and on its card."""

import pytest

from dialogs import routes
from dialogs.turn import Card, Reply, Turn
from domain import errors
from domain.nameless import Slip, kept
from domain.people import Contact, PersonId, stranger
from domain.questions import Act, Question
from domain.search import fingerprint
from storage import people, questions
from tests.dialogs.asking import KNOWN, UNKNOWN, press
from tests.examples import ANNA, LIAM, NOW, RULES, USUAL
from tests.usecases.desk import Desk
from tests.usecases.house import SEED

RECEIPT = "receipt of n"


def asks(desk: Desk, who: PersonId = ANNA, *, naming: str = "told", text: str = UNKNOWN) -> Reply:
    return press(desk, "question.ask", who, nonce="n", naming=naming, text=text)


def stored(desk: Desk) -> Question:
    found = desk.do(lambda tx: questions.of_receipt(tx, kept(RECEIPT)))
    assert found
    return found


def sends(desk: Desk, who: Contact, naming: str) -> Reply:
    """By somebody of whom nothing is kept so far."""
    slip = Slip(receipt=RECEIPT, kept=kept(RECEIPT), sealed=b"sealed")
    turn = Turn(
        person=stranger(who, USUAL), contact=who, now=NOW, seed=SEED, verb="question.ask", slip=slip,
        data={"nonce": "n", "naming": naming, "text": UNKNOWN},
    )  # fmt: skip
    return desk.do(lambda tx: routes.answer(tx, turn, RULES))


@pytest.mark.parametrize("naming", ["told", "pull"])
def test_the_form_becomes_the_card_that_the_receipt_opens(desk: Desk, naming: str) -> None:
    assert asks(desk, naming=naming) == Reply(card=Card.QUESTION, ids={"receipt": RECEIPT})
    assert (stored(desk).asker, stored(desk).naming) == (None, naming)


def test_without_a_choice_nothing_is_asked_and_the_words_stay(desk: Desk) -> None:
    back = asks(desk, naming="")
    assert (back.card, back.ids["say"], back.words) == (Card.ASK, "ask-naming-missing", {"text": UNKNOWN})
    with pytest.raises(errors.Choice):
        asks(desk, naming="nonsense")


def test_what_is_known_is_shown_before_a_choice_is_missed(desk: Desk) -> None:
    first = asks(desk, naming="", text=KNOWN)
    assert (first.card, "say" in first.ids) == (Card.ASK, False)
    chosen = asks(desk, naming="pull", text=KNOWN)
    assert chosen.ids["naming"] == "pull"


def test_what_was_asked_about_once_is_remembered_while_a_choice_is_missing(desk: Desk) -> None:
    text = "Hoe bel ik Jan op 06-12345678?"
    back = press(desk, "question.ask", nonce="n", text=text, seen="-", looked=fingerprint(text), checked="1")
    assert (back.ids["say"], back.ids["checked"]) == ("ask-naming-missing", "1")


def test_the_words_of_a_question_go_along_to_a_report_with_what_was_chosen(desk: Desk) -> None:
    reply = press(desk, "friction.form", text="Is Outlook traag?", seen="-", naming="pull")
    assert (reply.card, reply.ids["naming"], "typed" in reply.ids) == (Card.FORM, "pull", False)


def test_the_same_form_with_a_name_before_is_that_question_for_who_sent_it(desk: Desk) -> None:
    first = asks(desk, naming="named")
    assert asks(desk) == Reply(card=Card.QUESTION, ids={**first.ids, "told": "form-sent"}, words={"text": ""})
    with pytest.raises(errors.OtherCard):
        asks(desk, LIAM)


def test_the_same_form_without_a_name_before_is_not_sent_with_one(desk: Desk) -> None:
    asks(desk)
    with pytest.raises(errors.AlreadySent):
        asks(desk, naming="named")


def test_only_a_receipt_that_is_one_opens_a_question(desk: Desk) -> None:
    asks(desk)
    assert press(desk, "question.status", LIAM, receipt=RECEIPT).ids == {"receipt": RECEIPT}, "whoever holds it"
    for verb in ("question.status", "question.accept", "question.withdraw", "question.thank"):
        with pytest.raises(errors.Unknown):
            press(desk, verb, receipt="another")
    with pytest.raises(errors.NotAsker):
        press(desk, "question.status", question=stored(desk).id)


def test_a_name_in_what_is_still_asked_is_asked_about_where_that_would_be_sent(desk: Desk) -> None:
    asks(desk)
    told = "Bel Jan op 06-12345678"
    assert press(desk, "question.reopen", receipt=RECEIPT, text=told).ids["told"] == "moved-on", "nobody answered yet"
    desk.act(Act.ANSWER, stored(desk), desk.waits_for(stored(desk)))
    warned = press(desk, "question.reopen", receipt=RECEIPT, text=told)
    assert (warned.ids["told"], warned.words) == ("ask-trace", {"text": told})
    sent = press(desk, "question.reopen", receipt=RECEIPT, text=told, checked="1")
    assert "told" not in sent.ids
    assert desk.story(stored(desk))[-1] == "reopen"


@pytest.mark.parametrize("naming", ["named", "told", "pull"])
def test_who_is_not_met_yet_is_only_when_they_ask_by_name(desk: Desk, naming: str) -> None:
    eva = Contact(
        id=PersonId("eva"), name="Eva", locale="nl-NL", time_zone=None, conversation="a:eva", service_url="https://t"
    )
    assert sends(desk, eva, naming).card is Card.QUESTION
    known = desk.do(lambda tx: people.find(tx, eva.id, USUAL))
    assert (known is not None and known.conversation == "a:eva") is (naming == "named")
