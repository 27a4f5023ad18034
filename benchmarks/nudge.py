"""A message about a change to very many people at the edge of what Teams takes: how fast, nobody twice, and who waits.

The services have processes to themselves and so have nobody else: the Teams they talk to, and somebody who types
meanwhile, are here. What is counted, and the last figures: benchmarks/README.md.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp
import click
from sqlalchemy import insert, text

sys.path.insert(0, str(Path(__file__).parent.parent))

import stores
from teams import RATE, Service, Teams, Weather

import storage.store
import usecases.nudges
from content import loader
from domain.nudges import Nudge, NudgeId
from domain.people import PersonId
from domain.reach import Reach
from storage import nudges, people, reach
from storage.store import Store
from storage.tables import person
from storage.tx import Tx
from tests.cards.nudges import NL
from tests.examples import RULES, USUAL
from usecases.nudges import Draft

NOOR = PersonId("00000000-0000-4000-8000-00000000000c")  # a coordinator of the demo
WARM = 300  # messages before memory is looked at
TYPED = 0.5  # seconds between two sentences of who types meanwhile
PATIENCE = 3600.0  # seconds for all of it
PAGE = 1000
_NEW = insert(person).inline()
_ANALYZE = text("ANALYZE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What is measured."""

    people: int
    weather: Weather
    kills: int
    processes: int
    enough: int  # messages after which it ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came of it."""

    counts: dict[Reach, int]
    waits: list[float]  # seconds that who typed waited
    first: float  # seconds from its release to the first message
    grown: int  # bytes, of the process that grew most


@click.command()
@click.option("--people", "many", type=click.IntRange(10), default=10_000)
@click.option("--latency", type=click.FloatRange(0), default=0.0, help="seconds there and back")
@click.option("--jitter", type=click.FloatRange(0), default=0.0, help="seconds that it is at most more or less")
@click.option("--faults", type=click.FloatRange(0, 0.9), default=0.0, help="share of 429, 502 and broken connections")
@click.option("--kills", type=click.IntRange(0), default=0, help="times that a service is killed meanwhile")
@click.option("--processes", type=click.IntRange(1), default=1, help="services on the same store")
@click.option("--database", type=click.Choice(stores.KINDS), default="sqlite")
@click.option("--first", type=click.IntRange(10), default=None, help="so many people, and ends after 500 messages")
def main(
    many: int, latency: float, jitter: float, faults: float, kills: int, processes: int, database: str,
    first: int | None,
) -> None:  # fmt: skip
    """Prints how fast it went beside what Teams takes, who got it how often, and how long somebody who typed waited."""
    if processes > 1 and database == "sqlite":
        raise click.UsageError("A SQLite store serves one process: --database postgresql")
    weather = Weather(latency=latency, jitter=jitter, faults=faults)
    run = Run(
        people=first or many, weather=weather, kills=kills, processes=processes, enough=500 if first else sys.maxsize
    )
    stores.CACHE.mkdir(exist_ok=True)
    with ExitStack() as kept:
        folder = kept.enter_context(tempfile.TemporaryDirectory(dir=stores.CACHE, prefix="nudge-"))
        url = kept.enter_context(stores.opened(database))
        asyncio.run(_measure(Path(folder), url, run))


async def _measure(folder: Path, url: str, run: Run) -> None:
    teams = Teams(run.weather)
    runner = await teams.open()
    services = [Service(folder, url) for _ in range(run.processes)]
    for service in services:  # the first one fills the store
        await service.start()
    with closing(storage.store.open_store(url)) as store:
        told = await _send_all(store, teams, services, run)
    for service in services:
        await service.stop()
    await runner.cleanup()
    _tell(teams, told)


