"""What it takes when very many people's moment comes at once: owed how fast, with how much memory, and who waits.

What is counted, and the last figures: benchmarks/README.md.
"""

import itertools
import logging
import resource
import statistics
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

sys.path.insert(0, str(Path(__file__).parent.parent))

import stores

import bot.logs
import bot.messages
import dialogs.routes
import storage.store
import usecases.budget
from content import loader
from dialogs.turn import Turn
from domain.learning import Kind, Seen, memory
from domain.people import PersonId
from storage import budget, learning, people
from storage.learning import Count, Shown
from storage.store import Store
from storage.tx import Tx
from tests.examples import RULES, USUAL

ZONES = ("Europe/Amsterdam", "Europe/London", "America/New_York")
BEFORE = datetime(2026, 11, 17, 9, tzinfo=ZoneInfo(ZONES[0]))
MONDAY = datetime(2026, 11, 23, 15, 5, tzinfo=ZoneInfo("UTC"))  # past ten everywhere, in working hours
SHOWN = 12  # tips that everybody was shown before
PAUSE = 0.05  # seconds between two turns of the person who is at work meanwhile


@click.command()
@click.option("--people", "many", type=click.IntRange(100), default=100_000)
@click.option("--store", "only", type=click.Choice(stores.KINDS), default="sqlite")
def main(many: int, only: str) -> None:
    """Prints how long until all are owed, how memory grew, and how long a person's turn took meanwhile."""
    bot.logs.begin(level=logging.ERROR)
    with stores.opened(only) as url, closing(storage.store.open_store(url)) as store:
        _fill(store, many)
        _measure(store, many)


def _measure(store: Store, many: int) -> None:
    for zone in ZONES:  # ten o'clock in each of them is another moment: all wait since then
        click.echo(f"{zone}: {sum(1 for at in range(many) if ZONES[at % 3] == zone):,} people")
    waits: list[float] = []
    done = threading.Event()
    person = threading.Thread(target=_turns, args=(store, done, waits))
    person.start()
    before, began = _memory(), time.perf_counter()
    looks = 0
    while store.write(lambda tx: usecases.budget.tick(tx, now=MONDAY, rules=RULES)).result():
        looks += 1
    took, grown = time.perf_counter() - began, _memory() - before
    done.set()
    person.join()
    owed = store.read(_owed).result()
    ordered = sorted(waits)
    click.echo(f"owed {owed:,} in {took:.1f} s, {looks:,} looks; memory grew {grown / 1e6:.1f} MB")
    p99 = ordered[int(len(ordered) * 0.99)]
    click.echo(f"a person's turn meanwhile: p50 {statistics.median(ordered) * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms")


def _turns(store: Store, done: threading.Event, waits: list[float]) -> None:
    """Somebody who asks for a tip, says that it worked, and asks what they reported: each a whole turn of theirs."""
    who = PersonId("p0")
    someone = store.read(lambda tx: people.find(tx, who, USUAL)).result()
    assert someone is not None
    said = itertools.cycle(({"text": "tip"}, {"verb": "tip.tried", "data": {"tip": next(iter(RULES.tips))}},
                            {"text": "wat heb ik gemeld"}))  # fmt: skip
    while not done.wait(PAUSE):
        began, what = time.perf_counter(), next(said)
        turn = Turn(person=someone, now=MONDAY, seed=bytes(32), **what)  # type: ignore[arg-type]
        store.write(lambda tx, turn=turn: _turn(tx, turn)).result()  # type: ignore[misc]
        waits.append(time.perf_counter() - began)


def _turn(tx: Tx, turn: Turn) -> object:
    """What its dialog does and reads, and what its card is drawn from."""
    return bot.messages.read(tx, dialogs.routes.answer(tx, turn, RULES), turn.person)


def _fill(store: Store, many: int) -> None:
    """Everybody was shown a few tips before, and their moment is found."""
    tips = list(loader.tips())[:SHOWN]
    kept = memory(BEFORE, (), RULES.remembering, RULES.week, ZONES[0])

    def page(tx: Tx, ids: Sequence[int]) -> None:
        for at in ids:
            who = PersonId(f"p{at}")
            people.add(tx, who, name=f"Person {at}", time_zone=ZONES[at % 3], locale="nl-NL")
            budget.enrol(tx, who)
            learning.show(tx, [Shown(person=who, tip=tip, at=BEFORE, how=Seen(memory=kept)) for tip in tips])
            learning.count(tx, [Count(person=who, last=Kind.NEW, unanswered=0)])

    for start in range(0, many, 500):
        ids = range(start, min(start + 500, many))
        store.write(lambda tx, ids=ids: page(tx, ids)).result()  # type: ignore[misc]
    while store.write(lambda tx: usecases.budget.tick(tx, now=BEFORE, rules=RULES)).result():
        pass


def _owed(tx: Tx) -> int:
    from sqlalchemy import func, select

    from storage.tables import message

    return int(tx.row(select(func.count()).select_from(message))[0])


def _memory() -> int:
    """The most this process ever had, in bytes: what is given back meanwhile still counts."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main()
