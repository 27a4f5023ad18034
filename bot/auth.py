"""Who may speak to us: inbound tokens and the keys that sign them.

Refusal
├── Unauthorised   401: nobody vouches for this caller
└── Forbidden      403: vouched for, but not for this organisation
"""

import asyncio
import json
import math
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

import aiohttp
import jwt
import structlog
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm

import bot.clock
import bot.hosts

log = structlog.get_logger()

ISSUER = "https://api.botframework.com"
CHANNEL = "msteams"
LEEWAY = 300  # seconds a caller's clock may differ from ours, as in Bot Framework's own check
KEYS_LIVE = 24 * 3600  # seconds after which keys in use are asked for again
KEYS_PAUSE = 60  # seconds between two fetches, however many unknown key ids arrive
KEYS_RETRY = 5  # seconds between two fetches while we hold no key at all
PATIENCE = 10  # seconds for one HTTP call
WEAK = 2048  # bits; an RSA key below this is not used

_JWS = jwt.PyJWS()
T = TypeVar("T")


class Refusal(Exception):
    """A caller we do not answer; `reason` is one word for the log and never holds any of the token."""

    status: ClassVar[int]

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unauthorised(Refusal):
    status = 401


class Forbidden(Refusal):
    status = 403


class Flight(Generic[T]):
    """Many ask at once, one goes: all get the same result or error, and a caller who leaves does not stop it."""

    def __init__(self) -> None:
        self._task: asyncio.Task[T] | None = None

    def start(self, go: Callable[[], Coroutine[Any, Any, T]]) -> asyncio.Task[T]:
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(go())
            self._task.add_done_callback(lambda task: task.cancelled() or task.exception())
        return self._task

    def join(self, go: Callable[[], Coroutine[Any, Any, T]]) -> Awaitable[T]:
        return asyncio.shield(self.start(go))


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    public: RSAPublicKey
    endorsements: frozenset[str]  # the channels its owner may speak for


class SigningKeys:
    """The keys that sign inbound tokens; fetched rarely, by one caller for all, and kept when a fetch fails.

    An unknown id asks again at most once a minute (every 5 s while there is no key at all); keys older than a day are
    renewed behind the request that notices. ValueError when the address is neither https nor http on loopback.
    """

    def __init__(self, *, session: aiohttp.ClientSession, metadata_url: str, machine: bot.clock.Machine) -> None:
        if not bot.hosts.safe(metadata_url):
            raise ValueError("the address of the signing keys must be https, or http on loopback")
        self._session = session
        self._url = metadata_url
        self._machine = machine
        self._keys: dict[str, Key] = {}
        self._asked = -math.inf
        self._fetched = -math.inf
        self._flight: Flight[None] = Flight()

    async def find(self, kid: str) -> Key | None:
        if kid not in self._keys:
            await self._flight.join(self._refresh)
        elif self._machine.monotonic() - self._fetched >= KEYS_LIVE:
            self._flight.start(self._refresh)
        return self._keys.get(kid)

    async def _refresh(self) -> None:
        now = self._machine.monotonic()
        if now - self._asked < (KEYS_PAUSE if self._keys else KEYS_RETRY):
            return
        self._asked = now
        try:
            metadata = await self._get(self._url)
            source = metadata["jwks_uri"]
            if not bot.hosts.safe(source) or (source.startswith("http:") and not self._url.startswith("http:")):
                log.warning("keys.unsafe")
                return
            found = _keys(await self._get(source))
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError, RecursionError) as error:
            log.warning("keys.failed", error=type(error).__name__, held=len(self._keys))
            return
        if found:
            self._keys, self._fetched = found, now
        log.info("keys.fetched", found=len(found), held=len(self._keys))

    async def _get(self, url: str) -> Any:
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        async with self._session.get(url, timeout=timeout, allow_redirects=False) as response:
            if response.status != 200:  # noqa: PLR2004 - redirects are not followed, so nothing else will do
                raise ValueError(f"status {response.status}")
            return json.loads(await response.read())


def _keys(document: Any) -> dict[str, Key]:
    found = {}
    for entry in document["keys"]:
        if (
            not isinstance(entry, dict)
            or entry.get("kty") != "RSA"
            or entry.get("use", "sig") != "sig"
            or not isinstance(entry.get("kid"), str)
        ):
            continue
        try:
            public = RSAAlgorithm.from_jwk(entry)
        except (jwt.PyJWTError, ValueError, TypeError):
            continue
        if isinstance(public, RSAPublicKey) and public.key_size >= WEAK:
            names = entry.get("endorsements") or ()
            found[entry["kid"]] = Key(public=public, endorsements=frozenset(n for n in names if isinstance(n, str)))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What a verified token says; nothing about the activity is vouched for yet."""

    values: Mapping[str, Any]
    endorsements: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Someone the whole request was checked for."""

    tenant: str | None  # None in the demo alone
    service_url: str
    claims: Mapping[str, Any]


