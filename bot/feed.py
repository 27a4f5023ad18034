"""Pings in a person's Teams activity feed: what one is, what may become of it, and the demo's stand-in for Graph.

Unsent
├── Refused   Graph will not show this person a ping: a chat message takes its place
├── Again     try later with the same chain: the feed then shows one line, whatever arrived before
└── Wrong     the request was our mistake: logged, and a chat message takes its place

https://learn.microsoft.com/graph/api/userteamwork-sendactivitynotification
https://learn.microsoft.com/graph/teams-send-activityfeednotifications
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Protocol
from urllib.parse import urlsplit

import appmanifest
import bot.clock

PREVIEW = 150  # characters; Teams shows no more
INT64 = 2**63
TEAMS_HOSTS = frozenset({
    "teams.microsoft.com", "teams.cloud.microsoft", "gov.teams.microsoft.us", "dod.teams.microsoft.us",
})  # fmt: skip
DEFINITE = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND})


class Unsent(Exception):
    """The ping was not certainly shown; the reason is for a log or a coordinator and quotes nobody."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Refused(Unsent):
    """A definite no (401, 403, 404, or no Graph at all: status None); asking again gives the same answer."""

    def __init__(self, *, status: int | None, reason: str) -> None:
        super().__init__(reason=reason)
        self.status = status


class Again(Unsent):
    """Not now. `after` is in seconds, None when Graph named no time; with `doubt` the ping may have been shown."""

    def __init__(self, *, after: float | None, reason: str, doubt: bool) -> None:
        super().__init__(reason=reason)
        self.after = after
        self.doubt = doubt


class Wrong(Unsent):
    """Graph understood the request and rejected what it says (400, 409 …); only a change of ours helps.

    409 is no mistake in the request: two apps share one Entra id, and only KRING_TEAMS_APP_ID says which one speaks.
    """

    def __init__(self, *, status: int, reason: str) -> None:
        super().__init__(reason=reason)
        self.status = status


@dataclass(frozen=True, slots=True, kw_only=True)
class Ping:
    """One line for one person's activity feed."""

    person: str  # Entra object id
    activity_type: str  # declared in the manifest, which holds its text per language
    preview: str  # second line; Teams shows 150 characters, so no more leave here
    parameters: Mapping[str, str]  # for the manifest's template, without the actor
    chain: int  # positive int64; the same for every ping of one loop, so that the feed shows one line that moves
    web_url: str  # deep link into Teams, where the ping leads
    topic: str  # what it is about, in words


class Feed(Protocol):
    async def ping(self, ping: Ping, /) -> None:
        """Returns once Graph has accepted the ping; else raises Refused, Again or Wrong."""
        ...


def wire(ping: Ping, *, teams_app_id: str | None = None) -> dict[str, Any]:
    """The body of sendActivityNotification for this ping, exactly as it is posted."""
    body: dict[str, Any] = {
        "topic": {"source": "text", "value": ping.topic, "webUrl": ping.web_url},
        "activityType": ping.activity_type,
        "chainId": ping.chain,
        "previewText": {"content": ping.preview[:PREVIEW]},
        "templateParameters": [{"name": name, "value": value} for name, value in ping.parameters.items()],
    }
    return body | ({"teamsAppId": teams_app_id} if teams_app_id else {})


def check(
    body: Mapping[str, Any], *, declared: Mapping[str, appmanifest.ActivityType], installed: bool
) -> tuple[int, str] | None:
    """What Graph would object to, as (status, reason), or None.

    First what the request alone shows, then whether the app is there, then what only that app's manifest can tell.
    """
    if problem := _malformed(body):
        return HTTPStatus.BAD_REQUEST, problem
    if not installed:
        return HTTPStatus.FORBIDDEN, "the app is not installed for this person"
    kind = declared.get(body["activityType"])
    if kind is None:
        return HTTPStatus.BAD_REQUEST, "activityType is not declared in the manifest"
    given = {entry["name"] for entry in body.get("templateParameters") or ()}
    if missing := sorted(kind.parameters - given):
        return HTTPStatus.BAD_REQUEST, f"missing template parameter: {', '.join(missing)}"
    return None


def _malformed(body: Mapping[str, Any]) -> str | None:
    topic = body.get("topic") or {}
    if not topic.get("value") or not body.get("activityType"):
        return "topic and activityType are required"
    link = topic.get("webUrl")
    if topic.get("source") == "text" and not link:
        return "a topic of text needs a webUrl"
    if link and not _leads_into_teams(link):
        return "webUrl is not a deep link into Teams"
    if not 0 < body.get("chainId", 1) < INT64:
        return "chainId is not a positive int64"
    return None


def _leads_into_teams(link: str) -> bool:
    parts = urlsplit(link)
    return parts.scheme == "https" and parts.netloc in TEAMS_HOSTS and parts.path.startswith("/l/")


def unsent(status: int, *, reason: str, after: float | None = None) -> Unsent:
    """The error that a status of Graph stands for; `after` is its Retry-After in seconds."""
    if status in DEFINITE:
        return Refused(status=status, reason=reason)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Again(after=after, reason=reason, doubt=False)
    if status == HTTPStatus.REQUEST_TIMEOUT or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Again(after=after, reason=reason, doubt=True)
    return Wrong(status=status, reason=reason)


class NoGraph:
    """Where Graph is not configured: every ping becomes a chat message."""

    async def ping(self, _ping: Ping, /) -> None:
        raise Refused(status=None, reason="Graph is not configured")


class LocalFeed:
    """The demo's stand-in for Graph: refuses what Graph would, and keeps what it would have shown in memory."""

    def __init__(
        self,
        *,
        declared: Mapping[str, appmanifest.ActivityType],
        installed: Callable[[str], Awaitable[bool]],
        clock: bot.clock.Clock,
        render: Callable[[str, str, Mapping[str, str]], Awaitable[str]] | None = None,
    ) -> None:
        """`render(person, activity type, parameters)` gives the line in that person's language."""
        self.entries: list[dict[str, Any]] = []  # as GET /demo/feed answers them, oldest first
        self.heard: Callable[[dict[str, Any]], None] = lambda _entry: None  # is told of each entry
        self.refuse: int | None = None  # a status that every ping gets, whatever it says
        self._declared = declared
        self._installed = installed
        self._clock = clock
        self._render = render or self._in_the_manifests_language

    async def ping(self, ping: Ping, /) -> None:
        if self.refuse is not None:
            raise unsent(self.refuse, reason="the stand-in was told to refuse")
        installed = await self._installed(ping.person)
        if problem := check(wire(ping), declared=self._declared, installed=installed):
            status, reason = problem
            raise unsent(status, reason=reason)
        entry = {
            "to": ping.person,
            "activityType": ping.activity_type,
            "text": await self._render(ping.person, ping.activity_type, ping.parameters),
            "webUrl": ping.web_url,
            "chainId": ping.chain,
            "at": self._clock.now().isoformat(timespec="seconds"),
        }
        self.entries.append(entry)
        self.heard(entry)

    async def _in_the_manifests_language(self, _person: str, activity_type: str, parameters: Mapping[str, str]) -> str:
        return self._declared[activity_type].text(parameters, actor="Kring")
