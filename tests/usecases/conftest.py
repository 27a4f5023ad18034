import pytest

from storage.store import Store
from tests.usecases.desk import Desk
from tests.usecases.house import House


@pytest.fixture
def house(store: Store) -> House:
    """Each store in turn, with a small organisation in it."""
    return House(store)


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)
