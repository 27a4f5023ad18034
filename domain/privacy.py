"""What in a report may tell who somebody is: a name, a phone number, a number of theirs or an address (PS7).

It warns once and never blocks, so it would rather miss a name than cry wolf over every capital: a warning that is wrong
most of the time is one that nobody reads. Rules look at words next to each other; no pattern can run away with time.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Trace(StrEnum):
    NAME = "name"
    PHONE = "phone"
    NUMBER = "number"  # of a person: of staff, of a client, of a citizen
    EMAIL = "email"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """The lists of content/privacy.yaml, all lower case and without accents; the file tells what each is for."""

    first_names: frozenset[str]  # hardly ever anything else
    also_words: frozenset[str]  # first names that are words too
    last_names: frozenset[str]
    last_words: frozenset[str]  # last names that are words too
    particles: frozenset[str]
    family_particles: frozenset[str]  # which stand between "van" and a name, and before little else
    titles: frozenset[str]
    short_titles: frozenset[str]
    roles: frozenset[str]
    before: frozenset[str]
    says: frozenset[str]
    joins: frozenset[str]
    articles: frozenset[str]
    screens: frozenset[str]
    places: frozenset[str]
    sayings: frozenset[str]
    not_people: frozenset[str]
    numbers: frozenset[str]
    number_phrases: frozenset[str]
    not_numbers: frozenset[str]
    fillers: frozenset[str]
    months: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str  # empty where something else stands between two words
    low: str
    capital: bool
    first: bool  # of its sentence, of a quotation, after a colon: where any word may have a capital

    @property
    def abbreviated(self) -> bool:
        """Three capitals are PIM or AAD rather than Pim or Aad."""
        return len(self.text) <= _SHORT and self.text.isupper()


_SHORT = 3
_LONG = 6  # digits of "client 102938"; five are the build of a program that is called a client
_BREAK = _Word("", "", capital=False, first=False)
_EDGES = (_BREAK,) * 4  # so that no rule has to look where the words end
_LETTERS = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"'?[^\W\d_][\w'-]{0,60}|\d+|[^\s\w]|\n")
_GOES_ON = frozenset(",@&/")  # a capital after these is one for a reason
_GENITIVE = re.compile(r"'s?$")
_ACCENTS = re.compile("[\u0300-\u036f]+")
# What Unicode does not take apart, and the typographer's apostrophe.
_UNDIVIDED = str.maketrans("ıłŁøØ\u2019", "ilLoO'")

# Every repeat below is bounded, so a pattern looks at a few characters from each place and no further.
_EMAIL = re.compile(r"[\w.+-]@[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.[^\W\d_]{2,24}")
_DUTCH = re.compile(r"(?<![\w,/+-])(?<!\d\.)\(?0[1-9](?:[ ()./-]{0,3}\d){8}(?!\d)")
_AREA = re.compile(r"\(?(?:06|\d{3})")  # rooms 01 02 03 04 05 have no area code
_DATE = re.compile(r"\d\d([./-])\d\d\1(?:19|20)\d\d(?!\d)")
_ABROAD = re.compile(  # after 00 only the countries people here call: order numbers begin with zeros too
    r"(?<![\w.,/+-])\(?(?:\+[1-9]|00(?:2[07]|3[0-469]|4\d|5[1-9]|6\d|8[1246]|9\d|21|22|23|24|25|35|37|38|42))"
    r"(?:[ ().-]{0,3}\d){7,13}(?!\d)"
)
_STAFF = re.compile(r"(?<![\w/.-])[pu]\d{6,8}(?!\w)")  # other letters begin tickets, updates and machines
_CODE = re.compile(r"[a-z]{0,3}\d{3,12}")
_BSN = 9
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def traces(text: str, clues: Clues) -> tuple[Trace, ...]:
    """Each kind that seems to be in it, once, in the order of `Trace`."""
    text = _unaccented(text)
    words = tuple(_words(text))
    found = {
        Trace.NAME: _names(words, clues),
        Trace.PHONE: _phones(text),
        Trace.NUMBER: _numbers(text, words, clues),
        Trace.EMAIL: "@" in text and bool(_EMAIL.search(text)),
    }
    return tuple(kind for kind in Trace if found[kind])


def is_named(text: str, name: str, clues: Clues) -> bool:
    """Whether a word of this person's name stands in it by itself, however typed; no initial and no particle counts."""
    parts = {one for one in _letters(name) if len(one) > 1} - clues.particles - clues.family_particles
    return not parts.isdisjoint(_letters(text))


