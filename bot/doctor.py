"""`kring doctor`: what is wrong with the settings and the store, and what cures it.

Every detail is a sentence for an operator; none holds a secret, an id of a person or somebody's words.
"""

import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import click
import structlog
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table
from rich.text import Text

import bot.clock
import bot.logs
import bot.sweep
import storage.store
from bot import checks
from bot.checks import Check, State
from bot.settings import Settings
from content import loader
from storage import keep, people, pump
from storage.tx import Tx

DAY = timedelta(days=1)
APART = timedelta(seconds=5)  # the machine's clock and the database's
WRITTEN = datetime(2026, 11, 1, tzinfo=UTC)  # no clock is right that says it is before this


@click.command()
@click.option("--json", "as_json", is_flag=True, help="as a list of {check, state, detail, cure}")
def doctor(*, as_json: bool) -> None:
    """Checks the settings and the store; calls nothing but the store. Ends with 1 when something fails."""
    bot.logs.begin(level=logging.CRITICAL)  # what is wrong is in the list, once
    structlog.configure(cache_logger_on_first_use=False)  # it ends with this command
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
    well = [seal_key(settings), desk(settings), teams_app(settings), zone(settings, now)]
    return [*required(settings), *well, *store(settings, now)]


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


def teams_app(settings: Settings) -> Check:
    name = "KRING_TEAMS_APP_ID"
    if settings.teams_app_id:
        return Check(check=name, state=State.OK, detail="Graph is told which Teams app sends a notification")
    detail = f"Graph is not told which Teams app sends a notification, and refuses all (409) when {checks.TWINS}"
    return Check(check=name, state=State.WARN, detail=detail, cure=checks.APP_ID)


def zone(settings: Settings, now: datetime) -> Check:
    """The settings refuse a zone that cannot be read, so here it can."""
    local = now.astimezone(ZoneInfo(settings.time_zone))
    return Check(check="time zone", state=State.OK, detail=f"{settings.time_zone}, where it is {local:%H:%M} now")


def store(settings: Settings, now: datetime) -> list[Check]:
    taxonomy = loader.taxonomy()

    def job(tx: Tx) -> list[Check]:
        gaps = [*checks.duties(tx, taxonomy)]
        leads = [*checks.coordinators(tx)]
        today = now.astimezone(ZoneInfo(settings.time_zone)).date()
        return [
            checks.revision(tx),
            *(gaps or [checks.fine("queues", f"{len(checks.queues(taxonomy))} queues have owner and deputy")]),
            *(leads or [checks.fine("coordinators", f"{len(people.coordinators(tx))} coordinators")]),
            *checks.unheard(tx),
            *checks.uncovered(tx, now),
            *checks.crowded(tx, taxonomy, loader.loop().capacity),
            *checks.late(tx, settings.time_zone),
            *([checks.outlook(tx, now)] if settings.absence == "graph" else []),
            *checks.rewriting(tx, today),
            *checks.doubted(pump.undone(tx, now - DAY)),
            clock(tx, now, today),
        ]

    try:
        opened = storage.store.open_store(settings.database_url)
    except storage.store.Unmigrated as told:
        return [Check(check="store", state=State.FAIL, detail=str(told), cure="kring migrate"), clock(None, now)]
    except ValueError as told:  # of our own, without a password
        wrong = Check(check="DATABASE_URL", state=State.FAIL, detail=str(told), cure="see docs/running.md")
        return [wrong, clock(None, now)]
    except (storage.store.StoreError, OSError) as trouble:
        return [checks.unreachable(trouble), clock(None, now)]
    try:
        return opened.read(job).result()
    except storage.store.StoreError as trouble:
        return [checks.unreachable(trouble), clock(None, now)]
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
    return checks.fine("clock", f"{now:%Y-%m-%d %H:%M} UTC")


def _table(found: Sequence[Check]) -> Table:
    colours = {State.OK: "green", State.WARN: "yellow", State.FAIL: "bold red"}
    table = Table()
    for heading in ("", "check", "detail", "cure"):
        table.add_column(heading, overflow="fold")  # what is cut off cannot be copied
    for one in found:
        state = Text(one.state.value, style=colours[one.state])
        table.add_row(state, Text(one.check), Text(one.detail), Text(one.cure))
    return table
