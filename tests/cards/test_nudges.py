"""What colleagues read of a message about a change, and what they do not."""

from dataclasses import replace
from datetime import date

import pytest

import cards.nudges
from cards.nudges import Reader
from domain.nudges import State
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


def test_nothing_can_have_worked_before_its_day() -> None:
    soon = replace(ONE, when=date(2030, 1, 1))
    verbs = [one["verb"] for one in cards.nudges.read(soon, DUTCH, Reader())["actions"]]
    assert "nudge.clear" in verbs
    assert "nudge.done" not in verbs
