import pytest

from storage.store import Store
from tests.usecases.desk import Desk
from tests.usecases.house import House
from tests.usecases.newsroom import Newsroom


@pytest.fixture
def house(store: Store) -> House:
    """Each store in turn, with a small organisation in it."""
    return House(store)


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


@pytest.fixture
def newsroom(store: Store) -> Newsroom:
    return Newsroom(store)
