"""Who may see which page: what somebody is here, and one line for each page; `web.app.ROUTES` is the table of them.

Unknown
├── Nobody     the request says of no colleague who it comes from: 401, or the frame that asks Teams for it
└── Stranger   vouched for, yet no colleague: 403
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from aiohttp import web
from yarl import URL

from domain.people import Person
from storage.views import Tx


class Unknown(Exception):
    """Whoever asks is told no more than that; `reason` is one word for the log."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class Nobody(Unknown): ...


class Stranger(Unknown): ...


class Part(StrEnum):
    """What somebody is here; everybody is a colleague, and may be more."""

    COLLEAGUE = "colleague"
    HANDLER = "handler"  # owns a queue, or deputises for one
    KEY_USER = "key_user"
    ADMIN = "admin"  # coordinator


EVERYBODY = frozenset({Part.COLLEAGUE})
HANDLERS = frozenset({Part.HANDLER, Part.ADMIN})
KEY_USERS = frozenset({Part.KEY_USER})
COORDINATORS = frozenset({Part.ADMIN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks for a page, as the store has them at this moment."""

    person: Person
    parts: frozenset[Part]
    newcomer: bool = False  # they never spoke to Kring, and a look makes them no more known


Identify: TypeAlias = Callable[[web.Request], Awaitable[Visitor]]  # raises Nobody or Stranger
Own: TypeAlias = Callable[[Tx, Visitor, Mapping[str, str]], bool]  # of the names in the path


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One line of the table: who may ask for it, and of whom it may be.

    `who` is a set of parts of which one is enough, or None for what is about no person (the demo's stage, on this
    machine alone). `own` says whether what the path names is the visitor's; what is another's is not there: 404.
    `whole` is a page with an address of its own, which the browser may open before it has a token.
    """

    method: str
    path: str
    to: Callable[[Any], Awaitable[web.StreamResponse]]
    who: frozenset[Part] | None
    own: Own | None = None
    whole: bool = False

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"


def page(
    path: str, to: Callable[[Any], Awaitable[web.StreamResponse]], who: frozenset[Part], own: Own | None = None
) -> Route:
    """A page with an address of its own."""
    return Route(method="GET", path=path, to=to, who=who, own=own, whole=True)


def part(
    path: str, to: Callable[[Any], Awaitable[web.StreamResponse]], who: frozenset[Part], own: Own | None = None
) -> Route:
    """A part of a page, or a file, that a page asks for."""
    return Route(method="GET", path=path, to=to, who=who, own=own)


def act(
    path: str, to: Callable[[Any], Awaitable[web.StreamResponse]], who: frozenset[Part], own: Own | None = None
) -> Route:
    """What somebody does on a page."""
    return Route(method="POST", path=path, to=to, who=who, own=own)


def from_elsewhere(request: web.Request) -> bool:
    """Whether another site's page made the browser send this; nothing but a browser says where it comes from."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    if origin is None:
        return False
    try:
        return URL(origin).authority != request.host
    except ValueError:
        return True
