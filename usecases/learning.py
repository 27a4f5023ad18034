"""What somebody does with what they are taught: asks for a tip, says what came of it, answers, looks back, erases."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain import errors, learning
from domain.budget import Rhythm
from domain.learning import Answer, Outcome, Seen
from domain.people import Person, PersonId
from domain.rules import Rules
from domain.tips import Tip
from storage import budget as budgets
from storage import learning as lessons
from storage import reach
from storage.learning import Pupil, Shown, Wishes
from storage.tx import Tx
from usecases import budget, tips


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    tip: Tip
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far somebody is, for themselves alone."""

    seen: int
    remembered: int  # still asked now and then
    retired: int  # they sit
    known: int  # they knew them already
    left: int  # still to come


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What there is for who asks for a tip."""

    tip: Tip | None = None
    again: bool = False  # they were shown it before
    away: str | None = None  # there is none, as they put away what is about this, as people call it


def another(tx: Tx, who: Person, *, now: datetime, rules: Rules) -> Tip | None:
    """The tip that suits them best now; None where all were shown. Whoever asks is not kept to any budget."""
    budget.react(tx, who)
    found = _fresh(tx, who, tips.taught(tx, rules), now=now, rules=rules)
    if not found:
        return None
    _show(tx, who, found[0], now=now, rules=rules)
    return found[0]


def about(tx: Tx, who: Person, among: Sequence[Collection[str]], *, now: datetime, rules: Rules) -> Found:
    """The same of those with these ids, the first that fit best; where all of them were shown, the best one again."""
    budget.react(tx, who)
    groups = [{one: tip for one, tip in tips.taught(tx, rules).items() if one in some} for some in among]
    for group in groups:
        if found := _fresh(tx, who, group, now=now, rules=rules):
            _show(tx, who, found[0], now=now, rules=rules)
            return Found(tip=found[0])
    seen, away = lessons.seen(tx, [who.id])[who.id], _pupil(tx, who, rules).wishes.put_away
    every = [tip for group in groups for tip in group.values() if tip.taught(_today(who, now))]
    before = (tip for tip in every if tip.id in seen and tip.app not in away)
    if shown := next(before, None):
        return Found(tip=shown, again=True)
    return Found(away=next((tip.topic for tip in every if tip.app in away), None))


def said(
    tx: Tx, who: Person, which: str, outcome: Outcome, *, later_until: datetime | None = None, now: datetime,
    only: bool = False, rules: Rules,
) -> Tip:  # fmt: skip
    """What came of a tip, in their own word; the last one counts. Raises Unknown for a tip that is not there.

    "Later" is at least twelve hours away (ML6); "not for me" puts its whole app away (ML11), and with `only` this tip
    alone: what it put away before is back.
    """
    tip = rules.tips.get(which)
    if tip is None:
        raise errors.Unknown
    before = lessons.seen(tx, [who.id])[who.id].get(which)
    if before is None:  # a card of somebody who erased their progress since, or that was shown on a report
        before = _show(tx, who, tip, now=now, rules=rules)
    earliest = learning.later(now, rules.remembering)
    until = max(later_until or earliest, earliest) if outcome is Outcome.LATER else None
    lessons.say(tx, who.id, which, replace(before, outcome=outcome, later_until=until))
    if outcome in (Outcome.NOTFORME, Outcome.KNOWN):  # also of what is on its way
        budget.withhold(tx, who.id, now=now, rules=rules)
    if outcome is Outcome.NOTFORME:
        wishes = _pupil(tx, who, rules).wishes
        away = wishes.put_away - {tip.app} if only else wishes.put_away | {tip.app}
        lessons.wish(tx, who.id, replace(wishes, put_away=away))
    budget.react(tx, who)
    return tip


def answer(
    tx: Tx, who: Person, tip: str, asked: date, choice: int | None, *, now: datetime, rules: Rules
) -> Answered:  # fmt: skip
    """What they chose of the options as written, or None where they do not know; the first answer stands (ML1, ML4).

    Raises Unknown for a tip that is not there or they were not shown, Choice for an option that is none.
    """
    known = rules.tips.get(tip)
    shown = lessons.shown_at(tx, who.id, tip)
    if known is None or shown is None:
        raise errors.Unknown
    if choice is not None and not 0 <= choice < len(next(iter(known.lessons.values())).quiz.options):
        raise errors.Choice
    if lessons.answer(tx, who.id, tip, asked, Answer(at=now, right=choice == known.correct)):
        given = lessons.answers(tx, who.id, tip)
        kept = learning.memory(shown, given.values(), rules.remembering, rules.week_of(who), who.time_zone)
        lessons.say(tx, who.id, tip, replace(lessons.seen(tx, [who.id])[who.id][tip], memory=kept))
    budget.react(tx, who)
    return Answered(tip=known, right=lessons.answers(tx, who.id, tip)[asked].right)


def comes(tx: Tx, who: Person, rules: Rules) -> bool:
    """Whether anything comes to them unasked at all."""
    pupil = _pupil(tx, who, rules)
    return pupil.wishes.rhythm is not Rhythm.OFF


def progress(tx: Tx, who: Person, *, now: datetime, rules: Rules) -> Progress:
    """Nobody else's, and nobody else sees it (ML13)."""
    seen = lessons.seen(tx, [who.id])[who.id]
    known = sum(one.outcome is Outcome.KNOWN for one in seen.values())
    asked = [one for one in seen.values() if one.outcome in (None, Outcome.TRIED, Outcome.STUCK)]
    retired = sum(one.memory.retired for one in asked)
    left = _fresh(tx, who, tips.taught(tx, rules), now=now, rules=rules)
    return Progress(seen=len(seen), remembered=len(asked) - retired, retired=retired, known=known, left=len(left))


