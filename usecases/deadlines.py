"""What the clock does about a report by itself: wound by every act, and done when its moment comes (LC2, LC3, LC5)."""

from dataclasses import replace
from datetime import datetime

from domain import schedule
from domain import timers as rule
from domain.friction import SAID, Event, Friction, FrictionId, standing
from domain.messages import Kind
from domain.people import Person, PersonId
from domain.rules import Rules
from domain.states import ANSWERED, OPEN, Act, State, allowed
from domain.timers import LATE, NEWS, SOON, Timers, What
from storage import friction, people, timers, together, views
from storage.tx import Tx
from usecases import messages

ANEW = frozenset({Act.REPORT, Act.TAKE, Act.REOPEN, Act.OBJECT, Act.HANDOVER, Act.MERGE, Act.SOLVE, Act.DECLINE})
NOBODY = PersonId("")
DECIDED = frozenset({What.DECIDE_SOON, What.DECIDE_LATE})
TOLD = frozenset({Act.REPORT, Act.TAKE, Act.REOPEN, Act.OBJECT, Act.HANDOVER, Act.LATE, Act.STILL, *SAID})  # news


def wind(tx: Tx, which: Friction, what: Act, *, now: datetime, rules: Rules, asked: Person | None = None) -> None:
    """From this act on; what goes with another has no deadlines of its own, only its own last word.

    `asked` is who is on duty, where that was looked up.
    """
    before = timers.wound(tx, which.id) if what is not Act.REPORT else {}
    due = before
    lead = friction.find(tx, which.lead) if which.lead and which.follows else None
    state = standing(which, lead)
    if state in ANSWERED:
        again = what is Act.REMIND
        due = _unanswered(tx, which, state, now, rules, reminded=again) if again or what in ANEW else due
    elif which.state in OPEN:
        due = _open(which, what, due, asked or messages.on_duty(tx, which, rules), now, rules)
    else:
        due = {}
    timers.wind(tx, which.id, due, before)


def promise(which: Friction, handler: Person | None, *, at: datetime, now: datetime, rules: Rules) -> Friction:
    """With a day for an answer that is still to come: the next working day of its handler, where it had passed."""
    if which.state is not State.TAKEN or which.decide_by > now:
        return which
    zone = handler.time_zone if handler else rules.usual.time_zone
    return replace(which, decide_by=schedule.add_days(at, 1, rules.week_of(handler), zone))


def promise_solved(tx: Tx, which: Friction) -> Friction:
    """What is promised next to who heard what will be done: that it is solved."""
    solved = timers.wound(tx, which.id).get(What.SOLVE_LATE)
    return replace(which, decide_by=solved) if solved and which.state is State.TAKEN else which


def tick(tx: Tx, *, now: datetime, rules: Rules) -> int:
    """Does what is due, a page at a time; how much."""
    due = timers.due(tx, now)
    for which, what in due:
        go_off(tx, which, what, now=now, rules=rules)
    return len(due)


def go_off(tx: Tx, which: FrictionId, what: What, *, now: datetime, rules: Rules) -> None:
    """Does one thing that is due, unless another process did, or an act of somebody came before it."""
    found = friction.find(tx, which) if timers.off(tx, which, what) else None
    if found:
        _go_off(tx, found, what, now, rules)


def _open(which: Friction, what: Act, due: Timers, handler: Person | None, now: datetime, rules: Rules) -> Timers:
    week, zone = rules.week_of(handler), handler.time_zone if handler else rules.usual.time_zone
    kept = {one: at for one, at in due.items() if one not in NEWS}
    news = {one: at for one, at in due.items() if one in NEWS}
    if what in ANEW:
        all_ = rule.deadlines(which, since=which.received_at, spoken=False, week=week, zone=zone, defaults=rules.loop)
        kept = {one: at for one, at in all_.items() if one in LATE or at > now}
    elif what in SAID:
        kept = {one: at for one, at in kept.items() if one not in DECIDED}
    elif what is Act.REPLY and which.state is State.TAKEN and not DECIDED & kept.keys():  # it was asked for
        all_ = rule.deadlines(which, since=now, spoken=False, week=week, zone=zone, defaults=rules.loop)
        sooner = which.decide_by != kept.get(What.SOLVE_LATE)
        kept |= {one: at for one, at in all_.items() if one in DECIDED and sooner}
    if what in TOLD:
        news = rule.sign_of_life(now, week=rules.week, zone=rules.usual.time_zone, defaults=rules.loop)  # LC5
    return kept | news


