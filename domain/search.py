"""Which of some candidates is like what somebody wrote: shared words and shared parts of words, the rare ones most.

The store gives at most 200 candidates by the stems of the words; ranking them gives the same order every time.
`rank` compares two short texts, and counts what either says alone; `answers` looks a question up in longer ones, and
counts only how much of the question they say.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from domain.knowledge import Said, Wording

Weighed = tuple[tuple[str, ...], float]  # words for one thing, and how much it weighs
_WORD = re.compile(r"[^\W_]+")
CANDIDATES = 200
STEMS = 8  # that what looks alike is looked up by: the longest words, which are the rarest
STEM = 5  # letters, so that "printers" finds "printer" and "netwerkprinter"
TITLE = "="  # before how a word of a title begins: no word has it
GRAM = 3
SHORTEST = 3
KNOWN = 0.25  # of what a question says; below it, an answer would be a guess
KNOWN_NEAR = 0.4  # the same, with the nearness of meaning beside it
WHOLE = 0.9  # the same, where a word or two is all that is asked: nearly all of it
BESIDE = 0.55  # of what the best says: who says less is not shown beside it
LIKELY = 0.18  # of what both say, weighed by rarity; below it, what is shared is chance
_ASKING = "hoe waar wat wie wanneer waarom welke kan kun mag vraag ask how where what who when why which can may"
QUESTIONS = frozenset(_ASKING.split())
_STOP = """
aan al alle alleen allemaal als altijd andere ben bent bij blijft blijven daar daarna dan dat de deze die dit doe doen
door dus een eens eerst eigenlijk elk elkaar elke en ene er erg ergens even ga gaan gaat gebeurt gebruik gebruiken
geen gewoon goed graag haar had heb hebben heeft heel hem hen het hier hij hoe hoeft hun iets ik in is ja je jij jou
jouw jullie kan klik kom komen komt krijg krijgen krijgt kunnen laat laten maar maken me mee meer meestal met mij mijn
moet moeten na naar net niet niets nog nooit nu of om omdat ons onze ook op over per staan staat steeds te tegen
terwijl toch toen tot uit vaak van veel via voor waar want waren wat we weer weet weg wel welke werk werken werkt
weten wie wij wil worden wordt zal zeg zegt zelf zet zetten zich zie ziet zij zijn zit zitten zo zoals zodat zodra
zonder zou zullen a about after all always am an and any anything are as at be because been before being both but by
can cannot could do does doesn doing don every for from get gets give gives go goes had has have having he her here
him his how i if in into is isn it its just know let like make me might more most much must my need needs never no not
now of often on once one only or our out over own put really says see she should show shows since so some something
somewhere still such tell than that the their them then there these they thing things this those to too until up us
use used uses using very want wants was way we what when where which while who why will with without work working
works would yet you your
vind vinden iemand helpen helpt start vraag anyone find help somebody someone
"""
WORDS = 24  # of a question that are looked at, the longest ones: a story would take too long
PART = 0.25  # of a whole word: what three letters of it weigh
TITLED = 2.0  # times: what the title says too
THING = 3.0  # words: what another word for the same thing weighs, beside the parts that it does not share
NEAR = 2.0  # times: what nearness of meaning counts beside what the words say
STOP = frozenset(_STOP.split())  # words that say nothing of what a sentence is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Concepts:
    """Things that people have several words for, in both languages."""

    things: tuple[tuple[str, ...], ...]  # the words for each, as they are looked for in what is `said`
    named: Mapping[str, tuple[int, ...]]  # the things that a word is for

    def of(self, word: str) -> tuple[int, ...]:
        """The things that somebody may mean by this word."""
        keys = (f" {word} ", *(f" {word[:end]}" for end in range(GRAM, len(word) + 1)))
        return tuple(dict.fromkeys(thing for key in keys for thing in self.named.get(key, ())))


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


def fingerprint(words: str) -> str:
    """Tells whether words are still the same, capitals and punctuation aside, without holding them."""
    return sha256(plain(words).encode()).hexdigest()[:16]


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


def folded(text: str) -> str:
    """As `plain`, and without accents: people leave them out."""
    parts = unicodedata.normalize("NFKD", text)
    return plain("".join(one for one in parts if not unicodedata.combining(one)))


def said(wordings: Iterable[Wording]) -> Said:
    """By what it is found; a space stands at both ends, so that the ends of its words can be told."""
    known = list(wordings)
    title = " ".join(folded(one.title) for one in known)
    return Said(title=f" {title} ", text=f" {' '.join(folded(one.text) for one in known)} ")


def asks(text: str) -> bool:
    """Whether typed words are a question: they end like one, or begin like one."""
    words = plain(text).split()
    return bool(words) and (text.rstrip().endswith("?") or words[0] in QUESTIONS)


def learn(lines: Iterable[str]) -> Concepts:
    """The things of content/concepts.txt: words for each on one line, where a star stands for any ending."""
    things = tuple(tuple(_needle(word) for word in line.split()) for line in lines)
    named: dict[str, tuple[int, ...]] = {}
    for thing, needles in enumerate(things):
        for needle in needles:
            named[needle] = (*named.get(needle, ()), thing)
    return Concepts(things=things, named=named)


def terms(text: str, concepts: Concepts) -> tuple[tuple[str, ...], ...]:
    """What candidates are looked up by: for each word its beginning, and those of other words for the same thing."""
    found = []
    for word in _longest(text):
        others = [needle for thing in concepts.of(word) for needle in concepts.things[thing]]
        found.append(tuple(dict.fromkeys(one for said in (word, *others) for one in _begin(said))))
    return tuple(dict.fromkeys(found))


def beginnings(words: Said) -> tuple[str, ...]:
    """What it is looked up by: how each of its words begins, and those of its title once more as the title's."""
    titled = tuple(dict.fromkeys(_begin(words.title)))
    return (*dict.fromkeys((*titled, *_begin(words.text))), *(f"{TITLE}{one}" for one in titled))


