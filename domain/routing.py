"""Where a report goes: its group and leaf from the words or the person's own choice, and the queue that follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from domain.classifier import Classifier, learn, marks
from domain.search import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    id: str
    names: Mapping[str, str]  # by language
    pace: str  # fast | normal | structural
    keywords: tuple[str, ...]  # words or phrases of any language, normalised by `plain`; "a*" a word that begins with a
    examples: tuple[str, ...] = ()  # sentences of any language that colleagues report it with


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    id: str
    names: Mapping[str, str]
    queue: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, kw_only=True)
class Taxonomy:
    groups: tuple[Group, ...]
    impacts: Mapping[str, Mapping[str, str]]  # id -> name by language

    def group(self, wanted: str | None) -> Group | None:
        return next((g for g in self.groups if g.id == wanted), None)

    @cached_property
    def by_group(self) -> Classifier:
        """What the examples teach of the groups."""
        return learn((group.id, found) for group, _, found in self._examples)

    @cached_property
    def by_leaf(self) -> Classifier:
        """What they teach of the leaves; that a text holds some keyword of a group says nothing there."""
        return learn((leaf.id, found - self.groups_named) for _, leaf, found in self._examples)

    @cached_property
    def groups_named(self) -> frozenset[str]:
        """The marks of the groups."""
        return frozenset(f"#{group.id}" for group in self.groups)

    def marks(self, text: str) -> frozenset[str]:
        """What is looked at in a text: its own marks, and of which leaves and groups it holds a keyword."""
        words = plain(text).split()
        phrases = (" ".join(words[at : at + many]) for at in range(len(words)) for many in range(1, _PHRASE + 1))
        beginnings = (f"{one[:letters]}*" for one in words for letters in range(1, len(one) + 1))
        keys = {key for one in (*phrases, *beginnings) for key in self._keywords.get(one, ())}
        return marks(text) | keys

    @cached_property
    def _keywords(self) -> Mapping[str, tuple[str, ...]]:
        """By keyword, the marks of the leaves and groups it stands for."""
        found: dict[str, tuple[str, ...]] = {}
        for group in self.groups:
            for leaf in group.leaves:
                for key in leaf.keywords:
                    found[key] = (*found.get(key, ()), f"#{group.id}", f"#{leaf.id}")
        return found

    @cached_property
    def _examples(self) -> tuple[tuple[Group, Leaf, frozenset[str]], ...]:
        """The marks of the sentences, and of every keyword, which is a short one."""
        return tuple(
            (group, leaf, self.marks(one))
            for group in self.groups
            for leaf in group.leaves
            for one in (*leaf.examples, *(key.removesuffix("*") for key in leaf.keywords))
        )

    def learned(self) -> Self:
        """The same, with all learned at once: no turn waits for it."""
        _ = self.by_group, self.by_leaf
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    queue: str
    group: str | None
    leaf: str | None
    pace: str


_PHRASE = 5  # words of a keyword, at most
FALLBACK = "feedbackowner"  # the queue of a report whose words say nothing and whose reporter did not choose
SURE = 3.5  # how much more the words must speak for a group than for the next: measured in tests/domain/test_routing.py

SURE_OF_LEAF = 1.0  # the same, between the leaves of a group that somebody chose


def suggest(words: str, taxonomy: Taxonomy) -> tuple[Group, Leaf] | None:
    """The group and leaf that the words speak of, or None: a suggestion, which the person changes in one tap (FR2)."""
    found = taxonomy.marks(words)
    evidence = taxonomy.by_group.evidence(found)
    (first, most), (_, next_) = sorted(evidence.items(), key=lambda one: -one[1])[:2]
    group = taxonomy.group(first)
    if group is None or most - next_ < SURE:
        return None
    return group, _leaf(found, group, taxonomy)[0]


def route(words: str, group: str | None, taxonomy: Taxonomy) -> Route:
    """Where the report goes: by the group the person chose, else by the words, else to the owner of feedback."""
    chosen = taxonomy.group(group)
    if chosen:
        leaf, surely = _leaf(taxonomy.marks(words), chosen, taxonomy)
        sure = surely >= SURE_OF_LEAF
        return Route(
            queue=chosen.queue, group=chosen.id, leaf=leaf.id if sure else None, pace=leaf.pace if sure else "normal"
        )
    suggested = suggest(words, taxonomy)
    if suggested:
        return Route(queue=suggested[0].queue, group=suggested[0].id, leaf=suggested[1].id, pace=suggested[1].pace)
    return Route(queue=FALLBACK, group=None, leaf=None, pace="normal")


def _leaf(found: frozenset[str], group: Group, taxonomy: Taxonomy) -> tuple[Leaf, float]:
    """The leaf of the group that the words speak of most, and how surely: more than chance, and than of the next."""
    evidence = taxonomy.by_leaf.evidence(found - taxonomy.groups_named)
    best, *others = sorted(group.leaves, key=lambda one: -evidence[one.id])
    most = evidence[best.id]
    return best, min([most, *(most - evidence[one.id] for one in others)])
