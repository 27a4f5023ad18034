"""Candidates for a question: the published articles that say most of its rare words, and the same ones on both stores.

Each store keeps an index of how the words of an article begin (SQLite FTS5, PostgreSQL GIN), and both how many articles
say a word that begins so. By that number the rare words are chosen before anything is looked up: what a crowd of
articles says would only cost time.
"""

import json
import math
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import bindparam, delete, insert, select, text

from domain.knowledge import Article, Said, Status
from domain.search import CANDIDATES, STEM, TITLE, beginnings, said
from storage.tables import beginning, sought
from storage.tx import Tx

Term = tuple[str, ...]  # how words for one thing begin; any of them will do
Wanted = tuple[tuple[Term, ...], int]  # all of these together, and how many articles that may be
CROWD = 1000  # articles that say the same word: it is no longer looked up alone
RAREST = 12  # terms that are looked up
ALL = "."  # what stands for every article among the beginnings: no word begins so
AHEAD = 4000  # articles that are read in the order of their places, in search of what says common words together
PLACES = 1 << 63  # as many as there are
PARTS = 1000  # of the weight of a word: whole numbers add up to the same in any order

S, B = sought.c, beginning.c
_STEMS = select(S.stems).where(S.article == bindparam("p_id"))
_GONE = delete(sought).where(S.article == bindparam("p_id"))
_NEW = insert(sought).inline()
_COUNT = {
    "sqlite": text(
        """
        INSERT INTO beginning (letters, articles)
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:change) WHERE true
        ON CONFLICT (letters) DO UPDATE SET articles = beginning.articles + excluded.articles
        """
    ),
    "postgresql": text(
        """
        INSERT INTO beginning (letters, articles)
        SELECT value ->> 0, CAST(value ->> 1 AS integer) FROM jsonb_array_elements(CAST(:change AS jsonb))
        ON CONFLICT (letters) DO UPDATE SET articles = beginning.articles + excluded.articles
        """
    ),
}
_NOT_SAID = delete(beginning).where(B.letters == bindparam("p_letters"), B.articles == 0)
_THOSE = select(S.article, S.title, S.text).where(S.article.in_(bindparam("p_ids", expanding=True)))
_HOW_MANY = {
    "sqlite": text(
        """
        SELECT asked.value AS letters, sum(beginning.articles) AS articles
        FROM json_each(:asked) AS asked
        JOIN beginning ON beginning.letters >= asked.value AND beginning.letters < asked.value || char(1114111)
        GROUP BY asked.value
        """
    ),
    "postgresql": text(
        """
        SELECT asked.value AS letters, sum(beginning.articles) AS articles
        FROM jsonb_array_elements_text(CAST(:asked AS jsonb)) AS asked
        JOIN beginning ON beginning.letters >= asked.value COLLATE "C"
            AND beginning.letters < (asked.value || chr(1114111)) COLLATE "C"
        GROUP BY asked.value
        """
    ),
}
_LOOK_UP = {
    "sqlite": text(
        """
        SELECT sought.article, sought.title, sought.text
        FROM (
            SELECT found.rowid AS place
            FROM json_each(:wanted) AS wanted JOIN found ON found MATCH json_extract(wanted.value, '$[0]')
            GROUP BY found.rowid ORDER BY sum(json_extract(wanted.value, '$[1]')) DESC, found.rowid LIMIT :most
        ) AS best JOIN sought ON sought.place = best.place
        """
    ),
    "postgresql": text(
        """
        SELECT sought.article, sought.title, sought.text
        FROM (
            SELECT sought.place
            FROM jsonb_array_elements(CAST(:wanted AS jsonb)) AS wanted
            JOIN sought ON sought.found @@ CAST(wanted.value ->> 0 AS tsquery)
            GROUP BY sought.place ORDER BY sum(CAST(wanted.value ->> 1 AS integer)) DESC, sought.place LIMIT :most
        ) AS best JOIN sought ON sought.place = best.place
        """
    ),
}

# The same on PostgreSQL, which reads a row for each that it finds. What common words say together may be far more than
# it seems: so it is read in the order of places, which is the only order among those, and only where that meets too few
# all of them. As a function the index does not answer it.
_AND_TOGETHER = text(
    """
    WITH rare AS MATERIALIZED (
        SELECT sought.place, sum(CAST(wanted.value ->> 1 AS integer))
            + CASE WHEN bool_or(ts_match_vq(sought.found, CAST(:together AS tsquery))) THEN :much ELSE 0 END AS much
        FROM jsonb_array_elements(CAST(:wanted AS jsonb)) AS wanted
        JOIN sought ON sought.found @@ CAST(wanted.value ->> 0 AS tsquery)
        GROUP BY sought.place
    ), enough AS MATERIALIZED (
        SELECT count(*) >= :most AS met FROM rare WHERE much > :much
    ), first AS MATERIALIZED (
        SELECT place FROM sought
        WHERE NOT (SELECT met FROM enough) AND place < :ahead AND ts_match_vq(found, CAST(:together AS tsquery))
        ORDER BY place LIMIT :most
    ), others AS (
        SELECT place FROM first
        UNION SELECT place FROM sought
        WHERE NOT (SELECT met FROM enough) AND (SELECT count(*) FROM first) < :most
            AND found @@ CAST(:together AS tsquery)
    )
    SELECT sought.article, sought.title, sought.text
    FROM (
        SELECT place FROM (
            SELECT place, much FROM rare
            UNION ALL SELECT place, :much FROM others WHERE place NOT IN (SELECT place FROM rare)
        ) AS every ORDER BY much DESC, place LIMIT :most
    ) AS best JOIN sought ON sought.place = best.place
    """
)


