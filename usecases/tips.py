"""Which tips may be taught here, and who says so: labels move, and a tip must not teach a button that is gone."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain import errors, search
from domain.knowledge import MOST_FOUND
from domain.people import Person, Role
from domain.rules import Rules
from domain.search import STEM, plain
from domain.tips import Tip
from storage import keyusers, people
from storage import tips as approvals
from storage.tx import Tx


def taught(tx: Tx, rules: Rules) -> Mapping[str, Tip]:
    """What may be taught: what a key user of its app found right on today's client; as examples, everything (ML12)."""
    if rules.examples:
        return rules.tips
    ready = approvals.ready(tx)
    return {one: tip for one, tip in rules.tips.items() if ready.get(one) == fingerprint(tip)}


def beside(leaf: str | None, looked_at: Mapping[str, str] | None, rules: Rules, today: date) -> Tip | None:
    """The first tip that may help with this leaf; none where tips have no place, which `looked_at` says (FR12)."""
    if looked_at is None:
        return None
    fitting = (one for one in rules.tips.values() if leaf in one.frictions and one.taught(today))
    return next((one for one in fitting if rules.examples or looked_at.get(one.id) == fingerprint(one)), None)


def about(words: str, rules: Rules) -> frozenset[str]:
    """The tips for these words: of an app or a work moment by its name, else what they are found by (ML7, ML14)."""
    asked = plain(words)
    if named := {tip.id for tip in rules.tips.values() if asked in (plain(tip.app), plain(tip.topic))}:
        return frozenset(named)
    names = {one: [plain(name) for name in written.values()] for one, written in rules.moments.items()}
    moments = {one for one, written in names.items() if asked in written}
    moments = moments or {one for one, written in names.items() if any(_names(asked, name) for name in written)}
    if moments:
        return frozenset(tip.id for tip in rules.tips.values() if moments & set(tip.scenarios))
    known = {tip.id: tip.said for tip in rules.tips.values()}
    return frozenset(search.answers(words, known, rules.concepts, most=MOST_FOUND))


def fingerprint(tip: Tip) -> str:
    """Of what it says: another one means that it is looked at again."""
    return hashlib.sha256(repr(sorted(tip.lessons.items())).encode()).hexdigest()[:32]


def to_look_at(tx: Tx, who: Person, rules: Rules) -> tuple[Tip, ...]:
    """The tips that wait for this person's look: nobody did yet, or they changed, or their day has passed."""
    mine = _minds(tx, who)
    told = approvals.told(tx)
    return tuple(tip for tip in rules.tips.values() if mine(tip) and told.get(tip.id) != fingerprint(tip))


def judge(tx: Tx, who: Person, which: str, *, ready: bool, now: datetime, rules: Rules) -> Tip:
    """A key user of its app, or a coordinator, says whether it is right on today's client.

    Raises Unknown, NotKeyUser.
    """
    tip = rules.tips.get(which)
    if tip is None:
        raise errors.Unknown
    if not _minds(tx, who)(tip):
        raise errors.NotKeyUser
    day = now.astimezone(ZoneInfo(who.time_zone)).date()
    approvals.keep(tx, which, fingerprint(tip), ready=ready, person=who.id, day=day)
    return tip


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
