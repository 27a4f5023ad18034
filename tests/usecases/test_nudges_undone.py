"""A message about a change that is taken back, corrected or stopped on its way, and who has something to do with it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

import usecases.nudges
from domain.messages import Kind
from domain.nudges import Said
from domain.reach import Reach
from storage import budget, learning
from storage.learning import Count
from storage.tables import message
from tests.examples import ANNA, NOW, RULES, USUAL, friction, nameless
from tests.usecases.newsroom import FILLED, MANY, OTHER, Newsroom
from usecases.acts import about_change
from usecases.nudges import going

_CANCELLED = update(message).where(message.c.kind == Kind.NUDGE.value).values(state="cancelled")
_SENT_AS_IT_WAS = (
    update(message).where(message.c.kind == Kind.NUDGE.value).values(state="done", activity="m1", sent=1, wanted=1)
)
_AHEAD_DONE = update(message).where(message.c.kind == Kind.AHEAD.value).values(state="done", activity="m1")
_AHEAD = select(message.c.state).where(message.c.kind == Kind.AHEAD.value)


def test_what_was_taken_back_before_it_came_was_no_contact(newsroom: Newsroom) -> None:
    one, noor = newsroom.release(newsroom.draft(replace(FILLED, audience=f"person={ANNA}"))), newsroom.who()
    newsroom.walk(state="")
    assert newsroom.do(lambda tx: budget.spoken(tx, [ANNA], date.min))[ANNA]
    newsroom.do(lambda tx: usecases.nudges.withdraw(tx, noor, one.id, delivered=False, now=NOW))
    newsroom.walk(state="")
    assert newsroom.do(lambda tx: budget.spoken(tx, [ANNA], date.min))[ANNA] == []
    assert newsroom.counts(one) == {Reach.WITHDRAWN: 1}


def test_what_goes_back_to_wait_and_is_taken_back_meanwhile_never_came(newsroom: Newsroom) -> None:
    one, noor = newsroom.release(newsroom.draft(replace(FILLED, audience=f"person={ANNA}"))), newsroom.who()
    newsroom.walk(state="")
    newsroom.do(lambda tx: tx.run(_CANCELLED))
    newsroom.do(lambda tx: usecases.nudges.withdraw(tx, noor, one.id, delivered=False, now=NOW))
    newsroom.walk(state="")
    assert newsroom.counts(one) == {Reach.WITHDRAWN: 1}


def test_what_was_on_its_way_while_it_was_corrected_is_drawn_anew_once_it_is_there(newsroom: Newsroom) -> None:
    one, noor = newsroom.release(newsroom.draft()), newsroom.who()
    newsroom.walk(state="")
    newsroom.do(lambda tx: usecases.nudges.correct(tx, noor, one.id, {"nl": OTHER}, now=NOW, rules=RULES))
    for _ in range(5):
        newsroom.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
    newsroom.do(lambda tx: tx.run(_SENT_AS_IT_WAS))
    for _ in range(5):
        newsroom.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
    newsroom.arrive()
    assert newsroom.stale(2) == 0


def test_no_more_is_owed_than_stopping_can_undo(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(going, "WINDOW", 40)
    newsroom.settle(MANY)
    one = newsroom.release(newsroom.draft())
    for _ in range(10):
        newsroom.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
    assert 40 <= newsroom.counts(one)[Reach.OWED] < 40 + going.PAGE


def test_key_users_have_it_in_their_working_hours_and_see_what_becomes_of_it(newsroom: Newsroom) -> None:
    newsroom.know(ANNA)
    evening = NOW + timedelta(hours=11)
    one, noor = newsroom.send(newsroom.draft(), now=evening), newsroom.who()
    [owed] = newsroom.house.owed(Kind.AHEAD)
    assert owed["due_at"] > evening + timedelta(hours=8), "the next morning"
    for act, drawn in (  # the one that is there, and after other words one that asks once more
        (lambda tx: usecases.nudges.correct(tx, noor, one.id, {"nl": OTHER}, now=NOW, rules=RULES), 2),
        (lambda tx: usecases.nudges.withdraw(tx, noor, one.id, delivered=False, now=NOW), 2),
    ):
        newsroom.do(lambda tx: tx.run(_AHEAD_DONE))
        newsroom.do(act)
        assert [row.state for row in newsroom.do(lambda tx: tx.rows(_AHEAD))].count("done") == 0
        assert len(newsroom.do(lambda tx: tx.rows(_AHEAD))) == drawn


def test_whoever_does_something_with_it_is_not_silent(newsroom: Newsroom) -> None:
    one, anna = newsroom.release(newsroom.draft()), newsroom.who(ANNA)
    newsroom.walk()

    def unanswered() -> int:
        found = newsroom.do(lambda tx: learning.pupil(tx, ANNA, USUAL))
        return found.unanswered if found else -1

    for act in (usecases.nudges.asked, usecases.nudges.clear):
        newsroom.do(lambda tx: learning.count(tx, [Count(person=ANNA, last=None, unanswered=3)]))
        newsroom.do(lambda tx, act=act: act(tx, anna, one.id))  # type: ignore[misc]
        assert unanswered() == 0, act
    newsroom.do(lambda tx: learning.count(tx, [Count(person=ANNA, last=None, unanswered=3)]))
    newsroom.do(lambda tx: usecases.nudges.said(tx, anna, one.id, Said.DONE))
    assert unanswered() == 0


@pytest.mark.parametrize(
    ("audience", "pilot", "named", "tied"),
    [
        ("everybody", 0, False, True), ("everybody", 25, False, False), ("language=nl", 0, False, False),
        ("language=nl", 25, True, True), (f"person={ANNA}", 0, False, False),
    ],
)  # fmt: skip
def test_without_a_name_a_report_is_about_a_change_only_where_that_tells_nothing_of_who_it_is(
    newsroom: Newsroom, audience: str, pilot: int, named: bool, tied: bool
) -> None:
    newsroom.settle(MANY[:8])
    one = newsroom.release(newsroom.draft(replace(FILLED, audience=audience, pilot=pilot)))
    if not pilot:
        newsroom.walk()
    bare = friction(pace="normal") if named else nameless(pace="normal")
    made = newsroom.do(lambda tx: about_change(tx, bare, one.id, NOW))
    assert (made.change == one.id, made.pace == "fast") == (tied, tied)
