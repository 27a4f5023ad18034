"""What owed messages say of reports."""

from bot.drawing import sheet_of
from bot.letters.letter import MOST_NEWS, Letter
from bot.messages import like
from dialogs.turn import Card
from domain.friction import PAGE, FrictionId, Loop, Page
from domain.messages import Kind, Parcel
from domain.people import Person, PersonId
from domain.states import ALONGSIDE, CLOSED, DONE, OPEN, Act, State
from storage import outbox, views
from storage.tx import Tx

NEWS = "friction.news"
WORK = "friction.work"
OUTCOMES = "friction.outcomes"
HELPED = "friction.helped"
SOON = "friction.soon"
LATE = "friction.late"
CROWDED = "friction.crowded"
ENDS = CLOSED | {State.SOLVED, State.DECLINED}  # what somebody who supports a report is pinged for
SILENT = ALONGSIDE | {Act.TAKE, Act.HANDOVER, Act.LATE}  # acts of others that make no sound of their own
WROTE = ALONGSIDE | {Act.REPLY}  # acts whose words wait for whoever has it
LISTS = {Kind.OUTCOME: OUTCOMES, Kind.HELPED: HELPED, Kind.LATE: LATE, Kind.SOON: SOON}
NEWS_ONLY = frozenset({Kind.OUTCOME, Kind.HELPED})  # leads to no list: all of it is told


def crowded(tx: Tx, parcel: Parcel, viewer: Person) -> Letter:
    return Letter(sheet=sheet_of(CROWDED, viewer, views.backlog(tx, parcel.about), {"queue": parcel.about}))


def subject(tx: Tx, parcel: Parcel, viewer: Person, receipt: str | None) -> Loop | None:
    """The loop that a message is about, as its receiver may see it: their own, or one they support."""
    which = FrictionId(parcel.about)
    loop = views.loop(tx, which) if parcel.kind is not Kind.FOLLOW else None
    own = loop is not None and (bool(receipt) or loop.friction.reporter == viewer.id)
    return loop if own or parcel.kind is Kind.STATUS else views.following(tx, which, viewer.id)


def about(tx: Tx, parcel: Parcel, loop: Loop, viewer: Person, receipt: str | None) -> Letter | None:
    ids = {"receipt": receipt} if receipt else {}
    if parcel.kind is Kind.STATUS:
        found = like(tx, loop, Card.STATUS, viewer)
        return Letter(sheet=sheet_of(Card.STATUS, viewer, found, ids), version=loop.friction.version)
    if parcel.kind is Kind.FOLLOW:
        if loop.friction.id != parcel.about:
            return None  # they follow what it goes with by now, on the card that is owed for that one
        return Letter(sheet=sheet_of(Card.FOLLOW, viewer, loop), version=loop.friction.version)
    own = bool(receipt) or viewer.id == loop.friction.reporter
    if own and _past(loop, parcel.occasion):
        return None
    if not own and loop.standing not in ENDS:
        return None  # what they support is open again
    return Letter(sheet=sheet_of(NEWS, viewer, loop, ids), loop=loop, sealed=bool(receipt))


def _past(loop: Loop, occasion: str) -> bool:
    """Whether its reporter has acted since the version that a ping is of, or another ping is owed since."""
    if loop.lead or not occasion.isdecimal():
        return str(loop.friction.version) != occasion
    return any(one.version > int(occasion) and one.act not in SILENT for one in loop.events)


def merged(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """Everything of this kind that waits for the receiver, as one card: one report as itself, several as a list.

    A list of work shows a page and leads to the rest; of news, what does not fit follows in a card of its own.
    """
    rows = outbox.waiting(tx, parcel.kind, parcel.receiver)
    if parcel.kind in NEWS_ONLY:
        rows = sorted(rows, key=lambda row: row[0] != parcel.id)[:MOST_NEWS]
    loops = {about: views.loop(tx, FrictionId(about)) for _, about in rows}
    still = [loop for loop in loops.values() if loop and _matters(parcel.kind, loop, viewer.id)]
    if not still:
        return None
    still.sort(key=lambda loop: (loop.friction.received_at, loop.friction.id))  # as the list that it leads to
    also = tuple(one for one, _ in rows if one != parcel.id)
    if parcel.kind in LISTS:
        shown = still if parcel.kind in NEWS_ONLY else still[:PAGE]
        page = Page(loops=tuple(shown), number=0, total=len(still))
        return Letter(sheet=sheet_of(LISTS[parcel.kind], viewer, page), also=also)
    if len(still) == 1:
        return Letter(sheet=sheet_of(Card.ITEM, viewer, like(tx, still[0], Card.ITEM, viewer)), also=also)
    return Letter(sheet=sheet_of(WORK, viewer, Page(loops=tuple(still[:PAGE]), number=0, total=len(still))), also=also)


def _matters(kind: Kind, loop: Loop, receiver: PersonId) -> bool:
    """Work: it waits for them, or its reporter or a key user wrote last; news: the reporter had their say."""
    if kind is Kind.WORK:
        wrote = bool(loop.events) and loop.events[-1].act in WROTE and loop.standing in OPEN
        return receiver in loop.handlers and (loop.friction.state is State.RECEIVED or wrote)
    if kind in (Kind.SOON, Kind.LATE):
        return loop.friction.state in OPEN and (kind is Kind.LATE or receiver in loop.handlers)
    if kind is Kind.HELPED:
        return loop.friction.state is State.CONFIRMED and loop.said is not None and loop.said.helper == receiver
    return loop.friction.state in DONE | {State.MERGED}
