"""A message about a change that is taken back, corrected or stopped on its way, and who has something to do with it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import bindparam, func, select, update

import usecases.nudges
from domain.messages import Kind
from domain.nudges import Said
from domain.people import PersonId, Role
from domain.reach import Reach
from storage import budget, keyusers, learning, people
from storage.learning import Count
from storage.tables import contact, message, nudge
from tests.cards.nudges import NL
from tests.examples import ANNA, NOW, RULES, USUAL, friction, nameless
from tests.usecases.test_nudges import FILLED, MANY, Desk, desk
from usecases.acts import about_change
from usecases.nudges import going

__all__ = ["desk"]

OTHER = replace(NL, what="De schijf P: blijft tot januari.")
_STALE = select(func.count()).where(
    message.c.kind == Kind.NUDGE.value, message.c.sent < bindparam("p_version"), message.c.state == "done"
)
_VERSION = select(nudge.c.version).where(nudge.c.id == message.c.about).scalar_subquery()
_DRAWN = (
    update(message)
    .where(message.c.kind == Kind.NUDGE.value, message.c.state == "ready")
    .values(
        state="done", activity="m1", sent=select(nudge.c.version).where(nudge.c.id == message.c.about).scalar_subquery()
    )
)
_ARMED = select(message.c.state, message.c.wanted).where(message.c.kind == Kind.PROGRESS.value)
_SENT = update(message).where(message.c.kind == bindparam("p_kind")).values(state="done", sent=message.c.wanted)
_DEAD = update(message).where(message.c.kind == Kind.AHEAD.value).values(state="dead", reason="blocked")
_CANCELLED = update(message).where(message.c.kind == Kind.NUDGE.value).values(state="cancelled")
_SENT_AS_IT_WAS = (
    update(message).where(message.c.kind == Kind.NUDGE.value).values(state="done", activity="m1", sent=1, wanted=1)
)
_AHEAD_DONE = update(message).where(message.c.kind == Kind.AHEAD.value).values(state="done", activity="m1")
_AHEAD = select(message.c.state).where(message.c.kind == Kind.AHEAD.value)
_CONTACTS = select(contact.c.kind, contact.c.about).where(contact.c.person == ANNA)


def know(desk: Desk, *who: PersonId) -> None:
    """These, and nobody else, are key users who know about Teams."""
    desk.do(lambda tx: people.appoint(tx, Role.KEY_USER, who))
    for one in who:
        desk.do(lambda tx, one=one: keyusers.save(tx, one, ["Teams"], None))  # type: ignore[misc]


def send(desk: Desk) -> None:
    """All that is ready to go is drawn as it says then, and arrives."""
    desk.do(lambda tx: tx.run(_DRAWN))


def stale(desk: Desk, version: int) -> int:
    return int(desk.do(lambda tx: tx.row(_STALE, p_version=version))[0])


def test_what_was_taken_back_before_it_came_was_no_contact(desk: Desk) -> None:
    one, noor = desk.release(desk.draft(replace(FILLED, audience=f"person={ANNA}"))), desk.who()
    desk.walk(state="")
    assert desk.do(lambda tx: budget.spoken(tx, [ANNA], date.min))[ANNA]
    desk.do(lambda tx: usecases.nudges.withdraw(tx, noor, one.id, delivered=False, now=NOW))
    desk.walk(state="")
    assert desk.do(lambda tx: budget.spoken(tx, [ANNA], date.min))[ANNA] == []
    assert desk.counts(one) == {Reach.WITHDRAWN: 1}


def test_what_goes_back_to_wait_and_is_taken_back_meanwhile_never_came(desk: Desk) -> None:
    one, noor = desk.release(desk.draft(replace(FILLED, audience=f"person={ANNA}"))), desk.who()
    desk.walk(state="")
    desk.do(lambda tx: tx.run(_CANCELLED))
    desk.do(lambda tx: usecases.nudges.withdraw(tx, noor, one.id, delivered=False, now=NOW))
    desk.walk(state="")
    assert desk.counts(one) == {Reach.WITHDRAWN: 1}


def test_what_was_on_its_way_while_it_was_corrected_is_drawn_anew_once_it_is_there(desk: Desk) -> None:
    one, noor = desk.release(desk.draft()), desk.who()
    desk.walk(state="")
    desk.do(lambda tx: usecases.nudges.correct(tx, noor, one.id, {"nl": OTHER}, now=NOW, rules=RULES))
    for _ in range(5):
        desk.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
    desk.do(lambda tx: tx.run(_SENT_AS_IT_WAS))
    for _ in range(5):
        desk.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
    send(desk)
    assert stale(desk, 2) == 0


def test_no_more_is_owed_than_stopping_can_undo(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(going, "WINDOW", 40)
    desk.settle(MANY)
    one = desk.release(desk.draft())
    for _ in range(10):
        desk.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
    assert 40 <= desk.counts(one)[Reach.OWED] < 40 + going.PAGE


def test_key_users_have_it_in_their_working_hours_and_see_what_becomes_of_it(desk: Desk) -> None:
    know(desk, ANNA)
    evening = NOW + timedelta(hours=11)
    one, noor = desk.send(desk.draft(), now=evening), desk.who()
    [owed] = desk.house.owed(Kind.AHEAD)
    assert owed["due_at"] > evening + timedelta(hours=8), "the next morning"
    for act, drawn in (  # the one that is there, and after other words one that asks once more
        (lambda tx: usecases.nudges.correct(tx, noor, one.id, {"nl": OTHER}, now=NOW, rules=RULES), 2),
        (lambda tx: usecases.nudges.withdraw(tx, noor, one.id, delivered=False, now=NOW), 2),
    ):
        desk.do(lambda tx: tx.run(_AHEAD_DONE))
        desk.do(act)
        assert [row.state for row in desk.do(lambda tx: tx.rows(_AHEAD))].count("done") == 0
        assert len(desk.do(lambda tx: tx.rows(_AHEAD))) == drawn


def test_whoever_does_something_with_it_is_not_silent(desk: Desk) -> None:
    one, anna = desk.release(desk.draft()), desk.who(ANNA)
    desk.walk()

    def unanswered() -> int:
        found = desk.do(lambda tx: learning.pupil(tx, ANNA, USUAL))
        return found.unanswered if found else -1

    for act in (usecases.nudges.asked, usecases.nudges.clear):
        desk.do(lambda tx: learning.count(tx, [Count(person=ANNA, last=None, unanswered=3)]))
        desk.do(lambda tx, act=act: act(tx, anna, one.id))  # type: ignore[misc]
        assert unanswered() == 0, act
    desk.do(lambda tx: learning.count(tx, [Count(person=ANNA, last=None, unanswered=3)]))
    desk.do(lambda tx: usecases.nudges.said(tx, anna, one.id, Said.DONE))
    assert unanswered() == 0


@pytest.mark.parametrize(
    ("audience", "pilot", "named", "tied"),
    [
        ("everybody", 0, False, True), ("everybody", 25, False, False), ("language=nl", 0, False, False),
        ("language=nl", 25, True, True), (f"person={ANNA}", 0, False, False),
    ],
)  # fmt: skip
def test_without_a_name_a_report_is_about_a_change_only_where_that_tells_nothing_of_who_it_is(
    desk: Desk, audience: str, pilot: int, named: bool, tied: bool
) -> None:
    desk.settle(MANY[:8])
    one = desk.release(desk.draft(replace(FILLED, audience=audience, pilot=pilot)))
    if not pilot:
        desk.walk()
    bare = friction(pace="normal") if named else nameless(pace="normal")
    made = desk.do(lambda tx: about_change(tx, bare, one.id, NOW))
    assert (made.change == one.id, made.pace == "fast") == (tied, tied)
