import json

import pytest

import appmanifest
from dialogs import routes
from dialogs.home import COMMANDS
from dialogs.turn import Card, Reply, Turn
from domain.people import Person
from tests.examples import ANNA, LIAM, NOOR, NOW, RULES, person
from tests.usecases.house import SEED, House


def said(house: House, text: str, who: Person | None = None) -> Reply:
    turn = Turn(person=who or person(ANNA), now=NOW, seed=SEED, text=text)
    return house.do(lambda tx: routes.answer(tx, turn, RULES))


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("meld", Card.FORM),
        ("Report!", Card.FORM),
        ("wat heb ik gemeld?", Card.MINE),
        ("Mijn meldingen", Card.MINE),
        ("my  reports", Card.MINE),
        ("vraag", Card.ASK),
        ("Ask", Card.ASK),
        ("Ik heb een vraag", Card.ASK),
        ("Stel een vraag:", Card.ASK),
        ("question", Card.ASK),
        ("Hoe staat het ervoor?", Card.STANDING),
        ("hoe staat het er voor", Card.STANDING),
        ("hoe staat het ervor", Card.STANDING),
        ("What's the status?", Card.STANDING),
        ("mijn vragen", Card.QUESTIONS),
        ("My questions", Card.QUESTIONS),
        ("te doen", Card.TODO),
        ("To-do", Card.TODO),
        ("wachtrij", Card.TODO),
        ("queue", Card.TODO),
        ("instellingen", Card.PREFERENCES),
        ("Settings", Card.PREFERENCES),
        ("hulp", Card.HELP),
        ("HELP", Card.HELP),
        ("Kun je mij helpen?", Card.HELP),
        ("privacy", Card.PRIVACY),
        ("hoi", Card.MENU),
        ("hallo", Card.MENU),
        ("hi", Card.MENU),
        ("hello", Card.MENU),
        ("goedemorgen", Card.MENU),
        ("annuleer", Card.MENU),
        ("cancel", Card.MENU),
        ("tip", Card.TIP),
        ("Geef me een tip", Card.TIP),
        ("tip over agenda", Card.TIP),
        ("Tip about calendar?", Card.TIP),
        ("tip overleg", Card.TIP),
        ("tips about Excel", Card.TIP),
        ("tip over koffie", Card.NO_TIP),
        ("mijn voortgang", Card.PROGRESS),
        ("My progress", Card.PROGRESS),
        ("tips nakijken", Card.JUDGE),
        ("wie is mijn key-user?", Card.CONTACT),
        ("Who is my key user", Card.CONTACT),
        ("wie is mijn keyuser", Card.CONTACT),
        ("key-user", Card.KEY_USER),
        ("Key user", Card.KEY_USER),
        ("", Card.MENU),
        ("  …  ", Card.MENU),
        ("👍", Card.MENU),
    ],
)
def test_the_words_we_know_are_answered_however_they_are_typed(house: House, text: str, card: Card) -> None:
    assert said(house, text).card is card


@pytest.mark.parametrize("text", ["annuleer", "cancel"])
def test_cancelling_says_that_nothing_was_sent(house: House, text: str) -> None:
    assert said(house, text).ids == {"text": "cancelled"}


@pytest.mark.parametrize("word", ["bericht", "news", "nudge"])
def test_a_coordinator_writes_about_a_change_and_others_read_what_changes(house: House, word: str) -> None:
    assert said(house, word).card == Card.CHANGES
    assert said(house, word, person(NOOR)).card is Card.NUDGE_FORM


@pytest.mark.parametrize("text", ["wie ben jij?", "Ben je een robot?", "wat is Kring", "Who are you?"])
def test_who_asks_what_kring_is_gets_an_answer(house: House, text: str) -> None:
    assert said(house, text).ids == {"text": "who-am-i"}


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("hepl", Card.HELP),
        ("helpp", Card.HELP),
        ("hlup", Card.HELP),
        ("mled", Card.FORM),
        ("wat heb ik gemeldt", Card.MINE),
        ("wat heb ik gemled?", Card.MINE),
        ("todo", Card.TODO),
        ("tedoen", Card.TODO),
        ("instelingen", Card.PREFERENCES),
        ("privcay", Card.PRIVACY),
    ],
)
def test_a_word_that_is_one_slip_away_is_that_word(house: House, text: str, card: Card) -> None:
    reply = said(house, text)
    assert (reply.card, reply.words) == (card, {})


def test_no_word_is_seen_through_an_error_that_is_most_of_it() -> None:
    assert min(map(len, COMMANDS)) >= 4


@pytest.mark.parametrize(
    "text",
    ["ehpll", "wat heb ik gisteren gemeld", "het meld niets", "nok", "de help is stuk", "bank", "top"],
)
def test_what_is_further_away_or_says_something_else_stays_a_sentence(house: House, text: str) -> None:
    assert said(house, text).words == {"text": text}


def test_the_manifest_lists_only_words_that_do_something(house: House) -> None:
    [lists] = [each["commandLists"] for each in json.loads(appmanifest.template())["bots"]]
    words = [command["title"] for each in lists for command in each["commands"]]
    assert words
    for word in words:
        assert said(house, word).ids.get("text") is None, word
        assert said(house, word).card not in (Card.FORM, Card.ASK) or word in ("meld", "report", "vraag", "ask")


def test_a_plain_sentence_becomes_a_form_that_holds_it_and_suggests_its_group(house: House) -> None:
    reply = said(house, " Outlook is al de hele week traag ")
    assert reply.card is Card.FORM
    assert reply.words == {"text": "Outlook is al de hele week traag"}
    assert reply.ids["group"] == "base"
    assert said(house, "Sign in fails every morning", person(LIAM)).ids["group"] == "base"
    assert "group" not in said(house, "Iets heel anders").ids


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("meld de printer hapert", "de printer hapert"),
        ("Report: the printer jams", "the printer jams"),
        ("meldingen komen te vaak", "meldingen komen te vaak"),  # a word of its own
        ("hoi, de printer hapert", "hoi, de printer hapert"),
    ],
)
def test_meld_before_a_sentence_is_no_part_of_it(house: House, text: str, kept: str) -> None:
    reply = said(house, text)
    assert (reply.card, reply.words.get("text")) == (Card.FORM, kept)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("x" * 2000, "x" * 2000),
        ("x" * 2001, "x" * 1999 + "…"),
        ("Outlook is traag " * 200, "Outlook is traag " * 117 + "Outlook is…"),
        ("Outlook is uit. " * 200, "Outlook is uit. " * 124 + "Outlook is uit.…"),
    ],
)
def test_of_a_sentence_that_does_not_fit_the_form_holds_the_beginning(house: House, text: str, kept: str) -> None:
    reply = said(house, text)
    assert reply.card is Card.FORM
    assert reply.words["text"] == kept
    assert ("cut" in reply.ids, "typed" in reply.ids) == (len(text.strip()) > 2000, True)


def test_typed_words_are_never_among_the_ids_that_are_kept(house: House) -> None:
    reply = said(house, "De printer op zaal 3 hapert")
    assert "printer" not in json.dumps(dict(reply.ids))


def test_each_form_has_a_number_of_its_own_and_a_turn_run_twice_the_same(house: House) -> None:
    def form(seed: bytes) -> str:
        turn = Turn(person=person(ANNA), now=NOW, seed=seed, verb="friction.form")
        return house.do(lambda tx: routes.answer(tx, turn, RULES)).ids["nonce"]

    assert form(SEED) == form(SEED)
    assert len({form(bytes([n]) * 32) for n in range(20)}) == 20
    assert len(form(SEED)) == 32
