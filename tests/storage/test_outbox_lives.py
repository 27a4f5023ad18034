"""Random lives of the outbox beside a model of a few dictionaries: processes claim, send, crash and come back late."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from domain.messages import MANNERS, Doubt, End, Kind, Parcel, Pressed
from storage import keep, outbox, pump
from storage.store import Store
from tests import stories
from tests.examples import NOW
from tests.storage.box import LEASE, Box

MANNERS_HERE = MANNERS | {Kind.OUTCOME: replace(MANNERS[Kind.OUTCOME], doubt=Doubt.UNKNOWN)}
LONG = timedelta(days=1)
people = st.sampled_from(["anna", "bram", "eva"])
processes = st.sampled_from(["p1", "p2"])
abouts = st.sampled_from(["f1", "f2"])
kinds = st.sampled_from([Kind.WORK, Kind.OUTCOME])


class Lives(RuleBasedStateMachine):
    def __init__(self, store: Store) -> None:
        super().__init__()
        self.box = Box(store)
        self.box.do(keep.empty)
        self.owed: dict[str, Kind] = {}
        self.under_way: dict[str, tuple[str, Parcel]] = {}  # message: process and what it sends
        self.late: list[tuple[str, Parcel]] = []  # of processes that were given up
        self.arrived: Counter[str] = Counter()
        self.doubts: Counter[str] = Counter()
        self.wanted: dict[str, int] = {}  # of cards that live on
        self.shown: dict[str, int] = {}
        self.places: dict[str, str] = {}  # the message in which a card lives, for its receiver

    @rule(several=st.lists(st.tuples(abouts, people, kinds), min_size=1, max_size=5), later=st.booleans())
    def owe(self, several: list[tuple[str, str, Kind]], later: bool) -> None:
        due = NOW + (timedelta(seconds=5) if later else timedelta(0))
        for about, who, kind in several:
            self.owed[self.box.owe(about, who, kind=kind, due=due)] = kind

    @rule(who=people, pressed=st.booleans())
    def arm(self, who: str, pressed: bool) -> None:
        about = "f1"
        which = outbox.key(Kind.STATUS, about, who, "")
        version = self.wanted.get(which, 0) + 1
        place = self.places.get(which)
        press = Pressed(activity=place or f"form of {which}", replaced=True) if pressed else None
        self.box.arm(version, about=about, receiver=who, pressed=press)
        if press and (place or which not in self.owed):
            self.shown[which] = version
            self.places[which] = press.activity or ""
        self.owed[which], self.wanted[which] = Kind.STATUS, version

    @precondition(lambda self: self.owed)
    @rule(about=abouts, who=people, process=processes)
    def answer(self, about: str, who: str, process: str) -> None:
        which = outbox.key(Kind.REPLY, about, who, "")
        if which in self.owed:
            return  # the once-only key answers an activity once
        parcel = self.box.answer(about, who, owner=process)
        self.owed[which] = Kind.REPLY
        if parcel:
            self.under_way[which] = (process, parcel)

    @precondition(lambda self: self.owed)
    @rule(process=processes, limit=st.integers(2, 4))
    def claim(self, process: str, limit: int) -> None:
        for parcel in self.box.claim(owner=process, limit=limit):
            assert parcel.id not in self.under_way
            self.under_way[parcel.id] = (process, parcel)

    @precondition(lambda self: self.under_way)
    @rule(data=st.data(), end=st.sampled_from([End.DONE, End.DONE, End.AGAIN]))
    def settle(self, data: st.DataObject, end: End) -> None:
        self.finish(data.draw(st.sampled_from(sorted(self.under_way))), end)

    @precondition(lambda self: self.under_way)
    @rule(process=processes, after=st.booleans())
    def crash(self, process: str, after: bool) -> None:
        """The process dies, before what it had under way arrived or after; its leases run out."""
        for which, (owner, parcel) in list(self.under_way.items()):
            if after or owner != process:
                self.arrive(parcel)
                self.doubts[which] += 1
            self.late.append(self.under_way.pop(which))
        self.box.do(lambda tx: pump.expire(tx, machine=NOW + LEASE + LONG, manners=MANNERS_HERE))

    @precondition(lambda self: self.late)
    @rule(data=st.data())
    def wake_up_late(self, data: st.DataObject) -> None:
        """A process that was only slow settles what is no longer its own."""
        process, parcel = self.late.pop(data.draw(st.integers(0, len(self.late) - 1)))
        taken = self.under_way.get(parcel.id)
        if taken is None or taken[0] != process:
            self.box.end(parcel.id, owner=process, version=parcel.wanted, erased=parcel.kind is Kind.REPLY)

    @precondition(lambda self: self.owed)
    @rule()
    def tick(self) -> None:
        self.box.promote(now=NOW + LONG, machine=NOW + LONG)

    @invariant()
    def nobody_has_two_under_way_and_nothing_is_lost_or_said_twice(self) -> None:
        rows = self.box.rows()
        sending = {one: row["receiver"] for one, row in rows.items() if row["state"] == "sending"}
        assert set(sending) == set(self.under_way)
        assert len(set(sending.values())) == len(sending)
        for which, kind in self.owed.items():
            self.check(which, kind, rows[which]["state"] if which in rows else "gone")

    def check(self, which: str, kind: Kind, state: str) -> None:
        if state == "gone":
            assert kind is Kind.REPLY
        if state in ("gone", "done") and kind is not Kind.STATUS:
            assert self.arrived[which] >= 1
        if state == "unknown":
            assert kind is Kind.OUTCOME
        if kind is not Kind.STATUS:
            assert self.arrived[which] <= 1 + self.doubts[which]
        if kind is Kind.OUTCOME:
            assert self.arrived[which] <= 1
            assert state == "unknown" or not self.doubts[which]

    def teardown(self) -> None:
        """With patience everything arrives, and every card shows its newest version."""
        for which in list(self.under_way):
            self.finish(which, End.DONE)
        self.tick()
        for _ in range(100):
            self.claim("p3", 3)
            for which in list(self.under_way):
                self.finish(which, End.DONE)
        states = {one: row["state"] for one, row in self.box.rows().items()}
        for which, kind in self.owed.items():
            assert states.get(which, "gone") in ("done", "gone", "unknown"), kind
            if kind is Kind.STATUS:
                assert self.shown[which] == self.wanted[which]

    def finish(self, which: str, end: End) -> None:
        owner, parcel = self.under_way.pop(which)
        if end is End.DONE:
            self.arrive(parcel)
        version, place = self.shown.get(which, 0), self.places.get(which)
        self.box.end(
            which, end, owner=owner, version=version, activity=place, retry_at=NOW, erased=parcel.kind is Kind.REPLY
        )

    def arrive(self, parcel: Parcel) -> None:
        self.arrived[parcel.id] += 1
        if parcel.kind is Kind.STATUS:
            self.shown[parcel.id] = parcel.wanted
            self.places[parcel.id] = parcel.activity or f"message of {parcel.id}"


@stories.short_or_long
def test_nothing_is_lost_and_nothing_said_twice_but_in_doubt(store: Store, long: bool) -> None:
    class Here(Lives):
        def __init__(self) -> None:
            super().__init__(store)

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=stories.count(store, long=long), stateful_step_count=30, deadline=None, database=None
        ),
    )
