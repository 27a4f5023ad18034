from dataclasses import replace
from datetime import timedelta

import pytest

from domain.messages import MANNERS, Doubt, End, Kind, Outcome
from storage import outbox, pump
from storage.store import Store
from tests.examples import NOW
from tests.storage.box import LEASE, Box

SECOND = timedelta(seconds=1)


@pytest.fixture
def box(store: Store) -> Box:
    return Box(store)


def owed(box: Box, about: str, occasion: str) -> bool:
    return box.do(
        lambda tx: outbox.owe(
            tx, Kind.WORK, about=about, receiver="bram", occasion=occasion, due=NOW, now=NOW
        )
    )  # fmt: skip


def test_nothing_is_owed_twice(box: Box) -> None:
    assert [owed(box, "f1", "1"), owed(box, "f1", "1"), owed(box, "f1", "2"), owed(box, "f2", "1")] == [
        True, False, True, True,
    ]  # fmt: skip
    assert len(box.rows()) == 3


def test_what_was_sent_is_not_owed_again(box: Box) -> None:
    which = box.owe()
    box.claim()
    box.end(which)
    assert not owed(box, "f1", "1")
    assert (box.state(which), box.claim()) == ("done", [])


def test_what_is_due_later_waits_apart_until_its_moment(box: Box) -> None:
    which = box.owe(due=NOW + SECOND)
    assert (box.state(which), box.claim()) == ("later", [])
    assert box.promote(now=NOW) == 0
    assert box.promote(now=NOW + SECOND) == 1
    assert [parcel.id for parcel in box.claim()] == [which]


def test_the_urgent_go_first_then_the_oldest(box: Box) -> None:
    outcome = box.owe("f1", "eva", kind=Kind.OUTCOME)
    younger = box.owe("f2", "bram", due=NOW - SECOND)
    older = box.owe("f3", "sanne", due=NOW - 2 * SECOND)
    status = box.arm(1, receiver="anna")
    welcome = box.owe("liam", "liam", kind=Kind.WELCOME, occasion="")
    assert [parcel.id for parcel in box.claim(limit=2)] == [welcome, status]
    assert [parcel.id for parcel in box.claim()] == [older, younger, outcome]


def test_a_receiver_gets_one_at_a_time(box: Box) -> None:
    first, second = box.owe("f1", due=NOW - SECOND), box.owe("f2")
    assert [parcel.id for parcel in box.claim()] == [first]
    assert box.claim(owner="p2") == []
    box.end(first)
    assert [parcel.id for parcel in box.claim(owner="p2")] == [second]


def test_one_receiver_s_many_leave_room_for_others(box: Box) -> None:
    many = [box.owe(f"f{n}", due=NOW - (9 - n) * SECOND) for n in range(4)]
    other = box.owe("f9", "sanne")
    assert [parcel.id for parcel in box.claim(limit=2)] == [many[0], other]


def test_a_claim_tells_all_that_sending_needs(box: Box) -> None:
    which = box.arm(4)
    parcel = box.claim()[0]
    assert (parcel.id, parcel.kind, parcel.about, parcel.receiver) == (which, Kind.STATUS, "f1", "anna")
    assert (parcel.wanted, parcel.activity, parcel.attempts, parcel.chat) == (4, None, 0, False)
    row = box.row(which)
    assert (row["state"], row["owner"], row["lease_until"]) == ("sending", "p1", NOW + LEASE)


@pytest.mark.parametrize("end", list(End))
def test_only_the_process_that_sends_it_settles_it(box: Box, end: End) -> None:
    which = box.owe()
    box.claim(owner="p1")
    box.end(which, end, owner="p2", retry_at=NOW)
    assert (box.state(which), box.row(which)["owner"]) == ("sending", "p1")
    box.end(which, end, owner="p1", retry_at=NOW)
    assert box.state(which) == ("later" if end is End.AGAIN else end.value)
    assert (box.row(which)["owner"], box.row(which)["lease_until"]) == (None, None)


def test_a_failed_one_comes_back_at_its_time_and_remembers(box: Box) -> None:
    which = box.owe()
    for attempts in (1, 2):
        box.claim()
        box.end(which, End.AGAIN, retry_at=NOW + 5 * SECOND, reason="502", chat=attempts == 1)
        assert box.promote(now=NOW, machine=NOW + 4 * SECOND) == 0
        assert box.promote(now=NOW, machine=NOW + 5 * SECOND) == 1
        assert (box.row(which)["attempts"], box.row(which)["reason"]) == (attempts, "502")
    assert box.claim()[0].chat  # once Graph said no, chat it is


def test_a_retry_still_waits_for_people_s_time(box: Box) -> None:
    which = box.owe(due=NOW)
    box.claim()
    box.end(which, End.AGAIN, retry_at=NOW)
    assert box.promote(now=NOW - SECOND, machine=NOW + 9 * SECOND) == 0
    assert box.promote(now=NOW, machine=NOW) == 1


