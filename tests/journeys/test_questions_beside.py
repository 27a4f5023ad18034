"""Lists of questions, thanks, and where a question goes besides a key user."""

import pytest

import bot.feed
from domain.people import PersonId
from storage import people
from tests.examples import ANNA, RULES
from tests.fakes.client import Colleague
from tests.journeys.asking import ANSWER, QUESTION, WHY, answered, asked, key_users
from tests.journeys.kring import Kring, running
from tests.journeys.steps import SENTENCE, reported

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


@each_store
async def test_what_waits_stands_in_to_do_beside_reports(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring)
    await kring.write(lambda tx: people.entrust(tx, "it", owner=PersonId("daan"), deputy=PersonId("elif")))
    _, first = await asked(anna, found)
    await reported(anna)
    daan = found["daan"]
    await first.presses("question.handover", to="daan", text=WHY) if first is not daan else None
    await daan.says("te doen")
    for read in (QUESTION, SENTENCE, daan.told("todo-questions", count=1), daan.told("todo-reports", count=1)):
        assert read in daan.reads()
    await daan.presses("question.show")
    await daan.presses("question.answer", text=ANSWER)
    await daan.says("te doen")
    assert (QUESTION in daan.reads(), SENTENCE in daan.reads()) == (False, True)


@each_store
async def test_what_somebody_asked_is_on_a_list_of_their_own(kring: Kring, anna: Colleague, liam: Colleague) -> None:
    card, _ = await answered(anna, await key_users(kring))
    await anna.says("mijn vragen")
    assert anna.sees("questions-title", count=1)
    await anna.presses("question.status")
    await anna.presses("question.accept")
    assert anna.sees("question-accepted")
    assert anna.sees("question-accepted", card), "a copy of the card speaks for the one that lives on"
    await liam.says("my questions")
    assert liam.sees("questions-empty")


@each_store
async def test_thanks_come_once_the_next_morning_all_together(kring: Kring, anna: Colleague, liam: Colleague) -> None:
    found = await key_users(kring, 1)
    for someone in (anna, liam):
        _, first = await answered(someone, found)
        await someone.presses("question.accept")
        await someone.presses("question.thank")
        assert someone.sees("question-thanked")
    before = len(first.chat)
    await kring.at("2026-11-18T08:31")
    assert len(first.chat) == before + 1
    assert first.sees("thanks-title", count=2)
    assert all(first.sees("thanks-both", who=one.name) for one in (anna, liam))


@each_store
async def test_a_question_that_is_something_to_report_becomes_a_report_and_leaves_no_name(
    kring: Kring, anna: Colleague
) -> None:
    await anna.says("Waarom is Outlook al de hele week zo traag?")
    await anna.presses("friction.form")
    assert anna.sees("form-typed")
    await anna.presses("friction.report", naming="told")
    assert anna.sees("status-waiting")
    kept = await kring.write(lambda tx: people.find(tx, PersonId(anna.id), RULES.usual))
    assert kept is not None
    assert kept.conversation is None, "nothing is kept of who went this way"


async def test_where_the_feed_says_no_a_message_in_the_chat_takes_its_place(sqlite_url: str) -> None:
    async with running(sqlite_url, feed=lambda _edge: bot.feed.NoGraph()) as kring:
        anna = kring.colleague(ANNA)
        card, first = await answered(anna, await key_users(kring))
        assert anna.sees("question-answered", card)
        assert anna.sees("question-ping", who=first.name, title=QUESTION)
        await anna.presses("question.status")
        assert anna.sees("question-answered")
