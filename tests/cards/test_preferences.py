from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from cards.card import Part
from content import texts
from domain.absence import Absence
from domain.preferences import FIELDS, Mistake
from tests.cards.drawings import preferences
from tests.cards.samples import AWAY, actions, inputs, say, walk
from tests.cards.samples import texts as shown
from tests.cards.tips import APPS, DRAWINGS


def card(language: str = "nl", **more: Any) -> Part:
    return preferences(**more)(say(language))


def field(made: Part, which: str) -> Part:
    return next(one for one in inputs(made) if one["id"] == which)


def verbs(made: Part) -> list[str]:
    return [action["verb"] for action in actions(made)]


def test_the_card_asks_for_all_of_it_at_once_and_says_what_stands_there() -> None:
    made = card(until="2026-12-04")
    assert [one["id"] for one in inputs(made)] == list(FIELDS)
    values = [one.get("value") for one in inputs(made)]
    assert values == ["nl", "three", "10:00", "0,1,2,3", "08:30", "17:30", "2026-12-04"]


def test_several_days_can_be_picked_and_one_language() -> None:
    made = card()
    assert field(made, "days")["isMultiSelect"] is True
    assert [one["value"] for one in field(made, "days")["choices"]] == list("0123456")
    assert "isMultiSelect" not in field(made, "language")
    assert [one["value"] for one in field(made, "language")["choices"]] == ["nl", "en"]


def test_each_field_is_what_a_client_has_a_picker_for() -> None:
    kinds = {one["id"]: one["type"] for one in inputs(card())}
    assert (kinds["starts"], kinds["ends"], kinds["until"]) == ("Input.Time", "Input.Time", "Input.Date")


@pytest.mark.parametrize(("language", "first", "last"), [("nl", "maandag", "zondag"), ("en", "Monday", "Sunday")])
def test_the_week_begins_on_monday(language: str, first: str, last: str) -> None:
    days = [one["title"] for one in field(card(language), "days")["choices"]]
    assert (days[0], days[-1], len(days)) == (first, last, 7)


def test_only_who_is_away_reads_until_when_and_can_say_that_they_are_back() -> None:
    assert verbs(card()) == ["preferences.save", "preferences.tips", "home.menu"]
    away = card(away_until=AWAY)
    assert verbs(away) == ["preferences.save", "preferences.pause", "preferences.tips", "home.menu"]
    assert "Weg tot en met vrijdag 4 december" in shown(away)
    assert not any("4 december" in line for line in shown(card()))


@pytest.mark.parametrize(
    ("listed", "badge"),
    [
        (Absence(until=AWAY), "Weg tot za 5 dec, 00:00"),
        (Absence(until=AWAY, endless=True), "Weg zolang je automatische antwoorden aanstaan"),
    ],
)
def test_who_is_away_by_their_mailbox_reads_so_and_can_say_that_they_are_back(listed: Absence, badge: str) -> None:
    made, why = card(listed=listed), say("nl")("preferences-listed-why")
    assert {badge, why} <= set(shown(made))
    assert verbs(made) == ["preferences.save", "preferences.pause", "preferences.tips", "home.menu"]
    assert field(made, "until").get("value", "") == "", "that is for their own word"
    back = card(listed=replace(listed, over=True))
    assert not {badge, why} & set(shown(back))
    assert verbs(back) == ["preferences.save", "preferences.tips", "home.menu"]


def test_one_s_own_last_day_stands_on_the_card_instead_of_what_the_mailbox_says() -> None:
    made = card(away_until=AWAY, listed=Absence(until=AWAY + timedelta(days=9)))
    assert "Weg tot en met vrijdag 4 december" in shown(made)
    assert say("nl")("preferences-listed-why") not in shown(made)


@pytest.mark.parametrize("outlook", [True, False])
def test_from_where_an_absence_is_known_is_said_as_it_is(*, outlook: bool) -> None:
    read = shown(card(outlook=outlook))
    assert (say("nl")("preferences-outlook") in read, say("nl")("preferences-away") in read) == (outlook, not outlook)


def test_being_back_is_told_without_what_stands_in_the_fields() -> None:
    [pause] = [one for one in actions(card(away_until=AWAY)) if one["verb"] == "preferences.pause"]
    assert pause["associatedInputs"] == "none"


def test_what_it_is_used_for_is_said_to_everybody_and_who_stands_in_to_who_handles() -> None:
    for handles in (False, True):
        read = shown(card(handles=handles))
        assert {say("nl")("preferences-hours"), say("nl")("preferences-away")} <= set(read)
        assert (say("nl")("preferences-deputy") in read) is handles


@pytest.mark.parametrize("told", ["preferences-kept", "preferences-back", *Mistake])
def test_what_became_of_it_is_said_in_either_language(told: str) -> None:
    for language in ("nl", "en"):
        assert texts.say(language, told) in shown(card(language, told=told))


def folded(made: Part) -> set[str]:
    """The fields that are not seen until somebody asks for them."""
    hidden = [part for part in walk(made) if part.get("isVisible") is False]
    return {one["id"] for part in hidden for one in walk(part) if str(one["type"]).startswith("Input.")}


def test_what_is_used_least_is_folded_until_there_is_something_to_put_right() -> None:
    assert folded(card()) == {"days", "starts", "ends", "until"}
    assert folded(card(told=Mistake.NO_DAY)) == {"until"}
    assert folded(card(told=Mistake.PAST)) == {"days", "starts", "ends"}


@pytest.mark.parametrize("mistake", Mistake)
def test_whatever_is_to_put_right_the_field_for_it_is_in_sight(mistake: Mistake) -> None:
    about = {Mistake.NO_MOMENT: "time", Mistake.PAST: "until", Mistake.FAR: "until"}
    assert about.get(mistake, "days") not in folded(card(told=mistake))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_card_of_tips_says_that_kring_helps_and_what_is_kept(language: str) -> None:
    made = DRAWINGS["teach"](say(language))
    helper = {
        "nl": "Ik help je, ik controleer je niet. Niemand anders ziet welke tips je krijgt of wat je antwoordt.",
        "en": "I help you, I do not check on you. Nobody else sees which tips you get or what you answer.",
    }[language]
    kept = {
        "nl": "Ik bewaar wat je hier kiest, welke tips je zag, wat je ervan zei en wat je antwoordde. "
        "Ik kijk niet mee in je werk.",
        "en": "I keep what you choose here, which tips you saw, what you said of them and what you answered. "
        "I do not watch your work.",
    }[language]
    assert [line for line in shown(made) if line in (helper, kept)] == [helper, kept]


def test_the_card_of_tips_shows_what_was_said_and_leaves_all_of_it_to_be_skipped() -> None:
    made = DRAWINGS["teach-filled"](say("nl"))
    values = {one["id"]: one.get("value") for one in inputs(made)}
    assert (values["rhythm"], values["moments"], values["ring"]) == ("one", "focus,meet", "later")
    assert (values["level_teams"], values["level_excel"], values["level_word"]) == ("pro", "away", "starter")
    assert not any(one.get("isRequired") for one in inputs(made))
    assert folded(made) == {"paused", "ring", "places", "devices", *(f"level_{one}" for one in APPS)}
