from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

import usecases.preferences
from domain import errors
from domain.messages import Kind
from domain.people import Hours, Person, PersonId
from domain.preferences import Filled, Mistake
from domain.states import Act
from storage import people
from tests.examples import ANNA, BRAM, NOOR, NOW, RULES, SANNE, USUAL, person
from tests.usecases.house import House

AS_USUAL = Filled(language="nl", days="0,1,2,3,4", starts="08:30", ends="17:30", until="")
FRIDAY = "2026-11-20"
BACK = datetime(2026, 11, 20, 23, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)  # 08:30


def save(house: House, who: PersonId, **changes: str) -> Mistake | None:
    filled = replace(AS_USUAL, **changes)
    return house.do(lambda tx: usecases.preferences.save(tx, person(who), filled, now=NOW, rules=RULES))


def come_back(house: House, now: datetime) -> int:
    return house.do(lambda tx: usecases.preferences.come_back(tx, now=now, rules=RULES))


def found(house: House, who: PersonId) -> Person:
    someone = house.do(lambda tx: people.find(tx, who, USUAL))
    assert someone
    return someone


def asked(house: House) -> list[str]:
    return [who for who, _ in house.told(Kind.WORK)]


def test_own_hours_are_what_somebody_works_from_then_on(house: House) -> None:
    assert save(house, BRAM, days="0,1", starts="09:00", ends="15:00") is None
    week = RULES.week_of(found(house, BRAM))
    assert (week.days, week.start, week.end) == (frozenset({0, 1}), time(9), time(15))
    assert week.holiday is RULES.week.holiday


def test_who_works_as_usual_follows_what_is_usual(house: House) -> None:
    save(house, BRAM, days="0,1")
    assert found(house, BRAM).hours == Hours(days=frozenset({0, 1}), start=time(8, 30), end=time(17, 30))
    save(house, BRAM)
    assert found(house, BRAM).hours is None


def test_one_s_own_language_goes_before_what_teams_speaks(house: House) -> None:
    assert found(house, ANNA).language == "nl"
    save(house, ANNA, language="en")
    assert found(house, ANNA).language == "en"


def test_what_waits_for_an_owner_who_goes_away_is_asked_of_the_deputy_once(house: House) -> None:
    house.report()
    assert asked(house) == [BRAM]
    for _ in range(2):
        save(house, BRAM, until=FRIDAY)
        assert asked(house) == [BRAM, SANNE]


def test_when_the_deputy_goes_too_the_coordinators_are_asked(house: House) -> None:
    house.report()
    save(house, BRAM, until=FRIDAY)
    save(house, SANNE, until=FRIDAY)
    assert asked(house) == [BRAM, NOOR, SANNE]


def test_what_comes_in_while_the_owner_is_away_goes_to_the_deputy(house: House) -> None:
    save(house, BRAM, until=FRIDAY)
    house.report()
    assert asked(house) == [SANNE]


def test_what_an_owner_took_before_going_away_stays_theirs(house: House) -> None:
    which = house.until(Act.TAKE)
    save(house, BRAM, until=FRIDAY)
    assert asked(house) == [BRAM]
    kept = house.find(which.id)
    assert kept
    assert kept.handler == BRAM


def test_saving_something_else_asks_nobody(house: House) -> None:
    house.report()
    save(house, BRAM, days="0,1")
    assert asked(house) == [BRAM]


def test_whoever_is_back_hears_once_what_waits_for_them(house: House) -> None:
    save(house, BRAM, until=FRIDAY)
    which = house.report()
    save(house, SANNE, days="0,1")
    assert asked(house) == [SANNE]
    for _ in range(2):
        come_back(house, BACK)
        assert house.told(Kind.WORK) == [(BRAM, f"{which.version} back 2026-11-20"), (SANNE, "1")]
    assert [row["state"] for row in house.owed(Kind.STATUS)] == ["ready"], "and its reporter reads with whom it lies"


def test_what_somebody_took_meanwhile_is_brought_back_to_nobody(house: House) -> None:
    save(house, BRAM, until=FRIDAY)
    which = house.report()
    house.act(Act.TAKE, which.id, SANNE)
    come_back(house, BACK)
    assert asked(house) == [SANNE]


def test_what_was_held_for_whoever_is_away_comes_with_the_next_release_after_they_are_back(house: House) -> None:
    which = house.until(Act.TAKE)
    save(house, ANNA, until=FRIDAY)
    house.act(Act.NOTE, which.id, BRAM, "We kijken ernaar.")
    assert [row["due_at"] for row in house.owed(Kind.PING)] == [MONDAY]
    house.do(lambda tx: usecases.preferences.back(tx, person(ANNA), now=NOW, rules=RULES))
    assert [row["due_at"] for row in house.owed(Kind.PING)] == [NOW.replace(hour=12, minute=0)], "at 13:00"


def test_outside_somebody_s_own_hours_nothing_makes_a_sound(house: House) -> None:
    which = house.until(Act.TAKE)
    save(house, ANNA, days="0", starts="09:00", ends="15:00")
    house.act(Act.NOTE, which.id, BRAM, "We kijken ernaar.")
    assert [row["due_at"] for row in house.owed(Kind.PING)] == [MONDAY + timedelta(minutes=30)]


def test_saving_without_a_last_day_or_saying_so_ends_an_absence(house: House) -> None:
    save(house, BRAM, until=FRIDAY)
    save(house, BRAM)
    assert found(house, BRAM).away_until is None
    save(house, BRAM, until=FRIDAY, days="0")
    house.do(lambda tx: usecases.preferences.back(tx, person(BRAM), now=NOW, rules=RULES))
    assert (found(house, BRAM).away_until, found(house, BRAM).hours is None) == (None, False)


def test_an_absence_ends_by_itself_after_its_last_day(house: House) -> None:
    save(house, BRAM, until=FRIDAY)
    assert found(house, BRAM).away_until == BACK
    assert come_back(house, BACK - timedelta(seconds=1)) == 0
    assert come_back(house, BACK) == 1
    house.report()
    assert asked(house) == [BRAM]


@pytest.mark.parametrize(
    ("changes", "mistake"), [({"days": ""}, Mistake.NO_DAY), ({"until": "2026-11-01"}, Mistake.PAST)]
)
def test_what_is_to_be_put_right_changes_nothing(house: House, changes: dict[str, str], mistake: Mistake) -> None:
    house.report()
    save(house, BRAM, days="0", until=FRIDAY)
    before = found(house, BRAM)
    assert save(house, BRAM, **{"language": "en", "starts": "10:00"} | changes) is mistake
    assert found(house, BRAM) == before


def test_what_no_card_sends_changes_nothing(house: House) -> None:
    before = found(house, BRAM)
    with pytest.raises(errors.Choice):
        save(house, BRAM, language="xx", days="0")
    assert found(house, BRAM) == before
