"""The detector on sentences as people write them: privacy.yaml here beside, and the reports of suggestions.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from content import loader
from domain.privacy import Trace, is_named, traces

CLUES = loader.privacy()


def listed(name: str) -> dict[str, Any]:
    loaded = yaml.load(Path(__file__).with_name(name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert isinstance(loaded, dict)
    return loaded


SAID, SUGGESTED = listed("privacy.yaml"), listed("suggestions.yaml")
REPORTS = [
    *(one["text"] for name in ("held_out", "short", "tuned") for one in SUGGESTED[name]),
    *(one for group in loader.taxonomy().groups for leaf in group.leaves for one in leaf.examples),
]


def missed(name: str) -> list[str]:
    return [one["text"] for one in SAID[name] if one["kind"] not in traces(one["text"], CLUES)]


def false_alarms(texts: list[str]) -> list[str]:
    return [text for text in texts if traces(text, CLUES)]


def test_nine_in_ten_of_what_tells_who_somebody_is_are_seen() -> None:
    assert len(SAID["holds"]) >= 80
    assert len(missed("holds")) <= 0.1 * len(SAID["holds"]), missed("holds")


def test_of_a_hundred_ordinary_reports_at_most_two_are_asked_about() -> None:
    assert len(SAID["clean"]) >= 120
    assert len(false_alarms(SAID["clean"])) <= 0.02 * len(SAID["clean"]), false_alarms(SAID["clean"])


def test_sentences_it_was_not_made_for_fare_nearly_as_well() -> None:
    held_out, clean = SAID["held_out_holds"], SAID["held_out_clean"]
    assert min(len(held_out), len(clean)) >= 40
    assert len(missed("held_out_holds")) <= 0.2 * len(held_out), missed("held_out_holds")
    assert len(false_alarms(clean)) <= 0.05 * len(clean), false_alarms(clean)


def test_reports_of_people_who_never_heard_of_it_are_hardly_asked_about() -> None:
    assert len(REPORTS) >= 1500
    assert len(false_alarms(REPORTS)) <= 0.01 * len(REPORTS), false_alarms(REPORTS)


@pytest.mark.parametrize("kind", Trace)
def test_every_kind_is_on_the_lists(kind: Trace) -> None:
    assert sum(one["kind"] == kind for one in SAID["holds"]) >= 5
    assert sum(one["kind"] == kind for one in SAID["held_out_holds"]) >= 3


def test_no_sentence_is_on_two_lists() -> None:
    every = [one["text"] if isinstance(one, dict) else one for part in SAID.values() for one in part]
    assert [one for one in every if every.count(one) > 1] == []


def test_each_kind_is_named_once_in_one_order() -> None:
    assert traces("Bel Anna en Fatima: 06-12345678 of a@b.nl, BSN 123456782, mail c@d.nl", CLUES) == tuple(Trace)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("het nummer is 123456782", (Trace.NUMBER,)),
        ("het nummer is 123456783", ()),  # fails the eleven-test
        ("ticket 123456782", ()),  # passes it by chance
        ("code 123456782 1", ()),  # a part of a longer number
    ],
)
def test_nine_digits_count_only_as_a_citizen_service_number(text: str, found: tuple[Trace, ...]) -> None:
    assert traces(text, CLUES) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Will you fix it?", ()),
        ("I think Will can fix it", (Trace.NAME,)),
        ("Will said he would fix it", (Trace.NAME,)),
        ("Error: Will not save", ()),
        ("I pressed the Will button", ()),
        ("I need Max 10 of them", ()),
    ],
)
def test_a_name_that_is_a_word_counts_where_it_is_no_word(text: str, found: tuple[Trace, ...]) -> None:
    assert traces(text, CLUES) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sanne jansen doet dit altijd fout", (Trace.NAME,)),
        ("dit doet peter de vries", (Trace.NAME,)),
        ("ik wil de jong zien", ()),  # a word, "de", and a word
        ("john smith", ()),
        ("In Jan and Feb it breaks", ()),
        ("It breaks in Jun", ()),
        ("In Jan's mailbox", (Trace.NAME,)),
        ("in jan jansen zijn map", (Trace.NAME,)),
        ("Since Jan and Feb", (Trace.NAME,)),
        ("toestel 4512", (Trace.NUMBER,)),
        ("intern nummer 4512", (Trace.NUMBER,)),
        ("intern 4512", ()),
    ],
)
def test_a_first_and_a_last_name_together_need_no_capital_and_a_month_is_no_name(
    text: str, found: tuple[Trace, ...]
) -> None:
    assert traces(text, CLUES) == found


@pytest.mark.parametrize(
    "text", ["", " ", "?!.", "🙂🙂", "\n\n", "'", "\u2019", "0", "+", "@", "J.", "mw.", "van", "BSN"]
)
def test_nothing_is_found_in_nothing(text: str) -> None:
    assert traces(text, CLUES) == ()


@given(st.text(max_size=200))
def test_whatever_one_types_there_is_an_answer(text: str) -> None:
    assert set(traces(text, CLUES)) <= set(Trace)


HOSTILE = (
    "0", "1", "06", "06-", "0 ", "+3", "+31 ", "00 31", "(0)", "a-", "'", "a'", "A a ", "A.", "Jan ", "Mark en ",
    "van der ", "Van ", "dhr. ", "collega ", "personeelsnummer ", "pers nr ", "a.b@", "a@", "@", "a@b.",
    "123 456 ", "\ufdfa",
)  # fmt: skip


@pytest.mark.parametrize("part", HOSTILE)
def test_hostile_words_come_to_an_end_as_others_do(part: str) -> None:
    traces((part * 20_000)[:20_000], CLUES)


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("Anna de Vries", "Dat wist anna al", True),
        ("Anna de Vries", "Bel mevrouw VRIES", True),
        ("Anna de Vries", "Volgens Anna's mail", True),
        ("Anna de Vries", "De annalen en het vriesvak", False),
        ("Anna de Vries", "De knop staat in de lijst", False),
        ("José van der Heijden-Çelik", "Jose weet het", True),
        ("José van der Heijden-Çelik", "Vraag CELIK", True),
        ("José van der Heijden-Çelik", "van der lijst", False),
        ("A. Bakker", "Kies a of b", False),
        ("", "Anna", False),
    ],
)
def test_a_word_of_somebodys_name_is_seen_whole_and_however_typed(name: str, text: str, *, named: bool) -> None:
    assert is_named(text, name, CLUES) is named
