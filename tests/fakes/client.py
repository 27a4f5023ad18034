"""Colleagues in Teams: they type, press what stands on the cards in their chat, and read what comes back.

As in Teams, a press sends all data of its button with what stands in the card's fields, and the card in the answer
takes the place of the pressed one.
"""

import itertools
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from content.texts import say
from tests.fakes.connector import FakeTeams

BOT = "28:kring"
ZONE = "Europe/Amsterdam"
_NUMBERS = itertools.count(1)  # of activities: no two are alike, also when Kring starts again
_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    body: Any

    @property
    def value(self) -> Any:
        """Of a press: the card that takes the pressed one's place, or a sentence."""
        return self.body["value"]


@dataclass(slots=True, kw_only=True)
class Wire:
    """How activities reach Kring: from which Teams, in whose name, and when what follows from them has happened."""

    session: aiohttp.ClientSession
    base: str
    teams: FakeTeams
    settle: Callable[[], Awaitable[object]]
    sign: Callable[[], str] = str  # an Authorization header; none in the demo
    tenant: str | None = None
    given: dict[str, list[Any]] = field(default_factory=dict)  # by person: what came back to their presses

    async def post(self, body: Any, *, header: str | None = None) -> Answer:
        """Posts JSON, or bytes as they are; `header` takes the place of the usual authorisation."""
        given = {"json": body} if isinstance(body, Mapping) else {"data": body}
        headers = {"Authorization": self.sign() if header is None else header}
        async with self.session.post(f"{self.base}/api/messages", headers=headers, **given) as response:
            told = response.content_type == "application/json" and await response.read()
            return Answer(status=response.status, body=await response.json() if told else None)


