"""What somebody reported and asked under their name, and what bothers them too: how it stands, and where it is read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from aiohttp.web import StreamResponse

import cards.friction
import cards.questions
from cards import card, loop
from cards.card import Part
from content.texts import Say
from domain import questions
from domain.friction import PAGE, Loop, Page
from domain.questions import Ask
from domain.states import OPEN
from storage import views
from storage.views import Tx
from web.page import Visit

FARTHEST = 1000  # pages of one list
WAITS = frozenset({"solved", "declined", "asked"})  # moods of a report in which it waits for its reporter


class Some(Protocol):
    """A page of a list."""

    @property
    def number(self) -> int: ...

    @property
    def total(self) -> int: ...


S = TypeVar("S", bound=Some)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a list, and where it leads."""

    path: str
    title: str
    line: str
    mark: Part  # where it stands
    words: str = ""  # their own, where somebody else gave it its title
    steps: tuple[Part, ...] = ()  # how far along it is
    waits: str = ""  # for whom the page is, by what it asks of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page of a list, with the number of its last one."""

    entries: tuple[Entry, ...]
    number: int
    last: int
    total: int


async def show(visit: Visit) -> StreamResponse:
    who, say = visit.who.id, visit.say
    numbers = {one: number_of(visit, one) for one in ("reports", "questions", "supports")}

    def job(tx: Tx) -> tuple[Page, questions.Page, Page]:
        return (
            turned(lambda at: views.mine(tx, who, at), numbers["reports"]),
            turned(lambda at: views.questions_of(tx, who, at), numbers["questions"]),
            turned(lambda at: views.supported(tx, who, at), numbers["supports"]),
        )

    reports, asked, supports = await visit.read(job)
    crowd = visit.site.rules.loop.crowd
    return visit.page(
        "tab/home.html", reports=_listed([_report(one, say) for one in reports.loops], reports),
        questions=_listed([_question(one, say) for one in asked.asks], asked),
        supports=_listed([_support(one, say, crowd) for one in supports.loops], supports),
    )  # fmt: skip


def number_of(visit: Visit, name: str) -> int:
    """Which page of a list is asked for, from 0; the first for what is no number."""
    asked = visit.request.query.get(name, "")
    return min(int(asked), FARTHEST) if asked.isascii() and asked.isdecimal() and len(asked) < len(str(PAGE**9)) else 0


def turned(read: Callable[[int], S], number: int) -> S:
    """That page, or the last one there is."""
    found = read(number)
    last = _last(found)
    return found if number <= last else read(last)


def _last(some: Some) -> int:
    return max(0, (some.total - 1) // PAGE)


def _listed(entries: list[Entry], some: Some) -> Listed:
    """What waits for its reader comes first."""
    ordered = sorted(entries, key=lambda one: not one.waits)
    return Listed(entries=tuple(ordered), number=some.number, last=_last(some), total=some.total)


def _report(what: Loop, say: Say) -> Entry:
    which = what.friction
    words = card.short(which.words)
    return Entry(
        path=f"/tab/reports/{which.id}", title=what.title or words, words=words if what.title else "",
        line=f"{which.code} · {loop.reported(what, say)}", mark=loop.badge(what, say),
        steps=tuple(cards.friction.progress(what, say)) if what.standing in OPEN else (),
        waits=mood if (mood := loop.mood(what)) in WAITS else "",
    )  # fmt: skip


def _question(ask: Ask, say: Say) -> Entry:
    which = ask.question
    return Entry(
        path=f"/tab/questions/{which.id}", title=card.short(which.words),
        line=f"{cards.questions.subtitle(ask)} · {say.moment(which.asked_at)}",
        mark=cards.questions.badge(which.state, say),
        waits="answered" if which.state is questions.State.ANSWERED else "",
    )  # fmt: skip


def _support(what: Loop, say: Say, crowd: int) -> Entry:
    """Its title, where it stands and how many it bothers: never who reported it, nor their words."""
    state = what.standing
    return Entry(
        path=f"/tab/reports/{what.friction.id}", title=what.title or what.friction.code,
        line=loop.bothered(what.bothers, say, crowd),
        mark=card.badge(say(f"follow-{state}"), *loop.LOOK[state][:2]),
    )  # fmt: skip
