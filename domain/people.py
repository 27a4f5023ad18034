"""Who somebody is to Kring: what the directory and their own settings say, nothing that was observed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum
from typing import NewType

from domain.absence import Absence, counts

PersonId = NewType("PersonId", str)


class Role(StrEnum):
    ADMIN = "admin"  # coordinator: runs the programme
    KEY_USER = "key_user"  # answers colleagues on topics


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Who speaks and where, as one activity tells it."""

    id: PersonId
    name: str
    locale: str | None
    time_zone: str | None
    conversation: str  # the personal chat
    service_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When somebody works, as they said; part-time too."""

    days: frozenset[int]  # 0 is Monday; never empty
    start: time  # local
    end: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: PersonId
    name: str
    language: str  # nl | en, decided by `language`
    time_zone: str  # an IANA name
    department: str | None = None
    location: str | None = None
    reachable: bool = True
    welcomed: bool = True
    conversation: str | None = None
    service_url: str | None = None
    hours: Hours | None = None  # their own, where they differ from the usual ones
    away_until: datetime | None = None  # they said so themselves
    listed: Absence | None = None  # what their mailbox says, where Kring may ask it; nothing else tells of an absence

    @property
    def back(self) -> datetime | None:
        """When somebody who is away is back: as they said, else as their mailbox does; None for who is here."""
        return self.away_until or (self.listed.until if self.listed and counts(self.listed) else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What holds for who has neither chosen nor told."""

    language: str
    time_zone: str


LANGUAGES = ("nl", "en")


def language(setting: str | None, locale: str | None, default: str) -> str:
    """The person's own setting, else what their Teams speaks, else the organisation's default."""
    for wish in (setting, (locale or "")[:2].lower()):
        if wish in LANGUAGES:
            return wish
    return default


def stranger(contact: Contact, usual: Usual) -> Person:
    """Somebody as one activity shows them, whom nothing is kept of."""
    return Person(
        id=contact.id, name=contact.name, language=language(None, contact.locale, usual.language),
        time_zone=contact.time_zone or usual.time_zone, conversation=contact.conversation,
        service_url=contact.service_url,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Who looks after one queue."""

    owner: PersonId | None
    deputy: PersonId | None
    coordinators: tuple[PersonId, ...] = ()
    away: frozenset[PersonId] = frozenset()  # of all these, who removed or blocked the app, or is away
    names: Mapping[PersonId, str] = field(default_factory=dict, compare=False)  # of all these, as far as they have one


def handlers(duty: Duty, reporter: PersonId | None) -> tuple[PersonId, ...]:
    """Who may take a report in this queue, first the one on duty; nobody is left out of what has no reporter's name.

    Nobody handles their own report while somebody else can, and nobody who cannot be reached is asked while somebody
    else can be; a queue without such people falls to the coordinators, so no route is a dead end.
    """
    named = tuple(dict.fromkeys(p for p in (duty.owner, duty.deputy) if p))
    own = {reporter} if reporter else set()
    for left_out in (duty.away | own, own):
        for circle in (named, duty.coordinators):
            others = tuple(p for p in circle if p not in left_out)
            if others:
                return others
    return named or duty.coordinators
