"""Writing a message about a change: what it lacks, whom it would reach, who approves it, and the word of key users."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from math import ceil
from zoneinfo import ZoneInfo

from domain import errors, schedule
from domain import nudges as rule
from domain.messages import Kind, Pressed
from domain.nudges import NOTHING, Deed, Lacks, Look, Nudge, NudgeId, State, Wave, Words
from domain.people import Person, PersonId, Role
from domain.reach import Reach, too_near
from domain.rules import Rules
from domain.updates import Suggestion, UpdateId
from storage import audience, nudges, outbox, people, reach
from storage.reach import Stand
from storage.tx import Tx
from usecases import news, updates
from usecases.friction import code, derive
from usecases.keyusers import coordinates
from usecases.nudges import reaching

SAMPLE = 60  # people of whom is looked when they could be told


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a coordinator fills in."""

    words: Mapping[str, Words]
    topic: str | None
    audience: str
    when: date | None
    pilot: int = 0
    must: bool = False
    update: str | None = None
    tips: tuple[str, ...] = ()  # that whoever has it is taught next


def draft(tx: Tx, who: Person, filled: Draft, *, seed: bytes, now: datetime) -> Nudge:
    """Kept, and seen by coordinators alone; the same seed gives the same one.

    The update that it is made of, if any, is decided by it. Raises NotCoordinator, Unknown.
    """
    coordinates(tx, who.id)
    which = NudgeId(derive(seed, "nudge").hex()[:32])
    if before := nudges.find(tx, which):
        return before
    for attempt in range(100):
        one = _new(which, code(derive(seed, f"nudge {attempt}")), who.id, filled)
        if nudges.add(tx, one):
            nudges.note(tx, which, Deed.MADE, by=who.id, at=now)
            if one.update:
                updates.decide(tx, who.id, UpdateId(one.update), Suggestion.CHANGE, now=now)
            return one
    raise errors.WentWrong


def edit(tx: Tx, who: Person, which: NudgeId, filled: Draft, *, now: datetime) -> Nudge:
    """Other words, as long as nobody was told of it. Raises NotCoordinator, Unknown, Announced."""
    before = own(tx, who, which)
    if before.state not in (State.DRAFT, State.APPROVAL):
        raise errors.Announced
    written = {**before.words, **filled.words}
    words = {language: said for language, said in written.items() if said != NOTHING} or filled.words
    after = replace(
        before, words=words, topic=filled.topic, audience=filled.audience, when=filled.when, pilot=filled.pilot,
        must=filled.must, tips=filled.tips or before.tips, state=State.DRAFT,
    )  # fmt: skip
    if after != before:
        nudges.save(tx, after)
        nudges.note(tx, which, Deed.EDITED, by=who.id, at=now, said=after.words)
    return after


def own(tx: Tx, who: Person, which: NudgeId) -> Nudge:
    """One that a coordinator may act on. Raises NotCoordinator, Unknown."""
    coordinates(tx, who.id)
    if (one := nudges.find(tx, which)) is None:
        raise errors.Unknown
    return one


def lacks(one: Nudge, rules: Rules, now: datetime) -> tuple[Lacks, ...]:
    today = now.astimezone(ZoneInfo(rules.usual.time_zone)).date()
    past = one.when is not None and one.when < today and one.announced_at is None
    missing = rule.lacks(one, [*{tip.topic for tip in rules.tips.values()}], rules.headline)
    return (
        *missing, *((Lacks.PAST,) if past else ()), *((Lacks.TIPS,) if set(one.tips) - rules.tips.keys() else ()),
    )  # fmt: skip


def look(tx: Tx, who: Person, which: NudgeId, *, now: datetime, rules: Rules) -> Look:
    """Whom it would reach. Raises TooNear where that differs by a few people from what was counted today (PS4)."""
    one = own(tx, who, which)
    whom = reaching.whom(one)
    day = now.astimezone(ZoneInfo(rules.usual.time_zone)).date()
    known = sha256(one.audience.encode()).hexdigest()
    before = nudges.counted_before(tx, day, known)
    many = audience.count(tx, whom) if before is None else before  # the same all day: two looks tell no difference
    if too_near(many, nudges.counted_today(tx, day, known)):
        raise errors.TooNear
    nudges.keep_count(tx, day, known, many)
    some = audience.members(tx, whom, after=None, most=SAMPLE)
    stands = reaching.decided(tx, one, some, now=now, rules=rules)
    share = many / len(some) if some else 1
    waits = Counter(stand.why for stand in stands if stand.why)
    return Look(
        people=many, languages=audience.languages(tx, whom), waits=_scaled(waits, share),
        minutes=round(many * reaching.MINUTES), sampled=many > len(some), told=whom.told,
        first=len(reaching.first(tx, one, now=now, rules=rules)),
    )  # fmt: skip


