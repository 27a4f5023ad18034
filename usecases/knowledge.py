"""What is known, for whoever asks: found by what they say, and told whether it helped."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

from domain import errors, privacy, search
from domain.knowledge import (
    MAX_TEXT,
    MAX_TITLE,
    MOST_FOUND,
    MOST_MISSED,
    Article,
    ArticleId,
    Found,
    KnownId,
    Source,
    Status,
    Wording,
    in_language,
    review_day,
)
from domain.messages import Kind
from domain.nameless import Actor, Bearer
from domain.people import Person, PersonId, Role
from domain.privacy import Trace
from domain.rules import Rules
from storage import knowledge, people
from storage.tx import Tx
from usecases import news

ID = 32  # characters
MISSED, REVIEW = "missed", "review"  # why an owner looks at it again: how the occasion begins


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


def draft(
    tx: Tx, who: Person, question: str, *, seed: bytes, now: datetime, rules: Rules
) -> Article:  # fmt: skip
    """An answer that helped becomes an article nobody else sees yet; a second press of theirs gives the same one.

    Raises Unknown where there is no such answer, NotOwner for who did not give it, TooLate where it did not help.
    """
    answered = knowledge.answered(tx, question)
    if answered is None or answered.key_user is None:
        raise errors.Unknown
    if answered.key_user != who.id:
        raise errors.NotOwner
    before = [one for one in knowledge.of_question(tx, question) if one.owner == who.id]
    if before:
        return before[-1]
    if not answered.accepted:
        raise errors.NotAccepted
    title = " ".join(answered.words.split())[:MAX_TITLE].rstrip()
    day = review_day(_today(now, who), rules.review_months)
    made = Article(
        id=ArticleId(seed.hex()[:ID]), status=Status.DRAFT, topic=answered.topic, owner=who.id, question=question,
        wordings={who.language: Wording(title=title, text=answered.answer[:MAX_TEXT])}, version=1, review_by=day,
        ask_on=None,
    )  # fmt: skip
    knowledge.add(tx, made, at=now, person=who.id)
    return made


def edit(
    tx: Tx, who: Person, which: ArticleId, wordings: Mapping[str, Wording], *, now: datetime
) -> Article:  # fmt: skip
    """Its words from now on; what they were stays in its history. A published one goes on to be found.

    Who asked has agreed to no other words than they read: changed while it waits for them, it is a draft again.
    Raises NotOwner, Empty where no language has both a title and a text, TooLong.
    """
    article = _own(tx, who, which)
    words = _checked(wordings)
    if words == article.wordings:
        return article
    status = Status.DRAFT if article.status is Status.ASKED else article.status
    after = replace(article, wordings=words, version=article.version + 1, owner=article.owner or who.id, status=status)
    knowledge.edit(tx, after, at=now, person=who.id)
    return after


def publish(
    tx: Tx, who: Person, which: ArticleId, wordings: Mapping[str, Wording], *, checked: bool, now: datetime,
    rules: Rules,
) -> Article:  # fmt: skip
    """With these words everybody finds it, once who asked agrees; of a published one: it is still true.

    Asked is who asked once the answer helps, so not while the question is asked again; a withdrawn one stays so.
    Raises SeemsPersonal while a name or number seems to be in it and the owner did not say that it may be so.
    """
    after = edit(tx, who, which, wordings, now=now)
    if not checked and traces(after.wordings, rules):
        raise errors.SeemsPersonal
    if after.status is Status.WITHDRAWN:
        return after
    day = review_day(_today(now, who), rules.review_months)
    after = replace(after, review_by=day, ask_on=day, owner=after.owner or who.id)
    asks = after.question and after.status in (Status.DRAFT, Status.ASKED)
    knowledge.move(tx, replace(after, status=Status.ASKED if asks else Status.PUBLISHED))
    knowledge.looked_at(tx, Source.ARTICLE, which)
    if after.status is Status.DRAFT:
        news.ask_consent(tx, after, str(after.version), now=now, rules=rules)
    return replace(after, status=Status.ASKED if asks else Status.PUBLISHED, missed=0)


def consent(
    tx: Tx, by: Actor, which: ArticleId, *, yes: bool, now: datetime, rules: Rules
) -> Article:  # fmt: skip
    """Who asked says whether the answer they got may be read by everybody; their first word stands.

    Raises Unknown for an article that is not there, NotReporter for who did not ask, NotAccepted while they ask again.
    """
    article = knowledge.find(tx, which)
    answered = knowledge.answered(tx, article.question) if article and article.question else None
    if article is None or answered is None:
        raise errors.Unknown
    if not (answered.receipt == by.kept if isinstance(by, Bearer) else answered.asker == by):
        raise errors.NotReporter
    if article.status is not Status.ASKED:
        return article
    if not answered.accepted:
        raise errors.NotAccepted
    status = Status.PUBLISHED if yes else Status.WITHDRAWN
    after = replace(article, status=status, ask_on=article.ask_on if yes else None)
    knowledge.move(tx, after)
    news.tell_owner(tx, Kind.ARTICLE, after, after.status.value, now=now, rules=rules)
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
            news.ask_consent(tx, one, str(version), now=now, rules=rules)


def traces(wordings: Mapping[str, Wording], rules: Rules) -> tuple[Trace, ...]:
    """What seems to be in it of a person: kinds of names and numbers, of all languages together."""
    return privacy.traces("\n".join(f"{one.title}\n{one.text}" for one in wordings.values()), rules.clues)


def strangers(tx: Tx, owners: Sequence[PersonId]) -> set[PersonId]:
    """Who of these is nobody that the store knows."""
    return set(owners) - people.known(tx, owners)


def shelve(tx: Tx, articles: Sequence[Article], *, now: datetime) -> tuple[int, int]:
    """Keeps each as it is given, with the history of what was there; (how many are new, how many changed)."""
    new = changed = 0
    for one in articles:
        before = knowledge.find(tx, one.id)
        if before is None:
            knowledge.add(tx, one, at=now, person=None)
            new += 1
            continue
        same = one.wordings == before.wordings
        ask_on = one.ask_on if one.review_by != before.review_by else before.ask_on
        after = replace(before, status=one.status, topic=one.topic, owner=one.owner, review_by=one.review_by,
                        ask_on=ask_on, wordings=one.wordings, version=before.version + (not same))  # fmt: skip
        if after != before:
            keep = knowledge.move if same else partial(knowledge.edit, at=now, person=None)
            keep(tx, after)
            changed += 1
    return new, changed


def tick(tx: Tx, *, now: datetime, rules: Rules) -> None:
    """Owners hear once that the day has come to look at their article again; it is found as before."""
    today = now.astimezone(ZoneInfo(rules.usual.time_zone)).date()
    for one in knowledge.to_ask(tx, today):
        knowledge.move(tx, replace(one, ask_on=None))
        news.tell_owner(tx, Kind.REVIEW, one, f"{REVIEW} {one.review_by}", now=now, rules=rules)


def next_due(tx: Tx, rules: Rules) -> datetime | None:
    """When, in people's time, the next owner hears of it."""
    day = knowledge.next_ask(tx)
    return datetime.combine(day, time(), ZoneInfo(rules.usual.time_zone)) if day else None


