"""Articles with all that was ever written in them, and candidates for a question.

SQLite looks words up in its own index of all three letters that follow each other, PostgreSQL in a full-text index of
words and how they begin. Either way the rare words decide: what a crowd of articles says would only cost time.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, insert, select, text, update

from domain.knowledge import Answered, Article, ArticleId, Edition, Said, Source, Status, Wording
from domain.people import PersonId
from domain.questions import DONE, Act, State
from domain.search import CANDIDATES, said
from storage import keep
from storage.tables import article, known, person, question, question_event, sought, wording
from storage.tx import Tx

PAGE = 100
Term = tuple[str, ...]  # how words for one thing begin; any of them will do
CROWD = 1000  # articles that say the same word: it is no longer looked up alone

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
_NOT_SOUGHT = delete(sought).where(sought.c.article == bindparam("p_id"))
_SOUGHT = insert(sought).inline()
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
_THOSE = select(sought.c.article, sought.c.title, sought.c.text).where(
    sought.c.article.in_(bindparam("p_ids", expanding=True))
)
_HOW_MANY = {
    "sqlite": text("SELECT count(*) FROM (SELECT 1 FROM found WHERE found MATCH :query LIMIT :most)"),
    "postgresql": text(
        "SELECT count(*) FROM (SELECT 1 FROM sought WHERE found @@ CAST(:query AS tsquery) LIMIT :most) AS crowd"
    ),
}
_LOOK_UP = {
    "sqlite": text(
        """
        SELECT sought.article, sought.title, sought.text
        FROM (
            SELECT rowid AS place FROM found WHERE found MATCH :query
            ORDER BY bm25(found, 2.0, 1.0), rowid LIMIT :most
        ) AS best JOIN sought ON sought.place = best.place
        """
    ),
    "postgresql": text(
        """
        SELECT article, title, text FROM sought WHERE found @@ CAST(:query AS tsquery)
        ORDER BY ts_rank(found, CAST(:query AS tsquery)) DESC, article LIMIT :most
        """
    ),
}


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
    tx.run(_NOT_SOUGHT, p_id=after.id)
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


def candidates(tx: Tx, terms: Sequence[Term]) -> dict[str, Said]:
    """What published articles say that say one of these, by id; at most 200."""
    many = {one: _how_many(tx, ((one,),)) for one in terms}
    wanted = _wanted(tx, sorted((count, term) for term, count in many.items() if count))
    if not wanted:
        return {}
    rows = tx.rows(_LOOK_UP[tx.dialect], query=_query(tx, wanted), most=CANDIDATES)
    return {row.article: Said(title=row.title, text=row.text) for row in rows}


def said_by(tx: Tx, ids: Sequence[str]) -> dict[str, Said]:
    """What these say, as far as they are published."""
    rows = tx.rows(_THOSE, p_ids=list(ids)) if ids else []
    return {row.article: Said(title=row.title, text=row.text) for row in rows}


def _wanted(tx: Tx, counted: Sequence[tuple[int, Term]]) -> tuple[tuple[Term, ...], ...]:
    """Any of these, each all of its terms: every rare one, and so many of the common ones together as are rare."""
    rare = tuple((term,) for count, term in counted if count <= CROWD)
    common = [term for count, term in counted if count > CROWD]
    for some in range(2 if rare else 1, len(common) + 1):
        together = tuple(common[:some])
        if some == len(common) or _how_many(tx, (together,)) <= CROWD:
            return (*rare, together)
    return rare


def _how_many(tx: Tx, wanted: tuple[tuple[Term, ...], ...]) -> int:
    """One more than a crowd at most: further it need not count."""
    return int(tx.row(_HOW_MANY[tx.dialect], query=_query(tx, wanted), most=CROWD + 1)[0])


def _query(tx: Tx, wanted: tuple[tuple[Term, ...], ...]) -> str:
    """As the index of the store reads it; the beginnings of words are letters and digits alone."""
    form, any_, all_ = ('"{}"', " OR ", " AND ") if tx.dialect == "sqlite" else ("'{}':*", " | ", " & ")
    return any_.join(
        "(" + all_.join("(" + any_.join(form.format(one) for one in term) + ")" for term in terms) + ")"
        for terms in wanted
    )


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
    if one.status is Status.PUBLISHED:
        words = said(one.wordings[language] for language in sorted(one.wordings))
        tx.run(_SOUGHT, article=one.id, place=_place(one.id), title=words.title, text=words.text)


def _place(which: ArticleId) -> int:
    return int.from_bytes(sha256(which.encode()).digest()[:8]) >> 1


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
