"""From a kind of card, or of owed message, to what Teams gets: read within a transaction, drawn after it.

The same ids always give the card as things are now, in the receiver's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import cards.friction
import cards.home
from bot.feed import Ping
from cards.card import Part
from content.texts import Say, say
from dialogs.turn import Card, Reply
from domain import errors
from domain.friction import PAGE, FrictionId, Loop, Page
from domain.messages import Kind, Parcel
from domain.people import Person, PersonId
from domain.rules import Rules
from domain.states import State
from storage import outbox, views
from storage.tx import Tx

FEED = {State.SOLVED: "loopSolved", State.DECLINED: "loopDeclined"}
POINTER = "home.pointer"
NEWS = "friction.news"
WORK = "friction.work"
OUTCOMES = "friction.outcomes"
WELCOME = "home.welcome"
MOST_NEWS = 20  # reports in one card of news: far below what Teams takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A kind of card with all it needs to be drawn, read in one transaction."""

    card: str
    viewer: Person
    data: Any = None
    ids: Mapping[str, str]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one owed message says now; `also` are the ids of waiting messages that went into it."""

    sheet: Sheet
    version: int = 0
    also: tuple[str, ...] = ()
    loop: Loop | None = None  # of a ping: what the activity feed tells of


def read(tx: Tx, reply: Reply, viewer: Person) -> Sheet:
    """Raises Unknown when what the card is about is not there."""
    return Sheet(
        card=reply.card, viewer=viewer, data=_data(tx, reply.card, reply.ids, viewer), ids=reply.ids, words=reply.words
    )


def draw(sheet: Sheet, rules: Rules, now: datetime) -> Part:
    """The card, not yet sealed for its viewer."""
    speak = Say(language=sheet.viewer.language, zone=sheet.viewer.time_zone, now=now)
    return _draw(sheet, speak, rules, now)


def open_letter(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """What there is to say in an owed message, or None when there is nothing to say anymore."""
    if parcel.data and parcel.data["card"] == POINTER:
        return None  # said as it stands
    if parcel.kind is Kind.REPLY:
        said = parcel.data or {}
        reply = Reply(card=Card(said["card"]), ids=said["ids"], words=said["words"])
        return Letter(sheet=read(tx, reply, viewer))
    if parcel.kind is Kind.WELCOME:
        return Letter(sheet=_sheet(WELCOME, viewer, views.handles(tx, viewer.id)))
    if parcel.kind in (Kind.WORK, Kind.OUTCOME):
        return _merged(tx, parcel, viewer)
    loop = views.loop(tx, FrictionId(parcel.about))
    return _about(parcel, loop, viewer) if loop else None


def ping(letter: Letter, *, link: str) -> Ping:
    """The line in the reporter's activity feed; every ping of one loop has the same chain, so that one line moves."""
    loop = letter.loop
    assert loop is not None, "only a ping becomes a line in the feed"
    which = loop.friction
    said = next((event.words for event in reversed(loop.events) if event.words), "")
    return Ping(
        person=which.reporter,
        activity_type=FEED[which.state],
        preview=" ".join((said or which.code).split()),
        parameters={"title": which.title or which.code, "who": loop.names.get(which.handler or PersonId(""), "Kring")},
        chain=int(which.id[:15], 16) or 1,
        web_url=link,
        topic=which.title or which.code,
    )


def pointer(language: str) -> str:
    """What a group that mentions Kring is told, and nothing else."""
    return say(language, "welcome-pointer")


def refusal(refused: errors.Refused, language: str) -> str:
    return say(language, refused.text, **refused.variables)


def _data(tx: Tx, card: str, ids: Mapping[str, str], viewer: Person) -> Any:
    if card in (Card.STATUS, Card.ITEM):
        loop = views.loop(tx, FrictionId(ids["friction"]))
        if loop is None:
            raise errors.Unknown
        return loop
    if card == Card.TODO:
        return views.todo(tx, viewer.id, int(ids["page"]))
    if card == Card.MINE:
        return views.mine(tx, viewer.id, int(ids["page"]))
    return views.handles(tx, viewer.id) if card == Card.MENU else None


