"""What an owed message says now: read within the transaction that claims it, for its one receiver."""

from collections.abc import Callable

from bot.drawing import sheet_of
from bot.letters import friction, nudges, questions, recognition, tips
from bot.letters.feed import Link, link, ping
from bot.letters.letter import MOST_NEWS, Letter
from bot.messages import POINTER, read, works
from dialogs.turn import Card, Reply
from domain.messages import MANNERS, Kind, Parcel
from domain.people import Person, PersonId
from storage.tips import looks
from storage.tx import Tx

__all__ = ["MOST_NEWS", "Letter", "Link", "link", "open_letter", "passer_by", "ping"]

WELCOME = "home.welcome"


def passer_by(parcel: Parcel) -> Person | None:
    """Who typed what an answer is owed to, where the store knows nobody: as that turn saw them."""
    said = parcel.data or {}
    if parcel.kind is not Kind.REPLY or "time_zone" not in said:
        return None
    return Person(id=PersonId(parcel.receiver), name="", language=said["language"], time_zone=said["time_zone"])


def open_letter(tx: Tx, parcel: Parcel, viewer: Person, *, receipt: str | None = None) -> Letter | None:
    """What there is to say in an owed message, or None when there is nothing to say anymore.

    `receipt` is what a mailbox holds: the card is the reporter's of a nameless report.
    """
    if parcel.kind in (Kind.QUESTION, Kind.ANSWERED):
        return questions.question(tx, parcel, viewer, receipt)
    way = WAYS.get(parcel.kind, friction.merged if MANNERS[parcel.kind].merges else None)
    if way:
        return way(tx, parcel, viewer)
    loop = friction.subject(tx, parcel, viewer, receipt)
    return friction.about(tx, parcel, loop, viewer, receipt) if loop else None


def _reply(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    said = parcel.data or {}
    if said["card"] == POINTER:
        return None  # said as it stands
    return Letter(sheet=read(tx, Reply(card=Card(said["card"]), ids=said["ids"], words=said["words"]), viewer))


def _welcome(tx: Tx, _parcel: Parcel, viewer: Person) -> Letter:
    return Letter(sheet=sheet_of(WELCOME, viewer, (works(tx, viewer), looks(tx))))


WAYS: dict[Kind, Callable[[Tx, Parcel, Person], Letter | None]] = {  # of the kinds that are about no report alone
    Kind.REPLY: _reply,
    Kind.WELCOME: _welcome,
    Kind.CROWDED: friction.crowded,
    Kind.CONSENT: questions.article,
    Kind.ARTICLE: questions.article,
    Kind.REVIEW: questions.article,
    Kind.ASKING: questions.form,
    Kind.ASKED: questions.asked,
    Kind.THANKS: questions.thanks,
    Kind.WISH: questions.wish,
    Kind.OFFERED: questions.offered,
    Kind.IMPACT: recognition.note,
    Kind.NUDGE: nudges.new,
    Kind.AHEAD: nudges.ahead,
    Kind.JUDGED: nudges.judged,
    Kind.APPROVE: nudges.approve,
    Kind.PROGRESS: nudges.status,
    Kind.TIP: tips.tip,
    Kind.RECALL: tips.recall,
    Kind.EXPIRED: tips.expired,
    Kind.PAUSED: tips.paused,
}
