"""Key users whom a question passed by: their card says so in silence, where they did not turn it to something else."""

from tests.fakes.client import Colleague
from tests.journeys.asking import ANSWER, APP, QUESTION, asked, key_users, with_work
from tests.journeys.kring import Kring


async def two(kring: Kring, anna: Colleague) -> tuple[Colleague, Colleague]:
    """Both have the question, and nobody took it."""
    found = await key_users(kring)
    _, first = await asked(anna, found)
    await kring.at("2026-11-17T11:31")
    [second] = [one for one in with_work(found) if one is not first]
    return first, second


async def test_who_has_it_and_that_it_is_answered_stands_on_the_card_of_the_other(
    kring: Kring, anna: Colleague
) -> None:
    first, second = await two(kring, anna)
    messages = len(second.chat)
    await first.presses("question.take")
    assert second.sees("asked-passed", who=first.name)
    await first.presses("question.answer", text=ANSWER)
    assert second.sees("asked-passed-answered", who=first.name)
    assert len(second.chat) == messages, "in place, so without a sound"


async def test_what_is_taken_back_stands_there_too_also_at_night(kring: Kring, anna: Colleague) -> None:
    first, second = await two(kring, anna)
    await kring.at("2026-11-17T20:00")
    before = [len(one.chat) for one in (first, second)]
    await anna.presses("question.withdraw")
    for one in (first, second):
        assert one.sees("asked-passed-withdrawn")
    assert [len(one.chat) for one in (first, second)] == before


async def test_what_somebody_looks_at_in_that_card_is_left_to_them(kring: Kring, anna: Colleague) -> None:
    first, second = await two(kring, anna)
    await second.presses("friction.todo")
    before = second.card()
    await first.presses("question.take")
    assert second.card() == before


async def test_of_two_in_one_card_the_one_that_passed_leaves_the_other(
    kring: Kring, anna: Colleague, liam: Colleague
) -> None:
    await kring.at("2026-11-17T20:00")
    found = await key_users(kring, 1)
    [only] = found.values()
    other = f"Waar is de nooduitgang van {APP}?"
    for who, words in ((anna, QUESTION), (liam, other)):
        await who.says(words)
        await who.presses("question.ask", naming="named")
    await kring.at("2026-11-18T09:00")
    assert only.sees("asked-fresh", count=2)
    await anna.presses("question.withdraw")
    assert (QUESTION in only.reads(), other in only.reads()) == (False, True)
    await liam.presses("question.withdraw")
    assert only.sees("asked-fresh", count=0)
