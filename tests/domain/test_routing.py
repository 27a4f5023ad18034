from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from content import loader
from domain import routing
from domain.friction import NEEDS_ALTERNATIVE
from domain.routing import Group, Leaf, Taxonomy
from domain.search import plain

TAXONOMY = loader.taxonomy()
BASE = {  # every leaf of the technical base goes to IT, at the pace of the taxonomy (FR6)
    "base.slow": ("traag", "slow", "fast"),
    "base.login": ("wachtwoord", "password", "fast"),
    "base.security": ("usb", "pop-up", "normal"),
    "base.integration": ("overtypen", "retype", "structural"),
    "base.device": ("headset", "printer", "fast"),
    "base.calls": ("microfoon", "microphone", "fast"),
}


def leaf(name: str, *keywords: str, examples: tuple[str, ...] = ()) -> Leaf:
    return Leaf(id=name, names={}, pace="normal", keywords=keywords, examples=examples)


def route(words: str, group: str | None = None) -> tuple[str, str | None, str]:
    found = routing.route(words, group, TAXONOMY)
    return found.queue, found.leaf, found.pace


def test_the_table_holds_every_leaf_of_the_technical_base() -> None:
    base = TAXONOMY.group("base")
    assert base is not None
    assert {leaf.id: leaf.pace for leaf in base.leaves} == {one: pace for one, (_, _, pace) in BASE.items()}


@pytest.mark.parametrize("which", BASE)
def test_technology_goes_to_it_in_either_language(which: str) -> None:
    dutch, english, pace = BASE[which]
    assert route(f"Sinds maandag: {dutch}.") == ("it", which, pace)
    assert route(f"Since Monday: {english}!") == ("it", which, pace)


@pytest.mark.parametrize("group", [group.id for group in TAXONOMY.groups])
def test_every_keyword_leads_to_its_own_leaf(group: str) -> None:
    found = TAXONOMY.group(group)
    assert found is not None
    for one in found.leaves:
        for keyword in one.keywords:
            assert f"#{one.id}" in TAXONOMY.marks(f"Iets met {keyword.replace('*', 'en')} erin"), keyword


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("De netwerkborrel was saai", None),  # netwerk, never a part of a word
        ("Het NETWERK, alwéér?", "#base.slow"),
        ("VERBINDINGSPROBLEEM", "#base.slow"),  # a word that begins so: verbinding*
        ("geen wifiverbinding", None),  # not one that ends so
        ("op mijn lap-top", None),
        ("pop-up na pop-up", "#base.security"),  # the hyphen is no letter on either side
        ("het valt\n weg", "#base.slow"),  # a phrase over a line break
        ("ik val weg", None),  # "weg" alone says nothing
    ],
)
def test_whole_words_phrases_and_beginnings_with_a_star_are_keywords(words: str, key: str | None) -> None:
    found = {one for one in TAXONOMY.marks(words) if one.startswith("#") and "." in one}
    assert found == ({key} if key else set())


def two(*leaves: Leaf) -> Taxonomy:
    """A taxonomy of two groups: `one` with the first leaf, `two` with the others."""
    first, *others = leaves
    return Taxonomy(
        groups=(
            Group(id="one", names={}, queue="x", leaves=(first,)),
            Group(id="two", names={}, queue="y", leaves=tuple(others)),
        ),
        impacts={},
    )


def test_a_keyword_that_an_organisation_adds_leads_to_its_leaf_without_any_example() -> None:
    first, *others = TAXONOMY.groups
    slow = replace(first.leaves[0], keywords=(*first.leaves[0].keywords, "nedap", "ons planning"))
    own = replace(TAXONOMY, groups=(replace(first, leaves=(slow, *first.leaves[1:])), *others))
    for words in ("Nedap vanochtend", "Ons Planning is raar"):
        assert routing.suggest(words, TAXONOMY) is None
        found = routing.suggest(words, own)
        assert found
        assert found[1].id == "base.slow"


def test_words_that_speak_of_two_groups_as_much_suggest_neither() -> None:
    taxonomy = two(leaf("a", "nedap"), leaf("b", "afas"))
    assert routing.suggest("Nedap en Afas", taxonomy) is None, "the person chooses"
    assert routing.route("Nedap en Afas", None, taxonomy).queue == routing.FALLBACK


def test_what_examples_have_in_common_is_suggested_where_no_keyword_is() -> None:
    lost = ("de map is nergens te vinden", "ik kan de map niet vinden", "waar kan ik de map vinden", "de map is weg")
    slow = ("het scherm blijft hangen", "dan blijft hij hangen", "alles blijft maar hangen", "het scherm hangt weer")
    taxonomy = two(leaf("a", "x", examples=lost * 3), leaf("b", "y", examples=slow * 3))
    found = [routing.suggest(words, taxonomy) for words in ("die map kan ik niet vinden", "mijn scherm blijft hangen")]
    assert [one and one[0].id for one in found] == ["one", "two"]


