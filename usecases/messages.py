"""Who hears of what happened to a report, and when: owed in the same transaction as the act itself."""

from datetime import datetime, timedelta

from domain import schedule
from domain.friction import SAID, Friction, FrictionId
from domain.messages import Kind, Pressed
from domain.nameless import Actor, Bearer
from domain.people import Person, PersonId
from domain.rules import Rules
from domain.states import ALONGSIDE, DONE, Act, State
from storage import friction, outbox, people, together, views
from storage.tx import Tx

WAITS = ALONGSIDE | {Act.REOPEN, Act.OBJECT, Act.REPLY, Act.HANDOVER}  # somebody wants something of the one on duty
BACK = frozenset({Act.REOPEN, Act.OBJECT, Act.HANDOVER})  # it waits again, and what goes along too
WORKS = frozenset({Kind.WORK, Kind.SOON, Kind.LATE})  # asks somebody to do something: in their own working time
TOGETHER, A_WHILE = frozenset({Kind.SOON, Kind.LATE}), timedelta(minutes=5)  # what follows shortly is in one card
OUTCOMES = frozenset({Act.SOLVE, Act.DECLINE})  # what supporters are pinged for


def moment(now: datetime, by: Actor, rules: Rules) -> datetime:
    """What is kept of the moment of an act: for who has no name, the day (PS6)."""
    return schedule.start_of_day(now, rules.usual.time_zone) if isinstance(by, Bearer) else now


def audible(now: datetime, by: Actor, rules: Rules) -> datetime:
    """From when others may hear of an act: for who has no name, with the next release of nameless reports."""
    if not isinstance(by, Bearer):
        return now
    return schedule.next_release(now, rules.releases, rules.week, rules.usual.time_zone)


def show(
    tx: Tx, which: Friction, *, now: datetime, pressed: Pressed | None = None, due: datetime | None = None
) -> None:
    """The reporter's own card lives on, wherever they are."""
    if which.told:
        outbox.arm(
            tx, Kind.STATUS, about=which.id, receiver=which.told, version=which.version, now=now, due=due,
            pressed=pressed,
        )  # fmt: skip


def tell(
    tx: Tx, kind: Kind, about: Friction, receiver: Person, *, now: datetime, rules: Rules,
    heard: datetime | None = None, occasion: str | None = None,
) -> None:  # fmt: skip
    """Owes what makes a sound, when the receiver's quiet time is over; once for each version, or occasion."""
    heard = schedule.together(now, A_WHILE) if kind in TOGETHER else heard or now
    due = rules.sound(heard, receiver)
    if kind in WORKS:
        due = schedule.next_working(due, rules.week_of(receiver), receiver.time_zone)
    occasion = occasion or str(about.version)
    outbox.owe(tx, kind, about=about.id, receiver=receiver.id, occasion=occasion, due=due, now=now)


def on_duty(tx: Tx, which: Friction, rules: Rules) -> Person | None:
    """Who is asked for this report; nobody where the organisation has neither owner nor coordinator."""
    ahead = friction.find(tx, which.lead) if which.follows and which.lead else None
    first = next(iter(views.may_handle(tx, ahead or which)), None)
    return people.find(tx, first, rules.usual) if first else None


def follow(tx: Tx, which: Friction, what: Act, by: Actor, *, now: datetime, rules: Rules) -> None:
    """Those who go with a report, and its supporters, hear of what happened to it."""
    heard = audible(now, by, rules)
    if what in SAID | BACK or what is Act.TAKE:
        for one in (one for one in together.followers(tx, which.id) if one.state is not State.WAITING):
            _move_along(tx, one, what, now=now, heard=heard, rules=rules)
    if what in ALONGSIDE | {Act.NOTE, Act.ASK, Act.REPLY}:
        return  # these are between the handler and whoever reported, or thinks along
    for who in together.supporters(tx, which.id):
        outbox.arm(tx, Kind.FOLLOW, about=which.id, receiver=who, version=which.version, now=now, due=heard)
        someone = people.find(tx, who, rules.usual) if what in OUTCOMES else None
        if someone:
            tell(tx, Kind.PING, which, someone, now=now, rules=rules)


