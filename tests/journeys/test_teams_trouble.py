"""Teams is slow, busy, broken or gone: what is owed arrives in the end, once, or is given up for a reason."""

from collections.abc import Callable

import pytest

from domain.messages import Kind
from storage import outbox
from tests import examples
from tests.fakes.client import Colleague
from tests.fakes.connector import FakeTeams
from tests.journeys.kring import Kring
from tests.journeys.steps import SENTENCE, SOLUTION, TITLE, reported, taken

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
Trouble = Callable[[FakeTeams], object]


@each_store
async def test_a_busy_teams_is_left_alone_for_as_long_as_it_asks(kring: Kring, anna: Colleague) -> None:
    kring.teams.answer(429, headers={"Retry-After": "30"})
    await anna.says(SENTENCE)
    await kring.passes(25)
    assert (len(kring.teams.calls), anna.chat) == (1, {})
    await kring.passes(10)
    assert (len(kring.teams.calls), len(anna.chat)) == (2, 1)


@pytest.mark.parametrize(
    "trouble",
    [
        lambda teams: teams.answer(502),
        lambda teams: teams.answer(502, text="<html>Bad gateway</html>"),
        lambda teams: teams.answer(500, code="ServiceError"),
        lambda teams: teams.answer(503),
        lambda teams: teams.answer(504),
        lambda teams: teams.answer(412, code="PreconditionFailed"),
        lambda teams: teams.answer(408),
        lambda teams: teams.reset(),
    ],
    ids=["502", "a page", "500", "503", "504", "412", "408", "reset"],
)
async def test_what_fails_is_tried_again_and_arrives_once(kring: Kring, anna: Colleague, trouble: Trouble) -> None:
    trouble(kring.teams)
    await anna.says(SENTENCE)
    assert (len(kring.teams.calls), anna.chat) == (1, {})
    await kring.passes(2)
    assert (len(kring.teams.calls), len(anna.chat)) == (2, 1)
    await kring.passes(3600)
    assert len(kring.teams.calls) == 2


@each_store
async def test_a_call_that_hangs_is_given_up_and_tried_again(kring: Kring, anna: Colleague) -> None:
    kring.teams.hang()
    await kring.wire.post(anna.activity(type="message", text=SENTENCE))
    await kring.teams.wait_for(1)
    await kring.passes(11)
    await kring.passes(2)
    kring.teams.release()
    await kring.settled()
    assert (len(kring.teams.calls), len(anna.chat)) == (2, 1)


async def test_who_hangs_keeps_nobody_else_waiting(kring: Kring, anna: Colleague, liam: Colleague) -> None:
    kring.teams.hang()
    await kring.wire.post(anna.activity(type="message", text=SENTENCE))
    await kring.teams.wait_for(1)
    await kring.wire.post(liam.activity(type="message", text="hi"))
    calls = await kring.teams.wait_for(2)
    assert [call.path[0] for call in calls] == [f"a:{anna.id}", f"a:{liam.id}"]


async def test_a_teams_that_stays_down_is_asked_less_and_less(kring: Kring, anna: Colleague) -> None:
    for _ in range(7):
        kring.teams.answer(502)
    await anna.says(SENTENCE)
    for _ in range(60):
        await kring.passes(1)
    asked = len(kring.teams.calls)
    assert 5 <= asked <= 7, "after 1, 2, 4, 8, 16, 32 seconds, half to one and a half of each"
    await kring.passes(200)
    await kring.passes(200)
    assert len(anna.chat) == 1


async def test_a_change_that_fails_is_tried_again_and_shows_the_newest(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    status = await reported(anna)
    kring.teams.answer(502)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    await kring.passes(2)
    assert anna.sees("status-solved")
    assert list(anna.chat) == [status]


async def test_a_message_that_is_gone_is_sent_anew_and_lives_on(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    status = await reported(anna)
    kring.teams.answer(404, code="ActivityNotFoundInConversation")
    await bram.presses("friction.take", title=TITLE)
    anew = list(anna.chat)[-1]
    assert anew != status
    assert anna.sees("status-taken", anew)
    await bram.presses("friction.solve", text=SOLUTION)
    assert anna.sees("status-solved", anew)
    assert len(anna.chat) == 2


async def test_a_conversation_that_is_gone_is_made_anew_once(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await bram.says("hoi")
    await anna.says(SENTENCE)
    sent = len(kring.teams.calls)
    kring.teams.answer(404, code="ConversationNotFound")
    await anna.presses("friction.report", naming="named")
    assert [call.path[1:2] for call in kring.teams.calls[sent:]] == [("activities",), (), ("activities",)]
    assert SENTENCE in bram.reads()


async def test_a_conversation_that_cannot_be_made_anew_is_given_up(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    await bram.says("hoi")
    await anna.says(SENTENCE)
    sent = len(kring.teams.calls)
    kring.teams.answer(404)
    kring.teams.accept()
    kring.teams.answer(404)
    await anna.presses("friction.report", naming="named")
    await kring.passes(3600)
    assert len(kring.teams.calls) == sent + 3


@each_store
async def test_who_blocked_the_app_is_left_alone_until_they_are_back_and_the_next_one_is_told(
    kring: Kring, anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await bram.says("hoi")
    await anna.says(SENTENCE)
    kring.teams.answer(403, code="MessageWritesBlocked")
    await anna.presses("friction.report", naming="named")
    assert SENTENCE in sanne.reads()
    await reported(anna, "De printer hapert")
    await kring.passes(3600)
    assert "De printer hapert" in sanne.reads()
    to_bram = [call for call in kring.teams.calls if call.path[:1] == (f"a:{bram.id}",)]
    assert len(to_bram) == 2, "the menu, and what was refused"
    await bram.installs()
    assert SENTENCE in bram.reads()


@each_store
async def test_who_removed_the_app_is_passed_over_until_they_are_back(
    anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await bram.installs()
    await bram.uninstalls()
    await reported(anna)
    assert SENTENCE in sanne.reads()
    assert len(bram.chat) == 1, "the welcome"
    await bram.installs()
    await taken(anna, bram, "De printer hapert")
    assert anna.sees("status-taken")
    assert len(sanne.chat) == 1


async def test_what_waits_for_the_morning_goes_to_the_next_one_when_somebody_leaves(
    kring: Kring, anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await bram.installs()
    await kring.at("2026-11-17T20:00")
    await reported(anna)
    await bram.uninstalls()
    await kring.at("2026-11-18T08:30")
    assert SENTENCE in sanne.reads()
    assert len(bram.chat) == 1


async def test_a_reporter_who_removed_the_app_and_is_back_sees_how_it_is(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    status = await taken(anna, bram)
    await anna.uninstalls()
    await bram.presses("friction.solve", text=SOLUTION)
    assert anna.sees("status-taken", status)
    await anna.installs()
    assert anna.sees("status-solved", status)


async def test_before_anybody_spoke_a_message_waits(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await kring.write(
        lambda tx: outbox.owe(
            tx, Kind.WELCOME, about=bram.id, receiver=bram.id, occasion="", due=examples.NOW, now=examples.NOW
        )
    )
    await kring.settled()
    assert kring.teams.calls == []
    await anna.says("hoi")
    await kring.passes(31)
    assert bram.sees("welcome-how")
