"""Who gets a message about a change, whether now, and what is kept of where each of them stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from domain import budget as rule
from domain import nudges as words
from domain import schedule
from domain.audience import Audience, parse
from domain.budget import Grant, Held, Kind, Past, Refused, Want
from domain.messages import Kind as Message
from domain.nudges import EVERYBODY, Deed, Nudge, State
from domain.people import Person, PersonId
from domain.reach import OPEN, Reach
from domain.rules import Rules
from domain.search import plain
from storage import audience, budget, keyusers, nudges, outbox, people, reach
from storage import learning as lessons
from storage.budget import Spoken
from storage.learning import Count, Pupil
from storage.outbox import Owed
from storage.reach import Stand
from storage.tx import Tx
from usecases import news
from usecases.budget import lost, wish_of

MINUTES = 1.0  # to read one
EVERY = 10  # parts of a hundred of all receivers, after which the card of who sends it is drawn anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What comes of one receiver now: a grant to tell them, or where they stand instead, and until when."""

    pupil: Pupil
    grant: Grant | None = None
    stands: Reach = Reach.OWED
    at: datetime | None = None
    why: str = ""  # they wait or get none, as the text that says it
    unanswered: int = 0


def whom(one: Nudge) -> Audience:
    return Audience(include={}, exclude={}) if one.audience == EVERYBODY else parse(one.audience)


def first(tx: Tx, one: Nudge, *, now: datetime, rules: Rules) -> list[Person]:
    """The key users of its topic who are in its audience: they have it before the others (KU1)."""
    topic = plain(one.topic or "")
    known = [who for who in keyusers.candidates(tx, now=now, rules=rules) if topic in map(plain, who.topics)]
    traits = audience.traits(tx, [who.id for who in known])
    ids = [which for which, told in traits.items() if whom(one).includes(told)]
    found = (people.find(tx, which, rules.usual) for which in ids)
    return [who for who in found if who]


def decided(tx: Tx, one: Nudge, ids: Sequence[PersonId], *, now: datetime, rules: Rules) -> list[Decided]:
    """What comes of each of these."""
    pupils = lessons.pupils(tx, ids, rules.usual)
    spoken = budget.spoken(tx, list(pupils), since=(now - rule.KEPT).date())
    return [_decide(one, pupil, spoken[who], now=now, rules=rules) for who, pupil in sorted(pupils.items())]


def owe(
    tx: Tx, one: Nudge, many: Sequence[Decided], *, before: Reach | None, now: datetime
) -> None:  # fmt: skip
    """Owes it to those who may be told, and keeps where each stands; `before` is where they did."""
    granted = [(each, each.grant) for each in many if each.grant]
    owed = [
        Owed(
            kind=Message.NUDGE, about=one.id, receiver=each.pupil.person.id, occasion=grant.contact.day.isoformat(),
            due=now, grant=grant,
        )
        for each, grant in granted
    ]  # fmt: skip
    keys = [outbox.key(it.kind, it.about, it.receiver, it.occasion) for it in owed]
    outbox.owe_all(tx, owed, now=now)
    budget.speak(tx, [
        Spoken(
            person=each.pupil.person.id, contact=grant.contact, kind=grant.wants[0].kind, about=one.id, message=key,
        )
        for (each, grant), key in zip(granted, keys, strict=True)
    ])  # fmt: skip
    lessons.count(
        tx,
        [Count(person=each.pupil.person.id, last=each.pupil.last, unanswered=each.unanswered) for each, _ in granted],
    )
    message = dict(zip((it.receiver for it in owed), keys, strict=True))
    stands = [
        Stand(person=each.pupil.person.id, state=each.stands, at=each.at, message=message.get(each.pupil.person.id))
        for each in many
    ]
    if before is None:
        reach.place(tx, one.id, stands)
    else:
        reach.move(tx, one.id, before, stands)


