"""The cards of a question: who may do what on it, in each state, and what it says of who has it."""

from dataclasses import replace
from datetime import timedelta

import pytest

import cards.asked
import cards.questions
from cards.card import Part
from domain.questions import Act, Ask, Circle, Due, State
from tests.cards import asking
from tests.cards.asking import ANSWER, again, asked, given, passed_on, searched, unnamed
from tests.cards.samples import actions, inputs, say, texts, walk
from tests.examples import ANNA, BRAM, NAMES, NOOR, NOW, SANNE

NL = say("nl")
WORKS = {"question.take", "question.answer", "question.handover"}


def verbs(made: Part) -> list[str]:
    return [one["verb"] for one in actions(made)]


def status(ask: Ask, *, reopenable: bool = True) -> Part:
    return cards.questions.status(ask, NL, reopenable=reopenable)


@pytest.mark.parametrize(
    ("state", "may"),
    [
        (State.ASKED, ["question.withdraw"]),
        (State.TAKEN, ["question.withdraw"]),
        (State.ANSWERED, ["question.accept", "question.reopen", "question.thank"]),
        (State.ACCEPTED, ["question.reopen", "question.thank"]),
        (State.UNANSWERED, ["question.accept", "question.reopen", "question.thank"]),
        (State.WITHDRAWN, ["question.mine"]),
    ],
)
def test_who_asked_has_the_acts_of_that_state_and_a_field_where_words_are_needed(state: State, may: list[str]) -> None:
    made = status(asked(state))
    assert verbs(made) == may
    assert [one["id"] for one in inputs(made)] == (["text"] if "question.reopen" in may else [])


def test_long_after_it_closed_it_is_not_opened_again() -> None:
    assert "question.reopen" not in verbs(status(asked(State.ACCEPTED), reopenable=False))
    assert inputs(status(asked(State.ACCEPTED), reopenable=False)) == []


def test_thanks_are_sent_once() -> None:
    thanked = asked(State.ACCEPTED, Act.TAKE, Act.ANSWER, Act.ACCEPT, Act.THANK)
    assert "question.thank" not in verbs(status(thanked))
    assert NL("question-thanked") in texts(status(thanked))


def test_who_has_it_and_why_them_and_by_when_somebody_else_is_asked() -> None:
    shown = texts(status(asked()))
    assert NL("question-with", who=NAMES[BRAM]) in shown
    assert "Waarom Bram Jansen? Kent Planner, dezelfde locatie, 2 open vragen." in shown
    assert NL("question-due-next", who=NAMES[BRAM], by="dinsdagmiddag 17 november") in shown


def test_a_moment_that_passed_is_not_promised() -> None:
    late = asked(due_at=NOW - timedelta(hours=1))
    assert not [one for one in texts(status(late)) if "uiterlijk" in one]


@pytest.mark.parametrize(
    ("circle", "due", "told"),
    [
        (Circle.NEXT, Due.POOL, NL("question-with", who=NAMES[SANNE])),
        (Circle.POOL, Due.COORDINATORS, NL("question-with-pool", count=1)),
        (Circle.COORDINATORS, None, NL("question-with-coordinators")),
        (Circle.IT, Due.COORDINATORS, NL("question-with-it")),
    ],
)
def test_wherever_it_goes_the_same_card_says_so(circle: Circle, due: Due | None, told: str) -> None:
    shown = texts(status(passed_on(circle, due, Act.NEXT)))
    assert told in shown
    assert NL("question-no-repeat") in shown


