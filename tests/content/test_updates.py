"""What the vendor wrote becomes plain words, and a file of updates is read or told of."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import updates
from content.updates import words

ONE = {"id": "MC1", "title": "Teams: a lobby", "lastModifiedDateTime": "2026-11-02T10:00:00.1234567Z"}
PIECES = (
    "<script>alert(1)</script>", "<scr<script>ipt>", "<img src=x onerror=alert(1)>", "<p>", "</p>", "<li>", "<a href=",
    '"https://a.example/x_y">', "'javascript:alert(1)'>", "</a>", "<style>p{}</style>", "&lt;script&gt;", "&amp;lt;b>",
    "<!--", "-->", "<svg/onload=alert(1)>", "[text](https://a.example)", "**bold**", "_it_", "# head", "- item",
    "1. one", "`code`", "~~gone~~", "a|b", "\\", "<br>", "\n", " ", "x", "<![CDATA[", "]]>", "<textarea>", "\ud800",
    "\0", "&#x202e;", "<math><mtext><table><mglyph><style>", "&#60;b&#62;", "<td>", "é", "snake_case", "=",
)  # fmt: skip
MARKUP = re.compile(r"[<>\[\]*`~|\\]|(?<![^\W_])_|_(?![^\W_])", re.MULTILINE)
AT_START = re.compile(r"^\s*(?:[-+#=]|\d+[.)](?:\s|$))", re.MULTILINE)
UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=25).map("".join))
def test_nothing_of_what_the_vendor_wrote_is_shown_as_anything_but_words(html: str) -> None:
    for said in (words.text(html), words.line(html, 300)):
        assert not MARKUP.search(said), said
        assert not AT_START.search(said), said
        assert not UNSEEN.search(said), said


def test_paragraphs_and_items_are_lines_and_links_say_where_they_lead() -> None:
    html = """<h2>What</h2><p>Hello <b>there</b>,&nbsp;R&amp;D.</p><ul><li><p>one</p></li><li></li>
    <li>two <a href="https://learn.example/a_b?x=1&amp;y=(2)">docs</a></li></ul>a<br>b
    <a href="http://plain.example">http</a> <a href="https://x@evil.example/">at</a> <a href="https://q.example/">
    https://q.example</a><table><tr><td>c</td><td>d</td></tr></table>"""
    assert words.text(html).splitlines() == [
        "What", "Hello there, R&D.", "• one", "• two docs (https://learn.example/a_b?x=1&y=%282%29)", "a",
        "b http at https://q.example", "c d",
    ]  # fmt: skip


def test_it_is_read_up_to_some_length() -> None:
    assert len(words.text("x" * 300_000)) == words.MOST_TEXT
    assert words.line("word " * 100, 20) == "word word word word…"
    assert words.text("<div>" * 30_000 + "deep") == "deep"


def test_graph_s_own_answer_and_a_bare_list_say_the_same() -> None:
    rows = [ONE | {"@odata.etag": "1", "viewPoint": None, "details": [{"name": "RoadmapIds", "value": "1"}]}]
    both = [updates.read(json.dumps(one).encode("utf-8-sig"), "a.JSON") for one in (rows, {"value": rows})]
    [made] = both[0].updates
    assert both[1].updates == [made]
    assert (made.id, made.title, made.details) == ("MC1", "Teams: a lobby", {"RoadmapIds": "1"})
    assert (both[0].mistakes, both[0].unknown, made.changed_at.isoformat()) == (
        [], set(), "2026-11-02T10:00:00.123456+00:00"
    )  # fmt: skip


YAML = """
- id: MC1
  title: "Teams: a lobby"
  body: |
    <p>Hello</p><script>alert(1)</script>
  services: [Microsoft Teams]
  category: planforchange
  severity: high
  startDateTime: 2026-11-01
  endDateTime: ~
  lastModifiedDateTime: 2026-11-02 10:00:00
  actionRequiredByDateTime: 2027-01-31T00:00:00+01:00
  isMajorChange: yes
  tags: [New feature]
  details: {Platforms: Web}
  colour: blue
"""


def test_yaml_has_the_same_fields() -> None:
    file = updates.read(YAML.encode(), "a.yml")
    [made] = file.updates
    assert (file.mistakes, file.unknown) == ([], {"colour"})
    assert (made.text, made.category, made.severity, made.major) == ("Hello", "planForChange", "high", True)
    assert (made.services, made.tags, made.details) == (("Microsoft Teams",), ("New feature",), {"Platforms": "Web"})
    dates = (made.starts, made.ends, made.act_by, made.changed_at)
    assert [one.isoformat() if one else None for one in dates] == [
        "2026-11-01T00:00:00+00:00", None, "2027-01-30T23:00:00+00:00", "2026-11-02T10:00:00+00:00"
    ]  # fmt: skip


