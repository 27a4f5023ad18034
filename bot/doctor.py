"""What is wrong, and what cures it: one list of checks, which `/readyz` shortens to warnings and `kring doctor` shows.

Every detail is a sentence for an operator; none holds a secret, an id of a person or somebody's words.
"""

import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

import click
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table
from rich.text import Text

import bot.absence
import bot.clock
import bot.logs
import bot.sweep
import storage.store
from bot.hop import Hop
from bot.metrics import Look, Metrics, Refusing
from bot.settings import Settings
from content import loader
from domain.absence import BELIEVED
from domain.routing import Taxonomy
from domain.rules import Rules
from storage import keep, people, pump, views
from storage.migrations import REVISION
from storage.tx import Tx

NIGHTS = timedelta(days=3)  # without a rewriting: two nights were missed, and the days after them
LATE = timedelta(minutes=10)  # for a message that is due
IN_A_ROW = 3  # refusals of Graph; one alone may be somebody without the app
APART = timedelta(seconds=5)  # the machine's clock and the database's
WRITTEN = datetime(2026, 11, 1, tzinfo=UTC)  # no clock is right that says it is before this


class State(StrEnum):
    OK = "ok"
    WARN = "warn"  # it works, and somebody should look
    FAIL = "fail"  # it does not work


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    check: str
    state: State
    detail: str
    cure: str = ""


async def ready(hop: Hop, house: Rules, metrics: Metrics, machine: bot.clock.Machine) -> tuple[bool, list[str]]:
    """Whether the store answers and is ours, and what a coordinator or an operator should look at (PB4)."""
    today = machine.now().astimezone(ZoneInfo(house.usual.time_zone)).date()

    def job(tx: Tx) -> list[Check]:
        migrated = revision(tx)
        if migrated.state is State.FAIL:
            return [migrated]
        crowd = crowded(tx, house.taxonomy, house.loop.capacity)
        return [*duties(tx, house.taxonomy), *coordinators(tx), *unheard(tx), *crowd, *rewriting(tx, today)]

    try:
        found = [*await hop.read(job), *messages(await metrics.look()), *graph(metrics.refusing)]
    except storage.store.StoreError as trouble:
        found = [unreachable(trouble)]
    able = all(one.state is not State.FAIL for one in found)
    return able, [f"{one.detail}: {one.cure}" if one.state is State.FAIL else one.detail for one in found]


def revision(tx: Tx) -> Check:
    found = storage.store.revision(tx)
    if found == REVISION:
        return Check(check="store", state=State.OK, detail=f"the store is at {found}")
    return Check(
        check="store", state=State.FAIL, detail=f"the store is at {found}, and this version needs {REVISION}",
        cure="kring migrate",
    )  # fmt: skip


def unreachable(trouble: Exception) -> Check:
    return Check(
        check="store", state=State.FAIL, detail=f"the store does not answer ({type(trouble).__name__})",
        cure="look at the server or disk that DATABASE_URL names",
    )  # fmt: skip


def duties(tx: Tx, taxonomy: Taxonomy) -> Iterator[Check]:
    """A queue needs an owner and a deputy who have the app; the coordinators may stand in for its own, `admin`."""
    leads = people.coordinators(tx)
    for name in queues(taxonomy):
        duty = people.duty(tx, name)
        both = (("an", "owner", duty.owner), ("a", "deputy", duty.deputy))
        gap = [f"no {what}" for _, what, who in both if not who and not (name == "admin" and leads)]
        gap += [f"{a} {what} who removed the app or is away" for a, what, who in both if who in duty.away]
        if gap:
            detail = f"queue {name} has {' and '.join(gap)}"
            cure = "give it one; until then its reports go to whoever else it has, or to the coordinators"
            yield Check(check=f"queue {name}", state=State.WARN, detail=detail, cure=cure)


def queues(taxonomy: Taxonomy) -> list[str]:
    return sorted({group.queue for group in taxonomy.groups} | {"admin"})


def coordinators(tx: Tx) -> Iterator[Check]:
    if not people.coordinators(tx):
        cure = "set KRING_ADMINS: kring run appoints them"
        yield Check(check="coordinators", state=State.WARN, detail="there is no coordinator", cure=cure)


