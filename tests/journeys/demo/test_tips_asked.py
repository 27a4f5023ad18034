"""Who only ever asked for a tip is taught from then on."""

from tests.fakes.client import Colleague
from tests.journeys.town import Town


async def test_who_asks_for_a_tip_is_asked_later_whether_they_still_know(here: Town, anna: Colleague) -> None:
    await anna.says("tip")
    await anna.presses("tip.tried")
    await here.advance("P10D")
    assert any(anna.sees("quiz-title", one) for one in anna.chat), "as the card said"