def _unanswered(tx: Tx, which: Friction, state: State, now: datetime, rules: Rules, *, reminded: bool) -> Timers:
    who = people.find(tx, which.reporter, rules.usual) if which.reporter else None
    zone = who.time_zone if who else rules.usual.time_zone
    week = rules.week_of(who)
    return rule.unanswered(now, state=state, reminded=reminded, week=week, zone=zone, defaults=rules.loop)


def _go_off(tx: Tx, which: Friction, what: What, now: datetime, rules: Rules) -> None:
    if what in SOON:
        asked, late = messages.on_duty(tx, which, rules), timers.wound(tx, which.id).get(rule.LATE_OF.get(what, what))
        if asked and not (late and late <= now):  # nobody looked for a while: it is not nearly late, it is
            _warn(tx, Kind.SOON, which, what, asked, now, rules)
    elif what in LATE:
        _tell_late(tx, _note(tx, which, Act.LATE, now, rules), what, now, rules)
    elif what is What.STILL:
        still = _note(tx, which, Act.STILL, now, rules)
        if still.reporter:  # a mailbox is only told that there is news, and this is none
            messages.ping(tx, still, now=now, rules=rules)
        if (loop := views.loop(tx, still.id)) and loop.late:
            _tell_late(tx, still, what, now, rules)  # again, for as long as it is
    elif what is What.REMIND:
        messages.ping(tx, _note(tx, which, Act.REMIND, now, rules), now=now, rules=rules)
    else:
        close(tx, which, now=now, rules=rules)


def close(tx: Tx, which: Friction, *, now: datetime, rules: Rules) -> Friction:
    """Closed without its reporter's word; reopened like any other, as long as that lasts (LC4)."""
    lead = friction.find(tx, which.lead) if which.lead else None
    closed = replace(which, state=State.UNANSWERED, version=which.version + 1, closed_at=_moment(which, now, rules))
    friction.move(tx, closed)
    _say(tx, closed, Act.CLOSE, now, rules)
    messages.show(tx, closed, now=now)
    timers.wind(tx, closed.id, {}, timers.wound(tx, closed.id))
    handler = (lead or closed).handler
    someone = people.find(tx, handler, rules.usual) if handler else None
    if someone:
        messages.tell(tx, Kind.OUTCOME, closed, someone, now=now, rules=rules)
    messages.follow(tx, closed, Act.CLOSE, handler or NOBODY, now=now, rules=rules)
    return closed


def _note(tx: Tx, which: Friction, what: Act, now: datetime, rules: Rules) -> Friction:
    """The clock's own word in the story: the reporter's card says it."""
    lead = friction.find(tx, which.lead) if which.follows and which.lead else None
    assert allowed(what, standing(which, lead)), (what, which.state)
    noted = replace(which, version=which.version + 1)
    friction.move(tx, noted)
    _say(tx, noted, what, now, rules)
    wind(tx, noted, what, now=now, rules=rules)
    messages.show(tx, noted, now=now)
    for one in together.followers(tx, which.id) if what in (Act.LATE, Act.STILL) else []:
        if one.state is State.MERGED:
            together.move_on(tx, one)
            messages.show(tx, replace(one, version=one.version + 1), now=now)
    return noted


def _say(tx: Tx, which: Friction, what: Act, now: datetime, rules: Rules) -> None:
    at = _moment(which, now, rules)
    friction.tell(tx, which.id, Event(version=which.version, at=at, act=what, person=None, words=None))


def _moment(which: Friction, now: datetime, rules: Rules) -> datetime:
    """Of a report without a name nothing finer than a day is kept."""
    return schedule.start_of_day(now, rules.usual.time_zone) if which.nameless else now


def _warn(tx: Tx, kind: Kind, which: Friction, what: What, who: Person, now: datetime, rules: Rules) -> None:
    messages.tell(tx, kind, which, who, now=now, rules=rules, occasion=f"{what} {which.version}")


def _tell_late(tx: Tx, which: Friction, what: What, now: datetime, rules: Rules) -> None:
    for who in _coordinators(tx, which, rules):
        _warn(tx, Kind.LATE, which, what, who, now, rules)


def _coordinators(tx: Tx, which: Friction, rules: Rules) -> list[Person]:
    """Whom a late report goes to: the coordinators who are here, else the people of its queue who are, else whoever."""
    duty = people.duty(tx, which.queue)
    circles = (duty.coordinators, tuple(dict.fromkeys(one for one in (duty.owner, duty.deputy) if one)))
    for left_out in ({which.reporter, *duty.away}, {which.reporter}):
        for circle in circles:
            if ids := [one for one in circle if one not in left_out]:
                found = [people.find(tx, one, rules.usual) for one in ids]
                return [one for one in found if one]
    return []
