"""The demo: an invented organisation, a clock that can be moved, and a stand-in for Graph; on this machine alone."""

import asyncio
import json
import os
import re
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp.typedefs import Handler
from aiohttp.web import HTTPFound, Request, Response, StreamResponse, json_response, middleware

import appmanifest
import bot.app
import bot.chats
import bot.clock
import bot.directory
import bot.feed
import bot.hosts
import bot.stage
import storage.migrations
import storage.store
import usecases.insights
import usecases.knowledge
import usecases.nudges
import usecases.recognition
import usecases.tips
import web.app
import web.demo
from bot.seal import Seal
from bot.settings import SEAL_BYTES, Settings
from content import loader
from content.texts import say
from domain.directory import DUTIES, Entry
from domain.knowledge import Article, ArticleId, Status, Wording
from domain.people import LANGUAGES, PersonId, Role
from storage import audience, budget, directory, keep, knowledge, nameless, people, preferences, pump, questions, timers
from storage.tx import Tx

PATIENCE = 60  # seconds to walk through what becomes due
FARTHEST = timedelta(days=3660)  # at once; nothing is owed for longer than that
CLOCK = "demo-clock"  # how far people's time is ahead of the machine's, in seconds
_ADVANCE = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")


class Demo:
    """A service with the demo's clock and stand-in; its own routes are /demo/…"""

    def __init__(self, service: bot.app.Service, feed: bot.feed.LocalFeed, clock: bot.clock.Movable) -> None:
        self.service = service
        self._feed = feed
        self._clock = clock
        self._walking = asyncio.Lock()
        self.chats = bot.chats.Chats(service.session, self._here)
        stage = bot.stage.Stage(
            chats=self.chats, hop=service.hop, usual=service.rules.usual, feed=feed, now=self._here,
            advance=self.advance,
        )  # fmt: skip
        service.site.on_shutdown.append(self.chats.end)
        self.chats.mount(service.site.router, bot.stage.AT)
        web.app.add(service.site, service.pages, web.demo.Page(stage).routes())
        service.site.router.add_get("/", _to_the_page)
        service.site.middlewares.append(_this_machine_alone)
        service.site.router.add_get("/demo/people", self._people)
        service.site.router.add_get("/demo/feed", self._shown)
        service.site.router.add_get("/demo/clock", self._time)
        service.site.router.add_post("/demo/clock", self._advance)
        service.site.router.add_post("/demo/graph", self._graph)

    async def start(self, port: int) -> str:
        """Serves on this machine alone; the address."""
        await self.service.start("127.0.0.1", port)
        base = f"http://127.0.0.1:{self.service.port}"
        self.chats.listen(base, base + bot.stage.AT)
        return base

    async def advance(self, span: timedelta) -> int:
        """Walks through every due moment in order, delivering in between; how many are left if that takes too long."""
        try:
            async with asyncio.timeout(PATIENCE), self._walking:
                target = self._clock.now() + span
                await self.service.delivery.idle()
                while (due := await self.service.hop.read(self._next_due)) and due <= target:
                    await self._move(due)
                await self._move(target)
        except TimeoutError:
            return max(1, await self.service.hop.read(pump.left))  # if only the rest of the way
        finally:
            self.chats.tell({"kind": "clock", "now": self._here()})
        return 0

    def _next_due(self, tx: Tx) -> datetime | None:
        """When something happens next that waits for people's time."""
        looks = (
            pump.next_due, nameless.next_due, timers.next_due, preferences.next_back, questions.next_due,
            budget.next_due, usecases.nudges.next_due,
        )  # fmt: skip
        moments = [one for one in (look(tx) for look in looks) if one]
        ruled = (
            usecases.knowledge.next_due, usecases.recognition.next_due, usecases.tips.next_due,
            usecases.insights.next_due,
        )  # fmt: skip
        moments += [one for one in (look(tx, self.service.rules) for look in ruled) if one]
        return min(moments, default=None)

    async def _move(self, moment: datetime) -> None:
        self._clock.move_to(moment)
        await self.service.hop.write(lambda tx: keep.remember(tx, CLOCK, str(self._clock.ahead)))
        await self.service.delivery.idle()

    async def _people(self, _request: Request) -> Response:
        return json_response(await self.service.hop.read(lambda tx: bot.directory.listed(tx, self.service.rules.usual)))

    async def _shown(self, _request: Request) -> Response:
        return json_response(self._feed.entries)

    async def _time(self, _request: Request) -> Response:
        return json_response({"now": self._here()})

    async def _advance(self, request: Request) -> Response:
        span = duration((await _object(request)).get("advance"))
        if span is None or span > FARTHEST:
            return json_response({"error": "advance is an ISO 8601 duration, such as P1D or PT2H"}, status=400)
        left = await self.advance(span)
        if left:
            return json_response({"now": self._here(), "left": left}, status=503)
        return json_response({"now": self._here()})

    def _here(self) -> str:
        """People's time as the organisation's own clocks show it."""
        return self._clock.now().astimezone(ZoneInfo(self.service.rules.usual.time_zone)).isoformat()

    async def _graph(self, request: Request) -> Response:
        refuse = (await _object(request)).get("refuse", "nothing was said")
        if refuse is not None and not (isinstance(refuse, int) and 400 <= refuse <= 599):  # noqa: PLR2004
            return json_response({"error": "refuse is a status from 400 to 599, or null"}, status=400)
        self._feed.refuse = refuse
        return json_response({"refuse": refuse})