def test_a_person_s_choice_wins_over_their_words() -> None:
    assert route("Outlook is traag", "why") == ("changeowner", None, "normal")
    assert route("Outlook is ineens anders, ik wist van niks", "why") == ("changeowner", "why.late", "normal")


def test_a_group_that_does_not_exist_is_no_choice() -> None:
    assert route("Outlook is traag", "nonsense") == ("it", "base.slow", "fast")


@pytest.mark.parametrize("words", ["", "…", "Iets heel anders", "漢字"])
def test_words_that_say_nothing_go_to_the_owner_of_feedback(words: str) -> None:
    assert route(words) == ("feedbackowner", None, "normal")


def test_a_report_in_the_other_language_or_in_both_is_understood_as_well() -> None:
    assert route("login fails") == route("inloggen lukt niet") == ("it", "base.login", "fast")
    assert route("Teams hangt, please fix, it freezes all day") == ("it", "base.slow", "fast")


def test_every_queue_of_the_taxonomy_is_one_that_has_a_name_on_cards() -> None:
    queues = {group.queue for group in TAXONOMY.groups}
    assert queues == {"it", "keyuser", "processowner", "changeowner", "admin", "feedbackowner"}
    assert {leaf.pace for group in TAXONOMY.groups for leaf in group.leaves} <= set(loader.loop().decide_wd)


LISTS: dict[str, Any] = yaml.load(
    Path(__file__).with_name("suggestions.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)
SENTENCES: dict[str, list[dict[str, Any]]] = {one: LISTS[one] for one in ("held_out", "short", "tuned")}
HELD_OUT = SENTENCES["held_out"]
NO_KEYWORD = [one for one in HELD_OUT if not any(mark.startswith("#") for mark in TAXONOMY.marks(one["text"]))]
RUN = 4  # words in a row that make a sentence the twin of another


def runs(text: str) -> set[tuple[str, ...]]:
    words = plain(text).split()
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def measured(sentences: list[dict[str, Any]]) -> tuple[float, float]:
    """(coverage: the part that gets a suggestion; precision: the part of the suggestions that is right)."""
    found = [(one["group"], routing.suggest(one["text"], TAXONOMY)) for one in sentences]
    right = [group == given[0].id for group, given in found if given]
    return len(right) / len(found), sum(right) / len(right)


@pytest.mark.parametrize(
    "sentences",
    [
        HELD_OUT, NO_KEYWORD, SENTENCES["short"], SENTENCES["tuned"],
        [one for one in HELD_OUT if one["lang"] == "nl"], [one for one in HELD_OUT if one["lang"] == "en"],
    ],
    ids=["held out", "held out, without a keyword", "short", "tuned", "held out, Dutch", "held out, English"],
)  # fmt: skip
def test_of_ten_suggestions_eight_are_right_and_half_of_all_sentences_get_one(sentences: list[dict[str, Any]]) -> None:
    coverage, precision = measured(sentences)
    assert len(sentences) >= 60
    assert coverage >= 0.5
    assert precision >= 0.8


def test_within_a_group_that_was_chosen_nine_in_ten_leaves_are_right_and_most_sentences_get_one() -> None:
    found = [(one["leaf"], routing.route(one["text"], one["group"], TAXONOMY).leaf) for one in HELD_OUT]
    given = [wanted == leaf for wanted, leaf in found if leaf]
    assert len(given) >= 0.75 * len(found)
    assert sum(given) >= 0.9 * len(given)
    forbidden = [leaf in NEEDS_ALTERNATIVE for wanted, leaf in found if wanted in NEEDS_ALTERNATIVE]
    assert len(forbidden) >= 10
    assert sum(forbidden) >= 0.8 * len(forbidden), "these are only solved with what is allowed (FR13)"


def test_half_of_what_is_held_out_holds_no_keyword() -> None:
    assert len(NO_KEYWORD) >= 0.48 * len(HELD_OUT)


def test_the_sentences_that_are_held_out_taught_nothing_nor_did_their_twins() -> None:
    taught = [one for group in TAXONOMY.groups for leaf in group.leaves for one in leaf.examples]
    exact, parts = {plain(one) for one in taught}, set().union(*(runs(one) for one in taught))
    assert not exact & {plain(one["text"]) for listed in SENTENCES.values() for one in listed}
    assert not [one for listed in ("held_out", "short") for one in SENTENCES[listed] if runs(one["text"]) & parts]


def test_most_of_what_is_about_no_group_gets_no_suggestion() -> None:
    given = [one for one in LISTS["nothing"] if routing.suggest(one, TAXONOMY)]
    assert len(LISTS["nothing"]) >= 20
    assert len(given) <= 0.35 * len(LISTS["nothing"]), given


def test_the_sentences_are_of_both_languages_and_every_group() -> None:
    for listed in SENTENCES.values():
        assert {(one["lang"], one["group"]) for one in listed} == {
            (lang, group.id) for lang in ("nl", "en") for group in TAXONOMY.groups
        }
