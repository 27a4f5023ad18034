"""What is known, for whoever asks: found by what they say, and told whether it helped."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain import errors, search
from domain.knowledge import MOST_FOUND, MOST_MISSED, Article, ArticleId, Found, KnownId, Source, Status, in_language
from domain.messages import Kind
from domain.rules import Rules
from storage import knowledge
from storage.tx import Tx
from usecases import news

MISSED = "missed"  # why its owner looks at it again: how the occasion begins


def find(
    tx: Tx, text: str, language: str, *, rules: Rules, near: Mapping[KnownId, float] | None = None,
    most: int = MOST_FOUND,
) -> tuple[Found, ...]:  # fmt: skip
    """What may answer this question, best first, in the language or the one there is; `most` at most (AK4).

    `near` is what is nearest in meaning and how near, where the extra `[semantic]` computed it before.
    """
    near = near or {}
    said = knowledge.candidates(tx, search.terms(text, rules.concepts))
    said |= knowledge.said_by(tx, [one for source, one in near if source is Source.ARTICLE and one not in said])
    known = {f"{Source.ARTICLE}/{one}": words for one, words in said.items()}
    known |= {f"{Source.TIP}/{one.id}": one.said for one in rules.tips.values()}
    nearness = {f"{source}/{one}": how for (source, one), how in near.items()}
    best = search.answers(text, known, rules.concepts, most=most, near=nearness)
    hits = [(Source(source), one) for source, _, one in (key.partition("/") for key in best)]
    articles = knowledge.those(tx, [ArticleId(one) for source, one in hits if source is Source.ARTICLE])
    return listed(hits, articles, language, rules=rules)


def shown(tx: Tx, source: Source, which: str, language: str, *, rules: Rules) -> Found:
    """One of what was found, as it is now; raises Unknown when it is there no longer."""
    articles = knowledge.those(tx, [ArticleId(which)]) if source is Source.ARTICLE else {}
    found = _found(source, which, articles, language, rules)
    if found is None:
        raise errors.Unknown
    return found


def listed(
    known: Sequence[KnownId], articles: Mapping[ArticleId, Article], language: str, *, rules: Rules
) -> tuple[Found, ...]:  # fmt: skip
    """Those that are there still, in this order, of what was read of the articles among them."""
    found = (_found(source, one, articles, language, rules) for source, one in known)
    return tuple(one for one in found if one)


def helped(tx: Tx, source: Source, which: str) -> None:
    """Somebody says that it answers their question: it ends there, and counts as answered by it."""
    knowledge.helped(tx, source, which)


def missed(tx: Tx, found: Sequence[Found], *, now: datetime, rules: Rules) -> None:
    """These were shown, and somebody was asked all the same; an owner hears of it after three times in a row."""
    for one in found:
        many = knowledge.missed(tx, one.source, one.id)
        article = knowledge.find(tx, ArticleId(one.id)) if one.source is Source.ARTICLE else None
        if article and many == MOST_MISSED:
            news.tell_owner(tx, Kind.REVIEW, article, f"{MISSED} {now.isoformat()}", now=now, rules=rules)


def _found(
    source: Source, which: str, articles: Mapping[ArticleId, Article], language: str, rules: Rules
) -> Found | None:  # fmt: skip
    if source is Source.TIP:
        tip = rules.tips.get(which)
        return None if tip is None else Found(
            source=source, id=tip.id, topic=tip.app, wording=in_language(tip.wordings, language),
            review_by=tip.review_by,
        )  # fmt: skip
    article = articles.get(ArticleId(which))
    if article is None or article.status is not Status.PUBLISHED:
        return None
    return Found(
        source=source, id=article.id, topic=article.topic, wording=in_language(article.wordings, language),
        review_by=article.review_by,
    )  # fmt: skip
