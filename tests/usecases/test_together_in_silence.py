"""LC1 for reports that go together, with a name and without: whatever people do, nobody is left without a word."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import errors, schedule
from domain import friction as rule
from domain.friction import Friction, FrictionId
from domain.messages import Kind
from domain.nameless import Actor, Naming, is_mailbox
from domain.people import PersonId
from domain.states import MOVES, Act, Side, State, allowed
from storage import together, views
from storage.store import Store
from storage.tables import event, friction, mailbox, message, support
from tests import stories
from tests.examples import ANNA, BRAM, LIAM, NAMES, NOOR, NOW, RULES, SANNE, ZONE
from tests.usecases.house import House, bearer

ACTS = [act for act in MOVES if act is not Act.MERGE and MOVES[act].side not in (Side.CLOCK, Side.KEY_USER)]
ENDS = (State.SOLVED, State.DECLINED)
PEOPLE = [ANNA, LIAM, BRAM, SANNE, NOOR]
reports = st.lists(
    st.tuples(st.sampled_from(Naming), st.sampled_from(PEOPLE), st.booleans()), min_size=2, max_size=5
)  # how it is sent, by whom, and whether it goes with the first
TOGETHER = ["merge", "join", "support", "release"]
steps = st.lists(
    st.tuples(
        st.one_of(st.integers(0, 9), st.integers(0, 9), st.sampled_from([*ACTS, *TOGETHER])),  # mostly what can be done
        st.sampled_from([0, 0, 0, 1, 2, 3, 4]),  # to which report
        st.integers(0, 4),  # and which other
        st.sampled_from([None, None, None, None, *PEOPLE]),  # mostly by whoever may
        st.sampled_from([timedelta(minutes=7), timedelta(hours=3), timedelta(days=3)]),
    ),
    min_size=10,
    max_size=40,
)
Seen = dict[FrictionId, tuple[Friction, State]]


@dataclass
class Town:
    """Some reports, each with a name or without, and what became of them."""

    house: House
    now: datetime = NOW
    ids: list[FrictionId] = field(default_factory=list)
    by: Actor | None = None  # of the last step

    def begin(self, sent: list[tuple[Naming, PersonId, bool]]) -> None:
        """All sent; the first is taken, where nothing withholds it, and some go with it."""
        self.house.begin()
        for n, (naming, who, along) in enumerate(sent):
            if naming is Naming.NAMED:
                one = self.house.report(f"Outlook {n}", who, nonce=f"n{n}", seed=bytes([n]) * 32)
            else:
                one = self.house.send(f"Outlook {n}", naming, n)
            self.ids.append(one.id)
            if n == 0 and not one.nameless:
                self.house.act(Act.TAKE, one.id, SANNE if who == BRAM else BRAM, "Outlook")
            elif along and self.find(self.ids[0]).title:
                self.house.join(one.reporter or bearer(n), one.id, self.ids[0])

    def find(self, which: FrictionId) -> Friction:
        found = self.house.find(which)
        assert found is not None
        return found

    def seen(self) -> Seen:
        """Each report, and where it stands for its reporter."""
        found = {one: self.find(one) for one in self.ids}
        return {
            one.id: (one, rule.standing(one, found[one.lead] if one.lead else None)) for one in found.values()
        }  # fmt: skip

    def speaker(self, what: Act | str, at: int, who: PersonId | None) -> Actor:
        one = self.find(self.ids[at])
        if what == "join" or (what in ACTS and MOVES[Act(what)].side is Side.REPORTER):
            return who or one.reporter or bearer(at)
        return who or one.handler or (SANNE if one.reporter == BRAM else BRAM)

    def possible(self, pick: int, at: int) -> Act | str:
        """One of what can be done to this report as it stands."""
        _, stands = self.seen()[self.ids[at]]
        fits = [act for act in ACTS if allowed(act, stands) and act is not Act.WITHDRAW]
        some = [*fits, *fits, *TOGETHER, Act.WITHDRAW]
        return "release" if stands is State.WAITING and pick > len(TOGETHER) else some[pick % len(some)]

    def step(self, what: Act | str | int, at: int, other: int, who: PersonId | None, later: timedelta) -> None:
        self.now += later
        at, other, do = at % len(self.ids), other % len(self.ids), self.house
        what = self.possible(what, at) if isinstance(what, int) else what
        which, into = self.ids[at], self.ids[other]
        by = self.by = self.speaker(what, at, who)
        if what == "release":
            self.by = None
            do.release(self.now)
        elif what == "join":
            do.join(by, which, into, now=self.now)
        elif isinstance(by, str) and what == "merge":
            do.merge(by, which, self.find(into).code, now=self.now)
        elif isinstance(by, str) and what == "support":
            do.support(by, which, now=self.now)
        else:
            do.act(Act(what), which, by if isinstance(by, str) else ANNA, by=by, now=self.now)


def whole(town: Town) -> None:
    """What holds whatever happened."""
    assert town.house.do(views.orphans) == 0
    boxes = {row["id"] for row in town.house.rows(mailbox)}
    for one, stands in town.seen().values():
        lead = town.find(one.lead) if one.lead else None
        assert (one.state is State.MERGED) <= (lead is not None), "nothing goes with nothing"
        assert not (one.follows and lead and lead.follows), "whatever leads, leads itself"
        assert not (one.follows and lead and lead.state is State.WITHDRAWN), "nobody goes with what is gone"
        assert (one.mailbox in boxes) is (one.mailbox is not None)
        assert stands is not State.RECEIVED or town.house.do(partial(views.may_handle, which=lead or one))
    assert len(boxes) == sum(row["mailbox"] is not None for row in town.house.rows(friction))


def told(town: Town, before: Seen, rows: Mapping[tuple[str, str, str], Mapping[str, Any]]) -> None:
    """Whoever did not do it themselves has its newest state on their card, and hears of an end."""
    for one, stands in town.seen().values():
        if one.told is None:
            continue
        earlier, stood = before[one.id]
        own, card = rule.speaks(one, town.by) if town.by else False, rows.get((Kind.STATUS, one.id, one.told))
        moved = stands is not stood and stands is not State.WAITING and not (own and one.nameless)
        if not one.nameless or moved:
            assert card is not None
            assert card["wanted"] == one.version
        along = one.lead != earlier.lead and stands in ENDS  # with what was answered before
        if stands in ENDS and stood not in ENDS and not own and not along:
            assert (one.told, str(one.version)) in town.house.told(Kind.PING)


def supporters_hear(town: Town, before: Seen) -> None:
    for row in town.house.rows(support):
        one, stands = town.seen()[row["friction"]]
        assert row["person"] != one.reporter
        assert row["person"] not in {
            other.reporter for other in town.house.do(partial(together.followers, lead=one.id))
        }  # fmt: skip
        if one.state in ENDS and before[one.id][1] is not stands:
            assert (row["person"], str(one.version)) in town.house.told(Kind.PING)
            cards = [card for card in town.house.owed(Kind.FOLLOW) if card["about"] == one.id]
            assert {card["wanted"] for card in cards if card["receiver"] == row["person"]} == {one.version}


def leads_to_nobody(town: Town, new: list[Mapping[str, Any]]) -> None:
    """What a nameless reporter did is kept as a day, and told to others at a release and no sooner."""
    for row in town.house.rows(event):
        assert row["person"] is not None or row["at"] == schedule.start_of_day(row["at"], ZONE)
        assert row["person"] is None or row["person"] in NAMES
    if town.by is None or isinstance(town.by, str):
        return
    heard = schedule.next_release(town.now, RULES.releases, RULES.week, ZONE)
    assert all(row["due_at"] >= heard and row["state"] == "later" for row in new if not is_mailbox(row["receiver"]))


def live(house: House, sent: list[tuple[Naming, PersonId, bool]], steps: list[tuple[Any, ...]]) -> None:
    town = Town(house)
    town.begin(sent)
    for what, at, other, who, later in steps:
        before, rows = town.seen(), house.rows(message)
        try:
            town.step(what, at, other, who, later)
        except errors.Refused:
            assert town.seen() == before
            assert house.rows(message) == rows
            continue
        after = house.rows(message)
        whole(town)
        told(town, before, {(row["kind"], row["about"], row["receiver"]): row for row in after})
        supporters_hear(town, before)
        leads_to_nobody(town, [row for row in after if row not in rows])


@stories.short_or_long
def test_whatever_colleagues_do_together_nobody_is_left_without_a_word(store: Store, long: bool) -> None:
    house = House(store)

    @settings(max_examples=stories.count(store, long=long), deadline=None, database=None)
    @given(sent=reports, steps=steps)
    def run(sent: list[tuple[Naming, PersonId, bool]], steps: list[tuple[Any, ...]]) -> None:
        live(house, sent, steps)

    run()
