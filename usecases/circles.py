"""Whom a question is brought to, one circle after the other, and who hears what happens to it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from domain import questions as rule
from domain import routing, schedule
from domain.people import Person, PersonId, handlers
from domain.questions import Act, Ask, Asked, Circle, Due, Question, QuestionId, State
from domain.routing import Need
from domain.rules import Rules
from storage import keyusers, people, questions, views
from storage.tx import Tx
from usecases import news
from usecases.news import Brought

IT = "it"  # the queue whose people a question for IT goes to
ALONE = frozenset({Circle.ONE, Circle.NEXT, Circle.IT})  # one person's hours count
WAITS = {
    Circle.ONE: Due.NEXT, Circle.NEXT: Due.POOL, Circle.POOL: Due.COORDINATORS, Circle.IT: Due.COORDINATORS,
    Circle.COORDINATORS: Due.COORDINATORS,
}  # fmt: skip


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
    last = dict.fromkeys(_coordinators(tx, which), ("coordinators",))
    return bring(tx, which, Circle.COORDINATORS, last, now=now, rules=rules)


def bring(
    tx: Tx, which: Question, circle: Circle, to: Mapping[PersonId, tuple[str, ...]], *, now: datetime, rules: Rules
) -> tuple[Question, Brought]:
    """The question as it waits for these, its clock wound in their working time; nothing is stored."""
    alone = people.find(tx, next(iter(to)), rules.usual) if to and circle in ALONE else None
    due_at = _due_at(which, circle, alone, now, rules)
    brought = tuple(Asked(person=one, version=which.version, circle=circle, why=why) for one, why in to.items())
    return replace(which, circle=circle, due=WAITS[circle], due_at=due_at), brought


def to_it(tx: Tx, which: Question, *, by: PersonId, now: datetime, rules: Rules) -> tuple[Question, Brought]:
    """The people of IT's queue, first the one on duty."""
    duty = people.duty(tx, IT)
    found = [one for one in handlers(duty, which.asker) if one != by]
    if not found or not (duty.owner or duty.deputy):
        return search(tx, which, Circle.COORDINATORS, now=now, rules=rules)
    return bring(tx, which, Circle.IT, dict.fromkeys(found, ("it",)), now=now, rules=rules)


def ask_again(tx: Tx, which: Question, due: Due, *, now: datetime, rules: Rules) -> Question:
    """With the day on which its asker is asked once more, or it closes."""
    who = people.find(tx, which.asker, rules.usual) if which.asker else None
    zone = who.time_zone if who else rules.usual.time_zone
    at = schedule.days_after(now, rules.loop.ask_again_wd, rules.week_of(who), zone)
    return replace(which, due=due, due_at=at)


def expect(tx: Tx, which: Question, due: Due, *, now: datetime, rules: Rules) -> Question:
    """With the moment, in the working time of who took it, at which they are asked for a word, or another one is."""
    who = people.find(tx, which.key_user, rules.usual) if which.key_user else None
    return replace(which, due=due, due_at=_hours_on(which, rules.limits.coordinators_wh, who, now, rules))


def tick(tx: Tx, *, now: datetime, rules: Rules) -> int:
    """Does what is due, a page at a time; how much."""
    due = questions.due(tx, now)
    for which, what, at in due:
        go_off(tx, which, what, at, now=now, rules=rules)
    return len(due)


def go_off(tx: Tx, which: QuestionId, what: Due, at: datetime, *, now: datetime, rules: Rules) -> None:
    """Does one thing that is due, unless another process did, or an act of somebody came before it."""
    found = questions.find(tx, which) if questions.off(tx, which, what, at) else None
    if found is None:
        return
    if what is Due.CLOSE:
        close(tx, found, now=now, rules=rules)
    elif what is Due.REMIND:
        again = ask_again(tx, _moved(found, Act.REMIND, now, rules), Due.CLOSE, now=now, rules=rules)
        _keep(tx, again, (), Act.REMIND, now, rules)
        news.ping(tx, again, now=now, rules=rules)
    elif what is Due.WORD:
        waits = expect(tx, replace(found, version=found.version + 1), Due.MOVE, now=now, rules=rules)
        questions.move(tx, waits)
        news.ask_word(tx, waits, now=now, rules=rules)
    elif what is Due.MOVE:
        _elsewhere(tx, found, found.key_user, now, rules)
    else:
        on, brought = search(tx, _moved(found, Act(what.value), now, rules), Circle(what.value), now=now, rules=rules)
        _keep(tx, on, brought, Act(on.circle.value), now, rules)