def unheard(tx: Tx) -> Iterator[Check]:
    if many := views.orphans(tx):
        detail = f"nobody hears of {many} report{'s' if many > 1 else ''}"
        cure = "set KRING_ADMINS: coordinators hear of what no queue's own people do"
        yield Check(check="reports", state=State.WARN, detail=detail, cure=cure)


def crowded(tx: Tx, taxonomy: Taxonomy, capacity: int) -> Iterator[Check]:
    for name in queues(taxonomy):
        if (many := views.backlog(tx, name)) > capacity:
            detail = f"queue {name} holds {many} open reports, and is meant for {capacity}: receipts give later dates"
            cure = "give the queue more people, hand reports over, or raise capacity_open in content/defaults.yaml"
            yield Check(check="capacity", state=State.WARN, detail=detail, cure=cure)


def rewriting(tx: Tx, today: date) -> Iterator[Check]:
    """Until it is done the store tells in which order reports without a name came."""
    last = keep.recall(tx, bot.sweep.REWRITTEN)
    if last and today - date.fromisoformat(last) >= NIGHTS:
        detail = f"the store was not rewritten since {last}, so it tells the order in which reports were written"
        cure = "the log says store.in_use or store.not_rewritten every minute; docs/running.md says what is in the way"
        yield Check(check="nightly rewriting", state=State.WARN, detail=detail, cure=cure)


def outlook(tx: Tx, now: datetime) -> Check:
    """When `kring people sync` last read an automatic reply; asked only where it may."""
    last = keep.recall(tx, bot.absence.READ)
    if last and now - datetime.fromisoformat(last) < BELIEVED:
        return _fine("KRING_ABSENCE", f"automatic replies were last read on {last[:16].replace('T', ' ')} UTC")
    detail = f"no automatic replies were read since {last[:10]}" if last else "no automatic replies were ever read"
    cure = "run kring people sync every morning: it says why, and which permission the app needs"
    return Check(check="KRING_ABSENCE", state=State.WARN, detail=detail, cure=cure)


def messages(look: Look) -> Iterator[Check]:
    if lately := look.undone.lately:
        detail = f"{lately} message{'s' if lately > 1 else ''} since yesterday could not be delivered"
        yield Check(check="messages", state=State.WARN, detail=detail, cure="delivery.dead in the log says why")
    if look.age >= LATE:
        detail = f"a message waits for {look.age // timedelta(minutes=1)} minutes to be sent"
        yield Check(check="messages", state=State.WARN, detail=detail, cure="lines of delivery and pump in the log")


def graph(refusing: Refusing | None) -> Iterator[Check]:
    if refusing and refusing.times >= IN_A_ROW:
        since = refusing.since.astimezone(UTC)
        detail = f"Graph refuses every notification ({refusing.status}) since {since:%Y-%m-%d %H:%M} UTC"
        detail += f", {refusing.times} in a row: people get chat messages instead"
        yield Check(check="Graph", state=State.WARN, detail=detail, cure="give the app TeamsActivity.Send.User")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="as a list of {check, state, detail, cure}")
def doctor(*, as_json: bool) -> None:
    """Checks the settings and the store; calls nothing but the store. Ends with 1 when something fails."""
    bot.logs.begin(level=logging.CRITICAL)  # what is wrong is in the list, once
    found = examine(bot.clock.Machine())
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], indent=2, ensure_ascii=False))
    else:
        Console().print(_table(found))
    if any(one.state is State.FAIL for one in found):
        raise SystemExit(1)


def examine(machine: bot.clock.Machine) -> list[Check]:
    try:
        settings = Settings()  # type: ignore[call-arg]  # every field comes from the environment
    except ValidationError as wrong:
        return [
            Check(check=".".join(map(str, one["loc"])) or "settings", state=State.FAIL,
                  detail=one["msg"].removeprefix("Value error, "), cure="docs/running.md lists the settings")
            for one in wrong.errors(include_input=False, include_url=False)
        ]  # fmt: skip
    now = machine.now()
    return [*required(settings), seal_key(settings), desk(settings), zone(settings, now), *store(settings, now)]


