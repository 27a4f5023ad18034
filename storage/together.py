"""What brings reports together: supporters, the reports that go with another, and what colleagues see of one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, literal_column, or_, select, update

from domain.friction import Friction, FrictionId, Heading
from domain.people import PersonId
from domain.search import CANDIDATES, STEMS
from domain.states import FOLLOWS, State
from storage import tables
from storage.dialect import insert_once
from storage.friction import build
from storage.tables import friction
from storage.tx import Tx

F, S = friction.c, tables.support.c
_GO_WITH = and_(F.lead == bindparam("p_lead"), F.state != State.WITHDRAWN.value)
_FOLLOW = and_(_GO_WITH, F.state.in_([one.value for one in FOLLOWS]))
_FOLLOWERS = select(friction).where(_FOLLOW).order_by(F.id)
_WITH_FOLLOWERS = select(friction).where(or_(F.id == bindparam("p_lead"), _FOLLOW)).order_by(F.id)
_LED = update(friction).where(and_(F.id == bindparam("p_id"))).values(lead=bindparam("p_lead"))
_MOVED_ON = update(friction).where(F.id == bindparam("p_id")).values(version=bindparam("p_version"))
_NEW = insert_once(tables.support)
_SUPPORTERS = select(S.person).where(S.friction == bindparam("p_id")).order_by(S.person)
_SUPPORTS = select(S.person).where(and_(S.friction == bindparam("p_id"), S.person == bindparam("p_who")))
_NO_MORE = delete(tables.support).where(and_(S.friction == bindparam("p_id"), S.person == bindparam("p_who")))
_COUNT = select(
    select(func.count()).select_from(tables.support).where(S.friction == bindparam("p_lead")).scalar_subquery()
    + select(func.count() + func.coalesce(func.sum(F.colleagues), 0))
    .where(and_(_GO_WITH, F.state != State.WAITING.value))  # a nameless one counts from its release
    .scalar_subquery()
)
TITLED = and_(  # as the index has it
    F.title.is_not(None), F.state.in_([literal_column("'received'"), literal_column("'taken'")])
)
SEEN = (F.id, F.code, F.title, F.state, F.queue, F.colleagues)  # what colleagues may see, and what is counted
_LIKE = (
    select(*SEEN)
    .where(
        and_(
            TITLED, F.id != bindparam("p_own"),
            or_(F.reporter.is_(None), F.reporter != bindparam("p_who")),
            or_(*[func.lower(F.title).contains(bindparam(f"p_stem{at}")) for at in range(STEMS)]),
        )
    )
    .order_by(F.id)
    .limit(CANDIDATES)
)  # fmt: skip


def followers(tx: Tx, lead: FrictionId) -> list[Friction]:
    """The reports that go with this one and have not had their own last word."""
    return [build(row) for row in tx.rows(_FOLLOWERS, p_lead=lead)]


def with_followers(tx: Tx, which: FrictionId) -> tuple[Friction | None, list[Friction]]:
    """The report, and its followers, read at once: every card asks for both."""
    rows = {row.id: build(row) for row in tx.rows(_WITH_FOLLOWERS, p_lead=which)}
    return rows.pop(which, None), list(rows.values())


def lead(tx: Tx, which: FrictionId, to: FrictionId | None) -> None:
    """The report goes with another one from now on, as what it went with does."""
    tx.run(_LED, p_id=which, p_lead=to)


def move_on(tx: Tx, which: Friction) -> None:
    """Its next version, since what it goes with moved: its card is drawn anew."""
    tx.run(_MOVED_ON, p_id=which.id, p_version=which.version + 1)


def support(tx: Tx, which: FrictionId, who: PersonId) -> bool:
    """False when they supported it already."""
    return tx.run(_NEW[tx.dialect], friction=which, person=who) == 1


def supporters(tx: Tx, which: FrictionId) -> list[PersonId]:
    """Who hears the outcome; for owing messages alone, never for a screen."""
    return [PersonId(row.person) for row in tx.rows(_SUPPORTERS, p_id=which)]


def supports(tx: Tx, which: FrictionId, who: PersonId) -> bool:
    return tx.row(_SUPPORTS, p_id=which, p_who=who) is not None


def leave(tx: Tx, which: FrictionId, who: PersonId) -> None:
    """They support it no longer as somebody who only follows."""
    tx.run(_NO_MORE, p_id=which, p_who=who)


def bothers(tx: Tx, which: FrictionId, colleagues: int) -> int:
    """How many it bothers: its reporter, the colleagues they spoke for, supporters, and what goes with it."""
    return 1 + colleagues + int(tx.row(_COUNT, p_lead=which)[0])


def like(tx: Tx, stems: Sequence[str], *, own: str, who: str) -> list[Heading]:
    """Open reports that have a handler's title with one of these stems in it, at most 200; not those of `who`."""
    values: dict[str, Any] = {f"p_stem{at}": stems[at % len(stems)] for at in range(STEMS)} if stems else {}
    rows = tx.rows(_LIKE, p_own=own, p_who=who, **values) if values else []
    return [heading(row) for row in rows]


def heading(row: Any) -> Heading:
    """What colleagues see of a row; how many it bothers is still to be counted, from the colleagues spoken for."""
    return Heading(
        id=FrictionId(row.id), code=row.code, title=row.title, state=State(row.state), queue=row.queue,
        bothers=row.colleagues,
    )  # fmt: skip
