"""Which tips may be taught here, and who says so: labels move, and a tip must not teach a button that is gone."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from content import loader
from domain import errors, search
from domain import recognition as month
from domain.knowledge import MOST_FOUND, in_language, review_day
from domain.messages import Kind
from domain.people import Person, Role
from domain.rules import Rules
from domain.search import STEM, plain
from domain.tips import Look, Tip
from storage import keep, keyusers, outbox, people
from storage import tips as approvals
from storage.tx import Tx
from usecases import news

NEXT = "tips expired"  # the name of what is kept: the month after which expired tips are told of next


class Deck(Mapping[str, Tip]):
    """Every tip here by id, as the store had them at the last `look`; one for all turns of a process."""

    def __init__(self) -> None:
        self._seen: tuple[str | None, Mapping[str, Tip]] = (None, loader.tips())

    def look(self, tx: Tx) -> None:
        """Takes what was imported since; cheap where nothing was."""
        if (changed := approvals.changed(tx)) != self._seen[0]:
            self._seen = (changed, deck(tx))

    def __getitem__(self, which: str) -> Tip:
        return self._seen[1][which]

    def __iter__(self) -> Iterator[str]:
        return iter(self._seen[1])

    def __len__(self) -> int:
        return len(self._seen[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """What became of the organisation's own tips."""

    new: int
    changed: int
    same: int
    put_away: int  # no longer in what was adopted


def deck(tx: Tx) -> Mapping[str, Tip]:
    """The tips that Kring comes with, and the organisation's own beside or instead of them; of one id its own."""
    written, instead = approvals.own(tx)
    return ({} if instead else dict(loader.tips())) | {which: loader.tip(one) for which, one in written.items()}


def adopt(tx: Tx, written: Mapping[str, approvals.Written], *, instead: bool) -> Adopted:
    """From now on these are the organisation's own tips (by id), beside or `instead` of those that Kring comes with.

    What somebody learned of a tip stays, also of one that is put away, and counts again when it comes back.
    """
    before, was_instead = approvals.own(tx)
    if (before, was_instead) != (dict(written), instead):
        approvals.write(tx, written, instead=instead)
    known = before.keys() & written.keys()
    changed = sum(before[one] != written[one] for one in known)
    return Adopted(
        new=len(written) - len(known), changed=changed, same=len(known) - changed, put_away=len(before) - len(known)
    )


def taught(tx: Tx, rules: Rules) -> Mapping[str, Tip]:
    """What may be taught: what a key user of its app found right on today's client; as examples, everything (ML12)."""
    looked_at = approvals.looks(tx)
    if rules.examples and not looked_at:
        return rules.tips
    return allowed(looked_at, rules)


def found(tip: Tip, look: Look | None) -> bool | None:
    """Whether somebody here found it right as it is; None where nobody looked at it."""
    return look.ready if look and look.content == fingerprint(tip) else None


def expired(looked_at: Mapping[str, Look], rules: Rules, today: date) -> Sequence[Tip]:
    """The tips that may be taught no longer, as nobody looked at them for so long (ML12)."""
    return [one for one in allowed(looked_at, rules).values() if not one.taught(today)]


def unseen(looked_at: Mapping[str, Look], rules: Rules) -> int:
    """How many tips nobody here looked at as they are, where those are not taught as examples."""
    return 0 if rules.examples else sum(found(tip, looked_at.get(which)) is None for which, tip in rules.tips.items())


def tick(tx: Tx, *, now: datetime, rules: Rules) -> None:
    """Once a month is over, the coordinators are owed one list of what expired or waits for a first look (ML12)."""
    zone = rules.usual.time_zone
    told = keep.recall(tx, NEXT)
    if told is None:
        keep.begin(tx, NEXT, month.month_of(now, zone).isoformat())
        return
    period = month.whole(date.fromisoformat(told), zone)
    if period.until > now:
        return
    keep.remember(tx, NEXT, month.following(period.first).isoformat())
    looked_at = approvals.looks(tx)
    if not expired(looked_at, rules, period.end) and not unseen(looked_at, rules):
        return
    for one in people.coordinators(tx):
        if someone := people.find(tx, one, rules.usual):
            due = news.at_work(max(now, period.until), someone, rules)
            outbox.owe(tx, Kind.EXPIRED, about=zone, receiver=one, occasion=period.month, due=due, now=now)


def next_due(tx: Tx, rules: Rules) -> datetime | None:
    """When, in people's time, the next month is over."""
    told = keep.recall(tx, NEXT)
    return month.whole(date.fromisoformat(told), rules.usual.time_zone).until if told else None


