"""Reports without a name: what is written of them, when others see them, and when who to tell is forgotten."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

import usecases.nameless
from domain import errors
from domain.friction import Friction, FrictionId
from domain.messages import Kind
from domain.nameless import Naming
from domain.states import Act, State
from storage import friction, nameless
from storage.store import Store
from storage.tables import event, mailbox, metadata
from storage.tables import friction as reports
from tests.examples import ANNA, BRAM, MIDNIGHT, NOW, REASON, RULES, person
from tests.usecases.house import House, bearer, slip

NINE, ONE, FIVE = (datetime(2026, 11, 17, hour, tzinfo=UTC) for hour in (8, 12, 16))
FRIDAY_EVENING = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # 09:00
SOON = timedelta(microseconds=1)


def filled(house: House) -> dict[str, int]:
    return {table.name: len(rows) for table in metadata.sorted_tables if (rows := house.rows(table))}


@pytest.mark.parametrize(
    ("naming", "more"), [(Naming.TOLD, {"friction": 1, "mailbox": 1}), (Naming.PULL, {"friction": 1})]
)
def test_nothing_is_written_but_the_report_and_a_mailbox_for_who_wants_to_be_told(
    house: House, naming: Naming, more: dict[str, int]
) -> None:
    before = {table: house.rows(table) for table in metadata.sorted_tables}
    empty = filled(house)
    sent = house.send(naming=naming, impact="time", would_help="een server")
    assert filled(house) == empty | more
    new = (reports, mailbox)
    assert {table: house.rows(table) for table in before if table not in new} == {
        table: rows for table, rows in before.items() if table not in new
    }
    [box] = house.rows(mailbox) or [{"id": None, "sealed": None}]
    assert box == {"id": sent.mailbox, "sealed": b"sealed" if naming is Naming.TOLD else None}


def test_of_a_nameless_report_nothing_leads_to_anybody_and_every_moment_is_one_of_many(house: House) -> None:
    house.send(now=NOW + timedelta(minutes=7, microseconds=1))
    [row] = house.rows(reports)
    at = {one: row[one] for one in ("received_at", "take_by", "decide_by", "closed_at")}
    assert at == {  # released at 13:00; taken within eight working hours, at the end of that day
        "received_at": ONE, "take_by": datetime(2026, 11, 18, 16, 30, tzinfo=UTC),
        "decide_by": datetime(2026, 11, 19, 16, 30, tzinfo=UTC), "closed_at": None,
    }  # fmt: skip
    empty = {one for one, value in row.items() if value is None}
    assert empty == {
        "reporter",
        "nonce",
        "handler",
        "title",
        "lead",
        "expect_by",
        "closed_at",
        "impact",
        "would_help",
        "change",
    }
    assert (row["receipt"], row["naming"], row["colleagues"]) == (slip().kept, "told", 0)
    assert slip().receipt not in str(row)


def test_the_language_tells_the_words_and_is_not_kept(house: House) -> None:
    assert house.send("login fails").topic == "base"
    assert "nl" not in {value for value in house.rows(reports)[0].values() if isinstance(value, str)}


@pytest.mark.parametrize("naming", [Naming.TOLD, Naming.PULL])
def test_the_same_form_again_is_the_same_report_whatever_it_says(house: House, naming: Naming) -> None:
    first = house.send(naming=naming)
    later = house.send("andere woorden", Naming.TOLD, seed=b"x" * 32, now=NOW + timedelta(days=2))
    assert later == first
    assert (len(house.rows(reports)), len(house.rows(mailbox))) == (1, int(naming is Naming.TOLD))


def test_a_form_that_was_sent_with_a_name_is_that_report(house: House) -> None:
    named = house.report(nonce="nameless 0")
    assert house.send() == named
    assert house.rows(mailbox) == []


def test_a_turn_that_runs_twice_gives_the_same_report_and_mailbox(house: House) -> None:
    first = house.send()
    house.begin()
    assert house.send() == first


@pytest.mark.parametrize(
    ("text", "group", "refusal"),
    [("  ", "", errors.Empty), ("hoi", "", errors.OnlyGreeting), ("Outlook is traag", "nonsense", errors.Choice)],
)
def test_what_cannot_be_used_leaves_no_mailbox(
    house: House, text: str, group: str, refusal: type[errors.Refused]
) -> None:
    before = filled(house)
    with pytest.raises(refusal):
        house.send(text, group=group)
    assert filled(house) == before


@pytest.mark.parametrize(
    ("sent", "released", "early"),
    [(NOW, ONE, NINE), (ONE - SOON, ONE, NOW), (ONE, FIVE, ONE), (FRIDAY_EVENING, MONDAY, MONDAY - SOON)],
)
def test_it_enters_its_queue_at_the_next_release_and_never_early(
    house: House, sent: datetime, released: datetime, early: datetime
) -> None:
    which = house.send(now=sent)
    assert house.do(nameless.next_due) == released
    assert house.release(early) == house.release(released - SOON) == 0
    assert house.find(which.id) == which
    assert [house.owed(kind) for kind in Kind] == [[] for _ in Kind]
    assert house.release(released) == 1
    assert house.release(released + timedelta(days=3)) == 0, "once"
    assert house.do(nameless.next_due) is None


def test_at_its_release_it_is_a_report_like_any_other_of_that_day(house: House) -> None:
    which = house.send()
    house.release(ONE)
    entered = house.find(which.id)
    assert entered == replace(which, state=State.RECEIVED, received_at=MIDNIGHT, version=2)
    [told] = house.story(which.id)
    assert (told.act, told.at, told.person, told.version) == (Act.REPORT, MIDNIGHT, None, 2)
    assert house.told(Kind.WORK) == [(BRAM, "2")]
    [card] = house.owed(Kind.STATUS)
    assert (card["receiver"], card["wanted"], card["state"]) == (which.mailbox, 2, "ready")


def test_who_looks_for_themselves_is_sent_nothing(house: House) -> None:
    which = house.send(naming=Naming.PULL)
    house.release(ONE)
    for what in (Act.TAKE, Act.NOTE, Act.ASK, Act.SOLVE):
        house.act(what, which.id, BRAM, now=ONE)
    assert {row["receiver"] for kind in Kind for row in house.owed(kind)} == {BRAM}
    assert house.rows(mailbox) == []


def test_a_release_that_was_missed_is_made_up_for_and_says_the_day_it_was_made_up_on(house: House) -> None:
    which = house.send()
    later = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
    assert house.release(later) == 1
    found = house.find(which.id)
    assert found is not None
    assert found.received_at == MIDNIGHT + timedelta(days=1)


def test_what_waited_is_released_by_whoever_starts_next(house: House, store: Store) -> None:
    house.send()
    again = House(store, new=False)
    assert again.release(ONE) == 1
    assert again.told(Kind.WORK) == [(BRAM, "2")]


def test_reports_enter_in_the_order_of_their_random_ids(house: House) -> None:
    sent = [house.send(n=n, now=NOW + timedelta(minutes=n)).id for n in range(12)]
    entering = house.do(lambda tx: [one.id for one in nameless.due(tx, ONE)])
    assert entering == sorted(sent) != sent
    house.release(ONE)
    assert {one["received_at"] for one in house.rows(reports)} == {MIDNIGHT}
    assert {one["at"] for one in house.rows(event)} == {MIDNIGHT}


def test_one_that_joined_before_its_release_enters_no_queue_but_goes_along(house: House) -> None:
    lead = house.until(Act.TAKE)
    which = house.send()
    waits = house.join(bearer(), which.id, lead.id)
    assert (waits.state, waits.lead) == (State.WAITING, lead.id)
    before = house.told(Kind.WORK)
    house.release(ONE)
    entered = house.find(which.id)
    assert entered is not None
    assert (entered.state, entered.lead, entered.received_at) == (State.MERGED, lead.id, MIDNIGHT)
    assert house.told(Kind.WORK) == before, "its handler has the other one"


@pytest.mark.parametrize(("end", "back"), [(Act.SOLVE, Act.REOPEN), (Act.DECLINE, Act.OBJECT)])
def test_what_is_answered_before_its_release_asks_its_reporter_then_and_no_sooner(
    house: House, end: Act, back: Act
) -> None:
    lead, which = house.until(Act.TAKE), house.send()
    assert which.mailbox is not None
    house.join(bearer(), which.id, lead.id)
    house.act(end, lead.id, BRAM, REASON)
    for early in (Act.CONFIRM, Act.UNDERSTOOD, back):
        assert house.act(early, which.id, ANNA, by=bearer()) == house.find(which.id), "it waits"
    assert str(which.mailbox) not in dict(house.told(Kind.PING))
    house.release(ONE)
    entered = house.find(which.id)
    assert entered is not None
    assert (entered.state, entered.lead) == (State.MERGED, lead.id)
    assert str(which.mailbox) in dict(house.told(Kind.PING))
    alone = house.act(back, which.id, ANNA, by=bearer())
    assert (alone.state, alone.lead, alone.handler) == (State.RECEIVED, None, BRAM)


def erase(house: House, now: datetime) -> int:
    return house.do(lambda tx: usecases.nameless.erase(tx, now=now, rules=RULES))


def closed(house: House) -> Friction:
    which = house.send()
    house.release(ONE)
    for what in (Act.TAKE, Act.SOLVE):
        house.act(what, which.id, BRAM, now=ONE)
    return house.act(Act.CONFIRM, which.id, ANNA, by=bearer(), now=ONE)


def test_thirty_days_after_closing_nothing_is_left_of_who_to_tell(house: House) -> None:
    which = closed(house)
    assert which.closed_at == MIDNIGHT, "the day"
    assert erase(house, MIDNIGHT + timedelta(days=30)) == 0
    assert erase(house, MIDNIGHT + timedelta(days=30) + SOON) == 1
    assert erase(house, MIDNIGHT + timedelta(days=90)) == 0
    found = house.find(which.id)
    assert found == replace(which, mailbox=None)
    assert house.rows(mailbox) == []
    assert {row["receiver"] for kind in Kind for row in house.owed(kind)} == {BRAM}


def test_an_open_report_keeps_its_mailbox_however_long(house: House) -> None:
    which = house.send()
    assert erase(house, NOW + timedelta(days=4000)) == 0
    assert house.rows(mailbox) == [{"id": which.mailbox, "sealed": b"sealed"}]


def open_again(house: House, which: Friction) -> Friction:
    house.do(lambda tx: usecases.nameless.open_again(tx, which, slip(), seed=b"y" * 32))
    found = house.find(which.id)
    assert found is not None
    return found


def test_who_comes_back_after_that_is_told_again_by_a_mailbox_of_its_own(house: House) -> None:
    which = closed(house)
    erase(house, NOW + timedelta(days=40))
    back = house.act(Act.REOPEN, which.id, ANNA, by=bearer(), now=NOW + timedelta(days=40))
    found = open_again(house, back)
    assert found.mailbox not in (None, which.mailbox)
    assert [row["id"] for row in house.rows(mailbox)] == [found.mailbox]
    assert open_again(house, found) == found, "one is enough"


def test_no_mailbox_is_opened_for_who_looks_or_for_what_is_closed(house: House) -> None:
    pulled = house.send(naming=Naming.PULL)
    assert open_again(house, pulled) == pulled
    gone = house.send(n=1)
    house.act(Act.WITHDRAW, gone.id, ANNA, by=bearer(1))
    found = house.find(gone.id)
    assert found is not None
    assert open_again(house, found) == found
    assert house.rows(mailbox) == []


def test_what_is_taken_back_leaves_no_mailbox_and_nothing_owed_to_it(house: House) -> None:
    which = house.send()
    house.release(ONE)
    gone = house.act(Act.WITHDRAW, which.id, ANNA, by=bearer(), now=ONE)
    assert (gone.state, gone.closed_at) == (State.WITHDRAWN, MIDNIGHT)
    found = house.do(lambda tx: friction.find(tx, FrictionId(which.id)))
    assert found is not None
    assert (found.mailbox, house.rows(mailbox), house.owed(Kind.STATUS)) == (None, [], [])


def test_a_handler_who_reported_it_takes_it_as_any_other_and_nothing_shows_it(house: House) -> None:
    which = house.send()
    house.release(ONE)
    assert house.told(Kind.WORK) == [(BRAM, "2")], "whoever is on duty, the reporter or not"
    taken = house.act(Act.TAKE, which.id, BRAM, now=ONE)
    assert (taken.handler, taken.reporter) == (person(BRAM).id, None)
