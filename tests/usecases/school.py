"""Somebody who is taught, in a store: what the clock says to them, and what they do; each act a transaction."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select, update

import usecases.budget
import usecases.learning
import usecases.preferences
from domain.learning import Outcome
from domain.messages import Kind
from domain.people import Person, PersonId
from domain.rules import Rules
from storage import budget, learning, people
from storage.learning import Pupil
from storage.store import Store
from storage.tables import message
from tests.examples import ANNA, RULES, USUAL, ZONE
from tests.usecases.house import House

UNASKED = (Kind.TIP, Kind.RECALL, Kind.PAUSED)
M = message.c
_OWED = (
    select(M.id, M.kind, M.about, M.occasion, M.due_at, M.state)
    .where(M.receiver == bindparam("p_who"), M.kind.in_([one.value for one in UNASKED]))
    .order_by(M.occasion)
)
_STATE = update(message).where(M.id == bindparam("p_id")).values(state=bindparam("p_state"))


@dataclass(frozen=True)
class Said:
    """What was owed to them unasked."""

    kind: Kind
    about: str
    day: date
    due: datetime
    state: str


class School:
    def __init__(self, store: Store, who: PersonId = ANNA) -> None:
        self.who = who
        self._heard: dict[str, Said] = {}
        self.do = House(store).do
        self.do(lambda tx: budget.enrol(tx, who))

    @property
    def person(self) -> Person:
        found = self.do(lambda tx: people.find(tx, self.who, USUAL))
        assert found is not None
        return found

    @property
    def pupil(self) -> Pupil:
        found = self.do(lambda tx: learning.pupil(tx, self.who, USUAL))
        assert found is not None
        return found

    def tick(self, now: datetime, rules: Rules = RULES) -> bool:
        return self.do(lambda tx: usecases.budget.tick(tx, now=now, rules=rules))

    def next(self) -> datetime | None:
        return self.do(budget.next_due)

    def walk(self, start: datetime, until: datetime, *, rules: Rules = RULES, reach: bool = True) -> list[Said]:
        """Lets every moment come, each at its own; what is owed reaches them, unless they are out of `reach`."""
        before = len(self.said())
        self.tick(start, rules)
        while (due := self.next()) and due <= until:
            self.tick(due, rules)
            if reach:
                self.reach()
            self.said()
        return self.said()[before:]

    def said(self) -> list[Said]:
        """Everything that was ever owed to them unasked, by day; the store forgets it."""
        rows = self.do(lambda tx: tx.rows(_OWED, p_who=self.who))
        self._heard |= {
            row.id: Said(Kind(row.kind), row.about, date.fromisoformat(row.occasion), row.due_at, row.state)
            for row in rows
        }
        return sorted(self._heard.values(), key=lambda one: one.day)

    def reach(self) -> None:
        """What is owed arrives."""
        for row in self.do(lambda tx: tx.rows(_OWED, p_who=self.who)):
            if row.state in ("later", "ready"):
                self.do(lambda tx, row=row: tx.run(_STATE, p_id=row.id, p_state="done"))  # type: ignore[misc]

    def react(self) -> None:
        person = self.person
        self.do(lambda tx: usecases.budget.react(tx, person))

    def says(self, tip: str, outcome: Outcome, now: datetime, *, later_until: datetime | None = None) -> None:
        person = self.person
        self.do(
            lambda tx: usecases.learning.said(
                tx, person, tip, outcome, later_until=later_until, now=now, rules=RULES
            )
        )  # fmt: skip

    def answers(self, tip: str, asked: date, now: datetime, *, right: bool) -> bool:
        person, correct = self.person, RULES.tips[tip].correct
        choice = correct if right else (correct + 1) % 3
        return self.do(lambda tx: usecases.learning.answer(tx, person, tip, asked, choice, now=now, rules=RULES).right)

    def wishes(self, now: datetime, **told: object) -> None:
        person, wishes = self.person, replace(self.pupil.wishes, **told)  # type: ignore[arg-type]
        self.do(lambda tx: usecases.learning.wish(tx, person, wishes, now=now, rules=RULES))

    def away(self, until: datetime, now: datetime) -> None:
        person = self.person
        self.do(lambda tx: usecases.preferences.away(tx, person, until, now=now, rules=RULES))


def at(text: str, zone: str = ZONE) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
