"""The organisation of content/demo.yaml as its people see it, in this process or in one of its own."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

import bot.demo
from bot.settings import Settings
from content import loader
from tests.fakes.client import Colleague, Wire
from tests.fakes.connector import FakeTeams
from tests.fakes.machine import JumpingMachine

COMMAND = Path(sys.executable).with_name("kring")
PATIENCE = 60  # seconds for a command to start or to end
KEY = bytes(range(32))
ANNA, MEHMET, GRACE, BRAM, SANNE = (f"00000000-0000-4000-8000-00000000000{one}" for one in (1, 2, 3, 5, 6))
NOOR = "00000000-0000-4000-8000-00000000000c"  # coordinator


class Town:
    """Colleagues of a demo, and the Teams they share."""

    def __init__(self, session: aiohttp.ClientSession, teams: FakeTeams) -> None:
        self.teams = teams
        self._session = session
        self._wire = Wire(session=session, base="", teams=teams, settle=self._settle)
        self._serving: Serving | None = None

    @property
    def serving(self) -> "Serving":
        assert self._serving, "no demo listens"
        return self._serving

    @serving.setter
    def serving(self, process: "Serving") -> None:
        """From now on colleagues speak to this one."""
        self._serving = process
        self.base = process.url

    @property
    def base(self) -> str:
        return self._wire.base

    @base.setter
    def base(self, url: str) -> None:
        self._wire.base = url

    def colleague(self, who: str) -> Colleague:
        known = next(one for one in loader.demo()["people"] if one["id"] == who)
        return Colleague(self._wire, who, known["name"], known["language"])

    def stranger(self, name: str, locale: str) -> Colleague:
        return Colleague(self._wire, "00000000-0000-4000-8000-0000000000ff", name, locale)

    async def ask(self, path: str, body: Any = None) -> tuple[int, Any]:
        """GET, or POST with a body: the status and what was said."""
        way = "GET" if body is None else "POST"
        given = {"data": body} if isinstance(body, bytes) else {"json": body}
        async with self._session.request(way, f"{self.base}{path}", **(given if body is not None else {})) as got:
            return got.status, await got.json()

    async def advance(self, span: str) -> str:
        """What time it is then, when everything due until then was delivered."""
        status, told = await self.ask("/demo/clock", {"advance": span})
        assert status == 200, told
        return str(told["now"])

    async def holding(self, act: Coroutine[Any, Any, object]) -> None:
        """Lets an act happen, and keeps what Teams is sent of it from ever being answered."""
        sent = len(self.teams.calls)
        self.teams.hang()
        await act
        await self.teams.wait_for(sent + 1)

    async def cut_off(self, act: Coroutine[Any, Any, object], *, after: int) -> None:
        """Begins an act, and kills the process once Teams got so many calls: nobody is answered."""
        begun = asyncio.ensure_future(act)
        await self.teams.wait_for(after)
        await self.serving.kill()
        with suppress(aiohttp.ClientError):
            await begun

    async def _settle(self) -> None:
        await self.advance("PT0S")


@asynccontextmanager
async def town() -> AsyncIterator[Town]:
    async with FakeTeams() as teams, aiohttp.ClientSession() as session:
        yield Town(session, teams)


@asynccontextmanager
async def demo(here: Town, url: str, *, fresh: bool = False) -> AsyncIterator[bot.demo.Demo]:
    """A demo on this store, in this process."""
    chosen: dict[str, Any] = {"_env_file": None, "DATABASE_URL": url, "KRING_ACTS_PER_MINUTE": 1000}
    made = await bot.demo.build(Settings(**chosen), KEY, fresh=fresh, machine=JumpingMachine())
    here.base = await made.start(0)
    try:
        yield made
    finally:
        here.teams.release()
        await made.service.stop()


@dataclass(slots=True, kw_only=True)
class Ended:
    code: int
    out: str
    err: str


async def command(*words: str, cwd: Path, **environment: str) -> Ended:
    """Runs `kring …` to its end."""
    process = await _start(words, cwd, environment)
    async with asyncio.timeout(PATIENCE):
        out, err = await process.communicate()
    assert process.returncode is not None
    return Ended(code=process.returncode, out=out.decode(), err=err.decode())


@dataclass(slots=True, kw_only=True)
class Serving:
    url: str
    process: asyncio.subprocess.Process

    async def kill(self) -> None:
        """Without a word: SIGKILL."""
        self.process.kill()
        await self.process.wait()

    async def stop(self) -> Ended:
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(PATIENCE):
            out, err = await self.process.communicate()
        assert self.process.returncode is not None
        return Ended(code=self.process.returncode, out=out.decode(), err=err.decode())


@asynccontextmanager
async def serving(*words: str, cwd: Path, **environment: str) -> AsyncIterator[Serving]:
    """`kring …` for as long as the block lasts, from when it says where it listens."""
    process = await _start(words, cwd, environment)
    assert process.stdout
    async with asyncio.timeout(PATIENCE):
        said = (await process.stdout.readline()).decode()
    port = next((word.rstrip("./").rpartition(":")[2] for word in said.split() if word[-2:-1].isdigit()), "")
    made = Serving(url=f"http://127.0.0.1:{port}", process=process)
    try:
        assert port, (await made.stop()).err
        yield made
    finally:
        await made.stop()


async def _start(words: tuple[str, ...], cwd: Path, environment: dict[str, str]) -> asyncio.subprocess.Process:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        str(COMMAND), *words, cwd=cwd, env=kept | environment, stdout=pipe, stderr=pipe
    )  # fmt: skip
