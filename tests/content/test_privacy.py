from dataclasses import asdict
from itertools import chain, combinations

import pytest

from content import loader
from domain.privacy import Trace, traces

CLUES = loader.privacy()
LISTS: dict[str, frozenset[str]] = asdict(CLUES)
NAMES = ("first_names", "also_words", "last_names", "last_words")


@pytest.mark.parametrize("name", LISTS)
def test_every_word_is_written_as_it_is_looked_for(name: str) -> None:
    assert LISTS[name]
    assert [one for one in LISTS[name] if not one.isascii() or one != one.lower().strip()] == []


@pytest.mark.parametrize("name", sorted(set(LISTS) - {"sayings", "number_phrases"}))
def test_a_list_of_words_holds_single_words(name: str) -> None:
    assert [one for one in LISTS[name] if " " in one] == []


def test_a_number_phrase_is_two_words_because_two_are_looked_at() -> None:
    assert [one for one in CLUES.number_phrases if len(one.split()) != 2] == []


@pytest.mark.parametrize(("one", "other"), tuple(combinations((*NAMES, "not_people"), 2)))
def test_a_name_stands_in_one_list_and_a_program_in_none(one: str, other: str) -> None:
    assert LISTS[one] & LISTS[other] == frozenset()


def test_a_word_that_comes_before_names_is_no_name_itself() -> None:
    little = CLUES.before | CLUES.articles | CLUES.joins | CLUES.says | CLUES.titles | CLUES.short_titles | CLUES.roles
    assert [one for one in chain(CLUES.first_names, CLUES.last_names) if one in little] == []


def test_the_commonest_names_are_known_with_their_accents() -> None:
    assert len(CLUES.first_names) >= 500
    for name in ("Johannes", "Maria", "Sjoerd", "Nynke", "Mohamed", "Zeynep", "Agnieszka", "José", "Łukasz", "Ayşe"):
        assert traces(f"Het rooster van {name} klopt niet.", CLUES) == (Trace.NAME,), name


def test_everybody_of_the_demo_is_a_name() -> None:
    for person in loader.demo()["people"]:
        assert Trace.NAME in traces(f"Dit is al gemeld door {person['name']}.", CLUES), person["name"]


def test_no_group_leaf_or_keyword_of_a_report_looks_like_a_person() -> None:
    taxonomy = loader.taxonomy()
    leaves = [leaf for group in taxonomy.groups for leaf in group.leaves]
    words = [name for one in taxonomy.groups for name in one.names.values()]
    words += [name for leaf in leaves for name in leaf.names.values()]
    words += [word.rstrip("*") for leaf in leaves for word in leaf.keywords]
    assert [one for one in words if traces(one, CLUES) or traces(one.capitalize(), CLUES)] == []
    assert [one for leaf in leaves for one in leaf.examples if traces(one, CLUES)] == []
