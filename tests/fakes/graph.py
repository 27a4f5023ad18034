"""Microsoft Graph as far as Kring calls it, on loopback: it refuses what Graph refuses, and fails as Graph fails."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Self

from aiohttp import web

import appmanifest
import bot.feed

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]

PATH = "/v1.0/users/{person}/teamwork/sendActivityNotification"
CODES = {400: "BadRequest", 401: "InvalidAuthenticationToken", 403: "Forbidden", 404: "NotFound", 409: "Conflict"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    person: str
    body: Mapping[str, Any]
    authorization: str | None


class FakeGraph:
    """`async with FakeGraph(installed={...}) as graph`; without `installed` everybody has the app."""

    def __init__(self, *, installed: set[str] | None = None) -> None:
        self.received: list[Received] = []  # every request, also those that failed
        self.shown: list[Received] = []  # what a person would have seen
        self.url = ""
        self._installed = installed
        self._declared = appmanifest.activity_types()
        self._next: deque[Answer] = deque()
        self._released = asyncio.Event()
        self._arrived = asyncio.Event()
        application = web.Application()
        application.router.add_post(PATH, self._receive)
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = "http://{}:{}".format(*self._runner.addresses[0][:2])
        return self

    async def __aexit__(self, *_: object) -> None:
        self.release()
        await self._runner.cleanup()

    def answer(self, status: int, *, body: str | None = None, headers: Mapping[str, str] | None = None) -> None:
        """The next request that nothing was planned for gets this status, with Graph's error unless `body` is given."""

        async def told(_: web.Request) -> web.StreamResponse:
            return _error(status, "as told", headers) if body is None else _page(status, body, headers)

        self._next.append(told)

    def reset(self) -> None:
        """The next request is read and its connection broken off."""

        async def broken(request: web.Request) -> web.StreamResponse:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()

        self._next.append(broken)

    def hang(self) -> None:
        """The next request waits for `release`, then gets what it deserves."""

        async def slow(request: web.Request) -> web.StreamResponse:
            await self._released.wait()
            return self._judge(self.received[-1])

        self._next.append(slow)

    def release(self) -> None:
        self._released.set()

    async def arrival(self) -> None:
        """Returns once a request has been read; a test whose request never left fails instead of hanging."""
        async with asyncio.timeout(10):
            await self._arrived.wait()

    async def _receive(self, request: web.Request) -> web.StreamResponse:
        ping = Received(
            person=request.match_info["person"],
            body=await request.json(),
            authorization=request.headers.get("Authorization"),
        )
        self.received.append(ping)
        self._arrived.set()
        return await self._next.popleft()(request) if self._next else self._judge(ping)

    def _judge(self, ping: Received) -> web.StreamResponse:
        if not (ping.authorization or "").startswith("Bearer "):
            return _error(HTTPStatus.UNAUTHORIZED, "no token")
        installed = self._installed is None or ping.person in self._installed
        if problem := bot.feed.check(ping.body, declared=self._declared, installed=installed):
            return _error(*problem)
        self.shown.append(ping)
        return web.Response(status=HTTPStatus.NO_CONTENT)


def _error(status: int, message: str, headers: Mapping[str, str] | None = None) -> web.Response:
    error = {"code": CODES.get(status, "UnknownError"), "message": message, "innerError": {"request-id": "1"}}
    return _page(status, json.dumps({"error": error}), headers, content_type="application/json")


def _page(status: int, body: str, headers: Mapping[str, str] | None, content_type: str = "text/html") -> web.Response:
    return web.Response(status=status, text=body, headers=headers, content_type=content_type)