def erase(tx: Tx, who: Person, *, now: datetime, rules: Rules) -> None:
    """All that was shown and answered is gone, and begins anew; what they said of how to be taught stays."""
    budget.withhold(tx, who.id, now=now, rules=rules)
    lessons.erase(tx, who.id)
    budgets.erase(tx, who.id)


def leave(tx: Tx, who: PersonId, *, now: datetime, rules: Rules) -> None:
    """They left the organisation: nothing of what they learned is kept, and nothing waits for them."""
    budget.withhold(tx, who, now=now, rules=rules)
    budgets.erase(tx, who)
    lessons.leave(tx, who)


def wish(tx: Tx, who: Person, wishes: Wishes, *, now: datetime, rules: Rules) -> None:
    """How they want to be taught from now on; what waits for them unasked is not sent when it is less (ML6)."""
    lessons.wish(tx, who.id, wishes)
    budget.withhold(tx, who.id, now=now, rules=rules)
    budget.react(tx, who)


def order(who: PersonId, tip: str, asked: date) -> bytes:
    """The seed of the order in which the options of one question stand, the same however often it is drawn."""
    return hashlib.sha256(f"{who} {tip} {asked.isoformat()}".encode()).digest()


def _fresh(tx: Tx, who: Person, offered: Mapping[str, Tip], *, now: datetime, rules: Rules) -> Sequence[Tip]:
    series = reach.series(tx, [who.id]).get(who.id, ())
    learner, seen = budget.learner_of(_pupil(tx, who, rules), rules, series), lessons.seen(tx, [who.id])[who.id]
    return learning.fresh(learner, seen, offered, rules.remembering, now, _today(who, now))


def _today(who: Person, now: datetime) -> date:
    return now.astimezone(ZoneInfo(who.time_zone)).date()


def _show(tx: Tx, who: Person, tip: Tip, *, now: datetime, rules: Rules) -> Seen:
    kept = learning.memory(now, (), rules.remembering, rules.week_of(who), who.time_zone)
    lessons.show(tx, [Shown(person=who.id, tip=tip.id, at=now, how=(how := Seen(memory=kept)))])
    return how


def _pupil(tx: Tx, who: Person, rules: Rules) -> Pupil:
    return lessons.pupil(tx, who.id, rules.usual) or Pupil(person=who, wishes=Wishes())
