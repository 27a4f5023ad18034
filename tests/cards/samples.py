"""One of every card in both languages, drawn from made-up data; also what is needed to look into a card."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import cards.form
import cards.friction
import cards.handling
import cards.home
import cards.preferences
from cards.card import Part
from cards.form import Written
from content.texts import Say
from domain.friction import Event, FrictionId, Heading, Loop, Page
from domain.nameless import Naming
from domain.preferences import Filled
from domain.states import CLOSED, OPEN, Act, State
from tests.cards import known
from tests.examples import BRAM, MIDNIGHT, NAMES, NOW, QUEUES, RULES, SANNE, ZONE, came_back, loop, nameless

LANGUAGES = ("nl", "en")
DESK = RULES.desk_url
LONG = "Elke keer als ik een bezoekverslag opsla, moet ik het daarna nog eens overtypen in het andere systeem. "
MARKED = "**Niet** _zo_ [hier](https://x.example) `code`\n- een\n1. twee\n# kop < 5"
UNBROKEN = "Arbeidsongeschiktheidsverzekeringsmaatschappij" * 4


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


HEADINGS = tuple(
    Heading(id=FrictionId(f"{n:032x}"), code=f"ABC23{n}", title=title, bothers=bothers)
    for n, (title, bothers) in enumerate((("Outlook is traag op kantoor", 7), ("Mail komt te laat", 4), (LONG[:80], 5)))
)
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


def allowed(state: State) -> Loop:
    """Answered with what is allowed instead."""
    made = loop(state, leaf="rules.ai", topic="rules", queue="admin")
    last = replace(made.events[-1], alternative="Copilot in Teams mag wel, met openbare stukken.")
    return replace(made, events=(*made.events[:-1], last))


def form(**written: Any) -> Callable[[Say], Part]:
    return lambda say: cards.form.form(Written(nonce="n" * 32, **written), say, RULES.taxonomy, crowd=5)


def follow(one: Loop) -> Callable[[Say], Part]:
    return lambda say: cards.friction.follow(one, say)


def item(one: Loop, viewer: str) -> Callable[[Say], Part]:
    return lambda say: cards.handling.item(one, next(who for who in NAMES if who == viewer), say, RULES.taxonomy)


def preferences(**more: Any) -> Callable[[Say], Part]:
    """The card of somebody who works four days."""
    given = {"away_until": None, "handles": False, "days": "0,1,2,3", "until": ""} | more
    days, until = given.pop("days"), given.pop("until")
    return lambda say: cards.preferences.form(
        Filled(language=say.language, days=days, starts="08:30", ends="17:30", until=until), say, **given
    )  # fmt: skip


def status(one: Loop, **more: Any) -> Callable[[Say], Part]:
    return lambda say: cards.friction.status(one, say, **more)


DRAWINGS: dict[str, Callable[[Say], Part]] = {
    **known.DRAWINGS,
    "form": form(),
    "form-typed": form(typed=True, text=LONG.strip(), group="fit"),
    "form-question": form(typed=True, text="Waar staat die knop?"),
    "form-no-naming": form(say="form-naming-missing", text=LONG, impact="time", would_help="Een koppeling"),
    "form-trace": form(say="form-trace", checked=True, naming="told", text="Vraag het aan Bram"),
    "form-key-user": form(key_user=True),
    "form-colleagues": form(say="form-colleagues-named", naming="pull", text=LONG, colleagues="6", key_user=True),
    "form-alike": form(naming="named", text=LONG, alike=HEADINGS),
    "form-nothing-alike": form(text=LONG, alike=()),
    "form-quoted": form(quoted=True, text=LONG, group="fit"),
    "form-quoted-cut": form(quoted=True, text=LONG * 20, cut=True),
    "form-quoted-trace": form(quoted=True, say="form-trace", checked=True, text="Vraag het aan Bram"),
    "form-quoted-long": form(quoted=True, say="refused-too-long", variables={"length": 2100, "longest": 2000}),
    "form-told": lambda say: cards.form.told(say("extension-sent", code="234567"), say.language),
    **{f"status-{state}": status(loop(state), desk_url=DESK) for state in State if state is not State.MERGED},
    **{f"status-merged-{state}": status(merged(state)) for state in LEADS},
    **{f"status-nameless-{state}": status(unnamed(state), receipt="r" * 32, desk_url=DESK)
       for state in State if state is not State.MERGED},
    "status-nameless-pull": status(unnamed(naming=Naming.PULL), receipt="r" * 32),
    "status-nameless-asked": status(asked(unnamed(State.TAKEN)), receipt="r" * 32),
    **{f"status-nameless-merged-{state}": status(merged(state, unnamed()), receipt="r" * 32) for state in LEADS},
    "status-nameless-joined": status(merged(State.TAKEN, unnamed(State.WAITING)), receipt="r" * 32),
    "status-nameless-again": status(said(unnamed(State.SOLVED), Act.REOPEN, "Nog steeds traag."), receipt="r" * 32),
    "status-nameless-for-good": status(unnamed(State.CONFIRMED), receipt="r" * 32, reopenable=False),
    "status-nameless-alike": status(replace(unnamed(State.WAITING), alike=HEADINGS), receipt="r" * 32, desk_url=DESK),
    "status-asked": status(asked(loop(State.TAKEN))),
    "status-replied": status(said(asked(loop(State.TAKEN)), Act.REPLY, "Op de oude.")),
    "status-objected": status(said(loop(State.DECLINED), Act.OBJECT, "Het kan wel eerder.")),
    "status-merged-again": status(goes_with(came_back(), loop(State.MERGED))),
    "status-merged-asked": status(goes_with(asked(loop(State.TAKEN)), loop(State.MERGED))),
    "status-marked": status(loop(State.SOLVED, words=MARKED, title=MARKED, said={Act.SOLVE: MARKED})),
    "status-unbroken": status(loop(State.DECLINED, words=UNBROKEN, title=UNBROKEN[:80], said={Act.DECLINE: UNBROKEN})),
    "status-alike": status(replace(loop(), alike=HEADINGS), desk_url=DESK),
    "status-allowed": status(allowed(State.SOLVED)),
    "status-crowd": status(replace(loop(State.TAKEN), bothers=12)),
    **{f"status-{state}-for-good": status(loop(state), reopenable=False) for state in CLOSED},
    "status-again": status(came_back(), desk_url=DESK),
    "status-unsent": status(loop(State.CONFIRMED), told="moved-on", text=LONG),
    "status-sent": status(loop(), told="form-sent", text=LONG),
    "status-no-desk": status(loop(State.RECEIVED)),
    "status-other-group": status(loop(State.RECEIVED, topic="fit", queue="processowner"), desk_url=DESK),
    **{f"item-{state}": item(loop(state), BRAM) for state in State if state not in (State.WAITING, State.MERGED)},
    **{f"item-nameless-{state}": item(unnamed(state), BRAM)
       for state in State if state not in (State.WAITING, State.MERGED)},
    "item-nameless-asked": item(asked(unnamed(State.TAKEN)), BRAM),
    "item-nameless-replied": item(said(asked(unnamed(State.TAKEN)), Act.REPLY, "Op de oude."), BRAM),
    **{f"item-merged-{state}": item(merged(state), BRAM) for state in LEADS},
    "item-nameless-merged": item(merged(State.TAKEN, unnamed()), BRAM),
    "item-marked": item(loop(State.TAKEN, words=MARKED, title=MARKED, would_help=MARKED), BRAM),
    "item-unbroken": item(loop(State.TAKEN, words=UNBROKEN, title=UNBROKEN[:80]), BRAM),
    "item-objected": item(said(loop(State.DECLINED), Act.OBJECT, "Het kan wel eerder."), BRAM),
    "item-leads": item(replace(loop(State.TAKEN), merged=(nameless(), nameless()), bothers=9), BRAM),
    "item-alike": item(replace(loop(), alike=HEADINGS), BRAM),
    "item-rules": item(loop(State.TAKEN, leaf="rules.ai", topic="rules", queue="admin"), BRAM),
    "item-allowed": item(allowed(State.DECLINED), BRAM),
    "item-colleagues": item(loop(colleagues=6), BRAM),
    "item-unsent": lambda say: cards.handling.item(
        loop(State.SOLVED), BRAM, say, RULES.taxonomy, told="moved-on", written={"text": LONG, "title": MARKED}
    ),
    **{f"follow-{state}": follow(replace(loop(state, title="Outlook is traag"), bothers=5))
       for state in (*OPEN, State.SOLVED, State.DECLINED, *CLOSED, State.WITHDRAWN)},
    "follow-few": follow(replace(loop(State.TAKEN, title="Outlook is traag"), bothers=4)),
    "follow-allowed": follow(allowed(State.SOLVED)),
    "item-taken-by-another": item(loop(State.TAKEN), SANNE),
    "item-again": item(came_back(), BRAM),
    "item-full": item(loop(State.TAKEN, impact="rework", would_help="Een koppeling", words=LONG * 4), BRAM),
    "todo": lambda say: cards.handling.todo(several(3), say),
    "todo-nameless": lambda say: cards.handling.todo(Page(loops=(unnamed(),), number=0, total=1), say),
    "todo-pages": lambda say: cards.handling.todo(replace(several(5), number=1, total=12), say),
    "todo-taken": lambda say: cards.handling.todo(several(1, State.TAKEN), say),
    "todo-fresh": lambda say: cards.handling.todo(several(3), say, title="todo-fresh"),
    "todo-empty": lambda say: cards.handling.todo(several(0), say),
    "mine": lambda say: cards.friction.mine(several(8, State.SOLVED), say),
    "mine-one": lambda say: cards.friction.mine(several(1), say),
    "mine-mixed": lambda say: cards.friction.mine(
        Page(loops=(merged(State.SOLVED), asked(loop(State.TAKEN)), loop(State.WITHDRAWN)), number=0, total=3), say
    ),
    "mine-empty": lambda say: cards.friction.mine(several(0), say),
    "news-solved": lambda say: cards.friction.news(loop(State.SOLVED), say),
    "news-declined": lambda say: cards.friction.news(loop(State.DECLINED), say),
    "news-asked": lambda say: cards.friction.news(asked(loop(State.TAKEN)), say),
    "news-merged": lambda say: cards.friction.news(merged(State.DECLINED), say),
    "news-support": lambda say: cards.friction.news(loop(State.SOLVED), say, own=False),
    "news-support-declined": lambda say: cards.friction.news(allowed(State.DECLINED), say, own=False),
    "news-nameless": lambda say: cards.friction.news(unnamed(State.SOLVED), say, receipt="r" * 32),
    "outcomes-one": lambda say: cards.handling.outcomes(several(1, State.CONFIRMED), say),
    "outcomes": lambda say: cards.handling.outcomes(
        Page(loops=(loop(State.CONFIRMED), unnamed(State.UNDERSTOOD), merged(State.TAKEN)), number=0, total=3), say
    ),
    "preferences": preferences(),
    "preferences-handler": preferences(handles=True, told="preferences-kept"),
    "preferences-away": preferences(handles=True, until="2026-12-04", away_until=AWAY),
    "preferences-no-day": preferences(days="", told="preferences-no-day"),
    "menu": lambda say: cards.home.menu(say, handles=False),
    "menu-handler": lambda say: cards.home.menu(say, handles=True),
    "menu-not-yet": lambda say: cards.home.menu(say, handles=False, said=say("not-yet")),
    "welcome": lambda say: cards.home.welcome(say, name="Anna de Vries", organisation="De Linde", handles=False),
    "welcome-handler": lambda say: cards.home.welcome(say, name="Bram Jansen", organisation="", handles=True),
    "welcome-nameless": lambda say: cards.home.welcome(say, name="", organisation="", handles=False),
    "notice": lambda say: cards.home.notice(say("refused-too-long", length=2100, longest=2000), say),
}  # fmt: skip