class TokenCheck:
    """Lets in what Teams signed for this bot in this organisation; `verify` before the body is read, `vouch` after."""

    def __init__(
        self,
        *,
        keys: SigningKeys,
        app_id: str,
        tenant_id: str,
        hosts: bot.hosts.ServiceHosts,
        machine: bot.clock.Machine,
        issuer: str = ISSUER,
    ) -> None:
        self._keys = keys
        self._app_id = app_id
        self._tenant_id = tenant_id
        self._hosts = hosts
        self._machine = machine
        self._issuer = issuer

    async def verify(self, header: str | None) -> Claims:
        """Takes the Authorization header; a token that names another issuer, bot or time costs no key fetch.

        Raises Unauthorised, whatever is wrong with it.
        """
        claims, key = await signed(header, self._keys, self._machine, self._expect)
        return Claims(values=claims, endorsements=key.endorsements)

    def _expect(self, claims: Mapping[str, Any]) -> None:
        audience = claims.get("aud")
        if claims.get("iss") != self._issuer:
            raise Unauthorised("issuer")
        if not isinstance(audience, str) or audience.lower() != self._app_id.lower():
            raise Unauthorised("audience")

    def vouch(self, claims: Claims, activity: Mapping[str, Any]) -> Caller:
        """Holds the activity against its token: channel, service URL, organisation.

        Raises Unauthorised, or Forbidden for another organisation.
        """
        if activity.get("channelId") != CHANNEL or CHANNEL not in claims.endorsements:
            raise Unauthorised("channel")
        service_url = _service_url(self._hosts, activity)
        if bot.hosts.place(claims.values.get("serviceurl")) != bot.hosts.place(service_url):
            raise Unauthorised("service_url")
        tenant = tenant_of(activity)
        if tenant is None or tenant.lower() != self._tenant_id.lower():
            raise Forbidden("tenant")
        return Caller(tenant=tenant, service_url=service_url, claims=claims.values)


class Open:
    """The demo's door: asks for no token, and speaks to this machine and the listed hosts alone."""

    def __init__(self, *, hosts: bot.hosts.ServiceHosts) -> None:
        self._hosts = hosts

    async def verify(self, _header: str | None) -> Claims:
        return Claims(values={}, endorsements=frozenset())

    def vouch(self, claims: Claims, activity: Mapping[str, Any]) -> Caller:
        """Raises Unauthorised for a service URL elsewhere."""
        service_url = _service_url(self._hosts, activity)
        return Caller(tenant=tenant_of(activity), service_url=service_url, claims=claims.values)


def tenant_of(activity: Mapping[str, Any]) -> str | None:
    """The organisation Teams names in channelData; conversation.tenantId is the sender's to fill."""
    data = activity.get("channelData")
    tenant = data.get("tenant") if isinstance(data, dict) else None
    found = tenant.get("id") if isinstance(tenant, dict) else None
    return found if isinstance(found, str) and found else None


def _service_url(hosts: bot.hosts.ServiceHosts, activity: Mapping[str, Any]) -> str:
    url = activity.get("serviceUrl")
    if not isinstance(url, str) or not hosts.permits(url):
        raise Unauthorised("service_host")
    return url


async def signed(
    header: str | None, keys: SigningKeys, machine: bot.clock.Machine, expect: Callable[[Mapping[str, Any]], None]
) -> tuple[dict[str, Any], Key]:
    """The claims of the token in an Authorization header, and the key that signed them; raises Unauthorised.

    `expect` raises it too, for what is not meant for us, before any key is fetched.
    """
    token = _bearer(header)
    head, claims = _unverified(token)
    if head.get("alg") != "RS256":
        raise Unauthorised("algorithm")
    if not isinstance(head.get("kid"), str):
        raise Unauthorised("key")
    expect(claims)
    _in_time(claims, machine.now().timestamp())
    key = await keys.find(head["kid"])
    if key is None:
        raise Unauthorised("key")
    try:
        _JWS.decode(token, key=key.public, algorithms=["RS256"])
    except (jwt.PyJWTError, ValueError, RecursionError):
        raise Unauthorised("signature") from None
    return claims, key


def _in_time(claims: Mapping[str, Any], now: float) -> None:
    if not _moment(claims.get("exp")) or claims["exp"] + LEEWAY <= now:
        raise Unauthorised("expired")
    if "nbf" in claims and (not _moment(claims["nbf"]) or claims["nbf"] - LEEWAY > now):
        raise Unauthorised("early")


def _bearer(header: str | None) -> str:
    scheme, _, token = (header or "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Unauthorised("missing")
    return token


def _unverified(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    try:
        parts = jwt.decode_complete(token, options={"verify_signature": False})
    except (jwt.PyJWTError, ValueError, RecursionError):
        raise Unauthorised("malformed") from None
    return parts["header"], parts["payload"]


def _moment(value: object) -> bool:
    """A NumericDate of RFC 7519; a bool, a NaN and an infinity are none."""
    return (isinstance(value, int) and not isinstance(value, bool)) or (
        isinstance(value, float) and math.isfinite(value)
    )
