"""The whole tip, the order of its answers, and what stands in the way of teaching one."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import loader
from content.texts import say
from domain.people import LANGUAGES
from domain.tips import Finding, Lesson, Tip, Wrong, lint, shuffled
from tests.domain.teaching import LESSON, TODAY, tip

STANDARD = loader.standard()
AGES_AGO = date(2026, 11, 16)


def found(*tips: Tip) -> list[tuple[str, str]]:
    return [(one.field, one.wrong) for one in lint(tips, STANDARD, TODAY)]


def quizzed(**changed: Any) -> Tip:
    """With another question, in Dutch alone."""
    dutch = replace(LESSON, quiz=replace(LESSON.quiz, **changed))
    return tip("a", lessons={"nl": dutch, "en": LESSON})


def written(**changed: Any) -> Tip:
    return tip("a", lessons={"nl": replace(LESSON, **changed), "en": LESSON})


def test_nothing_is_wrong_with_the_tips_that_kring_comes_with() -> None:
    assert lint(loader.tips().values(), STANDARD, TODAY) == ()


def test_a_tip_is_read_with_all_that_teaching_needs() -> None:
    one = loader.tips()["teams-schedule-message"]
    assert (one.app, one.topic, one.minutes, one.level, one.priority) == ("teams", "Teams", 1, "starter", "nice")
    assert one.scenarios == ("focus", "plan")
    assert one.platforms == {"desktop", "mobile"}
    assert one.roles == {"all", "manager"}
    assert one.frictions == {"load.hours", "load.notify"}
    quiz = one.lessons["nl"].quiz
    assert quiz.options[one.correct] == "De verzendtijd op morgenochtend zetten via de verzendknop"
    assert loader.tips()["security-number-matching"].topic == "Microsoft 365"  # as people call it


def test_every_app_and_moment_has_a_tip() -> None:
    assert Counter(one.app for one in loader.tips().values()).keys() == STANDARD.words["app"]
    assert {moment for one in loader.tips().values() for moment in one.scenarios} == STANDARD.words["scenarios"]


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (tip("a"), []),
        (tip("a", minutes=11), [("minutes", Wrong.MINUTES)]),
        (tip("a", minutes=0), [("minutes", Wrong.MINUTES)]),
        (tip("a", review_by=AGES_AGO), [("review_by", Wrong.EXPIRED)]),
        (tip("a", app="lotus"), [("app", Wrong.UNKNOWN)]),
        (tip("a", level="guru"), [("level", Wrong.UNKNOWN)]),
        (tip("a", priority="soon"), [("priority", Wrong.UNKNOWN)]),
        (tip("a", roles=frozenset({"chef"})), [("roles", Wrong.UNKNOWN)]),
        (tip("a", locations=frozenset({"beach"})), [("locations", Wrong.UNKNOWN)]),
        (tip("a", frictions=frozenset({"no.leaf"})), [("frictions", Wrong.UNKNOWN)]),
        (tip("a", scenarios=("nap",)), [("scenarios", Wrong.UNKNOWN)]),
        (tip("a", scenarios=()), [("scenarios", Wrong.EMPTY)]),
        (tip("a", platforms=frozenset()), [("platforms", Wrong.EMPTY)]),
        (tip("a", lessons={"nl": LESSON}), [("en", Wrong.LANGUAGE)]),
        (tip("a", correct=3), [(f"{one}.quiz.options", Wrong.CORRECT) for one in ("nl", "en")]),
        (tip("a", correct=-1), [(f"{one}.quiz.options", Wrong.CORRECT) for one in ("nl", "en")]),
    ],
)
def test_a_tip_names_only_what_is_known_and_lacks_nothing(wrong: Tip, expected: list[tuple[str, str]]) -> None:
    assert found(wrong) == expected


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (written(why="x" * 140), []),
        (written(why="x" * 141), [("nl.why", Wrong.WHY)]),
        (written(why=" "), [("nl.why", Wrong.EMPTY)]),
        (written(how=("een", "twee", "drie")), []),
        (written(how=("een", "twee", "drie", "vier")), [("nl.how", Wrong.STEPS)]),
        (written(how=()), [("nl.how", Wrong.EMPTY)]),
        (written(how=("woord " * 47,)), []),  # 55, with title and why
        (written(how=("woord " * 48,)), [("nl.how", Wrong.CARD)]),
        (written(title="Teams kan later versturen"), [("nl.title", Wrong.HEADLINE)]),
        (written(title="Nieuw: later versturen"), [("nl.title", Wrong.HEADLINE)]),
        (written(title="Nieuwe regel in je bericht"), []),
        (written(title="Wordt vanzelf verstuurd"), []),  # no Word
        (quizzed(options=("Nu", "Wel")), [("quiz.options", Wrong.DIFFER), ("nl.quiz.options", Wrong.OPTIONS)]),
        (quizzed(explanation=""), [("nl.quiz.explanation", Wrong.EMPTY)]),
        (quizzed(explanation="Dat is fout, kies later."), [("nl.quiz.explanation", Wrong.BLAME)]),
        (quizzed(explanation="Je had beter kunnen wachten."), [("nl.quiz.explanation", Wrong.BLAME)]),
        (quizzed(explanation="Een foutmelding zegt het."), []),
        (quizzed(options=("x" * 8, "x" * 8, "x")), []),  # as long as another
        (quizzed(options=("x" * 12, "x" * 8, "x")), [("nl.quiz.options", Wrong.LONGEST)]),
        (
            quizzed(options=("x" * 13, "x" * 8, "x")),
            [("nl.quiz.options", Wrong.GIVEN_AWAY), ("nl.quiz.options", Wrong.LONGEST)],
        ),
    ],
)
def test_words_are_short_and_never_blame(wrong: Tip, expected: list[tuple[str, str]]) -> None:
    assert found(wrong) == expected


def test_the_longest_answer_may_be_the_right_one_in_a_third_of_the_tips() -> None:
    longest = quizzed(options=("Nu meteen sturen", "Later sturen", "Wachten"))
    third = [longest, tip("b"), tip("c")]
    assert found(*third) == []
    assert [(one.tip, dict(one.variables)) for one in lint(third[:2], STANDARD, TODAY)] == [
        ("", {"found": 1, "of": 2, "most": 34})
    ]


def test_whatever_is_wrong_can_be_said_in_both_languages() -> None:
    broken = [
        tip("a", minutes=99, review_by=AGES_AGO, app="lotus", scenarios=(), lessons={"nl": LESSON}, correct=9),
        written(why="x" * 141, how=("woord " * 50,) * 4, title="Nieuw: mail"),
        *[quizzed(options=("x" * 13, "x"), explanation="Helaas.")] * 2,
    ]
    found = lint(broken, STANDARD, TODAY)
    assert {one.wrong for one in found} == set(Wrong)
    for one in found:
        assert all(say(language, one.wrong, **one.variables) for language in LANGUAGES)


def test_a_headline_only_warns() -> None:
    warned: list[Finding] = [*lint([written(title="Nieuw: mail")], STANDARD, TODAY)]
    assert [one.warns for one in warned] == [True]
    assert [one.warns for one in lint([tip("a", minutes=99)], STANDARD, TODAY)] == [False]


@given(seed=st.binary(max_size=32))
def test_every_answer_is_shown_once_and_in_the_same_order_each_time(seed: bytes) -> None:
    for one in loader.tips().values():
        order = shuffled(one, seed)
        assert sorted(order) == list(range(len(one.lessons["nl"].quiz.options)))
        assert order == shuffled(one, seed)


def test_the_right_answer_stands_in_every_place() -> None:
    one: Tip = tip("a")
    places = Counter(shuffled(one, bytes([seed])).index(one.correct) for seed in range(240))
    assert all(50 < places[place] < 110 for place in range(3))


def test_an_article_of_a_tip_reads_as_its_steps() -> None:
    lesson: Lesson = LESSON
    assert lesson.wording.text == "Je collega wordt niet gestoord.\n1. Houd de knop ingedrukt.\n2. Kies een tijd."
    assert lesson.situation == "Wat doe je? Dat kan vanzelf."
