"""Which open reports a key user sees, in which order, and how much of them."""

from dataclasses import asdict
from typing import Any

import pytest

from domain.alongside import Headings
from domain.friction import FrictionId
from domain.people import PersonId
from domain.states import CLOSED, Act, State
from storage import alongside, friction, keyusers, together, views
from storage.store import Store
from tests.examples import ANNA, BRAM, LIAM, NOOR, NOW, SANNE
from tests.examples import loop as told
from tests.storage.test_together import Desk

EVENTS = told(State.TAKEN).events


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def sees(desk: Desk, who: PersonId = LIAM, number: int = 0) -> Headings:
    return desk.do(lambda tx: views.headings(tx, who, number))


def ids(desk: Desk, who: PersonId = LIAM, number: int = 0) -> list[str]:
    return [one.id for one in sees(desk, who, number).headings]


def knows(desk: Desk, *topics: str, who: PersonId = LIAM) -> None:
    desk.do(lambda tx: keyusers.save(tx, who, topics, None))


def test_what_is_open_and_has_a_title_is_seen_with_a_name_or_without(desk: Desk) -> None:
    desk.put("again", State.RECEIVED, handler=None)
    desk.put("nameless", named=False)
    desk.put("taken")
    desk.put("untitled", State.RECEIVED, title=None)
    for state in (*CLOSED, State.SOLVED, State.DECLINED, State.WITHDRAWN):
        desk.put(f"{state}", state, title="Outlook")
    desk.put("with", State.MERGED, lead="taken", handler=None)
    desk.put("waits", State.WAITING, named=False, handler=None, title="Outlook", lead="taken")
    assert ids(desk) == ["again", "nameless", "taken"]
    assert sees(desk).total == 3


def test_what_one_reported_or_has_is_not_among_it(desk: Desk) -> None:
    desk.put("anna's")
    desk.put("liam's", reporter=LIAM, handler=SANNE)
    assert (ids(desk, ANNA), ids(desk, BRAM)) == (["liam's"], ["liam's"])
    assert (ids(desk, LIAM), ids(desk, SANNE), sees(desk, SANNE).total) == (["anna's"], ["anna's"], 1)


def test_it_is_a_title_a_state_a_list_and_a_number_and_nothing_else(desk: Desk) -> None:
    desk.put("one", title="Outlook is traag", queue="keyuser", colleagues=2)
    desk.do(lambda tx: together.support(tx, FrictionId("one"), NOOR))
    [seen] = sees(desk).headings
    assert asdict(seen) | {"code": ""} == {
        "id": "one", "code": "", "title": "Outlook is traag", "state": State.TAKEN, "queue": "keyuser", "bothers": 4,
    }  # fmt: skip


def test_it_comes_in_pages_of_five_first_what_names_a_topic_of_theirs(desk: Desk) -> None:
    for n in range(6):
        desk.put(f"{n}", title="De printer hapert")
    desk.put("x", title="Het is traag in outlook op kantoor")
    desk.put("y", title="Excelbestand gaat niet open")
    knows(desk, "Outlook", "Excel")
    assert (ids(desk), ids(desk, number=1), ids(desk, number=2)) == (["x", "y", "0", "1", "2"], ["3", "4", "5"], [])
    assert ids(desk, NOOR) == ["0", "1", "2", "3", "4"], "without a topic there is no first"


@pytest.mark.parametrize(
    ("topic", "title", "first"),
    [
        ("AI", "Mag ik AI gebruiken", True), ("AI", "Mail komt te laat", False), ("Visio", "visiobestand", True),
        ("100%", "100% thuis", True), ("100%", "100 keer", False), ("a_b_c", "axbxc", False), ("a\\b_", "a\\b_c", True),
        ("Outlook", "Teams valt weg", False),
    ],
)  # fmt: skip
def test_a_short_topic_is_a_word_and_a_long_one_may_be_a_part_and_each_is_what_it_says(
    desk: Desk, topic: str, title: str, *, first: bool
) -> None:
    desk.put("a", title="De printer hapert")
    desk.put("b", title=title)
    knows(desk, topic)
    assert ids(desk)[0] == ("b" if first else "a")


def test_neither_the_words_of_a_report_nor_its_leaf_decide_where_it_stands(desk: Desk) -> None:
    desk.put("a", title="De printer hapert")
    desk.put("b", title="Iets werkt niet", words="Outlook is traag", leaf="base.outlook")
    knows(desk, "Outlook")
    assert ids(desk) == ["a", "b"]


@pytest.mark.parametrize(
    ("state", "own", "seen"),
    [
        (State.TAKEN, False, True), (State.TAKEN, True, True), (State.SOLVED, False, False), (State.SOLVED, True, True),
        (State.CONFIRMED, True, True), (State.WITHDRAWN, True, False), (State.MERGED, True, False),
    ],
)  # fmt: skip
def test_one_of_them_is_seen_while_it_is_open_and_afterwards_by_who_thought_along(
    desk: Desk, state: State, *, own: bool, seen: bool
) -> None:
    which = desk.put("one", state, title="Outlook", handler=BRAM)
    said: dict[str, Any] = {"version": 1, "at": NOW, "act": Act.CONTEXT, "words": "Zo gaat het hier."}
    for at, who in enumerate([LIAM, SANNE] if own else [SANNE], start=1):
        event = type(EVENTS[0])(**said | {"person": who, "version": at})
        desk.do(lambda tx, event=event: friction.tell(tx, which, event))  # type: ignore[misc]
    found = desk.do(lambda tx: views.along(tx, which, LIAM))
    assert (found is not None) is seen
    if found:
        assert {one.person for one in found.own} == ({LIAM} if own else set()), "their own words alone"


def test_who_reported_it_or_has_it_is_told_apart(desk: Desk) -> None:
    which = desk.put("one", title="Outlook", handler=BRAM)
    found = {who: desk.do(lambda tx, who=who: views.along(tx, which, who)) for who in (ANNA, BRAM, LIAM)}  # type: ignore[misc]
    assert {who: one.mine for who, one in found.items() if one} == {ANNA: True, BRAM: True, LIAM: False}


def test_more_topics_than_anybody_has_are_not_all_looked_at(desk: Desk) -> None:
    knows(desk, *(f"Programma {n:02}" for n in range(25)))
    desk.put("a", title="Programma 24 hapert")
    desk.put("b", title="Programma 03 hapert")
    assert desk.do(lambda tx: [one.id for one in alongside.headings(tx, LIAM, 0)[0]]) == ["b", "a"]
