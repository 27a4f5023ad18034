"""What people do with a report: say it, take it, answer it, ask about it, and have the last word on it."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from domain import errors, schedule
from domain import friction as rule
from domain.friction import LAST_QUEUE, Friction, FrictionId
from domain.messages import Kind, Pressed
from domain.nameless import Actor, Bearer, Naming
from domain.people import Person, PersonId
from domain.routing import route
from domain.rules import Rules
from domain.states import Act, State
from storage import friction, nameless, outbox, people, views
from storage.tx import Tx
from usecases import acts, deadlines, messages, together

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that is misread or misheard for another


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What the form card sends; everything but the words may be left out."""

    nonce: str
    text: str
    group: str = ""
    impact: str = ""
    would_help: str = ""
    colleagues: str = ""
    change: str = ""  # the message about a change that it is about


def report(
    tx: Tx, who: Person, form: Form, *, pressed: Pressed | None, seed: bytes, now: datetime, rules: Rules,
    kept: str = "",
) -> Friction:  # fmt: skip
    """Stores a report in the queue of its group and tells the one on duty; the same form again gives the same report.

    Refused when the words are missing, too long or only a greeting, or a choice is not one of the card's (FR1, FR2), or
    the form was sent without a name before: `kept` is what is kept of the receipt that it then has.
    """
    before = friction.of_form(tx, form.nonce, kept)
    if before:
        if before.nameless:
            raise errors.AlreadySent
        if before.reporter != who.id:
            raise errors.OtherCard
        return before
    speaks_for = _colleagues(form.colleagues)
    if speaks_for and not views.is_key_user(tx, who.id):
        raise errors.Choice
    bare = draft(form, seed=seed, now=now, rules=rules)
    bare = acts.about_change(
        tx, replace(bare, nonce=form.nonce, reporter=who.id, colleagues=speaks_for), form.change, now
    )
    asked = messages.on_duty(tx, bare, rules)
    new = store(tx, acts.clock_anew(tx, bare, now, rules, asked=asked), seed)
    acts.tell(tx, new, Act.REPORT, who.id, now=now, rules=rules)
    deadlines.wind(tx, new, Act.REPORT, now=now, rules=rules, asked=asked)
    outbox.arm(tx, Kind.STATUS, about=new.id, receiver=who.id, version=new.version, now=now, pressed=pressed)
    if asked:
        messages.tell(tx, Kind.WORK, new, asked, now=now, rules=rules)
    if new.expect_by:
        messages.crowded(tx, new, now=now, rules=rules)
    return new


def take(tx: Tx, who: Person, which: FrictionId, title: str, *, now: datetime, rules: Rules) -> Friction:
    """Puts somebody's name to it, under a title that others may see."""
    heading = rule.words(title, longest=rule.MAX_TITLE)

    def change(taken: Friction) -> Friction:
        titled = acts.decided_by(replace(taken, title=heading), who, rules)
        return deadlines.promise(titled, who, at=now, now=now, rules=rules)

    return acts.act(tx, who.id, which, Act.TAKE, now=now, rules=rules, change=change)


def solve(
    tx: Tx, who: Person, which: FrictionId, text: str, *, now: datetime, rules: Rules, alternative: str = "",
    helper: PersonId | None = None,
) -> Friction:  # fmt: skip
    """Says what was done; the reporter hears it and decides whether it works (LC4).

    A report that something is forbidden, or unclear to be allowed, also needs what is allowed instead (FR13).
    """
    said, allowed = rule.words(text), rule.words(alternative, shortest=0)

    def change(solved: Friction) -> Friction:
        if together.leaves(tx, solved) & rule.NEEDS_ALTERNATIVE and not allowed:
            raise errors.NoAlternative
        return solved

    return acts.act(
        tx, who.id, which, Act.SOLVE, words=said, alternative=allowed or None, helper=helper, now=now, rules=rules,
        change=change,
    )  # fmt: skip


def decline(
    tx: Tx, who: Person, which: FrictionId, text: str, *, now: datetime, rules: Rules, alternative: str = ""
) -> Friction:
    """Says plainly why not now, in at least 20 characters (LC7), and perhaps what is allowed meanwhile."""
    reason, allowed = rule.words(text, shortest=rule.MIN_REASON), rule.words(alternative, shortest=0)
    return acts.act(tx, who.id, which, Act.DECLINE, words=reason, alternative=allowed or None, now=now, rules=rules)


