"""Kring as somebody in good faith might change it, and what the attack on nameless reports then finds.

Only here is our own code changed by a test: each mutant is a small convenience, and each leads to a reporter.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import structlog
from aiohttp import web
from sqlalchemy import text, update

import bot.metrics
import bot.pages
import usecases.friction
import usecases.nameless
from dialogs import routes
from dialogs.turn import Reply, Turn
from domain.messages import Kind, Outcome
from domain.rules import Rules
from storage import friction, keep, once, outbox, pump, questions
from storage.tables import message
from storage.tx import Tx
from tests.fakes.client import Colleague
from tests.journeys import attack, scraped
from tests.journeys.kring import Kring, running

Mutation = Callable[[Tx, Turn, Reply, str], object]
NEEDED = {"friction": 2, "mailbox": 1, "once": 1}


def also(monkeypatch: pytest.MonkeyPatch, mutation: Mutation, verb: str = "friction.report") -> None:
    """What else happens when a report is sent, or something is done about a report or question."""
    original = routes.VERBS[verb]

    def done(tx: Tx, turn: Turn, rules: Rules) -> Reply:
        reply = original(tx, turn, rules)
        proof = turn.slip.kept if turn.slip else ""
        found = friction.of_receipt(tx, proof) or questions.of_receipt(tx, proof)
        if found:
            mutation(tx, turn, reply, found.id)
        return reply

    monkeypatch.setitem(routes.VERBS, verb, done)


def conversation_in_the_outbox(tx: Tx, turn: Turn, _reply: Reply, which: str) -> None:
    """So that the next update needs no key."""
    box = "mailbox:of " + which
    outbox.owe(tx, Kind.STATUS, about=which, receiver=box, occasion="", due=turn.now + timedelta(days=9), now=turn.now)
    tx.run(update(message).where(message.c.receiver == box).values(address={"conversation": turn.person.conversation}))


def once_only_row(tx: Tx, turn: Turn, reply: Reply, which: str) -> None:
    """So that a repeated press is cheap."""
    once.keep(tx, which + which, turn.now, card=reply.card, ids={"friction": which})


def rowid_table(tx: Tx, _turn: Turn, _reply: Reply, which: str) -> None:
    """To search in later."""
    tx.run(text("CREATE TABLE IF NOT EXISTS looked_for (friction TEXT)"))
    tx.run(text("INSERT INTO looked_for VALUES (:which)"), which=which)


def last_seen(tx: Tx, turn: Turn, _reply: Reply, _which: str) -> None:
    """To know who uses the bot."""
    keep.remember(tx, f"seen {turn.person.id}", turn.now.isoformat())


def refreshed(tx: Tx, turn: Turn, _reply: Reply, _which: str) -> None:
    """To have the newest name; it says what it said, and PostgreSQL writes it anew all the same."""
    tx.run(text("UPDATE person SET name = name WHERE id = :who"), who=turn.person.id)


def logged(_tx: Tx, _turn: Turn, _reply: Reply, _which: str) -> None:
    """To see that it works; no word of who."""
    structlog.get_logger().info("report.stored")


@pytest.fixture
def rising(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids that rise with time, which makes an index faster."""
    count = iter(range(1, 1000))
    original = usecases.friction.derive

    def derive(seed: bytes, what: str) -> bytes:
        return next(count).to_bytes(4) + original(seed, what)[4:]

    for module in (usecases.friction, usecases.nameless):
        monkeypatch.setattr(module, "derive", derive)


@pytest.fixture
async def reporters(kring: Kring) -> tuple[Colleague, Colleague]:
    await attack.begins(kring)
    return kring.colleague("piet"), kring.colleague("eva")


