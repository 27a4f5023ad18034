"""Who looks at a page: only whom this organisation's Entra vouches for, to this app, as a person."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import make_mocked_request

import storage.store
from bot.hop import Hop
from bot.identify import Entra
from domain.directory import Standing
from domain.people import PersonId
from storage import directory
from tests import examples
from tests.fakes.entra import APP_ID, TENANT, FakeEntra
from tests.fakes.machine import FakeMachine
from web.access import Nobody, Part, Stranger, Visitor


class Desk:
    def __init__(self, identify: Entra, entra: FakeEntra, hop: Hop, machine: FakeMachine) -> None:
        self._identify, self.entra, self.hop, self.machine = identify, entra, hop, machine

    async def sees(self, header: str | None) -> Visitor:
        headers = {"Authorization": header} if header is not None else {}
        return await self._identify(make_mocked_request("GET", "/tab/", headers=headers))

    async def refuses(self, header: str | None) -> str:
        with pytest.raises(Nobody) as refused:
            await self.sees(header)
        return refused.value.reason


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    machine = FakeMachine()
    store = storage.store.open_store(sqlite_url, deliver=asyncio.get_running_loop().call_soon_threadsafe)
    hop = Hop(store)
    await hop.write(examples.settle_in)
    async with FakeEntra(machine) as entra, aiohttp.ClientSession() as session:
        identify = Entra(
            session=session, machine=machine, hop=hop, usual=examples.USUAL, app_id=APP_ID, tenant=TENANT,
            login_url=entra.url,
        )  # fmt: skip
        yield Desk(identify, entra, hop, machine)
    await asyncio.to_thread(store.close)


async def test_somebody_we_know_is_who_our_list_says(desk: Desk) -> None:
    noor = await desk.sees(desk.entra.person(examples.NOOR.upper()))
    assert noor.person.name == examples.NAMES[examples.NOOR], "not what the token calls them"
    assert noor.parts == {Part.COLLEAGUE, Part.ADMIN, Part.HANDLER}
    anna = await desk.sees(desk.entra.person(examples.ANNA))
    assert anna.parts == {Part.COLLEAGUE}


async def test_a_colleague_who_never_spoke_to_us_may_look_and_nothing_is_kept_of_it(desk: Desk) -> None:
    eva = await desk.sees(desk.entra.person("eva"))
    assert eva.person.name == "Eva Smit"
    assert eva.parts == {Part.COLLEAGUE}
    assert await desk.hop.read(lambda tx: directory.standings(tx).get(PersonId("eva"))) is None


async def test_the_apps_roles_in_entra_count_beside_our_list(desk: Desk) -> None:
    eva = await desk.sees(desk.entra.person("eva", roles=["admin", "something else", 3]))
    assert eva.parts == {Part.COLLEAGUE, Part.ADMIN}
    assert (await desk.sees(desk.entra.person("eva", roles="admin"))).parts == {Part.COLLEAGUE}


async def test_an_account_that_is_no_colleagues_is_a_stranger(desk: Desk) -> None:
    await desk.hop.write(lambda tx: directory.turn_away(tx, {PersonId("desk"): Standing.SHARED}))
    with pytest.raises(Stranger):
        await desk.sees(desk.entra.person("desk"))


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"aud": "another app"}, "audience"),
        ({"aud": f"api://evil.example/{APP_ID}x"}, "audience"),
        ({"aud": f"https://evil.example/{APP_ID}"}, "audience"),
        ({"aud": f"botid-{APP_ID}"}, "audience"),
        ({"iss": "https://login.evil.example/v2.0"}, "issuer"),
        ({"iss": "https://api.botframework.com"}, "issuer"),  # what may speak for Teams is no person
        ({"tid": "another organisation"}, "tenant"),
        ({"tid": None}, "tenant"),
        ({"scp": None}, "scope"),  # an app speaks for itself
        ({"scp": "User.Read access_as_users"}, "scope"),
        ({"oid": None}, "person"),
        ({"oid": ["anna"]}, "person"),
        ({"exp": 1}, "expired"),
        ({"exp": None}, "expired"),
        ({"nbf": 10**10}, "early"),
    ],
)
async def test_a_token_that_is_not_for_us_is_nobodys(desk: Desk, claims: dict[str, Any], reason: str) -> None:
    assert await desk.refuses(desk.entra.person(examples.ANNA, **claims)) == reason
    assert desk.entra.asked == {}, "it costs no look for keys"


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer x.y.z", "Basic YTpi"])
async def test_without_a_token_nobody_is_there(desk: Desk, header: str | None) -> None:
    assert await desk.refuses(header) in {"missing", "malformed"}


async def test_a_token_that_another_key_signed_is_nobodys(desk: Desk) -> None:
    assert await desk.refuses(desk.entra.person(examples.ANNA, signed_by="second")) == "signature"
    assert await desk.refuses(desk.entra.person(examples.ANNA, kid="second")) == "key"
    assert await desk.refuses(desk.entra.person(examples.ANNA, alg="HS256")) == "algorithm"
    assert await desk.refuses(desk.entra.person(examples.ANNA, alg="none")) == "algorithm"


@pytest.mark.parametrize(
    "audience",
    [APP_ID.upper(), f"api://kring.example/{APP_ID}", f"api://botid-{APP_ID}", f"api://k.example/botid-{APP_ID}"],
)
async def test_both_kinds_of_token_that_entra_gives_are_taken(desk: Desk, audience: str) -> None:
    old = desk.entra.person(examples.ANNA, aud=audience, iss=f"https://sts.windows.net/{TENANT}/", ver="1.0")
    assert (await desk.sees(old)).person.id == examples.ANNA
    assert (await desk.sees(desk.entra.person(examples.ANNA, aud=audience))).person.id == examples.ANNA
