"""`kring people sync` beside a running service: what becomes of the loops of who left, and of who is no colleague."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

import bot.clock
from domain import schedule
from tests import examples
from tests.bot.operator import operator, told
from tests.examples import RULES, ZONE
from tests.fakes.client import Colleague
from tests.fakes.entra import APP_ID, TENANT
from tests.fakes.graph import FakeGraph
from tests.journeys.kring import Kring
from tests.journeys.steps import SENTENCE, SOLUTION, TITLE, taken
from tests.journeys.wall import late

# the SDK warns about its own classes while they are imported
pytestmark = [
    pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning"),
    pytest.mark.parametrize("url", ["postgres"], indirect=True),  # which a command may write beside a service
]

Sync = Callable[..., Awaitable[str]]
GUEST, DESK = (f"00000000-0000-4000-8000-0000000000{one}" for one in ("f1", "f2"))


@pytest.fixture
async def graph() -> AsyncIterator[FakeGraph]:
    async with FakeGraph() as graph:
        for who, name in examples.NAMES.items():
            graph.tenant.hire(who, name)
        yield graph


@pytest.fixture
async def sync(kring: Kring, url: str, graph: FakeGraph) -> AsyncIterator[Sync]:
    """What the operator reads; then it is the next working day, when whatever is owed has arrived."""
    given = {
        "MicrosoftAppId": APP_ID, "MicrosoftAppPassword": "secret", "MicrosoftAppTenantId": TENANT,
        "KRING_GRAPH_URL": graph.url, "KRING_LOGIN_URL": kring.entra.url,
    }  # fmt: skip
    with operator(url) as command:

        async def synced(**more: Any) -> str:
            said = told(await asyncio.to_thread(command, "people", "sync", **given | more))
            later = max(kring.clock.moment, bot.clock.Wall().now()) + timedelta(days=1)  # which the command went by
            kring.clock.moment = schedule.next_working(later, RULES.week, ZONE) + timedelta(minutes=1)
            await kring.settled()
            return said

        yield synced


async def test_when_a_reporter_left_their_loop_closes_and_its_handler_hears_why(
    kring: Kring, graph: FakeGraph, sync: Sync, anna: Colleague, bram: Colleague, noor: Colleague
) -> None:
    await taken(anna, bram)
    graph.tenant.remove(anna.id)
    assert "1 left" in await sync()
    assert bram.sees("outcome-left")
    assert anna.name not in bram.reads()
    await bram.says("te doen")
    assert bram.sees("todo-empty")
    await sync()
    assert late(noor) == 0, "nobody is asked for it anymore"


async def test_when_a_handler_left_the_next_one_has_it_and_the_loop_goes_on(
    kring: Kring, graph: FakeGraph, sync: Sync, anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    card = await taken(anna, bram)
    graph.tenant.remove(bram.id)
    assert "1 left" in await sync()
    assert SENTENCE in sanne.reads(next(iter(sanne.chat)))
    assert anna.sees("step-moved", card)
    assert anna.sees("step-queue-with", card, who=sanne.name, queue=anna.told("queue-it"))
    assert bram.name not in anna.reads(card)
    await sanne.presses("friction.take", sanne.where("friction.take"), title=TITLE)
    await sanne.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.confirm", card)
    assert anna.sees("status-confirmed", card)
    assert [line["to"] for line in kring.shown] == [anna.id]


@pytest.mark.parametrize("who", [GUEST, DESK])
async def test_a_guest_and_an_account_of_several_hear_kindly_that_it_is_for_colleagues(
    kring: Kring, graph: FakeGraph, sync: Sync, bram: Colleague, who: str
) -> None:
    graph.tenant.hire(GUEST, "Gert", userType="Guest")
    graph.tenant.hire(DESK, "Receptie")
    await sync(KRING_SHARED_ACCOUNTS=DESK)
    someone = kring.colleague(who)
    await someone.says(SENTENCE)
    assert [someone.sees("refused-outsider", one) for one in someone.chat] == [True]
    assert bram.chat == {}
