"""What happens to a message about a change while it is on its way, and to what is counted of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import bindparam, select, update

import usecases.budget
import usecases.nudges
import usecases.preferences
from domain import errors
from domain.budget import Kind as Contact
from domain.messages import Kind
from domain.nudges import Deed, Lacks, NudgeId, Said, State
from domain.people import PersonId, Role
from domain.reach import Reach
from storage import budget, learning, nudges, people, reach
from storage.learning import Wishes
from storage.tables import contact, message
from tests.cards.nudges import NL
from tests.examples import ANNA, BRAM, NOOR, NOW, RULES, SANNE, ZONE
from tests.usecases.newsroom import FILLED, MANY, OTHER, Newsroom

_ARMED = select(message.c.state, message.c.wanted).where(message.c.kind == Kind.PROGRESS.value)
_SENT = update(message).where(message.c.kind == bindparam("p_kind")).values(state="done", sent=message.c.wanted)
_DEAD = update(message).where(message.c.kind == Kind.AHEAD.value).values(state="dead", reason="blocked")
_CONTACTS = select(contact.c.kind, contact.c.about).where(contact.c.person == ANNA)


def test_whose_moment_does_not_come_while_it_is_news_finds_it_where_they_look(newsroom: Newsroom) -> None:
    anna = newsroom.who(ANNA)
    until = NOW + timedelta(days=90)
    newsroom.do(lambda tx: usecases.preferences.away(tx, anna, until, now=NOW, rules=RULES))
    one = newsroom.release(newsroom.draft())
    newsroom.walk()
    assert newsroom.counts(one)[Reach.WAITS] >= 1
    over = newsroom.now(one).watch_until
    assert over
    for moment in (NOW + timedelta(days=20), over, over + timedelta(days=1)):
        newsroom.walk(moment)
    assert newsroom.now(one).state is State.DONE
    assert newsroom.counts(one)[Reach.OVER] == 1
    assert newsroom.do(usecases.nudges.next_due) is None, "nothing is left that has a moment"
    assert [it.id for it in newsroom.do(lambda tx: usecases.nudges.mine(tx, anna))] == [one.id]


def test_taken_back_in_the_midst_of_a_correction_it_is_on_no_card_anymore(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reach, "PAGE", 20)
    newsroom.settle(MANY)
    one, noor = newsroom.release(newsroom.draft()), newsroom.who()
    newsroom.walk()
    newsroom.do(lambda tx: usecases.nudges.correct(tx, noor, one.id, {"nl": OTHER}, now=NOW, rules=RULES))
    newsroom.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
    newsroom.arrive()
    newsroom.do(lambda tx: usecases.nudges.withdraw(tx, noor, one.id, delivered=True, now=NOW))
    for _ in range(20):
        newsroom.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
        newsroom.arrive()
    assert newsroom.now(one).drawn == newsroom.now(one).version == 3
    assert newsroom.stale(3) == 0


def test_no_tip_comes_on_the_day_of_a_message_that_is_still_on_its_way(newsroom: Newsroom) -> None:
    newsroom.do(lambda tx: budget.enrol(tx, ANNA))
    newsroom.do(lambda tx: usecases.budget.tick(tx, now=NOW, rules=RULES))
    tuesday = NOW + timedelta(days=1)  # Wednesday: her moment is ten
    newsroom.release(newsroom.draft(replace(FILLED, audience=f"person={ANNA}")), now=tuesday - timedelta(hours=1))
    newsroom.walk(tuesday - timedelta(hours=1), state="")
    for hours in range(9):
        newsroom.do(lambda tx, at=tuesday + timedelta(hours=hours): usecases.budget.tick(tx, now=at, rules=RULES))  # type: ignore[misc]
    assert [row.kind for row in newsroom.do(lambda tx: tx.rows(_CONTACTS))] == [Contact.NUDGE]


def test_news_that_must_be_known_counts_as_news_too(newsroom: Newsroom) -> None:
    sent = [newsroom.release(newsroom.draft(replace(FILLED, must=True), seed=bytes([n] * 32))) for n in range(2)]
    newsroom.walk()
    first, second = sorted(sent, key=lambda one: Reach.DELIVERED not in newsroom.counts(one))
    assert newsroom.counts(first)[Reach.DELIVERED] > 0
    for days in (0, 1, 3):
        newsroom.walk(NOW + timedelta(days=days))
        assert Reach.DELIVERED not in newsroom.counts(second), "within five working days"
    newsroom.walk(NOW + timedelta(days=8))
    assert newsroom.counts(second)[Reach.DELIVERED] > 0


def test_what_nobody_could_judge_or_get_is_said_before_it_goes(newsroom: Newsroom) -> None:
    noor = newsroom.who()
    for changed, lack in (
        ({"topic": None}, Lacks.TOPIC), ({"tips": ("no-such-tip",)}, Lacks.TIPS),
        ({"audience": "department=Nowhere"}, Lacks.NOBODY),
    ):  # fmt: skip
        one = newsroom.draft(replace(FILLED, **changed), seed=bytes([len(lack)] * 32))
        sent = newsroom.do(lambda tx, which=one.id: usecases.nudges.send(tx, noor, which, now=NOW, rules=RULES))  # type: ignore[misc]
        assert isinstance(sent, tuple)
        assert lack in sent
    one = newsroom.draft(replace(FILLED, audience=f"person={ANNA},ring=later"))
    assert newsroom.send(one).state is State.PREVIEW, "that there is nobody would tell what Anna said of herself"


def test_above_the_bound_there_is_a_second_one_or_it_is_not_sent(newsroom: Newsroom) -> None:
    few = replace(RULES, nudges=replace(RULES.nudges, approval_above=2))
    one, noor = newsroom.draft(), newsroom.who()
    newsroom.do(lambda tx: people.appoint(tx, Role.ADMIN, [NOOR]))
    with pytest.raises(errors.NoSecond):
        newsroom.do(lambda tx: usecases.nudges.send(tx, noor, one.id, now=NOW, rules=few))
    newsroom.do(lambda tx: people.appoint(tx, Role.ADMIN, [NOOR, SANNE]))
    newsroom.send(one, rules=few)
    asked = len(newsroom.house.owed(Kind.APPROVE))
    changed = replace(FILLED, words={"nl": OTHER})
    newsroom.do(lambda tx: usecases.nudges.edit(tx, noor, one.id, changed, now=NOW))
    newsroom.send(one, rules=few)
    assert len(newsroom.house.owed(Kind.APPROVE)) == asked + 1, "other words are asked about anew, also on one day"
    sanne = newsroom.who(SANNE)
    newsroom.do(lambda tx: usecases.nudges.approve(tx, sanne, one.id, now=NOW, rules=few))
    with pytest.raises(errors.OwnNudge):
        newsroom.do(lambda tx: usecases.nudges.correct(tx, noor, one.id, {"nl": NL}, now=NOW, rules=few))
    newsroom.do(lambda tx: usecases.nudges.correct(tx, sanne, one.id, {"nl": NL}, now=NOW, rules=few))
    kept = [did for did in newsroom.do(lambda tx: nudges.deeds(tx, one.id)) if did.said]
    assert [did.deed for did in kept] == [Deed.SENT, Deed.EDITED, Deed.SENT, Deed.APPROVED, Deed.CORRECTED]
    assert [did.said["nl"]["what"] == OTHER.what for did in kept if did.said] == [False, True, True, True, False]


def test_who_wrote_it_does_not_judge_it_and_a_no_is_lifted_by_who_said_it(newsroom: Newsroom) -> None:
    newsroom.know(NOOR, ANNA, BRAM)
    one = newsroom.send(newsroom.draft())
    noor, anna, bram = newsroom.who(NOOR), newsroom.who(ANNA), newsroom.who(BRAM)

    def judges(who: object, *, ready: bool) -> bool | None:
        newsroom.do(lambda tx: usecases.nudges.judge(tx, who, one.id, ready=ready, text="Nee.", now=NOW, rules=RULES))  # type: ignore[arg-type]
        return newsroom.do(lambda tx: nudges.held(tx, one))

    with pytest.raises(errors.OwnNudge):
        judges(noor, ready=True)
    assert judges(anna, ready=False) is True
    assert judges(bram, ready=True) is True, "Anna said what is not right"
    assert judges(anna, ready=True) is False
    newsroom.know(NOOR, ANNA)
    with pytest.raises(errors.NotKeyUser):
        judges(bram, ready=False)


def test_key_users_are_asked_once_more_about_other_words_and_whom_it_did_not_reach_judges_nothing(
    newsroom: Newsroom,
) -> None:
    newsroom.know(ANNA)
    one, noor = newsroom.send(newsroom.draft()), newsroom.who()
    assert len(newsroom.house.owed(Kind.AHEAD)) == 1
    newsroom.do(lambda tx: usecases.nudges.correct(tx, noor, one.id, {"nl": OTHER}, now=NOW, rules=RULES))
    assert len(newsroom.house.owed(Kind.AHEAD)) == 2
    newsroom.do(lambda tx: tx.run(_DEAD))
    newsroom.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
    assert newsroom.counts(one) == {Reach.BLOCKED: 1}


def test_taken_back_from_the_queue_it_can_be_taken_back_from_the_cards_too(newsroom: Newsroom) -> None:
    one, noor = newsroom.release(newsroom.draft()), newsroom.who()
    newsroom.walk()
    newsroom.do(lambda tx: usecases.nudges.withdraw(tx, noor, one.id, delivered=False, now=NOW))
    newsroom.walk()
    before = newsroom.now(one).version
    newsroom.do(lambda tx: usecases.nudges.withdraw(tx, noor, one.id, delivered=True, now=NOW))
    newsroom.walk(state="")
    newsroom.arrive()
    assert newsroom.now(one).version == before + 1
    assert newsroom.stale(before + 1) == 0


def test_corrected_while_it_is_stopped_the_cards_that_are_there_say_so(newsroom: Newsroom) -> None:
    one, noor = newsroom.release(newsroom.draft()), newsroom.who()
    newsroom.walk()
    newsroom.do(lambda tx: usecases.nudges.stop(tx, noor, one.id, now=NOW))
    newsroom.do(lambda tx: usecases.nudges.correct(tx, noor, one.id, {"nl": OTHER}, now=NOW, rules=RULES))
    newsroom.walk(state="")
    newsroom.arrive()
    assert newsroom.stale(2) == 0
    assert newsroom.now(one).stopped


def test_what_people_did_is_counted_as_it_happens_and_asking_takes_nothing_back(newsroom: Newsroom) -> None:
    one, anna, bram = newsroom.release(newsroom.draft()), newsroom.who(ANNA), newsroom.who(BRAM)
    newsroom.walk()

    def counted() -> dict[Said, int]:
        return {what: many for what, many in newsroom.do(lambda tx: reach.said(tx, one.id)).items() if many}

    for who in (anna, bram):
        newsroom.do(lambda tx, who=who: usecases.nudges.said(tx, who, one.id, Said.DONE))  # type: ignore[misc]
        newsroom.do(lambda tx, who=who: usecases.nudges.said(tx, who, one.id, Said.DONE))  # type: ignore[misc]
    assert counted() == {Said.DONE: 2}
    for _ in range(2):
        newsroom.do(lambda tx: usecases.nudges.asked(tx, anna, one.id))
    assert counted() == {Said.DONE: 2, Said.ASKED: 1}
    newsroom.do(lambda tx: usecases.nudges.said(tx, bram, one.id, Said.NOTFORME))
    assert counted() == {Said.DONE: 1, Said.NOTFORME: 1, Said.ASKED: 1}
    newsroom.do(lambda tx: reach.leave(tx, ANNA))
    assert counted() == {Said.NOTFORME: 1}


def test_who_sends_it_has_their_card_drawn_anew_only_where_it_says_something_else(newsroom: Newsroom) -> None:
    newsroom.settle(MANY)
    one = newsroom.release(newsroom.draft())
    drawn = set()
    for _ in range(20):
        newsroom.do(lambda tx: tx.run(_SENT, p_kind=Kind.PROGRESS.value))
        newsroom.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
        [row] = newsroom.do(lambda tx: tx.rows(_ARMED))
        if row.state == "ready":
            assert row.wanted not in drawn, "the same version twice"
            drawn.add(row.wanted)
        newsroom.do(lambda tx: tx.run(_SENT, p_kind=Kind.NUDGE.value))
    assert newsroom.counts(one)[Reach.DELIVERED] > len(MANY)
    assert 3 <= len(drawn) <= 12


def test_the_look_before_counts_languages_exactly_and_is_the_same_all_day(newsroom: Newsroom) -> None:
    for who in MANY:
        newsroom.do(lambda tx, who=who: people.add(tx, who, name=who, time_zone=ZONE, locale="en-GB"))  # type: ignore[misc]
    one, noor = newsroom.draft(), newsroom.who()
    found = newsroom.do(lambda tx: usecases.nudges.look(tx, noor, one.id, now=NOW, rules=RULES))
    assert found.languages["en"] >= len(MANY)
    assert sum(found.languages.values()) == found.people
    newsroom.settle([PersonId("one more")])
    again = newsroom.do(lambda tx: usecases.nudges.look(tx, noor, one.id, now=NOW, rules=RULES))
    assert again.people == found.people, "who came since is not told apart"
    tomorrow = NOW + timedelta(days=1)
    assert (
        newsroom.do(lambda tx: usecases.nudges.look(tx, noor, one.id, now=tomorrow, rules=RULES)).people
        == found.people + 1
    )


def test_who_likes_news_early_has_it_before_the_others_and_who_likes_it_late_after_ten_working_days(
    newsroom: Newsroom,
) -> None:
    for who, ring in ((ANNA, "early"), (BRAM, "later")):
        newsroom.do(lambda tx, who=who, ring=ring: learning.wish(tx, who, Wishes(ring=ring)))  # type: ignore[misc]
    one = newsroom.release(newsroom.draft())
    newsroom.do(lambda tx: usecases.nudges.tick(tx, now=NOW, rules=RULES))
    assert [row["receiver"] for row in newsroom.owed()] == [ANNA]
    newsroom.walk()
    had = {row["receiver"] for row in newsroom.owed()}
    assert BRAM not in had
    assert len(had) > 1
    newsroom.walk(NOW + timedelta(days=12))
    assert BRAM not in {row["receiver"] for row in newsroom.owed()}
    newsroom.walk(NOW + timedelta(days=15))
    assert BRAM in {row["receiver"] for row in newsroom.owed()}
    assert newsroom.do(lambda tx: nudges.find(tx, NudgeId(one.id))).state is State.WATCH  # type: ignore[union-attr]
