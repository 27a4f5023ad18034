"""What nobody finds: nameless reports in four situations, read by somebody with everything but the key."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

import storage.rewrite
from tests.examples import BRAM, SANNE
from tests.fakes.client import Colleague, parts
from tests.fakes.machine import SlowMachine
from tests.journeys import attack, scraped
from tests.journeys.attack import CLOSE, ODD, Secret
from tests.journeys.kring import Kring, running
from tests.journeys.steps import LIKE_IT, REASON, SOLUTION, TITLE, supports, taken

QUIET = timedelta(minutes=15)  # around what is done in an idle hour
each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


@pytest.fixture
async def logs(kring: Kring) -> AsyncIterator[list[Any]]:
    """Everybody has the app and was welcomed; all that is said from then on."""
    await attack.begins(kring)
    with scraped.log(kring) as lines:
        yield lines


@pytest.fixture
def piet(kring: Kring) -> Colleague:
    return kring.colleague("piet")


@pytest.fixture
def eva(kring: Kring) -> Colleague:
    return kring.colleague("eva")


async def opens(handler: Colleague, words: str) -> None:
    """Chooses the report with these words from the list of what there is to do."""
    await handler.says("te doen")
    boxes = [one for one in parts(handler.card()) if one.get("type") == "Container" and words in str(one)]
    [button] = [one for one in parts(boxes[-1]) if one.get("type") == "Action.Execute"]
    press = handler.pressing("friction.show")
    press["value"]["action"]["data"] = button["data"]
    await handler.sends(press)


async def tidied(kring: Kring, url: str) -> None:
    """What Kring does by itself: on SQLite every minute, on PostgreSQL every night."""
    await attack.once_free(kring, storage.rewrite.shrink, url)
    if not url.startswith("sqlite"):
        await nightly(kring, url)


async def nightly(kring: Kring, url: str) -> None:
    await attack.once_free(kring, storage.rewrite.rewrite, url)


async def delivered(kring: Kring, bram: Colleague, piet: Colleague, secret: Secret) -> None:
    """Released, taken, asked about and answered, solved, told by card and ping, and confirmed."""
    await kring.at("2026-11-17T13:00")
    await opens(bram, secret.words)
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
    secrets = await attack.idle(kring, piet, eva)
    after = await attack.tables_of(kring)
    assert attack.difference(before, after) == {"friction": 2, "mailbox": 1, "once": 1}, "one word was typed"
    assert logs == [], "each line would tell when"
    await tidied(kring, url)
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
            words = f"Het rooster loopt vast {n}"
            secrets.append(await attack.sends(kring, piet if n == 7 else eva, "told", words))
    await tidied(kring, url)
    assert attack.findings(await attack.loot(kring, url, logs), secrets, apart=CLOSE) == []


@each_store
async def test_after_delivery_and_after_erasure(
    kring: Kring, url: str, logs: list[Any], bram: Colleague, piet: Colleague, eva: Colleague
) -> None:
    secrets = await attack.idle(kring, piet, eva)
    await delivered(kring, bram, piet, secrets[0])
    assert kring.shown[-1]["to"] == piet.id
    assert piet.sees("status-confirmed")
    await tidied(kring, url)
    spoils = await attack.loot(kring, url, logs)
    [box] = spoils.tables["mailbox"]
    assert all(one in spoils.raw for one in attack.pieces(box))
    assert attack.findings(spoils, secrets, apart=QUIET) == []
    kring.clock.moment += timedelta(days=31)
    await kring.settled()
    await nightly(kring, url)
    spoils = await attack.loot(kring, url, logs)
    assert spoils.tables["mailbox"] == []
    assert not any(one in spoils.raw for one in attack.pieces(box))
    assert box["id"].encode() not in spoils.raw
    assert attack.findings(spoils, secrets, apart=QUIET) == []


def _but_timers(left: dict[str, int]) -> dict[str, int]:
    """The days on which the clock does something about a report that is open again."""
    return {name: count for name, count in left.items() if name != "timer"}


async def leaves(kring: Kring, secret: Secret, who: Colleague, verb: str, **inputs: str) -> dict[str, int]:
    """By table, how many rows differ after the act."""
    before = await attack.tables_of(kring)
    await attack.act(kring, secret, who, verb, **inputs)
    return attack.difference(before, await attack.tables_of(kring))


@each_store
async def test_the_way_in_leaves_the_report_alone(kring: Kring, logs: list[Any], piet: Colleague) -> None:
    assert logs == []
    secret = Secret(person=piet.id, name=piet.name, conversation=f"a:{piet.id}")
    assert await leaves(kring, secret, piet, "friction.form") == {}
    assert await leaves(kring, secret, piet, "friction.similar", text="Het rooster loopt vast") == {}
    assert await leaves(kring, secret, piet, "friction.report", text="Bel Jan op 06-12345678") == {}, "no choice yet"
    warned = await leaves(kring, secret, piet, "friction.report", naming="pull", text="Bel Jan op 06-12345678")
    assert warned == {}, "asked once whether a name stands there"
    sent = await leaves(kring, secret, piet, "friction.report", naming="told", text="Het rooster loopt vast")
    assert sent == {"friction": 1, "mailbox": 1}
    assert await leaves(kring, secret, piet, "friction.status") == {}


@each_store
@pytest.mark.parametrize("naming", ["told", "pull"])
async def test_later_acts_change_the_report_and_what_handlers_hear_and_nothing_else(
    kring: Kring, logs: list[Any], bram: Colleague, piet: Colleague, naming: str
) -> None:
    assert logs == []
    secret = await attack.sends(kring, piet, naming, "Het rooster loopt steeds vast")
    await kring.at("2026-11-17T13:00")
    await opens(bram, secret.words)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.ask", text="Sinds wanneer?")
    assert await leaves(kring, secret, piet, "friction.status") == {}
    told = {"friction": 1, "event": 1, "message": 1}
    assert _but_timers(await leaves(kring, secret, piet, "friction.reply", text="Vorige week")) == told
    await bram.presses("friction.solve", text=SOLUTION)
    await leaves(kring, secret, piet, "friction.status")
    assert _but_timers(await leaves(kring, secret, piet, "friction.confirm")) == told
    assert _but_timers(await leaves(kring, secret, piet, "friction.reopen")) == told
    new = [row for row in (await attack.tables_of(kring))["message"] if row["state"] == "later"]
    assert {row["receiver"] for row in new} <= {BRAM, SANNE}, "told with the next release"


@each_store
@pytest.mark.parametrize(("verb", "said"), [("object", {"text": "Daar kan ik niet mee leven"}), ("understood", {})])
async def test_so_do_objecting_to_a_no_and_living_with_it(
    kring: Kring, logs: list[Any], bram: Colleague, piet: Colleague, verb: str, said: dict[str, str]
) -> None:
    assert logs == []
    secret = await attack.sends(kring, piet, "told", "Het rooster loopt steeds vast")
    await kring.at("2026-11-17T13:00")
    await opens(bram, secret.words)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.decline", text=REASON)
    left = _but_timers(await leaves(kring, secret, piet, f"friction.{verb}", **said))
    assert left == {"friction": 1, "event": 1, "message": 1}


@each_store
async def test_going_along_with_a_colleague_and_taking_it_back_change_the_report_alone(
    kring: Kring, logs: list[Any], bram: Colleague, piet: Colleague, eva: Colleague
) -> None:
    assert logs == []
    await taken(eva, bram)
    secret = await attack.sends(kring, piet, "told", LIKE_IT)
    assert await leaves(kring, secret, piet, "friction.support") == {"friction": 1, "event": 1}
    assert await leaves(kring, secret, piet, "friction.withdraw") == {"friction": 1, "event": 1}
    assert (await attack.tables_of(kring))["mailbox"] == []


@pytest.mark.parametrize("trouble", ["refuses", "hangs"])
@each_store
async def test_while_teams_is_in_trouble_the_outbox_says_no_more(
    kring: Kring, url: str, logs: list[Any], bram: Colleague, piet: Colleague, eva: Colleague, trouble: str
) -> None:
    secrets = await attack.idle(kring, piet, eva)
    await kring.at("2026-11-17T13:00")
    await opens(bram, secrets[0].words)
    calls = len(kring.teams.calls)
    if trouble == "refuses":
        kring.teams.answer(503)
        await bram.presses("friction.take", title=TITLE)
    else:
        kring.teams.hang()
        await bram.posts(bram.pressing("friction.take", title=TITLE))
        await kring.teams.wait_for(calls + 1)
    await tidied(kring, url)
    spoils = await attack.loot(kring, url, logs)
    to_boxes = [row["state"] for row in spoils.tables["message"] if row["receiver"].startswith("mailbox:")]
    assert to_boxes == ["later" if trouble == "refuses" else "sending"]
    assert attack.findings(spoils, secrets, apart=QUIET) == []


async def test_while_a_form_is_on_its_way_nothing_says_which_report_it_will_be(
    kring: Kring, url: str, logs: list[Any], piet: Colleague
) -> None:
    assert logs == []
    there, calls = kring.teams.hang(), len(kring.teams.calls)
    await piet.posts(piet.activity(type="message", text="meld"))
    await kring.teams.wait_for(calls + 1)
    before = await attack.loot(kring, url)
    there.set()
    await kring.settled()
    secret = Secret(person=piet.id, name=piet.name, conversation=f"a:{piet.id}", words="Het rooster loopt vast")
    await attack.act(kring, secret, piet, "friction.report", naming="told", text=secret.words)
    [row] = [row for row in before.tables["message"] if row["state"] == "sending"]
    assert row["receiver"] == piet.id
    assert secret.nonces
    assert not any(one.encode() in before.raw for one in secret.nonces)


@each_store
async def test_keys_and_places_say_nothing_of_the_order_of_many(kring: Kring, url: str, logs: list[Any]) -> None:
    secrets = await attack.many(kring)
    await nightly(kring, url)
    assert attack.findings(await attack.loot(kring, url, logs), secrets, apart=CLOSE) == []


@each_store
async def test_what_is_said_in_the_evening_and_heard_the_next_morning_tells_neither(
    kring: Kring, url: str, logs: list[Any], bram: Colleague, piet: Colleague, eva: Colleague, anna: Colleague
) -> None:
    secrets = await attack.idle(kring, piet, eva)
    await kring.at("2026-11-17T13:00")
    await opens(bram, secrets[0].words)
    await bram.presses("friction.take", title=TITLE)
    await supports(anna)
    await bram.presses("friction.solve", text=SOLUTION)
    kring.clock.moment += timedelta(hours=6) + ODD
    await attack.act(kring, secrets[0], piet, "friction.status")
    await attack.act(kring, secrets[0], piet, "friction.reopen", text="Het is er nog")
    await kring.at("2026-11-18T09:00")
    await opens(bram, TITLE)
    await bram.presses("friction.take", title=TITLE)
    await tidied(kring, url)
    spoils = await attack.loot(kring, url, logs)
    assert attack.findings(spoils, secrets, apart=QUIET) == []
    assert {row["kind"] for row in spoils.tables["message"] if row["state"] == "done"} >= {
        "friction.work", "friction.follow",
    }  # fmt: skip


async def test_however_slow_the_store_is_the_log_names_no_turn_on_the_way(url: str) -> None:
    async with running(url, machine=SlowMachine()) as kring:
        await attack.begins(kring)
        piet = kring.colleague("piet")
        await piet.presses("friction.form")
        with scraped.log(kring) as lines:
            await piet.submits("friction.report", naming="told", text="Bel Jan op 06-12345678")
            await piet.presses("friction.report", naming="told", text="Het rooster loopt vast")
            await piet.presses("friction.status")
            await piet.submits("friction.status")
            await kring.wire.post(kring.colleague("eva").lending(piet.pressing("friction.status")))
            kring.teams.answer(502)
            await kring.wire.post(piet.submitting("friction.status"))
    assert {line["event"] for line in lines} == {"slow_job"}
    assert {line["job"].split(".")[1] for line in lines} == {"delivery"}, "the pump, which looks all day"
