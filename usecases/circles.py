"""Whom a question is brought to, one circle after the other, and who hears what happens to it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain import questions as rule
from domain import routing, schedule
from domain.people import Person, PersonId
from domain.questions import Act, Ask, Asked, Circle, Due, Question, QuestionId, State
from domain.routing import Choice, Need
from domain.rules import Rules
from storage import keyusers, people, questions
from storage.tx import Tx
from usecases import news
from usecases.news import Brought

ALONE = frozenset({Circle.ONE, Circle.NEXT, Circle.IT})  # one person's hours count
BEGINS = {  # the circles that are looked in after an act, before the coordinators
    Act.ASK: (Circle.ONE, Circle.POOL), Act.REOPEN: (Circle.ONE, Circle.POOL), Act.HANDOVER: (Circle.ONE, Circle.POOL),
    Act.PASS: (Circle.NEXT, Circle.POOL), Act.MOVE: (Circle.NEXT, Circle.POOL), Act.NEXT: (Circle.NEXT, Circle.POOL),
    Act.POOL: (Circle.POOL,), Act.COORDINATORS: (),
}  # fmt: skip
CLOCK = frozenset({Act.NEXT, Act.POOL, Act.COORDINATORS})  # what it does by itself
PROMPT = timedelta(hours=1)  # after it was due: a machine that slept longer counts anew
WAITS = {
    Circle.ONE: Due.NEXT, Circle.NEXT: Due.POOL, Circle.POOL: Due.COORDINATORS, Circle.IT: Due.COORDINATORS,
    Circle.COORDINATORS: Due.COORDINATORS,
}  # fmt: skip


def search(
    tx: Tx, which: Question, what: Act, *, but: frozenset[PersonId] = frozenset(), now: datetime, rules: Rules
) -> tuple[Question, Brought]:
    """The first circle with somebody in it after this act; the coordinators are the last one, whoever they are.

    The clock leaves it with whom it is where there is nobody else, until the coordinators are asked.
    """
    ask = _told(tx, which)
    tried = but | {one.person for one in ask.asked}
    need, found = _need(tx, which, tried, rules), keyusers.candidates(tx, now=now, rules=rules)
    for circle in _begins(which, what):
        many: Sequence[Choice]
        if circle is Circle.POOL:
            heard = replace(ask, asked=()).heard if what in rule.OPENS else ask.heard
            many = routing.pool(replace(need, tried=but | heard), found, rules.limits)
        else:
            one = routing.choose(need, found, rules.limits)
            many = [one] if one else []
        if many:
            to = {one.person: one.why for one in many}
            return bring(tx, which, circle, to, after=what, now=now, rules=rules)
    if what in (Act.NEXT, Act.POOL):
        who = people.find(tx, ask.waits_for, rules.usual) if ask.waits_for else None
        due_at = _hours_on(which, _left(what, rules), who, now, rules, after=what)
        return replace(which, due=Due.COORDINATORS, due_at=due_at), ()
    last = [one for one in _coordinators(tx, which) if one not in but]
    return bring(tx, which, Circle.COORDINATORS, dict.fromkeys(last, ("coordinators",)), now=now, rules=rules)


def bring(
    tx: Tx, which: Question, circle: Circle, to: Mapping[PersonId, tuple[str, ...]], *, after: Act = Act.ASK,
    now: datetime, rules: Rules,
) -> tuple[Question, Brought]:  # fmt: skip
    """The question as it waits for these, its clock wound in their working time; nothing is stored."""
    if circle is Circle.COORDINATORS:  # days: they look for somebody; where nobody does, it is tried again every day
        days = rules.loop.ask_again_wd if to else 1
        due_at = schedule.days_after(now, days, rules.week_of(None), rules.usual.time_zone)
    else:
        alone = people.find(tx, next(iter(to)), rules.usual) if to and circle in ALONE else None
        hours = {
            Circle.ONE: rules.limits.next_wh, Circle.NEXT: rules.limits.pool_wh - rules.limits.next_wh,
            Circle.POOL: _left(after, rules), Circle.IT: rules.limits.coordinators_wh,
        }[circle]  # fmt: skip
        due_at = _hours_on(which, hours, alone, now, rules, after=after)
    brought = tuple(Asked(person=one, version=which.version, circle=circle, why=why) for one, why in to.items())
    due = Due.COORDINATORS if which.topic is None and circle is Circle.NEXT else WAITS[circle]
    return replace(which, circle=circle, due=due, due_at=due_at), brought


def to_it(tx: Tx, which: Question, *, by: PersonId, now: datetime, rules: Rules) -> tuple[Question, Brought]:
    """The people of IT's queue who are here, first its owner; else the coordinators."""
    duty = people.duty(tx, keyusers.IT)
    found = [one for one in (duty.owner, duty.deputy) if one and one not in (by, which.asker, *duty.away)]
    if not found:
        return search(tx, which, Act.COORDINATORS, but=frozenset({by}), now=now, rules=rules)
    return bring(tx, which, Circle.IT, dict.fromkeys(found, ("it",)), now=now, rules=rules)


