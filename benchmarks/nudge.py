"""A message about a change to very many people at the edge of what Teams takes: how fast, nobody twice, and who waits.

The service has a process to itself and so has nobody else: the Teams it talks to, and somebody who types meanwhile,
are here. What is counted, and the last figures: benchmarks/README.md.
"""

import asyncio
import random  # noqa: TID251 - the weather of a network
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, deque
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import aiohttp
import click
from aiohttp import web

sys.path.insert(0, str(Path(__file__).parent.parent))

import storage.store
import usecases.nudges
from content import loader
from domain.nudges import Nudge, NudgeId
from domain.people import PersonId
from domain.reach import Reach
from storage import nudges, people, reach
from storage.store import Store
from storage.tx import Tx
from tests.cards.nudges import NL
from tests.examples import RULES, USUAL
from usecases.nudges import Draft

CACHE = Path(__file__).parent.parent / ".cache"  # on the disk of the project
KRING = Path(sys.executable).with_name("kring")
NOOR = PersonId("00000000-0000-4000-8000-00000000000c")  # a coordinator of the demo
RATE = 50  # requests a second, which is what Teams takes of an app in a tenant
WARM = 300  # messages before memory is looked at
TYPED = 0.5  # seconds between two sentences of who types meanwhile
PATIENCE = 3600.0  # seconds for all of it


class Teams:
    """Takes `RATE` requests in any second and answers 429 to more; `faults` is the share that goes wrong otherwise."""

    def __init__(self, latency: float, faults: float) -> None:
        self.url, self.complaints, self.last, self.first, self.taken, self.before = "", 0, 0.0, 0.0, 0, 0
        self.got: Counter[str] = Counter()  # new messages by conversation
        self.typed: asyncio.Queue[float] = asyncio.Queue()
        self._latency, self._faults, self._dice = latency, faults, random.Random(2026)
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
        now, chat = time.perf_counter(), request.match_info["chat"]
        while self._lately and self._lately[0] <= now - 1:
            self._lately.popleft()
        self._lately.append(now)
        if len(self._lately) > RATE:
            self.complaints += 1
            return web.Response(status=429, headers={"Retry-After": "1"})
        self.taken += 1
        if self._latency:
            await asyncio.sleep(self._latency)
        if chat.startswith("c:") and self._dice.random() < self._faults:
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

    def __init__(self, folder: Path) -> None:
        self._folder, self._port, self._before = folder, 0, 0
        self._process: asyncio.subprocess.Process | None = None
        self.address, self.grown = "", 0

    async def start(self) -> None:
        settings = {"KRING_ACTS_PER_MINUTE": "1000000", "KRING_RATE": str(RATE), "HOME": str(self._folder)}
        self._process = await asyncio.create_subprocess_exec(
            str(KRING), "demo", "--port", str(self._port), "--data", str(self._folder), env=settings,
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


@click.command()
@click.option("--people", "many", type=click.IntRange(10), default=10_000)
@click.option("--latency", type=click.FloatRange(0), default=0.0, help="seconds that Teams takes for each")
@click.option("--faults", type=click.FloatRange(0, 0.9), default=0.0, help="share of 429, 502 and broken connections")
@click.option("--kills", type=click.IntRange(0), default=0, help="times that the service is killed meanwhile")
def main(many: int, latency: float, faults: float, kills: int) -> None:
    """Prints how fast it went beside what Teams takes, who got it how often, and how long somebody who typed waited."""
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE, prefix="nudge-") as folder:
        asyncio.run(_measure(Path(folder), many, latency=latency, faults=faults, kills=kills))


