"""Articles as time goes by: looked at again on their day, left by who owned them, and brought in from a file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from functools import partial
from zoneinfo import ZoneInfo

from domain.knowledge import Article
from domain.messages import Kind
from domain.people import PersonId
from domain.rules import Rules
from storage import knowledge, people
from storage.tx import Tx
from usecases import news

REVIEW = "review"  # why its owner looks at it again: how the occasion begins


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