def to_former(tx: Tx, which: Question, former: PersonId, *, now: datetime, rules: Rules) -> tuple[Question, Brought]:
    """Back to who answered it, unless they are full and another one who knows it is not (AK6)."""
    if keyusers.is_full(tx, former, now=now, rules=rules):
        after = search(tx, which, Act.REOPEN, but=frozenset({former}), now=now, rules=rules)
        if after[0].circle is Circle.ONE:
            return after
    return bring(tx, which, Circle.ONE, {former: ("before",)}, now=now, rules=rules)


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
        news.show(tx, waits, now=now, rules=rules)
    elif what is Due.MOVE:
        _on(tx, found, Act.MOVE, but=found.key_user, now=now, rules=rules)
    else:
        _on(tx, replace(found, due_at=at), Act(what.value), now=now, rules=rules)


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
        if one.key_user == who or (one.key_user is None and nobody_left(tx, _told(tx, one), who)):
            _on(tx, one, Act.MOVE, but=who, now=now, rules=rules)
            moved += 1
    return moved


def pass_back(tx: Tx, who: PersonId, *, now: datetime, rules: Rules) -> None:
    """A coordinator who is back hears of what waits for the coordinators; where nobody did, it is looked at anew."""
    if who not in people.coordinators(tx):
        return
    for one in questions.with_coordinators(tx):
        here = _coordinators(tx, one)
        if here == [who]:
            _on(tx, one, Act.COORDINATORS, now=now, rules=rules)
        elif who in here:
            back = Asked(person=who, version=one.version, circle=Circle.COORDINATORS, why=("coordinators",))
            news.deliver(tx, one, (back,), by=None, occasion=f"back {now:%Y-%m-%d}", now=now, rules=rules)


def relieve(tx: Tx, *, now: datetime, rules: Rules) -> int:
    """What is with people who answer no questions anymore, by a list or a group, goes on; how many of those."""
    lost = keyusers.relieved(tx)
    for who in lost:
        pass_on(tx, who, now=now, rules=rules)
    return len(lost)


def _on(tx: Tx, which: Question, what: Act, *, but: PersonId | None = None, now: datetime, rules: Rules) -> None:
    """On to whom it comes to, with its story; what changed for nobody is not in it."""
    given, left_out = _moved(which, what, now, rules), frozenset({but} if but else ())
    on, brought = search(tx, given, what, but=left_out, now=now, rules=rules)
    if on.state is which.state and not brought:
        questions.move(tx, on)
        news.show(tx, on, now=now, rules=rules)
    else:
        _keep(tx, on, brought, what if what is Act.MOVE else Act(on.circle.value), now, rules)


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


def _told(tx: Tx, which: Question) -> Ask:
    """The question with its story so far."""
    events, asked = questions.story(tx, which.id)
    return Ask(question=which, events=events, names={}, asked=asked)


def _begins(which: Question, what: Act) -> tuple[Circle, ...]:
    """Once the coordinators have it, somebody new who can be asked alone comes before them, and no circle again.

    Of what is about no topic one next is asked, since chance alone would find who knows it.
    """
    again = what in (Act.REOPEN, Act.HANDOVER)
    if which.circle is Circle.COORDINATORS and not again:
        return (Circle.NEXT,)
    asked_two = which.topic is None and which.circle is Circle.NEXT and not again
    return () if asked_two else BEGINS[what]


def _left(after: Act, rules: Rules) -> int:
    """Working hours until the coordinators are asked, from where this act begins."""
    limits = rules.limits
    passed = {Circle.NEXT: limits.next_wh, Circle.POOL: limits.pool_wh}
    return limits.coordinators_wh - next((passed.get(one, 0) for one in BEGINS[after]), 0)


def _hours_on(
    which: Question, hours: int, alone: Person | None, now: datetime, rules: Rules, *, after: Act | None = None
) -> datetime:  # fmt: skip
    """Without a name it counts as if it was asked as that day ended: nothing shows at what hour it was. What the clock
    itself does next counts from when that was due, which shows none either, unless the machine slept meanwhile.
    """
    zone, since = rules.usual.time_zone, now
    if which.nameless:
        since = schedule.start_of_day(schedule.start_of_day(now, zone) + timedelta(hours=36), zone)
        if after in CLOCK and which.due_at and now - which.due_at < PROMPT:
            since = which.due_at
    return schedule.add_hours(since, hours, rules.week_of(alone), alone.time_zone if alone else zone)


def _coordinators(tx: Tx, which: Question) -> list[PersonId]:
    """Those who are here; nobody looks for somebody for themselves."""
    return [one for one in people.coordinators(tx) if one != which.asker and people.here(tx, one)]


def nobody_left(tx: Tx, ask: Ask, who: PersonId) -> bool:
    """Whether nobody is left that it waits for, and can be asked, once this one is not: then another circle is."""
    waited = ask.waited_for
    return who in waited and not keyusers.helpers(tx, [one for one in waited if one != who])
