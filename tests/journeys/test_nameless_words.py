"""Without a name: questions, answers and the last word, by the card that is kept up to date or looked at."""

import pytest

from content.texts import say
from domain.people import PersonId
from storage import people
from tests import examples
from tests.fakes.client import Colleague
from tests.journeys.kring import Kring
from tests.journeys.steps import (
    AT_FIVE,
    AT_ONE,
    NEXT_DAY,
    REASON,
    SENTENCE,
    SOLUTION,
    STILL,
    TITLE,
    nameless,
)

pytestmark = pytest.mark.usefixtures("noor")

QUESTION, ANSWER = "Op welke laptop?", "Op de oude"
AGAINST = "Maar het kost me elke dag een uur"
each_way = pytest.mark.parametrize("naming", ["told", "pull"])
each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


async def begun(kring: Kring, reporter: Colleague, handler: Colleague, naming: str) -> str:
    """The message in which the card lives of a report that was taken at one o'clock."""
    card = await nameless(reporter, naming)
    await kring.at(AT_ONE)
    await handler.presses("friction.take", title=TITLE)
    return card


@each_store
async def test_a_question_changes_the_card_in_place_and_pings_once(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    card = await begun(kring, anna, bram, "told")
    await bram.presses("friction.ask", text=QUESTION)
    assert anna.sees("status-asked", card)
    assert QUESTION in anna.reads(card)
    assert [ping["text"] for ping in kring.shown] == [anna.told("feed-news-plain")]
    assert kring.teams.to(f"a:{anna.id}")[-1].path[-1] == card
    await anna.presses("friction.reply", text=ANSWER)
    assert anna.sees("status-taken", card)
    assert len(kring.shown) == 1


@each_way
async def test_an_answer_is_heard_with_the_next_release(
    kring: Kring, anna: Colleague, bram: Colleague, naming: str
) -> None:
    card = await begun(kring, anna, bram, naming)
    await bram.presses("friction.ask", text=QUESTION)
    await anna.presses("friction.status")
    assert anna.sees("status-asked", card)
    await anna.presses("friction.reply", text=ANSWER)
    assert ANSWER in anna.reads(card)
    before = list(bram.chat)
    await kring.at("2026-11-17T16:59")
    assert list(bram.chat) == before
    await kring.at(AT_FIVE)
    assert (len(bram.chat), ANSWER in bram.reads()) == (len(before) + 1, True)
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.status")
    assert anna.sees("status-solved", card)


@each_way
async def test_before_it_is_taken_the_one_on_duty_asks_too(
    kring: Kring, anna: Colleague, bram: Colleague, naming: str
) -> None:
    card = await nameless(anna, naming)
    await kring.at(AT_ONE)
    await bram.presses("friction.ask", text=QUESTION)
    assert bram.sees("item-received")
    await anna.presses("friction.status")
    assert anna.sees("status-asked", card)
    await anna.presses("friction.reply", text=ANSWER)
    await kring.at(AT_FIVE)
    assert ANSWER in bram.reads()


@each_store
@each_way
async def test_what_is_still_there_comes_back_to_who_solved_it(
    kring: Kring, anna: Colleague, bram: Colleague, sanne: Colleague, naming: str
) -> None:
    card = await nameless(anna, naming)
    await kring.at(AT_ONE)
    await sanne.says("te doen")
    await sanne.presses("friction.show")
    await sanne.presses("friction.take", title=TITLE)
    await sanne.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.status")
    await anna.presses("friction.reopen", text=STILL)
    assert anna.sees("status-again", card)
    assert not sanne.sees("item-again"), "told with the next release"
    await kring.at(AT_FIVE)
    assert sanne.sees("item-again")
    assert STILL in sanne.reads()
    assert len(bram.chat) == 1, "told of the report, and of nothing since"
    await sanne.presses("friction.take", title=TITLE)
    await sanne.presses("friction.solve", text="Nu ook de tweede server.")
    await anna.presses("friction.status")
    assert anna.sees("status-solved", card)


@each_way
async def test_a_no_is_objected_to_once_with_its_handler_and_then_with_a_coordinator(
    kring: Kring, anna: Colleague, bram: Colleague, noor: Colleague, naming: str
) -> None:
    await kring.write(lambda tx: people.entrust(tx, "admin", owner=examples.NOOR, deputy=None))
    card = await begun(kring, anna, bram, naming)
    await bram.presses("friction.decline", text=REASON)
    await anna.presses("friction.status")
    await anna.presses("friction.object", text=AGAINST)
    assert anna.sees("status-again", card)
    await kring.at(AT_FIVE)
    assert AGAINST in bram.reads()
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.decline", text=REASON)
    before = len(bram.chat)
    await anna.presses("friction.status")
    await anna.presses("friction.object", text="Ik blijf het zien")
    await kring.at(NEXT_DAY)
    assert "Ik blijf het zien" in noor.reads()
    assert len(bram.chat) == before
    await noor.presses("friction.take", title=TITLE)
    await anna.presses("friction.status")
    assert noor.name in anna.reads(card)


@each_way
async def test_it_can_be_taken_back_before_anybody_saw_it(
    kring: Kring, anna: Colleague, bram: Colleague, naming: str
) -> None:
    card = await nameless(anna, naming)
    await anna.presses("friction.withdraw")
    assert anna.sees("status-withdrawn", card)
    await kring.at(AT_ONE)
    await kring.at(AT_FIVE)
    assert bram.chat == {}
    await bram.says("te doen")
    assert bram.sees("todo-empty")


@each_way
async def test_what_was_taken_is_taken_back_and_its_handler_hears_so_with_the_next_release(
    kring: Kring, anna: Colleague, bram: Colleague, naming: str
) -> None:
    card = await begun(kring, anna, bram, naming)
    before = len(bram.chat)
    await anna.presses("friction.status")
    await anna.presses("friction.withdraw")
    assert anna.sees("status-withdrawn", card)
    assert len(bram.chat) == before
    await kring.at(AT_FIVE)
    assert bram.sees("outcome-withdrawn", who=bram.told("nameless"))


async def test_after_its_release_it_is_taken_back_from_a_card_that_still_waits(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    card = await nameless(anna, "pull")
    await kring.at(AT_ONE)
    await anna.presses("friction.withdraw")
    assert anna.sees("status-withdrawn", card)
    await kring.at(AT_FIVE)
    assert bram.sees("outcome-withdrawn", who=bram.told("nameless"))


@each_way
async def test_a_closed_loop_opens_again_within_ninety_days_and_not_after(
    kring: Kring, anna: Colleague, bram: Colleague, naming: str
) -> None:
    card = await begun(kring, anna, bram, naming)
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.status")
    await anna.presses("friction.confirm")
    late = anna.pressing("friction.reopen")
    await kring.at("2027-02-15T09:30")
    await anna.sends(late)
    assert anna.sees("status-again", card)
    await kring.at("2027-02-15T13:00")
    assert bram.sees("item-again")
    assert SENTENCE in bram.reads()
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.status")
    await anna.presses("friction.confirm")
    await kring.at("2027-05-18T09:30")
    assert await anna.presses("friction.reopen") == anna.told("refused-too-late", days=90)


async def test_a_card_that_lives_on_speaks_as_the_directory_says_not_as_the_device_does(
    kring: Kring, bram: Colleague
) -> None:
    """Her Teams is set to English and to another zone; what the organisation knows of her goes first."""
    await kring.write(lambda tx: people.add(tx, PersonId("roos"), name="Roos", language="nl", time_zone=examples.ZONE))
    roos = kring.colleague("roos", locale="en-US")
    await roos.sends(roos.activity(type="message", text="meld", localTimezone="America/New_York"))
    press = roos.pressing("friction.report", naming="told", text=SENTENCE)
    await roos.sends(press | {"localTimezone": "America/New_York"})
    await kring.at(AT_ONE)
    await bram.presses("friction.take", title=TITLE)
    assert say("nl", "status-taken") in roos.reads()
    assert "di 17 nov" in roos.reads()
    assert "ma 16 nov" not in roos.reads()
