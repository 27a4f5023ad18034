"""What the pump does at its looks besides sending: everything whose time has come."""

from collections.abc import Callable
from datetime import datetime

import usecases.budget
import usecases.deadlines
import usecases.insights
import usecases.knowledge
import usecases.nameless
import usecases.nudges
import usecases.preferences
import usecases.questions
import usecases.recognition
import usecases.tips
from domain.rules import Rules
from storage.tx import Tx


def ticking(house: Rules, deck: usecases.tips.Deck) -> Callable[[Tx, datetime], bool]:
    """What the pump does at its looks, in its own write: what has come due for people; whether more of it waits."""

    def tick(tx: Tx, now: datetime) -> bool:
        deck.look(tx)
        usecases.nameless.release(tx, now=now, rules=house)
        usecases.nameless.erase(tx, now=now, rules=house)
        usecases.preferences.come_back(tx, now=now, rules=house)
        usecases.deadlines.tick(tx, now=now, rules=house)
        usecases.questions.tick(tx, now=now, rules=house)
        usecases.knowledge.tick(tx, now=now, rules=house)
        usecases.recognition.tick(tx, now=now, rules=house)
        usecases.tips.tick(tx, now=now, rules=house)
        # one page a look, so that no write is long: of news until none waits, then of lessons, then of what is counted
        return any(one.tick(tx, now=now, rules=house) for one in (usecases.nudges, usecases.budget, usecases.insights))

    return tick
