"""A change that the vendor announced: what it seems good for here, and which of its dates moved after a decision."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from domain.search import plain

UpdateId = NewType("UpdateId", str)  # the vendor's: MC123456

LONGEST_ID = 40
NEW, ADMIN, USERS, RETIRES = "new feature", "admin impact", "user impact", "retirement"  # the vendor's own tags
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"\b(?:(?:early|mid|late|end of)[ -]?)?(?:\d{{1,2}} )?(?:{_MONTHS})(?: \d{{1,2}})?,? 20\d\d\b", re.IGNORECASE
)
_YEAR = re.compile(r"20\d\d")
_NOTE = re.compile(r"\W*updated\b", re.IGNORECASE)  # when it was written is no date of the change


class Category(StrEnum):
    """What kind of news it is, in the vendor's words."""

    PLAN = "planForChange"
    STAY = "stayInformed"
    PREVENT = "preventOrFixIssue"
    UNKNOWN = "unknownFutureValue"  # as Graph says of one that it does not tell yet


class Severity(StrEnum):
    NORMAL = "normal"
    HIGH = "high"
    CRITICAL = "critical"
    UNKNOWN = "unknownFutureValue"


class Suggestion(StrEnum):
    """What may be made of it; a person decides."""

    IGNORE = "ignore"
    INFORM = "inform"  # it stands where people look
    TIP = "tip"  # somebody can do more than before
    CHANGE = "change"  # people are told of it beforehand


RANKS = (Suggestion.IGNORE, Suggestion.INFORM, Suggestion.TIP, Suggestion.CHANGE)  # the last is looked at first
FIRST = len(RANKS)  # the rank of what is looked at before all those: what moved


class Reason(StrEnum):
    """Why it is suggested, as the text that says it."""

    NOT_OURS = "update-because-not-ours"
    ACT = "update-because-act"
    RETIRES = "update-because-retires"
    MAJOR = "update-because-major"
    PLANNED = "update-because-planned"
    PROBLEM = "update-because-problem"
    ADMIN = "update-because-admin"
    NEW = "update-because-new"
    OURS = "update-because-ours"


class When(StrEnum):
    """A date of the vendor's, as the text that names it."""

    STARTS = "update-when-starts"
    ENDS = "update-when-ends"
    ACT = "update-when-act"
    SAID = "update-when-said"  # in its text alone, as nearly every date of a rollout is


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    id: UpdateId
    title: str
    text: str  # lines, without any markup
    services: tuple[str, ...]
    category: Category
    severity: Severity
    starts: datetime | None
    ends: datetime | None
    act_by: datetime | None  # until when an administrator must have done something
    changed_at: datetime
    major: bool
    tags: tuple[str, ...]
    details: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A date that moved since somebody decided; days are as 2027-05-17, and None is no date."""

    which: When
    before: str | None  # as it was when they decided
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An update with what is thought of it; it waits until somebody decides, and again once its dates move."""

    update: Update
    suggestion: Suggestion
    reason: Reason
    decision: Suggestion | None = None
    moved: tuple[Move, ...] = ()

    @property
    def rank(self) -> int | None:
        """Its place among those that wait, the highest first; None where nobody need look."""
        if self.moved:
            return FIRST
        return RANKS.index(self.suggestion) if self.decision is None else None


def _tagged(update: Update, tag: str) -> bool:
    return any(plain(one) == tag for one in update.tags)


_RULES: Sequence[tuple[Suggestion, Reason, Callable[[Update], bool]]] = (  # the first that holds
    (Suggestion.CHANGE, Reason.ACT, lambda it: it.act_by is not None),
    (Suggestion.CHANGE, Reason.RETIRES, lambda it: _tagged(it, RETIRES)),
    (Suggestion.CHANGE, Reason.MAJOR, lambda it: it.major),
    (Suggestion.CHANGE, Reason.PLANNED, lambda it: it.category is Category.PLAN),
    (Suggestion.INFORM, Reason.PROBLEM, lambda it: it.category is Category.PREVENT),
    (Suggestion.INFORM, Reason.ADMIN, lambda it: _tagged(it, ADMIN) and not _tagged(it, USERS)),
    (Suggestion.TIP, Reason.NEW, lambda it: _tagged(it, NEW)),
    (Suggestion.INFORM, Reason.OURS, lambda _: True),
)


def suggest(update: Update, apps: Collection[str]) -> tuple[Suggestion, Reason]:
    """What to make of it and why, where `apps` are what people here have tips of or know about (NU1)."""
    if not concerns(update, apps):
        return Suggestion.IGNORE, Reason.NOT_OURS
    return next((suggestion, reason) for suggestion, reason, holds in _RULES if holds(update))


def concerns(update: Update, apps: Collection[str]) -> bool:
    """Whether it is about one of these: by its services, or by its title, which spells a product as people do."""
    services = [f" {plain(one)} " for one in update.services]
    names = {one: f" {plain(one)} " for one in apps if plain(one)}
    return any(
        any(name in service for service in services)
        or re.search(rf"(?<!\w){re.escape(app)}(?!\w)", update.title) is not None
        for app, name in names.items()
    )


def moved(before: Update, after: Update, so_far: Sequence[Move] = ()) -> tuple[Move, ...]:
    """Which dates are others than when somebody decided, where `so_far` had moved; one that moves back did not move."""
    decided_on = _dates(before) | {one.which: one.before for one in so_far}
    now = _dates(after)
    return tuple(Move(which=one, before=decided_on[one], after=now[one]) for one in When if decided_on[one] != now[one])


def _dates(update: Update) -> dict[When, str | None]:
    days = {When.STARTS: update.starts, When.ENDS: update.ends, When.ACT: update.act_by}
    lines = (one for one in update.text.splitlines() if _YEAR.search(one) and not _NOTE.match(one))
    said = (date for one in lines for date in _DATE.findall(one))
    told: dict[When, str | None] = {which: day.date().isoformat() if day else None for which, day in days.items()}
    return told | {When.SAID: ", ".join(dict.fromkeys(said)) or None}
