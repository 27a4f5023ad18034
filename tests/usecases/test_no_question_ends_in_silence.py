"""Whatever people do and however long they are silent: the clock knows what comes next of every open question."""

from datetime import datetime, timedelta
from hashlib import sha256
from itertools import count
from typing import TypeVar

import pytest

from domain import errors
from domain.questions import DONE, Act, Question
from tests.examples import ANNA, NOOR, NOW
from tests.usecases.desk import KNOWS, Desk

ACTS = (Act.TAKE, Act.ANSWER, Act.PASS, Act.HANDOVER, Act.ACCEPT, Act.REOPEN, Act.THANK)
PLACES = ("Excel", "Planner", "it", *KNOWS)
WORDS = "Dit hoort erbij."
T = TypeVar("T")


class Chance:
    """Draws the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._drawn = (sha256(f"{seed} {n}".encode()).digest()[0] for n in count())

    def choice(self, of: tuple[T, ...]) -> T:
        return of[next(self._drawn) % len(of)]


def somebody_does_something(desk: Desk, which: Question, chance: Chance, now: datetime) -> None:
    """Anything, by anybody; what is not theirs to do is refused."""
    what = chance.choice(ACTS)
    who = ANNA if what in (Act.ACCEPT, Act.REOPEN, Act.THANK) else chance.choice((*KNOWS, NOOR))
    words = {Act.HANDOVER: (chance.choice(PLACES), WORDS), Act.REOPEN: (WORDS,)}.get(what, ())
    try:
        desk.act(what, which, who, *words, now=now)
    except errors.Refused:
        return


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("seed", range(4))
def test_nothing_open_waits_for_nobody(desk: Desk, seed: int, named: bool) -> None:
    chance, now = Chance(seed), NOW
    which = desk.ask() if named else desk.ask_nameless()
    acts = set[str]()
    for _ in range(25):
        if chance.choice((True, True, False)):
            somebody_does_something(desk, which, chance, now)
        else:
            now += timedelta(hours=chance.choice((1, 5, 30, 200)))
            desk.walk(now)
        found = desk.see(which).question
        assert (found.due is None, found.due_at is None) == (found.state in DONE,) * 2, (found.state, found.circle)
        acts |= set(desk.story(which))
    assert len(acts) > 3, "something happened"