def _letters(text: str) -> list[str]:
    return _LETTERS.findall(_unaccented(text).casefold())


def _unaccented(text: str) -> str:
    """José is on the list as jose, because that is how half of his colleagues write him."""
    if text.isascii():
        return text
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.translate(_UNDIVIDED)))


def _words(text: str) -> Iterator[_Word]:
    """Words and runs of digits, with a break where more than a space or a point stands between them.

    A point is none: "dr. Okafor" and "pers. nr. 1234" hold together, and a sentence that begins is told by `first`.
    """
    first = True
    for one in _TOKEN.finditer(text):
        said = one[0].lstrip("'")
        if said and said[0].isalnum():
            low = _GENITIVE.sub("", said.casefold())
            yield _Word(said, low, capital=said[0].isupper(), first=first or one[0] != said)
            first = False
        else:
            first = one[0] not in _GOES_ON
            if one[0] != ".":
                yield _BREAK


# Phone numbers


def _phones(text: str) -> bool:
    return bool(_ABROAD.search(text)) or any(_is_phone(one[0]) for one in _DUTCH.finditer(text))


def _is_phone(ten_digits: str) -> bool:
    """Ten digits in the groups of a phone number, and not the sixth of December with an hour behind it."""
    return bool(_AREA.match(ten_digits)) and not _DATE.match(ten_digits)


# Numbers of people


def _numbers(text: str, words: Sequence[_Word], clues: Clues) -> bool:
    said = (*(one for one in words if one.text), *_EDGES)
    return bool(_STAFF.search(text.casefold())) or any(
        _is_announced(said, at, clues) or _is_bsn(said, at, clues) for at in range(len(said) - len(_EDGES))
    )


def _is_announced(said: Sequence[_Word], at: int, clues: Clues) -> bool:
    """Digits behind what they are: "personeelsnr. is 45678", "client 102938"."""
    word, after = said[at], said[at + 1]
    if word.low in clues.roles and after.low.isdecimal():
        return len(after.low) >= _LONG
    if word.low in clues.numbers:
        at += 1
    elif f"{word.low} {after.low}" in clues.number_phrases:
        at += 2
    else:
        return False
    value = next((one for one in said[at : at + 4] if one.low not in clues.fillers), _BREAK)
    return bool(_CODE.fullmatch(value.low))


def _is_bsn(said: Sequence[_Word], at: int, clues: Clues) -> bool:
    """A citizen service number by its eleven-test, alone or as 1234.56.782, and not said to be a ticket's."""
    if not said[at].low.isdecimal():
        return False
    before = said[at - 1].low if at else ""
    after = [one.low if one.low.isdecimal() else "" for one in said[at : at + 4]]
    lengths = [len(one) for one in after]
    grouped = lengths in ([4, 2, 3, 0], [3, 3, 3, 0])
    digits = "".join(after) if grouped else after[0]
    if before.isdecimal() or before in clues.not_numbers or not (grouped or not lengths[1]):
        return False
    return len(digits) == _BSN and digits[0] != "0" and _passes(digits)


def _passes(digits: str) -> bool:
    return sum(int(one) * weight for one, weight in zip(digits, _WEIGHTS, strict=True)) % 11 == 0


# Names


def _names(words: Sequence[_Word], clues: Clues) -> bool:
    padded = (*_EDGES, *words, *_EDGES)
    places = range(len(_EDGES), len(padded) - len(_EDGES))
    return any(rule(padded, at, clues) for at in places if padded[at].text for rule in _RULES)


def _stands_alone(words: Sequence[_Word], at: int, clues: Clues) -> bool:
    """A first or last name that is nothing else, with a capital, or as one types it: "vraag het aan bram"."""
    word, before = words[at], words[at - 1]
    if not word.capital:
        return before.low in clues.before and word.low in clues.first_names
    if word.abbreviated or not (_is_first_name(word, clues) or word.low in clues.last_names):
        return False
    return not _is_a_month(words, at, clues) and not _means_something_else(words, at, clues)


