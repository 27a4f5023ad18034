"""What Kring says of itself: its pages, its log, and readings of /metrics as a monitor keeps them for months.

Two readings may tell what was done in between, and a moment or a line of the log when.
"""

from collections.abc import AsyncIterator, Iterator, MutableMapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager, asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import structlog
from sqlalchemy import select

from bot.metrics import FRESH
from storage.tables import friction, question
from tests.examples import BRAM, NOOR
from tests.journeys import dated
from tests.journeys.kring import Kring
from web.app import ROUTES

FILES = "/static/{digest}/{name}"  # of the package, which are the same for everybody and know no store
NOTHING = str.maketrans("", "", "{}")  # a path whose name is its own names nothing
NAMED = {"friction": select(friction.c.id), "question": select(question.c.id)}  # in paths
A_MOMENT = range(10**9, 10**10)  # seconds since 1970, from 2001 on

Spans = list[tuple[datetime, datetime]]


async def pages(kring: Kring) -> list[str]:
    """Every page and file that Kring has by now, as it is for nobody, and for who handles reports and who coordinates.

    What a path names is each report and each question there is.
    """
    every = {
        one.resource.canonical for one in kring.service.site.router.routes() if one.resource and one.method == "GET"
    }
    parts = {one.path for one in ROUTES if one.method == "GET" and not one.whole}
    found = [
        await _read(kring, path.translate(NOTHING), {401 if path in parts else 200}) for path in sorted(every - {FILES})
    ]
    for who in (BRAM, NOOR):
        for path in sorted(one.path for one in ROUTES if one.method == "GET"):
            found += [await _read(kring, one, {200, 403, 404}, who) for one in await _named(kring, path)]
    return found


async def _read(kring: Kring, path: str, statuses: AbstractSet[int], who: str = "") -> str:
    headers = {"Authorization": kring.entra.person(who)} if who else {}
    async with kring.wire.session.get(f"{kring.wire.base}{path}", headers=headers) as told:
        assert told.status in statuses, f"{path} needs to be told what to ask for"
        return await told.text()


async def _named(kring: Kring, path: str) -> list[str]:
    for name, ids in NAMED.items():
        if f"{{{name}}}" in path:
            rows = await kring.service.hop.read(lambda tx, ids=ids: tx.rows(ids))  # type: ignore[misc]
            return [path.replace(f"{{{name}}}", row.id) for row in rows]
    assert "{" not in path, f"{path} needs to be told what to ask for"
    return [path]


def log(kring: Kring) -> AbstractContextManager[list[MutableMapping[str, Any]]]:
    """All that is logged from now on, each line with its moment."""

    def stamp(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        line["timestamp"] = kring.machine.now().isoformat()
        return line

    return structlog.testing.capture_logs(processors=[stamp])


async def reading(kring: Kring) -> dict[str, str]:
    """Every series and its value, as they are now."""
    kring.machine.advance(FRESH)
    async with kring.wire.session.get(f"{kring.wire.base}/metrics") as told:
        return series(await told.text())


def series(text: str) -> dict[str, str]:
    pairs = [line.rpartition(" ") for line in text.splitlines() if line.startswith("kring_")]
    return {name: value for name, _, value in pairs}


def moved(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


@asynccontextmanager
async def watched(kring: Kring, spans: Spans, found: list[str]) -> AsyncIterator[None]:
    """Remembers between which moments of the machine something was done, and which series it moved."""
    before, since = await reading(kring), kring.machine.now()
    yield
    spans.append((since, kring.machine.now()))
    found += moved(before, await reading(kring))


def findings(text: str, spans: Spans, found: Sequence[str]) -> Iterator[str]:
    for name in found:
        yield f"{name} moved at a nameless act"
    if any(since <= moment <= until for moment in dated.moments(text) for since, until in spans):
        yield "the log or a page tells the machine's time of a nameless act"
    for name, value in series(text).items():
        if value != "NaN" and int(float(value)) in A_MOMENT:
            moment = datetime.fromtimestamp(float(value), UTC)
            if any(since <= moment <= until for since, until in spans):
                yield f"{name} tells the machine's time of a nameless act"