def release(tx: Tx, one: Nudge, *, now: datetime, rules: Rules) -> Nudge:
    """It goes out to the others from now on."""
    watched = words.watched_until(one.when, now, rules.nudges, rules.usual.time_zone)
    after = replace(one, state=State.LIVE, released_at=now, wave_at=now, watch_until=watched)
    nudges.save(tx, after)
    nudges.note(tx, one.id, Deed.RELEASED, by=None, at=now, many=one.people, said=one.words)
    progress(tx, after, now=now)
    return after


def tell_author(tx: Tx, one: Nudge, occasion: str, *, now: datetime, rules: Rules) -> None:
    """It waits for something to be done by who sends it."""
    if who := people.find(tx, one.author, rules.usual):
        due = news.at_work(now, who, rules)
        outbox.owe(tx, Message.JUDGED, about=one.id, receiver=who.id, occasion=occasion, due=due, now=now)


def concerns(tx: Tx, one: Nudge, who: PersonId) -> bool:
    """Whether it is theirs to read: it reached them, or waits for their moment or their wave."""
    if reach.stand(tx, one.id, who):
        return True
    known = audience.traits(tx, [who]).get(who)
    return one.runs and known is not None and whom(one).includes(known)


def progress(tx: Tx, one: Nudge, *, now: datetime) -> None:
    """The card of who sends it shows where it stands, drawn anew after each deed and each tenth of its receivers."""
    counts = reach.counts(tx, one.id)
    every = max(one.people, sum(counts.values()))
    settled = sum(counts.values()) - sum(counts[state] for state in OPEN)
    tenth = settled * EVERY // every if every else 0
    version = len(nudges.deeds(tx, one.id)) * (EVERY + 3) + tenth + (settled == every) + (one.state is State.DONE)
    if version > nudges.shown(tx, one):
        outbox.arm(tx, Message.PROGRESS, about=one.id, receiver=one.author, version=version, now=now)


def ripe(tx: Tx, one: Nudge, now: datetime) -> bool:
    """Whether key users had it long enough, and the last word of one is that it is right."""
    return one.preview_until is not None and one.preview_until <= now and nudges.held(tx, one) is False


def _decide(one: Nudge, pupil: Pupil, spoken: Sequence[Spoken], *, now: datetime, rules: Rules) -> Decided:
    who, wish = pupil.person, wish_of(pupil, rules)
    if not who.reachable:
        return Decided(pupil=pupil, stands=Reach.BLOCKED, why="blocked")
    today = now.astimezone(ZoneInfo(who.time_zone)).date()
    gone = lost(spoken, today)
    past = Past(
        contacts=tuple(each.contact for each in spoken if each not in gone),
        unanswered=max(0, pupil.unanswered - len(gone)),
    )
    if past.unanswered >= rules.contact.pause_after:  # the line that says it stops is the tips' to say
        return Decided(pupil=pupil, stands=Reach.PAUSED, why="paused")
    want = Want(kind=Kind.MUST if one.must else Kind.NUDGE, about=one.id, minutes=MINUTES)
    granted = rule.ask(wish, past, [want], rules.contact, now)
    if isinstance(granted, Refused):
        state = Reach.OFF if granted.reason is rule.Reason.OFF else Reach.PAUSED
        return Decided(pupil=pupil, stands=state, why=state.value)
    if (apart := _apart([each for each in spoken if each not in gone], wish, rules)) and apart > now:
        return Decided(pupil=pupil, stands=Reach.WAITS, at=apart, why="apart")
    if isinstance(granted, Held):
        why = "away" if wish.week.away_until and wish.week.away_until > now else "hours"
        return Decided(pupil=pupil, stands=Reach.WAITS, at=granted.until, why=why)
    return Decided(pupil=pupil, grant=granted, unanswered=rule.spent(past, granted).unanswered)


def _apart(spoken: Sequence[Spoken], wish: rule.Wish, rules: Rules) -> datetime | None:
    """When the next message about a change may come: so many working days after the last one (NU6)."""
    must = (each for each in spoken if each.kind is Kind.MUST and each.about not in rules.tips)
    news = (*must, *(each for each in spoken if each.kind is Kind.NUDGE))
    last = max((each.contact.at for each in news), default=None)
    if last is None:
        return None
    return schedule.days_after(last, rules.nudges.apart_wd, wish.week, wish.zone)