@pytest.mark.parametrize(
    ("url", "mutation", "found"),
    [
        ("sqlite", conversation_in_the_outbox, "message holds the conversation of the reporter beside the report"),
        ("sqlite", once_only_row, "more rows than need be: once"),
        ("sqlite", rowid_table, "looked_for keeps the order of writing"),
        ("sqlite", last_seen, "keep.value tells when a nameless act was done"),
        ("sqlite", logged, "the log or a page tells the machine's time of a nameless act"),
        ("postgres", refreshed, "person was written with the report, and holds the reporter"),
    ],
    indirect=["url"],
)
async def test_a_mutant_is_caught(
    kring: Kring, url: str, reporters: tuple[Colleague, Colleague], monkeypatch: pytest.MonkeyPatch,
    mutation: Mutation, found: str,
) -> None:  # fmt: skip
    also(monkeypatch, mutation)
    before = await attack.tables_of(kring)
    with scraped.log(kring) as lines:
        secrets = await attack.idle(kring, *reporters)
    spoils = await attack.loot(kring, url, lines)
    more = attack.difference(before, spoils.tables)
    extra = [f"more rows than need be: {name}" for name, count in more.items() if count > NEEDED.get(name, 0)]
    assert found in [*attack.findings(spoils, secrets, apart=attack.ODD), *extra]


@pytest.mark.usefixtures("rising", "reporters")
async def test_the_mutant_with_rising_ids_is_caught(kring: Kring, url: str) -> None:
    secrets = await attack.many(kring)
    found = attack.findings(await attack.loot(kring, url), secrets, apart=attack.CLOSE)
    assert {"friction.id follows the order of sending", "friction.mailbox follows the order of sending"} <= set(found)


async def test_the_mutant_that_measures_every_turn_is_caught(
    kring: Kring, url: str, reporters: tuple[Colleague, Colleague], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the slowest ones are seen too."""
    monkeypatch.setattr(bot.metrics, "act_of", lambda _activity, _rules: "press")
    secrets = await attack.idle(kring, *reporters)
    spoils = await attack.loot(kring, url)
    for secret in secrets:
        found = attack.findings(spoils, [secret], apart=attack.ODD)
        assert 'kring_turn_seconds_count{act="press"} moved at a nameless act' in found


async def test_the_mutant_that_counts_all_that_is_owed_is_caught(
    kring: Kring, url: str, reporters: tuple[Colleague, Colleague], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To see what is to come."""
    original = pump.standing
    later = text("SELECT count(*) FROM message WHERE state = 'later'")
    monkeypatch.setattr(pump, "standing", lambda tx, now: replace(original(tx, now), later=tx.row(later)[0]))
    secret = await attack.sends(kring, reporters[0], "told", "Het rooster loopt steeds vast")
    await kring.at("2026-11-17T13:00")
    assert secret.moved == []
    await attack.act(kring, secret, reporters[0], "friction.reply", text="Elke dag weer")
    found = attack.findings(await attack.loot(kring, url), [secret], apart=attack.ODD)
    assert 'kring_messages{state="later"} moved at a nameless act' in found


async def test_the_mutant_with_a_page_of_what_came_in_last_is_caught(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """To show that it is used."""
    original, last = bot.pages.serve, [""]

    def serve(site: web.Application, **given: Any) -> web.Application:
        async def show(_request: web.Request) -> web.Response:
            return web.Response(text=f"The last report came in at {last[0]}")

        site.router.add_get("/lately", show)
        return original(site, **given)

    monkeypatch.setattr(bot.pages, "serve", serve)
    async with running(url) as kring:
        await attack.begins(kring)
        also(monkeypatch, lambda *_: last.__setitem__(0, kring.machine.now().isoformat()))
        secret = await attack.sends(kring, kring.colleague("piet"), "told", "Het rooster loopt steeds vast")
        found = attack.findings(await attack.loot(kring, url), [secret], apart=attack.ODD)
    assert "the log or a page tells the machine's time of a nameless act" in found


async def test_the_mutant_that_keeps_when_each_message_was_sent_is_caught(
    kring: Kring, url: str, reporters: tuple[Colleague, Colleague], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To see how fast it goes."""
    original, sent = pump.settle, update(message).where(message.c.state == "done")

    def settle(tx: Tx, outcomes: Sequence[Outcome], *, owner: str) -> None:
        original(tx, outcomes, owner=owner)
        tx.run(sent.values(due_at=kring.clock.now()))

    monkeypatch.setattr(pump, "settle", settle)
    secret = await attack.sends(kring, reporters[0], "told", "Het rooster loopt steeds vast")
    await kring.at("2026-11-17T13:00")
    found = attack.findings(await attack.loot(kring, url), [secret], apart=attack.ODD)
    assert "a settled friction.work about a nameless report keeps due_at" in found
