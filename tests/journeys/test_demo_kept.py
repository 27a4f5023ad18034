"""A demo that is kept, and stores that are not a demo's: what is played on them, and what is left alone."""

import io
import sqlite3
from contextlib import closing

import pytest
from rich.console import Console

import bot.app
import bot.story
from content.texts import say
from tests.journeys.kring import running
from tests.journeys.steps import SENTENCE, reported
from tests.journeys.town import ANNA, SANNE, demo, town

END = "status-confirmed"


async def played(base: str) -> str:
    told = io.StringIO()
    await bot.story.play(base, "nl", Console(file=told, width=200))
    return told.getvalue()


@pytest.mark.parametrize(
    "span", ["PT0S", "PT8H", "PT11H", "PT22H", "P3DT8H", "P4DT5H"],
    ids=["morning", "half past five", "evening", "before work", "Friday evening", "Saturday"],
)  # fmt: skip
async def test_the_story_plays_to_its_end_whenever_a_kept_demo_s_clock_stands(sqlite_url: str, span: str) -> None:
    async with town() as here:
        async with demo(here, sqlite_url):
            await here.advance(span)
        async with demo(here, sqlite_url):
            assert say("nl", END) in await played(here.base)


async def test_the_story_plays_again_on_a_kept_demo_where_it_was_played(sqlite_url: str) -> None:
    async with town() as here:
        for _ in range(2):
            async with demo(here, sqlite_url):
                assert say("nl", END) in await played(here.base)


async def test_the_story_leaves_what_others_reported_in_the_evening_before(sqlite_url: str) -> None:
    async with town() as here:
        sanne = here.colleague(SANNE)
        async with demo(here, sqlite_url):
            await here.advance("PT11H")
            await reported(here.colleague(ANNA))
        async with demo(here, sqlite_url):
            assert say("nl", END) in await played(here.base)
            await sanne.says("te doen")
            assert SENTENCE in sanne.reads()


def contents(url: str) -> list[str]:
    """Schema and rows."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as store:
        return list(store.iterdump())


@pytest.mark.parametrize("fresh", [False, True])
@pytest.mark.parametrize("revision", ["0001", "0000"], ids=["this version", "another version"])
async def test_a_store_with_people_that_are_not_a_demo_s_is_not_touched(
    sqlite_url: str, revision: str, fresh: bool
) -> None:
    async with running(sqlite_url):
        pass
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as store:
        store.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        store.execute("DROP INDEX ix_message_receiver")
        store.commit()
    before = contents(sqlite_url)
    async with town() as here:
        with pytest.raises(bot.app.Unfit, match="leaves it alone"):
            async with demo(here, sqlite_url, fresh=fresh):
                pass
    assert contents(sqlite_url) == before


async def test_a_store_without_people_becomes_a_demo_s(sqlite_url: str) -> None:
    async with town() as here, demo(here, sqlite_url):
        assert (await here.ask("/demo/people"))[0] == 200
