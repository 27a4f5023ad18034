"""One loop, played over HTTP by two colleagues at a terminal: what `kring demo --once` shows.

The client is a small stand-in for Teams: it keeps each person's chat, and presses the buttons it finds on the cards.
"""

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

import aiohttp
from aiohttp import web
from rich.console import Console
from rich.panel import Panel

SCRIPT = {
    "nl": {
        "reporter": "00000000-0000-4000-8000-000000000001",
        "sentence": "Outlook is al de hele week traag",
        "title": "Outlook is traag op kantoor",
        "solution": "De mailserver stond verkeerd ingesteld. Sluit Outlook één keer af, dan is het snel.",
        "steps": ("Melden", "Oppakken", "Oplossen", "Bevestigen"),
        "feed": "Meldingenfeed van Teams",
        "end": "De lus is rond: gemeld, opgepakt, opgelost, en bevestigd door wie het meldde.",
    },
    "en": {
        "reporter": "00000000-0000-4000-8000-000000000003",
        "sentence": "Outlook has been slow all week",
        "title": "Outlook is slow at the office",
        "solution": "The mail server had a wrong setting. Close Outlook once and it is fast again.",
        "steps": ("Report", "Take", "Solve", "Confirm"),
        "feed": "Teams' activity feed",
        "end": "The loop is closed: reported, taken, solved, and confirmed by who reported it.",
    },
}


class Terminal:
    """A Teams of one machine: `serve` before the first word, and every chat is kept by conversation."""

    def __init__(self, base: str, session: aiohttp.ClientSession) -> None:
        self._base = base
        self._session = session
        self._numbers = itertools.count(1)
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

    async def type(self, who: Mapping[str, str], text: str) -> None:
        await self._send(who, {"type": "message", "text": text})

    async def press(self, who: Mapping[str, str], verb: str, inputs: Mapping[str, str]) -> Mapping[str, Any]:
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

    def newest(self, who: Mapping[str, str]) -> Mapping[str, Any]:
        return list(self.chats[_chat(who["id"])].values())[-1]

    async def _send(self, who: Mapping[str, str], what: Mapping[str, Any]) -> Any:
        activity = {
            **what, "id": f"t{next(self._numbers)}", "channelId": "msteams", "serviceUrl": self._url,
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
        async with self._session.post(f"{self._base}/demo/clock", json={"advance": "PT0S"}) as response:
            response.raise_for_status()

    async def _create(self, request: web.Request) -> web.Response:
        chat = _chat((await request.json())["members"][0]["id"])
        self.chats.setdefault(chat, {})
        return web.json_response({"id": chat})

    async def _post(self, request: web.Request) -> web.Response:
        message = f"m{next(self._numbers)}"
        return await self._keep(request, message)

    async def _put(self, request: web.Request) -> web.Response:
        return await self._keep(request, request.match_info["message"])

    async def _keep(self, request: web.Request, message: str) -> web.Response:
        body = await request.json()
        chat = self.chats.setdefault(request.match_info["chat"], {})
        chat[message] = body["attachments"][0]["content"]
        return web.json_response({"id": message})


async def play(base: str, language: str, console: Console) -> None:
    """Report, take, solve, confirm, over HTTP against a running demo; raises when a step does not come out."""
    script = SCRIPT[language]
    async with aiohttp.ClientSession() as session:
        people = {one["id"]: one for one in await _get(session, f"{base}/demo/people")}
        reporter = people[str(script["reporter"])]
        handler = next(one for one in people.values() if one["queues"].get("it") == "owner")
        teams = Terminal(base, session)
        await teams.serve()
        try:
            await _scenes(teams, script, reporter, handler, console)
            await _feed(session, base, script, reporter, console)
        finally:
            await teams.close()
    console.print(f"\n[bold]{script['end']}[/bold]")


async def _scenes(
    teams: Terminal,
    script: Mapping[str, Any],
    reporter: Mapping[str, str],
    handler: Mapping[str, str],
    console: Console,
) -> None:
    first, second, third, fourth = script["steps"]
    console.rule(first)
    _said(console, reporter, str(script["sentence"]))
    await teams.type(reporter, str(script["sentence"]))
    _card(console, reporter, await teams.press(reporter, "friction.report", _prefilled(teams.newest(reporter))))
    console.rule(second)
    _card(console, handler, teams.newest(handler))
    await teams.press(handler, "friction.take", {"title": str(script["title"])})
    _card(console, reporter, teams.newest(reporter))
    console.rule(third)
    _said(console, handler, str(script["solution"]))
    await teams.press(handler, "friction.solve", {"text": str(script["solution"])})
    _card(console, reporter, teams.newest(reporter))
    console.rule(fourth)
    await teams.press(reporter, "friction.confirm", {})
    _card(console, reporter, teams.newest(reporter))
    _card(console, handler, teams.newest(handler))


async def _feed(
    session: aiohttp.ClientSession, base: str, script: Mapping[str, Any], reporter: Mapping[str, str], console: Console
) -> None:
    entries = await _get(session, f"{base}/demo/feed")
    lines = "\n".join(f"{entry['text']}" for entry in entries)
    assert len(entries) == 1, "a solution pings once"
    console.print(Panel(lines, title=f"{script['feed']}: {reporter['name']}", border_style="magenta"))


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


def _prefilled(card: Mapping[str, Any]) -> dict[str, str]:
    """The inputs of a form as they already stand in it."""
    found: dict[str, str] = {}

    def look(part: Any) -> None:
        if isinstance(part, Mapping):
            if str(part.get("type", "")).startswith("Input.") and part.get("value"):
                found[part["id"]] = part["value"]
            for one in part.values():
                look(one)
        elif isinstance(part, list):
            for one in part:
                look(one)

    look(card.get("body"))
    return found


def _said(console: Console, who: Mapping[str, str], words: str) -> None:
    console.print(f"[bold cyan]{who['name']}[/bold cyan]: {words}")


def _card(console: Console, who: Mapping[str, str], card: Mapping[str, Any]) -> None:
    lines = [line.replace("[", r"\[") for line in texts(card)]
    pressed = "  ".join(rf"\[ {one['title']} ]" for one in card.get("actions", []))
    body = "\n".join([f"[bold]{lines[0]}[/bold]", *lines[1:], *([f"[green]{pressed}[/green]"] if pressed else [])])
    console.print(Panel(body, title=f"Kring > {who['name']}", title_align="left", width=min(console.width, 88)))


def _chat(who: str) -> str:
    return f"chat-{who}"
