"""Me too: what a supporter hears, what a number shows from five on, and what nobody learns of who they are."""

import re
import shutil
from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

from domain.people import PersonId
from storage import people
from tests import examples
from tests.fakes.client import Colleague, lines
from tests.journeys.kring import Kring, running
from tests.journeys.steps import (
    AT_FIVE,
    AT_ONE,
    LIKE_IT,
    REASON,
    SENTENCE,
    SOLUTION,
    STILL,
    TITLE,
    nameless,
    reported,
    supports,
    taken,
)

CROWD = [f"colleague-{number}" for number in range(1, 4)]
CODE = re.compile(r"\b[23456789A-Z]{6}\b")
each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


def stamped(kring: Kring, who: Colleague, which: str) -> dict[str, object]:
    """A press of "me too" on a report that no card shows them."""
    made = {"type": "Action.Execute", "verb": "friction.support", "data": {"friction": which}, "fallback": {"data": {}}}
    kring.service.seal.stamp({"actions": [made]}, who.id)
    value = {"action": made}
    return who.activity(type="invoke", name="adaptiveCard/action", value=value, replyToId=list(who.chat)[-1])


@each_store
async def test_a_supporter_hears_every_outcome_by_one_ping_and_all_else_in_silence(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague
) -> None:
    status = await taken(anna, bram)
    card = await supports(eva)
    await bram.presses("friction.note", text="De leverancier kijkt mee.")
    assert "leverancier" not in eva.ever_read(), "between the handler and who reported"
    await bram.presses("friction.decline", text=REASON)
    assert eva.sees("follow-declined", card)
    assert REASON in eva.reads(card)
    await anna.presses("friction.object", status, text=STILL)
    assert eva.sees("follow-received", card)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    assert eva.sees("follow-solved", card)
    await anna.presses("friction.confirm", status)
    assert eva.sees("follow-confirmed", card)
    said = [ping["text"] for ping in kring.shown if ping["to"] == eva.id]
    assert said == [eva.told(f"feed-news-{act}", who=bram.name, title=TITLE) for act in ("decline", "solve")]
    assert not [words for words in (SENTENCE, STILL, anna.name) if words in eva.ever_read()]


@each_store
async def test_pressing_it_again_changes_nothing(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague
) -> None:
    await taken(anna, bram)
    card = await supports(eva)
    await supports(eva)
    await supports(eva)
    await bram.presses("friction.solve", text=SOLUTION)
    assert eva.sees("follow-solved", card)
    assert [ping["to"] for ping in kring.shown].count(eva.id) == 1
    await bram.says("te doen")
    assert "collega's" not in bram.reads()


@each_store
async def test_by_a_submit_the_form_becomes_what_they_follow(anna: Colleague, eva: Colleague, bram: Colleague) -> None:
    await taken(anna, bram)
    await eva.says("meld")
    card = list(eva.chat)[-1]
    await eva.submits("friction.similar", naming="pull", text=LIKE_IT)
    assert eva.sees("alike-title", card)
    await eva.submits("friction.support")
    assert eva.sees("follow-taken", card)
    await bram.presses("friction.solve", text=SOLUTION)
    assert eva.sees("follow-solved", card)
    assert list(eva.chat) == [card]


@each_store
async def test_from_the_fifth_on_everybody_reads_how_many_and_before_nobody(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague
) -> None:
    status = await taken(anna, bram)
    crowd = [kring.colleague(f"colleague-{number}") for number in range(3)]
    for someone in crowd:
        await supports(someone)
    everybody = (anna, bram, *crowd)
    await anna.presses("friction.reply", status, text="Nog steeds")
    assert not [who.id for who in everybody if re.search(r"\d collega", who.ever_read())]
    await supports(eva)
    assert eva.sees("bothers", count=5)
    await bram.presses("friction.note", text="We kijken ernaar.")
    assert (anna.sees("bothers", status, count=5), bram.sees("colleagues", count=5)) == (True, True)
    newcomer = kring.colleague("newcomer")
    await newcomer.says("meld")
    await newcomer.presses("friction.similar", naming="named", text=LIKE_IT)
    assert newcomer.sees("bothers", count=5)


async def test_who_supports_and_then_reports_it_counts_once(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague
) -> None:
    await taken(anna, bram)
    for number in range(3):
        await supports(kring.colleague(f"colleague-{number}"))
    await reported(kring.colleague("colleague-0"), LIKE_IT)
    await kring.colleague("colleague-0").presses("friction.support")
    await eva.says("meld")
    await eva.presses("friction.similar", naming="named", text=LIKE_IT)
    assert TITLE in eva.reads()
    assert not re.search(r"\d collega", eva.reads())
    await eva.presses("friction.support")
    assert eva.sees("bothers", count=5)


async def test_only_what_has_a_handlers_title_and_is_not_taken_back_can_be_supported(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague
) -> None:
    status = await reported(anna)
    which = str(anna.pressing("friction.withdraw")["value"]["action"]["data"]["friction"])
    await eva.says("meld")
    await eva.presses("friction.similar", naming="named", text=SENTENCE)
    assert eva.sees("alike-none")
    assert (await eva.sends(stamped(kring, eva, which))).value == eva.told("refused-unknown")
    await bram.presses("friction.take", title=TITLE)
    assert (await anna.sends(stamped(kring, anna, which))).value == anna.told("refused-own-support")
    await anna.presses("friction.withdraw", status)
    assert (await eva.sends(stamped(kring, eva, which))).value == eva.told("refused-unknown")
    await eva.says("meld")
    await eva.presses("friction.similar", naming="named", text=LIKE_IT)
    assert eva.sees("alike-none")


