"""The command line: `kring demo`, `kring run`, `kring work`, `kring migrate`."""

import asyncio
import gc
import logging
import shutil
import signal
import sys
import tempfile
import webbrowser
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console

import bot.app
import bot.clock
import bot.demo
import bot.directory
import bot.doctor
import bot.graph
import bot.knowledge
import bot.logs
import bot.nudges
import bot.package
import bot.settings
import bot.story
import bot.tips
import bot.updates
import storage.dialect
import storage.migrations
from bot.seal import Seal
from bot.settings import Settings

MARK = ".kring-demo"  # in a folder that the demo made, and may therefore empty


@click.group()
def main() -> None:
    """Kring: a Teams bot in which a feedback loop that opens also closes."""


main.add_command(bot.doctor.doctor)
main.add_command(bot.package.manifest)
main.add_command(bot.directory.people)
main.add_command(bot.knowledge.articles)
main.add_command(bot.nudges.nudge)
main.add_command(bot.tips.tips)
main.add_command(bot.updates.updates)


@main.command()
def migrate() -> None:
    """Brings the store up to this version; safe to run again."""
    with bot.directory.sentences():
        storage.migrations.upgrade(_settings().database_url)
    click.echo("The store is up to date.")


@main.command()
def run() -> None:
    """Serves Teams, with the settings of the environment and .env."""
    settings = _registered()
    with bot.directory.sentences():
        asyncio.run(_run(settings, settings.seal()))


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=None, help="of /healthz, /readyz and /metrics")
def work(port: int | None) -> None:
    """Sends what is owed beside `kring run`, on the same PostgreSQL; Teams cannot speak to it."""
    settings = _registered()
    if storage.dialect.folder(settings.database_url):
        raise click.ClickException("A SQLite store serves one process, and kring run sends what is owed by itself.")
    with bot.directory.sentences():
        asyncio.run(_work(settings, settings.seal(), settings.port if port is None else port))


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=None, help="0 picks a free one; default PORT or 3978")
@click.option("--once", is_flag=True, help="plays one story in the terminal and ends")
@click.option("--fresh", is_flag=True, help="begins anew in a store that the demo made")
@click.option("--open", "open_", is_flag=True, help="opens the page in a browser, where there is a desktop")
@click.option("--data", type=click.Path(path_type=Path), default=None, help="keeps the demo in this folder")
def demo(port: int | None, once: bool, fresh: bool, open_: bool, data: Path | None) -> None:
    """Serves an invented organisation on this machine: no Azure, no Teams needed."""
    bot.logs.begin(level=logging.WARNING)
    settings = _settings()
    with bot.directory.sentences(), _home(settings, data, fresh=fresh) as (settings, key):
        wanted = settings.port if port is None else port
        asyncio.run(_demo(settings, key, port=wanted, once=once, fresh=fresh, show=open_ and bot.settings.desktop()))


async def _run(settings: Settings, key: bytes) -> None:
    service = await bot.app.build(settings, clock=bot.clock.Wall(), seal=Seal(key), feed=bot.app.graph_feed)
    try:
        await bot.app.appoint(service.hop, settings, service.rules, service.clock.now())
        await service.start("0.0.0.0", settings.port)  # noqa: S104 - behind the organisation's own gateway
        warming = [service.meaning.warm()]
        if isinstance(service.feed, bot.graph.GraphFeed):
            warming.append(service.feed.warm())
        click.echo(f"Kring listens on port {service.port}.")
        await _until_stopped(*warming)
    finally:
        await service.stop()


async def _work(settings: Settings, key: bytes, port: int) -> None:
    service = await bot.app.build(
        settings, clock=bot.clock.Wall(), seal=Seal(key), feed=bot.app.graph_feed, hears=False
    )
    try:
        await service.start("0.0.0.0", port)  # noqa: S104 - as above
        click.echo(f"Kring works; a monitor finds it on port {service.port}.")
        await _until_stopped(*([service.feed.warm()] if isinstance(service.feed, bot.graph.GraphFeed) else []))
    finally:
        await service.stop()


async def _demo(settings: Settings, key: bytes, *, port: int, once: bool, fresh: bool, show: bool) -> None:
    made = await bot.demo.build(settings, key, fresh=fresh)
    try:
        address = await made.start(0 if once else port)
        if once:
            await bot.story.play(address, bot.settings.spoken(), Console())
            return
        click.echo(
            f"Kring demo on {address} (this machine only): open it in a browser, and stop it here with Ctrl-C.\n"
            f"Bot Framework clients post to {address}/api/messages"
        )
        sys.stdout.flush()
        if show:
            await asyncio.to_thread(webbrowser.open, address)
        await _until_stopped(made.service.meaning.warm())
    finally:
        await made.service.stop()


async def _until_stopped(*warming: Coroutine[Any, Any, None]) -> None:
    """Meanwhile it reads what the first turns would else wait for."""
    tasks = [asyncio.create_task(one) for one in warming]
    gc.collect()
    gc.freeze()  # what stands by now stands to the end; looking at it again and again would hold everybody up
    stopped, loop = asyncio.Event(), asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, stopped.set)
    await stopped.wait()
    for task in tasks:
        task.cancel()


def _registered() -> Settings:
    """The settings of a service that speaks with Teams."""
    bot.logs.begin()
    settings = _settings()
    if not settings.app_id:
        raise click.ClickException(
            "Without MicrosoftAppId Kring only runs as a demonstration on this machine: kring demo"
        )
    return settings


def _settings() -> Settings:
    try:
        return bot.settings.given()
    except ValueError as wrong:
        raise click.ClickException(str(wrong)) from None


@contextmanager
def _home(settings: Settings, data: Path | None, *, fresh: bool) -> Iterator[tuple[Settings, bytes]]:
    """Where the demo lives and its seal key: a folder of its own, a given store, or a folder that ends with it."""
    if data is None and "database_url" in settings.model_fields_set:
        beside = storage.dialect.folder(settings.database_url) or Path.cwd()
        yield settings, settings.seal() if settings.seal_key else bot.demo.seal_key(beside / "kring-demo.key")
        return
    folder = data or Path(tempfile.mkdtemp(prefix="kring-demo-"))
    try:
        _claim(folder, fresh=fresh)
        yield (
            settings.model_copy(update={"database_url": f"sqlite:///{folder / 'kring.db'}"}),
            bot.demo.seal_key(folder / "seal.key"),
        )
    finally:
        if data is None:
            shutil.rmtree(folder, ignore_errors=True)


def _claim(folder: Path, *, fresh: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    mark = folder / MARK
    if not mark.exists() and any(folder.iterdir()):
        raise click.ClickException(f"{folder} holds something that is not a Kring demo; choose an empty folder.")
    mark.touch()
    if fresh and (alone := bot.app.hold(f"sqlite:///{folder / 'kring.db'}")):
        with alone:
            for name in ("kring.db", "kring.db-wal", "kring.db-shm"):
                (folder / name).unlink(missing_ok=True)


if __name__ == "__main__":
    main()
