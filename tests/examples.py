"""Values that tests of several layers share: a small organisation, its rules, and a report in any state."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from content import loader
from domain.friction import Event, Friction, FrictionId, Loop
from domain.nameless import MAILBOX, MailboxId, Naming, kept
from domain.people import Person, PersonId, Role, Usual
from domain.rules import Rules
from domain.states import Act, State
from storage import people
from storage.tx import Tx

NOW = datetime(2026, 11, 17, 8, 30, tzinfo=UTC)  # a Tuesday, 09:30 in Amsterdam
MIDNIGHT = datetime(2026, 11, 16, 23, tzinfo=UTC)  # when that day began in Amsterdam
ZONE = "Europe/Amsterdam"

ANNA = PersonId("anna")  # reports, in Dutch
LIAM = PersonId("liam")  # reports, in English
BRAM = PersonId("bram")  # owns every queue
SANNE = PersonId("sanne")  # his deputy
NOOR = PersonId("noor")  # coordinator
NAMES = {ANNA: "Anna de Vries", LIAM: "Liam Byrne", BRAM: "Bram Jansen", SANNE: "Sanne de Boer", NOOR: "Noor van Dijk"}
QUEUES = ("it", "processowner", "changeowner", "feedbackowner", "keyuser", "admin")

USUAL = Usual(language="nl", time_zone=ZONE)
RULES = Rules(
    taxonomy=loader.taxonomy(), loop=loader.loop(), week=loader.working_week(), quiet=loader.quiet(),
    releases=loader.releases(), tips=loader.tips(), moments=loader.moments(), concepts=loader.concepts(),
    limits=loader.limits(), review_months=loader.review_months(),
    remembering=loader.remembering(), contact=loader.contact(), nudges=loader.nudge_limits(),
    headline=loader.standard().headline, rate=45, examples=True,
    clues=loader.privacy(), usual=USUAL, organisation="Zorggroep De Linde",
    desk_url="https://desk.example/", privacy_url="https://kring.example/privacy",
)  # fmt: skip

REASON = "Dat kan pas na de verhuizing in maart."  # long enough for a "no"
PATHS: dict[State, tuple[Act, ...]] = {  # how a report comes to a state
    State.WAITING: (),
    State.MERGED: (Act.MERGE,),
    State.RECEIVED: (),
    State.TAKEN: (Act.TAKE,),
    State.SOLVED: (Act.TAKE, Act.SOLVE),
    State.DECLINED: (Act.TAKE, Act.DECLINE),
    State.CONFIRMED: (Act.TAKE, Act.SOLVE, Act.CONFIRM),
    State.UNDERSTOOD: (Act.TAKE, Act.DECLINE, Act.UNDERSTOOD),
    State.UNANSWERED: (Act.TAKE, Act.SOLVE, Act.CLOSE),
    State.WITHDRAWN: (Act.WITHDRAW,),
}
SAID = {Act.SOLVE: "De server is vervangen.", Act.DECLINE: REASON, Act.REOPEN: "Nog steeds traag."}


def person(who: PersonId, *, language: str = "nl", zone: str = ZONE) -> Person:
    return Person(id=who, name=NAMES[who], language="en" if who == LIAM else language, time_zone=zone)


def settle_in(tx: Tx) -> None:
    """Everybody above, with their roles and queues."""
    for who, name in NAMES.items():
        locale = "en-GB" if who == LIAM else "nl-NL"
        people.add(tx, who, name=name, time_zone=ZONE, locale=locale)
    people.appoint(tx, Role.ADMIN, [NOOR])
    for name in QUEUES:
        people.entrust(tx, name, owner=BRAM, deputy=SANNE)


def friction(state: State = State.RECEIVED, **changes: Any) -> Friction:
    """Anna's report in that state, for the queue `it`."""
    taken = state not in (State.WAITING, State.RECEIVED, State.MERGED, State.WITHDRAWN)
    closed = state in (State.CONFIRMED, State.UNDERSTOOD, State.WITHDRAWN)
    made = Friction(
        id=FrictionId("f" * 32), code="ABC234", naming=Naming.NAMED, nonce="0" * 32, receipt=None, mailbox=None,
        state=state, queue="it", topic="base", leaf="base.slow", pace="fast", impact="time",
        words="Outlook is al de hele week traag", would_help=None, colleagues=0, reporter=ANNA,
        handler=BRAM if taken else None, title="Outlook is traag" if taken else None, lead=None,
        version=1 + len(PATHS[state]), received_at=NOW, take_by=NOW + timedelta(hours=8),
        decide_by=NOW + timedelta(days=2), closed_at=NOW if closed else None,
    )  # fmt: skip
    return replace(made, **changes)


def nameless(state: State = State.RECEIVED, *, naming: Naming = Naming.TOLD, **changes: Any) -> Friction:
    """A report without a name, of who wants to be told."""
    box = MailboxId(f"{MAILBOX}{'b' * 32}") if naming is Naming.TOLD else None
    unnamed: dict[str, Any] = {
        "nonce": None, "receipt": kept("receipt"), "mailbox": box, "reporter": None, "received_at": MIDNIGHT,
    }  # fmt: skip
    return friction(state, naming=naming, **unnamed | changes)


def loop(state: State = State.RECEIVED, *, said: dict[Act, str] | None = None, **changes: Any) -> Loop:
    """The same report with its story; `said` are the words of acts that have them."""
    which = friction(state, **changes)
    acts = (Act.REPORT, *PATHS[state])
    words = SAID | (said or {})
    events = tuple(
        Event(
            version=at + 1, at=NOW + timedelta(hours=at), act=act, words=words.get(act),
            person=BRAM if act in (Act.TAKE, Act.SOLVE, Act.DECLINE) else which.reporter,
        )
        for at, act in enumerate(acts)
    )  # fmt: skip
    return Loop(friction=which, events=events, names=dict(NAMES), handlers=(BRAM,))


def came_back(**changes: Any) -> Loop:
    """Solved, and there is still: received again with its former handler."""
    solved = loop(State.SOLVED)
    again = Event(version=4, at=NOW + timedelta(days=1), act=Act.REOPEN, person=ANNA, words=SAID[Act.REOPEN])
    which = replace(solved.friction, state=State.RECEIVED, version=4, **changes)
    return replace(solved, friction=which, events=(*solved.events, again))