class Colleague:
    def __init__(self, wire: Wire, who: str, name: str, locale: str = "nl-NL") -> None:
        self.id = who
        self.name = name
        self.locale = locale
        self.language = locale[:2]
        self.taps = 0
        self.texts = 0
        self._wire = wire

    @property
    def chat(self) -> dict[str, Any]:
        """Their chat with Kring: message id -> what stands there, oldest first."""
        return self._wire.teams.chats.setdefault(f"a:{self.id}", {})

    def card(self, message: str | None = None) -> dict[str, Any]:
        """The card of a message, the newest without one."""
        found: dict[str, Any] = self.chat[message or list(self.chat)[-1]]["attachments"][0]["content"]
        return found

    def ever_shown(self) -> list[Any]:
        """Every card and sentence that ever reached them, also what something newer took the place of."""
        sent = [call.body for call in self._wire.teams.to(f"a:{self.id}")]
        cards = [one["content"] for body in sent for one in body.get("attachments", [])]
        return [*cards, *self._wire.given.get(self.id, [])]

    def ever_read(self) -> str:
        return "\n".join(line for card in self.ever_shown() for line in lines(card))

    def reads(self, message: str | None = None) -> str:
        return "\n".join(lines(self.card(message)))

    def sees(self, text: str, /, message: str | None = None, **variables: Any) -> bool:
        """Whether the card says the text of this id, in this colleague's language."""
        return self.told(text, **variables) in self.reads(message)

    def told(self, text: str, /, **variables: Any) -> str:
        """The sentence of this id, in this colleague's language."""
        return say(self.language, text, **variables)

    def where(self, verb: str) -> str:
        """The newest message with a button of this verb."""
        return next(one for one in reversed(self.chat) if any(b["verb"] == verb for b in self.buttons(one)))

    async def says(self, text: str) -> None:
        self.texts += 1
        await self.sends(self.activity(type="message", text=text))

    async def presses(self, verb: str, message: str | None = None, /, **inputs: str) -> Any:
        """Fills in and presses the button of this verb, the newest one or the one in this message.

        What comes back is a card, or a sentence.
        """
        self._count(message or self.where(verb), inputs)
        return (await self.sends(self.pressing(verb, message, **inputs))).value

    async def insists(self, verb: str, message: str | None = None, /) -> Any:
        """Presses the other button of this verb, which sends all the same what was asked about."""
        where = message or self.where(verb)
        [button] = [one for one in self.buttons(where) if one["verb"] == verb and one["data"].get("checked")]
        self._count(where, {})
        return (await self.sends(self._invoke(verb, where, button["data"] | self._filled(button, where, {})))).value

    async def chooses(self, verb: str, message: str | None = None, /, **data: str) -> Any:
        """Presses the one of several buttons of this verb that carries this."""
        where = message or self.where(verb)
        [button] = [one for one in self.buttons(where) if one["verb"] == verb and data.items() <= one["data"].items()]
        self._count(where, {})
        return (await self.sends(self._invoke(verb, where, button["data"] | self._filled(button, where, {})))).value

    async def submits(self, verb: str, message: str | None = None, /, **inputs: str) -> None:
        """The same in a client that knows no Action.Execute."""
        self._count(message or self.where(verb), inputs)
        await self.sends(self.submitting(verb, message, **inputs))

    async def installs(self) -> None:
        await self.sends(self.activity(type="installationUpdate", action="add"))

    async def uninstalls(self) -> None:
        await self.sends(self.activity(type="installationUpdate", action="remove"))

    async def reports(self, message: Mapping[str, Any], **what: Any) -> "Dialog":
        """Chooses Kring's command beside somebody's message, in the chat where that stands: the dialog that opens."""
        return await self.asks("composeExtension/fetchTask", {"messagePayload": message}, **what)

    async def asks_about(self, message: Mapping[str, Any], **what: Any) -> "Dialog":
        """The same with the command that asks a question."""
        value = {"commandId": "askQuestion", "messagePayload": message}
        return await self.asks("composeExtension/fetchTask", value, **what)

    async def sends_in(self, dialog: "Dialog", verb: str = "", /, **inputs: str) -> "Dialog":
        """Fills in the dialog and presses its button, or one of this verb: what it says then, when all has happened."""
        value = {"commandId": dialog.command, "data": dialog.filled(verb, **inputs)}
        return await self.asks("composeExtension/submitAction", value)

    async def asks(self, name: str, value: Mapping[str, Any], **what: Any) -> "Dialog":
        """What Teams asks the extension, in any chat of this colleague's."""
        value = {"commandId": "reportFriction", "commandContext": "message", **value}
        answer = await self._wire.post(self.activity(type="invoke", name=name, value=value, **what))
        assert answer.status == 200, answer
        await self._wire.settle()
        return Dialog(answer.body, value["commandId"])

    async def sends(self, activity: Mapping[str, Any]) -> Answer:
        """As `posts`, and waits until all that follows has happened."""
        answer = await self.posts(activity)
        await self._wire.settle()
        return answer

    async def posts(self, activity: Mapping[str, Any]) -> Answer:
        """Posts the activity and shows the card that came back."""
        answer = await self._wire.post(activity)
        assert answer.status == 200, answer
        if activity["type"] == "invoke":
            self._wire.given.setdefault(self.id, []).append(answer.value)
            if isinstance(answer.value, dict):
                self.chat[activity["replyToId"]] = {"attachments": [{"content": answer.value}]}
        return answer

    def pressing(self, verb: str, message: str | None = None, /, **inputs: str) -> dict[str, Any]:
        """The activity of a press of that button, not sent yet."""
        where = message or self.where(verb)
        button = self._button(verb, where)
        return self._invoke(verb, where, button["data"] | self._filled(button, where, inputs))

    def submitting(self, verb: str, message: str | None = None, /, **inputs: str) -> dict[str, Any]:
        where = message or self.where(verb)
        button = self._button(verb, where)
        value = button["fallback"]["data"] | self._filled(button, where, inputs)
        return self.activity(type="message", value=value, replyToId=where)

    def forging(self, verb: str, **data: str) -> dict[str, Any]:
        """As `pressing`, by a client that sends whatever it likes beside, or instead of, the button's data."""
        where = self.where(verb)
        return self._invoke(verb, where, self._button(verb, where)["data"] | data)

    def lending(self, press: Mapping[str, Any]) -> dict[str, Any]:
        """Somebody else's press, in this colleague's name."""
        return self.activity(**{one: press[one] for one in ("type", "name", "value", "replyToId") if one in press})

    def activity(self, **what: Any) -> dict[str, Any]:
        """What this colleague's Teams adds to everything."""
        wire = self._wire
        return {
            "id": f"f:{next(_NUMBERS)}", "channelId": "msteams", "serviceUrl": wire.teams.url, "locale": self.locale,
            "from": {"id": f"29:{self.id}", "aadObjectId": self.id, "name": self.name}, "recipient": {"id": BOT},
            "conversation": {"id": f"a:{self.id}", "conversationType": "personal"}, "localTimezone": ZONE,
            "channelData": {"tenant": {"id": wire.tenant}} if wire.tenant else {}, **what,
        }  # fmt: skip

    def _invoke(self, verb: str, message: str, data: Mapping[str, str]) -> dict[str, Any]:
        value = {"action": {"type": "Action.Execute", "verb": verb, "data": dict(data)}}
        return self.activity(type="invoke", name="adaptiveCard/action", value=value, replyToId=message)

    def _button(self, verb: str, message: str) -> dict[str, Any]:
        return next(one for one in self.buttons(message) if one["verb"] == verb)

    def buttons(self, message: str) -> list[dict[str, Any]]:
        attachments = self.chat[message].get("attachments", [])
        return [part for one in attachments for part in parts(one["content"]) if part.get("type") == "Action.Execute"]

    def _count(self, message: str, inputs: Mapping[str, str]) -> None:
        """A choice is a tap of its own; what is typed into a field is a text."""
        kinds = {part["id"]: part["type"] for part in parts(self.card(message)) if "label" in part}
        typed = sum(kinds.get(one) == "Input.Text" for one in inputs)
        self.texts += typed
        self.taps += 1 + len(inputs) - typed

    def _filled(self, button: Mapping[str, Any], message: str, inputs: Mapping[str, str]) -> dict[str, str]:
        """What stands in the fields of the card; a client lets nobody press past a field that must be filled in."""
        fields = [part for part in parts(self.card(message)) if str(part.get("type")).startswith("Input.")]
        if button.get("associatedInputs") == "none":
            fields = []
        known = {one["id"]: one.get("value", "") for one in fields}
        assert inputs.keys() <= known.keys(), f"the card asks for {sorted(known)}"
        filled = known | dict(inputs)
        assert all(filled[one["id"]] for one in fields if one.get("isRequired")), "a field must be filled in"
        return filled


