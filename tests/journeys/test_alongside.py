"""A key user thinks along with what gets in colleagues' way, and its handler and they solve it together (LC9)."""

import json
from typing import Any

import pytest
from sqlalchemy import text

from domain.people import PersonId, Role
from storage import keyusers, people
from tests.examples import ANNA, BRAM
from tests.fakes.client import Colleague
from tests.journeys.kring import Kring
from tests.journeys.steps import AT_FIVE, AT_ONE, SENTENCE, TITLE, code, nameless, reported, taken

KIM = PersonId("kim")
OURS = "Bij Planning laten we de gedeelde agenda's uit."
HELPS = "Zet de cachemodus aan, dan is het weg."
WORD = "Waar collega's tegenaan lopen"
DEPARTMENT = text("UPDATE person SET department = 'Wijkzorg Noord' WHERE id = :who")
each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


@pytest.fixture
async def kim(kring: Kring, noor: Colleague) -> Colleague:
    """A key user of Outlook, whom the directory knew already."""
    kim = kring.colleague(KIM)
    await kim.says("hoi")
    await kring.write(lambda tx: people.appoint(tx, Role.KEY_USER, [KIM]))
    await kring.write(lambda tx: keyusers.save(tx, KIM, ("Outlook",), None))
    await kring.write(lambda tx: tx.run(DEPARTMENT, who=ANNA))
    return kim


async def looks(kim: Colleague, word: str = WORD) -> None:
    """The first of the list."""
    await kim.says(word)
    await kim.presses("friction.heading")


def button(kring: Kring, who: Colleague, verb: str, **data: str) -> dict[str, Any]:
    """A press that no card of theirs ever had, with a seal that is right: only authority is left to refuse it."""
    made = {"type": "Action.Execute", "verb": verb, "data": dict(data), "fallback": {"data": {}}}
    kring.service.seal.stamp({"actions": [made]}, who.id)
    return who.activity(type="invoke", name="adaptiveCard/action", value={"action": made}, replyToId="m")


@each_store
async def test_a_key_user_and_the_handler_close_a_report_together(
    kring: Kring, anna: Colleague, bram: Colleague, kim: Colleague
) -> None:
    card = await taken(anna, bram)
    await looks(kim)
    assert TITLE in kim.reads()
    await kim.presses("friction.context", text=OURS)
    assert kim.sees("along-context")
    assert bram.sees("item-along")
    assert OURS in bram.reads()
    assert anna.sees("step-context", card, who=kim.name)
    await kim.presses("friction.propose", text=HELPS)
    assert [line for line in (OURS, HELPS) if line in anna.reads(card)] == [], "the handler decides what they read"
    await bram.presses("friction.adopt")
    who = bram.told("with-help", who=bram.name, helper=kim.name)
    assert HELPS in anna.reads(card)
    assert anna.sees("step-solve", card, who=who)
    assert kring.shown[-1]["text"] == anna.told("feed-loopSolved", who=who, title=TITLE)
    assert not kim.sees("helped-title", count=1), "only its reporter says that it works"
    await anna.presses("friction.confirm")
    assert kim.sees("helped-title", count=1)
    assert bram.sees("outcome-confirmed", who=anna.name)
    assert hidden(kim, anna, code(anna, card)) == []


def hidden(kim: Colleague, reporter: Colleague, called: str) -> list[str]:
    """What of the report ever reached the key user that is not for colleagues, in any part of any card."""
    raw = json.dumps(kim.ever_shown(), ensure_ascii=False)
    return [one for one in (SENTENCE, reporter.name, "Wijkzorg", called, " nov", "09:3") if one in raw]


@each_store
@pytest.mark.parametrize("naming", ["told", "pull"])
async def test_a_report_without_a_name_is_thought_along_with_from_its_title_on(
    kring: Kring, anna: Colleague, bram: Colleague, kim: Colleague, naming: str
) -> None:
    card = await nameless(anna, naming)
    await kim.says(WORD)
    assert kim.sees("headings-empty")
    await kring.at(AT_ONE)
    await kim.says(WORD)
    assert kim.sees("headings-empty"), "nobody gave it a title yet"
    await bram.presses("friction.take", title=TITLE)
    await looks(kim)
    await kim.presses("friction.propose", text=HELPS)
    await bram.presses("friction.adopt")
    await anna.presses("friction.status", card)
    assert HELPS in anna.reads(card)
    await anna.presses("friction.confirm", card)
    assert not kim.sees("helped-title", count=1), "told with the next release"
    await kring.at(AT_FIVE)
    assert kim.sees("helped-title", count=1)
    assert hidden(kim, anna, code(anna, card)) == []


async def test_the_list_is_a_button_on_what_waits_and_on_being_a_key_user(
    anna: Colleague, bram: Colleague, kim: Colleague
) -> None:
    await taken(anna, bram)
    for word in ("te doen", "key-user"):
        await kim.says(word)
        await kim.presses("friction.headings")
        assert TITLE in kim.reads()
    await kim.says("hulp")
    assert kim.sees("help-words-key-user")
    await bram.says("te doen")
    assert "friction.headings" not in json.dumps(bram.card())
    await bram.says("hulp")
    assert not bram.sees("help-words-key-user")


