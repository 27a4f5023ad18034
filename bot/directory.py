"""`kring people`: who works here, from a file or from Entra, and what Kring knows of them."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
import click
import structlog
from rich.console import Console
from rich.table import Table
from rich.text import Text

import bot.absence
import bot.accounts
import bot.app
import bot.clock
import bot.logs
import bot.roster
import bot.settings
import bot.token
import storage.store
import usecases.absence
import usecases.people
from bot.settings import Settings
from domain.people import PersonId, Role, Usual
from domain.routing import FALLBACK
from domain.rules import Rules
from storage import absence, directory, keep
from storage.store import Store
from storage.tx import Tx
from usecases.people import Accounts, Synced

T = TypeVar("T")
INSIST = 20  # times that a whole list is tried
SINCE = "entra-delta"  # from where the next sync goes on
HELD = (
    "Kring is at work on this store, and a SQLite store serves one process at a time: stop it, do this, and start it "
    "again. On PostgreSQL both go together."
)


@click.group()
def people() -> None:
    """Who works here: from a file or from Entra."""
    bot.logs.begin(level=logging.ERROR)  # a great list is one slow job, and nobody's mistake
    structlog.configure(cache_logger_on_first_use=False)  # it ends with this command


@people.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(file: Path) -> None:
    """Reads FILE (.csv or .json), all of it or nothing; who is not in it is left as they are."""
    with sentences(), opened(settings := bot.settings.given()) as store:
        rules = bot.app.rules(settings)
        roster = bot.roster.read(file, queues(rules))
        nameless = store.read(lambda tx: directory.nameless(tx, roster.unnamed())).result()
        roster.mistakes += [bot.roster.Mistake(roster.lines[one], "no name, and none in the store") for one in nameless]
        if roster.mistakes:
            raise click.ClickException(_mistakes(file, roster))
        admins = frozenset(map(PersonId, settings.admin_ids))
        now = bot.clock.Wall().now()

        def enrol(tx: Tx) -> tuple[int, int]:
            return usecases.people.enrol(tx, roster.entries, admins=admins, now=now, rules=rules)

        new, changed = insist(store, enrol)
    many = len(roster.entries)
    click.echo(f"{_people(many)}: {new} new, {changed} changed, {many - new - changed} as they were.")


@people.command("list")
@click.option("--json", "as_json", is_flag=True, help="for programs")
def list_(as_json: bool) -> None:
    """Shows everybody, with what they do."""
    with sentences(), opened(settings := bot.settings.given(), alone=False) as store:
        usual = bot.app.usual(settings)
        everybody = store.read(lambda tx: listed(tx, usual)).result()
    if as_json:
        click.echo(json.dumps(everybody, ensure_ascii=False, indent=2))
    else:
        Console().print(_table(everybody))


@people.command()
@click.option("--anyway", is_flag=True, help="also when a great part of everybody would leave at once")
def sync(anyway: bool) -> None:
    """Brings people, roles and queues to what Entra says, and who left to their end; run it every morning.

    With KRING_ABSENCE=graph it also reads who of those who matter is away.
    """
    with sentences(), opened(settings := bot.settings.given()) as store:
        if not settings.app_id:
            raise ValueError("Without MicrosoftAppId there is no Entra to ask: kring people import FILE takes a file")
        rules = bot.app.rules(settings)
        if strange := settings.group_ids.keys() - {*Role, *queues(rules)}:
            raise ValueError(f"KRING_GROUPS names {', '.join(sorted(strange))}, which is no role and no queue")
        since = store.read(lambda tx: keep.recall(tx, SINCE)).result()
        told, link = asyncio.run(_ask(settings, since))
        now = bot.clock.Wall().now()

        def job(tx: Tx) -> Synced:
            keep.remember(tx, SINCE, link)
            return usecases.people.synchronise(tx, told, anyway=anyway, now=now, rules=rules)

        done = insist(store, job)
        outlook = _outlook(settings, store, rules)
    click.echo(
        f"{done.new} new, {done.changed} changed, {done.left} left; {done.outside} accounts of guests or shared ones."
    )
    for name in done.unclear:
        click.echo(f"Queue {name} is left as it is: its group has not one or two people to be owner and deputy.")
    for line in outlook:
        click.echo(line)


def queues(rules: Rules) -> frozenset[str]:
    """The queues there are."""
    return frozenset({group.queue for group in rules.taxonomy.groups} | {FALLBACK, Role.ADMIN.value})


def listed(tx: Tx, usual: Usual) -> list[dict[str, Any]]:
    """Everybody, as `kring people list` and GET /demo/people tell it."""
    return [
        {
            "id": one.person.id, "name": one.person.name, "department": one.person.department,
            "location": one.person.location, "language": one.person.language, "time_zone": one.person.time_zone,
            "roles": sorted(one.roles) + ([bot.roster.HANDLER] if one.queues else []),
            "topics": list(one.topics), "queues": dict(one.queues),
        }
        for one in directory.listing(tx, usual)
    ]  # fmt: skip


async def _ask(settings: Settings, since: str | None) -> tuple[Accounts, str]:
    """What Entra tells, and from where the next time goes on."""
    async with entra_of(settings) as entra:
        seen, whole, link = await entra.accounts(since)
        groups = {name: await entra.members(which) for name, which in settings.group_ids.items()}
        audiences = {which: await entra.members(which) for which in settings.audience_ids}
    shared, admins = map(PersonId, settings.shared_ids), map(PersonId, settings.admin_ids)
    told = Accounts(
        seen=seen, whole=whole, groups=groups, shared=frozenset(shared), admins=tuple(admins), audiences=audiences
    )
    return told, link


def _outlook(settings: Settings, store: Store, rules: Rules) -> list[str]:
    """Reads who is away where that is allowed, else forgets it; what to tell of it. It never stops a sync."""
    if settings.absence == "off":
        insist(store, absence.forget)
        return []
    whom, now = store.read(absence.whom).result(), bot.clock.Wall().now()
    heard = asyncio.run(_replies(settings, whom, now))

    def job(tx: Tx) -> int:
        if heard.told:
            keep.remember(tx, bot.absence.READ, now.isoformat())
        return usecases.absence.hear(tx, heard.told, now=now, rules=rules)

    return bot.absence.lines(heard, away=insist(store, job))


async def _replies(settings: Settings, whom: Sequence[PersonId], now: datetime) -> bot.absence.Heard:
    async with entra_of(settings) as entra:
        return await bot.absence.ask(entra, whom, now)


@asynccontextmanager
async def entra_of(settings: Settings) -> AsyncIterator[bot.accounts.Entra]:
    """Graph, as these settings reach it."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        token = bot.token.BotToken(
            session=session, machine=bot.clock.Machine(), app_id=settings.app_id,
            password=settings.app_password.get_secret_value(), tenant=settings.app_tenant, app_type=settings.app_type,
            login_url=settings.login_url,
        )  # fmt: skip
        async with bot.accounts.Entra(graph_url=settings.graph_url, bearer=token) as entra:
            yield entra


