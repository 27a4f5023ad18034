"""From a kind of card to what it is drawn from: read within the transaction; bot/drawing/ draws it afterwards.

The same ids always give the card as things are now, in the receiver's language.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

import dialogs.keyusers
import dialogs.recognition
import usecases.nudges
import usecases.updates
from bot.drawing import Sheet, variables
from cards.form import Written
from content.texts import say
from dialogs.turn import Card, Reply
from domain import errors, nameless, questions
from domain.friction import FrictionId, Loop
from domain.knowledge import Article, ArticleId, Source
from domain.nudges import NudgeId
from domain.people import Person, PersonId, Usual
from domain.questions import Ask, QuestionId
from domain.states import OPEN, State
from domain.updates import UpdateId
from storage import keyusers, knowledge, learning, people, recognition, tips, views
from storage.tx import Tx

POINTER = "home.pointer"
Look = Callable[[Tx, Mapping[str, str], Person], Any]

T = TypeVar("T")


def read(tx: Tx, reply: Reply, viewer: Person) -> Sheet:
    """Raises Unknown when what the card is about is not there."""
    viewer = _as_they_say(tx, viewer) if reply.card in (Card.PREFERENCES, Card.KEY_USER) else viewer
    data = _written(tx, reply, viewer) if reply.card is Card.FORM else _data(tx, reply.card, reply.ids, viewer)
    return Sheet(card=reply.card, viewer=viewer, data=data, ids=reply.ids, words=reply.words)


def again(card: str, ids: Mapping[str, str], typed: Mapping[str, str]) -> Reply:
    """The answer that was given before; words that were not sent came with the press, and are kept nowhere."""
    unsent = "told" in ids or "looked" in ids or card == Card.ASK
    return Reply(card=Card(card), ids=ids, words=typed if unsent else {})


def pointer(language: str) -> str:
    """What a group that mentions Kring is told, and nothing else."""
    return say(language, "welcome-pointer")


def refusal(refused: errors.Refused, language: str) -> str:
    return say(language, refused.text, **refused.variables)


def _data(tx: Tx, card: str, ids: Mapping[str, str], viewer: Person) -> Any:
    look = READ.get(card)
    return look(tx, ids, viewer) if look else None


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
        say=ids.get("say", ""), variables=variables(ids),
        typed="typed" in ids, checked="checked" in ids, quoted="quoted" in ids, cut="cut" in ids,
        change=ids.get("change", ""), about=views.called(tx, NudgeId(ids["change"]), viewer) if "change" in ids else "",
        naming=ids.get("naming", ""), group=ids.get("group", ""), impact=ids.get("impact", ""),
        text=words.get("text", ""), would_help=words.get("would_help", ""), colleagues=words.get("colleagues", ""),
        key_user=views.is_key_user(tx, viewer.id),
        alike=views.alike(tx, words.get("text", ""), who=viewer.id) if asked else None,
    )  # fmt: skip


def _status(tx: Tx, ids: Mapping[str, str], viewer: Person) -> Loop:
    """One report with what it may be the same as, for its reporter."""
    which = FrictionId(ids.get("friction", ""))
    if "receipt" in ids:
        which = found(views.of_receipt(tx, nameless.kept(ids["receipt"]))).id
    return like(tx, found(views.loop(tx, which)), Card.STATUS, viewer)


def _item(tx: Tx, ids: Mapping[str, str], viewer: Person) -> Loop:
    """The same for a handler, with who may take it over where that can still be done."""
    made = found(views.loop(tx, FrictionId(ids.get("friction", ""))))
    if made.friction.state in OPEN:
        made = replace(made, colleagues=views.colleagues(tx, made.friction, viewer.id))
    return like(tx, made, Card.ITEM, viewer)


def _contact(tx: Tx, ids: Mapping[str, str], _viewer: Person) -> Mapping[PersonId, str]:
    """The names of everybody on the card."""
    return people.named(tx, [PersonId(one) for one in dialogs.keyusers.named(ids)])


def like(tx: Tx, loop: Loop, card: str, viewer: Person) -> Loop:
    one = loop.friction
    shown = one.state in OPEN if card == Card.ITEM else one.state in (State.RECEIVED, State.WAITING)
    if one.lead or loop.merged or not shown:
        return loop
    if card == Card.ITEM:
        return replace(loop, alike=views.alike(tx, f"{one.title or ''} {one.words}", who=None, own=one.id))
    return replace(loop, alike=views.alike(tx, one.words, who=viewer.id, own=one.id), looked_at=tips.looks(tx),
                   unwanted=learning.unwanted(tx, viewer.id))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a form for a question needs of the store, besides what was typed."""

    nonce: str
    topics: tuple[str, ...]  # besides the apps that there are tips of
    articles: Mapping[ArticleId, Article]  # of what was found


def _asking(tx: Tx, ids: Mapping[str, str], _viewer: Person) -> Asking:
    """What was typed owes a form without a number, as that of a report does."""
    articles = _articles(tx, ids)
    return Asking(nonce=ids.get("nonce") or secrets.token_hex(16), topics=views.subjects(tx), articles=articles)


def _articles(tx: Tx, ids: Mapping[str, str]) -> dict[ArticleId, Article]:
    known = questions.shown(ids.get("seen", ""))
    return knowledge.those(tx, [ArticleId(one) for source, one in known if source is Source.ARTICLE])


def _question(tx: Tx, ids: Mapping[str, str], viewer: Person) -> Ask:
    """One question for who asked it, by its receipt where it has no name."""
    which = QuestionId(ids.get("question", ""))
    if "receipt" in ids:
        which = found(views.question_of_receipt(tx, nameless.kept(ids["receipt"]))).id
    return found(views.question(tx, which, viewer.language))


