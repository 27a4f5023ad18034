from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from content import loader
from domain import routing
from domain.routing import Group, Leaf, Taxonomy

TAXONOMY = loader.taxonomy()
BASE = {  # every leaf of the technical base goes to IT, at the pace of the taxonomy (FR6)
    "base.slow": ("traag", "slow", "fast"),
    "base.login": ("wachtwoord", "password", "fast"),
    "base.security": ("geblokkeerd", "blocked", "normal"),
    "base.integration": ("overtypen", "retype", "structural"),
    "base.device": ("headset", "printer", "fast"),
    "base.calls": ("microfoon", "microphone", "fast"),
}


def leaf(name: str, pace: str = "normal", **keywords: tuple[str, ...]) -> Leaf:
    return Leaf(id=name, names={}, pace=pace, keywords=keywords)


def route(words: str, group: str | None = None, language: str = "nl") -> tuple[str, str | None, str]:
    found = routing.route(words, group, TAXONOMY, language)
    return found.queue, found.leaf, found.pace


def test_the_table_holds_every_leaf_of_the_technical_base() -> None:
    base = TAXONOMY.group("base")
    assert base is not None
    assert {leaf.id: leaf.pace for leaf in base.leaves} == {one: pace for one, (_, _, pace) in BASE.items()}


@pytest.mark.parametrize("which", BASE)
def test_technology_goes_to_it_in_either_language(which: str) -> None:
    dutch, english, pace = BASE[which]
    assert route(f"Sinds maandag: {dutch}.") == ("it", which, pace)
    assert route(f"Since Monday: {english}!", language="en") == ("it", which, pace)


@pytest.mark.parametrize("group", [group.id for group in TAXONOMY.groups])
def test_every_keyword_leads_to_its_own_leaf(group: str) -> None:
    found = TAXONOMY.group(group)
    assert found is not None
    for one in found.leaves:
        for language, keywords in one.keywords.items():
            for keyword in keywords:
                said = keyword.replace("*", "en")
                assert route(said, group, language) == (found.queue, one.id, one.pace), keyword


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("De netwerkborrel was saai", None),  # netwerk, never a part of a word
        ("Het NETWERK, alwéér?", "base"),
        ("VERBINDINGSPROBLEEM", "base"),  # a word that begins so: verbinding*
        ("geen wifiverbinding", None),  # not one that ends so
        ("op mijn lap-top", None),
        ("pop-up na pop-up", "base"),  # the hyphen is no letter on either side
        ("het valt\n weg", "base"),  # a phrase over a line break
        ("ik val weg", None),  # "weg" alone says nothing
    ],
)
def test_whole_words_phrases_and_beginnings_with_a_star_count(words: str, expected: str | None) -> None:
    found = routing.suggest(words, TAXONOMY, "nl")
    assert (found[0].id if found else None) == expected


def test_a_phrase_counts_for_more_than_a_word_and_a_tie_suggests_nothing() -> None:
    first, second = leaf("a", nl=("weg",)), leaf("b", nl=("valt weg",))
    taxonomy = Taxonomy(
        groups=(
            Group(id="one", names={}, queue="x", leaves=(first,)),
            Group(id="two", names={}, queue="y", leaves=(second, leaf("c", nl=("echt weg",)))),
        ),
        impacts={},
    )
    assert routing.route("hij valt weg", None, taxonomy, "nl").leaf == "b"
    assert routing.route("gaat weg", None, taxonomy, "nl").leaf == "a"
    assert routing.route("valt weg, echt weg", None, taxonomy, "nl").leaf == "b", "within a group the first wins"
    both = replace(taxonomy, groups=(taxonomy.groups[0], replace(taxonomy.groups[1], leaves=(leaf("d", nl=("weg",)),))))
    assert routing.suggest("gaat weg", both, "nl") is None, "the person chooses"


def test_a_person_s_choice_wins_over_their_words() -> None:
    assert route("Outlook is traag", "why") == ("changeowner", None, "normal")
    assert route("Ineens is Outlook traag", "why") == ("changeowner", "why.late", "normal")


def test_a_group_that_does_not_exist_is_no_choice() -> None:
    assert route("Outlook is traag", "nonsense") == ("it", "base.slow", "fast")


@pytest.mark.parametrize("words", ["", "…", "Iets heel anders", "漢字"])
def test_words_that_say_nothing_go_to_the_owner_of_feedback(words: str) -> None:
    assert route(words) == ("feedbackowner", None, "normal")


def test_a_person_s_own_language_goes_first_and_another_still_counts() -> None:
    assert route("login fails", language="nl") == ("it", "base.login", "fast")
    mixed = "traag, and no permission"  # base in Dutch, rules in English
    assert route(mixed, language="nl") == ("it", "base.slow", "fast")
    assert route(mixed, language="en") == ("admin", "rules.access", "fast")


def test_every_queue_of_the_taxonomy_is_one_that_has_a_name_on_cards() -> None:
    queues = {group.queue for group in TAXONOMY.groups}
    assert queues == {"it", "keyuser", "processowner", "changeowner", "admin", "feedbackowner"}
    assert {leaf.pace for group in TAXONOMY.groups for leaf in group.leaves} <= set(loader.loop().decide_wd)


SENTENCES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("suggestions.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("listed", "least"), [("tuned", 200), ("held_out", 60)])
def test_of_ten_suggestions_eight_are_right_and_half_of_all_sentences_get_one(listed: str, least: int) -> None:
    found = [(one, routing.suggest(one["text"], TAXONOMY, one["lang"])) for one in SENTENCES[listed]]
    suggested = [(one, group) for one, group in found if group]
    wrong = [(one["text"], group[0].id) for one, group in suggested if group[0].id != one["group"]]
    assert len(found) >= least
    assert len(suggested) >= 0.5 * len(found)
    assert len(wrong) <= 0.2 * len(suggested), wrong


def test_the_sentences_are_of_both_languages_and_every_group() -> None:
    for listed in SENTENCES.values():
        assert {(one["lang"], one["group"]) for one in listed} == {
            (lang, group.id) for lang in ("nl", "en") for group in TAXONOMY.groups
        }
