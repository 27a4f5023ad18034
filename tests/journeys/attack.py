"""The attack on reports and questions without a name: reads all that Kring keeps, as somebody with everything but the
key would, and looks for what leads from one to who sent it: a value, a moment, an order, or a row too many.
"""

import asyncio
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import text

from storage.transaction import Busy
from storage.tx import Tx
from tests.examples import BRAM, NOOR
from tests.fakes.client import Colleague, parts
from tests.journeys import dated, scraped
from tests.journeys.dated import Row, Tables
from tests.journeys.kring import Kring

LISTED = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
    "postgresql": "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
}
WITH_ROWID = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND wr = 0 ORDER BY name"
KNOWN_ROWID = {"alembic_version", "sqlite_schema"}
MANY = 40
SIGNIFICANT = 0.75  # of Spearman's rho for so many reports: by chance once in thirty million
ODD = timedelta(minutes=17, seconds=13, microseconds=123_457)  # so that no moment is told by chance
CLOSE = timedelta(seconds=20)  # among others who act a minute apart

FORMS = {"friction.report": ("meld", "friction.form"), "question.ask": ("vraag", "question.form")}  # a word, a button
KEPT_IN = ("friction", "question")

_ACTS = itertools.count(1000)  # ids that are nowhere by chance


@dataclass(slots=True, kw_only=True)
class Secret:
    """What only the reporter and their Teams know: none of it may lie beside the report, some of it nowhere."""

    person: str
    name: str
    conversation: str
    activities: list[str] = field(default_factory=list)  # of the form, the presses and the card
    nonces: set[str] = field(default_factory=set)  # of the forms
    receipt: str = ""
    moments: list[datetime] = field(default_factory=list)  # people's time of what they did without a name
    machine: list[tuple[datetime, datetime]] = field(default_factory=list)  # between which it was done
    moved: list[str] = field(default_factory=list)  # of /metrics, by what they did
    words: str = ""


@dataclass(slots=True, kw_only=True)
class Spoils:
    """What the attacker has."""

    tables: Tables
    raw: bytes
    rowids: list[str]
    spoken: str  # logs, and what the service tells of itself


async def begins(kring: Kring) -> None:
    """Everybody has the app and was welcomed."""
    kring.teams.mark = f"message-of-teams-{next(_ACTS)}-"  # ids that are nowhere by chance, nor left by another test
    kring.teams.given = 1000  # and none the beginning of another
    for who in (NOOR, BRAM, "piet", "eva"):
        await kring.colleague(who).installs()
    kring.clock.moment += timedelta(hours=1)


async def act(kring: Kring, secret: Secret, who: Colleague, verb: str, **inputs: str) -> None:
    """One press without a name, remembered in the secret."""
    press = who.pressing(verb, **inputs) | {"id": f"nameless-act-{next(_ACTS)}"}
    secret.nonces |= {press["value"]["action"]["data"].get("nonce", "")} - {""}
    secret.moments.append(kring.clock.now())
    secret.activities += [press["id"]]
    async with scraped.watched(kring, secret.machine, secret.moved):
        await who.sends(press)
    carried = {one["data"].get("receipt") for one in parts(who.card()) if one.get("type") == "Action.Execute"}
    secret.receipt = next((one for one in carried if one), secret.receipt)


async def sends(
    kring: Kring, who: Colleague, naming: str, words: str, *, typed: bool = True, verb: str = "friction.report",
    **inputs: str,
) -> Secret:  # fmt: skip
    """A report or question without a name, from a typed word or from the menu's button."""
    opener, form = FORMS[verb]
    secret = Secret(person=who.id, name=who.name, conversation=f"a:{who.id}", words=words)
    secret.moments.append(kring.clock.now())
    async with scraped.watched(kring, secret.machine, secret.moved):
        if typed:
            word = who.activity(type="message", text=opener, id=f"nameless-act-{next(_ACTS)}")
            await who.sends(word)
            secret.activities += [word["id"], list(who.chat)[-1]]  # the card's own too; a menu's was kept before
        else:
            await who.presses(form)
    message = who.where(verb)
    await act(kring, secret, who, verb, naming=naming, text=words, **inputs)
    if any(one["verb"] == verb for one in who.buttons(message)):
        await act(kring, secret, who, verb)  # what is known of it came first
    return secret


