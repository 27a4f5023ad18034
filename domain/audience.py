"""Who a message is for: whom it names and whom it leaves out, by what people told and what the organisation lists."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from urllib.parse import quote, unquote

from domain import errors
from domain.people import LANGUAGES, PersonId, Role
from domain.tips import Level

HANDLER = "handler"  # owns a queue or deputises for one
NOT = "!"
LONGEST = 200  # characters of one value


class By(StrEnum):
    ROLE = "role"  # key_user | admin | handler
    DEPARTMENT = "department"
    LOCATION = "location"  # as the organisation lists it
    LANGUAGE = "language"  # nl | en
    MOMENT = "moment"  # a work moment, as told
    LEVEL = "level"  # teams:plus, as told; a starter where nothing was
    RING = "ring"
    GROUP = "group"  # the id of an Entra group
    PERSON = "person"


class Ring(StrEnum):
    """When somebody likes news about changes, as they say themselves (DI3)."""

    EARLY = "early"
    MAJORITY = "majority"  # who said nothing, too
    LATER = "later"  # once others use it


PLACES: Final = (By.DEPARTMENT, By.LOCATION)  # the same however they are written: `fold`
_CLOSED: Mapping[By, frozenset[str]] = {
    By.ROLE: frozenset({*Role, HANDLER}), By.LANGUAGE: frozenset(LANGUAGES), By.RING: frozenset(Ring),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What somebody is known by, as far as an audience may ask; nothing of it was observed."""

    person: PersonId
    language: str
    roles: frozenset[str] = frozenset()
    department: str | None = None
    location: str | None = None
    moments: frozenset[str] = frozenset()
    levels: Mapping[str, str] = field(default_factory=dict)  # by app
    ring: str = Ring.MAJORITY
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Everybody who matches each field that is included by one of its values, and nothing that is excluded (DI1).

    An empty one is everybody. A field without values is not named.
    """

    include: Mapping[By, frozenset[str]] = field(default_factory=dict)
    exclude: Mapping[By, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for side in ("include", "exclude"):
            named = {By(by): frozenset(values) for by, values in getattr(self, side).items() if values}
            object.__setattr__(self, side, named)

    def includes(self, one: Traits) -> bool:
        if any(_matches(one, by, values) for by, values in self.exclude.items()):
            return False
        return all(_matches(one, by, values) for by, values in self.include.items())

    @property
    def told(self) -> bool:
        """Whether it asks for what people said of themselves alone: whom it holds tells what somebody said."""
        return bool({By.MOMENT, By.LEVEL, By.RING} & (self.include.keys() | self.exclude.keys()))

    def of(self, ring: Ring) -> "Audience":
        """Those of it who like news at that time."""
        rings = self.include.get(By.RING, frozenset({ring})) & {ring}
        nobody = frozenset({"-"})  # no ring is called so
        return Audience(include={**self.include, By.RING: rings or nobody}, exclude=self.exclude)

    @property
    def tokens(self) -> str:
        """As `parse` reads it, always in the same order; commas part the tokens, so a form's choices are one too."""
        return ",".join((*_tokens(self.include, ""), *_tokens(self.exclude, NOT)))


def parse(tokens: str) -> Audience:
    """Of `department=Zorg,!role=key_user`, with values percent-encoded.

    Raises Choice, with the token among its variables, for a field or value that there is none of.
    """
    include: dict[By, set[str]] = defaultdict(set)
    exclude: dict[By, set[str]] = defaultdict(set)
    for token in filter(None, (one.strip() for one in tokens.split(","))):
        by, value = _read(token)
        (exclude if token.startswith(NOT) else include)[by].add(value)
    return Audience(
        include={by: frozenset(values) for by, values in include.items()},
        exclude={by: frozenset(values) for by, values in exclude.items()},
    )


def fold(place: str | None) -> str | None:
    """A department or location as it is compared; None where there is none."""
    return (place or "").strip().casefold() or None


def level(value: str) -> tuple[str, Level] | None:
    """(app, level) of a value of By.LEVEL; None where it is not one."""
    app, _, told = value.rpartition(":")
    return (app, Level(told)) if app and told in set(Level) else None


def _matches(one: Traits, by: By, values: frozenset[str]) -> bool:
    return not _known(one, by, values).isdisjoint(values if by not in PLACES else {fold(value) for value in values})


def _known(one: Traits, by: By, values: frozenset[str]) -> set[str] | frozenset[str]:
    """What is known of somebody by this; of levels, for the apps that are asked about."""
    match by:
        case By.ROLE:
            return one.roles
        case By.DEPARTMENT | By.LOCATION:
            return {place} if (place := fold(getattr(one, by.value))) else set()
        case By.MOMENT:
            return one.moments
        case By.LEVEL:
            apps = {told[0] for told in map(level, values) if told}
            return {f"{app}:{one.levels.get(app, Level.STARTER)}" for app in apps}
        case By.GROUP:
            return one.groups
        case By.LANGUAGE | By.RING | By.PERSON:
            return {str(getattr(one, by.value))}


def _tokens(named: Mapping[By, frozenset[str]], sign: str) -> Iterator[str]:
    for by in By:
        yield from (f"{sign}{by}={quote(value, safe=':')}" for value in sorted(named.get(by, ())))


def _read(token: str) -> tuple[By, str]:
    name, _, written = token.removeprefix(NOT).partition("=")
    try:
        by, value = By(name), unquote(written, errors="strict")
    except ValueError:
        raise errors.Choice(token=token) from None
    fits = value in _CLOSED.get(by, {value}) and (by is not By.LEVEL or level(value))
    if not (fits and value.strip() and value.isprintable() and len(value) <= LONGEST):
        raise errors.Choice(token=token)
    return by, value
