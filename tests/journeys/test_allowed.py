"""What is forbidden, or unclear to be allowed, is answered with what is allowed instead, or a plain why not."""

import pytest

from tests.fakes.client import Colleague, parts
from tests.journeys.kring import Kring
from tests.journeys.steps import AT_ONE, REASON, SOLUTION, TITLE, code, nameless, reported, shows, taken

ALLOWED = "Copilot in Teams mag, en vanaf 1 maart ook in Word"
SENTENCES = [
    "Mag ik ChatGPT gebruiken voor verslagen?",
    "Onze eigen tool is verboden zonder alternatief",
]
each_leaf = pytest.mark.parametrize("sentence", SENTENCES, ids=["rules.ai", "rules.alternative"])
each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


def asks_what_is_allowed(who: Colleague) -> bool:
    return any(part.get("id") == "alternative" for part in parts(who.card()))


@each_store
@each_leaf
async def test_solved_needs_what_is_allowed_and_its_reporter_reads_it(
    kring: Kring, anna: Colleague, bram: Colleague, sentence: str
) -> None:
    card = await taken(anna, bram, sentence)
    assert asks_what_is_allowed(bram)
    for nothing in ("", "   "):
        answer = await bram.presses("friction.solve", text=SOLUTION, alternative=nothing)
        assert answer == bram.told("refused-no-alternative")
    assert anna.sees("status-taken", card)
    await bram.presses("friction.solve", text=SOLUTION, alternative=ALLOWED)
    assert anna.sees("status-solved", card)
    assert anna.sees("said-alternative", card)
    assert ALLOWED in anna.reads(card)


@each_leaf
async def test_not_now_needs_its_reason_alone(anna: Colleague, bram: Colleague, sentence: str) -> None:
    card = await taken(anna, bram, sentence)
    refused = await bram.presses("friction.decline", text="Mag niet.", alternative=ALLOWED)
    assert refused == bram.told("refused-empty", shortest=20)
    await bram.presses("friction.decline", text=REASON)
    assert anna.sees("status-declined", card)
    assert REASON in anna.reads(card)
    assert not anna.sees("said-alternative", card)


async def test_not_now_may_say_what_is_allowed_meanwhile(anna: Colleague, bram: Colleague) -> None:
    card = await taken(anna, bram, SENTENCES[0])
    await bram.presses("friction.decline", text=REASON, alternative=ALLOWED)
    assert REASON in anna.reads(card)
    assert ALLOWED in anna.reads(card)


async def test_any_other_report_asks_for_no_alternative(anna: Colleague, bram: Colleague) -> None:
    await taken(anna, bram)
    assert not asks_what_is_allowed(bram)
    await bram.presses("friction.solve", text=SOLUTION)
    assert anna.sees("status-solved")


@pytest.mark.parametrize("naming", ["told", "pull"])
async def test_without_a_name_it_needs_an_alternative_too(
    kring: Kring, anna: Colleague, bram: Colleague, noor: Colleague, naming: str
) -> None:
    card = await nameless(anna, naming, SENTENCES[0])
    await kring.at(AT_ONE)
    await bram.presses("friction.take", title=TITLE)
    assert await bram.presses("friction.solve", text=SOLUTION) == bram.told("refused-no-alternative")
    await bram.presses("friction.solve", text=SOLUTION, alternative=ALLOWED)
    await anna.presses("friction.status")
    assert ALLOWED in anna.reads(card)


async def test_who_has_the_same_question_reads_what_is_allowed(
    anna: Colleague, bram: Colleague, eva: Colleague
) -> None:
    await reported(anna, SENTENCES[0])
    await bram.presses("friction.take", title="ChatGPT voor verslagen")
    await eva.says("meld")
    await eva.presses("friction.similar", naming="named", text="Mogen wij ChatGPT voor onze verslagen gebruiken?")
    await eva.presses("friction.support")
    await bram.presses("friction.solve", text=SOLUTION, alternative=ALLOWED)
    assert ALLOWED in eva.reads()


async def test_what_goes_with_another_report_is_not_solved_with_it_without_an_alternative(
    anna: Colleague, bram: Colleague, eva: Colleague
) -> None:
    first = await taken(anna, bram, "Verslagen overtypen kost veel tijd")
    own = await taken(eva, bram, SENTENCES[0])
    await bram.presses("friction.merge", into=code(anna, first))
    await shows(bram)
    assert await bram.presses("friction.solve", text=SOLUTION) == bram.told("refused-no-alternative")
    await bram.presses("friction.solve", text=SOLUTION, alternative=ALLOWED)
    assert ALLOWED in eva.reads(own)
