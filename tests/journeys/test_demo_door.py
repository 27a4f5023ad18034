"""The demo asks for no token, so it answers programs on this machine alone: no page of elsewhere, by whatever name."""

from collections.abc import AsyncIterator, Mapping

import aiohttp
import pytest
from yarl import URL

from tests.journeys.town import ANNA, Town

ROUTES = (
    ("GET", "/healthz"), ("GET", "/readyz"), ("GET", "/demo/people"), ("GET", "/demo/feed"), ("GET", "/demo/clock"),
    ("POST", "/demo/clock"), ("POST", "/demo/graph"), ("GET", "/demo/"), ("GET", f"/demo/chats/{ANNA}"),
    ("POST", f"/demo/chats/{ANNA}/words"), ("POST", f"/demo/chats/{ANNA}/press"), ("POST", "/demo/story/0"),
    ("GET", "/demo/events"), ("POST", "/demo/teams/v3/conversations"), ("POST", "/api/messages"), ("GET", "/nowhere"),
    ("OPTIONS", "/api/messages"),
)  # fmt: skip
FOREIGN: tuple[Mapping[str, str], ...] = (
    {"Origin": "https://evil.example"},
    {"Origin": "http://localhost.evil.example:3978"},
    {"Origin": "null"},  # a page in a sandbox, or a file
    {"Origin": "file://"},
    {"Host": "evil.example"},  # a name that leads here
    {"Host": "127.0.0.1.evil.example:3978"},
    {"Host": "evil.example", "Origin": "http://evil.example"},
    {"Host": "localhost:3978", "Origin": "http://evil.example"},
    {"Host": "evil.example", "Origin": "http://localhost:3978"},
)
OURS: tuple[Mapping[str, str], ...] = (
    {},
    {"Host": "localhost:3978"},
    {"Host": "LocalHost"},
    {"Host": "127.0.0.1:1"},
    {"Host": "[::1]:3978"},
    {"Host": "localhost:3978", "Origin": "http://localhost:56150"},
    {"Origin": "https://127.0.0.1:8443"},
)


class Door:
    def __init__(self, here: Town, session: aiohttp.ClientSession) -> None:
        self._here = here
        self._session = session

    async def status(self, method: str, path: str, headers: Mapping[str, str]) -> int:
        body = self._here.colleague(ANNA).activity(type="message", text="hoi") if method == "POST" else None
        asked = self._session.request(method, URL(self._here.base + path), json=body, headers=headers)
        async with asked as answer:
            return answer.status


@pytest.fixture
async def door(here: Town) -> AsyncIterator[Door]:
    async with aiohttp.ClientSession() as session:
        yield Door(here, session)


async def test_no_route_answers_a_page_of_elsewhere(door: Door, here: Town) -> None:
    for method, path in ROUTES:
        for headers in FOREIGN:
            assert await door.status(method, path, headers) == 403, (method, path, headers)
        await here.advance("PT0S")
        assert here.teams.calls == [], (method, path)


async def test_this_machine_is_answered_by_any_of_its_names(door: Door, here: Town) -> None:
    for said, headers in enumerate(OURS, start=1):
        assert await door.status("GET", "/demo/people", headers) == 200, headers
        assert await door.status("POST", "/api/messages", headers) == 200, headers
        assert await door.status("GET", "/nowhere", headers) == 404, headers
        await here.advance("PT0S")
        assert len(here.teams.calls) == said, headers