def asked(tx: Tx, which: QuestionId, viewer: Person) -> tuple[Ask, tuple[tuple[str, str], ...]]:
    """A question for who answers it, and to whom they may hand it over: those who know a topic, and key users."""
    made = found(views.question(tx, which, viewer.language))
    return made, views.may_answer(tx, made.question, viewer.id)


def _told(tx: Tx, ids: Mapping[str, str], viewer: Person) -> views.Told:
    """A message about a change, for somebody it is for."""
    return found(views.told(tx, NudgeId(ids.get("nudge", "")), viewer))


def found(what: T | None) -> T:
    if what is None:
        raise errors.Unknown
    return what


def roles(tx: Tx, viewer: Person) -> tuple[bool, bool, bool]:
    """Whether work can wait for them, whether they think along as a key user, and whether they coordinate."""
    return works(tx, viewer), views.thinks_along(tx, viewer.id), viewer.id in people.coordinators(tx)


def works(tx: Tx, viewer: Person) -> bool:
    """Whether reports or questions can wait for them."""
    return views.handles(tx, viewer.id) or views.is_key_user(tx, viewer.id)


READ: dict[str, Look] = {  # what a card shows, by its kind; the others need nothing of the store
    Card.STATUS: _status,
    Card.ITEM: _item,
    Card.FOLLOW: lambda tx, ids, viewer: found(views.following(tx, FrictionId(ids["friction"]), viewer.id)),
    Card.TODO: lambda tx, ids, viewer: (
        views.todo(tx, viewer.id, int(ids["page"])), views.questions_for(tx, viewer.id, int(ids["page"])),
        views.thinks_along(tx, viewer.id),
    ),
    Card.MINE: lambda tx, ids, viewer: views.mine(tx, viewer.id, int(ids["page"])),
    Card.HEADINGS: lambda tx, ids, viewer: views.headings(tx, viewer.id, int(ids["page"])),
    Card.HEADING: lambda tx, ids, viewer: found(views.along(tx, FrictionId(ids["friction"]), viewer.id)),
    Card.ASK: _asking,
    Card.FOUND: lambda tx, ids, _viewer: _articles(tx, ids),
    Card.QUESTION: _question,
    Card.ASKED: lambda tx, ids, viewer: asked(tx, QuestionId(ids.get("question", "")), viewer),
    Card.QUESTIONS: lambda tx, ids, viewer: views.questions_of(tx, viewer.id, int(ids["page"])),
    Card.ARTICLE: lambda tx, ids, _viewer: found(knowledge.find(tx, ArticleId(ids.get("article", "")))),
    Card.ARTICLES: lambda tx, ids, viewer: views.shelf(tx, viewer.id, int(ids["page"])),
    Card.CONSENT: lambda tx, ids, _viewer: found(knowledge.find(tx, ArticleId(ids.get("article", "")))),
    Card.CONTACT: _contact,
    Card.KEY_USER: lambda tx, _ids, viewer: found(keyusers.own(tx, viewer.id)),
    Card.WISH: lambda tx, ids, _viewer: found(keyusers.own(tx, PersonId(ids.get("person", "")))),
    Card.IMPACT: lambda tx, ids, viewer: recognition.note(tx, viewer.id, dialogs.recognition.period(ids)),
    Card.GAPS: lambda tx, ids, _viewer: keyusers.gaps(tx, now=datetime.fromisoformat(ids["at"])),
    Card.NUDGE: _told,
    Card.NUDGE_AHEAD: _told,
    Card.NUDGE_FORM: lambda tx, ids, _viewer: views.drafted(
        tx, NudgeId(ids["nudge"]) if "nudge" in ids else None, UpdateId(ids["update"]) if "update" in ids else None
    ),
    Card.NUDGE_LOOK: lambda tx, ids, _viewer: found(views.going(tx, NudgeId(ids.get("nudge", "")))),
    Card.NUDGE_STATUS: lambda tx, ids, _viewer: found(views.going(tx, NudgeId(ids.get("nudge", "")))),
    Card.CHANGES: lambda tx, ids, viewer: (
        usecases.nudges.mine(tx, viewer), views.changes(tx, viewer.id, datetime.fromisoformat(ids["at"]))
    ),
    Card.NUDGES: lambda tx, _ids, _viewer: views.drafts(tx),
    Card.UPDATES: lambda tx, ids, _viewer: usecases.updates.waiting(tx, page=int(ids["page"])),
    Card.TIP: lambda tx, _ids, viewer: (tips.looks(tx), views.is_key_user(tx, viewer.id)),
    Card.MENU: lambda tx, _ids, viewer: (*roles(tx, viewer), views.must_know(tx, viewer.id)),
    Card.STANDING: lambda tx, _ids, viewer: (views.mine(tx, viewer.id), views.questions_of(tx, viewer.id)),
    Card.HELP: lambda tx, _ids, viewer: roles(tx, viewer),
    Card.PREFERENCES: lambda tx, _ids, viewer: (
        views.handles(tx, viewer.id), views.asked_of_outlook(tx, viewer.id), learning.wishes(tx, viewer.id)
    ),
    **dict.fromkeys((Card.LEARNED, Card.LEARNED_ALL), lambda tx, _ids, viewer: views.learned(tx, viewer.id)),
    Card.TIPS: lambda tx, _ids, viewer: learning.wishes(tx, viewer.id),
}  # fmt: skip
