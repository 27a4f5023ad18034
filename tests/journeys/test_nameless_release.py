"""When reports without a name enter their queues: together, three times a working day, and never a moment earlier."""

from datetime import datetime, timedelta

import pytest

from tests import examples
from tests.fakes.client import Colleague
from tests.journeys.kring import Kring, running
from tests.journeys.steps import AT_FIVE, AT_ONE, NEXT_DAY, SENTENCE, SOLUTION, TITLE, nameless, reported

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


@each_store
async def test_what_was_sent_in_one_morning_is_one_card_at_one_o_clock(
    kring: Kring, anna: Colleague, liam: Colleague, eva: Colleague, bram: Colleague, noor: Colleague
) -> None:
    senders = ((anna, "told", "09:40"), (liam, "pull", "10:20"), (eva, "told", "12:59"))
    for who, naming, hour in senders:
        await kring.at(f"2026-11-17T{hour}")
        await nameless(who, naming, f"Outlook is traag bij taak {hour[1:].replace(':', '')}")
    assert bram.chat == {}
    await kring.at(AT_ONE)
    assert bram.sees("todo-fresh", count=3)
    assert len(bram.chat) == 1
    assert all(hour not in bram.reads() for _, _, hour in senders)
    assert bram.reads().count(bram.told("nameless")) == 3


async def test_a_report_with_a_name_does_not_wait_for_the_others(
    kring: Kring, anna: Colleague, liam: Colleague, bram: Colleague, noor: Colleague
) -> None:
    await nameless(anna, "pull", "De printer hapert")
    await reported(liam)
    assert SENTENCE in bram.reads()
    await bram.says("te doen")
    assert bram.sees("todo-title", count=1)


@pytest.mark.parametrize(
    ("sent", "entered", "reads"),
    [
        ("2026-11-17T08:00", "2026-11-17T09:00", "di 17 nov, 09:00"),
        ("2026-11-17T12:59", AT_ONE, "di 17 nov, 13:00"),
        (AT_ONE, AT_FIVE, "di 17 nov, 17:00"),
        ("2026-11-17T20:00", NEXT_DAY, "wo 18 nov, 09:00"),
        ("2026-11-18T03:00", NEXT_DAY, "wo 18 nov, 09:00"),
        ("2026-11-20T17:00", "2026-11-23T09:00", "ma 23 nov, 09:00"),
        ("2026-11-21T12:00", "2026-11-23T09:00", "ma 23 nov, 09:00"),
    ],
    ids=["early", "just before", "on the hour", "evening", "night", "Friday evening", "Saturday"],
)
async def test_it_waits_for_the_next_moment_of_a_working_day(
    kring: Kring, anna: Colleague, bram: Colleague, noor: Colleague, sent: str, entered: str, reads: str
) -> None:
    await kring.at(sent)
    await nameless(anna, "pull")
    assert anna.sees("expected-release", at=reads)
    await kring.at((datetime.fromisoformat(entered) - timedelta(minutes=1)).isoformat())
    assert bram.chat == {}
    await bram.says("te doen")
    assert bram.sees("todo-empty")
    await kring.at(entered)
    assert SENTENCE in bram.reads()


async def test_what_its_reporter_says_on_friday_evening_is_heard_on_monday_morning(
    kring: Kring, anna: Colleague, bram: Colleague, noor: Colleague
) -> None:
    await nameless(anna, "told")
    await kring.at(AT_ONE)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    await kring.at("2026-11-20T17:30")
    await anna.presses("friction.confirm")
    assert anna.sees("status-confirmed")
    before = len(bram.chat)
    await kring.at("2026-11-23T08:59")
    assert len(bram.chat) == before
    await kring.at("2026-11-23T09:00")
    assert bram.sees("outcome-confirmed", who=bram.told("nameless"))


async def test_the_deadline_is_a_day_and_counts_from_the_release(
    kring: Kring, anna: Colleague, bram: Colleague, noor: Colleague
) -> None:
    card = await nameless(anna, "told")
    await kring.at(AT_ONE)
    assert anna.sees("expected-taken", card, by="woensdag 18 november")
    assert bram.told("fact-by") + ": woensdag 18 november" in bram.reads()


@each_store
async def test_what_waited_while_kring_was_down_enters_when_it_is_back(url: str) -> None:
    async with running(url) as kring:
        await kring.colleague(examples.NOOR).installs()
        anna = kring.colleague(examples.ANNA)
        await nameless(anna, "pull")
        look = anna.pressing("friction.status")
    async with running(url) as again:
        anna, bram = again.colleague(examples.ANNA), again.colleague(examples.BRAM)
        await again.colleague(examples.NOOR).says("hoi")
        await again.at("2026-11-17T14:10")
        assert SENTENCE in bram.reads()
        assert "14:10" not in bram.ever_read()
        await anna.sends(look | {"serviceUrl": again.teams.url})
        assert anna.sees("status-received")


async def test_before_anybody_spoke_to_kring_with_a_name_it_waits_for_a_way_to_its_handler(
    kring: Kring, anna: Colleague, bram: Colleague, liam: Colleague
) -> None:
    await nameless(anna, "pull")
    await kring.at(AT_ONE)
    assert bram.chat == {}, "nobody's turn but a nameless one told where this organisation's Teams is"
    await liam.says("hi")
    await kring.passes(31)
    assert SENTENCE in bram.reads()
    assert len(bram.chat) == 1
