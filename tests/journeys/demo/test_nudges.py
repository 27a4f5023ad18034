"""A message about a change on the demo's clock: key users first, then the others in their time; stopped, taken back."""

from typing import Any

from content import loader
from tests.fakes.client import Colleague
from tests.journeys.town import ANNA, BRAM, Town

FATIMA = "00000000-0000-4000-8000-000000000007"  # key user of Teams, in Thuiszorg
LOTTE = "00000000-0000-4000-8000-000000000012"  # the other coordinator
KIT = "Waar is mijn map? In de teammap.\nKan ik offline werken? Ja.\nWie helpt mij? Fatima."
WRITTEN = {
    "title": "Minder zoeken naar de laatste versie", "why": "We verloren veel tijd aan dubbele documenten.",
    "for_you": "Je bewaart documenten voortaan in de teammap.", "what": "De schijf P: wordt alleen-lezen.",
    "help": "Typ je vraag hier.", "when": "2026-12-14", "topic": "Teams", "script": "Open de teammap.", "expected": KIT,
    "audience": "department=Thuiszorg", "for_key_users": "Je laat het je collega's zien.", "worse": "Een klik meer.",
}  # fmt: skip
CARE = [one["id"] for one in loader.demo()["people"] if one["department"] == "Thuiszorg"]
HELPERS = [one["id"] for one in loader.demo()["people"]
           if one["id"] in CARE and "Teams" in one.get("topics", [])]  # fmt: skip


async def written(noor: Colleague, **other: str) -> None:
    await noor.says("bericht")
    await noor.presses("nudge.preview", **WRITTEN | other)


async def sent(noor: Colleague, **other: str) -> None:
    await written(noor, **other)
    await noor.presses("nudge.send")


async def released(here: Town, noor: Colleague, **other: str) -> None:
    await sent(noor, **other)
    await noor.presses("nudge.resume", text="Dit kan niet wachten.")
    await here.advance("PT1H")


def got(here: Town, who: str) -> list[str]:
    """The messages in somebody's chat that are the one about the change."""
    someone = here.colleague(who)
    return [one for one in someone.chat if someone.sees("nudge-kicker", one)]


async def test_what_it_lacks_is_listed_and_it_is_not_sent(noor: Colleague) -> None:
    await written(noor, why="", when="", title="Teams wordt anders", audience="")
    for text in ("nudge-lacks-why", "nudge-lacks-when", "nudge-lacks-headline", "nudge-lacks-audience"):
        assert noor.sees(text), text
    assert not any(button["verb"] == "nudge.send" for button in noor.buttons(list(noor.chat)[-1]))


async def test_key_users_have_it_first_with_what_they_need_and_nobody_else(here: Town, noor: Colleague) -> None:
    await written(noor)
    assert noor.sees("nudge-look-subtitle")
    assert f"{noor.told('nudge-people')}: {len(CARE)}" in noor.reads()
    await noor.presses("nudge.send")
    assert noor.sees("nudge-state-preview")
    fatima = here.colleague(FATIMA)
    assert fatima.sees("nudge-ahead-kicker")
    assert "Je laat het je collega's zien." in fatima.reads()
    assert "Wie helpt mij?" in fatima.reads()
    await here.advance("P3D")
    assert got(here, ANNA) == [], "nobody has it before the preview ends"
    await fatima.presses("update.ready")
    assert fatima.sees("nudge-judged-ready")
    await here.advance("P3D")
    assert got(here, ANNA) == []


