"""On the demo's clock: warned and late exactly once, a sign of life, closed without an answer and open again."""

from tests.fakes.client import Colleague, parts
from tests.journeys.steps import SOLUTION, TITLE, reported, solved, taken
from tests.journeys.town import ANNA, SANNE, Town


def count(who: Colleague, text: str, **variables: object) -> int:
    """How many messages, as Teams got them, say this."""
    said = who.told(text, **variables)
    return sum(said in who.reads(one) for one in who.chat)


async def test_what_nobody_takes_is_warned_of_and_late_exactly_once(
    here: Town, anna: Colleague, bram: Colleague, noor: Colleague
) -> None:
    card = await reported(anna)
    await here.advance("P4D")  # Saturday: only what happened in working time
    assert (count(bram, "todo-soon", count=1), count(noor, "late-title", count=1)) == (1, 1)
    assert anna.sees("expected-late", card)
    await here.advance("P1D")
    assert (count(bram, "todo-soon", count=1), count(noor, "late-title", count=1)) == (1, 1)


async def test_a_coordinator_hands_over_what_is_late(
    here: Town, anna: Colleague, bram: Colleague, noor: Colleague
) -> None:
    card = await taken(anna, bram)
    await here.advance("P3D")
    await noor.presses("friction.show")
    await noor.presses("friction.handover", queue="it", text="Bram is met verlof.")
    sanne = here.colleague(SANNE)
    assert "Bram is met verlof." in sanne.reads()
    assert anna.sees("step-handover", card, who="Noor van Dijk")
    await sanne.presses("friction.take", title=TITLE)
    await sanne.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.confirm")
    assert anna.sees("status-confirmed", card)


async def test_a_colleague_who_knows_more_is_handed_it_with_words_and_its_reporter_reads_who(
    here: Town, anna: Colleague, bram: Colleague
) -> None:
    card = await taken(anna, bram)
    chosen = next(one for one in parts(bram.card()) if one.get("id") == "queue")
    fatima = next(one for one in chosen["choices"] if one["title"].startswith("Fatima"))
    await bram.presses("friction.handover", queue=fatima["value"], text="Jij kent deze printer.")
    knows = here.colleague(fatima["value"])
    assert anna.sees("step-queue", card, queue=knows.name)
    await knows.says("te doen")
    await knows.presses("friction.show")
    assert "Jij kent deze printer." in knows.reads()
    assert knows.sees("item-given-by", who=bram.name)
    assert bram.sees("item-with", who=knows.name)
    await knows.presses("friction.take", title=TITLE)
    await knows.presses("friction.solve", text=SOLUTION)
    assert anna.sees("status-solved", card)


async def test_after_five_working_days_the_card_says_how_it_stands_and_one_line_pings(
    here: Town, anna: Colleague, bram: Colleague
) -> None:
    card = await taken(anna, bram)
    await bram.presses("friction.note", text="We wachten op een onderdeel.")
    _, before = await here.ask("/demo/feed")
    await here.advance("P7D")
    await here.advance("P1D")
    assert anna.sees("step-still", card)
    _, shown = await here.ask("/demo/feed")
    still = [one for one in shown[len(before) :] if one["to"] == ANNA]
    assert [one["text"] for one in still] == [anna.told("feed-news-still", title=TITLE)]
    assert {one["chainId"] for one in still} == {one["chainId"] for one in before}


async def test_solved_and_never_answered_is_asked_once_more_closed_and_open_again(
    here: Town, anna: Colleague, bram: Colleague
) -> None:
    card = await solved(anna, bram)
    _, before = await here.ask("/demo/feed")
    await here.advance("P9D")
    _, shown = await here.ask("/demo/feed")
    assert len(shown) == len(before) + 1, "asked once more"
    assert anna.sees("status-solved", card)
    assert anna.sees("status-closes", card, working_days=5, day="dinsdag 24 november", days=90)
    await here.advance("P7D")
    assert anna.sees("status-unanswered", card)
    assert anna.sees("status-reopen-until", card, day="maandag 1 maart")
    assert bram.sees("outcome-unanswered", who="Anna de Vries")
    await anna.presses("friction.reopen", card)
    assert anna.sees("status-again", card)
    assert bram.sees("item-again")


async def test_a_holiday_is_no_working_day(here: Town, anna: Colleague, bram: Colleague, noor: Colleague) -> None:
    await here.advance("P37D")  # Christmas Eve, 09:30
    await reported(anna)
    await here.advance("P3D")  # the 25th to the 27th: two holidays in a weekend
    assert (count(bram, "todo-soon", count=1), count(noor, "late-title", count=1)) == (1, 0)
    await here.advance("P1DT8H")  # Monday, 17:30
    assert (count(bram, "todo-soon", count=1), count(noor, "late-title", count=1)) == (1, 1)
