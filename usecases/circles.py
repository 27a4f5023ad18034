"""Whom a question is brought to, one circle after the other, and who hears what happens to it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from domain import questions as rule
from domain import routing, schedule
from domain.messages import Kind, Pressed
from domain.people import Person, PersonId, handlers
from domain.questions import Act, Ask, Asked, Circle, Due, Event, Question, State
from domain.routing import Need
from domain.rules import Rules
from storage import keyusers, outbox, people, questions, views
from storage.tx import Tx

Brought = tuple[Asked, ...]
IT = "it"  # the queue whose people a question for IT goes to
WAITS = {Circle.ONE: Due.NEXT, Circle.NEXT: Due.POOL, Circle.POOL: Due.COORDINATORS, Circle.IT: Due.COORDINATORS}


def moment(which: Question, now: datetime, rules: Rules) -> datetime:
    """What is kept of now: of a question without a name the day; the microseconds only keep what came first first."""
    if not which.nameless:
        return now
    return schedule.start_of_day(now, rules.usual.time_zone) + timedelta(microseconds=which.version)


def search(
    tx: Tx, which: Question, circle: Circle, *, but: frozenset[PersonId] = frozenset(), now: datetime, rules: Rules
) -> tuple[Question, Brought]:  # fmt: skip
    """The first circle from this one on with somebody in it; the coordinators are the last one, whoever they are."""
    tried = but | {one.person for one in questions.story(tx, which.id)[1]}
    need, found = _need(tx, which, tried, rules), keyusers.candidates(tx, now=now, rules=rules)
    if circle in (Circle.ONE, Circle.NEXT) and (one := routing.choose(need, found, rules.limits)):
        return bring(tx, which, circle, {one.person: one.why}, now=now, rules=rules)
    if circle is not Circle.COORDINATORS and (many := routing.pool(need, found, rules.limits)):
        return bring(tx, which, Circle.POOL, dict.fromkeys(many, ("pool",)), now=now, rules=rules)
    return bring(tx, which, Circle.COORDINATORS, {}, now=now, rules=rules)


def bring(
    tx: Tx, which: Question, circle: Circle, to: Mapping[PersonId, tuple[str, ...]], *, now: datetime, rules: Rules
) -> tuple[Question, Brought]:
    """The question as it waits for these, its clock wound in their working time; nothing is stored."""
    due = WAITS.get(circle)
    alone = people.find(tx, next(iter(to)), rules.usual) if to and circle is not Circle.POOL else None
    due_at = _due_at(which, circle, alone, now, rules) if due else None
    at = moment(which, now, rules)
    brought = tuple(Asked(person=one, at=at, circle=circle, why=why) for one, why in to.items())
    return replace(which, circle=circle, due=due, due_at=due_at), brought


def to_it(tx: Tx, which: Question, *, by: PersonId, now: datetime, rules: Rules) -> tuple[Question, Brought]:
    """The people of IT's queue, first the one on duty."""
    duty = people.duty(tx, IT)
    found = [one for one in handlers(duty, which.asker) if one != by]
    if not found or not (duty.owner or duty.deputy):
        return search(tx, which, Circle.COORDINATORS, now=now, rules=rules)
    return bring(tx, which, Circle.IT, dict.fromkeys(found, ("it",)), now=now, rules=rules)


def store(
    tx: Tx, which: Question, brought: Brought, what: Act, *, by: PersonId | None, words: str | None, now: datetime,
    rules: Rules,
) -> None:  # fmt: skip
    """Its next version with the act that made it, and a word to everybody it is brought to."""
    questions.move(tx, which)
    tell(tx, which, what, by=by, words=words, now=now, rules=rules)
    deliver(tx, which, brought, by=by, now=now, rules=rules)


def tell(
    tx: Tx, which: Question, what: Act, *, by: PersonId | None, words: str | None, now: datetime, rules: Rules
) -> None:
    """Adds the act to its story; who has no name stays without one."""
    at = moment(which, now, rules)
    questions.tell(tx, which.id, Event(version=which.version, at=at, act=what, person=by, words=words))


def deliver(tx: Tx, which: Question, brought: Brought, *, by: PersonId | None, now: datetime, rules: Rules) -> None:
    """Everybody it is brought to hears it in their own working time; the coordinators too, once it comes that far."""
    questions.bring(tx, which.id, brought)
    to = [one.person for one in brought]
    if which.state is State.ASKED and which.circle is Circle.COORDINATORS and not brought:
        to = [one for one in _coordinators(tx, which) if one != by]
    for one in to:
        someone = people.find(tx, one, rules.usual)
        if someone:
            _owe(tx, Kind.ASKED, which, someone, _at_work(now, someone, rules), now=now, rules=rules)


def show(tx: Tx, which: Question, *, now: datetime, rules: Rules, pressed: Pressed | None = None) -> None:
    """The asker's own card lives on, wherever they are."""
    if which.told:
        due = _hidden(which, now, now, rules)
        outbox.arm(
            tx, Kind.QUESTION, about=which.id, receiver=which.told, version=which.version, now=now, due=due,
            pressed=pressed,
        )  # fmt: skip


