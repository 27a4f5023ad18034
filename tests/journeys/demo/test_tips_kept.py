"""What came of tips: one that makes a report needless, all that is kept of them, and that nothing is sent twice."""

from contextlib import suppress
from pathlib import Path

import aiohttp
import pytest

from content import loader
from tests.fakes.client import Colleague
from tests.journeys.demo.test_tips import asked, chooses, of, taught
from tests.journeys.town import ANNA, Town, demo, serving, town
from tests.journeys.wall import until

TIPS = loader.tips()
LATE = "Ik krijg na werktijd nog steeds berichten van collega's"
LESSONS = ("tip-kicker", "tip-beside")


async def with_a_tip(someone: Colleague, naming: str) -> str:
    """Reports what there is a tip for: the message in which the card lives on."""
    await someone.says(LATE)
    await someone.presses("friction.report", naming=naming, group="load")
    return someone.where("friction.withdraw")


async def test_a_tip_that_is_enough_closes_the_report_by_its_reporter_alone(
    here: Town, anna: Colleague, bram: Colleague
) -> None:
    card = await with_a_tip(anna, "named")
    assert anna.sees("tip-beside")
    title = of(anna).lessons["nl"].title
    before = anna.taps
    await anna.chooses("friction.withdraw", card, tip=of(anna).id)
    assert anna.taps - before == 1
    assert anna.sees("status-helped", card)
    assert title in anna.reads(card)
    await here.advance("P1D")
    assert not any(anna.sees("tip-beside", one) for one in anna.chat)
    assert "friction.report" not in bram.ever_read()


@pytest.mark.parametrize("naming", ["told", "pull"])
async def test_without_a_name_it_closes_it_too(here: Town, anna: Colleague, naming: str) -> None:
    card = await with_a_tip(anna, naming)
    await anna.chooses("friction.withdraw", card, tip=of(anna, card).id)
    assert anna.sees("status-helped", card)
    assert anna.told("said-withdraw-own") in anna.reads(card)
    await here.advance("P1D")
    assert anna.sees("status-helped", card)


async def test_a_handler_who_had_taken_it_hears_that_a_tip_was_enough(here: Town, anna: Colleague) -> None:
    """The card with the tip may be an old one: it stands in another window, or was not drawn anew yet."""
    card = await with_a_tip(anna, "named")
    pressed = next(one for one in anna.buttons(card) if one["verb"] == "friction.withdraw" and "tip" in one["data"])
    handlers = [here.colleague(one["id"]) for one in loader.demo()["people"] if one["id"] != ANNA]
    handler = next(one for one in handlers if LATE in one.ever_read())
    await handler.says("te doen")
    await handler.presses("friction.show")
    await handler.presses("friction.take", title="Berichten na werktijd")
    value = {"action": {"type": "Action.Execute", "verb": "friction.withdraw", "data": pressed["data"]}}
    await anna.sends(anna.activity(type="invoke", name="adaptiveCard/action", value=value, replyToId=card))
    await here.advance("P1D")
    assert handler.told("outcome-helped", who=anna.name) in handler.ever_read()


async def test_all_that_is_kept_of_what_somebody_learned_is_theirs_to_read_and_to_copy(
    here: Town, anna: Colleague, bram: Colleague
) -> None:
    tip = await taught(here, anna)
    await anna.presses("tip.tried")
    await asked(here, anna, tip)
    await chooses(anna, right=False)
    await anna.says("mijn voortgang")
    await anna.presses("tip.mine")
    title = tip.lessons["nl"].title
    assert title in anna.reads()
    assert anna.told("learned-tried") in anna.reads()
    assert anna.told("learned-wrong", day="").removeprefix(":") in anna.reads()
    await anna.presses("tip.export")
    assert title in anna.reads()
    assert "2026-11-18" in anna.reads(), "a day on which she was sent something"
    await bram.says("mijn voortgang")
    assert bram.sees("progress-none"), "each their own"


