"""What an owed note says of somebody's help."""

from datetime import date

from bot.drawing import sheet_of
from bot.letters.letter import Letter
from dialogs.turn import Card
from domain import recognition as rule
from domain.messages import Parcel
from domain.people import Person
from storage import recognition, views
from storage.tx import Tx


def note(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """As it is by now, of the month that is its occasion; nothing for who is no key user anymore."""
    period = rule.whole(date.fromisoformat(f"{parcel.occasion}-01"), parcel.about)
    made = recognition.note(tx, viewer.id, period)
    tells = made.anything and views.is_key_user(tx, viewer.id)
    return Letter(sheet=sheet_of(Card.IMPACT, viewer, made)) if tells else None
