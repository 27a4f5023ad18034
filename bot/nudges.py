"""`kring nudge`: a message about a change from a file, for a coordinator; how it goes, stopped and taken back."""

import asyncio
import csv
import itertools
import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import click
import structlog

import bot.app
import bot.clock
import bot.directory
import bot.logs
import bot.settings
import usecases.nudges
from content.texts import say
from content.tips import MOST_BYTES
from content.tips.plain import composed
from content.tips.plain import words as plain
from content.tips.remarks import NotRead
from domain import errors
from domain.audience import HANDLER
from domain.nudges import SERIES, Look, Nudge, State, Words, estimate
from domain.people import LANGUAGES, Person, PersonId, Role
from domain.reach import LEAST, OPEN, Reach, folded, parts
from domain.rules import Rules
from storage import nudges, people, reach
from storage.store import Store
from storage.tx import Tx
from usecases.nudges import Draft

A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
OURS = ("audience", "when", "topic", "pilot", "must", "update", "tips", *LANGUAGES)  # what stands in a file
WORDS = tuple(one.name for one in fields(Words) if one.name != "for_roles")
EVERY = 2.0  # seconds between two looks of --watch
BY = click.option("--as", "by", required=True, metavar="PERSON", help="the Entra object id of a coordinator")
CODE = click.argument("code")


@click.group()
def nudge() -> None:
    """Messages about a change: written in a file, seen by key users first, stopped and taken back."""
    bot.logs.begin(level=logging.ERROR)
    structlog.configure(cache_logger_on_first_use=False)  # it ends with this command


@nudge.command()
@click.argument("file", type=A_FILE)
@BY
def preview(file: Path, by: str) -> None:
    """Keeps what FILE (.yaml) says as a draft, and tells what it lacks and whom it would reach; nothing is sent."""
    with _house() as (store, rules, now):
        one = _kept(store, file, by, now)
        who = _who(store, by, rules)
        found = store.write(lambda tx: usecases.nudges.look(tx, who, one.id, now=now, rules=rules)).result()
        lacking = usecases.nudges.lacks(one, rules, now)
    click.echo(f"{one.code} is kept as a draft.")
    _tell(found)
    for lack in lacking:
        click.echo(f"missing: {say(bot.settings.spoken(), lack.value)}")
    raise SystemExit(1 if lacking else 0)


@nudge.command()
@click.argument("what", metavar="FILE|CODE")
@BY
def send(what: str, by: str) -> None:
    """To the key users of its topic, and after them to the others; what it lacks is listed, and then it is not sent."""
    with _house() as (store, rules, now):
        who = _who(store, by, rules)
        one = _kept(store, Path(what), by, now) if Path(what).is_file() else _found(store, what)
        sent = store.write(lambda tx: usecases.nudges.send(tx, who, one.id, now=now, rules=rules)).result()
    if isinstance(sent, tuple):
        told = [say(bot.settings.spoken(), lack.value) for lack in sent]
        raise click.ClickException("\n  ".join([f"{one.code} was not sent. It lacks:", *told]))
    click.echo(f"{sent.code}: {sent.state.value}")


@nudge.command()
@CODE
@click.option("--json", "as_json", is_flag=True, help="for programs")
@click.option("--watch", is_flag=True, help="until everybody stands somewhere")
def status(code: str, *, as_json: bool, watch: bool) -> None:
    """How it goes: how many have it, wait, or will not get it, and how long what can go now still takes."""
    with _house() as (store, rules, _now):
        while True:
            one = _found(store, code)
            told = store.read(lambda tx, one=one: _standing(tx, one, rules)).result()  # type: ignore[misc]
            click.echo(json.dumps(told) if as_json else _line(told))
            if not watch or told["settled"]:
                return
            asyncio.run(bot.clock.Machine().pause(EVERY))


@nudge.command()
@CODE
@BY
def pause(code: str, by: str) -> None:
    """Nothing of it is sent from now on."""
    _act(code, by, lambda tx, who, one, now, _rules: usecases.nudges.stop(tx, who, one.id, now=now))


