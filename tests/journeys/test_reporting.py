"""How a report begins: by a sentence or a word, in few taps; and what is refused kindly, storing nothing."""

import pytest

from content.texts import say
from tests.fakes.client import Colleague, parts
from tests.journeys.kring import DESK, Kring
from tests.journeys.steps import SENTENCE, reported

LONG = "x" * 2001


def field(who: Colleague, name: str) -> str:
    """What stands in this field of the newest card."""
    return str(next(part for part in parts(who.card()) if part.get("id") == name).get("value", ""))


async def test_a_sentence_takes_one_text_and_two_taps(anna: Colleague) -> None:
    await anna.says(SENTENCE)
    assert (field(anna, "text"), field(anna, "group")) == (SENTENCE, "base")
    await anna.presses("friction.report", naming="named")
    assert anna.sees("status-received")
    assert (anna.texts, anna.taps) == (1, 2), "the choice about the name, and send"


async def test_the_suggested_group_is_changed_in_one_tap(anna: Colleague, bram: Colleague) -> None:
    await anna.says(SENTENCE)
    await anna.presses("friction.report", naming="named", group="learn")
    assert anna.told("queue-keyuser") in anna.reads()
    assert anna.told("queue-it") not in anna.reads()
    assert (anna.texts, anna.taps) == (1, 3)


async def test_from_the_menu_it_takes_one_text_and_three_taps(anna: Colleague) -> None:
    await anna.installs()
    await anna.presses("friction.form")
    await anna.presses("friction.report", naming="named", text=SENTENCE)
    assert anna.sees("status-received")
    assert (anna.texts, anna.taps) == (1, 3)


@pytest.mark.parametrize(("word", "locale"), [("meld", "nl-NL"), ("Report!", "en-GB"), ("report", "nl-NL")])
async def test_a_word_opens_an_empty_form(kring: Kring, word: str, locale: str) -> None:
    someone = kring.colleague("eva", locale=locale)
    await someone.says(word)
    assert someone.sees("form-title")
    assert (field(someone, "text"), field(someone, "group")) == ("", "")
    assert someone.sees("form-who-sees")


async def test_words_after_the_word_stand_in_the_form(anna: Colleague) -> None:
    await anna.says("meld de printer hapert")
    assert field(anna, "text") == "de printer hapert"


async def test_the_receipt_names_the_queue_who_is_on_duty_and_by_when(anna: Colleague, bram: Colleague) -> None:
    await reported(anna)
    assert anna.told("queue-it") in anna.reads()
    assert bram.name in anna.reads()
    assert anna.sees("expected-taken", by="vandaag (di 17 nov)")


async def test_words_that_fit_no_group_go_to_who_looks_after_reports(anna: Colleague) -> None:
    await anna.says("De koffie smaakt naar thee")
    assert field(anna, "group") == ""
    await anna.presses("friction.report", naming="named")
    assert anna.told("queue-feedbackowner") in anna.reads()


@pytest.mark.parametrize(("group", "shown"), [("base", True), ("learn", False)])
async def test_only_reports_on_technology_show_the_service_desk(anna: Colleague, group: str, *, shown: bool) -> None:
    await anna.says(SENTENCE)
    await anna.presses("friction.report", naming="named", group=group)
    links = [part["url"] for part in parts(anna.card()) if part.get("type") == "Action.OpenUrl"]
    assert links == [DESK] * shown


async def test_what_it_costs_and_what_would_help_reach_the_handler(anna: Colleague, bram: Colleague) -> None:
    await anna.says(SENTENCE)
    await anna.presses("friction.report", naming="named", impact="rework", would_help="Een *snellere* server")
    assert "Ik moet dingen overdoen" in bram.reads()
    assert "Een *snellere* server" in bram.reads()


async def test_a_report_with_naming_named_is_named(anna: Colleague, bram: Colleague) -> None:
    await anna.says(SENTENCE)
    await anna.sends(anna.forging("friction.report", naming="named", text=SENTENCE))
    assert anna.name in bram.reads()


