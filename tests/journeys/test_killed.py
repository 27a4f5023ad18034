"""`kill -9` between commit and delivery: nothing is lost, and nothing arrives twice."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

import bot.clock
import storage.store
from storage import pump
from storage.tables import share
from tests.journeys.steps import SENTENCE, TITLE
from tests.journeys.town import ANNA, BRAM, GRACE, MEHMET, serving, town

HELD = 2  # messages of the killed process that Teams had not taken yet


def leases_end(url: str) -> None:
    """What the next minute would bring: on PostgreSQL a lease ends by the database's clock, which no test can move."""
    store = storage.store.open_store(url)
    later = bot.clock.Machine().now() + timedelta(minutes=2)
    assert store.write(lambda tx: pump.expire(tx, machine=later)).result() == HELD
    store.write(lambda tx: tx.run(delete(share))).result()  # of what the killed one could have sent
    store.close()


@pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
async def test_what_was_promised_before_a_kill_arrives_once_after_it(url: str, tmp_path: Path) -> None:
    async with town() as here:
        anna, mehmet, grace, bram = (here.colleague(who) for who in (ANNA, MEHMET, GRACE, BRAM))
        async with serving("demo", "--port", "0", cwd=tmp_path, DATABASE_URL=url) as here.serving:
            await bram.says("hoi")
            await anna.says(SENTENCE)
            await mehmet.says("De printer hapert")
            await here.holding(anna.posts(anna.pressing("friction.report", naming="named")))
            await mehmet.posts(mehmet.pressing("friction.report", naming="named"))
            await here.holding(grace.posts(grace.activity(type="message", text="Outlook is slow")))
            await here.serving.kill()
        assert (len(bram.chat), grace.chat) == (1, {}), "two wait for Bram, one for Grace"
        if url.startswith("postgres"):
            leases_end(url)
        async with serving("demo", "--port", "0", cwd=tmp_path, DATABASE_URL=url) as here.serving:
            await here.advance("PT0S")
            assert (len(bram.chat), bram.sees("todo-fresh", count=2)) == (2, True)
            assert (len(grace.chat), grace.sees("form-title-typed")) == (1, True)
            await bram.presses("friction.show")
            await bram.presses("friction.take", title=TITLE)
            assert [anna.sees("status-taken"), mehmet.sees("status-taken")].count(True) == 1
