"""What is owed about a change: to colleagues, to key users before them, and to who sends it."""

from bot.drawing import sheet_of
from bot.letters.letter import Letter
from bot.messages import read
from dialogs.turn import Card, Reply
from domain.messages import Parcel
from domain.nudges import NudgeId, State
from domain.people import Person
from storage import nudges, views
from storage.tx import Tx

APPROVE = "nudge.approve"
JUDGED = "nudge.judged"


def new(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """As it says now; nothing once it was withdrawn, unless it is there to become a line that says so."""
    one = nudges.find(tx, NudgeId(parcel.about))
    if one is None or (one.state is State.WITHDRAWN and not parcel.activity):
        return None
    had = {"corrected": "1"} if parcel.activity and one.corrected else {}
    return Letter(sheet=read(tx, Reply(card=Card.NUDGE, ids={"nudge": one.id, **had}), viewer), version=one.version)


def ahead(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    one = nudges.find(tx, NudgeId(parcel.about))
    if one is None or (one.state is State.WITHDRAWN and not parcel.activity):
        return None
    return Letter(sheet=read(tx, Reply(card=Card.NUDGE_AHEAD, ids={"nudge": one.id}), viewer), version=parcel.wanted)


def approve(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """Nothing once another coordinator did."""
    going = views.going(tx, NudgeId(parcel.about))
    waits = going is not None and going.nudge.state is State.APPROVAL
    return Letter(sheet=sheet_of(APPROVE, viewer, going)) if waits else None


def judged(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """What waits for who sends it, as long as it does."""
    going = views.going(tx, NudgeId(parcel.about))
    if going is None or going.nudge.state is not State.PREVIEW or not views.coordinates(tx, viewer.id):
        return None
    if parcel.occasion == "quiet":
        return Letter(sheet=sheet_of(JUDGED, viewer, going)) if going.held is None else None
    return Letter(sheet=sheet_of(JUDGED, viewer, going, {"deed": parcel.occasion})) if going.held else None


def status(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """Nothing for who is no coordinator by now: it holds what key users said."""
    if not views.coordinates(tx, viewer.id):
        return None
    return Letter(sheet=read(tx, Reply(card=Card.NUDGE_STATUS, ids={"nudge": parcel.about}), viewer),
                  version=parcel.wanted)  # fmt: skip