def after_act(
    tx: Tx, after: Friction, what: Act, by: Actor, *, now: datetime, rules: Rules, pressed: Pressed | None = None
) -> None:
    """Owes what follows from an act: the reporter's card, the sound of it, and the handler's news."""
    if not isinstance(by, Bearer):
        show(tx, after, now=now, pressed=pressed)
    if what in SAID:
        ping(tx, after, now=now, rules=rules)
    for one in _handlers_who_hear(tx, after, what, by, rules):
        kind = Kind.WORK if what in WAITS else Kind.OUTCOME
        tell(tx, kind, after, one, now=now, rules=rules, heard=audible(now, by, rules))
    if what is Act.CONFIRM and not after.lead:
        _thank(tx, after, by, now=now, rules=rules)
    follow(tx, after, what, by, now=now, rules=rules)


def ping(tx: Tx, which: Friction, *, now: datetime, rules: Rules) -> None:
    """The sound beside the reporter's card; a mailbox does not say in which time zone it is opened."""
    if which.reporter:
        someone = people.find(tx, which.reporter, rules.usual)
        if someone:
            tell(tx, Kind.PING, which, someone, now=now, rules=rules)
    elif which.mailbox:
        due = schedule.after_quiet(now, rules.quiet, rules.usual.time_zone)
        occasion = str(which.version)
        outbox.owe(tx, Kind.PING, about=which.id, receiver=which.mailbox, occasion=occasion, due=due, now=now)


def crowded(tx: Tx, which: Friction, *, now: datetime, rules: Rules) -> None:
    """Tells the coordinators, once a week, that its queue holds more than it can; its receipts say so too (LC8)."""
    year, week, _ = now.date().isocalendar()
    for one in people.duty(tx, which.queue).coordinators:
        someone = people.find(tx, one, rules.usual)
        if someone:
            due = rules.sound(now, someone)
            outbox.owe(tx, Kind.CROWDED, about=which.queue, receiver=one, occasion=f"{year}-{week}", due=due, now=now)


def pass_on(tx: Tx, gone: PersonId, *, now: datetime, rules: Rules) -> None:
    """Tells the next one on duty of what somebody who cannot be reached anymore was told, and nobody took."""
    for one in outbox.abouts(tx, Kind.WORK, gone):
        which = friction.find(tx, FrictionId(one))
        if which and which.state is State.RECEIVED:
            asked = on_duty(tx, which, rules)
            if asked and asked.id != gone:
                tell(tx, Kind.WORK, which, asked, now=now, rules=rules)
                show(tx, which, now=now)


def pass_back(tx: Tx, here: PersonId, *, now: datetime, rules: Rules) -> None:
    """Tells somebody who was away what waits for them again, or came meanwhile, in one card.

    What was held for them comes with the next release of reports without a name, or it would tell of one before it.
    """
    someone = people.find(tx, here, rules.usual)
    if someone:
        soon = schedule.next_release(now, rules.releases, rules.week, rules.usual.time_zone)
        outbox.hurry(tx, here, rules.sound(soon, someone))
    for which in friction.waiting_for(tx, here):
        asked = on_duty(tx, which, rules)
        if asked and asked.id == here:
            tell(tx, Kind.WORK, which, asked, now=now, rules=rules, occasion=f"{which.version} back {now:%Y-%m-%d}")
            show(tx, which, now=now)


def _move_along(tx: Tx, follower: Friction, what: Act, *, now: datetime, heard: datetime, rules: Rules) -> None:
    together.move_on(tx, follower)
    moved = friction.find(tx, follower.id)
    assert moved is not None
    show(tx, moved, now=now, due=heard)
    if what in SAID:
        ping(tx, moved, now=now, rules=rules)


def _thank(tx: Tx, after: Friction, by: Actor, *, now: datetime, rules: Rules) -> None:
    """The key user whose proposal solved it hears that it did."""
    solved = next((one for one in reversed(friction.story(tx, after.id)[0]) if one.act is Act.SOLVE), None)
    helper = people.find(tx, solved.helper, rules.usual) if solved and solved.helper else None
    if helper:
        tell(tx, Kind.HELPED, after, helper, now=now, rules=rules, heard=audible(now, by, rules))


def _handlers_who_hear(tx: Tx, after: Friction, what: Act, by: Actor, rules: Rules) -> list[Person]:
    if what in WAITS:
        asked = on_duty(tx, after, rules)
        return [asked] if asked else []
    if after.state not in DONE and what is not Act.MERGE:
        return []
    ahead = friction.find(tx, after.lead) if after.lead and what is not Act.MERGE else None
    handler = (ahead or after).handler
    told = [PersonId(one) for one in outbox.told(tx, Kind.WORK, after.id)] if what is not Act.MERGE else []
    found = [people.find(tx, one, rules.usual) for one in ([handler] if handler else told) if one != by]
    return [one for one in found if one]
