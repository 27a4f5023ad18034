import pytest

from bot.acts import MANY, Acts
from tests.fakes.machine import FakeMachine


def test_within_the_limit_nobody_is_over_it_and_above_it_by_how_many(machine: FakeMachine) -> None:
    acts = Acts(3, machine)
    assert [acts.count("anna") for _ in range(6)] == [0, 0, 0, 1, 2, 3]


def test_everybody_has_a_limit_of_their_own(machine: FakeMachine) -> None:
    acts = Acts(1, machine)
    assert [acts.count(who) for who in ("anna", "liam", "anna", "bram")] == [0, 0, 1, 0]


@pytest.mark.parametrize(("seconds", "over"), [(59.9, 1), (60, 0)])
def test_an_act_counts_for_a_minute(machine: FakeMachine, seconds: float, over: int) -> None:
    acts = Acts(2, machine)
    for _ in range(2):
        acts.count("anna")
    machine.advance(seconds)
    assert acts.count("anna") == over


def test_who_goes_on_too_fast_stays_too_fast(machine: FakeMachine) -> None:
    acts = Acts(2, machine)
    for _ in range(30):
        acts.count("anna")
        machine.advance(10)
    assert acts.count("anna") > 0


def test_however_many_people_act_nobody_who_just_did_is_forgotten(machine: FakeMachine) -> None:
    acts = Acts(1, machine)
    acts.count("long ago")
    machine.advance(60)
    acts.count("anna")
    for number in range(MANY + 5):
        acts.count(f"colleague {number}")
    assert (acts.count("anna"), acts.count("long ago")) == (1, 0)


def test_whoever_was_quiet_for_a_minute_takes_no_memory(machine: FakeMachine) -> None:
    acts = Acts(1, machine)
    for number in range(MANY + 1):
        acts.count(f"colleague {number}")
    machine.advance(60)
    acts.count("anna")
    assert set(acts._people) == {"anna"}  # noqa: SLF001 - nothing else tells what is kept
