"""An answer that helped becomes an article: a draft by one press, and with the consent of who asked found by all."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain import errors, privacy
from domain.knowledge import MAX_TEXT, MAX_TITLE, Article, ArticleId, Source, Status, Wording, review_day
from domain.messages import Kind
from domain.nameless import Actor, Bearer
from domain.people import Person, PersonId, Role
from domain.privacy import Trace
from domain.rules import Rules
from storage import knowledge, people
from storage.tx import Tx
from usecases import news

ID = 32  # characters


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
