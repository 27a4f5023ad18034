"""A question of the last working day before the clock on the wall shifts goes on at the hour on the wall after it."""

import pytest

from content import loader
from tests.fakes.client import Colleague
from tests.journeys.town import Town
from tests.journeys.wall import until

TOPIC = "OneDrive"
KNOW_IT = [one["id"] for one in loader.demo()["people"] if TOPIC in one.get("topics", ())]
QUESTION = "Hoe verlaat ik de blokkendoos van de zonnewijzer?"


def brought(here: Town) -> int:
    """To how many of those who know it."""
    people = [here.colleague(one) for one in KNOW_IT]
    return sum(any(QUESTION in one.reads(message) for message in one.chat) for one in people)


@pytest.mark.parametrize(
    ("before", "after", "by"),
    [
        ("2027-10-29", "2027-11-01", "maandag 1 november"),
        ("2028-03-24", "2028-03-27", "maandag 27 maart"),
        pytest.param("2027-03-25", "2027-03-30", "dinsdag 30 maart", id="with Easter around it"),
    ],
)
async def test_whoever_cannot_get_to_it_is_passed_at_the_hour_on_the_wall(
    here: Town, anna: Colleague, noor: Colleague, before: str, after: str, by: str
) -> None:
    await until(here, f"{before}T16:30")
    await anna.says(QUESTION)
    await anna.presses("question.ask", topic=TOPIC)
    card = list(anna.chat)[-1]
    assert brought(here) == 1
    assert anna.sees("question-due-next", card, by=by)
    for hour, people in (("09:29", 1), ("09:31", 2), ("11:29", 2), ("11:31", 3)):
        await until(here, f"{after}T{hour}")
        assert brought(here) == people, hour
    for hour, reads in (("15:29", False), ("15:31", True)):
        await until(here, f"{after}T{hour}")
        assert (noor.chat != {} and QUESTION in noor.reads()) is reads, hour
    assert anna.sees("question-with-coordinators", card)
