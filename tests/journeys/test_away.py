"""Who handles a report when somebody removed or blocked the app: no report waits for somebody who cannot hear of it."""

import pytest

from domain.people import PersonId
from storage import people
from tests import examples
from tests.fakes.client import Colleague
from tests.journeys.kring import Kring
from tests.journeys.steps import SENTENCE, SOLUTION, STILL, TITLE, reported, solved, taken

pytestmark = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)

ANOTHER = "De printer hapert"


@pytest.fixture
def noor(kring: Kring) -> Colleague:
    """Coordinator."""
    return kring.colleague(examples.NOOR)


async def away(*colleagues: Colleague) -> None:
    for someone in colleagues:
        await someone.installs()
        await someone.uninstalls()


async def warnings(kring: Kring) -> list[str]:
    async with kring.wire.session.get(f"{kring.wire.base}/readyz") as ready:
        assert ready.status == 200
        found: list[str] = (await ready.json())["warnings"]
        return found


async def test_a_report_for_an_owner_who_is_away_goes_to_the_deputy_and_its_receipt_says_so(
    anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await away(bram)
    status = await reported(anna)
    assert SENTENCE in sanne.reads()
    assert anna.sees("stands-in", status, who=sanne.name, owner=bram.name)
    assert sanne.sees("item-instead", owner=bram.name)


async def test_a_report_for_a_queue_with_everybody_away_goes_to_the_coordinators(
    anna: Colleague, bram: Colleague, sanne: Colleague, noor: Colleague
) -> None:
    await away(bram, sanne)
    await reported(anna)
    assert SENTENCE in noor.reads()
    await noor.says("te doen")
    assert SENTENCE in noor.reads()
    await noor.presses("friction.show")
    await noor.presses("friction.take", title=TITLE)
    assert anna.sees("status-taken")


async def test_a_coordinator_has_nothing_to_do_while_somebody_of_the_queue_is_there(
    anna: Colleague, bram: Colleague, noor: Colleague
) -> None:
    await away(bram)
    await reported(anna)
    await noor.says("te doen")
    assert noor.sees("todo-empty")


async def test_what_an_owner_who_leaves_was_told_of_goes_to_the_deputy_once(
    anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await reported(anna)
    assert SENTENCE in bram.reads()
    await bram.uninstalls()
    gone = bram.activity(type="conversationUpdate", membersRemoved=[{"id": "28:kring"}])
    await bram.sends(gone)
    assert len(sanne.chat) == 1
    await sanne.presses("friction.take", title=TITLE)
    assert anna.sees("status-taken")


async def test_what_an_owner_who_leaves_took_stays_theirs(anna: Colleague, bram: Colleague, sanne: Colleague) -> None:
    await taken(anna, bram)
    await bram.uninstalls()
    assert sanne.chat == {}


async def test_an_owner_who_blocks_is_found_out_at_sending_and_the_deputy_is_told_once(
    kring: Kring, anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await bram.installs()
    await anna.says(SENTENCE)
    kring.teams.answer(403, code="MessageWritesBlocked")
    await anna.presses("friction.report", naming="named")
    await kring.passes(3600)
    assert SENTENCE in sanne.reads()
    assert (len(bram.chat), len(sanne.chat)) == (1, 1)


async def test_an_owner_who_is_back_gets_what_waited_and_may_take_it(
    kring: Kring, anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await kring.at("2026-11-17T20:00")
    await reported(anna)
    await away(bram)
    await kring.at("2026-11-18T08:30")
    assert SENTENCE in sanne.reads()
    assert len(bram.chat) == 1, "the welcome"
    await bram.installs()
    assert SENTENCE in bram.reads()
    await bram.presses("friction.take", title=TITLE)
    assert anna.sees("status-taken")


async def test_what_the_deputy_took_meanwhile_is_not_told_to_an_owner_who_is_back(
    kring: Kring, anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await kring.at("2026-11-17T20:00")
    await reported(anna)
    await away(bram)
    await kring.at("2026-11-18T08:30")
    await sanne.presses("friction.take", title=TITLE)
    await bram.installs()
    assert len(bram.chat) == 1


async def test_what_comes_back_goes_past_a_former_handler_who_is_away(
    anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await solved(anna, bram)
    await bram.uninstalls()
    await anna.presses("friction.reopen", text=STILL)
    assert STILL in sanne.reads()
    assert sanne.name in anna.reads()
    await sanne.presses("friction.take", title=TITLE)
    await sanne.presses("friction.solve", text=SOLUTION)
    assert anna.sees("status-solved")


async def test_readiness_names_the_queues_of_whoever_is_away(kring: Kring, bram: Colleague, sanne: Colleague) -> None:
    assert await warnings(kring) == []
    await away(bram)
    told = await warnings(kring)
    assert [line for line in told if " it " in line] == ["queue it has an owner who removed the app or is away"]
    assert len(told) == len(examples.QUEUES)
    await away(sanne)
    both = "queue it has an owner who removed the app or is away and a deputy who removed the app or is away"
    assert both in await warnings(kring)
    await kring.write(lambda tx: people.entrust(tx, "it", owner=None, deputy=PersonId(sanne.id)))
    assert "queue it has no owner and a deputy who removed the app or is away" in await warnings(kring)
    await bram.installs()
    await sanne.says("hoi")
    assert await warnings(kring) == ["queue it has no owner"]