def send(
    tx: Tx, who: Person, which: NudgeId, *, now: datetime, rules: Rules, pressed: Pressed | None = None
) -> Nudge | tuple[Lacks, ...]:
    """It is announced: key users have it first; or what it lacks. To many, another coordinator is asked before that."""
    one = own(tx, who, which)
    if one.state is not State.DRAFT:
        return one
    if missing := lacks(one, rules, now):
        return missing
    many = audience.count(tx, (whom := reaching.whom(one)))
    if not many and not whom.told:  # else it would tell who said so
        return (Lacks.NOBODY,)
    wrote = nudges.writer(tx, which)
    others = [other for other in people.coordinators(tx) if other != wrote]
    alone = many > rules.nudges.approval_above and who.id == wrote  # else two people have read it
    if alone and not others:
        raise errors.NoSecond(many=rules.nudges.approval_above)
    nudges.note(tx, which, Deed.SENT, by=who.id, at=now, many=many, said=one.words)
    if not alone:
        return _announce(tx, one, now=now, rules=rules, pressed=pressed if who.id == one.author else None)
    after = replace(one, state=State.APPROVAL)
    nudges.save(tx, after)
    for someone in filter(None, (people.find(tx, other, rules.usual) for other in others)):
        due, said = news.at_work(now, someone, rules), _said(one)
        outbox.owe(tx, Kind.APPROVE, about=which, receiver=someone.id, occasion=said, due=due, now=now)
    return after


def approve(tx: Tx, who: Person, which: NudgeId, *, now: datetime, rules: Rules) -> Nudge:
    """By a coordinator who did not write it. Raises NotCoordinator, Unknown, OwnNudge."""
    one = own(tx, who, which)
    if one.state is not State.APPROVAL:
        return one
    if who.id == nudges.writer(tx, which):
        raise errors.OwnNudge
    many = audience.count(tx, reaching.whom(one))
    nudges.note(tx, which, Deed.APPROVED, by=who.id, at=now, many=many, said=one.words)
    return _announce(tx, one, now=now, rules=rules)


def judge(
    tx: Tx, who: Person, which: NudgeId, *, ready: bool, text: str, now: datetime, rules: Rules
) -> Nudge:  # fmt: skip
    """A key user who had it first says whether it is right; "no" needs words, and holds it.

    Who wrote it has no say, and a "no" is lifted by who said it, by other words, or by a coordinator's override. The
    gate is the one that tips have. Raises Unknown, NotKeyUser, OwnNudge, Empty.
    """
    one = nudges.find(tx, which)
    if one is None:
        raise errors.Unknown
    stand = reach.stand(tx, which, who.id)
    if stand is None or stand.state is not Reach.AHEAD or Role.KEY_USER not in people.roles(tx, who.id):
        raise errors.NotKeyUser
    if who.id == nudges.writer(tx, which):
        raise errors.OwnNudge
    if one.state is not State.PREVIEW:
        return one
    if not ready and not text.strip():
        raise errors.Empty(shortest=1)
    day = now.astimezone(ZoneInfo(who.time_zone)).date()
    if not ready or not (_objectors(tx, one) - {who.id}):
        nudges.judge(tx, one, ready=ready, person=who.id, day=day)
    deed = Deed.READY if ready else Deed.NOTREADY
    nudges.note(tx, which, deed, by=who.id, at=now, words=text.strip() or None)
    if not ready:
        reaching.tell_author(tx, one, f"{len(nudges.deeds(tx, which))}", now=now, rules=rules)
    reaching.progress(tx, one, now=now)
    return reaching.release(tx, one, now=now, rules=rules) if reaching.ripe(tx, one, now) else one


def override(tx: Tx, who: Person, which: NudgeId, reason: str, *, now: datetime, rules: Rules) -> Nudge:
    """It goes out though no key user said that it is right, or one said that it is not; the reason is kept (KU1)."""
    one = own(tx, who, which)
    if one.state is not State.PREVIEW:
        return one
    if not reason.strip():
        raise errors.NoWhy
    nudges.note(tx, which, Deed.OVERRIDDEN, by=who.id, at=now, words=reason.strip(), many=one.people)
    return reaching.release(tx, one, now=now, rules=rules)


