"""How many tips somebody knows after a simulated year of tips and questions, by three orders of the same contacts.

What is counted, and the last figures: benchmarks/README.md.
"""

import math
import statistics
import sys
import timeit
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import product
from pathlib import Path
from random import Random  # noqa: TID251 - made-up people

import click
from fsrs import Card, Rating, Scheduler

sys.path.insert(0, str(Path(__file__).parent.parent))

from content import loader
from domain import budget, learning, schedule
from domain.budget import Rhythm, Wish
from domain.learning import Answer, Choice, Kind, Learner, Seen
from domain.tips import Tip

START = datetime(2026, 9, 1, tzinfo=UTC)
YEAR = timedelta(days=365)
DAY = timedelta(days=1)
ZONE = "Europe/Amsterdam"
NUMBERS, WEEK = loader.remembering(), replace(loader.working_week(), holiday=schedule.never)
RHYTHMS = {3: Rhythm.THREE, 5: Rhythm.DAILY}


class ByModel:
    """A person who forgets as the FSRS model says, by its default parameters: what a policy believes of everybody."""

    def __init__(self, _dice: Random) -> None:
        self._model = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
        self._cards: dict[str, Card] = {}

    def meet(self, tip: str, now: datetime) -> None:
        self._cards[tip], _ = self._model.review_card(Card(card_id=0, due=now), Rating.Good, now)

    def knows(self, tip: str, now: datetime) -> float:
        return self._model.get_card_retrievability(self._cards[tip], now) if tip in self._cards else 0

    def answer(self, tip: str, now: datetime, *, right: bool) -> None:
        self._cards[tip], _ = self._model.review_card(self._cards[tip], Rating.Good if right else Rating.Again, now)


class ByHalves:
    """A person who forgets half in a half-life of their own, which a right answer makes longer."""

    def __init__(self, dice: Random) -> None:
        self._first = dice.lognormvariate(math.log(6), 0.6)  # days; two in three people between 3 and 11
        self._longer = dice.uniform(1.6, 3)
        self._lives: dict[str, tuple[float, datetime]] = {}

    def meet(self, tip: str, now: datetime) -> None:
        self._lives[tip] = self._first, now

    def knows(self, tip: str, now: datetime) -> float:
        if tip not in self._lives:
            return 0
        life, since = self._lives[tip]
        return float(0.5 ** ((now - since) / DAY / life))

    def answer(self, tip: str, now: datetime, *, right: bool) -> None:
        life, _ = self._lives[tip]
        self._lives[tip] = (life * self._longer if right else max(self._first, life / 2)), now


Person = ByModel | ByHalves
KINDS: Mapping[str, Callable[[Random], Person]] = {"as FSRS": ByModel, "by halves": ByHalves}


@dataclass(kw_only=True)
class Year:
    """What the policy has seen of one person."""

    tips: Mapping[str, Tip]
    learner: Learner
    numbers: learning.Numbers = NUMBERS
    shown: dict[str, datetime] = field(default_factory=dict)
    log: dict[str, list[Answer]] = field(default_factory=dict)
    seen: dict[str, Seen] = field(default_factory=dict)
    last: Kind | None = None
    turn: int = 0  # of the order in which everything is asked again

    def note(self, tip: str, now: datetime, answers: Sequence[Answer]) -> None:
        shown, log = self.shown.setdefault(tip, now), self.log.setdefault(tip, [])
        log.extend(answers)
        self.seen[tip] = Seen(memory=learning.memory(shown, log, self.numbers, WEEK, ZONE))


def alternate(year: Year, now: datetime) -> Choice | None:
    """Ours."""
    return learning.choose(
        year.learner, year.seen, year.tips, year.numbers, now, last_was=year.last, today=START.date()
    )


def few_waiting(year: Year, now: datetime) -> Choice | None:
    """Ours, but with nothing new while four weeks' contacts of questions wait."""
    due = [tip for tip, how in year.seen.items() if how.memory.due <= now and not how.memory.retired]
    if len(due) < 4 * year.learner.a_week:
        return alternate(year, now)
    known = {tip: learning.retrievability(year.seen[tip].memory, now, year.numbers) for tip in due}
    return Choice(kind=Kind.RECALL, tip=year.tips[max(known, key=known.__getitem__)])


def massed(year: Year, _now: datetime) -> Choice | None:
    """Everything that is new first, as a training does; then every question in order, again and again."""
    if new := next((tip for tip in year.tips.values() if tip.id not in year.seen), None):
        return Choice(kind=Kind.NEW, tip=new)
    year.turn += 1
    return Choice(kind=Kind.RECALL, tip=list(year.tips.values())[(year.turn - 1) % len(year.tips)])


def review_first(year: Year, now: datetime) -> Choice | None:
    """Whatever is due, the longest due first; something new only when nothing is, and without a limit."""
    if due := [(how.memory.due, tip) for tip, how in year.seen.items() if how.memory.due <= now]:
        return Choice(kind=Kind.RECALL, tip=year.tips[min(due)[1]])
    new = next((tip for tip in year.tips.values() if tip.id not in year.seen), None)
    return Choice(kind=Kind.NEW, tip=new) if new else None


