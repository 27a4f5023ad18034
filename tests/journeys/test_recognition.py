"""What a key user reads of what their help achieved, on the demo's clock and over real HTTP."""

from collections.abc import AsyncIterator

import pytest

from tests import examples
from tests.fakes.client import Colleague, lines, parts
from tests.journeys.asking import ANSWER, QUESTION, WHY, answered, key_users
from tests.journeys.kring import Kring, running
from tests.journeys.steps import TITLE, solved
from tests.journeys.town import ANNA, BRAM, GRACE, MEHMET, Town, demo, town

JEROEN = "00000000-0000-4000-8000-000000000014"  # the one key user for Planner, and keeps what is known about it
KNOWN = "Hoe kopieer ik een plan voor een nieuwe ronde?"
MONTH, LATER = "november 2026", "december 2026"
each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


@pytest.fixture
async def place() -> AsyncIterator[Town]:
    async with town() as place:
        yield place


async def helps(jeroen: Colleague, asker: Colleague) -> None:
    """Asked about Planner, answered by its key user, and it helps."""
    await asker.says(QUESTION)
    await asker.presses("question.ask", topic="Planner")
    await jeroen.presses("question.answer", text=ANSWER)
    await asker.presses("question.accept")
    assert asker.sees("question-accepted")


async def finds(asker: Colleague) -> str:
    """What is known about Planner answers it; its title."""
    await asker.says(KNOWN)
    await asker.presses("question.found")
    assert asker.sees("found-title")
    return asker.reads()


def notes(who: Colleague) -> list[str]:
    """Every note that ever reached them, by its title."""
    start = who.told("impact-title", month="")
    return [line for card in who.ever_shown() for line in lines(card)[:1] if line.startswith(start)]


def newest(who: Colleague) -> str:
    """The message with the last note: thanks may come at the same moment."""
    return [one for one in who.chat if who.sees("impact-thanks", one)][-1]


def badges(who: Colleague, message: str | None = None) -> list[str]:
    return [part["text"] for part in parts(who.card(message)) if part.get("type") == "Badge"]


async def test_a_month_is_told_once_on_the_first_day_they_are_back_also_after_a_restart(
    sqlite_url: str, place: Town
) -> None:
    anna, grace, mehmet, jeroen = (place.colleague(one) for one in (ANNA, GRACE, MEHMET, JEROEN))
    async with demo(place, sqlite_url):
        await jeroen.installs()
        for asker in (anna, grace):
            await helps(jeroen, asker)
        await grace.presses("question.thank")
        assert await finds(anna) == await finds(mehmet)
        await jeroen.says("key-user")
        await jeroen.presses("keyuser.save", until="2026-12-01")
    async with demo(place, sqlite_url):
        assert "2026-12-02T08:" in await place.advance("P14DT22H45M")
        assert notes(jeroen) == []
        await place.advance("PT30M")
        assert notes(jeroen) == [jeroen.told("impact-title", month=MONTH)]
        for text, count in (("impact-helped", 2), ("impact-thanked", 1), ("impact-reused", 2)):
            assert jeroen.sees(text, newest(jeroen), count=count)
        assert jeroen.sees("impact-private", newest(jeroen))
    async with demo(place, sqlite_url):
        await helps(jeroen, mehmet)
        assert "2027-01-04T08:2" in await place.advance("P32DT23H35M")  # the first is a Friday and a holiday
        assert notes(jeroen) == [jeroen.told("impact-title", month=MONTH)]
        await place.advance("PT20M")
        assert notes(jeroen) == [jeroen.told("impact-title", month=one) for one in (MONTH, LATER)]
        assert jeroen.sees("impact-helped", newest(jeroen), count=1)
        assert not [who for who in (anna, grace, mehmet) if notes(who)], "nobody else reads any of it"


