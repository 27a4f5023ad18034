"""What brings colleagues together: "me too", reports that go with another, and each one's own last word."""

from dataclasses import replace
from datetime import datetime

from domain import errors
from domain.friction import Friction, FrictionId
from domain.messages import Kind, Pressed
from domain.nameless import Actor
from domain.people import Person, PersonId
from domain.rules import Rules
from domain.states import OPEN, Act, State
from storage import friction, outbox, together, views
from storage.tx import Tx
from usecases import acts, deadlines, messages


def support(tx: Tx, who: Person, which: FrictionId, *, pressed: Pressed | None, now: datetime) -> Friction:
    """Follows a report that bothers somebody too; pressing again changes nothing (FR11).

    Refused when colleagues cannot see the report: it has no handler's title.
    """
    found = _seen(tx, which)
    if who.id in _reporters(tx, found):
        raise errors.OwnSupport
    together.support(tx, found.id, who.id)
    outbox.arm(tx, Kind.FOLLOW, about=found.id, receiver=who.id, version=found.version, now=now, pressed=pressed)
    return found


def merge_own(
    tx: Tx, who: Actor, own: FrictionId, into: FrictionId, *, pressed: Pressed | None, now: datetime, rules: Rules
) -> Friction:
    """The reporter's own report goes with one that colleagues reported before: it follows that one (FR11)."""
    return _merge(tx, who, own, _seen(tx, into), pressed=pressed, now=now, rules=rules)


def merge(tx: Tx, who: Person, which: FrictionId, code: str, *, now: datetime, rules: Rules) -> Friction:
    """The handler says that it is the same as another open report, named by its code (FR11)."""
    other = friction.of_code(tx, "".join(code.split()).upper())
    if other and other.follows and other.lead:
        other = friction.find(tx, other.lead)
    if other is None or other.state not in OPEN or other.id == which:
        raise errors.NotMergeable
    merged = _merge(tx, who.id, which, other, pressed=None, now=now, rules=rules)
    if not other.title and who.id not in views.may_handle(tx, other):
        raise errors.NotMergeable  # nobody there has looked at it yet, and neither may they
    return merged


def leaves(tx: Tx, which: Friction) -> set[str | None]:
    """What a report is about, and whatever was seen to go with it."""
    crowd = [one for one in together.followers(tx, which.id) if one.state is State.MERGED]
    return {one.leaf for one in (which, *crowd)}


def go_on_without(tx: Tx, gone: Friction, who: Actor, *, taken: bool, now: datetime, rules: Rules) -> None:
    """What went with a report that was taken back: one of those leads the others from now on, where it was.

    `taken` is whether somebody worked on it until then.
    """
    crowd = together.followers(tx, gone.id)
    heir = next((one for one in crowd if one.state is State.MERGED), None)
    if heir is None:
        for one in crowd:  # nameless ones that wait for their release stand alone
            together.lead(tx, one.id, None)
        return
    heard = messages.audible(now, who, rules)
    raised = replace(
        heir, state=State.TAKEN if taken else State.RECEIVED, lead=None, handler=gone.handler, title=gone.title,
        queue=gone.queue, take_by=gone.take_by, decide_by=gone.decide_by, version=heir.version + 1,
    )  # fmt: skip
    friction.move(tx, raised)
    if taken and gone.handler:
        acts.tell(tx, raised, Act.TAKE, gone.handler, now=messages.moment(now, who, rules), rules=rules)
    deadlines.wind(tx, raised, Act.TAKE if taken else Act.REPORT, now=messages.moment(now, who, rules), rules=rules)
    messages.show(tx, raised, now=now, due=heard)
    asked = messages.on_duty(tx, raised, rules)
    if asked:
        messages.tell(tx, Kind.WORK, raised, asked, now=now, rules=rules, heard=heard)
    _carry_over(tx, gone.id, raised, now=now, heard=heard)


def _merge(
    tx: Tx, who: Actor, which: FrictionId, other: Friction, *, pressed: Pressed | None, now: datetime, rules: Rules
) -> Friction:
    def change(merged: Friction) -> Friction:
        before = friction.find(tx, which)
        waits = before is not None and before.state is State.WAITING  # counts, and is seen, from its release
        return replace(merged, lead=other.id, state=State.WAITING if waits else State.MERGED)

    if which == other.id:
        raise errors.NotMergeable
    merged = acts.act(tx, who, which, Act.MERGE, pressed=pressed, now=now, rules=rules, change=change)
    if merged.lead == other.id:
        _carry_over(tx, which, other, now=now, heard=messages.audible(now, who, rules))
    return merged


def _carry_over(tx: Tx, old: FrictionId, new: Friction, *, now: datetime, heard: datetime) -> None:
    """Everyone who went with the old report goes with the new one."""
    for one in together.followers(tx, old):
        if one.id != new.id:
            together.lead(tx, one.id, new.id)
            together.move_on(tx, one)
            messages.show(tx, replace(one, version=one.version + 1), now=now, due=heard)
    reporters = _reporters(tx, new)
    for reporter in reporters:
        together.leave(tx, new.id, reporter)  # they count as a reporter now
    for who in together.supporters(tx, old):
        together.leave(tx, old, who)
        if who in reporters:
            continue
        together.support(tx, new.id, who)
        card = outbox.lives_in(tx, Kind.FOLLOW, old, who)
        pressed = Pressed(activity=card, replaced=False)
        outbox.arm(
            tx, Kind.FOLLOW, about=new.id, receiver=who, version=new.version, now=now, due=heard, pressed=pressed
        )


def _reporters(tx: Tx, lead: Friction) -> set[PersonId]:
    """Who reported it, or something that goes with it, under their name."""
    return {one.reporter for one in (lead, *together.followers(tx, lead.id)) if one.reporter}


def _seen(tx: Tx, which: FrictionId) -> Friction:
    """The report that colleagues see when they look at this one."""
    found = friction.find(tx, which)
    if found and found.lead and found.follows:
        found = friction.find(tx, found.lead)
    if found is None or not found.title or found.state in (State.WITHDRAWN, State.WAITING):
        raise errors.Unknown
    return found
