from collections.abc import AsyncIterator

import pytest

import bot.meaning
from tests import examples
from tests.fakes.client import Colleague
from tests.journeys.kring import Kring, running
from tests.journeys.town import Town, demo, town


@pytest.fixture(autouse=True)
def by_words(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known is found by words, as where the extra is not installed: made-up words mean nothing to a model."""
    if "by_meaning" not in request.fixturenames:
        monkeypatch.setattr(bot.meaning, "installed", lambda: False)


@pytest.fixture
def by_meaning() -> None:
    """For a journey that needs the extra."""


@pytest.fixture
def url(request: pytest.FixtureRequest) -> str:
    """A migrated, empty store: SQLite, or what `url` is parametrised with."""
    return str(request.getfixturevalue(f"{getattr(request, 'param', 'sqlite')}_url"))


@pytest.fixture
async def kring(url: str) -> AsyncIterator[Kring]:
    async with running(url) as kring:
        yield kring


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Town]:
    """The demo, on a clock that can be moved."""
    async with town() as here, demo(here, sqlite_url):
        yield here


@pytest.fixture
def anna(kring: Kring) -> Colleague:
    """Reports, in Dutch."""
    return kring.colleague(examples.ANNA)


@pytest.fixture
def liam(kring: Kring) -> Colleague:
    """Reports, in English."""
    return kring.colleague(examples.LIAM)


@pytest.fixture
def bram(kring: Kring) -> Colleague:
    """Owns every queue."""
    return kring.colleague(examples.BRAM)


@pytest.fixture
def sanne(kring: Kring) -> Colleague:
    """His deputy."""
    return kring.colleague(examples.SANNE)


@pytest.fixture
def eva(kring: Kring) -> Colleague:
    """Whom the directory does not know; reports in Dutch."""
    return kring.colleague("eva")


@pytest.fixture
async def noor(kring: Kring) -> Colleague:
    """Coordinator. She has the app, so Kring knows where this organisation's Teams is, and can reach everybody."""
    noor = kring.colleague(examples.NOOR)
    await noor.installs()
    return noor
