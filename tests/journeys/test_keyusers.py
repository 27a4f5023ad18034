"""Who is my key user, offering to be one, being away and stopping; over real HTTP."""

from collections.abc import Sequence

import pytest

from domain.people import PersonId, Role
from storage import keyusers, people
from tests import examples
from tests.examples import BRAM, SANNE
from tests.fakes.client import Colleague, parts
from tests.journeys.asking import presses_titled
from tests.journeys.kring import Kring
from tests.journeys.steps import SENTENCE, reported

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
OFFER = {"topics": "Planner,Teams", "topics_other": "Visio", "minutes": "90"}
QUESTION = "Hoe deel ik een plan in Planner met een collega?"


async def appointed(kring: Kring, *who: PersonId, topics: Sequence[str] = ("Planner",)) -> None:
    await kring.write(lambda tx: people.appoint(tx, Role.KEY_USER, who))
    for one in who:
        await kring.write(lambda tx, one=one: keyusers.save(tx, one, topics, None))  # type: ignore[misc]


def filled(who: Colleague) -> dict[str, str]:
    return {part["id"]: part.get("value", "") for part in parts(who.card()) if "label" in part}


@each_store
async def test_who_is_my_key_user_is_answered_at_once_and_leads_to_the_question(kring: Kring, anna: Colleague) -> None:
    await appointed(kring, BRAM)
    await anna.says("Wie is mijn key-user?")
    assert len(anna.chat) == 1
    assert anna.sees("contact-title", who="Bram Jansen")
    assert anna.sees("why-one", one=anna.told("why-open", about=0))
    assert "Planner" in anna.reads()
    await anna.presses("question.form")
    assert anna.sees("ask-title")


async def test_without_key_users_it_says_who_looks_for_somebody(liam: Colleague) -> None:
    await liam.says("who is my key user")
    assert liam.sees("contact-coordinators", who="Noor van Dijk")
    await liam.presses("question.form")
    assert liam.sees("ask-title")


@each_store
async def test_somebody_offers_to_be_a_key_user_and_is_one_after_a_coordinator_s_yes(
    anna: Colleague, sanne: Colleague, noor: Colleague
) -> None:
    await sanne.says("key-user")
    assert sanne.sees("keyuser-title-new")
    for line in ("keyuser-role", "keyuser-absence", "keyuser-stops"):
        assert sanne.sees(line)
    await sanne.presses("keyuser.save", **OFFER)
    assert sanne.sees("keyuser-wished")
    assert noor.sees("wish-wishes", who="Sanne de Boer")
    assert "Planner, Teams, Visio" in noor.reads()
    await noor.presses("keyuser.appoint")
    assert noor.sees("wish-one", who="Sanne de Boer")
    assert sanne.sees("keyuser-welcome")
    assert filled(sanne)["topics"] == "Planner,Teams,Visio"
    await anna.says("wie is mijn key-user")
    assert anna.sees("contact-title", who="Sanne de Boer")


async def test_a_no_is_told_too(sanne: Colleague, noor: Colleague) -> None:
    await sanne.says("key-user")
    await sanne.presses("keyuser.save", **OFFER)
    await presses_titled(noor, noor.told("act-wish-no"))
    assert noor.sees("wish-new", who="Sanne de Boer")
    assert sanne.sees("keyuser-not-now")


async def test_a_mistake_comes_back_with_what_was_filled_in_and_a_repeat_gives_the_same(
    kring: Kring, bram: Colleague
) -> None:
    await appointed(kring, BRAM)
    await bram.says("key user")
    own = {"topics": "Planner", "topics_other": "", "minutes": "60", "until": "", "shown": "no"}
    assert filled(bram) == own
    press = bram.pressing("keyuser.save", topics="", topics_other=" ", minutes="30")
    first, second = await bram.sends(press), await bram.sends(press)
    assert first.value == second.value
    assert bram.sees("keyuser-no-topic")
    assert filled(bram)["minutes"] == "30"
    await bram.presses("keyuser.save", topics="Excel", minutes="120")
    assert bram.sees("keyuser-kept")
    assert (filled(bram)["topics"], filled(bram)["minutes"]) == ("Excel", "120")