async def build(
    settings: Settings, key: bytes, *, fresh: bool = False, machine: bot.clock.Machine | None = None
) -> Demo:
    """The demo on the store of the settings, migrated, and filled when it is new."""
    await asyncio.to_thread(_prepare, settings.database_url)
    data = loader.demo()
    given = {"organisation": settings.organisation or data["organisation"], "absence": "off"}
    given["service_desk_url"] = settings.service_desk_url or data["service_desk_url"]
    settings = settings.model_copy(update=given)
    clock = bot.clock.Movable(_start(data, settings.time_zone))
    feeds: list[bot.feed.LocalFeed] = []
    service = await bot.app.build(
        settings, clock=clock, seal=Seal(key), feed=lambda edge: _stand_in(edge, feeds), machine=machine, demo=True
    )
    clock.ahead = await service.hop.write(lambda tx: _fill(tx, data, settings, clock.ahead, fresh=fresh))
    return Demo(service, feeds[0], clock)


def _prepare(url: str) -> None:
    """Looks before it touches: only a store without people, or a demo's own, is migrated. Raises Unfit for another."""
    found = storage.store.open_store(url, check=False)
    try:
        strange = found.read(lambda tx: keep.recall(tx, CLOCK) is None and people.anybody(tx)).result()
    except storage.store.Failed:
        strange = False  # there are no tables yet
    finally:
        found.close()
    if strange:
        raise bot.app.Unfit("This store holds people that are not a demo's; the demo leaves it alone.")
    storage.migrations.upgrade(url)