async def _send_all(store: Store, teams: Teams, services: list[Service], run: Run) -> Told:
    async with aiohttp.ClientSession() as session:
        await _type(session, services[0].address, teams)  # the tenant has spoken to us
        async with session.get(f"{services[0].address}/demo/clock") as got:
            now = datetime.fromisoformat((await got.json())["now"])
        await asyncio.to_thread(_fill, store, run.people, teams.url)
        pressed, waits = time.perf_counter(), list[float]()
        one = await asyncio.to_thread(_send, store, now, teams.url)
        typing = asyncio.create_task(_typist(session, services[0], teams, waits))
        await _until_over(store, one, teams, services, run)
        typing.cancel()
    counts = store.read(lambda tx: reach.counts(tx, one.id)).result()
    grown = max(service.grown for service in services)
    return Told(counts=counts, waits=waits, first=teams.first - pressed, grown=grown)


async def _until_over(store: Store, one: Nudge, teams: Teams, services: list[Service], run: Run) -> None:
    began = time.perf_counter()
    moments = [run.people * (number + 1) // (run.kills + 1) for number in range(run.kills)]
    while not await asyncio.to_thread(_over, store, one) and time.perf_counter() - began < PATIENCE:
        await asyncio.sleep(1)
        sent = sum(teams.got.values())
        for service in services:
            service.look(warm=sent >= WARM)
        if moments and sent >= moments[0]:
            moments.pop(0)
            await services[len(moments) % len(services)].kill()
        if sent >= run.enough:
            break


def _tell(teams: Teams, told: Told) -> None:
    sent, took = sum(teams.got.values()), teams.last - teams.first
    rate = (teams.taken - teams.before) / took
    click.echo(
        f"{sent:,} messages in {took:.1f} s; {rate:.1f} requests a second, {rate / RATE:.1%} of what Teams takes"
    )
    click.echo(f"the first {told.first:.1f} s after it was released; {teams.complaints} answers 429 for being too fast")
    twice = sum(count > 1 for count in teams.got.values())
    click.echo(f"{len(teams.got):,} people got it, {twice} of them twice")
    click.echo(", ".join(f"{many:,} {state}" for state, many in told.counts.items() if many))
    waits = sorted(told.waits)
    p99 = waits[int(len(waits) * 0.99)]
    click.echo(f"somebody who typed waited {statistics.median(waits):.2f} s, p99 {p99:.2f} s ({len(waits)} times)")
    click.echo(f"memory grew {told.grown / 1e6:.1f} MB")


async def _typist(session: aiohttp.ClientSession, service: Service, teams: Teams, waits: list[float]) -> None:
    while True:
        try:
            waits.append(await asyncio.wait_for(_type(session, service.address, teams), 30))
        except (aiohttp.ClientError, AssertionError):  # it was killed, and is coming back
            await asyncio.sleep(TYPED)
        await asyncio.sleep(TYPED)


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


def _fill(store: Store, many: int, url: str) -> None:
    def someone(number: int) -> dict[str, Any]:
        who = f"p{number:06}"
        known = {"id": who, "name": f"Person {number}", "time_zone": "Europe/Amsterdam", "locale": "nl-NL"}
        return people.keyed(people.BLANK | known | {"conversation": f"c:{who}", "service_url": url})

    for start in range(0, many, PAGE):
        rows = [someone(number) for number in range(start, min(start + PAGE, many))]
        store.write(lambda tx, rows=rows: tx.run_many(_NEW, rows)).result()  # type: ignore[misc]
    if store.read(lambda tx: tx.dialect).result() == "postgresql":
        store.write(lambda tx: tx.run(_ANALYZE)).result()


def _send(store: Store, now: datetime, url: str) -> Nudge:
    """Released at once: to everybody but the sixty of the demo, of whom Noor alone has a chat: for how far it is."""
    named = ",".join(f"!person={one['id']}" for one in loader.demo()["people"])
    typist = "!person=00000000-0000-4000-8000-00000000abcd"
    filled = Draft(words={"nl": NL}, topic="Teams", audience=f"{named},{typist}", when=now.date())
    rules = replace(RULES, nudges=replace(RULES.nudges, approval_above=10**9))

    def job(tx: Tx) -> Nudge:
        noor = people.find(tx, NOOR, USUAL)
        assert noor
        people.chat(tx, NOOR, conversation="noor", service_url=url)
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
