"""What somebody's help achieved, counted from what is kept anyway; and how often articles help, by the month."""

from datetime import date

from sqlalchemy import BindParameter, and_, bindparam, exists, func, literal_column, or_, select, update

from domain.knowledge import ArticleId, Source
from domain.people import PersonId, Role
from domain.questions import Act, Circle
from domain.questions import State as Standing
from domain.recognition import Because, Change, Note, Period, Reused
from domain.states import State
from storage import knowledge
from storage.dialect import insert_once
from storage.tables import article, asked, friction, key_user, person, question, question_event, reuse, role, support
from storage.tx import Tx

PAGE = 20  # key users in one look

Q, E, F, R = question.c, question_event.c, friction.c, reuse.c
WHO: BindParameter[str] = bindparam("p_who")
_FIRST = insert_once(reuse)
_ONCE_MORE = (
    update(reuse)
    .where(and_(R.source == bindparam("p_source"), R.id == bindparam("p_id"), R.month == bindparam("p_month")))
    .values(times=R.times + 1)
)
_OWNS = select(article.c.id).where(and_(article.c.id == bindparam("p_id"), article.c.owner == WHO))
_KEY_USERS = (
    select(role.c.person)
    .select_from(
        role.join(person, person.c.id == role.c.person).outerjoin(key_user, key_user.c.person == role.c.person)
    )
    .where(
        and_(
            role.c.role == Role.KEY_USER.value, role.c.person > bindparam("p_after"), ~person.c.left,
            or_(key_user.c.minutes.is_(None), key_user.c.minutes > 0),  # who stopped is none
        )
    )
    .order_by(role.c.person)
    .limit(PAGE)
)  # fmt: skip
_CLOSED = and_(
    Q.state == Standing.ACCEPTED.value,
    Q.closed_at >= bindparam("p_since", type_=Q.closed_at.type),
    Q.closed_at < bindparam("p_until", type_=Q.closed_at.type),
)
_OF_OTHERS = or_(Q.asker.is_(None), Q.asker != WHO)
_HELPED = select(
    func.count().label("questions"), func.count(func.distinct(func.coalesce(Q.asker, Q.id))).label("helped")
).where(and_(Q.key_user == WHO, _CLOSED, _OF_OTHERS))
_TOOK = select(E.question).where(and_(E.person == WHO, E.act == literal_column("'take'")))  # as its index has it
_THANK, _ANSWER, _EARLIER = (question_event.alias(one) for one in ("thank", "answer", "earlier"))
_LAST_ANSWER = (
    select(func.max(_EARLIER.c.version))
    .where(
        and_(
            _EARLIER.c.question == _THANK.c.question, _EARLIER.c.act == Act.ANSWER.value,
            _EARLIER.c.version < _THANK.c.version,
        )
    )
    .correlate(_THANK)
    .scalar_subquery()
)  # fmt: skip
_THANKED = (
    select(func.count().label("thanked"))
    .select_from(
        _THANK.join(
            _ANSWER, and_(_ANSWER.c.question == _THANK.c.question, _ANSWER.c.version == _LAST_ANSWER)
        ).join(question, Q.id == _THANK.c.question)
    )
    .where(
        and_(
            _THANK.c.question.in_(_TOOK), _THANK.c.act == Act.THANK.value, _ANSWER.c.person == WHO, _OF_OTHERS,
            _THANK.c.at >= bindparam("p_since", type_=E.at.type),
            _THANK.c.at < bindparam("p_until", type_=E.at.type),
        )
    )
)  # fmt: skip
_REUSED = (
    select(article.c.id, R.times)
    .select_from(article.join(reuse, and_(R.source == Source.ARTICLE.value, R.id == article.c.id)))
    .where(and_(article.c.owner == WHO, R.month == bindparam("p_month")))
    .order_by(R.times.desc(), article.c.id)
)
_CONFIRMED = and_(
    F.state == State.CONFIRMED.value,
    F.closed_at >= bindparam("p_since", type_=F.closed_at.type),
    F.closed_at < bindparam("p_until", type_=F.closed_at.type),
)
_LEAD = friction.alias("lead")
_REPORTED = (
    select(F.id, F.code, F.colleagues, func.coalesce(_LEAD.c.title, F.title).label("title"))
    .select_from(friction.outerjoin(_LEAD, _LEAD.c.id == F.lead))
    .where(and_(F.reporter == WHO, _CONFIRMED))
    .order_by(F.closed_at, F.id)
)
_SUPPORTED = (
    select(F.id, F.code, F.title)
    .select_from(friction.join(support, and_(support.c.friction == F.id, support.c.person == WHO)))
    .where(_CONFIRMED)
    .order_by(F.closed_at, F.id)
)
_LAST_HANDOVER = (
    select(func.max(_EARLIER.c.version))
    .where(and_(_EARLIER.c.question == Q.id, _EARLIER.c.act == Act.HANDOVER.value))
    .correlate(question)
    .scalar_subquery()
)
_BROUGHT = select(asked.c.question).where(asked.c.person == WHO)
_HANDED = (
    select(Q.id, Q.code, Q.words)
    .where(
        and_(
            Q.id.in_(_BROUGHT), Q.circle == Circle.IT.value, _CLOSED, _OF_OTHERS,
            or_(Q.key_user.is_(None), Q.key_user != WHO),
            exists().where(and_(E.question == Q.id, E.version == _LAST_HANDOVER, E.person == WHO)),
        )
    )
    .order_by(Q.closed_at, Q.id)
)  # fmt: skip


def reused(tx: Tx, source: Source, which: str, month: date, *, by: PersonId) -> None:
    """It helped somebody that month; who is not kept, and that its owner says so counts for nothing."""
    if tx.row(_OWNS, p_id=which, p_who=by):
        return
    tx.run(_FIRST[tx.dialect], source=source.value, id=which, month=f"{month:%Y-%m}", times=0)
    tx.run(_ONCE_MORE, p_source=source.value, p_id=which, p_month=f"{month:%Y-%m}")


def key_users(tx: Tx, after: str) -> list[PersonId]:
    """A page of them, in the order of their ids."""
    return [PersonId(row.person) for row in tx.rows(_KEY_USERS, p_after=after)]


def helped(tx: Tx, who: PersonId, period: Period) -> tuple[int, int]:
    """(questions they answered whose asker says in that time that it helps, colleagues who asked those)."""
    row = tx.row(_HELPED, p_who=who, p_since=period.since, p_until=period.until)
    return row.questions, row.helped


def note(tx: Tx, who: PersonId, period: Period) -> Note:
    """All that their help achieved in a month, or in what has passed of it."""
    within = {"p_who": who, "p_since": period.since, "p_until": period.until}
    questions, colleagues = helped(tx, who, period)
    times = {ArticleId(row.id): row.times for row in tx.rows(_REUSED, p_who=who, p_month=period.month)}
    known = knowledge.those(tx, list(times))
    return Note(
        period=period, questions=questions, helped=colleagues, thanked=tx.row(_THANKED, **within).thanked,
        reused=tuple(Reused(article=one, wordings=known[one].wordings, times=many) for one, many in times.items()),
        changes=(
            *(Change(because=Because.REPORTED, id=row.id, code=row.code, title=row.title, colleagues=row.colleagues)
              for row in tx.rows(_REPORTED, **within)),
            *(Change(because=Because.HANDED, id=row.id, code=row.code, title=row.words)
              for row in tx.rows(_HANDED, **within)),
            *(Change(because=Because.SUPPORTED, id=row.id, code=row.code, title=row.title)
              for row in tx.rows(_SUPPORTED, **within)),
        ),
    )  # fmt: skip
