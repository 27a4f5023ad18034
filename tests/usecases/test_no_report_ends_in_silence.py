"""LC1: whatever people do, in whatever order, every report that ends has told its reporter so."""

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import and_, exists, func, select

from domain import errors
from domain.friction import SAID, Friction
from domain.messages import Kind, Pressed
from domain.states import CLOSED, MOVES, Act, Side, State
from storage import pump, views
from storage.store import Store
from storage.tables import friction, message
from tests import stories
from tests.examples import ANNA, BRAM, LIAM, NOOR, NOW, SANNE
from tests.storage.box import LEASE
from tests.usecases.house import House

ENDS = [state.value for state in (*CLOSED, State.WITHDRAWN, State.SOLVED, State.DECLINED)]
ORPHANS = select(func.count()).where(
    and_(
        friction.c.state.in_(ENDS),
        ~exists().where(
            and_(
                message.c.kind == Kind.STATUS.value,
                message.c.about == friction.c.id,
                message.c.receiver == friction.c.reporter,
                message.c.wanted == friction.c.version,
                message.c.state.in_(("ready", "sending", "done")),
            )
        ),
    )
)
HANDLED = {Act.TAKE, Act.HANDOVER, *SAID}
PRESSES = [None, Pressed(activity="a1", replaced=True), Pressed(activity="a2", replaced=True)]
steps = st.lists(
    st.tuples(
        st.sampled_from(
            [act for act in MOVES if act is not Act.MERGE and MOVES[act].side not in (Side.CLOCK, Side.KEY_USER)]
        ),
        st.sampled_from([None, None, None, ANNA, BRAM, SANNE, LIAM, NOOR]),  # mostly whoever may do it
        st.sampled_from(PRESSES),
        st.booleans(),  # whether the pump claims in between
    ),
    max_size=14,
)

ACTS = [act for act in MOVES if act is not Act.MERGE and MOVES[act].side not in (Side.CLOCK, Side.KEY_USER)]


def check(house: House, which: Friction) -> None:
    found = house.find(which.id)
    assert found is not None
    assert house.do(lambda tx: tx.row(ORPHANS)[0]) == 0
    [card] = [row for row in house.owed(Kind.STATUS) if row["receiver"] == ANNA]
    assert card["wanted"] == found.version
    assert card["state"] in ("ready", "sending") or card["sent"] == found.version
    story = house.story(which.id)
    assert [event.version for event in story] == list(range(1, found.version + 1))
    answers = [(ANNA, str(event.version)) for event in story if event.act in SAID]
    assert house.told(Kind.PING) == sorted(answers)
    words = [str(event.version) for event in story if event.act in (Act.CONFIRM, Act.UNDERSTOOD)]
    assert set(words) <= {occasion for _, occasion in house.told(Kind.OUTCOME)}
    if found.state is State.RECEIVED:
        assert house.do(lambda tx: views.may_handle(tx, found))
        assert house.told(Kind.WORK)


@stories.short_or_long
def test_no_report_ends_without_a_word_to_its_reporter(store: Store, long: bool) -> None:
    house = House(store)

    @settings(max_examples=stories.count(store, long=long), deadline=None, database=None)
    @given(steps=steps)
    def live(steps: list[tuple[Act, None, Pressed | None, bool]]) -> None:
        house.begin()
        which = house.report()
        for what, who, pressed, pumped in steps:
            mine = BRAM if what in HANDLED else ANNA
            try:
                house.act(what, which.id, who or mine, pressed=pressed)
            except errors.Authority:
                assert who not in (None, mine) or what in HANDLED
            if pumped:
                house.do(lambda tx: pump.claim(tx, owner="p1", lease_until=NOW + LEASE, limit=9))
            check(house, which)

    live()
