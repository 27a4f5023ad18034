import asyncio

import aiohttp
import pytest

import bot.auth
import tests.fakes.entra
import tests.fakes.machine


async def reason(check: bot.auth.TokenCheck, header: str | None) -> str:
    with pytest.raises(bot.auth.Unauthorised) as refused:
        await check.verify(header)
    assert refused.value.status == 401
    return refused.value.reason


async def test_a_key_that_is_too_short_is_not_used(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra
) -> None:
    entra.published = {"first": ["msteams"], "weak": ["msteams"]}
    with pytest.warns(match="below the minimum"):
        header = entra.mint(kid="weak")
    assert await reason(check, header) == "key"


async def test_many_first_requests_fetch_the_keys_once(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra
) -> None:
    await asyncio.gather(*(check.verify(entra.mint()) for _ in range(50)))
    assert entra.asked == {"metadata": 1, "keys": 1}


async def test_a_new_key_is_found_at_once(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra, machine: tests.fakes.machine.FakeMachine
) -> None:
    await check.verify(entra.mint())
    entra.rotate("second")
    machine.advance(60)
    await asyncio.gather(*(check.verify(entra.mint(kid="second")) for _ in range(20)))
    assert entra.asked["keys"] == 2
    assert await reason(check, entra.mint()) == "key"  # the old one is withdrawn


async def test_a_flood_of_unknown_key_ids_fetches_once_a_minute(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra, machine: tests.fakes.machine.FakeMachine
) -> None:
    await check.verify(entra.mint())
    for second in range(120):
        machine.advance(1)
        assert await reason(check, entra.mint(kid=f"k{second}", signed_by="first")) == "key"
    assert entra.asked["keys"] == 3


async def test_keys_in_use_for_a_day_are_renewed_behind_the_request(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra, machine: tests.fakes.machine.FakeMachine
) -> None:
    await check.verify(entra.mint())
    machine.advance(24 * 3600)
    entra.open.clear()
    await check.verify(entra.mint())  # does not wait for the new keys
    entra.rotate("second")
    entra.open.set()
    await check.verify(entra.mint(kid="second"))
    assert entra.asked["keys"] == 2


async def test_a_failing_fetch_keeps_the_old_keys(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra, machine: tests.fakes.machine.FakeMachine
) -> None:
    await check.verify(entra.mint())
    entra.failing = 503
    machine.advance(24 * 3600)
    assert await reason(check, entra.mint(kid="unknown", signed_by="first")) == "key"
    await check.verify(entra.mint())


@pytest.mark.parametrize("status", [200, 302, 404, 500])
async def test_without_any_key_everyone_is_refused_until_there_is_one(
    check: bot.auth.TokenCheck,
    entra: tests.fakes.entra.FakeEntra,
    machine: tests.fakes.machine.FakeMachine,
    status: int,
) -> None:
    entra.failing = status  # 200 comes with an empty document
    assert await reason(check, entra.mint()) == "key"
    assert await reason(check, entra.mint()) == "key"
    assert entra.asked["metadata"] == 1
    entra.failing = None
    machine.advance(5)
    await check.verify(entra.mint())


async def test_keys_of_another_address_in_the_clear_are_not_fetched(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra
) -> None:
    entra.jwks_uri = "http://keys.example/"
    assert await reason(check, entra.mint()) == "key"
    assert entra.asked == {"metadata": 1}


async def test_keys_are_not_fetched_from_where_a_redirect_points(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra, machine: tests.fakes.machine.FakeMachine
) -> None:
    async with tests.fakes.entra.FakeEntra(machine) as other:
        entra.moved = f"{other.url}/openid"
        assert await reason(check, entra.mint()) == "key"
        assert not other.asked


async def test_an_address_over_https_does_not_lead_to_keys_in_the_clear(
    entra: tests.fakes.entra.FakeEntra, machine: tests.fakes.machine.FakeMachine
) -> None:
    trusting = aiohttp.TCPConnector(ssl=tests.fakes.entra.contexts()[1])
    async with tests.fakes.entra.FakeEntra(machine, tls=True) as safe, aiohttp.ClientSession(connector=trusting) as own:
        safe.jwks_uri = f"{entra.url}/keys"
        keys = bot.auth.SigningKeys(session=own, metadata_url=f"{safe.url}/openid", machine=machine)
        assert await keys.find("first") is None
        safe.jwks_uri = None
        machine.advance(5)
        assert await keys.find("first")


async def test_an_empty_list_of_keys_is_not_believed(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra, machine: tests.fakes.machine.FakeMachine
) -> None:
    await check.verify(entra.mint())
    entra.published = {}
    machine.advance(60)
    assert await reason(check, entra.mint(kid="unknown", signed_by="first")) == "key"
    await check.verify(entra.mint())


async def test_one_malformed_key_does_not_spoil_the_others(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra
) -> None:
    entra.broken = [None, {"kty": "RSA", "kid": "x", "n": "!", "e": "AQAB"}, {"kty": "EC", "kid": "y"}]
    await check.verify(entra.mint())


async def test_the_address_of_the_keys_is_https_or_on_this_machine(machine: tests.fakes.machine.FakeMachine) -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(ValueError, match="https"):
            bot.auth.SigningKeys(session=session, metadata_url="http://keys.example/", machine=machine)


async def test_a_slow_key_fetch_holds_up_nobody_else(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra
) -> None:
    entra.open.clear()
    waiting = asyncio.create_task(check.verify(entra.mint()))
    for _ in range(100):
        assert await reason(check, entra.mint(iss="https://elsewhere.example")) == "issuer"
    assert not waiting.done()
    entra.open.set()
    await waiting


async def test_whoever_leaves_does_not_stop_the_fetch_for_the_others(
    check: bot.auth.TokenCheck, entra: tests.fakes.entra.FakeEntra
) -> None:
    entra.open.clear()
    leaves, stays = (asyncio.create_task(check.verify(entra.mint())) for _ in range(2))
    await asyncio.wait_for(entra.arrived.wait(), timeout=10)
    leaves.cancel()
    entra.open.set()
    await stays
    assert entra.asked["keys"] == 1