class Dialog:
    """What the message extension shows over a chat."""

    def __init__(self, body: Mapping[str, Any], command: str = "reportFriction") -> None:
        self.body = body
        self.command = command

    @property
    def card(self) -> dict[str, Any]:
        assert (self.body["task"]["type"], set(self.body)) == ("continue", {"task"})
        found: dict[str, Any] = self.body["task"]["value"]["card"]["content"]
        return found

    @property
    def reads(self) -> str:
        return "\n".join(lines(self.card))

    @property
    def fields(self) -> dict[str, str]:
        """What stands in them."""
        return {part["id"]: part.get("value", "") for part in parts(self.card) if "label" in part}

    def filled(self, verb: str = "", /, **inputs: str) -> dict[str, str]:
        """What its button sends, the last one, or the first of this verb."""
        buttons = [part for part in parts(self.card) if str(part.get("type")).startswith("Action.")]
        buttons = [one for one in buttons if one["type"] != "Action.ToggleVisibility"]
        assert {one["type"] for one in buttons} == {"Action.Submit"}, "a dialog knows no other"
        button = next(one for one in buttons if one["data"]["verb"] == verb) if verb else buttons[-1]
        if button.get("associatedInputs") == "none":
            return dict(button["data"])
        assert inputs.keys() <= self.fields.keys(), f"the dialog asks for {sorted(self.fields)}"
        return {**button["data"], **self.fields, **inputs}


def parts(part: Any) -> Iterator[dict[str, Any]]:
    """Every element and action of a card; what stands in a fallback is left out."""
    if isinstance(part, list):
        for one in part:
            yield from parts(one)
    elif isinstance(part, dict):
        yield part
        for name, one in part.items():
            if name not in ("fallback", "data"):
                yield from parts(one)


def lines(card: Any) -> list[str]:
    """What a person reads on a card, in order: words, badges, facts, labels and buttons; or the sentence it is."""
    if isinstance(card, str):
        return [card]
    found = []
    for part in parts(card):
        if part.get("type") == "FactSet":
            found += [f"{fact['title']}: {fact['value']}" for fact in part["facts"]]
        elif part.get("type") in ("TextBlock", "Badge"):
            found.append(part["text"])
        elif "label" in part or str(part.get("type")).startswith("Action."):
            found.append(part.get("label") or part.get("title", ""))
    return [_ESCAPED.sub(r"\1", line) for line in found]
