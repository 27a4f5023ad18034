"""Speaking to somebody unasked: whether now, about what, and what becomes of it when they would rather not."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain import budget as rule
from domain import learning, messages
from domain.budget import Grant, Held, Past, Refused, Want, Wish
from domain.learning import Choice, Kind, Learner, Seen
from domain.people import Person, PersonId
from domain.rules import Rules
from domain.tips import KEY_USERS, Priority, Tip
from storage import budget, outbox, reach
from storage import learning as lessons
from storage.budget import Due, Look, Spoken
from storage.learning import Count, Pupil, Shown
from storage.outbox import Owed
from storage.tx import Tx
from usecases import tips

PAGE = 80  # people whose moment is looked at in one transaction: well within 50 ms
USUAL = rule.Rhythm.THREE
OWED = {
    rule.Kind.PAUSE: messages.Kind.PAUSED, rule.Kind.MUST: messages.Kind.TIP, rule.Kind.TIP: messages.Kind.TIP,
    rule.Kind.RECALL: messages.Kind.RECALL,
}  # fmt: skip
SENT = frozenset({"done", "sending", "unknown", None})  # states of what reached them, or may have
WAITS = frozenset({"later", "ready"})
RECALL_MINUTES = 0.5  # to read a question and choose


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What one look at the schedule needs for all of its people."""

    seen: Mapping[PersonId, Mapping[str, Seen]]
    spoken: Mapping[PersonId, Sequence[Spoken]]
    tips: Mapping[str, Tip]
    series: Mapping[PersonId, Collection[str]]
    receivers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What one person is told unasked, with the right to."""

    pupil: Pupil
    choice: Choice
    grant: Grant
    unanswered: int  # with this one
    later_until: datetime | None = None  # of a tip they had put off: kept until they saw it

    @property
    def want(self) -> Want:
        return self.grant.wants[0]

    @property
    def shown(self) -> bool:
        return bool(self.want.about) and self.choice.kind is Kind.NEW


def tick(tx: Tx, *, now: datetime, rules: Rules) -> bool:
    """Looks at a page of those whose moment has come; whether more may wait. What is older than needed is forgotten."""
    budget.forget(tx, (now - rule.KEPT).date())
    lessons.forget(tx, now - timedelta(days=rules.remembering.kept_days))
    page = budget.due(tx, now, usual=rules.usual, most=PAGE)
    if not page:
        return False
    ids = [one.pupil.person.id for one in page]
    whole = len(page) == PAGE
    read = _Page(
        seen=lessons.seen(tx, ids), spoken=budget.spoken(tx, ids, since=(now - rule.KEPT).date()),
        tips=tips.taught(tx, rules), series=reach.series(tx, ids),
        receivers=budget.enrolled(tx) if whole else len(page),
    )  # fmt: skip
    said = (_look(tx, one, read, now=now, rules=rules) for one in page)
    _speak(tx, [one for one in said if one], read.receivers, now=now, rules=rules)
    return whole


def react(tx: Tx, who: Person) -> None:
    """They did something with what they are taught: the rhythm is as they wished again, also after it paused (NW3).

    Whoever does is spoken to from then on, if they were not: what they learn is asked again.
    """
    budget.enrol(tx, who.id)
    if lessons.answered(tx, who.id):
        budget.wake(tx, who.id)


def withhold(tx: Tx, who: PersonId, *, now: datetime, rules: Rules) -> None:
    """What is owed to them unasked, and not under way, is not sent, and counts as if it never was."""
    pupil = lessons.pupil(tx, who, rules.usual)
    if pupil is None:
        return
    last = budget.spoken(tx, [who], since=(now - rule.KEPT).date())[who]
    waiting = [one for one in last if one.state in WAITS and outbox.cancel(tx, one.message)]
    _undo(tx, pupil, waiting)
    budget.again(tx, who)


def wish_of(pupil: Pupil, rules: Rules) -> Wish:
    """When and how often this person may be spoken to."""
    who, told = pupil.person, pupil.wishes
    return Wish(
        rhythm=told.rhythm or USUAL, zone=who.time_zone, week=rules.week_of(who), at=told.at or rules.contact.at,
        quiet=None if who.hours else rules.quiet, paused_until=told.paused_until,
    )  # fmt: skip


def learner_of(pupil: Pupil, rules: Rules, series: Collection[str] = ()) -> Learner:
    """`series` are the tips that follow a change they had news of."""
    told = pupil.wishes
    return Learner(
        a_week=rules.contact.per_week[told.rhythm or USUAL], roles=frozenset({KEY_USERS} if pupil.key_user else ()),
        locations=told.locations, scenarios=told.scenarios, platforms=told.platforms, levels=told.levels,
        put_away=told.put_away, series=frozenset(series),
    )  # fmt: skip


def lost(spoken: Sequence[Spoken], today: date) -> list[Spoken]:
    """What did not reach them: it failed or was taken back, or its day passed while it waited."""
    return [one for one in spoken if one.state not in SENT and (one.state not in WAITS or one.contact.day < today)]


def _look(tx: Tx, due: Due, page: _Page, *, now: datetime, rules: Rules) -> _Said | None:
    """One person's moment: what is said to them, if anything now; either way their next moment is found."""
    pupil, wish = due.pupil, wish_of(due.pupil, rules)
    unknown = due.next_at == budget.NEVER or due.zone != wish.zone  # their moment is still to come, where they are now
    if unknown or not pupil.person.reachable:
        _move(tx, due, wish, rule.next_slot(wish, rules.contact, now))
        return None
    gone = lost(page.spoken[pupil.person.id], now.astimezone(ZoneInfo(wish.zone)).date())
    past = _past(pupil, page.spoken[pupil.person.id], gone)
    choice = _choice(pupil, page, gone, now=now, rules=rules)
    granted = rule.ask(wish, past, [_want(choice)], rules.contact, now) if choice else None
    if not _move(tx, due, wish, _next(wish, granted, now, rules)):
        return None
    _undo(tx, pupil, gone)
    if choice and isinstance(granted, Grant):
        before = page.seen[pupil.person.id].get(choice.tip.id)
        return _Said(
            pupil=pupil, choice=choice, grant=granted, unanswered=rule.spent(past, granted).unanswered,
            later_until=before.later_until if before else None,
        )  # fmt: skip
    return None


