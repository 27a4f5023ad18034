"""How long it takes to read what the vendor announced in some years: to plain words, into the store, and once more.

What is counted, and the last figures: benchmarks/README.md.
"""

import json
import logging
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import click

sys.path.insert(0, str(Path(__file__).parent.parent))

import stores

import bot.logs
import bot.updates
import content.updates
import storage.store
import usecases.updates
from domain.updates import Suggestion, Update, UpdateId
from storage.store import Store
from usecases.updates import Taken

T = TypeVar("T")
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
SERVICES = ("Microsoft Teams", "Exchange Online", "SharePoint Online", "Microsoft 365 apps", "Microsoft Purview")
CATEGORIES = ("planForChange", "stayInformed", "stayInformed", "preventOrFixIssue")
PART = (
    "<p><b>When this will happen:</b></p><p>Rollout begins mid-March 2026 and ends by late <i>April 2026</i>.</p>"
    "<ul><li><p>Find the setting under <a href='https://learn.example/en-us/a_page?x=1&amp;y=2'>Settings</a></p></li>"
    "<li style='color:red'>Tell your colleagues &amp; your helpdesk.</li></ul>"
    "<img src='https://img.example/1.png' onerror='x()'><div><span>Nothing else changes for anybody.</span></div>"
)


@click.command()
@click.option("--updates", "many", type=click.IntRange(1), default=2500)
@click.option("--store", "only", type=click.Choice(stores.KINDS), default="sqlite")
def main(many: int, only: str) -> None:
    """Prints how long each step takes, in seconds."""
    bot.logs.begin(level=logging.ERROR)
    raw = _file(many)
    click.echo(f"{many} updates, {len(raw) / 1e6:.1f} MB of JSON, {only}")
    read = _timed("to plain words", lambda: content.updates.read(raw, "updates.json"))
    if read.mistakes or len(read.updates) != many:
        raise click.ClickException("not all of them were read")
    with stores.opened(only) as url, closing(storage.store.open_store(url)) as store:
        first = _timed("into the store", lambda: _take(store, read.updates))
        again = _timed("once more, as they were", lambda: _take(store, read.updates))
        _timed("suggested again", lambda: store.write(usecases.updates.think_again).result())
        _decide(store, read.updates)
        newer = content.updates.read(_file(many, changed=timedelta(days=9)), "updates.json").updates
        moved = _timed("once more, all changed and moved", lambda: _take(store, newer))
        page = _timed("a page of what waits", lambda: store.read(usecases.updates.waiting).result())
    if (first.new, again.same, moved.changed, len(moved.moved), page.moved) != (many, many, many, many, many):
        raise click.ClickException("not all of them were kept")


def _timed(what: str, job: Callable[[], T]) -> T:
    began = time.perf_counter()
    done = job()
    click.echo(f"{what:<36}{time.perf_counter() - began:8.3f}")
    return done


def _take(store: Store, updates: Sequence[Update]) -> Taken:
    """In pages, as `kring updates import` does."""
    done = Taken()
    for at in range(0, len(updates), bot.updates.PAGE):
        page = updates[at : at + bot.updates.PAGE]
        done += store.write(lambda tx, page=page: usecases.updates.take(tx, page, now=BEGAN)).result()  # type: ignore[misc]
    return done


def _decide(store: Store, updates: Sequence[Update]) -> None:
    def job(tx: Any, which: UpdateId) -> None:
        usecases.updates.decide(tx, None, which, Suggestion.CHANGE, now=BEGAN)

    for one in [store.write(lambda tx, which=one.id: job(tx, which)) for one in updates]:  # type: ignore[misc]
        one.result()


def _file(many: int, *, changed: timedelta = timedelta()) -> bytes:
    """Made up, each with some kilobytes of HTML, as the vendor's have."""
    rows = [
        {
            "id": f"MC{one:06}", "title": f"(Updated) {SERVICES[one % 5]}: change {one}",
            "services": [SERVICES[one % 5]], "category": CATEGORIES[one % 4], "severity": "normal",
            "isMajorChange": one % 7 == 0,
            "tags": ["New feature", "User impact"] if one % 3 else ["Admin impact"], "viewPoint": None,
            "details": [{"name": "RoadmapIds", "value": str(one)}], "startDateTime": BEGAN.isoformat(),
            "endDateTime": (BEGAN + timedelta(days=200) + changed).isoformat(),
            "lastModifiedDateTime": (BEGAN + timedelta(hours=one) + changed).isoformat(),
            "body": {"contentType": "html", "content": PART * (4 + one % 8)},
        }
        for one in range(many)
    ]  # fmt: skip
    return json.dumps({"value": rows}).encode()


if __name__ == "__main__":
    main()
