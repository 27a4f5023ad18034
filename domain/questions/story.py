"""A question with its story: the acts, to whom it was brought, and so for whom it waits while nobody takes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain import errors
from domain.knowledge import Article, Found, KnownId, Source, Status
from domain.people import PersonId
from domain.questions.question import Question
from domain.questions.states import Act, Circle, Due, State

PAGE = 5  # questions a list card shows
NOTHING_FOUND = "-"  # stands on the form where something was looked for
KEY_USERS = frozenset({Circle.ONE, Circle.NEXT, Circle.POOL})  # circles of people who know its topic
OPENS = frozenset({Act.ASK, Act.REOPEN, Act.MOVE})  # it waits anew, and whoever heard of it before may hear it again
GIVES = frozenset({Act.PASS, Act.HANDOVER})
HAD = GIVES | {Act.TAKE}
NEXT, IT = "next", "it"  # where a question is handed to, besides a person and a topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    version: int
    at: datetime
    act: Act
    person: PersonId | None  # nobody for the clock, and for who has no name here
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Somebody it was brought to, and why them."""

    person: PersonId
    version: int  # of the question when it was last brought to them
    circle: Circle
    why: tuple[str, ...]  # reasons as domain.routing.choose gives them


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question with its story, to whom it was brought and the names in it: what a card needs."""

    question: Question
    events: tuple[Event, ...]
    names: dict[PersonId, str]
    asked: tuple[Asked, ...]  # oldest first
    coordinators: tuple[PersonId, ...] = ()  # who may take it too, once nobody else did
    seekers: tuple[PersonId, ...] = ()  # the coordinators who are here now, and did not ask it themselves
    away: frozenset[PersonId] = frozenset()  # of a pool, who is not here now or no key user anymore
    seen: tuple[KnownId, ...] = ()  # what was found before somebody was asked, and did not help
    found: tuple[Found, ...] = ()  # the articles among it, as they are now
    proposed: Article | None = None  # made of the answer; who asked without a name says on their card if it may be read
    article: Status | None = None  # of what was made of the answer, once its asker was asked about it
    key_users: frozenset[PersonId] = frozenset()  # of who answered, those who chose to be seen as one

    @property
    def may_take(self) -> tuple[PersonId, ...]:
        """Everybody it was brought to, and once it came that far the coordinators."""
        return tuple(dict.fromkeys((*(one.person for one in self.asked), *self.coordinators)))

    @property
    def waits_for(self) -> PersonId | None:
        """The one it waits for now; nobody while it waits for several."""
        alone = self.question.state is State.ASKED and self.question.circle in (Circle.ONE, Circle.NEXT)
        return self.asked[-1].person if alone and self.asked else None

    @property
    def waited_for(self) -> tuple[PersonId, ...]:
        """Who of those it waits for now did not give it away; of a taken one who took it, once asked for a word."""
        which, one = self.question, self.waits_for
        if which.state is not State.ASKED:
            return (which.key_user,) if which.key_user and which.due is Due.MOVE else ()
        circles = KEY_USERS if which.circle is Circle.POOL else {which.circle}
        return (one,) if one else tuple(each.person for each in self._held if each.circle in circles)

    @property
    def heard(self) -> frozenset[PersonId]:
        """Who knows of it already: heard of it since it last came open, or had it before and let it go."""
        opened = max((one.version for one in self.events if one.act in OPENS), default=0)
        since = {one.person for one in self.asked if one.version >= opened}
        return frozenset(since | {one.person for one in self.events if one.person and one.act in HAD})

    @property
    def _held(self) -> list[Asked]:
        gave = [one for one in self.events if one.act in GIVES]
        return [
            one for one in self.asked if not any(it.person == one.person and it.version >= one.version for it in gave)
        ]

    @property
    def said(self) -> Event | None:
        """The last answer."""
        return next((one for one in reversed(self.events) if one.act is Act.ANSWER), None)

    @property
    def thanked(self) -> tuple[Event, ...]:
        """The answers its asker thanked for."""
        answered, thanked = None, []
        for one in self.events:
            answered = one if one.act is Act.ANSWER else answered
            if one.act is Act.THANK and answered:
                thanked.append(answered)
        return tuple(thanked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of the questions of a list, and how many there are in all."""

    asks: tuple[Ask, ...]
    number: int  # from 0
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What somebody wrote of their answers, a page of it, and the answers that they can still make something of."""

    articles: tuple[Article, ...]
    helped: tuple[Ask, ...]  # on the first page
    number: int  # from 0
    total: int  # articles


def named(seen: tuple[str, ...]) -> tuple[KnownId, ...]:
    """What "article:x" and "tip:y" stand for; refused when it is nothing that is found."""
    found = []
    for one in seen:
        source, _, which = one.partition(":")
        if source not in set(Source) or not which or " " in which:
            raise errors.Choice
        found.append((Source(source), which))
    return tuple(found)


def marked(found: Iterable[Found]) -> str:
    """What was shown, as the form's button remembers it; a mark where nothing was found."""
    return " ".join(f"{one.source}:{one.id}" for one in found) or NOTHING_FOUND


def shown(marked: str) -> tuple[KnownId, ...]:
    """What a form remembers that it showed; "-" where nothing was found."""
    return named(tuple(one for one in marked.split() if one != NOTHING_FOUND))


def seen(events: tuple[Event, ...]) -> tuple[KnownId, ...]:
    """What was found before somebody was asked: the words of the first act are not those of the question."""
    first = next((one.words for one in events if one.act is Act.ASK and one.words), "")
    return named(tuple(first.split()))
