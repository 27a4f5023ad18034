"""What /metrics tells, in the text that Prometheus reads: how Kring does, and nothing of who did what.

Whoever compares two readings must not learn at which moment somebody reported or asked without a name. So nothing here
moves at an act on the way in or back of that: those turns are not measured, neither alone nor in a sum; replies to
typed words are not counted, since the form is one, nor is what may go out at once by a question; and of what is owed
for a later moment only what backs off is, since a reporter's word waits there for the next release. No label names a
person, a report, a verb or a code.
"""

import asyncio
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

import prometheus_client
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

import bot.clock
import bot.connector
import bot.feed
from bot import incoming
from bot.adapter import Activity, Context, Logic
from bot.hop import Hop
from dialogs import routes
from domain.messages import MANNERS, Kind, Parcel
from domain.rules import Rules
from storage import friction, pump
from storage.store import StoreError
from storage.tx import Tx

FORMAT = prometheus_client.CONTENT_TYPE_PLAIN_0_0_4
FRESH = 5.0  # seconds for which a look at the store is good, however often it is asked for
WHOLE = 60.0  # the same for what has to read the whole outbox
DAY = timedelta(days=1)
TURNS = ("typed", "press", "extension", "other")
TEAMS = ("sent", "updated", "throttled", "blocked", "refused", "failed")
GRAPH = ("sent", "throttled", "refused", "failed")
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
# What Graph answers to every ping until an operator changes something.
LASTING = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT})

