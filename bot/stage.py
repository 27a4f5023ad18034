"""What the demo's page shows and does: everybody's chat, the feed that Graph would fill, the clock, and the story."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

import bot.directory
import bot.feed
import bot.story
from bot.chats import Chats, Line, Who
from bot.hop import Hop
from content.texts import say
from domain import errors
from domain.people import Usual

Advance = Callable[[timedelta], Any]  # walks the clock, and delivers what is owed meanwhile
AT = "/demo/teams"  # where Kring answers the page's chats


class Stage:
    """`web.demo.Stage`, on a running demo."""

    def __init__(
        self, *, chats: Chats, hop: Hop, usual: Usual, feed: bot.feed.LocalFeed, now: Callable[[], str],
        advance: Advance,
    ) -> None:  # fmt: skip
        self._chats, self._hop, self._usual, self._feed = chats, hop, usual, feed
        self._now, self._advance = now, advance
        self._playing = asyncio.Lock()
        feed.heard = lambda entry: chats.tell({"kind": "feed", "entry": entry})

    async def people(self) -> Sequence[Who]:
        return await self._hop.read(lambda tx: bot.directory.listed(tx, self._usual))

    def now(self) -> str:
        return self._now()

    def shown(self) -> Sequence[Mapping[str, Any]]:
        return self._feed.entries

    def said(self, who: str) -> Sequence[Line]:
        return list(self._chats.said.get(who, {}).values())

    def watch(self) -> AbstractContextManager[asyncio.Queue[Mapping[str, Any]]]:
        return self._chats.watch()

    async def open(self, who: str) -> None:
        await self._chats.open(await self._find(who))

    async def type(self, who: str, text: str) -> None:
        await self._chats.type(await self._find(who), text)

    async def press(self, who: str, message: str, verb: str, data: Mapping[str, Any]) -> None:
        await self._chats.press(await self._find(who), message, verb, data)

    async def story(self, language: str) -> Sequence[Mapping[str, str]]:
        """Its steps: who acts, and in one sentence what there is to see."""
        with_ = bot.story.cast(await self.people(), language)
        names = {name: getattr(with_, name)["name"] for name in ("reporter", "colleague", "handler")}
        return [
            {"who": getattr(with_, step.who)["id"], "told": say(language, f"story-told-{step.name}", **names)}
            for step in bot.story.STEPS
        ]

    async def play(self, step: int, language: str) -> None:
        """One step, the first one 0, with all that follows from it; raises Unknown for a step that cannot come now."""
        if step >= len(bot.story.STEPS):
            raise errors.Unknown
        with_ = bot.story.cast(await self.people(), language)
        async with self._playing:
            if step == 0:
                now = datetime.fromisoformat(self._now())
                await self._advance(bot.story.until_work(now, with_) - now)
                for one in (with_.reporter, with_.colleague, with_.handler):
                    await self._chats.open(one)
            await self._advance(bot.story.STEPS[step].after)
            await bot.story.act(bot.story.STEPS[step], self._chats, with_, language)
            await self._advance(timedelta(0))

    async def _find(self, who: str) -> Who:
        found = next((one for one in await self.people() if one["id"] == who), None)
        if found is None:
            raise errors.Unknown
        return found
