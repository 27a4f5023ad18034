"""Pages that only tests have: every piece that pages are made of, one for each part, and one that is somebody's own."""

from collections.abc import Mapping

import jinja2
from aiohttp.web import Response, StreamResponse
from aiohttp_sse import sse_response

from domain import errors
from storage.views import Tx
from web import access, chart, page
from web.access import COORDINATORS, EVERYBODY, HANDLERS, KEY_USERS, Visitor
from web.page import Visit

WEEKS = [str(week) for week in range(36, 48)]
RECEIVED = [18, 22, 19, 27, 31, 29, 36, 33, 41, 38, 35, 37]
CLOSED = [9, 14, 16, 18, 24, 27, 28, 34, 33, 39, 37, 40]


async def pieces(visit: Visit) -> StreamResponse:
    lines = chart.lines(WEEKS, [("Received", RECEIVED), ("Closed", CLOSED)])
    return visit.page("pieces.html", lines=lines, spark=chart.spark(RECEIVED))


async def seen(visit: Visit) -> StreamResponse:
    return Response(text=f"seen by {visit.who.name}")


async def events(visit: Visit) -> StreamResponse:
    """One thing that happens, and the end."""
    async with sse_response(visit.request) as stream:
        await stream.send(f"seen live by {visit.who.name}")
    return stream


async def acted(visit: Visit) -> StreamResponse:
    form = await visit.form()
    if form.get("title") == "fail":
        raise RuntimeError("a mistake of ours")
    if not form.get("title", "").strip():
        raise errors.NoTitle
    return visit.see("/test/pieces")


def own(_tx: Tx, visitor: Visitor, names: Mapping[str, str]) -> bool:
    return visitor.person.id == names["who"]


ROUTES = (
    access.page("/test/pieces", pieces, EVERYBODY),
    access.part("/test/handlers", seen, HANDLERS),
    access.part("/test/key-users", seen, KEY_USERS),
    access.page("/test/coordinators", seen, COORDINATORS),
    access.page("/test/own/{who}", pieces, EVERYBODY, own),
    access.part("/test/events", events, EVERYBODY),
    access.act("/test/act", acted, EVERYBODY),
)


def templates() -> None:
    """Lets the pages above find theirs."""
    made = page.environment()
    made.loader = jinja2.ChoiceLoader([jinja2.PackageLoader("web"), jinja2.PackageLoader("tests.web")])
