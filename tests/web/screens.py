"""Photographs the pages of a demo in which something happened into docs/screens; `make screens` runs it.

Each picture is looked at as somebody new would: what the page is for, and what to do next, is clear from it alone.
"""

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Page

import storage.migrations
from tests.examples import ANNA
from tests.journeys.town import demo, town
from tests.web import filling
from tests.web.browsing import DESK, PHONE, browser, tab
from tests.web.visiting import place

FOLDER = Path(__file__).parent.parent.parent / "docs" / "screens"
STEPS = 7  # of the story, before the pictures: everybody has something to look at


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    name: str
    path: str
    theme: str = "light"
    language: str = "nl"
    width: int = DESK
    height: int = 900
    tall: bool = False  # all of it, however long
    story: int = 0  # steps that are told on the page itself before the picture
    who: str = ""  # whose page, of the colleagues of tests/web/filling.py


SHOTS = (
    Shot(name="demo", path="/demo/", story=STEPS, height=1180),
    Shot(name="demo-begin", path="/demo/"),
    Shot(name="demo-en", path="/demo/", story=STEPS, language="en", height=1180),
    Shot(name="demo-dark", path="/demo/", story=2, language="en", theme="dark"),
    Shot(name="demo-contrast-phone", path="/demo/", theme="contrast", width=PHONE, tall=True),
    Shot(name="tab", path="/tab/", who=ANNA, tall=True),
    Shot(name="tab-report", path=f"/tab/reports/{filling.SOLVED}", who=ANNA),
    Shot(name="tab-question-dark", path=f"/tab/questions/{filling.ASKED}", who=ANNA, language="en", theme="dark"),
    Shot(name="tab-learning", path="/tab/learning?sure=1", who=ANNA),
    Shot(name="tab-messages", path="/tab/messages", who=ANNA),
    Shot(name="tab-data", path="/tab/data", who=ANNA, tall=True),
    Shot(name="tab-contrast-phone", path="/tab/", who=ANNA, theme="contrast", width=PHONE, tall=True),
)


async def shoot(page: Page, base: str, shot: Shot) -> None:
    await page.set_viewport_size({"width": shot.width, "height": shot.height})
    sign = "&" if "?" in shot.path else "?"
    who = f"&as={shot.who}" if shot.who else ""
    await page.goto(f"{base}{shot.path}{sign}lang={shot.language}&theme={shot.theme}{who}")
    await page.wait_for_load_state("load")
    if shot.path.startswith("/demo/"):
        await page.locator("[data-live]").wait_for()
        await page.locator(".chat:nth-child(3) .teams-card").first.wait_for()
    for step in range(shot.story):
        await page.locator("[data-story]").click()
        told = page.locator(f"[data-count]:has-text('{step + 1} /')")
        await told.wait_for()
    await page.wait_for_timeout(500)  # until what moved stands still
    await page.screenshot(path=FOLDER / f"{shot.name}.png", full_page=shot.tall)


async def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for shot in SHOTS:  # each on a demo of its own, so that a picture never depends on another
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/kring.db"
            storage.migrations.upgrade(url)
            async with town() as here, browser() as launched, tab(launched) as looked:
                if shot.who:
                    async with place(url) as office:
                        await shoot(looked.page, office.base, shot)
                else:
                    async with demo(here, url):
                        await shoot(looked.page, here.base, shot)
    print(*sorted(path.name for path in FOLDER.glob("*.png")), sep="\n")  # noqa: T201 - a command says what it made


if __name__ == "__main__":
    asyncio.run(main())
