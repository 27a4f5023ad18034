"""Reports that go with another: who may put them together, who comes along, and how each stands alone again."""

from collections.abc import Sequence
from datetime import timedelta
from typing import cast

import pytest

from domain import errors
from domain.friction import Friction, FrictionId
from domain.messages import Kind, Pressed
from domain.people import PersonId
from domain.states import Act, State
from storage import people, together, views
from storage.tables import message
from tests.examples import ANNA, BRAM, LIAM, NOOR, NOW, REASON, SANNE
from tests.usecases.house import House, bearer

LATER = NOW + timedelta(hours=5)  # after a release
A, B, C = 0, 1, 2
WHOSE = (ANNA, LIAM, NOOR)


def three(house: House, *taken: int) -> list[Friction]:
    """Anna's, Liam's and Noor's; those in `taken` are Bram's."""
    made = [house.report(f"Outlook {n}", who, nonce=f"n{n}", seed=bytes([n]) * 32) for n, who in enumerate(WHOSE)]
    return [house.act(Act.TAKE, one.id, BRAM, f"Titel {n}") if n in taken else one for n, one in enumerate(made)]


def found(house: House, which: Friction) -> Friction:
    return cast("Friction", house.find(which.id))


def led(house: House, lead: Friction) -> set[FrictionId]:
    return {one.id for one in house.do(lambda tx: together.followers(tx, lead.id))}


def card(house: House, which: Friction) -> int:
    [row] = [row for row in house.owed(Kind.STATUS) if row["about"] == which.id]
    return int(row["wanted"])


@pytest.mark.parametrize("say", [str, str.lower, lambda code: f" {code[:3]} {code[3:]}\n"])
def test_a_handler_names_the_other_by_its_code_however_it_is_written(house: House, say: type[str]) -> None:
    reports = three(house)
    merged = house.merge(BRAM, reports[B].id, say(reports[A].code))
    assert (merged.state, merged.lead, merged.reporter) == (State.MERGED, reports[A].id, LIAM)
    assert card(house, reports[B]) == merged.version
    assert house.story(merged.id)[-1].act is Act.MERGE


@pytest.mark.parametrize("code", ["", "ZZZZZZ", "ABC 23", "'; --"])
def test_a_code_of_nothing_is_refused(house: House, code: str) -> None:
    which = house.report()
    with pytest.raises(errors.NotMergeable):
        house.merge(BRAM, which.id, code)


@pytest.mark.parametrize("acts", [(Act.SOLVE,), (Act.DECLINE,), (Act.SOLVE, Act.CONFIRM), (Act.WITHDRAW,)])
def test_nothing_goes_with_what_was_answered_or_is_gone(house: House, acts: Sequence[Act]) -> None:
    reports = three(house, A)
    for what in acts:
        house.act(what, reports[A].id, BRAM if what in (Act.SOLVE, Act.DECLINE) else ANNA)
    with pytest.raises(errors.NotMergeable):
        house.merge(BRAM, reports[B].id, reports[A].code)


def test_nothing_goes_with_itself_or_with_what_nobody_saw_yet(house: House) -> None:
    reports, waits = three(house, A), house.send()
    house.merge(BRAM, reports[B].id, reports[A].code)
    for code in (reports[A].code, reports[B].code, waits.code):  # B goes with A, so it is A
        with pytest.raises(errors.NotMergeable):
            house.merge(BRAM, reports[A].id, code)
    with pytest.raises(errors.NotMergeable):
        house.join(ANNA, reports[A].id, reports[B].id)
    assert found(house, reports[A]).lead is None


@pytest.mark.parametrize("who", [LIAM, NOOR, SANNE])
def test_only_who_handles_it_or_reported_it_puts_it_with_another(house: House, who: PersonId) -> None:
    reports = three(house, A, B)
    with pytest.raises(errors.NotHandler):
        house.merge(who, reports[A].id, reports[C].code)
    waits = house.send()
    with pytest.raises(errors.Unknown):
        house.merge(BRAM, waits.id, reports[A].code)
    assert house.join(LIAM, reports[B].id, reports[A].id).lead == reports[A].id


def test_a_report_in_somebody_else_s_list_that_nobody_took_is_not_theirs_to_merge_into(house: House) -> None:
    reports = three(house, A, B)
    house.do(lambda tx: people.entrust(tx, "changeowner", owner=SANNE, deputy=NOOR))
    elsewhere = house.report("Alweer een nieuw systeem", LIAM, nonce="why", seed=b"w" * 32, group="why")
    with pytest.raises(errors.NotMergeable):
        house.merge(BRAM, reports[A].id, elsewhere.code)
    assert found(house, reports[A]).lead is None


