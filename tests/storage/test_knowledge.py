"""Articles on both stores: every version kept, found by their words, and counted."""

from dataclasses import replace
from datetime import date

import pytest

from content import loader
from domain import search
from domain.knowledge import Article, ArticleId, Said, Source, Status, Wording
from storage import keep, knowledge, sought
from storage.store import Store
from tests.examples import ANNA, BRAM, NOW, settle_in

DAY = date(2027, 5, 17)
ONE = ArticleId("share-calendar")


def article(which: str = ONE, title: str = "Je agenda delen", text: str = "Kies delen.", **changes: object) -> Article:
    made = Article(
        id=ArticleId(which), status=Status.PUBLISHED, topic="Outlook", owner=BRAM, question=None,
        wordings={"nl": Wording(title=title, text=text)}, version=1, review_by=DAY, ask_on=DAY,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]  # a test changes what it likes


@pytest.fixture
def kept(store: Store) -> Store:
    store.write(settle_in).result(10)
    return store


def add(store: Store, *articles: Article) -> None:
    for one in articles:
        store.write(lambda tx, one=one: knowledge.add(tx, one, at=NOW, person=BRAM)).result(10)  # type: ignore[misc]  # a default binds


def found(store: Store, text: str) -> set[str]:
    terms = search.terms(text, loader.concepts())
    return set(store.read(lambda tx: sought.candidates(tx, terms)).result(10))


def test_an_article_comes_back_as_it_was_kept(kept: Store) -> None:
    add(kept, article())
    assert kept.read(lambda tx: knowledge.find(tx, ONE)).result(10) == article()
    assert kept.read(lambda tx: knowledge.find(tx, ArticleId("none"))).result(10) is None


def test_every_version_stays_in_its_history(kept: Store) -> None:
    add(kept, article())
    newer = replace(article(text="Kies machtigingen."), version=2)
    kept.write(lambda tx: knowledge.edit(tx, newer, at=NOW, person=ANNA)).result(10)
    history = kept.read(lambda tx: knowledge.history(tx, ONE)).result(10)
    assert [(one.version, one.at, one.wordings["nl"].text) for one in history] == [
        (1, NOW, "Kies delen."), (2, NOW, "Kies machtigingen."),
    ]  # fmt: skip
    assert kept.read(lambda tx: knowledge.find(tx, ONE)).result(10) == newer


def test_a_language_that_is_taken_out_is_gone_from_the_article(kept: Store) -> None:
    both = article(wordings={"nl": Wording(title="a", text="b"), "en": Wording(title="c", text="d")})
    add(kept, both)
    newer = replace(both, wordings={"en": Wording(title="c", text="e")}, version=2)
    kept.write(lambda tx: knowledge.edit(tx, newer, at=NOW, person=ANNA)).result(10)
    assert kept.read(lambda tx: knowledge.find(tx, ONE)).result(10) == newer


def test_only_what_is_published_is_found(kept: Store) -> None:
    add(kept, article(), article("draft", status=Status.DRAFT), article("asked", status=Status.ASKED))
    assert found(kept, "agenda delen") == {ONE}
    kept.write(lambda tx: knowledge.move(tx, article(status=Status.WITHDRAWN))).result(10)
    assert found(kept, "agenda delen") == set()


def test_new_words_are_found_and_old_ones_no_longer(kept: Store) -> None:
    add(kept, article(title="Zivver instellen", text="Zo."))
    newer = replace(article(title="Planbord openen", text="Zo."), version=2)
    kept.write(lambda tx: knowledge.edit(tx, newer, at=NOW, person=BRAM)).result(10)
    assert (found(kept, "planbord"), found(kept, "zivver")) == ({ONE}, set())


def test_emptying_the_store_empties_the_index(kept: Store) -> None:
    add(kept, article())
    kept.write(keep.empty).result(10)
    kept.write(settle_in).result(10)
    add(kept, article("other", title="Iets anders", text="Niets."))
    assert found(kept, "agenda delen") == set()


def test_accents_endings_and_the_other_language_are_found_too(kept: Store) -> None:
    add(kept, article("a", title="Cliënten vinden"), article("b", title="Printers"), article("c", title="Calendar"))
    assert found(kept, "client") == {"a"}
    assert found(kept, "printen") == {"b"}
    assert found(kept, "agenda") == {"c"}


def test_what_a_crowd_says_is_looked_up_together_with_the_rest(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sought, "CROWD", 2)
    add(kept, *[article(f"x{n}", title=f"Printer nummer {n}", text="Geen") for n in range(4)])
    add(kept, article("both", title="Printer gordijn"), *[article(f"g{n}", title="Gordijn") for n in range(3)])
    assert found(kept, "printer gordijn") == {"both"}
    add(kept, article("rare", title="Zivver"))
    assert found(kept, "zivver printer gordijn") == {"both", "rare"}


def test_at_most_200_come_and_always_the_same(kept: Store) -> None:
    add(kept, *[article(f"n{n:03}", title="Printer", text=f"nummer {n}") for n in range(210)])
    first = found(kept, "printer")
    assert len(first) == search.CANDIDATES
    assert found(kept, "printer") == first


@pytest.mark.parametrize("text", ["", "het is zo", "' OR \" AND *", "\x00 ⁂", "NEAR(agenda", "a:b & !c | (d"])
def test_no_words_at_all_break_the_index(kept: Store, text: str) -> None:
    add(kept, article())
    assert found(kept, text) <= {ONE}


def test_what_it_says_comes_with_it(kept: Store) -> None:
    add(kept, article())
    said = kept.read(lambda tx: sought.candidates(tx, (("agend",),))).result(10)
    assert said == {ONE: Said(title=" je agenda delen ", text=" kies delen ")}
    assert kept.read(lambda tx: sought.said_by(tx, [ONE, "none"])).result(10) == said


def test_what_helped_and_was_missed_is_counted_and_helping_ends_a_row(kept: Store) -> None:
    def rounds(*what: str) -> tuple[int, int]:
        for one in what:
            kept.write(lambda tx, one=one: getattr(knowledge, one)(tx, Source.TIP, "t")).result(10)  # type: ignore[misc]  # as above
        return kept.read(lambda tx: knowledge.counts(tx, Source.TIP, "t")).result(10)

    assert rounds("missed", "missed") == (0, 2)
    assert rounds("helped") == (1, 0)
    assert rounds("missed", "looked_at") == (1, 0)
    assert kept.read(lambda tx: knowledge.counts(tx, Source.ARTICLE, "t")).result(10) == (0, 0)


def test_the_day_to_ask_an_owner_comes_and_goes(kept: Store) -> None:
    add(kept, article("late", ask_on=date(2026, 10, 1)), article())
    assert kept.read(knowledge.next_ask).result(10) == date(2026, 10, 1)
    due = kept.read(lambda tx: knowledge.to_ask(tx, date(2026, 12, 1))).result(10)
    assert [one.id for one in due] == ["late"]
    kept.write(lambda tx: knowledge.move(tx, replace(due[0], ask_on=None))).result(10)
    assert kept.read(knowledge.next_ask).result(10) == DAY
