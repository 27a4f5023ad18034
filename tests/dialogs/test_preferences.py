import json
from datetime import time

import pytest

from dialogs.turn import Card
from domain import errors
from domain.audience import Ring
from domain.budget import Rhythm
from domain.people import PersonId
from domain.preferences import as_it_was
from domain.tips import Level
from storage import learning, people
from storage.learning import Wishes
from tests.dialogs.acting import press, pressed
from tests.examples import ANNA, BRAM, RULES, USUAL
from tests.usecases.house import House

TAUGHT = {"rhythm": "one", "time": "11:00"}
FILLED = {"language": "en", **TAUGHT, "days": "0,2", "starts": "09:00", "ends": "13:00", "until": "2026-12-04"}


def away(house: House, who: PersonId) -> bool:
    someone = house.do(lambda tx: people.find(tx, who, USUAL))
    return bool(someone and someone.away_until)


def test_saving_says_that_it_is_kept_and_keeps_nothing_else_for_a_repeat(house: House) -> None:
    reply = pressed(house, ANNA, "preferences.save", FILLED)
    assert (reply.card, reply.ids, reply.words) == (Card.PREFERENCES, {"told": "preferences-kept"}, {})
    assert away(house, ANNA)


def test_what_is_to_be_put_right_comes_back_with_all_that_was_filled_in(house: House) -> None:
    reply = pressed(house, ANNA, "preferences.save", FILLED | {"days": ""})
    assert reply.card is Card.PREFERENCES
    assert reply.ids == FILLED | {"days": "", "told": "preferences-no-day"}
    assert not away(house, ANNA)


def test_a_card_that_grew_old_changes_only_what_was_touched_on_it(house: House) -> None:
    old = {"rhythm": "three", "time": "10:00", "moments": "", "paused": "", "level_teams": "starter"}
    old |= {f"level_{one}": "starter" for one in {tip.app for tip in RULES.tips.values()}}
    press(house, ANNA, "tip.notforme", tip=next(one.id for one in RULES.tips.values() if one.app == "teams"))
    pressed(house, ANNA, "preferences.teach", old | {"was": as_it_was(old), "moments": "focus"})
    kept = house.do(lambda tx: learning.wishes(tx, ANNA))
    assert (set(kept.put_away), set(kept.scenarios)) == ({"teams"}, {"focus"})
    settings = FILLED | {"until": "", "was": as_it_was(TAUGHT)}
    pressed(house, ANNA, "preferences.save", settings)
    assert house.do(lambda tx: learning.wishes(tx, ANNA)).rhythm is None, "one a week stood on that card, and was left"


def test_a_time_outside_their_hours_is_said_to_be_moved(house: House) -> None:
    evening = FILLED | {"time": "19:00"}
    assert pressed(house, ANNA, "preferences.save", evening).ids["told"] == "preferences-kept-outside"
    off = evening | {"rhythm": "off"}
    assert pressed(house, ANNA, "preferences.save", off).ids["told"] == "preferences-kept"


def test_being_back_is_said_as_often_as_one_likes(house: House) -> None:
    pressed(house, BRAM, "preferences.save", FILLED)
    for _ in range(2):
        assert press(house, BRAM, "preferences.pause").ids == {"told": "preferences-back"}
        assert not away(house, BRAM)


@pytest.mark.parametrize("missing", ["language", "days", "starts", "ends", "until"])
def test_a_client_that_leaves_a_field_out_is_told_kindly(house: House, missing: str) -> None:
    rest = {one: value for one, value in FILLED.items() if one != missing}
    if missing == "language":
        with pytest.raises(errors.Choice):
            pressed(house, ANNA, "preferences.save", rest)
        return
    told = pressed(house, ANNA, "preferences.save", rest).ids["told"]
    assert told == {"days": "preferences-no-day", "until": "preferences-kept"}.get(missing, "preferences-no-time")


def test_nothing_of_any_length_is_kept_with_the_answer(house: House) -> None:
    reply = pressed(house, ANNA, "preferences.save", FILLED | {"days": "", "other": "x" * 5000})
    assert len(json.dumps(dict(reply.ids))) < 250


def wishes(house: House) -> Wishes:
    return house.do(lambda tx: learning.wishes(tx, ANNA))


