"""Handler and reporter ask, tell and answer on the card; and a "not now" can be disagreed with."""

import pytest

from storage import people
from tests.examples import NOOR
from tests.fakes.client import Colleague
from tests.journeys.kring import Kring
from tests.journeys.steps import REASON, SOLUTION, TITLE, declined, reported, taken

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


@each_store
async def test_a_question_and_its_answer_go_by_the_card_with_one_ping_each_way(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    card = await taken(anna, bram)
    await bram.presses("friction.ask", text="Op welke laptop?")
    assert anna.sees("status-asked", card)
    assert "Op welke laptop?" in anna.reads(card)
    (ping,) = kring.shown
    assert (ping["to"], ping["activityType"]) == (anna.id, "loopNews")
    assert ping["text"] == anna.told("feed-news-ask", who=bram.name, title=TITLE)
    await anna.presses("friction.reply", text="Op de oude")
    assert anna.sees("status-taken", card)
    assert "Op de oude" in bram.reads()
    assert len(kring.shown) == 1


async def test_before_it_is_taken_the_one_on_duty_can_ask_too(anna: Colleague, bram: Colleague) -> None:
    await reported(anna)
    await bram.presses("friction.ask", text="Waar zie je dat?")
    assert anna.sees("status-asked")
    await anna.presses("friction.reply", text="In de agenda")
    await bram.says("te doen")
    await bram.presses("friction.show")
    assert "In de agenda" in bram.reads()


async def test_a_note_is_read_on_the_card_and_changes_no_state(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    card = await taken(anna, bram)
    await bram.presses("friction.note", text="De leverancier kijkt mee.")
    assert anna.sees("status-taken", card)
    assert "De leverancier kijkt mee." in anna.reads(card)
    assert kring.shown[-1]["text"] == anna.told("feed-news-note", who=bram.name, title=TITLE)


async def test_words_need_words(anna: Colleague, bram: Colleague) -> None:
    await taken(anna, bram)
    assert await bram.presses("friction.ask") == bram.told("refused-empty", shortest=1)
    assert await anna.presses("friction.reply") == anna.told("refused-empty", shortest=1)


async def test_an_answer_at_night_is_heard_in_the_morning(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await taken(anna, bram)
    await bram.presses("friction.ask", text="Op welke laptop?")
    await kring.at("2026-11-17T21:00")
    await anna.presses("friction.reply", text="Op de oude")
    assert not any("Op de oude" in bram.reads(one) for one in bram.chat)
    await kring.at("2026-11-18T08:30")
    assert "Op de oude" in bram.reads()


async def test_who_disagrees_says_why_and_it_comes_back_to_who_said_no(anna: Colleague, bram: Colleague) -> None:
    card = await declined(anna, bram)
    assert await anna.presses("friction.object") == anna.told("refused-empty", shortest=1)
    await anna.presses("friction.object", text="Het kost elke dag een uur")
    assert anna.sees("status-again", card)
    assert "Het kost elke dag een uur" in bram.reads()
    await bram.presses("friction.take", title=TITLE)
    assert anna.sees("status-taken", card)


async def test_who_disagrees_twice_is_heard_by_a_coordinator(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    noor = kring.colleague(NOOR)
    await kring.write(lambda tx: people.entrust(tx, "admin", owner=NOOR, deputy=None))
    await declined(anna, bram)
    await anna.presses("friction.object", text="Het kost elke dag een uur")
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.decline", text=REASON)
    assert noor.chat == {}
    await anna.presses("friction.object", text="Nog steeds niet mee eens")
    assert "Nog steeds niet mee eens" in noor.reads()
    assert anna.told("queue-admin") in anna.reads()
    await noor.presses("friction.take", title=TITLE)
    await noor.presses("friction.solve", text=SOLUTION)
    assert anna.sees("status-solved")


RULES_WORDS = "Copilot is verboden en er is geen alternatief"


async def test_what_is_forbidden_is_only_solved_with_what_is_allowed(anna: Colleague, bram: Colleague) -> None:
    await taken(anna, bram, RULES_WORDS)
    assert await bram.presses("friction.solve", text=SOLUTION) == bram.told("refused-no-alternative")
    await bram.presses("friction.solve", text=SOLUTION, alternative="Copilot in Teams mag wel")
    assert anna.sees("said-alternative")
    assert "Copilot in Teams mag wel" in anna.reads()


async def test_what_is_forbidden_can_be_declined_with_a_plain_why_not(anna: Colleague, bram: Colleague) -> None:
    await taken(anna, bram, RULES_WORDS)
    await bram.presses("friction.decline", text=REASON)
    assert anna.sees("status-declined")
    assert REASON in anna.reads()


async def test_a_workaround_never_stands_beside_a_name(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await anna.says("Ik mail bestanden naar mezelf")
    await anna.presses("friction.report", naming="named", impact="workaround")
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.confirm")
    await bram.says("te doen")
    ours = (call.body for call in kring.teams.calls if f"a:{anna.id}" not in call.path)
    assert not [body for body in ours if "eromheen" in str(body)]
    assert "eromheen" not in str(kring.shown)
