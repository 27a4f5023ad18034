"""What colleagues reported is shown to who reports the like: they join it, and hear the outcome each for themselves."""

import pytest

from domain.people import Role
from storage import people
from tests.examples import ANNA, NOOR, SANNE
from tests.fakes.client import Colleague, parts
from tests.journeys.kring import Kring
from tests.journeys.steps import SENTENCE, SOLUTION, STILL, TITLE, reported, taken

LIKE = "Op kantoor is Outlook traag"
each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


async def joined(who: Colleague, naming: str, text: str = LIKE) -> str:
    """The message in which their own report lives, which goes with what was shown."""
    await who.says("meld")
    await who.presses("friction.report", naming=naming, text=text)
    assert who.sees("alike-title")
    await who.presses("friction.support")
    return list(who.chat)[-1]


async def followed(who: Colleague) -> str:
    """The message in which what they follow lives."""
    await who.says("meld")
    await who.presses("friction.similar", text=LIKE)
    await who.presses("friction.support")
    return list(who.chat)[-1]


def code_of(card: Colleague) -> str:
    """The code on the newest card."""
    return next(str(part["text"]).split(" · ")[0] for part in parts(card.card()) if _is_code(part))


def _is_code(part: dict[str, object]) -> bool:
    first = str(part.get("text", "")).split(" · ")[0]
    return len(first) == 6 and first.isupper()


@each_store
@pytest.mark.parametrize("naming", ["named", "told", "pull"])
async def test_a_report_that_joins_another_follows_it_and_has_its_own_last_word(
    kring: Kring, anna: Colleague, liam: Colleague, bram: Colleague, naming: str
) -> None:
    first = await taken(anna, bram)
    piet = kring.colleague("piet")
    own = await joined(piet, naming)
    assert piet.sees("goes-with", own, title=TITLE)
    await kring.at("2026-11-17T13:00")
    assert (LIKE in bram.reads()) is (naming == "named"), "a nameless one joined before its release"
    await bram.presses("friction.solve", text=SOLUTION)
    await piet.presses("friction.status") if naming != "named" else None
    assert piet.sees("status-solved", own)
    assert SOLUTION in piet.reads(own)
    await piet.presses("friction.confirm")
    assert piet.sees("status-confirmed", own)
    assert anna.sees("status-solved", first), "each for themselves"


async def test_one_it_is_there_still_stands_alone_again(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    first = await taken(anna, bram)
    piet = kring.colleague("piet")
    own = await joined(piet, "named")
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.confirm")
    await piet.presses("friction.reopen", text=STILL)
    assert piet.sees("status-again", own)
    assert anna.sees("status-confirmed", first)
    assert STILL in bram.reads()
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text="Nu echt.")
    assert piet.sees("status-solved", own)
    assert anna.sees("status-confirmed", first)


async def test_who_follows_hears_the_outcome_by_one_ping_and_the_confirmation_in_silence(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    await taken(anna, bram)
    piet = kring.colleague("piet")
    card = await followed(piet)
    assert piet.sees("follow-taken", card)
    await bram.presses("friction.solve", text=SOLUTION)
    assert piet.sees("follow-solved", card)
    pings = [ping for ping in kring.shown if ping["to"] == piet.id]
    assert [ping["text"] for ping in pings] == [piet.told("feed-news-solve", who=bram.name, title=TITLE)]
    await anna.presses("friction.confirm")
    assert piet.sees("follow-confirmed", card)
    assert len([ping for ping in kring.shown if ping["to"] == piet.id]) == 1
    assert list(piet.chat)[-1] == card


async def test_pressing_it_twice_is_once(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await taken(anna, bram)
    piet = kring.colleague("piet")
    await piet.says("meld")
    await piet.presses("friction.similar", text=LIKE)
    press = piet.pressing("friction.support")
    await piet.sends(press)
    await piet.sends(press | {"id": "again"})
    await bram.presses("friction.solve", text=SOLUTION)
    assert len([ping for ping in kring.shown if ping["to"] == piet.id]) == 1


async def test_how_many_it_bothers_is_told_from_five_on(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await taken(anna, bram)
    for n in range(3):
        await followed(kring.colleague(f"piet{n}"))
    last = kring.colleague("klaas")
    await last.says("meld")
    await last.presses("friction.similar", text=LIKE)
    assert "4" not in "".join(line for line in last.reads().split("\n") if "collega" in line)
    await last.presses("friction.support")
    assert last.sees("bothers", count=5)


async def test_a_key_user_reports_for_colleagues_by_their_number(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    await anna.says("meld")
    assert not [part for part in parts(anna.card()) if part.get("id") == "colleagues"]
    await kring.write(lambda tx: people.appoint(tx, Role.KEY_USER, [ANNA]))
    await anna.says("meld")
    await anna.presses("friction.report", naming="told", text=SENTENCE, colleagues="6")
    assert anna.sees("form-colleagues-named")
    await anna.presses("friction.report", naming="named")
    assert anna.sees("status-received")
    assert bram.told("colleagues", count=6) in bram.reads()


async def test_a_handler_merges_by_code_and_every_reporter_hears_what_was_done(
    kring: Kring, anna: Colleague, liam: Colleague, bram: Colleague
) -> None:
    first = await taken(anna, bram)
    code = code_of(anna)
    other = await reported(liam, "Mail is slow at the office")
    assert await bram.presses("friction.merge", into="ABC234") == bram.told("refused-not-mergeable")
    await bram.presses("friction.merge", into=f" {code.lower()} ")
    assert bram.sees("item-merged")
    assert liam.sees("goes-with", other, title=TITLE)
    await bram.says("te doen")
    await bram.presses("friction.show")
    await bram.presses("friction.solve", text=SOLUTION)
    assert anna.sees("status-solved", first)
    assert liam.sees("status-solved", other)
    assert {ping["to"] for ping in kring.shown} == {anna.id, liam.id}


async def test_when_what_leads_is_taken_back_the_others_go_on(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await taken(anna, bram)
    piet = kring.colleague("piet")
    own = await joined(piet, "named")
    await anna.presses("friction.withdraw")
    assert piet.sees("status-taken", own)
    assert not piet.sees("goes-with", own, title=TITLE)
    await bram.says("te doen")
    await bram.presses("friction.show")
    await bram.presses("friction.solve", text=SOLUTION)
    assert piet.sees("status-solved", own)


async def test_one_s_own_report_is_not_followed(anna: Colleague, bram: Colleague) -> None:
    await taken(anna, bram)
    await anna.says("meld")
    await anna.presses("friction.similar", text=LIKE)
    assert anna.sees("alike-none"), "their own is not shown to them"


async def test_support_on_a_nameless_report_tells_nothing_of_its_reporter(kring: Kring, bram: Colleague) -> None:
    """Whatever anybody sees is the same, whether the nameless reporter presses "me too" on it or somebody else does."""
    await kring.colleague(NOOR).installs()
    reporter, sanne = kring.colleague("piet"), kring.colleague(SANNE)
    await reporter.says("meld")
    await reporter.presses("friction.report", naming="told", text=SENTENCE)
    await kring.at("2026-11-17T13:00")
    await bram.presses("friction.take", title=TITLE)
    seen = []
    for who in (reporter, kring.colleague("klaas")):
        await who.says("meld")
        found = await who.presses("friction.similar", text=LIKE)
        support = await who.presses("friction.support")
        await sanne.says("meld")
        await sanne.presses("friction.similar", text=LIKE)
        texts = [[one.get("text") for one in parts(card)] for card in (found, support)]
        seen.append((texts, sanne.reads(), bram.reads()))
    assert seen[0] == seen[1]
