"""What was written is never lost in silence: it comes back with why it was not sent."""

import pytest

from tests.fakes.client import Colleague, parts
from tests.journeys.kring import Kring
from tests.journeys.steps import AT_ONE, REASON, SENTENCE, SOLUTION, TITLE, declined, nameless, solved, taken

pytestmark = pytest.mark.usefixtures("noor")

SIGNED = "Elke maandag. Groet, Anna de Vries"
each_way = pytest.mark.parametrize("naming", ["told", "pull"])


def written(who: Colleague, message: str) -> str:
    """What stands in the field of the card."""
    return next(str(part["value"]) for part in parts(who.card(message)) if part.get("id") == "text")


@each_way
@pytest.mark.parametrize(
    ("handled", "verb"),
    [("", "friction.reply"), ("friction.solve", "friction.reopen"), ("friction.decline", "friction.object")],
)
async def test_who_has_no_name_is_asked_once_about_a_name_in_whatever_they_write(
    kring: Kring, anna: Colleague, bram: Colleague, naming: str, handled: str, verb: str
) -> None:
    card = await nameless(anna, naming)
    await kring.at(AT_ONE)
    await bram.presses("friction.take", title=TITLE)
    if handled:
        await bram.presses(handled, text=REASON)
    await anna.presses("friction.status", card)
    await anna.presses(verb, card, text=SIGNED)
    assert anna.sees("form-trace", card)
    assert written(anna, card) == SIGNED
    await kring.at("2026-11-17T17:00")
    assert SIGNED not in bram.ever_read()
    await anna.presses(verb, card, text=SIGNED)
    await kring.at("2026-11-18T09:00")
    assert SIGNED in bram.ever_read()


async def test_with_a_name_an_answer_may_be_signed(anna: Colleague, bram: Colleague) -> None:
    card = await taken(anna, bram)
    await anna.presses("friction.reply", card, text=SIGNED)
    assert not anna.sees("form-trace", card)
    assert SIGNED in bram.ever_read()


async def test_what_a_handler_writes_on_a_card_that_has_moved_on_comes_back(anna: Colleague, bram: Colleague) -> None:
    await taken(anna, bram)
    old = bram.pressing("friction.solve", text="Nog een keer opgestart")
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.reopen")
    await bram.sends(old)
    assert bram.sees("moved-on", old["replyToId"])
    assert written(bram, old["replyToId"]) == "Nog een keer opgestart"
    assert "Nog een keer opgestart" not in anna.ever_read()


async def test_what_a_reporter_adds_to_what_was_answered_meanwhile_comes_back(anna: Colleague, bram: Colleague) -> None:
    card = await taken(anna, bram)
    old = anna.pressing("friction.reply", card, text="Alleen op maandag")
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.sends(old)
    assert anna.sees("moved-on", card)
    assert written(anna, card) == "Alleen op maandag"
    assert SENTENCE in anna.reads(card)


async def test_in_a_client_that_only_submits_it_comes_back_too(anna: Colleague, bram: Colleague) -> None:
    card = await taken(anna, bram)
    old = anna.submitting("friction.reply", card, text="Alleen op maandag")
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.sends(old)
    assert anna.sees("moved-on")
    assert "Alleen op maandag" in [written(anna, one) for one in anna.chat if anna.sees("moved-on", one)]


async def test_the_same_press_again_shows_the_same_words_again(anna: Colleague, bram: Colleague) -> None:
    card = await taken(anna, bram)
    old = anna.pressing("friction.reply", card, text="Alleen op maandag")
    await bram.presses("friction.solve", text=SOLUTION)
    answers = [(await anna.sends(old)).value for _ in range(2)]
    assert answers[0] == answers[1]
    assert written(anna, card) == "Alleen op maandag"


async def test_a_press_without_words_on_such_a_card_only_shows_how_it_stands(anna: Colleague, bram: Colleague) -> None:
    await solved(anna, bram)
    await anna.presses("friction.confirm")
    assert not anna.sees("moved-on")
    assert anna.sees("status-confirmed")


async def test_a_disagreement_says_so_to_its_handler(anna: Colleague, bram: Colleague) -> None:
    await declined(anna, bram)
    await anna.presses("friction.object", text="Het kost me elke dag een uur")
    assert bram.sees("item-again-object")
