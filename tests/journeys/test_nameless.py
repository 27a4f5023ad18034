"""Reports without a name, from the form to the reporter's last word, as the people in them read it."""

import re

import pytest

from tests.fakes.client import Colleague
from tests.journeys.kring import Kring
from tests.journeys.steps import AT_FIVE, AT_ONE, REASON, SENTENCE, SOLUTION, TITLE, nameless

pytestmark = pytest.mark.usefixtures("noor")

ENGLISH = "Outlook has been slow all week"
HOUR = re.compile(r"\d\d:\d\d")
each_way = pytest.mark.parametrize("naming", ["told", "pull"])
each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


@each_store
@each_way
async def test_a_report_without_a_name_is_released_taken_solved_and_confirmed(
    kring: Kring, anna: Colleague, bram: Colleague, naming: str
) -> None:
    card = await nameless(anna, naming)
    assert anna.sees("status-waiting", card)
    assert anna.sees("expected-release", card, at="di 17 nov, 13:00")
    assert bram.chat == {}, "nobody hears of it before its release"
    await kring.at(AT_ONE)
    assert bram.sees("nameless")
    assert SENTENCE in bram.reads()
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.status")
    assert anna.sees("status-solved", card)
    assert SOLUTION in anna.reads(card)
    await anna.presses("friction.confirm")
    assert anna.sees("status-confirmed", card)
    assert list(anna.chat) == [card]
    assert not bram.sees("outcome-confirmed", who=bram.told("nameless")), "told with the next release"
    await kring.at(AT_FIVE)
    assert bram.sees("outcome-confirmed", who=bram.told("nameless"))


@each_way
async def test_it_reads_english_too(kring: Kring, liam: Colleague, bram: Colleague, naming: str) -> None:
    card = await nameless(liam, naming, ENGLISH)
    assert liam.sees("status-waiting", card)
    assert liam.sees("status-keep-card", card)
    await kring.at(AT_ONE)
    await bram.presses("friction.take", title="Outlook is slow")
    await bram.presses("friction.decline", text=REASON)
    await liam.presses("friction.status")
    assert liam.sees("status-declined", card)
    await liam.presses("friction.understood")
    assert liam.sees("status-understood", card)
    await kring.at(AT_FIVE)
    assert bram.sees("outcome-understood", who=bram.told("nameless"))


@each_way
async def test_the_handler_never_reads_a_name_a_chat_or_an_hour(
    kring: Kring, anna: Colleague, bram: Colleague, naming: str
) -> None:
    await nameless(anna, naming)
    await kring.at(AT_ONE)
    await bram.says("te doen")
    await bram.presses("friction.show")
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.ask", text="Op welke laptop?")
    await anna.presses("friction.status")
    await anna.presses("friction.reply", text="Op de oude")
    await kring.at(AT_FIVE)
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.status")
    await anna.presses("friction.confirm")
    await kring.at("2026-11-18T09:00")
    assert bram.sees("outcome-confirmed", who=bram.told("nameless"))
    assert not HOUR.search(bram.ever_read())
    assert "di 17 nov" in bram.ever_read(), "the day it entered the queue"
    assert not [word for word in ("anna", "a:anna", "m1") if f'"{word}' in str(bram.ever_shown()).lower()]
    assert anna.name.split()[0] not in str(bram.ever_shown())


async def test_who_wants_to_be_told_is_pinged_without_a_subject(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    card = await nameless(anna, "told")
    await kring.at(AT_ONE)
    await bram.presses("friction.take", title=TITLE)
    assert anna.sees("status-taken", card)
    assert kring.shown == [], "that somebody took it changes the card in silence"
    await bram.presses("friction.solve", text=SOLUTION)
    assert anna.sees("status-solved", card)
    (ping,) = kring.shown
    assert (ping["to"], ping["activityType"]) == (anna.id, "loopNews")
    assert ping["text"] == anna.told("feed-news-plain")
    assert not [word for word in (TITLE, SOLUTION, SENTENCE, bram.name) if word in str(ping)]
    assert list(anna.chat) == [card]


async def test_the_pings_of_one_loop_are_one_line_that_leads_to_no_other(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    for sentence in (SENTENCE, "De printer hapert"):
        await nameless(anna, "told", sentence)
    await kring.at(AT_ONE)
    await bram.says("te doen")
    for _ in range(2):
        await bram.presses("friction.show")
        await bram.presses("friction.note", text="Ik kijk ernaar.") if bram.sees("item-yours") else None
        await bram.presses("friction.take", title=TITLE)
        await bram.presses("friction.note", text="Ik kijk ernaar.")
        await bram.presses("friction.solve", text=SOLUTION)
        await bram.says("te doen")
    chains = [ping["chainId"] for ping in kring.shown]
    assert (len(chains), len(set(chains))) == (4, 2)
    assert chains[0] == chains[1]


@each_store
async def test_who_looks_for_themselves_gets_nothing_sent(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    card = await nameless(anna, "pull")
    sent = len(kring.teams.to(f"a:{anna.id}"))
    await kring.at(AT_ONE)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    assert kring.shown == []
    assert len(kring.teams.to(f"a:{anna.id}")) == sent
    assert anna.sees("status-waiting", card)


async def test_lists_say_where_nameless_reports_are(anna: Colleague) -> None:
    await nameless(anna, "told")
    await anna.says("wat heb ik gemeld")
    assert anna.sees("mine-nameless")
    assert anna.sees("mine-empty")


async def test_what_costs_effort_reaches_the_handler_without_a_name(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    await anna.says("meld")
    await anna.presses(
        "friction.report", naming="pull", text=SENTENCE, impact="workaround", would_help="Een snellere server"
    )
    await kring.at(AT_ONE)
    assert "Ik werk eromheen" in bram.reads()
    assert "Een snellere server" in bram.reads()
