"""What is said to people: the same in both languages, all of it used, and short."""

import ast
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TypeGuard, TypeVar

import jinja2
import pytest
from fluent.syntax import FluentParser, visitor
from fluent.syntax import ast as ftl
from jinja2 import nodes

import appmanifest
from content import texts
from content.texts import Say
from domain.friction import SAID
from domain.states import State
from tests.content.made import CLOCKED, MADE
from tests.examples import NOW, ZONE

T = TypeVar("T", bound=nodes.Node)
ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("appmanifest", "bot", "cards", "dialogs", "domain", "content", "web")
TEMPLATES = ROOT / "web" / "templates"
SPEAKERS = {"say", "speak", "self"}
LONGEST = 22  # words in a sentence
both = pytest.mark.parametrize("language", ["nl", "en"])


def patterns(language: str) -> dict[str, list[str]]:
    """Every wording of every text, with variables as {name}."""
    found: dict[str, list[str]] = {}
    for source in (ROOT / "content" / language).glob("*.ftl"):
        for entry in FluentParser().parse(source.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{source.name}: {entry.content}"
            if isinstance(entry, ftl.Message):
                found[entry.id.name] = list(wordings(entry.value))
    return found


def wordings(pattern: ftl.Pattern) -> Iterator[str]:
    selects = [
        one.expression for one in pattern.elements if isinstance(getattr(one, "expression", None), ftl.SelectExpression)
    ]
    if selects:
        for variant in selects[0].variants:
            yield from wordings(variant.value)
        return
    yield "".join(
        one.value if isinstance(one, ftl.TextElement) else f"{{{one.expression.id.name}}}" for one in pattern.elements
    )


def variables(language: str) -> dict[str, set[str]]:
    class Names(visitor.Visitor):  # type: ignore[misc]  # fluent is untyped
        def __init__(self) -> None:
            super().__init__()
            self.found: dict[str, set[str]] = {}

        def visit_Message(self, node: ftl.Message) -> None:  # noqa: N802 - fluent calls it so
            self.message = self.found.setdefault(node.id.name, set())
            self.generic_visit(node)

        def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - fluent calls it so
            self.message.add(node.id.name)

    names = Names()
    for source in (ROOT / "content" / language).glob("*.ftl"):
        names.visit(FluentParser().parse(source.read_text(encoding="utf-8")))
    return names.found


def code() -> Iterator[ast.AST]:
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*.py"):
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


@cache
def literals() -> set[str]:
    found = {node.value for node in code() if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return found | {one.value for one in drawn(nodes.Const) if isinstance(one.value, str)}


def drawn(kind: type[T]) -> Iterator[T]:
    """Every node of this kind in the templates of pages."""
    for path in TEMPLATES.rglob("*.html"):
        yield from jinja2.Environment(autoescape=True).parse(path.read_text(encoding="utf-8")).find_all(kind)


def said_on_pages() -> Iterator[nodes.Expr]:
    """What templates ask a text for: the words in `say("…")`, or what `say("…" ~ x)` begins with."""
    for node in drawn(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name == "say" and node.args:
            first = node.args[0]
            yield from (first.expr1, first.expr2 or first) if isinstance(first, nodes.CondExpr) else (first,)


def is_word(node: ast.expr) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_const(node: nodes.Node) -> TypeGuard[nodes.Const]:
    return isinstance(node, nodes.Const)


def asked() -> Iterator[ast.expr]:
    """What the code asks a text for: the words in `say("…")`, `say(language, "…")` and their like."""
    for node in code():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPEAKERS:
            for one in node.args[:2]:
                yield from (one.body, one.orelse) if isinstance(one, ast.IfExp) else (one,)


def made() -> set[str]:
    """Every id that is put together; of the demo's story, those whose end stands in the code."""
    story = {one for one in texts.ids("nl") if one.startswith("story-") and one.removeprefix("story-") in literals()}
    return story | {f"{prefix}-{one}" for prefix, ends in MADE.items() for one in ends}


def test_both_languages_say_the_same_things_about_the_same_things() -> None:
    dutch, english = variables("nl"), variables("en")
    assert set(dutch) == set(english) == texts.ids("nl") == texts.ids("en")
    assert {one: names for one, names in dutch.items() if names != english[one]} == {}


def test_every_text_that_is_asked_for_exists() -> None:
    fixed = {str(one.value) for one in asked() if is_word(one)}
    fixed |= {one.value for one in said_on_pages() if isinstance(one, nodes.Const)}
    assert fixed - texts.ids("nl") == set()
    assert made() - texts.ids("nl") == set()


def test_every_id_that_is_put_together_is_one_we_know_the_ends_of() -> None:
    starts = {str(one.values[0].value) for one in asked() if isinstance(one, ast.JoinedStr) and is_word(one.values[0])}
    starts |= {
        one.nodes[0].value for one in said_on_pages() if isinstance(one, nodes.Concat) and is_const(one.nodes[0])
    }
    assert starts == {f"{prefix}-" for prefix in (*MADE, "story")}


def test_every_text_is_said_somewhere() -> None:
    assert texts.ids("nl") - literals() - made() == set()


def test_the_activity_feed_says_what_the_manifest_declares() -> None:
    declared = {f"feed-{name}": one.template for name, one in appmanifest.activity_types().items()}
    written = {one: words[0] for one, words in patterns("nl").items() if one in declared}
    assert written == declared
    assert json.loads(appmanifest.template())["localizationInfo"]["defaultLanguageTag"] == "nl"


@both
def test_nothing_is_shouted_and_nothing_is_left_empty(language: str) -> None:
    for one, wording in patterns(language).items():
        for words in wording:
            assert "!" not in words, one
            assert words.strip(), one
            assert not re.search(r"\b[A-Z]{4,}\b", words), one


@both
def test_sentences_are_short(language: str) -> None:
    long = {
        one: sentence
        for one, wording in patterns(language).items()
        for words in wording
        for sentence in re.split(r"[.?:;]\s", words)
        if len(sentence.split()) > LONGEST
    }
    assert long == {}


def test_dutch_speaks_to_people_as_colleagues_do() -> None:
    formal = re.compile(r"\b(u|uw|uzelf|gelieve|middels)\b", re.IGNORECASE)
    assert [one for one, wording in patterns("nl").items() if any(formal.search(words) for words in wording)] == []


@pytest.mark.parametrize(
    ("language", "never"),
    [
        ("nl", r"anoniem|ticket|klacht|gebruiker|medewerker|escal|beheerder|duwtje|\bkring (?!is|er)"),
        ("en", r"anonym|ticket|complaint|\bissue|employee|escalat|champion|(?<!key )\busers?\b"),
    ],
)
def test_words_that_mean_something_else_to_people_are_not_used(language: str, never: str) -> None:
    found = {one: words for one, wording in patterns(language).items() for words in wording if re.search(never, words)}
    assert found == {}


@pytest.mark.parametrize("folder", ["content", "appmanifest"])
def test_nothing_that_people_read_promises_what_no_card_can(folder: str) -> None:
    """Without a name is not beyond finding: the one word says what happens, the other would not be true."""
    files = [path for path in (ROOT / folder).rglob("*.*") if path.suffix not in (".pyc", ".png")]
    written = {path: path.read_text(encoding="utf-8") for path in files}
    assert len(written) > 1
    assert [path.name for path, words in written.items() if re.search("anoniem|anonym", words, re.IGNORECASE)] == []


@pytest.mark.parametrize(
    ("language", "hours", "moment", "by"),
    [
        ("nl", 1, "di 17 nov, 10:30", "vanochtend (di 17 nov)"),
        ("en", 1, "Tue 17 Nov, 10:30", "this morning (Tue 17 Nov)"),
        ("nl", 2.5, "di 17 nov, 12:00", "vanmiddag (di 17 nov)"),
        ("en", 8 + 29 / 60, "Tue 17 Nov, 17:59", "this afternoon (Tue 17 Nov)"),
        ("nl", 8, "di 17 nov, 17:30", "vandaag (di 17 nov)"),  # when work ends: that day
        ("nl", 8.5, "di 17 nov, 18:00", "vanavond (di 17 nov)"),
        ("en", 8.5, "Tue 17 Nov, 18:00", "this evening (Tue 17 Nov)"),
        ("nl", 15, "wo 18 nov, 00:30", "morgenochtend (wo 18 nov)"),  # past midnight in Amsterdam, not yet in UTC
        ("en", 38, "Wed 18 Nov, 23:30", "tomorrow evening (Wed 18 Nov)"),
        ("en", 32, "Wed 18 Nov, 17:30", "tomorrow (Wed 18 Nov)"),
        ("nl", 29, "wo 18 nov, 14:30", "morgenmiddag (wo 18 nov)"),
        ("nl", -16, "ma 16 nov, 17:30", "maandag 16 november"),
        ("nl", 39, "do 19 nov, 00:30", "donderdag 19 november"),
        ("en", 48, "Thu 19 Nov, 09:30", "Thursday 19 November"),
        ("nl", 48, "do 19 nov, 09:30", "donderdag 19 november"),
        ("nl", -24, "ma 16 nov, 09:30", "maandagochtend 16 november"),
    ],
)
def test_moments_are_told_so_that_they_stay_true(language: str, hours: float, moment: str, by: str) -> None:
    say, then = Say(language=language, zone=ZONE, now=NOW), NOW + timedelta(hours=hours)
    assert (say.moment(then), say.by(then)) == (moment, by)


def test_moments_are_told_in_the_reader_s_own_zone() -> None:
    then = datetime(2026, 11, 17, 20, 0, tzinfo=UTC)
    told = {zone: Say(language="en", zone=zone, now=NOW).moment(then) for zone in (ZONE, "Asia/Kolkata")}
    assert told == {ZONE: "Tue 17 Nov, 21:00", "Asia/Kolkata": "Wed 18 Nov, 01:30"}


@pytest.mark.parametrize(
    ("eve", "hours", "by"),
    [
        ("2026-03-28T22:30", 23, "morgenavond (zo 29 mrt)"),  # from 23:30; the next day has 23 hours
        ("2026-03-28T22:30", 11.4, "morgenochtend (zo 29 mrt)"),  # 11:54, an hour later than it was
        ("2026-10-24T21:30", 25, "morgenavond (zo 25 okt)"),  # from 23:30; the next day has 25 hours
        ("2026-10-24T21:30", 25.5, "maandag 26 oktober"),
        ("2026-10-24T21:30", 13.4, "morgenochtend (zo 25 okt)"),  # 11:54, an hour earlier than it was
    ],
)
def test_tomorrow_is_near_on_the_nights_the_clock_shifts(eve: str, hours: float, by: str) -> None:
    now = datetime.fromisoformat(eve).replace(tzinfo=UTC)
    assert Say(language="nl", zone=ZONE, now=now).by(now + timedelta(hours=hours)) == by


@pytest.mark.parametrize(
    ("language", "day", "long_day"),
    [("nl", "wo 18 nov", "woensdag 18 november"), ("en", "Wed 18 Nov", "Wednesday 18 November")],
)
def test_a_day_is_told_without_an_hour_in_the_reader_s_zone(language: str, day: str, long_day: str) -> None:
    then = datetime(2026, 11, 17, 23, 0, tzinfo=UTC)  # midnight in Amsterdam: how a day is kept
    say = Say(language=language, zone=ZONE, now=NOW)
    assert (say.day(then), say.long_day(then)) == (day, long_day)


@both
def test_one_is_told_from_many(language: str) -> None:
    for text in ("todo-title", "todo-fresh", "mine-title", "outcome-title", "colleagues"):
        told = [texts.say(language, text, count=count) for count in (1, 2, 12)]
        assert len(set(told)) == 3
        assert "12" in told[2]


@both
def test_a_colleague_without_a_name_reads_well_wherever_one_with_a_name_does(language: str) -> None:
    who = texts.say(language, "nameless")
    ends = MADE["outcome"] - {State.UNANSWERED}  # which has a text of its own for who has no name
    for text in [f"outcome-{one}" for one in ends] + [f"todo-{one}" for one in MADE["todo"]]:
        assert texts.say(language, text, who=who).startswith(who), "it begins with a capital"


@both
def test_no_line_in_the_feed_is_longer_than_teams_shows(language: str) -> None:
    for act in {*SAID, *CLOCKED}:
        assert len(texts.say(language, f"feed-news-{act}", who="Bram Jansen", title="x" * 60)) <= 150
    assert texts.say(language, "feed-loopNews", news="Kort.") == "Kort."


@both
@pytest.mark.parametrize("text", ["feed-news-plain", "feed-look", "ping-nameless"])
def test_what_is_said_to_who_has_no_name_takes_no_subject(language: str, text: str) -> None:
    assert variables(language)[text] == set()


def test_a_text_that_does_not_exist_or_lacks_something_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        texts.say("nl", "no-such-text")
    with pytest.raises(KeyError):
        texts.say("fr", "menu-title")
    with pytest.raises(ValueError, match="step-take"):
        texts.say("nl", "step-take")
