"""What an owed note says at the moment it is sent."""

from collections.abc import Iterator

import pytest

import bot.letters
from bot.letters import Letter
from dialogs.turn import Card
from domain.messages import Kind
from domain.people import PersonId
from domain.questions import Act
from storage import keyusers
from storage.store import open_store
from tests.bot.test_letters import parcel
from tests.examples import ANNA, ZONE
from tests.usecases.desk import DAAN, ELIF, Desk
from tests.usecases.test_recognition import helped


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Desk]:
    store = open_store(sqlite_url)
    yield Desk(store)
    store.close()


def letter(desk: Desk, who: PersonId, month: str = "2026-11") -> Letter | None:
    viewer, owed = desk.person(who), parcel(Kind.IMPACT, ZONE, who, occasion=month)
    return desk.do(lambda tx: bot.letters.open_letter(tx, owed, viewer))


def test_it_tells_of_its_month_and_of_who_gets_it(desk: Desk) -> None:
    helped(desk, DAAN)
    made = letter(desk, DAAN)
    assert made
    assert (made.sheet.card, made.sheet.viewer.id) == (Card.IMPACT, DAAN)
    assert (made.sheet.data.period.month, made.sheet.data.helped) == ("2026-11", 1)
    assert (letter(desk, DAAN, "2026-12"), letter(desk, ELIF)) == (None, None)


def test_nothing_is_said_once_it_is_not_true_anymore_or_they_stopped(desk: Desk) -> None:
    which = helped(desk, DAAN)
    desk.do(lambda tx: keyusers.stop(tx, DAAN))
    assert letter(desk, DAAN) is None
    desk.do(lambda tx: keyusers.appoint(tx, DAAN))
    assert letter(desk, DAAN)
    desk.act(Act.REOPEN, which, ANNA, "Nog niet.")
    assert letter(desk, DAAN) is None