def put(tx: Tx, one: Article) -> None:
    """By what it is found from now on: by what it says where it is published, else by nothing."""
    row = tx.row(_STEMS, p_id=one.id)
    change: Counter[str] = Counter()
    if row is not None:
        tx.run(_GONE, p_id=one.id)
        change.subtract((*row.stems.split(), ALL))
    if one.status is Status.PUBLISHED:
        words = said(one.wordings[language] for language in sorted(one.wordings))
        stems = beginnings(words)
        tx.run(_NEW, article=one.id, place=_place(one.id), title=words.title, text=words.text, stems=" ".join(stems))
        for letters in (*stems, ALL):
            change[letters] += 1
    counted = sorted((letters, more) for letters, more in change.items() if more)  # one order: no ring of waiting
    if counted:
        tx.run(_COUNT[tx.dialect], change=json.dumps(counted))
    tx.run_many(_NOT_SAID, [{"p_letters": letters} for letters, more in counted if more < 0])


def candidates(tx: Tx, terms: Sequence[Term]) -> dict[str, Said]:
    """What published articles say that say one of these, by id; at most 200, those that say most of the rare ones."""
    every, counted = _how_many(tx, terms)
    rare, together = _wanted(every, counted)
    weighed = [
        (_query(tx, which), round(PARTS * math.log((every + 1) / (many + 0.5)))) for which, many in rare + together
    ]
    if not weighed:
        return {}
    if together and tx.dialect == "postgresql":
        (said_together, much), many = weighed.pop(), together[0][1]
        ahead = min(PLACES - 1, PLACES * AHEAD // every) if many >= CANDIDATES else 0
        rows = tx.rows(
            _AND_TOGETHER, wanted=json.dumps(weighed), together=said_together, much=much, ahead=ahead, most=CANDIDATES
        )
    else:
        rows = tx.rows(_LOOK_UP[tx.dialect], wanted=json.dumps(weighed), most=CANDIDATES)
    return {row.article: Said(title=row.title, text=row.text) for row in rows}


def said_by(tx: Tx, ids: Sequence[str]) -> dict[str, Said]:
    """What these say, as far as they are published."""
    rows = tx.rows(_THOSE, p_ids=list(ids)) if ids else []
    return {row.article: Said(title=row.title, text=row.text) for row in rows}


def _how_many(tx: Tx, terms: Sequence[Term]) -> tuple[int, list[tuple[int, Term]]]:
    """How many articles there are, and the rarest terms with how many say them; as a title's too where few do."""
    asked = sorted({one for term in terms for one in (*term, *_titled(term))})
    counts = {row.letters: int(row.articles) for row in tx.rows(_HOW_MANY[tx.dialect], asked=json.dumps([ALL, *asked]))}

    def counted(term: Term) -> int:
        return sum(counts.get(one, 0) for one in term)

    rarest = sorted((counted(term), term) for term in terms if counted(term))[:RAREST]
    titled = [(counted(title), title) for title in (_titled(term) for _, term in rarest)]
    return counts.get(ALL, 0), sorted(rarest + [one for one in titled if 0 < one[0] <= CROWD])


def _wanted(every: int, counted: Sequence[tuple[int, Term]]) -> tuple[list[Wanted], list[Wanted]]:
    """Every rare term alone, and at most once so many of the common ones together as seem to be rare."""
    rare: list[Wanted] = [((term,), count) for count, term in counted if count <= CROWD]
    common = [(count, term) for count, term in counted if count > CROWD]
    likely, together = float(every), []
    for count, term in common:
        together.append(term)
        likely *= count / every
        if len(together) > bool(rare) and likely <= CROWD:
            break
    return rare, [(tuple(together), round(likely))] if together else []


def _query(tx: Tx, terms: Sequence[Term]) -> str:
    """As the index of the store reads it; a beginning is letters and digits alone, but for the mark of a title.

    What is kept is cut off at `STEM` letters: only what is shorter may go on.
    """
    form, more, any_, all_ = ('"{}"', "*", " OR ", " AND ") if tx.dialect == "sqlite" else ("'{}'", ":*", " | ", " & ")
    said = [[form.format(one) + more * (len(one.lstrip(TITLE)) < STEM) for one in term] for term in terms]
    return all_.join(f"({any_.join(one)})" for one in said)


def _titled(term: Term) -> Term:
    return tuple(f"{TITLE}{one}" for one in term)


def _place(which: str) -> int:
    return int.from_bytes(sha256(which.encode()).digest()[:8]) >> 1
