"""What nobody finds: nameless reports in four situations, and five mutants in which the same attack does find them."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import pytest
import structlog
from sqlalchemy import text, update

import usecases.friction
import usecases.nameless
from dialogs import routes
from dialogs.turn import Reply, Turn
from domain.friction import FrictionId
from domain.messages import Kind
from domain.rules import Rules
from storage import friction, keep, once, outbox
from storage.tables import message
from storage.tx import Tx
from tests.examples import BRAM, NOOR
from tests.fakes.client import Colleague
from tests.journeys import attack
from tests.journeys.attack import Secret
from tests.journeys.kring import Kring
from tests.journeys.steps import SOLUTION, TITLE

QUIET = timedelta(minutes=25)  # around what is done in an idle hour
CLOSE = timedelta(seconds=20)  # among others who act a minute apart
ODD = timedelta(minutes=17, seconds=13, microseconds=123_457)  # so that no moment is told by chance
each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


@pytest.fixture
async def logs(kring: Kring) -> AsyncIterator[list[Any]]:
    """Everybody has the app and was welcomed; all that is said from then on."""
    kring.teams.mark = "message-of-teams-"  # ids that are nowhere by chance
    for who in (NOOR, BRAM, "piet", "eva"):
        await kring.colleague(who).installs()
    kring.clock.moment += timedelta(hours=1)
    with structlog.testing.capture_logs() as lines:
        yield lines


@pytest.fixture
def piet(kring: Kring) -> Colleague:
    return kring.colleague("piet")


@pytest.fixture
def eva(kring: Kring) -> Colleague:
    return kring.colleague("eva")


async def idle(kring: Kring, piet: Colleague, eva: Colleague) -> list[Secret]:
    """An hour in which nothing happens but two reports without a name."""
    kring.clock.moment += ODD
    told = await attack.sends(kring, piet, "told", "Het rooster loopt steeds vast, zegt de een")
    kring.clock.moment += ODD
    pull = await attack.sends(kring, eva, "pull", "Niets van gehoord, zegt de ander", typed=False)
    return [told, pull]


async def delivered(kring: Kring, bram: Colleague, piet: Colleague, secret: Secret) -> None:
    """Released, taken, asked about and answered, solved, told by card and ping, and confirmed."""
    await kring.at("2026-11-17T13:00")
    await attack.opens(bram, secret.words)
    kring.clock.moment += timedelta(hours=1)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.ask", text="Sinds wanneer?")
    kring.clock.moment += timedelta(minutes=40) + ODD
    await attack.act(kring, secret, piet, "friction.reply", text="Sinds vorige week")
    kring.clock.moment += timedelta(minutes=50)
    await bram.presses("friction.solve", text=SOLUTION)
    kring.clock.moment += timedelta(minutes=40) + ODD
    await attack.act(kring, secret, piet, "friction.status")
    await attack.act(kring, secret, piet, "friction.confirm")


@each_store
async def test_in_an_idle_hour(kring: Kring, url: str, logs: list[Any], piet: Colleague, eva: Colleague) -> None:
    before = await attack.tables_of(kring)
    secrets = await idle(kring, piet, eva)
    after = await attack.tables_of(kring)
    assert attack.difference(before, after) == {"friction": 2, "mailbox": 1, "once": 1}, "one word was typed"
    await attack.tidied(url)
    assert attack.findings(await attack.loot(kring, url, logs), secrets, apart=QUIET) == []


@each_store
async def test_among_the_journeys_of_twenty_others(
    kring: Kring, url: str, logs: list[Any], piet: Colleague, eva: Colleague
) -> None:
    secrets = []
    for n in range(20):
        kring.clock.moment += timedelta(minutes=1)
        other = kring.colleague(f"collega{n}")
        await other.says(f"Outlook is traag, zegt nummer {n}")
        await other.presses("friction.report", naming="named")
        if n in (7, 13):
            kring.clock.moment += timedelta(seconds=29.5)
            secrets.append(await attack.sends(kring, piet if n == 7 else eva, "told", f"Het rooster loopt vast {n}"))
    await attack.tidied(url)
    assert attack.findings(await attack.loot(kring, url, logs), secrets, apart=CLOSE) == []


@each_store
async def test_after_delivery_and_after_erasure(
    kring: Kring, url: str, logs: list[Any], bram: Colleague, piet: Colleague, eva: Colleague
) -> None:
    secrets = await idle(kring, piet, eva)
    [box] = (await attack.tables_of(kring))["mailbox"]
    await kring.at("2026-11-17T13:00")
    await delivered(kring, bram, piet, secrets[0])
    assert kring.shown[-1]["to"] == piet.id
    assert piet.sees("status-confirmed")
    await attack.tidied(url)
    spoils = await attack.loot(kring, url, logs)
    assert attack.findings(spoils, secrets, apart=CLOSE) == []
    kring.clock.moment += timedelta(days=31)
    await kring.settled()
    await attack.nightly(url)
    spoils = await attack.loot(kring, url, logs)
    assert spoils.tables["mailbox"] == []
    assert bytes(box["sealed"]) not in spoils.raw
    assert attack.findings(spoils, secrets, apart=CLOSE) == []


@each_store
async def test_later_acts_change_the_report_and_what_handlers_hear_and_nothing_else(
    kring: Kring, logs: list[Any], bram: Colleague, piet: Colleague, eva: Colleague
) -> None:
    secret, _ = await idle(kring, piet, eva)
    await kring.at("2026-11-17T13:00")
    await attack.opens(bram, secret.words)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.ask", text="Sinds wanneer?")
    for verb, inputs, allowed in (
        ("friction.status", {}, {}),
        ("friction.reply", {"text": "Vorige week"}, {"friction": 1, "event": 1, "message": 1}),
    ):
        before = await attack.tables_of(kring)
        await attack.act(kring, secret, piet, verb, **inputs)
        after = await attack.tables_of(kring)
        assert attack.difference(before, after) == allowed, verb
    new = [row for row in after["message"] if row not in before["message"]]
    assert [row["receiver"] for row in new] == [BRAM]
    assert [row["state"] for row in new] == ["later"], "told with the next release"


async def test_while_teams_is_in_trouble_the_outbox_says_no_more(
    kring: Kring, url: str, logs: list[Any], bram: Colleague, piet: Colleague, eva: Colleague
) -> None:
    secrets = await idle(kring, piet, eva)
    await kring.at("2026-11-17T13:00")
    await attack.opens(bram, secrets[0].words)
    kring.teams.answer(503)
    await bram.presses("friction.take", title=TITLE)
    await attack.tidied(url)
    spoils = await attack.loot(kring, url, logs)
    assert [row["state"] for row in spoils.tables["message"] if row["receiver"].startswith("mailbox:")] == ["later"]
    assert attack.findings(spoils, secrets, apart=CLOSE) == []


async def many(kring: Kring) -> list[Secret]:
    secrets = []
    for n in range(24):
        kring.clock.moment += timedelta(minutes=1)
        secrets.append(await attack.sends(kring, kring.colleague(f"nummer{n}"), "told", f"Het rooster loopt vast {n}"))
    return secrets


async def test_keys_say_nothing_of_the_order_of_many(kring: Kring, url: str, logs: list[Any]) -> None:
    secrets = await many(kring)
    await attack.tidied(url)
    assert attack.findings(await attack.loot(kring, url, logs), secrets, apart=CLOSE) == []


Mutation = Callable[[Tx, Turn, Reply, FrictionId], object]


def also(monkeypatch: pytest.MonkeyPatch, mutation: Mutation) -> None:
    """Kring as somebody in good faith might change it: what else happens when a report is sent."""
    original = routes.VERBS["friction.report"]

    def report(tx: Tx, turn: Turn, rules: Rules) -> Reply:
        reply = original(tx, turn, rules)
        found = friction.of_receipt(tx, turn.slip.kept) if turn.slip else None
        if found:
            mutation(tx, turn, reply, found.id)
        return reply

    monkeypatch.setitem(routes.VERBS, "friction.report", report)


def conversation_in_the_outbox(tx: Tx, turn: Turn, _reply: Reply, which: FrictionId) -> None:
    """So that the next update needs no key."""
    box = "mailbox:of " + which
    outbox.owe(tx, Kind.STATUS, about=which, receiver=box, occasion="", due=turn.now + timedelta(days=9), now=turn.now)
    tx.run(update(message).where(message.c.receiver == box).values(address={"conversation": turn.person.conversation}))


def once_only_row(tx: Tx, turn: Turn, reply: Reply, which: FrictionId) -> None:
    """So that a repeated press is cheap."""
    once.keep(tx, which + which, turn.now, card=reply.card, ids={"friction": which})


def rowid_table(tx: Tx, _turn: Turn, _reply: Reply, which: FrictionId) -> None:
    """To search in later."""
    tx.run(text("CREATE TABLE IF NOT EXISTS found (friction TEXT)"))
    tx.run(text("INSERT INTO found VALUES (:which)"), which=which)


def last_seen(tx: Tx, turn: Turn, _reply: Reply, _which: FrictionId) -> None:
    """To know who uses the bot."""
    keep.remember(tx, f"seen {turn.person.id}", turn.now.isoformat())


@pytest.fixture
def rising(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids that rise with time, which makes an index faster."""
    count = iter(range(1, 1000))
    original = usecases.friction.derive

    def derive(seed: bytes, what: str) -> bytes:
        return next(count).to_bytes(4) + original(seed, what)[4:]

    for module in (usecases.friction, usecases.nameless):
        monkeypatch.setattr(module, "derive", derive)


