"""The demo's clock as it hangs on the wall in Amsterdam, and what somebody was told until then."""

from datetime import datetime
from math import ceil
from zoneinfo import ZoneInfo

from tests import examples
from tests.fakes.client import Colleague
from tests.journeys.town import Town

HERE = ZoneInfo(examples.ZONE)


async def until(here: Town, moment: str) -> None:
    """Walks to this moment, or less than a second past it; what is due then has arrived."""
    _, told = await here.ask("/demo/clock")
    left = datetime.fromisoformat(moment).replace(tzinfo=HERE) - datetime.fromisoformat(told["now"])
    assert left.total_seconds() > 0, f"it is {told['now']} already"
    await here.advance(f"PT{ceil(left.total_seconds())}S")


def count(who: Colleague, text: str, **variables: object) -> int:
    """How many messages in their chat say this."""
    said = who.told(text, **variables)
    return sum(said in who.reads(one) for one in who.chat)


def warned(who: Colleague) -> int:
    """How often they were told that something of theirs is nearly late."""
    return count(who, "todo-soon", count=1)


def late(who: Colleague) -> int:
    """How often they were told that something is over time."""
    return count(who, "late-title", count=1)
