"""The form of a question without a name: sent twice, after a restart, by somebody else, or by name after all."""

import pytest

from domain.people import PersonId
from storage import people
from tests import examples
from tests.fakes.client import Colleague
from tests.journeys.asking import (
    ANSWER,
    KNOWN,
    QUESTION,
    asked_nameless,
    asks_nameless,
    key_users,
    presses_titled,
    with_work,
)
from tests.journeys.kring import Kring, running

each_way = pytest.mark.parametrize("naming", ["told", "pull"])
each_press = pytest.mark.parametrize("by", ["presses", "submits"])
each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


@pytest.mark.parametrize("verb", ["question.status", "question.withdraw"])
async def test_a_colleague_cannot_use_the_card_of_another(
    kring: Kring, anna: Colleague, liam: Colleague, verb: str
) -> None:
    card, _, _ = await asked_nameless(kring, anna, "told")
    assert (await liam.sends(liam.lending(anna.pressing(verb)))).value == liam.told("refused-other-card")
    await anna.presses("question.status")
    assert anna.sees("question-asked", card)


async def test_a_receipt_that_was_made_up_or_is_of_something_else_opens_nothing(kring: Kring, anna: Colleague) -> None:
    await asked_nameless(kring, anna, "pull")
    made_up = await anna.sends(anna.forging("question.withdraw", receipt="0" * 32))
    assert made_up.value == anna.told("refused-changed")
    await anna.says("meld")
    await anna.presses("friction.report", naming="pull", text="Outlook is traag")
    other = anna.pressing("friction.status")["value"]["action"]["data"]["receipt"]
    lent = await anna.sends(anna.forging("question.withdraw", receipt=other))
    assert lent.value == anna.told("refused-changed")


@each_store
@each_way
async def test_the_form_and_its_card_work_after_a_restart(url: str, naming: str) -> None:
    async with running(url) as kring:
        found = await key_users(kring)
        anna = kring.colleague(examples.ANNA)
        await anna.says("vraag")
        press = anna.pressing("question.ask", naming=naming, text=QUESTION)
    async with running(url) as again:
        anna, others = again.colleague(examples.ANNA), [again.colleague(one) for one in found]
        for one in others:
            await one.installs()
        answers = [await anna.sends(press | {"serviceUrl": again.teams.url}) for _ in range(2)]
        assert answers[0] == answers[1], "the same form is the same question"
        [first] = [one for one in others if one.chat]
        await first.presses("question.answer", text=ANSWER)
        look = anna.pressing("question.status")
    async with running(url) as once_more:
        anna = once_more.colleague(examples.ANNA)
        await anna.sends(look | {"serviceUrl": once_more.teams.url})
        assert anna.sees("question-answered")
        await anna.presses("question.accept")
        assert anna.sees("question-accepted")


@each_store
async def test_what_is_known_comes_first_without_a_name_too_and_keeps_the_choice(kring: Kring, eva: Colleague) -> None:
    found = await key_users(kring)
    await eva.says("vraag")
    await eva.presses("question.ask", naming="told", text=KNOWN)
    assert eva.sees("ask-title-found")
    assert with_work(found) == []
    await eva.presses("question.ask")
    assert eva.sees("question-told")
    assert await kring.write(lambda tx: people.find(tx, PersonId(eva.id), examples.USUAL)) is None


async def test_without_a_choice_the_form_comes_back_with_its_words(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring)
    await anna.says("vraag")
    await anna.presses("question.ask", text=QUESTION)
    assert anna.sees("ask-naming-missing")
    assert with_work(found) == []
    await anna.presses("question.ask", naming="named")
    assert anna.sees("question-asked")


async def test_a_typed_question_says_that_it_stands_in_the_chat_and_offers_an_empty_form(anna: Colleague) -> None:
    await anna.says(QUESTION)
    assert anna.sees("form-typed")
    await presses_titled(anna, anna.told("form-fresh"))
    assert anna.sees("ask-title")
    assert (anna.sees("form-typed"), QUESTION in anna.reads()) == (False, False)


@each_press
async def test_who_was_never_met_and_chooses_their_name_after_all_is_met_and_told(
    kring: Kring, eva: Colleague, by: str
) -> None:
    found = await key_users(kring)
    card = await asks_nameless(eva, "named", by)
    assert eva.sees("question-asked", card)
    [first] = with_work(found)
    assert eva.name in first.reads()
    await first.presses("question.answer", text=ANSWER)
    assert eva.sees("question-answered", card)
    assert [line["to"] for line in kring.shown] == [eva.id]


async def test_a_form_sent_without_a_name_is_not_sent_again_with_one_nor_the_other_way(
    kring: Kring, anna: Colleague
) -> None:
    found = await key_users(kring)
    for first, then, sees in (("pull", "named", None), ("named", "told", "form-sent")):
        await anna.says("vraag")
        again = anna.pressing("question.ask", naming=then, text=QUESTION)
        await anna.presses("question.ask", naming=first, text=QUESTION)
        answer = (await anna.sends(again)).value
        assert anna.sees(sees) if sees else answer == anna.told("refused-already-sent")
    assert sum(one.ever_read().count(one.told("asked-title")) for one in found.values()) == 2


async def test_lists_say_where_questions_without_a_name_are(kring: Kring, anna: Colleague) -> None:
    await asked_nameless(kring, anna, "told")
    await anna.says("mijn vragen")
    assert anna.sees("questions-nameless")
    assert anna.sees("questions-empty")
