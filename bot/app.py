"""Where everything is put together, by hand: one service from settings, a clock and a way to ping."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TextIO

import aiohttp
import structlog
from aiohttp.web import Application, AppRunner, TCPSite

import bot.adapter
import bot.checks
import bot.clock
import bot.connector
import bot.delivery
import bot.doors
import bot.feed
import bot.graph
import bot.hosts
import bot.http
import bot.letters
import bot.meaning
import bot.metrics
import bot.others
import bot.pacer
import bot.pages
import bot.post
import bot.sweep
import bot.ticks
import bot.token
import bot.turns
import storage.dialect
import storage.store
import usecases.people
import usecases.tips
import web.app
from bot.hop import Hop
from bot.seal import Seal
from bot.settings import Settings
from content import loader, texts
from domain.people import LANGUAGES, PersonId, Usual
from domain.rules import Rules
from storage import people
from storage.tx import Tx
from web.page import Site

log = structlog.get_logger()

FeedMaker = Callable[["Edge"], bot.feed.Feed]


class Unfit(Exception):
    """The service would start and leave somebody waiting for ever; the sentence says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What a feed is made of."""

    settings: Settings
    hop: Hop
    token: bot.token.BotToken
    machine: bot.clock.Machine
    clock: bot.clock.Clock


@dataclass(slots=True, kw_only=True)
class Service:
    """A running service; `stop` lets what is under way end."""

    hop: Hop
    delivery: bot.delivery.Delivery
    feed: bot.feed.Feed
    clock: bot.clock.Clock
    seal: Seal
    rules: Rules
    site: Application
    pages: Site
    meaning: bot.meaning.Meaning
    port: int = 0
    _sweep: bot.sweep.Sweep
    _others: bot.others.Others | None  # none of them on a store of its own
    _store: storage.store.Store
    session: aiohttp.ClientSession
    _alone: TextIO | None  # held while this is the only process on its store
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _runner: AppRunner | None = None

    async def start(self, host: str, port: int) -> None:
        """Serves on the port, or on a free one for 0, and begins to pump."""
        if self._alone:
            await self.delivery.adopt()
        if self._others:
            await self._others.start(self.delivery.hear)
        runs = (self.delivery, self._sweep, self._others)
        self._tasks += [asyncio.create_task(one.run()) for one in runs if one]
        self._runner = AppRunner(self.site, access_log=None, shutdown_timeout=5)
        await self._runner.setup()
        await TCPSite(self._runner, host, port).start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        if self._runner:
            await self._runner.cleanup()
        await self.delivery.stop()
        for task in self._tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        if self._others:
            await self._others.leave()
        if isinstance(self.feed, bot.graph.GraphFeed):
            await self.feed.close()
        await self.session.close()
        await asyncio.to_thread(self._store.close)
        if self._alone:
            self._alone.close()


def usual(settings: Settings) -> Usual:
    return Usual(language=settings.language, time_zone=settings.time_zone)


def rules(settings: Settings) -> Rules:
    return Rules(
        taxonomy=loader.taxonomy().learned(),
        loop=loader.loop(),
        week=loader.working_week(),
        quiet=loader.quiet(),
        releases=loader.releases(),
        tips=loader.tips(),
        moments=loader.moments(),
        concepts=loader.concepts(),
        limits=loader.limits(),
        review_months=loader.review_months(),
        remembering=loader.remembering(),
        contact=loader.contact(),
        nudges=loader.nudge_limits(),
        headline=loader.standard().headline,
        rate=settings.rate,
        clues=loader.privacy(),
        usual=usual(settings),
        organisation=settings.organisation,
        desk_url=settings.service_desk_url,
        minutes_saved=settings.minutes_saved,
        outlook=settings.absence == "graph",
        privacy_url=f"{settings.public_url}/privacy" if settings.public_url else None,
    )


async def build(
    settings: Settings, *, clock: bot.clock.Clock, seal: Seal, feed: FeedMaker, demo: bool = False,
    machine: bot.clock.Machine | None = None, hears: bool = True,
) -> Service:  # fmt: skip
    """Raises Unmigrated when the store is not ready for this version, Unfit when another process is at work on it.

    One that does not hear has no door for Teams: it sends what others owe.
    """
    machine = machine or bot.clock.Machine()
    store, alone = _open(settings.database_url, machine)
    hop, session = Hop(store), aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
    token = bot.token.BotToken(
        session=session, machine=machine, app_id=None if demo else settings.app_id, login_url=settings.login_url,
        password=settings.app_password.get_secret_value(), tenant=settings.app_tenant, app_type=settings.app_type,
    )  # fmt: skip
    made_feed = feed(Edge(settings=settings, hop=hop, token=token, machine=machine, clock=clock))
    deck = usecases.tips.Deck()
    await hop.read(deck.look)
    house, tenant = replace(rules(settings), tips=deck, examples=demo), "" if demo else settings.app_tenant or ""
    house.week.holiday(clock.now().date())  # loaded now: else the first report, and all turns with it, waits a second
    for language in LANGUAGES:
        texts.ids(language)  # read now, as above: it takes a fifth of one
    hosts = bot.hosts.ServiceHosts(settings.hosts, loopback=demo)
    connector = bot.connector.Connector(session=session, token=token, hosts=hosts, machine=machine)
    pacer, graph_pacer = bot.pacer.Pacer(settings.rate, machine), bot.pacer.GraphPacer(machine)
    metrics = bot.metrics.Metrics(
        hop=hop, clock=clock, machine=machine,
        waiting={"teams": lambda: pacer.waiting, "graph": lambda: graph_pacer.waiting},
    )  # fmt: skip
    post = bot.post.Post(
        hop=hop, connector=connector, feed=bot.metrics.Pings(made_feed, metrics), pacer=pacer,
        graph_pacer=graph_pacer, seal=seal, rules=house, clock=clock, machine=machine,
        tenant=tenant, link=bot.letters.link(settings), count=metrics.delivered,
    )  # fmt: skip

    def gone(tx: Tx, who: PersonId) -> None:
        usecases.people.leave(tx, who, now=clock.now(), rules=house)

    others = None if alone else bot.others.Others(
        url=settings.database_url, hop=hop, pacer=pacer, rate=settings.rate, machine=machine
    )  # fmt: skip
    delivery = bot.delivery.Delivery(
        hop=hop, post=post, clock=clock, machine=machine, slots=loader.pump(), gone=gone,
        tick=bot.ticks.ticking(house, deck), told=others.tell if others else lambda: None, ahead=lambda: pacer.room,
    )  # fmt: skip
    meaning = bot.meaning.meaning(hop, house.tips)
    turns = bot.turns.Turns(
        hop=hop, seal=seal, rules=house, clock=clock, machine=machine, delivery=delivery, post=post,
        meaning=meaning, tenant=tenant, acts_per_minute=settings.acts_per_minute,
    )  # fmt: skip
    messages = bot.http.Messages(
        door=bot.http.door(settings, session, hosts, machine, demo=demo), adapter=bot.adapter.TeamsAdapter(connector),
        logic=bot.metrics.timed(turns, metrics, house, machine),
    )  # fmt: skip
    server = bot.pages.serve(
        bot.http.application(
            messages if hears else None, lambda: bot.checks.ready(hop, house, metrics, machine), metrics.scrape
        ),
        organisation=settings.organisation, language=settings.language, about=hears and not demo,
    )  # fmt: skip
    pages = bot.doors.site(
        settings, hop=hop, session=session, machine=machine, clock=clock, wake=delivery.wake, rules=house, demo=demo
    )
    return Service(
        hop=hop, delivery=delivery, feed=made_feed, clock=clock, seal=seal, rules=house, meaning=meaning,
        session=session, site=web.app.serve(server, pages) if hears else server, pages=pages, _others=others,
        _sweep=bot.sweep.Sweep(hop=hop, url=settings.database_url, zone=settings.time_zone, machine=machine),
        _store=store, _alone=alone,
    )  # fmt: skip


def _open(url: str, machine: bot.clock.Machine) -> tuple[storage.store.Store, TextIO | None]:
    loop = asyncio.get_running_loop()
    store = storage.store.open_store(url, deliver=loop.call_soon_threadsafe, monotonic=machine.monotonic)
    try:
        return store, hold(url)
    except Unfit:
        store.close()
        raise


def hold(url: str) -> TextIO | None:
    """Keeps a SQLite store for this process until the file is closed; raises Unfit while another one has it."""
    try:
        return storage.dialect.hold(url)
    except BlockingIOError:
        raise Unfit("Another Kring is at work on this store; a SQLite store serves one process at a time.") from None


def graph_feed(edge: Edge) -> bot.feed.Feed:
    """Graph where it is configured: pings need the app's own Teams id, or that Teams finds it by the Entra id."""
    if not edge.settings.app_id:
        return bot.feed.NoGraph()
    return bot.graph.GraphFeed(
        graph_url=edge.settings.graph_url, bearer=edge.token, machine=edge.machine,
        teams_app_id=edge.settings.teams_app_id,
    )  # fmt: skip


async def appoint(hop: Hop, settings: Settings, house: Rules, now: datetime) -> None:
    """Makes KRING_ADMINS coordinators, and KRING_SHARED_ACCOUNTS nobody's own.

    Raises Unfit when some report would then reach nobody.
    """
    named = [PersonId(one) for one in settings.admin_ids]

    def job(tx: Tx) -> list[str]:
        usecases.people.coordinate(tx, named, now=now, rules=house)
        usecases.people.keep_out(tx, [PersonId(one) for one in settings.shared_ids], now=now, rules=house)
        names = sorted({group.queue for group in house.taxonomy.groups})
        return [name for name in names if not (people.duty(tx, name).owner or people.coordinators(tx))]

    orphans = await hop.write(job)
    if orphans:
        raise Unfit(
            f"Nobody would hear reports for: {', '.join(orphans)}. Set KRING_ADMINS to the Entra object id of at least "
            "one coordinator, separated by commas."
        )
