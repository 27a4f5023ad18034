"""A message about a change: who approves it, whom it reaches and when, and that nobody gets it twice."""

from dataclasses import replace
from datetime import timedelta

import pytest

import usecases.learning
import usecases.leaving
import usecases.nudges
from domain import errors
from domain.budget import Rhythm
from domain.nudges import Deed, Lacks, State
from domain.reach import Reach
from domain.tips import Level
from storage import learning, nudges, people, reach
from storage.learning import Wishes
from tests.examples import ANNA, BRAM, NOOR, NOW, RULES, SANNE
from tests.usecases.newsroom import FILLED, MANY, Newsroom


def test_the_same_form_is_one_draft_which_only_coordinators_see(newsroom: Newsroom) -> None:
    one, anna = newsroom.draft(), newsroom.who(ANNA)
    assert one == newsroom.draft()
    for act in (
        lambda tx: usecases.nudges.draft(tx, anna, FILLED, seed=bytes(32), now=NOW),
        lambda tx: usecases.nudges.own(tx, anna, one.id),
    ):
        with pytest.raises(errors.NotCoordinator):
            newsroom.do(act)


def test_what_lacks_something_is_not_sent(newsroom: Newsroom) -> None:
    one, noor = newsroom.draft(replace(FILLED, when=None)), newsroom.who()
    assert newsroom.do(lambda tx: usecases.nudges.send(tx, noor, one.id, now=NOW, rules=RULES)) == (Lacks.WHEN,)
    assert newsroom.now(one).state is State.DRAFT


def test_what_goes_to_many_is_approved_by_another_coordinator(newsroom: Newsroom) -> None:
    rules = replace(RULES, nudges=replace(RULES.nudges, approval_above=3))
    one = newsroom.send(newsroom.draft(), rules=rules)
    assert one.state is State.APPROVAL
    noor, sanne = newsroom.who(), newsroom.who(SANNE)
    with pytest.raises(errors.OwnNudge):
        newsroom.do(lambda tx: usecases.nudges.approve(tx, noor, one.id, now=NOW, rules=rules))
    approved = newsroom.do(lambda tx: usecases.nudges.approve(tx, sanne, one.id, now=NOW, rules=rules))
    assert approved.state is State.PREVIEW
    deeds = [(did.person, did.deed) for did in newsroom.do(lambda tx: nudges.deeds(tx, one.id))]
    assert deeds == [(NOOR, Deed.MADE), (NOOR, Deed.SENT), (SANNE, Deed.APPROVED)]


def test_a_count_that_differs_by_a_few_from_one_of_today_is_refused_and_tomorrow_it_is_not(newsroom: Newsroom) -> None:
    noor, wide = newsroom.who(), newsroom.draft()
    narrow = newsroom.draft(replace(FILLED, audience=f"!person={ANNA}"), seed=b"2" * 32)
    newsroom.do(lambda tx: usecases.nudges.look(tx, noor, wide.id, now=NOW, rules=RULES))
    with pytest.raises(errors.TooNear):
        newsroom.do(lambda tx: usecases.nudges.look(tx, noor, narrow.id, now=NOW, rules=RULES))
    found = newsroom.do(lambda tx: usecases.nudges.look(tx, noor, wide.id, now=NOW, rules=RULES))
    assert found.people == sum(found.languages.values()), "the same audience may be counted again"
    tomorrow = NOW + timedelta(days=1)
    newsroom.do(lambda tx: usecases.nudges.look(tx, noor, narrow.id, now=tomorrow, rules=RULES))


def test_everybody_stands_somewhere_once_and_the_look_before_said_so(newsroom: Newsroom) -> None:
    newsroom.settle(MANY)
    newsroom.do(lambda tx: people.unreachable(tx, MANY[0]))
    newsroom.do(lambda tx: learning.wish(tx, MANY[1], Wishes(rhythm=Rhythm.OFF)))
    one, noor = newsroom.draft(), newsroom.who()
    found = newsroom.do(lambda tx: usecases.nudges.look(tx, noor, one.id, now=NOW, rules=RULES))
    newsroom.release(one)
    newsroom.walk()
    counts = newsroom.counts(one)
    assert sum(counts.values()) == found.people
    assert (counts[Reach.BLOCKED], counts[Reach.OFF]) == (1, 1)
    receivers = [row["receiver"] for row in newsroom.owed()]
    assert len(receivers) == len(set(receivers)) == counts[Reach.DELIVERED] == found.people - 2
    assert newsroom.now(one).state is State.WATCH


def test_what_may_have_arrived_is_not_sent_again_and_has_a_name(newsroom: Newsroom) -> None:
    one = newsroom.release(newsroom.draft()) and newsroom.draft()
    newsroom.walk(state="unknown")
    newsroom.walk(NOW + timedelta(days=20), state="unknown")
    assert newsroom.counts(one).keys() == {Reach.UNKNOWN}
    assert len(newsroom.owed()) == newsroom.counts(one)[Reach.UNKNOWN]


def test_what_could_not_be_sent_on_its_day_comes_on_another(newsroom: Newsroom) -> None:
    one = newsroom.draft()
    newsroom.release(one)
    newsroom.walk(state="cancelled")
    assert newsroom.counts(one).keys() == {Reach.WAITS}
    newsroom.walk(NOW + timedelta(days=1))
    assert newsroom.counts(one).keys() == {Reach.DELIVERED}
    assert {row["occasion"] for row in newsroom.owed()} == {"2026-11-17", "2026-11-18"}


