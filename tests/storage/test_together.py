"""Supporters, what goes with what, how many it bothers, and what is like what."""

import hashlib
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import pytest

from domain.friction import FrictionId
from domain.people import PersonId, Role
from domain.search import CANDIDATES
from domain.states import State
from storage import friction, people, together, views
from storage.store import Store
from storage.tx import Tx
from tests.examples import ANNA, BRAM, LIAM, NAMES, NOOR, QUEUES, SANNE, nameless, settle_in
from tests.examples import friction as report

T = TypeVar("T")
LEAD = FrictionId("lead")


class Desk:
    def __init__(self, store: Store) -> None:
        self._store = store
        self.do(settle_in)

    def do(self, job: Callable[[Tx], T]) -> T:
        return self._store.write(job).result(10)

    def put(self, name: str, state: State = State.TAKEN, *, named: bool = True, **changes: object) -> FrictionId:
        code = hashlib.sha256(name.encode()).hexdigest()[:6]
        ids: dict[str, Any] = {"id": FrictionId(name), "code": code, "title": name} | changes
        one = report(state, **ids | {"nonce": name}) if named else nameless(state, **ids | {"receipt": name})
        assert self.do(lambda tx: friction.add(tx, one))
        return one.id

    def alike(self, said: str, *, who: PersonId | None = ANNA, own: str | None = None) -> list[tuple[str, int]]:
        own_id = FrictionId(own) if own else None
        found = self.do(lambda tx: views.alike(tx, said, who=who, own=own_id))
        return [(one.id, one.bothers) for one in found]


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def test_supporting_is_once_and_can_be_left(desk: Desk) -> None:
    which, other = desk.put("a"), desk.put("b")
    assert [desk.do(partial(together.support, which=which, who=who)) for who in (LIAM, LIAM, ANNA)] == [
        True,
        False,
        True,
    ]
    assert desk.do(lambda tx: together.supporters(tx, which)) == [ANNA, LIAM]
    assert desk.do(lambda tx: together.supports(tx, which, LIAM))
    assert not desk.do(lambda tx: together.supports(tx, other, LIAM))
    desk.do(lambda tx: together.leave(tx, which, LIAM))
    assert desk.do(lambda tx: together.supporters(tx, which)) == [ANNA]


def crowd(desk: Desk) -> None:
    """What goes with the lead, in every state that a report can be in."""
    desk.put(LEAD, colleagues=2)
    for state in State:
        desk.put(state.value, state, lead=LEAD, colleagues=10)
    desk.put("alone")


def test_what_goes_with_another_is_what_waits_and_what_had_no_last_word(desk: Desk) -> None:
    crowd(desk)
    led = desk.do(lambda tx: [one.id for one in together.followers(tx, LEAD)])
    assert led == ["merged", "waiting"]
    assert desk.do(lambda tx: together.followers(tx, FrictionId("alone"))) == []


def test_it_bothers_its_reporter_their_colleagues_supporters_and_what_goes_with_it(desk: Desk) -> None:
    crowd(desk)
    for who in (LIAM, NOOR, SANNE):
        desk.do(partial(together.support, which=LEAD, who=who))
    here = len(set(State) - {State.WITHDRAWN, State.WAITING})  # what was taken back, or nobody saw yet, does not count
    assert desk.do(lambda tx: together.bothers(tx, LEAD, 2)) == 1 + 2 + 3 + here * 11
    assert desk.do(lambda tx: together.bothers(tx, FrictionId("alone"), 0)) == 1


def test_what_goes_along_can_go_with_another_or_with_nothing_and_moves_on(desk: Desk) -> None:
    crowd(desk)
    merged = FrictionId("merged")
    before = desk.do(lambda tx: friction.find(tx, merged))
    assert before is not None
    desk.do(lambda tx: together.lead(tx, merged, FrictionId("alone")))
    desk.do(lambda tx: together.move_on(tx, before))
    after = desk.do(lambda tx: friction.find(tx, merged))
    assert after is not None
    assert (after.lead, after.version, after.state) == ("alone", before.version + 1, State.MERGED)
    desk.do(lambda tx: together.lead(tx, FrictionId("waiting"), None))
    assert desk.do(lambda tx: together.followers(tx, LEAD)) == []


def test_alike_are_open_ones_with_a_title_and_not_one_s_own(desk: Desk) -> None:
    for state in set(State) - {State.RECEIVED, State.TAKEN}:
        desk.put(f"{state} printer", state)
    desk.put("printer back", State.RECEIVED, reporter=LIAM)
    desk.put("printer two", reporter=LIAM)
    desk.put("printer mine")
    desk.put("untitled", State.RECEIVED, title=None, words="printer", reporter=LIAM)
    desk.put("agenda", reporter=LIAM)
    desk.put("printer nameless", named=False)
    named = {"printer back", "printer two", "printer nameless"}
    assert {one for one, _ in desk.alike("De printer hapert")} == named
    assert {one for one, _ in desk.alike("De printer hapert", own="printer two")} == named - {"printer two", "agenda"}
    assert {one for one, _ in desk.alike("De printer hapert", who=None, own="printer two")} == {
        "printer back", "printer mine", "printer nameless",
    }  # fmt: skip


