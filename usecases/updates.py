"""What the vendor announces: it comes with a suggestion, and a person decides what is made of it (NU1)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain import errors
from domain import updates as rule
from domain.people import Person, PersonId
from domain.updates import Draft, Suggestion, Update, UpdateId
from storage import keyusers
from storage import updates as kept
from storage.tx import Tx
from usecases import tips
from usecases.keyusers import coordinates

A_PAGE = 3  # on a card


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of updates that came in."""

    new: int = 0
    changed: int = 0
    same: int = 0  # that version, or a later one, was here
    moved: tuple[UpdateId, ...] = ()  # of those that changed: a date moved since somebody decided

    def __add__(self, other: "Taken") -> "Taken":
        return Taken(
            new=self.new + other.new, changed=self.changed + other.changed, same=self.same + other.same,
            moved=(*self.moved, *other.moved),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A page of what waits for somebody to decide."""

    drafts: tuple[Draft, ...]
    moved: int  # of all pages: how many wait as their dates moved
    by: dict[Suggestion, int]  # of all pages: how many others, by what is suggested

    @property
    def many(self) -> int:
        return self.moved + sum(self.by.values())


def apps(tx: Tx) -> frozenset[str]:
    """What an update may be about to be of use here: what there are tips of, and what key users know about."""
    return frozenset({one.topic for one in tips.deck(tx).values()} | set(keyusers.topics(tx)))


def take(tx: Tx, page: Sequence[Update], *, now: datetime) -> Taken:
    """Each is kept once, in its latest version by the vendor's change date; what was decided of it stays."""
    latest: dict[UpdateId, Update] = {}
    for one in page:
        if one.id not in latest or latest[one.id].changed_at < one.changed_at:
            latest[one.id] = one
    here, about = kept.versions(tx, latest.keys()), apps(tx)
    new = [_thought(one, about) for one in latest.values() if one.id not in here]
    newer = [one for one in latest.values() if one.id in here and here[one.id] < one.changed_at]
    before = kept.drafts(tx, [one.id for one in newer])
    changed = [_renewed(before[one.id], one, about) for one in newer]
    kept.add(tx, new, now=now)
    kept.renew(tx, changed, now=now)
    return Taken(
        new=len(new), changed=len(changed), same=len(page) - len(new) - len(changed),
        moved=tuple(one.update.id for one in changed if one.moved != before[one.update.id].moved and one.moved),
    )  # fmt: skip


def think_again(tx: Tx) -> None:
    """What waits is suggested by what there are tips of, and what key users know about, today."""
    about = apps(tx)
    both = [(one, _thought(one.update, about)) for one in kept.undecided(tx)]
    kept.suggest(tx, [now for before, now in both if now != before])


def may_decide(tx: Tx, who: Person) -> None:
    """Raises NotCoordinator for who may not."""
    coordinates(tx, who.id)


def decide(tx: Tx, who: PersonId | None, which: UpdateId, decision: Suggestion, *, now: datetime) -> None:
    """The last word counts; `who` is None on the command line. Raises Unknown."""
    if not kept.decide(tx, which, decision, who=who, now=now):
        raise errors.Unknown


def keep(tx: Tx, who: PersonId, which: UpdateId, *, now: datetime) -> None:
    """Its dates moved, and what was decided of it stays. Raises Unknown where nothing was."""
    found = kept.draft(tx, which)
    if found is None or found.decision is None:
        raise errors.Unknown
    decide(tx, who, which, found.decision, now=now)


def waiting(tx: Tx, *, page: int = 0, most: int = A_PAGE) -> Waiting:
    """What moved first, then what people should be told of, and last what may be ignored."""
    moved, by = kept.counts(tx)
    return Waiting(drafts=tuple(kept.waiting(tx, page=page, most=most)), moved=moved, by=by)


def everything(tx: Tx) -> list[Draft]:
    """All that waits, in the same order."""
    found: list[Draft] = []
    page = 0
    while more := kept.waiting(tx, page=page):
        found += more
        page += 1
    return found


def _thought(one: Update, about: frozenset[str]) -> Draft:
    suggestion, reason = rule.suggest(one, about)
    return Draft(update=one, suggestion=suggestion, reason=reason)


def _renewed(before: Draft, one: Update, about: frozenset[str]) -> Draft:
    moved = rule.moved(before.update, one, before.moved) if before.decision else ()
    return replace(_thought(one, about), decision=before.decision, moved=moved)
