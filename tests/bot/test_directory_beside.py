"""A list of people goes into PostgreSQL while colleagues write to Kring."""

import asyncio
from pathlib import Path

from domain.people import PersonId
from storage import people
from tests.bot.operator import operator, told
from tests.examples import USUAL
from tests.journeys.kring import running


async def test_everybody_is_answered_while_a_list_is_imported(postgres_url: str, tmp_path: Path) -> None:
    ids = [PersonId(f"{n:08x}-0000-4000-8000-000000000000") for n in range(2000)]
    file = tmp_path / "people.csv"
    file.write_text("\n".join(["id,name,queues", *(f"{one},{str(one).title()}," for n, one in enumerate(ids))]))
    async with running(postgres_url) as kring:
        with operator(postgres_url) as command:
            importing = asyncio.create_task(asyncio.to_thread(command, "people", "import", str(file)))
            colleagues = [kring.colleague(one) for one in (*ids[:20], *map("new {}".format, range(5)))]
            for _ in range(2):
                await asyncio.gather(*(one.says("hoi") for one in colleagues))
            assert told(await importing).startswith("2000 people")
        assert [one.sees("menu-title") for one in colleagues] == [True] * 25
        known = await kring.write(lambda tx: people.find(tx, ids[0], USUAL))
        assert known is not None
        assert (known.name, bool(known.conversation)) == (colleagues[0].name, True)
