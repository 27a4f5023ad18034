"""Articles with all that was ever written in them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, insert, select, update

from domain.knowledge import Answered, Article, ArticleId, Edition, Source, Status, Wording
from domain.people import PersonId
from domain.questions import DONE, Act, State
from storage import keep, sought
from storage.tables import article, known, person, question, question_event, wording
from storage.tx import Tx

PAGE = 100

A, W, K = article.c, wording.c, known.c
_COUNTED = and_(K.source == Source.ARTICLE.value, K.id == A.id)
_HELD = select(article, K.helped, K.missed).select_from(article.outerjoin(known, _COUNTED))
_FIND = _HELD.where(A.id == bindparam("p_id"))
_MANY = _HELD.where(A.id.in_(bindparam("p_ids", expanding=True)))
_PAGE = _HELD.where(A.id > bindparam("p_after")).order_by(A.id).limit(PAGE)
_OF_QUESTION = _HELD.where(A.question == bindparam("p_question")).order_by(A.id)
_OWNED = _HELD.where(A.owner == bindparam("p_owner")).order_by(A.id)
_BY = select(question.c.id).where(question.c.asker == bindparam("p_asker"))
_WAITS_FOR = _HELD.where(and_(A.status == Status.ASKED.value, A.question.in_(_BY))).order_by(A.id)
_ASK = _HELD.where(A.ask_on <= bindparam("p_day")).order_by(A.ask_on, A.id).limit(PAGE)
_NEXT_ASK = select(func.min(A.ask_on)).where(A.ask_on.is_not(None))
_WORDINGS = (
    select(wording)
    .where(W.article.in_(bindparam("p_ids", expanding=True)))
    .order_by(W.article, W.language, W.version)
)  # fmt: skip
_NEW = insert(article).inline()
_NEW_WORDING = insert(wording).inline()
_MOVED = (
    update(article)
    .where(A.id == bindparam("p_id"))
    .values({
        name: bindparam(f"p_{name}")
        for name in ("status", "topic", "owner", "question", "version", "review_by", "ask_on", "asks")
    })
)  # fmt: skip
Q, E = question.c, question_event.c
_ANSWERED = (
    select(Q.id, Q.words, Q.topic, Q.asker, Q.receipt, Q.state, Q.key_user, E.words.label("answer"), person.c.left)
    .select_from(
        question.join(question_event, and_(E.question == Q.id, E.act == Act.ANSWER.value)).outerjoin(
            person, person.c.id == Q.asker
        )
    )
    .where(Q.id == bindparam("p_question"))
    .order_by(E.version.desc())
    .limit(1)
)
CHANGED = "known"  # the name of a number that moves with whatever is found


def add(tx: Tx, new: Article, *, at: datetime, person: PersonId | None) -> None:
    """Keeps a new article with its first words; `person` wrote them, or nobody where they were imported."""
    tx.run(_NEW, id=new.id, **_row(new))
    _write(tx, new.id, new.version, new.wordings, at, person)
    _index(tx, new)


def edit(tx: Tx, after: Article, *, at: datetime, person: PersonId | None) -> None:
    """Its next version: the words before stay readable in its history."""
    _write(tx, after.id, after.version, after.wordings, at, person)
    move(tx, after)


def move(tx: Tx, after: Article) -> None:
    """All of it but its words."""
    tx.run(_MOVED, p_id=after.id, **{f"p_{name}": value for name, value in _row(after).items()})
    _index(tx, after)


def find(tx: Tx, which: ArticleId) -> Article | None:
    return next(iter(_articles(tx, tx.rows(_FIND, p_id=which))), None)


def those(tx: Tx, ids: Sequence[ArticleId]) -> dict[ArticleId, Article]:
    return {one.id: one for one in _articles(tx, tx.rows(_MANY, p_ids=list(ids)))} if ids else {}


def all_after(tx: Tx, last: str) -> list[Article]:
    """A page of all there are, in the order of their ids."""
    return _articles(tx, tx.rows(_PAGE, p_after=last))


def of_question(tx: Tx, question: str) -> list[Article]:
    """What became of the answers to a question, each its owner's."""
    return _articles(tx, tx.rows(_OF_QUESTION, p_question=question))


