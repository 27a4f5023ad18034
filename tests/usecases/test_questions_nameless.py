"""A question without a name: out at once, no moment finer than its day, and the receipt alone says whose it is."""

from datetime import timedelta

import pytest

import usecases.knowledge
import usecases.nameless
import usecases.questions
from domain import errors
from domain.knowledge import Article, ArticleId, Status, Wording
from domain.messages import Kind
from domain.nameless import Naming
from domain.questions import Act, Question, State
from storage import knowledge, nameless, people
from storage.tables import asked, known, message, question, question_event
from tests.examples import ANNA, MIDNIGHT, NOW, RULES
from tests.usecases.desk import DAAN, ELIF, FATIMA, Desk, day
from tests.usecases.house import bearer, slip

HOUR = timedelta(hours=1)


def whole(desk: Desk, which: Question) -> Question:
    return desk.see(which).question


def told_by_box(desk: Desk, kind: Kind) -> int:
    return sum(row["receiver"].startswith("mailbox:") for row in desk.owed(kind))


def test_it_goes_out_at_once_to_who_knows_its_topic_and_names_nobody(desk: Desk) -> None:
    which = desk.ask_nameless()
    assert (which.asker, which.nonce, which.state) == (None, None, State.ASKED)
    assert desk.told(Kind.ASKED) == [desk.waits_for(which)]
    assert [row["state"] for row in desk.owed(Kind.ASKED)] == ["ready"]
    assert desk.owed(Kind.QUESTION) == [], "its card is the answer to the press"
    assert desk.see(which).names.keys() == {desk.waits_for(which)}


def test_why_somebody_was_chosen_tells_nothing_of_who_asked(desk: Desk) -> None:
    for who in (ANNA, DAAN, ELIF, FATIMA):
        desk.do(lambda tx, who=who: people.add(tx, who))  # type: ignore[misc]
    [one] = desk.see(desk.ask_nameless()).asked
    assert {reason.partition(":")[0] for reason in one.why} <= {"knows", "open"}


@pytest.mark.parametrize("hour", [0, 3, 8])
def test_whatever_the_hour_the_same_is_kept_of_it(desk: Desk, hour: int) -> None:
    which = desk.ask_nameless(now=NOW + hour * HOUR)
    rows = [row for table in (question, question_event, asked) for row in desk.house.rows(table)]
    moments = {value for row in rows for value in row.values() if hasattr(value, "tzinfo")}
    assert moments == {MIDNIGHT, day("2026-11-18T10:30")}
    assert which.due_at == day("2026-11-18T10:30"), "as if it was asked as that day ended"
    if hour < 8:  # later in the evening it waits for the morning
        assert {row["due_at"] for row in desk.house.rows(message)} == {MIDNIGHT}


def test_acts_on_it_keep_no_hour_either_whoever_did_them(desk: Desk) -> None:
    which = desk.ask_nameless()
    first = desk.waits_for(which)
    desk.act(Act.TAKE, which, first, now=NOW + HOUR)
    desk.act(Act.ANSWER, which, first, now=NOW + 2 * HOUR)
    desk.act(Act.ACCEPT, which, ANNA, now=NOW + 3 * HOUR, by=bearer())
    assert {one.at for one in desk.see(which).events} == {MIDNIGHT}
    assert desk.story(which) == ["ask", "take", "answer", "accept"], "but which came first"
    assert whole(desk, which).closed_at == MIDNIGHT
    assert [one.person for one in desk.see(which).events] == [None, first, first, None]


