"""Messages about a change, where each receiver stands, how many stand where, and who did what with them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, insert, literal_column, or_, select, update

from domain.messages import Kind
from domain.nudges import Deed, Nudge, NudgeId, State, Wave, Words
from domain.people import PersonId
from domain.tips import Look
from storage import outbox, tips
from storage.dialect import insert_once
from storage.tables import counted, deed, message, nudge, reach
from storage.tx import Tx

N, R, D = nudge.c, reach.c, deed.c
KEPT = frozenset({"id", "code", "author"})  # of a message, what never changes
_VALUES = [column.name for column in nudge.columns if column.name not in KEPT]
_NEW = insert_once(nudge)
_SAVE = (
    update(nudge)
    .where(N.id == bindparam("p_id"))
    .values({name: bindparam(f"p_{name}", type_=N[name].type) for name in _VALUES})
)
_ONE = select(nudge).where(N.id == bindparam("p_id"))
_BY_CODE = select(nudge).where(N.code == bindparam("p_code"))
_MOVING = (
    select(nudge)
    .where(
        or_(N.state.in_(("preview", "live", "watch")), and_(N.state == "withdrawn", N.stopped), N.drawn != N.version)
    )
    .order_by(N.announced_at, N.id)
)
_NEWEST = select(nudge).order_by(N.announced_at.desc().nulls_first(), N.id).limit(bindparam("p_most"))
_NEW_DEED = insert(deed).inline()
_LAST = select(func.coalesce(func.max(D.number), 0)).where(D.nudge == bindparam("p_nudge"))
_DEEDS = select(deed).where(D.nudge == bindparam("p_nudge")).order_by(D.number)
_TODAY = select(counted.c.many).where(
    and_(counted.c.day == bindparam("p_day"), counted.c.audience != bindparam("p_audience"))
)
_BEFORE = select(counted.c.many).where(
    and_(counted.c.day == bindparam("p_day"), counted.c.audience == bindparam("p_audience"))
)
_COUNTED = insert_once(counted)
_DECLINED = select(R.nudge).where(
    and_(R.nudge == bindparam("p_nudge"), R.person == bindparam("p_person"), R.said == "notforme")
)
_SHOWN = select(message.c.wanted).where(message.c.id == bindparam("p_id"))
_FOR = (
    select(nudge)
    .where(and_(
        N.state.in_([literal_column(f"'{one}'") for one in ("live", "watch", "done")]),
        N.id.in_(select(R.nudge).where(
            and_(R.person == bindparam("p_person"), func.coalesce(R.said, "") != "notforme"))
        ),
    ))
    .order_by(N.released_at.desc(), N.id)
    .limit(10)
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    at: datetime
    person: PersonId | None
    deed: Deed
    many: int | None
    words: str | None
    said: Mapping[str, Any] | None = None  # all that it said then, by language


def add(tx: Tx, one: Nudge) -> bool:
    """Whether it is new: its code may be another's."""
    return tx.run(_NEW[tx.dialect], id=one.id, code=one.code, author=one.author, **_values(one)) == 1


def save(tx: Tx, one: Nudge) -> None:
    tx.run(_SAVE, p_id=one.id, **{f"p_{name}": value for name, value in _values(one).items()})


def find(tx: Tx, which: NudgeId) -> Nudge | None:
    row = tx.row(_ONE, p_id=which)
    return _nudge(row) if row else None


def by_code(tx: Tx, code: str) -> Nudge | None:
    row = tx.row(_BY_CODE, p_code=code)
    return _nudge(row) if row else None


def moving(tx: Tx) -> list[Nudge]:
    """Those that something is still to be done for by itself, the first announced first."""
    return [_nudge(row) for row in tx.rows(_MOVING)]


def newest(tx: Tx, most: int) -> list[Nudge]:
    return [_nudge(row) for row in tx.rows(_NEWEST, p_most=most)]


def told(tx: Tx, who: PersonId) -> list[Nudge]:
    """The newest that are for this person, however they were told, or not."""
    return [_nudge(row) for row in tx.rows(_FOR, p_person=who)]


