"""What is wrong and what cures it: as `/readyz` warns of it, and as `kring doctor` lists it."""

import base64
import json
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

import bot.clock
import bot.feed
from bot import checks, doctor, sweep
from bot.checks import Check, State
from bot.settings import Settings
from domain.people import Role
from storage import keep, people
from storage.store import Store, open_store
from tests.examples import BRAM, settle_in
from tests.fakes.client import Colleague
from tests.fakes.machine import FakeMachine
from tests.journeys.kring import KEY, Kring, running
from tests.journeys.steps import reported, solved
from tests.journeys.town import command

GIVEN = {
    "MicrosoftAppId": "app", "MicrosoftAppPassword": "geheim-wachtwoord", "MicrosoftAppTenantId": "tenant",
    "KRING_SEAL_KEY": base64.b64encode(KEY).decode(), "KRING_ADMINS": "noor",
    "KRING_SERVICE_DESK_URL": "https://desk.example/", "KRING_TEAMS_APP_ID": "22222222-0000-0000-0000-000000000002",
}  # fmt: skip
Examine = Callable[..., dict[str, Check]]


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


async def ready(kring: Kring) -> tuple[int, list[str]]:
    kring.machine.advance(60)  # whatever was looked at before is looked at again
    async with kring.wire.session.get(f"{kring.wire.base}/readyz") as got:
        told = await got.json()
        assert told["ready"] is (got.status == 200)
        return got.status, told["warnings"]


async def test_an_organisation_that_is_set_up_is_warned_of_nothing(kring: Kring, anna: Colleague) -> None:
    await reported(anna)
    assert await ready(kring) == (200, [])


async def test_a_store_of_another_version_is_not_ready_and_says_what_to_run(kring: Kring) -> None:
    await kring.write(lambda tx: tx.run(text("UPDATE alembic_version SET version_num = '0000'")))
    status, [told] = await ready(kring)
    assert status == 503
    assert told.startswith("the store is at 0000, and this version needs ")
    assert told.endswith(": kring migrate")


async def test_a_store_that_cannot_be_read_is_not_ready(kring: Kring) -> None:
    await kring.write(lambda tx: tx.run(text("ALTER TABLE role RENAME TO roles")))
    told = "the store does not answer (Failed): look at the server or disk that DATABASE_URL names"
    assert await ready(kring) == (503, [told])


async def test_who_and_what_is_missing_is_named(kring: Kring, anna: Colleague) -> None:
    await reported(anna)

    def job(tx: Any) -> None:
        people.appoint(tx, Role.ADMIN, [])
        people.entrust(tx, "it", owner=None, deputy=None)
        people.entrust(tx, "keyuser", owner=BRAM, deputy=None)

    await kring.write(job)
    status, told = await ready(kring)
    assert (status, told) == (
        200,
        [
            "queue it has no owner and no deputy", "queue keyuser has no deputy", "there is no coordinator",
            "nobody hears of 1 report",
        ],
    )  # fmt: skip


async def test_reports_that_are_late_are_counted_with_the_day_of_the_oldest(kring: Kring, anna: Colleague) -> None:
    await reported(anna)
    await kring.at("2026-11-20T10:00")
    told = "1 open report has passed a deadline, the oldest of 2026-11-17"
    assert await ready(kring) == (200, [told])


async def test_the_coordinators_may_stand_in_for_the_queue_of_their_own(kring: Kring) -> None:
    await kring.write(lambda tx: people.entrust(tx, "admin", owner=None, deputy=None))
    assert await ready(kring) == (200, [])
    await kring.write(lambda tx: people.appoint(tx, Role.ADMIN, []))
    assert "queue admin has no owner and no deputy" in (await ready(kring))[1]


@pytest.mark.parametrize(("days", "warned"), [(0, False), (2, False), (3, True), (30, True)])
def test_a_store_that_was_not_rewritten_for_two_nights_is_warned_of(store: Store, days: int, *, warned: bool) -> None:
    today = datetime(2026, 11, 24, tzinfo=UTC).date()
    last = (today - timedelta(days=days)).isoformat()
    store.write(lambda tx: keep.remember(tx, sweep.REWRITTEN, last)).result(10)
    found = store.read(lambda tx: [*checks.rewriting(tx, today)]).result(10)
    assert [last in one.detail for one in found] == ([True] if warned else [])


