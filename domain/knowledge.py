"""What is known already: articles, which began as an answer that helped, and tips, which teach one thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from domain.people import PersonId

ArticleId = NewType("ArticleId", str)

MAX_TITLE = 80
MAX_TEXT = 2000
MOST_FOUND = 3  # shown to somebody who asks
MOST_MISSED = 3  # times that it was found and did not help, in a row: its owner looks at it again


class Status(StrEnum):
    DRAFT = "draft"  # its owner sees it, and nobody else
    ASKED = "asked"  # finished, and waits for the consent of who asked the question it came from
    PUBLISHED = "published"  # everybody finds it
    WITHDRAWN = "withdrawn"  # found by nobody anymore


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """An article in one language."""

    title: str
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
    missed: int = 0  # in a row
    helped: int = 0


class Source(StrEnum):
    ARTICLE = "article"
    TIP = "tip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something known that may answer a question, as its reader sees it."""

    source: Source
    id: str  # an ArticleId or a tip's id
    topic: str | None
    wording: Wording  # in the reader's language, or the one there is
    review_by: date  # past it, it is still shown and says so
