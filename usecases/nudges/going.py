"""A message about a change goes out: page by page, wave by wave, in everybody's own time; stopped and taken back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain import nudges as rule
from domain import schedule
from domain.audience import Audience, Ring
from domain.budget import KEPT
from domain.messages import Kind as Message
from domain.nudges import Deed, Nudge, NudgeId, State, Wave
from domain.people import Person, PersonId
from domain.reach import OPEN, Reach
from domain.rules import Rules
from storage import audience, budget, nudges, outbox, reach
from storage import learning as lessons
from storage.learning import Count
from storage.outbox import BLOCKED
from storage.reach import Ended, Stand
from storage.tx import Tx
from usecases.nudges import reaching
from usecases.nudges.writing import own

PAGE, LEAST_PAGE = 60, 10  # people who are looked at in one transaction: well within 50 ms
WINDOW = 2000  # at most so many are owed it and not sent: stopping and taking back have no more to undo
NEXT_WAVE = {Wave.PILOT: Wave.REST, Wave.REST: Wave.LATE, Wave.LATE: None}


def tick(tx: Tx, *, now: datetime, rules: Rules) -> bool:
    """One step of each that is on its way; whether more of any waits."""
    going = nudges.moving(tx)
    page = max(LEAST_PAGE, PAGE // max(1, len(going)))  # all of them together are one page: none waits for another
    more = [_step(tx, one, page, now=now, rules=rules) for one in going]
    return any(more)


def next_due(tx: Tx) -> datetime | None:
    """When, in people's time, one of them goes on; what waits for a word of a key user has no moment."""
    going = nudges.moving(tx)
    moments = [one.preview_until for one in going if one.state is State.PREVIEW and not nudges.quiet(tx, one)]
    for one in going:
        if one.runs and not one.stopped:
            moments += [one.wave_at, one.watch_until if one.wave_at is None else None]
    return min((one for one in (*moments, reach.next_due(tx)) if one), default=None)


def stop(tx: Tx, who: Person, which: NudgeId, *, now: datetime) -> Nudge:
    """Nothing of it is sent from the next claim on."""
    one = own(tx, who, which)
    if not one.runs or one.stopped:
        return one
    return _turn(tx, one, Deed.PAUSED, who, now=now, stopped=True)


def resume(tx: Tx, who: Person, which: NudgeId, *, now: datetime) -> Nudge:
    """It goes on; after the pilot, it does so at once."""
    one = own(tx, who, which)
    if not one.runs or not one.stopped:
        return one
    return _turn(tx, one, Deed.RESUMED, who, now=now, stopped=False)


def withdraw(tx: Tx, who: Person, which: NudgeId, *, delivered: bool, now: datetime) -> Nudge:
    """Nobody gets it anymore; with `delivered`, the cards that are there become one line that says so."""
    one = own(tx, who, which)
    if one.state is State.WITHDRAWN and not (delivered and one.announced_at and one.version == one.drawn):
        return one
    if one.state in (State.DRAFT, State.APPROVAL):
        return _turn(tx, one, Deed.WITHDRAWN, who, now=now, state=State.WITHDRAWN)
    again: dict[str, object] = {"version": one.version + 1, "drawn_to": None} if delivered else {}
    outbox.redraw(tx, Message.AHEAD, which, but=[])
    return _turn(
        tx, one, Deed.WITHDRAWN, who, now=now, state=State.WITHDRAWN, stopped=True, wave_at=None, **again
    )  # fmt: skip


def _turn(tx: Tx, one: Nudge, deed: Deed, who: Person, *, now: datetime, **changed: object) -> Nudge:
    counts = reach.counts(tx, one.id)
    after = replace(one, **changed)  # type: ignore[arg-type]
    nudges.save(tx, after)
    nudges.note(tx, one.id, deed, by=who.id, at=now, many=counts[Reach.OWED] + counts[Reach.WAITS])
    reaching.progress(tx, after, now=now)
    return after


