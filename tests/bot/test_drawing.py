"""What the organisation's settings and numbers are to the cards that say them."""

import json
from dataclasses import replace
from typing import Any

import pytest

import bot.drawing
from bot.app import rules
from bot.settings import Settings
from content.texts import say
from dialogs.turn import Card
from domain.friction import Loop
from domain.knowledge import Status
from domain.states import State
from tests.cards import known
from tests.cards.samples import actions, reminded, texts
from tests.examples import ANNA, NOW, RULES, loop, person

DAYS = replace(RULES, loop=replace(RULES.loop, ask_again_wd=3, reopen_days=60, erase_days=12))


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (reminded(loop(State.SOLVED)), say("nl", "status-closes", working_days=3, day="dinsdag 24 november", days=60)),
        (loop(State.UNANSWERED, closed_at=NOW), say("nl", "status-reopen-until", day="zaterdag 16 januari")),
    ],
)
def test_a_card_tells_the_days_that_the_rules_have(one: Loop, told: str) -> None:
    sheet = bot.drawing.sheet_of(Card.STATUS, person(ANNA), one)
    assert told in texts(bot.drawing.draw(sheet, DAYS, NOW))


@pytest.mark.parametrize("public", ["https://kring.example/werk/", None])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_kept_can_be_read_in_full_where_the_pages_are(public: str | None, language: str) -> None:
    given: dict[str, Any] = {"_env_file": None, "KRING_PUBLIC_URL": public}
    made = rules(Settings(**given))
    sheet = bot.drawing.sheet_of(Card.PRIVACY, person(ANNA, language=language), None)
    card = bot.drawing.draw(sheet, replace(DAYS, privacy_url=made.privacy_url), NOW)
    links = [one["url"] for one in actions(card, "Action.OpenUrl")]
    assert links == ([f"https://kring.example/werk/privacy?lang={language}"] if public else [])
    assert say(language, "privacy-nameless", days=12) in texts(card)
    assert "None" not in json.dumps(card)


@pytest.mark.parametrize(
    ("text", "named"),
    [("Vraag het aan Anna.", True), ("Vraag het aan de vries.", True), ("Vraag het aan de annalen.", False)],
)
def test_who_is_asked_for_consent_hears_of_a_word_of_their_own_name(text: str, *, named: bool) -> None:
    asked = replace(known.ARTICLE, status=Status.ASKED, wordings={"nl": replace(known.WORDING, text=text)})
    shown = texts(bot.drawing.draw(bot.drawing.sheet_of(Card.CONSENT, person(ANNA), asked), DAYS, NOW))
    assert (say("nl", "consent-subtitle-named") in shown, say("nl", "consent-subtitle") in shown) == (named, not named)
