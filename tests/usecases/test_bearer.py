"""What a nameless reporter does with their card: stored as a day, and told to others with the next release."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from domain.friction import Friction
from domain.messages import Kind
from domain.states import Act, State
from storage.tables import message
from tests.examples import ANNA, BRAM, LIAM, MIDNIGHT, NOOR, REASON
from tests.usecases.house import House, bearer

ONE = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)  # a release
PAST_TWO = datetime(2026, 11, 17, 13, 7, 3, 11, tzinfo=UTC)
FIVE = datetime(2026, 11, 17, 16, 0, tzinfo=UTC)  # and the next one
WEDNESDAY = datetime(2026, 11, 18, 8, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 20, 15, 59, tzinfo=UTC)
FRIDAY_FIVE, MONDAY = FRIDAY + timedelta(minutes=1), datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
TO_HANDLER = {Act.REPLY: Kind.WORK, Act.REOPEN: Kind.WORK, Act.OBJECT: Kind.WORK}  # else as an outcome
PATHS = [
    (Act.REPLY, (Act.TAKE, Act.ASK)),
    (Act.WITHDRAW, (Act.TAKE,)),
    (Act.CONFIRM, (Act.TAKE, Act.SOLVE)),
    (Act.REOPEN, (Act.TAKE, Act.SOLVE)),
    (Act.UNDERSTOOD, (Act.TAKE, Act.DECLINE)),
    (Act.OBJECT, (Act.TAKE, Act.DECLINE)),
]


def until(house: House, acts: Sequence[Act], *, n: int = 0) -> Friction:
    """Released at one o'clock, and handled at once."""
    which = house.send(n=n)
    house.release(ONE)
    for what in acts:
        which = house.act(what, which.id, BRAM, REASON, now=ONE)
    return which


def changed(house: House, before: Sequence[object]) -> list[tuple[str, str, datetime, str]]:
    """(kind, receiver, due, state) of everything that an act made owed."""
    rows = [row for row in house.rows(message) if row not in before]
    return sorted((row["kind"], row["receiver"], row["due_at"], row["state"]) for row in rows)


@pytest.mark.parametrize(("what", "acts"), PATHS)
def test_an_act_is_kept_as_a_day_and_its_handler_hears_with_the_next_release(
    house: House, what: Act, acts: Sequence[Act]
) -> None:
    which = until(house, acts)
    before = [row for row in house.rows(message) if row["receiver"] != which.mailbox]
    after = house.act(what, which.id, ANNA, by=bearer(), now=PAST_TWO)
    told = house.story(which.id)[-1]
    assert (told.act, told.at, told.person, told.version) == (what, MIDNIGHT, None, after.version)
    moments = {after.received_at, after.take_by, after.decide_by, after.closed_at} - {None}
    assert PAST_TWO not in moments
    kind = TO_HANDLER.get(what, Kind.OUTCOME)
    owed = [one for one in changed(house, before) if one[1] != which.mailbox]
    assert owed == [(kind, BRAM, FIVE, "later")], "and who pressed has it in the answer"


@pytest.mark.parametrize(("now", "heard"), [(FRIDAY, FRIDAY_FIVE), (FRIDAY_FIVE, MONDAY)])
def test_it_is_heard_at_the_moment_or_after_the_weekend(house: House, now: datetime, heard: datetime) -> None:
    which = until(house, (Act.TAKE,))
    house.act(Act.REPLY, which.id, ANNA, by=bearer(), now=now)
    assert [row["due_at"] for row in house.owed(Kind.WORK) if row["occasion"] == "4"] == [heard]


@pytest.mark.parametrize(("what", "acts"), [one for one in PATHS if one[0] not in (Act.REPLY, Act.WITHDRAW)])
def test_supporters_see_it_with_the_next_release_too(house: House, what: Act, acts: Sequence[Act]) -> None:
    which = until(house, acts)
    house.support(LIAM, which.id, now=ONE)
    before = house.rows(message)
    after = house.act(what, which.id, ANNA, by=bearer(), now=PAST_TWO)
    owed = [one for one in changed(house, before) if one[1] == LIAM]
    assert owed == [(Kind.FOLLOW, LIAM, FIVE, "later")]
    assert {row["wanted"] for row in house.owed(Kind.FOLLOW)} == {after.version}


def test_words_between_the_two_are_not_their_supporters_business(house: House) -> None:
    which = until(house, (Act.TAKE,))
    house.support(LIAM, which.id, now=ONE)
    before = house.rows(message)
    house.act(Act.NOTE, which.id, BRAM, now=ONE)
    house.act(Act.REPLY, which.id, ANNA, by=bearer(), now=PAST_TWO)
    assert not [one for one in changed(house, before) if one[1] == LIAM]