def close(tx: Tx, which: Question, *, now: datetime, rules: Rules) -> Question:
    """Closed without its asker's word; reopened like any other, as long as that lasts."""
    closed = _moved(which, Act.CLOSE, now, rules)
    _keep(tx, closed, (), Act.CLOSE, now, rules)
    news.thank(tx, closed, now=now, rules=rules, at_once=which.state is State.TAKEN)
    return closed


def pass_on(tx: Tx, who: PersonId, *, now: datetime, rules: Rules) -> int:
    """What waits for somebody who goes away, stops or leaves, and nobody else, goes to the next with its story."""
    moved = 0
    for one in questions.open_with(tx, who):
        ask = views.question(tx, one.id)
        assert ask is not None, "read in the same transaction"
        last = one.circle is Circle.COORDINATORS or not nobody_left(tx, ask, who)
        if one.key_user == who or not (one.key_user or last):
            _elsewhere(tx, one, who, now, rules)
            moved += 1
    return moved


def _elsewhere(tx: Tx, which: Question, who: PersonId | None, now: datetime, rules: Rules) -> None:
    """To the next with its story, not to who had it."""
    given, but = _moved(which, Act.MOVE, now, rules), frozenset({who} if who else ())
    on, brought = search(tx, given, Circle.NEXT, but=but, now=now, rules=rules)
    _keep(tx, on, brought, Act.MOVE, now, rules)


def _moved(which: Question, what: Act, now: datetime, rules: Rules) -> Question:
    at = news.day(now, rules) if which.nameless else now
    moved = rule.moved(which, what, by=None, now=at)
    assert moved is not None, (what, which.state)
    return moved


def _keep(tx: Tx, which: Question, brought: Brought, what: Act, now: datetime, rules: Rules) -> None:
    news.store(tx, which, brought, what, by=None, words=None, now=now, rules=rules)
    news.show(tx, which, now=now, rules=rules)


def _need(tx: Tx, which: Question, tried: frozenset[PersonId], rules: Rules) -> Need:
    who = people.find(tx, which.asker, rules.usual) if which.asker else None
    return Need(
        topic=which.topic, department=who.department if who else None, location=who.location if who else None,
        language=who.language if who else None, asker=which.asker, tried=tried, seed=f"{which.id} {len(tried)}",
    )  # fmt: skip


def _due_at(which: Question, circle: Circle, alone: Person | None, now: datetime, rules: Rules) -> datetime:
    """In the working time of whom it waits for; several are counted by the organisation's own hours.

    Coordinators have days: they look for somebody, and hear of it again for as long as nobody took it.
    """
    limits = rules.limits
    if circle is Circle.COORDINATORS:
        return schedule.days_after(now, rules.loop.ask_again_wd, rules.week_of(None), rules.usual.time_zone)
    hours = {
        Circle.ONE: limits.next_wh, Circle.NEXT: limits.pool_wh - limits.next_wh,
        Circle.POOL: limits.coordinators_wh - limits.pool_wh, Circle.IT: limits.coordinators_wh,
    }[circle]  # fmt: skip
    return _hours_on(which, hours, alone, now, rules)


def _hours_on(which: Question, hours: int, alone: Person | None, now: datetime, rules: Rules) -> datetime:
    """Without a name it counts as if it was asked as that day ended: nothing shows at what hour it was."""
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


def nobody_left(tx: Tx, ask: Ask, who: PersonId) -> bool:
    """Whether nobody is left that it waits for, and can be asked, once this one is not: then another circle is."""
    waited = ask.waited_for
    return who in waited and not any(people.here(tx, one) for one in waited if one != who)
