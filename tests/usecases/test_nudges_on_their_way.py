"""What happens to a message about a change while it is on its way, and to what is counted of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import bindparam, func, select, update

import usecases.budget
import usecases.nudges
import usecases.preferences
from domain import errors
from domain.budget import Kind as Contact
from domain.messages import Kind
from domain.nudges import Deed, Lacks, NudgeId, Said, State
from domain.people import PersonId, Role
from domain.reach import Reach
from storage import budget, keyusers, learning, nudges, people, reach
from storage.learning import Wishes
from storage.tables import contact, message, nudge
from tests.cards.nudges import NL
from tests.examples import ANNA, BRAM, NOOR, NOW, RULES, SANNE, ZONE
from tests.usecases.test_nudges import FILLED, MANY, Desk, desk

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


def test_whose_moment_does_not_come_while_it_is_news_finds_it_where_they_look(desk: Desk) -> None:
    anna = desk.who(ANNA)
    until = NOW + timedelta(days=90)
    desk.do(lambda tx: usecases.preferences.away(tx, anna, until, now=NOW, rules=RULES))
    one = desk.release(desk.draft())
    desk.walk()
    assert desk.counts(one)[Reach.WAITS] >= 1
    over = desk.now(one).watch_until
    assert over
    for moment in (NOW + timedelta(days=20), over, over + timedelta(days=1)):
        desk.walk(moment)
    assert desk.now(one).state is State.DONE
    assert desk.counts(one)[Reach.OVER] == 1
    assert desk.do(usecases.nudges.next_due) is None, "nothing is left that has a moment"
    assert [it.id for it in desk.do(lambda tx: usecases.nudges.mine(tx, anna))] == [one.id]


def test_taken_back_in_the_midst_of_a_correction_it_is_on_no_card_anymore(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reach, "PAGE", 20)
    desk.settle(MANY)
    one, noor = desk.release(desk.draft()), desk.who()
    desk.walk()
    desk.do(lambda tx: usecases.nudges.correct(tx, noor, one.id, {"nl": OTHER}, now=NOW, rules=RULES))
    desk.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
    send(desk)
    desk.do(lambda tx: usecases.nudges.withdraw(tx, noor, one.id, delivered=True, now=NOW))
    for _ in range(20):
        desk.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
        send(desk)
    assert desk.now(one).drawn == desk.now(one).version == 3
    assert stale(desk, 3) == 0


def test_no_tip_comes_on_the_day_of_a_message_that_is_still_on_its_way(desk: Desk) -> None:
    desk.do(lambda tx: budget.enrol(tx, ANNA))
    desk.do(lambda tx: usecases.budget.tick(tx, now=NOW, rules=RULES))
    tuesday = NOW + timedelta(days=1)  # Wednesday: her moment is ten
    desk.release(desk.draft(replace(FILLED, audience=f"person={ANNA}")), now=tuesday - timedelta(hours=1))
    desk.walk(tuesday - timedelta(hours=1), state="")
    for hours in range(9):
        desk.do(lambda tx, at=tuesday + timedelta(hours=hours): usecases.budget.tick(tx, now=at, rules=RULES))  # type: ignore[misc]
    assert [row.kind for row in desk.do(lambda tx: tx.rows(_CONTACTS))] == [Contact.NUDGE]


def test_news_that_must_be_known_counts_as_news_too(desk: Desk) -> None:
    sent = [desk.release(desk.draft(replace(FILLED, must=True), seed=bytes([n] * 32))) for n in range(2)]
    desk.walk()
    first, second = sorted(sent, key=lambda one: Reach.DELIVERED not in desk.counts(one))
    assert desk.counts(first)[Reach.DELIVERED] > 0
    for days in (0, 1, 3):
        desk.walk(NOW + timedelta(days=days))
        assert Reach.DELIVERED not in desk.counts(second), "within five working days"
    desk.walk(NOW + timedelta(days=8))
    assert desk.counts(second)[Reach.DELIVERED] > 0


def test_what_nobody_could_judge_or_get_is_said_before_it_goes(desk: Desk) -> None:
    noor = desk.who()
    for changed, lack in (
        ({"topic": None}, Lacks.TOPIC), ({"tips": ("no-such-tip",)}, Lacks.TIPS),
        ({"audience": "department=Nowhere"}, Lacks.NOBODY),
    ):  # fmt: skip
        one = desk.draft(replace(FILLED, **changed), seed=bytes([len(lack)] * 32))
        sent = desk.do(lambda tx, which=one.id: usecases.nudges.send(tx, noor, which, now=NOW, rules=RULES))  # type: ignore[misc]
        assert isinstance(sent, tuple)
        assert lack in sent
    one = desk.draft(replace(FILLED, audience=f"person={ANNA},ring=later"))
    assert desk.send(one).state is State.PREVIEW, "that there is nobody would tell what Anna said of herself"


def test_above_the_bound_there_is_a_second_one_or_it_is_not_sent(desk: Desk) -> None:
    few = replace(RULES, nudges=replace(RULES.nudges, approval_above=2))
    one, noor = desk.draft(), desk.who()
    desk.do(lambda tx: people.appoint(tx, Role.ADMIN, [NOOR]))
    with pytest.raises(errors.NoSecond):
        desk.do(lambda tx: usecases.nudges.send(tx, noor, one.id, now=NOW, rules=few))
    desk.do(lambda tx: people.appoint(tx, Role.ADMIN, [NOOR, SANNE]))
    desk.send(one, rules=few)
    asked = len(desk.house.owed(Kind.APPROVE))
    changed = replace(FILLED, words={"nl": OTHER})
    desk.do(lambda tx: usecases.nudges.edit(tx, noor, one.id, changed, now=NOW))
    desk.send(one, rules=few)
    assert len(desk.house.owed(Kind.APPROVE)) == asked + 1, "other words are asked about anew, also on one day"
    sanne = desk.who(SANNE)
    desk.do(lambda tx: usecases.nudges.approve(tx, sanne, one.id, now=NOW, rules=few))
    with pytest.raises(errors.OwnNudge):
        desk.do(lambda tx: usecases.nudges.correct(tx, noor, one.id, {"nl": NL}, now=NOW, rules=few))
    desk.do(lambda tx: usecases.nudges.correct(tx, sanne, one.id, {"nl": NL}, now=NOW, rules=few))
    kept = [did for did in desk.do(lambda tx: nudges.deeds(tx, one.id)) if did.said]
    assert [did.deed for did in kept] == [Deed.SENT, Deed.EDITED, Deed.SENT, Deed.APPROVED, Deed.CORRECTED]
    assert [did.said["nl"]["what"] == OTHER.what for did in kept if did.said] == [False, True, True, True, False]


def test_who_wrote_it_does_not_judge_it_and_a_no_is_lifted_by_who_said_it(desk: Desk) -> None:
    know(desk, NOOR, ANNA, BRAM)
    one = desk.send(desk.draft())
    noor, anna, bram = desk.who(NOOR), desk.who(ANNA), desk.who(BRAM)

    def judges(who: object, *, ready: bool) -> bool | None:
        desk.do(lambda tx: usecases.nudges.judge(tx, who, one.id, ready=ready, text="Nee.", now=NOW, rules=RULES))  # type: ignore[arg-type]
        return desk.do(lambda tx: nudges.held(tx, one))

    with pytest.raises(errors.OwnNudge):
        judges(noor, ready=True)
    assert judges(anna, ready=False) is True
    assert judges(bram, ready=True) is True, "Anna said what is not right"
    assert judges(anna, ready=True) is False
    know(desk, NOOR, ANNA)
    with pytest.raises(errors.NotKeyUser):
        judges(bram, ready=False)


def test_key_users_are_asked_once_more_about_other_words_and_whom_it_did_not_reach_judges_nothing(desk: Desk) -> None:
    know(desk, ANNA)
    one, noor = desk.send(desk.draft()), desk.who()
    assert len(desk.house.owed(Kind.AHEAD)) == 1
    desk.do(lambda tx: usecases.nudges.correct(tx, noor, one.id, {"nl": OTHER}, now=NOW, rules=RULES))
    assert len(desk.house.owed(Kind.AHEAD)) == 2
    desk.do(lambda tx: tx.run(_DEAD))
    desk.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
    assert desk.counts(one) == {Reach.BLOCKED: 1}


def test_taken_back_from_the_queue_it_can_be_taken_back_from_the_cards_too(desk: Desk) -> None:
    one, noor = desk.release(desk.draft()), desk.who()
    desk.walk()
    desk.do(lambda tx: usecases.nudges.withdraw(tx, noor, one.id, delivered=False, now=NOW))
    desk.walk()
    before = desk.now(one).version
    desk.do(lambda tx: usecases.nudges.withdraw(tx, noor, one.id, delivered=True, now=NOW))
    desk.walk(state="")
    send(desk)
    assert desk.now(one).version == before + 1
    assert stale(desk, before + 1) == 0


def test_corrected_while_it_is_stopped_the_cards_that_are_there_say_so(desk: Desk) -> None:
    one, noor = desk.release(desk.draft()), desk.who()
    desk.walk()
    desk.do(lambda tx: usecases.nudges.stop(tx, noor, one.id, now=NOW))
    desk.do(lambda tx: usecases.nudges.correct(tx, noor, one.id, {"nl": OTHER}, now=NOW, rules=RULES))
    desk.walk(state="")
    send(desk)
    assert stale(desk, 2) == 0
    assert desk.now(one).stopped


def test_what_people_did_is_counted_as_it_happens_and_asking_takes_nothing_back(desk: Desk) -> None:
    one, anna, bram = desk.release(desk.draft()), desk.who(ANNA), desk.who(BRAM)
    desk.walk()

    def counted() -> dict[Said, int]:
        return {what: many for what, many in desk.do(lambda tx: reach.said(tx, one.id)).items() if many}

    for who in (anna, bram):
        desk.do(lambda tx, who=who: usecases.nudges.said(tx, who, one.id, Said.DONE))  # type: ignore[misc]
        desk.do(lambda tx, who=who: usecases.nudges.said(tx, who, one.id, Said.DONE))  # type: ignore[misc]
    assert counted() == {Said.DONE: 2}
    for _ in range(2):
        desk.do(lambda tx: usecases.nudges.asked(tx, anna, one.id))
    assert counted() == {Said.DONE: 2, Said.ASKED: 1}
    desk.do(lambda tx: usecases.nudges.said(tx, bram, one.id, Said.NOTFORME))
    assert counted() == {Said.DONE: 1, Said.NOTFORME: 1, Said.ASKED: 1}
    desk.do(lambda tx: reach.leave(tx, ANNA))
    assert counted() == {Said.NOTFORME: 1}


def test_who_sends_it_has_their_card_drawn_anew_only_where_it_says_something_else(desk: Desk) -> None:
    desk.settle(MANY)
    one = desk.release(desk.draft())
    drawn = set()
    for _ in range(20):
        desk.do(lambda tx: tx.run(_SENT, p_kind=Kind.PROGRESS.value))
        desk.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
        [row] = desk.do(lambda tx: tx.rows(_ARMED))
        if row.state == "ready":
            assert row.wanted not in drawn, "the same version twice"
            drawn.add(row.wanted)
        desk.do(lambda tx: tx.run(_SENT, p_kind=Kind.NUDGE.value))
    assert desk.counts(one)[Reach.DELIVERED] > len(MANY)
    assert 3 <= len(drawn) <= 12


def test_the_look_before_counts_languages_exactly_and_is_the_same_all_day(desk: Desk) -> None:
    for who in MANY:
        desk.do(lambda tx, who=who: people.add(tx, who, name=who, time_zone=ZONE, locale="en-GB"))  # type: ignore[misc]
    one, noor = desk.draft(), desk.who()
    found = desk.do(lambda tx: usecases.nudges.look(tx, noor, one.id, now=NOW, rules=RULES))
    assert found.languages["en"] >= len(MANY)
    assert sum(found.languages.values()) == found.people
    desk.settle([PersonId("one more")])
    again = desk.do(lambda tx: usecases.nudges.look(tx, noor, one.id, now=NOW, rules=RULES))
    assert again.people == found.people, "who came since is not told apart"
    tomorrow = NOW + timedelta(days=1)
    assert (
        desk.do(lambda tx: usecases.nudges.look(tx, noor, one.id, now=tomorrow, rules=RULES)).people == found.people + 1
    )


def test_who_likes_news_early_has_it_before_the_others_and_who_likes_it_late_after_ten_working_days(desk: Desk) -> None:
    for who, ring in ((ANNA, "early"), (BRAM, "later")):
        desk.do(lambda tx, who=who, ring=ring: learning.wish(tx, who, Wishes(ring=ring)))  # type: ignore[misc]
    one = desk.release(desk.draft())
    desk.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
    assert [row["receiver"] for row in desk.owed()] == [ANNA]
    desk.walk()
    had = {row["receiver"] for row in desk.owed()}
    assert BRAM not in had
    assert len(had) > 1
    desk.walk(NOW + timedelta(days=12))
    assert BRAM not in {row["receiver"] for row in desk.owed()}
    desk.walk(NOW + timedelta(days=15))
    assert BRAM in {row["receiver"] for row in desk.owed()}
    assert desk.do(lambda tx: nudges.find(tx, NudgeId(one.id))).state is State.WATCH  # type: ignore[union-attr]
