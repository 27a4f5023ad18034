from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from tests.web import browsing
from tests.web.visiting import Place, place


@pytest.fixture
async def office(sqlite_url: str) -> AsyncIterator[Place]:
    """Every page there is and those of tests/web/pages.py, for the colleagues of tests/examples.py, by `?as=ID`."""
    async with place(sqlite_url) as made:
        yield made


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One for all tests of a worker: to start it takes as long as ten pages."""
    async with browsing.browser() as launched:
        yield launched
