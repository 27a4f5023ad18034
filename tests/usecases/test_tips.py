"""Which tips may be taught, which fit a report, and that nothing of what somebody learned outlives their leaving."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

import usecases.leaving
from domain.budget import Rhythm
from domain.knowledge import review_day
from domain.learning import Outcome
from domain.messages import Kind
from domain.people import Role
from domain.tips import Look, Tip
from storage import people
from storage.store import Store
from storage.tables import contact, learner, lesson, review, schedule
from tests.examples import ANNA, NOOR, NOW, RULES, person
from tests.usecases.desk import Desk
from tests.usecases.house import House
from tests.usecases.school import School, at
from usecases import tips

TODAY = date(2026, 11, 17)
REAL = replace(RULES, examples=False)
TIP = RULES.tips["teams-schedule-message"]
COUNTS = [select(func.count()).select_from(table) for table in (contact, learner, lesson, review, schedule)]


def ready(house: House, which: str = TIP.id, *, right: bool = True) -> None:
    house.do(lambda tx: people.appoint(tx, Role.ADMIN, [NOOR]))
    house.do(lambda tx: tips.judge(tx, person(NOOR), which, ready=right, now=NOW, rules=REAL))


def look(tip: Tip, *, ready: bool = True) -> Look:
    return Look(content=tips.fingerprint(tip), ready=ready, day=TODAY)


def test_only_what_was_found_right_in_these_words_is_taught(house: House) -> None:
    assert house.do(lambda tx: tips.taught(tx, REAL)) == {}
    ready(house)
    assert set(house.do(lambda tx: tips.taught(tx, REAL))) == {TIP.id}
    changed = replace(TIP, lessons={one: replace(it, why=f"{it.why} ") for one, it in TIP.lessons.items()})
    again = replace(REAL, tips={**REAL.tips, TIP.id: changed})
    assert house.do(lambda tx: tips.taught(tx, again)) == {}
    assert changed in house.do(lambda tx: tips.to_look_at(tx, person(NOOR), now=NOW, rules=again))
    ready(house, right=False)
    assert house.do(lambda tx: tips.taught(tx, REAL)) == {}


@pytest.mark.parametrize(("leaf", "found"), [("load.hours", TIP.id), ("nowhere", None), (None, None)])
def test_a_report_gets_one_tip_of_its_leaf_as_far_as_there_is_one(leaf: str | None, found: str | None) -> None:
    looked = {one.id: look(one) for one in RULES.tips.values()}
    tip = tips.beside(leaf, "", looked, REAL, TODAY)
    assert (tip.id if tip else None) == found


def test_a_report_gets_none_that_nobody_looked_at_or_whose_day_has_passed() -> None:
    looked = {TIP.id: look(TIP)}
    assert tips.beside("load.hours", "", looked, REAL, TODAY) == TIP
    assert tips.beside("load.hours", "", {}, REAL, TODAY) is None
    assert tips.beside("load.hours", "", {TIP.id: replace(look(TIP), content="other words")}, REAL, TODAY) is None
    assert tips.beside("load.hours", "", looked, REAL, date(2030, 1, 1)) is None
    assert tips.beside("load.hours", "", {TIP.id: look(TIP, ready=False)}, RULES, TODAY) != TIP, "a key user said so"
    assert tips.beside("load.hours", "", None, RULES, TODAY) is None, "a card on which tips have no place"


def test_of_several_that_may_help_the_one_that_says_what_was_reported_is_shown() -> None:
    told = [
        tips.beside("load.hours", words, None if words is None else {}, RULES, TODAY)  # type: ignore[arg-type]
        for words in ("Ik krijg op mijn telefoon 's avonds meldingen", "Mijn mail verstuur ik liever morgen", None)
    ]
    assert [one and one.id for one in told] == ["teams-quiet-time", "outlook-schedule-send", None]


def test_a_tip_is_taught_until_its_day_and_longer_once_somebody_looked_again(house: House) -> None:
    after = TIP.review_by + timedelta(days=1)
    assert TIP in tips.expired({}, RULES, after)
    assert not tips.expired({}, RULES, TIP.review_by)
    late = {TIP.id: replace(look(TIP), day=after)}
    assert TIP.id not in {one.id for one in tips.expired(late, RULES, review_day(after, RULES.review_months))}
    assert TIP.id in {one.id for one in tips.expired(late, RULES, review_day(after, RULES.review_months + 1))}
    assert TIP in house.do(lambda tx: tips.taught(tx, RULES)).values()
    ready(house, right=False)
    assert TIP not in house.do(lambda tx: tips.taught(tx, RULES)).values(), "also where the others are examples"


def test_a_tip_whose_day_has_passed_waits_for_a_look_of_who_found_it_right_before(house: House) -> None:
    ready(house)
    later = at(f"{TIP.review_by + timedelta(days=1)}T09:00")
    waits = [
        house.do(lambda tx, now=now: tips.to_look_at(tx, person(NOOR), now=now, rules=REAL))  # type: ignore[misc]
        for now in (NOW, later)
    ]
    assert [TIP.id in {one.id for one in some} for some in waits] == [False, True]


def test_coordinators_get_one_list_a_month_of_what_expired_and_none_where_nothing_did(desk: Desk) -> None:
    desk.do(lambda tx: people.appoint(tx, Role.ADMIN, [NOOR]))
    over = at(f"{TIP.review_by:%Y-%m}-15T12:00")
    owed: list[int] = []
    for months in (-1, 0, 1, 1, 2):
        now = over + timedelta(days=31 * months)
        desk.do(lambda tx, now=now: tips.tick(tx, now=now, rules=RULES))  # type: ignore[misc]
        owed.append(len(desk.owed(Kind.EXPIRED)))
    assert owed == [0, 0, 1, 1, 2]
    assert {row["receiver"] for row in desk.owed(Kind.EXPIRED)} == {NOOR}


def test_coordinators_read_in_that_list_too_that_tips_wait_for_a_first_look(desk: Desk) -> None:
    desk.do(lambda tx: people.appoint(tx, Role.ADMIN, [NOOR]))
    for now in (at("2026-11-15T12:00"), at("2026-12-01T09:00")):
        desk.do(lambda tx, now=now: tips.tick(tx, now=now, rules=REAL))  # type: ignore[misc]
    assert [row["receiver"] for row in desk.owed(Kind.EXPIRED)] == [NOOR]
    assert tips.unseen({}, REAL) == len(REAL.tips)
    assert tips.unseen({TIP.id: look(TIP)}, REAL) == len(REAL.tips) - 1
    assert tips.unseen({}, RULES) == 0, "examples are taught"


def test_nothing_of_what_somebody_learned_is_kept_once_they_left(store: Store) -> None:
    school = School(store)
    [first, *_] = school.walk(at("2026-11-17T09:30"), at("2026-11-20T23:00"))
    school.says(first.about, Outcome.TRIED, at("2026-11-20T23:30"))
    school.answers(first.about, date(2026, 11, 23), at("2026-11-23T11:00"), right=True)
    school.wishes(at("2026-11-23T11:01"), rhythm=Rhythm.DAILY)
    assert all(school.do(lambda tx, one=one: tx.row(one)[0]) for one in COUNTS)  # type: ignore[misc]
    now = at("2026-11-23T12:00")
    school.do(lambda tx: usecases.leaving.settle(tx, ANNA, now=now, rules=RULES))
    assert not any(school.do(lambda tx, one=one: tx.row(one)[0]) for one in COUNTS)  # type: ignore[misc]
