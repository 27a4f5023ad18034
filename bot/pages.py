"""What anybody may read without Teams: what Kring is, privacy and terms, where the app package points to.

Made here for each request, of our texts alone: no script, no cookie, and nothing of who asked is kept.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from aiohttp import web
from aiohttp.typedefs import Handler

from content.texts import say
from domain.people import LANGUAGES
from web.page import chosen

Block = tuple[str, Sequence[str]]  # a heading and its paragraphs, as ids of texts; "" for no heading

STYLE = """
:root{color-scheme:light dark;--ink:#1b1b1f;--paper:#fff;--link:#2f4bd0;--line:#c9cbd6}
@media(prefers-color-scheme:dark){:root{--ink:#e9e9ee;--paper:#17181d;--link:#a3b4ff;--line:#4a4d5a}}
body{margin:0 auto;max-width:40rem;padding:1.5rem;font:1.0625rem/1.6 system-ui,sans-serif;color:var(--ink);
background:var(--paper);overflow-wrap:break-word}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.15rem;margin-top:2rem}a{color:var(--link)}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin-top:2.5rem;padding-top:.75rem;
border-top:1px solid var(--line)}
nav a{padding:.5rem 0}
"""
_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
HEADERS = {
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    path: str  # relative to where Kring is served, so that a gateway may put it in a folder
    name: str  # in the list of pages
    title: str
    blocks: Sequence[Block]


ABOUT = Page(
    path="./", name="pages-about", title="manifest-name",
    blocks=[("", ["manifest-full", "pages-where", "pages-runs"])],
)  # fmt: skip
PRIVACY = Page(
    path="privacy", name="pages-privacy", title="pages-privacy-title",
    blocks=[
        ("", ["pages-helper", "pages-runs"]),
        ("pages-person", ["pages-person-kept", "pages-person-outlook", "pages-person-seen"]),
        ("pages-named", ["pages-named-kept", "pages-named-seen"]),
        ("pages-nameless", ["pages-nameless-kept", "pages-mailbox"]),
        ("pages-limits", ["pages-limits-teams", "pages-limits-words", "pages-limits-copies"]),
        ("pages-sent", ["pages-sent-where"]),
        ("pages-long", ["pages-long-kept"]),
        ("pages-ask", ["pages-ask-privacy"]),
    ],
)  # fmt: skip
TERMS = Page(
    path="terms", name="pages-terms", title="pages-terms-title",
    blocks=[
        ("pages-terms-for", ["pages-terms-use", "pages-terms-haste"]),
        ("pages-terms-warranty", ["pages-terms-licence"]),
        ("pages-ask", ["pages-runs", "pages-ask-terms"]),
    ],
)  # fmt: skip
PAGES = (ABOUT, PRIVACY, TERMS)
# Ids that name the organisation, and what is said where it has no name.
_PLAIN = {
    "pages-runs": "pages-runs-plain",
    "pages-ask-privacy": "pages-ask-privacy-plain",
    "pages-ask-terms": "pages-ask-terms-plain",
}


def serve(site: web.Application, *, organisation: str, language: str, about: bool = True) -> web.Application:
    """Adds the pages to a site; without `about` the first page is somebody else's. `language` is the usual one."""

    def answer(page: Page) -> Handler:
        async def show(request: web.Request) -> web.Response:
            spoken = chosen(request.query.get("lang", ""), request.headers.get("Accept-Language", ""), language)
            made = html(page, spoken, organisation.strip())
            return web.Response(text=made, content_type="text/html", charset="utf-8", headers=HEADERS)

        return show

    for page in PAGES if about else (PRIVACY, TERMS):
        site.router.add_get(f"/{page.path.removeprefix('./')}", answer(page))
    return site


def html(page: Page, language: str, organisation: str) -> str:
    """The whole page; `organisation` may be empty."""

    def told(text: str) -> str:
        if text not in _PLAIN:
            return escape(say(language, text))
        return escape(say(language, text, organisation=organisation) if organisation else say(language, _PLAIN[text]))

    body = "".join(
        (f"<h2>{told(heading)}</h2>" if heading else "") + "".join(f"<p>{told(one)}</p>" for one in paragraphs)
        for heading, paragraphs in page.blocks
    )
    title, other = told(page.title), next(one for one in LANGUAGES if one != language)
    links = [_link(one, language, told(one.name)) for one in PAGES if one is not page]
    links.append(_link(page, other, told("pages-other-language"), hreflang=other))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>'
        f"<body><main><h1>{title}</h1>{body}</main><nav>{''.join(links)}</nav></body></html>"
    )


def _link(page: Page, language: str, name: str, *, hreflang: str = "") -> str:
    speaks = f' lang="{hreflang}" hreflang="{hreflang}"' if hreflang else ""
    return f'<a href="{page.path}?lang={language}"{speaks}>{name}</a>'
