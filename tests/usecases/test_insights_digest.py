"""What was solved in a month: titles of what bothered five colleagues or more, and how much else (LC6)."""

from datetime import date

import usecases.insights
from domain.friction import Friction
from domain.insights import Digest
from domain.people import PersonId
from domain.states import Act
from storage import friction
from tests.examples import ANNA, BRAM, LIAM, NAMES, NOOR, RULES, SANNE
from tests.usecases.desk import day
from tests.usecases.house import House, bearer
from tests.usecases.test_insights import count

NOVEMBER = date(2026, 11, 1)
COUNTED = day("2026-12-03T00:00")


def solved(house: House, n: int, title: str, *others: PersonId, when: str = "2026-11-10T12:00") -> Friction:
    which = house.report(nonce=f"n{n}", seed=bytes([n]) * 32, now=day("2026-11-09T09:00"))
    house.act(Act.TAKE, which.id, BRAM, title, now=day("2026-11-09T10:00"))
    for who in others:
        house.support(who, which.id)
    house.act(Act.SOLVE, which.id, BRAM, now=day("2026-11-09T11:00"))
    return house.act(Act.CONFIRM, which.id, ANNA, now=day(when))


def digest(house: House, month: date = NOVEMBER) -> Digest | None:
    return house.do(lambda tx: usecases.insights.digest(tx, month, rules=RULES))


def test_titles_of_what_bothered_five_and_the_rest_as_one_number(house: House) -> None:
    solved(house, 1, "Wifi valt weg in de kelder", LIAM, BRAM, SANNE, NOOR)
    for n in range(2, 9):
        solved(house, n, f"Kleinigheid {n}", *(LIAM, BRAM, SANNE)[: n % 4])
    count(house, COUNTED)
    assert digest(house) == Digest(titles=("Wifi valt weg in de kelder",), smaller=7)


def test_a_few_smaller_things_are_not_counted_aloud(house: House) -> None:
    solved(house, 1, "Wifi valt weg in de kelder", LIAM, BRAM, SANNE, NOOR)
    for n in range(2, 6):
        solved(house, n, f"Kleinigheid {n}")
    count(house, COUNTED)
    assert digest(house) == Digest(titles=("Wifi valt weg in de kelder",), smaller=None)


def test_a_month_is_told_of_once_all_of_it_is_counted_and_by_its_own_days(house: House) -> None:
    everybody = (LIAM, BRAM, SANNE, NOOR)
    solved(house, 1, "Van november", *everybody, when="2026-11-30T23:59")
    solved(house, 2, "Van december", *everybody, when="2026-12-01T00:00")
    assert digest(house) is None
    count(house, day("2026-12-02T23:59"))
    assert digest(house) is None
    count(house, day("2026-12-04T00:00"))
    assert digest(house) == digest(house, date(2026, 11, 30)) == Digest(titles=("Van november",), smaller=None)
    assert digest(house, date(2026, 12, 1)) is None


def test_what_is_open_again_is_not_called_solved_and_the_number_stays_what_it_was(house: House) -> None:
    again = solved(house, 1, "Wifi valt weg in de kelder", LIAM, BRAM, SANNE, NOOR)
    small = [solved(house, n, f"Kleinigheid {n}") for n in range(2, 7)]
    count(house, COUNTED)
    for which in (again, small[0]):
        house.act(Act.REOPEN, which.id, ANNA, now=COUNTED)
    assert digest(house) == Digest(titles=(), smaller=5)


def test_reports_that_go_together_are_one_thing_that_bothered_all_of_them(house: House) -> None:
    lead = house.report(nonce="n1", seed=bytes([1]) * 32, now=day("2026-11-09T09:00"))
    house.act(Act.TAKE, lead.id, BRAM, "Traag", now=day("2026-11-09T10:00"))
    for n in range(2, 6):
        house.send(n=n, now=day("2026-11-09T10:00"))
    house.release(day("2026-11-09T13:00"))
    for n in range(2, 6):
        own = house.do(lambda tx, n=n: friction.of_receipt(tx, bearer(n).kept))  # type: ignore[misc]
        assert own
        house.join(bearer(n), own.id, lead.id, now=day("2026-11-09T14:00"))
    house.act(Act.SOLVE, lead.id, BRAM, now=day("2026-11-09T15:00"))
    house.act(Act.CONFIRM, lead.id, ANNA, now=day("2026-11-10T09:00"))
    count(house, COUNTED)
    assert digest(house) == Digest(titles=("Traag",), smaller=None)


def test_nothing_in_it_leads_to_anybody(house: House) -> None:
    """A scan: no name, words, department, code, id or day, also where a handler wrote a name into a title."""
    everybody = (LIAM, BRAM, SANNE, NOOR)
    which = [
        solved(house, 1, "Wifi valt weg in de kelder", *everybody),
        solved(house, 2, "Laptop van mevrouw Jansen is traag", *everybody),
        solved(house, 3, "Bel 06-12345678 bij storing", *everybody),
    ]
    count(house, COUNTED)
    found = digest(house)
    assert found == Digest(titles=("Wifi valt weg in de kelder",), smaller=None)
    said = repr(found).lower()
    secrets = [*NAMES.values(), *NAMES, *(part for one in which for part in (one.words, one.code, one.id))]
    assert [one for one in secrets if one.lower() in said] == []
    assert not any(letter.isdigit() for letter in said)
