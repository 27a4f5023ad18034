"""The pages that the app package points to, over real HTTP: true, plain, in both languages, and nothing but words."""

import base64
import hashlib
import html
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from content import loader
from content.texts import say
from tests.journeys.kring import running
from tests.journeys.town import demo, town

PATHS = ("/", "/privacy", "/terms")


@dataclass(frozen=True, slots=True)
class Shown:
    status: int
    headers: Any
    text: str

    @property
    def words(self) -> str:
        return html.unescape(self.text)


class Visitor:
    def __init__(self, base: str, session: aiohttp.ClientSession) -> None:
        self._base = base
        self._session = session

    async def opens(self, path: str, accept: str = "") -> Shown:
        asked = self._session.get(f"{self._base}{path}", headers={"Accept-Language": accept} if accept else {})
        async with asked as answer:
            return Shown(answer.status, answer.headers, await answer.text())


@pytest.fixture
def organisation() -> str:
    return "Zorggroep De Linde"


@pytest.fixture
async def visitor(sqlite_url: str, organisation: str) -> AsyncIterator[Visitor]:
    async with running(sqlite_url, KRING_ORGANISATION=organisation) as kring:
        yield Visitor(kring.wire.base, kring.wire.session)


@pytest.mark.parametrize(
    ("path", "accept", "language"),
    [
        ("", "", "nl"),
        ("", "en", "en"),
        ("", "EN-gb,nl;q=0.5", "en"),
        ("", "de, en;q=0.3, nl-BE;q=0.9", "nl"),
        ("", "de", "nl"),
        ("", "en;q=0, *", "nl"),
        ("", "en;q=much, nl;q=nan;;,", "nl"),
        ("", "en;q=7, nl;q=0.1", "nl"),
        ("?lang=en", "nl", "en"),
        ("?lang=nl", "en", "nl"),
        ("?lang=fr", "en", "en"),
    ],
)
async def test_a_page_speaks_the_reader_s_language(visitor: Visitor, path: str, accept: str, language: str) -> None:
    for page, title in (("/", "manifest-name"), ("/privacy", "pages-privacy-title"), ("/terms", "pages-terms-title")):
        shown = await visitor.opens(page + path, accept)
        assert shown.status == 200
        assert f'<html lang="{language}">' in shown.text
        assert f"<h1>{say(language, title)}</h1>" in shown.text
        assert shown.headers["Vary"] == "Accept-Language"


async def test_where_people_speak_english_so_do_the_pages(sqlite_url: str) -> None:
    async with running(sqlite_url, KRING_LANGUAGE="en") as kring:
        shown = await Visitor(kring.wire.base, kring.wire.session).opens("/privacy", "de")
        assert say("en", "pages-privacy-title") in shown.text


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_may_do_nothing_but_show_its_own_style(visitor: Visitor, path: str) -> None:
    shown = await visitor.opens(path)
    style = re.findall(r"<style>(.*?)</style>", shown.text, re.DOTALL)
    assert len(style) == 1
    allowed = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    assert shown.headers["Content-Security-Policy"] == (
        f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    assert not re.search(r"<script|<img|<link|<iframe|\bon\w+=|style=|https?:", shown.text)
    assert shown.headers["Content-Type"] == "text/html; charset=utf-8"
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert shown.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in shown.headers


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_is_readable_on_a_phone_and_in_the_dark(visitor: Visitor, path: str) -> None:
    text = (await visitor.opens(path)).text
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in text
    assert "prefers-color-scheme:dark" in text


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_leads_to_the_others_and_to_itself_in_the_other_language(visitor: Visitor, path: str) -> None:
    text = (await visitor.opens(f"{path}?lang=en")).text
    found = re.findall(r'<a href="([^"]+)"', text)
    own = path.removeprefix("/") or "./"
    others = {"./", "privacy", "terms"} - {own}
    assert {*found} == {f"{one}?lang=en" for one in others} | {f"{own}?lang=nl"}
    for link in found:
        assert (await visitor.opens(f"/{link.removeprefix('./')}")).status == 200


async def test_a_page_says_who_runs_it_and_whom_to_ask(visitor: Visitor, organisation: str) -> None:
    for path in PATHS:
        assert say("nl", "pages-runs", organisation=organisation) in (await visitor.opens(path)).words
    assert say("nl", "pages-ask-privacy", organisation=organisation) in (await visitor.opens("/privacy")).words
    assert say("nl", "pages-ask-terms", organisation=organisation) in (await visitor.opens("/terms")).words
    assert "MIT" in (await visitor.opens("/terms")).text


@pytest.mark.parametrize(("lang", "days", "crowd"), [("nl", "Dertig dagen", "vijf"), ("en", "Thirty days", "five")])
async def test_the_numbers_on_the_page_are_those_that_hold(visitor: Visitor, lang: str, days: str, crowd: str) -> None:
    assert (loader.loop().erase_days, loader.loop().crowd) == (30, 5)
    words = (await visitor.opens(f"/privacy?lang={lang}")).words
    assert days in words
    assert f" {crowd} coll" in words


@pytest.mark.parametrize("organisation", ['<script>alert("x")</script> & co'])
async def test_a_setting_is_text_and_never_html(visitor: Visitor, organisation: str) -> None:
    for path in PATHS:
        text = (await visitor.opens(path)).text
        assert "<script" not in text
        assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; co" in text


@pytest.mark.parametrize("organisation", [" "])
async def test_an_organisation_without_a_name_is_your_organisation(visitor: Visitor, organisation: str) -> None:
    for path in PATHS:
        assert say("nl", "pages-runs-plain") in (await visitor.opens(path)).words
    assert "je organisatie over privacy gaat" in (await visitor.opens("/privacy")).text


async def test_in_the_demo_the_first_page_stays_the_demo_s_own(sqlite_url: str) -> None:
    async with town() as here, demo(here, sqlite_url), aiohttp.ClientSession() as session:
        visitor = Visitor(here.base, session)
        assert say("nl", "web-demo-heading") in (await visitor.opens("/")).words
        assert say("en", "pages-privacy-title") in (await visitor.opens("/privacy?lang=en")).words
        assert say("en", "pages-terms-title") in (await visitor.opens("/terms?lang=en")).text