async def _measure(folder: Path, many: int, *, latency: float, faults: float, kills: int) -> None:
    teams = Teams(latency, faults)
    runner = await teams.open()
    service = Service(folder)
    await service.start()
    async with aiohttp.ClientSession() as session:
        await _type(session, service.address, teams)  # the tenant has spoken to us
        async with session.get(f"{service.address}/demo/clock") as got:
            now = datetime.fromisoformat((await got.json())["now"])
        with closing(storage.store.open_store(f"sqlite:///{folder}/kring.db")) as store:
            await asyncio.to_thread(_fill, store, many, teams.url)
            pressed, waits = time.perf_counter(), list[float]()
            one = await asyncio.to_thread(_send, store, now)
            typing = asyncio.create_task(_typist(session, service.address, teams, waits))
            moments = [many * (number + 1) // (kills + 1) for number in range(kills)]
            while not await asyncio.to_thread(_over, store, one) and time.perf_counter() - pressed < PATIENCE:
                await asyncio.sleep(1)
                service.look(warm=sum(teams.got.values()) >= WARM)
                if moments and sum(teams.got.values()) >= moments[0]:
                    moments.pop(0)
                    await service.kill()
            typing.cancel()
            counts = store.read(lambda tx: reach.counts(tx, one.id)).result()
    await service.stop()
    await runner.cleanup()
    _tell(teams, counts, waits, first=teams.first - pressed, grown=service.grown)


def _tell(teams: Teams, counts: dict[Reach, int], waits: list[float], *, first: float, grown: int) -> None:
    sent, took = sum(teams.got.values()), teams.last - teams.first
    rate = (teams.taken - teams.before) / took
    click.echo(
        f"{sent:,} messages in {took:.1f} s; {rate:.1f} requests a second, {rate / RATE:.1%} of what Teams takes"
    )
    click.echo(f"the first {first:.1f} s after it was released; {teams.complaints} answers 429 for being too fast")
    twice = sum(count > 1 for count in teams.got.values())
    click.echo(f"{len(teams.got):,} people got it, {twice} of them twice")
    click.echo(", ".join(f"{many:,} {state}" for state, many in counts.items() if many))
    ordered = sorted(waits)
    p99 = ordered[int(len(ordered) * 0.99)]
    click.echo(f"somebody who typed waited {statistics.median(ordered):.2f} s, p99 {p99:.2f} s ({len(ordered)} times)")
    click.echo(f"memory grew {grown / 1e6:.1f} MB")


async def _type(session: aiohttp.ClientSession, address: str, teams: Teams) -> float:
    """Seconds from a sentence to its answer."""
    sent = time.perf_counter()
    activity = {
        "type": "message", "id": f"a{sent}", "text": "hoi", "channelId": "msteams", "serviceUrl": teams.url,
        "from": {"id": "typist", "name": "Tess", "aadObjectId": "00000000-0000-4000-8000-00000000abcd"},
        "recipient": {"id": "28:kring"}, "conversation": {"id": "typist", "conversationType": "personal"},
        "locale": "nl-NL", "localTimezone": "Europe/Amsterdam",
    }  # fmt: skip
    async with session.post(f"{address}/api/messages", json=activity) as answered:
        assert answered.status == 200, answered.status
    return await teams.typed.get() - sent


async def _typist(session: aiohttp.ClientSession, address: str, teams: Teams, waits: list[float]) -> None:
    while True:
        try:
            waits.append(await asyncio.wait_for(_type(session, address, teams), 30))
        except (aiohttp.ClientError, AssertionError):  # it was killed, and is coming back
            await asyncio.sleep(TYPED)
        await asyncio.sleep(TYPED)


def _fill(store: Store, many: int, url: str) -> None:
    def page(tx: Tx, numbers: range) -> None:
        for number in numbers:
            who = PersonId(f"p{number:06}")
            people.add(tx, who, name=f"Person {number}", time_zone="Europe/Amsterdam", locale="nl-NL")
            people.chat(tx, who, conversation=f"c:{who}", service_url=url)

    for start in range(0, many, 500):
        numbers = range(start, min(start + 500, many))
        store.write(lambda tx, numbers=numbers: page(tx, numbers)).result()  # type: ignore[misc]


def _send(store: Store, now: datetime) -> Nudge:
    """Released at once: to everybody but the sixty of the demo, who have no chat here."""
    named = ",".join(f"!person={one['id']}" for one in loader.demo()["people"])
    typist = "!person=00000000-0000-4000-8000-00000000abcd"
    filled = Draft(words={"nl": NL}, topic=None, audience=f"{named},{typist}", when=now.date())
    rules = replace(RULES, nudges=replace(RULES.nudges, approval_above=10**9))

    def job(tx: Tx) -> Nudge:
        noor = people.find(tx, NOOR, USUAL)
        assert noor
        which: NudgeId = usecases.nudges.draft(tx, noor, filled, seed=bytes(32), now=now).id
        usecases.nudges.send(tx, noor, which, now=now, rules=rules)
        return usecases.nudges.override(tx, noor, which, "A benchmark.", now=now, rules=rules)

    return store.write(job).result()


def _over(store: Store, one: Nudge) -> bool:
    counts = store.read(lambda tx: reach.counts(tx, one.id)).result()
    left = store.read(lambda tx: nudges.find(tx, one.id)).result()
    done = left is not None and left.wave_at != one.wave_at and left.state != one.state
    return done and not counts[Reach.OWED]


if __name__ == "__main__":
    main()
