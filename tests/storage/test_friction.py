from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.friction import Event
from domain.states import Act, State
from storage import friction
from storage.store import Store
from storage.tx import Tx
from tests.examples import ANNA, BRAM, NOW, settle_in
from tests.examples import friction as report

NEW = report(would_help="Een snellere server", impact=None)


@pytest.fixture
def stored(store: Store) -> Store:
    """A store with people and one report."""
    store.write(settle_in).result()
    store.write(lambda tx: friction.add(tx, NEW)).result()
    return store


def test_a_report_comes_back_as_it_was_stored(stored: Store) -> None:
    assert stored.read(lambda tx: friction.find(tx, NEW.id)).result() == NEW
    assert stored.read(lambda tx: friction.of_form(tx, NEW.nonce or "")).result() == NEW
    assert stored.read(lambda tx: friction.of_form(tx, "another")).result() is None


def test_a_move_stores_all_that_an_act_can_change(stored: Store) -> None:
    later = NOW + timedelta(days=1)
    moved = replace(
        NEW, state=State.CONFIRMED, handler=BRAM, title="Traag", version=2, received_at=later, take_by=later,
        decide_by=later, closed_at=later,
    )  # fmt: skip
    stored.write(lambda tx: friction.move(tx, moved)).result()
    assert stored.read(lambda tx: friction.find(tx, NEW.id)).result() == moved


@pytest.mark.parametrize("version", [1, 3])
def test_a_move_from_another_version_than_the_stored_one_is_no_move(stored: Store, version: int) -> None:
    other = replace(NEW, state=State.WITHDRAWN, version=version)
    with pytest.raises(AssertionError, match="another turn moved this report"):
        stored.write(lambda tx: friction.move(tx, other)).result()
    assert stored.read(lambda tx: friction.find(tx, NEW.id)).result() == NEW


@pytest.mark.parametrize("same", [{"nonce": NEW.nonce}, {"code": NEW.code}])
def test_two_reports_never_share_a_form_or_a_code(stored: Store, same: dict[str, str]) -> None:
    other = replace(NEW, id="b" * 32, **{"nonce": "n", "code": "ZZZZZZ"} | same)  # type: ignore[arg-type]  # an id is a string
    assert not stored.write(lambda tx: friction.add(tx, other)).result()
    assert stored.read(lambda tx: friction.find(tx, other.id)).result() is None


def test_the_story_is_told_in_order_and_each_version_once(stored: Store) -> None:
    events = [
        Event(version=n, at=NOW, act=act, person=ANNA, words="w" if n == 2 else None)
        for n, act in ((2, Act.REOPEN), (1, Act.REPORT))
    ]

    def tell(tx: Tx) -> None:
        for event in events:
            friction.tell(tx, NEW.id, event)

    stored.write(tell).result()
    assert stored.read(lambda tx: friction.story(tx, NEW.id)[0]).result() == tuple(reversed(events))
    with pytest.raises(IntegrityError):
        stored.write(lambda tx: friction.tell(tx, NEW.id, events[0])).result()
