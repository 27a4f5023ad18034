"""People come, go and come back; and what the organisation's own list says of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import usecases.circles
import usecases.leaving
import usecases.messages
from domain import errors
from domain.directory import OUTSIDE, Account, Entry, Standing, entry, shared_out, standing
from domain.messages import Kind
from domain.people import Contact, Person, PersonId, Role, stranger
from domain.rules import Rules
from storage import audience, budget, directory, keep, outbox, people
from storage.tx import Tx

FEW = 10  # leavers at once that no list needs to be asked twice about
MOST = 0.2  # of everybody we know
NAMED = "admins"  # whom the settings made coordinators at the last start


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """What Entra told: every account, or those that changed since the last time; and who is in which group."""

    seen: Sequence[Account]
    whole: bool  # who is not in it is not in the organisation
    groups: Mapping[str, Collection[PersonId]] = field(default_factory=dict)  # by role or queue
    shared: frozenset[PersonId] = frozenset()  # accounts that the settings call shared
    admins: tuple[PersonId, ...] = ()  # whom the settings make coordinators, whatever the groups say
    audiences: Mapping[str, Collection[PersonId]] = field(default_factory=dict)  # by group that messages can be for


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced:
    new: int
    changed: int
    left: int
    outside: int
    unclear: tuple[str, ...]  # queues whose group does not say who of them owns it


class TooManyLeave(Exception):
    """So many would leave at once that the list is rather wrong than the organisation that empty."""

    def __init__(self, leaving: int, known: int) -> None:
        super().__init__(f"{leaving} of the {known} people would leave at once")


def meet(tx: Tx, contact: Contact, rules: Rules) -> Person:
    """Whoever speaks is known from then on, and can be reached where they spoke; raises Outsider for who may not."""
    return people.meet(tx, contact, rules.usual)


def look(tx: Tx, contact: Contact, rules: Rules) -> Person:
    """Whoever speaks, as the store or this activity has it; nothing is kept. Raises Outsider for who may not."""
    known = people.find(tx, contact.id, rules.usual)
    if known is None or not known.reachable:
        people.admit(tx, contact.id)
    return known or stranger(contact, rules.usual)


def welcome(tx: Tx, contact: Contact, *, now: datetime, rules: Rules) -> Person | None:
    """Owes a welcome once per person, however often the app is installed; none to an account that is no colleague's."""
    try:
        someone = meet(tx, contact, rules)
    except errors.Outsider:
        return None  # they hear why when they write
    if people.welcome(tx, someone.id):
        budget.enrol(tx, someone.id)
        outbox.owe(tx, Kind.WELCOME, about=someone.id, receiver=someone.id, occasion="", due=now, now=now)
    return someone


def leave(tx: Tx, who: PersonId, *, now: datetime, rules: Rules) -> None:
    """They removed or blocked the app: nothing is sent until they are back; what waited for them goes to the next."""
    people.unreachable(tx, who)
    usecases.messages.pass_on(tx, who, now=now, rules=rules)
    usecases.circles.pass_on(tx, who, now=now, rules=rules)


def depart(tx: Tx, who: PersonId, *, now: datetime, rules: Rules) -> None:
    """They left the organisation: nothing is theirs to do anymore, and their name goes with their last open report."""
    directory.depart(tx, who)
    usecases.messages.pass_on(tx, who, now=now, rules=rules)
    usecases.leaving.settle(tx, who, now=now, rules=rules)
    directory.forget(tx)


def coordinate(tx: Tx, named: Collection[PersonId], *, now: datetime, rules: Rules) -> None:
    """Makes those the settings name coordinators, beside the others there are; who is named no longer is one no longer.

    Somebody who left the organisation is not made one again. Which language the settings call usual is kept too: people
    are found by theirs.
    """
    audience.usual(tx, rules.usual.language)
    before = set(filter(None, (keep.recall(tx, NAMED) or "").split(";")))
    gone = {who for who, left in directory.standings(tx).items() if left}
    rest = {one for one in people.coordinators(tx) if one not in before}
    people.appoint(tx, Role.ADMIN, sorted((rest | set(named)) - gone))
    keep.remember(tx, NAMED, ";".join(sorted(named)))
    usecases.circles.relieve(tx, now=now, rules=rules)


def keep_out(tx: Tx, shared: Collection[PersonId], *, now: datetime, rules: Rules) -> None:
    """Exactly these accounts are several people's: whoever writes with one hears so, and as a person it leaves."""
    guests = {who: kind for who, kind in directory.outsiders(tx).items() if kind != Standing.SHARED}
    before = directory.standings(tx)
    for who in shared:
        if before.get(who) is False:
            depart(tx, who, now=now, rules=rules)
    directory.turn_away(tx, guests | dict.fromkeys(shared, Standing.SHARED.value))