def test_the_example_of_the_documentation_has_nothing_wrong_with_it() -> None:
    whole = (Path(__file__).parents[2] / "docs" / "running.md").read_text(encoding="utf-8")
    example = whole.partition("## What the vendor announces")[2].partition("```yaml\n")[2].partition("```")[0]
    file = updates.read(example.encode(), "a.yaml")
    assert (file.mistakes, file.unknown, [one.id for one in file.updates]) == ([], set(), ["MC123456"])


def test_plain_text_stays_what_it_is() -> None:
    body = {"contentType": "text", "content": "a < b\n<script>x</script>"}
    [made] = updates.read(json.dumps([ONE | {"body": body}]).encode(), "a.json").updates
    assert made.text == words.line("a < b", 99) + "\n" + words.line("<script>x</script>", 99)
    assert "script" in made.text


@pytest.mark.parametrize(
    ("row", "mistake"),
    [
        (7, "item 2: not an update"),
        ({}, "item 2: no id"),
        (ONE, "item 2 (MC1): the same id as item 1"),
        (ONE | {"id": "M C"}, "item 2 (M C): its id is not 1 to 40 letters and digits"),
        (ONE | {"id": "M" * 41}, f"item 2 ({'M' * 40}): its id is not 1 to 40 letters and digits"),
        (ONE | {"id": "MC2", "title": " * "}, "item 2 (MC2): no title"),
        (ONE | {"id": "MC2", "lastModifiedDateTime": None}, "item 2 (MC2): no lastModifiedDateTime: by it a newer one"),
        (ONE | {"id": "MC2", "lastModifiedDateTime": "soon"}, "lastModifiedDateTime is not a moment, such as 2027"),
        (ONE | {"id": "MC2", "startDateTime": 5}, "startDateTime is not a moment"),
        (ONE | {"id": "MC2", "endDateTime": "0001-01-01T00:00:00+14:00"}, "endDateTime is not a moment"),
        (ONE | {"id": "MC2", "services": "Teams"}, "services is not a list of texts"),
        (ONE | {"id": "MC2", "tags": [1]}, "tags is not a list of texts"),
        (ONE | {"id": "MC2", "category": "planning"}, "unknown category planning; it is one of planForChange, "),
        (ONE | {"id": "MC2", "body": [1]}, "content is not a text"),
        (ONE | {"id": "MC2", "details": "x"}, "details are no names with values"),
        (ONE | {"id": "MC2", "isMajorChange": "perhaps"}, "isMajorChange is neither true nor false"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_item(row: object, mistake: str) -> None:
    file = updates.read(json.dumps([ONE, row]).encode(), "a.json")
    assert any(mistake in one for one in file.mistakes), file.mistakes
    assert len(file.updates) == 1 or "same id" in mistake


@pytest.mark.parametrize(
    ("raw", "name", "why"),
    [
        (b"{", "a.json", "it is not JSON"),
        (b"\xff", "a.json", "it is no text in UTF-8"),
        (b"[" * 200_000, "a.json", "it goes deeper than an update does"),
        (b'{"value": 7}', "a.json", "it is no list of updates, and has none under `value`"),
        (b"7", "a.json", "it is no list of updates"),
        (b"[]", "a.csv", "it is no .json or .yaml file"),
        (b" " * (updates.MOST_BYTES + 1), "a.json", "it is larger than 50 MB"),
        (b"", "a.yaml", "it is no list of updates"),
        (b"a: [", "a.yaml", "line 2, it is not YAML ("),
        (b"- &a x\n- *a", "a.yaml", "line 2, *a refers to something else; write it out"),
        (b"- !!python/object/apply:os.system [ls]", "a.yaml", "is a tag; leave it out"),
        (b"[" * 12 + b"]" * 12, "a.yaml", "line 1, it goes deeper than an update does"),
        (b"- \xff", "a.yaml", "line 1, it is no text in UTF-8"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_updates_is_told_so(raw: bytes, name: str, why: str) -> None:
    with pytest.raises(updates.Unreadable) as told:
        updates.read(raw, name)
    assert why in str(told.value)
