"""Articles as time goes by: looked at again on their day, left by who owned them, and brought in from a file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from domain.knowledge import Article, Source, Status, Volume
from domain.messages import Kind
from domain.people import PersonId
from domain.rules import Rules
from storage import knowledge, people
from storage.tx import Tx
from usecases import news
from usecases.knowledge import consenting

REVIEW = "review"  # why its owner looks at it again: how the occasion begins


def strangers(tx: Tx, owners: Sequence[PersonId]) -> set[PersonId]:
    """Who of these is nobody that the store knows."""
    return set(owners) - people.known(tx, owners)


def shelve(tx: Tx, volumes: Sequence[Volume], *, now: datetime) -> tuple[int, int]:
    """Keeps each as it is given, with the history of what was there; (how many are new, how many changed).

    A file says nothing for who asked: what waits for their word, or had none or a no, stays so, and one that nobody
    here was asked about is a draft.
    """
    new = changed = 0
    for one in volumes:
        before = knowledge.find(tx, one.article.id)
        after = _merged(before, one.article) if before else None
        if before is None:
            _add(tx, one, now)
            new += 1
        elif after and after != before:
            _keep(tx, before, after, now)
            changed += 1
    return new, changed


def everything(tx: Tx) -> list[Volume]:
    """All articles with their history, in the order of their ids."""
    found: list[Article] = []
    while page := knowledge.all_after(tx, found[-1].id if found else ""):
        found += page
    return [Volume(article=one, editions=knowledge.history(tx, one.id)) for one in found]


def _add(tx: Tx, one: Volume, now: datetime) -> None:
    *older, newest = one.editions
    knowledge.add(tx, replace(one.article, status=_status(one.article)), at=newest.at or now, person=None)
    for edition in older:
        knowledge.restore(tx, one.article.id, edition, at=now)


def _merged(before: Article, told: Article) -> Article:
    """Changed while it waits for who asked, it is a draft again: they agreed to no other words than they read."""
    same, theirs = told.wordings == before.wordings, before.question and before.status is not Status.PUBLISHED
    day = before.ask_on if theirs or told.review_by == before.review_by else told.ask_on
    after = replace(
        before, status=before.status if theirs else _status(told), topic=told.topic, owner=told.owner, ask_on=day,
        review_by=told.review_by, wordings=told.wordings, version=before.version + (not same),
    )  # fmt: skip
    waited = before.status is Status.ASKED and not same
    return replace(after, status=Status.DRAFT, ask_on=None, asks=0) if waited else after


def _keep(tx: Tx, before: Article, after: Article, now: datetime) -> None:
    if after.wordings == before.wordings:
        knowledge.move(tx, after)
        return
    knowledge.edit(tx, after, at=now, person=None)
    knowledge.looked_at(tx, Source.ARTICLE, after.id)


def _status(told: Article) -> Status:
    return Status.DRAFT if told.status is Status.ASKED else told.status


def tick(tx: Tx, *, now: datetime, rules: Rules) -> None:
    """Owners hear once that the day has come to look at their article again; it is found as before.

    And of those that wait for the word of who asked, their day has come.
    """
    today = now.astimezone(ZoneInfo(rules.usual.time_zone)).date()
    for one in knowledge.to_ask(tx, today):
        if one.status is Status.ASKED:
            consenting.look_again(tx, one, now=now, rules=rules)
            continue
        knowledge.move(tx, replace(one, ask_on=None))
        news.tell_owner(tx, Kind.REVIEW, one, f"{REVIEW} {one.review_by}", now=now, rules=rules)


def next_due(tx: Tx, rules: Rules) -> datetime | None:
    """When, in people's time, the next owner, or who asked, hears of it."""
    day = knowledge.next_ask(tx)
    return datetime.combine(day, time(), ZoneInfo(rules.usual.time_zone)) if day else None


def leave(tx: Tx, who: PersonId, *, now: datetime, rules: Rules) -> None:
    """Somebody left: their articles stay, and whoever of the key users looks at one next owns it.

    What waited for their word as who asked waits no longer.
    """
    for one in knowledge.owned(tx, who):
        knowledge.move(tx, replace(one, owner=None))
    consenting.asker_left(tx, who, now=now, rules=rules)
