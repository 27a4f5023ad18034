"""The table of pages, and the door that every request goes through."""

from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from domain import errors
from web import assets, tab
from web.access import Nobody, Part, Route, Stranger, from_elsewhere
from web.page import Look, Site, Visit, look, visit

log = structlog.get_logger()

# Every page and act there is, with who may ask for it and whose it may be; tests/web/test_access.py walks it.
ROUTES: tuple[Route, ...] = tab.ROUTES

_ABOUT = web.RequestKey("site", Site)  # marks a request that is ours, for the headers of its answer


def serve(app: web.Application, site: Site, routes: Sequence[Route] = ROUTES) -> web.Application:
    """Adds the pages to a server; `routes` may be others in a test."""
    app.router.add_get("/static/{digest}/{name:.+}", assets.serve)
    app.on_response_prepare.append(_headers)
    return add(app, site, routes)


def add(app: web.Application, site: Site, routes: Sequence[Route]) -> web.Application:
    """More pages, on a server that has the rest already."""
    for route in routes:
        app.router.add_route(route.method, route.path, answering(site, route))
    return app


def answering(site: Site, route: Route) -> Handler:
    """Who asks is known before anything is read of what they ask for."""

    async def answer(request: web.Request) -> web.StreamResponse:
        request[_ABOUT] = site
        if request.method != "GET" and from_elsewhere(request):
            return web.Response(status=HTTPStatus.FORBIDDEN, text="cross-site")
        if route.who is None:
            return await _caught(look(site, request), route.to)
        try:
            visitor = await site.identify(request)
        except Nobody:
            return await _frame(look(site, request), route)
        except Stranger as stranger:
            log.warning("page.stranger", reason=stranger.reason)
            return refused(look(site, request), HTTPStatus.FORBIDDEN)
        return await _let_in(visit(site, request, visitor), route, route.who)

    return answer


async def _let_in(asked: Visit, route: Route, who: frozenset[Part]) -> web.StreamResponse:
    if not asked.visitor.parts & who:
        return refused(asked, HTTPStatus.FORBIDDEN)
    if route.method != "GET" and asked.site.over(asked.who.id):
        return refused(asked, HTTPStatus.TOO_MANY_REQUESTS, errors.TooFast())

    async def to(_asked: Look) -> web.StreamResponse:
        own, names = route.own, dict(asked.request.match_info)
        if own and not await asked.read(lambda tx: own(tx, asked.visitor, names)):
            raise errors.Unknown
        return await route.to(asked)

    return await _caught(asked, to)


async def _caught(asked: Look, to: Callable[[Look], Awaitable[web.StreamResponse]]) -> web.StreamResponse:
    """What a use case refuses is told in its own sentence; a mistake of ours is logged, and told with its id."""
    try:
        return await to(asked)
    except errors.Unknown:
        return refused(asked, HTTPStatus.NOT_FOUND)
    except errors.Authority as no:
        return refused(asked, HTTPStatus.FORBIDDEN, no)
    except errors.Refused as no:
        return refused(asked, HTTPStatus.UNPROCESSABLE_ENTITY, no)
    except (web.HTTPException, ConnectionError):
        raise
    except Exception:
        ref = asked.site.ref()
        log.exception("page.failed", ref=ref)
        return refused(asked, HTTPStatus.INTERNAL_SERVER_ERROR, errors.WentWrong(ref=ref))


def refused(asked: Look, status: HTTPStatus, why: errors.Refused | None = None) -> web.Response:
    """A page, or within a page a sentence, that says why not and what there is to do."""
    part = asked.request.headers.get("HX-Target", "body") != "body"  # what the answer takes the place of
    return asked.page("refused_part.html" if part else "refused.html", status=status, code=int(status), why=why)


async def _frame(asked: Look, route: Route) -> web.Response:
    """Nothing of anybody: a page that asks Teams who this is and then for itself, or in the demo whom to be."""
    if not route.whole or "Authorization" in asked.request.headers:
        return refused(asked, HTTPStatus.UNAUTHORIZED)
    return asked.page("frame.html", people=await asked.site.cast() if asked.site.cast else ())


async def _headers(request: web.Request, response: web.StreamResponse) -> None:
    site = request.get(_ABOUT)
    if site:
        for name, value in site.headers().items():
            response.headers.setdefault(name, value)