def test_what_goes_with_it_hears_of_a_reopening_with_the_next_release(house: House) -> None:
    which, other = until(house, (Act.TAKE,)), house.report(nonce="other", seed=b"o" * 32)
    house.merge(BRAM, other.id, which.code, now=ONE)
    house.act(Act.SOLVE, which.id, BRAM, now=ONE)
    before = house.rows(message)
    house.act(Act.REOPEN, which.id, ANNA, by=bearer(), now=PAST_TWO)
    assert changed(house, before) == [
        (Kind.STATUS, ANNA, FIVE, "later"),
        (Kind.WORK, BRAM, FIVE, "later"),
    ]


def test_who_takes_back_what_others_go_with_leads_nobody_to_the_hour(house: House) -> None:
    which, other = until(house, (Act.TAKE,)), house.report(nonce="other", seed=b"o" * 32)
    house.merge(BRAM, other.id, which.code, now=ONE)
    house.support(LIAM, which.id, now=ONE)
    before = house.rows(message)
    house.act(Act.WITHDRAW, which.id, ANNA, by=bearer(), now=PAST_TWO)
    owed = changed(house, before)
    assert {due for _, _, due, _ in owed} == {FIVE}
    assert {(kind, who) for kind, who, _, _ in owed} == {
        (Kind.STATUS, ANNA), (Kind.WORK, BRAM), (Kind.OUTCOME, BRAM), (Kind.FOLLOW, LIAM),
    }  # fmt: skip


def test_who_joins_another_takes_their_followers_along_with_the_next_release(house: House) -> None:
    lead = house.until(Act.TAKE)
    which, other = until(house, (Act.TAKE,)), house.report(nonce="other", seed=b"o" * 32)
    house.merge(BRAM, other.id, which.code, now=ONE)
    house.support(LIAM, which.id, now=ONE)
    before = house.rows(message)
    joined = house.join(bearer(), which.id, lead.id, now=PAST_TWO)
    assert (joined.state, joined.lead) == (State.MERGED, lead.id)
    owed = changed(house, before)
    assert {due for _, _, due, _ in owed} == {FIVE}
    assert {who for _, who, _, _ in owed} == {ANNA, LIAM, BRAM}
    assert [one.at for one in house.story(which.id) if one.act is Act.MERGE] == [MIDNIGHT]


def test_a_reopening_counts_its_clock_from_the_next_release_in_days(house: House) -> None:
    which = until(house, (Act.TAKE, Act.SOLVE))
    back = house.act(Act.REOPEN, which.id, ANNA, by=bearer(), now=PAST_TWO)
    assert (back.state, back.received_at) == (State.RECEIVED, MIDNIGHT)
    assert back.take_by == datetime(2026, 11, 18, 16, 30, tzinfo=UTC)
    assert house.release(WEDNESDAY) == 0, "it was seen before"


def test_what_the_handler_says_is_heard_at_once_by_its_mailbox(house: House) -> None:
    which = until(house, ())
    for n, what in enumerate((Act.TAKE, Act.NOTE, Act.ASK, Act.SOLVE)):
        house.act(what, which.id, BRAM, now=PAST_TWO)
        [card] = house.owed(Kind.STATUS)
        assert (card["receiver"], card["wanted"], card["due_at"]) == (which.mailbox, 3 + n, PAST_TWO)
    assert house.told(Kind.PING) == [(which.mailbox, str(n)) for n in (4, 5, 6)]


def test_its_ping_waits_for_the_organisation_s_morning_since_nobody_knows_whose_it_is(house: House) -> None:
    which = until(house, (Act.TAKE,))
    evening = datetime(2026, 11, 17, 19, 0, tzinfo=UTC)
    house.act(Act.SOLVE, which.id, BRAM, now=evening)
    assert [(row["state"], row["due_at"]) for row in house.owed(Kind.PING)] == [
        ("later", datetime(2026, 11, 18, 7, 30, tzinfo=UTC))
    ]


def test_a_second_no_goes_to_a_coordinator_with_the_next_release(house: House) -> None:
    which = until(house, (Act.TAKE, Act.DECLINE))
    house.act(Act.OBJECT, which.id, ANNA, by=bearer(), now=ONE)
    for what in (Act.TAKE, Act.DECLINE):
        house.act(what, which.id, BRAM, now=FIVE)
    back = house.act(Act.OBJECT, which.id, ANNA, by=bearer(), now=FIVE)
    assert (back.state, back.queue, back.handler) == (State.RECEIVED, "admin", None)
    assert [row["due_at"] for row in house.owed(Kind.WORK) if row["occasion"] == str(back.version)] == [WEDNESDAY]
    assert NOOR not in {row["receiver"] for row in house.owed(Kind.WORK)}, "the queue admin has an owner here"


def test_ninety_days_are_counted_from_the_day_of_closing(house: House) -> None:
    which = until(house, (Act.TAKE, Act.SOLVE))
    house.act(Act.CONFIRM, which.id, ANNA, by=bearer(), now=PAST_TWO)
    late = PAST_TWO + timedelta(days=90)
    assert house.act(Act.REOPEN, which.id, ANNA, by=bearer(), now=late).state is State.RECEIVED
