"""Tips in an organisation: none is taught before a key user of its app found it right on today's client."""

import pytest

from content import loader
from domain.audience import Audience, By, Ring
from domain.budget import Rhythm
from domain.people import PersonId, Role
from storage import audience, keyusers, learning, people
from storage.learning import Wishes
from storage.tx import Tx
from tests.fakes.client import Colleague, parts
from tests.journeys.kring import Kring

TIP = loader.tips()["teams-schedule-message"]


async def knows(kring: Kring, who: str, app: str) -> Colleague:
    """Somebody who is a key user of this app."""

    def job(tx: Tx) -> None:
        people.appoint(tx, Role.KEY_USER, [PersonId(who)])
        keyusers.save(tx, PersonId(who), (app,), None)

    await kring.write(job)
    return kring.colleague(who)


@pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
async def test_no_tip_is_taught_before_a_key_user_found_it_right(kring: Kring, anna: Colleague) -> None:
    await anna.says("tip")
    assert anna.sees("tip-none-yet-title")
    sanne = await knows(kring, "sanne", "Teams")
    await sanne.says("te doen")
    await sanne.presses("tip.look")
    while TIP.lessons["nl"].title not in sanne.reads():
        await sanne.presses("tip.notready")
    assert TIP.lessons["nl"].how[0] in sanne.reads(), "as colleagues will see it"
    await sanne.presses("tip.ready")
    await anna.says("tip")
    assert TIP.lessons["nl"].title in anna.reads()
    assert not anna.sees("tip-example")


async def test_who_types_that_tips_should_stop_has_none_from_then_on_and_reads_how_to_undo_it(
    kring: Kring, anna: Colleague
) -> None:
    for words in ("Stop met die tips", "geen tips meer", "no more tips!"):
        await kring.write(lambda tx: learning.wish(tx, PersonId(anna.id), Wishes()))
        await anna.says(words)
        assert anna.sees("teach-stopped"), words
        assert anna.sees("teach-rhythm"), words
        assert (await kring.write(lambda tx: learning.wishes(tx, PersonId(anna.id)))).rhythm is Rhythm.OFF
    await anna.says("stop")
    assert anna.sees("stopped"), "of what, that word does not say"


async def tips_to_suit(someone: Colleague) -> str:
    """The card on which they say how they are taught, in a message of its own."""
    await someone.says("instellingen")
    await someone.presses("preferences.tips")
    return list(someone.chat)[-1]


@pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
async def test_who_likes_news_later_says_so_once_and_no_older_card_undoes_it(kring: Kring, anna: Colleague) -> None:
    old, new = await tips_to_suit(anna), await tips_to_suit(anna)
    before = anna.taps
    await anna.presses("preferences.teach", new, ring="later")
    assert anna.taps - before == 2
    assert anna.sees("preferences-kept")
    await anna.presses("preferences.teach", old, moments="find")
    whom = Audience(include={By.RING: frozenset({Ring.LATER}), By.MOMENT: frozenset({"find"})})
    assert await kring.write(lambda tx: audience.members(tx, whom, after=None, most=9)) == [anna.id]
    last = await tips_to_suit(anna)
    [field] = [one for one in parts(anna.card(last)) if one.get("id") == "ring"]
    assert field["value"] == "later"
    await anna.presses("preferences.teach", last, ring="majority")
    assert await kring.write(lambda tx: audience.members(tx, whom, after=None, most=9)) == []


async def test_who_knows_another_app_is_not_asked(kring: Kring) -> None:
    sanne = await knows(kring, "sanne", "Zonnewijzer")
    await sanne.says("tips nakijken")
    assert sanne.sees("judge-none")


async def test_a_report_shows_no_tip_before_a_key_user_found_it_right(kring: Kring, anna: Colleague) -> None:
    await anna.says("meld: collega's appen me 's avonds buiten werktijd over roosters")
    await anna.presses("friction.report", naming="named", group="load")
    assert not anna.sees("tip-beside")


async def test_what_somebody_saw_is_theirs_to_erase_in_two_taps(kring: Kring, anna: Colleague) -> None:
    await anna.says("mijn voortgang")
    assert anna.sees("progress-none")
    sanne = await knows(kring, "sanne", "Teams")
    await sanne.says("tips nakijken")
    await sanne.presses("tip.ready")
    await anna.says("tip")
    await anna.presses("tip.tried")
    await anna.presses("tip.progress")
    assert f"{anna.told('progress-seen')}: 1" in anna.reads()
    before = anna.taps
    await anna.presses("tip.erase")
    await anna.presses("tip.erase")
    assert anna.taps - before == 2
    assert anna.sees("progress-erased")
    assert anna.sees("progress-none")
