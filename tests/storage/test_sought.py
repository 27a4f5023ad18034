"""Candidates: by the rare words, counted beforehand, and the same on both stores."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import NullPool, create_engine, text

import storage.migrations
from domain import search
from domain.knowledge import ArticleId, Status, Wording
from storage import dialect, knowledge, sought
from storage.store import Store, open_store
from storage.tx import Tx
from tests.examples import BRAM, NOW, settle_in
from tests.storage.test_knowledge import ONE, add, article, found, kept

__all__ = ["kept"]
ALIKE = ("bezem", "cactus", "dakgoot", "emmer", "fagot", "gondel")  # from what most say to what hardly any does
_COUNTED = text("SELECT letters, articles FROM beginning")
_STEMS = text("SELECT stems FROM sought")
_OLD = [
    "INSERT INTO article (id, status, version, review_by) VALUES ('{id}', 'published', 1, '2027-05-17')",
    "INSERT INTO sought (article, place, title, text) VALUES ('{id}', {place}, ' {title} ', ' kies delen ')",
]


def counted(store: Store) -> dict[str, int]:
    return {row.letters: row.articles for row in store.read(lambda tx: tx.rows(_COUNTED)).result(10)}


def place(which: str) -> int:
    return int.from_bytes(hashlib.sha256(which.encode()).digest()[:8]) >> 1


def test_how_many_say_a_word_is_what_stands_in_those_that_are_published(kept: Store) -> None:
    add(kept, article(), article("b", title="Agenda's openen", text="Kies."), article("c", status=Status.DRAFT))
    newer = replace(article("b", title="Zivver openen", text="Kies."), version=2)
    kept.write(lambda tx: knowledge.edit(tx, newer, at=NOW, person=BRAM)).result(10)
    kept.write(lambda tx: knowledge.move(tx, article(status=Status.WITHDRAWN))).result(10)
    kept.write(lambda tx: knowledge.move(tx, article("c"))).result(10)
    stems = [row.stems.split() for row in kept.read(lambda tx: tx.rows(_STEMS)).result(10)]
    assert counted(kept) == Counter(one for each in stems for one in each) + Counter({sought.ALL: 2})
    assert "agend" in counted(kept)


def test_when_nothing_is_published_anymore_no_word_of_it_is_left(kept: Store) -> None:
    add(kept, article())
    kept.write(lambda tx: knowledge.move(tx, article(status=Status.WITHDRAWN))).result(10)
    assert counted(kept) == {}


def test_of_too_many_that_say_the_same_those_with_the_rare_word_come_and_else_the_same_ones_on_both_stores(
    kept: Store,
) -> None:
    ids = [f"n{n:03}" for n in range(search.CANDIDATES + 20)]
    add(kept, *[article(one, title="Printer", text="Zo.") for one in ids])
    last = max(ids, key=place)
    assert found(kept, "printer") == set(ids) - set(sorted(ids, key=place)[search.CANDIDATES :])
    assert last not in found(kept, "printer")
    newer = replace(article(last, title="Printer", text="Zivver."), version=2)
    kept.write(lambda tx: knowledge.edit(tx, newer, at=NOW, person=BRAM)).result(10)
    assert last in found(kept, "printer zivver")


@pytest.mark.parametrize("ahead", [0, 20, 1000])
def test_what_common_words_say_together_is_the_same_on_both_stores_however_far_is_read_ahead(
    sqlite_url: str, postgres_url: str, monkeypatch: pytest.MonkeyPatch, ahead: int
) -> None:
    for name, many in (("CROWD", 12), ("CANDIDATES", 10), ("AHEAD", ahead)):
        monkeypatch.setattr(sought, name, many)
    every = [(word, nth) for nth, word in zip((2, 3, 5, 11, 13, 31), ALIKE, strict=True)]
    articles = [
        article(f"n{n:03}", title="Zo.", text=" ".join(word for word, nth in every if n % nth == 0)) for n in range(120)
    ]
    asked = [words for many in (1, 2, 3, 4) for words in combinations(ALIKE, many)]
    both = []
    for url in (sqlite_url, postgres_url):
        store = open_store(url)
        store.write(settle_in).result(10)
        add(store, *articles)
        both.append([store.read(lambda tx, one=one: candidates(tx, one)).result(10) for one in asked])  # type: ignore[misc]
        store.close()
    assert both[0] == both[1]
    assert {len(one) for one in both[0]} >= {4, 10}, "few, and as many as there may be"


def candidates(tx: Tx, words: Sequence[str]) -> set[str]:
    return set(sought.candidates(tx, tuple((one[: search.STEM],) for one in words)))


def test_a_title_that_says_it_comes_before_a_text_that_does(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sought, "CANDIDATES", 1)
    ids = sorted((f"n{n}" for n in range(4)), key=place)
    add(kept, *[article(one, title="Iets", text="Over de printer.") for one in ids[:-1]])
    add(kept, article(ids[-1], title="Printer", text="Zo."))
    assert found(kept, "printer") == {ids[-1]}


def test_a_short_word_finds_what_begins_so_and_a_long_one_is_not_cut_off_shorter_than_five(kept: Store) -> None:
    add(kept, article("a", title="Mapje"), article("b", title="Mappen"), article("c", title="Maart", text="Zo."))
    assert found(kept, "map") == {"a", "b"}
    assert found(kept, "maartje") == {"c"}
    assert found(kept, "maandag") == set()


def test_words_of_any_alphabet_are_found(kept: Store) -> None:
    add(kept, article("a", wordings={"nl": Wording(title="Каталог ٣٤٥ straße", text="Zo.")}))
    assert found(kept, "каталог") == found(kept, "strasse") == found(kept, "٣٤٥") == {"a"}


def test_what_was_known_before_it_was_counted_is_found_after_the_migration(empty_url: str) -> None:
    engine = create_engine(dialect.parse(empty_url), poolclass=NullPool)
    configuration = Config()
    configuration.set_main_option("script_location", str(storage.migrations.__path__[0]))
    with engine.begin() as connection:
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, "0005")
        for which, title in ((ONE, "je agenda delen"), ("b", "printer")):
            for statement in _OLD:
                connection.execute(text(statement.format(id=which, place=place(which), title=title)))
    engine.dispose()
    storage.migrations.upgrade(empty_url)
    store = open_store(empty_url)
    assert found(store, "agenda") == {ONE}
    assert (counted(store)["delen"], counted(store)[sought.ALL]) == (2, 2)
    store.write(lambda tx: knowledge.move(tx, article(ArticleId("b"), owner=None, status=Status.WITHDRAWN))).result(10)
    assert (found(store, "printer"), counted(store)[sought.ALL]) == (set(), 1)
    store.close()
