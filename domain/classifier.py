"""Learns from labelled examples which label a text deserves: naive Bayes over the beginnings and pairs of its words.

A mark of a text speaks for a label in so far as it is seen more often with that label than chance would have it. That
asks for no library and a few hundred examples, and whoever asks why can be shown the words.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from domain.search import plain

_BEGINNING = 6  # letters, so that "meldingen" speaks for what "melding" was seen with
_CAUTION = 4.0  # as many times each mark is taken to have been seen by chance: one example never decides


class Classifier:
    """What was counted in the examples, as how much each mark speaks for each label."""

    def __init__(self, labels: Sequence[str], seen: Mapping[str, Mapping[str, int]]) -> None:
        """`seen` is by mark in how many examples of each label it is."""
        self._labels = tuple(labels)
        self._weights = {mark: self._weighed(counts) for mark, counts in seen.items()}

    def evidence(self, found: Iterable[str]) -> dict[str, float]:
        """By label, the logarithm of how much more the marks belong to it than chance would have it."""
        known = [self._weights[one] for one in sorted(found) if one in self._weights]
        sums = map(sum, zip(*known, strict=True)) if known else [0.0] * len(self._labels)
        return dict(zip(self._labels, sums, strict=True))

    def _weighed(self, counts: Mapping[str, int]) -> tuple[float, ...]:
        """How much a mark speaks for each label; the many that never saw it share one answer."""
        chance, ever = 1 / len(self._labels), sum(counts.values())

        def speaks(seen: int) -> float:
            return math.log((seen + _CAUTION * chance) / ((ever + _CAUTION) * chance))

        saw = {label: speaks(seen) for label, seen in counts.items()}
        return tuple((dict.fromkeys(self._labels, speaks(0)) | saw).values())


def learn(examples: Iterable[tuple[str, Iterable[str]]]) -> Classifier:
    """From (label, marks of a text), one for each example."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    labels: dict[str, None] = {}
    for label, found in examples:
        labels[label] = None
        for one in found:
            seen[one][label] += 1
    return Classifier(list(labels), seen)


def marks(text: str) -> frozenset[str]:
    """The beginnings of its words, and its pairs of words."""
    words = plain(text).split()
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    return frozenset(one[:_BEGINNING] for one in words) | frozenset(pairs)