def correct(
    tx: Tx, who: Person, which: NudgeId, words: Mapping[str, Words], *, now: datetime, rules: Rules,
    when: date | None = None,
) -> Nudge:  # fmt: skip
    """Other words from now on, also on the cards that are there; those say so.

    What goes to many is corrected by another coordinator than who wrote it: two people read every word of it. Key users
    who judge it now are asked again. Raises NotCoordinator, Unknown, Announced, OwnNudge, Lacking.
    """
    before = own(tx, who, which)
    if before.state in (State.DRAFT, State.APPROVAL, State.WITHDRAWN):
        raise errors.Announced
    if before.people > rules.nudges.approval_above and who.id == nudges.writer(tx, which):
        raise errors.OwnNudge
    after = replace(
        before, words={**before.words, **words}, when=when or before.when, corrected=True, version=before.version + 1,
        drawn_to=None,
    )  # fmt: skip
    if after.watch_until:
        zone = rules.usual.time_zone
        after = replace(after, watch_until=rule.watched_until(after.when, now, rules.nudges, zone))
    if lacks(after, rules, now):
        raise errors.Lacking
    nudges.save(tx, after)
    nudges.note(tx, which, Deed.CORRECTED, by=who.id, at=now, many=before.people, said=after.words)
    outbox.redraw(tx, Kind.AHEAD, which, but=[])
    if after.state is State.PREVIEW:
        _ask_ahead(tx, after, now=now, rules=rules)
    reaching.progress(tx, after, now=now)
    return after


def _announce(tx: Tx, one: Nudge, *, now: datetime, rules: Rules, pressed: Pressed | None = None) -> Nudge:
    """Key users of its topic who are in the audience have it from now on; the others after that."""
    until = schedule.days_after(now, rules.nudges.preview_wd, rules.week, rules.usual.time_zone)
    many = audience.count(tx, reaching.whom(one))
    after = replace(one, state=State.PREVIEW, announced_at=now, preview_until=until, people=many)
    nudges.save(tx, after)
    _ask_ahead(tx, after, now=now, rules=rules)
    reaching.progress(tx, after, now=now, pressed=pressed)
    return after


def _ask_ahead(tx: Tx, one: Nudge, *, now: datetime, rules: Rules) -> None:
    """The key users of its topic have it, each version as a message of its own."""
    ahead = reaching.first(tx, one, now=now, rules=rules)
    there = reach.reached(tx, one.id, [who.id for who in ahead])
    said = _said(one)
    keys = {who.id: outbox.key(Kind.AHEAD, one.id, who.id, said) for who in ahead}
    reach.place(tx, one.id, [
        Stand(person=who.id, state=Reach.AHEAD, message=keys[who.id]) for who in ahead if who.id not in there
    ])  # fmt: skip
    for who in ahead:
        due = news.at_work(now, who, rules)
        outbox.owe(tx, Kind.AHEAD, about=one.id, receiver=who.id, occasion=said, due=due, now=now)


def _objectors(tx: Tx, one: Nudge) -> set[PersonId]:
    """Who said that it is not right as it is, and did not say since that it is."""
    found: set[PersonId] = set()
    for did in nudges.deeds(tx, one.id):
        if did.deed in (Deed.CORRECTED, Deed.EDITED):
            found.clear()
        elif did.person and did.deed is Deed.NOTREADY:
            found.add(did.person)
        elif did.person and did.deed is Deed.READY:
            found.discard(did.person)
    return found


def _said(one: Nudge) -> str:
    """Of what it says and to whom: with another one it is asked again."""
    return sha256(f"{one.fingerprint} {one.audience}".encode()).hexdigest()[:16]


def _new(which: NudgeId, code_: str, author: PersonId, filled: Draft) -> Nudge:
    return Nudge(
        id=which, code=code_, state=State.DRAFT, author=author, words=filled.words, topic=filled.topic,
        audience=filled.audience, when=filled.when, pilot=filled.pilot, must=filled.must, version=1, corrected=False,
        stopped=False, wave=Wave.PILOT, wave_at=None, cursor=None, drawn=1,
        drawn_to=None, announced_at=None, preview_until=None, released_at=None, watch_until=None, update=filled.update,
        tips=filled.tips,
    )  # fmt: skip


def _scaled(some: Mapping[str, int], share: float) -> dict[str, int]:
    return {one: ceil(many * share) for one, many in some.items()}