def answers(
    text: str, candidates: Mapping[str, Said], concepts: Concepts, *, most: int,
    near: Mapping[str, float] | None = None, known: float | None = None,
) -> list[str]:  # fmt: skip
    """The ids of the candidates that say most of what is asked, best first; those that hardly say any of it (less than
    `known`, 1 being all of it), or much less of it than the best, are left out.

    `near` is how alike their meaning is, 0 to 1, where that was computed; it counts beside the words.
    """
    near, whole = near or {}, 0.0
    far = min(near.values(), default=0.0)  # whoever is not among the nearest is at most as near as the last of them
    words = [(one.title, one.text) for one in candidates.values()]
    says = [0.0] * len(words)
    for needles, share in _asked(text, concepts):
        places = _places(words, needles)
        weight = share * math.log((len(words) + 1) / (len(words) - places.count(0.0) + 0.5))
        whole += weight
        says = [said + weight * place for said, place in zip(says, places, strict=True)]
    scored = [
        (-(said / (whole or 1.0) + NEAR * near.get(which, far)), which)
        for which, said in zip(candidates, says, strict=True)
    ]
    best = sorted(scored)[:most]
    least = max(known or (KNOWN_NEAR if near else KNOWN), *(-score * BESIDE for score, _ in best[:1]), 0.0)
    return [which for score, which in best if -score >= least]


def _asked(text: str, concepts: Concepts) -> list[Weighed]:
    """What a question says, each as the words for it, and how much of a whole word it counts."""
    words = _longest(text)
    parts = {part for word in words for part in _parts(word)} - set(words)
    things = {thing for word in words for thing in concepts.of(word)}
    said: list[Weighed] = [((word,), 1.0) for word in words]
    said += [((part,), PART) for part in sorted(parts)]
    return said + [(concepts.things[thing], THING) for thing in sorted(things)]


def _places(words: Sequence[tuple[str, str]], needles: tuple[str, ...]) -> list[float]:
    """What it counts that this is said there, for each title and text: the title's word is worth more."""
    if len(needles) == 1:  # a word or a part of one, as most are: this runs tens of thousands of times for one question
        (only,) = needles
        return [TITLED if only in title else 1.0 if only in text else 0.0 for title, text in words]
    return [_place(title, text, needles) for title, text in words]


def _place(title: str, text: str, needles: tuple[str, ...]) -> float:
    for needle in needles:
        if needle in title:
            return TITLED
    for needle in needles:
        if needle in text:
            return 1.0
    return 0.0


def _longest(text: str) -> list[str]:
    return sorted(content_words(folded(text)), key=len, reverse=True)[:WORDS]


def _begin(said: str) -> list[str]:
    return [one[:STEM] for one in said.split() if len(one) >= SHORTEST and one not in STOP]


def _needle(word: str) -> str:
    """How a word stands in what is said: from its beginning, and to its end unless a star stands for that."""
    return f" {folded(word)}" if word.endswith("*") else f" {folded(word)} "


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