async def test_from_key_users_to_everybody_to_done(here: Town, noor: Colleague) -> None:
    await sent(noor)
    await here.colleague(FATIMA).presses("update.ready")
    await here.advance("P9D")
    assert len(got(here, ANNA)) == 1
    assert "Je bewaart documenten voortaan in de teammap." in here.colleague(ANNA).reads(got(here, ANNA)[0])
    assert [len(got(here, who)) for who in HELPERS] == [0] * len(HELPERS), "a key user gets it once: before the others"
    assert got(here, BRAM) == [], "ICT is not in its audience"
    await here.advance("P10D")
    assert {len(got(here, who)) for who in CARE if who not in HELPERS} == {1}
    card = noor.where("nudge.status")
    await noor.presses("nudge.status", card)
    assert noor.sees("nudge-state-watch", card)
    assert f"{noor.told('nudge-reach-delivered')}: {len(CARE) - len(HELPERS)}" in noor.reads(card)
    await here.advance("P45D")
    await noor.presses("nudge.status", card)
    assert noor.sees("nudge-state-done", card)


async def test_held_by_a_key_user_and_released_with_a_reason_that_is_kept(here: Town, noor: Colleague) -> None:
    await sent(noor)
    fatima = here.colleague(FATIMA)
    await fatima.presses("update.notready", text="De knop heet bij ons anders.")
    assert fatima.sees("nudge-judged-notready")
    await here.advance("P10D")
    assert got(here, ANNA) == []
    await noor.presses("nudge.status")
    assert noor.sees("nudge-preview-held")
    assert "De knop heet bij ons anders." in noor.reads()
    await noor.presses("nudge.resume", text="De tekst klopt voor Thuiszorg.")
    assert "De tekst klopt voor Thuiszorg." in noor.reads()
    await here.advance("PT1H")
    assert len(got(here, ANNA)) == 1


async def test_a_stopped_pilot_reaches_nobody_else_until_it_goes_on(here: Town, noor: Colleague) -> None:
    await released(here, noor, pilot="25", audience="everybody")
    everyone = [one["id"] for one in loader.demo()["people"]]
    first = [who for who in everyone if got(here, who)]
    assert 0 < len(first) < 30
    await noor.presses("nudge.status")
    await noor.presses("nudge.pause")
    assert noor.sees("nudge-state-stopped")
    await here.advance("P7D")
    assert [who for who in everyone if got(here, who)] == first
    await noor.presses("nudge.resume")
    await here.advance("P7D")
    assert len([who for who in everyone if got(here, who)]) > 45


async def test_taken_back_it_becomes_one_line_and_reaches_nobody_else(here: Town, noor: Colleague) -> None:
    await released(here, noor, pilot="25", audience="everybody")
    everyone = [one["id"] for one in loader.demo()["people"]]
    first = [who for who in everyone if got(here, who)]
    await noor.presses("nudge.status")
    await noor.presses("nudge.withdraw")
    before = {who: len(here.colleague(who).chat) for who in first}
    await noor.chooses("nudge.withdraw", sure="delivered")
    await here.advance("PT1H")
    for who in first:
        someone = here.colleague(who)
        line = someone.told("nudge-withdrawn", title=WRITTEN["title"])
        assert len([one for one in someone.chat if line in someone.reads(one)]) == 1, "in its place"
        assert len(someone.chat) == before[who]
    await here.advance("P14D")
    assert [who for who in everyone if got(here, who)] == []


async def test_corrected_it_says_so_on_every_card_and_whoever_gets_it_later_had_no_other_words(
    here: Town, noor: Colleague
) -> None:
    await released(here, noor, pilot="25", audience="everybody")
    everyone = [one["id"] for one in loader.demo()["people"]]
    first = [who for who in everyone if got(here, who)]
    await noor.presses("nudge.status")
    await noor.presses("nudge.correct")
    words: dict[str, Any] = {name: text for name, text in WRITTEN.items() if name not in ("when", "topic", "audience")}
    await noor.presses("nudge.correct", **words | {"what": ""})
    assert noor.sees("nudge-lacks-what"), "nothing is changed yet"
    await noor.presses("nudge.correct", **words | {"what": "De schijf P: blijft tot januari."})
    assert not any(here.colleague(who).sees("nudge-corrected", got(here, who)[0]) for who in first)
    await noor.chooses("nudge.correct", sure="1")
    await here.advance("P7D")
    later = [who for who in everyone if got(here, who) and who not in first]
    assert later
    for who in (*first, *later[:5]):
        someone = here.colleague(who)
        [card] = got(here, who)
        assert "De schijf P: blijft tot januari." in someone.reads(card)
        assert someone.sees("nudge-corrected", card) is (who in first), "who gets it later had no other words"


