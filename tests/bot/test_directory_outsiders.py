"""Guests, and accounts that several share, hear kindly that Kring is for colleagues; nothing is kept of them."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

import usecases.people
from domain.people import PersonId
from storage import directory
from storage.tables import friction, metadata
from storage.tx import Tx
from tests.examples import NOW, RULES
from tests.fakes.client import Colleague
from tests.journeys.kring import Kring, running
from tests.journeys.steps import SENTENCE, TITLE, nameless, reported

GUEST = PersonId("gert")
_EVERYTHING = {table.name: select(table) for table in metadata.sorted_tables}


def turn_away(tx: Tx) -> None:
    """As a sync does."""
    usecases.people.depart(tx, GUEST, now=NOW, rules=RULES)
    directory.turn_away(tx, {GUEST: "guest"})


def everything(tx: Tx) -> dict[str, list[str]]:
    return {name: sorted(map(str, tx.rows(statement))) for name, statement in _EVERYTHING.items()}


@pytest.fixture
async def kring(store_url: str) -> AsyncIterator[Kring]:
    async with running(store_url) as kring:
        await kring.colleague("noor").says("hoi")
        yield kring


@pytest.fixture(params=["nl-NL", "en-GB"])
def gert(kring: Kring, request: pytest.FixtureRequest) -> Colleague:
    return kring.colleague(GUEST, locale=request.param)


@pytest.mark.parametrize("words", [SENTENCE, "meld", "hoi", "te doen", "wat heb ik gemeld", "anoniem"])
async def test_whatever_a_guest_types_gets_a_kind_no_and_nothing_is_kept(
    kring: Kring, gert: Colleague, words: str
) -> None:
    await kring.write(turn_away)
    before = await kring.write(everything)
    await gert.says(words)
    assert [gert.sees("refused-outsider", message) for message in gert.chat] == [True]
    assert await kring.write(everything) == before


async def test_a_guest_who_installs_the_app_is_not_welcomed_and_not_kept(kring: Kring, gert: Colleague) -> None:
    await kring.write(turn_away)
    before = await kring.write(everything)
    await gert.installs()
    await gert.uninstalls()
    assert (list(gert.chat), await kring.write(everything)) == ([], before)


@pytest.mark.parametrize("naming", ["named", "told", "pull"])
@pytest.mark.parametrize("submits", [True, False])
async def test_a_form_from_before_sends_nothing_anymore(
    kring: Kring, gert: Colleague, naming: str, submits: bool
) -> None:
    await gert.says("meld")
    await kring.write(turn_away)
    if submits:
        await gert.submits("friction.report", text=SENTENCE, naming=naming)
        assert gert.sees("refused-outsider")
    else:
        answer = await gert.presses("friction.report", text=SENTENCE, naming=naming)
        assert answer == gert.told("refused-outsider")
    assert await kring.write(lambda tx: tx.rows(select(friction))) == []


async def test_a_card_from_before_shows_nothing_anymore(kring: Kring, gert: Colleague) -> None:
    for begins, verb in ((reported, "friction.withdraw"), (nameless, "friction.status")):
        await begins(gert)
        await kring.write(turn_away)
        assert await gert.presses(verb) == gert.told("refused-outsider")
        await kring.write(lambda tx: directory.turn_away(tx, {}))


async def test_an_outsider_in_a_hurry_gets_the_same_no(store_url: str) -> None:
    async with running(store_url, KRING_ACTS_PER_MINUTE=1) as kring:
        gert = kring.colleague(GUEST)
        await kring.write(turn_away)
        for _ in range(3):
            await gert.says(SENTENCE)
        assert [gert.sees("refused-outsider", message) for message in gert.chat] == [True, True]


async def test_once_they_are_colleagues_they_are_answered_as_such(kring: Kring, gert: Colleague) -> None:
    await kring.write(turn_away)
    await gert.says("hoi")
    await kring.write(lambda tx: directory.turn_away(tx, {}))
    bram = kring.colleague("bram")
    await reported(gert)
    await bram.presses("friction.take", title=TITLE)
    assert gert.sees("status-taken")
