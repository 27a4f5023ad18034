"""Stands in for Microsoft's login: signing keys, their address, the token endpoint; and it signs inbound tokens."""

import asyncio
import functools
import ipaddress
import json
import ssl
import tempfile
from collections import Counter
from datetime import timedelta
from types import TracebackType
from typing import Any, Self

import jwt
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from jwt.algorithms import RSAAlgorithm

import bot.auth
import bot.clock

APP_ID = "5b4ad6d6-0cf6-4d22-8d1d-2f2bb2f4a001"
TENANT = "0d3c1bb0-7a9e-4a55-9a6c-7f8f0f9d0002"


@functools.cache
def key(name: str) -> rsa.RSAPrivateKey:
    """One key a name, made once: it takes a tenth of a second."""
    return rsa.generate_private_key(public_exponent=65537, key_size=1024 if name == "weak" else 2048)


@functools.cache
def contexts() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's and a client's: a certificate for 127.0.0.1 that only this client trusts."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    begin = bot.clock.Machine().now() - timedelta(days=1)
    built = x509.CertificateBuilder(name, name, key("tls").public_key(), 1, begin, begin + timedelta(days=9))
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    pem = built.add_extension(address, critical=False).sign(key("tls"), hashes.SHA256()).public_bytes(Encoding.PEM)
    private = key("tls").private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    server, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context(cadata=pem.decode())
    with tempfile.NamedTemporaryFile() as file:
        file.write(private + pem)
        file.flush()
        server.load_cert_chain(file.name)
    return server, client


@functools.lru_cache(maxsize=64)
def _signed(payload: str, kid: str, signer: str, alg: str) -> str:
    """Within a second Teams shows the same token again, as it does within the hour; to sign is the dear part."""
    secret = key(signer) if alg == "RS256" else ("" if alg == "none" else "x" * 64)
    return jwt.encode(json.loads(payload), secret, algorithm=alg, headers={"kid": kid})


class FakeEntra:
    """`async with FakeEntra(machine) as entra`: a server on loopback; `asked` counts metadata, keys and token."""

    def __init__(self, machine: bot.clock.Machine, *, tls: bool = False) -> None:
        self._machine = machine
        self._tls = tls
        self.asked: Counter[str] = Counter()
        self.forms: list[dict[str, str]] = []
        self.published: dict[str, list[str] | None] = {"first": ["msteams", "webchat"]}
        self.broken: list[Any] = []  # published before the keys above, though no key at all
        self.failing: int | None = None  # a status every request gets
        self.lives = 3600  # seconds an outbound token is good for
        self.moved: str | None = None  # where every request is sent on to
        self.open = asyncio.Event()  # closed, every request waits
        self.open.set()
        self.arrived = asyncio.Event()  # set by the first request
        self.jwks_uri: str | None = None  # another address for the keys than our own
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/openid", self._metadata)
        app.router.add_get("/keys", self._keys)
        app.router.add_get("/{tenant}/v2.0/.well-known/openid-configuration", self._metadata)
        app.router.add_post("/{tenant}/oauth2/v2.0/token", self._token)
        self._runner = web.AppRunner(app, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=contexts()[0] if self._tls else None).start()
        self.url = f"{'https' if self._tls else 'http'}://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.open.set()
        if self._runner is not None:
            await self._runner.cleanup()

    def rotate(self, name: str) -> None:
        """From now on only this key is published."""
        self.published = {name: ["msteams"]}

    def mint(self, *, kid: str = "first", signed_by: str | None = None, alg: str = "RS256", **claims: Any) -> str:
        """An Authorization header as Teams sends it; a claim given as None is left out."""
        now = int(self._machine.now().timestamp())
        usual = {
            "iss": bot.auth.ISSUER,
            "aud": APP_ID,
            "exp": now + 3600,
            "nbf": now - 60,
            "serviceurl": "https://smba.trafficmanager.net/emea/",
        }
        payload = {name: value for name, value in (usual | claims).items() if value is not None}
        return "Bearer " + _signed(json.dumps(payload), kid, signed_by or kid, alg)

    def person(self, who: str, **claims: Any) -> str:
        """An Authorization header as Teams' single sign-on gives a page for somebody; a claim of None is left out."""
        usual = {
            "iss": f"{self.url}/{TENANT}/v2.0", "tid": TENANT, "oid": who, "scp": "access_as_user", "ver": "2.0",
            "name": "Eva Smit", "serviceurl": None,
        }  # fmt: skip
        return self.mint(**(usual | claims))

    async def _metadata(self, _request: web.Request) -> web.Response:
        return await self._give(
            "metadata", {"issuer": bot.auth.ISSUER, "jwks_uri": self.jwks_uri or f"{self.url}/keys"}
        )

    async def _keys(self, _request: web.Request) -> web.Response:
        return await self._give(
            "keys", {"keys": [*self.broken, *(_jwk(name, names) for name, names in self.published.items())]}
        )

    async def _token(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.forms.append({"tenant": request.match_info["tenant"], **form})
        number = self.asked["token"] + 1
        return await self._give(
            "token", {"token_type": "Bearer", "expires_in": self.lives, "access_token": f"token-{number}"}
        )

    async def _give(self, kind: str, body: dict[str, Any]) -> web.Response:
        self.asked[kind] += 1
        self.arrived.set()
        await self.open.wait()
        if self.moved is not None:
            raise web.HTTPFound(self.moved)
        return web.json_response(body if self.failing is None else {}, status=self.failing or 200)


def _jwk(name: str, endorsements: list[str] | None) -> dict[str, Any]:
    public = json.loads(RSAAlgorithm.to_jwk(key(name).public_key()))
    return {**public, "kid": name, "use": "sig"} | ({} if endorsements is None else {"endorsements": endorsements})