def enrol(
    tx: Tx, entries: Sequence[Entry], *, admins: Collection[PersonId] = (), now: datetime, rules: Rules
) -> tuple[int, int]:
    """Writes a list that somebody made, all of it; (how many are new, how many changed).

    Who is not in it is left as they are. `admins` stay coordinators whatever it says. Questions that are with whom it
    does not call a key user anymore go on.
    """
    new, changed = directory.enrol(tx, [_with_role(one) if one.id in admins else one for one in entries])
    usecases.circles.relieve(tx, now=now, rules=rules)
    return len(new), len(changed)


def synchronise(tx: Tx, told: Accounts, *, anyway: bool = False, now: datetime, rules: Rules) -> Synced:
    """Brings people, roles and queues to what Entra says; raises TooManyLeave unless that is to be believed anyway."""
    before, outside = directory.standings(tx), directory.outsiders(tx)
    sorted_ = {one.id: (one, _standing(one, told.shared, outside)) for one in told.seen}
    leaving = _leaving(before, sorted_, told)
    here = [who for who, left in before.items() if not left]
    if len(leaving) > max(FEW, MOST * len(here)) and not anyway:
        raise TooManyLeave(len(leaving), len(here))
    new, changed = directory.enrol(tx, _entries(tx, before, sorted_))
    kept = {} if told.whole else {who: kind for who, kind in outside.items() if who not in sorted_}
    kept = {who: kind for who, kind in kept.items() if kind != Standing.SHARED}
    kept |= {who: what.value for who, (_, what) in sorted_.items() if what in OUTSIDE}
    kept |= dict.fromkeys(told.shared, Standing.SHARED.value)
    directory.turn_away(tx, kept)
    for who in leaving:
        depart(tx, who, now=now, rules=rules)
    unclear = _appoint(tx, told)
    for group in sorted(audience.groups(tx) | told.audiences.keys()):
        audience.enlist(tx, group, told.audiences.get(group, ()))
    usecases.circles.relieve(tx, now=now, rules=rules)
    directory.forget(tx)
    return Synced(new=len(new), changed=len(changed), left=len(leaving), outside=len(kept), unclear=unclear)


def _standing(one: Account, shared: Collection[PersonId], outside: Mapping[PersonId, str]) -> Standing:
    return standing(one, shared=shared, guest=outside.get(one.id) == Standing.GUEST)


def _leaving(
    before: Mapping[PersonId, bool], seen: Mapping[PersonId, tuple[Account, Standing]], told: Accounts
) -> list[PersonId]:
    """Of those who are here, who is not anymore."""
    gone = {who for who, (_, what) in seen.items() if what is not Standing.PERSON} | told.shared
    if told.whole:
        gone |= before.keys() - seen.keys()
    return sorted(who for who in gone if before.get(who) is False)


def _entries(tx: Tx, before: Mapping[PersonId, bool], seen: Mapping[PersonId, tuple[Account, Standing]]) -> list[Entry]:
    """Who is written; not a new account without a name, nor one that is only not said to be closed anymore."""
    made = [
        entry(one)
        for one, what in seen.values()
        if what is Standing.PERSON and (not before.get(one.id) or one.told.get("accountEnabled"))
    ]
    nameless = directory.nameless(tx, [one.id for one in made if not one.known.get("name")])
    return [one for one in made if one.id in before or one.id not in nameless]


def _appoint(tx: Tx, told: Accounts) -> tuple[str, ...]:
    """Roles and queues as the groups have them; the queues whose group does not say who owns it, which stay."""
    known = directory.standings(tx)
    admins = {one for one in told.admins if not known.get(one)}
    unclear = []
    for name, members in told.groups.items():
        present = {one for one in members if known.get(one) is False}
        if name in set(Role):
            people.appoint(tx, Role(name), sorted(present | admins if name == Role.ADMIN else present))
        elif shared := shared_out(present, people.duty(tx, name).owner):
            people.entrust(tx, name, owner=shared[0], deputy=shared[1])
        else:
            unclear.append(name)
    return tuple(unclear)


def _with_role(one: Entry) -> Entry:
    roles = None if one.roles is None else one.roles | {Role.ADMIN}
    return Entry(id=one.id, known=one.known, roles=roles, topics=one.topics, queues=one.queues)
