"""What becomes of reports and deadlines when somebody's mailbox says that they are away, or not anymore."""

from dataclasses import replace
from datetime import datetime, timedelta

import usecases.absence
import usecases.budget
import usecases.preferences
from domain.absence import Absence, endless
from domain.messages import Kind
from domain.people import Person, PersonId, Role
from domain.preferences import Filled
from domain.states import Act
from storage import absence, budget, people
from tests.examples import ANNA, BRAM, LIAM, NOOR, NOW, RULES, SANNE, USUAL
from tests.usecases.house import House

DAY = timedelta(days=1)
DATED = Absence(until=NOW + 3 * DAY)
AS_USUAL = Filled(language="nl", days="0,1,2,3,4", starts="08:30", ends="17:30", until="")


def hear(house: House, *, now: datetime = NOW, **told: Absence | None) -> int:
    heard = {PersonId(who): one for who, one in told.items()}
    return house.do(lambda tx: usecases.absence.hear(tx, heard, now=now, rules=RULES))


def found(house: House, who: PersonId) -> Person:
    someone = house.do(lambda tx: people.find(tx, who, USUAL))
    assert someone
    return someone


def says_back(house: House, who: PersonId) -> None:
    someone = found(house, who)
    house.do(lambda tx: usecases.preferences.back(tx, someone, now=NOW, rules=RULES))


def saves(house: House, who: PersonId, **changes: str) -> None:
    someone, filled = found(house, who), replace(AS_USUAL, **changes)
    assert house.do(lambda tx: usecases.preferences.save(tx, someone, filled, now=NOW, rules=RULES)) is None


def comes_back(house: House, now: datetime) -> int:
    return house.do(lambda tx: usecases.preferences.come_back(tx, now=now, rules=RULES))


def asked(house: House) -> list[str]:
    return [who for who, _ in house.told(Kind.WORK)]


def test_what_waits_for_an_owner_whose_mailbox_says_away_is_asked_of_the_deputy_once(house: House) -> None:
    house.report()
    assert asked(house) == [BRAM]
    for _ in range(2):
        assert hear(house, bram=DATED, sanne=None, noor=None) == 1
        assert asked(house) == [BRAM, SANNE]


def test_two_who_go_at_once_leave_it_to_the_coordinators(house: House) -> None:
    house.report()
    assert hear(house, bram=DATED, sanne=endless(NOW)) == 2
    assert asked(house) == [BRAM, NOOR]


def test_new_reports_go_to_the_deputy_until_the_mailbox_says_here(house: House) -> None:
    hear(house, bram=DATED)
    house.report()
    assert asked(house) == [SANNE]
    assert hear(house, bram=None) == 0
    house.report(nonce="n2", seed=b"2" * 32)
    assert asked(house) == [BRAM, SANNE]


def test_what_an_owner_took_before_stays_theirs(house: House) -> None:
    which = house.until(Act.TAKE)
    hear(house, bram=DATED)
    kept = house.find(which.id)
    assert kept
    assert (kept.handler, asked(house)) == (BRAM, [BRAM])


def test_a_deadline_waits_for_who_is_away_as_it_does_by_their_own_word(house: House) -> None:
    hear(house, sanne=DATED, bram=DATED, noor=DATED)
    by_mailbox = house.report().take_by
    hear(house, sanne=None, bram=None, noor=None)
    assert house.report(nonce="n2", seed=b"2" * 32).take_by < DATED.until < by_mailbox


def test_who_says_to_be_back_is_until_the_mailbox_tells_of_another_absence(house: House) -> None:
    hear(house, bram=DATED)
    says_back(house, BRAM)
    assert hear(house, bram=DATED) == 0
    house.report()
    assert asked(house) == [BRAM]
    assert hear(house, bram=Absence(until=DATED.until + DAY)) == 1
    assert asked(house) == [BRAM, SANNE]


def test_who_says_to_be_back_from_an_absence_without_end_is_until_the_mailbox_said_here(house: House) -> None:
    hear(house, bram=endless(NOW))
    says_back(house, BRAM)
    comes_back(house, NOW + 30 * DAY)  # meanwhile nobody asked
    assert hear(house, bram=endless(NOW + 30 * DAY)) == 0
    hear(house, bram=None)
    assert hear(house, bram=endless(NOW + 31 * DAY)) == 1


def test_an_absence_without_end_that_is_not_told_anymore_is_believed_for_three_days(house: House) -> None:
    hear(house, bram=endless(NOW))
    hear(house, now=NOW + DAY, bram=endless(NOW + DAY))
    assert comes_back(house, NOW + 4 * DAY - timedelta(seconds=1)) == 0
    assert comes_back(house, NOW + 4 * DAY) == 1
    assert found(house, BRAM).back is None


def test_a_pause_of_one_s_own_stands_whatever_the_mailbox_says(house: House) -> None:
    saves(house, BRAM, until="2026-11-20")
    hear(house, bram=None)
    assert found(house, BRAM).back == datetime.fromisoformat("2026-11-20T23:00+00:00")
    hear(house, bram=Absence(until=NOW + DAY))
    assert found(house, BRAM).back == datetime.fromisoformat("2026-11-20T23:00+00:00")


def test_another_last_day_of_one_s_own_corrects_what_the_mailbox_says(house: House) -> None:
    hear(house, bram=Absence(until=NOW + 9 * DAY))
    saves(house, BRAM, until="2026-11-18")
    comes_back(house, NOW + 2 * DAY)
    assert hear(house, bram=Absence(until=NOW + 9 * DAY)) == 0
    assert found(house, BRAM).back is None


def test_saving_something_else_corrects_nothing(house: House) -> None:
    saves(house, BRAM, until="2026-11-18")
    hear(house, bram=Absence(until=NOW + 9 * DAY))
    saves(house, BRAM, until="2026-11-18", days="0,1")
    comes_back(house, NOW + 2 * DAY)
    saves(house, BRAM, days="0,1,2")
    assert found(house, BRAM).back == NOW + 9 * DAY


def test_who_is_not_told_of_stays_as_they_were(house: House) -> None:
    hear(house, bram=DATED)
    assert hear(house, sanne=None) == 1
    assert found(house, BRAM).listed == DATED


def test_of_who_does_not_matter_nothing_is_kept(house: House) -> None:
    house.do(lambda tx: people.appoint(tx, Role.KEY_USER, [LIAM]))
    assert hear(house, anna=DATED, liam=DATED) == 1
    assert found(house, ANNA).listed is None
    house.do(lambda tx: people.appoint(tx, Role.KEY_USER, []))
    assert hear(house) == 0
    assert house.do(absence.listed) == {}


def test_a_mailbox_that_is_back_sooner_than_it_said_brings_the_next_tip_sooner(house: House) -> None:
    house.do(lambda tx: budget.enrol(tx, BRAM))
    hear(house, bram=DATED)
    house.do(lambda tx: usecases.budget.tick(tx, now=NOW, rules=RULES))
    away = house.do(budget.next_due)
    assert away
    assert away >= DATED.until
    hear(house, bram=None)
    house.do(lambda tx: usecases.budget.tick(tx, now=NOW, rules=RULES))
    back = house.do(budget.next_due)
    assert back
    assert back < DATED.until