async def test_who_wishes_nothing_unasked_finds_it_where_they_look(
    here: Town, anna: Colleague, noor: Colleague
) -> None:
    await anna.says("geen tips meer")
    await released(here, noor, must="must")
    await here.advance("P7D")
    assert got(here, ANNA) == []
    await anna.says("hoi")
    assert anna.sees("menu-must")
    await anna.presses("nudge.mine")
    assert WRITTEN["title"] in anna.reads()
    await anna.presses("nudge.show")
    assert anna.sees("nudge-kicker")


async def test_acting_on_it_is_one_press_and_what_gets_harder_is_a_report_that_goes_first(
    here: Town, anna: Colleague, noor: Colleague
) -> None:
    await released(here, noor)
    assert len(got(here, ANNA)) == 1
    await anna.presses("nudge.clear")
    assert anna.sees("nudge-told-clear", day="14 december 2026"), "there is nothing to try yet"
    await anna.presses("nudge.done")
    assert anna.sees("nudge-told-done")
    await anna.presses("nudge.why")
    assert "Noor van Dijk" in anna.reads()
    await anna.presses("nudge.harder")
    assert anna.sees("form-change", title=WRITTEN["title"])
    await anna.presses("friction.report", text="Ik kan thuis niet meer bij de map", naming="named")
    assert anna.sees("state-received")
    everyone = [here.colleague(one["id"]) for one in loader.demo()["people"]]
    handler = next(one for one in everyone if one.id != ANNA and "Ik kan thuis niet meer bij de map" in one.ever_read())
    assert f"{handler.told('fact-change')}: {WRITTEN['title']}" in handler.ever_read()
    await noor.presses("nudge.status")
    assert f"{noor.told('nudge-said-done')}: {noor.told('nudge-few', least=5)}" in noor.reads()
    assert f"{noor.told('nudge-said-harder')}: {noor.told('nudge-few', least=5)}" in noor.reads()


async def test_who_removed_the_app_is_counted_as_such_and_gets_nothing(
    here: Town, anna: Colleague, noor: Colleague
) -> None:
    await anna.installs()
    await anna.uninstalls()
    await released(here, noor)
    assert got(here, ANNA) == []
    await noor.presses("nudge.status")
    assert noor.sees("nudge-reach-chosen")
    assert not noor.sees("nudge-reach-blocked"), "of one nobody reads which"


async def test_who_blocked_the_bot_is_counted_as_such_and_is_not_tried_again(
    here: Town, anna: Colleague, noor: Colleague
) -> None:
    await anna.says("hulp")
    before = len(here.teams.to(f"a:{ANNA}"))
    here.teams.block(f"a:{ANNA}")
    await released(here, noor)
    tried = len(here.teams.to(f"a:{ANNA}"))
    assert tried == before + 1
    await here.advance("P7D")
    assert got(here, ANNA) == []
    assert len(here.teams.to(f"a:{ANNA}")) == tried
    await noor.says("bericht")
    await noor.presses("nudge.list")
    await noor.presses("nudge.status")
    assert noor.sees("nudge-reach-chosen")
    assert not noor.sees("nudge-reach-blocked"), "of so few nobody reads which"


async def test_a_colleague_writes_none_and_sees_none_of_it(here: Town, anna: Colleague, noor: Colleague) -> None:
    await anna.says("bericht")
    assert anna.sees("changes-none")
    await sent(noor)
    assert WRITTEN["title"] not in anna.ever_read()