def test_alike_are_three_at_most_with_how_many_each_bothers(desk: Desk) -> None:
    for n in range(5):
        desk.put(f"printer {n}", reporter=LIAM, colleagues=n)
    desk.do(lambda tx: together.support(tx, FrictionId("printer 0"), NOOR))
    desk.put("along", State.MERGED, lead="printer 1", reporter=NOOR)
    assert desk.alike("printer") == [("printer 0", 2), ("printer 1", 3), ("printer 2", 3)]


@pytest.mark.parametrize("said", ["", "het is zo", "%%%", "_____", "' OR 1=1 --"])
def test_words_that_say_nothing_are_like_nothing(desk: Desk, said: str) -> None:
    desk.put("100% printer_zaal or", reporter=LIAM)
    assert desk.alike(said) == []


def test_the_beginning_of_a_word_finds_it_anywhere_in_a_title_and_in_any_case(desk: Desk) -> None:
    desk.put("NETWERKPRINTER op 2", reporter=LIAM)
    assert [one for one, _ in desk.alike("printers doen het niet")] == ["NETWERKPRINTER op 2"]


def test_both_stores_look_at_the_same_candidates_however_many_there_are(desk: Desk) -> None:
    for n in range(CANDIDATES + 20):
        desk.put(f"{n:03} printer", reporter=LIAM, code=f"c{n:03}")
    found = desk.do(lambda tx: [one.id for one in together.like(tx, ["print"], own="", who=ANNA)])
    assert found == [f"{n:03} printer" for n in range(CANDIDATES)]
    assert desk.do(lambda tx: together.like(tx, [], own="", who=ANNA)) == []


def following(desk: Desk, which: str, who: PersonId) -> str | None:
    found = desk.do(lambda tx: views.following(tx, FrictionId(which), who))
    return found.friction.id if found else None


def test_who_supports_it_follows_it_and_what_it_goes_with(desk: Desk) -> None:
    desk.put(LEAD)
    desk.put("merged", State.MERGED, lead=LEAD)
    desk.do(lambda tx: together.support(tx, LEAD, LIAM))
    assert [following(desk, one, LIAM) for one in (LEAD, "merged", "none")] == [LEAD, LEAD, None]
    assert [following(desk, one, NOOR) for one in (LEAD, "merged")] == [None, None]


def test_a_loop_shows_what_goes_with_it_and_nothing_that_waits(desk: Desk) -> None:
    desk.put(LEAD)
    for n in range(5):
        desk.put(f"m{n}", State.MERGED, lead=LEAD)
    desk.put("a waiting", State.WAITING, named=False, lead=LEAD)
    found = desk.do(lambda tx: views.loop(tx, LEAD))
    assert found is not None
    assert [one.id for one in found.merged] == ["m0", "m1", "m2", "m3", "m4"]
    assert (found.bothers, found.lead) == (6, None)


def test_what_goes_with_another_is_shown_with_that_one_s_handler_and_title(desk: Desk) -> None:
    desk.put(LEAD, handler=SANNE, title="Samen")
    desk.put("merged", State.MERGED, lead=LEAD, reporter=LIAM)
    found = desk.do(lambda tx: views.loop(tx, FrictionId("merged")))
    assert found is not None
    assert (found.title, found.standing, found.on_duty, found.merged) == ("Samen", State.TAKEN, SANNE, ())
    assert {LIAM: NAMES[LIAM], SANNE: NAMES[SANNE]}.items() <= found.names.items()
    desk.put("closed", State.CONFIRMED, lead=LEAD)
    closed = desk.do(lambda tx: views.loop(tx, FrictionId("closed")))
    assert closed is not None
    assert closed.lead is not None, "it is called, and was answered, as that one"


def test_no_list_shows_what_waits_or_goes_along(desk: Desk) -> None:
    desk.put("waiting", State.WAITING, named=False)
    desk.put(LEAD)
    desk.put("merged", State.MERGED, lead=LEAD)
    assert [loop.friction.id for loop in desk.do(lambda tx: views.todo(tx, BRAM)).loops] == [LEAD]


def test_an_orphan_is_what_waits_where_there_are_neither_people_nor_a_coordinator(desk: Desk) -> None:
    desk.put("queued", State.RECEIVED)
    desk.put("taken", queue="nowhere")
    desk.put("nowhere", State.RECEIVED, named=False, queue="nowhere")
    assert desk.do(views.orphans) == 0, "a coordinator finds it"
    desk.do(lambda tx: people.appoint(tx, Role.ADMIN, []))
    assert desk.do(views.orphans) == 1
    for name in QUEUES:
        desk.do(partial(people.entrust, name=name, owner=None, deputy=None))
    assert desk.do(views.orphans) == 2
    desk.do(lambda tx: people.entrust(tx, "nowhere", owner=None, deputy=SANNE))
    assert desk.do(views.orphans) == 1
