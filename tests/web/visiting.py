"""The pages on a real store and over real HTTP, for colleagues who are chosen as in the demo."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
import structlog
from aiohttp.web import Application, AppRunner, TCPSite

import storage.store
import web.app
from bot.hop import Hop
from bot.identify import Chosen
from domain.people import Role
from storage import people
from storage.tx import Tx
from tests import examples
from tests.fakes.clock import FakeClock
from tests.web import filling, pages
from tests.web.filling import KIM
from web.access import Part, Route
from web.page import Site

WHO = {  # somebody of each part
    Part.COLLEAGUE: examples.ANNA, Part.HANDLER: examples.BRAM, Part.KEY_USER: KIM, Part.ADMIN: examples.NOOR,
}  # fmt: skip
ROUTES: tuple[Route, ...] = (*web.app.ROUTES, *pages.ROUTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    status: int
    text: str
    headers: Mapping[str, str]


@dataclass(slots=True, kw_only=True)
class Place:
    base: str
    hop: Hop
    session: aiohttp.ClientSession
    woken: list[None]
    limit: list[int]  # how many acts anybody may still do

    async def ask(self, method: str, path: str, *, who: str = "", headers: Any = None, form: Any = None) -> Shown:
        """`who` is whom the visitor is; nobody without."""
        asked = self.session.request(
            method, f"{self.base}{path}", params={"as": who} if who else {}, headers=headers, data=form,
            allow_redirects=False,
        )  # fmt: skip
        async with asked as answer:
            return Shown(status=answer.status, text=await answer.text(), headers=answer.headers)

    async def get(self, path: str, *, who: str = examples.ANNA, **headers: str) -> Shown:
        return await self.ask("GET", path, who=who, headers=headers)


@asynccontextmanager
async def place(url: str) -> AsyncIterator[Place]:
    pages.templates()
    # The usual one draws a whole page of every frame of a mistake.
    structlog.configure(processors=[structlog.processors.format_exc_info, structlog.processors.KeyValueRenderer()])
    loop = asyncio.get_running_loop()
    store = storage.store.open_store(url, deliver=loop.call_soon_threadsafe)
    hop, woken = Hop(store), list[None]()

    limit = [1000]

    def over(_who: str) -> int:
        limit[0] -= 1
        return max(0, -limit[0])

    async def cast() -> list[dict[str, Any]]:
        return [{"id": who, "name": name, "department": "Zorg", "parts": []} for who, name in examples.NAMES.items()]

    site = Site(
        store=hop, clock=FakeClock(examples.NOW), identify=Chosen(hop=hop, usual=examples.USUAL),
        wake=lambda: woken.append(None), rules=examples.RULES, ref=lambda: "k1", over=over, cast=cast,
    )  # fmt: skip
    runner = AppRunner(web.app.serve(Application(), site, ROUTES), access_log=None)
    await runner.setup()
    await TCPSite(runner, "127.0.0.1", 0).start()
    await hop.write(_settle_in)
    async with aiohttp.ClientSession() as session:
        base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield Place(base=base, hop=hop, session=session, woken=woken, limit=limit)
    await runner.cleanup()
    await asyncio.to_thread(store.close)
    structlog.reset_defaults()


def _settle_in(tx: Tx) -> None:
    examples.settle_in(tx)
    people.add(tx, KIM, name="Kim Bakker", time_zone=examples.ZONE, locale="nl-NL")
    people.appoint(tx, Role.KEY_USER, [KIM])
    filling.fill(tx)
