"""The form: three equal choices about the name, and what it says before it goes; it comes back with its words kept."""

from typing import Any

import pytest
from sqlalchemy import func, select

from storage.tables import friction
from tests.fakes.client import Colleague, parts
from tests.journeys import attack
from tests.journeys.kring import Kring
from tests.journeys.steps import SENTENCE, nameless

WITH_NAME = "Mevrouw Jansen kan niet inloggen"
FILLED = {"text": SENTENCE, "would_help": "Een snellere server", "group": "find", "impact": "time"}
each_way = pytest.mark.parametrize("naming", ["named", "told", "pull"])
_COUNT = select(func.count()).select_from(friction)


def field(who: Colleague, name: str) -> dict[str, Any]:
    return next(part for part in parts(who.card()) if part.get("id") == name)


def stands(who: Colleague, *names: str) -> dict[str, str]:
    """What stands in these fields of the newest card."""
    return {name: field(who, name).get("value", "") for name in names}


async def reports(kring: Kring) -> int:
    return await kring.write(lambda tx: int(tx.row(_COUNT)[0]))


def sent(kring: Kring, who: Colleague) -> bool:
    return who.sees("status-received") or who.sees("status-waiting")


async def test_it_offers_three_choices_before_anything_is_typed_and_makes_none(anna: Colleague) -> None:
    await anna.says("meld")
    naming = field(anna, "naming")
    assert [one["value"] for one in naming["choices"]] == ["named", "told", "pull"]
    assert [one["title"] for one in naming["choices"]] == [
        "Met mijn naam", "Zonder naam, maar laat me weten als er nieuws is",
        "Zonder naam, ik kijk hier zelf of er nieuws is",
    ]  # fmt: skip
    assert "value" not in naming
    inputs = [part["id"] for part in parts(anna.card()) if str(part.get("type")).startswith("Input.")]
    assert inputs.index("naming") < inputs.index("text")


@pytest.mark.parametrize(("locale", "word"), [("nl-NL", "meld"), ("en-GB", "report")])
async def test_it_says_who_sees_what_and_what_cannot_be_hidden(kring: Kring, locale: str, word: str) -> None:
    someone = kring.colleague("eva", locale=locale)
    await someone.says(word)
    read = someone.reads()
    lines = [someone.told(text) for text in ("form-who-sees", "form-teams", "form-key")]
    assert [read.find(line) > 0 for line in lines] == [True] * 3
    assert all(read.find(line) < read.find(someone.told("form-text")) for line in lines)
    assert "anoni" not in read.lower()
    assert "anony" not in read.lower()


@pytest.mark.parametrize("word", ["anoniem", "zonder naam", "Anonymous!", "without my name"])
async def test_who_asks_to_be_nameless_gets_the_form_and_no_promise(anna: Colleague, word: str) -> None:
    await anna.says(word)
    assert anna.sees("form-title")
    assert stands(anna, "text", "naming") == {"text": "", "naming": ""}


@each_way
async def test_without_that_choice_it_comes_back_with_its_words(kring: Kring, anna: Colleague, naming: str) -> None:
    await anna.says("meld")
    await anna.sends(anna.forging("friction.report", **FILLED, naming=""))
    assert anna.sees("form-naming-missing")
    assert stands(anna, *FILLED, "naming") == FILLED | {"naming": ""}
    assert await reports(kring) == 0
    await anna.presses("friction.report", naming=naming)
    assert sent(kring, anna)
    assert SENTENCE in anna.reads()
    assert await reports(kring) == 1


@pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
async def test_a_submit_without_that_choice_changes_its_own_card(kring: Kring, anna: Colleague) -> None:
    await anna.says("meld")
    press = anna.submitting("friction.report", **FILLED, naming="pull")
    await anna.sends(press | {"value": {one: said for one, said in press["value"].items() if one != "naming"}})
    assert anna.sees("form-naming-missing")
    assert stands(anna, *FILLED) == FILLED
    await anna.submits("friction.report", naming="pull")
    assert anna.sees("status-waiting")
    assert len(anna.chat) == 1


@each_way
async def test_what_seems_to_hold_a_name_comes_back_once_and_then_goes(
    kring: Kring, anna: Colleague, naming: str
) -> None:
    await anna.says("meld")
    await anna.presses("friction.report", naming=naming, text=WITH_NAME)
    assert anna.sees("form-trace")
    assert anna.sees("form-send-anyway")
    assert stands(anna, "text", "naming") == {"text": WITH_NAME, "naming": naming}
    assert await reports(kring) == 0
    await anna.presses("friction.report")
    assert sent(kring, anna)
    assert WITH_NAME in anna.reads()


@pytest.mark.parametrize(
    "words",
    ["Bel me op 06-12345678", "Mail naar p.jansen@delinde.example", "Personeelsnummer 123456 werkt niet"],
    ids=["phone", "mail", "staff number"],
)
async def test_numbers_and_addresses_are_asked_about_too(kring: Kring, anna: Colleague, words: str) -> None:
    await anna.says("meld")
    await anna.presses("friction.report", naming="pull", text=words)
    assert anna.sees("form-trace")
    await anna.presses("friction.report", text="De telefoon werkt niet")
    assert anna.sees("status-waiting")
    assert words not in anna.reads()