Came = bot.connector.Undelivered | str | None  # what came of a call to Teams: an error, or the id of the message


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the store said; `age` is how long the oldest message is due, 0 when none is."""

    standing: pump.Standing
    undone: pump.Undone
    age: timedelta
    missed: int
    late: int  # open reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusing:
    """Graph has said 401, 403 or 409 to every ping since this moment of the machine, so many in a row."""

    since: datetime
    times: int
    status: int


class Metrics:
    """One per service, with a registry of its own; `waiting` tells by pacer how many requests wait for their turn."""

    def __init__(
        self, *, hop: Hop, clock: bot.clock.Clock, machine: bot.clock.Machine, waiting: Mapping[str, Callable[[], int]]
    ) -> None:
        # Each would tell at which moment something first happened.
        prometheus_client.disable_created_metrics()  # type: ignore[no-untyped-call]  # the library's, without types
        self.refusing: Refusing | None = None
        self._hop = hop
        self._clock = clock
        self._machine = machine
        self._asking = asyncio.Lock()
        self._look: Look | None = None
        self._looked, self._read = -math.inf, -math.inf  # monotonic seconds: what is due, and the whole outbox
        own = self._registry = CollectorRegistry(auto_describe=False)
        self._turns = Histogram(
            "kring_turn_seconds", "From an activity to its answer.", ["act"], registry=own, buckets=SECONDS
        )
        self._teams = Counter("kring_teams_results", "What came of a message to Teams.", ["result"], registry=own)
        self._graph = Counter("kring_graph_results", "What came of a ping by Graph.", ["result"], registry=own)
        self._store = Gauge("kring_store_up", "Whether the store answered.", registry=own)
        self._messages = Gauge("kring_messages", "Owed, by state; later is backing off.", ["state"], registry=own)
        self._oldest = Gauge("kring_oldest_due_seconds", "How long the first message is due.", registry=own)
        self._missed = Gauge("kring_deadlines_missed", "How often a deadline passed, ever.", registry=own)
        self._late = Gauge("kring_reports_late", "Open reports that have passed a deadline.", registry=own)
        self._born(waiting)

    def _born(self, waiting: Mapping[str, Callable[[], int]]) -> None:
        """Every series is there from the start: one that appears would tell when."""
        for counted, values in ((self._turns, TURNS), (self._teams, TEAMS), (self._graph, GRAPH)):
            for one in values:
                counted.labels(one)
        paced = Gauge("kring_pacer_waiting", "Requests that wait for their turn.", ["to"], registry=self._registry)
        for name, count in waiting.items():
            paced.labels(name).set_function(count)

    async def scrape(self) -> bytes:
        """All of it as text; a store that does not answer is told too, and hides nothing else."""
        try:
            look = await self.look()
        except StoreError:
            self._store.set(0)
            self._messages.clear()
            self._oldest.set(math.nan)
            self._missed.set(math.nan)
            self._late.set(math.nan)
        else:
            self._store.set(1)
            self._oldest.set(look.age.total_seconds())
            self._missed.set(look.missed)
            self._late.set(look.late)
            for one in ("ready", "sending", "later"):
                self._messages.labels(one).set(getattr(look.standing, one))
            for one in ("dead", "unknown"):
                self._messages.labels(one).set(getattr(look.undone, one))
        return prometheus_client.generate_latest(self._registry)

    async def look(self) -> Look:
        """What the store says of the outbox, at most 5 seconds old; raises StoreError."""
        async with self._asking:
            moment = self._machine.monotonic()
            if self._look is None or moment - self._looked >= FRESH:
                whole = moment - self._read >= WHOLE
                self._look = await self._hop.read(self._job(self._look if not whole else None))
                self._looked, self._read = moment, moment if whole else self._read
            return self._look

    def _job(self, before: Look | None) -> Callable[[Tx], Look]:
        now = self._clock.now()

        def job(tx: Tx) -> Look:
            undone = before.undone if before else pump.undone(tx, now - DAY)
            standing = pump.standing(tx, now)
            age = max(now - standing.oldest, timedelta()) if standing.oldest else timedelta()
            return Look(
                standing=standing, undone=undone, age=age, missed=friction.missed(tx), late=friction.late(tx)[0]
            )

        return job

    def took(self, act: str, seconds: float) -> None:
        self._turns.labels(act).observe(seconds)

    def delivered(self, parcel: Parcel, came: Came) -> None:
        """One owed message that was tried, however many calls that took, of those that tell nothing of who asks."""
        if parcel.kind is not Kind.REPLY and not MANNERS[parcel.kind].follows:
            self._teams.labels(_of_teams(parcel, came)).inc()

    def pinged(self, no: bot.feed.Unsent | None) -> None:
        """Where Graph is not configured nothing was asked of it, and nothing is counted."""
        if isinstance(no, bot.feed.Refused | bot.feed.Wrong):
            if no.status is None:
                return
            self._refused(no.status)
        elif no is None:
            self.refusing = None
        self._graph.labels(_of_graph(no)).inc()

    def _refused(self, status: int) -> None:
        if status in LASTING:
            before = self.refusing or Refusing(since=self._machine.now(), times=0, status=status)
            self.refusing = Refusing(since=before.since, times=before.times + 1, status=status)


class Pings:
    """A feed that is counted."""

    def __init__(self, feed: bot.feed.Feed, metrics: Metrics) -> None:
        self._feed = feed
        self._metrics = metrics

    async def ping(self, ping: bot.feed.Ping, /) -> None:
        try:
            await self._feed.ping(ping)
        except bot.feed.Unsent as no:
            self._metrics.pinged(no)
            raise
        self._metrics.pinged(None)


def timed(logic: Logic, metrics: Metrics, rules: Rules, machine: bot.clock.Machine) -> Logic:
    """The same logic, measured, but for turns that leave no trace."""

    async def measured(context: Context) -> None:
        act, begun = act_of(context.activity, rules), machine.monotonic()
        try:
            await logic(context)
        finally:
            if act:
                metrics.took(act, machine.monotonic() - begun)

    return measured


def act_of(activity: Activity, rules: Rules) -> str | None:
    """What sort of turn it is; None for one that leaves no trace, so that it leaves none here either."""
    if (activity.name or "").startswith("composeExtension/"):
        return "extension"
    if activity.type not in {"message", "invoke"} or activity.conversation.conversation_type != "personal":
        return "other"
    executes = activity.type == "invoke"
    press = incoming.executed(activity) if executes else incoming.submitted(activity)
    if press is None:
        untraced = routes.leaves_no_trace("", incoming.typed(activity), {}, rules)
        return "other" if executes else None if untraced else "typed"
    return None if routes.leaves_no_trace(press.verb, "", press.data, rules) else "press"


def _of_teams(parcel: Parcel, came: Came) -> str:
    if isinstance(came, bot.connector.Again):
        return "throttled" if came.throttled else "failed"
    if isinstance(came, bot.connector.Blocked):
        return "blocked"
    if isinstance(came, bot.connector.Undelivered):
        return "refused"
    return "updated" if came and came == parcel.activity else "sent"


def _of_graph(no: bot.feed.Unsent | None) -> str:
    if isinstance(no, bot.feed.Again):
        return "throttled" if no.reason.startswith(str(HTTPStatus.TOO_MANY_REQUESTS.value)) else "failed"
    return "refused" if no else "sent"