@pytest.mark.parametrize(
    ("ask", "viewer", "may"),
    [
        (asked(), BRAM, WORKS),
        (asked(), SANNE, set()),
        (asked(State.TAKEN), BRAM, WORKS - {"question.take"}),
        (passed_on(Circle.POOL, Due.COORDINATORS, Act.NEXT), SANNE, WORKS),
        (passed_on(Circle.COORDINATORS, None, Act.COORDINATORS), NOOR, WORKS),
        (replace(asked(State.TAKEN), asked=passed_on(Circle.NEXT, Due.POOL).asked), SANNE, set()),
        (asked(State.ANSWERED), BRAM, set()),
        (asked(State.WITHDRAWN), BRAM, set()),
    ],
)
def test_only_who_was_asked_or_has_it_can_work_on_it(ask: Ask, viewer: str, may: set[str]) -> None:
    made = cards.asked.item(ask, next(one for one in NAMES if one == viewer), NL, to=asking.TO)
    assert set(verbs(made)) & WORKS == may
    assert ([one["id"] for one in inputs(made)] == ["text", "to"]) is bool(may)


def test_an_answer_that_helped_can_become_an_article_by_who_gave_it() -> None:
    assert "article.draft" in verbs(cards.asked.item(asked(State.ACCEPTED), BRAM, NL))
    assert "article.draft" not in verbs(cards.asked.item(asked(State.ACCEPTED), SANNE, NL))
    assert "article.draft" not in verbs(cards.asked.item(asked(State.ANSWERED), BRAM, NL))


def test_a_key_user_reads_why_it_comes_to_them_and_what_did_not_help() -> None:
    shown = texts(cards.asked.item(searched(asked()), BRAM, NL))
    assert "Waarom jij? Je kent Planner, dezelfde locatie, je hebt 2 open vragen." in shown
    assert {one.wording.title for one in searched(asked()).found} <= set(shown)
    assert NL("asked-nothing") in texts(cards.asked.item(asked(), BRAM, NL))


def test_words_that_went_along_are_read_by_who_gets_it() -> None:
    shown = texts(cards.asked.item(given(), SANNE, NL))
    assert NL("question-said-handover", who=NAMES[BRAM]) in shown
    assert "Ik ken Planner niet zo goed, jij wel." in shown
    shown = texts(cards.asked.item(again(), BRAM, NL))
    assert {NL("asked-again"), ANSWER, "Bij mij staat herhalen er niet bij."} <= set(shown)


@pytest.mark.parametrize("state", State)
def test_of_who_has_no_name_nobody_reads_one_nor_an_hour(state: State) -> None:
    shown = "\n".join(texts(cards.asked.item(unnamed(state), BRAM, NL)))
    assert NAMES[ANNA] not in shown
    assert "di 17 nov, 09:30" not in shown
    assert NL("nameless") in shown


def test_the_form_takes_along_what_it_showed_and_nothing_else_is_asked_twice() -> None:
    drawn = asking.form(typed=True, text="Hoe?", found=True)(NL)
    [ask] = [one for one in actions(drawn) if one["verb"] == "question.ask"]
    assert ask["data"] == {
        "nonce": "n" * 32, "typed": "1", "seen": "tip:teams-schedule-message article:a article:b",
    }  # fmt: skip
    assert "seen" not in next(one for one in actions(asking.form()(NL)) if one["verb"] == "question.ask")["data"]
    assert "friction.form" in verbs(drawn)


def test_a_topic_that_nobody_knows_about_is_not_filled_in() -> None:
    drawn = asking.form(text="Hoe?", topic="Nergens", found=())(NL)
    [field] = [part for part in walk(drawn) if part.get("id") == "topic"]
    assert "value" not in field


def test_a_thank_you_for_an_answer_before_it_was_reopened_is_not_told_to_the_next() -> None:
    again = asked(State.ACCEPTED, Act.TAKE, Act.ANSWER, Act.THANK, Act.REOPEN, Act.TAKE, Act.ANSWER, Act.ACCEPT)
    both = NL("thanks-both", who=NAMES[ANNA])
    assert both not in texts(cards.asked.thanks([again], NL))
    thanked = asked(State.ACCEPTED, Act.TAKE, Act.ANSWER, Act.ACCEPT, Act.THANK)
    assert both in texts(cards.asked.thanks([thanked], NL))
