"""What Kring says of itself: its pages, its log, and readings of /metrics as a monitor keeps them for months.

Two readings may tell what was done in between, and a moment or a line of the log when.
"""

from collections.abc import AsyncIterator, Iterator, MutableMapping, Sequence
from contextlib import AbstractContextManager, asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import structlog

from bot.metrics import FRESH
from tests.journeys import dated
from tests.journeys.kring import Kring

FILES = "/static/{digest}/{name}"  # of the package, which are the same for everybody and know no store
A_MOMENT = range(10**9, 10**10)  # seconds since 1970, from 2001 on

Spans = list[tuple[datetime, datetime]]


async def pages(kring: Kring) -> list[str]:
    """Every page that Kring has for anybody, whichever it has by now."""
    paths = {route.resource.canonical for route in kring.service.site.router.routes() if route.resource}
    found = []
    for path in sorted(paths - {"/api/messages", FILES}):
        async with kring.wire.session.get(f"{kring.wire.base}{path}") as told:
            assert told.status == 200, f"{path} needs to be told what to ask for"
            found.append(await told.text())
    return found


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