def leave(tx: Tx, who: PersonId) -> None:
    """Somebody left: their articles stay, and whoever of the key users looks at one next owns it."""
    for one in knowledge.owned(tx, who):
        knowledge.move(tx, replace(one, owner=None))


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


def _own(tx: Tx, who: Person, which: ArticleId) -> Article:
    """The article, if they may change it: its owner, a coordinator, and where nobody owns it any key user."""
    article = knowledge.find(tx, which)
    if article is None:
        raise errors.Unknown
    roles = people.roles(tx, who.id)
    orphan = article.owner is None and Role.KEY_USER in roles
    if not (article.owner == who.id or Role.ADMIN in roles or orphan):
        raise errors.NotOwner
    return article


def _checked(wordings: Mapping[str, Wording]) -> dict[str, Wording]:
    """Those with anything in them; one that is half written is refused, as is one that is too long."""
    trimmed = {
        language: Wording(title=" ".join(one.title.split()), text=one.text.strip())
        for language, one in wordings.items()
        if one.title.strip() or one.text.strip()
    }
    if not trimmed or not all(one.title and one.text for one in trimmed.values()):
        raise errors.Empty(shortest=1)
    for one in trimmed.values():
        for words, longest in ((one.title, MAX_TITLE), (one.text, MAX_TEXT)):
            if len(words) > longest:
                raise errors.TooLong(length=len(words), longest=longest)
    return trimmed


def _today(now: datetime, who: Person) -> date:
    return now.astimezone(ZoneInfo(who.time_zone)).date()
