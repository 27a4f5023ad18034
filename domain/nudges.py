"""A message about a change: what it must say, who has it first, and where it stands until a month after it is live."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import NewType
from zoneinfo import ZoneInfo

from domain import schedule
from domain.audience import Traits
from domain.people import PersonId
from domain.reach import Reach
from domain.schedule import WorkingWeek

NudgeId = NewType("NudgeId", str)

MAX_TITLE, MAX_TEXT, MAX_TOOLKIT = 80, 600, 2000  # characters
SERIES = 5  # tips that can follow a change
EXPECTED = 3  # questions that a key user can expect, each with its answer
NEEDED = ("title", "why", "for_you", "what", "help")  # of what somebody reads, the fields that are never empty
EVERYBODY = "everybody"  # as an audience, so that a form left empty is none
SHARE = 100  # percent
PILOTS = (0, 10, 25)  # percent that can be chosen to have it first


class State(StrEnum):
    DRAFT = "draft"
    APPROVAL = "approval"  # a second coordinator reads it first
    PREVIEW = "preview"  # announced: key users have it
    LIVE = "live"  # it goes out
    WATCH = "watch"  # everybody has it, or waits for their moment; what gets in the way is looked at fast
    DONE = "done"
    WITHDRAWN = "withdrawn"


class Lacks(StrEnum):
    """What has to be there before it goes, as the text that says it."""

    TITLE = "nudge-lacks-title"
    HEADLINE = "nudge-lacks-headline"  # its title begins with a product's name, or with "new"
    WHY = "nudge-lacks-why"
    FOR_YOU = "nudge-lacks-for-you"
    WHAT = "nudge-lacks-what"
    WHEN = "nudge-lacks-when"
    PAST = "nudge-lacks-past"  # its day has been
    HELP = "nudge-lacks-help"
    AUDIENCE = "nudge-lacks-audience"
    NOBODY = "nudge-lacks-nobody"  # there is nobody in that audience
    TOPIC = "nudge-lacks-topic"  # whose key users have it first
    TIPS = "nudge-lacks-tips"  # one that should follow it is none
    SCRIPT = "nudge-lacks-script"
    EXPECTED = "nudge-lacks-expected"
    LONG = "nudge-lacks-room"


class Said(StrEnum):
    """What somebody did with it; what they only read is not known."""

    DONE = "done"
    NOTFORME = "notforme"
    HARDER = "harder"  # counted by the reports about it, never by who pressed
    ASKED = "asked"


class Wave(StrEnum):
    """In which order it goes out, after the key users."""

    PILOT = "pilot"
    REST = "rest"
    LATE = "late"  # who rather hears later, with what came of it for the others


class Deed(StrEnum):
    """What is kept of who did what with it, for ever."""

    MADE = "made"
    EDITED = "edited"
    SENT = "sent"
    APPROVED = "approved"
    READY = "ready"
    NOTREADY = "notready"
    OVERRIDDEN = "overridden"
    RELEASED = "released"
    PAUSED = "paused"
    RESUMED = "resumed"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"
    EXPORTED = "exported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What it says, in one language."""

    title: str  # begins with what it is good for
    why: str  # for the organisation
    for_you: str
    what: str
    help: str
    worse: str = ""
    unknown: str = ""
    script: str = ""  # of the toolkit: how a key user shows it
    expected: str = ""  # of the toolkit: a question and its answer on each line
    for_roles: Mapping[str, str] = field(default_factory=dict)  # by role: what it means for them, instead of `for_you`

    def means(self, roles: frozenset[str]) -> str:
        """What it means for somebody with these roles: the text of a role wins (DI6)."""
        return next((self.for_roles[one] for one in sorted(self.for_roles) if one in roles), self.for_you)


