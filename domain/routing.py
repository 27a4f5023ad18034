"""Where a report goes: its group and leaf from the words or the person's own choice, and the queue that follows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    id: str
    names: Mapping[str, str]  # by language
    pace: str  # fast | normal | structural
    keywords: Mapping[str, tuple[str, ...]]  # by language; words or phrases, normalised by `plain`; "a*" begins with a


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    id: str
    names: Mapping[str, str]
    queue: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxonomy:
    groups: tuple[Group, ...]
    impacts: Mapping[str, Mapping[str, str]]  # id -> name by language

    def group(self, wanted: str | None) -> Group | None:
        return next((g for g in self.groups if g.id == wanted), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    queue: str
    group: str | None
    leaf: str | None
    pace: str


FALLBACK = "feedbackowner"  # the queue of a report whose words say nothing and whose reporter did not choose


def plain(words: str) -> str:
    """The words as the keywords know them: lower case, single spaces, no punctuation."""
    return " ".join(_WORD.findall(words.casefold()))


def suggest(words: str, taxonomy: Taxonomy, language: str) -> tuple[Group, Leaf] | None:
    """The group and leaf that the words speak of, or None: a suggestion, which the person changes in one tap (FR2).

    The keywords of the person's own language come first, another language's only when none of those occur. Words that
    speak of two groups as much suggest neither.
    """
    spoken = f" {plain(words)} "
    for lang in _languages(taxonomy, language):
        scored = sorted(((sum(_scores(spoken, one, lang)), one) for one in taxonomy.groups), key=lambda s: -s[0])
        (most, group), (next_, _) = scored[0], scored[1]
        if most:
            return (group, group.leaves[_best(spoken, group, lang)]) if most > next_ else None
    return None


def route(words: str, group: str | None, taxonomy: Taxonomy, language: str) -> Route:
    """Where the report goes: by the group the person chose, else by the words, else to the owner of feedback."""
    chosen = taxonomy.group(group)
    if chosen:
        spoken = f" {plain(words)} "
        said = [lang for lang in _languages(taxonomy, language) if any(_scores(spoken, chosen, lang))]
        leaf = chosen.leaves[_best(spoken, chosen, said[0])] if said else None
        return Route(
            queue=chosen.queue, group=chosen.id, leaf=leaf.id if leaf else None, pace=leaf.pace if leaf else "normal"
        )
    suggested = suggest(words, taxonomy, language)
    if suggested:
        return Route(queue=suggested[0].queue, group=suggested[0].id, leaf=suggested[1].id, pace=suggested[1].pace)
    return Route(queue=FALLBACK, group=None, leaf=None, pace="normal")


def _languages(taxonomy: Taxonomy, first: str) -> list[str]:
    """The one that comes first, then every other that has keywords."""
    others = {lang for g in taxonomy.groups for leaf in g.leaves for lang in leaf.keywords} - {first}
    return [first, *sorted(others)]


def _best(spoken: str, group: Group, language: str) -> int:
    """The leaf with most keyword words in the text; the earlier one in the taxonomy wins a tie."""
    scores = _scores(spoken, group, language)
    return scores.index(max(scores))


def _scores(spoken: str, group: Group, language: str) -> list[int]:
    """By leaf, how many words of its keywords are in the text."""
    return [
        sum(len(one.split()) for one in leaf.keywords.get(language, ()) if _said(one, spoken)) for leaf in group.leaves
    ]


def _said(keyword: str, spoken: str) -> bool:
    return f" {keyword[:-1]}" in spoken if keyword.endswith("*") else f" {keyword} " in spoken
