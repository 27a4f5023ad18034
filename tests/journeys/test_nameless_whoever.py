"""Whoever reports or asks without a name: a story, played in turn by people who differ in all, leaves the same."""

import re
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog
from sqlalchemy import text

import storage.rewrite
import usecases.insights
from storage.tables.questions import KEPT_BESIDES
from tests.examples import ANNA, BRAM, LIAM, NOOR, RULES
from tests.journeys import attack
from tests.journeys.asking import key_users
from tests.journeys.attack import ODD, Spoils
from tests.journeys.dated import Row
from tests.journeys.kring import Kring, running
from tests.journeys.steps import SOLUTION, TITLE, reported, shows

STRANGER = "vreemd"  # whom no directory told of
CROWD = (ANNA, LIAM, STRANGER)
WORDS = "Alles is traag en loopt vast"  # Dutch, which Liam's Teams does not speak
BY_CHANCE = re.compile(
    r"\b[0-9a-f]{64}\b|\b[0-9a-f]{32}\b|127\.0\.0\.1:\d+|message-of-teams-\d+|(?<=kring_turn_seconds_)(bucket|sum).*"
)
UNLIKE = {"code", "sealed", "lease_until", "retry_at", "place"}  # columns of which only matters how much they hold
Story = Callable[[Kring, str, str, str], AsyncIterator[None]]
MOVES = text("UPDATE person SET department = 'Zorg', time_zone = 'Europe/Lisbon' WHERE id = :who")


async def begins(kring: Kring) -> None:
    """All of the crowd speak to Kring, in their own name."""
    kring.teams.mark = "message-of-teams-"
    await kring.write(lambda tx: tx.run(MOVES, who=LIAM))
    await key_users(kring, 1)
    for who in (BRAM, NOOR, *CROWD):
        await kring.colleague(who).installs()
    for who in CROWD:
        await reported(kring.colleague(who), "De printer hapert")
        await kring.colleague(who).presses("friction.withdraw")


async def a_month_later(kring: Kring) -> None:
    """Everything that came due was done, and each day that is over was counted."""
    kring.clock.moment += timedelta(days=31)
    await kring.settled()
    while (due := await kring.service.hop.read(lambda tx: usecases.insights.next_due(tx, RULES))) and (
        due <= kring.clock.moment
    ):
        await kring.settled()


async def report(kring: Kring, who: str, naming: str, group: str) -> AsyncIterator[None]:
    """One of them reports without a name, and comes back until it is confirmed; pauses where somebody may look."""
    bram, reporter = kring.colleague(BRAM), kring.colleague(who)
    secret = await attack.sends(kring, reporter, naming, WORDS, typed=False, group=group)
    await kring.at("2026-11-17T13:00")
    await shows(bram)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.ask", text="Sinds wanneer?")
    kring.clock.moment += ODD
    await attack.act(kring, secret, reporter, "friction.status")
    await attack.act(kring, secret, reporter, "friction.reply", text="Sinds vorige week")
    yield
    await kring.at("2026-11-17T20:00")
    await bram.presses("friction.solve", text=SOLUTION)
    yield
    await kring.at("2026-11-18T08:45")  # no longer quiet here; in Lisbon it is
    yield
    await kring.at("2026-11-18T12:00")
    await attack.act(kring, secret, reporter, "friction.status")
    await attack.act(kring, secret, reporter, "friction.confirm")
    yield
    await a_month_later(kring)
    yield


async def question(kring: Kring, who: str, naming: str, _group: str) -> AsyncIterator[None]:
    """The same with a question, until everybody may read its answer."""
    daan, asker = kring.colleague("daan"), kring.colleague(who)
    secret = await attack.sends(kring, asker, naming, WORDS, typed=False, verb="question.ask")
    await daan.presses("question.take")
    kring.clock.moment += ODD
    await attack.act(kring, secret, asker, "question.status")
    yield
    await kring.at("2026-11-17T20:00")
    await daan.presses("question.answer", text=SOLUTION)
    yield
    await kring.at("2026-11-18T08:45")
    yield
    await kring.at("2026-11-18T12:00")
    await attack.act(kring, secret, asker, "question.status")
    await attack.act(kring, secret, asker, "question.accept")
    await kring.at("2026-11-19T09:00")
    await daan.presses("question.show")
    await daan.presses("article.draft")
    await daan.presses("article.publish", title=TITLE, text=SOLUTION)
    await attack.act(kring, secret, asker, "question.status")
    await attack.act(kring, secret, asker, "article.consent")
    yield
    await a_month_later(kring)
    yield


async def played(url: str, who: str, story: Story, naming: str, group: str) -> list[Spoils]:
    """What is there while it is open, in the evening of the answer, the next morning, closed, and a month later."""
    async with running(url) as kring:
        await begins(kring)
        with structlog.testing.capture_logs() as logs:
            return [await _rewritten(kring, url, logs) async for _ in story(kring, who, naming, group)]


async def _rewritten(kring: Kring, url: str, logs: list[Any]) -> Spoils:
    await attack.once_free(kring, storage.rewrite.rewrite, url)
    return await attack.loot(kring, url, [line for line in logs if line["event"] != "store.in_use"])


def like(spoils: Spoils) -> dict[str, Counter[str]]:
    """What does not differ by chance: rows by table, all that was spoken, and how often the bytes name each of them."""
    # The index of what is found goes by an article's random id.
    known = {name: rows for name, rows in spoils.tables.items() if name not in KEPT_BESIDES}
    kept = {name: Counter(_row(row) for row in rows) for name, rows in known.items()}
    named = Counter({who: spoils.raw.count(who.encode()) for who in CROWD})
    spoken = Counter(BY_CHANCE.sub("#", spoils.spoken).splitlines())
    return kept | {"the bytes": named, "what was spoken": spoken}


def _row(row: Row) -> str:
    plain: dict[str, Any] = {name: _extent(cell) if name in UNLIKE else cell for name, cell in row.items()}
    return BY_CHANCE.sub("#", str(plain))


def _extent(cell: Any) -> Any:
    return len(cell) if isinstance(cell, str | bytes) else cell is not None


@pytest.mark.parametrize(
    ("story", "naming", "group"),
    [
        (report, "told", "base"), pytest.param(report, "pull", "", marks=pytest.mark.long),
        (question, "told", ""), pytest.param(question, "pull", "", marks=pytest.mark.long),
    ],
)  # fmt: skip
async def test_who_it_was_makes_no_difference(
    sqlite_template: Path, tmp_path: Path, story: Story, naming: str, group: str
) -> None:
    worlds = {}
    for who in CROWD:
        file = shutil.copy(sqlite_template, tmp_path / f"{who}.db")
        worlds[who] = [like(one) for one in await played(f"sqlite:///{file}", who, story, naming, group)]
    assert worlds[LIAM] == worlds[ANNA]
    assert worlds[STRANGER] == worlds[ANNA]
