"""Key users as the store has them, on both stores: what they know, how busy they are, and where there are none."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

import pytest
from sqlalchemy import Executable, insert

from domain.directory import Entry
from domain.keyusers import Gaps
from domain.people import PersonId, Role
from domain.questions import Act, Circle, State
from domain.routing import Candidate
from domain.rules import Rules
from storage import directory, keep, keyusers, people
from storage.store import Store
from storage.tables import asked, question, question_event
from storage.tx import Tx
from tests.examples import ANNA, BRAM, LIAM, NOW, RULES, SANNE, USUAL, settle_in

T = TypeVar("T")
LIMITS = RULES.limits
_QUESTION, _EVENT, _ASKED = insert(question).inline(), insert(question_event).inline(), insert(asked).inline()


class Desk:
    """A store with Bram and Sanne as key users, and questions put there as they stand."""

    def __init__(self, store: Store) -> None:
        self._store, self._many = store, 0
        self.do(keep.empty)
        self.do(settle_in)
        self.do(lambda tx: people.appoint(tx, Role.KEY_USER, [BRAM, SANNE]))
        self.knows(BRAM, "Planner", "Teams")
        self.knows(SANNE, "Teams", minutes=120)

    def do(self, job: Callable[[Tx], T]) -> T:
        return self._store.write(job).result(10)

    def put(self, statement: Executable, row: Mapping[str, Any]) -> None:
        self.do(lambda tx: tx.run(statement, **row))

    def knows(self, who: PersonId, *topics: str, minutes: int | None = None) -> None:
        self.do(lambda tx: keyusers.save(tx, who, topics, minutes))

    def candidates(self, now: datetime = NOW, rules: Rules = RULES) -> dict[str, Candidate]:
        return {one.id: one for one in self.do(lambda tx: keyusers.candidates(tx, now=now, rules=rules))}

    def gaps(self, now: datetime = NOW) -> Gaps:
        return self.do(lambda tx: keyusers.gaps(tx, now=now))

    def question(
        self, state: State, *, took: PersonId | None = None, at: datetime = NOW, circle: Circle = Circle.ONE,
        brought: Iterable[tuple[PersonId, Circle]] = (), topic: str | None = "Teams",
    ) -> None:  # fmt: skip
        self._many += 1
        which = f"{self._many:032}"
        row: dict[str, Any] = {
            "id": which, "code": f"{self._many:06}", "naming": "named", "nonce": which, "state": state.value,
            "circle": circle.value, "topic": topic, "words": "Hoe werkt dit?", "asker": ANNA, "key_user": took,
            "version": 1, "asked_at": at,
        }  # fmt: skip
        self.put(_QUESTION, row)
        if took:
            event = {"question": which, "version": 2, "at": at, "act": Act.TAKE.value, "person": took}
            self.put(_EVENT, event)
        for n, (who, which_circle) in enumerate(brought):
            values = {"question": which, "person": who, "version": n, "circle": which_circle.value}
            self.put(_ASKED, values | {"why": []})


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def test_a_key_user_is_a_candidate_with_what_they_know_and_have_time_for(desk: Desk) -> None:
    found = desk.candidates()
    assert found.keys() == {BRAM, SANNE}
    assert sorted(found[BRAM].topics) == ["Planner", "Teams"]
    assert (found[BRAM].limit, found[SANNE].limit) == (LIMITS.minutes_a_week, 120)
    assert (found[BRAM].open, found[BRAM].minutes, found[BRAM].here, found[BRAM].works) == (0, 0, True, True)


def test_what_they_took_or_what_waits_for_them_is_open_and_takes_time(desk: Desk) -> None:
    desk.question(State.TAKEN, took=BRAM)
    desk.question(State.ANSWERED, took=BRAM)  # its time was spent
    desk.question(State.ASKED, brought=[(BRAM, Circle.ONE)])
    found = desk.candidates()
    assert (found[BRAM].open, found[BRAM].minutes) == (2, 3 * LIMITS.minutes_a_question)
    assert (found[SANNE].open, found[SANNE].minutes) == (0, 0)


def test_what_was_asked_of_another_after_them_waits_for_that_other(desk: Desk) -> None:
    desk.question(State.ASKED, circle=Circle.NEXT, brought=[(BRAM, Circle.ONE), (SANNE, Circle.NEXT)])
    found = desk.candidates()
    assert (found[BRAM].open, found[SANNE].open) == (0, 1)


def test_what_a_whole_pool_heard_of_is_nobodys_alone(desk: Desk) -> None:
    desk.question(State.ASKED, circle=Circle.POOL, brought=[(BRAM, Circle.ONE), (SANNE, Circle.POOL)])
    assert {one.open for one in desk.candidates().values()} == {0}


def test_the_minutes_of_last_week_do_not_count_anymore(desk: Desk) -> None:
    desk.question(State.ACCEPTED, took=BRAM, at=NOW - timedelta(days=1, hours=9, minutes=31))  # Sunday, 23:59 there
    desk.question(State.ACCEPTED, took=SANNE, at=NOW - timedelta(days=1, hours=9, minutes=30))  # Monday, midnight
    found = desk.candidates()
    assert (found[BRAM].minutes, found[SANNE].minutes) == (0, LIMITS.minutes_a_question)


def test_in_the_evening_nobody_works_and_somebody_away_is_not_here(desk: Desk) -> None:
    desk.do(lambda tx: people.unreachable(tx, BRAM))
    found = desk.candidates(NOW + timedelta(hours=11))
    assert (found[BRAM].here, found[SANNE].here) == (False, True)
    assert not found[SANNE].works


def test_saving_replaces_what_somebody_knew(desk: Desk) -> None:
    desk.knows(BRAM, "Excel", minutes=30)
    found = desk.candidates()[BRAM]
    assert (sorted(found.topics), found.limit) == (["Excel"], 30)
    assert desk.do(keyusers.topics) == ("Excel", "Teams")
    own = desk.do(lambda tx: keyusers.own(tx, BRAM))
    assert own
    assert (own.topics, own.minutes, own.is_one, own.wishes) == (("Excel",), 30, True, False)


def test_who_stops_is_no_candidate_and_a_list_that_calls_them_one_again_gives_them_no_work(desk: Desk) -> None:
    desk.do(lambda tx: keyusers.stop(tx, BRAM))
    assert desk.candidates().keys() == {SANNE}
    desk.do(lambda tx: people.appoint(tx, Role.KEY_USER, [BRAM, SANNE]))
    assert desk.candidates()[BRAM].limit == 0


def test_who_wants_to_be_one_is_no_candidate_yet_and_their_topics_are_not_known_to_anybody(desk: Desk) -> None:
    desk.knows(LIAM, "Visio")
    assert LIAM not in desk.candidates()
    assert "Visio" not in desk.do(keyusers.topics)
    assert "Visio" in desk.gaps().topics


def test_a_department_or_topic_without_an_active_key_user_is_a_gap(desk: Desk) -> None:
    departments = {ANNA: "Thuiszorg", LIAM: "Finance", BRAM: "ICT", SANNE: "Planning"}
    listed = [Entry(id=who, known={"department": name}) for who, name in departments.items()]
    desk.do(lambda tx: directory.enrol(tx, listed))
    desk.question(State.ASKED, topic="Excel")
    assert desk.gaps() == Gaps(topics=("Excel",), departments=("Finance", "Thuiszorg"), asked={"Excel": 1})
    desk.do(lambda tx: keyusers.stop(tx, BRAM))
    desk.do(lambda tx: people.appoint(tx, Role.KEY_USER, [BRAM, SANNE]))  # by a list; he stopped all the same
    desk.do(lambda tx: people.unreachable(tx, SANNE))
    left = desk.gaps()
    assert left.departments == ("Finance", "ICT", "Planning", "Thuiszorg")
    assert left.topics == ("Excel", "Planner", "Teams")


def test_what_was_asked_of_late_without_a_key_user_is_a_gap_however_it_ended_most_asked_first(desk: Desk) -> None:
    then = NOW - timedelta(days=90)
    for topic, state, at, circle in (
        ("Visio", State.ACCEPTED, then, Circle.COORDINATORS), ("Bookings", State.WITHDRAWN, NOW, Circle.ONE),
        ("Visio", State.ASKED, NOW, Circle.COORDINATORS), ("Teams", State.ACCEPTED, NOW, Circle.COORDINATORS),
        (None, State.ACCEPTED, NOW, Circle.COORDINATORS), ("Planner", State.ACCEPTED, NOW, Circle.NEXT),
        ("Loop", State.ACCEPTED, then - timedelta(microseconds=1), Circle.COORDINATORS),
    ):  # fmt: skip
        desk.question(state, topic=topic, at=at, circle=circle)
    assert desk.gaps() == Gaps(topics=("Visio", "Bookings"), asked={"Visio": 2, "Bookings": 1}, coordinated=4)
    assert desk.gaps(NOW + timedelta(days=91)) == Gaps(topics=("Visio",)), "which still waits for somebody"


def test_a_week_begins_on_monday_where_the_organisation_is(desk: Desk) -> None:
    desk.question(State.ACCEPTED, took=BRAM, at=NOW - timedelta(days=1, hours=5))  # Monday there, Sunday in New York
    abroad = replace(RULES, usual=replace(USUAL, time_zone="America/New_York"))
    assert (desk.candidates()[BRAM].minutes, desk.candidates(rules=abroad)[BRAM].minutes) == (10, 0)
