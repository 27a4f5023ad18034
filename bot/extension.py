"""The message extension: "report this" or "ask this" beside any message opens a dialog with the words of that message.

It is pressed in a chat of other people. Nothing of that place, nor of who wrote the message, is kept or logged, and a
dialog that is opened leaves nothing. What is sent from it is a report or a question with a name (FR3).
"""

import html
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import structlog

import bot.adapter
import bot.clock
import bot.drawing
import bot.messages
import cards.form
import usecases.people
from bot import incoming
from bot.acts import Acts
from bot.adapter import CARD, Activity, Context, InvokeAnswer
from bot.drawing import Sheet
from bot.hop import Hop
from bot.meaning import Meaning
from bot.seal import Seal
from bot.untraced import slip_receipt
from content.texts import say
from dialogs import asking, friction
from dialogs.turn import Card, Reply, Turn
from domain import errors, nameless
from domain.knowledge import KnownId
from domain.nameless import Slip
from domain.people import Contact, Person, language, stranger
from domain.rules import Rules
from storage import people
from storage.tx import Tx

log = structlog.get_logger()

FETCH = "composeExtension/fetchTask"
SUBMIT = "composeExtension/submitAction"
SEARCH = "application/search"
FOUND = "application/vnd.microsoft.search.searchResponse"
LONGEST = 100_000  # characters of a message that are looked at; Teams takes fewer
SOMEBODY = "@…"  # who was mentioned, without the name

_BREAKS = frozenset(("br", "p", "div", "li", "tr", "pre", "blockquote", "h1", "h2", "h3", "h4"))
_LEFT_OUT = frozenset(("at", "attachment", "script", "style", "title"))
_BETWEEN = re.compile(r"\s+")
_ALT = re.compile(r'\balt="([^"]*)"')
# No part of it can give back what it took, so that it takes no longer than the text is long.
_PIECES = re.compile(r"<(?P<closes>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*+)?+(?P<told>[^<>]*+)>|(?P<text>[^<]++|<)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What one of the manifest's commands makes of a message."""

    title: str  # the text above its dialog
    opens: str  # the verb that it is like
    verbs: frozenset[str]  # of the buttons in its dialog
    quote: Callable[[Tx, Turn, Rules], Reply]  # the form, with the message in it
    instead: Callable[[Tx, Turn, Rules], Reply | None]  # what comes where nothing is sent: mostly the form again
    send: Callable[[Tx, Turn, Rules], Reply]
    again: Callable[[Turn, str, Mapping[str, str | int]], Reply]  # the form as it was, and why it was not sent


REPORT = "reportFriction"
COMMANDS = {
    REPORT: Command(
        title="manifest-message", opens="friction.form", verbs=frozenset({"friction.report"}),
        quote=lambda _tx, turn, rules: friction.quote(turn, rules),
        instead=lambda _tx, turn, rules: friction.held_back(turn, rules),
        send=friction.report_quoted, again=friction.quoted_again,
    ),
    "askQuestion": Command(
        title="manifest-question", opens="question.form", verbs=frozenset({"question.ask", "question.found"}),
        quote=asking.quote, instead=asking.quoted_instead, send=asking.ask_quoted,
        again=asking.quoted_again,
    ),
}  # fmt: skip


def meant(activity: Activity) -> bool:
    """Whether Teams asks the extension, wherever that is."""
    name = activity.name or ""
    return activity.type == "invoke" and (name.startswith("composeExtension/") or name == SEARCH)


class Extension:
    def __init__(
        self, *, hop: Hop, seal: Seal, rules: Rules, clock: bot.clock.Clock, acts: Acts, tenant: str,
        meaning: Meaning, wake: Callable[[], None],
    ) -> None:  # fmt: skip
        self._hop = hop
        self._seal = seal
        self._rules = rules
        self._clock = clock
        self._acts = acts
        self._tenant = tenant
        self._meaning = meaning
        self._wake = wake

    async def __call__(self, context: Context, contact: Contact | None) -> None:
        """Opens the dialog, or takes what was sent from it; what asks for anything else finds nothing."""
        activity = context.activity
        if activity.name not in (FETCH, SUBMIT):
            return bot.adapter.answer(context, InvokeAnswer(status=200, body=_nothing(activity)))
        if contact is None:
            spoken = language(None, incoming.clean(activity.locale or ""), self._rules.usual.language)
            return _tell(context, spoken, errors.Outsider.text)
        command = COMMANDS.get(incoming.command(activity))
        if command is None:
            return _tell(context, (await self._someone(contact)).language, "extension-unknown")
        try:
            ask = self._open if activity.name == FETCH else self._send
            self._show(context, await ask(activity, contact, command), contact)
        except errors.Refused as refused:
            log.info("extension.refused", text=refused.text)
            await self.refuse(context, contact, refused)

    async def refuse(self, context: Context, contact: Contact, refused: errors.Refused) -> None:
        _tell(context, (await self._someone(contact)).language, refused.text, **refused.variables)

    async def _open(self, activity: Activity, contact: Contact, command: Command) -> Sheet:
        """The form with the words of the message in it; only looked at, nothing is written."""
        self._keep_pace(contact)
        words = quoted(activity)
        turn = self._turn(text=words, near=await self._meaning.near(command.opens, words))

        def job(tx: Tx) -> Sheet:
            someone = usecases.people.look(tx, contact, self._rules)
            return bot.messages.read(tx, command.quote(tx, turn(someone), self._rules), someone)

        return await self._hop.read(job)

    async def _send(self, activity: Activity, contact: Contact, command: Command) -> Sheet:
        """What says that it was stored, or the form as it was with why it was not; one form stores one thing."""
        press = incoming.dialog(activity)
        if press.verb not in command.verbs:
            raise errors.Changed
        self._seal.check(contact.id, press.verb, press.data)
        near = await self._meaning.near(press.verb, press.data.get("text", ""))
        turn = self._turn(press=press, near=near)

        def job(tx: Tx) -> Sheet:
            seen = usecases.people.look(tx, contact, self._rules)
            if back := command.instead(tx, turn(seen), self._rules):
                return bot.messages.read(tx, back, seen)
            someone = self._meet(tx, activity, contact)
            return bot.messages.read(tx, command.send(tx, turn(someone), self._rules), someone)

        try:
            self._keep_pace(contact)
            sheet = await self._hop.write(job)
        except (errors.Words, errors.Choice, errors.TooFast) as refused:
            someone = await self._someone(contact)
            reply = command.again(turn(someone), refused.text, refused.variables)
            return await self._hop.read(lambda tx: bot.messages.read(tx, reply, someone))
        self._wake()
        return sheet

    def _keep_pace(self, contact: Contact) -> None:
        if self._acts.count(contact.id):
            raise errors.TooFast

    def _turn(
        self, *, text: str = "", press: incoming.Press | None = None, near: Mapping[KnownId, float]
    ) -> Callable[[Person], Turn]:
        """Time and seed are taken here, once: a turn that the store runs twice gives the same."""
        now, seed = self._clock.now(), secrets.token_bytes(32)
        receipt = slip_receipt(self._seal, press) if press else None
        slip = Slip(receipt=receipt, kept=nameless.kept(receipt), sealed=b"") if receipt else None
        verb, data = (press.verb, press.data) if press else ("", {})
        return lambda person: Turn(
            person=person, now=now, seed=seed, verb=verb, text=text, data=data, slip=slip, near=near
        )

    def _meet(self, tx: Tx, activity: Activity, contact: Contact) -> Person:
        """They are known from then on, and reached in their own chat: where they pressed is not that, and not kept."""
        service_url, bot_id = incoming.place(activity)
        if bot_id and people.service(tx, self._tenant) is None:
            people.seen_in(tx, self._tenant, service_url=service_url, bot=bot_id)
        known = people.find(tx, contact.id, self._rules.usual)
        chat, through = (known.conversation, known.service_url) if known else (None, None)
        own = replace(contact, conversation=chat or "", service_url=through or "")
        return usecases.people.meet(tx, own, self._rules)

    async def _someone(self, contact: Contact) -> Person:
        known = await self._hop.read(lambda tx: people.find(tx, contact.id, self._rules.usual))
        return known or stranger(contact, self._rules.usual)

    def _show(self, context: Context, sheet: Sheet, contact: Contact) -> None:
        speaks = sheet.viewer.language
        if sheet.card is Card.NOTICE:
            return _tell(context, speaks, sheet.ids["text"], **sheet.words)
        card = bot.drawing.draw(sheet, self._rules, self._clock.now())
        return _dialog(context, speaks, self._seal.stamp(card, contact.id))


def _tell(context: Context, speaks: str, text: str, **variables: Any) -> None:
    """A sentence in the dialog. As a card: Teams shows a bare sentence there as an empty window."""
    _dialog(context, speaks, cards.form.told(say(speaks, text, **variables), speaks))


def _dialog(context: Context, speaks: str, card: dict[str, Any]) -> None:
    command = COMMANDS.get(incoming.command(context.activity), COMMANDS[REPORT])
    value = {
        "title": say(speaks, command.title), "height": "medium", "width": "medium",
        "card": {"contentType": CARD, "content": card},
    }  # fmt: skip
    body = {"task": {"type": "continue", "value": value}}
    bot.adapter.answer(context, InvokeAnswer(status=200, body=body))


def _nothing(activity: Activity) -> dict[str, Any]:
    if activity.name == SEARCH:
        return {"statusCode": 200, "type": FOUND, "value": {"results": []}}
    return {"composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": []}}