def seal_key(path: Path) -> bytes:
    """The demo's seal key: a file that only its owner reads, made when it is not there."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        key = secrets.token_bytes(SEAL_BYTES)
        file.write(key)
    return key


def duration(text: Any) -> timedelta | None:
    """An ISO 8601 duration of weeks, days, hours, minutes and seconds; None for anything else."""
    found = _ADVANCE.fullmatch(text) if isinstance(text, str) else None
    if not found or not any(part is not None for part in found.groups()):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    try:
        return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None


def _start(data: Mapping[str, Any], zone: str) -> datetime:
    return datetime.fromisoformat(data["start"]).replace(tzinfo=ZoneInfo(zone))


def _stand_in(edge: bot.app.Edge, made: list[bot.feed.LocalFeed]) -> bot.feed.LocalFeed:
    usual = bot.app.usual(edge.settings)

    async def installed(who: str) -> bool:
        someone = await edge.hop.read(lambda tx: people.find(tx, PersonId(who), usual))
        return bool(someone and someone.reachable)

    async def render(who: str, kind: str, parameters: Mapping[str, str]) -> str:
        someone = await edge.hop.read(lambda tx: people.find(tx, PersonId(who), usual))
        return say(someone.language if someone else usual.language, f"feed-{kind}", **parameters)

    feed = bot.feed.LocalFeed(
        declared=appmanifest.activity_types(), installed=installed, clock=edge.clock, render=render
    )
    made.append(feed)
    return feed


def _fill(tx: Tx, data: Mapping[str, Any], settings: Settings, ahead: float, *, fresh: bool) -> float:
    """Puts the organisation into a new store; how far people's time is ahead, also of one that is used again."""
    kept = keep.recall(tx, CLOCK)
    if kept is not None and not fresh:
        return float(kept)
    keep.empty(tx)
    directory.enrol(tx, [_entry(one, data["queues"], settings.time_zone) for one in data["people"]])
    audience.usual(tx, settings.language)
    _explain(tx, data["people"], datetime.fromisoformat(data["start"]).replace(tzinfo=ZoneInfo(settings.time_zone)))
    keep.remember(tx, CLOCK, str(ahead))
    return ahead


def _explain(tx: Tx, everybody: Sequence[Mapping[str, Any]], at: datetime) -> None:
    """What its key users explained before: content/articles.yaml, each kept by a key user of the topic, in turn."""
    kept: Counter[str] = Counter()
    for one in loader.articles():
        owners = [who["id"] for who in everybody if one["topic"] in who.get("topics", ())]
        owner = min(owners, key=lambda who: (kept[who], who), default=None)
        kept.update([owner] if owner else [])
        day = date.fromisoformat(one["review_by"])
        made = Article(
            id=ArticleId(one["id"]), status=Status.PUBLISHED, topic=one["topic"],
            owner=PersonId(owner) if owner else None, question=None, version=1, review_by=day,
            ask_on=day if day > at.date() else None, wordings={name: Wording(**one[name]) for name in LANGUAGES},
        )  # fmt: skip
        knowledge.add(tx, made, at=at, person=made.owner)


def _entry(one: Mapping[str, Any], queues: Mapping[str, Sequence[str]], zone: str) -> Entry:
    """Somebody of content/demo.yaml, as a list of people would have them."""
    return Entry(
        id=PersonId(one["id"]),
        known={name: one[name] for name in ("name", "department", "location", "language")} | {"time_zone": zone},
        roles=frozenset(map(Role, one.get("roles", ()))),
        topics=frozenset(one.get("topics", ())),
        queues={
            name: what
            for name, both in queues.items()
            for what, who in zip(DUTIES, both, strict=True)
            if who == one["id"]
        },
    )


async def _to_the_page(request: Request) -> StreamResponse:
    raise HTTPFound(request.rel_url.with_path("/demo/", keep_query=True))


@middleware
async def _this_machine_alone(request: Request, handler: Handler) -> StreamResponse:
    """The demo asks for no token, so no web page of elsewhere may speak to it, whatever name it calls us by."""
    origin = request.headers.get("Origin")
    named = bot.hosts.place(f"http://{request.host}")
    page = bot.hosts.place(origin) if origin else named
    if not (named and page and named.host in bot.hosts.LOOPBACK and page.host in bot.hosts.LOOPBACK):
        return json_response({"error": "the demo answers this machine alone"}, status=403)
    return await handler(request)


async def _object(request: Request) -> Mapping[str, Any]:
    try:
        body = await request.json()
    except (json.JSONDecodeError, UnicodeDecodeError):
        return {}
    return body if isinstance(body, dict) else {}
