"""A word before a sentence that only says "this is a report" is no part of the report; a sentence's own words are."""

import pytest

from dialogs import routes
from dialogs.turn import Card, Reply, Turn
from tests.examples import ANNA, NOW, RULES, person
from tests.usecases.house import SEED, House


def said(house: House, text: str) -> Reply:
    turn = Turn(person=person(ANNA), now=NOW, seed=SEED, text=text)
    return house.do(lambda tx: routes.answer(tx, turn, RULES))


@pytest.mark.parametrize(
    "text",
    [
        "Report generation in Power BI fails",
        "report export is slow",
        "Reports are missing",
        "reporting: every figure is wrong",
        "Melding maken lukt niet",
        "meldkamer: de telefoon doet het niet",
        "De printer meld: geen papier",
    ],
)
def test_a_sentence_that_begins_with_such_a_word_of_its_own_stays_whole(house: House, text: str) -> None:
    reply = said(house, text)
    assert (reply.card, reply.words) == (Card.FORM, {"text": text})


@pytest.mark.parametrize(
    "text",
    [
        "meld: de printer hapert", "meld de printer hapert", "Meld - de printer hapert", "MELD  de printer hapert",
        "report: de printer hapert", "Report - de printer hapert", "  report:  de printer hapert ",
    ],
)  # fmt: skip
def test_an_opener_is_left_out(house: House, text: str) -> None:
    reply = said(house, text)
    assert (reply.card, reply.words) == (Card.FORM, {"text": "de printer hapert"})


def test_an_opener_is_left_out_once(house: House) -> None:
    assert said(house, "meld: meld maar dat de printer hapert").words == {"text": "meld maar dat de printer hapert"}


@pytest.mark.parametrize("text", ["meld", "Meld:", "meld -", "report", "Report: ", "report …"])
def test_an_opener_alone_opens_an_empty_form(house: House, text: str) -> None:
    reply = said(house, text)
    assert (reply.card, reply.words, "group" in reply.ids) == (Card.FORM, {}, False)


def test_what_an_opener_leaves_decides_the_group(house: House) -> None:
    assert said(house, "meld: Outlook is traag").ids["group"] == said(house, "Outlook is traag").ids["group"]
