"""One act on one report: authorised, stored as its next version, and told to whom it concerns."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from domain import errors, schedule
from domain import friction as rule
from domain.friction import Event, Friction, FrictionId
from domain.messages import Pressed
from domain.nameless import Actor, Bearer
from domain.people import PersonId
from domain.rules import Rules
from domain.states import Act, State
from storage import friction, views
from storage.tx import Tx
from usecases import messages

Change = Callable[[Friction], Friction]


def act(
    tx: Tx, who: Actor, which: FrictionId, what: Act, *, now: datetime, rules: Rules, words: str | None = None,
    alternative: str | None = None, pressed: Pressed | None = None, change: Change = lambda f: f,
) -> Friction:  # fmt: skip
    """Moves the report and owes what follows; gives it unchanged when it is not in a state for this act."""
    before = friction.find(tx, which)
    if before is None:
        raise errors.Unknown
    lead = friction.find(tx, before.lead) if before.lead else None
    at = messages.moment(now, who, rules)
    after = rule.act(
        before, what, by=who, handlers=views.may_handle(tx, lead or before), now=at, defaults=rules.loop, lead=lead
    )
    if after is None:
        return before
    after = change(after)
    friction.move(tx, after)
    tell(tx, after, what, who, now=now, rules=rules, words=words, alternative=alternative)
    messages.after_act(tx, after, what, who, now=now, rules=rules, pressed=pressed)
    return after


def tell(
    tx: Tx, after: Friction, what: Act, who: Actor | None, *, now: datetime, rules: Rules, words: str | None = None,
    alternative: str | None = None,
) -> None:  # fmt: skip
    """Adds the act to the report's story; who has no name stays without one, and the moment becomes the day."""
    person: PersonId | None = None if isinstance(who, Bearer) else who
    at = messages.moment(now, who, rules) if who else schedule.start_of_day(now, rules.usual.time_zone)
    event = Event(version=after.version, at=at, act=what, person=person, words=words, alternative=alternative)
    friction.tell(tx, after.id, event)


def clock_anew(tx: Tx, which: Friction, now: datetime, rules: Rules) -> Friction:
    """Taken and decided by these moments, in the working time of who is on duty.

    Without a reporter's name the clock starts when nameless reports enter the queues, and says no more than a day.
    """
    asked = messages.on_duty(tx, which, rules)
    zone = asked.time_zone if asked else rules.usual.time_zone
    start = schedule.next_release(now, rules.releases, rules.week, rules.usual.time_zone) if which.nameless else now
    take_by = schedule.add_hours(start, rules.loop.taken_wh, rules.week, zone)
    if which.nameless:  # the same for every release of a day, or it would tell which
        take_by = schedule.add_days(start, 1, rules.week, zone)
    return replace(
        which,
        received_at=_received(which, start, now, rules),
        take_by=take_by,
        decide_by=schedule.add_days(start, rules.loop.decide_wd[which.pace], rules.week, zone),
    )


def _received(which: Friction, start: datetime, now: datetime, rules: Rules) -> datetime:
    if which.state is State.WAITING:
        return start  # until it is released
    return schedule.start_of_day(now, rules.usual.time_zone) if which.nameless else now
