"""Halves of characters, NUL, bodies that cannot be read and clients that leave: 400 and one line, never a crash."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
import structlog

from tests.fakes.client import Answer, Colleague
from tests.journeys.kring import Kring

NOT_WHOLE = pytest.mark.parametrize("bad", ["\ud83d", "\0"], ids=["half", "nul"])
JSON = {"Content-Type": "application/json"}


def in_the_log() -> Any:
    return structlog.testing.capture_logs(processors=[structlog.contextvars.merge_contextvars])


def told(lines: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """What was logged of requests; that keys were fetched has its own line, once."""
    return [line for line in lines if line["event"] != "keys.fetched"]


async def refused(kring: Kring, answer: Answer, lines: Sequence[Mapping[str, Any]]) -> str:
    """What was wrong, of a request that left nothing but one line without a trace."""
    assert answer.status == 400
    (line,) = told(lines)
    assert (line["event"], line["ref"]) == ("request.bad", answer.body["ref"])
    assert not {"exc_info", "error", "trace"} & line.keys()
    await kring.settled()
    assert kring.teams.calls == []
    return str(answer.body["error"])


@NOT_WHOLE
@pytest.mark.parametrize("field", ["id", "replyToId", "type", "serviceUrl", "channelId", "action"])
async def test_a_field_that_is_not_whole_is_no_activity(kring: Kring, anna: Colleague, field: str, bad: str) -> None:
    body = anna.activity(type="message", text="hoi", replyToId="m1", action="add")
    with in_the_log() as lines:
        answer = await kring.wire.post(body | {field: f"a{bad}b"})
    assert await refused(kring, answer, lines) == f"not an activity: {field}"


@NOT_WHOLE
@pytest.mark.parametrize(
    ("part", "field"),
    [("conversation", "id"), ("conversation", "conversationType"), ("recipient", "id"), ("from", "id"),
     ("from", "aadObjectId")],
)  # fmt: skip
async def test_a_part_that_is_not_whole_is_no_activity(
    kring: Kring, anna: Colleague, part: str, field: str, bad: str
) -> None:
    body = anna.activity(type="message", text="hoi")
    with in_the_log() as lines:
        answer = await kring.wire.post(body | {part: body[part] | {field: f"a{bad}b"}})
    assert await refused(kring, answer, lines) == f"not an activity: {field}"


@NOT_WHOLE
async def test_a_press_with_an_id_that_is_not_whole_is_no_activity(kring: Kring, anna: Colleague, bad: str) -> None:
    action = {"action": {"type": "Action.Execute", "verb": "home.menu", "data": {}}}
    press = anna.activity(type="invoke", name="adaptiveCard/action", value=action, replyToId=f"m{bad}")
    with in_the_log() as lines:
        answer = await kring.wire.post(press)
    assert await refused(kring, answer, lines) == "not an activity: replyToId"


@NOT_WHOLE
async def test_words_and_names_are_kept_without_what_is_not_whole(anna: Colleague, bram: Colleague, bad: str) -> None:
    anna.name = f"An{bad}na de Vries"
    await anna.says(f"Outlook is al{bad} de hele week traag")
    assert "Outlook is al de hele week traag" in json.dumps(anna.card())
    await anna.presses("friction.report", naming="named")
    assert "Outlook is al de hele week traag" in bram.reads()
    assert "Anna de Vries" in bram.reads()


@NOT_WHOLE
async def test_what_stands_in_a_field_of_a_card_is_kept_without_it_too(
    anna: Colleague, bram: Colleague, bad: str
) -> None:
    await anna.says("Outlook is traag")
    await anna.presses("friction.report", naming="named", would_help=f"Een snelle{bad} server")
    assert "Een snelle server" in bram.reads()


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_a_body_that_cannot_be_unpacked_is_told_so(kring: Kring, anna: Colleague, encoding: str) -> None:
    headers = JSON | {"Content-Encoding": encoding, "Authorization": kring.sign()}
    url = f"{kring.wire.base}/api/messages"
    with in_the_log() as lines:
        async with kring.wire.session.post(url, data=b"no such thing", headers=headers) as response:
            answer = Answer(status=response.status, body=await response.json())
    await refused(kring, answer, lines)


async def test_a_client_that_goes_away_halfway_leaves_one_line(kring: Kring, anna: Colleague) -> None:
    body = json.dumps(anna.activity(type="message", text="hoi")).encode()
    head = f"POST /api/messages HTTP/1.1\r\nHost: x\r\nAuthorization: {kring.sign()}\r\n"
    with in_the_log() as lines:
        _, writer = await asyncio.open_connection("127.0.0.1", kring.service.port)
        writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body[:50])
        await writer.drain()
        async with asyncio.timeout(5):
            while not lines:  # noqa: ASYNC110 - the token was checked, so the body is being read
                await asyncio.sleep(0)
        writer.transport.abort()
        async with asyncio.timeout(5):
            while not told(lines):  # noqa: ASYNC110 - nobody is answered anymore
                await asyncio.sleep(0)
    (line,) = told(lines)
    assert (line["event"], line["reason"]) == ("request.bad", "body")
    assert not {"exc_info", "error", "trace"} & line.keys()
    await kring.settled()
    assert kring.teams.calls == []
