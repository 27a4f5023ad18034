"""On the demo's clock: what is promised by a day is warned of and told, by whoever is there, and how it ends."""

from collections.abc import Awaitable, Callable

import pytest

from tests.fakes.client import Colleague
from tests.journeys.steps import SENTENCE, TITLE, declined, nameless, reported, solved, taken
from tests.journeys.town import SANNE, Town
from tests.journeys.wall import count, late, until, warned

EVA = "00000000-0000-4000-8000-000000000009"  # owns the queue of changes
NOTE = "We wachten op een onderdeel."


async def test_what_is_taken_and_never_answered_is_late_twice_and_each_is_told_once(
    here: Town, anna: Colleague, bram: Colleague, noor: Colleague
) -> None:
    card = await taken(anna, bram)
    story = (
        ("19T10:58", 0, 0), ("19T11:06", 1, 0),  # to be answered on Thursday: three quarters of its hours
        ("20T08:29", 1, 0), ("20T08:31", 1, 1),  # it was not, since half past five
        ("23T13:13", 1, 1), ("23T13:21", 2, 1),  # to be solved on Tuesday, over a weekend
        ("25T08:29", 2, 1), ("25T08:31", 2, 2),
    )  # fmt: skip
    for moment, nearly, over in story:
        await until(here, f"2026-11-{moment}")
        assert (warned(bram), late(noor)) == (nearly, over), moment
    assert "do 19 nov, 17:30" in anna.reads(card)
    assert "di 24 nov, 17:30" in anna.reads(card)


async def test_a_word_in_time_is_an_answer_and_only_the_solution_is_late(
    here: Town, anna: Colleague, bram: Colleague, noor: Colleague
) -> None:
    card = await taken(anna, bram)
    await bram.presses("friction.note", text=NOTE)
    await until(here, "2026-11-23T13:00")
    assert (warned(bram), late(noor), anna.sees("step-late", card)) == (0, 0, False)
    await until(here, "2026-11-25T08:31")
    assert late(noor) == 1


async def test_while_the_owner_is_away_the_deputy_is_told_and_warned_and_then_the_owner_again(
    here: Town, anna: Colleague, bram: Colleague, noor: Colleague
) -> None:
    sanne = here.colleague(SANNE)
    card = await reported(anna)
    await bram.says("instellingen")
    await bram.presses("preferences.save", until="2026-11-20")
    assert SENTENCE in sanne.reads()
    await until(here, "2026-11-18T12:00")
    assert (warned(sanne), warned(bram), late(noor)) == (1, 0, 1)
    await sanne.presses("friction.take", sanne.where("friction.take"), title=TITLE)
    assert anna.sees("step-take", card, who=sanne.name)
    await until(here, "2026-11-23T09:00")
    before = len(sanne.chat)
    await reported(anna, "De printer hapert")
    assert "De printer hapert" in bram.reads()
    assert len(sanne.chat) == before


async def test_who_has_it_is_asked_for_a_word_the_day_before_the_card_says_that_there_is_none(
    here: Town, anna: Colleague
) -> None:
    eva = here.colleague(EVA)
    await anna.says("meld: Waarom moet dit anders?")
    await anna.presses("friction.report", naming="named", group="why")
    await eva.presses("friction.take", title=TITLE)
    await eva.presses("friction.note", text=NOTE)
    await until(here, "2026-11-24T08:29")
    assert warned(eva) == 0
    await until(here, "2026-11-24T08:31")  # a working day before the end of the fifth
    assert (warned(eva), eva.sees("todo-soon-note"), anna.sees("step-still")) == (1, True, False)
    await until(here, "2026-11-24T17:31")
    for told in (anna.told("step-still"), "di 24 nov, 17:30", anna.told("step-take", who=eva.name), "di 17 nov, 09:3"):
        assert told in anna.reads()
    await until(here, "2026-12-01T09:00")
    assert warned(eva) == 2
    await eva.presses("friction.note", eva.where("friction.note"), text="Het onderdeel is er.")
    await until(here, "2026-12-08T17:00")
    assert anna.reads().count(anna.told("step-still")) == 1, "she heard something in time"


@pytest.mark.parametrize("answered", [solved, declined])
@pytest.mark.parametrize(("moment", "opens"), [("2027-03-01T17:00", True), ("2027-03-01T18:00", False)])
async def test_what_closed_without_an_answer_opens_again_for_ninety_days(
    here: Town, anna: Colleague, bram: Colleague, moment: str, opens: bool,
    answered: Callable[[Colleague, Colleague], Awaitable[str]],
) -> None:  # fmt: skip
    card = await answered(anna, bram)
    await until(here, "2026-12-01T17:29")
    assert anna.reads(card).count(anna.told("step-remind")) == 1
    assert not anna.sees("status-unanswered", card)
    await until(here, "2026-12-01T17:31")
    assert anna.sees("status-unanswered", card)
    await until(here, moment)
    said = await anna.presses("friction.reopen", card)
    assert (said == anna.told("refused-too-late", days=90), anna.sees("status-again", card)) == (not opens, opens)
    assert count(bram, "item-again") == int(opens)


async def test_over_capacity_a_receipt_gives_a_later_day_and_says_why(here: Town, anna: Colleague) -> None:
    cards = [await reported(anna, f"Outlook is traag bij taak {n}") for n in range(17)]
    assert "woensdagochtend 18 november" in anna.reads(cards[15])
    assert anna.sees("expected-busy", cards[16], by="donderdag 19 november")
    _, told = await here.ask("/readyz")
    assert [one for one in told["warnings"] if one.startswith("queue it holds 17 open reports")]
    for one in cards[:2]:
        await anna.presses("friction.withdraw", one)
    assert "woensdagochtend 18 november" in anna.reads(await reported(anna, "De printer hapert"))


async def test_a_report_without_a_name_is_warned_of_and_late_once_too(
    here: Town, anna: Colleague, bram: Colleague, noor: Colleague
) -> None:
    await noor.installs()
    card = await nameless(anna, "told")
    await until(here, "2026-11-20T12:00")
    assert (warned(bram), late(noor)) == (1, 1)
    assert anna.sees("expected-late", card)
    await until(here, "2026-11-23T12:00")
    assert (warned(bram), late(noor)) == (1, 1)
