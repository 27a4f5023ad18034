"""The bot's own token, for Teams and for Graph."""

import asyncio
import json
import math
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import quote

import aiohttp
import structlog

import bot.auth
import bot.clock
import bot.hosts

log = structlog.get_logger()

BOT_SCOPE = "https://api.botframework.com/.default"
GRAPH_SCOPE = "https://graph.microsoft.com/.default"
LOGIN = "https://login.microsoftonline.com"
EARLY = 300.0  # seconds before its end that a token is renewed
DROP_PAUSE = 60.0  # seconds between two tokens dropped because Teams did not want them
PATIENCE = 10.0  # seconds for one fetch, all in


class NoToken(Exception):
    """Entra gave no token now; a later try may."""


class Bearer(Protocol):
    """Gives the token calls carry, or None in the demo; `drop` forgets one that was refused."""

    async def bearer(self, scope: str = BOT_SCOPE) -> str | None: ...

    def drop(self, token: str) -> bool: ...


class Credential(Protocol):
    """What we use of azure-identity, which is imported late."""

    async def get_token(self, *scopes: str) -> Any: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    token: str
    renew: float  # monotonic seconds; from here a new one is asked for
    until: float  # monotonic seconds; from here it is worth nothing


class BotToken:
    """One token per scope: fetched by one caller for all, renewed five minutes early, kept while renewal fails.

    azure-identity is imported at first use, in a thread. Where `login_url` is http on loopback a plain
    client-credentials POST takes its place. Without an app id there is no token. ValueError for any other http.
    """

    def __init__(
        self,
        *,
        session: aiohttp.ClientSession,
        machine: bot.clock.Machine,
        app_id: str | None,
        password: str | None = None,
        tenant: str | None = None,
        app_type: str = "SingleTenant",
        login_url: str = LOGIN,
    ) -> None:
        if not bot.hosts.safe(login_url):
            raise ValueError("the login address must be https, or http on loopback")
        self._session = session
        self._machine = machine
        self._app_id = app_id
        self._password = password or ""
        self._tenant = tenant or ""
        self._managed = app_type == "UserAssignedMSI"
        self._login = login_url.rstrip("/")
        self._credential: Credential | None = None
        self._building = asyncio.Lock()
        self._held: dict[str, _Held] = {}
        self._flights: dict[str, bot.auth.Flight[_Held]] = {}
        self._dropped = -math.inf

    async def bearer(self, scope: str = BOT_SCOPE) -> str | None:
        """None in the demo. Raises NoToken when Entra gives none and the last one has ended."""
        if self._app_id is None:
            return None
        held, now = self._held.get(scope), self._machine.monotonic()
        if held is not None and now < held.renew:
            return held.token
        flight = self._flights.setdefault(scope, bot.auth.Flight())
        try:
            return (await flight.join(lambda: self._fetch(scope))).token
        except NoToken:
            if held is not None and now < held.until:
                return held.token
            raise

    def drop(self, token: str) -> bool:
        """Forgets a refused token; False when one was dropped within the last minute, as another will not help."""
        now = self._machine.monotonic()
        scope = next((scope for scope, held in self._held.items() if held.token == token), None)
        if scope is None:
            return True  # someone else dropped it already
        if now - self._dropped < DROP_PAUSE:
            return False
        self._dropped = now
        del self._held[scope]
        self._credential = None  # it keeps the token in a cache of its own
        return True

    async def _fetch(self, scope: str) -> _Held:
        try:
            async with asyncio.timeout(PATIENCE):
                plain = self._login.startswith("http:")
                token, seconds = await (self._plain(scope) if plain else self._azure(scope))
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError, KeyError, TypeError) as error:
            log.warning("token.failed", error=type(error).__name__, scope=scope)
            raise NoToken from error
        now = self._machine.monotonic()
        held = _Held(token=token, renew=now + seconds - min(EARLY, seconds / 2), until=now + seconds)
        self._held[scope] = held
        return held

    async def _plain(self, scope: str) -> tuple[str, float]:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._app_id,
            "client_secret": self._password,
            "scope": scope,
        }
        url = f"{self._login}/{quote(self._tenant, safe='')}/oauth2/v2.0/token"
        async with self._session.post(url, data=form, allow_redirects=False) as response:
            found = json.loads(await response.read())
        return str(found["access_token"]), float(found["expires_in"])

    async def _azure(self, scope: str) -> tuple[str, float]:
        async with self._building:
            if self._credential is None:
                self._credential = await asyncio.to_thread(self._build)
            credential = self._credential
        from azure.core.exceptions import AzureError

        try:
            token = await credential.get_token(scope)
        except AzureError as error:
            raise ValueError(type(error).__name__) from None
        return token.token, token.expires_on - self._machine.now().timestamp()

    def _build(self) -> Credential:
        from azure.core.pipeline.transport import AioHttpTransport
        from azure.identity.aio import ClientSecretCredential, ManagedIdentityCredential

        pooled = AioHttpTransport(session=self._session, session_owner=False)
        if self._managed:
            return ManagedIdentityCredential(client_id=self._app_id, transport=pooled)
        return ClientSecretCredential(
            self._tenant, self._app_id or "", self._password, authority=self._login, transport=pooled
        )