def test_a_handler_hears_that_what_they_took_goes_with_another_now(house: House) -> None:
    reports = three(house, A, B)
    joined = house.join(LIAM, reports[B].id, reports[A].id)
    assert house.told(Kind.OUTCOME) == [(BRAM, str(joined.version))]


def test_one_into_another_into_a_third_all_go_with_the_third_and_supporters_too(house: House) -> None:
    reports = three(house, A, B, C)
    house.support(SANNE, reports[A].id)
    house.merge(BRAM, reports[A].id, reports[B].code)
    house.merge(BRAM, reports[B].id, reports[C].code)
    assert led(house, reports[C]) == {reports[A].id, reports[B].id}
    assert led(house, reports[B]) == set()
    assert [found(house, one).lead for one in reports] == [reports[C].id, reports[C].id, None]
    assert [card(house, one) for one in reports] == [found(house, one).version for one in reports]
    assert house.do(lambda tx: together.supporters(tx, reports[C].id)) == [SANNE]
    house.act(Act.SOLVE, reports[C].id, BRAM)
    assert {who for who, _ in house.told(Kind.PING)} == {*WHOSE, SANNE}


def test_the_code_of_what_goes_with_another_leads_to_that_other(house: House) -> None:
    reports = three(house)
    house.merge(BRAM, reports[A].id, reports[B].code)
    assert house.merge(BRAM, reports[C].id, reports[A].code).lead == reports[B].id


def test_a_supporter_s_card_stays_where_it_is_and_shows_the_other(house: House) -> None:
    reports = three(house, A, B)
    house.support(SANNE, reports[A].id, pressed=Pressed(activity="a9", replaced=True))
    house.merge(BRAM, reports[A].id, reports[B].code)
    [row] = [row for row in house.owed(Kind.FOLLOW) if row["about"] == reports[B].id]
    assert (row["receiver"], row["activity"], row["state"]) == (SANNE, "a9", "ready")
    seen = house.do(lambda tx: views.following(tx, reports[A].id, SANNE))
    assert seen is not None
    assert seen.friction.id == reports[B].id


def test_who_supports_one_and_reported_the_other_goes_along_as_a_reporter(house: House) -> None:
    reports = three(house, A, B, C)
    house.support(LIAM, reports[A].id)  # who reported B
    house.support(ANNA, reports[C].id)  # who reported A
    house.merge(BRAM, reports[A].id, reports[B].code)
    house.merge(BRAM, reports[B].id, reports[C].code)
    assert house.do(lambda tx: together.supporters(tx, reports[C].id)) == []
    assert house.do(lambda tx: together.bothers(tx, reports[C].id, 0)) == 3


@pytest.mark.parametrize(("end", "last"), [(Act.SOLVE, Act.CONFIRM), (Act.DECLINE, Act.UNDERSTOOD)])
def test_each_reporter_has_their_own_last_word_and_the_handler_hears_each(house: House, end: Act, last: Act) -> None:
    reports = three(house, A)
    house.merge(BRAM, reports[B].id, reports[A].code)
    house.act(end, reports[A].id, BRAM)
    mine = found(house, reports[B])
    assert (mine.state, card(house, mine)) == (State.MERGED, mine.version)
    assert (LIAM, str(mine.version)) in house.told(Kind.PING)
    with pytest.raises(errors.NotReporter):
        house.act(last, mine.id, ANNA)
    house.act(last, reports[A].id, ANNA)
    assert found(house, mine) == mine, "the other's word is theirs alone"
    closed = house.act(last, mine.id, LIAM)
    assert (closed.closed_at, closed.lead) == (NOW, reports[A].id)
    assert {who for who, _ in house.told(Kind.OUTCOME)} == {BRAM}
    assert {row["about"] for row in house.owed(Kind.OUTCOME)} == {reports[A].id, mine.id}


@pytest.mark.parametrize(("end", "back"), [(Act.SOLVE, Act.REOPEN), (Act.DECLINE, Act.OBJECT)])
@pytest.mark.parametrize("confirmed", [False, True])
def test_it_is_there_still_stands_alone_with_who_answered_the_other(
    house: House, end: Act, back: Act, confirmed: bool
) -> None:
    reports = three(house)
    house.do(lambda tx: people.entrust(tx, "keyuser", owner=SANNE, deputy=None))
    house.act(Act.TAKE, reports[A].id, SANNE, "Samen")
    house.merge(BRAM, reports[B].id, reports[A].code)
    house.act(end, reports[A].id, SANNE)
    if confirmed and back is Act.REOPEN:
        house.act(Act.CONFIRM, reports[B].id, LIAM)
    alone = house.act(back, reports[B].id, LIAM, now=LATER)
    assert (alone.state, alone.lead, alone.handler, alone.title) == (State.RECEIVED, None, SANNE, "Samen")
    assert (alone.queue, alone.received_at, alone.closed_at) == (reports[A].queue, LATER, None)
    assert (SANNE, str(alone.version)) in house.told(Kind.WORK)
    assert found(house, reports[A]).state is (State.SOLVED if end is Act.SOLVE else State.DECLINED)