def _step(tx: Tx, one: Nudge, page: int, *, now: datetime, rules: Rules) -> bool:
    if one.state is State.PREVIEW:
        _settle_ahead(tx, one, now=now)
        if reaching.ripe(tx, one, now):
            reaching.release(tx, one, now=now, rules=rules)
            return True
        if one.preview_until and one.preview_until <= now:
            reaching.tell_author(tx, one, "quiet", now=now, rules=rules)  # once
        return False
    more = _settle(tx, one, page, now=now, rules=rules)
    if one.state is State.WATCH and one.wave_at is None and one.watch_until and one.watch_until <= now:
        return _end(tx, one, page, now=now) or more
    if one.state is State.WITHDRAWN and one.stopped:
        more = _take_back(tx, one, page, now=now, rules=rules) or more
    elif not one.stopped and one.runs:
        more = _again(tx, one, page, now=now, rules=rules) or more
        more = _expand(tx, one, page, now=now, rules=rules) or more
    return _draw(tx, one.id) or more


def _end(tx: Tx, one: Nudge, page: int, *, now: datetime) -> bool:
    """It is news no longer: whose moment did not come finds it where they look; done once nobody is owed it."""
    waits = [it for it in reach.open_(tx, one.id, page) if it.state is Reach.WAITS]
    reach.move(tx, one.id, Reach.WAITS, [Stand(person=it.person, state=Reach.OVER) for it in waits])
    if waits:
        return True
    counts = reach.counts(tx, one.id)
    if not any(counts[state] for state in OPEN):
        nudges.save(tx, replace(one, state=State.DONE))
        reaching.progress(tx, replace(one, state=State.DONE), now=now)
    return False


def _settle_ahead(tx: Tx, one: Nudge, *, now: datetime) -> None:
    """Key users whom it did not reach have nothing to judge."""
    lost = {it.person: Stand(person=it.person, state=state, message=it.message)
            for it in reach.lost_ahead(tx, one.id) if (state := _ended(it))}  # fmt: skip
    if lost:
        reach.move(tx, one.id, Reach.AHEAD, list(lost.values()))
        reaching.progress(tx, one, now=now)


def _expand(tx: Tx, one: Nudge, most: int, *, now: datetime, rules: Rules) -> bool:
    """A page of its audience, in the order of the waves; the cursor moves in the same transaction."""
    if one.wave_at is None or one.wave_at > now or reach.counts(tx, one.id)[Reach.OWED] >= WINDOW:
        return False
    page = audience.members(tx, _whom(one), after=one.cursor, most=most)
    if page:
        traits = audience.traits(tx, page)
        there = reach.reached(tx, one.id, page)
        ids = [who for who in page if who not in there and rule.wave_of(traits[who], one.pilot) is one.wave]
        told = reaching.decided(tx, one, ids, now=now, rules=rules)
        reaching.owe(tx, one, told, before=None, now=now)
        nudges.save(tx, replace(one, cursor=page[-1]))
        if len(page) == most:
            return True
    _next_wave(tx, one, now=now, rules=rules)
    return True


def _whom(one: Nudge) -> Audience:
    """Of its audience who may be of this wave: who likes news early has it before the others, also without a pilot."""
    rings = {Wave.LATE: Ring.LATER} | ({} if one.pilot else {Wave.PILOT: Ring.EARLY})
    ring = rings.get(one.wave)
    return reaching.whom(one).of(ring) if ring else reaching.whom(one)


def _next_wave(tx: Tx, one: Nudge, *, now: datetime, rules: Rules) -> None:
    wave, zone = NEXT_WAVE[one.wave], rules.usual.time_zone
    state = State.WATCH if one.wave is Wave.REST else one.state
    if wave is None:
        nudges.save(tx, replace(one, wave_at=None, cursor=None, state=state))
        return
    days = {Wave.REST: rules.nudges.pilot_wd if one.pilot else 0, Wave.LATE: rules.nudges.late_wd}[wave]
    at = schedule.days_after(now, days, rules.week, zone) if days else now
    after = replace(one, wave=wave, wave_at=at, cursor=None, state=state)
    nudges.save(tx, after)
    reaching.progress(tx, after, now=now)


