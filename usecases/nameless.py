"""Reports without a name: said, released into the queues together, and cut loose from whoever said it."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.friction import Friction
from domain.messages import Kind
from domain.nameless import MAILBOX, Bearer, MailboxId, Naming, Slip
from domain.rules import Rules
from domain.states import OPEN, Act, State
from storage import friction, nameless, questions
from storage.tx import Tx
from usecases import acts, deadlines, messages
from usecases.friction import Form, derive, draft, store


def report(tx: Tx, form: Form, slip: Slip, naming: Naming, *, seed: bytes, now: datetime, rules: Rules) -> Friction:
    """Stores a report that leads to nobody, and where they want to be told, a mailbox that is sealed; nothing else.

    The same form again gives the same report (PS1, PS2).
    """
    before = friction.of_form(tx, form.nonce, slip.kept)
    if before:
        return before
    bare = acts.about_change(tx, draft(form, seed=seed, now=now, rules=rules), form.change, now)
    box = MailboxId(f"{MAILBOX}{derive(seed, 'mailbox').hex()[:32]}") if naming is Naming.TOLD else None
    bare = replace(bare, naming=naming, receipt=slip.kept, mailbox=box, state=State.WAITING)
    if box:
        nameless.open_box(tx, box, slip.sealed)
    return store(tx, acts.clock_anew(tx, bare, now, rules), seed)


def release(tx: Tx, *, now: datetime, rules: Rules) -> int:
    """Lets the reports whose moment has come enter their queues, in random order; how many (PS6)."""
    due = nameless.due(tx, now)
    for one in due:
        _enter(tx, one, now, rules)
    return len(due)


def open_again(tx: Tx, which: Friction, slip: Slip, *, seed: bytes) -> None:
    """Whoever wanted to be told, and came back after their mailbox was erased, is told again."""
    if which.naming is Naming.TOLD and which.mailbox is None and which.closed_at is None:
        box = MailboxId(f"{MAILBOX}{derive(seed, 'mailbox').hex()[:32]}")
        nameless.open_box(tx, box, slip.sealed)
        nameless.belongs(tx, which.id, box)


def erase(tx: Tx, *, now: datetime, rules: Rules) -> int:
    """Erases the mailboxes of loops and questions that closed long enough ago, a page at a time; how many (PS2)."""
    before = now - timedelta(days=rules.loop.erase_days)
    return nameless.erase(tx, before=before) + questions.erase(tx, before=before)


def _enter(tx: Tx, which: Friction, now: datetime, rules: Rules) -> None:
    day = messages.moment(now, Bearer(kept=""), rules)
    state = State.MERGED if which.lead else State.RECEIVED
    entered = replace(which, state=state, received_at=day, version=which.version + 1)
    if not which.lead:
        entered = replace(
            entered, expect_by=acts.expected(tx, entered, messages.on_duty(tx, entered, rules), now, rules)
        )
    friction.move(tx, entered)
    acts.tell(tx, entered, Act.REPORT, None, now=now, rules=rules)
    deadlines.wind(tx, entered, Act.REPORT, now=day, rules=rules)  # not the release, which would tell when it came
    messages.show(tx, entered, now=now)
    lead = friction.find(tx, which.lead) if which.lead else None
    if lead and lead.state not in OPEN:
        messages.ping(tx, entered, now=now, rules=rules)  # it was answered before this one came in
    if state is State.RECEIVED:
        asked = messages.on_duty(tx, entered, rules)
        if asked:
            messages.tell(tx, Kind.WORK, entered, asked, now=now, rules=rules)
    if entered.expect_by:
        messages.crowded(tx, entered, now=now, rules=rules)
