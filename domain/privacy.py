"""What in a report may tell who somebody is: a name, a phone number, an address or a number of theirs (PS7).

It warns once and never blocks, so it would rather miss a name than cry wolf over every capital.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Trace(StrEnum):
    NAME = "name"
    PHONE = "phone"
    NUMBER = "number"
    EMAIL = "email"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """The lists of content/privacy.yaml, all in lower case."""

    first_names: frozenset[str]
    also_words: frozenset[str]  # names that are words too: only with a capital, within a sentence
    titles: frozenset[str]
    roles: frozenset[str]  # "collega Bram"
    before: frozenset[str]  # "vraag het aan bram"
    particles: frozenset[str]
    not_people: frozenset[str]
    numbers: frozenset[str]
    number_phrases: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    low: str
    capital: bool
    first: bool  # of its sentence


_TOKEN = re.compile(r"[^\W\d_][\w'-]{0,60}|[.!?\n]|[^\s\w]")
_ENDS = frozenset(".!?\n")
_GENITIVE = re.compile(r"'s?$")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![\w.,/+-])(?:\+|00|0)[1-9(][\d\s().-]{6,20}\d(?![\w/]|[.,]\d)")
_SPACING = re.compile(r"\(0\)|[\s().-]")
_DUTCH = re.compile(r"0[1-9]\d{8}")
_ABROAD = re.compile(r"(?:\+|00)[1-9]\d{7,13}")
_NUMBERED = re.compile(  # a word or two, and digits
    r"([^\W\d_][\w-]{2,30}(?: [^\W\d_][\w-]{0,20})?)\.?\s{0,2}(?:is|nr|no)?[.:#=]?\s{0,2}[a-z]{0,3}\d[\d.-]{2,12}"
)
_STAFF = re.compile(r"(?<![\w/-])[pu]\d{6,8}(?!\w)")
_NINE = re.compile(r"(?<![\w.,/+-])\d{9}(?![\w/]|[.,]\d)")


def traces(text: str, clues: Clues) -> tuple[Trace, ...]:
    """Each kind that seems to be in it, once, in the order of `Trace`."""
    found = {
        Trace.NAME: _names(text, clues),
        Trace.PHONE: any(_is_phone(one[0]) for one in _PHONE.finditer(text)),
        Trace.NUMBER: _numbers(text, clues),
        Trace.EMAIL: bool(_EMAIL.search(text)),
    }
    return tuple(kind for kind in Trace if found[kind])


def _is_phone(words: str) -> bool:
    plain = _SPACING.sub("", words)
    return bool(_DUTCH.fullmatch(plain) or _ABROAD.fullmatch(plain))


def _numbers(text: str, clues: Clues) -> bool:
    low = text.casefold()
    for one in _NUMBERED.finditer(low):
        said = one[1].split()
        if said[0] in clues.numbers or said[-1] in clues.numbers or " ".join(said) in clues.number_phrases:
            return True
    return bool(_STAFF.search(low)) or any(_is_bsn(one[0]) for one in _NINE.finditer(low))


def _is_bsn(digits: str) -> bool:
    """The eleven-test of a citizen service number."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return digits[0] != "0" and sum(int(one) * weight for one, weight in zip(digits, weights, strict=True)) % 11 == 0


def _names(text: str, clues: Clues) -> bool:
    words = list(_words(text))
    return any(_is_name(words, at, clues) for at in range(len(words)))


def _words(text: str) -> Iterator[_Word]:
    """The words in order, and an empty one wherever something stands between them."""
    first = True
    for one in _TOKEN.finditer(text.replace("\u2019", "'")):
        said = one[0]
        if said[0].isalpha():
            low = _GENITIVE.sub("", said.casefold())
            yield _Word(said, low, capital=said[0].isupper(), first=first)
            first = False
        elif said in _ENDS:
            first = True
        else:
            yield _Word("", "", capital=False, first=False)


def _is_name(words: list[_Word], at: int, clues: Clues) -> bool:
    word = words[at]
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    if word.low in clues.titles:
        return bool(after and _could_be(after, clues) and word.low not in clues.first_names)
    if word.low in clues.roles:
        return bool(after and _could_be(after, clues) and _known(after, clues))
    if word.capital and _known(word, clues) and not (word.first and word.low in clues.also_words):
        return not (word.first and after and after.capital and after.low in clues.not_people)
    if before and before.low in clues.before and not word.capital:
        return word.low in clues.first_names and word.low not in clues.also_words
    return word.capital and not word.first and _surname_follows(words, at, clues)


def _known(word: _Word, clues: Clues) -> bool:
    return word.low in clues.first_names or (word.low in clues.also_words and word.capital and not word.text.isupper())


def _could_be(word: _Word, clues: Clues) -> bool:
    return word.capital and word.low not in clues.not_people


def _surname_follows(words: list[_Word], at: int, clues: Clues) -> bool:
    """Two names with small words between them, as in Klaas van der Berg."""
    rest = words[at + 1 : at + 4]
    small = 0
    while small < len(rest) and rest[small].low in clues.particles and not rest[small].capital:
        small += 1
    if not small or small >= len(rest) or words[at].low in clues.not_people:
        return False
    return _could_be(rest[small], clues) and small > 1
