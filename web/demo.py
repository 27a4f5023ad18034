"""The demo's page: three chats side by side, what Teams would have told, a clock to move, and a story to be told.

It is about no person who looks, so it asks for none; the demo answers this machine alone.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from http import HTTPStatus
from typing import Any, Protocol

from aiohttp import web
from aiohttp_sse import EventSourceResponse, sse_response

from domain import errors
from web.access import Route
from web.page import Look

CHATS = ("a", "b", "c")  # side by side; each is somebody's id in the address
ALIVE = 15.0  # seconds between two signs of life on an open stream
MOST = 4000  # characters that somebody types at once, as in Teams' own box


class Stage(Protocol):
    """The running demo; a person is an id, and one that nobody has raises domain.errors.Unknown."""

    async def people(self) -> Sequence[Mapping[str, Any]]: ...

    def now(self) -> str: ...

    def shown(self) -> Sequence[Mapping[str, Any]]: ...

    def said(self, who: str, /) -> Sequence[Any]: ...

    def watch(self) -> AbstractContextManager[asyncio.Queue[Mapping[str, Any]]]: ...

    async def open(self, who: str, /) -> None: ...

    async def type(self, who: str, text: str, /) -> None: ...

    async def press(self, who: str, message: str, verb: str, data: Mapping[str, Any], /) -> None: ...

    async def story(self, language: str, /) -> Sequence[Mapping[str, str]]: ...

    async def play(self, step: int, language: str, /) -> None: ...


class Page:
    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def routes(self) -> tuple[Route, ...]:
        """Not part of `web.app.ROUTES`: outside the demo there is none of this."""
        return (
            Route(method="GET", path="/demo/", to=self.show, who=None, whole=True),
            Route(method="GET", path="/demo/events", to=self.events, who=None),
            Route(method="GET", path="/demo/chats/{who}", to=self.said, who=None),
            Route(method="POST", path="/demo/chats/{who}/words", to=self.type, who=None),
            Route(method="POST", path="/demo/chats/{who}/press", to=self.press, who=None),
            Route(method="POST", path="/demo/story/{step}", to=self.play, who=None),
        )

    async def show(self, look: Look) -> web.StreamResponse:
        people, story = await self._stage.people(), await self._stage.story(look.language)
        known = {one["id"]: one for one in people}
        usual = list(dict.fromkeys(step["who"] for step in story))  # in the order in which they first act
        order = [usual[0], *usual[2:], usual[1]]  # who reports at one end, who handles at the other
        chosen = [look.request.query.get(name, "") for name in CHATS]
        chats = [one if one in known else usual_one for one, usual_one in zip(chosen, order, strict=True)]
        return look.page(
            "demo.html", people=people, chats=chats, story=story, now=self._stage.now(), shown=self._stage.shown(),
            cast=order,
        )  # fmt: skip

    async def said(self, look: Look) -> web.StreamResponse:
        """One chat as it stands; looking at it installs the app for its person, as Teams does."""
        who = look.request.match_info["who"]
        await self._stage.open(who)
        return web.json_response(self._stage.said(who))

    async def type(self, look: Look) -> web.StreamResponse:
        text = str((await _object(look)).get("text", "")).strip()[:MOST]
        if not text:
            raise errors.Unknown
        await self._stage.type(look.request.match_info["who"], text)
        return web.Response(status=HTTPStatus.NO_CONTENT)

    async def press(self, look: Look) -> web.StreamResponse:
        """`{"message", "verb", "data"}`, the data of the button with what stands in the card's fields."""
        asked = await _object(look)
        data = asked.get("data")
        if not isinstance(data, Mapping):
            raise errors.Unknown
        who, message, verb = look.request.match_info["who"], str(asked.get("message")), str(asked.get("verb"))
        await self._stage.press(who, message, verb, data)
        return web.Response(status=HTTPStatus.NO_CONTENT)

    async def play(self, look: Look) -> web.StreamResponse:
        step = look.request.match_info["step"]
        if not step.isdecimal():
            raise errors.Unknown
        await self._stage.play(int(step), look.language)
        return web.Response(status=HTTPStatus.NO_CONTENT)

    async def events(self, look: Look) -> web.StreamResponse:
        """What happens from now on, an event each: a line of a chat, an entry of the feed, or the time."""
        stream: EventSourceResponse
        async with sse_response(look.request) as stream:
            with self._stage.watch() as queue:
                while stream.is_connected():
                    try:
                        happened = await asyncio.wait_for(queue.get(), ALIVE)
                    except TimeoutError:
                        continue
                    if happened["kind"] == "end":
                        break
                    await stream.send(json.dumps(happened))
        return stream


async def _object(look: Look) -> Mapping[str, Any]:
    """The JSON that was sent; an empty one for whatever else was."""
    try:
        body = await look.request.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
