"""From a kind of card to what Teams gets: read within a transaction, drawn after it.

The same ids always give the card as things are now, in the receiver's language.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

import cards.form
import cards.friction
import cards.handling
import cards.home
import cards.knowledge
import cards.preferences
from cards.card import Part
from cards.form import Written
from content.texts import Say, say
from dialogs.turn import Card, Reply
from domain import errors, nameless, preferences
from domain.friction import FrictionId, Loop
from domain.knowledge import ArticleId, Wording
from domain.people import LANGUAGES, Person, Usual
from domain.privacy import Trace
from domain.rules import Rules
from domain.states import OPEN, State
from storage import knowledge, people, views
from storage.tx import Tx

POINTER = "home.pointer"
ARTICLES = frozenset({Card.ARTICLE, Card.CONSENT})

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A kind of card with all it needs to be drawn, read in one transaction."""

    card: str
    viewer: Person
    data: Any = None
    ids: Mapping[str, str]
    words: Mapping[str, str]


def read(tx: Tx, reply: Reply, viewer: Person) -> Sheet:
    """Raises Unknown when what the card is about is not there."""
    viewer = _as_they_say(tx, viewer) if reply.card is Card.PREFERENCES else viewer
    data = _written(tx, reply, viewer) if reply.card is Card.FORM else _data(tx, reply.card, reply.ids, viewer)
    return Sheet(card=reply.card, viewer=viewer, data=data, ids=reply.ids, words=reply.words)


def again(card: str, ids: Mapping[str, str], typed: Mapping[str, str]) -> Reply:
    """The answer that was given before; words that were not sent came with the press, and are kept nowhere."""
    return Reply(card=Card(card), ids=ids, words=typed if "told" in ids else {})


def draw(sheet: Sheet, rules: Rules, now: datetime) -> Part:
    """The card, not yet sealed for its viewer."""
    speak = Say(language=sheet.viewer.language, zone=sheet.viewer.time_zone, now=now)
    return _draw(sheet, speak, rules, now)


def pointer(language: str) -> str:
    """What a group that mentions Kring is told, and nothing else."""
    return say(language, "welcome-pointer")


def refusal(refused: errors.Refused, language: str) -> str:
    return say(language, refused.text, **refused.variables)


def _data(tx: Tx, card: str, ids: Mapping[str, str], viewer: Person) -> Any:  # noqa: PLR0911 - as _draw
    if card in ARTICLES:
        return found(knowledge.find(tx, ArticleId(ids.get("article", ""))))
    match card:
        case Card.STATUS | Card.ITEM:
            return _loop(tx, card, ids, viewer)
        case Card.FOLLOW:
            return found(views.following(tx, FrictionId(ids["friction"]), viewer.id))
        case Card.TODO:
            return views.todo(tx, viewer.id, int(ids["page"]))
        case Card.MINE:
            return views.mine(tx, viewer.id, int(ids["page"]))
        case Card.MENU | Card.PREFERENCES:
            return views.handles(tx, viewer.id)
    return None


def _as_they_say(tx: Tx, viewer: Person) -> Person:
    """The viewer with what this very turn may have changed: the card that says so is in their new language already."""
    return people.find(tx, viewer.id, Usual(language=viewer.language, time_zone=viewer.time_zone)) or viewer


def _written(tx: Tx, reply: Reply, viewer: Person) -> Written:
    """The form as far as it is filled in, and what it is like where that was asked.

    What was typed owes a form without a number: it is drawn anew at every sending, so that none is kept (PS1).
    """
    ids, words = reply.ids, reply.words
    asked = "alike" in ids
    return Written(
        nonce=ids.get("nonce") or secrets.token_hex(16),
        say=ids.get("say", ""), variables=_variables(ids),
        typed="typed" in ids, checked="checked" in ids, quoted="quoted" in ids, cut="cut" in ids,
        naming=ids.get("naming", ""), group=ids.get("group", ""), impact=ids.get("impact", ""),
        text=words.get("text", ""), would_help=words.get("would_help", ""), colleagues=words.get("colleagues", ""),
        key_user=views.is_key_user(tx, viewer.id),
        alike=views.alike(tx, words.get("text", ""), who=viewer.id) if asked else None,
    )  # fmt: skip


def _loop(tx: Tx, card: str, ids: Mapping[str, str], viewer: Person) -> Loop:
    """One report with what it may be the same as and who may take it over, where that can still be said."""
    which = FrictionId(ids.get("friction", ""))
    if "receipt" in ids:
        which = found(views.of_receipt(tx, nameless.kept(ids["receipt"]))).id
    made = found(views.loop(tx, which))
    if card == Card.ITEM and made.friction.state in OPEN:
        made = replace(made, colleagues=views.colleagues(tx, made.friction, viewer.id))
    return like(tx, made, card, viewer)


