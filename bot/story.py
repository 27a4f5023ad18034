"""One loop, played over HTTP by two colleagues at a terminal: what `kring demo --once` shows.

The client is a small stand-in for Teams: it keeps each person's chat, and presses the buttons it finds on the cards.
"""

import itertools
import math
import secrets
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from aiohttp import web
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from content import loader
from content.texts import say
from domain import schedule

Who = Mapping[str, str]


class Terminal:
    """A Teams of one machine: `serve` before the first word, and every chat is kept by conversation."""

    def __init__(self, base: str, session: aiohttp.ClientSession) -> None:
        self._base = base
        self._session = session
        self._numbers = itertools.count(1)
        self._name = secrets.token_hex(4)  # so that a kept store does not take a second story for the first
        self._runner: web.AppRunner | None = None
        self._url = ""
        self.chats: dict[str, dict[str, Mapping[str, Any]]] = {}  # conversation -> message id -> card

    async def serve(self) -> None:
        site = web.Application()
        site.router.add_post("/v3/conversations", self._create)
        site.router.add_post("/v3/conversations/{chat}/activities", self._post)
        site.router.add_post("/v3/conversations/{chat}/activities/{message}", self._post)
        site.router.add_put("/v3/conversations/{chat}/activities/{message}", self._put)
        self._runner = web.AppRunner(site, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def close(self) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def open(self, who: Who) -> None:
        """Installs the app for this person, so that Kring knows where their chat is now."""
        self.chats.setdefault(_chat(who["id"]), {})
        await self._send(who, {"type": "installationUpdate", "action": "add"})

    async def type(self, who: Who, text: str) -> None:
        await self._send(who, {"type": "message", "text": text})

    async def press(self, who: Who, verb: str, inputs: Mapping[str, str]) -> Mapping[str, Any]:
        """Presses the newest button with this verb in the person's chat; the card that came back."""
        chat = self.chats[_chat(who["id"])]
        found = ((message, one) for message, card in reversed(chat.items()) for one in actions(card))
        message, action = next((message, one) for message, one in found if one["verb"] == verb)
        value = {"action": {"type": "Action.Execute", "verb": verb, "data": action["data"] | dict(inputs)}}
        activity = {"type": "invoke", "name": "adaptiveCard/action", "value": value, "replyToId": message}
        answer = await self._send(who, activity)
        chat[message] = answer["value"]
        card = answer["value"]
        assert isinstance(card, Mapping), card
        return card

    def newest(self, who: Who) -> Mapping[str, Any]:
        return list(self.chats[_chat(who["id"])].values())[-1]

    async def _send(self, who: Who, what: Mapping[str, Any]) -> Any:
        activity = {
            **what, "id": f"{self._name}-{next(self._numbers)}", "channelId": "msteams", "serviceUrl": self._url,
            "conversation": {"id": _chat(who["id"]), "conversationType": "personal"},
            "from": {"id": f"29:{who['id']}", "aadObjectId": who["id"], "name": who["name"]},
            "recipient": {"id": "28:kring"}, "locale": who["language"], "channelData": {},
        }  # fmt: skip
        async with self._session.post(f"{self._base}/api/messages", json=activity) as response:
            response.raise_for_status()
            answer = await response.json() if response.content_length else None
        await self.settle()
        return answer

    async def settle(self) -> None:
        """Returns when everything that is due has been delivered."""
        await self.wait(timedelta(0))

    async def wait(self, span: timedelta) -> None:
        """Moves the demo's clock, and returns when everything that became due has been delivered."""
        advance = {"advance": f"PT{math.ceil(span.total_seconds())}S"}
        async with self._session.post(f"{self._base}/demo/clock", json=advance) as response:
            response.raise_for_status()

    async def _create(self, request: web.Request) -> web.Response:
        chat = _chat((await request.json())["members"][0]["id"])
        self.chats.setdefault(chat, {})
        return web.json_response({"id": chat})

    async def _post(self, request: web.Request) -> web.Response:
        message = f"{self._name}-m{next(self._numbers)}"
        return await self._keep(request, message)

    async def _put(self, request: web.Request) -> web.Response:
        return await self._keep(request, request.match_info["message"])

    async def _keep(self, request: web.Request, message: str) -> web.Response:
        body = await request.json()
        chat = self.chats.setdefault(request.match_info["chat"], {})
        chat[message] = body["attachments"][0]["content"]
        return web.json_response({"id": message})


class Stage:
    """Prints who does what, what the cards say, and what the activity feed shows."""

    def __init__(self, teams: Terminal, language: str, console: Console) -> None:
        self._teams = teams
        self._language = language
        self._console = console

    def say(self, text: str, **variables: str) -> str:
        return say(self._language, f"story-{text}", **variables)

    def scene(self, text: str) -> None:
        self._console.rule(self.say(text))

    def ends(self) -> None:
        self._console.rule()
        self._console.print(Text(self.say("end"), style="bold"))

    async def types(self, who: Who, words: str) -> None:
        self._console.print(Text(self.say("types", who=who["name"], words=words), style="bold cyan"))
        await self._teams.type(who, words)
        self.sees(who)

    async def presses(self, who: Who, verb: str, **inputs: str) -> None:
        """Presses the newest button of this verb; the fields of the card go along as they stand, then `inputs`."""
        card = self._teams.newest(who)
        title = next(one["title"] for one in actions(card) if one["verb"] == verb)
        for words in inputs.values():
            self._console.print(Text(self.say("types", who=who["name"], words=words), style="cyan"))
        self._console.print(Text(self.say("presses", who=who["name"], button=title), style="bold cyan"))
        await self._teams.press(who, verb, filled_in(card) | inputs)

    def sees(self, who: Who) -> None:
        card = self._teams.newest(who)
        first, *rest = texts(card)
        shown = Text(first, style="bold")
        for line in rest:
            shown.append(f"\n{line}", style="not bold")
        for one in card.get("actions", []):
            shown.append(f"\n[ {one['title']} ]", style="not bold green")
        width = min(self._console.width, 88)
        self._console.print(Panel(shown, title=Text(f"Kring > {who['name']}"), title_align="left", width=width))

    def feed(self, who: Who, entries: Sequence[Mapping[str, str]]) -> None:
        lines = Text("\n".join(entry["text"] for entry in entries))
        title = Text(self.say("feed", who=who["name"]))
        self._console.print(Panel(lines, title=title, title_align="left", border_style="magenta", width=88))


async def play(base: str, language: str, console: Console) -> None:
    """Report, take, solve, confirm, over HTTP against a running demo; raises when a step does not come out."""
    async with aiohttp.ClientSession() as session:
        people = await _get(session, f"{base}/demo/people")
        reporter = next(one for one in people if one["language"] == language and not one["roles"])
        handler = next(one for one in people if one["queues"].get("it") == "owner")
        teams = Terminal(base, session)
        await teams.serve()
        try:
            await _in_working_time(teams, session, base, handler)
            for one in (reporter, handler):
                await teams.open(one)
            await _loop(Stage(teams, language, console), reporter, handler, lambda: _get(session, f"{base}/demo/feed"))
        finally:
            await teams.close()


async def _loop(stage: Stage, reporter: Who, handler: Who, feed: Callable[[], Awaitable[Any]]) -> None:
    stage.scene("report")
    await stage.types(reporter, stage.say("sentence"))
    await stage.presses(reporter, "friction.report", naming="named")
    stage.sees(reporter)
    stage.scene("take")
    stage.sees(handler)
    await stage.presses(handler, "friction.take", title=stage.say("name-it"))
    stage.sees(reporter)
    stage.scene("solve")
    await stage.presses(handler, "friction.solve", text=stage.say("solution"))
    entries = [entry for entry in await feed() if entry["to"] == reporter["id"]]
    assert len(entries) == 1, "a solution pings once"
    stage.feed(reporter, entries)
    stage.sees(reporter)
    stage.scene("confirm")
    await stage.presses(reporter, "friction.confirm")
    stage.sees(reporter)
    stage.sees(handler)
    stage.ends()


async def _in_working_time(teams: Terminal, session: aiohttp.ClientSession, base: str, handler: Who) -> None:
    """A kept demo may stand in the night, when nobody is asked anything: then the story begins the next morning."""
    now = datetime.fromisoformat((await _get(session, f"{base}/demo/clock"))["now"])
    begins = schedule.next_working(now, loader.working_week(), handler["time_zone"])
    await teams.wait(begins - now)


async def _get(session: aiohttp.ClientSession, url: str) -> Any:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()


def actions(part: Any) -> Iterator[Mapping[str, Any]]:
    """Every button of a card that can be pressed."""
    if isinstance(part, Mapping):
        if part.get("type") == "Action.Execute":
            yield part
        else:
            yield from itertools.chain.from_iterable(actions(one) for one in part.values())
    elif isinstance(part, list):
        yield from itertools.chain.from_iterable(actions(one) for one in part)


def texts(part: Any) -> Iterator[str]:
    """What a card says, line by line."""
    if isinstance(part, Mapping):
        kind = part.get("type", "")
        if kind == "TextBlock":
            yield part["text"].replace("\\", "")
        elif kind == "FactSet":
            yield from (f"{fact['title']}: {fact['value']}" for fact in part["facts"])
        elif kind == "Input.Text":
            yield f"[{part['label']}]"
        else:
            yield from itertools.chain.from_iterable(
                texts(part[one]) for one in ("body", "items", "columns") if one in part
            )
    elif isinstance(part, list):
        yield from itertools.chain.from_iterable(texts(one) for one in part)


def filled_in(part: Any) -> dict[str, str]:
    """The inputs of a card as they stand in it."""
    if isinstance(part, list):
        return {name: value for one in part for name, value in filled_in(one).items()}
    if not isinstance(part, Mapping):
        return {}
    if str(part.get("type", "")).startswith("Input."):
        return {part["id"]: part["value"]} if part.get("value") else {}
    return {name: value for one in ("body", "items", "columns") for name, value in filled_in(part.get(one)).items()}


def _chat(who: str) -> str:
    return f"chat-{who}"