def test_how_often_and_when_is_kept_with_the_rest_and_the_usual_is_no_wish(house: House) -> None:
    pressed(house, ANNA, "preferences.save", FILLED)
    assert (wishes(house).rhythm, wishes(house).at) == (Rhythm.ONE, time(11))
    pressed(house, ANNA, "preferences.save", {one: FILLED[one] for one in FILLED if one not in TAUGHT})
    assert (wishes(house).rhythm, wishes(house).at) == (Rhythm.ONE, time(11)), "a card from before did not ask"
    pressed(house, ANNA, "preferences.save", FILLED | {"rhythm": "three", "time": "10:00"})
    assert (wishes(house).rhythm, wishes(house).at) == (None, None)


WISHED = {**TAUGHT, "moments": "focus", "paused": "2026-11-27", "level_teams": "pro", "level_excel": "away"}


def test_how_they_wish_to_be_taught_is_kept_beside_what_they_said_before(house: House) -> None:
    press(house, ANNA, "tip.notforme", tip="teams-mark-unread")
    assert pressed(house, ANNA, "preferences.teach", WISHED).ids == {"told": "preferences-kept"}
    kept = wishes(house)
    assert (kept.scenarios, kept.put_away) == (frozenset({"focus"}), frozenset({"excel"}))
    assert (kept.levels, kept.rhythm) == ({"teams": Level.PRO}, Rhythm.ONE)


def test_what_is_to_be_put_right_about_tips_comes_back_as_it_was(house: House) -> None:
    reply = pressed(house, ANNA, "preferences.teach", WISHED | {"paused": "2026-11-01"})
    assert reply.card is Card.TIPS
    assert reply.ids["told"] == "preferences-past"
    assert {one: reply.ids[one] for one in WISHED} == WISHED | {"paused": "2026-11-01"}
    assert wishes(house) == Wishes()


def test_when_news_may_come_is_kept_and_the_usual_is_no_wish(house: House) -> None:
    pressed(house, ANNA, "preferences.teach", WISHED | {"ring": "later"})
    assert wishes(house).ring is Ring.LATER
    pressed(house, ANNA, "preferences.save", FILLED)
    press(house, ANNA, "tip.notforme", tip="teams-mark-unread")
    assert wishes(house).ring is Ring.LATER, "what is said elsewhere changes nothing of it"
    pressed(house, ANNA, "preferences.teach", WISHED | {"ring": "majority"})
    assert wishes(house).ring is None


def test_an_old_card_of_tips_undoes_no_choice_about_news(house: House) -> None:
    before = WISHED | {"ring": "majority"}
    pressed(house, ANNA, "preferences.teach", WISHED | {"ring": "later"})
    pressed(house, ANNA, "preferences.teach", before | {"was": as_it_was(before), "moments": "find"})
    assert (wishes(house).ring, wishes(house).scenarios) == (Ring.LATER, frozenset({"find"}))
    pressed(house, ANNA, "preferences.teach", WISHED | {"was": as_it_was(WISHED), "rhythm": "daily"})
    assert (wishes(house).ring, wishes(house).rhythm) == (Ring.LATER, Rhythm.DAILY), "that one did not ask"


def test_a_work_moment_that_was_chosen_decides_which_tip_comes_first(house: House) -> None:
    pressed(house, ANNA, "preferences.teach", WISHED | {"moments": "data", "level_excel": "starter"})
    shown = [press(house, ANNA, "tip.today").ids["tip"] for _ in range(4)]
    nice = [RULES.tips[one] for one in shown if RULES.tips[one].priority == "nice"]
    assert nice
    assert all("data" in one.scenarios for one in nice)


def test_where_and_on_what_they_work_keeps_away_what_is_for_elsewhere(house: House) -> None:
    told = {"rhythm": "three", "time": "10:00", "places": "office", "devices": "desktop,web"}
    assert pressed(house, ANNA, "preferences.teach", told).ids == {"told": "preferences-kept"}
    kept = house.do(lambda tx: learning.wishes(tx, ANNA))
    assert (set(kept.locations), set(kept.platforms)) == ({"office"}, {"desktop", "web"})
    shown = [press(house, ANNA, "tip.today") for _ in range(len(RULES.tips))]
    given = [RULES.tips[one.ids["tip"]] for one in shown if one.card is Card.TIP]
    assert given
    assert all("office" in tip.locations and tip.platforms & {"desktop", "web"} for tip in given)
    assert len(given) < len([tip for tip in RULES.tips.values() if "keyuser" not in tip.roles]), (
        "not what is for phones"
    )
    with pytest.raises(errors.Choice):
        pressed(house, ANNA, "preferences.teach", told | {"places": "moon"})
