"""One of every card in both languages, drawn from made-up data; also what is needed to look into a card."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import cards.friction
import cards.home
from cards.card import Part
from content.texts import Say
from domain.friction import FrictionId, Loop, Page
from domain.states import CLOSED, State
from tests.examples import BRAM, NAMES, NOW, QUEUES, RULES, SANNE, ZONE, came_back, loop

LANGUAGES = ("nl", "en")
DESK = RULES.desk_url
LONG = "Elke keer als ik een bezoekverslag opsla, moet ik het daarna nog eens overtypen in het andere systeem. "


def say(language: str) -> Say:
    return Say(language=language, zone=ZONE, now=NOW + timedelta(hours=3))


def samples() -> dict[str, Part]:
    """By name, such as `status-solved-nl`."""
    return {f"{name}-{one}": draw(say(one)) for one in LANGUAGES for name, draw in DRAWINGS.items()}


def several(count: int, state: State = State.RECEIVED, **changes: Any) -> Page:
    """Reports that differ in code, words and queue."""
    first = loop(state, **changes)
    made = tuple(
        replace(first, friction=replace(
            first.friction, id=FrictionId(f"{n:032x}"), code=f"ABC23{n}", queue=QUEUES[n % 6],
            words=first.friction.words if "words" in changes else f"Melding {n}: {LONG}",
        ))
        for n in range(min(count, 5))
    )  # fmt: skip
    return Page(loops=made, number=0, total=count)


def walk(part: Any) -> Iterator[Part]:
    """Every element and action of a card, the card itself first, fallbacks included."""
    if isinstance(part, list):
        for one in part:
            yield from walk(one)
    elif isinstance(part, dict):
        if "type" in part:
            yield part
        for value in part.values():
            yield from walk(value)


def actions(card: Part, kind: str = "Action.Execute") -> list[Part]:
    return [part for part in walk(card) if part["type"] == kind]


def inputs(card: Part) -> list[Part]:
    return [part for part in walk(card) if part["type"].startswith("Input.")]


def titles(card: Part) -> list[str]:
    """What stands on the buttons, in order."""
    return [part["title"] for part in walk(card) if part["type"] in ("Action.Execute", "Action.OpenUrl")]


def texts(card: Part) -> list[str]:
    """Everything a person reads on it as it would be read: without the escapes."""
    shown = [part["text"] for part in walk(card) if part["type"] in ("TextBlock", "Badge")]
    shown += [fact["value"] for part in walk(card) if part["type"] == "FactSet" for fact in part["facts"]]
    return [text.replace("\\", "") for text in shown]


def item(one: Loop, viewer: str) -> Callable[[Say], Part]:
    return lambda say: cards.friction.item(one, next(who for who in NAMES if who == viewer), say, RULES.taxonomy)


def status(one: Loop, **more: Any) -> Callable[[Say], Part]:
    return lambda say: cards.friction.status(one, say, **more)


DRAWINGS: dict[str, Callable[[Say], Part]] = {
    "form": lambda say: cards.friction.form("n" * 32, say, RULES.taxonomy),
    "form-typed": lambda say: cards.friction.form("n" * 32, say, RULES.taxonomy, words=LONG.strip(), group="fit"),
    **{f"status-{state}": status(loop(state), desk_url=DESK) for state in State},
    **{f"status-{state}-for-good": status(loop(state), reopenable=False) for state in CLOSED},
    "status-again": status(came_back(), desk_url=DESK),
    "status-no-desk": status(loop(State.RECEIVED)),
    "status-other-group": status(loop(State.RECEIVED, topic="fit", queue="processowner"), desk_url=DESK),
    **{f"item-{state}": item(loop(state), BRAM) for state in State},
    "item-taken-by-another": item(loop(State.TAKEN), SANNE),
    "item-again": item(came_back(), BRAM),
    "item-full": item(loop(State.TAKEN, impact="rework", would_help="Een koppeling", words=LONG * 4), BRAM),
    "todo": lambda say: cards.friction.todo(several(3), say),
    "todo-pages": lambda say: cards.friction.todo(replace(several(5), number=1, total=12), say),
    "todo-taken": lambda say: cards.friction.todo(several(1, State.TAKEN), say),
    "todo-fresh": lambda say: cards.friction.todo(several(3), say, fresh=True),
    "todo-empty": lambda say: cards.friction.todo(several(0), say),
    "mine": lambda say: cards.friction.mine(several(8, State.SOLVED), say),
    "mine-one": lambda say: cards.friction.mine(several(1), say),
    "mine-empty": lambda say: cards.friction.mine(several(0), say),
    "news-solved": lambda say: cards.friction.news(loop(State.SOLVED), say),
    "news-declined": lambda say: cards.friction.news(loop(State.DECLINED), say),
    "outcomes-one": lambda say: cards.friction.outcomes(several(1, State.CONFIRMED), say),
    "outcomes": lambda say: cards.friction.outcomes(
        Page(loops=(loop(State.CONFIRMED), loop(State.UNDERSTOOD), loop(State.WITHDRAWN)), number=0, total=3), say
    ),
    "menu": lambda say: cards.home.menu(say, handles=False),
    "menu-handler": lambda say: cards.home.menu(say, handles=True),
    "menu-not-yet": lambda say: cards.home.menu(say, handles=False, said=say("not-yet")),
    "welcome": lambda say: cards.home.welcome(say, name="Anna de Vries", organisation="De Linde", handles=False),
    "welcome-handler": lambda say: cards.home.welcome(say, name="Bram Jansen", organisation="", handles=True),
    "welcome-nameless": lambda say: cards.home.welcome(say, name="", organisation="", handles=False),
    "notice": lambda say: cards.home.notice(say("refused-too-long", length=2100, longest=2000), say),
}  # fmt: skip