def beside(
    leaf: str | None, words: str, looked_at: Mapping[str, Look] | None, rules: Rules, today: date, *,
    without: Collection[str] = (),
) -> Tip | None:  # fmt: skip
    """The tip that may help with this leaf, of several the one that says most of these words, else the first.

    None where tips have no place, which `looked_at` says (FR12); none of the apps and tips that they want `without`.
    """
    if looked_at is None:
        return None
    every = allowed(looked_at, rules)
    fitting = {
        which: one for which, one in every.items()
        if leaf in one.frictions and one.taught(today) and not {which, one.app} & set(without)
    }  # fmt: skip
    said = {which: one.said for which, one in fitting.items()}
    best = (*search.answers(words, said, rules.concepts, most=1), *fitting)
    return fitting[best[0]] if best else None


def title(which: str, rules: Rules, language: str | None = None) -> str:
    """What it is called in that language, else in that of the organisation or the one there is. Raises Unknown."""
    tip = rules.tips.get(which)
    if tip is None:
        raise errors.Unknown
    return in_language(tip.wordings, language or rules.usual.language).title


def about(words: str, rules: Rules) -> Sequence[frozenset[str]]:
    """The tips for these words: all of an app or a work moment by its name, else what they are found by (ML7, ML14).

    Those of one set fit as well as each other, and better than those of the next.
    """
    asked = plain(words)
    if named := {tip.id for tip in rules.tips.values() if asked in (plain(tip.app), plain(tip.topic))}:
        return [frozenset(named)]
    names = {one: [plain(name) for name in written.values()] for one, written in rules.moments.items()}
    moments = {one for one, written in names.items() if asked in written}
    moments = moments or {one for one, written in names.items() if any(_names(asked, name) for name in written)}
    if moments:
        return [frozenset(tip.id for tip in rules.tips.values() if moments & set(tip.scenarios))]
    known = {tip.id: tip.said for tip in rules.tips.values()}
    found = search.answers(words, known, rules.concepts, most=MOST_FOUND, known=search.WHOLE)
    return [frozenset({one}) for one in found]


def fingerprint(tip: Tip) -> str:
    """Of what it says: another one means that it is looked at again."""
    return hashlib.sha256(repr(sorted(tip.lessons.items())).encode()).hexdigest()[:32]


def to_look_at(tx: Tx, who: Person, *, now: datetime, rules: Rules) -> tuple[Tip, ...]:
    """The tips that wait for this person's look: nobody did yet, or they changed, or their day has passed."""
    mine, looked_at = _minds(tx, who), approvals.looks(tx)
    over = {one.id for one in expired(looked_at, rules, _today(who, now))}
    every = (tip for tip in rules.tips.values() if tip.id in over or found(tip, looked_at.get(tip.id)) is None)
    return tuple(tip for tip in every if mine(tip))


def judge(tx: Tx, who: Person, which: str, *, ready: bool, now: datetime, rules: Rules) -> Tip:
    """A key user of its app, or a coordinator, says whether it is right on today's client.

    Raises Unknown, NotKeyUser.
    """
    tip = rules.tips.get(which)
    if tip is None:
        raise errors.Unknown
    if not _minds(tx, who)(tip):
        raise errors.NotKeyUser
    look = Look(content=fingerprint(tip), ready=ready, day=_today(who, now))
    approvals.keep(tx, which, look, person=who.id)
    if not ready:
        for kind in (Kind.TIP, Kind.RECALL):
            outbox.cancel_all(tx, kind, which)
    return tip


def allowed(looked_at: Mapping[str, Look], rules: Rules) -> dict[str, Tip]:
    """What may be taught by these words of people here on them, each until the day that those last."""
    every = ((which, tip, looked_at.get(which)) for which, tip in rules.tips.items())
    return {
        which: _until(tip, look, rules) if found(tip, look) else tip
        for which, tip, look in every
        if found(tip, look) or (rules.examples and found(tip, look) is None)
    }


def _until(tip: Tip, look: Look | None, rules: Rules) -> Tip:
    """Looked at later than it was written, it is good for longer."""
    assert look is not None
    until = review_day(look.day, rules.review_months)
    return tip if until <= tip.review_by else replace(tip, review_by=until)


def _today(who: Person, now: datetime) -> date:
    return now.astimezone(ZoneInfo(who.time_zone)).date()


def _names(asked: str, name: str) -> bool:
    """Whether somebody who types this one word means that work moment: it is in its name, or begins as a word there."""
    return any(
        asked == word or (min(len(asked), len(word)) >= STEM and (word.startswith(asked) or asked.startswith(word)))
        for word in (name.split() if " " not in asked else ())
    )


def _minds(tx: Tx, who: Person) -> Callable[[Tip], bool]:
    """Of which tips this person may say whether they are right: of the apps they know about; a coordinator of all."""
    roles = people.roles(tx, who.id)
    own = keyusers.own(tx, who.id) if Role.KEY_USER in roles else None
    topics = frozenset(own.topics) if own else frozenset[str]()
    return lambda tip: Role.ADMIN in roles or tip.topic in topics
