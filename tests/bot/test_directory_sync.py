"""`kring people sync` against a stand-in for Graph: what it asks, how it goes on, and what it does when Graph fails."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import bot.accounts
import bot.clock
from domain.audience import parse
from domain.directory import Account
from domain.people import PersonId
from storage import audience
from storage.store import open_store
from tests.bot.operator import Command, operator, told
from tests.fakes.entra import APP_ID, TENANT, FakeEntra
from tests.fakes.graph import FakeGraph
from tests.fakes.machine import JumpingMachine

# the SDK warns about its own classes while they are imported
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

NOOR, BRAM, EVA, GUEST, DESK = (f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2, 3, 4, 5))
ADMINS, IT, INNER = (f"11111111-0000-4000-8000-00000000000{n}" for n in (1, 2, 3))
FIRST = (
    "/v1.0/users/delta()?%24select=id,displayName,department,officeLocation,jobTitle,preferredLanguage,"
    "accountEnabled,userType"
)


class Tokens:
    async def bearer(self, scope: str) -> str | None:
        return f"token for {scope}"


@pytest.fixture
async def graph() -> AsyncIterator[FakeGraph]:
    async with FakeGraph() as graph:
        graph.tenant.hire(NOOR, "Noor van Dijk", officeLocation="Utrecht", preferredLanguage="nl-NL")
        graph.tenant.hire(BRAM.upper(), "Bram Jansen", department="ICT")
        graph.tenant.hire(EVA, "Eva Smit")
        graph.tenant.hire(GUEST, "Gast", userType="Guest")
        graph.tenant.hire(DESK, "Receptie")
        graph.tenant.groups = {ADMINS: [INNER, BRAM, EVA], INNER: [NOOR], IT: [BRAM, EVA]}
        yield graph


@pytest.fixture
async def entra() -> AsyncIterator[FakeEntra]:
    async with FakeEntra(bot.clock.Machine()) as entra:
        yield entra


class Operator:
    """Types commands while this loop serves what they ask."""

    def __init__(self, command: Command, graph: FakeGraph, entra: FakeEntra) -> None:
        self._command = command
        self._settings = {
            "MicrosoftAppId": APP_ID, "MicrosoftAppPassword": "secret", "MicrosoftAppTenantId": TENANT,
            "KRING_GRAPH_URL": graph.url, "KRING_LOGIN_URL": entra.url, "KRING_SHARED_ACCOUNTS": DESK,
        }  # fmt: skip

    async def sync(self, *words: str, code: int = 0, **settings: str) -> str:
        ended = await asyncio.to_thread(self._command, "people", "sync", *words, **self._settings | settings)
        return told(ended, code=code)

    async def names(self) -> dict[str, str]:
        ended = await asyncio.to_thread(self._command, "people", "list", "--json")
        return {one["id"]: one["name"] for one in json.loads(told(ended))}

    async def duties(self) -> dict[str, Any]:
        ended = await asyncio.to_thread(self._command, "people", "list", "--json")
        return {one["name"]: (one["roles"], one["queues"]) for one in json.loads(told(ended)) if one["roles"]}


@pytest.fixture
def kring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store_url: str) -> Iterator[Command]:
    monkeypatch.chdir(tmp_path)
    with operator(store_url) as command:
        yield command


@pytest.fixture
def noor(kring: Command, graph: FakeGraph, entra: FakeEntra) -> Operator:
    return Operator(kring, graph, entra)


NAMES = {NOOR: "Noor van Dijk", BRAM: "Bram Jansen", EVA: "Eva Smit"}


async def test_everybody_comes_and_then_only_what_changed(noor: Operator, graph: FakeGraph) -> None:
    assert await noor.sync() == "3 new, 0 changed, 0 left; 2 accounts of guests or shared ones.\n"
    assert await noor.names() == NAMES
    assert (graph.asked[0], len(graph.asked)) == (FIRST, 3)
    assert await noor.sync() == "0 new, 0 changed, 0 left; 2 accounts of guests or shared ones.\n"
    assert ["deltatoken" in one for one in graph.asked[3:]] == [True]
    graph.tenant.change(EVA, officeLocation="Zeist", displayName="Eva de Boer")
    graph.tenant.change(BRAM.upper(), accountEnabled=False)
    graph.tenant.remove(GUEST)
    assert await noor.sync() == "0 new, 1 changed, 1 left; 1 accounts of guests or shared ones.\n"
    assert await noor.names() == {NOOR: "Noor van Dijk", EVA: "Eva de Boer"}


async def test_after_an_expired_token_it_begins_anew_and_misses_nobody(noor: Operator, graph: FakeGraph) -> None:
    await noor.sync()
    graph.tenant.remove(EVA)
    graph.tenant.expired = True
    assert await noor.sync() == "0 new, 0 changed, 1 left; 2 accounts of guests or shared ones.\n"
    graph.tenant.expired = False
    graph.tenant.hire(EVA, "Eva Smit")
    assert await noor.sync() == "0 new, 1 changed, 0 left; 2 accounts of guests or shared ones.\n"
    assert await noor.names() == NAMES


async def test_groups_give_roles_and_queues(noor: Operator, graph: FakeGraph) -> None:
    graph.tenant.groups["22222222-0000-4000-8000-000000000001"] = [NOOR, BRAM, EVA]
    groups = f"admin={ADMINS}, it = {IT},keyuser=22222222-0000-4000-8000-000000000001"
    said = await noor.sync(KRING_GROUPS=groups)
    assert said.splitlines()[1:] == [
        "Queue keyuser is left as it is: its group has not one or two people to be owner and deputy."
    ]
    members = f"/v1.0/groups/{ADMINS}/transitiveMembers"
    assert [one for one in graph.asked if members in one] == [
        f"{members}?%24select=id&%24top=999", f"{members}?$skiptoken=2"
    ]  # fmt: skip
    assert await noor.duties() == {
        "Bram Jansen": (["admin", "handler"], {"it": "owner"}), "Eva Smit": (["admin", "handler"], {"it": "deputy"}),
        "Noor van Dijk": (["admin"], {}),
    }  # fmt: skip


async def test_who_is_in_a_group_that_messages_can_be_for_is_kept_until_it_is_named_no_longer(
    noor: Operator, graph: FakeGraph, store_url: str
) -> None:
    stranger = "44444444-0000-4000-8000-000000000001"
    graph.tenant.groups[ADMINS] += [GUEST, stranger]
    both = f"{ADMINS.upper()}, {IT}"
    assert "(404)" not in await noor.sync(KRING_AUDIENCE_GROUPS=both)
    assert members(store_url, ADMINS) == [NOOR, BRAM, EVA], "those of the groups in it too, and nobody from outside"
    graph.tenant.groups[ADMINS] = [BRAM]
    graph.tenant.change(EVA, accountEnabled=False)
    await noor.sync(KRING_AUDIENCE_GROUPS=both)
    assert (members(store_url, ADMINS), members(store_url, IT)) == ([BRAM], [BRAM])
    await noor.sync(KRING_AUDIENCE_GROUPS=IT)
    assert (members(store_url, ADMINS), members(store_url, IT)) == ([], [BRAM])
    assert "KRING_AUDIENCE_GROUPS takes object ids" in await noor.sync(code=1, KRING_AUDIENCE_GROUPS="it")


def members(url: str, group: str) -> list[str]:
    with closing(open_store(url)) as store:
        whom = parse(f"group={group}")
        return [*store.read(lambda tx: audience.members(tx, whom, after=None, most=10)).result()]


async def test_a_great_many_leaving_at_once_is_asked_twice_about(noor: Operator, graph: FakeGraph) -> None:
    crowd = [f"33333333-0000-4000-8000-0000000000{n:02}" for n in range(11)]
    for who in crowd:
        graph.tenant.hire(who, f"Collega {who[-2:]}")
    await noor.sync()
    for who in crowd:
        graph.tenant.remove(who)
    for _ in range(2):
        assert "11 of the 14 people would leave at once, so nothing was changed" in await noor.sync(code=1)
    assert len(await noor.names()) == 14
    assert "11 left" in await noor.sync("--anyway")


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (401, "User.Read.All and GroupMember.Read.All, with an administrator's consent"),
        (403, "Graph does not allow reading users (403)"),
        (400, "Graph did not give users (400)"),
        (307, "Graph did not give users (307)"),
    ],
)
async def test_a_no_of_graph_is_told_with_what_to_do_and_changes_nothing(
    noor: Operator, graph: FakeGraph, status: int, sentence: str
) -> None:
    graph.answer(status, headers={"Location": f"{graph.url}{FIRST}"})
    assert sentence in await noor.sync(code=1)
    assert (len(graph.asked), await noor.names()) == (1, {})
    assert "3 new" in await noor.sync()


async def test_a_group_that_is_not_there_is_named_and_nothing_is_changed(noor: Operator, graph: FakeGraph) -> None:
    strange = "44444444-0000-4000-8000-000000000001"
    assert f"no group {strange}; look at KRING_GROUPS" in await noor.sync(code=1, KRING_GROUPS=f"it={strange}")
    assert await noor.names() == {}
    assert "hr, which is no role and no queue" in await noor.sync(code=1, KRING_GROUPS=f"hr={IT}")


@pytest.mark.parametrize("link", ["https://evil.example/v1.0/users/delta", "", None, 7])
async def test_the_token_goes_nowhere_else(noor: Operator, graph: FakeGraph, link: str | None) -> None:
    for name in ("nextLink", "deltaLink"):
        graph.answer(200, body=json.dumps({"value": [], f"@odata.{name}": link}), headers={})
        assert "leads to another host, or nowhere" in await noor.sync(code=1)
    assert len(graph.asked) == 2


@pytest.mark.parametrize("body", ["<html>", "[]", '{"value": 7}', "", '{"value": [{"displayName": "Anna"}, 7]}'])
async def test_an_answer_that_is_no_list_is_told_so(noor: Operator, graph: FakeGraph, body: str) -> None:
    graph.answer(200, body=body)
    assert "is not a list" in await noor.sync(code=1)


async def test_what_is_missing_is_told_in_a_sentence(noor: Operator, entra: FakeEntra) -> None:
    assert "kring people import FILE" in await noor.sync(code=1, MicrosoftAppId="")
    assert "KRING_GROUPS takes" in await noor.sync(code=1, KRING_GROUPS="it")
    assert "KRING_SHARED_ACCOUNTS takes" in await noor.sync(code=1, KRING_SHARED_ACCOUNTS="receptie@delinde.example")
    entra.failing = 400
    assert "gave no token" in await noor.sync(code=1)


async def accounts_of(graph: FakeGraph) -> list[Account]:
    async with bot.accounts.Entra(graph_url=graph.url, bearer=Tokens()) as entra:
        seen, _, _ = await entra.accounts(None)
        return seen


async def test_too_many_requests_waits_as_long_as_graph_says(graph: FakeGraph) -> None:
    machine = JumpingMachine()
    graph.answer(429, headers={"Retry-After": "40"})
    reading = asyncio.create_task(accounts_of(graph))
    await graph.arrival()
    for wait in (0, 38):  # while others come and go, it does not ask
        machine.advance(wait)
        await accounts_of(graph)
    assert len(graph.asked) == 1 + 3 + 3
    machine.advance(2)
    assert {one.id for one in await reading} == {NOOR, BRAM, EVA, GUEST, DESK}


@pytest.mark.parametrize("status", [429, 500, 503, None])
async def test_what_passes_is_tried_again_and_not_for_ever(graph: FakeGraph, status: int | None) -> None:
    for failures, ends in ((bot.accounts.TRIES - 1, True), (bot.accounts.TRIES, False)):
        for _ in range(failures):
            graph.answer(status, headers={"Retry-After": "0"}) if status else graph.reset()
        machine, reading = JumpingMachine(), asyncio.create_task(accounts_of(graph))
        while not reading.done():
            machine.advance(0.05)
            await asyncio.sleep(0)
        if ends:
            assert len(await reading) == 5
        else:
            with pytest.raises(bot.accounts.Unlisted, match="Graph did not give users"):
                await reading


async def test_the_people_of_a_group_are_those_of_the_groups_in_it_too(graph: FakeGraph) -> None:
    async with bot.accounts.Entra(graph_url=graph.url, bearer=Tokens()) as entra:
        assert await entra.members(ADMINS) == [NOOR, BRAM, EVA]


async def test_one_account_on_two_pages_is_one(graph: FakeGraph) -> None:
    graph.tenant.page = 1
    async with bot.accounts.Entra(graph_url=graph.url, bearer=Tokens()) as entra:
        _, whole, link = await entra.accounts(None)
        graph.tenant.change(EVA, department="ICT")
        graph.tenant.change(EVA, officeLocation="Zeist")
        seen, again, _ = await entra.accounts(link)
        _, elsewhere, _ = await entra.accounts("https://evil.example/v1.0/users/delta")
    assert (whole, again, elsewhere) == (True, False, True)
    assert seen == [Account(id=PersonId(EVA), told={"department": "ICT", "officeLocation": "Zeist"})]
