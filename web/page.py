"""What every page is made of: who asks, in which language and theme, and the templates in web/templates."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from http import HTTPStatus
from typing import Any, Protocol, TypeVar

import jinja2
from aiohttp import web
from yarl import URL

from cards import card
from content.texts import Say
from domain.people import LANGUAGES, Person
from domain.rules import Rules
from storage.views import Tx
from web import assets
from web.access import Identify, Visitor

T = TypeVar("T")
THEMES = ("light", "dark", "contrast")
CARRIED = ("as", "theme", "lang")  # of the address, to every link: who the demo's visitor is, and how they look at it
# Where Teams may show a page of ours: https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements
FRAMES = (
    "https://teams.microsoft.com", "https://*.teams.microsoft.com", "https://*.cloud.microsoft",
    "https://gov.teams.microsoft.us", "https://dod.teams.microsoft.us",
)  # fmt: skip
_OURS = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
)


class Store(Protocol):
    """One transaction at a time, outside the event loop."""

    async def read(self, job: Callable[[Tx], T], /) -> T: ...

    async def write(self, job: Callable[[Tx], T], /) -> T: ...


class Clock(Protocol):
    """People's time."""

    def now(self) -> Any: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What `bot/app.py` hands us; `root` is the folder that a gateway puts us in, without its last slash."""

    store: Store
    clock: Clock
    identify: Identify
    wake: Callable[[], None]  # after a write that may owe somebody a message
    rules: Rules
    ref: Callable[[], str]  # names a mistake of ours, for the log and for whom it befell
    over: Callable[[str], int]  # counts one more act of somebody; by how many they are over what a person does
    root: str = ""
    cast: Callable[[], Awaitable[Sequence[Mapping[str, Any]]]] | None = None  # whom to be, in the demo alone

    @property
    def demo(self) -> bool:
        """Nobody has a token: the visitor is chosen, on this machine alone."""
        return self.cast is not None

    def headers(self) -> dict[str, str]:
        """Of every answer: nothing runs or is shown but what is ours, in Teams alone, and nobody hears where from."""
        return {
            "Content-Security-Policy": _OURS + ("'none'" if self.demo else " ".join(FRAMES)),
            "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one request is to be answered, whoever asks."""

    site: Site
    request: web.Request
    language: str
    zone: str

    @property
    def say(self) -> Say:
        return Say(language=self.language, zone=self.zone, now=self.site.clock.now())

    @property
    def theme(self) -> str:
        """As Teams names them, or empty: then it is the browser's."""
        asked = {"default": "light"}.get(given := self.request.query.get("theme", ""), given)
        return asked if asked in THEMES else ""

    def link(self, path: str, **query: Any) -> str:
        """A path of ours with what goes along from page to page; what is None or empty is left out."""
        carried = {name: self.request.query[name] for name in CARRIED if name in self.request.query}
        wanted = {name: str(value) for name, value in (carried | query).items() if value not in {None, ""}}
        return str(URL.build(path=f"{self.site.root}{path}", query=wanted))

    def here(self, **query: Any) -> str:
        """The same page, with these parts of its address changed."""
        path = self.request.path
        return self.link(path, **({name: self.request.query[name] for name in self.request.query} | query))

    def page(self, template: str, *, status: int = HTTPStatus.OK, **data: Any) -> web.Response:
        """A template of web/templates; `data` are the names it uses."""
        made = environment().get_template(template)
        text = made.render(look=self, say=self.say, link=self.link, here=self.here, asset=self.asset, **data)
        answer = web.Response(text=text, content_type="text/html", charset="utf-8", status=status)
        answer.enable_compression()
        return answer

    def asset(self, name: str) -> str:
        return assets.url(name, self.site.root)

    def see(self, path: str, **query: Any) -> web.Response:
        """After an act: the page that shows what came of it."""
        return web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": self.link(path, **query)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Look):
    """One request of somebody we know, who may ask for it."""

    visitor: Visitor

    @property
    def who(self) -> Person:
        return self.visitor.person

    async def read(self, job: Callable[[Tx], T]) -> T:
        return await self.site.store.read(job)

    async def write(self, job: Callable[[Tx], T]) -> T:
        """Wakes who sends what is owed now; raises what the job raises, of which `web.app` makes an answer."""
        made = await self.site.store.write(job)
        self.site.wake()
        return made

    async def form(self) -> Mapping[str, str]:
        """The fields that were filled in, without files."""
        return {name: one for name, one in (await self.request.post()).items() if isinstance(one, str)}


def look(site: Site, request: web.Request, person: Person | None = None) -> Look:
    return Look(site=site, request=request, **_manner(site, request, person))


def visit(site: Site, request: web.Request, visitor: Visitor) -> Visit:
    return Visit(site=site, request=request, visitor=visitor, **_manner(site, request, visitor.person))


def _manner(site: Site, request: web.Request, person: Person | None) -> dict[str, str]:
    usual = site.rules.usual
    accepted = "" if person else request.headers.get("Accept-Language", "")
    return {
        "language": chosen(request.query.get("lang", ""), accepted, person.language if person else usual.language),
        "zone": person.time_zone if person else usual.time_zone,
    }


@cache
def environment() -> jinja2.Environment:
    """Everything that is put into a page is escaped; a name that a page does not get is a mistake of ours."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("web"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    made.globals["icon"] = partial(_icon)
    made.filters["unescaped"] = card.unescaped
    return made


@cache
def _icon(name: str, style: str = "regular") -> tuple[str, ...]:
    """The paths of one of Fluent's icons; raises KeyError for one that `make assets` has not drawn yet."""
    import json

    drawn = json.loads(assets.known()["vendor/icons.json"].plain)
    return tuple(drawn[f"{name} {style}"])


def chosen(asked: str, accepted: str, usual: str) -> str:
    """The language that was asked for, else the one of ours that the browser likes best, else the usual one."""
    if asked in LANGUAGES:
        return asked
    liked = [(-weight, place, one) for place, (one, weight) in enumerate(map(_liking, accepted.split(",")))]
    return next((one for weight, _, one in sorted(liked) if one in LANGUAGES and weight < 0), usual)


def _liking(part: str) -> tuple[str, float]:
    """`nl-BE;q=0.8` as ("nl", 0.8); nothing is liked that cannot be read."""
    tag, _, weight = part.partition(";")
    try:
        liking = float(weight.partition("=")[2] or 1)
    except ValueError:
        liking = 0
    return tag.strip().lower().partition("-")[0], liking if 0 <= liking <= 1 else 0