def note(tx: Tx, who: Person, which: FrictionId, text: str, *, now: datetime, rules: Rules) -> Friction:
    """The handler tells the reporter something; the report stays where it is, and its next day is that it is solved."""
    return acts.act(
        tx, who.id, which, Act.NOTE, words=rule.words(text), now=now, rules=rules,
        change=lambda noted: deadlines.promise_solved(tx, noted),
    )  # fmt: skip


def ask(tx: Tx, who: Person, which: FrictionId, text: str, *, now: datetime, rules: Rules) -> Friction:
    """The handler wants to know something, and the reporter answers on their own card (PS2)."""
    return acts.act(tx, who.id, which, Act.ASK, words=rule.words(text), now=now, rules=rules)


def reply(
    tx: Tx, who: Actor, which: FrictionId, text: str, *, pressed: Pressed | None, now: datetime, rules: Rules
) -> Friction:
    """The reporter says something to who has it; without a name the same words at once again are a repeated press."""
    said = rule.words(text)
    last = friction.story(tx, which)[0][-1:]
    found = friction.find(tx, which)
    if isinstance(who, Bearer) and found and last and (last[0].act, last[0].words) == (Act.REPLY, said):
        return found

    def change(replied: Friction) -> Friction:
        handler = people.find(tx, replied.handler, rules.usual) if replied.handler else None
        return deadlines.promise(replied, handler, at=messages.moment(now, who, rules), now=now, rules=rules)

    return acts.act(tx, who, which, Act.REPLY, words=said, pressed=pressed, now=now, rules=rules, change=change)


def hand_over(tx: Tx, who: Person, which: FrictionId, to: str, text: str, *, now: datetime, rules: Rules) -> Friction:
    """To another queue or to one colleague, with why; to its own queue it goes to the other one there (LC8).

    Its clock begins anew. What one colleague is asked for stays in its queue, which has it back when they cannot be
    asked anymore. A coordinator may hand over as well, once it is late.
    """
    said, before = rule.words(text), friction.find(tx, which)
    queue, colleague = _whereto(tx, who, before, to, rules) if before else (to, None)

    def change(given: Friction) -> Friction:
        given = replace(given, queue=queue, handler=colleague)
        others = [one for one in views.may_handle(tx, given) if one != who.id]
        if not others:
            raise errors.NobodyElse
        return acts.clock_anew(tx, given, now, rules)

    return acts.act(
        tx, who.id, which, Act.HANDOVER, words=said, now=now, rules=rules, change=change,
        besides=views.minders(tx, which),
    )  # fmt: skip


def queues(rules: Rules) -> tuple[str, ...]:
    """Where a report can wait, as far as anybody may send it there."""
    return tuple(dict.fromkeys([group.queue for group in rules.taxonomy.groups] + [LAST_QUEUE]))


def _whereto(tx: Tx, who: Person, which: Friction, to: str, rules: Rules) -> tuple[str, PersonId | None]:
    """The queue, and who is asked for it there before anybody else."""
    if to in queues(rules):
        return to, _other(tx, who, which) if to == which.queue else None
    if to not in dict(views.colleagues(tx, which, who.id)):
        raise errors.Choice
    return which.queue, PersonId(to)


def _other(tx: Tx, who: Person, which: Friction) -> PersonId | None:
    """The other one who looks after its queue, who is asked for it from now on."""
    duty, had = people.duty(tx, which.queue), which.handler or next(iter(views.may_handle(tx, which)), None)
    left_out = {who.id, had, *duty.away}
    return next((one for one in (duty.owner, duty.deputy) if one and one not in left_out), None)


def confirm(tx: Tx, who: Actor, which: FrictionId, *, pressed: Pressed | None, now: datetime, rules: Rules) -> Friction:
    """The reporter's word that it works: the loop closes."""
    return acts.act(tx, who, which, Act.CONFIRM, pressed=pressed, now=now, rules=rules)


def understood(
    tx: Tx, who: Actor, which: FrictionId, *, pressed: Pressed | None, now: datetime, rules: Rules
) -> Friction:
    """The reporter read why not: the loop closes."""
    return acts.act(tx, who, which, Act.UNDERSTOOD, pressed=pressed, now=now, rules=rules)