async def test_what_would_help_is_looked_at_too(anna: Colleague) -> None:
    await anna.says("meld")
    await anna.presses("friction.report", naming="told", text=SENTENCE, would_help="Vraag het aan mevrouw Jansen")
    assert anna.sees("form-trace")
    assert stands(anna, "would_help") == {"would_help": "Vraag het aan mevrouw Jansen"}


@pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
async def test_by_submits_it_asks_once_too(kring: Kring, anna: Colleague) -> None:
    await anna.says("meld")
    await anna.submits("friction.report", naming="told", text=WITH_NAME)
    assert anna.sees("form-trace")
    await anna.submits("friction.report")
    assert anna.sees("status-waiting")
    assert (len(anna.chat), await reports(kring)) == (1, 1)


async def test_that_it_was_asked_cannot_be_made_up(anna: Colleague) -> None:
    await anna.says("meld")
    press = anna.forging("friction.report", naming="told", text=WITH_NAME, checked="1")
    assert (await anna.sends(press)).value == anna.told("refused-changed")


async def test_both_reasons_to_come_back_keep_what_was_said(kring: Kring, anna: Colleague) -> None:
    await anna.says("meld")
    await anna.sends(anna.forging("friction.report", text=WITH_NAME, naming=""))
    assert anna.sees("form-naming-missing")
    await anna.presses("friction.report", naming="told")
    assert anna.sees("form-trace")
    await anna.sends(anna.forging("friction.report", text=WITH_NAME, naming=""))
    assert anna.sees("form-naming-missing")
    await anna.presses("friction.report", naming="pull")
    assert anna.sees("status-waiting"), "it asked once"
    assert await reports(kring) == 1


async def test_a_typed_sentence_says_that_it_stands_in_the_chat_and_offers_an_empty_form(
    kring: Kring, anna: Colleague
) -> None:
    await anna.says(SENTENCE)
    assert anna.sees("form-typed")
    assert anna.sees("form-fresh")
    await anna.presses("friction.form")
    assert not anna.sees("form-typed")
    assert SENTENCE not in str(anna.card())
    assert stands(anna, "text", "group") == {"text": "", "group": ""}
    await anna.presses("friction.report", naming="told", text="Het postvak is langzaam")
    assert anna.sees("status-waiting")
    assert await reports(kring) == 1


async def test_a_typed_sentence_may_be_sent_without_a_name_all_the_same(kring: Kring, anna: Colleague) -> None:
    await anna.says(SENTENCE)
    await anna.sends(anna.forging("friction.report", text=SENTENCE, naming=""))
    assert anna.sees("form-typed"), "it still stands in the chat"
    await anna.presses("friction.report", naming="pull")
    assert anna.sees("status-waiting")
    assert anna.sees("status-pull")


async def test_an_empty_form_says_nothing_of_a_sentence(anna: Colleague) -> None:
    await nameless(anna, "told")
    assert anna.sees("status-told")
    await anna.says("meld")
    assert not anna.sees("form-typed")
    assert not anna.sees("form-fresh")


async def test_looking_whether_it_is_known_keeps_the_words_and_stores_nothing(kring: Kring, anna: Colleague) -> None:
    await anna.says("meld")
    await anna.presses("friction.similar", naming="told", text=SENTENCE, would_help="Een server")
    assert anna.sees("alike-none")
    assert stands(anna, "text", "naming", "would_help") == {
        "text": SENTENCE, "naming": "told", "would_help": "Een server",
    }  # fmt: skip
    assert await reports(kring) == 0
    await anna.presses("friction.report")
    assert anna.sees("status-waiting")


@pytest.mark.parametrize("submits", [False, True])
async def test_a_form_that_comes_back_leaves_nothing_whatever_is_chosen_on_it_so_far(
    kring: Kring, anna: Colleague, *, submits: bool
) -> None:
    """With her name, warned once; then without it. What was kept of the first try would lead to the second."""
    await anna.installs()
    await anna.says("meld")
    before = await attack.tables_of(kring)
    for chosen in ("named", "told", ""):
        press = (anna.submitting if submits else anna.pressing)("friction.report", naming=chosen, text=WITH_NAME)
        await anna.sends(press)
        assert anna.sees("form-naming-missing" if not chosen else "form-trace")
        await anna.says("meld")
    after = await attack.tables_of(kring)
    assert attack.difference(before, after) == {"once": 3}, "of three typed words"


async def test_what_was_typed_keeps_no_number_of_a_form(kring: Kring, anna: Colleague) -> None:
    kring.teams.answer(503)
    await anna.says("meld")
    [owed] = [row for row in (await attack.tables_of(kring))["message"] if row["kind"] == "reply"]
    assert "nonce" not in str(owed)
    await kring.passes(5)
    assert anna.sees("form-title")


async def test_that_a_form_was_sent_without_a_name_is_not_written_down_when_it_is_sent_again(
    kring: Kring, anna: Colleague
) -> None:
    await anna.installs()
    await anna.says("meld")
    named = anna.submitting("friction.report", naming="named", text=SENTENCE)
    await anna.presses("friction.report", naming="pull", text=SENTENCE)
    before = await attack.tables_of(kring)
    await anna.sends(named)
    assert anna.sees("refused-already-sent")
    assert attack.difference(before, await attack.tables_of(kring)) == {}