def test_when_what_leads_comes_back_so_does_what_goes_with_it_but_no_last_word(house: House) -> None:
    reports = three(house, A)
    for other in (reports[B], reports[C]):
        house.merge(BRAM, other.id, reports[A].code)
    house.act(Act.SOLVE, reports[A].id, BRAM)
    confirmed = house.act(Act.CONFIRM, reports[B].id, LIAM)
    house.act(Act.REOPEN, reports[A].id, ANNA)
    mine = house.do(lambda tx: views.loop(tx, reports[C].id))
    assert mine is not None
    assert (mine.standing, card(house, mine.friction)) == (State.RECEIVED, mine.friction.version)
    assert found(house, reports[B]) == confirmed


@pytest.mark.parametrize(
    ("acts", "stands"),
    [((), State.RECEIVED), ((Act.TAKE,), State.TAKEN), ((Act.TAKE, Act.SOLVE, Act.REOPEN), State.RECEIVED)],
)
def test_when_what_leads_is_taken_back_the_next_one_leads_where_it_was(
    house: House, acts: Sequence[Act], stands: State
) -> None:
    reports = three(house)
    for other in (reports[B], reports[C]):
        house.merge(BRAM, other.id, reports[A].code)
    for what in acts:
        house.act(what, reports[A].id, ANNA if what is Act.REOPEN else BRAM)
    before = found(house, reports[A])
    gone = house.act(Act.WITHDRAW, before.id, ANNA)
    heir = found(house, min(reports[1:], key=lambda one: one.id))
    assert (heir.state, heir.lead, heir.handler, heir.title) == (stands, None, gone.handler, gone.title)
    assert (heir.take_by, heir.decide_by) == (before.take_by, before.decide_by)
    assert led(house, heir) == {reports[B].id, reports[C].id} - {heir.id}
    assert [card(house, one) for one in reports] == [found(house, one).version for one in reports]
    assert (BRAM, str(heir.version)) in house.told(Kind.WORK)


def test_who_supported_it_supports_what_leads_next_unless_it_is_their_own(house: House) -> None:
    reports = three(house, A)
    house.support(SANNE, reports[A].id)
    house.merge(BRAM, reports[B].id, reports[A].code)
    house.act(Act.WITHDRAW, reports[A].id, ANNA)
    assert house.do(lambda tx: together.supporters(tx, reports[B].id)) == [SANNE]
    assert house.do(lambda tx: together.supporters(tx, reports[A].id)) == []


def test_what_waits_for_its_release_stands_alone_when_nothing_else_can_lead(house: House) -> None:
    lead, waits = house.until(Act.TAKE), house.send()
    house.join(bearer(), waits.id, lead.id)
    house.act(Act.WITHDRAW, lead.id, ANNA)
    assert (found(house, waits).state, found(house, waits).lead) == (State.WAITING, None)
    house.release(LATER)
    assert found(house, waits).state is State.RECEIVED
    assert [row["about"] for row in house.owed(Kind.WORK) if row["occasion"] != "1"] == [waits.id]


def test_joining_twice_or_elsewhere_changes_nothing(house: House) -> None:
    reports = three(house, A, C)
    joined = house.join(LIAM, reports[B].id, reports[A].id)
    before = house.rows(message)
    for into in (reports[A], reports[C]):
        assert house.join(LIAM, reports[B].id, into.id) == joined
    assert house.rows(message) == before
    assert led(house, reports[C]) == set()


def test_an_answer_of_who_goes_along_reaches_who_has_the_other(house: House) -> None:
    reports = three(house)
    house.act(Act.TAKE, reports[A].id, SANNE)
    house.merge(BRAM, reports[B].id, reports[A].code)
    house.act(Act.ASK, reports[A].id, SANNE, REASON)
    said = house.act(Act.REPLY, reports[B].id, LIAM)
    assert (SANNE, str(said.version)) in house.told(Kind.WORK)
    assert found(house, reports[A]).version == 3
