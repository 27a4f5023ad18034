"""Counts what happened on a day into tallies, a page of acts at a time; how far it is, is kept with them."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
    union_all,
    update,
)

from domain.insights import Counted, Measure, Said, Step
from domain.insights.counting import DECISIONS, ENDINGS, HUMAN, RETURNS
from domain.questions import Act as Does
from domain.states import Act, State
from storage import keep, keyusers
from storage.dialect import insert_once
from storage.tables import event, friction, question, question_event, support, tally
from storage.tables import keep as kept
from storage.tx import Tx

PAGE = 150  # acts in one transaction
NEXT = "insights"  # the name of what is kept: the day that is counted next, and in its midst after which act

F, E, Q, QE, T = friction.c, event.c, question.c, question_event.c, tally.c


class Of(StrEnum):
    REPORTS = "reports"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """How far it is: everything before the day is counted, and of the day itself what comes before."""

    day: date
    of: Of = Of.REPORTS
    after: tuple[str, str, int] | None = None  # the moment, whose, its version

    def written(self) -> str:
        return json.dumps([self.day.isoformat(), self.of.value, *(self.after or ())])


def _ranged(at: ColumnElement[datetime], which: ColumnElement[str], version: ColumnElement[int]) -> ColumnElement[bool]:
    """Those after one act, in the order of the index, and before the day ends."""
    after = tuple_(bindparam("p_at", type_=E.at.type), bindparam("p_which"), bindparam("p_version"))
    return and_(tuple_(at, which, version) > after, at < bindparam("p_until", type_=E.at.type))


def _had(*these: ColumnElement[bool]) -> ColumnElement[int]:
    """Whether any act before it was one of these."""
    return func.max(case((and_(_BEFORE.c.version < _NOW.c.version, *these), 1), else_=0))


_NOW = (
    select(E.friction, E.version, E.at, E.act, E.person)
    .where(_ranged(E.at, E.friction, E.version))
    .order_by(E.at, E.friction, E.version)
    .limit(PAGE)
    .subquery()
)
_BEFORE, _LEAD, _WITH = event.alias("before"), event.alias("of_lead"), friction.alias("follower")


def _worked_on(act: ColumnElement[str], who: ColumnElement[str]) -> ColumnElement[bool]:
    """Somebody did it who is not its reporter, and no clock; merging is both's."""
    by_another = and_(who.is_not(None), or_(F.reporter.is_(None), who != F.reporter))
    return or_(act.in_([one.value for one in sorted(HUMAN)]), and_(act == Act.MERGE.value, by_another))


_LATE_LEAD = exists().where(
    and_(_LEAD.c.friction == F.lead, _LEAD.c.act == literal(Act.LATE.value), _LEAD.c.at <= _NOW.c.at)
)
_CLOSES = _NOW.c.act.in_([one.value for one in ENDINGS])
CROWD = (  # colleagues a report bothers: as `storage.together.bothers`, within another statement
    1 + F.colleagues
    + select(func.count()).select_from(support).where(support.c.friction == F.id).correlate(friction).scalar_subquery()
    + select(func.count() + func.coalesce(func.sum(_WITH.c.colleagues), 0))
    .where(and_(_WITH.c.lead == F.id, _WITH.c.state.not_in([State.WITHDRAWN.value, State.WAITING.value])))
    .correlate(friction)
    .scalar_subquery()
)  # fmt: skip
_STEPS = (
    select(
        _NOW.c.friction, _NOW.c.version, _NOW.c.at, _NOW.c.act, F.topic, F.receipt, F.lead,
        func.min(case((_BEFORE.c.act == Act.REPORT.value, _BEFORE.c.at))).label("received_at"),
        func.max(case((_worked_on(_NOW.c.act, _NOW.c.person), 1), else_=0)).label("human"),
        _had(_worked_on(_BEFORE.c.act, _BEFORE.c.person)).label("heard"),
        _had(_BEFORE.c.act.in_([one.value for one in sorted(DECISIONS)])).label("decided"),
        _had(_BEFORE.c.act == Act.CONFIRM.value).label("worked"),
        _had(_BEFORE.c.act.in_([one.value for one in sorted(RETURNS)])).label("returned"),
        _had(_BEFORE.c.act == Act.LATE.value).label("late"),
        case((and_(_CLOSES, _LATE_LEAD), 1), else_=0).label("late_lead"),
        case((_NOW.c.act == Act.CONFIRM.value, CROWD), else_=0).label("bothers"),
    )
    .select_from(
        _NOW.join(friction, F.id == _NOW.c.friction).join(
            _BEFORE, and_(_BEFORE.c.friction == _NOW.c.friction, _BEFORE.c.version <= _NOW.c.version)
        )
    )
    .group_by(_NOW.c.friction, _NOW.c.version, _NOW.c.at, _NOW.c.act, F.id)
    .order_by(_NOW.c.at, _NOW.c.friction, _NOW.c.version)
)  # fmt: skip
_EARLIER = question_event.alias("earlier")
_SAID = (
    select(
        QE.question, QE.version, QE.at, QE.act, Q.receipt, Q.asked_at, Q.topic,
        case((
            QE.act == Does.ANSWER.value,
            exists().where(
                and_(
                    _EARLIER.c.question == QE.question, _EARLIER.c.version < QE.version,
                    _EARLIER.c.act == Does.ANSWER.value,
                )
            ),
        )).label("answered"),
    )
    .select_from(question_event.join(question, Q.id == QE.question))
    .where(_ranged(QE.at, QE.question, QE.version))
    .order_by(QE.at, QE.question, QE.version)
    .limit(PAGE)
)  # fmt: skip
_FIRST = select(func.min(union_all(select(func.min(E.at).label("at")), select(func.min(QE.at))).subquery().c.at))
_MOVED = (
    update(kept)
    .where(and_(kept.c.name == NEXT, kept.c.value == bindparam("p_before")))
    .values(value=bindparam("p_after"))
)
_NEW = insert_once(tally)
_MORE = (
    update(tally)
    .where(and_(T.day == bindparam("p_day"), T.measure == bindparam("p_measure"), T.key == bindparam("p_key")))
    .values(many=T.many + bindparam("p_many"))
)


