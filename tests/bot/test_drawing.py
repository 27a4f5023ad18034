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
from domain.states import State
from tests.cards import known
from tests.cards.samples import actions, inputs, reminded, texts
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
    ("title", "version", "shown"),
    [
        ("Hoe open ik het dossier van mevrouw Jansen?", 1, ""),
        ("Hoe open ik het dossier van mevrouw Jansen?", 2, "Hoe open ik het dossier van mevrouw Jansen?"),
        ("Hoe open ik een dossier?", 1, "Hoe open ik een dossier?"),
    ],
)
def test_a_question_that_may_name_somebody_is_not_the_title_of_its_draft(title: str, version: int, shown: str) -> None:
    wording = replace(known.WORDING, title=title)
    draft = replace(known.ARTICLE, wordings={"nl": wording}, version=version)
    sheet = bot.drawing.sheet_of(Card.ARTICLE, person(ANNA), draft)
    filled = {one["id"]: one.get("value", "") for one in inputs(bot.drawing.draw(sheet, DAYS, NOW))}
    assert (filled["title"], filled["text"]) == (shown, wording.text)
