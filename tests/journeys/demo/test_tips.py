"""What somebody is taught, on the demo's clock: it comes at its time, is asked again, and stops when it should."""

from typing import Any

import pytest

from content import loader
from domain.tips import Tip
from tests.fakes.client import Colleague, parts
from tests.journeys.town import ANNA, MEHMET, Town

TIPS = loader.tips()


def of(someone: Colleague, message: str | None = None) -> Tip:
    """The tip that their newest card, or this message, is about."""
    return TIPS[next(part["data"]["tip"] for part in buttons(someone, message) if "tip" in part["data"])]


def buttons(someone: Colleague, message: str | None = None) -> list[dict[str, Any]]:
    return [part for part in parts(someone.card(message)) if part.get("type") == "Action.Execute"]


async def chooses(someone: Colleague, *, right: bool) -> None:
    """Presses the letter of a right or a wrong option: one tap."""
    tip = of(someone)
    options = [one for one in buttons(someone) if one["verb"] == "quiz.answer"]
    option = next(one for one in options if (int(one["data"]["choice"]) == tip.correct) is right)
    where = list(someone.chat)[-1]
    value = {"action": {"type": "Action.Execute", "verb": "quiz.answer", "data": option["data"]}}
    await someone.sends(someone.activity(type="invoke", name="adaptiveCard/action", value=value, replyToId=where))


async def taught(here: Town, anna: Colleague) -> Tip:
    """She has the app, and Wednesday at ten her first tip comes."""
    await anna.installs()
    assert (await here.advance("P1D"))[:16] == "2026-11-18T09:30"
    assert len(anna.chat) == 1, "the welcome"
    await here.advance("PT1H")
    assert len(anna.chat) == 2
    return of(anna)


async def asked(here: Town, someone: Colleague, tip: Tip) -> None:
    """Lets days go by until the question on this tip is their newest card."""
    for _ in range(14):
        if asked_about(someone, tip):
            return
        await here.advance("P1D")
    raise AssertionError("it was never asked")


async def test_a_tip_comes_at_its_time_one_tap_answers_it_and_it_is_asked_again(here: Town, anna: Colleague) -> None:
    tip = await taught(here, anna)
    assert anna.sees("tip-example")
    before = anna.taps
    await anna.presses("tip.tried")
    assert (anna.taps - before, anna.sees("tip-tried")) == (1, True)
    await here.advance("P1D")
    assert len(anna.chat) == 2, "three a week"
    await here.advance("P1D")
    assert len(anna.chat) == 3
    await asked(here, anna, tip)


@pytest.mark.parametrize("right", [True, False])
async def test_right_or_wrong_the_explanation_is_there_at_once_in_place_of_the_question(
    here: Town, anna: Colleague, *, right: bool
) -> None:
    tip = await taught(here, anna)
    await asked(here, anna, tip)
    count = len(anna.chat)
    assert tip.lessons["nl"].quiz.explanation not in anna.reads()
    await chooses(anna, right=right)
    assert anna.sees("quiz-right" if right else "quiz-wrong")
    assert tip.lessons["nl"].quiz.explanation in anna.reads()
    assert len(anna.chat) == count


@pytest.mark.parametrize("right", [True, False])
async def test_the_next_question_is_the_one_that_was_wrong_once_more_and_else_another(
    here: Town, anna: Colleague, *, right: bool
) -> None:
    tip = await taught(here, anna)
    await asked(here, anna, tip)
    await chooses(anna, right=right)
    for _ in range(9):
        await here.advance("P1D")
        if anna.sees("quiz-title"):
            break
        if any(one["verb"] == "tip.tried" for one in buttons(anna)):
            await anna.presses("tip.tried")
    assert anna.sees("quiz-title")
    assert (of(anna) == tip) is not right


def asked_about(someone: Colleague, tip: Tip) -> bool:
    """Whether the question on this tip waits for them."""
    return any(someone.sees("quiz-title", one) and of(someone, one) == tip for one in someone.chat)


