"""Turns on the way of a report or question without a name: nothing is kept of who did them, or that they were done.

No person is met or refreshed, no once-only row is written, and what a button that comes as a message changes is shown
within its own request, since an owed message would say to whom (DESIGN: without a name). Their jobs are quiet: the log
tells neither that they were slow nor that Teams did not take the answer.
"""

import secrets
from collections.abc import Callable
from typing import Any

import structlog

import bot.clock
import bot.drawing
import bot.mailbox
import bot.messages
import usecases.people
from bot import incoming
from bot.adapter import Activity
from bot.connector import Address
from bot.drawing import Sheet
from bot.hop import Hop
from bot.incoming import Press
from bot.mailbox import Mailbox
from bot.meaning import Meaning
from bot.post import Post
from bot.seal import Seal
from dialogs import routes
from dialogs.turn import Card, Reply, Turn
from domain import errors, nameless
from domain.messages import Pressed
from domain.nameless import Naming, Slip
from domain.people import Contact, Person, stranger
from domain.rules import Rules
from storage import people
from storage.tx import Quiet, Tx

log = structlog.get_logger()

REOPENS = frozenset({"friction.reopen", "question.reopen"})  # by whoever wanted to be told: from now on they are again


class Untraced:
    def __init__(
        self, *, hop: Hop, seal: Seal, rules: Rules, clock: bot.clock.Clock, post: Post, meaning: Meaning,
        wake: Callable[[], None],
    ) -> None:  # fmt: skip
        self._hop = hop
        self._seal = seal
        self._rules = rules
        self._clock = clock
        self._post = post
        self._meaning = meaning
        self._wake = wake

    def someone(self, tx: Tx, contact: Contact) -> Person:
        """Who speaks, as the directory or this activity has it; nobody is added to the store."""
        return people.find(tx, contact.id, self._rules.usual) or stranger(contact, self._rules.usual)

    async def press(self, activity: Activity, contact: Contact, press: Press) -> dict[str, Any]:
        """The card that answers a press, sealed for who pressed; the same press again gives the same card."""
        sheet = await self._turn(activity, contact, press)
        return self._seal.stamp(bot.drawing.draw(sheet, self._rules, self._clock.now()), contact.id)

    async def submit(self, activity: Activity, contact: Contact, press: Press) -> None:
        """The same for a press that comes as a message; raises Unsaid when Teams does not take the answer."""
        try:
            sheet = await self._turn(activity, contact, press)
        except errors.Refused as refused:
            await self.refuse(activity, contact, refused)
            return
        await self._show(activity, contact, sheet, here=activity.reply_to_id)

    async def refuse(self, activity: Activity, contact: Contact, refused: errors.Refused) -> None:
        ids = {"text": refused.text} | {name: str(value) for name, value in refused.variables.items()}

        def job(tx: Tx) -> Sheet:
            return bot.messages.read(tx, Reply(card=Card.NOTICE, ids=ids), self.someone(tx, contact))

        await self._show(activity, contact, await self._hop.read(Quiet(job)))

    async def _turn(self, activity: Activity, contact: Contact, press: Press) -> Sheet:
        now, seed = self._clock.now(), self._seed(activity, press)
        slip = await self._slip(activity, contact, press)
        near = await self._meaning.near(press.verb, press.data.get("text", ""))
        pressed = Pressed(activity=activity.reply_to_id, replaced=True)

        def job(tx: Tx) -> Sheet:
            self._seal.check(contact.id, press.verb, press.data)
            someone = usecases.people.look(tx, contact, self._rules)
            turn = Turn(
                person=someone, now=now, seed=seed, verb=press.verb, data=press.data, pressed=pressed, slip=slip,
                near=near, contact=contact,
            )  # fmt: skip
            return bot.messages.read(tx, routes.answer(tx, turn, self._rules), someone)

        sheet = await self._hop.write(Quiet(job))
        self._wake()  # a question goes out at once
        return sheet

    def _seed(self, activity: Activity, press: Press) -> bytes:
        """A form asked for twice by one activity is one form; all else is told apart by what the card holds."""
        if press.verb in routes.FORMS and activity.id:
            return self._seal.seed(activity.conversation.id, activity.id)
        return secrets.token_bytes(32)

    async def _slip(self, activity: Activity, contact: Contact, press: Press) -> Slip | None:
        """What proves the report or question theirs, and the way back to them, sealed where it may be kept."""
        receipt = press.data.get("receipt") or slip_receipt(self._seal, press)
        if not receipt:
            return None
        tells = press.data.get("naming") == Naming.TOLD or press.verb in REOPENS
        sealed = await self._box(activity, contact, receipt) if tells else b""
        return Slip(receipt=receipt, kept=nameless.kept(receipt), sealed=sealed)

    async def _box(self, activity: Activity, contact: Contact, receipt: str) -> bytes:
        viewer = await self._hop.read(Quiet(lambda tx: self.someone(tx, contact)))
        box = Mailbox(
            person=contact.id, conversation=contact.conversation, service_url=contact.service_url,
            activity=activity.reply_to_id, language=viewer.language, time_zone=viewer.time_zone, receipt=receipt,
        )  # fmt: skip
        return bot.mailbox.close(box, self._seal)

    async def _show(self, activity: Activity, contact: Contact, sheet: Sheet, *, here: str | None = None) -> None:
        address = Address(
            service_url=activity.service_url, conversation=activity.conversation.id,
            reply_to=None if here else activity.id,
        )  # fmt: skip
        card = bot.drawing.draw(sheet, self._rules, self._clock.now())
        await self._post.show(address, here, card, contact.id)


def slip_receipt(seal: Seal, press: Press) -> str | None:
    """The receipt that a form leads to, whether or not it was sent without a name."""
    nonce = press.data.get("nonce")
    return seal.receipt(nonce) if nonce and press.verb in routes.SENDS else None


def meets(activity: Activity, rules: Rules) -> bool:
    """Whether a message refreshes who sent it: not on the way to a report, and not by only looking at one."""
    press = incoming.submitted(activity)
    if press:
        return press.verb not in routes.LOOKS
    return not routes.leaves_no_trace("", incoming.typed(activity), {}, rules)
