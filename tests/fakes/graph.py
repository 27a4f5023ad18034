"""Microsoft Graph as far as Kring calls it, on loopback: it refuses what Graph refuses, and fails as Graph fails."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any, Self
from urllib.parse import quote
from zoneinfo import ZoneInfo

from aiohttp import web
from babel.core import get_global

import appmanifest
import bot.feed

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]

PATH = "/v1.0/users/{person}/teamwork/sendActivityNotification"
MESSAGES = "/admin/serviceAnnouncement/messages"
CODES = {400: "BadRequest", 401: "InvalidAuthenticationToken", 403: "Forbidden", 404: "NotFound", 409: "Conflict"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    person: str
    body: Mapping[str, Any]
    authorization: str | None


class Tenant:
    """Accounts and groups as Entra keeps them, of which a delta has what changed; and Message Center."""

    def __init__(self) -> None:
        self.accounts: dict[str, dict[str, Any]] = {}
        self.replies: dict[str, dict[str, Any]] = {}  # automatic ones, of who has any
        self.shut: set[str] = set()  # whose mailbox the app may not read
        self.groups: dict[str, list[str]] = {}  # one whose id is a group too is a group in a group
        self.announcements: dict[str, dict[str, Any]] = {}  # of Message Center, by id
        self.page = 2  # accounts, members or announcements in one answer
        self.expired = False  # every delta token so far
        self._changes: list[dict[str, Any]] = []

    def hire(self, who: str, name: str, **known: Any) -> None:
        usual = {"displayName": name, "accountEnabled": True, "userType": "Member", "department": None}
        self.accounts[who] = usual | known
        self._changes.append({"id": who, **self.accounts[who]})

    def change(self, who: str, **known: Any) -> None:
        self.accounts[who] |= known
        self._changes.append({"id": who, **known})

    def remove(self, who: str) -> None:
        del self.accounts[who]
        self._changes.append({"id": who, "@removed": {"reason": "changed"}})

    def delta(self, query: Mapping[str, str], base: str) -> tuple[int, dict[str, Any]]:
        token = query.get("$deltatoken") or query.get("$skiptoken") or f"all {len(self._changes)} 0"
        if self.expired and "$deltatoken" in query:
            return HTTPStatus.GONE, {"error": {"code": "syncStateNotFound", "message": "as told"}}
        kind, end, at = token.split()
        if "$deltatoken" in query:  # goes on from where that one ended
            kind, end, at = "since", str(len(self._changes)), end
        every = self._changes[: int(end)] if kind == "since" else [{"id": who, **a} for who, a in self.accounts.items()]
        upto = int(at) + self.page
        link = "nextLink" if upto < len(every) else "deltaLink"
        name = "$skiptoken" if upto < len(every) else "$deltatoken"
        where = f"{base}/v1.0/users/delta?{name}={quote(f'{kind} {end} {upto}')}"
        return HTTPStatus.OK, {"value": every[int(at) : upto], f"@odata.{link}": where}

    def members(self, group: str, query: Mapping[str, str], base: str) -> tuple[int, dict[str, Any]]:
        if group not in self.groups:
            return HTTPStatus.NOT_FOUND, {"error": {"code": "Request_ResourceNotFound", "message": "as told"}}
        at = int(query.get("$skiptoken", "0"))
        kinds = {True: "#microsoft.graph.group", False: "#microsoft.graph.user"}
        every = [{"@odata.type": kinds[one in self.groups], "id": one} for one in self._all_in(group)]
        page: dict[str, Any] = {"value": every[at : at + self.page]}
        if at + self.page < len(every):
            page["@odata.nextLink"] = f"{base}/v1.0/groups/{group}/transitiveMembers?$skiptoken={at + self.page}"
        return HTTPStatus.OK, page

    def announce(self, which: str, changed: str, **told: Any) -> None:
        """The vendor announces it, or announces it anew."""
        usual = {
            "id": which, "title": f"{which} of Microsoft Teams", "services": ["Microsoft Teams"], "tags": [],
            "category": "stayInformed", "severity": "normal", "isMajorChange": False, "details": [],
            "body": {"contentType": "html", "content": "<p>Hello</p>"}, "startDateTime": "2026-11-01T00:00:00Z",
            "endDateTime": "2027-05-01T00:00:00Z", "actionRequiredByDateTime": None, "viewPoint": None,
        }  # fmt: skip
        before = self.announcements.pop(which, usual)  # the latest stands last
        self.announcements[which] = before | told | {"lastModifiedDateTime": changed}

    def announced(self, query: Mapping[str, str], base: str) -> tuple[int, dict[str, Any]]:
        """In the order of the real one: the latest first."""
        asked, at = query.get("$filter", ""), int(query.get("$skip", "0"))
        since = asked.removeprefix("lastModifiedDateTime ge ")
        every = [one for one in self.announcements.values() if one["lastModifiedDateTime"] >= since][::-1]
        page: dict[str, Any] = {"value": every[at : at + self.page]}
        if at + self.page < len(every):
            on = f"$filter={quote(asked)}&$skip={at + self.page}" if asked else f"$skip={at + self.page}"
            page["@odata.nextLink"] = f"{base}/v1.0{MESSAGES}?{on}"
        return HTTPStatus.OK, page

    def away(self, who: str, start: datetime, end: datetime, zone: str = "UTC") -> None:
        """Their automatic replies are on from one moment to another, told as Outlook does in this zone."""
        here = ZoneInfo(get_global("windows_zone_mapping").get(zone, zone))
        told = [{"dateTime": f"{one.astimezone(here):%Y-%m-%dT%H:%M:%S.%f}0", "timeZone": zone} for one in (start, end)]
        self.replies[who] = {
            "status": "scheduled", "scheduledStartDateTime": told[0], "scheduledEndDateTime": told[1],
            "internalReplyMessage": "<p>Ik ben op vakantie</p>",
        }  # fmt: skip

    def replying(self, who: str) -> tuple[int, dict[str, Any]]:
        if who not in {one.lower() for one in self.accounts}:
            return HTTPStatus.NOT_FOUND, {"error": {"code": "MailboxNotEnabledForRESTAPI", "message": "as told"}}
        if who in self.shut:
            return HTTPStatus.FORBIDDEN, {"error": {"code": "ErrorAccessDenied", "message": "as told"}}
        return HTTPStatus.OK, self.replies.get(who, {"status": "disabled"})

    def _all_in(self, group: str) -> list[str]:
        """Its members, and those of groups in it."""
        return [
            each for one in self.groups[group] for each in (one, *(self._all_in(one) if one in self.groups else ()))
        ]


class FakeGraph:
    """`async with FakeGraph(installed={...}) as graph`; without `installed` everybody has the app."""

    def __init__(self, *, installed: set[str] | None = None) -> None:
        self.received: list[Received] = []  # every request, also those that failed
        self.shown: list[Received] = []  # what a person would have seen
        self.asked: list[str] = []  # path and query of everything read
        self.tenant = Tenant()
        self.twins = False  # another Teams app has the same registration: a ping has to say which of them sends it
        self.url = ""
        self._installed = installed
        self._declared = appmanifest.activity_types()
        self._next: deque[Answer] = deque()
        self._plans: dict[str, deque[int]] = {}  # statuses by the ending of a path
        self._released = asyncio.Event()
        self._arrived = asyncio.Event()
        application = web.Application()
        application.router.add_post(PATH, self._receive)
        application.router.add_get("/v1.0/users/{delta:delta(?:\\(\\))?}", self._read)
        application.router.add_get("/v1.0/users/{who}/mailboxSettings/automaticRepliesSetting", self._read)
        application.router.add_get("/v1.0/groups/{group}/transitiveMembers", self._read)
        application.router.add_get(f"/v1.0{MESSAGES}", self._read)
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = "http://{}:{}".format(*self._runner.addresses[0][:2])
        return self

    async def __aexit__(self, *_: object) -> None:
        self.release()
        await self._runner.cleanup()

    def answer(self, status: int, *, body: str | None = None, headers: Mapping[str, str] | None = None) -> None:
        """The next request that nothing was planned for gets this status, with Graph's error unless `body` is given."""

        async def told(_: web.Request) -> web.StreamResponse:
            return _error(status, "as told", headers) if body is None else _page(status, body, headers)

        self._next.append(told)

    def reset(self) -> None:
        """The next request is read and its connection broken off."""

        async def broken(request: web.Request) -> web.StreamResponse:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()

        self._next.append(broken)

    def failing(self, ending: str, status: int, *, times: int, after: int = 0) -> None:
        """Of all that is read of this ending, `after` get what they deserve and then so many this status."""
        self._plans[ending] = deque([HTTPStatus.OK.value] * after + [status] * times)

    def hang(self) -> None:
        """The next request waits for `release`, then gets what it deserves."""

        async def slow(request: web.Request) -> web.StreamResponse:
            await self._released.wait()
            return self._judge(self.received[-1])

        self._next.append(slow)

    def release(self) -> None:
        self._released.set()

    async def arrival(self) -> None:
        """Returns once a request has been read; a test whose request never left fails instead of hanging."""
        async with asyncio.timeout(10):
            await self._arrived.wait()

    async def _receive(self, request: web.Request) -> web.StreamResponse:
        ping = Received(
            person=request.match_info["person"],
            body=await request.json(),
            authorization=request.headers.get("Authorization"),
        )
        self.received.append(ping)
        self._arrived.set()
        return await self._next.popleft()(request) if self._next else self._judge(ping)

    async def _read(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path_qs)
        self._arrived.set()
        if self._next:
            return await self._next.popleft()(request)
        if not request.headers.get("Authorization", "").startswith("Bearer "):
            return _error(HTTPStatus.UNAUTHORIZED, "no token")
        plan = next((plan for ending, plan in self._plans.items() if request.path.endswith(ending)), None)
        if plan and (status := plan.popleft()) != HTTPStatus.OK:
            return _error(status, "as planned", {"Retry-After": "0"})
        which = request.match_info
        if "who" in which:
            told = self.tenant.replying(which["who"])
        elif "group" in which:
            told = self.tenant.members(which["group"], request.query, self.url)
        elif request.path.endswith(MESSAGES):
            told = self.tenant.announced(request.query, self.url)
        else:
            told = self.tenant.delta(request.query, self.url)
        return web.json_response(told[1], status=told[0])

    def _judge(self, ping: Received) -> web.StreamResponse:
        if not (ping.authorization or "").startswith("Bearer "):
            return _error(HTTPStatus.UNAUTHORIZED, "no token")
        if self.twins and not ping.body.get("teamsAppId"):
            return _error(HTTPStatus.CONFLICT, "several apps have this registration")
        installed = self._installed is None or ping.person in self._installed
        if problem := bot.feed.check(ping.body, declared=self._declared, installed=installed):
            return _error(*problem)
        self.shown.append(ping)
        return web.Response(status=HTTPStatus.NO_CONTENT)


def _error(status: int, message: str, headers: Mapping[str, str] | None = None) -> web.Response:
    error = {"code": CODES.get(status, "UnknownError"), "message": message, "innerError": {"request-id": "1"}}
    return _page(status, json.dumps({"error": error}), headers, content_type="application/json")


def _page(status: int, body: str, headers: Mapping[str, str] | None, content_type: str = "text/html") -> web.Response:
    return web.Response(status=status, text=body, headers=headers, content_type=content_type)
