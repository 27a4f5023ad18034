"""What the overview reads: tallies, and what is open right now; no act, and nobody's name, words or department."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import BigInteger, and_, bindparam, case, func, select, type_coerce

from domain import insights as rule
from domain.friction import LAST_QUEUE, FrictionId
from domain.insights import (
    DAY,
    LEAST,
    LEAST_WORDS,
    MORE,
    Closing,
    Digest,
    Folded,
    Issue,
    Measure,
    Median,
    Overview,
    Pace,
    Span,
)
from domain.insights.counting import HOURS
from domain.insights.overview import BLOCK, UNSAID, WEEK, WEIGHTS
from domain.rules import Rules
from domain.states import OPEN, State
from storage import insights, people
from storage.insights import CROWD
from storage.tables import friction, tally
from storage.together import TITLED
from storage.tx import Tx
from storage.views.friction import orphans

BLOCKS = 3  # of weeks that are over, before those of the one that is not
MOST = 20  # open issues

F, T = friction.c, tally.c
_WEEKLY = [one.value for one in (Measure.RECEIVED, Measure.ENDED, Measure.PROMISE, Measure.ROUNDS)]
_BETWEEN = and_(T.day >= bindparam("p_since"), T.day < bindparam("p_until"))
_DAYS = select(T.day, T.measure, T.key, T.many).where(and_(_BETWEEN, T.measure.in_(_WEEKLY)))
_SUMS = (
    select(T.measure, T.key, func.sum(T.many).label("many"))
    .where(and_(_BETWEEN, T.measure.not_in([*_WEEKLY, Measure.SOLVED.value])))
    .group_by(T.measure, T.key)
)
_OPEN = select(func.count()).where(and_(F.queue == bindparam("p_queue"), F.state.in_([one.value for one in OPEN])))
_DAY_LONG = 86_400_000_000  # microseconds
_PRESSING = (  # what it costs x days
    case(*[(F.impact == what, weight) for what, weight in WEIGHTS.items()], else_=UNSAID)
    * (1 + (bindparam("p_now", type_=F.received_at.type) - type_coerce(F.received_at, BigInteger)) // _DAY_LONG)
)
_FIRST = select(F.id).where(TITLED).order_by((CROWD * _PRESSING).desc(), F.id).limit(MOST)  # from its index alone
_THOSE = select(F.id, F.title, F.state, CROWD.label("bothers")).where(F.id.in_(bindparam("p_ids", expanding=True)))
_SOLVED = (
    select(T.key, F.title, func.max(T.many).label("bothers"))
    .select_from(tally.join(friction, and_(F.id == T.key, F.state == State.CONFIRMED.value)))
    .where(and_(_BETWEEN, T.measure == Measure.SOLVED.value))
    .group_by(T.key, F.title)
    .order_by(func.max(T.many).desc(), T.key)
)
_SMALLER = select(func.coalesce(func.sum(T.many), 0)).where(
    and_(_BETWEEN, T.measure == Measure.SOLVED.value, T.key == "")
)

Sums = Mapping[tuple[Measure, str], int]
Weeks = Mapping[date, Counter[tuple[Measure, str]]]


def overview(tx: Tx, *, now: datetime, rules: Rules) -> Overview:
    """Everything on the first page (ME6, PS4, LC12); the weeks are the organisation's own, Monday to Sunday.

    Whole weeks and blocks of four that are over: counted once, the same whoever looks and whenever.
    """
    here = insights.place(tx)
    until = here.day if here else rule.block_of(now.date())
    current = rule.block_of(until)
    weeks = _weeks(tx, current - BLOCKS * BLOCK, until)
    received = tuple(rule.spans([(week, _sum(told, Measure.RECEIVED)) for week, told in weeks.items()]))
    block = current - BLOCK if here and current - BLOCK in weeks else None
    over = _over(tx, block) if block else {}
    return Overview(
        counted_to=until if here else None, received=received, closed=tuple(_closed(weeks)), block=block,
        groups=_groups(weeks, received, block, rules) if block else None, topics=_topics(over) if block else None,
        helped=rule.about(over.get((Measure.ACCEPTED, ""), 0)), pace=_pace(over),
        open=_open(tx, rules), unowned=not people.coordinators(tx) and orphans(tx) > 0, issues=issues(tx, now=now),
    )  # fmt: skip


def issues(tx: Tx, *, now: datetime) -> tuple[Issue, ...]:
    """The open reports that colleagues may see, as far ahead as `domain.insights.score` says; MOST of them (LC12)."""
    ids = [row.id for row in tx.rows(_FIRST, p_now=now)]
    found = {
        row.id: Issue(
            id=FrictionId(row.id), title=row.title, taken=row.state == State.TAKEN.value,
            bothers=row.bothers if row.bothers >= LEAST else None,
        )
        for row in (tx.rows(_THOSE, p_ids=ids) if ids else ())
    }  # fmt: skip
    return tuple(found[one] for one in ids)


def solved(tx: Tx, first: date, end: date) -> Digest:
    """What its reporter said works between two days, of which every day is counted."""
    days = {"p_since": first.isoformat(), "p_until": end.isoformat()}
    smaller = int(tx.row(_SMALLER, **days)[0])
    return Digest(
        titles=tuple(row.title for row in tx.rows(_SOLVED, **days)), smaller=smaller if smaller >= LEAST else None
    )


def _weeks(tx: Tx, since: date, until: date) -> Weeks:
    """Every week between two days that is counted, from the first block in which there was anything."""
    found: dict[date, Counter[tuple[Measure, str]]] = {}
    for row in tx.rows(_DAYS, p_since=since.isoformat(), p_until=until.isoformat()):
        day = date.fromisoformat(row.day)
        found.setdefault(day - DAY * day.weekday(), Counter())[Measure(row.measure), row.key] += row.many
    first = rule.block_of(min(found, default=until))
    every = (first + WEEK * at for at in range((until - first) // WEEK))
    return {week: found.get(week, Counter()) for week in every}


def _closed(weeks: Weeks) -> Iterator[Closing]:
    for span in rule.spans([(week, _sum(told, Measure.PROMISE)) for week, told in weeks.items()]):
        told = _within(weeks, span)
        yield Closing(
            span=span,
            in_time=rule.share(told[Measure.PROMISE, "kept"], span.many),
            again=rule.share(told[Measure.ROUNDS, "again"], span.many),
            confirmed=rule.share(told[Measure.ENDED, State.CONFIRMED.value], span.many),
        )


def _groups(weeks: Weeks, received: Sequence[Span], block: date, rules: Rules) -> Folded:
    """Of the weeks that are shown, and no others: what is left out there must not be worked out here."""
    told = Counter[tuple[Measure, str]]()
    for span in received:
        if rule.block_of(span.first) == block:
            told += _within(weeks, span)
    known = {group.id: told.pop((Measure.RECEIVED, group.id), 0) for group in rules.taxonomy.groups}
    return rule.fold(known | {"": _sum(told, Measure.RECEIVED)}, least=LEAST_WORDS)


def _over(tx: Tx, block: date) -> Sums:
    """What is only told of four weeks together."""
    days = {"p_since": block.isoformat(), "p_until": (block + BLOCK).isoformat()}
    return {(Measure(row.measure), row.key): int(row.many) for row in tx.rows(_SUMS, **days)}


def _topics(over: Sums) -> Folded:
    """Without the names of what is not shown: that anything was asked about a topic tells something too."""
    folded = rule.fold({key: many for (what, key), many in over.items() if what is Measure.ASKED}, least=LEAST_WORDS)
    return Folded(total=folded.total, parts=folded.shown)


def _pace(over: Sums) -> Pace:
    return Pace(
        heard=_median(over, Measure.HEARD), decided=_median(over, Measure.DECIDED),
        worked=_median(over, Measure.WORKED), answered=_median(over, Measure.ANSWERED),
    )  # fmt: skip


def _median(over: Sums, what: Measure) -> Median | None:
    buckets = [(hours, over.get((what, str(hours)), 0)) for hours in HOURS]
    return rule.median([*buckets, (None, over.get((what, MORE), 0))])


def _open(tx: Tx, rules: Rules) -> dict[str, int | None]:
    queues = dict.fromkeys([*(group.queue for group in rules.taxonomy.groups), LAST_QUEUE])
    return {name: rule.about(int(tx.row(_OPEN, p_queue=name)[0])) for name in queues}


def _within(weeks: Weeks, span: Span) -> Counter[tuple[Measure, str]]:
    told = Counter[tuple[Measure, str]]()
    for at in range(span.weeks):
        told += weeks[span.first + at * WEEK]
    return told


def _sum(told: Sums, what: Measure) -> int:
    return sum(many for (measure, _), many in told.items() if measure is what)
