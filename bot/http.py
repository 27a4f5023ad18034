"""What the world can ask of us over HTTP; bad requests get a short answer, and the reason is in the log by id."""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any, Protocol

import aiohttp
import structlog
from aiohttp import web
from aiohttp.web_protocol import RequestPayloadError

import bot.adapter
import bot.auth
import bot.clock
import bot.hosts
import bot.metrics
from bot.post import Unsaid
from bot.settings import Settings
from storage.store import Busy, StoreError

log = structlog.get_logger()

BODY = 256 * 1024  # bytes; Teams sends far less
PATIENCE = 10  # seconds to read a body


class Door(Protocol):
    """Who may come in: `bot.auth.TokenCheck`, or `bot.auth.Open` in the demo."""

    async def verify(self, header: str | None, /) -> bot.auth.Claims: ...

    def vouch(self, claims: bot.auth.Claims, activity: Any, /) -> bot.auth.Caller: ...


def door(
    settings: Settings, session: aiohttp.ClientSession, hosts: bot.hosts.ServiceHosts, machine: bot.clock.Machine,
    *, demo: bool,
) -> Door:  # fmt: skip
    if demo:
        return bot.auth.Open(hosts=hosts)
    keys = bot.auth.SigningKeys(session=session, metadata_url=settings.openid_metadata_url, machine=machine)
    return bot.auth.TokenCheck(
        keys=keys, app_id=settings.app_id or "", tenant_id=settings.app_tenant or "", hosts=hosts, machine=machine,
        issuer=settings.token_issuer,
    )  # fmt: skip


class Refusal(Exception):
    def __init__(self, status: HTTPStatus, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class Messages:
    """POST /api/messages: the token first, then the body, then the turn."""

    def __init__(self, *, door: Door, adapter: bot.adapter.TeamsAdapter, logic: bot.adapter.Logic) -> None:
        self._door = door
        self._adapter = adapter
        self._logic = logic

    async def receive(self, request: web.Request) -> web.Response:
        ref = secrets.token_hex(4)
        with structlog.contextvars.bound_contextvars(ref=ref):
            try:
                return await self._answer(request)
            except bot.auth.Refusal as refused:
                log.warning("request.refused", status=refused.status, reason=refused.reason)
                return web.json_response({"error": refused.reason, "ref": ref}, status=refused.status)
            except Refusal as refused:
                log.warning("request.bad", status=refused.status.value, reason=refused.reason)
                return web.json_response({"error": refused.reason, "ref": ref}, status=refused.status)
            except StoreError as trouble:
                status = (
                    HTTPStatus.SERVICE_UNAVAILABLE if isinstance(trouble, Busy) else HTTPStatus.INTERNAL_SERVER_ERROR
                )
                log.error("turn.store", error=type(trouble).__name__, status=status.value)  # noqa: TRY400 - the store logged it
                return web.json_response({"error": "store", "ref": ref}, status=status)
            except Unsaid:
                return web.json_response({"error": "teams", "ref": ref}, status=HTTPStatus.SERVICE_UNAVAILABLE)
            except Exception:
                log.exception("turn.failed")
                return web.json_response({"error": "failed", "ref": ref}, status=HTTPStatus.INTERNAL_SERVER_ERROR)

    async def _answer(self, request: web.Request) -> web.Response:
        claims = await self._door.verify(request.headers.get("Authorization"))
        body = await _json(request)
        try:
            activity = bot.adapter.unserialise(body)
        except bot.adapter.Malformed as malformed:
            raise Refusal(HTTPStatus.BAD_REQUEST, f"not an activity: {malformed.field}") from None
        caller = self._door.vouch(claims, body)
        given = await self._adapter.process(caller, activity, self._logic)
        if given is None:
            return web.Response()
        return web.json_response(given.body, status=given.status) if given.body else web.Response(status=given.status)


async def _json(request: web.Request) -> Any:
    if (request.content_length or 0) > BODY:
        raise Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "body")
    try:
        async with asyncio.timeout(PATIENCE):
            raw = await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "body") from None
    except TimeoutError:
        raise Refusal(HTTPStatus.REQUEST_TIMEOUT, "body") from None
    except (RequestPayloadError, ConnectionError):
        raise Refusal(HTTPStatus.BAD_REQUEST, "body") from None
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        raise Refusal(HTTPStatus.BAD_REQUEST, "not JSON") from None


def application(
    messages: Messages | None, ready: Callable[[], Awaitable[tuple[bool, list[str]]]],
    scrape: Callable[[], Awaitable[bytes]],
) -> web.Application:  # fmt: skip
    """Without `messages` nobody but a monitor is answered.

    `ready` says whether we can work, and what a coordinator should know; `scrape` how it goes, for a monitor.
    """

    async def health(_request: web.Request) -> web.Response:
        return web.json_response({"status": "up"})

    async def readiness(_request: web.Request) -> web.Response:
        able, warnings = await ready()
        status = HTTPStatus.OK if able else HTTPStatus.SERVICE_UNAVAILABLE
        return web.json_response({"ready": able, "warnings": warnings}, status=status)

    async def metrics(_request: web.Request) -> web.Response:
        return web.Response(body=await scrape(), headers={"Content-Type": bot.metrics.FORMAT})

    made = web.Application(client_max_size=BODY)
    if messages:
        made.router.add_post("/api/messages", messages.receive)
    made.router.add_get("/healthz", health)
    made.router.add_get("/readyz", readiness)
    made.router.add_get("/metrics", metrics)
    return made
