"""A question, from a sentence to the word of who asked, as the people in it read it."""

import asyncio

import pytest

from tests.fakes.client import Colleague, parts
from tests.journeys.asking import (
    ANSWER,
    APP,
    KNOWN,
    MISSING,
    QUESTION,
    WHY,
    answered,
    asked,
    key_users,
    presses_titled,
    with_work,
)
from tests.journeys.kring import Kring

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


@each_store
async def test_what_is_known_answers_in_the_same_turn_and_asks_nobody(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring)
    await anna.says(KNOWN)
    assert len(anna.chat) == 1
    assert anna.sees("ask-title-found")
    assert "Chatbericht later laten versturen" in anna.reads()
    await anna.presses("question.found")
    assert anna.sees("found-title")
    assert (len(anna.chat), with_work(found)) == (1, [])


@each_store
async def test_a_question_is_routed_taken_answered_and_accepted(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring)
    await anna.says(QUESTION)
    assert anna.sees("ask-title-none")
    await anna.presses("question.ask", naming="named")
    [first] = with_work(found)
    for read in (
        anna.told("question-with", who=first.name),
        anna.told("why-both", one=anna.told("why-knows", about=APP), two=anna.told("why-open", about=0)),
    ):
        assert read in anna.reads()
    assert (QUESTION in first.reads(), anna.name in first.reads()) == (True, True)
    await first.presses("question.take")
    assert anna.sees("question-taken", who=first.name)
    await first.presses("question.answer", text=ANSWER)
    assert anna.sees("question-answered")
    assert ANSWER in anna.reads()
    assert [(line["activityType"], line["to"], first.name in line["text"]) for line in kring.shown] == [
        ("questionAnswered", anna.id, True)
    ]
    await anna.presses("question.accept")
    assert anna.sees("question-accepted")
    assert len(anna.chat) == 1, "one card, from the sentence to the end"


@each_store
async def test_an_accepted_answer_becomes_what_the_next_one_finds(
    kring: Kring, anna: Colleague, liam: Colleague
) -> None:
    found = await key_users(kring)
    _, first = await answered(anna, found)
    await anna.presses("question.accept")
    await kring.at("2026-11-18T09:00")
    assert first.sees("thanks-title", count=1)
    await first.presses("question.show")
    await first.presses("article.draft")
    await first.presses("article.publish", title=f"De blokkendoos van {APP} verlaten", text=ANSWER)
    assert anna.sees("consent-title")
    await anna.presses("article.consent")
    assert anna.sees("consent-published")
    await liam.says(f"How do I leave the blokkendoos of {APP}?")
    assert ANSWER in liam.reads()
    await liam.presses("question.found")
    assert liam.sees("found-title")


@each_store
async def test_what_nobody_takes_goes_three_times_further_on_the_clock(
    kring: Kring, noor: Colleague, anna: Colleague
) -> None:
    found = await key_users(kring)
    card, _ = await asked(anna, found)
    for moment, people, told in (
        ("11:29", 1, anna.told("question-step-ask")),
        ("11:31", 2, anna.told("question-step-next")),
        ("13:31", 5, anna.told("question-with-pool", count=5)),
        ("17:29", 5, anna.told("question-step-pool")),
    ):
        await kring.at(f"2026-11-17T{moment}")
        assert (len(with_work(found)), told in anna.reads(card)) == (people, True), moment
    assert len(noor.chat) == 1, "her welcome"
    await kring.at("2026-11-18T08:31")
    assert QUESTION in noor.reads()
    assert anna.sees("question-with-coordinators", card)
    await noor.presses("question.take")
    assert anna.sees("question-taken", card, who=noor.name)
    assert len(anna.chat) == 1, "all of it on one card"


@each_store
async def test_not_yet_goes_with_words_to_the_same_key_user(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring)
    card, first = await answered(anna, found)
    await anna.presses("question.reopen", text=MISSING)
    assert anna.sees("question-again", card)
    assert with_work(found) == [first]
    for read in (MISSING, ANSWER, first.told("asked-again")):
        assert read in first.reads()
    await first.presses("question.answer", text="Dan mag je het nog niet, vraag het je leidinggevende.")
    await anna.presses("question.accept")
    assert anna.sees("question-accepted", card)


async def test_not_yet_without_words_says_what_is_missing(kring: Kring, anna: Colleague) -> None:
    await answered(anna, await key_users(kring))
    assert await anna.presses("question.reopen") == anna.told("refused-no-still")
    assert anna.sees("question-answered")


