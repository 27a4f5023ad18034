"""What is known already: articles, which began as an answer that helped, and tips (`domain/tips.py`)."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from domain.people import PersonId

ArticleId = NewType("ArticleId", str)

MAX_TITLE = 80
MAX_TEXT = 2000
MOST_FOUND = 3  # shown to somebody who asks
MOST_MISSED = 3  # times in a row that it was the best that was found, and did not help: its owner looks at it again
MISSED_MONTHS = 1  # before its owner hears of that again
MOST_ASKS = 2  # times that who asked is asked whether everybody may read it


class Status(StrEnum):
    DRAFT = "draft"  # its owner sees it, and nobody else
    ASKED = "asked"  # finished, and waits for the consent of who asked the question it came from
    PUBLISHED = "published"  # everybody finds it
    WITHDRAWN = "withdrawn"  # found by nobody anymore
    UNHEARD = "unheard"  # who asked said neither yes nor no, left, or got another answer; its owner may write their own


SHELVED = (Status.DRAFT, Status.ASKED, Status.UNHEARD, Status.PUBLISHED)  # what its owner can do something with


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """An article in one language."""

    title: str  # of a draft it may still be empty
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    id: ArticleId
    status: Status
    topic: str | None
    owner: PersonId | None  # who keeps it true; nobody once they left, until a key user of the topic takes it over
    question: str | None  # the question it came from, until that is erased
    wordings: Mapping[str, Wording]  # by language; one at least
    version: int  # of its words; older ones are kept
    review_by: date
    ask_on: date | None  # when who asked is asked once more, or its owner whether it is still true; None once they were
    asks: int = 0  # how often who asked was asked whether everybody may read it
    missed: int = 0  # in a row
    helped: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What an article said from that moment on."""

    version: int
    at: datetime | None  # None: when it is kept
    wordings: Mapping[str, Wording]


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """An article with all that was ever written in it: the last of its editions, oldest first, is what it says."""

    article: Article
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What something known says, in all its languages together, as `domain.search.said` makes it."""

    title: str
    text: str


class Source(StrEnum):
    ARTICLE = "article"
    TIP = "tip"


KnownId = tuple[Source, str]  # of something known: an ArticleId or a tip's id


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something known that may answer a question, as its reader sees it."""

    source: Source
    id: str  # an ArticleId or a tip's id
    topic: str | None
    wording: Wording  # in the reader's language, or the one there is
    review_by: date  # past it, it is still shown and says so

    def expired(self, today: date) -> bool:
        return today > self.review_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question somebody answered, as far as an article is made of it."""

    question: str
    words: str  # of whoever asked
    answer: str
    topic: str | None
    key_user: PersonId | None  # who answered; nobody while it is asked again
    asker: PersonId | None  # nobody where they have no name here
    receipt: str | None  # SHA-256 of it, where they have none
    accepted: bool
    over: bool  # closed, whatever its asker said
    gone: bool  # who asked left


def review_day(day: date, months: int) -> date:
    """So many months later; the last day of a month stays one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def in_language(wordings: Mapping[str, Wording], language: str) -> Wording:
    """The wording in this language, or the one there is."""
    return wordings.get(language) or wordings[min(wordings)]