def test_a_new_store_has_nothing_to_rewrite(store: Store) -> None:
    today = datetime(2026, 11, 24, tzinfo=UTC).date()
    assert store.read(lambda tx: [*checks.rewriting(tx, today)]).result(10) == []


async def test_graph_that_refuses_everything_is_told_with_since_when(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    assert isinstance(kring.service.feed, bot.feed.LocalFeed)
    kring.service.feed.refuse = 403
    for told in (0, 0, 1):
        await solved(anna, bram)
        assert len((await ready(kring))[1]) == told, "one alone may be somebody without the app"
    kring.service.feed.refuse = 503
    await solved(anna, bram)
    assert len((await ready(kring))[1]) == 1, "what failed says nothing of whether we may"
    kring.service.feed.refuse = None
    await kring.passes(1000)
    await solved(anna, bram)
    assert (await ready(kring))[1] == []


@pytest.mark.parametrize(("status", "told"), [(401, 1), (403, 1), (409, 1), (404, 0), (400, 0)])
async def test_only_what_an_operator_can_mend_counts(
    kring: Kring, anna: Colleague, bram: Colleague, status: int, told: int
) -> None:
    assert isinstance(kring.service.feed, bot.feed.LocalFeed)
    kring.service.feed.refuse = status
    for _ in range(3):
        await solved(anna, bram)
    assert len((await ready(kring))[1]) == told


async def test_since_is_the_first_refusal(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    assert isinstance(kring.service.feed, bot.feed.LocalFeed)
    kring.service.feed.refuse = 403
    before = kring.machine.now()
    await solved(anna, bram)
    after = kring.machine.now()
    for _ in range(2):
        await kring.passes(600)
        await solved(anna, bram)
    [told] = (await ready(kring))[1]
    assert told in {
        f"Graph refuses every notification (403) since {since:%Y-%m-%d %H:%M} UTC, 3 in a row, and people get chat"
        " messages instead: give the app TeamsActivity.Send.User"
        for since in (before, after)
    }


async def test_what_could_not_be_delivered_is_told_until_the_day_after(kring: Kring, anna: Colleague) -> None:
    kring.teams.accept()
    kring.teams.answer(400)
    await reported(anna)
    kring.clock.moment += timedelta(days=1)
    assert (await ready(kring))[1] == [
        "1 message since yesterday could not be delivered: delivery.dead in the log says why"
    ]
    kring.clock.moment += timedelta(days=1)
    assert (await ready(kring))[1] == []


async def test_what_waits_for_ten_minutes_is_told(kring: Kring, anna: Colleague) -> None:
    kring.teams.accept()
    kring.teams.answer(503, headers={"Retry-After": "3600"})
    await reported(anna)
    kring.clock.moment += timedelta(minutes=9)
    assert (await ready(kring))[1] == []
    kring.clock.moment += timedelta(minutes=2)
    assert (await ready(kring))[1] == [
        "a message waits for 11 minutes to be sent: lines of delivery and pump in the log say why"
    ]


class Machine(FakeMachine):
    def __init__(self, moment: datetime) -> None:
        super().__init__()
        self._start = moment - timedelta(seconds=self._seconds)


@pytest.fixture
def examined(store_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Examine:
    """What is found, by its name, on each store; `changes` are settings, an empty one is not set."""
    monkeypatch.chdir(tmp_path)

    def examine(moment: datetime | None = None, **changes: str) -> dict[str, Check]:
        for field in Settings.model_fields.values():
            monkeypatch.delenv(str(field.alias), raising=False)
        for name, value in (GIVEN | {"DATABASE_URL": store_url} | changes).items():
            monkeypatch.setenv(name, value)
        found = doctor.examine(bot.clock.Machine() if moment is None else Machine(moment))
        assert not any(secret in str(found) for secret in (GIVEN["MicrosoftAppPassword"], GIVEN["KRING_SEAL_KEY"]))
        return {one.check: one for one in found}

    return examine


def bad(found: dict[str, Check]) -> dict[str, State]:
    return {name: one.state for name, one in found.items() if one.state is not State.OK}


def test_where_all_is_well_everything_is_ok(examined: Examine, store: Store) -> None:
    store.write(settle_in).result(10)
    found = examined()
    assert bad(found) == {}
    assert found.keys() >= {*GIVEN, "time zone", "store", "queues", "coordinators", "clock"}


@pytest.mark.parametrize("name", [*GIVEN])
def test_each_setting_that_is_needed_is_named(examined: Examine, store: Store, name: str) -> None:
    store.write(settle_in).result(10)
    found = bad(examined(**{name: ""}))
    together = {"MicrosoftAppTenantId": "settings", "MicrosoftAppPassword": "settings"}
    state = State.WARN if name in ("KRING_SERVICE_DESK_URL", "KRING_TEAMS_APP_ID") else State.FAIL
    assert found == {together.get(name, name): state}


def test_a_managed_identity_needs_no_password(examined: Examine, store: Store) -> None:
    store.write(settle_in).result(10)
    assert bad(examined(MicrosoftAppPassword="", MicrosoftAppType="UserAssignedMSI")) == {}


def test_every_setting_that_cannot_be_used_is_told_with_what_it_takes(
    examined: Examine,
) -> None:
    found = examined(KRING_TIME_ZONE="Mars", KRING_SEAL_KEY="geheim", PORT="x")
    assert bad(found) == {"KRING_TIME_ZONE": State.FAIL, "PORT": State.FAIL}
    assert found["KRING_TIME_ZONE"].detail == "KRING_TIME_ZONE is an IANA name, such as Europe/Amsterdam"


def test_a_seal_key_of_another_length_is_told_with_how_to_make_one(examined: Examine) -> None:
    told = examined(KRING_SEAL_KEY="c2hvcnQ=")["KRING_SEAL_KEY"]
    assert (told.state, "c2hvcnQ=" in str(told), "python3 -c" in told.cure) == (State.FAIL, False, True)


@pytest.mark.parametrize(
    ("url", "check", "detail", "cure"),
    [
        ("sqlite:///new.db", "store", "no tables yet", "kring migrate"),
        ("sqlite:///nowhere/new.db", "store", "no tables yet", "kring migrate"),
        ("postgresql://kring:geheim-wachtwoord@127.0.0.1:1/kring", "store", "does not answer (Busy)", "server or disk"),
        ("mysql://kring:geheim-wachtwoord@db/kring", "DATABASE_URL", "starts with sqlite", "docs/running.md"),
    ],
)
def test_a_store_that_cannot_be_used_is_told(
    examined: Examine, tmp_path: Path, url: str, check: str, detail: str, cure: str
) -> None:
    found = examined(DATABASE_URL=url)
    assert bad(found) == {check: State.FAIL}
    assert (detail in found[check].detail, cure in found[check].cure) == (True, True)
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("new")] == [], "asking makes nothing"


def test_a_clock_that_is_behind_is_told(examined: Examine, store: Store) -> None:
    store.write(settle_in).result(10)
    assert bad(examined(datetime(2020, 1, 1, tzinfo=UTC))) == {"clock": State.FAIL}
    ahead = bot.clock.Machine().now() + timedelta(days=2)  # another day wherever the organisation is
    store.write(lambda tx: keep.remember(tx, sweep.REWRITTEN, ahead.date().isoformat())).result(10)
    assert "and Kring worked on " in examined()["clock"].detail


def test_a_clock_apart_from_the_database_s_is_told(postgres_url: str) -> None:
    apart = bot.clock.Machine().now() + timedelta(seconds=30)
    opened = open_store(postgres_url)
    told = opened.read(lambda tx: doctor.clock(tx, apart)).result(10)
    opened.close()
    assert (told.state, told.cure) == (State.FAIL, "let NTP set the clock")


async def test_the_command_lists_it_and_ends_with_one_when_something_fails(sqlite_url: str, tmp_path: Path) -> None:
    given = GIVEN | {"DATABASE_URL": sqlite_url, "COLUMNS": "200"}
    ended = await command("doctor", cwd=tmp_path, **given)
    assert (ended.code, ended.err) == (0, ""), "warnings are no failure"
    assert "queue it has no owner and no deputy" in ended.out
    ended = await command("doctor", "--json", cwd=tmp_path, **given | {"KRING_ADMINS": ""})
    found = json.loads(ended.out)
    assert (ended.code, ended.err) == (1, "")
    assert {tuple(one) for one in found} == {("check", "state", "detail", "cure")}
    assert [one["check"] for one in found if one["state"] == "fail"] == ["KRING_ADMINS"]
    assert "geheim-wachtwoord" not in ended.out