def like(tx: Tx, loop: Loop, card: str, viewer: Person) -> Loop:
    one = loop.friction
    shown = one.state in OPEN if card == Card.ITEM else one.state in (State.RECEIVED, State.WAITING)
    if one.lead or loop.merged or not shown:
        return loop
    who = None if card == Card.ITEM else viewer.id
    words = f"{one.title or ''} {one.words}" if card == Card.ITEM else one.words
    return replace(loop, alike=views.alike(tx, words, who=who, own=one.id))


def found(what: T | None) -> T:
    if what is None:
        raise errors.Unknown
    return what


def _draw(sheet: Sheet, speak: Say, rules: Rules, now: datetime) -> Part:  # noqa: PLR0911 - one line per kind of card
    viewer, ids, data = sheet.viewer, sheet.ids, sheet.data
    match sheet.card:
        case Card.FORM:
            return cards.form.form(data, speak, rules.taxonomy, crowd=rules.loop.crowd)
        case Card.STATUS:
            return cards.friction.status(
                data,
                speak,
                desk_url=rules.desk_url,
                reopenable=_reopenable(data, rules, now),
                receipt=ids.get("receipt"),
                crowd=rules.loop.crowd,
                told=ids.get("told", ""),
                text=sheet.words.get("text", ""),
            )
        case Card.FOLLOW:
            return cards.friction.follow(data, speak, crowd=rules.loop.crowd)
        case Card.ITEM:
            return cards.handling.item(
                data,
                viewer.id,
                speak,
                rules.taxonomy,
                crowd=rules.loop.crowd,
                told=ids.get("told", ""),
                written=sheet.words,
            )
        case Card.TODO:
            return cards.handling.todo(data, speak)
        case Card.MINE:
            return cards.friction.mine(data, speak)
        case Card.PREFERENCES:
            filled = preferences.shown(viewer, rules.week, ids)
            return cards.preferences.form(
                filled, speak, away_until=viewer.away_until, handles=data, told=ids.get("told", "")
            )
        case Card.MENU:
            return cards.home.menu(speak, handles=data, said=speak(ids["text"]) if "text" in ids else "")
        case Card.NOTICE:
            return cards.home.notice(speak(ids["text"], **_variables(ids)), speak)
        case _:
            return _draw_letter(sheet, speak, rules)


def _article(sheet: Sheet, speak: Say) -> Part:
    """With what was typed still in it, where that was not kept."""
    typed, own = sheet.words, speak.language
    other = next(one for one in LANGUAGES if one != own)
    written = {
        language: Wording(title=typed.get(f"title{end}", ""), text=typed.get(f"text{end}", ""))
        for language, end in ((own, ""), (other, "_other"))
    }
    return cards.knowledge.article(
        sheet.data, speak, told=sheet.ids.get("told", ""), written=written if typed else None,
        seen=[Trace(one) for one in sheet.ids.get("seen", "").split()],
    )  # fmt: skip


def _variables(ids: Mapping[str, str]) -> dict[str, str | int]:
    """A text's own: a number again where it was one, so that one is told from many."""
    return {one: int(value) if value.isdecimal() else value for one, value in ids.items() if one != "text"}


def _draw_letter(sheet: Sheet, speak: Say, rules: Rules) -> Part:  # noqa: PLR0911 - as _draw
    match sheet.card:
        case Card.ARTICLE:
            return _article(sheet, speak)
        case Card.CONSENT:
            return cards.knowledge.consent(sheet.data, speak)
        case "friction.news":
            own = sheet.viewer.id == sheet.data.friction.reporter
            return cards.friction.news(sheet.data, speak, own=own, receipt=sheet.ids.get("receipt"))
        case "friction.work":
            return cards.handling.todo(sheet.data, speak, title="todo-fresh")
        case "friction.soon":
            return cards.handling.todo(sheet.data, speak, title="todo-soon")
        case "friction.late":
            return cards.handling.late(sheet.data, speak)
        case "friction.outcomes":
            return cards.handling.outcomes(sheet.data, speak)
        case "home.welcome":
            return cards.home.welcome(
                speak, name=sheet.viewer.name, organisation=rules.organisation, handles=sheet.data
            )
    raise AssertionError(sheet.card)


def _reopenable(loop: Loop, rules: Rules, now: datetime) -> bool:
    closed = loop.friction.closed_at
    return closed is None or now <= closed + timedelta(days=rules.loop.reopen_days)


def sheet_of(card: str, viewer: Person, data: Any, ids: Mapping[str, str] | None = None) -> Sheet:
    return Sheet(card=card, viewer=viewer, data=data, ids=ids or {}, words={})
