"""What the organisation's own list says of its people: a file that somebody made, or Entra's accounts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from domain.people import LANGUAGES, Person, PersonId, Role

LONGEST = {"name": 200, "department": 200, "location": 200, "time_zone": 60}  # characters, of what is kept
LONGEST_TOPIC = 60
DUTIES = ("owner", "deputy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One person in the list; what it does not say is left as it is."""

    id: PersonId
    known: Mapping[str, str | None] = field(default_factory=dict)  # name, department, location, language, time_zone
    roles: frozenset[Role] | None = None
    topics: frozenset[str] | None = None
    queues: Mapping[str, str] | None = None  # owner | deputy by queue


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One person as Kring knows them, with what they do."""

    person: Person
    roles: frozenset[Role]
    topics: tuple[str, ...]  # by name
    queues: Mapping[str, str]  # owner | deputy by queue


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account as Entra lists it, or as far as it changed."""

    id: PersonId
    told: Mapping[str, str | bool | None] = field(default_factory=dict)  # Entra's own names; one left out is unchanged
    removed: bool = False


class Standing(StrEnum):
    PERSON = "person"
    GONE = "gone"  # removed, or may not sign in anymore
    GUEST = "guest"  # of another organisation
    SHARED = "shared"  # no person's own: a reception, a robot


OUTSIDE = frozenset({Standing.GUEST, Standing.SHARED})


def standing(account: Account, *, shared: Collection[PersonId], guest: bool) -> Standing:
    """Whose account it is; `guest` is what was known of it before, which a partial account may not repeat."""
    if account.removed:
        return Standing.GONE
    if account.id in shared:
        return Standing.SHARED
    if account.told.get("userType", "Guest" if guest else None) == "Guest":
        return Standing.GUEST
    return Standing.GONE if account.told.get("accountEnabled") is False else Standing.PERSON


def entry(account: Account) -> Entry:
    """What of an account is kept. Entra cannot tell a name that was emptied from a slip, so a name is never emptied."""
    known: dict[str, str | None] = {}
    for theirs, ours in (("displayName", "name"), ("department", "department"), ("officeLocation", "location")):
        if theirs in account.told:
            known[ours] = _short(account.told[theirs], LONGEST[ours])
    if not known.get("name"):
        known.pop("name", None)
    if "preferredLanguage" in account.told:
        known["language"] = spoken(str(account.told["preferredLanguage"] or ""))
    return Entry(id=account.id, known=known)


def spoken(tag: str) -> str | None:
    """The language of a tag such as nl-NL, None for one that Kring does not speak."""
    first = tag.lower().partition("-")[0]
    return first if first in LANGUAGES else None


def shared_out(members: Collection[PersonId], owner: PersonId | None) -> tuple[PersonId, PersonId | None] | None:
    """(owner, deputy) of a queue that has one person or two; None where a list cannot say who of them it is.

    Who owned it before stays the owner.
    """
    ordered = sorted(members, key=lambda one: (one != owner, one))
    match ordered:
        case [one]:
            return one, None
        case [one, other]:
            return one, other
        case _:
            return None


def _short(value: str | bool | None, longest: int) -> str | None:
    words = "".join(letter for letter in str(value or "") if letter.isprintable()).strip()
    return words[:longest] or None
