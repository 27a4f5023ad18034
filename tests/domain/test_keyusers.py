"""What a key user fills in, and what it means."""

import pytest

from domain.keyusers import LONGEST, MOST, Filled, Mistake, Offer, read

KNOWN = ("Microsoft Teams", "Planner")


def topics(chosen: str, other: str = "") -> tuple[str, ...] | Mistake:
    found = read(Filled(topics=chosen, topics_other=other), KNOWN)
    return found.topics if isinstance(found, Offer) else found


@pytest.mark.parametrize(
    ("chosen", "other", "meant"),
    [
        ("Planner", "", ("Planner",)),
        ("Planner,Microsoft Teams", "", ("Microsoft Teams", "Planner")),
        ("", "planner; MICROSOFT  teams", ("Microsoft Teams", "Planner")),
        ("Planner", "Power  BI\nVisio, ,", ("Planner", "Power BI", "Visio")),
        ("planner,Planner", "PLANNER", ("Planner",)),
    ],
)
def test_a_topic_is_written_as_it_is_known_and_only_once(chosen: str, other: str, meant: tuple[str, ...]) -> None:
    assert topics(chosen, other) == meant


@pytest.mark.parametrize("nothing", ["", " , ;", "…"])
def test_no_topic_is_to_be_put_right(nothing: str) -> None:
    assert topics(nothing) == Mistake.NO_TOPIC


def test_too_many_topics_or_too_long_a_name_is_to_be_put_right() -> None:
    assert isinstance(topics(",".join(f"t{n}" for n in range(MOST))), tuple)
    assert topics(",".join(f"t{n}" for n in range(MOST + 1))) == Mistake.LONG
    assert topics("x" * LONGEST) == ("x" * LONGEST,)
    assert topics("x" * (LONGEST + 1)) == Mistake.LONG


@pytest.mark.parametrize(("said", "meant"), [("", None), ("10", 10), (" 90 ", 90), ("600", 600)])
def test_minutes_are_as_said_or_the_usual_ones(said: str, meant: int | None) -> None:
    assert read(Filled(topics="Planner", minutes=said), KNOWN) == Offer(topics=("Planner",), minutes=meant)


@pytest.mark.parametrize("said", ["9", "601", "-60", "een uur", "6.0", "99999999999", "²"])
def test_other_minutes_are_to_be_put_right(said: str) -> None:
    assert read(Filled(topics="Planner", minutes=said), KNOWN) == Mistake.MINUTES
