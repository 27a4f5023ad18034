"""The form: three equal choices, exactly true sentences, and everything kept when it comes back."""

from typing import Any

import pytest

import cards.form
from cards.card import Part
from cards.form import Written
from domain.nameless import Naming
from tests.cards.samples import HEADINGS, LANGUAGES, LONG, actions, inputs, say, texts, walk
from tests.examples import RULES

NL = say("nl")
NONCE = "n" * 32
CHOICES = {
    "nl": [
        "Met mijn naam",
        "Zonder naam, maar laat me weten als er nieuws is",
        "Zonder naam, ik kijk hier zelf of er nieuws is",
    ],
    "en": [
        "With my name",
        "Without my name, but tell me when there is news",
        "Without my name, I look here myself for news",
    ],
}
WHOEVER_HAS_BOTH = {
    "nl": "Wie zowel de database als de sleutel beheert, kan dat lezen tot 30 dagen na het afsluiten.",
    "en": "Whoever manages both the database and the key can read that until 30 days after closing.",
}
each_language = pytest.mark.parametrize("language", LANGUAGES)
each_return = pytest.mark.parametrize("why", ["form-naming-missing", "form-trace", "form-colleagues-named"])


def form(language: str = "nl", **written: Any) -> Part:
    return cards.form.form(Written(nonce=NONCE, **written), say(language), RULES.taxonomy, crowd=5)


def field(card: Part, which: str) -> Part:
    return next(one for one in inputs(card) if one["id"] == which)


def filled(card: Part) -> dict[str, str]:
    return {one["id"]: one["value"] for one in inputs(card) if "value" in one}


def data(card: Part, verb: str) -> dict[str, str]:
    found: dict[str, str] = next(one["data"] for one in actions(card) if one["verb"] == verb)
    return found


@each_language
@pytest.mark.parametrize("written", [{}, {"text": LONG, "typed": True}, {"say": "form-naming-missing"}])
def test_three_equal_choices_stand_above_the_words_and_none_is_made(language: str, written: dict[str, Any]) -> None:
    card = form(language, **written)
    naming = field(card, "naming")
    assert [one["title"] for one in naming["choices"]] == CHOICES[language]
    assert [one["value"] for one in naming["choices"]] == ["named", "told", "pull"]
    assert (naming["style"], "value" in naming, "isMultiSelect" in naming) == ("expanded", False, False)
    assert naming["wrap"], "none is cut off on a phone"
    assert [one["id"] for one in inputs(card)][:2] == ["naming", "text"]


@each_language
def test_it_says_who_sees_what_that_teams_keeps_the_chat_and_who_could_read_it(language: str) -> None:
    shown = texts(form(language))
    for one in ("form-who-sees", "form-teams", "form-key"):
        assert say(language)(one) in shown
    assert WHOEVER_HAS_BOTH[language] in say(language)("form-key")
    assert f" {RULES.loop.erase_days} " in WHOEVER_HAS_BOTH[language]


@each_language
def test_only_a_typed_sentence_is_told_that_it_stands_in_the_chat_already(language: str) -> None:
    told = say(language)("form-typed")
    assert told in texts(form(language, typed=True, text=LONG))
    assert told not in texts(form(language, text=LONG))


def test_after_a_typed_sentence_an_empty_form_is_a_tap_away_and_takes_nothing_along() -> None:
    fresh = next(one for one in actions(form(typed=True, text=LONG)) if one["verb"] == "friction.form")
    assert (fresh["data"], fresh["associatedInputs"]) == ({}, "none")
    assert "friction.form" not in [one["verb"] for one in actions(form(text=LONG))]


@each_return
def test_a_form_that_comes_back_says_why_first_and_keeps_every_word(why: str) -> None:
    wrote = {"text": LONG, "would_help": "Een koppeling", "colleagues": "6", "group": "fit", "impact": "stress"}
    card = form(say=why, naming="told", key_user=True, **wrote)
    assert filled(card) == wrote | {"naming": "told"}
    body = card["body"]
    why_at, naming_at = (
        next(at for at, part in enumerate(body) if found(part))
        for found in (lambda part: NL(why) in texts(part), lambda part: part.get("id") == "naming")
    )
    assert why_at < naming_at


@each_return
def test_only_what_may_hold_a_name_is_sent_anyway(why: str) -> None:
    shown = [one["title"] for one in actions(form(say=why, text=LONG))]
    assert (NL("form-send-anyway") in shown, NL("form-send") in shown) == ((why == "form-trace"), why != "form-trace")


@pytest.mark.parametrize("verb", ["friction.report", "friction.similar"])
def test_what_the_form_knows_of_itself_stays_with_it(verb: str) -> None:
    assert data(form(), verb) == {"nonce": NONCE}
    assert data(form(typed=True), verb) == {"nonce": NONCE, "typed": "1"}
    assert data(form(checked=True), verb) == {"nonce": NONCE, "checked": "1"}


@pytest.mark.parametrize("naming", [*Naming, "anoniem", ""])
def test_a_choice_that_was_made_stands_and_one_that_does_not_exist_does_not(naming: str) -> None:
    assert field(form(naming=naming), "naming").get("value") == (naming if naming in set(Naming) else None)


def test_a_group_or_effect_that_is_not_on_the_list_is_not_chosen() -> None:
    assert filled(form(group="nonsense", impact="nonsense")) == {}


def test_only_a_key_user_is_asked_for_how_many_colleagues() -> None:
    assert field(form(key_user=True), "colleagues")["maxLength"] == 3
    assert "colleagues" not in [one["id"] for one in inputs(form(colleagues="6"))]


def test_what_is_like_it_stands_below_the_words_each_with_a_button_that_sends_no_words_along() -> None:
    card = form(text=LONG, alike=HEADINGS)
    too = [one for one in actions(card) if one["verb"] == "friction.support"]
    assert [one["data"] for one in too] == [{"friction": one.id} for one in HEADINGS]
    assert {one["associatedInputs"] for one in too} == {"none"}
    shown = texts(card)
    assert [text for text in shown if text in {one.title for one in HEADINGS}] == [one.title for one in HEADINGS]
    assert NL("alike-follow") in shown


@pytest.mark.parametrize(("alike", "told"), [(None, []), ((), ["alike-none"]), (HEADINGS, ["alike-title"])])
def test_nothing_like_it_is_said_only_to_who_asked(alike: Any, told: list[str]) -> None:
    shown = texts(form(text=LONG, alike=alike))
    assert [one for one in ("alike-none", "alike-title") if NL(one) in shown] == told


def test_the_words_are_the_one_thing_that_must_be_there() -> None:
    card = form(key_user=True, alike=HEADINGS)
    assert [part["id"] for part in walk(card) if part.get("isRequired")] == ["text"]