def test_an_owner_who_hears_that_it_was_found_in_vain_cannot_tell_when(desk: Desk) -> None:
    article = Article(
        id=ArticleId("a1"), status=Status.PUBLISHED, topic="Planner", owner=DAAN, question=None, version=1,
        wordings={"nl": Wording(title="Delen in Planner", text="Zo.")}, review_by=NOW.date(), ask_on=None,
    )  # fmt: skip
    desk.do(lambda tx: knowledge.add(tx, article, at=NOW, person=DAAN))
    form = usecases.questions.Form(nonce="x", text="Hoe werkt Planner?", seen=["article:a1"])
    for n in range(3):
        desk.do(
            lambda tx, n=n: usecases.questions.ask_nameless(  # type: ignore[misc]
                tx, form, slip(n), Naming.PULL, seed=bytes([n]) * 32, now=NOW + n * HOUR, rules=RULES
            )
        )
    assert [row["missed"] for row in desk.house.rows(known)] == [3]
    assert [row["occasion"] for row in desk.owed(Kind.REVIEW)] == ["missed 2026-11-17"]
    assert [row["due_at"] for row in desk.owed(Kind.REVIEW)] == [day("2026-11-17T08:30")]


def test_the_same_form_again_is_the_same_question_and_never_one_with_a_name(desk: Desk) -> None:
    which = desk.ask_nameless()
    assert desk.ask_nameless() == which
    form, anna = usecases.questions.Form(nonce="other", text="Hoe?"), desk.person(ANNA)
    with pytest.raises(errors.AlreadySent):
        desk.do(
            lambda tx: usecases.questions.ask(
                tx, anna, form, pressed=None, seed=bytes(32), now=NOW, rules=RULES, kept=slip().kept
            )
        )


def test_only_the_receipt_accepts_reopens_or_takes_it_back(desk: Desk) -> None:
    which = desk.ask_nameless()
    first = desk.waits_for(which)
    desk.act(Act.ANSWER, which, first)
    for what, words in ((Act.ACCEPT, ()), (Act.REOPEN, ("Nog niet.",)), (Act.THANK, ())):
        with pytest.raises(errors.NotAsker):
            desk.act(what, which, ANNA, *words, by=bearer(1))
    assert desk.act(Act.REOPEN, which, ANNA, "Nog niet.", by=bearer()).state is State.ASKED
    assert desk.waits_for(which) == first
    assert desk.act(Act.WITHDRAW, which, ANNA, by=bearer()).state is State.WITHDRAWN


def test_an_answer_tells_the_mailbox_and_nobody_where_they_look_themselves(desk: Desk) -> None:
    for n, (naming, many) in enumerate(((Naming.TOLD, 1), (Naming.PULL, 0))):
        which = desk.ask_nameless(naming=naming, n=n)
        before = told_by_box(desk, Kind.ANSWERED)
        desk.act(Act.ANSWER, which, desk.waits_for(which))
        assert told_by_box(desk, Kind.ANSWERED) - before == many
    assert told_by_box(desk, Kind.QUESTION) == 1


def test_the_clock_goes_on_by_day_and_in_the_order_of_what_happened(desk: Desk) -> None:
    which = desk.ask_nameless()
    for moment, story in (
        ("2026-11-17T17:30", ["ask"]), ("2026-11-18T10:30", ["ask", "next"]),
        ("2026-11-18T12:30", ["ask", "next", "pool"]), ("2026-11-18T16:30", ["ask", "next", "pool", "coordinators"]),
    ):  # fmt: skip
        desk.walk(day(moment) - timedelta(seconds=1))
        assert desk.story(which) == story[: max(1, len(story) - 1)], "as that day ended, and from there by the hour"
        desk.walk(day(moment))
        assert desk.story(which) == story
    assert [one.circle.value for one in desk.see(which).asked] == ["one", "next", "pool", "coordinators"]


def test_a_machine_that_slept_leaves_everybody_their_time(desk: Desk) -> None:
    which = desk.ask_nameless()
    late = day("2026-11-18T16:00")
    desk.tick(late)
    desk.tick(late)
    assert desk.story(which) == ["ask", "next"]
    desk.tick(day("2026-11-19T10:30"))
    assert desk.story(which) == ["ask", "next", "pool"]


