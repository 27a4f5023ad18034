"""How often somebody is spoken to who asked nothing: each contact that Kring begins needs a grant from here.

What belongs to one's own report or question never asks. Moments come in and go out aware; days are local dates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from domain.schedule import Quiet, WorkingWeek


class Rhythm(StrEnum):
    """How often somebody wishes to hear something unasked."""

    DAILY = "daily"
    THREE = "three"  # times a week
    ONE = "one"
    OFF = "off"  # only what they ask for


class Kind(StrEnum):
    """What is unasked; what comes first when there is no room for all."""

    PAUSE = "pause"  # the one line that says it stops, as nothing was answered
    MUST = "must"  # news or a tip that whoever gets it should know
    RECALL = "recall"  # the question on a tip
    TIP = "tip"


class Reason(StrEnum):
    """Why there will be no contact, whenever it is asked for."""

    OFF = "off"  # they wish none
    PAUSED = "paused"  # they answered nothing for so long; until they do
    LONG = "long"  # it takes more minutes than a week has for what is unasked


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What holds for everybody, of content/defaults.yaml."""

    per_week: Mapping[Rhythm, int]
    per_day: int
    gap: timedelta  # between two contacts
    minutes: float  # a week, all contacts together
    halve_after: int  # contacts in a row that were not answered
    pause_after: int
    at: time  # local, of a contact, for who did not choose one
    spread: timedelta  # over which one moment's contacts are spread at least


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """When and how often one person may be spoken to: what they said, and where they are."""

    rhythm: Rhythm
    zone: str  # an IANA name
    week: WorkingWeek  # their own days and hours, without holidays, and until when they are away
    quiet: Quiet | None = None  # the organisation's; None for who said their own hours
    at: time  # local, of a contact
    paused_until: datetime | None = None  # they said: nothing before


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One that took place, or was granted."""

    at: datetime
    day: date  # where they were then
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What is known of the contacts with one person."""

    contacts: tuple[Contact, ...] = ()  # of the last fifteen days, at least
    unanswered: int = 0  # contacts since they last pressed or typed anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """Something that could be said now."""

    kind: Kind
    about: str  # a tip's id, or whatever it is about
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """The right to one contact, now, for these; `spent` keeps it. Only `ask` makes one."""

    wants: tuple[Want, ...]  # first what matters most; several become one message
    contact: Contact
    token: InitVar[object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    until: datetime  # ask again then: the first moment at which it fits, as far as can be known now


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    reason: Reason


def ask(wish: Wish, past: Past, wants: Sequence[Want], limits: Limits, now: datetime) -> Grant | Held | Refused:
    """Whether this person may be spoken to now, for all of these (one or more) together."""
    raise NotImplementedError


def spent(past: Past, grant: Grant) -> Past:
    """The past after a contact: kept in the transaction that owes the message."""
    raise NotImplementedError


def answered(past: Past) -> Past:
    """After any act of theirs: the rhythm is as they wished again."""
    raise NotImplementedError


def next_slot(wish: Wish, limits: Limits, now: datetime) -> datetime | None:
    """When a contact could begin next, after now; one, however long nobody looked. None for who wishes none."""
    raise NotImplementedError


def spread(seed: bytes, receivers: int, rate: float, limits: Limits) -> timedelta:
    """How much after their common moment one of so many receivers is spoken to, at a rate of messages a second."""
    raise NotImplementedError
