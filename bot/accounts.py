"""Entra's accounts and groups, and automatic replies, read through Graph's SDK; only `kring people sync` does so.

`page` reads any other list, as `kring updates sync` does.

The SDK builds and sends the requests; the bodies are read here, since its models cannot tell a field that is empty
from one that did not change.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any, Self
from urllib.parse import quote

import bot.graph
import bot.token
from domain.directory import Account
from domain.people import PersonId

FIELDS = (
    "id", "displayName", "department", "officeLocation", "jobTitle", "preferredLanguage", "accountEnabled", "userType",
)  # fmt: skip
REPLIES = ("status", "scheduledStartDateTime", "scheduledEndDateTime")
TRIES = 5  # of one request that Graph puts off
PATIENCE = 30.0  # seconds for one request
LONGEST_WAIT = 600.0  # seconds that Graph may ask us to wait at once
PASSING = frozenset({429, 500, 502, 503, 504})
PERMISSIONS = "permissions User.Read.All and GroupMember.Read.All"
Turn = Callable[[], Awaitable[None]]


class Unlisted(Exception):
    """Graph did not give the list; the sentence is for the operator, and nothing was changed."""


class Refused(Exception):
    """Graph's answer to one request is no."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class Expired(Exception):
    """What Graph gave us to go on from is too old (410)."""


class _Later(Exception):
    def __init__(self, reason: str, after: float | None) -> None:
        super().__init__(reason)
        self.after = after  # seconds


async def at_once() -> None:
    """No turn to wait for: so few requests meet no limit."""


