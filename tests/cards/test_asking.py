"""The form of a question, from what is known of it to whom it goes to."""

import pytest

from domain.privacy import Trace
from tests.cards.asking import WORDS, form
from tests.cards.samples import actions, inputs, say, texts, walk
from tests.fakes.client import lines

NL = say("nl")


def test_it_reads_from_what_is_known_down_to_the_button() -> None:
    read = lines(form(text=WORDS, topic="Planner", found=True)(NL))
    folded = NL("act-known-read", title="Je agenda delen met een collega")
    order = (
        NL("ask-title-found"), NL("act-found"), folded, NL("ask-text"), NL("ask-topic"), NL("ask-naming"),
        NL("ask-who-sees"), NL("act-ask-who-sees"), NL("form-key"), NL("act-ask-key-user"),
    )  # fmt: skip
    places = [read.index(one) for one in order]
    assert places == sorted(places)
    assert places[-1] == places[-2] + 1, "nothing stands between what is folded and the button"


@pytest.mark.parametrize("typed", [False, True])
def test_of_who_sees_what_a_line_is_open_and_that_it_stands_in_the_chat(*, typed: bool) -> None:
    drawn = form(text=WORDS, typed=typed, found=())(NL)
    [fold] = [one for one in walk(drawn) if one.get("id") == "sees"]
    [unfold] = [one for one in walk(drawn) if one.get("title") == NL("act-ask-who-sees")]
    assert (fold["isVisible"], unfold["targetElements"]) == (False, ["sees"])
    assert texts(fold) == [NL(one) for one in ("ask-at-once", "ask-others", "form-teams", "form-key")]
    assert (NL("form-typed") in texts(drawn)) is typed
    assert not {NL("ask-who-sees"), NL("form-typed")} & set(texts(fold))


def test_what_was_found_is_not_promised_to_be_the_answer() -> None:
    drawn = form(text=WORDS, found=True)(NL)
    assert texts(drawn)[:2] == ["Misschien staat het hier tussen", "Zo niet, vraag het dan onderaan aan een key-user."]


def test_of_what_was_found_besides_the_first_only_a_title_stands_open() -> None:
    drawn = form(text=WORDS, found=True)(NL)
    rows = [one for one in walk(drawn) if "selectAction" in one]
    folds = [one for one in walk(drawn) if str(one.get("id")).startswith("known")]
    assert [one["selectAction"]["targetElements"] for one in rows] == [["known1"], ["known2"]]
    assert [one["id"] for one in folds] == ["known1", "known2"]
    for row, fold in zip(rows, folds, strict=True):
        assert lines(row["columns"]) == ["Je agenda delen met een collega"]
        assert fold["isVisible"] is False
        assert [one["verb"] for one in actions(fold)] == ["question.found"]


@pytest.mark.parametrize("quoted", [False, True])
def test_a_form_that_asks_about_a_name_says_of_what_kind_and_has_a_button_to_ask_it_anyway(*, quoted: bool) -> None:
    drawn = form(text="Hoe?", found=(), say="ask-trace", traces=(Trace.NAME, Trace.PHONE), quoted=quoted)(NL)
    assert NL("ask-trace", what="een naam, een telefoonnummer") in texts(drawn)
    sends = [one for one in drawn["actions"] if one.get("data", {}).get("verb", one.get("verb")) == "question.ask"]
    assert [one["title"] for one in sends] == [NL("act-ask-key-user"), NL("act-ask-anyway")]
    assert [one["data"].get("checked") for one in sends] == [None, "1"]
    plain = actions(form(text="Hoe?", found=())(NL))
    assert NL("act-ask-anyway") not in [one["title"] for one in plain]


def test_a_form_that_went_on_all_the_same_does_not_ask_again() -> None:
    assert actions(form(text="Hoe?", found=(), say="ask-naming-missing", checked=True)(NL))[0]["data"]["checked"] == "1"


def test_a_question_about_a_tip_goes_with_their_name_and_says_so() -> None:
    drawn = form(naming="named", tip="teams-schedule-message", tip_title="Later versturen", topic="Teams")(NL)
    assert [one["id"] for one in inputs(drawn)] == ["text", "topic"]
    assert NL("ask-tip-named") in texts(drawn)
    sent = actions(drawn)[0]["data"]
    assert ("naming" in sent, sent["tip"]) == (False, "teams-schedule-message")