def reopen(
    tx: Tx, who: Actor, which: FrictionId, text: str, *, pressed: Pressed | None, now: datetime, rules: Rules
) -> Friction:
    """It is there still, or again: back to its former handler with the clock anew; words may go with it."""
    said = rule.words(text, shortest=0) or None
    return acts.act(
        tx, who, which, Act.REOPEN, words=said, pressed=pressed, now=now, rules=rules,
        change=lambda f: acts.clock_anew(tx, f, now, rules),
    )  # fmt: skip


def object_to(
    tx: Tx, who: Actor, which: FrictionId, text: str, *, pressed: Pressed | None, now: datetime, rules: Rules
) -> Friction:
    """The reporter does not agree with a no, and says why: back to its handler, a second time to a coordinator."""
    events, _ = friction.story(tx, which)
    again = any(one.act is Act.OBJECT for one in events)

    def change(back: Friction) -> Friction:
        back = replace(back, queue=LAST_QUEUE, handler=None) if again else back
        return acts.clock_anew(tx, back, now, rules)

    return acts.act(
        tx, who, which, Act.OBJECT, words=rule.words(text), pressed=pressed, now=now, rules=rules, change=change
    )


def withdraw(
    tx: Tx, who: Actor, which: FrictionId, *, pressed: Pressed | None, now: datetime, rules: Rules, helped: str = ""
) -> Friction:
    """The reporter takes it back, while nobody answered it; what went with it goes on without it.

    `helped` is the title of the tip that did, where that is why (FR12).
    """
    before = friction.find(tx, which)
    day = schedule.start_of_day(before.received_at, rules.usual.time_zone) if before and before.nameless else None
    gone = acts.act(
        tx, who, which, Act.WITHDRAW, words=helped or None, pressed=pressed, now=now, rules=rules,
        change=lambda f: replace(f, received_at=day or f.received_at),  # the hour of its release goes too
    )  # fmt: skip
    if gone.state is State.WITHDRAWN:
        taken = before is not None and before.state is State.TAKEN
        together.go_on_without(tx, gone, who, taken=taken, now=now, rules=rules)
        if gone.mailbox:
            nameless.close_box(tx, gone.id, gone.mailbox)  # there is nothing left to tell
    return gone


def draft(form: Form, *, seed: bytes, now: datetime, rules: Rules) -> Friction:
    """The report that this form makes, by nobody yet; refused when its words or choices cannot be used."""
    _check_choices(form, rules)
    text = rule.account(form.text)
    way = route(text, form.group or None, rules.taxonomy)
    return Friction(
        id=FrictionId(derive(seed, "friction").hex()[:32]), code="", naming=Naming.NAMED, nonce=None, receipt=None,
        mailbox=None, state=State.RECEIVED, queue=way.queue, topic=way.group, leaf=way.leaf, pace=way.pace,
        impact=form.impact or None, words=text,
        would_help=rule.words(form.would_help, longest=rule.MAX_WOULD_HELP, shortest=0) or None,
        colleagues=0, reporter=None, handler=None, title=None, lead=None, version=1,
        received_at=now, take_by=now, decide_by=now, closed_at=None,
    )  # fmt: skip


def store(tx: Tx, bare: Friction, seed: bytes) -> Friction:
    """Stored under a code that says nothing about order; drawn again when another report has it."""
    for attempt in range(100):
        new = replace(bare, code=code(derive(seed, f"code {attempt}")))
        if friction.add(tx, new):
            return new
    raise AssertionError


def code(digest: bytes) -> str:
    """Six characters that say nothing."""
    drawn = int.from_bytes(digest)
    said = ""
    for _ in range(6):
        drawn, at = divmod(drawn, len(CODE_LETTERS))
        said += CODE_LETTERS[at]
    return said


def derive(seed: bytes, what: str) -> bytes:
    """Random bytes for one use, the same whenever the turn runs again."""
    return hashlib.sha256(seed + what.encode()).digest()


def _check_choices(form: Form, rules: Rules) -> None:
    if form.group and not rules.taxonomy.group(form.group):
        raise errors.Choice
    if form.impact and form.impact not in rules.taxonomy.impacts:
        raise errors.Choice


def _colleagues(said: str) -> int:
    """How many colleagues a key user speaks for; refused when it is no number of people."""
    number = said.strip()
    if not number:
        return 0
    if not (number.isascii() and number.isdigit() and len(number) <= len(str(rule.MAX_COLLEAGUES))):
        raise errors.Colleagues(most=rule.MAX_COLLEAGUES)
    return int(number)
