"""The extra `[semantic]`: what is near in meaning, read once and kept, and always of what is known now."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

import usecases.knowledge
from bot import meaning
from bot.hop import Hop
from content import loader
from domain import search
from domain.knowledge import Article, ArticleId, KnownId, Source, Status, Wording
from storage import knowledge, vectors
from storage.store import Store
from tests import asked
from tests.examples import NOW, RULES, settle_in

ONE = Article(
    id=ArticleId("one"), status=Status.PUBLISHED, topic=None, owner=None, question=None, version=1,
    wordings={"nl": Wording(title="Vakantiedagen opnemen", text="Vraag verlof aan bij Planning.")},
    review_by=date(2027, 5, 17), ask_on=None,
)  # fmt: skip
KEY: KnownId = (Source.ARTICLE, "one")


@pytest.fixture
def filled(store: Store) -> Store:
    store.write(settle_in).result(10)
    store.write(lambda tx: knowledge.add(tx, ONE, at=NOW, person=None)).result(10)
    return store


def near(store: Store, text: str = "I want a week off", verb: str = "question.ask") -> Mapping[KnownId, float]:
    return asyncio.run(meaning.meaning(Hop(store), loader.tips()).near(verb, text))


def test_a_question_in_other_words_and_another_language_is_near_its_answer(filled: Store) -> None:
    found = near(filled)
    assert max(found, key=lambda one: found[one]) == KEY
    best = filled.read(lambda tx: usecases.knowledge.find(tx, "I want a week off", "en", rules=RULES, near=found))
    assert best.result(10)[0].id == "one"


@pytest.mark.parametrize(
    ("verb", "text", "looks"),
    [("", "Outlook is traag", False), ("", "hoe neem ik vrij", True), ("friction.report", "hoe?", False),
     ("question.ask", " ", False), ("question.form", "vrij", True)],
)  # fmt: skip
def test_only_what_is_asked_is_looked_up(filled: Store, verb: str, text: str, *, looks: bool) -> None:
    assert bool(near(filled, text, verb)) is looks


def test_what_it_means_is_kept_for_the_next_start_by_the_name_of_the_model(filled: Store) -> None:
    near(filled)
    kept = filled.read(lambda tx: vectors.meant(tx, meaning.name(), [ONE.id])).result(10)
    assert kept == {ONE.id: (1, meaning.meanings([tuple(ONE.wordings.values())])[0])}
    assert filled.read(lambda tx: vectors.meant(tx, "another model", [ONE.id])).result(10) == {}


def test_what_was_written_since_is_found_by_the_next_who_asks(filled: Store) -> None:
    async def story() -> tuple[Mapping[KnownId, float], Mapping[KnownId, float]]:
        hop = Hop(filled)
        both = meaning.meaning(hop, loader.tips())
        first = await both.near("question.ask", "de verwarming doet het niet")
        after = replace(ONE, version=2, wordings={"nl": Wording(title="Kou op kantoor", text="Zet de verwarming aan.")})
        await hop.write(lambda tx: knowledge.edit(tx, after, at=NOW, person=None))
        return first, await both.near("question.ask", "de verwarming doet het niet")

    before, now = asyncio.run(story())
    assert now[KEY] > 0.4 > before.get(KEY, 0.0)
    assert list(now).count(KEY) == 1


def test_the_held_out_questions_are_answered_by_meaning_as_often_as_the_readme_of_the_benchmarks_says() -> None:
    import numpy as np

    known = list(asked.found_by())
    matrix = np.frombuffer(b"".join(meaning.meanings(list(asked.found_by().values()))), dtype=np.float32)
    matrix = matrix.reshape(len(known), -1)

    def find(text: str) -> list[str]:
        scores = matrix @ meaning.model().encode([text])[0]
        near_ = {known[at]: float(scores[at]) for at in scores.argsort()[::-1][: meaning.MOST]}
        return search.answers(text, asked.known(), loader.concepts(), most=asked.MOST, near=near_)

    print(
        asked.recall(find, asked.held_out("blind", "other")),
        asked.recall(find, asked.held_out("blind")),
        asked.recall(find, asked.held_out("other")),
        asked.recall(find, asked.held_out("keyword")),
    )
    assert asked.recall(find, asked.held_out("keyword")) >= 0.95
