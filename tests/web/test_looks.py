"""Every page in a real browser: axe finds nothing in any theme, a phone shows it whole, nothing in it is refused."""

import pytest
from playwright.async_api import Browser

from tests.web.browsing import THEMES, tab
from tests.web.test_access import WAYS, address
from tests.web.visiting import ROUTES, WHO, place
from web.access import Part, Route

pytestmark = pytest.mark.asyncio(loop_scope="session")

PAGES = [route for route in ROUTES if route.whole and route.path != "/test/coordinators"]  # that one is only words


def seen(route: Route) -> str:
    """Its address, for whom it is, or for somebody with the most to see."""
    assert route.who
    way = WAYS.get(route.path)
    most = next(WHO[part] for part in (Part.ADMIN, Part.KEY_USER, Part.HANDLER, Part.COLLEAGUE) if part in route.who)
    return f"{address(route)}?as={way.owner if way else most}"


async def test_axe_finds_nothing_on_any_page_in_any_theme_and_a_phone_shows_it_whole(
    sqlite_url: str, browser: Browser
) -> None:
    found: list[str] = []
    async with place(sqlite_url) as office, tab(browser) as looked:
        for path in [*map(seen, PAGES), "/test/pieces", "/test/own/liam?as=anna"]:  # and a frame, and a refusal
            await looked.goes(f"{office.base}{path}")
            for theme in THEMES:
                found += [f"{path} {one}" for one in await looked.findings(theme)]
            if (wider := await looked.wider()) > 0:
                found.append(f"{path} is {wider} pixels wider than a phone")
            await looked.page.set_viewport_size({"width": 1280, "height": 900})
            found += [f"{path} {one}" for one in looked.complaints if "status of 404" not in one]
            looked.complaints.clear()
    assert found == []


async def test_a_link_a_form_and_a_refusal_take_their_places_without_a_new_page(
    sqlite_url: str, browser: Browser
) -> None:
    async with place(sqlite_url) as office, tab(browser) as looked:
        page = looked.page
        await page.goto(f"{office.base}/test/pieces?as=noor")
        await page.evaluate("() => { window.same = true; }")
        await page.fill("#f-title", " ")
        await page.get_by_role("button", name="Send").click()
        await page.get_by_role("alert").wait_for()
        await page.get_by_role("link", name="Own").click()
        await page.get_by_role("heading", level=1).wait_for()
        assert await page.evaluate("() => window.same"), "the frame stayed"
        assert "as=noor" in page.url
        assert [one for one in looked.complaints if "status of 4" not in one] == []
