"""One attempt to send one owed message: where to, what it says now, and what became of it."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import structlog

import bot.clock
import bot.drawing
import bot.feed
import bot.letters
import bot.mailbox
import bot.messages
import bot.pacer
from bot.connector import Address, Again, Blocked, Connector, Disallowed, Missing, Rejected, Undelivered
from bot.hop import Hop
from bot.letters import Letter
from bot.mailbox import Mailbox
from bot.seal import Seal
from domain import schedule
from domain.messages import MANNERS, Doubt, End, Kind, Outcome, Parcel, back_off
from domain.nameless import MailboxId, is_mailbox
from domain.nameless import kept as receipt_kept
from domain.people import Person, PersonId
from domain.rules import Rules
from storage import friction, nameless, outbox, people, questions
from storage.tx import Tx

log = structlog.get_logger()

ANSWERS = frozenset({Kind.REPLY, Kind.ASKING})  # to what somebody typed or pressed: nothing of it is kept once it ended
PINGS = frozenset({Kind.PING, Kind.ANSWERED})  # what first goes to the activity feed


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Who gets a message, and what there is to say; `box` where it goes to a mailbox: then no table knows who."""

    viewer: Person | None
    letter: Letter | None
    box: Mailbox | None = None


class Unsaid(Exception):
    """What had to be said within the request was not: the same press again is safe."""


PATIENCE = 50  # attempts, about ten hours of backing off; nothing is retried for ever
NO_PLACE = timedelta(seconds=30)  # between two looks whether the tenant has spoken to us yet


