"""A message about a change: who approves it, whom it reaches and when, and that nobody gets it twice."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import bindparam, select, update

import usecases.learning
import usecases.leaving
import usecases.nudges
from domain import errors
from domain.budget import Rhythm
from domain.messages import Kind
from domain.nudges import Deed, Lacks, Nudge, State
from domain.people import Person, PersonId, Role
from domain.reach import Reach
from domain.rules import Rules
from domain.tips import Level
from storage import learning, nudges, people, reach
from storage.learning import Wishes
from storage.store import Store
from storage.tables import message
from storage.tx import Tx
from tests.cards.nudges import NL
from tests.examples import ANNA, BRAM, NOOR, NOW, RULES, SANNE, USUAL, ZONE
from tests.usecases.house import House
from usecases.nudges import Draft

FILLED = Draft(words={"nl": NL}, topic="Teams", audience="everybody", when=date(2026, 12, 14))
_OWED = select(message).where(message.c.kind == Kind.NUDGE.value).order_by(message.c.receiver)
_STATE = (
    update(message)
    .where(message.c.kind == Kind.NUDGE.value, message.c.state.in_(["ready", "later"]))
    .values(state=bindparam("p_state"), activity="m1", sent=1)
)
MANY = [PersonId(f"someone {number:03}") for number in range(150)]


class Desk:
    """A coordinator, another one, and what becomes of what the first one sends."""

    def __init__(self, store: Store) -> None:
        self.house = House(store)
        self.do = self.house.do
        self.do(lambda tx: people.appoint(tx, Role.ADMIN, [NOOR, SANNE]))

    def who(self, which: PersonId = NOOR) -> Person:
        found = self.do(lambda tx: people.find(tx, which, USUAL))
        assert found
        return found

    def draft(self, filled: Draft = FILLED, *, seed: bytes = bytes(32)) -> Nudge:
        noor = self.who()
        return self.do(lambda tx: usecases.nudges.draft(tx, noor, filled, seed=seed, now=NOW))

    def send(self, one: Nudge, *, now: datetime = NOW, rules: Rules = RULES) -> Nudge:
        noor = self.who()
        sent = self.do(lambda tx: usecases.nudges.send(tx, noor, one.id, now=now, rules=rules))
        assert isinstance(sent, Nudge), sent
        return sent

    def release(self, one: Nudge, *, now: datetime = NOW) -> Nudge:
        self.send(one, now=now)
        noor = self.who()
        return self.do(lambda tx: usecases.nudges.override(tx, noor, one.id, "Haast.", now=now, rules=RULES))

    def walk(self, now: datetime = NOW, *, state: str = "done", rounds: int = 60) -> None:
        """Everything that is due happens, and what is owed ends like this."""
        for _ in range(rounds):
            more = self.do(lambda tx: usecases.nudges.tick(tx, now=now, rules=RULES))
            if state:
                more = self.do(lambda tx: tx.run(_STATE, p_state=state)) > 0 or more
            if not more:
                return
        raise AssertionError("it never ends")

    def owed(self) -> list[Mapping[str, object]]:
        return [row._asdict() for row in self.do(lambda tx: tx.rows(_OWED))]

    def counts(self, one: Nudge) -> dict[Reach, int]:
        return {state: many for state, many in self.do(lambda tx: reach.counts(tx, one.id)).items() if many}

    def now(self, one: Nudge) -> Nudge:
        found = self.do(lambda tx: nudges.find(tx, one.id))
        assert found
        return found

    def settle(self, many: list[PersonId]) -> None:
        def all_(tx: Tx) -> None:
            for who in many:
                people.add(tx, who, name=who, time_zone=ZONE, locale="nl-NL")

        self.do(all_)


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def test_the_same_form_is_one_draft_which_only_coordinators_see(desk: Desk) -> None:
    one, anna = desk.draft(), desk.who(ANNA)
    assert one == desk.draft()
    for act in (
        lambda tx: usecases.nudges.draft(tx, anna, FILLED, seed=bytes(32), now=NOW),
        lambda tx: usecases.nudges.own(tx, anna, one.id),
    ):
        with pytest.raises(errors.NotCoordinator):
            desk.do(act)


def test_what_lacks_something_is_not_sent(desk: Desk) -> None:
    one, noor = desk.draft(replace(FILLED, when=None)), desk.who()
    assert desk.do(lambda tx: usecases.nudges.send(tx, noor, one.id, now=NOW, rules=RULES)) == (Lacks.WHEN,)
    assert desk.now(one).state is State.DRAFT


def test_what_goes_to_many_is_approved_by_another_coordinator(desk: Desk) -> None:
    rules = replace(RULES, nudges=replace(RULES.nudges, approval_above=3))
    one = desk.send(desk.draft(), rules=rules)
    assert one.state is State.APPROVAL
    noor, sanne = desk.who(), desk.who(SANNE)
    with pytest.raises(errors.OwnNudge):
        desk.do(lambda tx: usecases.nudges.approve(tx, noor, one.id, now=NOW, rules=rules))
    approved = desk.do(lambda tx: usecases.nudges.approve(tx, sanne, one.id, now=NOW, rules=rules))
    assert approved.state is State.PREVIEW
    deeds = [(did.person, did.deed) for did in desk.do(lambda tx: nudges.deeds(tx, one.id))]
    assert deeds == [(NOOR, Deed.MADE), (NOOR, Deed.SENT), (SANNE, Deed.APPROVED)]


def test_a_count_that_differs_by_a_few_from_one_of_today_is_refused_and_tomorrow_it_is_not(desk: Desk) -> None:
    noor, wide = desk.who(), desk.draft()
    narrow = desk.draft(replace(FILLED, audience=f"!person={ANNA}"), seed=b"2" * 32)
    desk.do(lambda tx: usecases.nudges.look(tx, noor, wide.id, now=NOW, rules=RULES))
    with pytest.raises(errors.TooNear):
        desk.do(lambda tx: usecases.nudges.look(tx, noor, narrow.id, now=NOW, rules=RULES))
    found = desk.do(lambda tx: usecases.nudges.look(tx, noor, wide.id, now=NOW, rules=RULES))
    assert found.people == sum(found.languages.values()), "the same audience may be counted again"
    tomorrow = NOW + timedelta(days=1)
    desk.do(lambda tx: usecases.nudges.look(tx, noor, narrow.id, now=tomorrow, rules=RULES))


def test_everybody_stands_somewhere_once_and_the_look_before_said_so(desk: Desk) -> None:
    desk.settle(MANY)
    desk.do(lambda tx: people.unreachable(tx, MANY[0]))
    desk.do(lambda tx: learning.wish(tx, MANY[1], Wishes(rhythm=Rhythm.OFF)))
    one, noor = desk.draft(), desk.who()
    found = desk.do(lambda tx: usecases.nudges.look(tx, noor, one.id, now=NOW, rules=RULES))
    desk.release(one)
    desk.walk()
    counts = desk.counts(one)
    assert sum(counts.values()) == found.people
    assert (counts[Reach.BLOCKED], counts[Reach.OFF]) == (1, 1)
    receivers = [row["receiver"] for row in desk.owed()]
    assert len(receivers) == len(set(receivers)) == counts[Reach.DELIVERED] == found.people - 2
    assert desk.now(one).state is State.WATCH


def test_what_may_have_arrived_is_not_sent_again_and_has_a_name(desk: Desk) -> None:
    one = desk.release(desk.draft()) and desk.draft()
    desk.walk(state="unknown")
    desk.walk(NOW + timedelta(days=20), state="unknown")
    assert desk.counts(one).keys() == {Reach.UNKNOWN}
    assert len(desk.owed()) == desk.counts(one)[Reach.UNKNOWN]


def test_what_could_not_be_sent_on_its_day_comes_on_another(desk: Desk) -> None:
    one = desk.draft()
    desk.release(one)
    desk.walk(state="cancelled")
    assert desk.counts(one).keys() == {Reach.WAITS}
    desk.walk(NOW + timedelta(days=1))
    assert desk.counts(one).keys() == {Reach.DELIVERED}
    assert {row["occasion"] for row in desk.owed()} == {"2026-11-17", "2026-11-18"}


def test_one_message_about_a_change_in_five_working_days(desk: Desk) -> None:
    desk.release(desk.draft())
    desk.walk()
    other = desk.draft(replace(FILLED, audience=f"person={ANNA}"), seed=b"2" * 32)
    later = NOW + timedelta(days=1)
    desk.release(other, now=later)
    desk.walk(later)
    assert desk.counts(other) == {Reach.WAITS: 1}
    desk.walk(NOW + timedelta(days=6))
    assert desk.counts(other) == {Reach.WAITS: 1}, "Monday is the fourth"
    desk.walk(NOW + timedelta(days=8))
    assert desk.counts(other) == {Reach.DELIVERED: 1}


def test_a_large_one_keeps_none_of_another_audience_waiting(desk: Desk) -> None:
    desk.settle(MANY)
    large = desk.release(desk.draft())
    small = desk.release(desk.draft(replace(FILLED, audience=f"person={ANNA}"), seed=bytes([1] * 32)))
    for _ in range(2):  # who likes news early, and the others
        desk.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
    assert all(sum(desk.counts(one).values()) for one in (large, small)), "each look goes on with both"


def test_stopped_nothing_more_is_owed_and_taken_back_everybody_who_waits_never_had_it(desk: Desk) -> None:
    desk.settle(MANY)
    one, noor = desk.draft(), desk.who()
    desk.release(one)
    for _ in range(2):
        desk.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
    desk.do(lambda tx: usecases.nudges.stop(tx, noor, one.id, now=NOW))
    owed = len(desk.owed())
    desk.walk(state="", rounds=5)
    assert len(desk.owed()) == owed > 0
    desk.do(lambda tx: usecases.nudges.withdraw(tx, noor, one.id, delivered=False, now=NOW))
    desk.walk(state="")
    assert desk.counts(one) == {Reach.WITHDRAWN: owed}
    assert {row["state"] for row in desk.owed()} == {"cancelled"}


def test_what_is_known_of_who_did_what_is_kept_and_what_people_chose_is_a_number(desk: Desk) -> None:
    desk.settle(MANY[:8])
    for who in MANY[:3]:
        desk.do(lambda tx, who=who: learning.wish(tx, who, Wishes(rhythm=Rhythm.OFF)))  # type: ignore[misc]
    one, noor = desk.draft(), desk.who()
    desk.release(one)
    desk.walk(state="dead")
    rows = desk.do(lambda tx: list(usecases.nudges.exported(tx, noor, one.id, now=NOW)))
    assert ("by their own choice", "") in rows, "three are not told"
    assert not {"off", "waits", "paused", "blocked", "delivered"} & {where for where, _ in rows}
    failed = [who for where, who in rows if where == "failed: who"]
    assert len(failed) == desk.counts(one)[Reach.FAILED]
    assert not set(failed) & set(MANY[:3])
    assert desk.do(lambda tx: nudges.deeds(tx, one.id))[-1].deed is Deed.EXPORTED


def test_a_key_user_who_says_no_says_what_and_a_colleague_cannot(desk: Desk) -> None:
    one, bram = desk.send(desk.draft()), desk.who(BRAM)
    with pytest.raises(errors.NotKeyUser):
        desk.do(lambda tx: usecases.nudges.judge(tx, bram, one.id, ready=True, text="", now=NOW, rules=RULES))
    noor = desk.who()
    with pytest.raises(errors.NoWhy):
        desk.do(lambda tx: usecases.nudges.override(tx, noor, one.id, " ", now=NOW, rules=RULES))


def test_of_who_left_it_is_not_known_where_they_stood(desk: Desk) -> None:
    desk.settle(MANY[:6])
    one = desk.draft()
    desk.release(one)
    desk.walk()
    before = desk.counts(one)[Reach.DELIVERED]
    desk.do(lambda tx: usecases.leaving.settle(tx, MANY[0], now=NOW, rules=RULES))
    assert desk.counts(one)[Reach.DELIVERED] == before - 1
    assert desk.do(lambda tx: reach.stand(tx, one.id, MANY[0])) is None
    assert MANY[0] not in {row["receiver"] for row in desk.owed()}


def test_the_tips_that_follow_a_change_come_next_and_within_the_same_rhythm(desk: Desk) -> None:
    series = ("files-recycle-bin", "files-view-only")
    one = desk.draft(replace(FILLED, tips=series, audience=f"person={ANNA}"))
    anna = desk.who(ANNA)
    desk.do(lambda tx: learning.wish(tx, ANNA, Wishes(levels={"files": Level.PRO, "onedrive": Level.PRO})))
    desk.release(one)
    desk.walk()
    given = [
        desk.do(lambda tx: usecases.learning.another(tx, anna, now=NOW, rules=RULES)) for _ in range(6)
    ]  # fmt: skip
    ids = [tip.id for tip in given if tip and tip.priority != "must"]
    assert set(ids[:2]) == set(series)
