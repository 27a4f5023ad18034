from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

import appmanifest
import bot.feed

SANNE = "11111111-0000-0000-0000-000000000001"
NOON = datetime(2026, 11, 24, 12, 0, 5, 99, tzinfo=UTC)

SOLVED = bot.feed.Ping(
    person=SANNE,
    activity_type="loopSolved",
    preview="De server is vervangen",
    parameters={"title": "Outlook is traag", "who": "Bram Jansen"},
    chain=42,
    web_url="https://teams.microsoft.com/l/entity/app/conversations",
    topic="Outlook is traag",
)


class Still:
    def now(self) -> datetime:
        return NOON


async def has_the_app(person: str) -> bool:
    return person == SANNE


@pytest.fixture
def feed() -> bot.feed.LocalFeed:
    return bot.feed.LocalFeed(declared=appmanifest.activity_types(), installed=has_the_app, clock=Still())


def objection(body: dict[str, Any], *, installed: bool = True) -> tuple[int, str] | None:
    return bot.feed.check(body, declared=appmanifest.activity_types(), installed=installed)


async def test_an_accepted_ping_is_shown_with_its_text_filled_in(feed: bot.feed.LocalFeed) -> None:
    await feed.ping(SOLVED)
    assert feed.entries == [
        {
            "to": SANNE,
            "activityType": "loopSolved",
            "text": "Bram Jansen vraagt of dit is opgelost: Outlook is traag",
            "webUrl": SOLVED.web_url,
            "chainId": 42,
            "at": "2026-11-24T12:00:05+00:00",
        }
    ]


async def test_an_undeclared_activity_type_is_wrong(feed: bot.feed.LocalFeed) -> None:
    with pytest.raises(bot.feed.Wrong, match="activityType is not declared"):
        await feed.ping(replace(SOLVED, activity_type="loopForgotten"))
    assert feed.entries == []


async def test_a_missing_template_parameter_is_wrong(feed: bot.feed.LocalFeed) -> None:
    with pytest.raises(bot.feed.Wrong, match="missing template parameter: title"):
        await feed.ping(replace(SOLVED, parameters={}))


async def test_a_text_topic_without_a_link_is_wrong(feed: bot.feed.LocalFeed) -> None:
    with pytest.raises(bot.feed.Wrong, match="needs a webUrl"):
        await feed.ping(replace(SOLVED, web_url=""))


@pytest.mark.parametrize(
    "link",
    [
        "https://kring.example/l/entity/app/conversations",  # not Teams
        "http://teams.microsoft.com/l/entity/app/conversations",  # not https
        "https://teams.microsoft.com.evil.example/l/chat/0/0",  # only looks like Teams
        "https://teams.microsoft.com/",  # Teams, but nowhere in it
    ],
)
async def test_a_link_that_does_not_lead_into_teams_is_wrong(feed: bot.feed.LocalFeed, link: str) -> None:
    with pytest.raises(bot.feed.Wrong, match="not a deep link into Teams"):
        await feed.ping(replace(SOLVED, web_url=link))


@pytest.mark.parametrize("chain", [0, -1, 2**63])
async def test_a_chain_outside_positive_int64_is_wrong(feed: bot.feed.LocalFeed, chain: int) -> None:
    with pytest.raises(bot.feed.Wrong, match="int64"):
        await feed.ping(replace(SOLVED, chain=chain))


async def test_somebody_without_the_app_is_refused(feed: bot.feed.LocalFeed) -> None:
    with pytest.raises(bot.feed.Refused) as refusal:
        await feed.ping(replace(SOLVED, person="somebody else"))
    assert refusal.value.status == 403
    assert feed.entries == []


async def test_the_stand_in_refuses_everything_while_it_is_told_to(feed: bot.feed.LocalFeed) -> None:
    feed.refuse = 403
    with pytest.raises(bot.feed.Refused):
        await feed.ping(SOLVED)
    feed.refuse = None
    await feed.ping(SOLVED)
    assert len(feed.entries) == 1


async def test_the_line_can_be_said_in_the_receivers_language() -> None:
    async def english(person: str, activity_type: str, parameters: Mapping[str, str]) -> str:
        return f"{activity_type} for {person}: {parameters['title']}"

    feed = bot.feed.LocalFeed(
        declared=appmanifest.activity_types(), installed=has_the_app, clock=Still(), render=english
    )
    await feed.ping(SOLVED)
    assert feed.entries[0]["text"] == f"loopSolved for {SANNE}: Outlook is traag"


async def test_without_graph_every_ping_is_refused() -> None:
    with pytest.raises(bot.feed.Refused) as refusal:
        await bot.feed.NoGraph().ping(SOLVED)
    assert refusal.value.status is None


def test_the_request_is_judged_before_the_receiver_and_the_manifest_after() -> None:
    malformed = bot.feed.wire(replace(SOLVED, web_url=""))
    undeclared = bot.feed.wire(replace(SOLVED, activity_type="loopForgotten"))
    problems = [objection(malformed, installed=False), objection(undeclared, installed=False), objection(undeclared)]
    assert [problem and problem[0] for problem in problems] == [400, 403, 400]


def test_a_body_without_topic_or_activity_type_is_objected_to() -> None:
    body = bot.feed.wire(SOLVED)
    for name in ("topic", "activityType"):
        assert objection({key: value for key, value in body.items() if key != name}) is not None


def test_no_more_of_the_preview_leaves_than_teams_shows() -> None:
    assert len(bot.feed.wire(replace(SOLVED, preview="x" * 400))["previewText"]["content"]) == 150


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, bot.feed.Refused),
        (403, bot.feed.Refused),
        (404, bot.feed.Refused),
        (408, bot.feed.Again),
        (429, bot.feed.Again),
        (500, bot.feed.Again),
        (503, bot.feed.Again),
        (302, bot.feed.Wrong),  # Graph does not redirect; whoever does is not Graph
        (400, bot.feed.Wrong),
        (409, bot.feed.Wrong),  # two apps share one Entra id: only KRING_TEAMS_APP_ID helps
    ],
)
def test_every_status_stands_for_one_outcome(status: int, kind: type[bot.feed.Unsent]) -> None:
    assert type(bot.feed.unsent(status, reason="")) is kind
