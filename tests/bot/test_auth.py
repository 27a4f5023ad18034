import base64
import json
from typing import Any

import pytest

import bot.auth
import bot.hosts
import tests.fakes.entra
import tests.fakes.machine

SERVICE = "https://smba.trafficmanager.net/emea/"


def activity(**fields: Any) -> dict[str, Any]:
    tenant = {"tenant": {"id": tests.fakes.entra.TENANT}}
    return {"type": "message", "channelId": "msteams", "serviceUrl": SERVICE, "channelData": tenant} | fields


async def reason(check: bot.auth.TokenCheck, header: str | None) -> str:
    with pytest.raises(bot.auth.Unauthorised) as refused:
        await check.verify(header)
    assert refused.value.status == 401
    return refused.value.reason


def forged(head: dict[str, Any], payload: bytes) -> str:
    parts = (json.dumps(head).encode(), payload, b"signature")
    return "Bearer " + ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)


async def test_what_teams_signed_is_let_in(check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra) -> None:
    claims = await check.verify(entra.mint())
    caller = check.vouch(claims, activity())
    assert (caller.tenant, caller.service_url) == (tests.fakes.entra.TENANT, SERVICE)


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Basic eDp5",
        "Bearer x",
        "Bearer a.b.c",
        "Bearer \udcff.\udcff.x",
        "Bearer ..",
        forged({"alg": "RS256", "kid": "first"}, b"[1]"),
        forged({"alg": "RS256", "kid": "first"}, b"[" * 5000),
        forged({"alg": "RS256", "kid": "first"}, b'{"exp":1' + b"0" * 5000 + b"}"),
        forged({"alg": "RS256", "kid": 7}, b"{}"),
        forged({"alg": ["RS256"], "kid": "first"}, b"{}"),
    ],
)
async def test_what_is_no_token_is_refused_without_asking_for_keys(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra, header: str | None
) -> None:
    assert await reason(check, header)
    assert not entra.asked


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"iss": "https://login.microsoftonline.com/emulator/"}, "issuer"),
        ({"iss": None}, "issuer"),
        ({"aud": "another-bot"}, "audience"),
        ({"aud": [tests.fakes.entra.APP_ID]}, "audience"),
        ({"aud": None}, "audience"),
        ({"exp": None}, "expired"),
        ({"exp": 1}, "expired"),
        ({"exp": float("inf")}, "expired"),
        ({"exp": True}, "expired"),
        ({"nbf": 4_000_000_000}, "early"),
        ({"alg": "none"}, "algorithm"),
        ({"alg": "HS256"}, "algorithm"),
    ],
)
async def test_a_token_for_someone_else_or_another_time_is_refused_without_asking_for_keys(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra, wrong: dict[str, Any], why: str
) -> None:
    assert await reason(check, entra.mint(**wrong)) == why
    assert not entra.asked


async def test_a_clock_may_differ_by_five_minutes(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra, machine: tests.fakes.machine.FakeMachine
) -> None:
    now = int(machine.now().timestamp())
    await check.verify(entra.mint(exp=now - 299, nbf=now + 299))
    assert await reason(check, entra.mint(exp=now - 300)) == "expired"
    assert await reason(check, entra.mint(nbf=now + 301)) == "early"


async def test_a_token_signed_by_another_key_is_refused(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra
) -> None:
    assert await reason(check, entra.mint(signed_by="second")) == "signature"


async def test_a_token_changed_after_signing_is_refused(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra
) -> None:
    head, _, signature = entra.mint().removeprefix("Bearer ").split(".")
    other = entra.mint(serviceurl="https://smba.trafficmanager.net/amer/").split(".")[1]
    assert await reason(check, f"Bearer {head}.{other}.{signature}") == "signature"


@pytest.mark.parametrize("url", ["https://smba.trafficmanager.net/emea", "https://SMBA.trafficmanager.net:443/emea/"])
async def test_the_same_service_url_may_be_written_in_another_way(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra, url: str
) -> None:
    claims = await check.verify(entra.mint())
    assert check.vouch(claims, activity(serviceUrl=url)).service_url == url


@pytest.mark.parametrize(
    ("fields", "claim", "why"),
    [
        ({"serviceUrl": None}, SERVICE, "service_host"),
        ({"serviceUrl": {"x": 1}}, SERVICE, "service_host"),
        ({"serviceUrl": "https://evil.example/"}, "https://evil.example/", "service_host"),
        ({"serviceUrl": "http://smba.trafficmanager.net/emea/"}, SERVICE, "service_host"),
        ({"serviceUrl": "https://smba.trafficmanager.net/amer/"}, SERVICE, "service_url"),
        ({}, None, "service_url"),
        ({}, ["https://smba.trafficmanager.net/emea/"], "service_url"),
        ({"channelId": "webchat"}, SERVICE, "channel"),
        ({"channelId": None}, SERVICE, "channel"),
        ({"channelId": ["msteams"]}, SERVICE, "channel"),
    ],
)
async def test_what_the_token_does_not_vouch_for_is_refused(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra, fields: dict[str, Any], claim: Any, why: str
) -> None:
    claims = await check.verify(entra.mint(serviceurl=claim))
    with pytest.raises(bot.auth.Unauthorised) as refused:
        check.vouch(claims, activity(**fields))
    assert refused.value.reason == why


@pytest.mark.parametrize("endorsements", [None, [], ["webchat"]])
async def test_a_key_that_may_not_speak_for_teams_is_refused(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra, endorsements: list[str] | None
) -> None:
    entra.published = {"first": endorsements}
    claims = await check.verify(entra.mint())
    with pytest.raises(bot.auth.Unauthorised, match="channel"):
        check.vouch(claims, activity())


@pytest.mark.parametrize(
    "data",
    [None, "x", {}, {"tenant": None}, {"tenant": {"id": 7}}, {"tenant": {"id": ""}}, {"tenant": {"id": "another"}}],
)
async def test_another_organisation_is_forbidden(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra, data: object
) -> None:
    claims = await check.verify(entra.mint())
    with pytest.raises(bot.auth.Forbidden) as refused:
        check.vouch(claims, activity(channelData=data, conversation={"tenantId": tests.fakes.entra.TENANT}))
    assert refused.value.status == 403


async def test_the_demo_asks_for_no_token_but_answers_this_machine_alone() -> None:
    door = bot.auth.Open(hosts=bot.hosts.ServiceHosts(loopback=True))
    claims = await door.verify(None)
    caller = door.vouch(claims, {"serviceUrl": "http://localhost:56150/_connector"})
    assert caller == bot.auth.Caller(tenant=None, service_url="http://localhost:56150/_connector", claims={})
    with pytest.raises(bot.auth.Unauthorised, match="service_host"):
        door.vouch(claims, {"serviceUrl": "https://evil.example/"})
