"""Which of some candidates is like what somebody wrote: shared words and shared parts of words, the rare ones most.

The store gives at most 200 candidates by the stems of the words; ranking them gives the same order every time.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

_WORD = re.compile(r"[^\W_]+")
CANDIDATES = 200
STEMS = 8  # that candidates are looked up by: the longest words, which are the rarest
STEM = 5  # letters, so that "printers" finds "printer" and "netwerkprinter"
GRAM = 3
SHORTEST = 3
LIKELY = 0.18  # of what both say, weighed by rarity; below it, what is shared is chance
_STOP = """
aan al alle alleen als altijd andere ben bij daar dan dat de deze die dit doen door dus een elk elke en er geen had
heb hebben heeft het hier hij hoe iets ik in is ja je kan kunnen maar maken me meer mee meestal mij mijn moet moeten
na naar niet niets nog nooit nu of om omdat ons onze ook op over te tegen toch toen tot uit van vaak veel voor want
waar wat we weer weg wel werk werken werkt wie wij wil worden wordt zelf zich zijn zo zonder zou a about after all
always am an and any are as at be been before but by can cannot do does doing don every for from get gets had has
have he how i if in into is it its just like make me more most much my never no not now of often on one only or our
out over so some still than that the their them then there they this to too up us very want was we what when where
which who why will with without work working works would you your
"""
STOP = frozenset(_STOP.split())  # words that say nothing of what a sentence is about


def plain(words: str) -> str:
    """How words are compared, and how keywords know them: lower case, single spaces, no punctuation."""
    return " ".join(_WORD.findall(words.casefold()))


def a_slip_away(typed: str, word: str) -> bool:
    """Whether one letter too many, too few or wrong, or two that changed places, is all that sets them apart.

    A short word with another letter in it is rather another word: "geld" is no "meld".
    """
    same = next((at for at, (one, other) in enumerate(zip(typed, word, strict=False)) if one != other), None)
    at = min(len(typed), len(word)) if same is None else same
    rest, meant = typed[at:], word[at:]
    swapped = rest[:2] == meant[1::-1] and rest[2:] == meant[2:]
    wrong = len(word) >= STEM and rest[1:] == meant[1:]
    return typed != word and (swapped or wrong or rest[1:] == meant or rest == meant[1:])


def content_words(text: str) -> tuple[str, ...]:
    """The words that say what it is about, each once, in order."""
    return tuple(dict.fromkeys(one for one in plain(text).split() if len(one) >= SHORTEST and one not in STOP))


def stems(text: str) -> tuple[str, ...]:
    """What candidates are looked up by."""
    return tuple(dict.fromkeys(one[:STEM] for one in sorted(content_words(text), key=len, reverse=True)[:STEMS]))


def rank(text: str, candidates: Mapping[str, str], *, most: int) -> list[str]:
    """The ids of the candidates (id: words) that are likely the same, best first."""
    marked = {one: marks(words) for one, words in candidates.items()}
    known = Counter(mark for one in marked.values() for mark in one)
    weights = {mark: 1 + math.log((len(marked) + 1) / count) for mark, count in known.items()}
    asked = marks(text)
    scored = sorted((-_share(asked, said, weights), one) for one, said in marked.items())
    return [one for score, one in scored if -score >= LIKELY][:most]


def marks(text: str) -> frozenset[str]:
    """Its content words, and every three letters in them."""
    words = content_words(text)
    return frozenset(words) | {part for word in words for part in _parts(word)}


def _parts(word: str) -> Sequence[str]:
    padded = f" {word} "
    return [padded[at : at + GRAM] for at in range(len(padded) - GRAM + 1)]


def _share(asked: frozenset[str], said: frozenset[str], weights: Mapping[str, float]) -> float:
    """What both say, in proportion to what each says; 0 to 1. What no candidate says counts as the rarest."""
    rarest = max(weights.values(), default=1.0)
    of_both, whole = sum(weights[mark] for mark in said & asked), 1.0
    for one in (said, asked):
        whole *= sum(weights.get(mark, rarest) for mark in one)
    return of_both / math.sqrt(whole) if of_both else 0.0
