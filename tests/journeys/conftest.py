from collections.abc import AsyncIterator

import pytest

from tests import examples
from tests.fakes.client import Colleague
from tests.journeys.kring import Kring, running


@pytest.fixture
def url(request: pytest.FixtureRequest) -> str:
    """A migrated, empty store: SQLite, or what `url` is parametrised with."""
    return str(request.getfixturevalue(f"{getattr(request, 'param', 'sqlite')}_url"))


@pytest.fixture
async def kring(url: str) -> AsyncIterator[Kring]:
    async with running(url) as kring:
        yield kring


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
