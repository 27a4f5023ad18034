"""What a key user says of it: which topics, and how many minutes a week; and what somebody reads of their own."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from domain import errors, preferences
from domain.people import PersonId
from domain.search import plain

FIELDS = ("topics", "topics_other", "minutes", "until", "shown")
LONGEST = 60  # characters of a topic
MOST = 20  # topics of one person
MINUTES = range(10, 601)  # a week
CHOICES = (30, 60, 90, 120, 240)  # of minutes, on the card
RECENT_DAYS = 90  # of what colleagues asked, where somebody looks for what is missed

_SHOWN = {"": None, "yes": True, "no": False}
_BETWEEN = re.compile(r"[,;\n]")


class Mistake(StrEnum):
    """Why the card comes back, as the text that says it."""

    NO_TOPIC = "keyuser-no-topic"
    LONG = "keyuser-long"  # a topic, or the list of them
    MINUTES = "keyuser-no-minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a key user is asked for at most, and when the next circle is asked; of content/defaults.yaml."""

    minutes_a_week: int  # unless they said otherwise
    minutes_a_question: int
    most_open: int
    next_wh: int  # working hours of whom it waits for
    pool_wh: int
    coordinators_wh: int


class Told(StrEnum):
    """What became of what somebody sent, as the text that says it."""

    KEPT = "keyuser-kept"
    BACK = "preferences-back"
    WISHED = "keyuser-wished"  # the coordinators hear that they offer
    UNWISHED = "keyuser-unwished"
    STOPPED = "keyuser-stopped"


MISTAKES = frozenset(one.value for one in (*Mistake, *preferences.Mistake))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The card's fields as a client sends them; what is left empty is an empty string."""

    topics: str = ""  # with commas between
    topics_other: str = ""  # what is not among the choices, the same way
    minutes: str = ""
    until: str = ""  # 2026-12-04, the last day away; empty when they are there
    shown: str = ""  # whether colleagues may see that they are one: yes or no; empty where the card did not ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    topics: tuple[str, ...]
    minutes: int | None  # a week; None: what is usual
    shown: bool | None = None  # None: as it was


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """Somebody as a key user: what they are asked about, or offer to be."""

    name: str = ""
    department: str | None = None
    is_one: bool = False
    rests: bool = False  # stopped, and a list calls them one again: they get no questions before they say so
    wishes: bool = False  # offered, and no coordinator said yes or no yet
    topics: tuple[str, ...] = ()
    minutes: int | None = None  # as they said
    shown: bool = False  # colleagues may see that they are one
    known: tuple[str, ...] = ()  # what others know or ask about


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """Where nobody answers: what is asked or explained, or somebody knew; and departments where people work."""

    topics: tuple[str, ...] = ()  # first what is asked most
    departments: tuple[str, ...] = ()
    asked: Mapping[str, int] = field(default_factory=dict)  # of these topics, questions of the last RECENT_DAYS
    nobody: bool = False  # there is no active key user at all
    coordinated: int = 0  # questions of those days, whatever about, that came to the coordinators, also if not for good

    @property
    def count(self) -> int:
        return len(self.topics) + len(self.departments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom somebody can ask, about one topic or anything: a key user and why them, else only the coordinators."""

    person: PersonId | None
    topic: str | None = None
    why: tuple[str, ...] = ()  # as of a Choice
    others: Mapping[str, PersonId] = field(default_factory=dict)  # by topic, who is asked about it
    coordinators: tuple[PersonId, ...] = ()  # where there is no key user with room
    shown: bool = False  # they chose to be seen as a key user
    helped: int = 0  # then also how many colleagues this year, where that may be told


def read(filled: Filled, known: Iterable[str]) -> Offer | Mistake:
    """What the fields mean, or the first thing to put right; a topic that is known is written as it is known.

    Raises Choice for what no card of ours sends.
    """
    if filled.shown not in _SHOWN:
        raise errors.Choice
    spelled = {plain(one): one for one in known}
    said = (" ".join(one.split()) for one in _BETWEEN.split(f"{filled.topics},{filled.topics_other}"))
    topics = {plain(one): spelled.get(plain(one), one) for one in said if plain(one)}
    if not topics:
        return Mistake.NO_TOPIC
    if len(topics) > MOST or max(map(len, topics.values())) > LONGEST:
        return Mistake.LONG
    minutes = filled.minutes.strip()
    if minutes and not (minutes.isascii() and minutes.isdigit() and len(minutes) < 5 and int(minutes) in MINUTES):  # noqa: PLR2004 - far beyond a week
        return Mistake.MINUTES
    return Offer(
        topics=tuple(sorted(topics.values())), minutes=int(minutes) if minutes else None, shown=_SHOWN[filled.shown]
    )
