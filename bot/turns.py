"""One activity, one transaction: from what Teams says to what the dialogs answer."""

import secrets
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import structlog

import bot.adapter
import bot.clock
import bot.messages
import bot.untraced
import usecases.news
import usecases.people
from bot import drawing, incoming
from bot.acts import Acts
from bot.adapter import CARD, SENTENCE, Activity, Context, InvokeAnswer
from bot.delivery import Delivery
from bot.extension import Extension
from bot.hop import Hop
from bot.letters import Letter
from bot.meaning import Meaning
from bot.post import Post, Unsaid
from bot.seal import Seal
from bot.untraced import Untraced, slip_receipt
from dialogs import routes
from dialogs.turn import Card, Reply, Turn
from domain import errors, nameless
from domain.messages import Kind, Parcel, Pressed
from domain.nameless import Slip
from domain.people import Contact, Person, language
from domain.rules import Rules
from storage import once, outbox, people, pump
from storage.store import StoreError
from storage.tx import Quiet, Tx

log = structlog.get_logger()

T = TypeVar("T")
TOLD = 5  # of so many acts over the limit, one is told that it was not read
LIVING = {Card.STATUS: Kind.STATUS, Card.FOLLOW: Kind.FOLLOW, Card.QUESTION: Kind.QUESTION}


