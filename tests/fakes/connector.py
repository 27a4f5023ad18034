"""Stands in for the Bot Connector: records what it is sent, and answers as a test tells it to."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote

from aiohttp import web

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    method: str
    raw_path: str  # as it came over the wire
    path: tuple[str, ...]  # its parts after /v3/conversations, unquoted
    body: Any
    authorization: str | None
    at: float  # the loop's time in seconds


class FakeTeams:
    """`async with FakeTeams() as teams`: a server on loopback; scripted answers go first, then all is well."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.chats: dict[str, dict[str, Any]] = {}  # conversation -> message id -> what stands there, oldest first
        self._script: deque[Answer] = deque()
        self._held: list[asyncio.Event] = []
        self._blocked: set[str] = set()
        self._arrived = asyncio.Condition()
        self.given = 0
        self.mark = "m"  # how the ids of messages begin
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/{rest:.*}", self._serve)
        self._runner = web.AppRunner(app, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/teams/"
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.release()
        if self._runner is not None:
            await self._runner.cleanup()

    def answer(self, status: int, *, headers: Mapping[str, str] | None = None, code: str = "", text: str = "") -> None:
        """One of the next calls gets this status, with Bot Connector's error `code` or a raw body."""
        body = json.dumps({"error": {"code": code, "message": "no"}}) if code else text

        async def give(_request: web.Request) -> web.StreamResponse:
            return web.Response(status=status, headers=headers, text=body)

        self._script.append(give)

    def accept(self) -> None:
        """One of the next calls is answered as usual."""
        self._script.append(self._accept)

    def reset(self) -> None:
        """One of the next calls loses its connection after it was received."""

        async def drop(request: web.Request) -> web.StreamResponse:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()

        self._script.append(drop)

    def hang(self) -> asyncio.Event:
        """One of the next calls waits until the event is set or the server stops; who leaves first sent nothing."""
        event = asyncio.Event()
        self._held.append(event)

        async def wait(request: web.Request) -> web.StreamResponse:
            await event.wait()
            gone = request.transport is None  # nobody waits for the answer anymore, so nobody was shown anything
            return web.Response() if gone else await self._accept(request)

        self._script.append(wait)
        return event

    def block(self, chat: str) -> None:
        """Whoever has that chat blocked the bot: every call about it is refused from now on."""
        self._blocked.add(chat)

    def release(self) -> None:
        """Lets go of every call that still waits."""
        for event in self._held:
            event.set()

    def to(self, chat: str) -> list[Call]:
        """Every call about that conversation so far, also those that failed."""
        return [call for call in self.calls if call.path[:1] == (chat,)]

    async def wait_for(self, count: int) -> list[Call]:
        """Returns as soon as so many calls have arrived; TimeoutError after ten seconds."""
        async with asyncio.timeout(10), self._arrived:
            await self._arrived.wait_for(lambda: len(self.calls) >= count)
        return self.calls

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        text = await request.text()
        call = Call(
            method=request.method,
            raw_path=request.raw_path,
            path=_parts(request),
            body=json.loads(text) if text else None,
            authorization=request.headers.get("Authorization"),
            at=asyncio.get_running_loop().time(),
        )
        async with self._arrived:
            self.calls.append(call)
            self._arrived.notify_all()
        if self._blocked & set(call.path[:1]):
            return web.json_response({"error": {"code": "MessageWritesBlocked", "message": "no"}}, status=403)
        return await (self._script.popleft() if self._script else self._accept)(request)

    async def _accept(self, request: web.Request) -> web.StreamResponse:
        self.given += 1
        if request.method == "DELETE":
            return web.Response(status=200)
        body = json.loads(await request.text())
        if request.path.endswith("/v3/conversations"):
            return web.json_response({"id": f"a:{body['members'][0]['id']}"}, status=201)
        chat, _, *message = _parts(request)
        known = message[0] if request.method == "PUT" else f"{self.mark}{self.given}"
        self.chats.setdefault(chat, {})[known] = body
        return web.json_response({"id": known}, status=200 if request.method == "PUT" else 201)


def _parts(request: web.Request) -> tuple[str, ...]:
    return tuple(unquote(part) for part in request.raw_path.partition("/v3/conversations")[2].split("/") if part)
