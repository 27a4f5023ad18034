"""What people do with a report: say it, take it, answer it, and have the last word on it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from domain import errors, schedule
from domain import friction as rule
from domain.friction import Event, Friction, FrictionId
from domain.messages import Kind, Pressed
from domain.people import Person, PersonId
from domain.routing import route
from domain.rules import Rules
from domain.states import Act, State
from storage import friction, outbox, people, views
from storage.tx import Tx

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that is misread or misheard for another
NAMED = ("", "named")
NAMELESS = ("told", "pull")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What the form card sends; everything but the words may be left out."""

    nonce: str
    text: str
    naming: str = ""
    group: str = ""
    impact: str = ""
    would_help: str = ""


def report(
    tx: Tx, who: Person, form: Form, *, pressed: Pressed | None, seed: bytes, now: datetime, rules: Rules
) -> Friction:
    """Stores a report in the queue of its group and tells the one on duty; the same form again gives the same report.

    Refused when the words are missing, too long or only a greeting, or a choice is not one of the card's (FR1, FR2).
    """
    before = friction.of_form(tx, form.nonce)
    if before:
        if before.reporter != who.id:
            raise errors.OtherCard
        return before
    _check_choices(form, rules)
    bare = _new(who, form, seed=seed, now=now, rules=rules)
    asked = _asked(tx, bare, rules)
    new = _store(tx, _clock_anew(bare, asked, now, rules), seed)
    friction.tell(tx, new.id, Event(version=new.version, at=now, act=Act.REPORT, person=who.id, words=None))
    outbox.arm(tx, Kind.STATUS, about=new.id, receiver=who.id, version=new.version, now=now, pressed=pressed)
    if asked:
        _tell(tx, Kind.WORK, new, asked, now, rules)
    return new


def take(tx: Tx, who: Person, which: FrictionId, title: str, *, now: datetime, rules: Rules) -> Friction:
    """Puts somebody's name to it, under a title that others may see."""
    heading = rule.words(title, longest=rule.MAX_TITLE)
    return _act(tx, who, which, Act.TAKE, now=now, rules=rules, change=lambda f: replace(f, title=heading))


def solve(tx: Tx, who: Person, which: FrictionId, text: str, *, now: datetime, rules: Rules) -> Friction:
    """Says what was done; the reporter hears it and decides whether it works (LC4)."""
    return _act(tx, who, which, Act.SOLVE, words=rule.words(text), now=now, rules=rules)


def decline(tx: Tx, who: Person, which: FrictionId, text: str, *, now: datetime, rules: Rules) -> Friction:
    """Says why not now, in at least 20 characters (LC7)."""
    reason = rule.words(text, shortest=rule.MIN_REASON)
    return _act(tx, who, which, Act.DECLINE, words=reason, now=now, rules=rules)


def confirm(
    tx: Tx, who: Person, which: FrictionId, *, pressed: Pressed | None, now: datetime, rules: Rules
) -> Friction:
    """The reporter's word that it works: the loop closes."""
    return _act(tx, who, which, Act.CONFIRM, pressed=pressed, now=now, rules=rules)


def understood(
    tx: Tx, who: Person, which: FrictionId, *, pressed: Pressed | None, now: datetime, rules: Rules
) -> Friction:
    """The reporter read why not: the loop closes."""
    return _act(tx, who, which, Act.UNDERSTOOD, pressed=pressed, now=now, rules=rules)


def reopen(
    tx: Tx, who: Person, which: FrictionId, text: str, *, pressed: Pressed | None, now: datetime, rules: Rules
) -> Friction:
    """It is there still, or again: back to its former handler with the clock anew; words may go with it."""
    said = rule.words(text, shortest=0) or None
    return _act(
        tx, who, which, Act.REOPEN, words=said, pressed=pressed, now=now, rules=rules,
        change=lambda f: _clock_anew(f, _asked(tx, f, rules), now, rules),
    )  # fmt: skip


def withdraw(
    tx: Tx, who: Person, which: FrictionId, *, pressed: Pressed | None, now: datetime, rules: Rules
) -> Friction:
    """The reporter takes it back, while nobody answered it."""
    return _act(tx, who, which, Act.WITHDRAW, pressed=pressed, now=now, rules=rules)


def pass_on(tx: Tx, gone: PersonId, *, now: datetime, rules: Rules) -> None:
    """Tells the next one on duty of what somebody who cannot be reached anymore was told, and nobody took."""
    for one in outbox.abouts(tx, Kind.WORK, gone):
        which = friction.find(tx, FrictionId(one))
        if which and which.state is State.RECEIVED:
            asked = _asked(tx, which, rules)
            if asked and asked.id != gone:
                _tell(tx, Kind.WORK, which, asked, now, rules)


