"""One act on one report: authorised, stored as its next version, and told to whom it concerns."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from domain import errors, schedule
from domain import friction as rule
from domain.friction import Event, Friction, FrictionId
from domain.messages import Pressed
from domain.nameless import Actor, Bearer
from domain.nudges import EVERYBODY, NudgeId, Wave
from domain.nudges import State as Change
from domain.people import Person, PersonId
from domain.reach import LEAST
from domain.rules import Rules
from domain.states import Act, State
from storage import friction, nudges, together, views
from storage.tx import Tx
from usecases import deadlines, messages

Changes = Callable[[Friction], Friction]
FAST = "fast"  # the pace of what gets in the way of something new
WHILE, WORKING_DAYS = timedelta(days=28), 20  # over which is counted how many a queue takes in a day


def act(
    tx: Tx, who: Actor, which: FrictionId, what: Act, *, now: datetime, rules: Rules, words: str | None = None,
    alternative: str | None = None, pressed: Pressed | None = None, change: Changes = lambda f: f,
    helper: PersonId | None = None, besides: tuple[PersonId, ...] = (),
) -> Friction:  # fmt: skip
    """Moves the report and owes what follows; gives it unchanged when it is not in a state for this act."""
    before = friction.find(tx, which)
    if before is None:
        raise errors.Unknown
    lead = friction.find(tx, before.lead) if before.lead else None
    at = messages.moment(now, who, rules)
    after = rule.act(
        before, what, by=who, handlers=views.may_handle(tx, lead or before), now=at, defaults=rules.loop, lead=lead,
        besides=besides,
    )  # fmt: skip
    if after is None:
        return before
    after = change(after)
    friction.move(tx, after)
    tell(tx, after, what, who, now=now, rules=rules, words=words, alternative=alternative, helper=helper)
    for one in (after, *together.followers(tx, after.id)):
        deadlines.wind(tx, one, what, now=at, rules=rules)
    messages.after_act(tx, after, what, who, now=now, rules=rules, pressed=pressed)
    return after


def tell(
    tx: Tx, after: Friction, what: Act, who: Actor | None, *, now: datetime, rules: Rules, words: str | None = None,
    alternative: str | None = None, helper: PersonId | None = None,
) -> None:  # fmt: skip
    """Adds the act to the report's story; who has no name stays without one, and the moment becomes the day."""
    person: PersonId | None = None if isinstance(who, Bearer) else who
    at = messages.moment(now, who, rules) if who else schedule.start_of_day(now, rules.usual.time_zone)
    event = Event(
        version=after.version, at=at, act=what, person=person, words=words, alternative=alternative, helper=helper
    )
    friction.tell(tx, after.id, event)


def clock_anew(tx: Tx, which: Friction, now: datetime, rules: Rules, *, asked: Person | None = None) -> Friction:
    """Taken and decided by these moments, in the working time of who is on duty; `asked` where that was looked up.

    Without a reporter's name all is counted from one day, that of its release or afterwards of the act, as if it was
    at the end of that day: nothing shows whether the day's last release was past.
    """
    asked = asked or messages.on_duty(tx, which, rules)
    zone, week = asked.time_zone if asked else rules.usual.time_zone, rules.week_of(asked)
    received = _received(which, now, rules)
    days = rules.loop.decide_wd[which.pace]
    if which.nameless:
        heard = _heard(received, rules)
        take_by, decide_by = (schedule.add_days(heard, more, week, zone) for more in (0, days - 1))
    else:
        take_by = schedule.add_hours(received, rules.loop.taken_wh, week, zone)
        decide_by = schedule.add_days(received, days, week, zone)
    timed = replace(which, received_at=received, take_by=take_by, decide_by=decide_by)
    return replace(timed, expect_by=None if which.state is State.WAITING else expected(tx, timed, asked, now, rules))


def decided_by(which: Friction, handler: Person, rules: Rules) -> Friction:
    """Decided in the working days of who has it now, which need not be those of who was asked; without a name as is."""
    if which.nameless:
        return which
    days, week = rules.loop.decide_wd[which.pace], rules.week_of(handler)
    return replace(which, decide_by=schedule.add_days(which.received_at, days, week, handler.time_zone))


def expected(tx: Tx, which: Friction, asked: Person | None, now: datetime, rules: Rules) -> datetime | None:
    """When it will rather be taken, where its queue holds more than it can; None where the deadline is true (LC8)."""
    over = friction.backlog(tx, which.queue) - rules.loop.capacity
    if over <= 0:
        return None
    zone = asked.time_zone if asked else rules.usual.time_zone
    a_day = max(1, round(friction.taken_since(tx, which.queue, now - WHILE) / WORKING_DAYS))
    return schedule.add_days(which.take_by, -(-over // a_day), rules.week_of(asked), zone)


def _received(which: Friction, now: datetime, rules: Rules) -> datetime:
    if which.state is State.WAITING:  # the release, until then
        return schedule.next_release(now, rules.releases, rules.week, rules.usual.time_zone)
    return schedule.start_of_day(now, rules.usual.time_zone) if which.nameless else now


def _heard(moment: datetime, rules: Rules) -> datetime:
    """When whatever was said on that day has been heard: at the first release of a later one."""
    zone = rules.usual.time_zone
    tomorrow = schedule.start_of_day(schedule.start_of_day(moment, zone) + timedelta(hours=36), zone)
    return schedule.next_release(tomorrow, rules.releases, rules.week, zone)


def about_change(tx: Tx, bare: Friction, change: str, now: datetime) -> Friction:
    """Tied to the change it is about; while that is new, what gets in its way is looked at fast (LC11).

    Without a name only where it is for everybody and more than a pilot had it: else it would say of which group it is.
    """
    one = nudges.find(tx, NudgeId(change)) if change else None
    if one is None or one.announced_at is None or one.state is Change.WITHDRAWN:
        return bare
    everybody = one.audience == EVERYBODY and one.wave is not Wave.PILOT and one.people >= LEAST
    if bare.reporter is None and not everybody:
        return bare
    return replace(bare, change=one.id, pace=FAST if one.watch_until and now < one.watch_until else bare.pace)
