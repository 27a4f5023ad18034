"""A real browser that looks at pages: what it complains of, what axe finds, and whether a page is wider than it is."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from tests.web import chromium

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
THEMES = ("light", "dark", "contrast")
PHONE, DESK = 375, 1280  # pixels across
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
COLOURS = ["color-contrast", "link-in-text-block"]  # what a theme can change; all else is the same in every one
_AXE = """async ([type, values]) =>
    (await axe.run(document, {runOnly: {type, values}, resultTypes: ["violations"]})).violations"""
_READY = "() => 'htmx' in window && ['avatar', 'spinner'].every((one) => customElements.get('fluent-' + one))"
_WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_WEAR = "(theme) => { document.documentElement.dataset.theme = theme; }"


@dataclass(slots=True, kw_only=True)
class Tab:
    """One page, and everything it complained of: mistakes of scripts, and what the policy refused."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    async def findings(self, theme: str) -> list[str]:
        """What axe finds in this theme, a line each."""
        await self.page.evaluate(_WEAR, theme)
        if not await self.page.evaluate("() => 'axe' in window"):
            await self.page.evaluate(AXE)
        asked = ["tag", RULES] if theme == THEMES[0] else ["rule", COLOURS]
        found: Sequence[Any] = await self.page.evaluate(_AXE, asked)
        return [f"{theme} {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]

    async def goes(self, address: str) -> None:
        """Opens a page, and waits until its scripts have run."""
        await self.page.goto(address)
        await self.page.wait_for_function(_READY)

    async def wider(self, width: int = PHONE) -> int:
        """How many pixels the page is wider than a screen of this width."""
        await self.page.set_viewport_size({"width": width, "height": 800})
        return int(await self.page.evaluate(_WIDER))


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """Raises AssertionError, saying what to install, where there is none."""
    path = chromium.find()
    assert path, chromium.HELP
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield launched
        await launched.close()


@asynccontextmanager
async def tab(browser: Browser, *, width: int = DESK, **context: Any) -> AsyncIterator[Tab]:
    made: BrowserContext = await browser.new_context(viewport={"width": width, "height": 900}, **context)
    made.set_default_timeout(10_000)
    opened = Tab(page=await made.new_page())
    opened.page.on("pageerror", lambda error: opened.complaints.append(error.message))
    opened.page.on(
        "console", lambda line: opened.complaints.append(line.text) if line.type in {"error", "warning"} else None
    )
    yield opened
    await made.close()