def _choice(pupil: Pupil, page: _Page, lost: Sequence[Spoken], *, now: datetime, rules: Rules) -> Choice | None:
    """What they would be taught; a tip that never reached them was not shown."""
    who = pupil.person
    never = {one.about for one in lost if one.kind is not rule.Kind.RECALL}
    seen = {tip: how for tip, how in page.seen[who.id].items() if tip not in never}
    today = now.astimezone(ZoneInfo(who.time_zone)).date()
    return learning.choose(
        learner_of(pupil, rules, page.series.get(who.id, ())),
        seen,
        page.tips,
        rules.remembering,
        now,
        last_was=pupil.last,
        today=today,
    )


def _want(choice: Choice) -> Want:
    if choice.kind is Kind.RECALL:
        return Want(kind=rule.Kind.RECALL, about=choice.tip.id, minutes=RECALL_MINUTES)
    must = choice.tip.priority == Priority.MUST
    return Want(kind=rule.Kind.MUST if must else rule.Kind.TIP, about=choice.tip.id, minutes=choice.tip.minutes)


def _past(pupil: Pupil, spoken: Sequence[Spoken], lost: Sequence[Spoken]) -> Past:
    reached = tuple(one.contact for one in spoken if one not in lost)
    return Past(contacts=reached, unanswered=max(0, pupil.unanswered - len(lost)))


def _next(wish: Wish, granted: Grant | Held | Refused | None, now: datetime, rules: Rules) -> datetime | None:
    if isinstance(granted, Refused) and granted.reason is not rule.Reason.LONG:
        return None  # until they say or do something
    after = granted.until - timedelta(microseconds=1) if isinstance(granted, Held) else now
    return rule.next_slot(wish, rules.contact, max(after, now))


def _move(tx: Tx, due: Due, wish: Wish, next_at: datetime | None) -> bool:
    return budget.move(
        tx, Look(person=due.pupil.person.id, before=due.next_at, next_at=next_at, zone=wish.zone, at=wish.at)
    )


def _undo(tx: Tx, pupil: Pupil, lost: Sequence[Spoken]) -> None:
    """These contacts never were: what was not shown is still new, and nobody left it unanswered."""
    if not lost:
        return
    who = pupil.person.id
    budget.unspeak(tx, who, [one.contact.day for one in lost])
    for one in lost:
        if one.kind in (rule.Kind.TIP, rule.Kind.MUST):
            lessons.unshow(tx, who, one.about)
    lessons.count(tx, [Count(person=who, last=pupil.last, unanswered=max(0, pupil.unanswered - len(lost)))])


def _speak(tx: Tx, said: Sequence[_Said], receivers: int, *, now: datetime, rules: Rules) -> None:
    """Owes each their one message, and keeps that the day is spent."""
    owed = [_owed(one, receivers, now=now, rules=rules) for one in said]
    outbox.owe_all(tx, owed, now=now)
    budget.speak(tx, [
        Spoken(
            person=one.pupil.person.id, contact=one.grant.contact, kind=one.want.kind, about=one.want.about,
            message=outbox.key(it.kind, it.about, it.receiver, it.occasion),
        )
        for one, it in zip(said, owed, strict=True)
    ])  # fmt: skip
    lessons.show(tx, [_shown(one, now=now, rules=rules) for one in said if one.shown])
    lessons.count(tx, [
        Count(
            person=one.pupil.person.id, last=one.choice.kind if one.want.about else one.pupil.last,
            unanswered=one.unanswered,
        )
        for one in said
    ])  # fmt: skip


def _owed(one: _Said, receivers: int, *, now: datetime, rules: Rules) -> Owed:
    who, day = one.pupil.person, one.grant.contact.day.isoformat()
    due = _due(who, now + rule.spread(f"{who.id} {day}".encode(), receivers, rules.rate, rules.contact), now, rules)
    return Owed(
        kind=OWED[one.want.kind], about=one.want.about or who.id, receiver=who.id, occasion=day, due=due,
        grant=one.grant,
    )  # fmt: skip


def _shown(one: _Said, *, now: datetime, rules: Rules) -> Shown:
    who = one.pupil.person
    kept = learning.memory(now, (), rules.remembering, rules.week_of(who), who.time_zone)
    return Shown(person=who.id, tip=one.choice.tip.id, at=now, how=Seen(memory=kept, later_until=one.later_until))


def _due(who: Person, spread: datetime, now: datetime, rules: Rules) -> datetime:
    """As spread, or at once where that would be in their quiet time: it is of this day."""
    return spread if rules.sound(spread, who) == spread else now
