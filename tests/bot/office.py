"""A post office on a store of its own, between a Teams and a Graph that a test directs; no pump, no HTTP of ours."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

import aiohttp
from sqlalchemy import select

import bot.adapter
import bot.connector
import bot.feed
import bot.hosts
import bot.mailbox
import bot.pacer
import bot.token
import usecases.nameless
from bot.adapter import Activity
from bot.hop import Hop
from bot.mailbox import Mailbox
from bot.meaning import Words
from bot.post import Post
from bot.seal import Seal
from bot.untraced import Untraced
from domain.friction import Friction, FrictionId
from domain.knowledge import KnownId
from domain.messages import Outcome, Parcel
from domain.nameless import Naming, Slip, kept
from domain.people import PersonId
from domain.states import Act
from storage import friction, nameless, people, pump, tables
from storage.store import open_store
from storage.tx import Tx
from tests.examples import BRAM, NOW, RULES
from tests.fakes.clock import FakeClock
from tests.fakes.connector import FakeTeams
from tests.fakes.machine import JumpingMachine
from tests.usecases.house import House
from usecases.friction import Form

T = TypeVar("T")
AT_ONE = NOW + timedelta(hours=3.5)  # 13:00 in Amsterdam, when nameless reports enter their queues
KEY = bytes(range(32))
RECEIPT = "r" * 32
OWNER = "o" * 32
TENANT = "t1"
SENTENCE = "Outlook is al de hele week traag"


class Graph:
    """Shows every ping, unless it was told what to say instead."""

    def __init__(self) -> None:
        self.asked: list[bot.feed.Ping] = []
        self.says: bot.feed.Unsent | None = None

    async def ping(self, ping: bot.feed.Ping, /) -> None:
        self.asked.append(ping)
        if self.says:
            raise self.says


class Near(Words):
    """Finds what a test says is near, whatever is asked."""

    def __init__(self) -> None:
        self.found: dict[KnownId, float] = {}

    async def near(self, verb: str, text: str) -> Mapping[KnownId, float]:
        return self.found if verb == "question.ask" and text else {}


class Office:
    def __init__(self, hop: Hop, house: House, teams: FakeTeams, session: aiohttp.ClientSession) -> None:
        self.hop, self.house, self.teams, self.graph = hop, house, teams, Graph()
        self.meaning, self.woken = Near(), 0
        self.seal, self.clock, self.machine = Seal(KEY), FakeClock(AT_ONE), JumpingMachine()
        token = bot.token.BotToken(
            session=session,
            machine=self.machine,
            app_id=None,
            tenant="",
            password="",
            login_url="https://login.example",
        )
        self._connector = bot.connector.Connector(
            session=session, token=token, hosts=bot.hosts.ServiceHosts(["127.0.0.1"]), machine=self.machine
        )
        self.post = self.with_key(KEY)
        self.untraced = Untraced(
            hop=hop, seal=self.seal, rules=RULES, clock=self.clock, post=self.post, meaning=self.meaning,
            wake=self._wake,
        )  # fmt: skip

    def _wake(self) -> None:
        self.woken += 1

    def with_key(self, key: bytes) -> Post:
        return Post(
            hop=self.hop, connector=self._connector, feed=self.graph, pacer=bot.pacer.Pacer(50, self.machine),
            graph_pacer=bot.pacer.GraphPacer(self.machine), seal=Seal(key), rules=RULES, clock=self.clock,
            machine=self.machine, tenant=TENANT, link=lambda _item: "https://teams.microsoft.com/l/chat/0/0",
        )  # fmt: skip

    async def do(self, job: Callable[[Tx], T]) -> T:
        return await self.hop.write(job)

    async def acts(self, what: Act, which: str, said: str | None = None, who: PersonId = BRAM) -> Friction:
        return await asyncio.to_thread(self.house.act, what, which, who, said, now=self.clock.now())

    def box(self, **changes: Any) -> Mailbox:
        usual = {
            "person": "piotr", "conversation": "a:piotr", "service_url": self.teams.url, "activity": "m7",
            "language": "en", "time_zone": "Europe/Amsterdam", "receipt": RECEIPT,
        }  # fmt: skip
        return Mailbox(**(usual | changes))

    async def unnamed(self, **changes: Any) -> str:
        """A nameless report of somebody whom no table knows, released and taken; its id."""
        sealed = bot.mailbox.close(self.box(**changes), self.seal)
        slip = Slip(receipt=RECEIPT, kept=kept(RECEIPT), sealed=sealed)
        form = Form(nonce="n1", text=SENTENCE)

        def job(tx: Tx) -> FrictionId:
            new = usecases.nameless.report(tx, form, slip, Naming.TOLD, seed=b"s" * 32, now=NOW, rules=RULES)
            usecases.nameless.release(tx, now=AT_ONE, rules=RULES)
            return new.id

        which = await self.do(job)
        await self.acts(Act.TAKE, which, "Outlook is traag op kantoor")
        return which

    async def found(self, which: str) -> Friction:
        found = await self.do(lambda tx: friction.find(tx, FrictionId(which)))
        assert found
        return found

    async def sealed(self, which: str) -> bytes | None:
        found = await self.found(which)
        return await self.do(lambda tx: nameless.sealed(tx, found.mailbox) if found.mailbox else None)

    async def delivers(self, post: Post | None = None) -> list[tuple[Parcel, Outcome, PersonId | None]]:
        """Everything that is due now to a mailbox or to somebody who reported, sent once and settled."""
        post, ended = post or self.post, []
        lease = self.machine.now() + timedelta(minutes=1)
        await self.do(lambda tx: pump.promote(tx, now=self.clock.now(), machine=self.machine.now()))
        while claimed := await self.do(lambda tx: pump.claim(tx, owner=OWNER, lease_until=lease, limit=20)):
            for parcel in claimed:
                outcome, gone = await post.send(parcel)
                await self.do(partial(pump.settle, outcomes=[outcome], owner=OWNER))
                ended.append((parcel, outcome, gone))
        return ended

    async def rows(self, *names: str) -> dict[str, list[tuple[Any, ...]]]:
        """What these tables hold, or all of them."""
        chosen = [table for table in tables.metadata.sorted_tables if not names or table.name in names]
        statements = {table.name: select(table) for table in chosen}
        return await self.do(
            lambda tx: {name: sorted(map(tuple, tx.rows(one)), key=repr) for name, one in statements.items()}
        )


@asynccontextmanager
async def office(url: str) -> AsyncIterator[Office]:
    """Everybody of tests/examples.py is there, and the tenant has spoken to us."""
    store = open_store(url, deliver=asyncio.get_running_loop().call_soon_threadsafe)
    house = await asyncio.to_thread(House, store)
    async with FakeTeams() as teams, aiohttp.ClientSession() as session:
        made = Office(Hop(store), house, teams, session)
        await made.do(lambda tx: people.seen_in(tx, TENANT, service_url=teams.url, bot="28:kring"))
        yield made
        teams.release()
    await asyncio.to_thread(store.close)


def activity(who: str, url: str, **fields: Any) -> Activity:
    """What this person's Teams sends."""
    usual = {
        "type": "message", "id": "a1", "serviceUrl": url, "locale": "en-GB", "localTimezone": "Asia/Kolkata",
        "from": {"id": f"29:{who}", "name": "Piotr Nowak", "aadObjectId": who}, "recipient": {"id": "28:kring"},
        "conversation": {"id": f"a:{who}", "conversationType": "personal"}, "replyToId": "m7",
        "channelData": {"tenant": {"id": TENANT}},
    }  # fmt: skip
    return bot.adapter.unserialise(usual | fields)
