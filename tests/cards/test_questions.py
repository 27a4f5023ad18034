"""The cards of a question: who may do what on it, in each state, and what it says of who has it."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

import cards.asked
import cards.questions
from cards.card import Part
from domain.nameless import Naming
from domain.people import PersonId
from domain.questions import Act, Ask, Asked, Circle, Due, Event, State
from domain.search import fingerprint
from tests.cards import asking
from tests.cards.asking import ANSWER, again, asked, given, passed_on, searched, unnamed
from tests.cards.drawings import samples
from tests.cards.samples import actions, inputs, say, texts, walk
from tests.examples import ANNA, BRAM, NAMES, NOOR, NOW, SANNE

NL = say("nl")
HANDED = ((2, BRAM), (3, SANNE))
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
        (State.ANSWERED, ["question.reopen", "question.accept", "question.thank"]),
        (State.ACCEPTED, ["question.reopen", "question.thank"]),
        (State.UNANSWERED, ["question.reopen", "question.accept", "question.thank"]),
        (State.WITHDRAWN, ["question.mine"]),
    ],
)
def test_who_asked_has_the_acts_of_that_state_and_a_field_where_words_are_needed(state: State, may: list[str]) -> None:
    made = status(asked(state))
    assert verbs(made) == may
    assert [one["id"] for one in inputs(made)] == (["text"] if "question.reopen" in may else [])


@pytest.mark.parametrize("state", [State.ANSWERED, State.ACCEPTED, State.UNANSWERED])
def test_not_yet_is_folded_away_with_its_field_and_opens_with_words_that_came_back(state: State) -> None:
    [fold] = [one for one in walk(status(asked(state))) if one.get("id") == "still"]
    assert not fold["isVisible"]
    assert [one["id"] for one in inputs(fold)] == ["text"]
    assert [one["verb"] for one in actions(fold)] == ["question.reopen"]
    back = cards.questions.status(asked(state), NL, told="moved-on", text="Wat nu?")
    [fold] = [one for one in walk(back) if one.get("id") == "still"]
    assert (fold["isVisible"], inputs(fold)[0]["value"]) == (True, "Wat nu?")
    assert "Wat nu?" not in texts(back), "once"


@pytest.mark.parametrize(("state", "first"), [(State.ASKED, "question.take"), (State.TAKEN, "question.answer")])
def test_the_first_button_takes_it_and_then_answers(state: State, first: str) -> None:
    made = cards.asked.item(asked(state), BRAM, NL)
    assert [one["verb"] for one in actions(made) if one.get("style") == "positive"] == [first]
    assert made["actions"][0]["verb"] == first


def test_solved_comes_first_where_it_waits_for_who_asked() -> None:
    made = status(asked(State.ANSWERED))
    assert [one["title"] for one in made["actions"]] == [
        NL("act-question-accept"), NL("act-question-reopen"), NL("act-question-thank"),
    ]  # fmt: skip
    assert made["actions"][0]["style"] == "positive"


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
    assert "Je collega kent Planner, zit op jouw locatie en heeft 2 open vragen." in shown
    assert NL("question-due-next", by="vanmiddag (di 17 nov)") in shown


def test_a_moment_that_passed_is_not_promised() -> None:
    late = asked(due_at=NOW - timedelta(hours=1))
    assert not [one for one in texts(status(late)) if "uiterlijk" in one]


@pytest.mark.parametrize(
    ("circle", "due", "told"),
    [
        (Circle.NEXT, Due.POOL, NL("question-with", who=NAMES[SANNE])),
        (Circle.POOL, Due.COORDINATORS, NL("question-with-pool", count=2)),
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


@pytest.mark.parametrize(
    ("ask", "viewer", "told"),
    [
        (given(), BRAM, NL("asked-given-to", who=NAMES[SANNE])),
        (passed_on(Circle.NEXT, Due.POOL, Act.PASS), BRAM, NL("asked-given-to", who=NAMES[SANNE])),
        (passed_on(Circle.POOL, Due.COORDINATORS, Act.PASS), BRAM, NL("asked-given-pool")),
        (passed_on(Circle.IT, Due.COORDINATORS, Act.HANDOVER), BRAM, NL("asked-given-it")),
        (passed_on(Circle.COORDINATORS, None, Act.PASS), BRAM, NL("asked-given-coordinators")),
        (asking.let_go(), NOOR, NL("asked-given-lead")),
    ],
)
def test_who_passed_it_on_reads_where_it_is_and_has_nothing_to_do(ask: Ask, viewer: PersonId, told: str) -> None:
    made = cards.asked.item(ask, viewer, NL, to=asking.TO)
    assert {NL("asked-given"), told} <= set(texts(made))
    assert (verbs(made), inputs(made)) == (["friction.todo", "question.take"], [])
    assert not [one for one in walk(made) if one.get("type") == "FactSet"], "no day that is not theirs"


def test_what_came_back_to_who_passed_it_on_is_theirs_again() -> None:
    back = Asked(person=BRAM, version=4, circle=Circle.ONE, why=("given",))
    made = cards.asked.item(replace(given(), asked=(*given().asked, back)), BRAM, NL, to=asking.TO)
    assert set(verbs(made)) >= WORKS


def test_the_same_day_is_enough_where_no_hour_is_kept() -> None:
    there, back = (Event(version=at, at=NOW, act=Act.HANDOVER, person=who, words="Jij.") for at, who in HANDED)
    to = ((2, SANNE), (3, BRAM))
    both = tuple(Asked(person=who, version=at, circle=Circle.ONE, why=("given",)) for at, who in to)
    ask = replace(given(), events=(given().events[0], there, back), asked=both)
    assert set(verbs(cards.asked.item(ask, BRAM, NL, to=asking.TO))) >= WORKS
    assert verbs(cards.asked.item(ask, SANNE, NL, to=asking.TO)) == ["friction.todo", "question.take"]


def test_who_was_passed_by_on_the_clock_has_no_day_anymore() -> None:
    late = passed_on(Circle.NEXT, Due.POOL, Act.NEXT)
    for who, has in ((BRAM, False), (SANNE, True)):
        facts = [one for part in walk(cards.asked.item(late, who, NL)) for one in part.get("facts", ())]
        assert (NL("asked-by") in [one["title"] for one in facts]) is has


@pytest.mark.parametrize(
    ("reasons", "theirs", "own"),
    [
        (("knows:Teams", "department", "location", "open:0"),
         "Je collega kent Teams, werkt op jouw afdeling en heeft geen open vragen.",
         "Ik vraag het jou, want je kent Teams, werkt op dezelfde afdeling en hebt verder geen open vragen."),
        (("knows:Planner", "open:2"), "Je collega kent Planner en heeft 2 open vragen.",
         "Ik vraag het jou, want je kent Planner en hebt verder 2 open vragen."),
        (("open:1",), "Je collega heeft 1 open vraag.", "Ik vraag het jou, want je hebt verder 1 open vraag."),
        (("before",), "Je collega gaf het vorige antwoord.", "Ik vraag het jou, want je gaf het vorige antwoord."),
        (("given",), "Een collega gaf je vraag door.", "Een collega gaf deze vraag aan je door."),
        ((), "", ""),
    ],
)  # fmt: skip
def test_why_somebody_was_chosen_is_a_sentence(reasons: tuple[str, ...], theirs: str, own: str) -> None:
    assert (cards.questions.why(reasons, NL), cards.questions.why(reasons, NL, own=True)) == (theirs, own)


@pytest.mark.parametrize(("state", "told"), [(State.ANSWERED, "thanks-thank"), (State.ACCEPTED, "thanks-accepted")])
def test_thanks_for_an_answer_before_are_not_for_the_one_that_helped(state: State, told: str) -> None:
    story = (Act.TAKE, Act.ANSWER, Act.THANK, Act.REOPEN, Act.TAKE, Act.ANSWER)
    ask = asked(state, *story, *([Act.ACCEPT] if state is State.ACCEPTED else []))
    assert any(NL(told, who=NAMES[ANNA]) in one for one in texts(cards.asked.thanks([ask], NL)))
    assert "question.thank" in verbs(status(ask)), "this answer was not thanked for"


def test_where_the_coordinators_have_it_nobody_is_promised_that_they_will_be_asked() -> None:
    late = passed_on(Circle.COORDINATORS, Due.COORDINATORS, Act.COORDINATORS)
    assert not [one for one in texts(status(late)) if "uiterlijk" in one]


def test_who_passed_it_on_is_not_counted_among_those_who_may_take_it() -> None:
    assert NL("question-with", who=NAMES[SANNE]) in texts(status(passed_on(Circle.POOL, Due.COORDINATORS, Act.PASS)))


def test_an_answer_that_helped_can_become_an_article_by_who_gave_it() -> None:
    assert "article.draft" in verbs(cards.asked.item(asked(State.ACCEPTED), BRAM, NL))
    assert "article.draft" not in verbs(cards.asked.item(asked(State.ACCEPTED), SANNE, NL))
    assert "article.draft" not in verbs(cards.asked.item(asked(State.ANSWERED), BRAM, NL))


def test_a_key_user_reads_why_it_comes_to_them_and_what_did_not_help() -> None:
    shown = texts(cards.asked.item(searched(asked()), BRAM, NL))
    assert "Ik vraag het jou, want je kent Planner, zit op dezelfde locatie en hebt verder 2 open vragen." in shown
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


@pytest.mark.parametrize(("naming", "told"), [(Naming.TOLD, "question-told"), (Naming.PULL, "question-pull")])
def test_their_own_card_tells_no_hour_and_whether_they_hear_of_it(naming: Naming, told: str) -> None:
    shown = texts(cards.questions.status(unnamed(naming=naming), NL, receipt="r" * 32))
    assert {NL("question-card"), NL(told)} <= set(shown)
    for state in State:
        shown = texts(cards.questions.status(unnamed(state), NL, receipt="r" * 32))
        assert not [one for one in shown if re.search(r"\d\d:\d\d", one)]


def test_a_key_user_reads_that_an_answer_reaches_who_has_no_name() -> None:
    assert NL("asked-nameless") in texts(cards.asked.item(unnamed(), BRAM, NL))
    assert NL("asked-nameless") not in texts(cards.asked.item(asked(), BRAM, NL))


def test_an_article_waits_on_the_card_of_who_has_no_name_for_a_yes_or_no() -> None:
    made = cards.questions.status(asking.proposed(), NL, receipt="r" * 32)
    answers = [one["data"]["answer"] for one in actions(made) if one["verb"] == "article.consent"]
    assert (answers, NL("consent-title") in texts(made)) == (["yes", "no"], True)
    assert "article.consent" not in verbs(cards.questions.status(unnamed(State.ACCEPTED), NL, receipt="r" * 32))


@pytest.mark.parametrize("state", [State.ACCEPTED, State.UNANSWERED, State.WITHDRAWN])
def test_what_became_of_an_answer_to_who_has_no_name_is_said_of_who_asked(state: State) -> None:
    assert NL(f"thanks-nameless-{state}") in "\n".join(texts(cards.asked.thanks([unnamed(state)], NL)))


def test_the_form_has_three_equal_choices_and_none_is_made() -> None:
    [field] = [part for part in inputs(samples()["ask-typed-nl"]) if part["id"] == "naming"]
    assert [one["value"] for one in field["choices"]] == ["named", "told", "pull"]
    assert "value" not in field
    [kept] = [part for part in inputs(samples()["ask-without-nl"]) if part["id"] == "naming"]
    assert kept["value"] == "told", "what they chose before"
    assert {NL("form-typed"), NL("ask-who-sees"), NL("ask-at-once"), NL("form-key")} <= set(
        texts(samples()["ask-typed-nl"])
    )


def test_the_form_takes_along_what_it_showed_and_nothing_else_is_asked_twice() -> None:
    drawn = asking.form(typed=True, text="Hoe?", found=True)(NL)
    [ask] = [one for one in actions(drawn) if one["verb"] == "question.ask"]
    assert ask["data"] == {
        "nonce": "n" * 32, "typed": "1", "seen": "tip:teams-schedule-message article:a article:b",
        "looked": fingerprint("hoe"),
    }  # fmt: skip
    assert "seen" not in next(one for one in actions(asking.form()(NL)) if one["verb"] == "question.ask")["data"]
    assert "friction.form" in verbs(drawn)


def test_a_topic_that_nobody_knows_about_is_not_filled_in() -> None:
    drawn = asking.form(text="Hoe?", topic="Nergens", found=())(NL)
    [field] = [part for part in walk(drawn) if part.get("id") == "topic"]
    assert "value" not in field
    assert field["choices"][-1] == {"title": NL("ask-topic-other"), "value": "-"}


def test_a_thank_you_for_an_answer_before_it_was_reopened_is_not_told_to_the_next() -> None:
    again = asked(State.ACCEPTED, Act.TAKE, Act.ANSWER, Act.THANK, Act.REOPEN, Act.TAKE, Act.ANSWER, Act.ACCEPT)
    both = NL("thanks-both", who=NAMES[ANNA])
    assert both not in texts(cards.asked.thanks([again], NL))
    thanked = asked(State.ACCEPTED, Act.TAKE, Act.ANSWER, Act.ACCEPT, Act.THANK)
    assert both in texts(cards.asked.thanks([thanked], NL))
