"""The extra `[semantic]`: what is near in meaning, read once and kept, and always of what is known now."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date

import pytest
import structlog

import usecases.knowledge
from bot import meaning
from bot.hop import Hop
from content import loader
from domain import search
from domain.knowledge import Article, ArticleId, KnownId, Source, Status, Wording
from domain.tips import Tip
from storage import knowledge, vectors
from storage.store import Store, open_store
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


async def near(
    url: str, text: str = "how can I take a vacation", verb: str = "question.ask"
) -> Mapping[KnownId, float]:
    async with served(url) as hop:
        return await meaning.meaning(hop, loader.tips()).near(verb, text)


async def warms(url: str) -> None:
    async with served(url) as hop:
        await meaning.meaning(hop, loader.tips()).warm()


@asynccontextmanager
async def served(url: str) -> AsyncIterator[Hop]:
    """The store as the service asks it: what comes back comes on the loop's own thread."""
    opened = open_store(url, deliver=asyncio.get_running_loop().call_soon_threadsafe)
    yield Hop(opened)
    await asyncio.to_thread(opened.close)


async def test_a_question_in_other_words_and_another_language_is_near_its_answer(filled: Store, store_url: str) -> None:
    found = await near(store_url)
    assert max(found, key=lambda one: found[one]) == KEY
    best = filled.read(
        lambda tx: usecases.knowledge.find(tx, "how can I take a vacation", "en", rules=RULES, near=found)
    )
    assert "one" in [one.id for one in best.result(10)]


@pytest.mark.parametrize(
    ("verb", "text", "looks"),
    [("", "Outlook is traag", False), ("", "hoe neem ik vrij", True), ("friction.report", "hoe?", False),
     ("question.ask", " ", False), ("question.form", "vrij", True)],
)  # fmt: skip
@pytest.mark.usefixtures("filled")
async def test_only_what_is_asked_is_looked_up(store_url: str, verb: str, text: str, *, looks: bool) -> None:
    assert bool(await near(store_url, text, verb)) is looks


async def test_what_it_means_is_kept_for_the_next_start_by_the_name_of_the_model(filled: Store, store_url: str) -> None:
    await warms(store_url)
    kept = filled.read(lambda tx: vectors.meant(tx, meaning.name(), [ONE.id])).result(10)
    assert kept == {ONE.id: (1, meaning.meanings([tuple(ONE.wordings.values())])[0])}
    assert filled.read(lambda tx: vectors.meant(tx, "another model", [ONE.id])).result(10) == {}


@pytest.mark.usefixtures("filled")
async def test_a_question_writes_nothing_and_no_line_tells_when_it_came(store: Store, store_url: str) -> None:
    with structlog.testing.capture_logs() as lines:
        assert KEY in await near(store_url)
    assert lines == []
    assert store.read(lambda tx: vectors.meant(tx, meaning.name(), [ONE.id])).result(10) == {}


@pytest.mark.usefixtures("filled")
async def test_what_was_written_since_is_found_by_the_next_who_asks(store_url: str) -> None:
    words = "de verwarming doet het niet"
    after = replace(ONE, version=2, wordings={"nl": Wording(title="Kou op kantoor", text="Zet de verwarming aan.")})
    async with served(store_url) as hop:
        all_ = meaning.meaning(hop, loader.tips())
        before = await all_.near("question.ask", words)
        await hop.write(lambda tx: knowledge.edit(tx, after, at=NOW, person=None))
        now = await all_.near("question.ask", words)
    assert max(now, key=lambda one: now[one]) == KEY
    assert now[KEY] > before.get(KEY, 0.0)


@pytest.mark.usefixtures("filled")
async def test_a_tip_that_was_imported_or_changed_since_is_known_to_the_next_who_asks(store_url: str) -> None:
    taught: dict[str, Tip] = {}
    key: KnownId = (Source.TIP, "outlook-undo-send")
    words = loader.tips()["excel-table"].lessons["nl"].title
    async with served(store_url) as hop:
        all_ = meaning.meaning(hop, taught)
        assert {*await all_.near("question.ask", words)} == {KEY}
        taught |= loader.tips()
        before = await all_.near("question.ask", words)
        taught[key[1]] = replace(taught[key[1]], lessons=taught["excel-table"].lessons)
        assert before[key] < (await all_.near("question.ask", words))[key]


async def test_where_nothing_is_known_nothing_is_near(store_url: str) -> None:
    async with served(store_url) as hop:
        assert await meaning.meaning(hop, {}).near("question.ask", "hoe neem ik vrij") == {}


def test_the_held_out_questions_are_answered_by_meaning_as_often_as_the_readme_of_the_benchmarks_says() -> None:
    import numpy as np

    known = list(asked.found_by())
    matrix = np.frombuffer(b"".join(meaning.meanings(list(asked.found_by().values()))), dtype=np.float32)
    matrix = matrix.reshape(len(known), -1)

    def find(text: str) -> list[str]:
        scores = matrix @ meaning.model().encode([text])[0]
        near_ = {known[at]: float(scores[at]) for at in scores.argsort()[::-1][: meaning.MOST]}
        return search.answers(text, asked.known(), loader.concepts(), most=asked.MOST, near=near_)

    assert asked.recall(find, asked.held_out("blind", "other")) >= 0.65
    assert asked.recall(find, asked.held_out("keyword")) >= 0.95
