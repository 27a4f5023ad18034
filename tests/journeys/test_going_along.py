"""Reports that go with another, while it moves: questions, coming back, and joining before anybody saw them."""

import pytest

from domain.people import PersonId, Role
from storage import people
from tests.fakes.client import Colleague
from tests.journeys.kring import Kring
from tests.journeys.steps import (
    AT_FIVE,
    AT_ONE,
    LIKE_IT,
    NEXT_DAY,
    SENTENCE,
    SOLUTION,
    STILL,
    TITLE,
    code,
    looks,
    nameless,
    reported,
    shows,
    supports,
    taken,
)

OTHER = "De printer hapert"
each_way = pytest.mark.parametrize("naming", ["named", "told", "pull"])
each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


async def sent(kring: Kring, who: Colleague, naming: str, sentence: str = LIKE_IT) -> str:
    """The message in which the card lives of a report that reached its queue."""
    card = await (reported(who, sentence) if naming == "named" else nameless(who, naming, sentence))
    await kring.at(AT_ONE)
    return card


@each_way
async def test_a_question_is_asked_of_everybody_and_anybody_answers(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague, noor: Colleague, naming: str
) -> None:
    first = await taken(anna, bram)
    own = await sent(kring, eva, naming)
    await bram.presses("friction.merge", into=code(anna, first))
    await shows(bram)
    await bram.presses("friction.ask", text="Op welke laptop?")
    await looks(eva, naming, own)
    assert (anna.sees("status-asked", first), eva.sees("status-asked", own)) == (True, True)
    await eva.presses("friction.reply", own, text="Op de oude")
    assert "Op de oude" in eva.reads(own)
    assert not eva.sees("status-asked", own)
    assert anna.sees("status-asked", first), "who did not answer is still asked"
    await kring.at(AT_FIVE)
    assert "Op de oude" in bram.reads()
    assert (anna.name in bram.reads(), eva.name in bram.reads()) == (False, naming == "named")


@each_way
async def test_what_leads_comes_back_and_who_confirmed_already_stays_confirmed(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague, noor: Colleague, naming: str
) -> None:
    first = await taken(anna, bram)
    own = await sent(kring, eva, naming)
    await bram.presses("friction.merge", into=code(anna, first))
    await shows(bram)
    await bram.presses("friction.solve", text=SOLUTION)
    await looks(eva, naming, own)
    await eva.presses("friction.confirm", own)
    await anna.presses("friction.reopen", first, text=STILL)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text="Nu echt.")
    assert (anna.sees("status-solved", first), eva.sees("status-confirmed", own)) == (True, True)


@each_way
async def test_what_leads_comes_back_and_who_said_nothing_yet_sees_that_it_is_open_again(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague, noor: Colleague, naming: str
) -> None:
    first = await taken(anna, bram)
    own = await sent(kring, eva, naming)
    await bram.presses("friction.merge", into=code(anna, first))
    await shows(bram)
    await bram.presses("friction.solve", text=SOLUTION)
    await looks(eva, naming, own)
    late = eva.pressing("friction.confirm", own)
    await anna.presses("friction.reopen", first, text=STILL)
    await looks(eva, naming, own)
    assert eva.sees("status-received", own)
    await eva.sends(late)
    assert not eva.sees("status-confirmed", own), "it is not solved anymore"
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text="Nu echt.")
    await looks(eva, naming, own)
    assert "Nu echt." in eva.reads(own)


@each_store
async def test_one_that_joined_before_its_release_is_heard_of_by_nobody_but_counts_from_then(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague, noor: Colleague
) -> None:
    await taken(anna, bram)
    own = await nameless(eva, "told", LIKE_IT)
    await eva.presses("friction.support", own)
    assert eva.sees("goes-with", own, title=TITLE)
    before = list(bram.chat)
    await shows(bram)
    assert not bram.sees("item-also", code=code(eva, own)), "nobody saw it yet"
    await kring.at(AT_ONE)
    await shows(bram)
    assert bram.sees("item-also", code=code(eva, own))
    assert len(bram.chat) == len(before) + 2, "the two lists"
    await bram.presses("friction.solve", text=SOLUTION)
    assert eva.sees("status-solved", own)
    await eva.presses("friction.confirm", own)
    await kring.at(NEXT_DAY)
    assert bram.sees("outcome-confirmed", who=bram.told("nameless"))


async def test_two_handlers_put_two_reports_with_each_other_at_once_and_one_of_them_leads(
    kring: Kring, anna: Colleague, liam: Colleague, bram: Colleague
) -> None:
    first, second = await reported(anna), await reported(liam, "Mail is slow at the office")
    cards = list(bram.chat)
    one = bram.pressing("friction.merge", cards[0], into=code(liam, second))
    other = bram.pressing("friction.merge", cards[1], into=code(anna, first))
    await bram.sends(one)
    answer = await bram.sends(other)
    assert answer.value == bram.told("refused-not-mergeable")
    await shows(bram)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    assert (anna.sees("status-solved", first), liam.sees("status-solved", second)) == (True, True)
    assert SENTENCE in anna.reads(first)


@each_store
@pytest.mark.parametrize("merged", [True, False], ids=["put with another", "taken back"])
async def test_supporters_of_what_leads_no_longer_follow_what_does(
    kring: Kring, anna: Colleague, liam: Colleague, eva: Colleague, bram: Colleague, *, merged: bool
) -> None:
    first = await taken(anna, bram)
    card = await supports(eva)
    second = await reported(liam, "Mail is slow at the office")
    if merged:
        await bram.presses("friction.take", title="De mailserver is overbelast")
        await bram.presses("friction.merge", next(iter(bram.chat)), into=code(liam, second))
        assert "De mailserver is overbelast" in eva.reads(card)
    else:
        await bram.presses("friction.merge", into=code(anna, first))
        await anna.presses("friction.withdraw", first)
        assert eva.sees("follow-taken", card)
    await shows(bram)
    await bram.presses("friction.solve", text=SOLUTION)
    assert eva.sees("follow-solved", card)
    assert SOLUTION in eva.reads(card)
    assert list(eva.chat) == [card]
    assert [ping["to"] for ping in kring.shown].count(eva.id) == 1


async def test_who_stands_alone_again_is_not_counted_with_the_others(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague
) -> None:
    await kring.write(lambda tx: people.appoint(tx, Role.KEY_USER, [PersonId(anna.id)]))
    await anna.says("meld")
    await anna.presses("friction.report", naming="named", text=SENTENCE, colleagues="3")
    first = list(anna.chat)[-1]
    await bram.presses("friction.take", title=TITLE)
    own = await sent(kring, eva, "named")
    await bram.presses("friction.merge", into=code(anna, first))
    await shows(bram)
    await bram.presses("friction.solve", text=SOLUTION)
    assert anna.sees("bothers", first, count=5)
    await eva.presses("friction.reopen", own)
    await anna.says("wat heb ik gemeld")
    await anna.presses("friction.status")
    assert anna.sees("status-solved")
    assert "collega's" not in anna.reads()