def test_a_withdrawn_one_leaves_no_mailbox_and_a_closed_one_none_after_thirty_days(desk: Desk) -> None:
    gone, kept = desk.ask_nameless(), desk.ask_nameless(n=1)
    desk.act(Act.WITHDRAW, gone, ANNA, by=bearer())
    assert whole(desk, gone).mailbox is None
    desk.act(Act.ANSWER, kept, desk.waits_for(kept))
    desk.act(Act.ACCEPT, kept, ANNA, by=bearer(1))
    box = kept.mailbox
    assert box is not None
    for days, left in ((29, True), (31, False)):
        now = NOW + timedelta(days=days)
        desk.do(lambda tx, now=now: usecases.nameless.erase(tx, now=now, rules=RULES))  # type: ignore[misc]
        assert (desk.do(lambda tx: nameless.sealed(tx, box)) is not None) is left
    assert whole(desk, kept).mailbox is None
    assert told_by_box(desk, Kind.ANSWERED) == 0


def explained(desk: Desk, naming: Naming) -> Question:
    """It helped, and its key user made an article of the answer, which waits for who asked."""
    which = desk.ask_nameless(naming=naming)
    first = desk.waits_for(which)
    desk.act(Act.ANSWER, which, first)
    desk.act(Act.ACCEPT, which, ANNA, by=bearer())
    article = Article(
        id=ArticleId("own"), status=Status.DRAFT, topic=None, owner=first, question=which.id,
        version=1, wordings={"nl": Wording(title="Delen", text="Zo.")}, review_by=NOW.date(), ask_on=None,
    )  # fmt: skip
    desk.do(lambda tx: knowledge.add(tx, article, at=NOW, person=first))
    someone, now = desk.person(first), NOW + HOUR
    desk.do(
        lambda tx: usecases.knowledge.publish(
            tx, someone, article.id, article.wordings, checked=True, now=now, rules=RULES
        )
    )
    return which


@pytest.mark.parametrize(("naming", "many"), [(Naming.TOLD, 1), (Naming.PULL, 0)])
def test_an_article_waits_on_the_card_of_who_asked_and_pings_their_mailbox(
    desk: Desk, naming: Naming, many: int
) -> None:
    which = explained(desk, naming)
    asked_ = [row for row in desk.owed(Kind.ANSWERED) if row["occasion"] == "agree 1"]
    assert [row["receiver"] for row in asked_] == [which.mailbox] * many
    assert desk.owed(Kind.CONSENT) == []
    proposed = desk.see(which).proposed
    assert proposed is not None
    assert proposed.id == "own"


def test_who_accepts_finds_the_article_on_the_card_that_answers_and_is_not_pinged_for_it(desk: Desk) -> None:
    which = explained(desk, Naming.TOLD)
    first = desk.act(Act.REOPEN, which, ANNA, "Nog niet.", by=bearer())
    assert desk.see(which).proposed is None, "it waits until the answer helps"
    desk.act(Act.ANSWER, which, desk.waits_for(first))
    before = told_by_box(desk, Kind.ANSWERED)
    desk.act(Act.ACCEPT, which, ANNA, by=bearer())
    assert told_by_box(desk, Kind.ANSWERED) == before
    assert desk.see(which).proposed is not None


@pytest.mark.parametrize("yes", [True, False])
def test_what_they_say_of_it_tells_its_owner_no_hour(desk: Desk, *, yes: bool) -> None:
    which = explained(desk, Naming.PULL)
    article, now = ArticleId("own"), NOW + 2 * HOUR
    desk.do(lambda tx: usecases.knowledge.consent(tx, bearer(), article, yes=yes, version=1, now=now, rules=RULES))
    assert [row["due_at"] for row in desk.owed(Kind.ARTICLE)] == [day("2026-11-17T08:30")]
    assert desk.see(which).proposed is None


def test_whoever_comes_back_after_that_is_told_again(desk: Desk) -> None:
    which = desk.ask_nameless()
    desk.act(Act.ANSWER, which, desk.waits_for(which))
    desk.act(Act.ACCEPT, which, ANNA, by=bearer())
    desk.do(lambda tx: usecases.nameless.erase(tx, now=NOW + timedelta(days=31), rules=RULES))
    back = desk.act(Act.REOPEN, which, ANNA, "Toch niet.", by=bearer(), now=NOW + timedelta(days=40))
    desk.do(lambda tx: usecases.questions.open_again(tx, back, slip(), seed=bytes([9]) * 32))
    assert whole(desk, which).mailbox is not None
