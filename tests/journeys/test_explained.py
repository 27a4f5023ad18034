"""What a key user made of their answers, and what they can make of them still: it is never lost."""

import pytest

from tests.fakes.client import Colleague
from tests.journeys.asking import ANSWER, APP, QUESTION, asked, key_users
from tests.journeys.kring import Kring

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
SECOND = f"Waar vind ik de bolderkar van {APP}?"


async def thanked(kring: Kring, anna: Colleague) -> Colleague:
    """Two answers of one key user helped, and they hear it the next morning on one card."""
    found = await key_users(kring, 1)
    for question in (QUESTION, SECOND):
        _, daan = await asked(anna, found, question)
        await daan.presses("question.answer", text=ANSWER)
        await anna.presses("question.accept")
    await kring.at("2026-11-18T09:00")
    assert daan.sees("thanks-title", count=2)
    return daan


@each_store
async def test_with_two_thanks_on_a_card_the_second_is_there_after_the_first(kring: Kring, anna: Colleague) -> None:
    daan = await thanked(kring, anna)
    await daan.presses("question.show")
    await daan.presses("article.draft")
    await daan.presses("article.edit")
    assert daan.sees("article-kept-draft")
    await daan.presses("article.mine")
    assert [daan.sees(one) for one in ("article-state-draft", "articles-helped")] == [True, True]
    await daan.presses("question.show")
    await daan.presses("article.draft")
    await daan.presses("article.mine")
    assert not daan.sees("articles-helped")
    assert [one for one in (QUESTION, SECOND) if one in daan.reads()] == [QUESTION, SECOND]


@pytest.mark.parametrize("word", ["mijn uitleg", "Jouw uitleg", "my explanations"])
async def test_it_is_found_by_a_word_and_on_the_key_user_card(kring: Kring, anna: Colleague, word: str) -> None:
    daan = await thanked(kring, anna)
    await daan.says(word)
    assert daan.sees("articles-helped")
    await daan.says("key-user")
    await daan.presses("article.mine")
    assert daan.sees("articles-helped")
    await anna.says(word)
    assert anna.sees("articles-empty")


async def test_the_card_on_which_they_answered_leads_on_to_an_article(kring: Kring, anna: Colleague) -> None:
    _, daan = await asked(anna, await key_users(kring, 1))
    await daan.presses("question.answer", text=ANSWER)
    card = list(daan.chat)[-1]
    assert daan.sees("asked-waits", card)
    await daan.presses("question.show", card)
    assert "article.draft" not in [one["verb"] for one in daan.buttons(card)]
    await anna.presses("question.accept")
    await daan.presses("question.show", card)
    assert daan.sees("asked-helped", card)
    await daan.presses("article.draft", card)
    assert daan.sees("article-asks-first", card)