@nudge.command()
@CODE
@BY
def resume(code: str, by: str) -> None:
    """It goes on."""
    _act(code, by, lambda tx, who, one, now, _rules: usecases.nudges.resume(tx, who, one.id, now=now))


@nudge.command()
@CODE
@BY
@click.option("--delivered", is_flag=True, help="the cards that are there become a line that says so")
def withdraw(code: str, by: str, *, delivered: bool) -> None:
    """Nobody gets it anymore."""
    _act(code, by, lambda tx, who, one, now, _: usecases.nudges.withdraw(tx, who, one.id, delivered=delivered, now=now))


@nudge.command()
@CODE
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@BY
def export(code: str, file: Path, by: str) -> None:
    """Writes to FILE (.csv) how many stand where; names only of those to whom it could not be delivered."""
    with _house() as (store, rules, now):
        who, one = _who(store, by, rules), _found(store, code)
        rows = store.write(lambda tx: list(_rows(tx, who, one, now))).result()
    with file.open("w", newline="", encoding="utf-8") as opened:
        csv.writer(opened).writerows(rows)
    click.echo(f"{len(rows) - 1} lines in {file}")


def _act(code: str, by: str, act: Any) -> None:
    with _house() as (store, rules, now):
        who, one = _who(store, by, rules), _found(store, code)
        done: Nudge = store.write(lambda tx: act(tx, who, one, now, rules)).result()
    click.echo(f"{done.code}: {'stopped' if done.stopped and done.runs else done.state.value}")


@contextmanager
def _house() -> Iterator[tuple[Store, Rules, datetime]]:
    """The store, also while the service works on it: each command is one short write."""
    with bot.directory.sentences(), bot.directory.opened(settings := bot.settings.given(), alone=False) as store:
        try:
            yield store, bot.app.rules(settings), bot.clock.Wall().now()
        except errors.Refused as refused:
            raise ValueError(say(bot.settings.spoken(), refused.text, **refused.variables)) from None
        except NotRead as told:
            raise ValueError(f"line {told.remark.line}: {told.remark.wrong.value}") from None


def _who(store: Store, by: str, rules: Rules) -> Person:
    found = store.read(lambda tx: people.find(tx, PersonId(by.lower()), rules.usual)).result()
    if found is None:
        raise ValueError(f"nobody here has the id {bot.directory.shown(by)}")
    return found


def _found(store: Store, code: str) -> Nudge:
    found = store.read(lambda tx: nudges.by_code(tx, code.upper())).result()
    if found is None:
        raise ValueError(f"there is no message {bot.directory.shown(code)}")
    return found


def _kept(store: Store, file: Path, by: str, now: datetime) -> Nudge:
    """The draft of this file: the same one each time; once it was sent, other words in the file are another one."""
    filled, name = _read(file), f"{file.resolve()} {by}"
    rules = bot.app.rules(bot.settings.given())
    who = _who(store, by, rules)

    def job(tx: Tx) -> Nudge:
        for number in itertools.count():
            seed = sha256(f"{name} {number}".encode()).digest()
            one = usecases.nudges.draft(tx, who, filled, seed=seed, now=now)
            if one.state in (State.DRAFT, State.APPROVAL):
                return usecases.nudges.edit(tx, who, one.id, filled, now=now)
            if one.words == filled.words:
                return one
        raise AssertionError

    return store.write(job).result()


def _read(file: Path) -> Draft:
    with file.open("rb") as opened:
        node = composed(opened.read(MOST_BYTES + 1))
    told = plain(node) if node else {}
    if not isinstance(told, dict) or (strange := told.keys() - set(OURS)):
        what = ", ".join(sorted(map(str, strange))) if isinstance(told, dict) else "no fields"
        raise ValueError(f"{file.name}: {bot.directory.shown(what)} is not what a message has: {', '.join(OURS)}")
    pilot = str(told.get("pilot", "0"))
    if not (pilot.isdecimal() and int(pilot) <= 100):  # noqa: PLR2004 - percent
        raise ValueError(f"{file.name}: pilot is a number of percent, from 0 to 100")
    return Draft(
        words={one: _words(file, one, told[one]) for one in LANGUAGES if one in told}, topic=told.get("topic") or None,
        audience=told.get("audience", ""), when=_day(file, told.get("when", "")), pilot=int(pilot),
        tips=_tips(file, told.get("tips", [])),
        must=str(told.get("must", "no")).casefold() in ("yes", "true", "ja"), update=told.get("update") or None,
    )  # fmt: skip


