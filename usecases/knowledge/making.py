"""An answer that helped becomes an article: a draft by one press, and with the consent of who asked found by all."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from domain import errors, privacy
from domain.knowledge import MAX_TEXT, MAX_TITLE, Answered, Article, ArticleId, Source, Status, Wording, review_day
from domain.people import Person, PersonId, Role
from domain.privacy import Trace
from domain.rules import Rules
from storage import knowledge, people
from storage.tx import Tx
from usecases.knowledge import consenting

ID = 32  # characters


def draft(
    tx: Tx, who: Person, question: str, *, seed: bytes, now: datetime, rules: Rules
) -> Article:  # fmt: skip
    """An answer that helped becomes an article nobody else sees yet; a second press of theirs gives the same one.

    The question is its title, unless somebody seems to be named in it.
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
    title = _title(answered)
    words = Wording(title="" if _names(tx, title, answered, rules) else title, text=answered.answer[:MAX_TEXT])
    made = Article(
        id=ArticleId(seed.hex()[:ID]), status=Status.DRAFT, topic=answered.topic, owner=who.id, question=question,
        wordings={who.language: words}, version=1, review_by=_review_by(now, who, rules), ask_on=None,
    )  # fmt: skip
    knowledge.add(tx, made, at=now, person=who.id)
    return made


def anew(tx: Tx, who: Person, which: ArticleId, *, now: datetime, rules: Rules) -> Article:
    """Where who asked was not heard: a draft of its owner's own, once, with their words and without the question.

    What was finished was looked through for the asker's name already. Raises NotOwner.
    """
    article = own(tx, who, which)
    fresh = ArticleId(sha256(f"own {which}".encode()).hexdigest()[:ID])
    before = knowledge.find(tx, fresh)
    if before or article.status is not Status.UNHEARD:
        return before or article
    answered = knowledge.answered(tx, article.question) if article.question else None
    asked = _title(answered) if answered else ""
    words = {
        language: replace(one, title="" if one.title == asked else one.title)
        for language, one in article.wordings.items()
    }
    made = Article(
        id=fresh, status=Status.DRAFT, topic=article.topic, owner=who.id, question=None, wordings=words, version=1,
        review_by=_review_by(now, who, rules), ask_on=None,
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
    article = own(tx, who, which)
    words = _checked(wordings)
    if words == article.wordings or article.status is Status.UNHEARD:
        return article
    after = replace(article, wordings=words, version=article.version + 1, owner=article.owner or who.id, missed=0)
    if article.status is Status.ASKED:
        after = replace(after, status=Status.DRAFT, ask_on=None, asks=0)
    knowledge.edit(tx, after, at=now, person=who.id)
    knowledge.looked_at(tx, Source.ARTICLE, which)
    return after


def publish(
    tx: Tx, who: Person, which: ArticleId, wordings: Mapping[str, Wording], *, checked: bool, now: datetime,
    rules: Rules,
) -> Article:  # fmt: skip
    """With these words everybody finds it, once who asked agrees; of a published one: it is still true.

    Who asked is asked once the answer helps, so not while the question is asked again; a withdrawn one stays so.
    Raises SeemsPersonal while a name or number seems to be in it and the owner did not say that it may be so.
    """
    after = edit(tx, who, which, wordings, now=now)
    if not checked and traces(tx, which, after.wordings, rules):
        raise errors.SeemsPersonal
    if after.status not in (Status.DRAFT, Status.PUBLISHED):
        return after
    day = _review_by(now, who, rules)
    after = replace(after, review_by=day, owner=after.owner or who.id, missed=0)
    if after.question and after.status is Status.DRAFT:
        return consenting.ask(tx, after, str(after.version), now=now, rules=rules)
    after = replace(after, status=Status.PUBLISHED, ask_on=day)
    knowledge.move(tx, after)
    knowledge.looked_at(tx, Source.ARTICLE, which)
    return after


def another(tx: Tx, question: str, by: PersonId) -> None:
    """Somebody else answers: what was made of an answer before theirs, and nobody finds yet, is withdrawn."""
    for one in knowledge.of_question(tx, question):
        if one.owner != by and one.status in (Status.DRAFT, Status.ASKED):
            knowledge.move(tx, replace(one, status=Status.WITHDRAWN, question=None, ask_on=None))


def traces(
    tx: Tx, which: ArticleId, wordings: Mapping[str, Wording], rules: Rules
) -> tuple[Trace, ...]:  # fmt: skip
    """What seems to be in these words of a person, all languages together; a word of the name of who asked is one."""
    article, words = knowledge.find(tx, which), said(wordings)
    answered = knowledge.answered(tx, article.question) if article and article.question else None
    found = privacy.traces(words, rules.clues)
    if Trace.NAME in found or not (answered and _is_named(tx, words, answered, rules)):
        return found
    return (Trace.NAME, *found)


def said(wordings: Mapping[str, Wording]) -> str:
    """All that everybody can read of an article, in every language."""
    return "\n".join(f"{one.title}\n{one.text}" for one in wordings.values())


def _title(answered: Answered) -> str:
    return " ".join(answered.words.split())[:MAX_TITLE].rstrip()


def _names(tx: Tx, words: str, answered: Answered, rules: Rules) -> bool:
    return bool(privacy.traces(words, rules.clues)) or _is_named(tx, words, answered, rules)


def _is_named(tx: Tx, words: str, answered: Answered, rules: Rules) -> bool:
    """Whether who asked is: of who has no name here, none is known."""
    name = people.named(tx, [answered.asker]).get(answered.asker, "") if answered.asker else ""
    return privacy.is_named(words, name, rules.clues)


def own(tx: Tx, who: Person, which: ArticleId) -> Article:
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


def _review_by(now: datetime, who: Person, rules: Rules) -> date:
    return review_day(now.astimezone(ZoneInfo(who.time_zone)).date(), rules.review_months)