async def idle(kring: Kring, piet: Colleague, eva: Colleague, *, verb: str = "friction.report") -> list[Secret]:
    """An hour in which nothing happens but two reports, or questions, without a name."""
    kring.clock.moment += ODD
    told = await sends(kring, piet, "told", "Het rooster loopt steeds vast, zegt de een", verb=verb)
    kring.clock.moment += ODD
    pull = await sends(kring, eva, "pull", "Niets van gehoord, zegt de ander", typed=False, verb=verb)
    return [told, pull]


async def many(kring: Kring, *, verb: str = "friction.report") -> list[Secret]:
    """By people whom Kring never met."""
    secrets = []
    for n in range(MANY):
        kring.clock.moment += timedelta(minutes=1)
        who, words = kring.colleague(f"nummer{n}-"), f"Het rooster loopt vast, {n} maal"
        secrets.append(await sends(kring, who, "told", words, verb=verb))
    return secrets


async def once_free(kring: Kring, tidy: Callable[[str], None], url: str) -> None:
    """Tidies the store; once more while Kring's own emptying of the log is in the way."""
    async with asyncio.timeout(60):
        while True:
            try:
                return await asyncio.to_thread(tidy, url)
            except Busy:
                await kring.settled()


async def loot(kring: Kring, url: str, logs: Sequence[Any] = ()) -> Spoils:
    """`logs` are lines as `scraped.log` keeps them."""
    tables, rowids = await kring.service.hop.read(_tables)
    spoken = [*map(str, logs), *await scraped.pages(kring)]
    return Spoils(tables=tables, raw=await asyncio.to_thread(_raw, url), rowids=rowids, spoken="\n".join(spoken))


def findings(spoils: Spoils, secrets: Sequence[Secret], *, apart: timedelta) -> list[str]:
    """Every link found, in words; `apart` is how far from a nameless act the nearest other one was."""
    return [
        *(f"{name} keeps the order of writing" for name in spoils.rowids),
        *(one for secret in secrets for one in _by_value(spoils, secret)),
        *(one for secret in secrets for one in _by_time(spoils, secret, apart)),
        *(one for secret in secrets for one in scraped.findings(spoils.spoken, secret.machine, secret.moved)),
        *(one for secret in secrets for one in _by_transaction(spoils, secret)),
        *_by_order(spoils, [secret.words for secret in secrets]),
        *dated.findings(spoils.tables),
        *_by_message(spoils),
    ]


def difference(before: Tables, after: Tables) -> dict[str, int]:
    """By table, how many rows are there now that were not, or not like this."""
    found = {}
    for name, rows in after.items():
        new = Counter(map(str, rows)) - Counter(map(str, before.get(name, [])))
        found[name] = sum(new.values())
    return {name: count for name, count in found.items() if count}


async def tables_of(kring: Kring) -> Tables:
    return (await kring.service.hop.read(_tables))[0]


def _tables(tx: Tx) -> tuple[Tables, list[str]]:
    names = [row.name for row in tx.rows(text(LISTED[tx.dialect]))]
    what = "*, xmin::text AS xmin" if tx.dialect == "postgresql" else "*"  # the number of who wrote the row
    tables = {name: [row._asdict() for row in tx.rows(text(f'SELECT {what} FROM "{name}"'))] for name in names}
    with_rowid = [row.name for row in tx.rows(text(WITH_ROWID))] if tx.dialect == "sqlite" else []
    return tables, sorted(set(with_rowid) - KNOWN_ROWID)


def _raw(url: str) -> bytes:
    """The bytes of the database and its log; of PostgreSQL the tables' own files, which it lets us read."""
    if url.startswith("sqlite"):
        path = Path(url.removeprefix("sqlite:///"))
        return b"".join(one.read_bytes() for one in sorted(path.parent.glob(f"{path.name}*")) if one.is_file())
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute("CHECKPOINT")
        rows = admin.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath(oid), 0, 100000000, true) FROM pg_class "
            "WHERE relkind IN ('r', 'i', 't') AND (oid >= 16384 OR relname LIKE 'pg_statistic%') "
            "ORDER BY relname LIKE 'pg_statistic%'"  # last, since it lists words in the order of the alphabet
        ).fetchall()
    return b"".join(bytes(row[0]) for row in rows if row[0])


def _by_value(spoils: Spoils, secret: Secret) -> Iterator[str]:
    nowhere = [("receipt", secret.receipt)] + [("activity", one) for one in secret.activities]
    nowhere += [("nonce", one) for one in secret.nonces]
    if all(row["id"] != secret.person for row in spoils.tables["person"]):
        nowhere += [("person, whom Kring never met,", secret.person)]
    for what, value in nowhere:
        if value and value.encode() in spoils.raw:
            yield f"the {what} of a nameless act is in the store"
        if value and value in spoils.spoken:
            yield f"the {what} of a nameless act was spoken of"
    for what, value in (("id", secret.person), ("name", secret.name), ("conversation", secret.conversation)):
        if re.search(rf"\b{re.escape(value)}\b", spoils.spoken):
            yield f"the {what} of a nameless reporter was spoken of"
        for name, row in _beside(spoils.tables, secret.words):
            if any(value in str(cell) for cell in row.values()):
                yield f"{name} holds the {what} of the reporter beside the report"


