"""What may come to /api/messages, and what it leaves behind: an answer with an id, the same id in the log, no more."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
import structlog

from domain.friction import Event
from domain.states import Act
from storage import friction, people
from tests import examples
from tests.fakes.client import BOT, Answer, Colleague
from tests.fakes.entra import APP_ID
from tests.journeys.kring import GROUP, Kring
from tests.journeys.steps import SENTENCE

HOUR = 3600


async def logged(kring: Kring, body: Any, **given: Any) -> tuple[Answer, Sequence[Any]]:
    with structlog.testing.capture_logs(processors=[structlog.contextvars.merge_contextvars]) as lines:
        return await kring.wire.post(body, **given), lines


def forged(kring: Kring) -> dict[str, str]:
    """Headers that let nobody in, by what is wrong with them."""
    now = int(kring.machine.now().timestamp())
    return {
        "missing": "",
        "malformed": "Bearer nonsense",
        "signature": kring.sign(signed_by="stranger"),
        "algorithm": kring.sign(alg="none"),
        "expired": kring.sign(exp=now - HOUR),
        "never ends": kring.sign(exp=None),
        "issuer": kring.sign(iss="https://sts.windows.net/elsewhere/"),
        "audience": kring.sign(aud=APP_ID[::-1]),
        "service_url": kring.entra.mint(serviceurl="https://smba.trafficmanager.net/emea/"),
    }


async def test_a_bad_token_is_refused_with_an_id_that_is_in_the_log(kring: Kring, anna: Colleague) -> None:
    for header in forged(kring).values():
        answer, lines = await logged(kring, anna.activity(type="message", text=SENTENCE), header=header)
        assert answer.status == 401
        refused = [line for line in lines if line["event"] == "request.refused"]
        assert [line["ref"] for line in refused] == [answer.body["ref"]]
        assert "exc_info" not in refused[0]
    await kring.settled()
    assert kring.teams.calls == []


async def test_another_organisation_is_forbidden(kring: Kring, anna: Colleague) -> None:
    elsewhere = anna.activity(type="message", text=SENTENCE, channelData={"tenant": {"id": "elsewhere"}})
    answer, _ = await logged(kring, elsewhere)
    assert (answer.status, answer.body["error"]) == (403, "tenant")


@pytest.mark.parametrize("lure", ["https://evil.example/", "http://127.0.0.1.evil.example/", "", None])
async def test_a_service_url_that_is_not_allowed_is_refused(kring: Kring, anna: Colleague, lure: str | None) -> None:
    lured = anna.activity(type="message", text=SENTENCE) | {"serviceUrl": lure}
    answer, _ = await logged(kring, lured, header=kring.entra.mint(serviceurl=lure))
    assert (answer.status, answer.body["error"]) == (401, "service_host")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b"[]", 400),
        (b"null", 400),
        (b'"words"', 400),
        (b"{}", 400),
        (b'{"type": "message"}', 400),
        (b'{"type": 5, "conversation": {"id": "a"}}', 400),
        (b'{"type": "message", "text": {}, "conversation": {"id": "a"}}', 400),
        (b"x" * (257 * 1024), 413),
    ],
)
async def test_what_is_no_activity_is_told_so_with_an_id_and_no_stack_trace(
    kring: Kring, body: bytes, status: int
) -> None:
    answer, lines = await logged(kring, body)
    assert answer.status == status
    bad = next(line for line in lines if line["event"] == "request.bad")
    assert bad["ref"] == answer.body["ref"]
    assert not {"exc_info", "error"} & bad.keys()
    assert "Traceback" not in json.dumps(answer.body)


async def test_a_body_of_256_kb_is_read(kring: Kring, anna: Colleague) -> None:
    activity = anna.activity(type="message", text="")
    room = 256 * 1024 - len(json.dumps(activity))
    answer, _ = await logged(kring, json.dumps(activity | {"text": "x" * room}).encode())
    assert answer.status == 200
    await kring.settled()
    assert anna.sees("form-cut")


async def test_a_body_without_a_length_is_not_read_for_ever(kring: Kring) -> None:
    async def chunks() -> Any:
        for _ in range(300):
            yield b"x" * 1024

    answer, lines = await logged(kring, chunks())
    assert answer.status == 413
    assert [line["event"] for line in lines if "reason" in line] == ["request.bad"]


@pytest.mark.parametrize(
    "kind", ["typing", "messageReaction", "messageUpdate", "event", "endOfConversation", "x" * 999]
)
async def test_an_activity_of_no_use_is_ignored(kring: Kring, anna: Colleague, kind: str) -> None:
    answer, lines = await logged(kring, anna.activity(type=kind, text=SENTENCE))
    assert (answer.status, answer.body) == (200, None)
    ignored = next(line for line in lines if line["event"] == "activity.ignored")
    assert (ignored["type"], "ref" in ignored) == (kind[:40], True)
    await kring.settled()
    assert kring.teams.calls == []


async def test_an_invoke_of_no_use_is_answered_501(kring: Kring, anna: Colleague) -> None:
    answer, _ = await logged(kring, anna.activity(type="invoke", name="task/fetch", value={}))
    assert answer.status == 501


async def test_somebody_without_an_entra_id_is_not_answered(kring: Kring, anna: Colleague) -> None:
    guest = anna.activity(type="message", text=SENTENCE) | {"from": {"id": "29:guest"}}
    answer, _ = await logged(kring, guest)
    assert answer.status == 200
    await kring.settled()
    assert kring.teams.calls == []


async def test_no_word_and_no_name_reaches_the_log(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    with structlog.testing.capture_logs() as lines:
        await anna.says(SENTENCE)
        await anna.presses("friction.report", naming="named", would_help="Een snellere server")
        await anna.sends(anna.forging("friction.withdraw", friction="onzin"))
        await bram.presses("friction.take", title="Outlook")
    told = json.dumps(lines)
    assert lines
    assert not [word for word in ("Outlook", "server", "onzin", "Anna", "Bram") if word in told]


async def test_a_mistake_of_ours_is_told_kindly_with_the_id_of_its_log_line(kring: Kring, anna: Colleague) -> None:
    strange = examples.friction(queue="of another version")
    said = Event(version=1, at=examples.NOW, act=Act.REPORT, person=examples.ANNA, words=None)
    await kring.write(lambda tx: friction.add(tx, strange))
    await kring.write(lambda tx: friction.tell(tx, strange.id, said))
    await anna.says("wat heb ik gemeld")
    with structlog.testing.capture_logs() as lines:
        sentence = await anna.presses("friction.status")
    (failed,) = [line for line in lines if line["event"] == "turn.failed"]
    assert sentence == anna.told("went-wrong", ref=failed["ref"])


async def test_a_page_that_is_loaded_again_welcomes_once(anna: Colleague) -> None:
    joined = {"type": "conversationUpdate", "membersAdded": [{"id": BOT}, {"id": f"29:{anna.id}"}]}
    for _ in range(2):
        await anna.installs()
        await anna.sends(anna.activity(**joined))
    assert len(anna.chat) == 1
    assert anna.sees("welcome-title", name="Anna")
    assert anna.sees("welcome-subtitle", organisation="Zorggroep De Linde")


async def test_a_mention_in_a_group_gets_one_pointer_and_nothing_is_kept(kring: Kring, anna: Colleague) -> None:
    entities = [{"type": "mention", "mentioned": {"id": BOT}, "text": "<at>Kring</at>"}]
    stranger = kring.colleague("eva")
    said = stranger.activity(type="message", text="<at>Kring</at> hallo", conversation=GROUP, entities=entities)
    for _ in range(2):
        await stranger.sends(said)
    (pointer,) = kring.teams.chats[GROUP["id"]].values()
    assert pointer["text"] == stranger.told("welcome-pointer")
    known = await kring.write(lambda tx: people.everybody(tx, kring.service.rules.usual))
    assert {one.id for one in known} == set(examples.NAMES)


async def test_what_is_said_in_a_group_without_a_mention_is_not_for_us(kring: Kring, anna: Colleague) -> None:
    others = [{"type": "mention", "mentioned": {"id": "29:bram"}}]
    await anna.sends(anna.activity(type="message", text=SENTENCE, conversation=GROUP))
    await anna.sends(anna.activity(type="message", text=SENTENCE, conversation=GROUP, entities=others))
    await anna.sends(anna.activity(type="installationUpdate", action="add", conversation=GROUP))
    assert kring.teams.calls == []


async def test_the_service_says_it_is_up_and_what_is_missing(kring: Kring) -> None:
    async with kring.wire.session.get(f"{kring.wire.base}/healthz") as up:
        assert up.status == 200
    await kring.write(lambda tx: people.entrust(tx, "it", owner=examples.BRAM, deputy=None))
    async with kring.wire.session.get(f"{kring.wire.base}/readyz") as ready:
        assert (ready.status, await ready.json()) == (200, {"ready": True, "warnings": ["queue it has no deputy"]})
