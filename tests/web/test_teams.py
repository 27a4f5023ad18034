"""In Teams a page asks who looks and then for itself, wears Teams' theme, and shows nothing of anybody before."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp.web import Application, AppRunner, TCPSite
from playwright.async_api import Browser

import storage.store
import web.app
from bot.hop import Hop
from bot.identify import Entra
from content.texts import say
from tests import examples
from tests.fakes.clock import FakeClock
from tests.fakes.entra import APP_ID, TENANT, FakeEntra
from tests.fakes.machine import JumpingMachine
from tests.web import pages
from tests.web.browsing import tab
from web.access import Route
from web.page import Site

pytestmark = pytest.mark.asyncio(loop_scope="session")

# What Teams says to a page in it, by Microsoft's own library; its theme changes once the page is there.
TEAMS = """
let moved;
export const app = {
    initialize: async () => {}, notifySuccess: () => { moved("contrast"); },
    getContext: async () => ({ app: { theme: "dark" }, page: { subPageId: "ITEM" } }),
    registerOnThemeChangeHandler: (change) => { moved = change; },
};
export const authentication = { getAuthToken: async () => "TOKEN" };
export const pages = {};
"""


@asynccontextmanager
async def served(url: str, routes: Sequence[Route] = pages.ROUTES) -> AsyncIterator[tuple[str, FakeEntra]]:
    """Pages as an organisation runs them."""
    pages.templates()
    machine, store = (
        JumpingMachine(),
        storage.store.open_store(url, deliver=asyncio.get_running_loop().call_soon_threadsafe),
    )
    hop = Hop(store)
    await hop.write(examples.settle_in)
    async with FakeEntra(machine) as entra, aiohttp.ClientSession() as session:
        identify = Entra(
            session=session, machine=machine, hop=hop, usual=examples.USUAL, app_id=APP_ID, tenant=TENANT,
            login_url=entra.url,
        )  # fmt: skip
        site = Site(
            store=hop, clock=FakeClock(examples.NOW), identify=identify, wake=lambda: None, rules=examples.RULES,
            ref=lambda: "k1", over=lambda _who: 0,
        )  # fmt: skip
        runner = AppRunner(web.app.serve(Application(), site, routes), access_log=None)
        await runner.setup()
        await TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", entra
        await runner.cleanup()
    await asyncio.to_thread(store.close)


async def test_a_page_in_teams_asks_who_looks_and_then_for_itself(sqlite_url: str, browser: Browser) -> None:
    async with served(sqlite_url) as (base, entra), tab(browser) as looked:
        page, token = looked.page, entra.person(examples.LIAM).removeprefix("Bearer ")
        body = TEAMS.replace("TOKEN", token)
        await page.route("**/vendor/teams.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))
        frame = await page.goto(f"{base}/test/pieces?q=slow")
        assert frame
        assert say("en", "web-frame-asks") in await frame.text()
        await page.get_by_role("heading", level=1, name="Every piece").wait_for()
        await page.locator("html[data-theme=contrast]").wait_for()
        await page.get_by_text(f"seen live by {examples.NAMES[examples.LIAM]}").wait_for()  # events go with the token
        await page.get_by_role("link", name="Own").click()  # goes with the token too
        await page.get_by_text(say("en", "web-why-404")).wait_for()
        assert await page.locator("html").get_attribute("lang") == "en"
        assert [one for one in looked.complaints if "status of 404" not in one] == []


async def test_a_link_of_teams_leads_to_the_item_on_the_tab(sqlite_url: str, browser: Browser) -> None:
    async with served(sqlite_url, web.app.ROUTES) as (base, entra), tab(browser) as looked:
        page, token = looked.page, entra.person(examples.LIAM).removeprefix("Bearer ")
        body = TEAMS.replace("TOKEN", token).replace("ITEM", f"reports/{'f' * 32}")
        await page.route("**/vendor/teams.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))
        await page.goto(f"{base}/tab/?theme=dark")
        await page.get_by_text(say("en", "web-why-404")).wait_for()  # it is somebody else's, or of nobody


async def test_a_colleague_who_never_spoke_to_kring_may_look_and_stays_unknown(sqlite_url: str) -> None:
    async with served(sqlite_url, web.app.ROUTES) as (base, entra), aiohttp.ClientSession() as session:
        token = {"Authorization": entra.person("somebody-new")}
        for path in ("/tab/", "/tab/messages", "/tab/learning", "/tab/data", "/tab/data/kring.json"):
            async with session.get(f"{base}{path}", headers=token) as shown:
                assert shown.status == 200, path
                assert (say("nl", "tab-newcomer") in await shown.text()) is (path in {"/tab/", "/tab/messages"}), path
        for path in ("/tab/messages", "/tab/learning/erase"):
            async with session.post(f"{base}{path}", headers=token, allow_redirects=False) as done:
                assert done.status == (404 if path == "/tab/messages" else 303)


async def test_a_link_of_teams_leads_nowhere_else(sqlite_url: str, browser: Browser) -> None:
    async with served(sqlite_url, web.app.ROUTES) as (base, entra), tab(browser) as looked:
        page, token = looked.page, entra.person(examples.LIAM).removeprefix("Bearer ")
        body = TEAMS.replace("TOKEN", token).replace("ITEM", "//evil.example/reports/x")
        await page.route("**/vendor/teams.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))
        await page.goto(f"{base}/tab/?theme=dark")
        await page.get_by_role("heading", level=1, name=say("en", "tab-title")).wait_for()


async def test_outside_teams_a_page_says_where_it_works(sqlite_url: str, browser: Browser) -> None:
    async with served(sqlite_url) as (base, _), tab(browser, locale="nl-NL") as looked:
        await looked.page.goto(f"{base}/test/pieces")
        await looked.page.get_by_text(say("nl", "web-frame-outside")).wait_for()
        assert await looked.page.locator(".card").count() == 1
