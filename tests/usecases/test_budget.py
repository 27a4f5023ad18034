"""What Kring begins by itself: when it speaks to somebody, about what, and when it keeps quiet."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import bindparam, func, select, update

import usecases.budget
import usecases.learning
import usecases.leaving
import usecases.preferences
import usecases.tips
from domain.budget import Rhythm
from domain.learning import Kind as Recall
from domain.learning import Outcome
from domain.messages import Kind
from domain.people import PersonId, Role
from domain.tips import Level
from storage import budget, learning, people
from storage.store import Store
from storage.tables import contact, learner, lesson, message, person, review, schedule
from tests.domain.teaching import next_for, seen, tip
from tests.examples import NOOR, RULES, USUAL, ZONE
from tests.usecases.school import School, at

BACK = update(person).where(person.c.id == bindparam("p_id")).values(reachable=True)
TUESDAY = at("2026-11-17T09:30")
FRIDAY = at("2026-11-20T23:00")


@pytest.fixture
def school(store: Store) -> School:
    return School(store)


def test_who_is_new_hears_a_tip_at_their_moment_three_days_a_week(school: School) -> None:
    said = school.walk(TUESDAY, at("2026-11-27T23:00"))
    assert [one.day for one in said[:2]] == [date(2026, 11, 18), date(2026, 11, 20)]
    assert {one.kind for one in said[:2]} == {Kind.TIP}
    assert said[0].about != said[1].about
    assert at("2026-11-18T10:00") <= said[0].due < at("2026-11-18T10:20")


def test_two_working_days_after_a_tip_comes_its_question(school: School) -> None:
    said = school.walk(TUESDAY, at("2026-11-24T23:00"))
    assert [one.kind for one in said] == [Kind.TIP, Kind.TIP, Kind.RECALL]
    assert said[2].about in {said[0].about, said[1].about}


def test_a_tip_for_key_users_alone_is_for_whoever_is_one(school: School) -> None:
    tags = replace(RULES.tips["teams-tags"], roles=frozenset({"keyuser"}), level=Level.STARTER)
    rules = replace(RULES, tips={tags.id: tags})
    assert school.walk(TUESDAY, FRIDAY, rules=rules) == []
    school.do(lambda tx: people.appoint(tx, Role.KEY_USER, [school.who]))
    assert [one.about for one in school.walk(at("2026-11-23T09:00"), at("2026-11-23T23:00"), rules=rules)] == [tags.id]


def test_off_is_off_also_for_what_is_owed_already_and_it_counts_as_never_said(school: School) -> None:
    owed = school.walk(TUESDAY, at("2026-11-18T10:00"), reach=False)
    school.wishes(at("2026-11-18T10:01"), rhythm=Rhythm.OFF)
    assert [one.state for one in school.said()] == ["cancelled"]
    assert school.walk(at("2026-11-18T10:02"), FRIDAY) == []
    school.wishes(at("2026-11-23T09:00"), rhythm=Rhythm.DAILY)
    again = school.walk(at("2026-11-23T09:00"), at("2026-11-23T23:00"))
    assert [one.about for one in again] == [owed[0].about], "it was never shown"


def test_a_machine_that_slept_all_weekend_says_one_thing(school: School) -> None:
    school.tick(TUESDAY)
    monday = at("2026-11-23T08:00")
    for minutes in range(0, 300, 5):
        school.tick(monday + timedelta(minutes=minutes))
        school.reach()
    assert [one.day for one in school.said()] == [date(2026, 11, 23)]


def test_ten_days_of_pause_end_in_one_message(school: School) -> None:
    school.tick(TUESDAY)
    school.wishes(TUESDAY, paused_until=at("2026-11-27T00:00"))
    said = school.walk(TUESDAY, at("2026-11-27T23:00"))
    assert [one.day for one in said] == [date(2026, 11, 27)]


def test_who_answers_nothing_hears_half_as_much_after_three_and_after_eight_one_line_and_then_nothing(
    school: School,
) -> None:
    said = school.walk(TUESDAY, at("2027-03-26T23:00"))
    assert [one.kind for one in said].index(Kind.PAUSED) == 8
    assert len(said) == 9
    assert said[3].day - said[0].day > timedelta(days=7)
    school.react()
    assert school.walk(at("2027-03-29T09:01"), at("2027-04-02T23:00"))[0].kind is not Kind.PAUSED


def test_what_never_reached_them_is_not_counted_as_unanswered(school: School) -> None:
    said = school.walk(TUESDAY, at("2026-12-24T23:00"), reach=False)
    assert len(said) > 8
    assert Kind.PAUSED not in {one.kind for one in said}
    assert len({one.about for one in said}) == 1, "a tip that was never seen is still the next one"


def test_put_away_puts_the_whole_app_away(school: School) -> None:
    first = school.walk(TUESDAY, at("2026-11-18T23:00"))[0]
    school.says(first.about, Outcome.NOTFORME, at("2026-11-18T12:00"))
    later = school.walk(at("2026-11-18T12:01"), at("2027-01-29T23:00"))
    apps = {RULES.tips[one.about].app for one in later if one.kind is not Kind.PAUSED}
    assert apps
    assert RULES.tips[first.about].app not in apps


def test_answers_are_kept_a_year_and_contacts_as_long_as_they_count(school: School) -> None:
    said = school.walk(TUESDAY, at("2026-11-24T23:00"))
    school.answers(said[2].about, said[2].day, at("2026-11-24T12:00"), right=True)
    school.tick(at("2026-12-20T10:00"))
    person = school.who
    assert school.do(lambda tx: budget.spoken(tx, [person], date(2026, 1, 1)))[person] == []
    assert len(school.do(lambda tx: learning.answers(tx, person, said[2].about))) == 1
    school.tick(at("2027-12-20T10:00"))
    assert school.do(lambda tx: learning.answers(tx, person, said[2].about)) == {}


def test_who_removed_the_app_is_not_spoken_to_and_who_is_back_is(school: School) -> None:
    school.tick(TUESDAY)
    school.do(lambda tx: people.unreachable(tx, school.who))
    assert school.walk(TUESDAY, at("2026-11-27T23:00")) == []
    school.do(lambda tx: tx.run(BACK, p_id=school.who))
    assert [one.day for one in school.walk(at("2026-11-28T10:00"), at("2026-11-30T23:00"))] == [date(2026, 11, 30)]


def test_of_who_left_nothing_of_it_is_kept(school: School) -> None:
    said = school.walk(TUESDAY, at("2026-11-24T23:00"))
    school.answers(said[2].about, said[2].day, at("2026-11-24T12:00"), right=False)
    school.wishes(at("2026-11-24T12:00"), rhythm=Rhythm.ONE)
    school.do(lambda tx: usecases.leaving.settle(tx, school.who, now=at("2026-11-24T12:00"), rules=RULES))
    for table in (schedule, learner, contact, lesson, review, message):
        count = select(func.count()).select_from(table)
        assert school.do(lambda tx, count=count: tx.row(count)[0]) == 0, table.name  # type: ignore[misc]


def test_erased_is_what_they_were_taught_and_not_that_they_were_spoken_to(school: School) -> None:
    said = school.walk(TUESDAY, at("2026-11-24T23:00"))
    person = school.person
    school.do(lambda tx: usecases.learning.erase(tx, person, now=at("2026-11-25T09:00"), rules=RULES))
    count = select(func.count()).select_from(message)
    assert school.do(lambda tx: tx.row(count)[0]) == 0, "nor that a tip was owed"
    spoken = school.do(lambda tx: budget.spoken(tx, [school.who], date(2026, 11, 1)))[school.who]
    assert [one.contact.day for one in spoken] == [one.day for one in said]
    assert {one.about for one in spoken} == {""}


@pytest.mark.parametrize("outcome", [Outcome.NOTFORME, Outcome.KNOWN])
def test_what_they_want_no_more_of_is_not_sent_though_it_was_owed(school: School, outcome: Outcome) -> None:
    school.tick(TUESDAY)
    school.tick(at("2026-11-18T10:01"))
    [owed] = school.said()
    assert owed.state in ("later", "ready")
    school.says(owed.about, outcome, at("2026-11-18T10:02"))
    assert [one.state for one in school.said()] == ["cancelled"]


def test_a_tip_that_a_key_user_finds_wrong_is_not_sent_though_it_was_owed(school: School) -> None:
    school.tick(TUESDAY)
    school.tick(at("2026-11-18T10:01"))
    [owed] = school.said()
    school.do(lambda tx: people.appoint(tx, Role.ADMIN, [NOOR]))
    lead = school.do(lambda tx: people.find(tx, NOOR, USUAL))
    assert lead
    now = at("2026-11-18T10:02")
    school.do(lambda tx: usecases.tips.judge(tx, lead, owed.about, ready=False, now=now, rules=RULES))
    assert [one.state for one in school.said()] == ["cancelled"]


def test_who_was_silent_for_long_and_saves_how_they_are_taught_is_taught_again(school: School) -> None:
    assert school.walk(TUESDAY, at("2027-03-26T23:00"))[-1].kind is Kind.PAUSED
    person, now = school.person, at("2027-03-29T09:01")
    filled = school.do(lambda tx: usecases.preferences.wished(tx, person, RULES))
    assert school.do(lambda tx: usecases.preferences.teach(tx, person, filled, now=now, rules=RULES)) is None
    assert school.walk(now, at("2027-04-02T23:00"))


def test_what_was_put_off_has_its_place_also_where_as_much_is_remembered_as_there_is_room_for() -> None:
    deck = [f"tip {number}" for number in range(RULES.remembering.deck[3])]
    before = {one: seen(1) for one in deck[1:]} | {deck[0]: seen(9, outcome=Outcome.LATER)}
    assert next_for([tip(one) for one in (*deck, "new")], before, last_was=Recall.RECALL) == ("new", deck[0])


def test_what_was_put_off_and_did_not_reach_them_is_still_put_off(school: School) -> None:
    said = school.walk(TUESDAY, at("2026-11-18T23:00"))
    until = at("2026-11-19T00:00")
    school.says(said[0].about, Outcome.LATER, at("2026-11-18T12:00"), later_until=until)
    school.walk(at("2026-11-18T12:01"), at("2026-11-23T23:00"), reach=False)
    now = at("2026-11-24T09:00")
    school.do(lambda tx: usecases.budget.withhold(tx, school.who, now=now, rules=RULES))
    kept = school.do(lambda tx: learning.seen(tx, [school.who]))[school.who][said[0].about]
    assert kept.outcome is Outcome.LATER
    assert kept.later_until


@pytest.mark.parametrize(("rate", "most"), [(45.0, 20), (0.01, 200)])
def test_many_are_spoken_to_over_as_long_as_teams_takes(school: School, rate: float, most: int) -> None:
    ids = [PersonId(f"someone {number}") for number in range(100)]
    for who in ids:
        school.do(lambda tx, who=who: people.add(tx, who, name="", time_zone=ZONE, locale="nl-NL"))  # type: ignore[misc]
        school.do(lambda tx, who=who: budget.enrol(tx, who))  # type: ignore[misc]
    rules, now = replace(RULES, rate=rate), at("2026-11-18T10:00")
    for moment in (TUESDAY, now):
        while school.tick(moment, rules):
            pass
    due = school.do(lambda tx: [row[0] for row in tx.rows(select(message.c.due_at))])
    late = max(due) - now
    assert timedelta(minutes=most * 0.8) < late <= timedelta(minutes=most)


def test_a_week_s_minutes_are_a_week_s(school: School) -> None:
    rules = replace(RULES, contact=replace(RULES.contact, minutes=2.0))
    school.wishes(TUESDAY, rhythm=Rhythm.DAILY)
    said = school.walk(TUESDAY, at("2026-12-11T23:00"), rules=rules)
    minutes = {
        one.day: RULES.tips[one.about].minutes if one.kind is Kind.TIP else usecases.budget.RECALL_MINUTES
        for one in said
    }
    week = timedelta(days=7)
    weeks = [sum(took for day, took in minutes.items() if timedelta() <= day - first < week) for first in minutes]
    assert max(weeks) <= 2
    assert len(said) < 15, "some days had no room"


def test_what_is_spread_stays_within_the_hours_of_its_day(school: School) -> None:
    ids = [PersonId(f"someone {number}") for number in range(30)]
    for who in ids:
        school.do(lambda tx, who=who: people.add(tx, who, name="", time_zone=ZONE, locale="nl-NL"))  # type: ignore[misc]
        school.do(lambda tx, who=who: learning.wish(tx, who, learning.Wishes(at=time(17, 20))))  # type: ignore[misc]
        school.do(lambda tx, who=who: budget.enrol(tx, who))  # type: ignore[misc]
    now = at("2026-11-18T17:20")
    for moment in (TUESDAY, now):
        while school.tick(moment):
            pass
    due = school.do(lambda tx: [row[0] for row in tx.rows(select(message.c.due_at).where(message.c.receiver.in_(ids)))])
    assert len(due) == len(ids)
    assert now <= min(due) <= max(due) <= at("2026-11-18T17:30")
