"""What the vendor announces, in the chat: a coordinator decides what becomes of it, and colleagues read what is new."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.operator import operator, told
from tests.fakes.client import Colleague
from tests.journeys.demo.test_nudges import WRITTEN
from tests.journeys.town import Town, demo, town

ROWS = [
    {"id": "MC1", "title": "Microsoft Teams: Hide channels", "category": "planForChange", "severity": "normal",
     "services": ["Microsoft Teams"], "lastModifiedDateTime": "2026-11-10T09:00:00Z", "isMajorChange": True,
     "body": {"contentType": "html", "content": "<p>You can <b>hide</b> a channel.</p>"}},
    {"id": "MC2", "title": "Outlook: a quieter calendar", "category": "stayInformed", "severity": "normal",
     "services": ["Exchange Online"], "lastModifiedDateTime": "2026-11-11T09:00:00Z",
     "body": {"contentType": "html", "content": "<p>The calendar is quieter.</p>"}},
]  # fmt: skip


@pytest.fixture
async def here(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A demo whose operator took these in."""
    file = tmp_path / "updates.json"
    file.write_text(json.dumps({"value": ROWS}))
    async with town() as here:
        async with demo(here, sqlite_url):
            pass
        with operator(sqlite_url) as kring:
            assert "2 new" in told(await asyncio.to_thread(kring, "updates", "import", str(file)))
        async with demo(here, sqlite_url):
            yield here


async def listed(noor: Colleague) -> None:
    await noor.says("bericht")
    await noor.presses("update.list")


async def test_a_coordinator_makes_a_message_of_it_and_it_waits_no_longer(noor: Colleague) -> None:
    await listed(noor)
    assert noor.sees("update-list-title", count=2)
    assert noor.sees("update-because-major") or noor.told("update-because-major") in noor.reads()
    await noor.chooses("nudge.form", update="MC1")
    assert "You can hide a channel." in noor.reads(), "beside what they write"
    await noor.presses("nudge.preview", **WRITTEN)
    assert noor.sees("nudge-look-title")
    await listed(noor)
    assert noor.sees("update-list-title", count=1)
    assert "MC1" not in noor.reads()
    await noor.says("bericht")
    await noor.presses("nudge.list")
    assert WRITTEN["title"] in noor.reads()
    await noor.presses("nudge.status")
    assert noor.sees("nudge-state-draft"), "found again"


async def test_what_is_put_on_the_list_is_there_to_read_and_nothing_is_sent(noor: Colleague, anna: Colleague) -> None:
    await anna.installs()
    before = len(anna.chat)
    await listed(noor)
    await noor.chooses("update.decide", update="MC2", choice="inform")
    assert noor.sees("update-decided-inform")
    assert len(anna.chat) == before
    await anna.says("wat verandert er")
    assert "Outlook: a quieter calendar" in anna.reads()
    assert "The calendar is quieter." in anna.reads()
    assert "Hide channels" not in anna.reads(), "nobody decided of that yet"
    await anna.says("tips op maat")
    await anna.presses("preferences.teach", level_outlook="away")
    await anna.says("wat verandert er")
    assert "Outlook: a quieter calendar" not in anna.reads(), "an app they put away"


async def test_what_nothing_is_done_with_is_gone_and_a_colleague_decides_nothing(
    noor: Colleague, anna: Colleague
) -> None:
    await listed(noor)
    pressed = [one for one in noor.buttons(list(noor.chat)[-1]) if one["verb"] == "update.decide"]
    await noor.chooses("update.decide", update="MC2", choice="ignore")
    await noor.chooses("update.decide", update="MC1", choice="ignore")
    assert noor.sees("update-list-title", count=0)
    await anna.says("hulp")
    value = {"action": {"type": "Action.Execute", "verb": "update.decide", "data": pressed[0]["data"]}}
    where = list(anna.chat)[-1]
    answer = await anna.sends(anna.activity(type="invoke", name="adaptiveCard/action", value=value, replyToId=where))
    assert isinstance(answer.value, str), "made for somebody else"