async def test_a_note_leads_to_all_it_tells_of(here: Town) -> None:
    """To what they explained, what they reported and what they gave to IT; and where they choose to be seen."""
    anna, jeroen, bram = (here.colleague(one) for one in (ANNA, JEROEN, BRAM))
    await jeroen.installs()
    await finds(anna)
    await solved(jeroen, bram)
    await jeroen.presses("friction.confirm")
    await anna.says(QUESTION)
    await anna.presses("question.ask", topic="Planner")
    await jeroen.presses("question.handover", to="it", text=WHY)
    await bram.presses("question.answer", text=ANSWER)
    await anna.presses("question.accept")
    await here.advance("P1D")
    await jeroen.says("wat leverde het op")
    for read in ("impact-handed", "impact-private"):
        assert jeroen.sees(read)
    shown = list(jeroen.chat)[-1]
    assert {TITLE, QUESTION, jeroen.told("impact-reported", count=0)} <= {
        part for line in jeroen.reads().split("\n") for part in line.split(" · ")
    }
    for verb, text in (("article.show", "article-published"), ("friction.status", "status-confirmed")):
        await jeroen.presses(verb, shown)
        assert jeroen.sees(text, shown)
        await jeroen.says("wat leverde mijn hulp op")
        shown = list(jeroen.chat)[-1]
    await jeroen.presses("question.show", shown)
    assert QUESTION in jeroen.reads(shown)


async def test_who_has_nothing_to_read_yet_is_told_so_kindly(here: Town) -> None:
    jeroen, grace = here.colleague(JEROEN), here.colleague(GRACE)
    await jeroen.says("wat leverde het op")
    assert jeroen.sees("impact-nothing")
    await grace.says("my impact")
    assert grace.sees("impact-nothing")
    await here.advance("P45D")
    assert notes(jeroen) == []


@each_store
async def test_a_key_user_chooses_to_be_seen_as_one_and_takes_it_back(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring, 1)
    card, first = await answered(anna, found)
    mark = anna.told("keyuser-badge")
    assert mark not in badges(anna, card), "not of itself"
    await first.says("key-user")
    await first.presses("keyuser.save", shown="yes")
    await anna.presses("question.thank")
    assert mark in badges(anna, card)
    await anna.says("wie is mijn key-user")
    assert mark in badges(anna)
    assert "dit jaar" not in anna.reads(), "one is too few to tell"
    await first.presses("keyuser.save", shown="no")
    await anna.says("wie is mijn key-user")
    assert mark not in badges(anna)


@each_store
async def test_of_who_wants_it_colleagues_read_how_many_were_helped_this_year(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring, 1)
    [first] = found.values()
    for n in range(5):
        asker = kring.colleague(f"asker {n}")
        await asker.says(QUESTION)
        await asker.presses("question.ask")
        await first.presses("question.answer", text=ANSWER)
        await asker.presses("question.accept")
    await kring.at("2026-11-18T09:00")
    await anna.says("wie is mijn key-user")
    assert not anna.sees("contact-helped", count=5), "they did not choose it"
    await first.says("key-user")
    await first.presses("keyuser.save", shown="yes")
    await anna.says("wie is mijn key-user")
    assert anna.sees("contact-helped", count=5)


async def test_an_old_card_that_did_not_ask_leaves_it_as_it_is(kring: Kring, anna: Colleague) -> None:
    [first] = (await key_users(kring, 1)).values()
    await first.says("key-user")
    press = first.pressing("keyuser.save", minutes="30")
    await first.presses("keyuser.save", shown="yes")
    del press["value"]["action"]["data"]["shown"]
    await first.sends(press)
    await anna.says("wie is mijn key-user")
    assert anna.told("keyuser-badge") in badges(anna)


async def test_another_word_than_yes_or_no_is_refused(kring: Kring) -> None:
    [first] = (await key_users(kring, 1)).values()
    await first.says("key-user")
    answer = await first.sends(first.pressing("keyuser.save", shown="maybe"))
    assert answer.value == first.told("refused-choice")


async def test_an_article_is_shown_to_who_keeps_it_alone(here: Town) -> None:
    anna, jeroen = here.colleague(ANNA), here.colleague(JEROEN)
    await finds(anna)
    await here.advance("P1D")
    await jeroen.says("wat leverde het op")
    answer = await anna.sends(anna.lending(jeroen.pressing("article.show")))
    assert answer.value == anna.told("refused-other-card")


@pytest.mark.parametrize(("minutes", "told"), [("10", True), (None, False)])
async def test_minutes_are_told_where_the_organisation_has_a_number(
    sqlite_url: str, minutes: str | None, told: bool
) -> None:
    async with running(sqlite_url, KRING_MINUTES_SAVED=minutes) as kring:
        anna, found = kring.colleague(examples.ANNA), await key_users(kring, 1)
        _, first = await answered(anna, found)
        await anna.presses("question.accept")
        await kring.at("2026-11-20T09:00")
        await first.says("wat leverde het op")
        assert first.sees("impact-minutes", count=10) is told
