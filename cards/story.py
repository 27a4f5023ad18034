"""What was done and said of a question, as its cards tell it."""

from collections.abc import Sequence

from cards import card
from cards.card import Part
from content.texts import Say
from domain.people import PersonId
from domain.questions import OPEN, Act, Ask, Circle, Event

STEP_ICONS = {Act.WITHDRAW: "ArrowUndo", Act.NEXT: "Clock", Act.POOL: "Clock", Act.COORDINATORS: "Clock",
              Act.HANDOVER: "ArrowForward", Act.MOVE: "ArrowForward"}  # fmt: skip
SAID = frozenset({Act.ANSWER, Act.HANDOVER, Act.REOPEN})  # acts with words that are shown
BROUGHT = {Circle.NEXT: Act.NEXT, Circle.POOL: Act.POOL, Circle.COORDINATORS: Act.COORDINATORS}  # what the clock did
SHOWN = 4  # words back and forth, the last ones


def name(ask: Ask, who: PersonId | None, say: Say) -> str:
    return ask.names.get(who, say("someone")) if who else say("someone")


def _round(ask: Ask) -> Sequence[Event]:
    """The events since it was asked, or asked again."""
    starts = [at for at, one in enumerate(ask.events) if one.act in (Act.ASK, Act.REOPEN)]
    return ask.events[starts[-1] if starts else 0 :]


def again(ask: Ask) -> bool:
    return ask.question.state in OPEN and any(one.act is Act.REOPEN for one in _round(ask))


def steps(ask: Ask, say: Say) -> list[Part]:
    """Whoever says that it is not theirs is not named: who asked reads to whom it went instead, if to anybody."""
    acts, steps = list[Act](), list[Part]()
    for one in _round(ask):
        act = _passed(ask, one) if one.act is Act.PASS else one.act
        if act is None:
            continue
        what = "again" if act is Act.COORDINATORS and act in acts else act
        when = say.day(one.at) if ask.question.nameless else say.moment(one.at)
        title = say(f"question-step-{what}", who=name(ask, one.person, say))
        steps.append(card.step(STEP_ICONS.get(act, "CheckmarkCircle"), "Good", title, when))
        acts.append(act)
    return steps


def _passed(ask: Ask, event: Event) -> Act | None:
    """What the clock would have done, where it was brought to somebody by this; where others have it, nothing."""
    circle = next((one.circle for one in ask.asked if one.version == event.version), None)
    return BROUGHT.get(circle) if circle else None


def words(ask: Ask, say: Say, *, own: bool) -> list[Part]:
    """The last words back and forth; `own` when who asks reads them."""
    spoken = [one for one in ask.events if one.words and one.act in SAID]
    return [part for one in spoken[-SHOWN:] for part in quote(ask, one, say, own=own)]


def quote(ask: Ask, event: Event, say: Say, *, own: bool) -> list[Part]:
    if own and event.act is Act.REOPEN:
        return [card.quote(say("question-said-reopen-own"), event.words or "")]
    who = name(ask, event.person, say) if event.person else say("nameless")
    shown = event.act is Act.ANSWER and event.person in ask.key_users
    mark = card.badge(say("keyuser-badge"), "PersonChat") if shown else None
    return [card.quote(say(f"question-said-{event.act}", who=who), event.words or "", mark=mark)]
