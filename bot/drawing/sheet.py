"""What every card is drawn from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cards.card import Part
from content.texts import Say
from domain.people import Person
from domain.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A kind of card with all it needs to be drawn, read in one transaction."""

    card: str
    viewer: Person
    data: Any = None
    ids: Mapping[str, str]
    words: Mapping[str, str]


Way = Callable[[Sheet, Say, Rules], Part]


def sheet_of(card: str, viewer: Person, data: Any, ids: Mapping[str, str] | None = None) -> Sheet:
    return Sheet(card=card, viewer=viewer, data=data, ids=ids or {}, words={})


def variables(ids: Mapping[str, str]) -> dict[str, str | int]:
    """A text's own: a number again where it was one, so that one is told from many."""
    return {one: int(value) if value.isdecimal() else value for one, value in ids.items() if one != "text"}
