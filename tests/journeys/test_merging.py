"""Reports that go with another: everybody hears what is done, and each reporter has their own last word."""

import pytest

from tests.fakes.client import Colleague
from tests.journeys.kring import Kring
from tests.journeys.steps import (
    AT_FIVE,
    AT_ONE,
    LIKE_IT,
    REASON,
    SOLUTION,
    STILL,
    TITLE,
    code,
    looks,
    nameless,
    reported,
    shows,
    solved,
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


@each_store
@each_way
async def test_what_a_handler_puts_together_is_answered_once_and_confirmed_by_each(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague, noor: Colleague, naming: str
) -> None:
    first = await taken(anna, bram)
    own = await sent(kring, eva, naming)
    await bram.presses("friction.merge", into=f" {code(anna, first).lower()} ")
    assert bram.sees("item-merged")
    await looks(eva, naming, own)
    assert eva.sees("goes-with", own, title=TITLE)
    await shows(bram)
    assert bram.sees("item-also", code=code(eva, own))
    await bram.presses("friction.solve", text=SOLUTION)
    await looks(eva, naming, own)
    assert (anna.sees("status-solved", first), eva.sees("status-solved", own)) == (True, True)
    assert SOLUTION in eva.reads(own)
    pinged = [anna.id] if naming == "pull" else [anna.id, eva.id]
    assert sorted(ping["to"] for ping in kring.shown) == pinged
    await eva.presses("friction.confirm", own)
    assert (anna.sees("status-solved", first), eva.sees("status-confirmed", own)) == (True, True)
    await kring.at(AT_FIVE)
    assert bram.sees("outcome-confirmed", who=eva.name if naming == "named" else bram.told("nameless"))
    await anna.presses("friction.confirm", first)
    assert anna.sees("status-confirmed", first)


@each_store
@each_way
async def test_it_is_there_still_stands_alone_with_the_same_handler(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague, noor: Colleague, naming: str
) -> None:
    first = await taken(anna, bram)
    own = await sent(kring, eva, naming)
    await bram.presses("friction.merge", into=code(anna, first))
    await shows(bram)
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.confirm", first)
    await looks(eva, naming, own)
    await eva.presses("friction.reopen", own, text=STILL)
    assert eva.sees("status-again", own)
    assert not eva.sees("goes-with", own, title=TITLE)
    await kring.at(AT_FIVE)
    assert bram.sees("item-again")
    assert STILL in bram.reads()
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text="Nu ook de tweede server.")
    await looks(eva, naming, own)
    assert eva.sees("status-solved", own)
    assert anna.sees("status-confirmed", first)
    assert "tweede server" not in anna.reads(first)


@each_way
async def test_who_disagrees_stands_alone_again_and_the_other_stays_declined(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague, noor: Colleague, naming: str
) -> None:
    first = await taken(anna, bram)
    own = await sent(kring, eva, naming)
    await bram.presses("friction.merge", into=code(anna, first))
    await shows(bram)
    await bram.presses("friction.decline", text=REASON)
    await looks(eva, naming, own)
    assert REASON in eva.reads(own)
    await eva.presses("friction.object", own, text="Het kost me een uur per dag")
    assert eva.sees("status-again", own)
    await kring.at(AT_FIVE)
    assert "een uur per dag" in bram.reads()
    assert anna.sees("status-declined", first)


@pytest.mark.parametrize("into", ["ABC234", "", "' OR 1=1", "own"])
async def test_a_code_of_no_other_open_report_is_refused_kindly(anna: Colleague, bram: Colleague, into: str) -> None:
    await reported(anna)
    answer = await bram.presses("friction.merge", into=code(anna) if into == "own" else into)
    assert answer == bram.told("refused-not-mergeable" if into else "refused-no-code")
    assert anna.sees("status-received")


async def test_nothing_goes_with_what_was_answered_or_nobody_saw_yet(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague, noor: Colleague
) -> None:
    answered = await solved(anna, bram)
    waiting = await nameless(eva, "told")
    await reported(anna, OTHER)
    for closed in (code(anna, answered), code(eva, waiting)):
        assert await bram.presses("friction.merge", into=closed) == bram.told("refused-not-mergeable")


async def test_only_who_handles_it_puts_it_with_another(
    anna: Colleague, liam: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    first = await reported(anna)
    await taken(liam, bram, "Mail is slow")
    await sanne.says("te doen")
    await sanne.presses("friction.show")
    merge = bram.pressing("friction.merge", into=code(anna, first))
    assert (await sanne.sends(sanne.lending(merge))).value == sanne.told("refused-other-card")


@each_store
async def test_one_into_another_into_a_third_all_follow_the_third(
    kring: Kring, anna: Colleague, liam: Colleague, eva: Colleague, bram: Colleague
) -> None:
    third = await taken(anna, bram)
    second = await taken(liam, bram, "Mail is slow at the office")
    own = await reported(eva, LIKE_IT)
    await bram.presses("friction.merge", into=code(liam, second))
    await bram.presses("friction.merge", bram.where("friction.solve"), into=code(anna, third))
    assert [anna.sees("goes-with", third, title=TITLE), eva.sees("goes-with", own, title=TITLE)] == [False, True]
    await shows(bram)
    await bram.presses("friction.solve", text=SOLUTION)
    for who, card in ((anna, third), (liam, second), (eva, own)):
        assert who.sees("status-solved", card)
    assert len(kring.shown) == 3


async def test_the_code_of_one_that_goes_with_another_leads_to_that_other(
    anna: Colleague, liam: Colleague, eva: Colleague, bram: Colleague
) -> None:
    await taken(anna, bram)
    second = await reported(liam, "Mail is slow at the office")
    await bram.presses("friction.merge", into=code(anna))
    own = await reported(eva, OTHER)
    await bram.presses("friction.merge", into=code(liam, second))
    assert eva.sees("goes-with", own, title=TITLE)


@each_store
@each_way
async def test_when_what_leads_is_taken_back_the_next_one_leads_and_nobody_is_forgotten(
    kring: Kring, anna: Colleague, liam: Colleague, eva: Colleague, bram: Colleague, noor: Colleague, naming: str
) -> None:
    first = await taken(anna, bram)
    second = await reported(liam, "Mail is slow at the office")
    await bram.presses("friction.merge", into=code(anna, first))
    own = await sent(kring, eva, naming)
    await bram.presses("friction.merge", into=code(anna, first))
    await anna.presses("friction.withdraw", first)
    assert bram.sees("outcome-withdrawn", who=anna.name)
    await looks(eva, naming, own)
    along = [liam.sees("goes-with", second, title=TITLE), eva.sees("goes-with", own, title=TITLE)]
    assert sorted(along) == [False, True], "one of them leads now"
    await bram.says("te doen")
    assert bram.sees("todo-title", count=1)
    await bram.presses("friction.show")
    await bram.presses("friction.solve", text=SOLUTION)
    await looks(eva, naming, own)
    assert (liam.sees("status-solved", second), eva.sees("status-solved", own)) == (True, True)
    assert anna.sees("status-withdrawn", first)


async def test_who_goes_along_takes_back_their_own_alone(anna: Colleague, liam: Colleague, bram: Colleague) -> None:
    first = await taken(anna, bram)
    own = await reported(liam, "Mail is slow at the office")
    await bram.presses("friction.merge", into=code(anna, first))
    await liam.presses("friction.withdraw", own)
    assert liam.sees("status-withdrawn", own)
    await shows(bram)
    await bram.presses("friction.solve", text=SOLUTION)
    assert (anna.sees("status-solved", first), liam.sees("status-withdrawn", own)) == (True, True)
