"""How long the overview takes after a million reports, and a page of counting a busy day.

What is counted, and the last figures: benchmarks/README.md.
"""

import hashlib
import logging
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random  # noqa: TID251 - made-up reports
from typing import Any

import click
import psycopg
from sqlalchemy import Table, insert

sys.path.insert(0, str(Path(__file__).parent.parent))

import stores

import bot.logs
import storage.store
import usecases.insights
from domain.insights import DAY, Measure
from domain.insights.counting import HOURS
from domain.people import PersonId, Role
from domain.rules import Rules
from domain.states import Act, State
from storage import insights, keep, people, views
from storage.store import Store
from storage.tables import event, friction, person, support, tally
from storage.tx import Tx
from tests import examples

TODAY = datetime(2026, 11, 16, 9, tzinfo=UTC)  # a Monday: the last block ended eight days before
WEEKLY = 20_000  # reports
BUSY = 5_000  # of those on the day that is counted
STORY = (Act.REPORT, Act.TAKE, Act.NOTE, Act.SOLVE, Act.REMIND, Act.CONFIRM)
TIMED = (Measure.HEARD, Measure.DECIDED, Measure.WORKED, Measure.ANSWERED)
BATCH = 5000
TIMES = 100


@click.command()
@click.option("--reports", type=click.IntRange(20_000), default=1_000_000, help="in the tallies")
@click.option("--kept", type=click.IntRange(1000), default=100_000, help="reports in the store")
@click.option("--open", "share", type=click.FloatRange(0, 1), default=0.3, help="of those, how many are open")
@click.option("--store", "only", type=click.Choice(stores.KINDS), default="sqlite")
def main(reports: int, kept: int, share: float, only: str) -> None:
    """Prints how long an overview takes, its open issues alone, a digest, and a page of counting a day."""
    bot.logs.begin(level=logging.ERROR)
    with stores.opened(only) as url, closing(storage.store.open_store(url)) as store:
        dice = Random(2026)
        _fill(store, dice, reports, kept, share)
        _swept(url)
        rules = examples.RULES
        reads: dict[str, Callable[[Tx], Any]] = {
            "overview": partial(views.overview, now=TODAY, rules=rules),
            "open issues alone": partial(views.issues, now=TODAY),
            "digest of a month": partial(usecases.insights.digest, month=TODAY.date() - 30 * DAY, rules=rules),
        }
        for name, read in reads.items():
            _told(f"{only}: {name}", [_timed(partial(store.read, read)) for _ in range(TIMES)])
        _told(f"{only}: a page of counting", list(_counted(store, rules)))


def _counted(store: Store, rules: Rules) -> Iterator[float]:
    """Every page of the busy day."""
    store.write(lambda tx: keep.remember(tx, insights.NEXT, insights.Place(day=TODAY.date()).written())).result()
    tick, more = partial(usecases.insights.tick, now=TODAY + 4 * DAY, rules=rules), True
    while more:
        began = time.perf_counter()
        more = store.write(tick, loose=True).result()
        yield (time.perf_counter() - began) * 1000


def _told(what: str, took: Sequence[float]) -> None:
    at = sorted(took)
    p95 = at[min(len(at) - 1, round(0.95 * len(at)))]
    ms = "".join(f"{one:>8.1f}" for one in (at[0], statistics.median(at), p95, at[-1]))
    click.echo(f"{what:<34}{len(at):>5} times{ms}  ms least, p50, p95, most")


def _timed(job: Callable[[], Any]) -> float:
    began = time.perf_counter()
    job().result()
    return (time.perf_counter() - began) * 1000


