"""Teams delivers twice, people press twice, two people press at once: one effect, and everybody gets an answer."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests import examples
from tests.fakes.client import Colleague
from tests.journeys.kring import Kring, running
from tests.journeys.steps import SENTENCE, SOLUTION, STILL, TITLE, declined, reported, solved, taken

Begin = Callable[[Colleague, Colleague], Awaitable[str]]

pytestmark = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


async def test_a_sentence_delivered_twice_is_answered_once(anna: Colleague) -> None:
    typed = anna.activity(type="message", text=SENTENCE)
    await anna.sends(typed)
    await anna.sends(typed)
    assert len(anna.chat) == 1


async def test_a_sentence_delivered_twice_at_once_is_answered_once(anna: Colleague) -> None:
    typed = anna.activity(type="message", text=SENTENCE)
    await asyncio.gather(*(anna.sends(typed) for _ in range(5)))
    assert len(anna.chat) == 1


async def test_a_press_delivered_twice_gets_the_same_answer_and_does_nothing_again(
    anna: Colleague, bram: Colleague
) -> None:
    await anna.says(SENTENCE)
    press = anna.pressing("friction.report", naming="named")
    first, second = await anna.sends(press), await anna.sends(press)
    assert first == second
    assert (len(anna.chat), len(bram.chat)) == (1, 1)


async def test_a_press_delivered_late_shows_how_it_is_now(anna: Colleague, bram: Colleague) -> None:
    await anna.says(SENTENCE)
    press = anna.pressing("friction.report", naming="named")
    await anna.sends(press)
    await bram.presses("friction.take", title=TITLE)
    await anna.sends(press)
    assert anna.sees("status-taken")
    assert len(bram.chat) == 1


async def test_a_form_delivered_twice_is_the_same_form(anna: Colleague) -> None:
    await anna.says("hoi")
    press = anna.pressing("friction.form")
    first, second = await anna.sends(press), await anna.sends(press)
    assert first == second


async def test_a_reopening_delivered_late_does_not_open_what_was_solved_since(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    await solved(anna, bram)
    press = anna.pressing("friction.reopen", text=STILL)
    await anna.sends(press)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    told = len(bram.chat)
    await anna.sends(press)
    assert anna.sees("status-solved")
    assert len(bram.chat) == told


async def test_a_form_pressed_twice_at_once_is_one_report(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await anna.says(SENTENCE)
    answers = await asyncio.gather(*(anna.sends(anna.pressing("friction.report", naming="named")) for _ in range(4)))
    assert [one.value for one in answers] == [answers[0].value] * 4
    assert anna.sees("status-received")
    await anna.says("wat heb ik gemeld")
    assert anna.sees("mine-title", count=1)
    assert len(bram.chat) == 1


@pytest.mark.parametrize(
    ("begin", "verb", "inputs", "shows"),
    [
        (solved, "friction.confirm", {}, "status-confirmed"),
        (solved, "friction.reopen", {"text": STILL}, "status-again"),
        (declined, "friction.understood", {}, "status-understood"),
        (taken, "friction.withdraw", {}, "status-withdrawn"),
    ],
)
async def test_a_last_word_pressed_twice_at_once_is_told_once(
    anna: Colleague, bram: Colleague, begin: Begin, verb: str, inputs: dict[str, str], shows: str
) -> None:
    await begin(anna, bram)
    before = len(bram.chat)
    answers = await asyncio.gather(*(anna.sends(anna.pressing(verb, **inputs)) for _ in range(3)))
    assert [one.value for one in answers] == [answers[0].value] * 3
    assert anna.sees(shows)
    assert len(bram.chat) == before + 1


async def test_a_solution_pressed_twice_at_once_pings_once(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await taken(anna, bram)
    await asyncio.gather(*(bram.sends(bram.pressing("friction.solve", text=SOLUTION)) for _ in range(3)))
    assert anna.reads().count(SOLUTION) == 1
    assert (len(kring.shown), len(anna.chat)) == (1, 1)


async def test_of_two_who_take_at_once_one_has_it_and_both_see_who(
    anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await reported(anna)
    await sanne.says("te doen")
    await sanne.presses("friction.show")
    await asyncio.gather(
        bram.sends(bram.pressing("friction.take", title="Van Bram")),
        sanne.sends(sanne.pressing("friction.take", title="Van Sanne")),
    )
    first, second = (bram, sanne) if bram.sees("item-yours") else (sanne, bram)
    assert first.sees("item-yours")
    assert second.sees("item-theirs", who=first.name)
    assert f"Van {first.id.title()}" in anna.reads()


async def test_twelve_colleagues_report_at_once_and_nobody_is_forgotten(kring: Kring, bram: Colleague) -> None:
    colleagues = [kring.colleague(f"colleague-{number}") for number in range(12)]
    await asyncio.gather(*(reported(one, f"De printer hapert bij {one.name}") for one in colleagues))
    assert [one.sees("status-received") for one in colleagues] == [True] * 12
    assert 1 <= len(bram.chat) <= 12
    await bram.says("te doen")
    assert bram.sees("todo-title", count=12)


async def test_a_submit_delivered_twice_changes_its_card_once(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await anna.says(SENTENCE)
    press = anna.submitting("friction.report", naming="named")
    await anna.sends(press)
    sent = len(kring.teams.calls)
    await anna.sends(press)
    assert anna.sees("status-received")
    assert (len(anna.chat), len(bram.chat), len(kring.teams.calls)) == (1, 1, sent)


async def test_what_was_answered_before_a_restart_is_not_answered_again(url: str) -> None:
    async with running(url) as kring:
        anna = kring.colleague(examples.ANNA)
        await anna.says(SENTENCE)
        press = anna.pressing("friction.report", naming="named")
        answer = await anna.sends(press)
    async with running(url) as again:
        anna = again.colleague(examples.ANNA)
        late = await anna.sends(press | {"serviceUrl": again.teams.url})
        await anna.says("wat heb ik gemeld")
    assert late == answer
    assert anna.sees("mine-title", count=1)
