"""What a note of somebody's help says, and how little."""

import re

import pytest

from cards.card import Part
from tests.cards.recognition import CHANGES, DRAWINGS, SHARED, note
from tests.cards.samples import actions, say, texts


def card(name: str, language: str = "nl") -> Part:
    return DRAWINGS[name](say(language))


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("nl", ["Dit leverde je hulp op in november 2026", "Je hielp 12 collega's verder.", "Je kreeg 3 bedankjes.",
                "Jouw uitleg hielp 5 keer iemand verder.", "Opgelost, mede dankzij jou"]),
        ("en", ["What your help did in November 2026", "You helped 12 colleagues.", "You got 3 thank-yous.",
                "What you explained helped somebody 5 times.", "Solved, thanks to you too"]),
    ],
)  # fmt: skip
def test_it_says_what_was_achieved(language: str, lines: list[str]) -> None:
    assert [one for one in lines if one not in texts(card("impact", language))] == []


def test_what_is_nothing_is_not_told() -> None:
    told = " ".join(texts(card("impact-one")))
    assert "Je hielp 1 collega verder." in told
    assert not re.search(r"\b0\b|bedank(je|t)\b|uitleg|Opgelost|minu", told)


def test_every_number_on_it_is_the_reader_s_own_and_nothing_measures_it() -> None:
    for name in DRAWINGS:
        for language, never in (
            ("nl", "gemiddeld|meer dan|minder dan|beste|punten|score|rang"),
            ("en", "average|more than|less than|best|points|score|rank"),
        ):
            assert not re.search(never, " ".join(texts(card(name, language))), re.IGNORECASE)


@pytest.mark.parametrize(
    ("each", "told"), [(None, []), (10, ["Bij elkaar scheelde dat je collega's ongeveer 60 minuten."])]
)
def test_minutes_are_about_and_only_of_an_organisation_s_own_number(each: int | None, told: list[str]) -> None:
    made = note(each, questions=2, helped=1, reused=(SHARED,))(say("nl"))
    assert [one for one in texts(made) if "minuten" in one] == told


def test_a_month_that_goes_on_says_so() -> None:
    assert "Dit leverde je hulp tot nu toe op in november 2026" in texts(card("impact-so-far"))
    assert "What your help did so far in November 2026" in texts(card("impact-so-far", "en"))


def test_whatever_there_is_to_look_at_has_a_button_and_the_rest_of_a_long_list_is_counted() -> None:
    pressed = [(one["verb"], *one["data"].values()) for one in actions(card("impact"))]
    assert pressed[:2] == [("article.show", "a"), ("article.show", "b")]
    assert pressed[2:6] == [
        ("question.show" if one.because == "handed" else "friction.status", one.id) for one in CHANGES
    ]
    assert "en nog 2" in texts(card("impact-many"))
    assert "en nog 7" in texts(card("impact-many"))
