"""A file of tips as an organisation writes it: read whole, or told line by line what is wrong."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import content.tips
from content import loader
from content.texts import say
from content.tips import MOST_BYTES, Book
from domain.people import LANGUAGES
from domain.tips import Tip, Wrong
from tests.written import DAY, ONE, as_file, tips

NL = "Een venster, Alles wat er is, Niets"


def read(text: str) -> Book:
    return content.tips.read(text.encode(), DAY)


def told(text: str | bytes) -> list[tuple[int, str, str, str]]:
    raw = text if isinstance(text, bytes) else text.encode()
    found = content.tips.read(raw, DAY).remarks
    assert all(say(language, one.wrong, **one.variables) for one in found for language in LANGUAGES)
    return [(one.line, one.tip, one.path, one.wrong) for one in found]


@given(st.lists(tips(), max_size=3, unique_by=lambda one: one.id), st.booleans())
def test_what_is_written_is_read_as_it_was(made: list[Tip], instead: bool) -> None:
    book = read(as_file(*made, instead=instead))
    assert book.remarks == []
    assert (book.tips, book.instead) == ({one.id: one for one in made}, instead)
    assert {which: loader.tip(one) for which, one in book.written.items()} == book.tips


def test_what_a_tip_does_not_say_is_what_is_usual() -> None:
    one = read(ONE).tips["one"]
    assert one.roles == {"all"}
    assert one.locations == {"home", "office", "customer"}
    assert one.platforms == {"desktop", "web", "mobile"}
    assert (one.priority, one.policy_dependent, one.frictions) == ("nice", False, frozenset())


def test_the_example_of_the_documentation_has_nothing_wrong_with_it() -> None:
    whole = (Path(__file__).parents[2] / "docs" / "running.md").read_text(encoding="utf-8")
    book = read(whole.partition("## Tips of your own")[2].partition("```yaml\n")[2].partition("```")[0])
    assert (book.remarks, [*book.tips]) == ([], ["share-one-window"])


def test_a_copy_of_what_kring_comes_with_is_a_file_of_tips() -> None:
    book = read(loader.source("tips.yaml"))
    assert (book.remarks, book.tips) == ([], loader.tips())


@pytest.mark.parametrize(
    ("written", "other", "expected"),
    [
        ("- id: one\n", "- status: new\n", (2, "", "", "lint-missing")),
        ("- id: one\n", "- id: One\n", (2, "One", "id", "lint-id")),
        ("- id: one\n", f"- id: {'x' * 61}\n", (2, "x" * 60, "id", "lint-id")),
        ("minutes: 2", "minutes: two", (4, "one", "minutes", "lint-number")),
        ("minutes: 2", "minutes: 2.5", (4, "one", "minutes", "lint-number")),
        ("minutes: 2", "minuten: 2\n  minutes: 2", (4, "one", "", "lint-field")),
        ("minutes: 2", "minutes: 2\n  minutes: 3", (5, "one", "", "lint-twice")),
        ("minutes: 2", "policy_dependent: maybe\n  minutes: 2", (4, "one", "policy_dependent", "lint-yes-no")),
        ("  level: starter\n", "", (2, "one", "", "lint-missing")),
        ("[meet]", "meet", (6, "one", "scenarios", "lint-list")),
        ("[meet]", "[[meet]]", (6, "one", "scenarios", "lint-text")),
        ("2027-05-17", "2027-02-30", (8, "one", "review_by", "lint-day")),
        ("Deel je scherm", "{a: b}", (10, "one", "nl.title", "lint-text")),
        ("Deel je scherm", '"a\\0"', (10, "one", "nl.title", "lint-text")),
        ("Deel je scherm", "x" * 301, (10, "one", "nl.title", "lint-long")),
        ("    why: Iedereen ziet wat je bedoelt.\n", "", (10, "one", "nl", "lint-missing")),
        ("quiz: {question: Wat deel je?, ", "quiz: {", (13, "one", "nl.quiz", "lint-missing")),
        ("tips:\n", "shipped: maybe\ntips:\n", (1, "", "shipped", "lint-yes-no")),
        ("tips:\n", "roles: [chef]\ntips:\n", (1, "", "roles", "lint-head")),
    ],
)
def test_what_is_not_written_as_a_tip_is_told_with_its_line(
    written: str, other: str, expected: tuple[int, str, str, str]
) -> None:
    assert written in ONE
    assert told(ONE.replace(written, other, 1)) == [expected]


def test_what_is_no_tip_at_all_is_told_and_so_is_one_that_is_there_twice() -> None:
    assert told(ONE + "- two\n- {}\n") == [(19, "", "", "lint-fields"), (20, "", "", "lint-fields")]
    assert told(ONE + ONE.removeprefix("tips:\n")) == [(19, "one", "id", "lint-same")]
    assert {say(one, "lint-same", line=2) for one in LANGUAGES} == {
        "Deze id staat ook op regel 2. Geef elke tip een eigen id.",
        "This id is also on line 2. Give each tip an id of its own.",
    }


@pytest.mark.parametrize(
    ("written", "other", "expected"),
    [
        ("app: teams", "app: lotus", [(3, "app", Wrong.UNKNOWN)]),
        ("minutes: 2", "minutes: 11", [(4, "minutes", Wrong.MINUTES)]),
        ("[meet]", "[]", [(6, "scenarios", Wrong.EMPTY)]),
        ("correct: 0", "correct: 3", [(13, "nl.quiz.options", Wrong.CORRECT), (18, "en.quiz.options", Wrong.CORRECT)]),
        ("2027-05-17", "2027-05-16", [(8, "review_by", Wrong.EXPIRED)]),
        ("Deel je scherm", "Teams kan delen", [(10, "nl.title", Wrong.HEADLINE)]),
        ("Iedereen ziet wat je bedoelt.", "", [(11, "nl.why", Wrong.EMPTY)]),
        ("Iedereen ziet wat je bedoelt.", "x" * 141, [(11, "nl.why", Wrong.WHY)]),
        ("[Klik op delen., Kies een venster.]", "[a, b, c, d]", [(12, "nl.how", Wrong.STEPS)]),
        ("[Klik op delen., Kies een venster.]", f"[{'a ' * 48}]", [(12, "nl.how", Wrong.CARD)]),
        (NL, "Alles, Niets", [(2, "quiz.options", Wrong.DIFFER), (13, "nl.quiz.options", Wrong.OPTIONS)]),
        (NL, "Venster, Alles wat, Niets, Geen", [(2, "quiz.options", Wrong.DIFFER)]),
        (NL, "Een heel groot venster, Alles, Niets", [(13, "nl.quiz.options", Wrong.GIVEN_AWAY)]),
        ("Zo blijft de rest weg.", "Helaas.", [(13, "nl.quiz.explanation", Wrong.BLAME)]),
    ],
)
def test_what_teaches_badly_is_told_with_its_line(
    written: str, other: str, expected: list[tuple[int, str, str]]
) -> None:
    assert written in ONE
    assert told(ONE.replace(written, other)) == [(line, "one", path, wrong) for line, path, wrong in expected]


def test_a_tip_in_one_language_is_told_where_it_begins() -> None:
    assert told(ONE.partition("  en:")[0]) == [(2, "one", "en", Wrong.LANGUAGE)]


def test_the_longest_answers_are_counted_with_all_that_is_taught() -> None:
    longest = "A window shared"
    text = ONE.replace("[A window, ", f"[{longest}, ")
    assert told(text) == []
    assert told("shipped: no\n" + text) == [(3, "", "en.quiz.options", Wrong.LONGEST)]


def test_tips_that_kring_comes_with_never_stand_in_the_way_of_others() -> None:
    after = max(one.review_by for one in loader.tips().values()).replace(year=2029)
    fresh = ONE.replace("2027-05-17", after.isoformat())
    assert content.tips.read(fresh.encode(), after).remarks == []


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"x" * (MOST_BYTES + 1), (1, "lint-file-large")),
        (b"tips:\n- \xff", (2, "lint-file-utf8")),
        (b"tips: [", (2, "lint-file-yaml")),
        (b"tips: []\n---\ntips: []\n", (2, "lint-file-yaml")),
        (b"tips:\n\t- one", (2, "lint-file-yaml")),
        (b"tips: \x01", (1, "lint-file-yaml")),
        (b"tips:\n- &a [x, x]\n- [*a, *a]\n", (3, "lint-file-alias")),
        (b"tips:\n- !!python/object:os.system {}\n", (2, "lint-file-tag")),
        (b"tips:\n- id: !!binary aGk=\n", (2, "lint-file-tag")),
        (b"tips: " + b"[" * 400_000, (1, "lint-file-yaml")),
        (b"tips: " + b"[" * 9 + b"]" * 9, (1, "lint-file-deep")),
        (b"tips: " + b"{a: " * 9, (1, "lint-file-deep")),
        (b"", (1, "lint-file-tips")),
        (b"- one", (1, "lint-file-tips")),
        (b"version: 1\ntips: no", (2, "lint-file-tips")),
        (b"\nother: []", (2, "lint-file-tips")),
    ],
)
def test_what_is_no_file_of_tips_is_told_in_a_sentence(raw: bytes, expected: tuple[int, str]) -> None:
    line, wrong = expected
    assert told(raw) == [(line, "", "", wrong)]


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_whatever_bytes_there_are_it_is_read_or_refused(raw: bytes) -> None:
    assert told(raw)


def test_a_byte_order_mark_is_no_part_of_the_words() -> None:
    assert content.tips.read(b"\xef\xbb\xbf" + ONE.encode(), DAY).tips == read(ONE).tips


def test_a_tip_of_an_id_that_kring_has_takes_its_place() -> None:
    name = next(iter(loader.tips()))
    own = replace(read(ONE).tips["one"], id=name)
    assert read(as_file(own)).tips == {name: own}
