"""What the cards of a report share: how its state looks, who said what, and a list of several."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from cards import card
from cards.card import Part
from content.texts import Say
from domain.friction import PAGE, Event, Heading, Loop, Page
from domain.people import PersonId
from domain.states import OPEN, Act, State

LOOK = {  # icon, badge style, step reached
    State.WAITING: ("Clock", "Accent", 1),
    State.RECEIVED: ("CheckmarkCircle", "Accent", 1),
    State.TAKEN: ("ArrowSync", "Accent", 2),
    State.SOLVED: ("QuestionCircle", "Warning", 3),
    State.DECLINED: ("Info", "Warning", 3),
    State.MERGED: ("Merge", "Accent", 1),
    State.CONFIRMED: ("CheckmarkCircle", "Good", 4),
    State.UNDERSTOOD: ("CheckmarkCircle", "Good", 4),
    State.UNANSWERED: ("CheckmarkCircle", "Informative", 4),
    State.WITHDRAWN: ("ArrowUndo", "Informative", 4),
}
ASKED = ("QuestionCircle", "Warning")  # whatever the state: it waits for its reporter
BACK = frozenset({Act.REOPEN, Act.OBJECT})  # of the reporter, after which it waits again


def name(loop: Loop, who: PersonId | None, say: Say) -> str:
    return loop.names.get(who, say("someone")) if who else say("someone")


def reporter(loop: Loop, say: Say) -> str:
    """The reporter's name, or that there is none."""
    return say("nameless") if loop.friction.nameless else name(loop, loop.friction.reporter, say)


def by_whom(loop: Loop, event: Event, say: Say) -> str:
    """Who did it, and with whose help."""
    who = name(loop, event.person, say)
    return say("with-help", who=who, helper=name(loop, event.helper, say)) if event.helper else who


def subtitle(loop: Loop) -> str:
    which = loop.friction
    return f"{which.code} · {loop.title}" if loop.title else which.code


def when(event: Event, of: Loop, say: Say) -> str:
    """Of who has no name the day, and nothing finer; what the clock did about their report is kept as a day too."""
    told = of.lead if of.lead and event in of.lead.events else of
    return say.day(event.at) if told.friction.nameless and not event.person else say.moment(event.at)


def day(event: Event, of: Loop, say: Say) -> str:
    """`dinsdag 17 november`; of who has no name it is kept as its beginning, where the organisation is."""
    kept = of.friction.nameless and not event.person
    return say.long_day(event.at + timedelta(hours=12) if kept else event.at)


def holder(loop: Loop, say: Say) -> str:
    """Who has it, and whom they stand in for; empty where nobody is known."""
    who = loop.names.get(loop.on_duty, "") if loop.on_duty else ""
    return say("stands-in", who=who, owner=loop.instead_of) if who and loop.instead_of else who


def reported(loop: Loop, say: Say) -> str:
    """When it came in."""
    first = next((one.at for one in loop.events), loop.friction.received_at)
    return say.day(first) if loop.friction.nameless else say.moment(first)


