"""Where a report goes, by the words or the person's own choice; and to which key user a question goes, and why them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Self

from domain.classifier import Classifier, learn, marks
from domain.keyusers import Limits
from domain.people import PersonId
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What is known of a question and of who asks it; of one without a name only the topic."""

    topic: str | None
    department: str | None = None
    location: str | None = None
    language: str | None = None
    asker: PersonId | None = None
    tried: frozenset[PersonId] = frozenset()  # who is not asked: mostly to whom it was brought before
    seed: str  # decides between equals, so that not one of them always comes first


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A key user as they are at this moment."""

    id: PersonId
    name: str
    topics: frozenset[str]
    department: str | None
    location: str | None
    language: str
    here: bool  # not away, and we can reach them
    works: bool  # these are their working hours
    soon: bool = False  # they work before the organisation's next working day ends
    open: int  # questions they took, or that wait for them
    minutes: int  # this week, with what waits for them
    limit: int  # minutes a week

    def has_room(self, limits: Limits) -> bool:
        """Whether one more question fits within what they are asked for at most."""
        return self.open < limits.most_open and self.minutes + limits.minutes_a_question <= self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    person: PersonId
    why: tuple[str, ...]  # knows:Planner, department, location, language, open:2; pool or full; by the texts why-...


POOL = 10  # key users who hear of one question at once, at most
# One open question more weighs as much as one point less.
_WORKS, _LANGUAGE, _DEPARTMENT, _LOCATION = 4, 3, 2, 2


def choose(need: Need, candidates: Iterable[Candidate], limits: Limits) -> Choice | None:
    """The key user who can best help with it, or None where nobody is suitable and has room (AK3, AK6).

    Nobody is asked beyond their limits, twice about the same, or about their own question; a topic is known or not.
    """
    suitable = _suitable(need, candidates, limits)
    if not suitable:
        return None
    best = max(suitable, key=lambda one: _merit(need, one))
    return Choice(person=best.id, why=_why(need, best, suitable))


def pool(need: Need, candidates: Iterable[Candidate], limits: Limits) -> tuple[Choice, ...]:
    """Whom it is offered to when nobody takes it: all who know it and are here, ten at most (AK5).

    Who has room comes first, the best before the others. Who is full may do it if it suits them: an offer is nobody's
    own work. Who set no minutes aside is not a key user now, and is offered nothing.
    """
    found = [(one.has_room(limits), one) for one in _there(need, candidates) if one.limit]
    ranked = sorted(found, key=lambda both: (both[0], _merit(need, both[1])), reverse=True)
    return tuple(Choice(person=one.id, why=("pool",) if room else ("full",)) for room, one in ranked[:POOL])


def _suitable(need: Need, candidates: Iterable[Candidate], limits: Limits) -> list[Candidate]:
    return [one for one in _there(need, candidates) if one.has_room(limits)]


def _there(need: Need, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Who knows it and is here."""
    not_again = need.tried | {need.asker}
    return [
        one
        for one in candidates
        if (need.topic is None or need.topic in one.topics) and one.here and one.id not in not_again
    ]


def _merit(need: Need, one: Candidate) -> tuple[bool, int, int, bytes]:
    """Who works now or within the day; of those who is near to who asks and not too busy.

    Between equals who has most minutes left, then what the seed says.
    """
    points = _WORKS * one.works + _LANGUAGE * (one.language == need.language) - one.open
    points += _DEPARTMENT * _same(one.department, need.department) + _LOCATION * _same(one.location, need.location)
    return one.works or one.soon, points, one.limit - one.minutes, sha256(f"{need.seed} {one.id}".encode()).digest()


def _why(need: Need, one: Candidate, others: Iterable[Candidate]) -> tuple[str, ...]:
    """What speaks for them, as far as it is true; their language only where another does not speak it."""
    tells_apart = any(other.language != need.language for other in others)
    said = {
        f"knows:{need.topic}": need.topic is not None,
        "department": _same(one.department, need.department),
        "location": _same(one.location, need.location),
        "language": one.language == need.language and tells_apart,
        f"open:{one.open}": True,
    }
    return tuple(reason for reason, true in said.items() if true)


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and one == other
