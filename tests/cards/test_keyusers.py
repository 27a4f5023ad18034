"""What cards of and about key users say, and which buttons they have."""

import pytest

from cards.card import Part
from tests.cards.keyusers import DRAWINGS
from tests.cards.samples import actions, inputs, say
from tests.cards.samples import texts as shown

AROUND = ["preferences.form", "friction.headings", "article.mine", "recognition.show"]


def card(name: str, language: str = "nl") -> Part:
    return DRAWINGS[name](say(language))


def verbs(name: str) -> list[str]:
    return [action["verb"] for action in actions(card(name))]


def fields(name: str) -> dict[str, str]:
    return {one["id"]: one.get("value", "") for one in inputs(card(name))}


def test_it_says_who_to_ask_and_why_in_words() -> None:
    lines = shown(card("contact"))
    assert "Bram Jansen is jouw key-user" in lines
    assert "Je collega kent Planner, werkt op jouw afdeling en heeft 2 open vragen." in lines
    assert "Your colleague has no open questions." in shown(card("contact-free", "en"))
    assert "Your colleague has 1 open question." in shown(card("contact-one", "en"))


@pytest.mark.parametrize(
    "name", ["contact", "contact-free", "contact-nobody", "contact-alone", "contact-topic", "contact-unknown"]
)
def test_whoever_there_is_one_can_ask(name: str) -> None:
    assert verbs(name) == ["question.form", "home.menu"]


def test_of_one_topic_it_says_so_and_its_button_asks_about_that() -> None:
    assert "Bram Jansen is jouw key-user voor Planner" in shown(card("contact-topic"))
    assert "There is no key user for Visio now" in shown(card("contact-topic-nobody", "en"))
    told = {name: actions(card(name))[0]["data"] for name in ("contact", "contact-topic", "contact-topic-nobody")}
    assert told == {"contact": {}, "contact-topic": {"about": "Planner"}, "contact-topic-nobody": {"about": "Visio"}}


def test_what_nobody_is_known_for_is_named_as_it_was_written() -> None:
    assert "Voor het ECD ken ik nog geen key-user" in shown(card("contact-unknown"))
    assert actions(card("contact-unknown"))[0]["data"] == {}


def test_where_nobody_answers_it_says_what_was_asked_and_how_much_came_to_a_coordinator() -> None:
    lines = shown(card("gaps-asked"))
    assert {"Copilot · 3 vragen", "Visio · 1 vraag"} <= set(lines)
    assert "De afgelopen 90 dagen kwamen 5 vragen bij een coördinator terecht" in lines
    assert shown(card("gaps-coordinated", "en"))[0] == "In the past 90 days 1 question came to a coordinator"
    assert not any("Overal" in line for line in shown(card("gaps-coordinated")))
    assert not any("dagen" in line for line in shown(card("gaps")))


def test_without_a_key_user_with_time_it_names_the_coordinators() -> None:
    assert any("Noor van Dijk, Sanne de Boer" in line for line in shown(card("contact-nobody")))
    assert not any("coördinator" in line for line in shown(card("contact-alone")))


@pytest.mark.parametrize(
    ("name", "pressed"),
    [
        ("key-user", [*AROUND, "keyuser.save", "keyuser.stop", "home.menu"]),
        (
            "key-user-away",
            [*AROUND, "keyuser.save", "keyuser.absent", "keyuser.stop", "home.menu"],
        ),
        ("key-user-rests", [AROUND[0], *AROUND[2:], "keyuser.save", "keyuser.stop", "home.menu"]),
        ("key-user-new", ["keyuser.save", "home.menu"]),
        ("key-user-wishes", ["keyuser.save", "keyuser.stop", "home.menu"]),
        ("key-user-stop", ["keyuser.stop", "keyuser.form"]),
        ("wish", ["keyuser.appoint", "keyuser.appoint"]),
        ("wish-yes", ["keyuser.gaps"]),
    ],
)
def test_each_card_has_the_buttons_of_what_can_be_done(name: str, pressed: list[str]) -> None:
    assert verbs(name) == pressed


def test_only_who_is_one_says_on_it_that_they_are_away() -> None:
    own = {"topics": "Planner,Teams", "topics_other": "", "minutes": "90", "until": "", "shown": "no"}
    assert fields("key-user") == own
    assert fields("key-user-away")["until"] == "2026-12-04"
    assert fields("key-user-new") == {"topics": "", "topics_other": "", "minutes": "60"}


def test_what_was_not_kept_still_stands_in_the_fields() -> None:
    typed = {"topics": "Teams", "topics_other": "", "minutes": "5", "until": "", "shown": "yes"}
    assert fields("key-user-no-minutes") == typed


def test_who_wants_to_be_one_reads_first_what_is_asked_of_them() -> None:
    lines = " ".join(shown(card("key-user-new")))
    for told in ("beantwoordt vragen", "meestal 60", "al 5 openstaan", "geen vragen", "Stoppen kan altijd"):
        assert told in lines
    assert "Stoppen kan altijd" not in " ".join(shown(card("key-user")))


def test_the_button_to_stop_asks_first_and_only_the_second_one_does_it() -> None:
    first = next(one for one in actions(card("key-user")) if one["verb"] == "keyuser.stop")
    second = next(one for one in actions(card("key-user-stop")) if one["verb"] == "keyuser.stop")
    assert (first["data"], second["data"]) == ({}, {"answer": "yes"})


def test_a_long_list_of_gaps_says_how_many_more_there_are() -> None:
    lines = shown(card("gaps-many"))
    assert "en nog 5" in lines
    assert "Team 14" in lines
    assert "Team 15" not in lines
    assert "Overal is een key-user" in shown(card("gaps-none"))
    assert "Er is nog geen key-user" in shown(card("gaps-nobody"))
