"""`kring tips`: the tips that an organisation writes itself, looked through and taken in from a file."""

import json
import logging
from datetime import date
from pathlib import Path
from typing import Any

import click
import structlog

import bot.clock
import bot.directory
import bot.logs
import bot.settings
import content.tips
import usecases.tips
from content.texts import say
from content.tips import MOST_BYTES, Book, Remark

A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def tips() -> None:
    """What is taught: tips of your own, beside or instead of those that Kring comes with."""
    bot.logs.begin(level=logging.ERROR)
    structlog.configure(cache_logger_on_first_use=False)  # it ends with this command


@tips.command()
@click.argument("file", type=A_FILE)
@click.option("--json", "as_json", is_flag=True, help="for programs")
@click.pass_context
def check(context: click.Context, file: Path, *, as_json: bool) -> None:
    """Tells what is wrong with the tips in FILE (.yaml), by line; ends with 1 for a mistake, not for a warning."""
    with bot.directory.sentences():
        book = _read(file, bot.clock.Wall().now().date())
    if as_json:
        click.echo(json.dumps([_row(one) for one in book.remarks], ensure_ascii=False, indent=2))
    else:
        for one in book.remarks:
            click.echo(_told(file, one))
        mistakes, warnings = len(book.mistakes), len(book.remarks) - len(book.mistakes)
        click.echo(f"{_many(len(book.tips), 'tip')}: {_many(mistakes, 'mistake')}, {_many(warnings, 'warning')}.")
    context.exit(1 if book.mistakes else 0)


@tips.command("import")
@click.argument("file", type=A_FILE)
def import_(file: Path) -> None:
    """Reads FILE (.yaml), all of it or nothing; a tip of your own that is not in it is put away."""
    with bot.directory.sentences(), bot.directory.opened(bot.settings.given()) as store:
        book = _read(file, bot.clock.Wall().now().date())
        if book.mistakes:
            told = [_told(file, one) for one in book.mistakes]
            raise ValueError("\n  ".join([f"{file.name} was not imported, and nothing was changed.", *told]))
        done = store.write(lambda tx: usecases.tips.adopt(tx, book.written, instead=book.instead)).result()
    for one in book.remarks:
        click.echo(_told(file, one))
    click.echo(
        f"{_many(len(book.tips), 'tip')}: {done.new} new, {done.changed} changed, {done.same} as they were; "
        f"{done.put_away} put away. They are taught {'instead of' if book.instead else 'beside'} Kring's own."
    )


def _read(file: Path, today: date) -> Book:
    with file.open("rb") as opened:
        return content.tips.read(opened.read(MOST_BYTES + 1), today)


def _told(file: Path, one: Remark) -> str:
    """`own.yaml:12: own-tip nl.why: …`, as editors and people find it."""
    where = " ".join(part for part in (one.tip, one.path) if part)
    return f"{file.name}:{one.line}: {bot.directory.shown(f'{where}: ' if where else '')}{_sentence(one)}"


def _row(one: Remark) -> dict[str, Any]:
    state = "warn" if one.warns else "fail"
    return {"line": one.line, "tip": one.tip, "field": one.path, "state": state, "text": _sentence(one)}


def _sentence(one: Remark) -> str:
    return bot.directory.shown(say(bot.settings.spoken(), one.wrong, **one.variables))


def _many(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"
