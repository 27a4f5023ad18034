"""Questions with what truly answers them, a part to tune on and a part to report; and how many are answered."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from content import loader
from domain import search
from domain.knowledge import Said, Wording

QUESTIONS = Path(__file__).parent / "domain" / "questions.yaml"
MOST = 3
FREE = frozenset({"blind", "other"})  # whole questions; the rest are keywords


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    lang: str
    kind: str  # blind, other, keyword, feature or glimpse: what each is stands at the head of the file
    answer: frozenset[str]  # any of these; none where nothing known answers it
    text: str

    @property
    def held_out(self) -> bool:
        """Whether it is reported and never tuned on: about three in five, by the text alone."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 5 < MOST


@cache
def questions() -> tuple[Asked, ...]:
    rows = yaml.load(QUESTIONS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["questions"]
    return tuple(Asked(**row | {"answer": frozenset(row["answer"])}) for row in rows)


def held_out(*kinds: str) -> list[Asked]:
    return [one for one in questions() if one.held_out and one.answer and one.kind in kinds]


def tuned(*kinds: str) -> list[Asked]:
    return [one for one in questions() if not one.held_out and one.answer and one.kind in kinds]


def recall(find: Callable[[str], Sequence[str]], asked: Iterable[Asked]) -> float:
    """The share of these questions of which an answer is among the first three found."""
    hits = Counter(bool(one.answer & set(find(one.text)[:MOST])) for one in asked)
    return hits[True] / hits.total()


@cache
def found_by() -> dict[str, tuple[Wording, ...]]:
    """The words of all the demo knows."""
    articles = {one["id"]: tuple(Wording(**one[language]) for language in ("en", "nl")) for one in loader.articles()}
    return articles | {one.id: one.found_by for one in loader.tips().values()}


@cache
def known() -> dict[str, Said]:
    return {one: search.said(words) for one, words in found_by().items()}


def by_words(text: str) -> list[str]:
    return search.answers(text, known(), loader.concepts(), most=MOST)
