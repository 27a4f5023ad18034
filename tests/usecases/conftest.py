import pytest

from storage.store import Store
from tests.usecases.house import House


@pytest.fixture
def house(store: Store) -> House:
    """Each store in turn, with a small organisation in it."""
    return House(store)