class Post:
    def __init__(
        self, *, hop: Hop, connector: Connector, feed: bot.feed.Feed, pacer: bot.pacer.Pacer,
        graph_pacer: bot.pacer.GraphPacer, seal: Seal, rules: Rules, clock: bot.clock.Clock,
        machine: bot.clock.Machine, tenant: str, link: bot.letters.Link,
        count: Callable[[Parcel, Undelivered | str | None], None] | None = None,
    ) -> None:  # fmt: skip
        """`count` is told what came of a message to Teams: an error, or the id it has now."""
        self._hop = hop
        self._count = count or (lambda _parcel, _came: None)
        self._connector = connector
        self._feed = feed
        self._pacer = pacer
        self._graph_pacer = graph_pacer
        self._seal = seal
        self._rules = rules
        self._clock = clock
        self._machine = machine
        self._tenant = tenant
        self._link = link

    def opened(self, tx: Tx, parcel: Parcel) -> Opened:
        """Who gets it and what it says now, read in the transaction that claimed it: one way to the store less."""
        if is_mailbox(parcel.receiver):
            sealed = nameless.sealed(tx, MailboxId(parcel.receiver))
            box = bot.mailbox.open_(sealed, self._seal) if sealed else None
            if box is None or not _of(tx, box, parcel):
                return Opened(viewer=None, letter=None)
            letter = bot.letters.open_letter(tx, parcel, box.viewer, receipt=box.receipt)
            return Opened(viewer=box.viewer, letter=letter, box=box)
        viewer = people.find(tx, PersonId(parcel.receiver), self._rules.usual) or bot.letters.passer_by(parcel)
        return Opened(viewer=viewer, letter=bot.letters.open_letter(tx, parcel, viewer) if viewer else None)

    async def send(self, parcel: Parcel, known: Opened | None = None) -> tuple[Outcome, PersonId | None]:
        """How it ended, and who turned out to have blocked us; `known` is what was read when it was claimed."""
        if parcel.data and parcel.data["card"] == bot.messages.POINTER:
            outcome, _ = await self._chat(parcel, _text(bot.messages.pointer(parcel.data["language"])), None)
            return replace(outcome, erased=True), None
        opened = known if known is not None else await self._hop.read(lambda tx: self.opened(tx, parcel))
        if is_mailbox(parcel.receiver):
            return await self._send_sealed(parcel, opened), None
        outcome, gone = await self._send(parcel, opened)
        return replace(outcome, erased=parcel.kind in ANSWERS), gone

    async def show(self, address: Address, here: str | None, card: Mapping[str, Any], viewer: str) -> str | None:
        """Says something within the request it answers, recorded nowhere: in place of a message, or as a new one.

        Raises Unsaid when Teams did not take it. No log line says so: it would tell when somebody was on the way of a
        report without a name, and that Teams is in trouble is told by what it does to all other messages.
        """
        activity = _card(self._seal.stamp(dict(card), viewer))
        try:
            async with self._pacer.turn(first=True):
                if here:
                    return (await self._connector.update(address, here, activity)).id
                return (await self._connector.send(address, activity)).id
        except Undelivered:
            raise Unsaid from None

    async def _send_sealed(self, parcel: Parcel, opened: Opened) -> Outcome:
        """As any other message, but nothing remains of it: not where it went, not that it could not be sent."""
        box = opened.box
        living = MANNERS[parcel.kind].living
        if box and living:
            parcel = replace(parcel, activity=box.activity)
        outcome, _ = await self._send(parcel, opened)
        if outcome.end is End.AGAIN:
            return outcome
        moved = outcome.activity if living else None
        if box and moved and moved != box.activity:
            again = bot.mailbox.close(replace(box, activity=moved), self._seal)
            await self._hop.write(lambda tx: nameless.reseal(tx, MailboxId(parcel.receiver), again))
        return replace(outcome, activity=None, erased=True)

    async def _send(self, parcel: Parcel, opened: Opened) -> tuple[Outcome, PersonId | None]:
        viewer, letter = opened.viewer, opened.letter
        if viewer is None or not (viewer.reachable or parcel.kind is Kind.REPLY):
            return self._dead(parcel, outbox.BLOCKED), None
        if letter is None:
            return Outcome(id=parcel.id, end=End.CANCELLED), None
        if MANNERS[parcel.kind].budgeted and not (parcel.activity or self._of_today(parcel, viewer)):
            return Outcome(id=parcel.id, end=End.CANCELLED), None
        now = self._clock.now()  # a mailbox that waits for its owner's morning would say in which time zone that is
        whose = replace(viewer, time_zone=self._rules.usual.time_zone) if opened.box else viewer
        sounds = MANNERS[parcel.kind].waits and not parcel.activity  # what is drawn anew in its place makes none
        if sounds and (due := self._rules.sound(now, whose)) > now:
            return Outcome(id=parcel.id, end=End.AGAIN, due=due, tried=False, reason="quiet"), None
        if parcel.kind in PINGS and not parcel.chat:
            refused = await self._ping(parcel, letter, viewer, sealed=opened.box is not None)
            if refused is not None:
                return refused, None
        card = bot.drawing.draw(letter.sheet, self._rules, self._clock.now())
        activity = _card(self._seal.stamp(card, viewer.id))
        return await self._chat(parcel, activity, viewer, letter)

    def _of_today(self, parcel: Parcel, viewer: Person) -> bool:
        """What nobody asked for is of one day: held longer, the next one takes its place."""
        return parcel.occasion == self._clock.now().astimezone(ZoneInfo(viewer.time_zone)).date().isoformat()

    def later(
        self, parcel: Parcel, *, reason: str, after: float | None = None, doubt: bool = False, chat: bool = False
    ) -> Outcome:
        """Backs off, unless it was tried long enough, or may have arrived and must not arrive twice."""
        if doubt and MANNERS[parcel.kind].doubt is Doubt.UNKNOWN:
            return Outcome(id=parcel.id, end=End.UNKNOWN, reason=reason)
        if parcel.attempts >= PATIENCE:
            return self._dead(parcel, f"gave up: {reason}")
        wait = back_off(parcel.attempts, secrets.randbelow(1000) / 1000)
        if after is not None:
            wait = max(wait, timedelta(seconds=after))
        return Outcome(id=parcel.id, end=End.AGAIN, retry_at=self._machine.now() + wait, reason=reason, chat=chat)

    def _dead(self, parcel: Parcel, reason: str) -> Outcome:
        """Never to be sent: only the day is kept."""
        day = schedule.start_of_day(self._clock.now(), self._rules.usual.time_zone)
        return Outcome(id=parcel.id, end=End.DEAD, reason=reason, due=day)

    async def _ping(self, parcel: Parcel, letter: Letter, viewer: Person, *, sealed: bool) -> Outcome | None:
        """None when Graph definitely will not: then a chat message takes the ping's place, and never both."""
        chain = self._seal.chain(parcel.about) if sealed else None
        ping = bot.letters.ping(letter, link=self._link, chain=chain)
        try:
            async with self._graph_pacer.turn(viewer.id):
                await self._feed.ping(ping)
        except bot.pacer.Full as full:
            retry = self._machine.now() + timedelta(seconds=full.after)
            return Outcome(id=parcel.id, end=End.AGAIN, retry_at=retry, tried=False, reason="pace")
        except (bot.feed.Refused, bot.feed.Wrong) as no:
            log.info("ping.refused", reason=no.reason)
            return None
        except bot.feed.Again as again:
            if again.after is not None:
                self._graph_pacer.hold(again.after)
            return self.later(parcel, reason=again.reason, after=again.after, doubt=again.doubt)
        return Outcome(id=parcel.id, end=End.DONE)

    async def _chat(
        self, parcel: Parcel, activity: Mapping[str, Any], viewer: Person | None,
        letter: Letter | None = None,
    ) -> tuple[Outcome, PersonId | None]:  # fmt: skip
        chat = parcel.kind in PINGS
        try:
            address = await self._address(parcel, viewer)
            if address is None:
                retry = self._machine.now() + NO_PLACE
                wait = Outcome(
                    id=parcel.id, end=End.AGAIN, retry_at=retry, tried=False, reason="nowhere yet", chat=chat
                )
                return wait, None
            sent = await self._say(parcel, address, activity, viewer)
        except Again as again:
            self._count(parcel, again)
            if again.throttled:
                self._pacer.refused(again.after)
            return self.later(parcel, reason=again.reason, after=again.after, doubt=again.doubt, chat=chat), None
        except Blocked as blocked:
            self._count(parcel, blocked)
            _line(parcel, "delivery.blocked", "info", reason=blocked.reason)
            return self._dead(parcel, outbox.BLOCKED), viewer.id if viewer else None
        except (Missing, Rejected, Disallowed) as no:
            self._count(parcel, no)
            _line(parcel, "delivery.dead", "warning", kind=parcel.kind.value, reason=no.reason)
            return self._dead(parcel, no.reason), None
        self._count(parcel, sent)
        version, also = (letter.version, letter.also) if letter else (0, ())
        return Outcome(id=parcel.id, end=End.DONE, version=version, activity=sent, also=also), None

    async def _say(
        self, parcel: Parcel, address: Address, activity: Mapping[str, Any], viewer: Person | None
    ) -> str | None:
        """In place where the message is known; anew where it, or its conversation, is gone."""
        first = parcel.kind is Kind.REPLY
        if parcel.activity:
            try:
                async with self._pacer.turn(first=first):
                    return (await self._connector.update(address, parcel.activity, activity)).id
            except Missing:
                if MANNERS[parcel.kind].waits:
                    raise  # a card that was only to be drawn anew: a new one would make a sound
                _line(parcel, "delivery.anew", "info", kind=parcel.kind.value)
        try:
            async with self._pacer.turn(first=first):
                return (await self._connector.send(address, activity)).id
        except Missing:
            if viewer is None or parcel.address:
                raise
        fresh = await self._make(viewer, kept=not is_mailbox(parcel.receiver))
        if fresh is None:
            raise Missing("conversation")
        async with self._pacer.turn():
            return (await self._connector.send(fresh, activity)).id

    async def _address(self, parcel: Parcel, viewer: Person | None) -> Address | None:
        if parcel.address:
            return Address(**parcel.address)
        if viewer and viewer.conversation and viewer.service_url:
            return Address(service_url=viewer.service_url, conversation=viewer.conversation)
        return await self._make(viewer) if viewer else None

    async def _make(self, viewer: Person, *, kept: bool = True) -> Address | None:
        """The personal chat of somebody who has none yet; None while nothing in the tenant has spoken to us."""
        where = await self._hop.read(lambda tx: people.service(tx, self._tenant))
        if where is None:
            return None
        service_url, bot_id = where
        async with self._pacer.turn():
            made = await self._connector.create(service_url, self._tenant or None, bot_id, viewer.id)
        if kept:
            await self._hop.write(lambda tx: people.chat(tx, viewer.id, conversation=made, service_url=service_url))
        return Address(service_url=service_url, conversation=made)


def _card(card: dict[str, Any]) -> dict[str, Any]:
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
    return {"type": "message", "summary": card["fallbackText"], "attachments": [attachment]}


def _text(words: str) -> dict[str, Any]:
    return {"type": "message", "text": words, "textFormat": "plain"}


def _line(parcel: Parcel, event: str, level: str, **fields: str) -> None:
    """None of what may follow at once on an act without a name: it would tell when. What is dead stays in the store."""
    if not MANNERS[parcel.kind].follows:
        getattr(log, level)(event, **fields)


def _of(tx: Tx, box: Mailbox, parcel: Parcel) -> bool:
    """Whether the mailbox is its own: whoever can write in the store must not send a report or question to another."""
    proof = receipt_kept(box.receipt)
    about = friction.of_receipt(tx, proof) or questions.of_receipt(tx, proof)
    return about is not None and about.mailbox == parcel.receiver
