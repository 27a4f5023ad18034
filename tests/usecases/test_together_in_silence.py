"""LC1 for reports that go together, with a name and without: whatever people do, nobody is left without a word."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

import usecases.nameless
import usecases.together
from domain import errors
from domain.friction import SAID, Friction, FrictionId
from domain.messages import Kind
from domain.nameless import Actor, Bearer, Naming, Slip, kept
from domain.people import PersonId
from domain.states import DONE, Act, State
from storage import friction, together, views
from storage.store import Store
from storage.tables import mailbox
from tests.examples import ANNA, BRAM, LIAM, NOW, RULES, SANNE, person
from tests.usecases.house import House

ACTS = [act for act in Act if act not in (Act.REPORT, Act.RELEASE, Act.MERGE)]
steps = st.lists(
    st.tuples(
        st.sampled_from([*ACTS, "merge", "join", "support", "release"]),
        st.integers(0, 4),  # which report
        st.integers(0, 4),  # and which other
        st.sampled_from([BRAM, SANNE, LIAM]),
    ),
    max_size=25,
)


@dataclass
class Town:
    """Five reports: two with a name, two that are told, one that looks for itself."""

    house: House
    now: datetime = NOW
    ids: list[FrictionId] = field(default_factory=list)

    def begin(self) -> None:
        self.house.begin()
        for n, naming in enumerate((None, None, Naming.TOLD, Naming.TOLD, Naming.PULL)):
            seed = bytes([n]) * 32
            if naming is None:
                self.ids.append(self.house.report(f"Outlook {n}", ANNA, nonce=f"n{n}", seed=seed).id)
                continue
            slip = Slip(receipt=f"r{n}", kept=kept(f"r{n}"), sealed=b"sealed")
            form = usecases.friction.Form(nonce=f"n{n}", text=f"Outlook {n}")
            send = partial(usecases.nameless.report, form=form, slip=slip, naming=naming, language="nl")
            self.ids.append(self.house.do(partial(send, seed=seed, now=self.now, rules=RULES)).id)

    def find(self, at: int) -> Friction:
        found = self.house.find(self.ids[at])
        assert found is not None
        return found

    def reporter(self, at: int) -> Actor:
        return Bearer(kept=kept(f"r{at}")) if self.find(at).nameless else ANNA

    def step(self, what: Act | str, at: int, other: int, who: PersonId) -> None:
        self.now += timedelta(minutes=7)
        which, into, reporter = self.ids[at], self.find(other), self.reporter(at)
        if what == "merge":
            self.house.do(
                lambda tx: usecases.together.merge(tx, person(who), which, into.code, now=self.now, rules=RULES)
            )
        elif what == "join":
            self.house.do(
                lambda tx: usecases.together.merge_own(
                    tx, reporter, which, into.id, pressed=None, now=self.now, rules=RULES
                )
            )
        elif what == "support":
            self.house.do(lambda tx: usecases.together.support(tx, person(who), which, pressed=None, now=self.now))
        elif what == "release":
            self.now += timedelta(days=1)
            self.house.do(lambda tx: usecases.nameless.release(tx, now=self.now, rules=RULES))
        else:
            self.house.act(Act(what), which, who, now=self.now, by=reporter)


def told(house: House, which: Friction) -> bool:
    """Whether its reporter's card shows its newest version, or they look for themselves."""
    if which.naming is Naming.PULL:
        return True
    rows = [row for row in house.owed(Kind.STATUS) if row["about"] == which.id and row["receiver"] == which.told]
    return bool(rows) and rows[0]["wanted"] == which.version


def check(town: Town, what: Act | str) -> None:
    house = town.house
    assert house.do(views.orphans) == 0
    boxes = {row.id for row in house.do(lambda tx: tx.rows(select(mailbox.c.id)))}
    for at in range(5):
        one = town.find(at)
        lead = house.find(one.lead) if one.lead else None
        assert one.lead != one.id
        if one.follows:
            assert lead is not None
            assert not lead.follows, "whatever leads, leads itself"
            assert lead.state is not State.WITHDRAWN
        assert one.state is not State.MERGED or one.lead, "nothing goes with nothing"
        assert (one.mailbox in boxes) is (one.mailbox is not None)
        if not one.nameless and one.state not in DONE:
            assert told(house, one), (what, at)
        if one.nameless and one.naming is Naming.TOLD and what in (*SAID, Act.TAKE) and one.mailbox and one.follows:
            assert told(house, one), (what, at)
        if one.nameless:
            assert all(event.person in (None, BRAM, SANNE, LIAM) for event in house.story(one.id))


def test_whatever_colleagues_do_together_nobody_is_left_without_a_word(store: Store) -> None:
    house = House(store)

    @settings(max_examples=60, deadline=None, database=None)
    @given(steps=steps)
    def live(steps: list[tuple[Act | str, int, int, PersonId]]) -> None:
        town = Town(house)
        town.begin()
        for what, at, other, who in steps:
            try:
                town.step(what, at, other, who)
            except errors.Refused:
                continue
            check(town, what)

    live()


def test_counts_and_supporters_are_carried_along_a_chain(house: House) -> None:
    town = Town(house)
    town.begin()
    for at in (0, 1):
        house.act(Act.TAKE, town.ids[at], BRAM, "Titel")
    town.step("support", 0, 0, LIAM)
    town.step("join", 2, 0, BRAM)
    town.step("merge", 0, 1, BRAM)
    led = house.do(lambda tx: [one.id for one in together.followers(tx, town.ids[1])])
    assert set(led) == {town.ids[0], town.ids[2]}
    assert house.do(lambda tx: together.supporters(tx, town.ids[1])) == [LIAM]
    assert house.do(lambda tx: together.bothers(tx, town.ids[1], 0)) == 3, "the nameless one counts from its release"
    town.step("release", 0, 0, BRAM)
    assert house.do(lambda tx: together.bothers(tx, town.ids[1], 0)) == 4
    assert house.do(lambda tx: friction.find(tx, town.ids[2])) is not None