Policy = Callable[[Year, datetime], Choice | None]
POLICIES: Mapping[str, Policy] = {
    "alternate": alternate, "few waiting": few_waiting, "massed": massed, "review first": review_first,
}  # fmt: skip


@click.command()
@click.option("--people", type=click.IntRange(1), default=24)
@click.option("--seed", type=int, default=2026)
@click.option("--retention", type=click.FloatRange(0.7, 0.97), default=NUMBERS.retention)
def main(people: int, seed: int, retention: float) -> None:
    """Prints, for each number of tips, rhythm and kind of person, what each policy comes to."""
    click.echo(
        f"{people} people, seeds {seed}-0 to {seed}-{people - 1}: known on day 365 / mean of the year / contacts"
    )
    click.echo(f"| tips | a week | forgets | {' | '.join(POLICIES)} |")
    click.echo("|---" * (3 + len(POLICIES)) + "|")
    numbers = replace(NUMBERS, retention=retention)
    shares: dict[str, list[float]] = {name: [] for name in POLICIES}
    for count, times, (how, kind) in product((40, 90), RHYTHMS, KINDS.items()):
        year = partial(Year, tips=_tips(count), learner=Learner(a_week=times), numbers=numbers)
        slots = list(_slots(times))
        found = {
            name: _mean([_lived(kind, f"{seed}-{one}", policy, year(), slots) for one in range(people)])
            for name, policy in POLICIES.items()
        }
        cells = (f"{end:.1f} / {mean:.1f} / {contacts:.0f}" for end, mean, contacts in found.values())
        click.echo(f"| {count} | {times} | {how} | {' | '.join(cells)} |")
        for name, (end, *_) in found.items():
            shares[name].append(end / max(best for best, *_ in found.values()))
    for what, of in (("at worst", min), ("on average", statistics.fmean)):
        click.echo(f"| | | of the best, {what} | {' | '.join(f'{of(one):.2f}' for one in shares.values())} |")
    click.echo(f"one choice, of {len(loader.tips())} tips and as many seen: {_cost() * 1e6:.0f} microseconds")


def _cost() -> float:
    """Seconds for one choice of the tips that Kring comes with, all of them seen; the best of five rounds."""
    answers = [Answer(at=START + 3 * DAY, right=True)]
    known = learning.memory(START, answers, NUMBERS, WEEK, ZONE)
    year = Year(tips=loader.tips(), learner=Learner(a_week=5), seen={tip: Seen(memory=known) for tip in loader.tips()})
    return min(timeit.repeat(lambda: alternate(year, START + 60 * DAY), number=200, repeat=5)) / 200


def _mean(years: Sequence[tuple[float, float, int]]) -> tuple[float, float, float]:
    end, mean, contacts = (statistics.fmean(column) for column in zip(*years, strict=True))
    return end, mean, contacts


def _slots(times: int) -> Iterator[datetime]:
    """The moments of a year at which somebody of this rhythm may be spoken to."""
    wish, limits = Wish(rhythm=RHYTHMS[times], zone=ZONE, week=WEEK, at=loader.contact().at), loader.contact()
    now = START
    while (now := budget.next_slot(wish, limits, now) or START + YEAR) < START + YEAR:
        yield now


def _tips(count: int) -> Mapping[str, Tip]:
    """Made-up ones, for everybody."""
    one = next(iter(loader.tips().values()))
    return {f"{number:02}": replace(one, id=f"{number:02}") for number in range(count)}


def _lived(
    kind: Callable[[Random], Person], seed: str, policy: Policy, year: Year, slots: Sequence[datetime]
) -> tuple[float, float, int]:  # fmt: skip
    """(tips known on the last day, the mean of every week's day, contacts) of one person."""
    person, tips = kind(Random(seed)), year.tips
    known: list[float] = []
    contacts = 0
    for slot in slots:
        while slot >= (looked := START + (len(known) + 1) * 7 * DAY):
            known.append(sum(person.knows(tip, looked) for tip in tips))
        if chosen := policy(year, slot):
            contacts += 1
            _contact(person, year, chosen, slot, seed)
    last = sum(person.knows(tip, START + YEAR) for tip in tips)
    return last, statistics.fmean([*known, last]), contacts


def _contact(person: Person, year: Year, chosen: Choice, now: datetime, seed: str) -> None:
    tip = chosen.tip.id
    if chosen.kind is Kind.NEW:
        person.meet(tip, now)
        year.note(tip, now, ())
    else:  # the nth answer on a tip has the same luck under each policy
        luck = Random(f"{seed} {tip} {len(year.log[tip])}").random()
        right = luck < person.knows(tip, now)
        person.answer(tip, now, right=right)
        year.note(tip, now, [Answer(at=now, right=right)])
    year.last = chosen.kind


if __name__ == "__main__":
    main()
