"""A question where everybody is busy, or nobody is there at all: what those in it read."""

import aiohttp

from domain.people import PersonId, Role
from storage import keyusers, people
from tests.fakes.client import Colleague
from tests.journeys.asking import APP, QUESTION, WHY, asked, key_users, with_work
from tests.journeys.kring import Kring


async def gives_minutes(kring: Kring, who: Colleague, minutes: int) -> None:
    await kring.write(lambda tx: keyusers.save(tx, PersonId(who.id), (APP,), minutes))


async def asks(anna: Colleague) -> str:
    await anna.says(QUESTION)
    await anna.presses("question.ask")
    return list(anna.chat)[-1]


async def test_where_all_are_full_it_is_offered_to_them_and_who_takes_it_does(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring, 2)
    for one in found.values():
        await gives_minutes(kring, one, 5)
    card = await asks(anna)
    assert anna.sees("question-with-pool", card, count=2)
    daan, _ = with_work(found)
    assert daan.told("asked-why-full") in daan.reads()
    await daan.presses("question.take")
    assert anna.sees("question-taken", card, who=daan.name)
    assert anna.told("question-due-word", by="dinsdag 17 november") in anna.reads(card)


async def test_who_is_full_is_handed_nothing_and_whoever_tried_reads_why(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring, 2)
    _, first = await asked(anna, found)
    [other] = [one for one in found.values() if one is not first]
    await gives_minutes(kring, other, 5)
    told = await first.presses("question.handover", to=other.id, text=WHY)
    assert told == first.told("refused-full", who=other.name)


async def test_taken_and_silent_both_read_that_another_is_looked_for(kring: Kring, anna: Colleague) -> None:
    found = await key_users(kring, 2)
    card, first = await asked(anna, found)
    await first.presses("question.take")
    await kring.at("2026-11-17T17:31")
    await kring.at("2026-11-18T08:31")
    assert anna.told("question-due-move", by="woensdagmiddag 18 november") in anna.reads(card)
    assert first.told("asked-moves", by="woensdagmiddag 18 november") in first.reads()
    await kring.at("2026-11-19T10:00")
    assert anna.sees("question-step-move", card)
    await first.presses("friction.todo")
    await first.presses("question.show")
    assert first.sees("asked-moved")


async def test_where_nobody_is_it_says_so_to_who_asked_and_to_who_runs_it(kring: Kring, anna: Colleague) -> None:
    await kring.write(lambda tx: people.appoint(tx, Role.ADMIN, []))
    card = await asks(anna)
    assert anna.sees("question-with-nobody", card)
    async with aiohttp.ClientSession() as session, session.get(f"{kring.wire.base}/readyz") as got:
        assert "nobody looks for somebody for 1 question" in (await got.json())["warnings"]
    noor = kring.colleague("noor")
    await noor.installs()
    await kring.write(lambda tx: people.appoint(tx, Role.ADMIN, [PersonId(noor.id)]))
    await kring.at("2026-11-19T09:00")
    assert QUESTION in noor.reads()
    assert anna.sees("question-with-coordinators", card)
