"""What perhaps arrived, and is not sent again, is told to who runs Kring."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import text

import bot.clock
from domain.messages import End
from storage.store import Store
from storage.tx import Tx
from tests.bot.operator import operator
from tests.examples import ANNA, settle_in
from tests.journeys.kring import Kring, running
from tests.journeys.steps import reported
from tests.journeys.test_operator import BOT
from tests.storage.box import Box

DAY = timedelta(days=1)
_DOUBT = text("UPDATE message SET state = 'unknown', occasion = '2026-11-17' WHERE kind = 'friction.work'")


def doubt(tx: Tx) -> None:
    """Nobody knows whether what was sent today arrived, as it is of a message about a change."""
    tx.run(_DOUBT)


@pytest.fixture
async def kring(sqlite_url: str) -> AsyncIterator[Kring]:
    async with running(sqlite_url) as made:
        yield made


async def warnings(kring: Kring) -> list[str]:
    kring.machine.advance(60)  # whatever was looked at before is looked at again
    async with kring.wire.session.get(f"{kring.wire.base}/readyz") as got:
        return list((await got.json())["warnings"])


async def test_a_service_warns_of_it_for_a_week_with_what_can_be_done(kring: Kring) -> None:
    await reported(kring.colleague(ANNA))
    assert await warnings(kring) == []
    await kring.write(doubt)
    (told,) = await warnings(kring)
    assert told.startswith("1 tip or message about a change has perhaps arrived in the past seven days, perhaps not")
    assert "kring nudge export" in told
    kring.clock.moment += 8 * DAY
    assert not [one for one in await warnings(kring) if "perhaps" in one]


def test_the_doctor_counts_it(store: Store, store_url: str) -> None:
    store.write(settle_in).result(10)
    box, today = Box(store), bot.clock.Machine().now().date()
    for receiver, day in (("anna", today), ("liam", today), ("bram", today - 9 * DAY)):
        box.owe(receiver=receiver, occasion=day.isoformat())
        [claimed] = box.claim()
        box.end(claimed.id, End.UNKNOWN)
    with operator(store_url) as command:
        found = {one["check"]: one for one in json.loads(command("doctor", "--json", **BOT).stdout)}
    assert found["in doubt"]["state"] == "warn"
    assert found["in doubt"]["detail"].startswith("2 tips or messages about a change have perhaps arrived")
    assert "kring nudge export CODE FILE" in found["in doubt"]["cure"]
