"""How long it takes to find whom a message is for among very many people: a page of them, and how many there are.

What is counted, and the last figures: benchmarks/README.md.
"""

import hashlib
import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import click
from sqlalchemy import Table, insert, text

sys.path.insert(0, str(Path(__file__).parent.parent))

import stores

import bot.logs
import storage.store
from domain.audience import Audience, parse
from domain.people import PersonId
from storage import audience, people
from storage.store import Store
from storage.tables import learner, membership, person, role, trait
from storage.tx import Tx

PAGE = 1000
BATCH = 5000  # people written at once
TIMES = 3  # each is timed; the longest counts
PILOT = 50  # people in the smallest group and department
ASKED = (
    "", "department=zorg%2001", "department=zorg%2001,location=plaats%203,!role=key_user", "department=kleinste",
    "department=kleinste,department=zorg%2001", "group=pilot", "group=half", "role=key_user", "role=handler",
    "language=en", "ring=early", "ring=majority,!role=key_user", "moment=meet", "level=teams:plus",
    "level=teams:starter,level=excel:pro", "person=nobody",
    "ring=early,moment=meet,level=teams:plus,department=zorg%2001",
    "!group=half,!department=zorg%2001,!ring=later",
)  # fmt: skip


@click.command()
@click.option("--people", "many", type=click.IntRange(1000), default=300_000)
@click.option("--store", "only", type=click.Choice(stores.KINDS), default="sqlite")
def main(many: int, only: str) -> None:
    """Prints, of audiences of all kinds, how long the first page takes, the slowest page of all, and the count."""
    bot.logs.begin(level=logging.ERROR)
    with stores.opened(only) as url, closing(storage.store.open_store(url)) as store:
        _fill(store, many)
        click.echo(f"{'audience':<64}{'people':>9}{'first':>8}{'slowest':>9}{'count':>8}  ms")
        for tokens in ASKED:
            click.echo(_measured(store, tokens))


def _measured(store: Store, tokens: str) -> str:
    whom, slowest, found = parse(tokens), 0.0, 0
    after: PersonId | None = None
    first = max(_timed(store, partial(_page, whom=whom, after=None))[0] for _ in range(TIMES))
    counting, many = max(_timed(store, partial(audience.count, audience=whom)) for _ in range(TIMES))
    while True:
        took, page = _timed(store, partial(_page, whom=whom, after=after))
        slowest, found = max(slowest, took), found + len(page)
        if len(page) < PAGE:
            break
        after = page[-1]
    assert found == many
    return f"{tokens or 'everybody':<64}{many:>9,}{first:>8.0f}{slowest:>9.0f}{counting:>8.0f}"


def _page(tx: Tx, whom: Audience, after: PersonId | None) -> list[PersonId]:
    return audience.members(tx, whom, after=after, most=PAGE)


def _timed(store: Store, job: Callable[[Tx], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    found = store.read(job).result()
    return (time.perf_counter() - began) * 1000, found


def _fill(store: Store, many: int) -> None:
    for begin in range(0, many, BATCH):
        rows = [_person(at) for at in range(begin, min(begin + BATCH, many))]
        store.write(partial(_write, rows=rows)).result()
    store.write(lambda tx: people.entrust(tx, "it", owner=_id(1), deputy=_id(2))).result()
    if store.read(lambda tx: tx.dialect).result() == "postgresql":
        store.write(lambda tx: tx.run(text("ANALYZE"))).result()


def _write(tx: Tx, rows: list[tuple[int, dict[str, Any]]]) -> None:
    tx.run_many(insert(person).inline(), [one for _, one in rows])
    for table, values in _said(rows):
        tx.run_many(insert(table).inline(), values)


def _said(rows: list[tuple[int, dict[str, Any]]]) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    ids = {at: one["id"] for at, one in rows}
    yield role, [{"person": who, "role": "key_user"} for at, who in ids.items() if at % 100 == 0]
    half = [{"group_id": "half", "person": who} for at, who in ids.items() if at % 2 == 0]
    yield membership, half + [{"group_id": "pilot", "person": who} for at, who in ids.items() if at < PILOT]
    rings = {3: "early", 5: "later"}
    yield (
        learner,
        [{"person": who, "told": {}, "unanswered": 0, "ring": rings.get(at % 20)} for at, who in ids.items() if at % 4],
    )
    yield trait, [
        {"person": who, "by": by, "value": value} for at, who in ids.items() if at % 4
        for by, value in (("moment", "meet"), ("moment", "focus"), ("level", "teams:plus"))[: at % 4]
    ]  # fmt: skip


def _person(at: int) -> tuple[int, dict[str, Any]]:
    department = "Kleinste" if at < PILOT else f"Zorg {at % 40:02}"
    known = {
        "id": _id(at), "name": f"Person {at}", "department": department, "location": f"Plaats {at % 7}",
        "locale": "en-GB" if at % 9 == 0 else "nl-NL", "listed_language": None, "left": at % 50 == 49,
        "conversation": f"a:{_id(at)}", "service_url": "https://smba.trafficmanager.net/emea/",
    }  # fmt: skip
    return at, people.keyed(people.BLANK | known)


def _id(at: int) -> PersonId:
    return PersonId(str(UUID(hashlib.md5(str(at).encode(), usedforsecurity=False).hexdigest())))


if __name__ == "__main__":
    main()
