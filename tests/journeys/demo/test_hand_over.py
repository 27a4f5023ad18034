"""A report goes to another list or colleague, with words, and its promise begins anew."""

import pytest

from tests.fakes.client import Colleague
from tests.journeys.steps import SENTENCE, SOLUTION, TITLE, nameless, taken
from tests.journeys.town import NOOR, SANNE, Town
from tests.journeys.wall import late, until, warned

JOOST, EVA = (f"00000000-0000-4000-8000-00000000000{one}" for one in (8, 9))  # owner and deputy of processes
WHY = "Dit is een afspraak, geen storing."


async def test_to_another_list_it_goes_with_words_and_whoever_had_it_is_done_with_it(
    here: Town, anna: Colleague, bram: Colleague
) -> None:
    joost = here.colleague(JOOST)
    card = await taken(anna, bram)
    await until(here, "2026-11-18T14:00")
    await bram.presses("friction.handover", bram.where("friction.handover"), queue="processowner", text=WHY)
    for read in (SENTENCE, WHY, joost.told("said-handover", who=bram.name)):
        assert read in joost.reads()
    assert anna.sees("step-handover", card, who=bram.name)
    assert anna.sees("step-queue-with", card, who=joost.name, queue=anna.told("queue-processowner"))
    await bram.says("te doen")
    assert bram.sees("todo-empty")
    await joost.presses("friction.take", title=TITLE)
    await joost.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.confirm")
    assert anna.sees("status-confirmed", card)
    assert joost.sees("outcome-confirmed", who=anna.name)


async def test_its_promise_begins_anew_in_the_hours_of_who_gets_it(
    here: Town, anna: Colleague, bram: Colleague
) -> None:
    joost, noor = here.colleague(JOOST), here.colleague(NOOR)
    card = await taken(anna, bram)
    await until(here, "2026-11-18T14:00")
    await bram.presses("friction.handover", bram.where("friction.handover"), queue="processowner", text=WHY)
    assert anna.sees("expected-taken", card, by="donderdagmiddag 19 november")
    for moment, nearly, over in (("10:58", 0, 0), ("11:06", 1, 0), ("12:58", 1, 0), ("13:06", 1, 1)):
        await until(here, f"2026-11-19T{moment}")
        assert (warned(joost), late(noor)) == (nearly, over), moment
    assert warned(bram) == 0


async def test_where_the_owner_of_the_other_list_is_away_it_goes_to_the_deputy(
    here: Town, anna: Colleague, bram: Colleague
) -> None:
    joost, eva = here.colleague(JOOST), here.colleague(EVA)
    await joost.says("instellingen")
    await joost.presses("preferences.save", until="2026-11-20")
    card = await taken(anna, bram)
    await bram.presses("friction.handover", queue="processowner", text=WHY)
    assert SENTENCE in eva.reads()
    assert len(joost.chat) == 1, "their settings"
    stands_in = anna.told("stands-in", who=eva.name, owner=joost.name)
    assert anna.sees("step-queue", card, queue=stands_in)


async def test_within_the_list_it_goes_to_the_other_one_there(here: Town, anna: Colleague, bram: Colleague) -> None:
    sanne = here.colleague(SANNE)
    card = await taken(anna, bram)
    await bram.presses("friction.handover", queue="it", text=WHY)
    assert WHY in sanne.reads()
    await sanne.presses("friction.take", title=TITLE)
    assert anna.sees("step-take", card, who=sanne.name)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"queue": "processowner", "text": " "}, "refused-no-why"),
        ({"queue": "", "text": WHY}, "refused-no-place"),
        ({"queue": "nergens", "text": WHY}, "refused-choice"),
    ],
    ids=["without words", "without a list", "to no list of ours"],
)
async def test_without_words_or_a_list_it_stays_where_it_is(
    here: Town, anna: Colleague, bram: Colleague, given: dict[str, str], why: str
) -> None:
    card = await taken(anna, bram)
    assert await bram.presses("friction.handover", **given) == bram.told(why)
    assert anna.sees("status-taken", card)
    await bram.presses("friction.solve", text=SOLUTION)
    assert anna.sees("status-solved", card)


async def test_without_a_name_it_goes_on_the_same_and_its_reporter_looks_where_it_is(
    here: Town, anna: Colleague, bram: Colleague
) -> None:
    joost = here.colleague(JOOST)
    await here.colleague(NOOR).installs()
    card = await nameless(anna, "pull")
    await until(here, "2026-11-17T13:01")
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.handover", queue="processowner", text=WHY)
    assert SENTENCE in joost.reads()
    assert anna.name not in joost.reads()
    await anna.presses("friction.status", card)
    assert anna.sees("step-handover", card, who=bram.name)
    await joost.presses("friction.take", title=TITLE)
    await joost.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.status", card)
    await anna.presses("friction.confirm", card)
    assert anna.sees("status-confirmed", card)