@each_store
async def test_of_two_who_take_it_at_once_one_has_it_and_the_other_sees_who(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring)
    card, first = await asked(anna, found)
    await kring.at("2026-11-17T11:31")
    [second] = [one for one in with_work(found) if one is not first]
    await asyncio.gather(first.presses("question.take"), second.presses("question.take"))
    [winner] = [one for one in (first, second) if one.sees("asked-state-taken")]
    other = second if winner is first else first
    assert other.sees("asked-state-theirs", who=winner.name)
    assert anna.sees("question-taken", card, who=winner.name)


@each_store
async def test_handed_over_it_keeps_all_words_and_the_asker_repeats_nothing(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring)
    card, first = await asked(anna, found)
    other = next(one for one in found.values() if one is not first)
    await kring.at("2026-11-17T09:40")
    await first.presses("question.handover", to=other.id, text=WHY)
    for read in (QUESTION, WHY, other.told("question-said-handover", who=first.name)):
        assert read in other.reads()
    assert anna.sees("question-with", card, who=other.name)
    assert anna.sees("question-no-repeat", card)
    assert first.sees("asked-given-to", who=other.name)
    await first.says("te doen")
    assert first.sees("todo-empty")


async def test_not_mine_is_one_press_and_asks_the_next(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring, 2)
    card, first = await asked(anna, found)
    [other] = [one for one in found.values() if one is not first]
    await kring.at("2026-11-17T09:40")
    await presses_titled(first, first.told("act-question-pass"))
    assert QUESTION in other.reads()
    assert anna.sees("question-with", card, who=other.name)
    assert (first.sees("asked-given"), first.sees("asked-given-to", who=other.name)) == (True, True)
    await first.presses("question.take")
    assert anna.sees("question-taken", card, who=first.name), "what it still offers works"


async def test_handing_over_needs_a_place_and_a_word(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring)
    _, first = await asked(anna, found)
    assert await first.presses("question.handover", text=WHY) == first.told("refused-no-place")
    assert await first.presses("question.handover", to="it") == first.told("refused-no-why")


@each_store
async def test_it_gets_what_is_for_it(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    found = await key_users(kring)
    card, first = await asked(anna, found)
    await kring.at("2026-11-17T09:40")
    await first.presses("question.handover", to="it", text=WHY)
    assert anna.sees("question-with-it", card)
    assert WHY in bram.reads()
    await bram.presses("question.answer", text=ANSWER)
    assert ANSWER in anna.reads(card)


@each_store
async def test_who_goes_away_leaves_no_question_behind(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring, 2)
    card, first = await asked(anna, found)
    [other] = [one for one in found.values() if one is not first]
    await kring.at("2026-11-17T09:40")
    await first.presses("question.take")
    await first.says("instellingen")
    await first.presses("preferences.save", until="2026-11-27")
    assert QUESTION in other.reads()
    assert anna.sees("question-step-move", card)
    assert anna.sees("question-with", card, who=other.name)


@each_store
async def test_what_is_taken_back_asks_nobody_anymore(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring)
    card, first = await asked(anna, found)
    late = first.pressing("question.take")
    await anna.presses("question.withdraw")
    assert anna.sees("question-withdrawn", card)
    assert first.sees("asked-passed-withdrawn")
    await first.sends(late)
    assert first.sees("asked-done")
    await kring.at("2026-11-18T12:00")
    assert with_work(found) == [first]


@each_store
async def test_a_press_delivered_again_gives_the_same_answer(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring)
    await anna.says(QUESTION)
    press = anna.pressing("question.ask", naming="named")
    first, second = await anna.sends(press), await anna.sends(press)
    assert first.value == second.value
    [asked_] = with_work(found)
    answer = asked_.pressing("question.answer", text=ANSWER)
    first, second = await asked_.sends(answer), await asked_.sends(answer)
    assert first.value == second.value
    assert (len(anna.chat), len(kring.shown)) == (1, 1)


async def test_a_form_that_comes_back_twice_holds_its_words_twice(kring: Kring, anna: Colleague) -> None:
    await anna.says("vraag")
    press = anna.pressing("question.ask", text=KNOWN)
    first, second = await anna.sends(press), await anna.sends(press)
    assert first.value == second.value
    assert [part["value"] for part in parts(second.value) if part.get("id") == "text"] == [KNOWN]
