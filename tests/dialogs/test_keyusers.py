"""Typed words and presses about key users, and the cards they name."""

import pytest

from dialogs import keyusers, routes
from dialogs.turn import Card, Turn
from domain import errors
from domain.keyusers import Contact
from domain.people import PersonId, Role
from storage import keyusers as store
from storage import people
from tests.dialogs.acting import press, pressed
from tests.examples import ANNA, BRAM, NOOR, NOW, RULES, SANNE, person
from tests.usecases.house import SEED, House


def test_who_to_ask_is_the_same_card_again_from_what_is_kept_of_it(house: House) -> None:
    house.do(lambda tx: people.appoint(tx, Role.KEY_USER, [BRAM]))
    turn = Turn(person=person(ANNA), now=NOW, seed=SEED, text="wie is mijn key-user")
    reply = house.do(lambda tx: keyusers.who(tx, turn, RULES))
    assert reply.card is Card.CONTACT
    assert keyusers.contact(reply.ids) == Contact(person=BRAM, why=("open:0",))
    assert keyusers.named(reply.ids) == [BRAM]


@pytest.mark.parametrize(
    ("text", "topic", "whom"),
    [
        ("Wie is mijn key-user voor excel?", "Excel", BRAM), ("Who is my key user for Excel please", "Excel", BRAM),
        ("wie is de keyuser voor PowerPoint", "PowerPoint", None), ("wie is onze key-user van koffie", None, BRAM),
    ],
)  # fmt: skip
def test_asked_about_a_topic_it_answers_about_that_topic(
    house: House, text: str, topic: str | None, whom: PersonId | None
) -> None:
    house.do(lambda tx: people.appoint(tx, Role.KEY_USER, [BRAM]))
    house.do(lambda tx: store.save(tx, BRAM, ("Excel",), None))
    turn = Turn(person=person(ANNA), now=NOW, seed=SEED, text=text)
    reply = house.do(lambda tx: routes.answer(tx, turn, RULES))
    found = keyusers.contact(reply.ids)
    assert (reply.card, found.topic, found.person) == (Card.CONTACT, topic, whom)
    assert found.coordinators == (() if whom else (NOOR,))
    assert "koffie" not in str(dict(reply.ids)), "what was typed is not kept"


def test_all_of_the_card_is_read_back_from_its_ids() -> None:
    ids = {"topic.Power BI; en meer": "sanne", "coordinators": "noor bram", "why": ""}
    found = Contact(person=None, others={"Power BI; en meer": SANNE}, coordinators=(NOOR, BRAM))
    assert keyusers.contact(ids) == found
    assert keyusers.named(ids) == sorted([SANNE, NOOR, BRAM])


def test_what_is_to_be_put_right_keeps_no_words_and_comes_back_with_them(house: House) -> None:
    reply = press(house, ANNA, "keyuser.save", topics="", minutes="30", until="")
    assert reply.ids == {"told": "keyuser-no-topic"}
    assert reply.words == {"topics": "", "minutes": "30", "until": ""}


def test_the_first_press_of_stop_only_asks(house: House) -> None:
    house.do(lambda tx: people.appoint(tx, Role.KEY_USER, [BRAM]))
    asked = press(house, BRAM, "keyuser.stop").ids["nonce"]
    assert press(house, BRAM, "keyuser.stop", answer="yes").card is Card.STOP, "from a card of before"
    assert press(house, BRAM, "keyuser.stop", answer="yes", nonce="2026-11-16").card is Card.STOP, "of another day"
    assert house.do(lambda tx: people.roles(tx, BRAM)) == {Role.KEY_USER}
    assert press(house, BRAM, "keyuser.stop", answer="yes", nonce=asked).ids == {"text": "keyuser-stopped"}
    assert house.do(lambda tx: people.roles(tx, BRAM)) == set()


@pytest.mark.parametrize("data", [{}, {"answer": "yes"}, {"person": "sanne"}, {"answer": "maybe", "person": "sanne"}])
def test_a_yes_or_no_without_a_person_is_no_button_of_ours(house: House, data: dict[str, str]) -> None:
    with pytest.raises(errors.Changed):
        pressed(house, NOOR, "keyuser.appoint", data)


@pytest.mark.parametrize("verb", ["keyuser.gaps", "keyuser.appoint"])
def test_what_a_coordinator_does_nobody_else_can(house: House, verb: str) -> None:
    with pytest.raises(errors.NotCoordinator):
        press(house, BRAM, verb, answer="yes", person=PersonId("sanne"))
