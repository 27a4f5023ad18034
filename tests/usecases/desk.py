"""Key users in a store, and questions that colleagues ask them: each act is a transaction of its own."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import usecases.questions
from domain.messages import Kind, Pressed
from domain.nameless import Actor, Naming
from domain.people import Person, PersonId, Role
from domain.questions import Act, Ask, Circle, Question, QuestionId
from domain.rules import Rules
from storage import keyusers, people, questions, views
from storage.store import Store
from tests.examples import ANNA, NOOR, NOW, RULES, USUAL, ZONE
from tests.usecases.house import SEED, House, slip
from usecases.questions import Form

DAAN, ELIF, FATIMA, RISHI = (PersonId(one) for one in ("daan", "elif", "fatima", "rishi"))
KNOWS = {DAAN: ("Planner",), ELIF: ("Planner", "Excel"), FATIMA: ("Planner",), RISHI: ("Excel",)}
TEXT = "Hoe deel ik een plan in Planner?"
ANSWER = "Open het plan, kies Leden en voeg ze toe."


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


class Desk:
    """What colleagues, key users and the clock do with questions."""

    def __init__(self, store: Store) -> None:
        self.house = House(store)
        self.do = self.house.do
        for who, topics in KNOWS.items():
            self.do(lambda tx, who=who: people.add(tx, who, name=who.title(), time_zone=ZONE, locale="nl-NL"))  # type: ignore[misc]
            self.do(lambda tx, who=who, topics=topics: keyusers.save(tx, who, topics, None))  # type: ignore[misc]
        self.do(lambda tx: people.appoint(tx, Role.KEY_USER, list(KNOWS)))

    def person(self, who: PersonId) -> Person:
        found = self.do(lambda tx: people.find(tx, who, USUAL))
        assert found is not None
        return found

    def ask(
        self, text: str = TEXT, who: PersonId = ANNA, *, nonce: str = "n1", seed: bytes = SEED, now: datetime = NOW,
        rules: Rules = RULES, pressed: Pressed | None = None, **choices: Any,
    ) -> Question:  # fmt: skip
        form, someone = Form(nonce=nonce, text=text, **choices), self.person(who)
        return self.do(
            lambda tx: usecases.questions.ask(
                tx, someone, form, pressed=pressed, seed=seed, now=now, rules=rules
            )
        )  # fmt: skip

    def ask_nameless(
        self, text: str = TEXT, naming: Naming = Naming.TOLD, n: int = 0, *, now: datetime = NOW
    ) -> Question:  # fmt: skip
        form = Form(nonce=f"nameless {n}", text=text)
        return self.do(
            lambda tx: usecases.questions.ask_nameless(
                tx, form, slip(n), naming, seed=bytes([n + 100]) * 32, now=now, rules=RULES
            )
        )

    def act(
        self, what: Act, which: Question, who: PersonId, *words: str, now: datetime = NOW, by: Actor | None = None
    ) -> Question:  # fmt: skip
        """Does it as a button would; a handover's words are where to and why."""
        use: Callable[..., Question] = getattr(
            usecases.questions, {Act.HANDOVER: "hand_over", Act.PASS: "hand_over"}.get(what, what.value)
        )
        if what in (Act.TAKE, Act.ANSWER, Act.HANDOVER, Act.PASS):
            usual = {Act.ANSWER: (ANSWER,), Act.PASS: ("next", "")}.get(what, ())
            someone, said = self.person(who), words or usual
            return self.do(lambda tx: use(tx, someone, which.id, *said, now=now, rules=RULES))
        return self.do(lambda tx: use(tx, by or who, which.id, *words, pressed=None, now=now, rules=RULES))

    def tick(self, now: datetime) -> int:
        return self.do(lambda tx: usecases.questions.tick(tx, now=now, rules=RULES))

    def walk(self, until: datetime) -> None:
        """Lets the clock do all that is due until then, each at its moment."""
        while (due := self.do(questions.next_due)) and due <= until:
            self.tick(due)

    def see(self, which: Question) -> Ask:
        found = self.do(lambda tx: views.question(tx, QuestionId(which.id)))
        assert found is not None
        return found

    def waits_for(self, which: Question) -> PersonId:
        found = self.see(which).waits_for
        assert found is not None
        return found

    def asked(self, which: Question, circle: Circle) -> set[PersonId]:
        return {one.person for one in self.see(which).asked if one.circle is circle}

    def story(self, which: Question) -> list[str]:
        return [one.act.value for one in self.see(which).events]

    def owed(self, kind: Kind) -> list[Mapping[str, Any]]:
        return self.house.owed(kind)

    def told(self, kind: Kind) -> list[str]:
        """Who was owed it, as often as it was."""
        return sorted(row["receiver"] for row in self.owed(kind))

    def everybody_of(self, which: Question) -> set[PersonId]:
        return {*self.see(which).may_take} - {NOOR}
