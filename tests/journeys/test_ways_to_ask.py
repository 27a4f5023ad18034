"""The button to ask a key user stands on other cards, and opens the form with what that card is about."""

import pytest

from tests.fakes.client import Colleague, parts
from tests.journeys.asking import KNOWN, key_users, with_work
from tests.journeys.kring import Kring
from tests.journeys.steps import SENTENCE, declined, nameless, reported, solved, taken

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


def offers(who: Colleague, card: str) -> int:
    """How many buttons to ask with stand on it; of all buttons together Teams shows six."""
    buttons = who.card(card).get("actions", [])
    assert len(buttons) <= 6
    return sum(one.get("verb") == "question.form" for one in buttons)


def field(who: Colleague, which: str) -> str:
    return next(str(part.get("value", "")) for part in parts(who.card()) if part.get("id") == which)


@each_store
async def test_while_a_report_waits_its_reporter_asks_with_the_same_words_and_its_card_lives_on(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    found = await key_users(kring)
    card = await taken(anna, bram)
    await anna.presses("question.form", card)
    assert anna.sees("status-taken", card)
    assert (len(anna.chat), field(anna, "text")) == (2, SENTENCE)
    await anna.presses("question.ask")
    if not anna.sees("question-asked"):
        await anna.presses("question.ask")
    [first] = with_work(found)
    assert (SENTENCE in first.reads(), anna.sees("question-asked")) == (True, True)
    await bram.presses("friction.solve", text="De server is vervangen.")
    await first.presses("question.take")
    assert (anna.sees("status-solved", card), anna.sees("question-taken", who=first.name)) == (True, True)
    assert len(anna.chat) == 2, "each is one card"


@each_store
async def test_pressed_twice_it_is_one_form_and_later_another(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    card = await reported(anna)
    press = anna.pressing("question.form", card)
    first, second = await anna.sends(press), await anna.sends(press)
    assert first.value == second.value
    await anna.presses("question.form", card)
    await anna.submits("question.form", card)
    assert len(anna.chat) == 2
    await kring.at("2026-11-17T09:40")
    await anna.presses("question.form", card)
    assert len(anna.chat) == 3


async def test_it_stands_there_once_and_only_where_it_helps(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    card = await declined(anna, bram)
    assert offers(anna, card) == 1
    assert offers(anna, await solved(anna, bram)) == 0
    await anna.presses("friction.understood", card)
    assert offers(anna, card) == 0
    for word in ("hulp", "hoi", "mijn vragen", "wie is mijn key-user"):
        await anna.says(word)
        assert offers(anna, list(anna.chat)[-1]) == 1, word
    await anna.installs()
    assert offers(anna, list(anna.chat)[-1]) == 1


async def test_without_a_name_it_is_not_offered_since_a_question_would_put_one_to_the_words(
    kring: Kring, anna: Colleague
) -> None:
    card = await nameless(anna)
    await kring.at("2026-11-17T13:01")
    assert (offers(anna, card), anna.sees("status-received", card)) == (0, True)
    assert offers(anna, await reported(anna, "De printer hapert")) == 1


async def test_of_what_helped_one_can_ask_on_about_its_topic(kring: Kring, anna: Colleague) -> None:
    await anna.says(KNOWN)
    await anna.presses("question.found")
    await anna.presses("question.form")
    assert (field(anna, "topic"), field(anna, "text")) == ("Teams", "")
