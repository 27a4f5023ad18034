"""What people do in the demo is counted on its clock: nobody asks for it, and nothing of it is owed to anybody."""

from datetime import date

from sqlalchemy import select

from storage import insights
from storage.tables import tally
from storage.tx import Tx
from tests.journeys.steps import confirmed, nameless
from tests.journeys.town import ANNA, BRAM, MEHMET, demo, town

TALLIES = select(tally)


def counted(tx: Tx) -> tuple[insights.Place | None, dict[str, int]]:
    """How far counting is, and what was counted on the first day."""
    found = {row.measure: row.many for row in tx.rows(TALLIES) if row.day == "2026-11-17" and row.measure != "solved"}
    return insights.place(tx), found


async def test_a_day_is_counted_when_two_more_have_passed(sqlite_url: str) -> None:
    async with town() as here, demo(here, sqlite_url) as made:
        await confirmed(here.colleague(ANNA), here.colleague(BRAM))
        await nameless(here.colleague(MEHMET), "pull")  # released at one o'clock
        await here.advance("P2DT14H29M")
        assert await made.service.hop.read(counted) == (insights.Place(day=date(2026, 11, 17)), {})
        await here.advance("PT1M")
        place, found = await made.service.hop.read(counted)
        assert place == insights.Place(day=date(2026, 11, 18))
        assert found == {
            "received": 2, "heard": 1, "decided": 1, "worked": 1, "ended": 1, "promise": 1, "rounds": 1,
        }  # fmt: skip