def quiet(tx: Tx, one: Nudge) -> bool:
    """Whether who sends it was told that the days of key users are over."""
    return tx.row(_SHOWN, p_id=outbox.key(Kind.JUDGED, one.id, one.author, "quiet")) is not None


def shown(tx: Tx, one: Nudge) -> int:
    """The version of the card of who sends it that is owed, or was; 0 where there is none."""
    row = tx.row(_SHOWN, p_id=outbox.key(Kind.PROGRESS, one.id, one.author, ""))
    return row.wanted if row else 0


def declined(tx: Tx, which: NudgeId, who: PersonId) -> bool:
    """Whether they said that it is not for them."""
    return tx.row(_DECLINED, p_nudge=which, p_person=who) is not None


def judge(tx: Tx, one: Nudge, *, ready: bool, person: PersonId, day: date) -> None:
    """Somebody's word on what it says now, kept beside those on tips; the last one counts."""
    tips.keep(tx, _gate(one), Look(content=one.fingerprint, ready=ready, day=day), person=person)


def held(tx: Tx, one: Nudge) -> bool | None:
    """Whether the last word on what it says now is that it is not right; None where there is none."""
    word = tips.looks(tx).get(_gate(one))
    return not word.ready if word and word.content == one.fingerprint else None


def note(
    tx: Tx, which: NudgeId, what: Deed, *, by: PersonId | None, at: datetime, many: int | None = None,
    words: str | None = None, said: Mapping[str, Words] | None = None,
) -> None:  # fmt: skip
    """Who did what, for ever; `said` is what it said then, where that was sent, approved or changed."""
    number = int(tx.row(_LAST, p_nudge=which)[0]) + 1
    told = {language: asdict(one) for language, one in said.items()} if said else None
    tx.run(_NEW_DEED, nudge=which, number=number, at=at, person=by, deed=what.value, many=many, words=words, said=told)


def deeds(tx: Tx, which: NudgeId) -> list[Done]:
    return [
        Done(
            at=row.at,
            person=row.person and PersonId(row.person),
            deed=Deed(row.deed),
            many=row.many,
            words=row.words,
            said=row.said,
        )
        for row in tx.rows(_DEEDS, p_nudge=which)
    ]


def writer(tx: Tx, which: NudgeId) -> PersonId | None:
    """Whose words it has: who changed it last before it went, else who made it."""
    wrote = (did.person for did in deeds(tx, which) if did.person and did.deed in (Deed.MADE, Deed.EDITED))
    return next(reversed([*wrote]), None)


def counted_today(tx: Tx, day: date, audience: str) -> list[int]:
    """How many people other audiences had that were counted that day."""
    return [row.many for row in tx.rows(_TODAY, p_day=day.isoformat(), p_audience=audience)]


def counted_before(tx: Tx, day: date, audience: str) -> int | None:
    """How many this audience had when it was first counted that day."""
    row = tx.row(_BEFORE, p_day=day.isoformat(), p_audience=audience)
    return row.many if row else None


def keep_count(tx: Tx, day: date, audience: str, many: int) -> None:
    tx.run(_COUNTED[tx.dialect], day=day.isoformat(), audience=audience, many=many)


def _gate(one: Nudge) -> str:
    return f"nudge {one.id}"


def _values(one: Nudge) -> dict[str, Any]:
    values = {name: getattr(one, name) for name in _VALUES}
    words = {language: asdict(said) for language, said in one.words.items()}
    return values | {
        "words": words, "tips": list(one.tips), "state": one.state.value, "wave": one.wave.value,
        "when": one.when.isoformat() if one.when else None,
    }  # fmt: skip


def _nudge(row: Any) -> Nudge:
    told: Mapping[str, Any] = row.words
    plain = {column.name: row[at] for at, column in enumerate(nudge.columns)}
    return Nudge(**plain | {
        "words": {language: Words(**one) for language, one in told.items()}, "tips": tuple(row.tips),
        "state": State(row.state), "wave": Wave(row.wave),
        "when": date.fromisoformat(plain["when"]) if plain["when"] else None,
    })  # fmt: skip