def _act(
    tx: Tx, who: Person, which: FrictionId, what: Act, *, now: datetime, rules: Rules, words: str | None = None,
    pressed: Pressed | None = None, change: Callable[[Friction], Friction] = lambda f: f,
) -> Friction:  # fmt: skip
    """Moves the report and owes what follows; gives it unchanged when it is not in a state for this act."""
    before = friction.find(tx, which)
    if before is None:
        raise errors.Unknown
    after = rule.act(before, what, by=who.id, handlers=views.may_handle(tx, before), now=now, defaults=rules.loop)
    if after is None:
        return before
    after = change(after)
    friction.move(tx, after)
    friction.tell(tx, which, Event(version=after.version, at=now, act=what, person=who.id, words=words))
    outbox.arm(tx, Kind.STATUS, about=which, receiver=after.reporter, version=after.version, now=now, pressed=pressed)
    _owe_news(tx, after, what, now, rules)
    return after


def _owe_news(tx: Tx, after: Friction, what: Act, now: datetime, rules: Rules) -> None:
    receivers: list[PersonId | None]
    if what in (Act.SOLVE, Act.DECLINE):
        kind, receivers = Kind.PING, [after.reporter]
    elif what is Act.REOPEN:
        asked = _asked(tx, after, rules)
        kind, receivers = Kind.WORK, [asked.id if asked else None]
    elif what is Act.TAKE:
        return
    else:
        told = outbox.told(tx, Kind.WORK, after.id)
        kind, receivers = Kind.OUTCOME, [after.handler] if after.handler else [PersonId(one) for one in told]
    for one in receivers:
        someone = people.find(tx, one, rules.usual) if one else None
        if someone:
            _tell(tx, kind, after, someone, now, rules)


def _tell(tx: Tx, kind: Kind, about: Friction, receiver: Person, now: datetime, rules: Rules) -> None:
    """Owes what makes a sound, when the receiver's quiet time is over."""
    due = schedule.after_quiet(now, rules.quiet, receiver.time_zone)
    outbox.owe(tx, kind, about=about.id, receiver=receiver.id, occasion=str(about.version), due=due, now=now)


def _asked(tx: Tx, which: Friction, rules: Rules) -> Person | None:
    """Who is on duty for this report; nobody where the organisation has neither owner nor coordinator."""
    first = next(iter(views.may_handle(tx, which)), None)
    return people.find(tx, first, rules.usual) if first else None


def _check_choices(form: Form, rules: Rules) -> None:
    if form.naming in NAMELESS:
        raise errors.NamingNotYet
    if form.naming not in NAMED:
        raise errors.Choice
    if form.group and not rules.taxonomy.group(form.group):
        raise errors.Choice
    if form.impact and form.impact not in rules.taxonomy.impacts:
        raise errors.Choice


def _new(who: Person, form: Form, *, seed: bytes, now: datetime, rules: Rules) -> Friction:
    text = rule.account(form.text)
    way = route(text, form.group or None, rules.taxonomy, who.language)
    return Friction(
        id=FrictionId(_derive(seed, "friction").hex()[:32]), code="", nonce=form.nonce,
        state=State.RECEIVED, queue=way.queue, topic=way.group, leaf=way.leaf, pace=way.pace,
        impact=form.impact or None, words=text,
        would_help=rule.words(form.would_help, longest=rule.MAX_WOULD_HELP, shortest=0) or None,
        reporter=who.id, handler=None, title=None, version=1,
        received_at=now, take_by=now, decide_by=now, closed_at=None,
    )  # fmt: skip


def _clock_anew(which: Friction, asked: Person | None, now: datetime, rules: Rules) -> Friction:
    """Taken and decided by these moments, in the working time of who is on duty."""
    zone = asked.time_zone if asked else rules.usual.time_zone
    return replace(
        which,
        received_at=now,
        take_by=schedule.add_hours(now, rules.loop.taken_wh, rules.week, zone),
        decide_by=schedule.add_days(now, rules.loop.decide_wd[which.pace], rules.week, zone),
    )


def _store(tx: Tx, bare: Friction, seed: bytes) -> Friction:
    """Stored under a code that says nothing about order; drawn again when another report has it."""
    for attempt in range(100):
        new = replace(bare, code=_code(_derive(seed, f"code {attempt}")))
        if friction.add(tx, new):
            return new
    raise AssertionError


def _code(digest: bytes) -> str:
    drawn = int.from_bytes(digest)
    code = ""
    for _ in range(6):
        drawn, at = divmod(drawn, len(CODE_LETTERS))
        code += CODE_LETTERS[at]
    return code


def _derive(seed: bytes, what: str) -> bytes:
    return hashlib.sha256(seed + what.encode()).digest()