NOTHING = Words(title="", why="", for_you="", what="", help="")  # a language that was opened and left empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    id: NudgeId
    code: str
    state: State
    author: PersonId
    words: Mapping[str, Words]  # by language
    topic: str | None
    audience: str  # tokens of `domain.audience`, or EVERYBODY
    when: date | None  # the day of the change
    pilot: int  # percent that has it before the rest
    must: bool  # whoever gets it should know
    version: int  # of what people read: with another one their cards are drawn anew
    corrected: bool
    stopped: bool  # nothing of it is sent now
    wave: Wave
    wave_at: datetime | None  # from when this wave goes out; None once all have
    cursor: PersonId | None  # up to whom this wave has been gone through
    drawn: int  # the version that the cards show that were delivered,
    drawn_to: PersonId | None  # up to this receiver while they are drawn anew
    announced_at: datetime | None
    preview_until: datetime | None
    released_at: datetime | None
    watch_until: datetime | None
    update: str | None  # the vendor's, that it is about
    tips: tuple[str, ...] = ()  # that whoever has it is taught next (ML2)
    people: int = 0  # in its audience when it was announced

    @property
    def fingerprint(self) -> str:
        """Of what it says: with another one it is looked at again."""
        said = sorted((language, repr(words)) for language, words in self.words.items())
        return sha256(repr(said).encode()).hexdigest()[:32]

    @property
    def runs(self) -> bool:
        return self.state in (State.LIVE, State.WATCH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Numbers of content/defaults.yaml."""

    preview_wd: int
    announce_wd: int  # working days before the change; with fewer it warns
    watch_days: int
    approval_above: int  # people
    apart_wd: int  # working days between two messages about a change, for one person
    pilot_wd: int  # working days between the pilot and the rest
    late_wd: int  # and between the rest and who rather hears later


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What sending it would come to, before it is sent."""

    people: int
    languages: Mapping[str, int]
    waits: Mapping[str, int]  # by Reach, or why they wait
    minutes: int  # of all together
    sampled: bool  # how many wait is estimated from some of them
    first: int = 0  # key users who have it before the others
    told: bool = False  # its audience asks for what people said of themselves


def lacks(
    nudge: Nudge, names: Sequence[str], headline: Sequence[str], *, toolkit: bool = True
) -> tuple[Lacks, ...]:  # fmt: skip
    """What is missing before it may go, in the order of the form; `names` of products do not begin a title (WH5)."""
    missing = [found for words in nudge.words.values() for found in _missing(words, names, headline, toolkit=toolkit)]
    if not nudge.words:
        missing = [Lacks.TITLE, Lacks.WHY, Lacks.FOR_YOU, Lacks.WHAT, Lacks.HELP]
    if nudge.when is None:
        missing.append(Lacks.WHEN)
    missing += [Lacks.AUDIENCE] * (not nudge.audience) + [Lacks.TOPIC] * (not nudge.topic)
    return tuple(one for one in Lacks if one in missing)


def expected(text: str) -> list[tuple[str, str]]:
    """(question, answer) of each line that has both; they stand on one line, the question up to its question mark."""
    found = (re.fullmatch(r"\s*(?P<asked>[^?]+\?)\s*(?P<answer>\S.*)", line) for line in text.splitlines())
    return [(one["asked"], one["answer"].strip()) for one in found if one]


def soon(when: date, now: datetime, limits: Limits, week: WorkingWeek, zone: str) -> bool:
    """Whether the change comes sooner than people should be told of it (NU2)."""
    least = schedule.days_after(now, limits.announce_wd, week, zone)
    return when < least.astimezone(ZoneInfo(zone)).date()


def watched_until(when: date | None, now: datetime, limits: Limits, zone: str) -> datetime:
    """Until when what gets in the way of it is looked at fast: so many days after it is live (LC11)."""
    live = max(one for one in (now.astimezone(ZoneInfo(zone)).date(), when) if one)
    return datetime.combine(live + timedelta(days=limits.watch_days), time(), ZoneInfo(zone)).astimezone(UTC)


def wave_of(one: Traits, pilot: int) -> Wave:
    """When this person gets it. The same people are in every pilot of at least their share (NU5).

    Who likes news early is before the others, whatever the pilot is (DI3).
    """
    if one.ring == "later":
        return Wave.LATE
    part = int.from_bytes(sha256(f"pilot {one.person}".encode()).digest()[:8]) / 2**64 * SHARE
    return Wave.PILOT if part < pilot or one.ring == "early" else Wave.REST


def estimate(one: Nudge, counts: Mapping[Reach, int], rate: float) -> timedelta:
    """How long it takes at so many a second until everybody who has it now was sent it; later waves are not begun.

    What waits for people's own moment takes until that moment.
    """
    unseen = max(0, one.people - sum(counts.values())) if one.wave_at is not None and one.state is State.LIVE else 0
    return timedelta(seconds=(counts[Reach.OWED] + unseen) / rate)


def _missing(words: Words, names: Sequence[str], headline: Sequence[str], *, toolkit: bool) -> list[Lacks]:
    found = [Lacks[name.upper()] for name in NEEDED if not getattr(words, name).strip()]
    begins = words.title.casefold().strip()
    if any(re.match(rf"{re.escape(one.casefold())}(?!\w)", begins) for one in (*names, *headline)):
        found.append(Lacks.HEADLINE)
    if toolkit and not words.script.strip():
        found.append(Lacks.SCRIPT)
    if toolkit and len(expected(words.expected)) < EXPECTED:
        found.append(Lacks.EXPECTED)
    texts = (words.why, words.for_you, words.what, words.help, words.worse, words.unknown, *words.for_roles.values())
    kit = (words.script, words.expected)
    if len(words.title) > MAX_TITLE or max(map(len, texts)) > MAX_TEXT or max(map(len, kit)) > MAX_TOOLKIT:
        found.append(Lacks.LONG)
    return found
