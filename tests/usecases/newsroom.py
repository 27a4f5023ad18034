"""Coordinators who send messages about a change, and what becomes of those: each act is a transaction of its own."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import bindparam, func, select, update

import usecases.nudges
from domain.messages import Kind
from domain.nudges import Nudge
from domain.people import Person, PersonId, Role
from domain.reach import Reach
from domain.rules import Rules
from storage import keyusers, nudges, people, reach
from storage.store import Store
from storage.tables import message, nudge
from storage.tx import Tx
from tests.cards.nudges import NL
from tests.examples import NOOR, NOW, RULES, SANNE, USUAL, ZONE
from tests.usecases.house import House
from usecases.nudges import Draft

FILLED = Draft(words={"nl": NL}, topic="Teams", audience="everybody", when=date(2026, 12, 14))
_OWED = select(message).where(message.c.kind == Kind.NUDGE.value).order_by(message.c.receiver)
_STATE = (
    update(message)
    .where(message.c.kind == Kind.NUDGE.value, message.c.state.in_(["ready", "later"]))
    .values(state=bindparam("p_state"), activity="m1", sent=1)
)
OTHER = replace(NL, what="De schijf P: blijft tot januari.")
MANY = [PersonId(f"someone {number:03}") for number in range(150)]
_STALE = select(func.count()).where(
    message.c.kind == Kind.NUDGE.value, message.c.sent < bindparam("p_version"), message.c.state == "done"
)
_VERSION = select(nudge.c.version).where(nudge.c.id == message.c.about).scalar_subquery()
_DRAWN = (
    update(message)
    .where(message.c.kind == Kind.NUDGE.value, message.c.state == "ready")
    .values(state="done", activity="m1", sent=_VERSION)
)


class Newsroom:
    """A coordinator, another one, and what becomes of what the first one sends."""

    def __init__(self, store: Store) -> None:
        self.house = House(store)
        self.do = self.house.do
        self.do(lambda tx: people.appoint(tx, Role.ADMIN, [NOOR, SANNE]))

    def who(self, which: PersonId = NOOR) -> Person:
        found = self.do(lambda tx: people.find(tx, which, USUAL))
        assert found
        return found

    def draft(self, filled: Draft = FILLED, *, seed: bytes = bytes(32)) -> Nudge:
        noor = self.who()
        return self.do(lambda tx: usecases.nudges.draft(tx, noor, filled, seed=seed, now=NOW))

    def send(self, one: Nudge, *, now: datetime = NOW, rules: Rules = RULES) -> Nudge:
        noor = self.who()
        sent = self.do(lambda tx: usecases.nudges.send(tx, noor, one.id, now=now, rules=rules))
        assert isinstance(sent, Nudge), sent
        return sent

    def release(self, one: Nudge, *, now: datetime = NOW) -> Nudge:
        self.send(one, now=now)
        noor = self.who()
        return self.do(lambda tx: usecases.nudges.override(tx, noor, one.id, "Haast.", now=now, rules=RULES))

    def walk(self, now: datetime = NOW, *, state: str = "done", rounds: int = 60) -> None:
        """Everything that is due happens, and what is owed ends like this."""
        for _ in range(rounds):
            more = self.do(lambda tx: usecases.nudges.tick(tx, now=now, rules=RULES))
            if state:
                more = self.do(lambda tx: tx.run(_STATE, p_state=state)) > 0 or more
            if not more:
                return
        raise AssertionError("it never ends")

    def owed(self) -> list[Mapping[str, object]]:
        return [row._asdict() for row in self.do(lambda tx: tx.rows(_OWED))]

    def counts(self, one: Nudge) -> dict[Reach, int]:
        return {state: many for state, many in self.do(lambda tx: reach.counts(tx, one.id)).items() if many}

    def now(self, one: Nudge) -> Nudge:
        found = self.do(lambda tx: nudges.find(tx, one.id))
        assert found
        return found

    def settle(self, many: list[PersonId]) -> None:
        def all_(tx: Tx) -> None:
            for who in many:
                people.add(tx, who, name=who, time_zone=ZONE, locale="nl-NL")

        self.do(all_)

    def know(self, *who: PersonId) -> None:
        """These, and nobody else, are key users who know about Teams."""
        self.do(lambda tx: people.appoint(tx, Role.KEY_USER, who))
        for one in who:
            self.do(lambda tx, one=one: keyusers.save(tx, one, ["Teams"], None))  # type: ignore[misc]

    def arrive(self) -> None:
        """All that is ready to go is drawn as it says then, and arrives."""
        self.do(lambda tx: tx.run(_DRAWN))

    def stale(self, version: int) -> int:
        """On how many cards it still says what it said before this version."""
        return int(self.do(lambda tx: tx.row(_STALE, p_version=version))[0])