def round_of(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events since the report came in, or came back."""
    starts = [at for at, event in enumerate(events) if event.act is Act.REPORT or event.act in BACK]
    return events[starts[-1] if starts else 0 :]


def came_back(loop: Loop) -> bool:
    return any(event.act in BACK for event in round_of(loop.events))


def event_quote(loop: Loop, event: Event, say: Say, *, own: bool = False) -> list[Part]:
    """Somebody's words, and what is allowed instead; `own` when who reads it wrote it."""
    theirs = by_whom(loop, event, say) if event.person else say("nameless")
    told = say(f"said-{event.act}-own") if own else say(f"said-{event.act}", who=theirs)
    quotes = [card.quote(told, event.words or "")]
    if event.alternative:
        quotes.append(card.quote(say("said-alternative"), event.alternative, name="Checkmark"))
    return quotes


def mood(what: Loop) -> str:
    """The state as its reporter reads it: asked something, and come back, are moods of their own."""
    state = what.standing
    if state in OPEN and what.asked:
        return "asked"
    if by_tip(what):
        return "helped"
    if state is State.RECEIVED and not what.lead and came_back(what):
        return "again"
    return state.value


def badge(what: Loop, say: Say) -> Part:
    """Where it stands, as its reporter reads it."""
    told = mood(what)
    icon, style = ASKED if told == "asked" else LOOK[what.standing][:2]
    return card.badge(say(f"state-{told}"), icon, style)


def by_tip(what: Loop) -> bool:
    """Whether its reporter took it back because a tip was enough."""
    return what.friction.state is State.WITHDRAWN and any(one.act is Act.WITHDRAW and one.words for one in what.events)


def bothered(count: int, say: Say, crowd: int) -> str:
    """How many it bothers, from a crowd on; below it the number could tell who."""
    return say("bothers", count=count) if count >= crowd else ""


def notice(told: str, say: Say, **variables: str) -> list[Part]:
    """Why what somebody wrote was not sent."""
    return [card.box([card.beside(card.icon("Info"), [card.text(say(told, **variables))])])] if told else []


def alike(headings: tuple[Heading, ...], say: Say, ids: Mapping[str, str], crowd: int) -> list[Part]:
    """What it may be the same as, each with its own button."""
    parts = [card.text(say("alike-title"), weight="Bolder", spacing="Medium")]
    for one in headings:
        lines = [card.text(one.title, weight="Bolder")]
        if many := bothered(one.bothers, say, crowd):
            lines.append(card.subtle(many, spacing="None"))
        too = card.press(say("act-join" if ids else "act-support"), "friction.support", {"friction": one.id, **ids},
                         inputs=False)  # fmt: skip
        parts.append(card.box([*lines, card.buttons([too])], spacing="Small"))
    return [*parts, card.subtle(say("alike-join" if ids else "alike-follow"))]


def several(
    page: Page, say: Say, title: str, icon: str, line: Callable[[Loop], str], verb: str, more: str, *, empty: str,
    note: str = "", above: Sequence[Part] = (), beside: int = 0, also: Sequence[Part] = (),
) -> Part:  # fmt: skip
    """A list of reports, a page of it, each with a button that shows it.

    `above` is what comes first, a page of a list with `beside` in it that is turned together with this one; `also` are
    buttons that lead elsewhere.
    """
    first, last = page.number * PAGE + 1, page.number * PAGE + len(page.loops)
    part = say("list-part", first=first, last=last, total=page.total) if page.total > len(page.loops) else ""
    body = [card.heading(icon, title, "" if above else part if page.total else say(empty)), *above]
    body += [entry(one, line(one), verb, say) for one in page.loops]
    if note:
        body.append(card.subtle(note, spacing="Medium"))
    turn = [
        ("list-back", page.number - 1, page.number > 0),
        ("list-on", page.number + 1, last < page.total or (page.number + 1) * PAGE < beside),
    ]
    actions = [card.press(say(text), more, {"page": str(to)}, inputs=False) for text, to, there in turn if there]
    if not page.total and not beside:
        actions = [card.press(say("act-menu"), "home.menu", inputs=False)]
    return card.card(body, [*actions, *also], language=say.language, fallback=title)


def entry(of: Loop, about: str, verb: str, say: Say) -> Part:
    """One of a list, with the button that shows it."""
    which = of.friction
    show = card.press(say("list-show"), verb, {"friction": which.id}, inputs=False)
    shown = card.text(card.short(which.title or which.words), weight="Bolder")
    return card.box([shown, card.subtle(about, spacing="None"), card.buttons([show])], spacing="Small")


def by(moment: datetime, loop: Loop, say: Say) -> str:
    """A deadline; of a nameless report the day."""
    return say.long_day(moment) if loop.friction.nameless else say.by(moment)


def due(what: Loop) -> datetime:
    """By when it is to be taken, or answered."""
    return what.friction.take_by if what.friction.state is State.RECEIVED else what.friction.decide_by