@each_store
async def test_a_key_user_stops_in_two_presses_and_their_question_goes_to_another(
    kring: Kring, anna: Colleague, bram: Colleague, sanne: Colleague, noor: Colleague
) -> None:
    await appointed(kring, BRAM)
    await asked(anna)
    assert QUESTION in bram.reads()
    await appointed(kring, BRAM, SANNE)
    await bram.says("key-user")
    await bram.presses("keyuser.stop")
    assert bram.sees("keyuser-stop-open")
    assert QUESTION not in sanne.ever_read()
    await bram.presses("keyuser.stop")
    assert bram.sees("keyuser-stopped")
    assert QUESTION in sanne.reads()


async def test_a_key_user_who_is_away_leaves_questions_to_another(
    kring: Kring, anna: Colleague, bram: Colleague, sanne: Colleague, noor: Colleague
) -> None:
    await appointed(kring, BRAM)
    await asked(anna)
    await appointed(kring, BRAM, SANNE)
    await bram.says("key-user")
    await bram.presses("keyuser.save", until="2026-11-20")
    assert bram.sees("preferences-away-until", day="vrijdag 20 november")
    assert QUESTION in sanne.reads()
    await bram.presses("keyuser.absent")
    assert bram.sees("preferences-back")
    assert not bram.sees("preferences-away-until", day="vrijdag 20 november")


async def test_a_coordinator_reads_where_there_is_no_key_user_and_nobody_else_does(
    kring: Kring, anna: Colleague, noor: Colleague, sanne: Colleague
) -> None:
    await noor.says("gaten")
    assert noor.sees("gaps-nobody")
    await sanne.says("key-user")
    await sanne.presses("keyuser.save", **OFFER)
    await noor.says("gaps")
    assert noor.sees("gaps-nobody"), "she offered, and nobody said yes yet"
    assert "Visio" in noor.reads()
    await anna.says("gaten")
    assert anna.sees("refused-not-coordinator")
    assert examples.NAMES[SANNE] not in anna.reads()


@each_store
async def test_what_people_ask_and_nobody_knows_is_for_the_coordinator_to_see(
    kring: Kring, anna: Colleague, noor: Colleague
) -> None:
    await appointed(kring, BRAM)
    await anna.says("Wie is mijn key-user voor PowerPoint?")
    assert anna.sees("contact-nobody-topic", topic="PowerPoint")
    await anna.presses("question.form")
    assert filled(anna)["topic"] == "PowerPoint"
    await anna.presses("question.ask", text="Hoe verlaat ik de blokkendoos?", naming="named")
    if anna.sees("ask-title-found"):
        await anna.presses("question.ask", naming="named")
    assert "blokkendoos" in noor.reads()
    await noor.says("gaten")
    assert noor.sees("gaps-asked", topic="PowerPoint", count=1)
    assert noor.sees("gaps-coordinated", days=90, count=1)
    assert anna.name not in noor.reads()
    for who, told in ((noor, True), (anna, False)):
        await who.says("hulp")
        assert who.sees("help-coordinator") is told


@each_store
async def test_how_it_stands_lists_what_is_open_of_ones_own(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await appointed(kring, BRAM)
    await asked(anna)
    await reported(anna)
    await anna.says("Hoe staat het ervoor?")
    for read in (QUESTION, SENTENCE, anna.told("standing-questions"), anna.told("standing-reports")):
        assert read in anna.reads()
    await anna.presses("question.status")
    await anna.presses("question.withdraw")
    await anna.says("hoe staat het ervoor")
    assert (QUESTION in anna.reads(), SENTENCE in anna.reads()) == (False, True)
    await bram.says("hoe staat het ervoor")
    assert bram.sees("standing-none")


async def asked(anna: Colleague) -> None:
    await anna.says("vraag")
    await anna.presses("question.ask", naming="named", text=QUESTION, topic="Planner")
    if not anna.sees("question-asked"):
        await anna.presses("question.ask", naming="named")
    assert anna.sees("question-asked")
