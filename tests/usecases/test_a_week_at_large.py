"""A made-up week in an organisation: colleagues ask, key users take, pass on and hand over, go away and come back.

Whatever they do, nobody is given more than they have time for while another has some, and no question is lost.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random  # noqa: TID251 - every test has its seed
from typing import Any

import pytest

import usecases.preferences
import usecases.questions
from domain import errors
from domain.directory import Entry
from domain.people import PersonId, Role
from domain.questions import DONE, OPEN, Act, Ask, Circle, QuestionId, State
from domain.routing import Candidate
from storage import directory, keyusers, people, questions, views
from storage.store import Store, open_store
from tests.examples import NOW, RULES
from tests.usecases.desk import Desk
from usecases import circles
from usecases.questions import Form

TOPICS = [f"topic {n}" for n in range(12)]
LEADS = [PersonId(f"lead{n}") for n in range(2)]
LIMITS = RULES.limits
WORDS = "Kun jij hier eens naar kijken?"


@dataclass(kw_only=True)
class Week:
    desk: Desk
    chance: Random
    everybody: list[PersonId]
    key_users: list[PersonId]
    now: datetime = NOW
    asked: list[QuestionId] = field(default_factory=list)
    covered: dict[QuestionId, bool] = field(default_factory=dict)  # whether it came to who knows its topic, if it could

    def candidates(self) -> dict[PersonId, Candidate]:
        return {one.id: one for one in self.desk.do(lambda tx: keyusers.candidates(tx, now=self.now, rules=RULES))}

    def see(self, which: QuestionId) -> Ask:
        found = self.desk.do(lambda tx: views.question(tx, which))
        assert found is not None
        return found

    def does(self, which: QuestionId, act: Callable[[], Any]) -> None:
        """One act of somebody or of the clock; whoever is given the question by it had time, as it was before."""
        before, version = self.candidates(), self.see(which).question.version
        try:
            act()
        except errors.Refused:
            return
        after = self.see(which)
        assert (after.question.due is None) == (after.question.state in DONE)
        for one in after.asked:
            if one.version > version and one.circle in (Circle.ONE, Circle.NEXT) and one.person in before:
                again = one.why == ("before",) and not others(before, after, one.person)
                assert again or has_room(before[one.person])

    def asks(self) -> None:
        who, topic = self.chance.choice(self.everybody), self.chance.choice([*TOPICS, "nobody's", None])
        form = Form(nonce=f"n{len(self.asked)}", text="Hoe werkt dit precies?", topic=topic or "")
        before, person = self.candidates().values(), self.desk.person(who)
        seed = len(self.asked).to_bytes(32, "big")
        new = self.desk.do(
            lambda tx: usecases.questions.ask(tx, person, form, pressed=None, seed=seed, now=self.now, rules=RULES)
        )
        self.asked.append(new.id)
        knows = {one.id for one in before if topic in one.topics and one.here and one.id != who and one.limit}
        brought = {one.person for one in self.see(new.id).asked}
        if topic and knows:
            self.covered[new.id] = bool(brought) and brought <= knows

    def acts(self) -> None:
        which = self.chance.choice(self.asked)
        ask = self.see(which)
        state, may = ask.question.state, [*ask.waited_for, *([ask.question.key_user] if ask.question.key_user else [])]
        what = self.chance.choice([Act.TAKE, Act.ANSWER, Act.ANSWER, Act.PASS, Act.HANDOVER])
        words: tuple[str, ...] = ()
        if state not in OPEN:
            what, who = self.chance.choice([Act.ACCEPT, *[Act.REOPEN] * 3]), ask.question.asker
            words = (WORDS,) if what is Act.REOPEN else ()
        else:
            who = self.chance.choice(may) if may else None
        if what is Act.HANDOVER:
            words = (self.chance.choice([*TOPICS, *self.key_users[:12]]), WORDS)
        if who:
            self.does(which, lambda: self.desk.act(what, ask.question, who, *words, now=self.now))

    def goes(self) -> None:
        """Somebody is away for two days, or stops."""
        who = self.desk.person(self.chance.choice([*self.key_users, *self.desk.do(people.coordinators)]))
        until = self.now + timedelta(days=2)
        self.desk.do(lambda tx: usecases.preferences.away(tx, who, until, now=self.now, rules=RULES))

    def walks(self, until: datetime) -> None:
        """The clock does all that is due, each at its moment and one by one."""
        while (due := self.desk.do(questions.next_due)) and due <= until:
            self.now = max(self.now, due)
            self.desk.do(lambda tx: usecases.preferences.come_back(tx, now=self.now, rules=RULES))
            for which, what, at in self.desk.do(lambda tx: questions.due(tx, self.now)):
                self.does(which, lambda one=which, w=what, m=at: self.goes_off(one, w, m))  # type: ignore[misc]
        self.now = until

    def goes_off(self, which: QuestionId, what: Any, at: datetime) -> None:
        self.desk.do(lambda tx: circles.go_off(tx, which, what, at, now=self.now, rules=RULES))


def has_room(one: Candidate) -> bool:
    """Said once more: whether one more fits."""
    return one.open < LIMITS.most_open and one.minutes + LIMITS.minutes_a_question <= one.limit


def others(before: dict[PersonId, Candidate], ask: Ask, who: PersonId) -> list[PersonId]:
    """Who else could have been given it: knows its topic, has time, and did not have it before."""
    had = {one.person for one in ask.asked} | {ask.question.asker, who}
    topic = ask.question.topic
    fit = [one for one in before.values() if one.here and (topic is None or topic in one.topics) and has_room(one)]
    return [one.id for one in fit if one.id not in had]


def begin(store: Store, seed: int, many: int, leads: int) -> Week:
    """Of all colleagues one in a hundred is a key user, few of them with much time; nobody knows the last topic."""
    chance, desk = Random(seed), Desk(store)
    everybody = [PersonId(f"p{n}") for n in range(many)]
    chosen = chance.sample(everybody, max(20, many // 100))
    knows = {one: {chance.choice(TOPICS[:-1]), chance.choice(TOPICS[:-1])} for one in chosen}
    entries = [
        Entry(
            id=one, roles=frozenset({Role.KEY_USER} if one in knows else ()), topics=frozenset(knows.get(one, ())),
            known={"name": one, "department": f"department {n % 40}", "location": f"location {n % 7}"},
        )
        for n, one in enumerate(everybody)
    ]  # fmt: skip
    entries += [Entry(id=one, known={"name": one}) for one in LEADS]
    desk.do(lambda tx: directory.enrol(tx, entries))
    desk.do(lambda tx: people.appoint(tx, Role.ADMIN, LEADS[:leads]))
    desk.do(lambda tx: people.appoint(tx, Role.KEY_USER, chosen))
    for one in chosen:
        desk.do(lambda tx, o=one: keyusers.save(tx, o, knows[o], chance.choice([5, 10, 10, 20, 60])))  # type: ignore[misc]
    return Week(desk=desk, chance=chance, everybody=everybody, key_users=chosen)


def live(week: Week, many: int) -> None:
    """So many questions in five working days, and a month of silence after that."""
    for _ in range(many):
        week.asks()
        for _ in range(3):
            week.acts()
        if week.chance.random() < 0.1:
            week.goes()
        week.walks(week.now + timedelta(days=7) / many)
    week.walks(week.now + timedelta(days=30))


def ended(week: Week) -> None:
    """Every question is done, or waits for somebody who is there, or is told to who runs Kring."""
    seen = [week.see(which) for which in week.asked]
    far = [one for one in seen if one.question.state is State.ASKED and one.question.circle is Circle.COORDINATORS]
    open_ = [one for one in seen if one.question.state in OPEN and one not in far]
    assert not [one for one in open_ if not one.waited_for and one.question.key_user is None]
    assert week.desk.do(views.unsought) == len([one for one in far if not one.seekers])
    assert not [one for one in far if one.seekers and not set(one.waited_for) & set(one.seekers)]
    assert sum(week.covered.values()) >= 0.95 * len(week.covered) > 0


@pytest.mark.parametrize("leads", [0, pytest.param(1, marks=pytest.mark.long), pytest.param(2, marks=pytest.mark.long)])
def test_in_a_small_organisation_every_question_finds_somebody_or_is_told_of(store: Store, leads: int) -> None:
    week = begin(store, leads, 400, leads)
    live(week, 25)
    ended(week)


@pytest.mark.long
@pytest.mark.parametrize("leads", [0, 1, 2])
def test_so_it_is_among_ten_thousand(sqlite_url: str, leads: int) -> None:
    store = open_store(sqlite_url)
    week = begin(store, leads + 10, 10_000, leads)
    live(week, 80)
    ended(week)
    store.close()