class Entra:
    """`async with Entra(...) as entra`; `graph_url` has no /v1.0."""

    def __init__(self, *, graph_url: str, bearer: bot.graph.Bearer, patience: float = PATIENCE) -> None:
        self._base = f"{graph_url.rstrip('/')}/v1.0"
        self._scope = f"{graph_url.rstrip('/')}/.default" if graph_url.startswith("https:") else bot.graph.PUBLIC_SCOPE
        self._bearer = bearer
        self._patience = patience

    async def __aenter__(self) -> Self:
        self._http, self.graph = await asyncio.to_thread(self._load)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()

    async def accounts(self, since: str | None) -> tuple[list[Account], bool, str]:
        """(accounts, whether these are all there are, from where the next time goes on). Raises Unlisted."""
        if since is not None and self._ours(since):
            try:
                seen, link = await self._walk(since)
            except Expired:
                pass
            else:
                return seen, False, link
        try:
            seen, link = await self._walk(None)
        except Expired:
            raise Unlisted("Graph calls a new list expired (410)") from None
        return seen, True, link

    async def members(self, group: str) -> list[PersonId]:
        """Everybody in a group and in the groups in it. Raises Unlisted, also where there is no such group."""
        found: list[PersonId] = []
        link: str | None = None
        while True:
            page = await self.page(self._members_request(group, link), what=f"group {group}")
            found += [
                PersonId(one["id"].lower())
                for one in page["value"]
                if one.get("@odata.type", "#microsoft.graph.user") == "#microsoft.graph.user"
            ]
            link = page.get("@odata.nextLink")
            if link is None:
                return found
            self.check(link)

    async def replies(self, who: PersonId) -> Mapping[str, Any]:
        """What Graph says of somebody's automatic replies: REPLIES. Raises Refused, and Unlisted for no answer at all.

        It gives the words of the replies along, since it has no smaller answer; they go no further than this.
        """
        where = f"{self._base}/users/{quote(who, safe='')}/mailboxSettings/automaticRepliesSetting"
        request = self.graph.users.by_user_id(who).mailbox_settings.with_url(where).to_get_request_information()
        try:
            answer = await self._ask(request, what="automatic replies")
        except Expired:
            raise Refused(HTTPStatus.GONE) from None
        return {name: answer.get(name) for name in REPLIES}

    async def _walk(self, link: str | None) -> tuple[list[Account], str]:
        seen: dict[PersonId, Account] = {}
        while True:
            page = await self.page(self._delta_request(link), what="users")
            for one in map(_account, page["value"]):
                before = seen.get(one.id)
                told = {**(before.told if before else {}), **one.told}
                seen[one.id] = Account(id=one.id, told=told, removed=one.removed)
            link = page.get("@odata.nextLink")
            if link is None:
                self.check(last := page.get("@odata.deltaLink"))
                return list(seen.values()), str(last)
            self.check(link)

    def _delta_request(self, link: str | None) -> Any:
        from kiota_abstractions.base_request_configuration import RequestConfiguration
        from msgraph.generated.users.delta.delta_request_builder import DeltaRequestBuilder

        if link is not None:
            return self.graph.users.delta.with_url(link).to_get_request_information()
        wanted = DeltaRequestBuilder.DeltaRequestBuilderGetQueryParameters(select=list(FIELDS))
        return self.graph.users.delta.to_get_request_information(RequestConfiguration(query_parameters=wanted))

    def _members_request(self, group: str, link: str | None) -> Any:
        from kiota_abstractions.base_request_configuration import RequestConfiguration
        from msgraph.generated.groups.item.transitive_members import transitive_members_request_builder as builder

        members = self.graph.groups.by_group_id(group).transitive_members
        if link is not None:
            return members.with_url(link).to_get_request_information()
        parameters = builder.TransitiveMembersRequestBuilder.TransitiveMembersRequestBuilderGetQueryParameters
        wanted = RequestConfiguration(query_parameters=parameters(select=["id"], top=999))
        return members.to_get_request_information(wanted)

    async def page(
        self, request: Any, *, what: str, needs: str = PERMISSIONS, turn: Turn = at_once
    ) -> Mapping[str, Any]:
        """One page of a list, after a `turn` each time it is asked for; `needs` is told where Graph does not allow it.

        Raises Unlisted, and Expired.
        """
        try:
            page = await self._ask(request, what=what, turn=turn)
        except Refused as refused:
            raise Unlisted(_why(what, refused, needs)) from None
        rows = page.get("value")
        if not isinstance(rows, list) or not all(
            isinstance(one, dict) and isinstance(one.get("id"), str) for one in rows
        ):
            raise Unlisted(f"Graph's answer about {what} is not a list")
        return page

    async def _ask(self, request: Any, *, what: str, turn: Turn = at_once) -> Mapping[str, Any]:
        """One answer, empty where it is no object; waits as long as Graph asks, a few times."""
        for left in reversed(range(TRIES)):
            await turn()
            try:
                return await self._once(request)
            except _Later as later:
                if not left:
                    raise Unlisted(f"Graph did not give {what}: {later}") from None
                backing_off = 2.0 ** (TRIES - 1 - left)
                await asyncio.sleep(min(backing_off if later.after is None else later.after, LONGEST_WAIT))
        raise AssertionError

    async def _once(self, request: Any) -> Mapping[str, Any]:
        import httpx

        try:
            async with asyncio.timeout(self._patience):
                body = await self.graph.request_adapter.send_primitive_async(request, "bytes", {})
        except bot.token.NoToken:
            raise Unlisted("Microsoft's login gave no token for Graph") from None
        except (httpx.TransportError, TimeoutError) as broken:
            raise _Later(type(broken).__name__, None) from None
        return _object(body)

    def _load(self) -> tuple[Any, Any]:
        """In a thread: loading the SDK takes seconds of CPU. Its own client would retry, and follow redirects."""
        import httpx
        from msgraph import GraphRequestAdapter, GraphServiceClient

        http = httpx.AsyncClient(
            timeout=self._patience, trust_env=self._base.startswith("https:"), event_hooks={"response": [_judge]}
        )
        adapter = GraphRequestAdapter(self, client=http)
        adapter.base_url = self._base
        return http, GraphServiceClient(request_adapter=adapter)

    async def authenticate_request(self, request: Any, _context: Mapping[str, Any] | None = None) -> None:
        """What the SDK asks of an authentication provider."""
        if token := await self._bearer.bearer(self._scope):
            request.headers.add("Authorization", f"Bearer {token}")

    def _ours(self, link: Any) -> bool:
        return isinstance(link, str) and link.startswith(f"{self._base}/")

    def check(self, link: Any) -> None:
        """The token goes where the first request went, wherever an answer would lead it."""
        if not self._ours(link):
            raise Unlisted("Graph's answer leads to another host, or nowhere")


async def _judge(response: Any) -> None:
    if response.is_success:
        return
    if response.status_code == HTTPStatus.GONE:
        raise Expired
    if response.status_code in PASSING:
        told = response.headers.get("Retry-After", "")
        raise _Later(str(response.status_code), float(told) if told.isdecimal() else None)
    raise Refused(response.status_code)


def _why(what: str, refused: Refused, needs: str) -> str:
    match refused.status:
        case 401 | 403:
            return (
                f"Graph does not allow reading {what} ({refused.status}); the app needs the application {needs}, "
                "with an administrator's consent"
            )
        case 404 if needs == PERMISSIONS:
            return f"Graph knows no {what}; look at KRING_GROUPS and KRING_AUDIENCE_GROUPS"
        case _:
            return f"Graph did not give {what} ({refused.status})"


def _object(body: bytes | None) -> Mapping[str, Any]:
    try:
        page = json.loads(body or b"")
    except ValueError:
        return {}
    return page if isinstance(page, dict) else {}


def _account(one: Mapping[str, Any]) -> Account:
    told = {name: one[name] for name in FIELDS if name != "id" and name in one}
    return Account(id=PersonId(one["id"].lower()), told=told, removed="@removed" in one)
