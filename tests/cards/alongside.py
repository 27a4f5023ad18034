"""Cards of who thinks along, and what a handler and a reporter see of that, drawn from made-up data."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import cards.alongside
import cards.friction
import cards.handling
import cards.home
import cards.worklist
from cards.card import Part
from content.texts import Say
from domain.alongside import Along, Headings
from domain.friction import Event, Heading, Loop, Page
from domain.states import OPEN, Act, State
from tests.cards.samples import HEADINGS, LONG, allowed, goes_with, said, several, unnamed
from tests.examples import BRAM, LIAM, NOW, RULES, SANNE, loop

CONTEXT = "Bij Planning zetten we de agenda van het hele team uit, dan is het weg."
PROPOSAL = "Zet in Outlook 'cachemodus' aan. Bij ons was het daarna meteen snel."


def along(which: Heading = HEADINGS[0], *own: Event, mine: bool = False, **more: str) -> Callable[[Say], Part]:
    return lambda say: cards.alongside.one(Along(heading=which, own=own, mine=mine), say, crowd=5, **more)


def listed(headings: tuple[Heading, ...] = HEADINGS, *, number: int = 0, total: int = 3) -> Callable[[Say], Part]:
    page = Headings(headings=headings, number=number, total=total)
    return lambda say: cards.alongside.listed(page, say, crowd=5)


def thought(one: Loop, what: Act = Act.PROPOSE, words: str = PROPOSAL) -> Loop:
    """Liam, a key user, tells its handler something."""
    at = one.events[-1].version + 1
    event = Event(version=at, at=one.events[-1].at + timedelta(hours=1), act=what, person=LIAM, words=words)
    return replace(one, events=(*one.events, event), friction=replace(one.friction, version=at))


def helped(one: Loop) -> Loop:
    """Its solution came from Liam."""
    events = tuple(replace(event, helper=LIAM) if event.act is Act.SOLVE else event for event in one.events)
    return replace(one, events=events)


def own(what: Act, words: str) -> Event:
    return Event(version=5, at=NOW, act=what, person=LIAM, words=words)


def item(one: Loop, viewer: Any = BRAM, **more: Any) -> Callable[[Say], Part]:
    return lambda say: cards.handling.item(one, viewer, say, RULES.taxonomy, **more)


DRAWINGS: dict[str, Callable[[Say], Part]] = {
    "headings": listed(),
    "headings-empty": listed(headings=(), total=0),
    "headings-pages": listed(number=1, total=14),
    "heading": along(),
    "heading-few": along(HEADINGS[1]),
    "heading-said": along(
        HEADINGS[0], own(Act.CONTEXT, CONTEXT), own(Act.PROPOSE, PROPOSAL), told="along-propose"
    ),
    **{f"heading-{state}": along(replace(HEADINGS[0], state=state), own(Act.PROPOSE, PROPOSAL))
       for state in State if state not in OPEN | {State.WAITING, State.MERGED, State.WITHDRAWN}},
    "heading-unsent": along(
        replace(HEADINGS[0], state=State.SOLVED), own(Act.CONTEXT, CONTEXT), told="moved-on", text=LONG
    ),
    "heading-mine": along(mine=True),
    "item-along-context": item(thought(loop(State.TAKEN), Act.CONTEXT, CONTEXT)),
    "item-along-proposed": item(thought(thought(loop(State.TAKEN), Act.CONTEXT, CONTEXT))),
    "item-along-of-another": item(thought(loop(State.TAKEN)), SANNE),
    "item-along-received": item(thought(loop(title="Outlook is traag"))),
    "item-along-rules": item(thought(replace(allowed(State.TAKEN), handlers=(BRAM,)))),
    "item-along-solved": item(helped(loop(State.SOLVED, said={Act.SOLVE: PROPOSAL}))),
    "item-along-adopted": item(
        helped(loop(State.SOLVED, said={Act.SOLVE: PROPOSAL})), told="adopted", written={"text": LONG}
    ),
    "item-along-failed": item(said(thought(loop(State.SOLVED)), Act.REOPEN, "Nog steeds traag.")),
    "status-along": lambda say: cards.friction.status(thought(loop(State.TAKEN)), say),
    "status-along-nameless": lambda say: cards.friction.status(
        thought(unnamed(State.TAKEN)), say, receipt="r" * 32
    ),
    "status-helped": lambda say: cards.friction.status(helped(loop(State.SOLVED, said={Act.SOLVE: PROPOSAL})), say),
    "status-helped-merged": lambda say: cards.friction.status(
        goes_with(helped(thought(loop(State.SOLVED))), loop(State.MERGED)), say
    ),
    "follow-helped": lambda say: cards.friction.follow(helped(loop(State.SOLVED)), say),
    "news-helped": lambda say: cards.friction.news(helped(loop(State.SOLVED)), say),
    "helped": lambda say: cards.alongside.helped(Page(loops=(helped(loop(State.CONFIRMED)),), number=0, total=1), say),
    "helped-several": lambda say: cards.alongside.helped(several(3, State.CONFIRMED), say),
    "todo-along": lambda say: cards.worklist.todo(several(2), BRAM, say, along=True),
    "todo-along-empty": lambda say: cards.worklist.todo(several(0), BRAM, say, along=True),
    "help-key-user": lambda say: cards.home.help_(say, handles=True, along=True),
}  # fmt: skip
