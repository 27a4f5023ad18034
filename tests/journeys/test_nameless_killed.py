"""`kill -9` around a report without a name: nothing is lost, nobody is told twice, and the card goes on working."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

import bot.clock
import storage.store
from storage import pump
from storage.tables import share
from tests.fakes.client import Colleague
from tests.journeys.steps import SENTENCE, SOLUTION, TITLE, nameless
from tests.journeys.town import ANNA, BRAM, SANNE, Town, serving, town

one_store = pytest.mark.parametrize(
    "url", ["sqlite", pytest.param("postgres", marks=pytest.mark.long)], indirect=True
)  # the other one too by `make test-long`

TO_ONE, TO_FIVE = "PT3H30M", "PT4H"  # from half past nine on


def leases_end(url: str) -> None:
    """What the next minute would bring: on PostgreSQL a lease ends by the database's clock, which no test can move."""
    if url.startswith("postgres"):
        store = storage.store.open_store(url)
        later = bot.clock.Machine().now() + timedelta(minutes=2)
        store.write(lambda tx: pump.expire(tx, machine=later)).result()
        store.write(lambda tx: tx.run(delete(share))).result()  # of what the killed one could have sent
        store.close()


async def pings(here: Town, who: Colleague) -> int:
    """How many stand in their feed since the process began."""
    _, shown = await here.ask("/demo/feed")
    return len([line for line in shown if line["to"] == who.id])


@pytest.mark.parametrize(
    ("url", "naming"),
    [
        ("sqlite", "told"),
        pytest.param("postgres", "pull", marks=pytest.mark.long),
        pytest.param("sqlite", "pull", marks=pytest.mark.long),
        pytest.param("postgres", "told", marks=pytest.mark.long),
    ],
    indirect=["url"],
)
async def test_what_was_answered_right_before_a_kill_is_released_once(url: str, tmp_path: Path, naming: str) -> None:
    async with town() as here:
        anna, bram, sanne = (here.colleague(who) for who in (ANNA, BRAM, SANNE))
        async with serving("demo", "--port", "0", cwd=tmp_path, DATABASE_URL=url) as here.serving:
            await sanne.says("hoi")
            await anna.says("meld")
            form = anna.pressing("friction.report", naming=naming, text=SENTENCE)
            first = await anna.posts(form)
            await here.serving.kill()
        async with serving("demo", "--port", "0", cwd=tmp_path, DATABASE_URL=url) as here.serving:
            assert await anna.sends(form) == first, "the same form is the same report"
            await here.advance(TO_ONE)
            assert (len(bram.chat), SENTENCE in bram.reads()) == (1, True)
            await bram.presses("friction.take", title=TITLE)
            await bram.presses("friction.solve", text=SOLUTION)
            await anna.presses("friction.status")
            assert anna.sees("status-solved")
            await anna.presses("friction.confirm")
            await here.advance(TO_FIVE)
            assert bram.sees("outcome-confirmed", who=bram.told("nameless"))


@one_store
async def test_a_form_whose_answer_never_came_is_one_report_when_it_is_sent_again(url: str, tmp_path: Path) -> None:
    async with town() as here:
        anna, bram, sanne = (here.colleague(who) for who in (ANNA, BRAM, SANNE))
        async with serving("demo", "--port", "0", cwd=tmp_path, DATABASE_URL=url) as here.serving:
            await sanne.says("hoi")
            await anna.says("meld")
            form = anna.submitting("friction.report", naming="told", text=SENTENCE)
            sent = len(here.teams.calls)
            here.teams.hang()
            await here.cut_off(anna.posts(form), after=sent + 1)
        here.teams.release()
        assert anna.sees("form-title"), "it was stored, and its card did not change"
        async with serving("demo", "--port", "0", cwd=tmp_path, DATABASE_URL=url) as here.serving:
            await anna.sends(form)
            assert anna.sees("status-waiting")
            await here.advance(TO_ONE)
            await bram.says("te doen")
            assert bram.sees("todo-title", count=1)
            assert anna.sees("status-received")


@one_store
async def test_a_kill_while_a_mailbox_is_told_loses_nothing_and_pings_once(url: str, tmp_path: Path) -> None:
    async with town() as here:
        anna, bram, sanne = (here.colleague(who) for who in (ANNA, BRAM, SANNE))
        async with serving("demo", "--port", "0", cwd=tmp_path, DATABASE_URL=url) as here.serving:
            await sanne.says("hoi")
            card = await nameless(anna, "told")
            await here.advance(TO_ONE)
            await bram.presses("friction.take", title=TITLE)
            await here.holding(bram.posts(bram.pressing("friction.solve", text=SOLUTION)))
            await here.serving.kill()
        assert anna.sees("status-taken", card)
        leases_end(url)
        async with serving("demo", "--port", "0", cwd=tmp_path, DATABASE_URL=url) as here.serving:
            await here.advance("PT0S")
            assert anna.sees("status-solved", card)
            assert list(anna.chat) == [card]
            assert await pings(here, anna) == 1
            await here.advance("P1D")
            assert await pings(here, anna) == 1
            await anna.presses("friction.confirm")
            assert anna.sees("status-confirmed", card)


@one_store
async def test_a_kill_after_a_mailbox_was_told_tells_it_nothing_again(url: str, tmp_path: Path) -> None:
    async with town() as here:
        anna, bram, sanne = (here.colleague(who) for who in (ANNA, BRAM, SANNE))
        async with serving("demo", "--port", "0", cwd=tmp_path, DATABASE_URL=url) as here.serving:
            await sanne.says("hoi")
            card = await nameless(anna, "told")
            await here.advance(TO_ONE)
            await bram.presses("friction.take", title=TITLE)
            await bram.presses("friction.solve", text=SOLUTION)
            assert (anna.sees("status-solved", card), await pings(here, anna)) == (True, 1)
            await here.serving.kill()
        told = len(here.teams.to(f"a:{anna.id}"))
        leases_end(url)
        async with serving("demo", "--port", "0", cwd=tmp_path, DATABASE_URL=url) as here.serving:
            await here.advance("P1D")
            assert (len(here.teams.to(f"a:{anna.id}")), await pings(here, anna)) == (told, 0)