async def test_later_comes_again_and_keeps_its_place(here: Town, anna: Colleague) -> None:
    tip = await taught(here, anna)
    await anna.presses("tip.later", when="tomorrow")
    assert anna.sees("tip-later", when="tomorrow")
    await here.advance("P2D")
    assert len(anna.chat) == 3
    assert of(anna) == tip
    assert not anna.sees("quiz-title"), "what was put off is not asked"


async def test_put_away_puts_the_app_away_whoever_asks(here: Town, anna: Colleague) -> None:
    await taught(here, anna)
    app = of(anna).app
    await anna.presses("tip.notforme")
    assert anna.sees("tip-notforme", topic=of_app(app))
    await anna.says(f"tip over {of_app(app)}")
    assert anna.sees("tip-none-away-title", topic=of_app(app))
    await here.advance("P28D")
    apps = {of(anna, one).app for one in list(anna.chat)[3:] if not anna.sees("paused-title", one)}
    assert apps
    assert app not in apps


def of_app(app: str) -> str:
    return next(one.topic for one in TIPS.values() if one.app == app)


async def test_who_answers_nothing_hears_half_as_much_then_one_line_and_then_nothing(
    here: Town, anna: Colleague
) -> None:
    await taught(here, anna)
    await here.advance("P120D")
    assert len(anna.chat) == 1 + 8 + 1, "the welcome, eight, and the line that says it stops"
    assert anna.sees("paused-title")
    await here.advance("P28D")
    assert len(anna.chat) == 10
    await anna.says("tip")
    before = len(anna.chat)
    await here.advance("P7D")
    assert len(anna.chat) > before, "as they wished, again"


async def test_a_tip_that_does_not_work_reaches_a_key_user_with_the_question(here: Town, anna: Colleague) -> None:
    await anna.says("tip over Teams")
    tip = of(anna)
    before = anna.taps
    await anna.presses("tip.stuck")
    await anna.presses("question.ask", text="De knop staat er bij mij niet.")
    assert anna.taps - before == 2
    everyone = [here.colleague(one["id"]) for one in loader.demo()["people"]]
    asked = [one for one in everyone if one.id != ANNA and "De knop staat er bij mij niet." in one.ever_read()]
    assert asked
    assert all(tip.lessons[one.language].title in one.ever_read() for one in asked)


async def test_elsewhere_it_comes_at_ten_there_and_after_a_journey_at_ten_where_they_are_now(here: Town) -> None:
    zoe = here.stranger("Zoe", "en-GB")
    there = {"localTimezone": "America/New_York"}
    await zoe.sends(zoe.activity(type="installationUpdate", action="add", **there))
    await here.advance("P1DT6H")
    assert len(zoe.chat) == 1, "15:30 in Amsterdam, 09:30 there"
    await here.advance("PT1H")
    assert len(zoe.chat) == 2
    await zoe.says("my progress")  # in Amsterdam by now
    await here.advance("P4DT17H")
    assert len(zoe.chat) == 3, "Monday 09:30: a moment that was found elsewhere does not count here"
    await here.advance("PT1H")
    assert len(zoe.chat) == 4


async def test_what_comes_unasked_to_who_was_never_here_is_nothing(here: Town, anna: Colleague) -> None:
    mehmet = here.colleague(MEHMET)
    await anna.installs()
    await here.advance("P14D")
    assert mehmet.chat == {}


async def test_off_is_two_taps_and_holds_at_once_also_for_what_was_owed_already(here: Town, anna: Colleague) -> None:
    await anna.installs()
    await here.advance("P1DT30M")  # Wednesday ten o'clock: owed, and spread over the minutes that come
    assert len(anna.chat) == 1
    before = anna.taps
    await anna.says("instellingen")
    await anna.presses("preferences.save", rhythm="off")
    assert anna.taps - before == 2
    await here.advance("P28D")
    assert len(anna.chat) == 2, "the welcome and this card"
    await anna.says("tip")
    assert of(anna), "who asks gets one"