def test_what_went_into_the_same_card_is_settled_with_it(box: Box) -> None:
    first, second, third = (box.owe(f"f{n}", due=NOW - (9 - n) * SECOND) for n in range(3))
    later = box.owe("f9", due=NOW + SECOND)
    box.claim()
    waiting = box.do(lambda tx: outbox.waiting(tx, Kind.WORK, "bram"))
    assert waiting == [(first, "f0"), (second, "f1"), (third, "f2")]
    box.end(first, also=(second, later))
    assert [box.state(one) for one in (first, second, third, later)] == ["done", "done", "ready", "later"]


def test_a_lease_that_runs_out_is_decided_by_what_the_kind_says(box: Box) -> None:
    repeated, unknown = box.owe("f1", "bram"), box.owe("f2", "sanne", kind=Kind.OUTCOME)
    manners = MANNERS | {Kind.OUTCOME: replace(MANNERS[Kind.OUTCOME], doubt=Doubt.UNKNOWN)}
    box.claim()
    assert box.do(lambda tx: pump.expire(tx, machine=NOW + LEASE, manners=manners)) == 0
    assert box.do(lambda tx: pump.expire(tx, machine=NOW + LEASE + SECOND, manners=manners)) == 2
    assert (box.state(repeated), box.state(unknown)) == ("ready", "unknown")
    assert [(one.id, one.attempts) for one in box.claim(owner="p2")] == [(repeated, 1)]
    box.end(repeated, owner="p1")  # the first process was only slow
    assert box.state(repeated) == "sending"


def test_a_process_that_is_only_slow_keeps_what_it_works_on(box: Box) -> None:
    which, other = box.owe("f1", "bram"), box.owe("f2", "sanne")
    box.claim()
    later = NOW + 2 * LEASE
    box.do(lambda tx: pump.renew(tx, [which], owner="p1", lease_until=later))
    box.do(lambda tx: pump.renew(tx, [other], owner="p2", lease_until=later))  # not its own
    assert box.do(lambda tx: pump.expire(tx, machine=NOW + LEASE + SECOND)) == 1
    assert (box.state(which), box.state(other)) == ("sending", "ready")


def test_what_waits_for_the_receiver_s_morning_was_not_tried(box: Box) -> None:
    which = box.owe()
    box.claim()
    box.settle(Outcome(id=which, end=End.AGAIN, due=NOW + SECOND, tried=False, reason="quiet"))
    assert (box.row(which)["attempts"], box.row(which)["due_at"]) == (0, NOW + SECOND)
    assert box.do(pump.next_due) == NOW + SECOND
    assert (box.promote(now=NOW), box.promote(now=NOW + SECOND)) == (0, 1)


def test_whoever_comes_back_gets_what_they_could_not_get(box: Box) -> None:
    blocked, wrong = box.owe("f1", due=NOW - SECOND), box.owe("f2")
    for which, reason in ((blocked, outbox.BLOCKED), (wrong, "400")):
        assert [one.id for one in box.claim()] == [which]
        box.end(which, End.DEAD, reason=reason)
    box.do(lambda tx: outbox.heal(tx, "sanne"))
    assert [box.state(one) for one in (blocked, wrong)] == ["dead", "dead"]
    box.do(lambda tx: outbox.heal(tx, "bram"))
    assert (box.state(blocked), box.row(blocked)["reason"], box.state(wrong)) == ("ready", None, "dead")


def test_who_was_told_is_who_was_sent_it(box: Box) -> None:
    sent, under_way, cancelled = box.owe("f1", "bram"), box.owe("f1", "sanne"), box.owe("f1", "eva")
    box.owe("f1", "noor", due=NOW + SECOND)
    box.owe("f2", "joost")
    box.claim()
    box.end(sent)
    box.end(cancelled, End.CANCELLED)
    assert box.state(under_way) == "sending"
    assert box.do(lambda tx: outbox.told(tx, Kind.WORK, "f1")) == ["bram", "sanne"]


def test_what_is_left_and_what_comes_next_leave_out_what_backs_off(box: Box) -> None:
    assert box.do(pump.next_due) is None
    box.owe("f1", "bram", due=NOW + 9 * SECOND)
    box.owe("f2", "sanne", due=NOW + 5 * SECOND)
    retried = box.owe("f3", "eva", due=NOW - SECOND)
    box.owe("f4", "eva")
    assert box.do(pump.left) == 2
    box.claim()
    assert box.do(pump.left) == 2  # one of them under way
    box.end(retried, End.AGAIN, retry_at=NOW)
    assert box.do(pump.left) == 1
    assert box.do(pump.next_due) == NOW + 5 * SECOND