async def test_colleagues_see_a_title_and_never_the_words_who_or_when(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague
) -> None:
    await taken(anna, bram, "Outlook loopt steeds vast bij het dossier van kamer twaalf")
    await eva.says("meld")
    await eva.presses("friction.similar", naming="named", text=LIKE_IT)
    assert TITLE in eva.reads()
    assert not [words for words in ("kamer twaalf", anna.name, "17 nov", "09:30") if words in eva.reads()]


async def test_three_at_most_are_shown_and_one_s_own_is_not_among_them(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague
) -> None:
    for number in range(4):
        await taken(kring.colleague(f"colleague-{number}"), bram)
    await taken(eva, bram)
    await eva.says("meld")
    await eva.presses("friction.similar", naming="named", text=LIKE_IT)
    assert eva.reads().split("\n").count(TITLE) == 3
    await reported(anna, LIKE_IT)
    assert anna.reads().split("\n").count(TITLE) == 3


@each_store
async def test_what_a_nameless_reporter_says_reaches_supporters_with_the_next_release(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague, noor: Colleague
) -> None:
    await nameless(anna, "told")
    await kring.at(AT_ONE)
    await bram.presses("friction.take", title=TITLE)
    card = await supports(eva)
    await bram.presses("friction.solve", text=SOLUTION)
    assert eva.sees("follow-solved", card)
    await anna.presses("friction.confirm")
    assert eva.sees("follow-solved", card)
    await kring.at(AT_FIVE)
    assert eva.sees("follow-confirmed", card)


async def played(url: str, supporters: Sequence[str], *, naming: str, watched: Collection[str]) -> dict[str, list[str]]:
    """What everybody in `watched` ever reads of a nameless report that these support: codes are left out."""
    async with running(url) as kring:
        await kring.colleague(examples.NOOR).installs()
        anna, bram, onlooker = (kring.colleague(who) for who in (examples.ANNA, examples.BRAM, "onlooker"))
        card = await nameless(anna, naming)
        await kring.at(AT_ONE)
        await bram.presses("friction.take", title=TITLE)
        for who in supporters:
            await supports(kring.colleague(who))
        await onlooker.says("meld")
        await onlooker.presses("friction.similar", naming="named", text=LIKE_IT)
        await onlooker.presses("friction.support")
        await bram.says("te doen")
        await bram.presses("friction.show")
        await bram.presses("friction.solve", text=SOLUTION)
        await anna.presses("friction.status", card)
        await anna.presses("friction.confirm", card)
        await kring.at(AT_FIVE)
        await onlooker.says("wat heb ik gemeld")
        seen = {who: [CODE.sub("CODE", "\n".join(lines(one))) for one in kring.colleague(who).ever_shown()]
                for who in watched}  # fmt: skip
        pinged = [str(ping["text"]) for ping in kring.shown if ping["to"] in watched]
        return seen | {"feed": pinged}


@pytest.mark.parametrize("naming", ["told", "pull"])
@pytest.mark.parametrize(
    ("with_them", "without_them"),
    [
        (["colleague-1", examples.ANNA], ["colleague-1"]),
        ([examples.ANNA, *CROWD], ["eva", *CROWD]),
    ],
    ids=["a few", "a crowd"],
)  # fmt: skip
async def test_nobody_reads_whether_the_nameless_reporter_supports_it_too(
    sqlite_url: str, tmp_path: Path, naming: str, with_them: list[str], without_them: list[str]
) -> None:
    other = f"sqlite:///{shutil.copy(sqlite_url.removeprefix('sqlite:///'), tmp_path / 'other.db')}"
    watched = [examples.BRAM, examples.SANNE, examples.NOOR, "onlooker", "colleague-1", "colleague-2"]
    one = await played(sqlite_url, with_them, naming=naming, watched=watched)
    two = await played(other, without_them, naming=naming, watched=watched)
    assert one == two
    assert len(one[examples.BRAM]) > 5
    assert len(one["feed"]) > 0


@each_store
async def test_nobody_but_they_themselves_ever_reads_who_supports_a_report(
    kring: Kring, anna: Colleague, bram: Colleague, sanne: Colleague, noor: Colleague
) -> None:
    status = await taken(anna, bram)
    crowd = [kring.colleague(f"steunder{number}") for number in range(5)]
    for someone in crowd:
        await supports(someone)
    for word in ("te doen", "wat heb ik gemeld", "mijn meldingen"):
        for who in (anna, bram, sanne, noor, *crowd):
            await who.says(word)
    await sanne.says("te doen")
    await noor.says("te doen")
    await bram.presses("friction.show")
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.confirm", status)
    for who in (anna, bram, sanne, noor, *crowd):
        shown = str(who.ever_shown()).lower()
        assert [one.id for one in crowd if one.id in shown and one is not who] == []
    assert await kring.write(lambda tx: people.find(tx, PersonId("steunder0"), examples.USUAL))
