"""Made-up reports for the cards, and what is needed to look into a card."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from cards.card import Part
from content.texts import Say
from domain.friction import Event, FrictionId, Heading, Loop, Page
from domain.states import Act, State
from tests.examples import BRAM, MIDNIGHT, NOOR, NOW, QUEUES, RULES, SANNE, ZONE, loop, nameless

LANGUAGES = ("nl", "en")
DESK = RULES.desk_url
LONG = "Elke keer als ik een bezoekverslag opsla, moet ik het daarna nog eens overtypen in het andere systeem. "
MARKED = "**Niet** _zo_ [hier](https://x.example) `code`\n- een\n1. twee\n# kop < 5"
UNBROKEN = "Arbeidsongeschiktheidsverzekeringsmaatschappij" * 4


def say(language: str) -> Say:
    return Say(language=language, zone=ZONE, now=NOW + timedelta(hours=3))


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


HEADINGS = tuple(
    Heading(
        id=FrictionId(f"{n:032x}"), code=f"ABC23{n}", title=title, state=state, queue=QUEUES[n % 6], bothers=bothers
    )
    for n, (title, state, bothers) in enumerate((
        ("Outlook is traag op kantoor", State.TAKEN, 7), ("Mail komt te laat", State.RECEIVED, 4),
        (LONG[:80], State.TAKEN, 5),
    ))
)  # fmt: skip
AWAY = datetime(2026, 12, 4, 23, tzinfo=UTC)  # until and including the 4th, in Amsterdam
LEADS = [State.RECEIVED, State.TAKEN, State.SOLVED, State.DECLINED, State.CONFIRMED, State.UNDERSTOOD]


def unnamed(state: State = State.RECEIVED, **changes: Any) -> Loop:
    """A report without a name, as the store has it: nobody, and days."""
    made, which = loop(state), nameless(state, **changes)
    if state is State.WAITING:
        release = NOW + timedelta(hours=3.5)
        return replace(made, friction=replace(which, received_at=release), events=())
    events = tuple(one if one.person == BRAM else replace(one, person=None, at=MIDNIGHT) for one in made.events)
    return replace(made, friction=which, events=events)


def asked(one: Loop) -> Loop:
    """The handler wants to know something."""
    at = one.events[-1].version + 1
    ask = Event(version=at, at=NOW + timedelta(hours=5), act=Act.ASK, person=BRAM, words="Op welke laptop gebeurt het?")
    return replace(one, events=(*one.events, ask), friction=replace(one.friction, version=at))


def merged(state: State, one: Loop | None = None) -> Loop:
    """A report that goes with another, which is in that state."""
    return goes_with(loop(state, title="Outlook is traag op kantoor"), one or loop(State.MERGED))


def goes_with(lead: Loop, which: Loop) -> Loop:
    """A nameless one that waits for its release goes on waiting."""
    ahead = replace(lead, bothers=6, friction=replace(lead.friction, id=FrictionId("e" * 32), code="LEAD22"))
    state = State.WAITING if which.friction.state is State.WAITING else State.MERGED
    return replace(which, friction=replace(which.friction, lead=ahead.friction.id, state=state), lead=ahead)


def said(one: Loop, act: Act, words: str) -> Loop:
    """Its reporter said something, after all else."""
    at, last = one.events[-1].version + 1, one.events[-1].at
    who, when = one.friction.reporter, last + timedelta(hours=1) if one.friction.reporter else MIDNIGHT
    event = Event(version=at, at=when, act=act, person=who, words=words)
    state = State.RECEIVED if act in (Act.OBJECT, Act.REOPEN) else one.friction.state
    return replace(one, events=(*one.events, event), friction=replace(one.friction, version=at, state=state))


def loop_given() -> Loop:
    """Handed over by Bram to Sanne, on Friday."""
    words = "Jij was al bij de printer in Zeist geweest."
    event = Event(version=2, at=NOW + timedelta(days=3), act=Act.HANDOVER, person=BRAM, words=words)
    made = loop(handler=SANNE, version=2)
    return replace(made, events=(*made.events, event), handlers=(SANNE,))


def reminded(one: Loop) -> Loop:
    """Asked once more, a week after the answer; of who has no name the day is kept."""
    at = (MIDNIGHT if one.friction.nameless else NOW) + timedelta(days=7)
    event = Event(version=one.events[-1].version + 1, at=at, act=Act.REMIND, person=None, words=None)
    return replace(one, events=(*one.events, event))


def late(one: Loop) -> Loop:
    """Its deadlines passed, which the coordinators were told."""
    past = NOW - timedelta(days=1)
    event = Event(version=9, at=NOW, act=Act.LATE, person=None, words=None)
    which = replace(one.friction, take_by=past, decide_by=past)
    return replace(one, friction=which, events=(*one.events, event), minders=(NOOR,))


def allowed(state: State) -> Loop:
    """Answered with what is allowed instead."""
    made = loop(state, leaf="rules.ai", topic="rules", queue="admin")
    last = replace(made.events[-1], alternative="Copilot in Teams mag wel, met openbare stukken.")
    return replace(made, events=(*made.events[:-1], last))
