"""Nothing goes out unasked without a grant of the contact budget, and two processes give one."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

import storage.store
import usecases.budget
from domain import budget
from domain.budget import Grant, Past, Rhythm, Want, Wish
from domain.messages import MANNERS, Kind
from storage import budget as contacts
from storage import outbox
from storage.outbox import Owed, Ungranted
from storage.store import Store
from storage.tx import Tx
from tests.examples import ANNA, BRAM, NOW, RULES, ZONE
from tests.usecases.house import House
from tests.usecases.school import School, at

DAY = NOW.date().isoformat()
ROOT = Path(__file__).parent.parent.parent
CODE = ("bot", "dialogs", "cards", "usecases", "storage", "content", "domain")
UNASKED = [kind for kind, manner in MANNERS.items() if manner.budgeted]


def granted(kind: budget.Kind = budget.Kind.TIP) -> Grant:
    wish = Wish(rhythm=Rhythm.DAILY, zone=ZONE, week=RULES.week, at=RULES.contact.at)
    found = budget.ask(wish, Past(), [Want(kind=kind, about="x", minutes=1)], RULES.contact, NOW)
    assert isinstance(found, Grant)
    return found


def owe(tx: Tx, kind: Kind, grant: Grant | None) -> bool:
    return outbox.owe(tx, kind, about="x", receiver=ANNA, occasion=DAY, due=NOW, now=NOW, grant=grant)


@pytest.mark.parametrize("kind", list(Kind))
def test_only_what_is_unasked_needs_a_grant_and_only_that_takes_one(house: House, kind: Kind) -> None:
    unasked, grant = kind in UNASKED, granted(min(MANNERS[kind].budgeted, default=budget.Kind.TIP))
    assert house.do(lambda tx: owe(tx, kind, grant if unasked else None))
    with pytest.raises(Ungranted):
        house.do(lambda tx: owe(tx, kind, None if unasked else grant))


@pytest.mark.parametrize("kind", UNASKED)
def test_a_card_that_lives_on_is_no_way_around_it(house: House, kind: Kind) -> None:
    with pytest.raises(Ungranted):
        house.do(lambda tx: outbox.arm(tx, kind, about="x", receiver=ANNA, version=1, now=NOW))


def test_it_is_tips_their_questions_and_the_line_that_says_it_stops() -> None:
    assert set(UNASKED) == {Kind.TIP, Kind.RECALL, Kind.PAUSED, Kind.NUDGE}


def test_a_grant_is_for_one_thing_of_one_day_and_used_once(house: House) -> None:
    grant = granted()
    tip = Owed(kind=Kind.TIP, about="x", receiver=ANNA, occasion=DAY, due=NOW, grant=grant)
    for other in (
        replace(tip, kind=Kind.RECALL), replace(tip, about="y"), replace(tip, occasion="2026-11-18"),
        replace(tip, kind=Kind.NUDGE),
    ):  # fmt: skip
        with pytest.raises(Ungranted):
            house.do(lambda tx, other=other: outbox.owe_all(tx, [other], now=NOW))  # type: ignore[misc]
    with pytest.raises(Ungranted):
        house.do(lambda tx: outbox.owe_all(tx, [tip, replace(tip, receiver=BRAM)], now=NOW))
    assert house.do(lambda tx: outbox.owe_all(tx, [tip], now=NOW)) == 1


def calls(name: str) -> set[str]:
    """The files of ours that call this."""
    found = set()
    for path in (path for folder in CODE for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if getattr(called, "id", getattr(called, "attr", "")) == name:
                found.add(str(path.relative_to(ROOT)))
    return found


def test_grants_are_made_in_one_place_and_messages_come_into_the_store_in_another() -> None:
    assert calls("Grant") == {"domain/budget.py"}
    inserting = [
        path.name for path in (ROOT / "storage").rglob("*.py")
        if "migrations" not in path.parts and "insert_once(message)" in path.read_text(encoding="utf-8")
    ]  # fmt: skip
    assert inserting == ["outbox.py"]


@pytest.fixture
def other(postgres_url: str) -> Iterator[Store]:
    store = storage.store.open_store(postgres_url)
    yield store
    store.close()


def test_two_processes_that_look_at_once_speak_once(postgres_url: str, other: Store) -> None:
    own = storage.store.open_store(postgres_url)
    school, read, go = School(own), Event(), Event()
    school.tick(at("2026-11-17T09:30"))
    moment = at("2026-11-18T10:00") + timedelta(minutes=1)

    def job(tx: Tx) -> None:
        contacts.next_due(tx)  # from here on it sees the store as it is now
        read.set()
        assert go.wait(10)
        usecases.budget.tick(tx, now=moment, rules=RULES)

    looking = other.write(job, loose=True)
    assert read.wait(10)
    school.tick(moment)
    go.set()
    looking.result(10)
    assert len(school.said()) == 1
    own.close()
