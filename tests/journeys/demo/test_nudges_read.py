"""A message about a change before it goes: read by a second coordinator, judged by key users, read by who asks."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from content import loader
from tests.fakes.client import Colleague, parts
from tests.journeys.demo.test_nudges import FATIMA, LOTTE, WRITTEN, got, sent, written
from tests.journeys.town import ANNA, Town, demo, town


@pytest.fixture
async def here(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    """A demo in which more than ten people are many."""
    limits = replace(loader.nudge_limits(), approval_above=10)
    monkeypatch.setattr(loader, "nudge_limits", lambda: limits)
    async with town() as here, demo(here, sqlite_url):
        yield here


async def test_what_goes_to_many_is_read_whole_by_another_before_anybody_has_it(here: Town, noor: Colleague) -> None:
    lotte, fatima = here.colleague(LOTTE), here.colleague(FATIMA)
    await sent(noor)
    assert noor.sees("nudge-approving")
    assert got(here, FATIMA) == []
    assert lotte.sees("approve-title")
    await lotte.presses("nudge.look")
    for text in ("why", "for_you", "what", "script", "for_key_users"):
        assert WRITTEN[text] in lotte.reads(), text
    await lotte.presses("nudge.approve")
    assert lotte.sees("nudge-state-preview")
    await here.advance("PT1H")
    assert fatima.sees("nudge-ahead-kicker")


async def test_who_changes_it_hands_the_reading_to_the_one_who_wrote_it(here: Town, noor: Colleague) -> None:
    lotte = here.colleague(LOTTE)
    await sent(noor)
    await lotte.presses("nudge.look")
    await lotte.presses("nudge.form")
    await lotte.presses("nudge.preview", **WRITTEN | {"what": "De schijf P: wordt alleen-lezen, ook thuis."})
    await lotte.presses("nudge.send")
    await here.advance("PT1H")
    newest = noor.where("nudge.look")
    await noor.presses("nudge.look", newest)
    assert "ook thuis." in noor.reads(newest)
    await noor.presses("nudge.approve", newest)
    assert noor.sees("nudge-state-preview", newest)


async def approved(here: Town, noor: Colleague) -> None:
    await sent(noor)
    lotte = here.colleague(LOTTE)
    await lotte.presses("nudge.look")
    await lotte.presses("nudge.approve")
    await here.advance("PT1H")


async def corrects(who: Colleague, **other: str) -> None:
    """Other words, looked at before they go."""
    await who.presses("nudge.correct")
    words = {name: text for name, text in WRITTEN.items() if name not in ("topic", "audience")}
    await who.presses("nudge.correct", **words | {"what": "De schijf is dicht."} | other)


async def test_what_a_key_user_finds_wrong_reaches_who_wrote_it_and_other_words_are_asked_about(
    here: Town, noor: Colleague
) -> None:
    await approved(here, noor)
    fatima, lotte = here.colleague(FATIMA), here.colleague(LOTTE)
    assert fatima.sees("nudge-ahead-check")
    assert WRITTEN["for_you"] in fatima.reads(), "what colleagues read is what is judged"
    await fatima.presses("update.notready", text="De schijf is al dicht.")
    assert fatima.sees("nudge-ahead-waits")
    await here.advance("PT1H")
    assert noor.sees("judged-held-title", who=fatima.name)
    assert "De schijf is al dicht." in noor.reads()
    await corrects(noor)
    refused = await noor.chooses("nudge.correct", sure="1")
    assert refused == noor.told("refused-own-nudge"), "it goes to many: another one corrects it"
    await lotte.says("bericht")
    await lotte.presses("nudge.list")
    await lotte.presses("nudge.status")
    await corrects(lotte)
    await lotte.chooses("nudge.correct", sure="1")
    await here.advance("PT1H")
    assert fatima.sees("nudge-ahead-corrected")
    await fatima.presses("update.ready")
    assert fatima.sees("nudge-judged-ready")
    await here.advance("P8D")
    assert "De schijf is dicht." in here.colleague(ANNA).ever_read()


async def test_where_no_key_user_says_anything_who_wrote_it_hears_that_it_waits(here: Town, noor: Colleague) -> None:
    await approved(here, noor)
    await here.advance("P8D")
    assert noor.sees("judged-quiet-title")
    await here.advance("P7D")
    assert sum(noor.sees("judged-quiet-title", one) for one in noor.chat) == 1


async def test_who_asks_what_changes_reads_it_before_their_turn_and_not_what_is_not_for_them(
    here: Town, anna: Colleague, noor: Colleague
) -> None:
    await anna.says("tips op maat")
    await anna.presses("preferences.teach", ring="later")
    await approved(here, noor)
    await anna.says("wat verandert er")
    assert anna.sees("changes-none"), "key users judge it first"
    await here.colleague(FATIMA).says("wat verandert er")
    assert WRITTEN["title"] in here.colleague(FATIMA).reads()
    await noor.presses("nudge.resume", text="Dit kan niet wachten.")
    await here.advance("PT1H")
    assert got(here, ANNA) == []
    await anna.says("wat verandert er")
    await anna.presses("nudge.show")
    assert WRITTEN["what"] in anna.reads()
    await anna.presses("nudge.notforme")
    await anna.says("wat verandert er")
    assert anna.sees("changes-none")
    await anna.says("nieuws")
    assert anna.sees("changes-none")


async def test_who_likes_news_later_reads_how_many_say_that_it_worked(here: Town, noor: Colleague) -> None:
    """Past ten working days, on the card that comes then."""
    care = [one["id"] for one in loader.demo()["people"] if one["department"] == "Thuiszorg"]
    late = here.colleague(care[-1])
    await late.says("tips op maat")
    await late.presses("preferences.teach", ring="later")
    await approved(here, noor)
    await noor.presses("nudge.resume", text="Dit kan niet wachten.")
    await here.advance("P1D")
    happy = [here.colleague(who) for who in care if got(here, who)][:6]
    for one in happy:
        await one.presses("nudge.clear", got(here, one.id)[0])
        await one.presses("nudge.done", got(here, one.id)[0])
    await here.advance("P16D")
    assert len(got(here, late.id)) == 1
    assert "6 van de" in late.reads(got(here, late.id)[0])


async def test_a_day_that_is_corrected_stands_on_the_card_that_is_looked_at_and_is_the_one_that_everybody_reads(
    here: Town, noor: Colleague
) -> None:
    await approved(here, noor)
    lotte, fatima = here.colleague(LOTTE), here.colleague(FATIMA)
    await corrects(lotte, when="2026-12-21")
    assert lotte.sees("nudge-read-when", day="21 december 2026")
    await lotte.chooses("nudge.correct", sure="1")
    await here.advance("PT1H")
    assert fatima.sees("nudge-read-when", day="21 december 2026")


async def test_a_correction_that_reaches_kring_twice_gets_the_same_card_with_what_was_typed(
    here: Town, noor: Colleague
) -> None:
    await approved(here, noor)
    lotte = here.colleague(LOTTE)
    await lotte.presses("nudge.correct")
    words = {name: text for name, text in WRITTEN.items() if name not in ("topic", "audience")}
    press = lotte.pressing("nudge.correct", **words | {"what": "De schijf is dicht.", "when": "2026-12-21"})
    first = (await lotte.sends(press)).value
    assert (await lotte.sends(press)).value == first
    assert "De schijf is dicht." in lotte.reads()


async def test_a_text_in_another_language_is_corrected_too_and_what_the_first_says_to_key_users_stays_out_of_it(
    here: Town, noor: Colleague
) -> None:
    await written(noor)
    await noor.chooses("nudge.form", lang="en")
    english = {"title": "Less searching for the last version", "what": "Drive P: becomes read-only."}
    await noor.presses("nudge.preview", **WRITTEN | english | {"for_key_users": ""})
    await noor.presses("nudge.send")
    lotte = here.colleague(LOTTE)
    await lotte.presses("nudge.look")
    await lotte.presses("nudge.approve")
    await lotte.presses("nudge.correct")
    await lotte.chooses("nudge.correct", lang="en")
    await lotte.presses("nudge.correct", what="Drive P: is closed.")
    typed = {part["id"]: part.get("value", "") for part in parts(lotte.card()) if "label" in part}
    assert (typed["title"], typed["what"]) == (english["title"], "Drive P: is closed.")
    assert typed["for_key_users"] == ""
    assert "Drive P: is closed." in lotte.reads()
