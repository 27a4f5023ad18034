"""One act of one person, and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.messages import Pressed
from domain.people import Person


class Card(StrEnum):
    """The kinds of card a dialog can name; bot/messages.py reads and draws each from its ids alone."""

    FORM = "friction.form"  # nonce; group and text when a sentence was typed
    STATUS = "friction.status"  # friction
    ITEM = "friction.item"  # friction
    TODO = "friction.todo"  # page
    MINE = "friction.mine"  # page
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The kind of card and what it is drawn from; `words` are what the person typed, which are never kept."""

    card: Card
    ids: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