def _fill(store: Store, dice: Random, reports: int, kept: int, share: float) -> None:
    who = people.keyed(people.BLANK | {"id": "anna", "department": "", "location": ""})
    crowd = [who | {"id": _id("p", at)} for at in range(1000)]
    _write(store, person, crowd)
    store.write(lambda tx: people.appoint(tx, Role.ADMIN, [PersonId(crowd[0]["id"])])).result()
    _write(store, tally, list(_tallies(dice, reports)))
    rows = [_report(dice, at, at < kept * share) for at in range(kept)]
    _write(store, friction, [one for one in rows if not one["lead"]] + [one for one in rows if one["lead"]])
    supports = {(_id("f", dice.randrange(kept)), _id("p", dice.randrange(1000))) for _ in range(kept)}
    _write(store, support, [{"friction": which, "person": who} for which, who in supports])
    acts = [
        {"friction": _id("f", kept - 1 - at), "version": n + 1, "at": TODAY + timedelta(hours=at % 6 + n / 3),
         "act": act.value, "person": _id("p", at % 1000) if act is not Act.REMIND else None, "words": "w" * 80}
        for at in range(BUSY) for n, act in enumerate(STORY)
    ]  # fmt: skip
    _write(store, event, acts)
    store.write(lambda tx: keep.remember(tx, insights.NEXT, insights.Place(day=TODAY.date()).written())).result()


def _swept(url: str) -> None:
    """As PostgreSQL does by itself, within minutes of so many rows."""
    if url.startswith("postgresql"):
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")


def _write(store: Store, table: Table, rows: list[dict[str, Any]]) -> None:
    for begin in range(0, len(rows), BATCH):
        some = rows[begin : begin + BATCH]
        store.write(lambda tx, some=some: tx.run_many(insert(table).inline(), some)).result()  # type: ignore[misc]


def _tallies(dice: Random, reports: int) -> Iterator[dict[str, Any]]:
    """As if every working day had a fifth of a week's reports and half as many questions."""
    keys: dict[Measure, list[str]] = {
        Measure.RECEIVED: [*(group.id for group in examples.RULES.taxonomy.groups), ""],
        Measure.ENDED: [State.CONFIRMED, State.UNDERSTOOD, State.UNANSWERED, State.WITHDRAWN],
        Measure.PROMISE: ["kept", "late"], Measure.ROUNDS: ["once", "again"], Measure.RETURNED: ["reopen", "object"],
        Measure.ASKED: [f"Topic {at}" for at in range(60)], Measure.ACCEPTED: [""],
        **{one: [*map(str, HOURS), "more"] for one in TIMED},
        Measure.SOLVED: ["", *(_id("f", at) for at in range(10))],
    }  # fmt: skip
    for at in range(1, reports // WEEKLY * 7):
        day = TODAY.date() - at * DAY
        if day.weekday() < 5:
            for measure, every in keys.items():
                for key in every:
                    many = dice.randint(1, 2 * WEEKLY // 5 // len(every))
                    yield {"day": day.isoformat(), "measure": measure.value, "key": str(key), "many": many}


def _report(dice: Random, at: int, opened: bool) -> dict[str, Any]:
    """One in ten goes with the open one before it; of the open ones three in four have a title."""
    received = TODAY - timedelta(minutes=dice.randrange(60 * 24 * 30))
    titled, state = dice.random() < 0.75, State.CONFIRMED
    if opened:
        state = State.TAKEN if titled else State.RECEIVED
    lead = _id("f", at - 1) if at % 10 == 9 and not opened else None
    return asdict(examples.friction()) | {
        "id": _id("f", at), "code": f"{at:06}", "nonce": _id("n", at), "naming": "named", "state": state.value,
        "title": "Outlook is traag" if titled else None, "reporter": _id("p", at % 1000), "lead": lead,
        "queue": dice.choice(examples.QUEUES), "received_at": received, "words": "w" * 300,
        "impact": dice.choice([*examples.RULES.taxonomy.impacts, None]), "handler": None,
    }  # fmt: skip


def _id(of: str, at: int) -> str:
    return hashlib.md5(f"{of}{at}".encode(), usedforsecurity=False).hexdigest()


if __name__ == "__main__":
    main()
