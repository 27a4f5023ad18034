"""What is owed to somebody who asked nothing: a tip, the question on one, or that it stops."""

from bot.drawing import sheet_of
from bot.letters.letter import Letter
from bot.messages import read
from dialogs.turn import Card, Reply
from domain.messages import Parcel
from domain.people import Person
from storage import tips
from storage.tx import Tx

EXPIRED = "tip.expired"
PAUSED = "tip.paused"


def tip(tx: Tx, parcel: Parcel, viewer: Person) -> Letter:
    return Letter(sheet=read(tx, Reply(card=Card.TIP, ids={"tip": parcel.about}), viewer))


def recall(_tx: Tx, parcel: Parcel, viewer: Person) -> Letter:
    """The options in the order of its day, however often it is drawn."""
    return Letter(sheet=sheet_of(Card.RECALL, viewer, None, {"tip": parcel.about, "day": parcel.occasion}))


def expired(tx: Tx, _parcel: Parcel, viewer: Person) -> Letter:
    """As it is by now."""
    return Letter(sheet=sheet_of(EXPIRED, viewer, tips.looks(tx)))


def paused(_tx: Tx, _parcel: Parcel, viewer: Person) -> Letter:
    return Letter(sheet=sheet_of(PAUSED, viewer, None))
