"""What articles mean, as a model has it: kept by its name, so that another model begins anew."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import and_, bindparam, delete, insert, select

from domain.knowledge import ArticleId, Status
from storage.tables import article, vector
from storage.tx import Tx

A, V = article.c, vector.c
_PUBLISHED = select(A.id, A.version).where(A.status == Status.PUBLISHED.value).order_by(A.id)
_OF_THIS = and_(V.model == bindparam("p_model"), V.article.in_(bindparam("p_ids", expanding=True)))
_MEANT = select(V.article, V.version, V.meaning).where(_OF_THIS)
_NO_MORE = delete(vector).where(_OF_THIS)
_NEW = insert(vector).inline()


def published(tx: Tx) -> dict[ArticleId, int]:
    """The version of every article that is found."""
    return {ArticleId(row.id): row.version for row in tx.rows(_PUBLISHED)}


def meant(tx: Tx, model: str, ids: Sequence[ArticleId]) -> dict[ArticleId, tuple[int, bytes]]:
    """What these mean, with the version that meant it; who was never read by this model is left out."""
    rows = tx.rows(_MEANT, p_model=model, p_ids=list(ids)) if ids else []
    return {ArticleId(row.article): (row.version, bytes(row.meaning)) for row in rows}


def keep(tx: Tx, model: str, meanings: Mapping[ArticleId, tuple[int, bytes]]) -> None:
    """From now on these mean this, at this version."""
    if meanings:
        tx.run(_NO_MORE, p_model=model, p_ids=list(meanings))
    rows: list[dict[str, Any]] = [
        {"article": one, "model": model, "version": version, "meaning": meaning}
        for one, (version, meaning) in meanings.items()
    ]
    tx.run_many(_NEW, rows)