def quoted(activity: Activity) -> str:
    """The words of the message it is about, as plain text, without what names others.

    Of a mention it says that there was one; of a reply, the copy of what it replies to is left out.
    """
    payload = activity.value.get("messagePayload") if isinstance(activity.value, dict) else None
    body = payload.get("body") if isinstance(payload, dict) else None
    content = body.get("content") if isinstance(body, dict) else None
    if not isinstance(body, dict) or not isinstance(content, str):
        return ""
    words = incoming.clean(content)[:LONGEST]
    return _lines(words if body.get("contentType") == "text" else _plain(words))


def _lines(words: str) -> str:
    return "\n".join(line for one in words.splitlines() if (line := " ".join(one.split())))


def _plain(markup: str) -> str:
    """Text of HTML as Teams writes it. Our own reader: the standard one takes minutes for what is made to be slow."""
    words = []
    for tag, told, text in _shown(markup):
        if tag == "at":
            words.append(SOMEBODY)
        elif tag in _BREAKS:
            words.append("\n")
        elif tag == "emoji":
            words += _ALT.findall(told)
        words.append(_BETWEEN.sub(" ", text))
    return html.unescape("".join(words))


def _shown(markup: str) -> Iterator[tuple[str, str, str]]:
    """(tag, what it tells, "") or ("", "", text) of all that is shown; of what is left out, its first tag alone."""
    within, depth = "", 0
    for piece in _PIECES.finditer(markup):
        closes, tag, told, text = piece["closes"], (piece["tag"] or "").lower(), piece["told"] or "", piece["text"]
        if within:
            depth += (tag == within) * (-1 if closes else 1)
            within = within if depth else ""
            continue
        yield tag if not closes or tag in _BREAKS else "", told, text or ""
        if not closes and not told.endswith("/") and (tag in _LEFT_OUT or "schema.skype.com/Reply" in told):
            within, depth = tag, 1
