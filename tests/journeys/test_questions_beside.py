"""Lists of questions, thanks, and where a question goes besides a key user."""

import pytest

import bot.feed
from domain.people import PersonId, Role
from storage import people
from tests.examples import ANNA, RULES
from tests.fakes.client import Colleague
from tests.journeys.asking import ANSWER, QUESTION, WHY, answered, asked, key_users, with_work
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


@each_store
async def test_what_was_asked_at_night_is_one_card_in_the_morning(
    kring: Kring, anna: Colleague, liam: Colleague
) -> None:
    [only] = (await key_users(kring, 1)).values()
    await kring.at("2026-11-17T20:00")
    for someone in (anna, liam):
        await someone.says(QUESTION)
        await someone.presses("question.ask", naming="named")
        assert someone.sees("question-with", who=only.name)
    assert len(only.chat) == 1, "the welcome"
    await kring.at("2026-11-18T08:30")
    assert len(only.chat) == 2
    assert only.sees("asked-fresh", count=2)
    await only.presses("question.show")
    await only.presses("question.take")
    assert only.sees("asked-state-taken")


@each_store
async def test_a_client_without_execute_sees_the_same_card_change_in_place(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring)
    await anna.says(QUESTION)
    await anna.submits("question.ask", naming="named")
    [first] = with_work(found)
    await first.submits("question.take")
    await first.submits("question.answer", text=ANSWER)
    assert first.sees("asked-answered")
    assert anna.sees("question-answered")
    await anna.submits("question.accept")
    assert anna.sees("question-accepted")
    assert (len(anna.chat), len(first.chat)) == (1, 2)


@each_store
async def test_who_does_not_say_whether_it_helps_is_asked_once_more_and_then_it_closes(
    kring: Kring, anna: Colleague
) -> None:
    card, first = await answered(anna, await key_users(kring))
    await kring.at("2026-11-25T12:00")
    assert anna.sees("question-step-remind", card)
    assert [line["activityType"] for line in kring.shown] == ["questionAnswered", "loopNews"]
    assert kring.shown[1]["text"] == anna.told("feed-news-asked", title=QUESTION)
    await kring.at("2026-12-03T12:00")
    assert anna.sees("question-unanswered", card)
    await kring.at("2026-12-04T08:31")
    assert first.sees("thanks-unanswered", who=anna.name)
    await anna.presses("question.reopen", card, text="Het lukt toch niet.")
    assert anna.sees("question-again", card)


async def test_a_long_list_is_turned_page_by_page(kring: Kring, anna: Colleague) -> None:
    [only] = (await key_users(kring, 1)).values()
    for number in range(4):
        await anna.says(f"{QUESTION} En dan nummer {number}?")
        await anna.presses("question.ask", naming="named")
    await kring.write(lambda tx: people.appoint(tx, Role.ADMIN, [PersonId(only.id)]))
    for number in range(4, 7):  # beyond what one key user is asked at once, for a coordinator
        await anna.says(f"{QUESTION} En dan nummer {number}?")
        await anna.presses("question.ask", naming="named")
    await only.says("te doen")
    first = only.reads()
    assert only.sees("todo-questions", count=7)
    await only.presses("friction.todo")
    assert [first.count("En dan nummer"), only.reads().count("En dan nummer")] == [5, 2]
