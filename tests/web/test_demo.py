"""The demo's page: three colleagues bring a loop to its end by what they type and press, and each sees it happen."""

import asyncio
import json
import re
from collections.abc import Mapping
from contextlib import aclosing
from typing import Any

import aiohttp
import pytest
from playwright.async_api import Browser, Locator, Page

import bot.meaning
from bot.story import STEPS
from content.texts import say
from tests.cards.drawings import samples
from tests.journeys.steps import LIKE_IT, SENTENCE, SOLUTION, TITLE
from tests.journeys.town import ANNA, BRAM, MEHMET, Town, demo, town
from tests.web.browsing import THEMES, tab
from web import assets

looks = pytest.mark.asyncio(loop_scope="session")
_DRAW = """async ([module, cards]) => {
    const { draw } = await import(module);
    const empty = [];
    for (const [name, card] of Object.entries(cards)) {
        const drawn = draw(card);
        document.querySelector("main").replaceChildren(drawn);
        if (!drawn.querySelector(".ac-adaptiveCard")) empty.push(name);
        for (const icon of drawn.querySelectorAll(".card-icon")) if (!icon.children.length) empty.push(name + ": icon");
    }
    return empty;
}"""


@pytest.fixture(autouse=True)
def by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known is found by words: a model takes longer to wake than all of this."""
    monkeypatch.setattr(bot.meaning, "installed", lambda: False)


def button(chat: Locator, text: str) -> Locator:
    """The newest one that says this."""
    return chat.get_by_role("button", name=say("nl", text), exact=True).last


async def reports(chat: Locator, sentence: str) -> None:
    await chat.get_by_label(say("nl", "web-demo-text")).fill(sentence)
    await chat.get_by_role("button", name=say("nl", "web-demo-send"), exact=True).click()
    await chat.get_by_label(say("nl", "naming-named")).last.check()
    await button(chat, "form-send").click()
    await chat.get_by_text(say("nl", "status-received")).wait_for()


async def a_loop(page: Page) -> None:
    """Anna reports, Bram takes it, Mehmet has the same, Bram solves it, Anna confirms."""
    anna, mehmet, bram = (page.locator(f"[data-chat={one}]") for one in "abc")
    await reports(anna, SENTENCE)
    await bram.get_by_label(say("nl", "item-name-it")).last.fill(TITLE)
    await button(bram, "act-take").click()
    await anna.get_by_text(TITLE).first.wait_for()
    await reports(mehmet, LIKE_IT)
    await button(mehmet, "act-join").click()
    await mehmet.get_by_text(say("nl", "step-merge")).first.wait_for()
    await bram.get_by_label(say("nl", "item-answer")).last.fill(SOLUTION)
    await button(bram, "act-solve").click()
    for one in (anna, mehmet):
        await one.get_by_text(SOLUTION).first.wait_for()
    await page.locator("[data-feed] li").nth(1).wait_for()
    await button(anna, "act-confirm").click()
    await anna.get_by_text(say("nl", "status-confirmed")).first.wait_for()


@looks
async def test_three_people_bring_a_loop_to_its_end_and_the_page_is_readable_for_everybody(
    sqlite_url: str, browser: Browser
) -> None:
    async with town() as here, demo(here, sqlite_url), tab(browser) as looked:
        page = looked.page
        await page.goto(f"{here.base}/?lang=nl")
        await page.locator("[data-live]").wait_for()
        await a_loop(page)
        found = [one for theme in THEMES for one in await looked.findings(theme)]
        assert await looked.wider() <= 0
        before = await page.locator("#now").get_attribute("datetime")
        await page.get_by_role("button", name=say("nl", "web-demo-day")).click()
        await page.locator(f"#now:not([datetime='{before}'])").wait_for()
        assert found + looked.complaints == []


@looks
async def test_a_card_of_every_kind_is_drawn_with_all_its_icons(sqlite_url: str, browser: Browser) -> None:
    async with town() as here, demo(here, sqlite_url), tab(browser) as looked:
        await looked.page.goto(f"{here.base}/demo/")
        drawn = await looked.page.evaluate(
            _DRAW, [assets.url("cards/draw.js"), {name.split("-")[0]: card for name, card in samples().items()}]
        )
        assert drawn + looked.complaints == []


async def events(here: Town, session: aiohttp.ClientSession) -> Any:
    """What the page is told, one after the other."""
    async with session.get(f"{here.base}/demo/events") as stream:
        yield {}  # it listens
        async for raw in stream.content:
            if raw.startswith(b"data:"):
                yield json.loads(raw[5:])


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_story_is_played_step_by_step_and_told_as_it_happens(sqlite_url: str, language: str) -> None:
    told: list[Mapping[str, Any]] = []
    async with town() as here, demo(here, sqlite_url), aiohttp.ClientSession() as session:
        async with aclosing(events(here, session)) as stream:
            await anext(stream)
            for step in range(len(STEPS)):
                status = (await session.post(f"{here.base}/demo/story/{step}?lang={language}")).status
                assert status == 204, STEPS[step]
            async with asyncio.timeout(10):
                news = say(language, "outcome-confirmed-some", who="").strip()
                while not told or news not in json.dumps(told[-1], ensure_ascii=False):
                    told.append(await anext(stream))
        _, feed = await here.ask("/demo/feed")
    assert len(feed) == 2, "who reported it, and who has the same"
    assert {one["kind"] for one in told} == {"line", "feed", "clock"}


async def test_a_step_that_cannot_come_now_changes_nothing(sqlite_url: str) -> None:
    async with town() as here, demo(here, sqlite_url), aiohttp.ClientSession() as session:
        for step in (str(len(STEPS)), "6", "-1", "x"):
            assert (await session.post(f"{here.base}/demo/story/{step}")).status == 404, step
        assert (await here.ask("/demo/feed"))[1] == []


async def test_a_chat_is_kept_and_shown_to_who_chooses_its_person_later(sqlite_url: str) -> None:
    async with town() as here, demo(here, sqlite_url):
        await here.ask(f"/demo/chats/{ANNA}")
        await here.advance("PT0S")
        async with aiohttp.ClientSession() as session:
            typed = await session.post(f"{here.base}/demo/chats/{ANNA}/words", json={"text": SENTENCE})
            assert typed.status == 204
        await here.advance("PT0S")
        status, lines = await here.ask(f"/demo/chats/{ANNA}")
        assert status == 200
        assert [one["mine"] for one in lines] == [False, True, False]
        assert lines[1]["text"] == SENTENCE
        assert await here.ask(f"/demo/chats/{ANNA}") == (200, lines), "the app is installed once"


async def test_what_is_no_word_and_no_button_is_not_there(sqlite_url: str) -> None:
    bodies: tuple[Any, ...] = (
        None,
        [],
        {},
        {"text": " "},
        {"message": "x", "verb": "friction.take", "data": {}},
        {"data": "x"},
    )
    async with town() as here, demo(here, sqlite_url), aiohttp.ClientSession() as session:
        for path in (f"{BRAM}/words", f"{BRAM}/press", "nobody/words", "nobody/press"):
            for body in bodies:
                answer = await session.post(f"{here.base}/demo/chats/{path}", json=body)
                assert answer.status == 404, (path, body)


async def test_the_page_says_who_can_be_whom_and_takes_who_was_chosen(sqlite_url: str) -> None:
    async with town() as here, demo(here, sqlite_url), aiohttp.ClientSession() as session:
        shown = await (await session.get(f"{here.base}/demo/?a={MEHMET}&b=nobody&lang=en")).text()
    chosen = re.findall(r'value="([^"]+)" selected', shown)
    assert chosen[0] == MEHMET
    assert len(chosen) == 3
    assert say("en", "web-demo-fold") in shown
