import json

import pytest

from dialogs.turn import Card
from domain import errors
from domain.people import PersonId
from storage import people
from tests.dialogs.acting import press, pressed
from tests.examples import ANNA, BRAM, USUAL
from tests.usecases.house import House

FILLED = {"language": "en", "days": "0,2", "starts": "09:00", "ends": "13:00", "until": "2026-12-04"}


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
