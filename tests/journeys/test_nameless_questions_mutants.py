"""Kring as somebody in good faith might change it, and what the attack on questions without a name then finds."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

import usecases.news
from dialogs import routes
from dialogs.turn import Reply, Turn
from domain.messages import MANNERS, Kind
from storage import keep
from storage.tx import Tx
from tests.fakes.client import Colleague
from tests.journeys import attack, scraped
from tests.journeys.asking import ANSWER, key_users
from tests.journeys.attack import Secret
from tests.journeys.kring import Kring
from tests.journeys.test_nameless_attack import leaves
from tests.journeys.test_nameless_mutants import Mutation, also, last_seen, logged, once_only_row, refreshed
from tests.journeys.test_nameless_questions_attack import ASK, helped

WORDS = "Het rooster loopt steeds vast, en nu?"
NEEDED = {"question": 1, "question_event": 1, "asked": 1, "message": 1, "mailbox": 1, "once": 1, "known": 3}


@pytest.fixture
async def asker(kring: Kring) -> Colleague:
    await key_users(kring, 1)
    await attack.begins(kring)
    kring.clock.moment += attack.ODD
    return kring.colleague("piet")


async def found(kring: Kring, url: str, secret: Secret, lines: Any = ()) -> list[str]:
    return attack.findings(await attack.loot(kring, url, lines), [secret], apart=attack.ODD)


def extra(more: dict[str, int]) -> Iterator[str]:
    return (f"more rows than need be: {name}" for name, count in more.items() if count > NEEDED.get(name, 0))


@pytest.mark.parametrize(
    ("url", "mutation", "expected"),
    [
        ("sqlite", once_only_row, "more rows than need be: once"),
        ("sqlite", last_seen, "keep.value tells when a nameless act was done"),
        ("sqlite", logged, "the log or a page tells the machine's time of a nameless act"),
        ("postgres", refreshed, "person was written with the report, and holds the reporter"),
    ],
    indirect=["url"],
)
async def test_a_mutant_is_caught(
    kring: Kring, url: str, asker: Colleague, monkeypatch: pytest.MonkeyPatch, mutation: Mutation, expected: str
) -> None:
    also(monkeypatch, mutation, ASK)
    before = await attack.tables_of(kring)
    with scraped.log(kring) as lines:
        secret = await attack.sends(kring, asker, "told", WORDS, verb=ASK)
    more = attack.difference(before, await attack.tables_of(kring))
    assert expected in [*await found(kring, url, secret, lines), *extra(more)]


async def test_the_mutant_that_asks_for_a_form_like_any_other_press_is_caught(
    kring: Kring, asker: Colleague, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that one way is enough."""
    monkeypatch.setattr(routes, "_UNTRACED", frozenset({"friction.form", "friction.similar"}))
    secret = Secret(person=asker.id, name=asker.name, conversation=f"a:{asker.id}")
    assert await leaves(kring, secret, asker, "question.form") == {"once": 1}


def agreed(tx: Tx, turn: Turn, _reply: Reply, which: str) -> None:
    """To show who said that it may be read."""
    keep.remember(tx, f"agreed {which}", turn.person.id)


async def test_the_mutant_that_keeps_who_agreed_to_an_article_is_caught(
    kring: Kring, url: str, asker: Colleague, monkeypatch: pytest.MonkeyPatch
) -> None:
    also(monkeypatch, agreed, "article.consent")
    secret = await attack.sends(kring, asker, "told", WORDS, verb=ASK)
    await helped(kring, kring.colleague("daan"), asker, secret)
    assert "keep holds the id of the reporter beside the report" in await found(kring, url, secret)


async def test_the_mutant_that_counts_what_goes_out_at_once_is_caught(
    kring: Kring, url: str, asker: Colleague, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To see that key users are reached."""
    monkeypatch.setitem(MANNERS, Kind.ASKED, replace(MANNERS[Kind.ASKED], follows=False))
    secret = await attack.sends(kring, asker, "told", WORDS, verb=ASK)
    assert 'kring_teams_results_total{result="sent"} moved at a nameless act' in await found(kring, url, secret)


async def test_the_mutant_that_keeps_the_hour_is_caught(
    kring: Kring, url: str, asker: Colleague, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To see how fast key users are."""
    monkeypatch.setattr(usecases.news, "day", lambda now, _rules: now)
    secret = await attack.sends(kring, asker, "pull", WORDS, verb=ASK)
    await kring.colleague("daan").presses("question.answer", text=ANSWER)
    said = await found(kring, url, secret)
    assert {"asked_at of a nameless question is finer than a day", "at of a nameless question is finer than a day"} <= {
        *said
    }
