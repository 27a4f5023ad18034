"""A tip as it is taught: one small thing, why it helps, its steps, and the question by which it is remembered."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.knowledge import Said, Wording
from domain.people import LANGUAGES
from domain.search import plain

EVERYBODY = "all"  # the role of a tip that is for whoever works here
KEY_USERS = "keyuser"  # of one that is for key users: of the other roles nobody tells us who has them


class Level(StrEnum):
    """How well somebody knows an app, as they say themselves; from least to most."""

    STARTER = "starter"
    PLUS = "plus"
    PRO = "pro"


LEVELS = tuple(Level)


class Priority(StrEnum):
    MUST = "must"  # whoever it is for should know it: how to stay safe
    NICE = "nice"  # it makes work easier


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """The question on a tip, in one language; which option is right stands in the tip."""

    question: str
    options: tuple[str, ...]  # as written; shown in the order of `shuffled`
    explanation: str  # said at once after any answer, right or wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A tip in one language."""

    title: str
    why: str  # what it brings whoever reads it
    how: tuple[str, ...]  # steps
    quiz: Quiz
    why_keyuser: str = ""  # what it brings a key user, instead of `why` where it is told (DI6)

    def brings(self, *, key_user: bool) -> str:
        """What it is good for to whoever reads it."""
        return self.why_keyuser if key_user and self.why_keyuser else self.why

    @property
    def wording(self) -> Wording:
        steps = "\n".join(f"{number}. {step}" for number, step in enumerate(self.how, start=1))
        return Wording(title=self.title, text=f"{self.why}\n{steps}")

    @property
    def situation(self) -> str:
        """In which somebody needs it, and what they do then: it is found by that too."""
        return f"{self.quiz.question} {self.quiz.explanation}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tip:
    """One small thing to learn, of content/tips.yaml; `lint` says whether the words in it are known ones."""

    id: str
    app: str  # what a level is of, and what "not for me" puts away
    topic: str  # the app as people call it
    minutes: int  # to read and try it
    level: str  # of Level
    roles: frozenset[str]  # EVERYBODY, or who it is for
    locations: frozenset[str]  # home, office, customer
    scenarios: tuple[str, ...]  # the work moments it helps in, the first most
    platforms: frozenset[str]  # desktop, web, mobile
    priority: str  # of Priority
    frictions: frozenset[str]  # leaves: a report on one of them may be offered it
    policy_dependent: bool  # an administrator may have switched it off, and says so before anybody is taught it
    correct: int  # which option is right, as written, from 0; the same in every language
    lessons: Mapping[str, Lesson]  # by language: nl and en
    review_by: date  # the last day it is taught without somebody looking at it again
    said: Said

    @property
    def wordings(self) -> Mapping[str, Wording]:
        return {language: one.wording for language, one in self.lessons.items()}

    @property
    def found_by(self) -> tuple[Wording, ...]:
        """What it says, and when somebody needs it; of every language."""
        return tuple(
            Wording(title=one.title, text=f"{one.wording.text}\n{one.situation}") for one in self.lessons.values()
        )

    def taught(self, today: date) -> bool:
        """Whether it may still be taught (ML12): what it says was looked at not too long ago."""
        return today <= self.review_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Somebody's word on a tip: whether it is right on the client of that day."""

    content: str  # which words they looked at
    ready: bool
    day: date


