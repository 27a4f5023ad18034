"""Which hosts we speak to: a bot's token, or a secret, goes nowhere else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
# Where Teams runs its connector: the public cloud and the three US government clouds.
# https://learn.microsoft.com/dotnet/api/microsoft.agents.extensions.msteams.teamsproactiveserviceendpoints
DEFAULT_HOSTS = (
    "smba.trafficmanager.net",
    "*.botframework.com",
    "smba.infra.gcc.teams.microsoft.com",
    "smba.infra.gov.teams.microsoft.us",
    "smba.infra.dod.teams.microsoft.us",
)
LONGEST = 1000  # characters of a service URL; real ones have about 80
HTTPS = 443
PORTS = range(1, 65536)

_LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_HOST = rf"(?:(?:{_LABEL}\.)*{_LABEL}|\[::1\])"
# Only what a service URL is made of: no user, query, fragment, backslash or letter outside ASCII can stand in it.
_URL = re.compile(
    rf"(?P<scheme>https?)://(?P<host>{_HOST})(?::(?P<port>[0-9]{{1,5}}))?(?P<path>/[a-z0-9._~!$&'()*+,;=:%/-]*)?",
    re.ASCII | re.IGNORECASE,
)
_ENTRY = re.compile(
    rf"(?P<wild>\*\.{_LABEL}\.)?(?P<host>{_HOST})(?::(?P<port>[0-9]{{1,5}}))?", re.ASCII | re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A URL taken apart; two that compare equal lead to the same place."""

    scheme: str  # http | https
    host: str  # lower case
    port: int
    path: str  # without the last slash


def place(url: object) -> Place | None:
    """None for whatever is not a plain http(s) URL of ASCII characters, at most LONGEST of them."""
    found = _URL.fullmatch(url) if isinstance(url, str) and len(url) <= LONGEST else None
    if found is None:
        return None
    scheme = found["scheme"].lower()
    port = int(found["port"] or {"http": 80, "https": HTTPS}[scheme])
    if port not in PORTS:
        return None
    return Place(scheme=scheme, host=found["host"].lower(), port=port, path=(found["path"] or "").rstrip("/"))


def safe(url: object) -> bool:
    """Whether secrets may travel to it: https anywhere, http only on this machine; a query may follow."""
    where = place(url.partition("?")[0]) if isinstance(url, str) else None
    return where is not None and (where.scheme == "https" or where.host in LOOPBACK)


class ServiceHosts:
    """The hosts a bot's token may be sent to; what is listed takes the place of DEFAULT_HOSTS.

    An entry is `host` or `host:port`, with `*.` before it for its subdomains; a host without port means 443, or any
    port on loopback. http is for listed loopback hosts alone; `loopback` lists them all. ValueError for a bad entry.
    """

    def __init__(self, allowed: Sequence[str] = (), *, loopback: bool = False) -> None:
        self._entries = [_entry(text) for text in (allowed or DEFAULT_HOSTS)]
        self._loopback = loopback

    def permits(self, url: object) -> bool:
        where = place(url)
        if where is None:
            return False
        local = where.host in LOOPBACK
        if local and self._loopback:
            return True
        return (local or where.scheme == "https") and any(_covers(entry, where) for entry in self._entries)


def _entry(text: str) -> tuple[str, int | None]:
    found = _ENTRY.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"not a host, host:port or *.host: {text!r}")
    return ((found["wild"] or "") + found["host"]).lower(), int(found["port"]) if found["port"] else None


def _covers(entry: tuple[str, int | None], where: Place) -> bool:
    host, port = entry
    same = where.host.endswith(host[1:]) if host.startswith("*.") else where.host == host
    if port is None:
        return same and (where.host in LOOPBACK or where.port == HTTPS)
    return same and where.port == port
