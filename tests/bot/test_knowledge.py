"""`kring articles import` and `export`, as an operator types them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import content
from tests.bot.operator import Command, operator, told

OURS = Path(content.__file__).parent / "articles.yaml"
NOOR = "00000000-0000-4000-8000-000000000001"
WRITTEN = "2026-11-17T08:30:00+00:00"
ONE = """articles:
- id: one
  topic: Teams
  review_by: '2027-05-17'
  nl: {title: Eerste, text: Zo doe je het.}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where nothing but the store is, so no .env either."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def kring(folder: Path, store_url: str) -> Iterator[Command]:
    with operator(store_url) as command:
        yield command


def test_a_file_is_imported_and_once_more_changes_nothing(kring: Command) -> None:
    words = "articles", "import", str(OURS)
    assert told(kring(*words)) == "48 articles: 48 new, 0 changed, 0 as they were.\n"
    assert told(kring(*words)) == "48 articles: 0 new, 0 changed, 48 as they were.\n"


def test_what_is_exported_can_be_imported_and_says_all_of_it(kring: Command, folder: Path) -> None:
    (folder / "people.csv").write_text(f"id;name\n{NOOR};Noor van Dijk\n")
    told(kring("people", "import", "people.csv"))
    (folder / "one.yaml").write_text(ONE + f"  owner: {NOOR}\n  status: withdrawn\n  written: {WRITTEN}\n")
    told(kring("articles", "import", "one.yaml"))
    assert told(kring("articles", "export", "all.yaml")) == "1 articles are in all.yaml.\n"
    [row] = yaml.safe_load((folder / "all.yaml").read_text())["articles"]
    assert row == {
        "id": "one", "topic": "Teams", "review_by": "2027-05-17", "status": "withdrawn", "owner": NOOR, "version": 1,
        "written": WRITTEN, "nl": {"title": "Eerste", "text": "Zo doe je het."},
    }  # fmt: skip
    assert told(kring("articles", "import", "all.yaml")).endswith("0 changed, 1 as they were.\n")


def test_other_words_are_its_next_version(kring: Command, folder: Path) -> None:
    for words in (ONE, ONE.replace("Zo doe", "Anders doe")):
        (folder / "one.yaml").write_text(words)
        told(kring("articles", "import", "one.yaml"))
    kring("articles", "export", "all.yaml")
    [row] = yaml.safe_load((folder / "all.yaml").read_text())["articles"]
    assert (row["version"], row["nl"]["text"]) == (2, "Anders doe je het.")
    assert [(one["version"], one["nl"]["text"]) for one in row["history"]] == [(1, "Zo doe je het.")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("- {id: two, review_by: '2027-05-17', status: [draft], nl: {title: a, text: b}}", "unknown status"),
        ("- {id: two, review_by: '2027-05-17', version: two, nl: {title: a, text: b}}", "version is not a number"),
        ("- {id: two, review_by: '2027-05-17', version: 0, nl: {title: a, text: b}}", "each higher than the one"),
        ("- {id: two, review_by: '2027-05-17', written: today, nl: {title: a, text: b}}", "written is not a moment"),
        ('- {id: two, review_by: "2027-05-17", nl: {title: a, text: "b\\0"}}', "text is not a text"),
        ("- {id: two, review_by: '2027-05-17', nl: {title: a, text: b}, history: no}", "history is not a list"),
        (
            "- {id: two, review_by: '2027-05-17', nl: {title: a, text: b}, history: [{who: me, nl: {text: b}}]}",
            "unknown field who in its history",
        ),
        (
            "- {id: two, review_by: '2027-05-17', version: 1, nl: {title: a, text: b}, history: [{nl: {text: c}}]}",
            "its versions are not 1 or more, each higher than the one before",
        ),
        ("- {id: two, review_by: soon, nl: {title: a, text: b}}", "review_by is not a day, such as 2027-05-17"),
        ("- {id: one, review_by: '2027-05-17', nl: {title: a, text: b}}", "the same id as line 2"),
        ("- {id: two, review_by: '2027-05-17'}", "neither nl nor en"),
        ("- {id: two, review_by: '2027-05-17', nl: {title: '', text: b}}", "no nl title"),
        ("- {id: two, review_by: '2027-05-17', en: {title: a, text: [b]}}", "text is not a text"),
        ("- {id: two, review_by: '2027-05-17', colour: red, nl: {title: a, text: b}}", "unknown field colour"),
        ("- {id: two, review_by: '2027-05-17', status: gone, nl: {title: a, text: b}}", "unknown status gone"),
        ("- {id: two, review_by: '2027-05-17', owner: nobody, nl: {title: a, text: b}}", "nobody has the id nobody"),
        ("- two", "not an article"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_nothing_is_changed(
    kring: Command, folder: Path, line: str, reason: str
) -> None:
    (folder / "bad.yaml").write_text(f"{ONE}{line}\n")
    said = told(kring("articles", "import", "bad.yaml"), code=1)
    assert "bad.yaml was not imported, and nothing was changed." in said
    name = next((one for one in ("one", "two") if f"id: {one}" in line), "")
    assert f"line 6, {name}{': ' if name else ''}" in said
    assert reason in said
    assert told(kring("articles", "export", "all.yaml")) == "0 articles are in all.yaml.\n"


@pytest.mark.parametrize(
    "text", [b"articles: {a: b}", b"- one", b"", b"articles: [", b"other: []", b"articles: [\xff]"]
)
def test_what_is_no_list_of_articles_is_refused_in_a_sentence(kring: Command, folder: Path, text: bytes) -> None:
    (folder / "bad.yaml").write_bytes(text)
    said = told(kring("articles", "import", "bad.yaml"), code=1)
    assert said.startswith("Error: bad.yaml was not imported, and nothing was changed: ")