async def test_it_reads_english_too(kring: Kring, anna: Colleague, bram: Colleague, noor: Colleague) -> None:
    kim = kring.colleague("kim", locale="en-GB")
    await kim.says("hello")
    await kring.write(lambda tx: people.appoint(tx, Role.KEY_USER, [KIM]))
    card = await taken(anna, bram)
    await looks(kim, "What gets in colleagues' way?")
    await kim.presses("friction.propose", text=HELPS)
    assert kim.sees("along-propose")
    await bram.presses("friction.adopt")
    await anna.presses("friction.confirm", card)
    assert kim.sees("helped-title", count=1)


@pytest.mark.parametrize("word", [WORD, "Waar lopen collega's tegenaan?", "What gets in colleagues' way"])
async def test_who_is_no_key_user_is_told_how_to_become_one(
    kring: Kring, anna: Colleague, bram: Colleague, eva: Colleague, noor: Colleague, word: str
) -> None:
    await taken(anna, bram)
    for someone in (eva, bram, noor):
        await someone.says(word)
        assert someone.sees("refused-not-key-user")
        assert TITLE not in someone.reads()


@pytest.mark.parametrize("verb", ["headings", "heading", "context", "propose"])
async def test_a_forged_press_of_somebody_else_is_refused_and_changes_nothing(
    kring: Kring, anna: Colleague, bram: Colleague, eva: Colleague, kim: Colleague, verb: str
) -> None:
    await taken(anna, bram)
    await looks(kim)
    which = kim.pressing("friction.context", text="x")["value"]["action"]["data"]["friction"]
    before = bram.reads()
    await kring.write(lambda tx: keyusers.stop(tx, KIM))
    for someone in (eva, anna, bram, kim):
        press = button(kring, someone, f"friction.{verb}", friction=which)
        press["value"]["action"]["data"]["text"] = HELPS
        assert (await someone.sends(press)).value == someone.told("refused-not-key-user")
    assert bram.reads() == before


async def test_nobody_but_the_handler_takes_a_solution_over(
    kring: Kring, anna: Colleague, bram: Colleague, sanne: Colleague, kim: Colleague
) -> None:
    card = await taken(anna, bram)
    await looks(kim)
    await kim.presses("friction.propose", text=HELPS)
    press = bram.pressing("friction.adopt")
    data = press["value"]["action"]["data"]
    for someone in (kim, anna, sanne):
        assert (await someone.sends(someone.lending(press))).value == someone.told("refused-other-card")
        forged = button(kring, someone, "friction.adopt", friction=data["friction"], answer=data["answer"])
        assert (await someone.sends(forged)).value == someone.told("refused-not-handler")
    assert anna.sees("status-taken", card)
    assert (await bram.sends(bram.forging("friction.adopt", answer="1"))).value == bram.told("refused-changed")


async def test_what_is_not_titled_is_not_there_for_a_key_user(kring: Kring, anna: Colleague, kim: Colleague) -> None:
    await reported(anna)
    which = anna.pressing("friction.withdraw")["value"]["action"]["data"]["friction"]
    for verb in ("heading", "context", "propose"):
        press = button(kring, kim, f"friction.{verb}", friction=which)
        press["value"]["action"]["data"]["text"] = HELPS
        assert (await kim.sends(press)).value == kim.told("refused-unknown")


async def test_what_came_too_late_is_not_lost(anna: Colleague, bram: Colleague, kim: Colleague) -> None:
    await taken(anna, bram)
    await looks(kim)
    card = list(kim.chat)[-1]
    await kim.presses("friction.context", card, text=OURS)
    await bram.presses("friction.solve", text="Opnieuw ingericht.")
    await kim.presses("friction.propose", card, text=HELPS)
    assert kim.sees("moved-on", card)
    assert HELPS in kim.reads(card)
    assert anna.reads().count(anna.told("step-context", who=kim.name)) == 1


async def test_what_the_handler_had_written_is_said_not_to_be_sent(
    anna: Colleague, bram: Colleague, kim: Colleague
) -> None:
    await taken(anna, bram)
    await looks(kim)
    await kim.presses("friction.propose", text=HELPS)
    await bram.presses("friction.adopt", text="Ik was al iets aan het schrijven.")
    assert bram.sees("adopted")
    assert "Ik was al iets aan het schrijven." in bram.reads()
    assert HELPS in anna.reads()
    assert "Ik was al iets" not in anna.reads()


async def test_what_is_only_solved_with_what_is_allowed_is_so_in_a_key_user_s_words_too(
    kring: Kring, anna: Colleague, bram: Colleague, kim: Colleague
) -> None:
    await taken(anna, bram, "Ik mag ChatGPT niet gebruiken van de organisatie")
    await looks(kim)
    await kim.presses("friction.propose", text=HELPS)
    assert await bram.presses("friction.adopt") == bram.told("refused-no-alternative")
    await bram.presses("friction.adopt", alternative="Copilot mag wel.")
    assert "Copilot mag wel." in anna.reads()
    assert HELPS in anna.reads()


async def test_several_key_users_are_one_card_to_the_handler_in_the_morning(
    kring: Kring, anna: Colleague, bram: Colleague, kim: Colleague
) -> None:
    await kring.write(lambda tx: people.appoint(tx, Role.KEY_USER, [KIM, BRAM]))
    await taken(anna, bram)
    await kring.at("2026-11-17T22:00")
    before = len(bram.chat)
    await looks(kim)
    for words in (OURS, HELPS):
        await kim.presses("friction.context", text=words)
    assert len(bram.chat) == before
    await kring.at("2026-11-18T09:00")
    assert len(bram.chat) == before + 1
    assert [words for words in (OURS, HELPS) if words in bram.reads()] == [OURS, HELPS]