def _mistakes(file: Path, roster: bot.roster.Roster) -> str:
    lines = [f"{roster.unit} {one.line}: {shown(one.reason)}" for one in sorted(roster.mistakes)]
    return "\n  ".join([f"{file.name} was not imported, and nothing was changed.", *lines])


def shown(reason: str) -> str:
    """A reason quotes the file, which may hold what a terminal obeys."""
    return "".join(letter if letter.isprintable() else "?" for letter in reason)


def _people(many: int) -> str:
    return "1 person" if many == 1 else f"{many} people"


def _table(everybody: list[dict[str, Any]]) -> Table:
    table = Table("name", "department", "location", "language", "roles", "topics", "queues", "id")
    for one in everybody:
        duties = ", ".join(f"{name} ({what})" for name, what in one["queues"].items())
        told = [one["name"], one["department"] or "", one["location"] or "", one["language"]]
        table.add_row(*map(Text, [*told, ", ".join(one["roles"]), ", ".join(one["topics"]), duties, one["id"]]))
    return table


def insist(store: Store, job: Callable[[Tx], T]) -> T:
    """A whole list at once crosses many turns: on PostgreSQL one of the two gives way, and it must not always be us."""
    for _ in range(INSIST):
        with suppress(storage.store.Busy):
            return store.write(job).result()
    return store.write(job).result()


@contextmanager
def opened(settings: Settings, *, alone: bool = True) -> Iterator[Store]:
    """The store, for as long as this command works; `alone` where nobody else may write on SQLite meanwhile."""
    with closing(storage.store.open_store(settings.database_url)) as store:
        try:
            held = bot.app.hold(settings.database_url) if alone else None
        except bot.app.Unfit:
            raise click.ClickException(HELD) from None
        try:
            yield store
        finally:
            if held:
                held.close()


@contextmanager
def sentences() -> Iterator[None]:
    """What an operator can mend is told in a sentence, not as a crash."""
    try:
        yield
    except usecases.people.TooManyLeave as told:
        sentence = f"{told}, so nothing was changed. If that is right: kring people sync --anyway"
        raise click.ClickException(sentence) from None
    except (storage.store.StoreError, bot.app.Unfit, bot.accounts.Unlisted, ValueError) as told:
        raise click.ClickException(str(told)) from None
    except OSError as told:
        raise click.ClickException(f"{told.strerror or told}") from None
