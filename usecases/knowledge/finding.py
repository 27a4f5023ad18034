"""What is known, for whoever asks: found by what they say, and told whether it helped."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from domain import errors, search
from domain.knowledge import (
    MISSED_MONTHS,
    MOST_FOUND,
    MOST_MISSED,
    Article,
    ArticleId,
    Found,
    KnownId,
    Said,
    Source,
    Status,
    in_language,
    review_day,
)
from domain.messages import Kind
from domain.people import PersonId
from domain.questions import Question
from domain.recognition import month_of
from domain.rules import Rules
from domain.search import plain
from storage import knowledge, once, recognition, sought
from storage.tx import Tx
from usecases import news

SURE = 0.7  # of what is asked: hardly anything that is no answer says so much of it
MISSED = "missed"  # why its owner looks at it again: how the occasion begins


def find(
    tx: Tx, text: str, language: str, *, rules: Rules, near: Mapping[KnownId, float] | None = None,
    most: int = MOST_FOUND,
) -> tuple[Found, ...]:  # fmt: skip
    """What may answer this question, best first, in the language or the one there is; `most` at most (AK4).

    `near` is what is nearest in meaning and how near, where the extra `[semantic]` computed it before.
    """
    near = near or {}
    said = sought.candidates(tx, search.terms(text, rules.concepts))
    said |= sought.said_by(tx, [one for source, one in near if source is Source.ARTICLE and one not in said])
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


def helped(
    tx: Tx, source: Source, which: str, form: str, *, by: PersonId, now: datetime, rules: Rules
) -> None:  # fmt: skip
    """Somebody says that it answers their question: it ends there, and a form counts once, wherever it is open."""
    if once.keep(tx, _counted(form), now):
        knowledge.helped(tx, source, which)
        recognition.reused(tx, source, which, month_of(now, rules.usual.time_zone), by=by)


def missed(
    tx: Tx, asked: Question, seen: Sequence[KnownId], form: str, *, now: datetime, rules: Rules
) -> None:  # fmt: skip
    """Somebody was asked all the same: what they were shown first, and in full, did not help, if it was about this.

    Nobody can tell whether they unfolded the others. Its owner hears after three times in a row, once a month at most.
    """
    if not seen or once.before(tx, _counted(form)) or not _about(tx, asked, *seen[0], rules):
        return
    source, which = seen[0]
    many, told_on = knowledge.missed(tx, source, which), knowledge.told_on(tx, source, which)
    article = knowledge.find(tx, ArticleId(which)) if source is Source.ARTICLE else None
    today = now.astimezone(ZoneInfo(rules.usual.time_zone)).date()
    recently = told_on and review_day(told_on, MISSED_MONTHS) > today
    if article and many >= MOST_MISSED and not recently:
        knowledge.told(tx, source, which, today)
        news.tell_owner(tx, Kind.REVIEW, article, f"{MISSED} {today}", now=now, rules=rules)


def _about(tx: Tx, asked: Question, source: Source, which: str, rules: Rules) -> bool:
    """Whether it is there still, says most of what is asked, and is about no other topic."""
    if source is Source.TIP:
        tip = rules.tips.get(which)
        topic, known = (tip.topic, tip.said) if tip else (None, None)
    else:
        found = knowledge.those(tx, [ArticleId(which)]).get(ArticleId(which))
        topic, known = found.topic if found else None, sought.said_by(tx, [which]).get(which)
    other = topic and asked.topic and plain(topic) != plain(asked.topic)
    return bool(known and not other and says(known, search.terms(asked.words, rules.concepts)))


def says(known: Said, terms: Sequence[Sequence[str]]) -> bool:
    """Whether most of these words are in it, or others for the same thing; there is one at least."""
    words = known.title + known.text
    there = sum(any(f" {beginning}" in words for beginning in term) for term in terms)
    return there >= max(1, SURE * len(terms))


def _counted(form: str) -> str:
    """Under what is kept, for a day, that a form counted: its number leads to nobody, and this not to the number."""
    return sha256(f"counted {form}".encode()).hexdigest()


def _found(
    source: Source, which: str, articles: Mapping[ArticleId, Article], language: str, rules: Rules
) -> Found | None:  # fmt: skip
    if source is Source.TIP:
        tip = rules.tips.get(which)
        return None if tip is None else Found(
            source=source, id=tip.id, topic=tip.topic, wording=in_language(tip.wordings, language),
            review_by=tip.review_by,
        )  # fmt: skip
    article = articles.get(ArticleId(which))
    if article is None or article.status is not Status.PUBLISHED:
        return None
    return Found(
        source=source, id=article.id, topic=article.topic, wording=in_language(article.wordings, language),
        review_by=article.review_by,
    )  # fmt: skip