def required(settings: Settings) -> Iterator[Check]:
    needed = {
        "MicrosoftAppId": settings.app_id,
        "MicrosoftAppTenantId": settings.app_tenant,
        "KRING_ADMINS": settings.admin_ids,
    }
    if settings.app_type == "SingleTenant":
        needed["MicrosoftAppPassword"] = settings.app_password.get_secret_value()
    for name, value in needed.items():
        state = State.OK if value else State.FAIL
        detail, cure = (f"{name} is set", "") if value else (f"{name} is not set", f"set {name}; see docs/running.md")
        yield Check(check=name, state=state, detail=detail, cure=cure)


def seal_key(settings: Settings) -> Check:
    try:
        settings.seal()
    except ValueError as wrong:
        detail, _, cure = str(wrong).partition("; ")
        return Check(check="KRING_SEAL_KEY", state=State.FAIL, detail=detail, cure=cure)
    return Check(check="KRING_SEAL_KEY", state=State.OK, detail="KRING_SEAL_KEY is 32 bytes")


def desk(settings: Settings) -> Check:
    name = "KRING_SERVICE_DESK_URL"
    if settings.service_desk_url:
        return Check(check=name, state=State.OK, detail="reports on technology show the service desk")
    detail = "reports on technology show no service desk, and Kring is not the desk for outages"
    return Check(check=name, state=State.WARN, detail=detail, cure="set KRING_SERVICE_DESK_URL")


def zone(settings: Settings, now: datetime) -> Check:
    """The settings refuse a zone that cannot be read, so here it can."""
    local = now.astimezone(ZoneInfo(settings.time_zone))
    return Check(check="time zone", state=State.OK, detail=f"{settings.time_zone}, where it is {local:%H:%M} now")


def store(settings: Settings, now: datetime) -> list[Check]:
    taxonomy = loader.taxonomy()

    def job(tx: Tx) -> list[Check]:
        gaps = [*duties(tx, taxonomy)] or [_fine("queues", f"{len(queues(taxonomy))} queues have owner and deputy")]
        leads = [*coordinators(tx)] or [_fine("coordinators", f"{len(people.coordinators(tx))} coordinators")]
        today = now.astimezone(ZoneInfo(settings.time_zone)).date()
        crowd = crowded(tx, taxonomy, loader.loop().capacity)
        read = [outlook(tx, now)] if settings.absence == "graph" else []
        return [revision(tx), *gaps, *leads, *unheard(tx), *crowd, *read, *rewriting(tx, today), clock(tx, now, today)]

    try:
        opened = storage.store.open_store(settings.database_url)
    except storage.store.Unmigrated as told:
        return [Check(check="store", state=State.FAIL, detail=str(told), cure="kring migrate"), clock(None, now)]
    except ValueError as told:  # of our own, without a password
        wrong = Check(check="DATABASE_URL", state=State.FAIL, detail=str(told), cure="see docs/running.md")
        return [wrong, clock(None, now)]
    except (storage.store.StoreError, OSError) as trouble:
        return [unreachable(trouble), clock(None, now)]
    try:
        return opened.read(job).result()
    except storage.store.StoreError as trouble:
        return [unreachable(trouble), clock(None, now)]
    finally:
        opened.close()


def clock(tx: Tx | None, now: datetime, today: date | None = None) -> Check:
    """Tokens, deadlines and leases need the right time."""
    apart = abs(pump.lease_clock(tx, now) - now) if tx else timedelta()
    last = keep.recall(tx, bot.sweep.REWRITTEN) if tx else None
    went_back = bool(last and today and date.fromisoformat(last) > today)
    if now < WRITTEN or went_back or apart > APART:
        detail = f"the clock says {now:%Y-%m-%d %H:%M} UTC, {apart.total_seconds():.0f} s from the database's"
        if went_back:
            detail += f", and Kring worked on {last} already"
        return Check(check="clock", state=State.FAIL, detail=detail, cure="let NTP set the clock")
    return _fine("clock", f"{now:%Y-%m-%d %H:%M} UTC")


def _fine(check: str, detail: str) -> Check:
    return Check(check=check, state=State.OK, detail=detail)


def _table(found: Sequence[Check]) -> Table:
    colours = {State.OK: "green", State.WARN: "yellow", State.FAIL: "bold red"}
    table = Table()
    for heading in ("", "check", "detail", "cure"):
        table.add_column(heading, overflow="fold")  # what is cut off cannot be copied
    for one in found:
        state = Text(one.state.value, style=colours[one.state])
        table.add_row(state, Text(one.check), Text(one.detail), Text(one.cure))
    return table
