"""What holds for every card, and for the words that people typed on it."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import cards.form
import cards.friction
import cards.handling
import cards.home
import cards.worklist
from cards import card
from cards.card import Part
from cards.form import Written
from domain.friction import Loop
from domain.states import Act, State
from tests.cards.drawings import every_card, samples
from tests.cards.samples import HEADINGS, actions, goes_with, inputs, say, several, walk
from tests.examples import BRAM, RULES, came_back, loop

CARDS = samples()
TEAMS_ONLY = {"Badge", "Icon", "ProgressBar", "ProgressRing", "Rating", "CodeBlock", "CompoundButton"}
CHARACTERS = "`*_[]~|<\\"  # each makes markup somewhere in a line, unless a backslash stands before it
ALONE = [state for state in State if state is not State.MERGED]


def fallbacks(one: Part) -> list[Part]:
    """The fallbacks within a card; what stands in them is not drawn beside it."""
    return [part["fallback"] for part in walk(one) if isinstance(part.get("fallback"), dict)]


@every_card
def test_a_card_says_what_it_is_in_its_own_language(name: str) -> None:
    made = CARDS[name]
    assert (made["type"], made["version"], made["lang"]) == ("AdaptiveCard", "1.5", name[-2:])
    assert made["fallbackText"].strip()
    assert made["body"]


@every_card
def test_every_field_has_a_label_an_id_of_its_own_and_a_limit(name: str) -> None:
    fields = inputs(CARDS[name])
    assert len({field["id"] for field in fields}) == len(fields)
    for field in fields:
        assert field["label"].strip()
        assert field.get("maxLength", 0) > 0 or field["type"] in ("Input.ChoiceSet", "Input.Time", "Input.Date")
        assert bool(field.get("isRequired")) is bool(field.get("errorMessage"))


@every_card
def test_every_button_works_where_only_submit_is_known(name: str) -> None:
    for action in actions(CARDS[name]):
        fallback = action["fallback"]
        assert fallback["type"] == "Action.Submit"
        assert fallback["data"] == action["data"] | {"verb": action["verb"]}
        assert fallback["title"] == action["title"]
        assert fallback.get("associatedInputs") == action.get("associatedInputs")


@every_card
def test_a_card_has_few_buttons_and_one_that_stands_out_at_most(name: str) -> None:
    shown = CARDS[name].get("actions", [])
    assert len(shown) <= 6
    assert sum(action.get("style") == "positive" for action in actions(CARDS[name])) <= 1
    assert len({action["title"] for action in shown}) == len(shown)


@every_card
def test_a_card_is_small_enough_for_teams(name: str) -> None:
    assert len(json.dumps(CARDS[name], ensure_ascii=False).encode("utf-16-le")) < 28 * 1024


@every_card
def test_what_unfolds_is_there_and_folded(name: str) -> None:
    hidden = [part["id"] for part in walk(CARDS[name]) if part.get("isVisible") is False]
    assert [one for part in walk(CARDS[name]) for one in part.get("targetElements", ())] == hidden


@every_card
def test_what_only_teams_draws_has_something_in_its_place(name: str) -> None:
    for part in walk(CARDS[name]):
        if part["type"] in TEAMS_ONLY:
            assert part.get("fallback") == "drop" or part["fallback"]["type"] == "TextBlock", part["type"]
    shown = [part["text"] for part in walk(CARDS[name]) if part["type"] == "Badge"]
    assert shown == [fallback["text"].replace("\\", "") for fallback in fallbacks(CARDS[name]) if "text" in fallback]


@every_card
def test_every_text_wraps_and_none_is_empty(name: str) -> None:
    for part in walk(CARDS[name]):
        if part["type"] == "TextBlock":
            assert part["wrap"] is True
            assert part["text"].strip()
        if part["type"] == "FactSet":
            assert all(fact["title"].strip() and fact["value"].strip() for fact in part["facts"])


def fullest(words: str) -> Iterator[Part]:
    """The cards that hold most, with the longest words everywhere."""
    back: Loop = came_back(words=words, title=words[:80], would_help=words[:500])
    events = tuple(replace(event, words=words if event.words else None) for event in back.events)
    more = [replace(events[-1], version=4 + n, act=Act.SOLVE if n % 2 else Act.REOPEN) for n in range(1, 5)]
    yield cards.handling.item(replace(back, events=(*events, *more)), BRAM, say("nl"), RULES.taxonomy)
    said = {Act.SOLVE: words, Act.DECLINE: words}
    for state in ALONE:
        yield cards.friction.status(loop(state, said=said, words=words), say("nl"), desk_url="https://desk.example")
        if state is not State.WAITING:
            yield cards.friction.follow(loop(state, said=said, words=words, title=words[:80]), say("nl"))
    alike = tuple(replace(one, title=words[:80]) for one in HEADINGS)
    written = Written(nonce="n" * 32, say="form-trace", typed=True, text=words, would_help=words[:500], alike=alike)
    yield cards.form.form(written, say("nl"), RULES.taxonomy, crowd=5)
    lead = replace(back, events=(*events, *more), merged=(back.friction,) * 3, bothers=9)
    yield cards.handling.item(replace(lead, friction=loop(State.TAKEN, words=words).friction), BRAM, say("nl"),
                              RULES.taxonomy)  # fmt: skip
    yield cards.friction.status(goes_with(lead, loop(State.MERGED, words=words)), say("nl"))
    yield cards.friction.news(loop(State.DECLINED, said=said), say("nl"))
    yield cards.worklist.todo(several(5, words=words), BRAM, say("nl"), title="todo-fresh")
    yield cards.friction.mine(several(5, words=words), say("nl"))


def test_a_card_full_of_the_longest_words_is_still_small_enough() -> None:
    text = ('Elke dag, élke dag weer: "het" scherm valt uit & niemand weet waarom.\n' * 40)[:2000]
    for made in fullest(text):
        assert len(json.dumps(made, ensure_ascii=False).encode()) < 28 * 1024


@pytest.mark.parametrize("character", ["*", "é", "😀", "\n", '"'])
def test_no_words_at_all_make_a_card_that_teams_refuses(character: str) -> None:
    for made in fullest(character * 2000):
        assert len(json.dumps(made, ensure_ascii=False).encode("utf-16-le")) < 80 * 1024


def alive(shown: str) -> list[str]:
    """The markup in a text: every character of it that a Markdown reader would not show letter by letter."""
    unescaped = re.sub(r"\\[!-/:-@[-`{-~]", "\0", shown)
    found = [one for one in unescaped if one in CHARACTERS]
    for line in re.split(r"\r\n|\r|\n", unescaped):
        found += re.findall(r"^\s*([-+=#>]|\d+[.)])", line)
    return found


def read(shown: str) -> str:
    return re.sub(r"\\([!-/:-@[-`{-~])", r"\1", shown)


PIECES = [*CHARACTERS, *"-+=#>.)1 2a&!(", "\n", "\r", "\r\n", "\t", "\u00a0", "](", "**", "1. ", "- "]
typed = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@settings(max_examples=400, deadline=None)
@given(words=typed)
@example(words="**vet** _schuin_ [link](https://x) `code` ~~door~~")
@example(words="1. een\n2) twee\n- drie\n+ vier\n# kop\n> citaat\n===\n---")
@example(words="a\r- b\r\n* c")
@example(words="\\*niet vet\\* \\\\")
def test_what_people_type_is_shown_letter_by_letter(words: str) -> None:
    shown = card.escape(words)
    assert alive(shown) == []
    lines = [line for line in re.split(r"\r\n|\r|\n", words) if line.strip()]
    assert [line for line in read(shown).split("\n") if line.strip()] == lines
    assert [line for line in card.unescaped(shown).split("\n") if line.strip()] == lines


def test_a_new_line_stays_one() -> None:
    assert card.escape("een\ntwee\r\ndrie") == "een\n\ntwee\n\ndrie"
    assert card.escape("een\n\n \n\ntwee") == "een\n\ntwee"


def merged_with(words: str) -> Iterator[Part]:
    """Cards of reports that go together, or may, with these words on each."""
    last = replace(loop(State.SOLVED).events[-1], words=words, alternative=words)
    lead = replace(loop(State.SOLVED, words=words, title=words), events=(last,), merged=(loop(words=words).friction,))
    follower = goes_with(lead, loop(State.MERGED, words=words))
    maybe = replace(loop(State.TAKEN), alike=tuple(replace(one, title=words) for one in HEADINGS))
    for one in (lead, follower, maybe):
        yield cards.handling.item(one, BRAM, say("nl"), RULES.taxonomy)
        yield cards.friction.status(one, say("nl"))
    yield cards.worklist.outcomes(replace(several(0), loops=(follower,)), say("nl"))


@pytest.mark.parametrize("words", ["**vet**", "[klik](https://x)", "- een", "<b>"])
def test_typed_words_are_escaped_wherever_they_stand(words: str) -> None:
    said = {Act.SOLVE: words, Act.DECLINE: words}
    alike = tuple(replace(one, title=words) for one in HEADINGS)
    places = [
        *[cards.friction.status(loop(state, said=said, words=words, title=words), say("nl")) for state in ALONE],
        cards.handling.item(
            loop(State.SOLVED, said=said, words=words, title=words, would_help=words), BRAM, say("nl"), RULES.taxonomy
        ),
        cards.worklist.todo(several(2, words=words), BRAM, say("nl")),
        *[cards.friction.follow(loop(state, said=said, title=words), say("nl")) for state in ALONE[1:]],
        *[
            cards.friction.news(loop(State.DECLINED, said=said, title=words), say("nl"), own=own)
            for own in (True, False)
        ],
        *merged_with(words),
        cards.form.form(Written(nonce="n", alike=alike), say("nl"), RULES.taxonomy, crowd=5),
        cards.home.welcome(say("nl"), name=words, organisation=words, handles=False),
    ]
    for made in places:
        for part in walk(made):
            shown = [part["text"]] if part["type"] == "TextBlock" else []
            shown += [fact["value"] for fact in part["facts"]] if part["type"] == "FactSet" else []
            assert [one for text in shown for one in alive(text)] == []


def test_a_field_holds_what_was_typed_as_it_was_typed() -> None:
    made = cards.form.form(Written(nonce="n", text="**a**"), say("nl"), RULES.taxonomy, crowd=5)
    [field] = [one for one in inputs(made) if one["id"] == "text"]
    assert field["value"] == "**a**"


@pytest.mark.parametrize(
    ("words", "expected"), [("een\n twee", "een twee"), ("x" * 80, "x" * 80), ("x" * 78 + " yz", "x" * 78 + "…")]
)
def test_the_first_words_fit_on_one_line(words: str, expected: str) -> None:
    assert card.short(words) == expected
