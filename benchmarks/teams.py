"""A Teams that enforces its limits, and Kring as processes of its own: what benchmarks/nudge.py measures with."""

import asyncio
import random  # noqa: TID251 - the weather of a network
import subprocess
import sys
import time
from collections import Counter, deque
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

KRING = Path(sys.executable).with_name("kring")
RATE = 50  # requests a second, which is what Teams takes of an app in a tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class Weather:
    """`latency` is there and back, in seconds, by turns up to `jitter` more or less; each way takes half of it."""

    latency: float = 0.0
    jitter: float = 0.0
    faults: float = 0.0  # share of 429, 502 and broken connections


class Teams:
    """Takes `RATE` requests in any second, counted when they arrive, and answers 429 to more."""

    def __init__(self, weather: Weather) -> None:
        self.url, self.complaints, self.last, self.first, self.taken, self.before = "", 0, 0.0, 0.0, 0, 0
        self.got: Counter[str] = Counter()  # new messages by conversation
        self.typed: asyncio.Queue[float] = asyncio.Queue()
        self._weather, self._dice = weather, random.Random(2026)
        self._lately: deque[float] = deque()

    async def open(self) -> web.AppRunner:
        site = web.Application()
        site.router.add_post("/v3/conversations/{chat}/activities", self._take)
        for add in (site.router.add_put, site.router.add_post):
            add("/v3/conversations/{chat}/activities/{message}", self._take)
        runner = web.AppRunner(site, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
        return runner

    async def _take(self, request: web.Request) -> web.StreamResponse:
        await self._travels()
        answer = self._answer(request)
        await self._travels()
        return answer

    async def _travels(self) -> None:
        way = (self._weather.latency + self._dice.uniform(-1, 1) * self._weather.jitter) / 2
        if way > 0:
            await asyncio.sleep(way)

    def _answer(self, request: web.Request) -> web.StreamResponse:
        now, chat = time.perf_counter(), request.match_info["chat"]
        while self._lately and self._lately[0] <= now - 1:
            self._lately.popleft()
        self._lately.append(now)
        if len(self._lately) > RATE:
            self.complaints += 1
            return web.Response(status=429, headers={"Retry-After": "1"})
        self.taken += 1
        if chat.startswith("c:") and self._dice.random() < self._weather.faults:
            return self._wrong(request)
        if chat == "typist":
            self.typed.put_nowait(now)
        elif request.method == "POST" and chat.startswith("c:"):
            self.got[chat] += 1
            if not self.first:
                self.before = self.taken
            self.first, self.last = self.first or now, now
        return web.json_response({"id": f"m{now}"}, status=201)

    def _wrong(self, request: web.Request) -> web.StreamResponse:
        """Before anything is taken: 429, 502 or a connection that is gone."""
        kind = self._dice.choice((429, 502, 0))
        if kind:
            return web.Response(status=kind, headers={"Retry-After": "1"} if kind == 429 else {})
        if request.transport:
            request.transport.close()
        return web.Response(status=502)


class Service:
    """`kring demo` in a process of its own, which can be killed and started again on the same store and port."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder, self._url, self._port, self._before = folder, url, 0, 0
        self._process: asyncio.subprocess.Process | None = None
        self.address, self.grown = "", 0

    async def start(self) -> None:
        settings = {
            "KRING_ACTS_PER_MINUTE": "1000000", "KRING_RATE": str(RATE), "HOME": str(self._folder),
            "DATABASE_URL": self._url,
        }  # fmt: skip
        self._process = await asyncio.create_subprocess_exec(
            str(KRING), "demo", "--port", str(self._port), env=settings, cwd=self._folder,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert self._process.stdout
        while b"http://127.0.0.1" not in (line := await self._process.stdout.readline()):
            assert line, "it did not start"
        self.address = line[line.index(b"http") :].split()[0].decode()
        self._port = int(self.address.rpartition(":")[2])

    def look(self, *, warm: bool) -> None:
        """How much memory it has more than when what is loaded once was loaded."""
        assert self._process
        if warm and Path(f"/proc/{self._process.pid}").exists():
            has = int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1]) * 4096
            self._before = self._before or has
            self.grown = max(self.grown, has - self._before)

    async def kill(self) -> None:
        assert self._process
        self._process.kill()
        await self._process.wait()
        self._before = 0
        await self.start()

    async def stop(self) -> None:
        assert self._process
        self._process.terminate()
        await self._process.wait()
