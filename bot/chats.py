"""Everybody's chat with Kring on this machine: a small Teams, for the demo's page and its story.

It posts what people type and press to /api/messages, as every Bot Framework client does, and keeps what comes back.
"""

import asyncio
import itertools
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypedDict

import aiohttp
from aiohttp import web

from domain.errors import Unknown

Who = Mapping[str, Any]  # id, name, language: somebody of GET /demo/people


END: Mapping[str, Any] = {"kind": "end"}  # nothing more happens


class Line(TypedDict, total=False):
    """One message of a chat: a card, or words."""

    id: str
    mine: bool  # typed or pressed by the person themselves
    at: str  # people's time, ISO 8601
    renewed: bool  # something newer took the place of what stood there
    text: str
    card: Mapping[str, Any]


class Chats:
    """`mount` before the first word; a chat is named after its person."""

    def __init__(self, session: aiohttp.ClientSession, now: Callable[[], str]) -> None:
        self._session, self._now = session, now
        self._numbers = itertools.count(1)
        self._name = secrets.token_hex(4)  # so that a kept store does not take another run's words for ours
        self._base = self._url = ""
        self._watching: set[asyncio.Queue[Mapping[str, Any]]] = set()
        self._opened: set[str] = set()
        self.said: dict[str, dict[str, Line]] = {}  # by person: message id -> what stands there, oldest first

    def mount(self, router: web.UrlDispatcher, at: str = "") -> None:
        """Where Kring answers: the connector of Bot Framework, as far as Kring speaks to it."""
        router.add_post(f"{at}/v3/conversations", self._create)
        router.add_post(f"{at}/v3/conversations/{{chat}}/activities", self._post)
        router.add_post(f"{at}/v3/conversations/{{chat}}/activities/{{message}}", self._post)
        router.add_put(f"{at}/v3/conversations/{{chat}}/activities/{{message}}", self._put)

    def listen(self, base: str, url: str) -> None:
        """Kring is at `base`, and answers to `url`."""
        self._base, self._url = base, url

    async def open(self, who: Who) -> None:
        """Installs the app for this person, so that Kring knows where their chat is; once."""
        if who["id"] not in self._opened:
            self._opened.add(who["id"])
            self.said.setdefault(who["id"], {})
            await self._send(who, {"type": "installationUpdate", "action": "add"})

    async def type(self, who: Who, text: str) -> None:
        self._keep(who["id"], Line(id=self._number(), mine=True, text=text))
        await self._send(who, {"type": "message", "text": text})

    async def press(self, who: Who, message: str, verb: str, data: Mapping[str, Any]) -> None:
        """A button of a message: the card that comes back takes that one's place, a sentence stands below it.

        Raises domain.errors.Unknown when there is no such message.
        """
        here = self.said.get(who["id"], {}).get(message)
        if here is None:
            raise Unknown
        value = {"action": {"type": "Action.Execute", "verb": verb, "data": dict(data)}}
        given = await self._send(
            who, {"type": "invoke", "name": "adaptiveCard/action", "value": value, "replyToId": message}
        )
        came = given.get("value")
        if isinstance(came, Mapping):
            self._keep(who["id"], Line(id=message, card=came))
        elif came:
            self._keep(who["id"], Line(id=self._number(), text=str(came)))

    def newest(self, who: Who, verb: str = "") -> tuple[str, Mapping[str, Any]]:
        """The newest card, or the newest with a button of this verb: its message and the card itself.

        Raises domain.errors.Unknown when there is none.
        """
        for message, line in reversed(self.said.get(who["id"], {}).items()):
            if "card" in line and (not verb or any(one["verb"] == verb for one in actions(line["card"]))):
                return message, line["card"]
        raise Unknown

    @contextmanager
    def watch(self) -> Iterator[asyncio.Queue[Mapping[str, Any]]]:
        """Everything that happens from now on, in order."""
        queue: asyncio.Queue[Mapping[str, Any]] = asyncio.Queue()
        self._watching.add(queue)
        try:
            yield queue
        finally:
            self._watching.discard(queue)

    def tell(self, event: Mapping[str, Any]) -> None:
        """Lets whoever watches know of something else that happened."""
        for queue in self._watching:
            queue.put_nowait(event)

    async def end(self, _site: web.Application) -> None:
        """The demo stops: whoever watches need not wait for more."""
        self.tell(END)

    def _number(self) -> str:
        return f"{self._name}-{next(self._numbers)}"

    def _keep(self, who: str, line: Line) -> None:
        before = self.said.setdefault(who, {}).get(line["id"])
        kept = Line(at=before["at"] if before else self._now(), mine=False, renewed=before is not None) | line
        self.said[who][line["id"]] = kept
        self.tell({"kind": "line", "chat": who, "line": kept})

    async def _send(self, who: Who, what: Mapping[str, Any]) -> Mapping[str, Any]:
        activity = {
            **what, "id": self._number(), "channelId": "msteams", "serviceUrl": self._url,
            "conversation": {"id": f"chat-{who['id']}", "conversationType": "personal"},
            "from": {"id": f"29:{who['id']}", "aadObjectId": who["id"], "name": who["name"]},
            "recipient": {"id": "28:kring"}, "locale": who["language"], "channelData": {},
        }  # fmt: skip
        async with self._session.post(f"{self._base}/api/messages", json=activity) as response:
            response.raise_for_status()
            answer = await response.json() if response.content_length else None
        return answer if isinstance(answer, dict) else {}

    async def _create(self, request: web.Request) -> web.Response:
        who = str((await request.json())["members"][0]["id"])
        self.said.setdefault(who, {})
        return web.json_response({"id": f"chat-{who}"})

    async def _post(self, request: web.Request) -> web.Response:
        return await self._heard(request, self._number())

    async def _put(self, request: web.Request) -> web.Response:
        return await self._heard(request, request.match_info["message"])

    async def _heard(self, request: web.Request, message: str) -> web.Response:
        body = await request.json()
        cards = [one["content"] for one in body.get("attachments", ())]
        what = Line(card=cards[0]) if cards else Line(text=body.get("text", ""))
        self._keep(request.match_info["chat"].removeprefix("chat-"), Line(id=message) | what)
        return web.json_response({"id": message})


def actions(part: Any) -> Iterator[Mapping[str, Any]]:
    """Every button of a card that can be pressed."""
    if isinstance(part, Mapping):
        if part.get("type") == "Action.Execute":
            yield part
        else:
            yield from itertools.chain.from_iterable(actions(one) for one in part.values())
    elif isinstance(part, list):
        yield from itertools.chain.from_iterable(actions(one) for one in part)


def filled_in(part: Any) -> dict[str, str]:
    """The inputs of a card as they stand in it."""
    if isinstance(part, list):
        return {name: value for one in part for name, value in filled_in(one).items()}
    if not isinstance(part, Mapping):
        return {}
    if str(part.get("type", "")).startswith("Input."):
        return {part["id"]: part["value"]} if part.get("value") else {}
    return {name: value for one in ("body", "items", "columns") for name, value in filled_in(part.get(one)).items()}
