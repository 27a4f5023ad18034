"""How fast what is known is found among many articles, on both stores; and of how many questions the answer is found.

What is counted, and the last figures: benchmarks/README.md.
"""

import asyncio
import logging
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from random import Random  # noqa: TID251 - made-up articles

import click
import psycopg

sys.path.insert(0, str(Path(__file__).parent.parent))

import stores

import bot.logs
import storage.store
import usecases.knowledge
from bot import meaning
from bot.hop import Hop
from content import loader
from domain.knowledge import Article, ArticleId, Found, KnownId, Status, Wording
from storage import knowledge
from storage.store import Store
from storage.tx import Tx
from tests import asked
from tests.examples import RULES

NOW = datetime(2026, 11, 17, 8, 30, tzinfo=UTC)
ONSETS = "bdfghklmnprstvwz"
PAGE = 500
WORDS = 40  # made-up ones in an article, besides a sentence or two of the demo's


@click.command()
@click.option("--articles", "sizes", multiple=True, type=click.IntRange(100), default=(10_000, 100_000))
@click.option("--store", "only", type=click.Choice(stores.KINDS), default=None)
def main(sizes: Sequence[int], only: str | None) -> None:
    """Prints the recall of the held-out questions, then p50 and p99 of finding among so many articles."""
    bot.logs.begin(level=logging.ERROR)
    for name in [only] if only else stores.KINDS:
        with stores.opened(name) as url, closing(storage.store.open_store(url)) as store:
            _demo(store)
            click.echo(f"{name}, what the demo knows: recall@{asked.MOST} of the held-out questions")
            _table(store, {})
            if meaning.installed():
                _table(store, asyncio.run(_near(url)))
            before = 0
            for size in sorted(sizes):
                _fill(store, before, size)
                before = size
                _settle(name, url)
                _time(store, name, size)


def _demo(store: Store) -> None:
    made = [
        _article(one["id"], {name: Wording(**one[name]) for name in ("nl", "en")}, one["topic"])
        for one in loader.articles()
    ]
    _add(store, made)


def _add(store: Store, articles: Sequence[Article]) -> None:
    def job(tx: Tx) -> None:
        for one in articles:
            knowledge.add(tx, one, at=NOW, person=None)

    store.write(job).result()


def _article(which: str, wordings: Mapping[str, Wording], topic: str | None) -> Article:
    return Article(
        id=ArticleId(which), status=Status.PUBLISHED, topic=topic, owner=None, question=None, wordings=wordings,
        version=1, review_by=date(2027, 5, 17), ask_on=None,
    )  # fmt: skip


def _fill(store: Store, before: int, size: int) -> None:
    """Articles of sentences of the demo's and of words as frequent as words are: the nth a share of 1/n."""
    random = Random(before)
    sentences = [
        (language, sentence)
        for one in loader.articles()
        for language in ("nl", "en")
        for sentence in (*one[language]["text"].splitlines(), one[language]["title"])
    ]
    vocabulary = [
        "".join(random.choice("bdfghklmnprstvwz") + random.choice("aeiou") for _ in range(4)) for _ in range(20_000)
    ]
    shares = [1 / (n + 10) for n in range(len(vocabulary))]
    for start in range(before, size, PAGE):
        page = []
        for number in range(start, min(start + PAGE, size)):
            words = random.choices(vocabulary, shares, k=WORDS)
            language, sentence = random.choice(sentences)
            said = {language: Wording(title=" ".join(words[:4])[:80], text=f"{sentence} {' '.join(words[4:])}")}
            page.append(_article(f"made-{number:06}", said, None))
        _add(store, page)


def _table(store: Store, near: Mapping[str, Mapping[KnownId, float]]) -> None:
    def find(text: str) -> list[str]:
        return [one.id for one in store.read(partial(_find, text=text, near=near.get(text))).result()]

    click.echo(f"  with {'[semantic]' if near else 'words alone'}")
    for title, kinds in (
        ("whole questions", ("blind", "other")), ("  written blind", ("blind",)),
        ("  in other words", ("other",)), ("keywords", ("keyword",)), ("where it is", ("feature",)),
        ("  in none of its words", ("glimpse",)),
    ):  # fmt: skip
        for language in ("", "nl", "en"):
            questions = [one for one in asked.held_out(*kinds) if language in ("", one.lang)]
            many = statistics.mean(len(find(one.text)) for one in questions)
            recall = asked.recall(find, questions)
            click.echo(f"    {title:18} {language or 'all':4} {len(questions):4} {recall:.2f}, {many:.2f} shown")
    nothing = [one for one in asked.questions() if one.held_out and not one.answer]
    shown = [len(find(one.text)) for one in nothing]
    some, many = sum(map(bool, shown)) / len(shown), statistics.mean(shown)
    click.echo(f"    of {len(nothing)} that nothing known answers something is shown for {some:.2f}, {many:.2f} each")


def _find(tx: Tx, *, text: str, near: Mapping[KnownId, float] | None = None) -> tuple[Found, ...]:
    return usecases.knowledge.find(tx, text, "nl", rules=RULES, near=near)


async def _near(url: str) -> dict[str, Mapping[KnownId, float]]:
    store = storage.store.open_store(url, deliver=asyncio.get_running_loop().call_soon_threadsafe)
    all_ = meaning.meaning(Hop(store), RULES.tips)
    found = {one.text: await all_.near("question.ask", one.text) for one in asked.questions() if one.held_out}
    await asyncio.to_thread(store.close)
    return found


def _settle(name: str, url: str) -> None:
    """What PostgreSQL does by itself within a minute or so, and should not be at while it is timed."""
    if name == "postgresql":
        with psycopg.connect(url, autocommit=True) as admin:
            admin.execute("VACUUM ANALYZE")


def _time(store: Store, name: str, size: int) -> None:
    questions = [one.text for one in asked.questions()]
    took = []
    for text in questions:
        began = time.perf_counter()
        store.read(partial(_find, text=text)).result()
        took.append((time.perf_counter() - began) * 1000)
    p99 = statistics.quantiles(took, n=100)[98]
    click.echo(
        f"{name}, {size} articles: p50 {statistics.median(took):.1f} ms, p99 {p99:.1f} ms, of {len(took)} questions"
    )


if __name__ == "__main__":
    main()