async def test_everything_is_there_to_turn_the_pages_of(anna: Colleague) -> None:
    for _ in range(7):
        await anna.says("tip")
    await anna.says("mijn voortgang")
    await anna.presses("tip.mine")
    assert anna.told("list-part", first=1, last=5, total=7) in anna.reads()
    first = anna.reads()
    await anna.chooses("tip.mine", page="1")
    assert anna.told("list-part", first=6, last=7, total=7) in anna.reads()
    assert not set(titles(first)) & set(titles(anna.reads()))
    await anna.presses("tip.today")
    assert any(anna.sees(one, topic=of(anna).topic, minutes=of(anna).minutes) for one in LESSONS)


def titles(read: str) -> list[str]:
    return [one.lessons["nl"].title for one in TIPS.values() if one.lessons["nl"].title in read.splitlines()]


@pytest.mark.parametrize(
    ("before", "after"), [("2027-10-29", "2027-11-01"), ("2028-03-24", "2028-03-27")], ids=["autumn", "spring"]
)
async def test_over_a_night_in_which_the_clock_shifts_a_tip_comes_at_the_same_hour_on_the_wall(
    here: Town, anna: Colleague, noor: Colleague, before: str, after: str
) -> None:
    await until(here, f"{before}T17:00")
    await noor.says("tips nakijken")
    await noor.presses("tip.ready")  # on the client of that day
    await anna.installs()
    await anna.says("instellingen")
    await anna.presses("preferences.save", rhythm="daily", time="14:00")
    there = len(anna.chat)
    await until(here, f"{after}T13:59")
    assert len(anna.chat) == there
    await until(here, f"{after}T14:25")
    assert len(anna.chat) == there + 1


async def test_a_tip_whose_moment_is_found_or_that_is_owed_comes_once_after_a_restart(sqlite_url: str) -> None:
    async with town() as here:
        async with demo(here, sqlite_url):
            anna = here.colleague(ANNA)
            await anna.installs()
            await here.advance("P1DT30M")  # Wednesday ten o'clock: owed, and spread over the minutes that come
            assert len(anna.chat) == 1
        async with demo(here, sqlite_url):
            await here.advance("PT1H")
            assert len(anna.chat) == 2
        async with demo(here, sqlite_url):
            await here.advance("P1D")
            assert len(anna.chat) == 2


@pytest.mark.long
async def test_a_tip_that_was_owed_when_the_process_is_killed_comes_once(tmp_path: Path) -> None:
    """Killed while Teams has it and did not answer: it may have arrived, and is not sent again."""
    data = tmp_path / "data"
    async with town() as here:
        async with serving("demo", "--port", "0", "--data", str(data), cwd=tmp_path) as first:
            here.serving = first
            anna = here.colleague(ANNA)
            await anna.installs()
            await here.advance("P1D")
            here.teams.hang()
            sent = len(here.teams.calls)
            begun = here.advance("PT1H")
            with suppress(aiohttp.ClientError):
                await here.cut_off(begun, after=sent + 1)
        here.teams.release()
        there = len(anna.chat)
        async with serving("demo", "--port", "0", "--data", str(data), cwd=tmp_path) as second:
            here.serving = second
            await here.advance("P1D")
            assert len(anna.chat) - there <= 1
            await anna.says("mijn voortgang")
            assert anna.sees("progress-title")
            await here.advance("P7D")
            assert len(anna.chat) > there + 1, "the next ones come"


async def test_who_does_not_know_says_so_and_reads_how_it_is(here: Town, anna: Colleague) -> None:
    tip = await taught(here, anna)
    await asked(here, anna, tip)
    before = anna.taps
    await anna.chooses("quiz.answer", choice="none")
    assert anna.taps - before == 1
    assert anna.sees("quiz-dunno")
    assert tip.lessons["nl"].quiz.explanation in anna.reads()