def _is_first_name(word: _Word, clues: Clues) -> bool:
    """Also of Wouters laptop, which is Wouter's, and of Anne-Marie."""
    low = word.low
    if low in clues.first_names or (low.endswith("s") and len(low) > _SHORT + 1 and low[:-1] in clues.first_names):
        return True
    parts = word.text.split("-")
    return len(parts) > 1 and all(one[:1].isupper() for one in parts) and bool(clues.first_names & set(low.split("-")))


def _could_be_a_word(words: Sequence[_Word], at: int, clues: Clues) -> bool:
    """Rob, Mark or Will: within a sentence, and neither "the Mark", "click Mark" nor "Max 10"."""
    word, before, after = words[at], words[at - 1], words[at + 1]
    if not word.capital or word.low not in clues.also_words or word.text.isupper():
        return False
    if after.low.isdecimal() or before.low in clues.articles or _is_a_month(words, at, clues):
        return False
    if {before.low, words[at - 2].low} & clues.screens or _means_something_else(words, at, clues):
        return False
    return not word.first or _acts(words, at, clues)


def _acts(words: Sequence[_Word], at: int, clues: Clues) -> bool:
    """As in "Mark said", "Rob en Els" and "Will Bakker"."""
    after, next_ = words[at + 1], words[at + 2]
    if after.low in clues.joins:
        return next_.capital and (next_.low in clues.also_words or _is_first_name(next_, clues))
    return after.low in clues.says or (after.capital and after.low in clues.last_words)


def _means_something_else(words: Sequence[_Word], at: int, clues: Clues) -> bool:
    """Sint Anna is a house, zaal Beatrix a room, 3 Jan a day, and Joost mag weten is a way of speaking."""
    before, after = words[at - 1].low, words[at + 1].low
    if before.isdecimal() or before in clues.places or after in clues.places:
        return True
    around = f" {' '.join(one.low for one in words[at - 2 : at + 4])}"
    return any(f" {one}" in around for one in clues.sayings)


def _is_a_month(words: Sequence[_Word], at: int, clues: Clues) -> bool:
    """As in "In Jan and Feb it breaks", which is not "in Jan's mailbox"; somebody's trust in Jan is missed for it."""
    return words[at - 1].low == "in" and words[at].text.casefold() in clues.months


def _has_a_title(words: Sequence[_Word], at: int, clues: Clues) -> bool:
    """As in "mevrouw Jansen", "dhr. van Dijk", "mevr. de boer"; not in "300 ms. Then" or "MS Forms"."""
    title = words[at]
    short = title.low in clues.short_titles
    if not (short or title.low in clues.titles) or title.abbreviated or words[at - 1].low.isdecimal():
        return False
    word = _behind_particles(words, at + 1, clues)
    if word.capital:
        return word.low not in clues.not_people and (short or not word.first)
    return word.low in clues.last_names or word.low in clues.last_words


def _has_a_role(words: Sequence[_Word], at: int, clues: Clues) -> bool:
    """As in "collega bram", "bewoner De Groot"; a capital alone will not do, for there is a Client Portal."""
    if words[at].low not in clues.roles:
        return False
    word = _behind_particles(words, at + 1, clues)
    return word.low in clues.first_names or (word.capital and word.low in clues.last_words)


def _has_both_names(words: Sequence[_Word], at: int, clues: Clues) -> bool:
    """As in "sanne jansen" and "peter de vries", however typed; "will smith" too, but not "mark de lange lijst"."""
    last = _behind_particles(words, at + 1, clues).low
    known = last in clues.last_names or (last in clues.last_words and words[at].low not in clues.also_words)
    first = words[at].low in clues.first_names or words[at].low in clues.also_words
    return first and known and not _means_something_else(words, at, clues)


def _is_a_family(words: Sequence[_Word], at: int, clues: Clues) -> bool:
    """As in "van der Meer", whatever the Meer, and with a name of the list "de Boer" and "J. Bakker"."""
    word, after, next_ = words[at], words[at + 1], words[at + 2]
    if word.low in clues.particles and after.low in clues.family_particles:
        return next_.capital and not next_.first and next_.low not in clues.not_people
    initial = len(word.text) == 1 and word.capital and after.first
    return (word.low in clues.particles or initial) and after.capital and after.low in clues.last_words


def _behind_particles(words: Sequence[_Word], at: int, clues: Clues) -> _Word:
    return next((one for one in words[at : at + 3] if one.low not in clues.particles), _BREAK)


_RULES = (_stands_alone, _could_be_a_word, _has_a_title, _has_a_role, _has_both_names, _is_a_family)