def _again(tx: Tx, one: Nudge, page: int, *, now: datetime, rules: Rules) -> bool:
    """Whose moment has come."""
    ids = reach.due(tx, one.id, now, page)
    if ids:
        reaching.owe(tx, one, reaching.decided(tx, one, ids, now=now, rules=rules), before=Reach.WAITS, now=now)
    return len(ids) == page


def _settle(tx: Tx, one: Nudge, most: int, *, now: datetime, rules: Rules) -> bool:
    """A page of what was sent, or will not be: where each of these stands now."""
    page = reach.ended(tx, one.id, most)
    if not page:
        return False
    sent = [it.message for it in page if it.state == "done" and it.message and (it.version or 0) < one.version]
    reach.show(tx, sent, one.version)
    back = [it.person for it in page if _ended(it) is None]
    stands = {it.person: Stand(person=it.person, state=state, message=it.message)
              for it in page if (state := _ended(it))}  # fmt: skip
    stands |= _back(tx, one, back, now=now, rules=rules)
    reach.move(tx, one.id, Reach.OWED, list(stands.values()))
    reaching.progress(tx, one, now=now)
    return len(page) == most


def _ended(it: Ended) -> Reach | None:
    """Where they stand by what became of the message; None where it was not sent, and is to be tried again."""
    if it.state == "done":
        return Reach.DELIVERED
    if it.state == "dead":
        return Reach.BLOCKED if it.reason == BLOCKED else Reach.FAILED
    return Reach.UNKNOWN if it.state == "unknown" else None


def _back(
    tx: Tx, one: Nudge, ids: Sequence[PersonId], *, now: datetime, rules: Rules
) -> dict[PersonId, Stand]:  # fmt: skip
    """It was not sent on its day: another day, unless they wish none by now."""
    if not ids:
        return {}
    if one.state is State.WITHDRAWN:
        return {who: Stand(person=who, state=Reach.WITHDRAWN) for who in ids}
    found: dict[PersonId, Stand] = {}
    for each in reaching.decided(tx, one, ids, now=now, rules=rules):
        who = each.pupil.person
        tomorrow = schedule.start_of_day(now + timedelta(days=1), who.time_zone)
        open_ = each.stands in OPEN
        state = Reach.WAITS if open_ else each.stands
        found[who.id] = Stand(person=who.id, state=state, at=max(each.at or tomorrow, tomorrow) if open_ else None)
    return found


def _take_back(tx: Tx, one: Nudge, most: int, *, now: datetime, rules: Rules) -> bool:
    """A page of those who wait or are owed it: they never had it. What is under way ends by itself."""
    page = reach.open_(tx, one.id, most)
    waits = [it for it in page if it.state is Reach.WAITS]
    owed = [it for it in page if it.state is Reach.OWED and it.message and outbox.cancel(tx, it.message)]
    for before, some in ((Reach.WAITS, waits), (Reach.OWED, owed)):
        reach.move(tx, one.id, before, [Stand(person=it.person, state=Reach.WITHDRAWN) for it in some])
    for it in owed:
        _undo(tx, it, now=now, rules=rules)
    if not page:
        nudges.save(tx, replace(one, stopped=False))
        reaching.progress(tx, one, now=now)
    return bool(waits or owed) or not page


def _undo(tx: Tx, it: Stand, *, now: datetime, rules: Rules) -> None:
    """The contact never was."""
    spoken = budget.spoken(tx, [it.person], (now - KEPT).date())[it.person]
    budget.unspeak(tx, it.person, [each.contact.day for each in spoken if each.message == it.message])
    pupil = lessons.pupil(tx, it.person, rules.usual)
    if pupil:
        lessons.count(tx, [Count(person=it.person, last=pupil.last, unanswered=max(0, pupil.unanswered - 1))])


def _draw(tx: Tx, which: NudgeId) -> bool:
    """A page of the cards that show an older version."""
    one = nudges.find(tx, which)
    if one is None or one.drawn == one.version or (one.stopped and one.state is State.WITHDRAWN):
        return False
    to = reach.redraw(tx, one.id, one.version, one.drawn_to)
    nudges.save(tx, replace(one, drawn_to=to, drawn=one.drawn if to else one.version))
    return to is not None