def _words(file: Path, language: str, told: Any) -> Words:
    if not isinstance(told, dict) or (told.keys() - {*WORDS, "for_roles"}):
        raise ValueError(f"{file.name}: {language} has the fields {', '.join((*WORDS, 'for_roles'))}")
    roles = told.get("for_roles", {})
    said = {name: told.get(name, "") for name in WORDS}
    if not isinstance(roles, dict) or roles.keys() - {*Role, HANDLER}:
        raise ValueError(f"{file.name}: for_roles is about {', '.join((*Role, HANDLER))}")
    if not all(isinstance(one, str) for one in (*said.values(), *roles.values())):
        raise ValueError(f"{file.name}: what {language} says is text, and for_roles has a text for each role")
    return Words(**said, for_roles=roles)


def _tips(file: Path, told: Any) -> tuple[str, ...]:
    """Those that are taught at all are known to the service; here it is enough that they are a few names."""
    if not isinstance(told, list) or len(told) > SERIES or not all(isinstance(one, str) for one in told):
        raise ValueError(f"{file.name}: tips is a list of the ids of at most {SERIES} tips")
    return tuple(told)


def _day(file: Path, written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise ValueError(f"{file.name}: when is a day, as in 2026-12-14") from None


def _standing(tx: Tx, one: Nudge, rules: Rules) -> Mapping[str, Any]:
    counts = reach.counts(tx, one.id)
    some = {name: sum(counts[state] for state in states) for name, states in STANDS.items()}
    left = estimate(one, counts, rules.rate).total_seconds()
    over = one.runs and one.wave_at is None and not any(counts[state] for state in OPEN)
    return {
        "code": one.code,
        "state": one.state.value,
        "receivers": sum(counts.values()),
        **some,
        "rate": rules.rate,
        "seconds_left": round(left),
        "settled": over or one.state in (State.DONE, State.WITHDRAWN),
        "done_at": one.watch_until.isoformat() if over and one.watch_until else None,
    }


STANDS = {
    "delivered": (Reach.DELIVERED, Reach.AHEAD), "held": (Reach.WAITS,), "unreachable": (Reach.BLOCKED, Reach.FAILED),
    "skipped": (Reach.OFF, Reach.PAUSED, Reach.WITHDRAWN), "unknown": (Reach.UNKNOWN,), "queued": (Reach.OWED,),
}  # fmt: skip


def _line(told: Mapping[str, Any]) -> str:
    some = ", ".join(f"{told[name]} {name}" for name in STANDS if told[name])
    left = f"; about {told['seconds_left']} s for what is queued" if told["queued"] else ""
    return f"{told['code']} {told['state']}: {some or 'nobody yet'}{left}"


def _tell(found: Look) -> None:
    def few(many: int) -> str:
        return "fewer than 5" if folded(many) is None else str(many)

    minutes = few(found.minutes) if found.people < LEAST else found.minutes
    click.echo(f"{few(found.people)} people, {minutes} minutes of reading together")
    if not found.first:
        click.echo("  no key user of its topic is among them: a coordinator releases it, with a reason")
    languages = parts(found.people, found.languages)
    for name, many in () if found.people < LEAST else (*languages.items(), *found.waits.items()):
        click.echo(f"  {name}: {few(many)}")


def _rows(tx: Tx, who: Person, one: Nudge, now: datetime) -> Iterator[tuple[str, str]]:
    """(where, how many or who): what people chose is a number, from five on (PS4)."""
    yield ("where", "how many, or who")
    yield from usecases.nudges.exported(tx, who, one.id, now=now)