class Turns:
    """Gives every activity to what answers it; what is not for us is logged and left."""

    def __init__(
        self, *, hop: Hop, seal: Seal, rules: Rules, clock: bot.clock.Clock, machine: bot.clock.Machine,
        delivery: Delivery, post: Post, meaning: Meaning, tenant: str, acts_per_minute: int,
    ) -> None:  # fmt: skip
        self._hop, self._seal, self._rules = hop, seal, rules
        self._clock, self._machine = clock, machine
        self._delivery, self._meaning = delivery, meaning
        self._tenant, self._acts = tenant, Acts(acts_per_minute, machine)
        self._untraced = Untraced(
            hop=hop, seal=seal, rules=rules, clock=clock, post=post, meaning=meaning, wake=delivery.wake
        )
        self._extension = Extension(
            hop=hop, seal=seal, rules=rules, clock=clock, acts=self._acts, tenant=tenant, meaning=meaning,
            wake=delivery.wake,
        )  # fmt: skip
        self._place: tuple[str, str] | None = None

    async def __call__(self, context: Context) -> None:
        """The adapter's logic; a mistake of ours is logged, and told to the person in one kind sentence with its id."""
        contact = incoming.contact(context.activity)
        try:
            await self._turn_to(context, contact)
        except (StoreError, Unsaid):
            raise  # 5xx: the client asks again, and the once-only key or the form's own number decides
        except Exception:
            ref = f"k{secrets.token_hex(4)}"  # never read as a number
            log.exception("turn.failed", ref=ref)
            await self._apologise(context, contact, errors.WentWrong(ref=ref))

    async def _apologise(self, context: Context, contact: Contact | None, sorry: errors.WentWrong) -> None:
        activity = context.activity
        if contact and bot.extension.meant(activity):
            await self._extension.refuse(context, contact, sorry)
        elif contact and activity.type == "invoke":
            bot.adapter.tell(context, SENTENCE, await self._sentence(contact, sorry))
        elif contact and activity.type == "message" and activity.conversation.conversation_type == "personal":
            press = incoming.submitted(activity)
            refuse = self._untraced.refuse if press and self._leaves_none(press) else self._refuse
            await refuse(activity, contact, sorry)

    async def _turn_to(self, context: Context, contact: Contact | None) -> None:
        activity = context.activity
        if bot.extension.meant(activity):
            await self._extension(context, contact)
        elif activity.conversation.conversation_type != "personal":
            await self._in_a_group(activity)
        elif contact is None:
            log.info("activity.nobody", type=activity.type[:40])
        elif activity.type == "message":
            await self._message(activity, contact)
        elif activity.type == "invoke":
            await self._invoke(context, contact)
        elif activity.type in ("installationUpdate", "conversationUpdate"):
            await self._installed(activity, contact)
        else:
            log.info("activity.ignored", type=activity.type[:40])

    async def _message(self, activity: Activity, contact: Contact) -> None:
        """Typed words, or a press that comes as a message; what is said back is owed, and sent after the commit."""
        press = incoming.submitted(activity)
        over = self._acts.count(contact.id)
        untraced = press is not None and self._leaves_none(press)
        if over:
            refuse = self._untraced.refuse if untraced else self._refuse
            return await refuse(activity, contact, errors.TooFast()) if over % TOLD == 1 else None
        if press and untraced:
            return await self._untraced.submit(activity, contact, press)
        try:
            await (self._submit(activity, contact, press) if press else self._typed(activity, contact))
        except errors.AlreadySent as refused:  # without a name: nobody is told that they did
            await self._untraced.refuse(activity, contact, refused)
        except errors.Refused as refused:
            log.info("turn.refused", verb=press.verb if press else "", text=refused.text)
            await self._refuse(activity, contact, refused)
        return None

    async def _typed(self, activity: Activity, contact: Contact) -> None:
        turn = await self._turn(text=incoming.typed(activity))
        await self._answer_once(
            activity, contact, lambda tx, someone: (routes.answer(tx, turn(someone), self._rules), None)
        )

    async def _submit(self, activity: Activity, contact: Contact, press: incoming.Press) -> None:
        """The card that was pressed is updated in place; a card that lives there needs no second message."""
        here = activity.reply_to_id
        turn = await self._turn(press=press, pressed=Pressed(activity=here, replaced=False))

        def answer(tx: Tx, someone: Person) -> tuple[Reply | None, str | None]:
            reply = self._pressed(tx, turn(someone))
            about, kind = reply.ids.get("friction") or reply.ids.get("question", ""), LIVING.get(reply.card)
            if kind and "told" not in reply.ids and outbox.lives_in(tx, kind, about, contact.id) == here:
                outbox.refresh(tx, kind, about, contact.id)
                return None, here
            return reply, here

        await self._answer_once(activity, contact, answer)

    async def _refuse(self, activity: Activity, contact: Contact, refused: errors.Refused) -> None:
        ids = {"text": refused.text} | {name: str(value) for name, value in refused.variables.items()}
        try:
            await self._answer_once(activity, contact, lambda _tx, _someone: (Reply(card=Card.NOTICE, ids=ids), None))
        except errors.Outsider as outside:  # nothing is kept of them
            await self._untraced.refuse(activity, contact, outside)

    async def _answer_once(
        self, activity: Activity, contact: Contact, answer: Callable[[Tx, Person], tuple[Reply | None, str | None]]
    ) -> None:
        """Owes the reply, in place of the message that `answer` names or as a new one; a redelivery owes nothing."""
        meets = bot.untraced.meets(activity, self._rules)

        def job(tx: Tx) -> tuple[Parcel | None, Letter | None]:
            if not self._first(tx, activity):
                return None, None
            someone = self._meet(tx, activity, contact) if meets else usecases.people.look(tx, contact, self._rules)
            reply, here = answer(tx, someone)
            if reply is None:
                return None, None
            said = {"card": reply.card.value, "ids": dict(reply.ids), "words": dict(reply.words)}
            said |= {"language": someone.language, "time_zone": someone.time_zone}
            parcel = self._owe(tx, activity, receiver=contact.id, said=said, in_place=here)
            return parcel, Letter(sheet=bot.messages.read(tx, reply, someone)) if parcel else None

        self._delivery.born(*await self._commit(activity, job, met=meets))

    async def _invoke(self, context: Context, contact: Contact) -> None:
        activity = context.activity
        press = incoming.executed(activity)
        if press is None:
            log.info("invoke.ignored", name=(activity.name or "")[:60])
            return bot.adapter.answer(context, InvokeAnswer(status=501))
        try:
            if self._acts.count(contact.id):
                raise errors.TooFast
            execute = self._untraced.press if self._leaves_none(press) else self._execute
            return bot.adapter.tell(context, CARD, await execute(activity, contact, press))
        except errors.Refused as refused:
            if press.verb not in routes.SENDS and not self._leaves_none(press):  # a line would tell when
                log.info("turn.refused", verb=press.verb, text=refused.text)
            return bot.adapter.tell(context, SENTENCE, await self._sentence(contact, refused))

    async def _execute(self, activity: Activity, contact: Contact, press: incoming.Press) -> dict[str, Any]:
        """The card that replaces the pressed one; the same press again gets the same card."""
        turn = await self._turn(press=press, pressed=Pressed(activity=activity.reply_to_id, replaced=True))
        key, looks = self._key(activity), press.verb in routes.LOOKS

        def job(tx: Tx) -> drawing.Sheet:
            before = once.before(tx, key)
            someone = usecases.people.look(tx, contact, self._rules) if looks else self._meet(tx, activity, contact)
            if before and before.card:
                return bot.messages.read(tx, bot.messages.again(before.card, before.ids, press.data), someone)
            reply = self._pressed(tx, turn(someone))
            once.keep(tx, key, self._machine.now(), card=reply.card, ids=reply.ids)
            return bot.messages.read(tx, reply, someone)

        sheet = await self._commit(activity, job, met=not looks)
        self._delivery.wake()
        return self._seal.stamp(drawing.draw(sheet, self._rules, self._clock.now()), contact.id)

    async def _installed(self, activity: Activity, contact: Contact) -> None:
        """Welcomes once per person; a removal marks the person, and coming back heals."""
        now = self._clock.now()
        if incoming.removed(activity):
            await self._hop.write(lambda tx: usecases.people.leave(tx, contact.id, now=now, rules=self._rules))
            return
        if activity.type == "conversationUpdate" and not activity.members_added:
            return

        def job(tx: Tx) -> None:
            self._remember(tx, activity)
            usecases.people.welcome(tx, contact, now=now, rules=self._rules)

        await self._commit(activity, job)
        self._delivery.wake()

    async def _in_a_group(self, activity: Activity) -> None:
        """A mention is pointed to the personal chat; all else there is not for us."""
        if activity.type != "message" or not incoming.mentioned(activity):
            return
        spoken = language(None, activity.locale, self._rules.usual.language)
        contact = incoming.contact(activity)

        def job(tx: Tx) -> Parcel | None:
            if not self._first(tx, activity):
                return None
            known = people.find(tx, contact.id, self._rules.usual) if contact else None
            said = {"card": bot.messages.POINTER, "language": known.language if known else spoken}
            return self._owe(tx, activity, receiver=activity.conversation.id[:400], said=said)

        self._delivery.born(await self._hop.write(job))

    def _leaves_none(self, press: incoming.Press) -> bool:
        return press.verb in routes.VERBS and routes.leaves_no_trace(press.verb, "", press.data, self._rules)

    def _pressed(self, tx: Tx, turn: Turn) -> Reply:
        """Refuses a button that we do not know, was changed, or is somebody else's; the card is theirs from now on."""
        if turn.verb not in routes.VERBS:
            raise errors.UnknownVerb
        self._seal.check(turn.person.id, turn.verb, turn.data)
        if turn.pressed:
            usecases.news.turned(tx, turn.person.id, turn.pressed)
        return routes.answer(tx, turn, self._rules)

    async def _sentence(self, contact: Contact, refused: errors.Refused) -> str:
        known = await self._hop.read(Quiet(lambda tx: people.find(tx, contact.id, self._rules.usual)))
        if known is None or isinstance(refused, errors.Outsider):  # of whom nothing is kept
            return bot.messages.refusal(refused, language(None, contact.locale, self._rules.usual.language))
        return bot.messages.refusal(refused, known.language)

    async def _turn(
        self, *, text: str = "", press: incoming.Press | None = None, pressed: Pressed | None = None
    ) -> Callable[[Person], Turn]:
        """Time and seed are taken here, once: a turn that the store runs twice gives the same."""
        now, seed = self._clock.now(), secrets.token_bytes(32)
        verb, data = (press.verb, press.data) if press else ("", {})
        near = await self._meaning.near(verb, data.get("text", text))
        receipt = slip_receipt(self._seal, press) if press else None
        slip = Slip(receipt=receipt, kept=nameless.kept(receipt), sealed=b"") if receipt else None
        return lambda person: Turn(
            person=person, now=now, seed=seed, verb=verb, text=text, data=data, pressed=pressed, slip=slip, near=near
        )  # fmt: skip

    def _meet(self, tx: Tx, activity: Activity, contact: Contact) -> Person:
        self._remember(tx, activity)
        return usecases.people.meet(tx, contact, self._rules)

    def _remember(self, tx: Tx, activity: Activity) -> None:
        """Keeps how to reach who never wrote; asked of the store only when it moved."""
        service_url, bot_id = place = incoming.place(activity)
        if place != self._place:
            people.seen_in(tx, self._tenant, service_url=service_url, bot=bot_id)

    async def _commit(self, activity: Activity, job: Callable[[Tx], T], *, met: bool = True) -> T:
        result = await self._hop.write(job)
        self._place = incoming.place(activity) if met else self._place
        return result

    def _first(self, tx: Tx, activity: Activity) -> bool:
        """False when this activity was answered before."""
        return once.keep(tx, self._key(activity), self._machine.now())

    def _key(self, activity: Activity) -> str:
        return self._seal.once(activity.conversation.id, activity.id or secrets.token_hex(16))

    def _owe(
        self, tx: Tx, activity: Activity, *, receiver: str, said: Mapping[str, Any], in_place: str | None = None
    ) -> Parcel | None:
        address = {"service_url": activity.service_url, "conversation": activity.conversation.id}
        if activity.id and not in_place:
            address["reply_to"] = activity.id
        leases = pump.lease_clock(tx, self._machine.now())
        return outbox.answer(
            tx, about=self._key(activity), receiver=receiver, data=said, address=address, activity=in_place,
            now=self._clock.now(), owner=self._delivery.owner, lease_until=leases + bot.delivery.LEASE,
        )  # fmt: skip
