"""On PostgreSQL the clock of one process looks at an article while somebody acts in another: what they did stands."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

import pytest

import storage.store
import usecases.knowledge
from domain.knowledge import Article, Status, Wording
from domain.messages import Kind
from storage import knowledge
from storage.store import Store
from storage.tx import Tx
from tests.examples import ANNA, BRAM, NOW, RULES
from tests.usecases.house import House
from tests.usecases.known import WORDS, Desk
from tests.usecases.races import race

DAY = timedelta(days=1)
FIRST, SECOND = NOW + 8 * DAY, NOW + 16 * DAY
OTHER = {"nl": Wording(title="Nieuw", text="Nieuwe uitleg.")}


@pytest.fixture
def desk(postgres_url: str) -> Iterator[Desk]:
    store = storage.store.open_store(postgres_url)
    yield Desk(House(store))
    store.close()


@pytest.fixture
def other(postgres_url: str, desk: Desk) -> Iterator[Store]:
    """Another process on the same store."""
    store = storage.store.open_store(postgres_url)
    yield store
    store.close()


def look(other: Store, now: datetime, between: Callable[[], object]) -> None:
    """The other process reads whose day has come, something happens, and it goes on with what it read."""

    def go_on(tx: Tx, found: Sequence[Article]) -> None:
        assert found, "its day has come"
        for one in found:
            usecases.knowledge.go_off(tx, one, now=now, rules=RULES)

    race(other, lambda tx: knowledge.to_ask(tx, now.date()), between, go_on)


def asked(desk: Desk) -> None:
    """Anna is asked whether everybody may read it."""
    desk.asked()
    desk.draft()
    assert desk.publish().status is Status.ASKED


def test_a_no_is_kept(desk: Desk, other: Store) -> None:
    asked(desk)
    look(other, FIRST, lambda: desk.agree(yes=False))
    assert (desk.see().status, desk.house.told(Kind.ARTICLE)) == (Status.WITHDRAWN, [(BRAM, "withdrawn")])
    assert [who for who, _ in desk.house.told(Kind.CONSENT)] == [ANNA], "she is not asked again"


def test_a_yes_is_kept(desk: Desk, other: Store) -> None:
    asked(desk)
    desk.tick(FIRST)
    look(other, SECOND, desk.agree)
    assert (desk.see().status, desk.house.told(Kind.ARTICLE)) == (Status.PUBLISHED, [(BRAM, "published")])


def test_what_its_owner_wrote_is_kept(desk: Desk, other: Store) -> None:
    desk.own()
    now = NOW + 30 * DAY
    look(other, now, lambda: desk.publish(which="own", words=OTHER, now=now))
    assert (desk.see("own").wordings, desk.see("own").version, desk.house.told(Kind.REVIEW)) == (OTHER, 2, [])


def test_who_lets_go_of_it_does_not_own_it_again(desk: Desk, other: Store) -> None:
    desk.own()
    look(other, NOW + 30 * DAY, lambda: desk.house.do(lambda tx: usecases.knowledge.let_go(tx, BRAM)))
    assert (desk.see("own").owner, desk.see("own").wordings) == (None, WORDS)


def test_two_processes_that_look_at_once_ask_once(desk: Desk, other: Store) -> None:
    asked(desk)
    look(other, FIRST, lambda: desk.tick(FIRST))
    assert ([who for who, _ in desk.house.told(Kind.CONSENT)], desk.see().asks) == ([ANNA, ANNA], 2)
