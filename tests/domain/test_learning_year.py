"""Fifty-two weeks of somebody who is taught: what comes next, and when (ML1, ML6, ML11, NW4)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import cycle, pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from content import loader
from domain import budget, learning
from domain.budget import Grant, Past, Rhythm, Want
from domain.learning import Answer, Choice, Kind, Learner, Outcome, Seen
from domain.tips import Priority
from tests.domain.living import END, LIMITS, START, Life, lives
from tests.examples import ZONE

TIPS, NUMBERS = loader.tips(), loader.remembering()
KINDS = {Kind.RECALL: budget.Kind.RECALL, Kind.NEW: budget.Kind.TIP}
years = settings(max_examples=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """One contact of the year, and what was seen before it."""

    at: datetime
    choice: Choice
    before: dict[str, Seen]


def year(life: Life, outcomes: Sequence[Outcome | None], rights: Sequence[bool]) -> list[Taught]:
    """Every contact, at their own moments; as many reactions and answers as drawn, again and again."""
    now, past, last, said = START, Past(), None, []
    seen: dict[str, Seen] = {}
    log: dict[str, tuple[datetime, list[Answer]]] = {}
    says, right = cycle(outcomes), cycle(rights)
    while now < END - timedelta(days=2):
        wish = life.wish(now)
        now = budget.next_slot(wish, LIMITS, now) or now + timedelta(days=1)
        today = now.astimezone(ZoneInfo(wish.zone)).date()
        learner = Learner(a_week=LIMITS.per_week[wish.rhythm])
        choice = learning.choose(learner, seen, TIPS, NUMBERS, now, last_was=last, today=today)
        if not choice or not isinstance(granted := budget.ask(wish, past, [_want(choice)], LIMITS, now), Grant):
            continue
        said.append(Taught(at=now, choice=choice, before=dict(seen)))
        past, last, tip = budget.answered(budget.spent(past, granted)), choice.kind, choice.tip.id
        shown, answers = log[tip] if choice.kind is Kind.RECALL else (now, [])
        answers += [Answer(at=now, right=next(right))] if choice.kind is Kind.RECALL else []
        log[tip] = shown, answers
        known = learning.memory(shown, answers, NUMBERS, wish.week, wish.zone)
        outcome = next(says) if choice.kind is Kind.NEW else seen[tip].outcome
        until = learning.later(now, NUMBERS) if outcome is Outcome.LATER else None
        seen = seen | {tip: Seen(memory=known, outcome=outcome, later_until=until)}
    return said


def _want(choice: Choice) -> Want:
    must = choice.tip.priority == Priority.MUST and choice.kind is Kind.NEW
    return Want(kind=budget.Kind.MUST if must else KINDS[choice.kind], about=choice.tip.id, minutes=choice.tip.minutes)


outcomes = st.lists(st.sampled_from([None, *Outcome]), min_size=1, max_size=9)
rights = st.lists(st.booleans(), min_size=1, max_size=9)


@given(life=lives, says=outcomes, right=rights)
@years
def test_nothing_is_asked_before_it_is_due_nor_once_it_sits_nor_of_what_was_known(
    life: Life, says: list[Outcome | None], right: list[bool]
) -> None:
    for one in year(life, says, right):
        before = one.before.get(one.choice.tip.id)
        if one.choice.kind is Kind.RECALL:
            assert before
            assert before.memory.due <= one.at
            assert not before.memory.retired
            assert before.outcome not in (Outcome.KNOWN, Outcome.NOTFORME, Outcome.LATER)
        else:
            assert before is None or (before.later_until or END) <= one.at


@given(life=lives, says=outcomes, right=rights)
@years
def test_the_same_year_is_taught_the_same(life: Life, says: list[Outcome | None], right: list[bool]) -> None:
    assert year(life, says, right) == year(life, says, right)


STEADY = Life(
    rhythms=[Rhythm.THREE], zones=[ZONE], week=None, at=LIMITS.at, away=[], pauses=[], answers=[True], hours=[24],
    wants=[],
)  # fmt: skip


def test_must_comes_first_then_a_question_and_a_tip_take_turns_and_two_days_lie_between() -> None:
    said = year(STEADY, [Outcome.TRIED], [True])
    kinds = [one.choice.kind for one in said]
    assert [one.choice.tip.priority for one in said[:2]] == ["must", "must"]
    assert kinds[1:9] == [Kind.NEW, Kind.RECALL] * 4
    assert all(after.at - before.at >= timedelta(days=2) for before, after in pairwise(said))
    assert kinds.count(Kind.NEW) == sum(tip.level != "pro" for tip in TIPS.values())  # all there is for them


def test_ten_days_of_leave_are_followed_by_one_contact_for_all_that_waited() -> None:
    left, back = START + timedelta(days=6), START + timedelta(days=16)  # Monday 7 to Thursday 17 September
    wish = replace(STEADY, away=[(6, 10)]).wish(left)
    waiting, past, held = [Want(kind=budget.Kind.RECALL, about="a", minutes=1)], Past(), set()
    for day in range(10):
        waiting.append(Want(kind=budget.Kind.MUST, about=f"{day}", minutes=0.5))
        found = budget.ask(wish, past, waiting, LIMITS, left + timedelta(days=day, hours=8))
        held.add(found.until if isinstance(found, budget.Held) else None)
    (until,) = held
    assert until == back + timedelta(hours=6, minutes=30)  # 08:30 in Amsterdam
    granted = budget.ask(wish, past, waiting, LIMITS, until)
    assert isinstance(granted, Grant)
    assert granted.wants == (*waiting[1:], waiting[0])
    then = budget.ask(wish, budget.spent(past, granted), waiting[:1], LIMITS, until + timedelta(hours=8))
    assert isinstance(then, budget.Held)
    assert budget.next_slot(wish, LIMITS, left) == back + timedelta(days=1, hours=8)  # Friday 10:00, a day of theirs
