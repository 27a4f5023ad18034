"""Microsoft Graph, called through its SDK: the only module that loads it."""

import asyncio
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Protocol

import structlog

import bot.clock
import bot.feed
import bot.token

log = structlog.get_logger()

PUBLIC_SCOPE = "https://graph.microsoft.com/.default"
LONGEST = 86_400.0  # seconds; a Retry-After of more than a day is a slip
CODE = re.compile(r"[A-Za-z.]{1,64}")  # an error's code, as "Forbidden"; anything else may quote a person


class Bearer(Protocol):
    async def bearer(self, scope: str) -> str | None:
        """A token for this scope, None where nothing asks for one; bot.token.NoToken when there is none now."""
        ...


class GraphFeed:
    """Microsoft Graph through its SDK, which is loaded on first use, in a thread: it takes seconds of CPU."""

    def __init__(
        self,
        *,
        graph_url: str,
        bearer: Bearer,
        machine: bot.clock.Machine,
        teams_app_id: str | None = None,
        timeout: float = 10.0,
    ) -> None:
        """`graph_url` has no /v1.0; `timeout` is the whole time a ping may take, in seconds, the token's included."""
        self._base_url = f"{graph_url.rstrip('/')}/v1.0"
        self._scope = f"{graph_url.rstrip('/')}/.default" if graph_url.startswith("https:") else PUBLIC_SCOPE
        self._bearer = bearer
        self._machine = machine
        self._teams_app_id = teams_app_id
        self._timeout = timeout
        self._loading = asyncio.Lock()
        self._http: Any = None
        self._graph: Any = None

    async def warm(self) -> None:
        """Loads the SDK without blocking the loop, once; call it at the start so that no ping has to wait for it."""
        async with self._loading:
            if self._graph is None:
                self._graph = await asyncio.to_thread(self._load)

    async def close(self) -> None:
        if self._http is not None:
            await self._http.aclose()

    async def ping(self, ping: bot.feed.Ping, /) -> None:
        await self.warm()
        try:
            await self._send(ping)
        except bot.feed.Wrong as mistake:
            log.warning("graph.rejected", reason=mistake.reason, activity_type=ping.activity_type)
            raise

    async def _send(self, ping: bot.feed.Ping) -> None:
        import httpx

        try:
            async with asyncio.timeout(self._timeout):
                await _action(self._graph, ping.person).post(_sdk_body(ping, self._teams_app_id))
        except bot.token.NoToken as never_left:
            raise bot.feed.Again(after=None, reason="no token", doubt=False) from never_left
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as never_left:
            raise bot.feed.Again(after=None, reason=type(never_left).__name__, doubt=False) from never_left
        except (httpx.TransportError, TimeoutError) as unknown:
            raise bot.feed.Again(after=None, reason=type(unknown).__name__, doubt=True) from unknown

    def _load(self) -> Any:
        """Everything the first ping would import, its request built once; runs in a thread."""
        import httpx
        from msgraph import GraphRequestAdapter, GraphServiceClient
        from msgraph.generated.models.o_data_errors import o_data_error  # noqa: F401 - `post` imports it

        # A client of our own instead of the SDK's: its middleware sleeps and retries inside the ping and follows
        # redirects to other hosts, and its error handling takes a redirect for success. So the hook below judges.
        self._http = httpx.AsyncClient(
            timeout=self._timeout,
            trust_env=self._base_url.startswith("https:"),  # a proxy of the company, but never for loopback
            event_hooks={"response": [self._judge]},
        )
        adapter = GraphRequestAdapter(_Authorised(self._bearer, self._scope), client=self._http)
        adapter.base_url = self._base_url
        graph = GraphServiceClient(request_adapter=adapter)
        nothing = bot.feed.Ping(
            person="-", activity_type="-", preview="", parameters={"-": "-"}, chain=1, web_url="", topic=""
        )
        _action(graph, nothing.person).to_post_request_information(_sdk_body(nothing, None))
        return graph

    async def _judge(self, response: Any) -> None:
        if response.is_success:
            return
        reason = f"{response.status_code} {_code(await response.aread())}".strip()
        raise bot.feed.unsent(
            response.status_code, reason=reason, after=self._after(response.headers.get("Retry-After"))
        )

    def _after(self, told: str | None) -> float | None:
        """Retry-After in seconds, a day at most: it may be a number or a moment; None when it is neither."""
        if told is None:
            return None
        if told.isdecimal():
            return min(float(told), LONGEST)
        try:
            moment = parsedate_to_datetime(told)
        except ValueError:
            return None
        return min(max(0.0, (_aware(moment) - self._machine.now()).total_seconds()), LONGEST)


class _Authorised:
    """What the SDK asks of an authentication provider; the token goes to `graph_url` and nowhere else."""

    def __init__(self, bearer: Bearer, scope: str) -> None:
        self._bearer = bearer
        self._scope = scope

    async def authenticate_request(self, request: Any, _context: Mapping[str, Any] | None = None) -> None:
        if token := await self._bearer.bearer(self._scope):
            request.headers.add("Authorization", f"Bearer {token}")


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _code(content: bytes) -> str:
    """Graph's word for an error, as "Forbidden"; empty for a body that is not Graph's, such as a gateway's page."""
    try:
        code = json.loads(content)["error"]["code"]
    except (ValueError, LookupError, TypeError):
        return ""
    return code if isinstance(code, str) and CODE.fullmatch(code) else ""


def _action(graph: Any, person: str) -> Any:
    return graph.users.by_user_id(person).teamwork.send_activity_notification


def _sdk_body(ping: bot.feed.Ping, teams_app_id: str | None) -> Any:
    from msgraph.generated.models.item_body import ItemBody
    from msgraph.generated.models.key_value_pair import KeyValuePair
    from msgraph.generated.models.teamwork_activity_topic import TeamworkActivityTopic
    from msgraph.generated.models.teamwork_activity_topic_source import TeamworkActivityTopicSource
    from msgraph.generated.users.item.teamwork.send_activity_notification import (
        send_activity_notification_post_request_body as request,
    )

    return request.SendActivityNotificationPostRequestBody(
        topic=TeamworkActivityTopic(source=TeamworkActivityTopicSource.Text, value=ping.topic, web_url=ping.web_url),
        activity_type=ping.activity_type,
        chain_id=ping.chain,
        preview_text=ItemBody(content=ping.preview[: bot.feed.PREVIEW]),
        template_parameters=[KeyValuePair(name=name, value=value) for name, value in ping.parameters.items()],
        teams_app_id=teams_app_id,
    )