@pytest.mark.parametrize(
    ("data", "text", "variables"),
    [
        ({"naming": "whoever"}, "refused-choice", {}),
        ({"group": "weather"}, "refused-choice", {}),
        ({"impact": "money"}, "refused-choice", {}),
        ({"text": " \n "}, "refused-empty", {"shortest": 1}),
        ({"text": "Goedemorgen!"}, "refused-only-greeting", {}),
        ({"text": LONG}, "refused-too-long", {"length": 2001, "longest": 2000}),
        ({"would_help": LONG}, "refused-too-long", {"length": 2001, "longest": 500}),
    ],
)
async def test_what_cannot_be_reported_is_refused_kindly_and_stores_nothing(
    anna: Colleague, bram: Colleague, data: dict[str, str], text: str, variables: dict[str, int]
) -> None:
    await anna.says(SENTENCE)
    answer = await anna.sends(anna.forging("friction.report", **{"text": SENTENCE, "naming": "named"} | data))
    assert answer.body["type"] == "application/vnd.microsoft.activity.message"
    assert answer.value == anna.told(text, **variables)
    assert bram.chat == {}
    await anna.presses("friction.report", naming="named")
    assert anna.sees("status-received"), "the same form, as it should be"


async def test_of_a_sentence_that_is_too_long_the_beginning_can_be_sent(anna: Colleague, bram: Colleague) -> None:
    await anna.says("Outlook is traag. " * 200)
    assert anna.sees("form-cut")
    await anna.presses("friction.report", naming="named")
    assert anna.sees("status-received")
    assert "Outlook is traag.…" in bram.reads()


async def test_a_refused_submit_leaves_the_card_and_says_why(anna: Colleague) -> None:
    await anna.says(SENTENCE)
    form = list(anna.chat)[-1]
    press = anna.submitting("friction.report", naming="named")
    await anna.sends(press | {"value": press["value"] | {"text": ""}})
    assert anna.sees("refused-empty", shortest=1)
    assert anna.sees("form-title-typed", form)


@pytest.mark.parametrize("words", ["hoi", "Hallo!", "  ", "<at>Kring</at>", "…"])
async def test_no_words_are_a_dead_end(anna: Colleague, words: str) -> None:
    await anna.says(words)
    assert anna.sees("menu-title")


async def test_help_names_words_that_answer_and_leads_to_what_is_kept(anna: Colleague, bram: Colleague) -> None:
    for who, text, count in ((anna, "help-words", 8), (bram, "help-words-handler", 10)):
        await who.says("hulp")
        assert who.sees(text)
        words = who.told(text).partition(": ")[2].split(", ")
        assert len(words) == count
        for word in words:
            await who.says(word)
            assert not who.sees("form-title-typed"), word
            assert not who.sees("menu-title"), word
    await bram.says("help")
    await bram.presses("privacy.show")
    assert bram.sees("privacy-nameless", days=30)


async def test_not_now_leaves_nothing_behind(anna: Colleague, bram: Colleague) -> None:
    await anna.says(SENTENCE)
    await anna.presses("home.menu")
    assert anna.sees("menu-title")
    assert bram.chat == {}


@pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
async def test_any_words_that_can_be_pasted_arrive(anna: Colleague, bram: Colleague) -> None:
    await anna.says("De wifi \x00 valt \ud83d weg 🙈 <b>vet</b> [x](http://x) # 1. *dag*")
    await anna.presses("friction.report", naming="named")
    assert "De wifi  valt  weg 🙈 <b>vet</b> [x](http://x) # 1. *dag*" in bram.reads()


async def test_a_person_without_a_language_of_ours_reads_the_organisations(kring: Kring) -> None:
    someone = kring.colleague("piotr", locale="pl-PL")
    await someone.says("hoi")
    assert say("nl", "menu-title") in someone.reads()
