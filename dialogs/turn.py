"""One act of one person, and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain import errors
from domain.friction import FrictionId
from domain.knowledge import KnownId
from domain.messages import Pressed
from domain.nameless import Slip
from domain.people import Contact, Person


class Card(StrEnum):
    """The kinds of card a dialog can name; bot/messages.py reads and draws each from its ids alone."""

    FORM = "friction.form"  # nonce, unless typed; what was chosen and written so far, and what to say of it
    STATUS = "friction.status"  # friction, or the receipt of one without a name
    FOLLOW = "friction.follow"  # friction
    ITEM = "friction.item"  # friction
    TODO = "friction.todo"  # page; tips, where some wait for their look
    MINE = "friction.mine"  # page
    HEADINGS = "friction.headings"  # page
    HEADING = "friction.heading"  # friction, and what to say of what was sent
    ARTICLE = "article.card"  # article; what to say of it, or what seems to be of a person in what was typed
    ARTICLES = "article.mine"  # page
    CONSENT = "article.consent"  # article
    ASK = "question.form"  # nonce, unless typed; topic, what was found and seen, or the tip it is about; what to say
    FOUND = "question.found"  # what answered it
    QUESTION = "question.status"  # question, or the receipt of one without a name, for who asked it
    ASKED = "question.item"  # question, for who answers it
    QUESTIONS = "question.mine"  # page
    CONTACT = "keyuser.who"  # topic, if it is about one; who to ask and why, if anybody; who by topic; coordinators
    KEY_USER = "keyuser.form"  # what there is to say of what was sent
    STOP = "keyuser.stop"
    WISH = "keyuser.wish"  # person: who offers to be a key user, for a coordinator
    IMPACT = "recognition.note"  # which days, and where
    GAPS = "keyuser.gaps"  # at: when it was asked for
    PREFERENCES = "preferences.form"  # what there is to say of what was sent, and what was filled in if not kept
    TIP = "tip.today"  # tip; what they said of it, and for "later" when
    NO_TIP = "tip.none"  # why: seen (all were), about (none is), away (its topic is), or yet (nobody looked)
    RECALL = "tip.recall"  # tip, day; choice, once there is one
    PROGRESS = "tip.progress"  # how many seen, remembered, retired, known and left; what to say first
    LEARNED = "tip.mine"  # page
    LEARNED_ALL = "tip.export"
    ERASE = "tip.erase"
    JUDGE = "tip.judge"  # tip, unless none is left to look at; how many are
    TIPS = "preferences.tips"  # as PREFERENCES, of tips
    NUDGE_FORM = "nudge.form"  # nudge, or the number of a new one; in which language; if it corrects one; its update
    NUDGES = "nudge.list"
    UPDATES = "update.list"  # page; what to say of what was decided
    NUDGE_LOOK = "nudge.preview"  # nudge, language; whom it would reach, or why that is not told
    NUDGE_STATUS = "nudge.status"  # nudge; whether they are to be sure
    NUDGE_AHEAD = "nudge.ahead"  # nudge; what a key user said of it
    NUDGE = "nudge.new"  # nudge; what they did with it, or why
    CHANGES = "nudge.mine"  # at: when it was asked for
    STANDING = "home.standing"
    HELP = "home.help"
    PRIVACY = "privacy.show"
    MENU = "home.menu"  # text, when there is something to say first
    NOTICE = "home.notice"  # text, and the variables of that text


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Either a verb with its data, or a text; `seed` is 32 random bytes from which everything random here derives."""

    person: Person
    now: datetime
    seed: bytes
    verb: str = ""
    text: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    pressed: Pressed | None = None
    near: Mapping[KnownId, float] = field(default_factory=dict)  # what is known that its words may mean
    slip: Slip | None = None  # of a form that is sent, and of a card with a receipt
    contact: Contact | None = None  # whom to meet where it is done by name after all, when nothing else is kept of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The kind of card and what it is drawn from; `words` are what the person typed, which are never kept."""

    card: Card
    ids: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


def friction_of(turn: Turn) -> FrictionId:
    """The report that the button is about; raises Changed when it names none."""
    which = turn.data.get("friction", "")
    if not which:
        raise errors.Changed
    return FrictionId(which)


def tip_of(turn: Turn) -> str:
    """The tip that the button is about; raises Changed when it names none."""
    if not turn.data.get("tip"):
        raise errors.Changed
    return turn.data["tip"]


def page_of(turn: Turn) -> str:
    """The page of a list that is asked for, from 0."""
    page = turn.data.get("page", "0")
    return page if page.isascii() and page.isdigit() and len(page) <= 4 else "0"  # noqa: PLR2004 - more than anyone turns
