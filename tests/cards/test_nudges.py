"""What colleagues read of a message about a change, and what they do not."""

from dataclasses import replace
from datetime import date, datetime

import pytest

import cards.nudges
import cards.sending
import cards.writing
from cards.nudges import Reader
from cards.sending import Running
from domain.nudges import Look, Said, State
from domain.reach import Reach
from tests.cards.nudges import EN, NL, ONE
from tests.cards.samples import say, texts

DUTCH, ENGLISH = say("nl"), say("en")


@pytest.mark.parametrize(
    ("state", "done", "told"), [(State.WATCH, 5, True), (State.WATCH, 4, False), (State.LIVE, 30, False)]
)
def test_how_many_say_that_it_worked_is_told_from_five_on_and_once_all_had_it(
    state: State, done: int, told: bool
) -> None:
    drawn = cards.nudges.read(replace(ONE, state=state), DUTCH, Reader(done=done, reached=40))
    assert (DUTCH("nudge-heard", done=done, reached=40) in texts(drawn)) is told


def test_who_reads_another_language_reads_that_there_is_no_other_text() -> None:
    only = replace(ONE, words={"nl": NL})
    told = ENGLISH("nudge-only-in", which=ENGLISH("nudge-in-nl"))
    assert told in texts(cards.nudges.read(only, ENGLISH, Reader()))
    assert told not in texts(cards.nudges.read(replace(ONE, words={"nl": NL, "en": EN}), ENGLISH, Reader()))


@pytest.mark.parametrize(
    ("audience", "whom"),
    [
        ("everybody", "nudge-whom-everybody"), ("department=Zorg,department=ICT", "ICT, Zorg"),
        ("person=anna", "nudge-whom-group"), ("department=Zorg,ring=early", "nudge-whom-group"),
        ("!department=Zorg", "nudge-whom-group"),
    ],
)  # fmt: skip
def test_why_they_get_it_tells_nothing_that_somebody_said_of_themselves(audience: str, whom: str) -> None:
    drawn = cards.nudges.read(replace(ONE, audience=audience), DUTCH, Reader(author="Noor", told="why"))
    named = DUTCH(whom) if whom.startswith("nudge") else whom
    assert DUTCH("nudge-told-why", author="Noor", whom=named) in texts(drawn)


@pytest.mark.parametrize("told", ["", "why", "notforme"])
def test_nothing_can_have_worked_before_its_day(told: str) -> None:
    soon = replace(ONE, when=date(2030, 1, 1))
    verbs = [one["verb"] for one in cards.nudges.read(soon, DUTCH, Reader(author="Noor", told=told))["actions"]]
    assert "nudge.clear" in verbs
    assert "nudge.done" not in verbs


@pytest.mark.parametrize(("many", "told"), [(4, False), (5, True)])
def test_of_fewer_than_five_who_get_it_nothing_is_told_of_what_they_did(many: int, told: bool) -> None:
    going = Running(counts={Reach.DELIVERED: many}, said={Said.DONE: 1})
    drawn = cards.sending.status(replace(ONE, people=many), going, DUTCH, approves=False, held=None)
    assert (DUTCH("nudge-said-done") in str(drawn)) is told


@pytest.mark.parametrize(("state", "at", "warned"), [(State.DRAFT, None, True), (State.LIVE, ONE.announced_at, False)])
def test_that_nobody_would_look_at_it_first_is_told_before_it_is_sent(
    state: State, at: datetime | None, warned: bool
) -> None:
    found = Look(people=40, languages={"nl": 40}, waits={}, minutes=40, sampled=False, first=0)
    one = replace(ONE, state=state, announced_at=at)
    drawn = cards.writing.look(one, DUTCH, language="nl", lacks=(), found=found, soon=False)
    assert (DUTCH("nudge-nobody-first") in texts(drawn)) is warned
