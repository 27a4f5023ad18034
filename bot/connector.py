"""What we say to Teams: one HTTP call each, and an outcome the outbox can settle.

Undelivered
├── Again        429, 412, 408, 5xx, reset, timeout, no token: later
├── Missing      404: the conversation or the message is gone
├── Blocked      403: the person blocked or removed the bot
├── Rejected     any other answer: the same again would not help
└── Disallowed   the service URL is not on the list; nothing was sent
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import aiohttp
import yarl

import bot.clock
import bot.hosts
import bot.token

PATIENCE = 10.0  # seconds for one HTTP call, all in
LONGEST_WAIT = 3600.0  # seconds of a Retry-After we believe
LONGEST_ID = 400  # characters; the store keeps no longer one, and Teams' own have about a hundred

_CODE = re.compile(r"[A-Za-z0-9_.-]{1,64}")


class Undelivered(Exception):
    """`reason` is a code for the log and the outbox, never words of a person."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Again(Undelivered):
    """`after` is what Teams asked, in seconds; `throttled`: we go too fast; `doubt`: it may have arrived already."""

    def __init__(
        self, reason: str, *, after: float | None = None, throttled: bool = False, doubt: bool = False
    ) -> None:
        super().__init__(reason)
        self.after = after
        self.throttled = throttled
        self.doubt = doubt


class Missing(Undelivered): ...


class Blocked(Undelivered):
    """`reason` is Teams' own code, such as MessageWritesBlocked, or "Forbidden"."""


class Rejected(Undelivered):
    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Disallowed(Undelivered): ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a message goes; the service URL is the one last seen in this conversation."""

    service_url: str
    conversation: str
    reply_to: str | None = None  # the activity it answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    id: str | None  # of the message, to update it later; Teams may answer without one


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    after: str | None
    body: Mapping[str, Any]  # empty when it was no JSON object


class Connector:
    """Bot Connector v3 over the one pooled session: ten seconds, no redirects, no retries but one for a stale token.

    The service URL is held against the list again before every call: it may have been shortened since.
    """

    def __init__(
        self,
        *,
        session: aiohttp.ClientSession,
        token: bot.token.Bearer,
        hosts: bot.hosts.ServiceHosts,
        machine: bot.clock.Machine,
        patience: float = PATIENCE,
    ) -> None:
        self._session = session
        self._token = token
        self._hosts = hosts
        self._machine = machine
        self._timeout = aiohttp.ClientTimeout(total=patience)

    async def send(self, address: Address, activity: Mapping[str, Any]) -> Sent:
        """Raises a kind of Undelivered, as all three do."""
        steps, body = [address.conversation, "activities"], dict(activity)
        if address.reply_to:
            steps.append(address.reply_to)
            body["replyToId"] = address.reply_to
        answer = await self._call("POST", address.service_url, steps, body)
        return Sent(id=_id(answer.body.get("id")))

    async def update(self, address: Address, activity_id: str, activity: Mapping[str, Any]) -> Sent:
        steps = [address.conversation, "activities", activity_id]
        answer = await self._call("PUT", address.service_url, steps, {**activity, "id": activity_id})
        return Sent(id=_id(answer.body.get("id")) or activity_id)

    async def create(self, service_url: str, tenant: str | None, bot_id: str, person_id: str) -> str:
        """The conversation of this person (an Entra object id) with the bot; Teams gives the same one each time."""
        body: dict[str, Any] = {"isGroup": False, "bot": {"id": bot_id}, "members": [{"id": person_id}]}
        if tenant:
            body |= {"tenantId": tenant, "channelData": {"tenant": {"id": tenant}}}
        answer = await self._call("POST", service_url, [], body)
        found = _id(answer.body.get("id"))
        if found is None:
            raise Rejected(answer.status, "no_conversation")
        return found

    async def _call(self, method: str, service_url: str, steps: list[str], body: Mapping[str, Any]) -> _Answer:
        if not self._hosts.permits(service_url):
            raise Disallowed("service_host")
        path = "/".join(["/v3/conversations", *(quote(step, safe="") for step in steps)])
        url = yarl.URL(service_url.rstrip("/") + path, encoded=True)
        data = json.dumps(body, separators=(",", ":")).encode()
        token = await self._bearer()
        answer = await self._exchange(method, url, data, token)
        if answer.status == HTTPStatus.UNAUTHORIZED and token is not None and self._token.drop(token):
            answer = await self._exchange(method, url, data, await self._bearer())
        if answer.status // 100 == 2:  # noqa: PLR2004 - any kind of yes
            return answer
        raise self._outcome(answer, signed=token is not None)

    async def _bearer(self) -> str | None:
        try:
            return await self._token.bearer()
        except bot.token.NoToken:
            raise Again("no_token") from None

    async def _exchange(self, method: str, url: yarl.URL, data: bytes, token: str | None) -> _Answer:
        headers = {"Content-Type": "application/json; charset=utf-8"}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        try:
            async with self._session.request(
                method,
                url,
                data=data,
                headers=headers,
                timeout=self._timeout,
                allow_redirects=False,
                middlewares=(_once,),
            ) as response:
                return _Answer(
                    status=response.status, after=response.headers.get("Retry-After"), body=await _json(response)
                )
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            raise Again("unreachable") from None  # nothing can have arrived
        except TimeoutError:
            raise Again("timeout", doubt=True) from None
        except (aiohttp.ClientError, OSError):
            raise Again("reset", doubt=True) from None

    def _outcome(self, answer: _Answer, *, signed: bool) -> Undelivered:
        status, reason, after = answer.status, _code(answer), self._seconds(answer.after)
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            return Again(reason, after=after, throttled=True)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return Again(reason, after=after, doubt=True)
        passing = {HTTPStatus.PRECONDITION_FAILED, HTTPStatus.REQUEST_TIMEOUT}
        if status in passing or (status == HTTPStatus.UNAUTHORIZED and signed):
            return Again(reason, after=after)
        if status == HTTPStatus.NOT_FOUND:
            return Missing(reason)
        return Blocked(reason) if status == HTTPStatus.FORBIDDEN else Rejected(status, reason)

    def _seconds(self, header: str | None) -> float | None:
        """Retry-After in seconds, from seconds or an HTTP date; None when it says neither."""
        if header is None:
            return None
        try:
            wait = float(header)
        except ValueError:
            try:
                moment = parsedate_to_datetime(header)
            except ValueError:
                return None
            aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            wait = (aware - self._machine.now()).total_seconds()
        return min(max(wait, 0.0), LONGEST_WAIT) if math.isfinite(wait) else None


class _Lost(aiohttp.ClientError):
    """The connection went while we waited for the answer."""


async def _once(request: aiohttp.ClientRequest, go: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Keeps aiohttp from sending a PUT a second time on its own: the outbox decides what is repeated."""
    try:
        return await go(request)
    except aiohttp.ClientConnectorError:
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        raise _Lost from error


async def _json(response: aiohttp.ClientResponse) -> Mapping[str, Any]:
    """The status has said it all already: a body that breaks off or is no JSON changes nothing."""
    try:
        found = json.loads(await response.read())
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _id(value: object) -> str | None:
    """An id the store can keep; another one would fail there, with everything else that ended at the same time."""
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_ID:
        return None
    return value if value.isprintable() else None  # no NUL, no half of a character


def _code(answer: _Answer) -> str:
    error = answer.body.get("error")
    code = error.get("code") if isinstance(error, dict) else None
    if isinstance(code, str) and _CODE.fullmatch(code):
        return code
    try:
        return HTTPStatus(answer.status).phrase
    except ValueError:
        return str(answer.status)
