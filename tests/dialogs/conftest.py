from collections.abc import Iterator

import pytest

from storage.store import open_store
from tests.usecases.desk import Desk
from tests.usecases.house import House


@pytest.fixture
def house(sqlite_url: str) -> Iterator[House]:
    """A small organisation; dialogs hold no SQL, so one store will do."""
    store = open_store(sqlite_url)
    yield House(store)
    store.close()


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Desk]:
    store = open_store(sqlite_url)
    yield Desk(store)
    store.close()