async def test_every_working_day_at_their_own_time(here: Town, anna: Colleague) -> None:
    await anna.installs()
    await anna.says("instellingen")
    await anna.presses("preferences.save", rhythm="daily", time="14:00")
    counts = []
    for _ in range(7):
        await here.advance("P1D")  # 09:30 each day
        counts.append(len(anna.chat) - 2)
    assert counts == [1, 2, 3, 4, 4, 4, 5], "Tuesday to Friday, and Monday"


async def test_a_pause_of_ten_days_ends_in_one_message(here: Town, anna: Colleague) -> None:
    await anna.installs()
    await anna.says("instellingen")
    await anna.presses("preferences.tips")
    await anna.presses("preferences.teach", paused="2026-11-27")
    before = len(anna.chat)
    assert (await here.advance("P12D"))[:10] == "2026-11-29"
    assert len(anna.chat) == before
    await here.advance("P1DT6H")
    assert len(anna.chat) == before + 1, "on Monday, one"


async def test_being_away_keeps_tips_away(here: Town, anna: Colleague) -> None:
    await anna.installs()
    await anna.says("instellingen")
    await anna.presses("preferences.save", until="2026-11-27")
    before = len(anna.chat)
    await here.advance("P12D")
    assert len(anna.chat) == before
    await here.advance("P1DT6H")
    assert len(anna.chat) == before + 1


async def test_an_app_that_was_put_away_comes_back_by_the_settings(here: Town, anna: Colleague) -> None:
    await anna.says("tip over Excel")
    await anna.presses("tip.notforme")
    await anna.says("tip over Excel")
    assert anna.sees("tip-none-away-title", topic="Excel")
    await anna.says("instellingen")
    await anna.presses("preferences.tips")
    await anna.presses("preferences.teach", level_excel="starter")
    await anna.says("tip over Excel")
    assert of(anna).app == "excel"


async def test_a_newcomer_has_something_useful_at_the_first_tap_and_sets_the_rest_in_four(
    here: Town, anna: Colleague
) -> None:
    await anna.installs()
    assert anna.sees("welcome-kept")
    await anna.presses("tip.today")
    assert anna.taps == 1
    assert of(anna)
    await anna.presses("tip.tried")
    before = anna.taps
    await anna.presses("preferences.tips")
    assert anna.sees("teach-helper")
    assert anna.sees("teach-kept")
    await anna.presses("preferences.teach", moments="find", rhythm="one")
    assert anna.taps - before == 4
    assert anna.sees("preferences-kept")
    await anna.says("tip")
    await anna.says("tip")
    assert "find" in of(anna).scenarios, "after the other thing that everybody should know"


async def test_a_report_in_a_leaf_with_tips_shows_one_to_be_read_which_closes_nothing(
    here: Town, anna: Colleague
) -> None:
    await anna.says("meld: collega's appen me 's avonds buiten werktijd over roosters")
    await anna.presses("friction.report", naming="named", group="load")
    assert anna.reads().count(anna.told("tip-beside")) == 1
    assert anna.sees("state-received")


async def test_a_report_offers_no_tip_about_what_they_put_away(here: Town, anna: Colleague) -> None:
    words = "meld: collega's appen me 's avonds buiten werktijd over roosters"
    for away in (False, True):
        if away:
            await anna.says("tip over Teams")
            await anna.presses("tip.notforme")
            await anna.says("tip over Outlook")
            await anna.presses("tip.notforme")
        await anna.says(words)
        await anna.presses("friction.report", naming="named", group="load")
        assert anna.sees("tip-beside") is not away


async def test_a_key_user_reads_what_a_tip_brings_a_key_user(here: Town, anna: Colleague) -> None:
    tip = TIPS["files-version-history"].lessons["nl"]
    fatima = here.colleague("00000000-0000-4000-8000-000000000007")
    for who, why in ((anna, tip.why), (fatima, tip.why_keyuser)):
        await who.says("tip over eerdere versie")
        assert why in who.reads(), who.name
