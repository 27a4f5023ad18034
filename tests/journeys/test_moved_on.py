"""What was written for a report that had moved on meanwhile comes back, and what did arrive is not said to be lost."""

import pytest

from tests.fakes.client import Colleague, parts
from tests.journeys.kring import Kring
from tests.journeys.steps import (
    AT_FIVE,
    AT_ONE,
    NEXT_DAY,
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
from tests.journeys.test_merging import sent

pytestmark = pytest.mark.usefixtures("noor")

MINE = "Bij mij valt het elke ochtend uit"
OTHER = "Dat kan helaas pas na de zomer"
RULES = "Mag ik ChatGPT gebruiken voor verslagen?"
each_way = pytest.mark.parametrize("naming", ["named", "told", "pull"])
LAST_WORDS = [("friction.solve", SOLUTION, "friction.reopen"), ("friction.decline", REASON, "friction.object")]


def comes_back(who: Colleague, message: str, words: str) -> bool:
    """Whether the card says that it was not sent, and shows it in its field or as a quote."""
    fields = [part.get("value") for part in parts(who.card(message))]
    quoted = who.sees("not-sent", message) and words in who.reads(message)
    return who.sees("moved-on", message) and (quoted or words in fields)


@each_way
@pytest.mark.parametrize(("handled", "answer", "verb"), LAST_WORDS)
async def test_a_last_word_on_what_a_colleague_reopened_comes_back(
    kring: Kring, anna: Colleague, eva: Colleague, bram: Colleague, naming: str, handled: str, answer: str, verb: str
) -> None:
    first = await taken(anna, bram)
    own = await sent(kring, eva, naming)
    await bram.presses("friction.merge", into=code(anna, first))
    await shows(bram)
    await bram.presses(handled, text=answer)
    await looks(eva, naming, own)
    old = eva.pressing(verb, own, text=MINE)
    await anna.presses(verb, first, text=STILL)
    await kring.at(AT_FIVE)
    await eva.sends(old)
    await kring.at(NEXT_DAY)
    assert comes_back(eva, own, MINE)
    assert MINE not in bram.ever_read()


@pytest.mark.parametrize("naming", ["told", "pull"])
@pytest.mark.parametrize("seal_it", ["", " Groet, Anna de Vries"])
async def test_without_a_name_too_what_cannot_be_sent_is_not_asked_about(
    kring: Kring, anna: Colleague, bram: Colleague, naming: str, seal_it: str
) -> None:
    card = await nameless(anna, naming)
    await kring.at(AT_ONE)
    await anna.presses("friction.status", card)
    old = anna.pressing("friction.reply", card, text=MINE + seal_it)
    await anna.presses("friction.withdraw", card)
    await anna.sends(old)
    assert comes_back(anna, card, MINE + seal_it)
    assert not anna.sees("form-trace", card)


async def test_what_is_added_to_a_loop_that_closed_meanwhile_is_quoted(anna: Colleague, bram: Colleague) -> None:
    card = await taken(anna, bram)
    old = anna.pressing("friction.reply", card, text=MINE)
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.confirm", card)
    await anna.sends(old)
    assert comes_back(anna, card, MINE)
    assert anna.sees("status-confirmed", card)


@pytest.mark.parametrize("verb", ["friction.solve", "friction.decline", "friction.note", "friction.ask"])
@pytest.mark.parametrize("before", ["friction.solve", "friction.decline"])
async def test_a_second_answer_in_other_words_comes_back(
    anna: Colleague, bram: Colleague, before: str, verb: str
) -> None:
    await taken(anna, bram)
    old = bram.pressing(verb, text=OTHER)
    await bram.presses(before, text=REASON)
    await bram.sends(old)
    assert comes_back(bram, old["replyToId"], OTHER)
    assert OTHER not in anna.ever_read()


async def test_a_second_answer_that_differs_in_what_is_allowed_comes_back(anna: Colleague, bram: Colleague) -> None:
    await taken(anna, bram, RULES)
    old = bram.pressing("friction.solve", text=SOLUTION, alternative="Copilot mag")
    await bram.presses("friction.solve", text=SOLUTION, alternative="Niets mag")
    await bram.sends(old)
    assert comes_back(bram, old["replyToId"], f"{SOLUTION}\n\nCopilot mag")
    assert "Copilot mag" not in anna.ever_read()


@pytest.mark.parametrize("allowed", [{}, {"alternative": "Copilot mag"}])
async def test_the_same_answer_from_a_second_card_is_one_answer(
    anna: Colleague, bram: Colleague, allowed: dict[str, str]
) -> None:
    await (taken(anna, bram, RULES) if allowed else taken(anna, bram))
    again = bram.pressing("friction.solve", text=f"{SOLUTION} ", **allowed)
    await bram.presses("friction.solve", text=SOLUTION, **allowed)
    await anna.presses("friction.confirm")
    await bram.sends(again)
    assert not bram.sees("moved-on", again["replyToId"])
    assert bram.sees("item-confirmed", again["replyToId"])


@pytest.mark.parametrize(("handled", "answer", "verb"), LAST_WORDS)
async def test_a_last_word_that_did_arrive_is_not_said_to_be_lost(
    anna: Colleague, bram: Colleague, handled: str, answer: str, verb: str
) -> None:
    card = await taken(anna, bram)
    await bram.presses(handled, text=answer)
    again = anna.pressing(verb, card, text=STILL)
    await anna.presses(verb, card, text=STILL)
    await bram.presses("friction.handover", text=OTHER, queue="keyuser")
    await bram.presses("friction.take", title=TITLE)
    await anna.sends(again)
    assert not anna.sees("moved-on", card)
    assert anna.sees("status-taken", card)


async def test_the_same_words_in_a_later_round_are_new_words(anna: Colleague, bram: Colleague) -> None:
    await solved(anna, bram)
    await anna.presses("friction.reopen", text=STILL)
    await bram.presses("friction.take", title=TITLE)
    old = bram.pressing("friction.solve", text=SOLUTION)
    await bram.presses("friction.solve", text=OTHER)
    await bram.sends(old)
    assert comes_back(bram, old["replyToId"], SOLUTION)


async def test_who_takes_too_late_gets_their_title_and_question_back(
    anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await reported(anna)
    await shows(sanne)
    old = sanne.pressing("friction.take", title="Traag in de ochtend", text=MINE)
    await bram.presses("friction.take", title=TITLE)
    await sanne.sends(old)
    assert comes_back(sanne, old["replyToId"], MINE)
    assert "Traag in de ochtend" in sanne.reads(old["replyToId"])


async def test_what_was_written_in_another_field_still_stands_in_it(anna: Colleague, bram: Colleague) -> None:
    await reported(anna, RULES)
    await bram.presses("friction.take", title=TITLE, text=MINE)
    assert MINE in [part.get("value") for part in parts(bram.card())]
    await bram.presses("friction.note", text=OTHER, alternative="Copilot mag")
    values = [part.get("value") for part in parts(bram.card())]
    assert "Copilot mag" in values
    assert OTHER not in values
    assert not bram.sees("moved-on")
    assert OTHER in anna.reads()