def ping(tx: Tx, which: Question, *, now: datetime, rules: Rules) -> None:
    """The sound beside the asker's card; a mailbox does not say in which time zone it is opened."""
    someone = people.find(tx, which.asker, rules.usual) if which.asker else None
    if someone:
        _owe(tx, Kind.ANSWERED, which, someone, rules.sound(now, someone), now=now, rules=rules)
    elif which.mailbox:
        due = _hidden(which, schedule.after_quiet(now, rules.quiet, rules.usual.time_zone), now, rules)
        outbox.owe(
            tx, Kind.ANSWERED, about=which.id, receiver=which.mailbox, occasion=str(which.version), due=due, now=now
        )


def thank(tx: Tx, which: Question, *, now: datetime, rules: Rules, at_once: bool = False) -> None:
    """Who answered hears what the asker says of it, at the start of their next day; `at_once` if it spares them work."""
    someone = people.find(tx, which.key_user, rules.usual) if which.key_user else None
    if someone:
        due = _at_work(now, someone, rules) if at_once else _next_day(now, someone, rules)
        _owe(tx, Kind.THANKS, which, someone, due, now=now, rules=rules)


def ask_again(tx: Tx, which: Question, due: Due, *, now: datetime, rules: Rules) -> Question:
    """With the day on which its asker is asked once more, or it closes."""
    who = people.find(tx, which.asker, rules.usual) if which.asker else None
    zone = who.time_zone if who else rules.usual.time_zone
    at = schedule.days_after(now, rules.loop.ask_again_wd, rules.week_of(who), zone)
    return replace(which, due=due, due_at=at)


def _need(tx: Tx, which: Question, tried: frozenset[PersonId], rules: Rules) -> Need:
    who = people.find(tx, which.asker, rules.usual) if which.asker else None
    return Need(
        topic=which.topic, department=who.department if who else None, location=who.location if who else None,
        language=who.language if who else None, asker=which.asker, tried=tried, seed=f"{which.id} {len(tried)}",
    )  # fmt: skip


def _due_at(which: Question, circle: Circle, alone: Person | None, now: datetime, rules: Rules) -> datetime:
    """In the working time of whom it waits for; several are counted by the organisation's own hours.

    Without a name it counts as if it was asked as that day ended: nothing shows at what hour it was.
    """
    limits = rules.limits
    hours = {
        Circle.ONE: limits.next_wh, Circle.NEXT: limits.pool_wh - limits.next_wh,
        Circle.POOL: limits.coordinators_wh - limits.pool_wh, Circle.IT: limits.coordinators_wh,
    }[circle]  # fmt: skip
    zone = rules.usual.time_zone
    since = schedule.start_of_day(schedule.start_of_day(now, zone) + timedelta(hours=36), zone)
    return schedule.add_hours(
        since if which.nameless else now, hours, rules.week_of(alone), alone.time_zone if alone else zone
    )


def _coordinators(tx: Tx, which: Question) -> list[PersonId]:
    """Those who are here, else all of them; who asked is not one of them while there is another."""
    everybody = people.coordinators(tx)
    others = [one for one in everybody if one != which.asker] or list(everybody)
    return [one for one in others if people.here(tx, one)] or others


def _at_work(now: datetime, who: Person, rules: Rules) -> datetime:
    return schedule.next_working(rules.sound(now, who), rules.week_of(who), who.time_zone)


def _next_day(now: datetime, who: Person, rules: Rules) -> datetime:
    """The start of their next working day, or of this one while it has not begun."""
    week, zone = rules.week_of(who), who.time_zone
    works = schedule.is_working(now, week, zone)
    return _at_work(schedule.end_of_work(now, week, zone) if works else now, who, rules)


def _owe(
    tx: Tx, kind: Kind, which: Question, to: Person, due: datetime, *, now: datetime, rules: Rules
) -> None:  # fmt: skip
    due = _hidden(which, due, now, rules)
    outbox.owe(tx, kind, about=which.id, receiver=to.id, occasion=str(which.version), due=due, now=now)


def _hidden(which: Question, due: datetime, now: datetime, rules: Rules) -> datetime:
    """What goes out at once about a question without a name is due since that day began."""
    return schedule.start_of_day(now, rules.usual.time_zone) if which.nameless and due <= now else due


def waits_no_longer(ask: Ask, who: PersonId) -> bool:
    """Whether nobody is left that it waits for once this one is not: then another circle is asked."""
    waited = ask.waited_for
    return who in waited and set(waited) <= {who}


def seen_words(seen: tuple[str, ...]) -> str | None:
    """What was found and did not help, as the story keeps it."""
    return " ".join(f"{source}:{which}" for source, which in rule.named(seen)) or None


def asked_in(tx: Tx, which: Question) -> Ask:
    found = views.question(tx, which.id)
    assert found is not None, "read before, in the same transaction"
    return found