def _beside(tables: Tables, words: str) -> Iterator[tuple[str, Row]]:
    """Every row that speaks of it, by its id, its code, its fingerprint, its mailbox or its words."""
    [(_, report)] = _sent(tables, words)
    marks = [str(report[one]) for one in ("id", "code", "receipt", "mailbox") if report[one]] + [words]
    for name, rows in tables.items():
        for row in rows:
            if any(mark in str(cell) for cell in row.values() for mark in marks):
                yield name, row


def _sent(tables: Tables, words: str) -> list[tuple[str, Row]]:
    """What was sent without a name in these words, and the table it is in."""
    return [(one, row) for one in KEPT_IN for row in tables[one] if row["words"] == words and row["receipt"]]


def _by_time(spoils: Spoils, secret: Secret, apart: timedelta) -> Iterator[str]:
    for name, rows in spoils.tables.items():
        for row in rows:
            for column, cell in row.items():
                for moment in dated.moments(cell):
                    if name == "schedule" and dated.is_slot(moment):
                        continue  # a tip's moment is the same hour every day, whatever anybody does
                    if any(abs(moment - one) < apart for one in secret.moments):
                        yield f"{name}.{column} tells when a nameless act was done"
                    if any(since <= moment <= until for since, until in secret.machine):
                        yield f"{name}.{column} tells the machine's time of a nameless act"


def _by_transaction(spoils: Spoils, secret: Secret) -> Iterator[str]:
    """What was written, or written anew, by one transaction: PostgreSQL numbers them."""
    beside = {row["xmin"] for _, row in _beside(spoils.tables, secret.words) if "xmin" in row}
    for name, rows in spoils.tables.items():
        for row in rows:
            if row.get("xmin") in beside and any(secret.person in str(cell) for cell in row.values()):
                yield f"{name} was written with the report, and holds the reporter"


def _by_order(spoils: Spoils, sent: Sequence[str]) -> Iterator[str]:
    """Whether keys, or places in the files, or numbers of transactions rise or fall with the order of sending."""
    if len(sent) < MANY:
        return
    boxes = {row["id"]: row for row in spoils.tables["mailbox"]}
    [(table, reports)] = _by_table(_sent(spoils.tables, words)[0] for words in sent).items()
    orders = {f"{table}.{column}": [row[column] for row in reports] for column in ("id", "code", "receipt", "mailbox")}
    orders["the place of words"] = [spoils.raw.find(words.encode()) for words in sent]
    orders["the place of mailboxes"] = [spoils.raw.find(pieces(boxes[row["mailbox"]])[0]) for row in reports]
    for what, keys in orders.items():
        assert len(set(keys)) == MANY, what
        if abs(spearman(keys)) > SIGNIFICANT:
            yield f"{what} follows the order of sending"
    for rows in (reports, boxes.values()):
        if len({one.get("xmin") for one in rows}) > 1:
            yield "transactions tell reports apart"


def _by_table(found: Iterable[tuple[str, Row]]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for table, row in found:
        rows.setdefault(table, []).append(row)
    return rows


def pieces(box: Row) -> tuple[bytes, bytes]:
    """The beginning and the end of what is sealed, which SQLite may keep on two pages."""
    return bytes(box["sealed"])[:100], bytes(box["sealed"])[-100:]


def spearman(keys: Sequence[Any]) -> float:
    """How much the order of these keys is the order they stand in, from -1 to 1."""
    ranks = {key: rank for rank, key in enumerate(sorted(keys))}
    count = len(keys)
    squares = sum((place - ranks[key]) ** 2 for place, key in enumerate(keys))
    return 1 - 6 * squares / (count * (count**2 - 1))


def _by_message(spoils: Spoils) -> Iterator[str]:
    for row in spoils.tables["message"]:
        if row["receiver"].startswith("mailbox:") and (row["address"] or row["activity"] or row["data"]):
            yield "the outbox says where a mailbox is opened"
        if row["receiver"].startswith("mailbox:") and row["state"] not in ("ready", "later", "sending"):
            yield "the outbox keeps what was sent to a mailbox"