@pytest.mark.parametrize(
    ("mutation", "found"),
    [
        (conversation_in_the_outbox, "message holds the conversation of the reporter beside the report"),
        (once_only_row, "more rows than need be: once"),
        (rowid_table, "found keeps the order of writing"),
        (last_seen, "keep.value tells when a nameless act was done"),
    ],
)
async def test_a_mutant_is_caught(
    kring: Kring, url: str, logs: list[Any], piet: Colleague, eva: Colleague, monkeypatch: pytest.MonkeyPatch,
    mutation: Mutation, found: str,
) -> None:  # fmt: skip
    also(monkeypatch, mutation)
    before = await attack.tables_of(kring)
    secrets = await idle(kring, piet, eva)
    spoils = await attack.loot(kring, url, logs)
    more = attack.difference(before, spoils.tables)
    extra = [f"more rows than need be: {name}" for name, count in more.items() if count > NEEDED.get(name, 0)]
    assert found in [*attack.findings(spoils, secrets, apart=QUIET), *extra]


NEEDED = {"friction": 2, "mailbox": 1, "once": 1}


@pytest.mark.usefixtures("rising")
async def test_the_mutant_with_rising_ids_is_caught(kring: Kring, url: str, logs: list[Any]) -> None:
    secrets = await many(kring)
    found = attack.findings(await attack.loot(kring, url, logs), secrets, apart=CLOSE)
    assert {"friction.id follows the order of sending", "friction.mailbox follows the order of sending"} <= set(found)
