"""Somebody says in which language, when they work and that they are away; over real HTTP."""

import json

import pytest

import usecases.preferences
from domain.people import Person, PersonId
from domain.preferences import Mistake
from storage import people
from tests.examples import RULES, USUAL
from tests.fakes.client import Colleague, parts
from tests.journeys.kring import Kring
from tests.journeys.steps import SENTENCE, TITLE, reported, taken

FRIDAY = "2026-11-20"
FIELDS = ("language", "days", "starts", "ends", "until")


async def known(kring: Kring, who: Colleague) -> Person:
    found = await kring.write(lambda tx: people.find(tx, PersonId(who.id), USUAL))
    assert found
    return found


def filled(who: Colleague) -> dict[str, str]:
    """What stands in the fields of the newest card."""
    found = {part["id"]: part.get("value", "") for part in parts(who.card()) if "label" in part}
    return {one: found[one] for one in FIELDS}


async def test_somebody_who_works_part_time_says_so_in_one_card(kring: Kring, bram: Colleague) -> None:
    await bram.says("instellingen")
    assert filled(bram) == {"language": "nl", "days": "0,1,2,3,4", "starts": "08:30", "ends": "17:30", "until": ""}
    await bram.presses("preferences.save", days="0,2", starts="09:00", ends="15:00")
    assert len(bram.chat) == 1
    assert bram.sees("preferences-kept")
    assert (filled(bram)["days"], filled(bram)["starts"], filled(bram)["ends"]) == ("0,2", "09:00", "15:00")
    week = RULES.week_of(await known(kring, bram))
    assert (week.days, f"{week.start:%H:%M}") == (frozenset({0, 2}), "09:00")


async def test_the_handler_s_own_hours_decide_by_when_a_report_is_taken(anna: Colleague, bram: Colleague) -> None:
    await bram.says("instellingen")
    await bram.presses("preferences.save", days="3", starts="09:00", ends="15:00")
    status = await reported(anna)
    assert "26 november" in anna.reads(status), "six hours this Thursday, two the next"


@pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
async def test_an_owner_who_goes_away_leaves_what_waits_to_the_deputy_and_comes_back(
    anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await reported(anna)
    await bram.says("instellingen")
    await bram.presses("preferences.save", until=FRIDAY)
    assert bram.sees("preferences-away-until", day="vrijdag 20 november")
    assert SENTENCE in sanne.reads()
    await sanne.presses("friction.take", title=TITLE)
    await bram.presses("preferences.pause")
    assert bram.sees("preferences-back")
    assert not bram.sees("preferences-pause")
    assert filled(bram)["until"] == ""
    heard = len(sanne.chat)
    await reported(anna, "De printer hapert")
    assert "De printer hapert" in bram.reads()
    assert len(sanne.chat) == heard


async def test_what_is_reported_meanwhile_goes_to_the_deputy_until_the_last_day_is_over(
    kring: Kring, anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await bram.says("instellingen")
    await bram.presses("preferences.save", until=FRIDAY)
    await reported(anna)
    assert SENTENCE in sanne.reads()
    assert len(bram.chat) == 1
    await kring.at("2026-11-21T00:00")
    now = kring.clock.now()
    await kring.write(lambda tx: usecases.preferences.come_back(tx, now=now, rules=RULES))
    await kring.at("2026-11-23T10:00")
    await reported(anna, "De printer hapert")
    assert "De printer hapert" in bram.reads()


async def test_what_somebody_took_stays_theirs_while_they_are_away(
    anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await taken(anna, bram)
    await bram.says("instellingen")
    await bram.presses("preferences.save", until=FRIDAY)
    assert sanne.chat == {}


async def test_the_very_card_that_keeps_another_language_speaks_it(kring: Kring, anna: Colleague) -> None:
    await anna.says("instellingen")
    await anna.presses("preferences.save", language="en")
    anna.language = "en"  # her Teams still says Dutch
    assert anna.sees("preferences-kept")
    assert filled(anna)["language"] == "en"
    await anna.says("hulp")
    assert anna.sees("help-title")


async def test_a_client_without_execute_gets_the_same_in_place(kring: Kring, anna: Colleague) -> None:
    await anna.says("instellingen")
    await anna.submits("preferences.save", language="en", days="1")
    assert len(anna.chat) == 1
    anna.language = "en"
    assert anna.sees("preferences-kept")
    assert anna.card()["lang"] == "en"
    assert (await known(kring, anna)).language == "en"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"days": ""}, Mistake.NO_DAY),
        ({"starts": ""}, Mistake.NO_TIME),
        ({"starts": "18:00"}, Mistake.ORDER),
        ({"ends": "09:00"}, Mistake.SHORT),
        ({"until": "2026-11-16"}, Mistake.PAST),
        ({"until": "2028-01-01"}, Mistake.FAR),
    ],
)
async def test_what_is_to_be_put_right_is_told_and_stays_on_the_card(
    kring: Kring, anna: Colleague, wrong: dict[str, str], told: str
) -> None:
    await anna.says("instellingen")
    sent = {"language": "en", "days": "1,2", "starts": "08:15", "ends": "16:00", "until": FRIDAY} | wrong
    await anna.presses("preferences.save", **sent)
    assert anna.sees(told), "still in Dutch: nothing was kept"
    assert filled(anna) == sent
    assert not anna.sees("preferences-pause")
    assert (await known(kring, anna)).hours is None


@pytest.mark.parametrize(
    "nonsense", [{"language": "xx"}, {"days": "9"}, {"starts": "x" * 20_000}, {"until": "31-12-2026"}, {"language": ""}]
)
async def test_what_no_card_sends_is_refused_in_one_kind_sentence(
    kring: Kring, anna: Colleague, nonsense: dict[str, str]
) -> None:
    await anna.says("instellingen")
    answer = await anna.sends(anna.forging("preferences.save", **filled(anna) | nonsense))
    assert answer.value == anna.told("refused-choice")
    assert (await known(kring, anna)).hours is None


async def test_a_press_that_comes_twice_gets_the_same_answer(kring: Kring, bram: Colleague) -> None:
    await bram.says("instellingen")
    press = bram.pressing("preferences.save", days="", until=FRIDAY)
    first, second = [(await bram.sends(press)).value for _ in range(2)]
    assert json.dumps(first, sort_keys=True) == json.dumps(second, sort_keys=True)


async def test_a_colleague_s_button_changes_nobody_s_settings(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await bram.says("instellingen")
    lent = anna.lending(bram.pressing("preferences.save", until=FRIDAY))
    assert (await anna.sends(lent)).value == anna.told("refused-other-card")
    assert (await known(kring, bram)).away_until is None


async def test_an_old_card_that_says_to_be_back_says_it_once_more(kring: Kring, bram: Colleague) -> None:
    await bram.says("settings")
    await bram.presses("preferences.save", until=FRIDAY)
    await bram.says("settings")
    older, newer = list(bram.chat)
    await bram.presses("preferences.pause", newer)
    await bram.presses("preferences.pause", older)
    assert bram.sees("preferences-back", older)
    assert (await known(kring, bram)).away_until is None
