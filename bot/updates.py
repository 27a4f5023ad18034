"""`kring updates`: what the vendor announces, from Message Center or from a file, and what becomes of it."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click
import structlog
from rich.console import Console
from rich.table import Table
from rich.text import Text

import bot.accounts
import bot.clock
import bot.directory
import bot.logs
import bot.pacer
import bot.settings
import content.updates
import storage.updates
import usecases.updates
from bot.settings import Settings
from bot.window import Window
from content.texts import say
from domain import errors
from domain.updates import RANKS, Draft, Suggestion, Update, UpdateId
from storage import keep
from storage.store import Store
from storage.tx import Tx
from usecases.updates import Taken

SINCE = "updates since"  # the name of what is kept: the latest change that a whole sync saw
OVERLAP = timedelta(days=1)  # asked for again: the vendor's list may lag behind its own dates
RATE = 240  # requests a minute that Message Center takes
PAGE = 200  # updates in one answer, and in one transaction
NEEDS = "permission ServiceMessage.Read.All"
WHAT = "updates"


@click.group()
def updates() -> None:
    """What the vendor announces: each waits until somebody decides what to make of it."""
    bot.logs.begin(level=logging.ERROR)
    structlog.configure(cache_logger_on_first_use=False)  # it ends with this command


@updates.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(file: Path) -> None:
    """Reads FILE (.json or .yaml), all of it or nothing; an update that is here in a later version is left as it is."""
    with bot.directory.sentences(), bot.directory.opened(bot.settings.given(), alone=False) as store:
        read = _read(file)
        done = Taken()
        for at in range(0, len(read.updates), PAGE):
            done += _take(store, read.updates[at : at + PAGE])
        lines = _ended(store, done)
    if read.unknown:
        click.echo(f"Left out, as no part of an update: {bot.directory.shown(', '.join(sorted(read.unknown)))}.")
    click.echo("\n".join(lines))


@updates.command()
def sync() -> None:
    """Reads what changed in Message Center since the last time; run it every morning."""
    with bot.directory.sentences(), bot.directory.opened(settings := bot.settings.given(), alone=False) as store:
        if not settings.app_id:
            raise ValueError(
                "Without MicrosoftAppId there is no Message Center to ask: kring updates import FILE takes a file"
            )
        done, odd = asyncio.run(_sync(settings, store))
        lines = _ended(store, done)
    click.echo("\n".join([*(f"Left out, {bot.directory.shown(one)}" for one in odd), *lines]))


@updates.command("list")
@click.option("--json", "as_json", is_flag=True, help="for programs")
def list_(*, as_json: bool) -> None:
    """Shows what waits for somebody to decide: what moved since they did, then by what is suggested."""
    with bot.directory.sentences(), bot.directory.opened(bot.settings.given(), alone=False) as store:
        drafts = store.read(usecases.updates.everything).result()
    if as_json:
        click.echo(json.dumps([_row(one) for one in drafts], ensure_ascii=False, indent=2))
    else:
        Console().print(_table(drafts))


@updates.command()
@click.argument("which", metavar="ID")
@click.argument("decision", type=click.Choice([one.value for one in Suggestion]))
def decide(which: str, decision: str) -> None:
    """Says what becomes of the update ID; the last word counts."""
    with bot.directory.sentences(), bot.directory.opened(bot.settings.given(), alone=False) as store:
        now, chosen = bot.clock.Wall().now(), Suggestion(decision)

        def job(tx: Tx) -> None:
            usecases.updates.decide(tx, None, UpdateId(which), chosen, now=now)

        try:
            bot.directory.insist(store, job)
        except errors.Unknown:
            named = bot.directory.shown(which)
            raise click.ClickException(f"There is no update {named}; kring updates list shows what waits") from None
    click.echo(f"{which}: {decision}.")


class Pace:
    """At most so many requests in any minute."""

    def __init__(self, rate: int, machine: bot.clock.Machine) -> None:
        self._rate, self._machine = rate, machine
        self._window = Window(bot.pacer.MINUTE)

    async def turn(self) -> None:
        """Returns once another request may begin."""
        now = self._machine.monotonic()
        if self._window.count(now) >= self._rate and (room := self._window.frees(now)):
            await asyncio.sleep(room - now)
        self._window.enter()
        self._window.leave(self._machine.monotonic())


async def pages(
    entra: bot.accounts.Entra, since: datetime | None, pace: Pace
) -> AsyncIterator[Sequence[Mapping[str, Any]]]:  # fmt: skip
    """What the vendor changed since a moment, as Graph tells it, page by page. Raises bot.accounts.Unlisted."""
    link: str | None = None
    while True:
        try:
            page = await entra.page(_request(entra.graph, since, link), what=WHAT, needs=NEEDS, turn=pace.turn)
        except bot.accounts.Expired:
            raise bot.accounts.Unlisted("Graph calls its list of updates expired (410)") from None
        yield page["value"]
        link = page.get("@odata.nextLink")
        if link is None:
            return
        entra.check(link)


def _request(graph: Any, since: datetime | None, link: str | None) -> Any:
    from kiota_abstractions.base_request_configuration import RequestConfiguration
    from msgraph.generated.admin.service_announcement.messages.messages_request_builder import MessagesRequestBuilder

    messages = graph.admin.service_announcement.messages
    if link is not None:
        request = messages.with_url(link).to_get_request_information()
    else:
        changed = f"lastModifiedDateTime ge {since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if since else None
        wanted = MessagesRequestBuilder.MessagesRequestBuilderGetQueryParameters(filter=changed)
        request = messages.to_get_request_information(RequestConfiguration(query_parameters=wanted))
    request.headers.add("Prefer", f"odata.maxpagesize={PAGE}")
    return request


async def _sync(settings: Settings, store: Store) -> tuple[Taken, list[str]]:
    """What came in, and what of it was no update.

    Each page is kept as it comes. From where the next sync goes on is only kept after the last one, since nobody
    promises in which order they come: one that was broken off asks again, and finds that much as it was.
    """
    told = store.read(lambda tx: keep.recall(tx, SINCE)).result()
    since = datetime.fromisoformat(told) if told else None
    latest, done, odd = since, Taken(), list[str]()
    async with bot.directory.entra_of(settings) as entra:
        async for rows in pages(entra, since - OVERLAP if since else None, Pace(RATE, bot.clock.Machine())):
            page = _made(rows, odd)
            latest = max([*filter(None, [latest]), *(one.changed_at for one in page)], default=None)
            done += await asyncio.to_thread(_take, store, page)
    if latest:
        value = min(latest, bot.clock.Wall().now()).isoformat()  # a date to come would hide all that is before it
        await asyncio.to_thread(bot.directory.insist, store, lambda tx: keep.remember(tx, SINCE, value))
    return done, odd


def _take(store: Store, page: Sequence[Update]) -> Taken:
    now = bot.clock.Wall().now()
    return bot.directory.insist(store, lambda tx: usecases.updates.take(tx, page, now=now))


def _made(rows: Sequence[Mapping[str, Any]], odd: list[str]) -> list[Update]:
    """One that is no update is told of and left out, so that it does not stand in the way of all others."""
    made = []
    for row in rows:
        try:
            made.append(content.updates.update(row))
        except content.updates.Mistaken as wrong:
            odd.append(f"{content.updates.called(row)}: {wrong}")
    return made


def _read(file: Path) -> content.updates.File:
    untouched = f"{file.name} was not imported, and nothing was changed"
    try:
        with file.open("rb") as opened:
            read = content.updates.read(opened.read(content.updates.MOST_BYTES + 1), file.name)
    except content.updates.Unreadable as wrong:
        raise ValueError(f"{untouched}: {bot.directory.shown(str(wrong))}") from None
    if read.mistakes:
        raise ValueError("\n  ".join([f"{untouched}.", *map(bot.directory.shown, read.mistakes)]))
    return read


def _ended(store: Store, done: Taken) -> list[str]:
    """What to tell once all of it came in."""
    bot.directory.insist(store, usecases.updates.think_again)
    moved, by = store.read(storage.updates.counts).result()
    lines = [f"{done.new} new, {done.changed} changed, {done.same} as they were."]
    if done.moved:
        lines.append(f"Dates moved after somebody decided: {', '.join(done.moved)}.")
    if many := moved + sum(by.values()):
        waits = [f"{moved} with other dates"] if moved else []
        waits += [f"{by[one]} {one}" for one in reversed(RANKS) if one in by]
        lines.append(f"{many} wait for somebody to decide: {', '.join(waits)}. See kring updates list.")
    return lines


def _row(one: Draft) -> dict[str, Any]:
    it = one.update
    moments = {"starts": it.starts, "ends": it.ends, "act_by": it.act_by, "changed_at": it.changed_at}
    return {
        "id": it.id, "title": it.title, "services": list(it.services), "category": it.category,
        "severity": it.severity, **{name: at.isoformat() if at else None for name, at in moments.items()},
        "major": it.major, "tags": list(it.tags), "details": dict(it.details), "text": it.text,
        "suggestion": one.suggestion, "reason": say(bot.settings.spoken(), one.reason), "decision": one.decision,
        "moved": [{"date": move.which.name.lower(), "before": move.before, "after": move.after} for move in one.moved],
    }  # fmt: skip


def _table(drafts: Sequence[Draft]) -> Table:
    language = bot.settings.spoken()
    table = Table("id", "changed", "title", "services", "suggestion", "why")
    for one in drafts:
        it = one.update
        why = say(language, one.reason)
        if one.moved:
            moves = (f"{say(language, move.which)}: {move.before or '-'} → {move.after or '-'}" for move in one.moved)
            why = f"{one.decision}? {'; '.join(moves)}"
        told = [it.id, f"{it.changed_at:%Y-%m-%d}", it.title, ", ".join(it.services), one.suggestion.value, why]
        table.add_row(*map(Text, map(bot.directory.shown, told)))
    return table
