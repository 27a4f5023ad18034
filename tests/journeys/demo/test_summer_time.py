"""On the demo's clock, over both nights in which the clock on the wall shifts, and with colleagues on another wall."""

import json
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.bot.operator import operator, told
from tests.journeys.steps import SENTENCE, SOLUTION, nameless, reported, taken_from_the_list
from tests.journeys.town import ANNA, BRAM, NOOR, Town, demo, town
from tests.journeys.wall import HERE, late, until, warned

NIGHTS = pytest.mark.parametrize(
    ("before", "after", "reads"),
    [
        ("2027-10-29", "2027-11-01", "ma 1 nov, 13:00"),
        ("2028-03-24", "2028-03-27", "ma 27 mrt, 13:00"),
        pytest.param("2027-03-25", "2027-03-30", "di 30 mrt, 13:00", id="with Easter around it"),
    ],
)


@NIGHTS
async def test_what_nobody_takes_is_warned_of_and_late_once_at_the_hour_on_the_wall(
    here: Town, before: str, after: str, reads: str
) -> None:
    anna, bram, noor = (here.colleague(one) for one in (ANNA, BRAM, NOOR))
    await until(here, f"{before}T14:00")
    card = await reported(anna)
    for hour, found in (("10:59", (0, 0)), ("11:05", (1, 0)), ("12:59", (1, 0)), ("13:05", (1, 1))):
        await until(here, f"{after}T{hour}")
        assert (warned(bram), late(noor)) == found, hour
    assert reads in anna.reads(card)
    await here.advance("P3D")
    assert (warned(bram), late(noor)) == (1, 1)


@NIGHTS
async def test_a_report_without_a_name_of_the_evening_before_enters_at_nine_on_the_wall(
    here: Town, before: str, after: str, reads: str
) -> None:
    anna, bram = here.colleague(ANNA), here.colleague(BRAM)
    await here.colleague(NOOR).installs()  # so that Kring knows where to reach others
    await until(here, f"{before}T17:30")
    await nameless(anna, "pull")
    assert anna.sees("expected-release", at=reads.replace("13:00", "09:00"))
    await until(here, f"{after}T08:59")
    assert bram.chat == {}
    await until(here, f"{after}T09:01")
    assert SENTENCE in bram.reads()


@NIGHTS
async def test_what_is_answered_that_evening_pings_at_half_past_eight_on_the_wall(
    here: Town, before: str, after: str, reads: str
) -> None:
    anna, bram = here.colleague(ANNA), here.colleague(BRAM)
    await until(here, f"{before}T22:00")
    await taken_from_the_list(anna, bram)
    await bram.presses("friction.solve", text=SOLUTION)
    await until(here, f"{after}T12:00")
    _, [line] = await here.ask("/demo/feed")
    assert f"{datetime.fromisoformat(line['at']).astimezone(HERE):%Y-%m-%dT%H:%M}" == f"{after}T08:30"


@pytest.fixture
async def away(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """Bram works from New York, as a list of people says."""
    people = tmp_path / "people.json"
    people.write_text(json.dumps([{"id": BRAM, "time_zone": "America/New_York"}]))
    async with town() as here:
        async with demo(here, sqlite_url):
            pass
        with operator(sqlite_url) as kring:
            told(kring("people", "import", str(people)))
        async with demo(here, sqlite_url):
            yield here


@pytest.mark.parametrize(
    ("day", "hears", "nearly", "over", "by"),
    [
        (
            "2027-11-01",
            "13:30",
            "19:30",
            "21:30",
            "maandagavond 1 november",
        ),  # it is winter here already, and not yet there
        (
            "2028-03-20",
            "13:30",
            "19:30",
            "21:30",
            "maandagavond 20 maart",
        ),  # it is summer there already, and not yet here
        ("2028-03-27", "14:30", "20:30", "22:30", "maandagavond 27 maart"),
    ],
)
async def test_who_works_elsewhere_is_told_and_warned_in_the_hours_of_there(
    away: Town, day: str, hears: str, nearly: str, over: str, by: str
) -> None:
    anna, bram, noor = (away.colleague(one) for one in (ANNA, BRAM, NOOR))
    await until(away, f"{day}T10:00")
    card = await reported(anna)
    assert anna.sees("expected-taken", card, by=by)
    for hour, found in ((hears, (0, 0)), (nearly, (1, 0)), (over, (2, 1))):
        hours, minutes = hour.split(":")
        await until(away, f"{day}T{hours}:{int(minutes) - 1}")
        assert (len(bram.chat), warned(bram)) == found, "a minute before"
        await until(away, f"{day}T{hours}:{int(minutes) + 1}")
    assert SENTENCE in bram.reads(next(iter(bram.chat)))
    assert late(noor) == 0, "it is evening where she is"
    await away.advance("P1D")
    assert (len(bram.chat), warned(bram), late(noor)) == (2, 1, 1)
