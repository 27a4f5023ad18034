"""The form of a question, from what is known of it to whom it goes to."""

from tests.cards.asking import WORDS, form
from tests.cards.samples import actions, inputs, say, texts, walk
from tests.fakes.client import lines

NL = say("nl")


def test_it_reads_from_what_is_known_down_to_the_button() -> None:
    read = lines(form(text=WORDS, topic="Planner", found=True)(NL))
    folded = NL("act-known-read", title="Je agenda delen met een collega")
    order = (NL("ask-title-found"), NL("act-found"), folded, NL("ask-text"), NL("ask-topic"))
    places = [read.index(one) for one in (*order, NL("act-ask-key-user"))]
    assert places == sorted(places)
    assert places[-1] == places[-2] + 1, "nothing stands between the fields and the button"


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


def test_a_form_that_asked_about_a_name_remembers_that_it_did() -> None:
    drawn = form(text="Hoe?", found=(), say="ask-trace", checked=True)(NL)
    assert NL("ask-trace") in texts(drawn)
    assert actions(drawn)[0]["data"]["checked"] == "1"


def test_a_question_about_a_tip_goes_with_their_name_and_says_so() -> None:
    drawn = form(naming="named", tip="teams-schedule-message", tip_title="Later versturen", topic="Teams")(NL)
    assert [one["id"] for one in inputs(drawn)] == ["text", "topic"]
    assert NL("ask-tip-named") in texts(drawn)
    sent = actions(drawn)[0]["data"]
    assert (sent["naming"], sent["tip"]) == ("named", "teams-schedule-message")
