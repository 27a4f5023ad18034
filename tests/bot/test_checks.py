"""What nobody looks after is counted for who runs Kring, and said in whole to the coordinators alone."""

import aiohttp

from bot import checks
from bot.checks import State
from domain.directory import Entry
from domain.people import Role
from storage import directory, keyusers, people
from storage.store import Store
from storage.tx import Tx
from tests.examples import ANNA, BRAM, LIAM, NOW, settle_in
from tests.journeys.kring import running


def work(tx: Tx) -> None:
    """Three departments, and a topic that somebody offers to know."""
    departments = {ANNA: "Thuiszorg", BRAM: "ICT", LIAM: "Finance"}
    directory.enrol(tx, [Entry(id=who, known={"department": name}) for who, name in departments.items()])
    keyusers.save(tx, BRAM, ["Planner"], None)


def found(store: Store) -> list[tuple[State, str]]:
    return [(one.state, one.detail) for one in store.read(lambda tx: list(checks.uncovered(tx, NOW))).result()]


def test_departments_and_topics_without_a_key_user_are_counted_and_not_named(store: Store) -> None:
    store.write(settle_in).result()
    assert found(store) == []
    store.write(work).result()
    assert found(store) == [(State.WARN, "3 departments and 1 topic have no active key user")]
    store.write(lambda tx: people.appoint(tx, Role.KEY_USER, [BRAM, ANNA])).result()
    assert found(store) == [(State.WARN, "1 department has no active key user")]
    store.write(lambda tx: people.appoint(tx, Role.KEY_USER, [BRAM, ANNA, LIAM])).result()
    assert found(store) == []


async def test_the_service_warns_of_it(sqlite_url: str) -> None:
    async with running(sqlite_url) as kring:
        await kring.write(work)
        async with aiohttp.ClientSession() as session, session.get(f"{kring.wire.base}/readyz") as got:
            told = await got.json()
    assert told == {"ready": True, "warnings": ["3 departments and 1 topic have no active key user"]}
