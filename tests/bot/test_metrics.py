"""What /metrics tells a monitor, and what it leaves out so that it tells nothing of who reports without a name."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

import bot.feed
from bot import metrics
from bot.hop import Hop
from domain.messages import Kind
from storage import outbox
from storage.store import open_store
from tests.bot.office import activity
from tests.examples import BRAM, NOW, RULES
from tests.fakes.client import Colleague
from tests.fakes.clock import FakeClock
from tests.fakes.machine import FakeMachine
from tests.journeys.kring import Kring, running
from tests.journeys.scraped import reading, series
from tests.journeys.steps import reported, solved, taken

FORM = {"nonce": "n1", "text": "Outlook is traag", "checked": "1"}


@pytest.fixture
async def kring(sqlite_url: str) -> AsyncIterator[Kring]:
    async with running(sqlite_url) as made:
        yield made


@pytest.fixture
def anna(kring: Kring) -> Colleague:
    return kring.colleague("anna")


@pytest.fixture
def bram(kring: Kring) -> Colleague:
    return kring.colleague("bram")


async def told(kring: Kring, name: str, label: str) -> float:
    return float((await reading(kring))[f"kring_{name}{{{label}}}"])


async def test_it_is_text_for_prometheus_with_every_series_from_the_start(kring: Kring) -> None:
    async with kring.wire.session.get(f"{kring.wire.base}/metrics") as got:
        assert (got.status, got.headers["Content-Type"]) == (200, "text/plain; version=0.0.4; charset=utf-8")
        text = await got.text()
    names = {line.split()[2] for line in text.splitlines() if line.startswith("# TYPE")}
    assert names == {
        "kring_turn_seconds", "kring_teams_results_total", "kring_graph_results_total", "kring_store_up",
        "kring_deadlines_missed", "kring_messages", "kring_oldest_due_seconds", "kring_pacer_waiting",
        "kring_reports_late",
    }  # fmt: skip
    assert "_created" not in text, "it would tell when"
    counted = [name for name, value in series(text).items() if value == "0.0"]
    for name, values in (("teams_results_total", metrics.TEAMS), ("graph_results_total", metrics.GRAPH)):
        assert {f'kring_{name}{{result="{one}"}}' for one in values} <= set(counted)
    assert {f'kring_turn_seconds_count{{act="{one}"}}' for one in metrics.TURNS} <= set(counted)


async def test_no_series_comes_that_was_not_there(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    before = await reading(kring)
    await solved(anna, bram)
    kring.teams.answer(429)
    await anna.presses("friction.confirm")
    assert await told(kring, "teams_results_total", 'result="throttled"') == 1
    assert (await reading(kring)).keys() == before.keys()


async def test_turns_are_measured_by_their_sort(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await bram.installs()
    await bram.says("te doen")
    await reported(anna)
    counts = {one: await told(kring, "turn_seconds_count", f'act="{one}"') for one in metrics.TURNS}
    assert counts == {"typed": 1, "press": 1, "extension": 0, "other": 1}, "the sentence might have lost its name"
    assert await told(kring, "turn_seconds_sum", 'act="press"') > 0


@pytest.mark.parametrize(
    ("what", "act"),
    [
        ({"text": "te doen"}, "typed"),
        ({"text": ""}, "typed"),
        ({"text": "meld"}, None),
        ({"text": "zonder naam"}, None),
        ({"text": "Outlook is al de hele week traag"}, None),
        ({"value": {"verb": "friction.take", "title": "Traag"}}, "press"),
        ({"value": {"verb": "friction.form"}}, None),
        ({"value": {"verb": "friction.report", "naming": "named", **FORM}}, "press"),
        ({"value": {"verb": "friction.report", "naming": "told", **FORM}}, None),
        ({"value": {"verb": "friction.report", **FORM}}, None),
        ({"value": {"verb": "friction.confirm", "receipt": "r"}}, None),
        ({"text": "vraag"}, None),
        ({"value": {"verb": "question.ask", "naming": "told", **FORM}}, None),
        ({"value": {"verb": "question.ask", "naming": "named", "seen": "-", **FORM}}, "press"),
        ({"value": {"verb": "nobody.knows", "receipt": "r"}}, None),
        ({"type": "installationUpdate"}, "other"),
        ({"text": "te doen", "conversation": {"id": "19:x", "conversationType": "channel"}}, "other"),
        ({"type": "invoke", "name": "composeExtension/submitAction"}, "extension"),
        ({"type": "invoke", "name": "task/fetch"}, "other"),
    ],
    ids=str,
)
def test_a_turn_that_leaves_no_trace_has_no_sort(what: dict[str, Any], act: str | None) -> None:
    assert metrics.act_of(activity("anna", "https://teams.example", **what), RULES) == act
    if "value" in what:
        value = {"action": {"verb": what["value"]["verb"], "data": what["value"]}}
        press = {"type": "invoke", "name": "adaptiveCard/action", "value": value}
        assert metrics.act_of(activity("anna", "https://teams.example", **press), RULES) == act


async def test_a_turn_that_fails_is_measured_too(machine: FakeMachine) -> None:
    took: list[tuple[str, float]] = []

    class Kept(metrics.Metrics):
        def __init__(self) -> None: ...

        def took(self, act: str, seconds: float) -> None:
            took.append((act, seconds))

    async def fails(_context: object) -> None:
        machine.advance(2)
        raise RuntimeError

    class Said:
        activity = activity("anna", "https://teams.example", text="te doen")

    with pytest.raises(RuntimeError):
        await metrics.timed(fails, Kept(), RULES, machine)(Said())  # type: ignore[arg-type]  # all it asks of a context
    assert took == [("typed", 2)]


@pytest.mark.parametrize(
    ("status", "result"), [(429, "throttled"), (503, "failed"), (403, "blocked"), (400, "refused")]
)
async def test_what_came_of_a_message_is_counted(
    kring: Kring, anna: Colleague, bram: Colleague, status: int, result: str
) -> None:
    kring.teams.accept()
    kring.teams.answer(status)
    await reported(anna)
    assert await told(kring, "teams_results_total", f'result="{result}"') == 1


async def test_a_new_message_and_a_card_that_changes_are_told_apart(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    await taken(anna, bram)
    counts = [await told(kring, "teams_results_total", f'result="{one}"') for one in ("sent", "updated")]
    assert counts == [1, 1], "his work, and her card; her form is a reply"


@pytest.mark.parametrize(("refuse", "result"), [(None, "sent"), (403, "refused"), (400, "refused"), (503, "failed")])
async def test_pings_are_counted(
    kring: Kring, anna: Colleague, bram: Colleague, refuse: int | None, result: str
) -> None:
    kring.service.feed.refuse = refuse  # type: ignore[attr-defined]  # the demo's stand-in
    await solved(anna, bram)
    assert await told(kring, "graph_results_total", f'result="{result}"') == 1


async def test_where_graph_is_not_configured_no_ping_was_refused(sqlite_url: str) -> None:
    def none(_edge: object) -> Any:
        return bot.feed.NoGraph()

    async with running(sqlite_url, feed=none) as kring:
        await solved(kring.colleague("anna"), kring.colleague("bram"))
        assert await told(kring, "graph_results_total", 'result="refused"') == 0
        assert await told(kring, "teams_results_total", 'result="sent"') == 2, "a chat message took its place"


async def test_what_waits_is_told_with_its_age(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    kring.teams.accept()
    kring.teams.answer(503, headers={"Retry-After": "3600"})
    await reported(anna)
    kring.clock.moment += timedelta(minutes=12)
    now = await reading(kring)
    assert now['kring_messages{state="later"}'] == "1.0"
    assert float(now["kring_oldest_due_seconds"]) == 720


@pytest.fixture
async def counted(sqlite_url: str) -> AsyncIterator[tuple[metrics.Metrics, Hop, FakeMachine, FakeClock]]:
    store = open_store(sqlite_url, deliver=asyncio.get_running_loop().call_soon_threadsafe)
    hop, machine, clock = Hop(store), FakeMachine(), FakeClock(NOW)
    waiting = {"teams": lambda: 7, "graph": lambda: 0}
    yield metrics.Metrics(hop=hop, clock=clock, machine=machine, waiting=waiting), hop, machine, clock
    await asyncio.to_thread(store.close)


async def read(made: metrics.Metrics) -> dict[str, str]:
    return series((await made.scrape()).decode())


async def test_the_store_is_looked_at_once_in_five_seconds(
    counted: tuple[metrics.Metrics, Hop, FakeMachine, FakeClock],
) -> None:
    made, hop, machine, _ = counted
    assert (await read(made))['kring_messages{state="ready"}'] == "0.0"
    await hop.write(lambda tx: outbox.owe(tx, Kind.WORK, about="f1", receiver=BRAM, occasion="1", due=NOW, now=NOW))
    machine.advance(4.9)
    assert (await read(made))['kring_messages{state="ready"}'] == "0.0"
    machine.advance(0.2)
    assert (await read(made))['kring_messages{state="ready"}'] == "1.0"
    assert (await read(made))['kring_pacer_waiting{to="teams"}'] == "7.0"


async def test_a_store_that_does_not_answer_is_told_beside_all_else(
    counted: tuple[metrics.Metrics, Hop, FakeMachine, FakeClock],
) -> None:
    made, hop, machine, _ = counted
    assert (await read(made))["kring_store_up"] == "1.0"
    await asyncio.to_thread(hop._store.close)  # noqa: SLF001 - as if it were gone
    machine.advance(6)
    now = await read(made)
    assert (now["kring_store_up"], now["kring_oldest_due_seconds"]) == ("0.0", "NaN")
    assert 'kring_messages{state="ready"}' not in now
    assert now['kring_turn_seconds_count{act="press"}'] == "0.0"
