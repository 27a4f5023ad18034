"""One report, from a sentence to the reporter's own word, as the people in it read it."""

import pytest

from tests.fakes.client import Colleague
from tests.journeys.kring import Kring
from tests.journeys.steps import (
    REASON,
    SENTENCE,
    SOLUTION,
    STILL,
    TITLE,
    confirmed,
    declined,
    reported,
    solved,
    taken,
    taken_from_the_list,
)

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


@each_store
async def test_a_sentence_is_reported_taken_solved_and_confirmed(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    await anna.says(SENTENCE)
    await anna.presses("friction.report", naming="named")
    assert anna.sees("status-received")
    assert SENTENCE in bram.reads()
    await bram.presses("friction.take", title=TITLE)
    assert anna.sees("status-taken")
    assert TITLE in anna.reads()
    await bram.presses("friction.solve", text=SOLUTION)
    assert anna.sees("status-solved")
    assert SOLUTION in anna.reads()
    await anna.presses("friction.confirm")
    assert anna.sees("status-confirmed")
    assert bram.sees("outcome-confirmed", who=anna.name)
    assert [(line["activityType"], TITLE in line["text"]) for line in kring.shown] == [("loopSolved", True)]


async def test_each_reads_their_own_language(kring: Kring, liam: Colleague, bram: Colleague) -> None:
    await liam.says("Outlook has been slow all week")
    await liam.presses("friction.report", naming="named")
    assert liam.sees("status-received")
    assert bram.sees("item-title")
    await bram.presses("friction.take", title=TITLE)
    assert liam.sees("status-taken")
    await bram.presses("friction.solve", text=SOLUTION)
    assert liam.sees("status-solved")
    await liam.presses("friction.confirm")
    assert liam.sees("status-confirmed")
    assert bram.sees("outcome-confirmed", who=liam.name)


@each_store
async def test_every_step_changes_the_reporters_one_card_in_place(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    status = await confirmed(anna, bram)
    calls = [(call.method, call.path[-1]) for call in kring.teams.calls if call.path[:1] == (f"a:{anna.id}",)]
    assert calls[1:] == [("PUT", status), ("PUT", status)], "taken, solved; the rest came as answers to presses"
    assert list(anna.chat) == [status]


@each_store
async def test_a_no_with_its_reason_is_understood(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    status = await declined(anna, bram)
    assert anna.sees("status-declined")
    assert REASON in anna.reads()
    assert [line["activityType"] for line in kring.shown] == ["loopDeclined"]
    await anna.presses("friction.understood")
    assert anna.sees("status-understood")
    assert bram.sees("outcome-understood", who=anna.name)
    assert list(anna.chat) == [status]


async def test_a_no_needs_a_reason_of_twenty_characters(anna: Colleague, bram: Colleague) -> None:
    await taken(anna, bram)
    assert await bram.presses("friction.decline", text="Kan niet.") == bram.told("refused-empty", shortest=20)
    assert anna.sees("status-taken")
    await bram.presses("friction.decline", text=REASON)
    assert anna.sees("status-declined")


@each_store
async def test_what_is_still_there_comes_back_to_who_solved_it(
    kring: Kring, anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await taken_from_the_list(anna, sanne)
    await sanne.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.reopen", text=STILL)
    assert anna.sees("status-again")
    assert sanne.sees("item-again")
    assert STILL in sanne.reads()
    assert len(bram.chat) == 1, "told of the report, and of nothing since"
    await sanne.presses("friction.take", title=TITLE)
    await sanne.presses("friction.solve", text=SOLUTION)
    assert anna.sees("status-solved")
    assert [line["chainId"] for line in kring.shown] == [kring.shown[0]["chainId"]] * 2, "one line that moves"


async def test_a_closed_loop_opens_again_within_ninety_days(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await confirmed(anna, bram)
    await kring.at("2027-02-15T09:00")
    await anna.presses("friction.reopen")
    assert anna.sees("status-again")
    assert bram.sees("item-again")


async def test_after_ninety_days_it_is_a_new_report(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await confirmed(anna, bram)
    await kring.at("2027-02-16T09:00")
    assert await anna.presses("friction.reopen") == anna.told("refused-too-late", days=90)
    assert anna.sees("status-confirmed")
    assert bram.sees("outcome-confirmed", who=anna.name)


@each_store
async def test_a_withdrawal_is_told_to_who_took_it(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await taken(anna, bram)
    await anna.presses("friction.withdraw")
    assert anna.sees("status-withdrawn")
    assert bram.sees("outcome-withdrawn", who=anna.name)


async def test_a_withdrawal_is_told_to_who_was_asked(anna: Colleague, bram: Colleague, sanne: Colleague) -> None:
    await reported(anna)
    await anna.presses("friction.withdraw")
    assert bram.sees("outcome-withdrawn", who=anna.name)
    assert sanne.chat == {}


async def test_who_was_not_told_of_a_report_hears_nothing_of_its_withdrawal(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    await kring.at("2026-11-17T20:00")
    await reported(anna)
    await anna.presses("friction.withdraw")
    await kring.at("2026-11-18T08:30")
    assert bram.chat == {}


async def test_after_an_answer_it_cannot_be_withdrawn(anna: Colleague, bram: Colleague) -> None:
    status = await reported(anna)
    withdrawal = anna.pressing("friction.withdraw")
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.sends(withdrawal)
    assert anna.sees("status-solved", status)


async def test_a_copy_of_the_card_speaks_for_the_one_that_lives_on(anna: Colleague, bram: Colleague) -> None:
    status = await solved(anna, bram)
    await anna.says("wat heb ik gemeld")
    await anna.presses("friction.status")
    await anna.presses("friction.confirm")
    assert len(anna.chat) == 2
    assert anna.sees("status-confirmed")
    assert anna.sees("status-confirmed", status)
