"""Whether who asked agrees that everybody reads the answer they got: asked twice, and never guessed."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain import errors, schedule
from domain.knowledge import MOST_ASKS, Answered, Article, ArticleId, Status
from domain.messages import Kind
from domain.nameless import Actor, Bearer
from domain.people import PersonId
from domain.rules import Rules
from storage import knowledge
from storage.tx import Tx
from usecases import news

SILENT, GONE = "silent", "gone"  # why it is not shared: how the occasion begins


def ask(tx: Tx, article: Article, occasion: str, *, now: datetime, rules: Rules) -> Article:
    """Who asked has some working days to say so; while the question is asked again it waits for that.

    It is unheard at once where nobody is left who could say so.
    """
    answered = _answered(tx, article)
    if answered is None or unheard(answered, article):
        return give_up(tx, article)
    zone = rules.usual.time_zone
    last = schedule.days_after(now, rules.loop.ask_again_wd, rules.week_of(None), zone)
    day = last.astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    after = replace(article, status=Status.ASKED, asks=article.asks + answered.accepted, ask_on=day)
    knowledge.move(tx, after)
    if answered.accepted:
        news.ask_consent(tx, after, answered, occasion, now=now, rules=rules)
    return after


def unheard(answered: Answered, article: Article) -> str:
    """Why no word of who asked is to be waited for anymore; nothing while it is."""
    if answered.gone:
        return GONE
    silent = article.asks >= MOST_ASKS if answered.accepted else answered.over
    return SILENT if silent else ""


def give_up(tx: Tx, article: Article) -> Article:
    """Nobody finds it, since nobody agreed."""
    after = replace(article, status=Status.UNHEARD, ask_on=None)
    knowledge.move(tx, after)
    return after


def look_again(tx: Tx, article: Article, *, now: datetime, rules: Rules) -> None:
    """The day has come: who asked is asked once more, or its owner hears that there is no word of theirs."""
    answered = _answered(tx, article)
    why = unheard(answered, article) if answered else SILENT
    if why:
        news.tell_owner(tx, Kind.ARTICLE, give_up(tx, article), why, now=now, rules=rules)
    else:
        ask(tx, article, f"again {article.ask_on}", now=now, rules=rules)


def consent(
    tx: Tx, by: Actor, which: ArticleId, *, yes: bool, now: datetime, rules: Rules
) -> Article:  # fmt: skip
    """Who asked says whether the answer they got may be read by everybody; their first word stands, as does silence.

    Of who has no name here nothing that follows tells the hour.
    Raises Unknown for an article that is not there, NotReporter for who did not ask, NotAccepted while they ask again.
    """
    article = knowledge.find(tx, which)
    answered = _answered(tx, article) if article else None
    if article is None or answered is None:
        raise errors.Unknown
    if not (answered.receipt == by.kept if isinstance(by, Bearer) else answered.asker == by):
        raise errors.NotReporter
    if article.status is not Status.ASKED:
        return article
    if not answered.accepted:
        raise errors.NotAccepted
    status = Status.PUBLISHED if yes else Status.WITHDRAWN
    after = replace(article, status=status, ask_on=article.review_by if yes else None)
    knowledge.move(tx, after)
    told_at = news.day(now, rules) if isinstance(by, Bearer) else now
    news.tell_owner(tx, Kind.ARTICLE, after, after.status.value, now=told_at, rules=rules)
    return after


def another(tx: Tx, question: str, by: PersonId) -> None:
    """Somebody else answers: what was made of an answer before theirs, and nobody finds yet, is withdrawn."""
    for one in knowledge.of_question(tx, question):
        if one.owner != by and one.status in (Status.DRAFT, Status.ASKED):
            knowledge.move(tx, replace(one, status=Status.WITHDRAWN, question=None, ask_on=None))


def accepted(tx: Tx, question: str, version: int, *, now: datetime, rules: Rules) -> None:
    """The answer helps: of an article that waited for that, who asked is asked now."""
    for one in knowledge.of_question(tx, question):
        if one.status is Status.ASKED:
            ask(tx, replace(one, asks=0), f"accepted {version}", now=now, rules=rules)


def asker_left(tx: Tx, who: PersonId, *, now: datetime, rules: Rules) -> None:
    """What waited for the word of somebody who left waits no longer, and its owner hears why."""
    for one in knowledge.waiting_for(tx, who):
        news.tell_owner(tx, Kind.ARTICLE, give_up(tx, one), GONE, now=now, rules=rules)


def _answered(tx: Tx, article: Article) -> Answered | None:
    return knowledge.answered(tx, article.question) if article.question else None