def _draw(sheet: Sheet, speak: Say, rules: Rules, now: datetime) -> Part:  # noqa: PLR0911 - one line per kind of card
    viewer, ids = sheet.viewer, sheet.ids
    match sheet.card:
        case Card.FORM:
            words, group = sheet.words.get("text", ""), ids.get("group")
            return cards.friction.form(ids["nonce"], speak, rules.taxonomy, words=words, group=group)
        case Card.STATUS:
            return cards.friction.status(
                sheet.data, speak, desk_url=rules.desk_url, reopenable=_reopenable(sheet.data, rules, now)
            )
        case Card.ITEM:
            return cards.friction.item(sheet.data, viewer.id, speak, rules.taxonomy)
        case Card.TODO:
            return cards.friction.todo(sheet.data, speak)
        case Card.MINE:
            return cards.friction.mine(sheet.data, speak)
        case Card.MENU:
            return cards.home.menu(speak, handles=sheet.data, said=speak(ids["text"]) if "text" in ids else "")
        case Card.NOTICE:
            return cards.home.notice(speak(ids["text"], **_variables(ids)), speak)
        case _:
            return _draw_letter(sheet, speak, rules)


def _variables(ids: Mapping[str, str]) -> dict[str, str | int]:
    """A text's own: a number again where it was one, so that one is told from many."""
    return {one: int(value) if value.isdecimal() else value for one, value in ids.items() if one != "text"}


def _draw_letter(sheet: Sheet, speak: Say, rules: Rules) -> Part:
    match sheet.card:
        case "friction.news":
            return cards.friction.news(sheet.data, speak)
        case "friction.work":
            return cards.friction.todo(sheet.data, speak, fresh=True)
        case "friction.outcomes":
            return cards.friction.outcomes(sheet.data, speak)
        case "home.welcome":
            return cards.home.welcome(
                speak, name=sheet.viewer.name, organisation=rules.organisation, handles=sheet.data
            )
    raise AssertionError(sheet.card)


def _about(parcel: Parcel, loop: Loop, viewer: Person) -> Letter | None:
    if parcel.kind is Kind.STATUS:
        return Letter(sheet=_sheet(Card.STATUS, viewer, loop), version=loop.friction.version)
    if str(loop.friction.version) != parcel.occasion:
        return None  # the reporter has acted on it already
    return Letter(sheet=_sheet(NEWS, viewer, loop), loop=loop)


def _merged(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """Everything of this kind that waits for the receiver, as one card: one report as itself, several as a list.

    A list of work shows a page and leads to the rest; of news, what does not fit follows in a card of its own.
    """
    rows = outbox.waiting(tx, parcel.kind, parcel.receiver)
    if parcel.kind is Kind.OUTCOME:
        rows = sorted(rows, key=lambda row: row[0] != parcel.id)[:MOST_NEWS]
    loops = {about: views.loop(tx, FrictionId(about)) for _, about in rows}
    still = [loop for loop in loops.values() if loop and _matters(parcel.kind, loop, viewer.id)]
    if not still:
        return None
    still.sort(key=lambda loop: (loop.friction.received_at, loop.friction.id))  # as the list that it leads to
    also = tuple(one for one, _ in rows if one != parcel.id)
    if parcel.kind is Kind.OUTCOME:
        return Letter(sheet=_sheet(OUTCOMES, viewer, Page(loops=tuple(still), number=0, total=len(still))), also=also)
    if len(still) == 1:
        return Letter(sheet=_sheet(Card.ITEM, viewer, still[0]), also=also)
    return Letter(sheet=_sheet(WORK, viewer, Page(loops=tuple(still[:PAGE]), number=0, total=len(still))), also=also)


def _matters(kind: Kind, loop: Loop, receiver: PersonId) -> bool:
    if kind is Kind.WORK:
        return loop.friction.state is State.RECEIVED and receiver in loop.handlers
    return loop.friction.state in (State.CONFIRMED, State.UNDERSTOOD, State.WITHDRAWN)


def _reopenable(loop: Loop, rules: Rules, now: datetime) -> bool:
    closed = loop.friction.closed_at
    return closed is None or now <= closed + timedelta(days=rules.loop.reopen_days)


def _sheet(card: str, viewer: Person, data: Any) -> Sheet:
    return Sheet(card=card, viewer=viewer, data=data, ids={}, words={})