def place(tx: Tx) -> Place | None:
    """How far it is; None before it began."""
    said = keep.recall(tx, NEXT)
    if said is None:
        return None
    day, of, *after = json.loads(said)
    return Place(day=date.fromisoformat(day), of=Of(of), after=(after[0], after[1], after[2]) if after else None)


def first(tx: Tx) -> datetime | None:
    """When the first act there is was done, on a report or a question."""
    found: datetime | None = tx.row(_FIRST)[0]
    return found


def begin(tx: Tx, day: date) -> None:
    """From this day on, unless it began before."""
    keep.begin(tx, NEXT, Place(day=day).written())


def move(tx: Tx, before: Place, after: Place) -> bool:
    """Whether this process goes on from there; of two at once, one does."""
    return tx.run(_MOVED, p_before=before.written(), p_after=after.written()) == 1


def steps(tx: Tx, where: Place, since: datetime, until: datetime) -> tuple[list[Step], Place | None]:
    """The next acts on reports between two moments, with what had happened to each before; None after the last."""
    rows = tx.rows(_STEPS, p_until=until, **_from(where, since))
    found = [
        Step(
            report=row.friction, act=Act(row.act), at=row.at, nameless=row.receipt is not None, group=row.topic,
            received_at=row.received_at, human=bool(row.human), heard=bool(row.heard), decided=bool(row.decided),
            worked=bool(row.worked), late=bool(row.late or row.late_lead), returned=bool(row.returned),
            leads=row.lead is None, bothers=row.bothers,
        )
        for row in rows
    ]  # fmt: skip
    last = rows[-1] if len(rows) == PAGE else None
    return found, replace(where, after=(last.at.isoformat(), last.friction, last.version)) if last else None


def said(tx: Tx, where: Place, since: datetime, until: datetime) -> tuple[list[Said], Place | None]:
    """The same of acts on questions; a topic that no key user has is told of as none, since anybody may write one."""
    rows = tx.rows(_SAID, p_until=until, **_from(where, since))
    known = set(keyusers.topics(tx))
    found = [
        Said(
            act=Does(row.act), at=row.at, nameless=row.receipt is not None, asked_at=row.asked_at,
            topic=row.topic if row.topic in known else None, answered=bool(row.answered),
        )
        for row in rows
    ]  # fmt: skip
    last = rows[-1] if len(rows) == PAGE else None
    return found, replace(where, after=(last.at.isoformat(), last.question, last.version)) if last else None


def add(tx: Tx, day: date, counted: Iterable[Counted]) -> None:
    """To the tallies of that day."""
    sums: Counter[tuple[Measure, str]] = Counter()
    for measure, key, many in counted:
        sums[measure, key] += many
    rows = [{"day": day.isoformat(), "measure": what.value, "key": key, "many": 0} for what, key in sorted(sums)]
    tx.run_many(_NEW[tx.dialect], rows)
    tx.run_many(
        _MORE,
        [
            {"p_day": day.isoformat(), "p_measure": what.value, "p_key": key, "p_many": many}
            for (what, key), many in sorted(sums.items())
        ],
    )


def _from(where: Place, since: datetime) -> dict[str, object]:
    """After what is counted, or from the beginning of the day."""
    at, which, version = where.after or (since.isoformat(), "", 0)
    return {"p_at": datetime.fromisoformat(at), "p_which": which, "p_version": version}
