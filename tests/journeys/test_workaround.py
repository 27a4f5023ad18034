"""FR5: that somebody works around a rule stands beside no name, in nothing that anybody but they themselves gets."""

from typing import Any

import pytest

import bot.app
from tests import examples
from tests.fakes.client import Colleague
from tests.fakes.graph import FakeGraph
from tests.journeys.kring import running
from tests.journeys.steps import AT_ONE, LIKE_IT, REASON, SENTENCE, SOLUTION, STILL, TITLE

# the SDK warns about its own classes while they are imported
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

WORDS = ("eromheen", "around it", "workaround")


def holds(what: object) -> list[str]:
    return [word for word in WORDS if word in str(what).lower()]


@pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
async def test_with_a_name_nobody_else_ever_gets_the_word(url: str) -> None:
    async with FakeGraph() as graph:
        given: dict[str, Any] = {
            "KRING_GRAPH_URL": graph.url,
            "KRING_TEAMS_APP_ID": "22222222-0000-0000-0000-000000000002",
        }
        async with running(url, feed=bot.app.graph_feed, **given) as kring:
            anna, bram, sanne, eva = (
                kring.colleague(one) for one in (examples.ANNA, examples.BRAM, examples.SANNE, "eva")
            )
            await loop(anna, bram, sanne, eva)
            own_forms = [f"a:{anna.id}", f"a:{eva.id}"]  # a form offers the word to whoever fills it in
            others = [call.body for call in kring.teams.calls if call.path[:1] not in [(one,) for one in own_forms]]
            told = [ping.body for ping in graph.received if ping.person != anna.id]
            shown = [card for who in (bram, sanne) for card in who.ever_shown()]
            assert (len(others) > 3, len(told) > 0, len(shown) > 8) == (True, True, True)
            assert holds([others, told, shown, eva.ever_read()]) == []
            pings = [ping.body for ping in graph.received if ping.person == anna.id]
            assert holds(pings) == [], "on a locked screen others read along"


async def loop(anna: Colleague, bram: Colleague, sanne: Colleague, eva: Colleague) -> None:
    """Everything that happens to a report, with a deputy who looks along and a colleague who goes along."""
    await anna.says(SENTENCE)
    await anna.presses("friction.report", naming="named", impact="workaround")
    for someone in (sanne, bram):
        await someone.says("te doen")
        await someone.presses("friction.show")
    await bram.presses("friction.take", title=TITLE)
    await eva.says(LIKE_IT)
    await eva.sends(eva.forging("friction.report", naming="named", text=LIKE_IT))
    await eva.presses("friction.support")
    await bram.presses("friction.ask", text="Sinds wanneer?")
    await anna.presses("friction.reply", text="Sinds maandag")
    await bram.presses("friction.decline", text=REASON)
    await anna.presses("friction.object", text=STILL)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.reopen", text=STILL)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.confirm")
    await bram.says("te doen")


@pytest.mark.parametrize("naming", ["told", "pull"])
async def test_without_a_name_the_handler_reads_it(url: str, naming: str) -> None:
    async with running(url) as kring:
        anna, bram = kring.colleague(examples.ANNA), kring.colleague(examples.BRAM)
        await bram.says("hoi")
        await anna.says("meld")
        await anna.presses("friction.report", naming=naming, text=SENTENCE, impact="workaround")
        await kring.at(AT_ONE)
        assert "Ik werk eromheen" in bram.reads()
        await bram.presses("friction.take", title=TITLE)
        await bram.presses("friction.solve", text=SOLUTION)
        assert holds(kring.shown) == []
        assert anna.name not in str(bram.ever_shown())