def answered(tx: Tx, which: str) -> Answered | None:
    """What was asked and what was answered last; None while nobody answered."""
    row = tx.row(_ANSWERED, p_question=which)
    if row is None or not row.answer:
        return None
    return Answered(
        question=row.id, words=row.words, answer=row.answer, topic=row.topic,
        key_user=PersonId(row.key_user) if row.key_user else None,
        asker=PersonId(row.asker) if row.asker else None, receipt=row.receipt,
        accepted=row.state == State.ACCEPTED.value, over=State(row.state) in DONE, gone=bool(row.left),
    )  # fmt: skip


def owned(tx: Tx, owner: PersonId) -> list[Article]:
    return _articles(tx, tx.rows(_OWNED, p_owner=owner))


def waiting_for(tx: Tx, asker: PersonId) -> list[Article]:
    """Those that wait for the word of this person, who asked."""
    return _articles(tx, tx.rows(_WAITS_FOR, p_asker=asker))


def history(tx: Tx, which: ArticleId) -> tuple[Edition, ...]:
    """All that was written in it, oldest first."""
    told: dict[int, list[Any]] = {}
    for row in tx.rows(_WORDINGS, p_ids=[which]):
        told.setdefault(row.version, []).append(row)
    return tuple(
        Edition(
            version=version, at=rows[0].at,
            wordings={row.language: Wording(title=row.title, text=row.text) for row in rows},
        )
        for version, rows in sorted(told.items())
    )  # fmt: skip


def restore(tx: Tx, which: ArticleId, edition: Edition, *, at: datetime) -> None:
    """An edition from before what it says now, which nobody here wrote."""
    _write(tx, which, edition.version, edition.wordings, edition.at or at, None)


def to_ask(tx: Tx, day: date) -> list[Article]:
    """A page of those about which somebody is to be asked by this day: their owner, or who asked."""
    return _articles(tx, tx.rows(_ASK, p_day=day.isoformat()))


def next_ask(tx: Tx) -> date | None:
    found = tx.row(_NEXT_ASK)[0]
    return date.fromisoformat(found) if found else None


def _row(one: Article) -> dict[str, Any]:
    return {
        "status": one.status.value, "topic": one.topic, "owner": one.owner, "question": one.question,
        "version": one.version, "review_by": one.review_by.isoformat(),
        "ask_on": one.ask_on.isoformat() if one.ask_on else None, "asks": one.asks,
    }  # fmt: skip


def _write(
    tx: Tx, which: ArticleId, version: int, words: Mapping[str, Wording], at: datetime, person: PersonId | None
) -> None:  # fmt: skip
    tx.run_many(
        _NEW_WORDING,
        [
            {
                "article": which, "version": version, "language": language, "title": said_.title,
                "text": said_.text, "at": at, "person": person,
            }
            for language, said_ in words.items()
        ],
    )  # fmt: skip


def _index(tx: Tx, one: Article) -> None:
    keep.remember(tx, CHANGED, str(int(keep.recall(tx, CHANGED) or 0) + 1))
    sought.put(tx, one)


def _articles(tx: Tx, rows: Iterable[Any]) -> list[Article]:
    found = list(rows)
    words: dict[tuple[str, int], dict[str, Wording]] = {}
    for row in tx.rows(_WORDINGS, p_ids=[one.id for one in found]) if found else []:
        words.setdefault((row.article, row.version), {})[row.language] = Wording(title=row.title, text=row.text)
    return [_article(row, words[row.id, row.version]) for row in found]


def _article(row: Any, words: Mapping[str, Wording]) -> Article:
    return Article(
        id=ArticleId(row.id), status=Status(row.status), topic=row.topic,
        owner=PersonId(row.owner) if row.owner else None, question=row.question, wordings=words,
        version=row.version, review_by=date.fromisoformat(row.review_by),
        ask_on=date.fromisoformat(row.ask_on) if row.ask_on else None,
        asks=row.asks, missed=row.missed or 0, helped=row.helped or 0,
    )  # fmt: skip