def shuffled(tip: Tip, seed: bytes) -> tuple[int, ...]:
    """The order in which the options of a tip's question are shown: their places as written, the same in any language.

    The seed is kept with the question, so that a card drawn again shows them as it did.
    """
    count = len(next(iter(tip.lessons.values())).quiz.options)
    return tuple(sorted(range(count), key=lambda place: hashlib.sha256(seed + f"{tip.id} {place}".encode()).digest()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """What every tip is held to, of content/defaults.yaml and the head of content/tips.yaml."""

    why_characters: int
    steps: int
    card_words: int  # of title, why and steps together
    minutes: float
    least_options: int
    most_options: int
    longest_share: float  # of all tips, that may have the longest option as the right one
    gives_away: float  # so many times as long as every other, the right option gives itself away
    words: Mapping[str, AbstractSet[str]]  # the known ones, by field of a tip
    headline: tuple[str, ...]  # what no title begins with
    blame: Mapping[str, tuple[str, ...]]  # by language: what no explanation says


class Wrong(StrEnum):
    """What is wrong with a tip, as the text that says it."""

    EMPTY = "lint-empty"
    LANGUAGE = "lint-language"
    UNKNOWN = "lint-unknown"
    MINUTES = "lint-minutes"
    WHY = "lint-why"
    STEPS = "lint-steps"
    CARD = "lint-card"
    OPTIONS = "lint-options"
    DIFFER = "lint-options-differ"
    CORRECT = "lint-correct"
    GIVEN_AWAY = "lint-given-away"
    LONGEST = "lint-longest"
    BLAME = "lint-blame"
    EXPIRED = "lint-expired"
    HEADLINE = "lint-headline"


WARNINGS = frozenset({Wrong.HEADLINE})  # a sentence is judged by who writes it; a first word only makes one suspect


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    tip: str  # its id; empty where it is about all of them
    field: str  # as in content/tips.yaml: nl.quiz.options
    wrong: Wrong
    variables: Mapping[str, str | int]

    @property
    def warns(self) -> bool:
        """Whether it is worth a look, and no mistake."""
        return self.wrong in WARNINGS


def lint(tips: Iterable[Tip], standard: Standard, today: date) -> tuple[Finding, ...]:
    """What stands in the way of teaching these tips (ML3, ML4, ML5, ML12, WH5), tip by tip, then of all together."""
    checked = tuple(tips)
    each = (finding for tip in checked for finding in _tip(tip, standard, today))
    return (*each, *_together(checked, standard))


def _tip(tip: Tip, standard: Standard, today: date) -> Iterator[Finding]:
    def found(field: str, wrong: Wrong, **variables: str | int) -> Finding:
        return Finding(tip=tip.id, field=field, wrong=wrong, variables=variables)

    for field, known in (*standard.words.items(), ("level", set(Level)), ("priority", set(Priority))):
        named = getattr(tip, field)
        words = {named} if isinstance(named, str) else set(named)
        if not words and field != "frictions":  # nobody need have reported what a tip helps with
            yield found(field, Wrong.EMPTY)
        yield from (found(field, Wrong.UNKNOWN, word=word) for word in sorted(words - known))
    if not 0 < tip.minutes <= standard.minutes:
        yield found("minutes", Wrong.MINUTES, most=int(standard.minutes))
    if not tip.taught(today):
        yield found("review_by", Wrong.EXPIRED, day=tip.review_by.isoformat())
    yield from (found(one, Wrong.LANGUAGE) for one in LANGUAGES if one not in tip.lessons)
    if len({len(one.quiz.options) for one in tip.lessons.values()}) > 1:
        yield found("quiz.options", Wrong.DIFFER)
    for language, lesson in tip.lessons.items():
        yield from (found(f"{language}.{field}", wrong, **told) for field, wrong, told in _lesson(lesson, standard))
        quiz = lesson.quiz
        yield from (found(f"{language}.{field}", wrong, **told) for field, wrong, told in _quiz(quiz, tip, standard))
        blame = standard.blame[language]
        if word := next((one for one in blame if f" {one} " in f" {plain(quiz.explanation)} "), None):
            yield found(f"{language}.quiz.explanation", Wrong.BLAME, word=word)


Told = tuple[str, Wrong, Mapping[str, str | int]]  # field, what is wrong, variables


def _lesson(lesson: Lesson, standard: Standard) -> Iterator[Told]:
    written = {"title": lesson.title, "why": lesson.why, "how": "".join(lesson.how)}
    yield from ((field, Wrong.EMPTY, {}) for field, words in written.items() if not words.strip())
    if (length := max(len(lesson.why), len(lesson.why_keyuser))) > standard.why_characters:
        yield "why", Wrong.WHY, {"found": length, "most": standard.why_characters}
    if (steps := len(lesson.how)) > standard.steps:
        yield "how", Wrong.STEPS, {"found": steps, "most": standard.steps}
    if (count := len(" ".join((lesson.title, lesson.why, *lesson.how)).split())) > standard.card_words:
        yield "how", Wrong.CARD, {"found": count, "most": standard.card_words}
    title = lesson.title.lower()
    for word in standard.headline:
        if title.startswith(word.lower()) and not title[len(word) :][:1].isalnum():
            yield "title", Wrong.HEADLINE, {"word": word}


def _quiz(quiz: Quiz, tip: Tip, standard: Standard) -> Iterator[Told]:
    written = {"quiz.question": quiz.question, "quiz.explanation": quiz.explanation}
    yield from ((field, Wrong.EMPTY, {}) for field, words in written.items() if not words.strip())
    if not standard.least_options <= (count := len(quiz.options)) <= standard.most_options:
        yield (
            "quiz.options",
            Wrong.OPTIONS,
            {"found": count, "least": standard.least_options, "most": standard.most_options},
        )
    if not 0 <= tip.correct < count:
        yield "quiz.options", Wrong.CORRECT, {"place": tip.correct, "found": count}
    elif _times_longest(quiz, tip.correct) > standard.gives_away:
        yield "quiz.options", Wrong.GIVEN_AWAY, {"option": quiz.options[tip.correct]}


def _times_longest(quiz: Quiz, correct: int) -> float:
    """How many times as long as the longest other option the right one is."""
    others = [len(option) for place, option in enumerate(quiz.options) if place != correct]
    return len(quiz.options[correct]) / max(1, *others, 1)


def _together(tips: tuple[Tip, ...], standard: Standard) -> Iterator[Finding]:
    """Whoever always picks the longest option must not learn that it pays."""
    for language in LANGUAGES:
        asked = [(one.lessons[language].quiz, one.correct) for one in tips if language in one.lessons]
        longest = sum(0 <= right < len(quiz.options) and _times_longest(quiz, right) > 1 for quiz, right in asked)
        if longest > standard.longest_share * len(asked):
            found = {"found": longest, "of": len(asked), "most": round(standard.longest_share * 100)}
            yield Finding(tip="", field=f"{language}.quiz.options", wrong=Wrong.LONGEST, variables=found)