def test_one_message_about_a_change_in_five_working_days(newsroom: Newsroom) -> None:
    newsroom.release(newsroom.draft())
    newsroom.walk()
    other = newsroom.draft(replace(FILLED, audience=f"person={ANNA}"), seed=b"2" * 32)
    later = NOW + timedelta(days=1)
    newsroom.release(other, now=later)
    newsroom.walk(later)
    assert newsroom.counts(other) == {Reach.WAITS: 1}
    newsroom.walk(NOW + timedelta(days=6))
    assert newsroom.counts(other) == {Reach.WAITS: 1}, "Monday is the fourth"
    newsroom.walk(NOW + timedelta(days=8))
    assert newsroom.counts(other) == {Reach.DELIVERED: 1}


def test_a_large_one_keeps_none_of_another_audience_waiting(newsroom: Newsroom) -> None:
    newsroom.settle(MANY)
    large = newsroom.release(newsroom.draft())
    small = newsroom.release(newsroom.draft(replace(FILLED, audience=f"person={ANNA}"), seed=bytes([1] * 32)))
    for _ in range(2):  # who likes news early, and the others
        newsroom.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
    assert all(sum(newsroom.counts(one).values()) for one in (large, small)), "each look goes on with both"


def test_stopped_nothing_more_is_owed_and_taken_back_everybody_who_waits_never_had_it(newsroom: Newsroom) -> None:
    newsroom.settle(MANY)
    one, noor = newsroom.draft(), newsroom.who()
    newsroom.release(one)
    for _ in range(2):
        newsroom.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
    newsroom.do(lambda tx: usecases.nudges.stop(tx, noor, one.id, now=NOW))
    owed = len(newsroom.owed())
    newsroom.walk(state="", rounds=5)
    assert len(newsroom.owed()) == owed > 0
    newsroom.do(lambda tx: usecases.nudges.withdraw(tx, noor, one.id, delivered=False, now=NOW))
    newsroom.walk(state="")
    assert newsroom.counts(one) == {Reach.WITHDRAWN: owed}
    assert {row["state"] for row in newsroom.owed()} == {"cancelled"}


def test_what_is_known_of_who_did_what_is_kept_and_what_people_chose_is_a_number(newsroom: Newsroom) -> None:
    newsroom.settle(MANY[:8])
    for who in MANY[:3]:
        newsroom.do(lambda tx, who=who: learning.wish(tx, who, Wishes(rhythm=Rhythm.OFF)))  # type: ignore[misc]
    one, noor = newsroom.draft(), newsroom.who()
    newsroom.release(one)
    newsroom.walk(state="dead")
    rows = newsroom.do(lambda tx: list(usecases.nudges.exported(tx, noor, one.id, now=NOW)))
    assert ("by their own choice", "") in rows, "three are not told"
    assert not {"off", "waits", "paused", "blocked", "delivered"} & {where for where, _ in rows}
    failed = [who for where, who in rows if where == "failed: who"]
    assert len(failed) == newsroom.counts(one)[Reach.FAILED]
    assert not set(failed) & set(MANY[:3])
    assert newsroom.do(lambda tx: nudges.deeds(tx, one.id))[-1].deed is Deed.EXPORTED


def test_a_key_user_who_says_no_says_what_and_a_colleague_cannot(newsroom: Newsroom) -> None:
    one, bram = newsroom.send(newsroom.draft()), newsroom.who(BRAM)
    with pytest.raises(errors.NotKeyUser):
        newsroom.do(lambda tx: usecases.nudges.judge(tx, bram, one.id, ready=True, text="", now=NOW, rules=RULES))
    noor = newsroom.who()
    with pytest.raises(errors.NoWhy):
        newsroom.do(lambda tx: usecases.nudges.override(tx, noor, one.id, " ", now=NOW, rules=RULES))


def test_of_who_left_it_is_not_known_where_they_stood(newsroom: Newsroom) -> None:
    newsroom.settle(MANY[:6])
    one = newsroom.draft()
    newsroom.release(one)
    newsroom.walk()
    before = newsroom.counts(one)[Reach.DELIVERED]
    newsroom.do(lambda tx: usecases.leaving.settle(tx, MANY[0], now=NOW, rules=RULES))
    assert newsroom.counts(one)[Reach.DELIVERED] == before - 1
    assert newsroom.do(lambda tx: reach.stand(tx, one.id, MANY[0])) is None
    assert MANY[0] not in {row["receiver"] for row in newsroom.owed()}


def test_the_tips_that_follow_a_change_come_next_and_within_the_same_rhythm(newsroom: Newsroom) -> None:
    series = ("files-recycle-bin", "files-view-only")
    one = newsroom.draft(replace(FILLED, tips=series, audience=f"person={ANNA}"))
    anna = newsroom.who(ANNA)
    newsroom.do(lambda tx: learning.wish(tx, ANNA, Wishes(levels={"files": Level.PRO, "onedrive": Level.PRO})))
    newsroom.release(one)
    newsroom.walk()
    given = [
        newsroom.do(lambda tx: usecases.learning.another(tx, anna, now=NOW, rules=RULES)) for _ in range(6)
    ]  # fmt: skip
    ids = [tip.id for tip in given if tip and tip.priority != "must"]
    assert set(ids[:2]) == set(series)
