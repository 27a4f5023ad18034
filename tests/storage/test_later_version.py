"""While a newer version is rolled out beside this one, or taken back, what only it can say waits for it."""

from datetime import timedelta

from sqlalchemy import bindparam, update

from storage import pump
from storage.store import Store
from storage.tables import message
from tests.examples import NOW
from tests.storage.box import LEASE, Box

_OF_A_LATER_VERSION = update(message).where(message.c.id == bindparam("p_id")).values(kind="friction.progress")


def later_version(box: Box, which: str) -> str:
    box.do(lambda tx: tx.run(_OF_A_LATER_VERSION, p_id=which))
    return which


def test_what_only_a_later_version_can_say_is_left_to_it_and_stops_nothing(store: Store) -> None:
    box = Box(store)
    theirs, ours = later_version(box, box.owe("f1", "anna")), box.owe("f2", "bram")
    assert [parcel.id for parcel in box.claim()] == [ours]
    assert box.do(pump.left) == 1, "ours, under way"
    box.end(ours)
    assert box.do(pump.left) == 0
    assert box.state(theirs) == "ready"


def test_what_a_later_version_left_under_way_is_its_own_to_decide(store: Store) -> None:
    box = Box(store)
    theirs, ours = box.owe("f1", "anna"), box.owe("f2", "bram")
    box.claim()
    later_version(box, theirs)
    after = NOW + LEASE + timedelta(seconds=1)
    assert box.do(lambda tx: pump.expire(tx, machine=after)) == 1
    assert (box.state(theirs), box.state(ours)) == ("sending", "ready")
