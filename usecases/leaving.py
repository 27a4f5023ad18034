"""What becomes of the loops and questions of somebody who left the organisation: they go on, or close kindly."""

from dataclasses import replace
from datetime import datetime

from domain import schedule
from domain.friction import Event, Friction
from domain.messages import Kind
from domain.people import PersonId
from domain.rules import Rules
from domain.states import OPEN, Act, State
from storage import audience, friction, questions, reach
from storage.tx import Tx
from usecases import acts, circles, deadlines, knowledge, learning, messages, together


def settle(tx: Tx, who: PersonId, *, now: datetime, rules: Rules) -> None:
    """What they reported or asked is closed, and what they worked on waits for the next one.

    By then they have no queues and no roles anymore.
    """
    for one in friction.reported_by(tx, who):
        closed = deadlines.close(tx, one, now=now, rules=rules)
        together.go_on_without(tx, closed, who, taken=one.state is State.TAKEN, now=now, rules=rules)
    for one in friction.handled_by(tx, who):
        if one.state in OPEN:
            _pass_on(tx, one, now=now, rules=rules)
    for asked in questions.asked_by(tx, who):
        circles.close(tx, asked, now=now, rules=rules)
    circles.pass_on(tx, who, now=now, rules=rules)
    knowledge.leave(tx, who, now=now, rules=rules)
    learning.leave(tx, who, now=now, rules=rules)
    audience.leave(tx, who)
    reach.leave(tx, who)


def _pass_on(tx: Tx, which: Friction, *, now: datetime, rules: Rules) -> None:
    moved = replace(which, state=State.RECEIVED, handler=None, version=which.version + 1)
    passed = acts.clock_anew(tx, moved, now, rules)
    friction.move(tx, passed)
    at = schedule.start_of_day(now, rules.usual.time_zone) if passed.nameless else now
    friction.tell(tx, passed.id, Event(version=passed.version, at=at, act=Act.HANDOVER, person=None, words=None))
    deadlines.wind(tx, passed, Act.HANDOVER, now=now, rules=rules)
    messages.show(tx, passed, now=now)
    asked = messages.on_duty(tx, passed, rules)
    if asked:
        messages.tell(tx, Kind.WORK, passed, asked, now=now, rules=rules)
