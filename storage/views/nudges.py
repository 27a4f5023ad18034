"""What screens read of messages about a change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.audience import HANDLER
from domain.nudges import Nudge, NudgeId, Said, State
from domain.people import Person, PersonId, Role
from domain.reach import Reach
from domain.updates import Update, UpdateId
from storage import keyusers, learning, nudges, people, reach, updates
from storage.nudges import Done
from storage.tx import Tx
from storage.views.friction import handles
from storage.views.people import places

READABLE = timedelta(days=60)  # that an announcement is there to read
ALSO = 10  # of those, at most
NEWEST = 10  # messages that a coordinator finds again


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One as somebody reads it."""

    nudge: Nudge
    author: str
    roles: frozenset[str]
    said: Said | None  # by them
    ahead: bool  # they had it first, as a key user
    held: bool | None  # while key users judge it: whether it is not right
    done: int  # how many say that it worked,
    reached: int  # of so many who have it


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """One as who sends it sees it."""

    nudge: Nudge
    counts: Mapping[Reach, int]
    said: Mapping[Said, int]
    deeds: tuple[Done, ...]
    names: Mapping[PersonId, str]  # of who did those
    writer: PersonId | None  # whose words it has
    moved: bool  # whether the vendor moved a date of the update that it is about, since somebody decided
    held: bool | None  # whether a key user's last word is that it is not right; None without a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What the form of one needs."""

    nudge: Nudge | None
    departments: tuple[str, ...]
    locations: tuple[str, ...]
    topics: tuple[str, ...]  # besides the apps that there are tips of
    update: Update | None  # that it is made of


def told(tx: Tx, which: NudgeId, who: Person) -> Told | None:
    one = nudges.find(tx, which)
    if one is None:
        return None
    stand, counts = reach.stand(tx, which, who.id), reach.counts(tx, which)
    first = frozenset[str]() if stand and stand.state is Reach.AHEAD else {Role.KEY_USER.value}  # of another topic
    duty = {HANDLER} if handles(tx, who.id) else set()
    return Told(
        nudge=one, held=nudges.held(tx, one) if one.state is State.PREVIEW else None,
        author=people.named(tx, [one.author]).get(one.author, ""),
        roles=frozenset(role.value for role in people.roles(tx, who.id) if isinstance(role, Role)) - first | duty,
        said=stand.said if stand else None, ahead=bool(stand and stand.state is Reach.AHEAD),
        done=reach.said(tx, which)[Said.DONE], reached=counts[Reach.DELIVERED] + counts[Reach.AHEAD],
    )  # fmt: skip


def called(tx: Tx, which: NudgeId, who: Person) -> str:
    """Its title in their language, or the one there is; empty where there is none."""
    one = nudges.find(tx, which)
    return (one.words.get(who.language) or next(iter(one.words.values()))).title if one else ""


def going(tx: Tx, which: NudgeId) -> Going | None:
    one = nudges.find(tx, which)
    if one is None:
        return None
    deeds = tuple(nudges.deeds(tx, which))
    names = people.named(tx, [did.person for did in deeds if did.person])
    return Going(
        nudge=one, counts=reach.counts(tx, which), said=reach.said(tx, which), deeds=deeds, names=names,
        writer=nudges.writer(tx, which), held=nudges.held(tx, one),
        moved=one.update in updates.moved(tx) if one.update else False,
    )  # fmt: skip


def drafted(tx: Tx, which: NudgeId | None, update: UpdateId | None = None) -> Drafted:
    departments, locations = places(tx)
    return Drafted(
        nudge=nudges.find(tx, which) if which else None, departments=departments, locations=locations,
        topics=keyusers.subjects(tx), update=updates.find(tx, update) if update else None,
    )  # fmt: skip


def must_know(tx: Tx, who: PersonId) -> bool:
    """Whether there is news that somebody should know, wished not to be sent, and has done nothing with."""
    stands = [reach.stand(tx, one.id, who) for one in nudges.told(tx, who) if one.must]
    return any(it.state in (Reach.OFF, Reach.PAUSED) and it.said is None for it in stands if it)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changes for somebody, and what else is new."""

    also: tuple[Update, ...]  # the latest first
    put_away: frozenset[str]  # apps


def changes(tx: Tx, who: PersonId, now: datetime) -> Changes:
    return Changes(
        also=tuple(updates.informed(tx, now - READABLE, most=ALSO)),
        put_away=learning.wishes(tx, who).put_away,
    )  # fmt: skip


def drafts(tx: Tx) -> tuple[Nudge, ...]:
    """Messages about a change as a coordinator finds them again: what is not sent first, then the latest."""
    return tuple(nudges.newest(tx, NEWEST))
