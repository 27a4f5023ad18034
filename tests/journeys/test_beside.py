"""`kring work` beside `kring run`, on one PostgreSQL."""

from pathlib import Path

import aiohttp
import pytest

import bot.clock
from domain.messages import Kind
from storage import outbox, people
from storage.store import Store
from storage.tx import Tx
from tests import examples
from tests.fakes.connector import FakeTeams
from tests.fakes.entra import FakeEntra
from tests.journeys.test_operator import BOT
from tests.journeys.town import command, serving


def welcome(store: Store, url: str) -> None:
    """Anna is owed her first message, and has a chat here."""
    now = bot.clock.Machine().now()

    def job(tx: Tx) -> None:
        examples.settle_in(tx)
        people.chat(tx, examples.ANNA, conversation="c:anna", service_url=url)
        outbox.owe(tx, Kind.WELCOME, about="anna", receiver=examples.ANNA, occasion="", due=now, now=now)

    store.write(job).result(10)


async def test_a_process_that_only_works_sends_what_is_owed_and_lets_nobody_in(
    postgres_url: str, postgres_store: Store, tmp_path: Path
) -> None:
    async with FakeTeams() as teams, FakeEntra(bot.clock.Machine()) as entra, aiohttp.ClientSession() as session:
        welcome(postgres_store, teams.url)
        here = {"DATABASE_URL": postgres_url, "KRING_LOGIN_URL": entra.url, "KRING_ALLOWED_SERVICE_HOSTS": "127.0.0.1"}
        async with serving("work", "--port", "0", cwd=tmp_path, **BOT | here) as working:
            (call, *_) = await teams.wait_for(1)
            assert call.path[:2] == ("c:anna", "activities")
            async with session.get(f"{working.url}/readyz") as ready:
                assert (await ready.json())["ready"]
            async with session.post(f"{working.url}/api/messages", json={}) as posted:
                assert posted.status == 404
            ended = await working.stop()
    assert (ended.code, "Traceback" in ended.err, len(teams.calls)) == (0, False, 1)


@pytest.mark.parametrize("change", [{}, {"MicrosoftAppId": ""}], ids=["sqlite", "no registration"])
async def test_a_process_that_would_have_nothing_to_do_says_so(
    sqlite_url: str, tmp_path: Path, change: dict[str, str]
) -> None:
    ended = await command("work", cwd=tmp_path, **{"DATABASE_URL": sqlite_url} | BOT | change)
    assert ended.code == 1
    assert ("kring demo" if change else "kring run sends") in ended.err
    assert "Traceback" not in ended.err
