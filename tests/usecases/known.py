"""A question whose answer helped, and what is done with what is known: each act is a transaction of its own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert

import usecases.knowledge
from domain.knowledge import Article, ArticleId, Found, Status, Wording
from domain.nameless import Actor
from domain.people import PersonId
from storage import knowledge, tables
from tests.examples import ANNA, BRAM, NOW, RULES, person
from tests.usecases.house import House

SEED = bytes(range(32))
ONE = SEED.hex()[:32]  # the id of the article that is made of it
WORDS = {"nl": Wording(title="Zivver koppelen aan Outlook", text="Vraag het via de tegel op intranet.")}
ASKED = {
    "id": "q1", "code": "ABCDEF", "naming": "named", "state": "accepted", "circle": "one", "topic": "Outlook",
    "words": "Hoe koppel ik\nZivver?", "asker": ANNA, "key_user": BRAM, "version": 3, "asked_at": NOW,
}  # fmt: skip
ANSWER = {"question": "q1", "version": 3, "at": NOW, "act": "answer", "person": BRAM, "words": "Via de tegel."}


class Desk:
    """What is done with what is known, each act a transaction of its own."""

    def __init__(self, house: House) -> None:
        self.house = house

    def asked(self, **changes: Any) -> None:
        question, event = insert(tables.question).inline(), insert(tables.question_event).inline()
        self.house.do(lambda tx: tx.run(question, **ASKED | changes))
        self.house.do(lambda tx: tx.run(event, **ANSWER))

    def draft(self, who: PersonId = BRAM) -> Article:
        do: Callable[..., Article] = usecases.knowledge.draft
        return self.house.do(lambda tx: do(tx, person(who), "q1", seed=SEED, now=NOW, rules=RULES))

    def publish(
        self, who: PersonId = BRAM, which: str = ONE, words: dict[str, Wording] | None = None, *,
        checked: bool = False, now: datetime = NOW,
    ) -> Article:  # fmt: skip
        one = ArticleId(which)
        return self.house.do(
            lambda tx: usecases.knowledge.publish(
                tx, person(who), one, words or WORDS, checked=checked, now=now, rules=RULES
            )
        )

    def agree(self, by: Actor = ANNA, *, yes: bool = True) -> Article:
        one = ArticleId(ONE)
        return self.house.do(lambda tx: usecases.knowledge.consent(tx, by, one, yes=yes, now=NOW, rules=RULES))

    def find(self, text: str, language: str = "nl", **more: Any) -> tuple[Found, ...]:
        return self.house.do(lambda tx: usecases.knowledge.find(tx, text, language, rules=RULES, **more))

    def see(self, which: str = ONE) -> Article:
        found = self.house.do(lambda tx: knowledge.find(tx, ArticleId(which)))
        assert found is not None
        return found

    def tick(self, now: datetime) -> None:
        self.house.do(lambda tx: usecases.knowledge.tick(tx, now=now, rules=RULES))

    def anew(self, who: PersonId = BRAM, which: str = ONE) -> Article:
        one = ArticleId(which)
        return self.house.do(lambda tx: usecases.knowledge.anew(tx, person(who), one, now=NOW, rules=RULES))

    def own(self, which: str = "own", **changes: Any) -> Article:
        """An article of Bram's that everybody finds."""
        made = Article(
            id=ArticleId(which), status=Status.PUBLISHED, topic="Outlook", owner=BRAM, question=None, wordings=WORDS,
            version=1, review_by=date(2026, 12, 1), ask_on=date(2026, 12, 1),
        )  # fmt: skip
        self.house.do(lambda tx: knowledge.add(tx, replace(made, **changes), at=NOW, person=BRAM))
        return replace(made, **changes)
