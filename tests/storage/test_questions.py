"""Questions as the store keeps them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.messages import Kind
from domain.nameless import MailboxId, Naming
from domain.questions import Act, Asked, Circle, Due, Event, Question, QuestionId, State
from storage import nameless, outbox, questions, views
from storage.store import Store
from storage.tx import Tx
from tests.domain.test_questions import question
from tests.examples import ANNA, BRAM, LIAM, NOOR, NOW, SANNE, settle_in

NEW = question(version=1, tip="a-tip")
HOUR = timedelta(hours=1)


@pytest.fixture
def stored(store: Store) -> Store:
    """A store with people and one question."""
    store.write(settle_in).result()
    store.write(lambda tx: questions.add(tx, NEW)).result()
    return store


def found(store: Store) -> Question | None:
    return store.read(lambda tx: questions.find(tx, NEW.id)).result()


def test_a_question_comes_back_as_it_was_stored(stored: Store) -> None:
    assert found(stored) == NEW
    assert stored.read(lambda tx: questions.of_form(tx, NEW.nonce or "")).result() == NEW
    assert stored.read(lambda tx: questions.of_form(tx, "another")).result() is None


def test_one_without_a_name_is_found_by_its_receipt_alone(stored: Store) -> None:
    other = replace(
        NEW, id=QuestionId("b" * 32), code="ZZZZZZ", nonce=None, receipt="kept", asker=None, naming=Naming.PULL
    )  # fmt: skip
    stored.write(lambda tx: questions.add(tx, other)).result()
    assert stored.read(lambda tx: views.question_of_receipt(tx, "kept")).result() == other
    assert stored.read(lambda tx: questions.of_form(tx, "its number", "kept")).result() == other
    assert stored.read(lambda tx: views.question_of_receipt(tx, "another")).result() is None


def test_a_move_stores_all_that_an_act_can_change(stored: Store) -> None:
    moved = replace(
        NEW, state=State.ANSWERED, circle=Circle.POOL, topic="Excel", key_user=BRAM, version=2, due=Due.REMIND,
        due_at=NOW + 9 * HOUR, closed_at=NOW,
    )  # fmt: skip
    stored.write(lambda tx: questions.move(tx, moved)).result()
    assert found(stored) == moved


@pytest.mark.parametrize("version", [1, 3])
def test_a_move_from_another_version_than_the_stored_one_is_no_move(stored: Store, version: int) -> None:
    other = replace(NEW, state=State.WITHDRAWN, version=version)
    with pytest.raises(AssertionError, match="another turn moved this question"):
        stored.write(lambda tx: questions.move(tx, other)).result()
    assert found(stored) == NEW


@pytest.mark.parametrize("same", [{"nonce": NEW.nonce}, {"code": NEW.code}])
def test_two_questions_never_share_a_form_or_a_code(stored: Store, same: dict[str, str]) -> None:
    other = replace(NEW, id="b" * 32, **{"nonce": "n2", "code": "ZZZZZZ"} | same)  # type: ignore[arg-type]  # an id is a string
    assert not stored.write(lambda tx: questions.add(tx, other)).result()


def test_who_is_asked_again_is_the_last_one_asked(stored: Store) -> None:
    def job(tx: Tx) -> tuple[Asked, ...]:
        one = Asked(person=BRAM, version=1, circle=Circle.ONE, why=("knows:Planner",))
        two = Asked(person=SANNE, version=2, circle=Circle.NEXT, why=())
        questions.bring(tx, NEW.id, [one, two])
        questions.bring(tx, NEW.id, [replace(one, version=3, why=("before",))])
        return questions.story(tx, NEW.id)[1]

    assert [(one.person, one.why) for one in stored.write(job).result()] == [(SANNE, ()), (BRAM, ("before",))]


def test_the_story_is_told_in_order_with_the_names_in_it(stored: Store) -> None:
    def job(tx: Tx) -> None:
        for n, what, who in ((2, Act.TAKE, BRAM), (1, Act.ASK, ANNA), (3, Act.NEXT, None)):
            questions.tell(tx, NEW.id, Event(version=n, at=NOW, act=what, person=who, words=None))
        questions.bring(tx, NEW.id, [Asked(person=LIAM, version=3, circle=Circle.ONE, why=())])

    stored.write(job).result()
    ask = stored.read(lambda tx: views.question(tx, NEW.id)).result()
    assert ask is not None
    assert [one.act for one in ask.events] == [Act.ASK, Act.TAKE, Act.NEXT]
    assert ask.names.keys() == {ANNA, BRAM, LIAM}
    assert stored.read(lambda tx: views.question(tx, QuestionId("none"))).result() is None


def test_the_coordinators_may_take_it_once_it_comes_that_far(stored: Store) -> None:
    far = replace(NEW, circle=Circle.COORDINATORS, version=2)
    stored.write(lambda tx: questions.move(tx, far)).result()
    ask = stored.read(lambda tx: views.question(tx, NEW.id)).result()
    assert ask is not None
    assert ask.coordinators == ask.may_take == (NOOR,)
    assert stored.read(lambda tx: views.questions_for(tx, NOOR)).result().total == 1
    assert stored.read(lambda tx: views.questions_for(tx, BRAM)).result().total == 0


def test_a_timer_goes_off_for_one_and_only_as_it_was_read(stored: Store) -> None:
    due = NOW + 2 * HOUR
    assert stored.read(lambda tx: questions.due(tx, due - HOUR)).result() == []
    assert stored.read(lambda tx: questions.due(tx, due)).result() == [(NEW.id, Due.NEXT, due)]
    assert stored.read(questions.next_due).result() == due
    for what, at in ((Due.POOL, due), (Due.NEXT, due + HOUR)):
        assert not stored.write(lambda tx, w=what, a=at: questions.off(tx, NEW.id, w, a)).result()  # type: ignore[misc]
    took = [stored.write(lambda tx: questions.off(tx, NEW.id, Due.NEXT, due)).result() for _ in range(2)]
    assert took == [True, False]
    assert stored.read(questions.next_due).result() is None


def test_what_is_due_comes_a_page_at_a_time_the_longest_due_first(stored: Store) -> None:
    def job(tx: Tx) -> None:
        for n in range(questions.AT_ONCE):
            one = replace(NEW, id=QuestionId(f"{n:032x}"), code=f"{n:06}", nonce=f"m{n}", due_at=NOW - n * HOUR)
            assert questions.add(tx, one)

    stored.write(job).result()
    due = stored.read(lambda tx: questions.due(tx, NOW + 9 * HOUR)).result()
    assert len(due) == questions.AT_ONCE, "of one more"
    assert [at for _, _, at in due] == sorted(at for _, _, at in due)


def test_a_mailbox_is_erased_with_what_was_owed_to_it_and_not_before_its_day(stored: Store) -> None:
    box = MailboxId("mailbox:1")
    other = replace(
        NEW, id=QuestionId("b" * 32), code="ZZZZZZ", nonce=None, receipt="kept", asker=None, mailbox=box, closed_at=NOW
    )  # fmt: skip

    def job(tx: Tx) -> None:
        questions.add(tx, other)
        nameless.open_box(tx, box, b"sealed")
        outbox.owe(tx, Kind.ANSWERED, about=other.id, receiver=box, occasion="1", due=NOW, now=NOW)

    stored.write(job).result()
    assert [stored.write(lambda tx, m=m: questions.erase(tx, before=m)).result() for m in (NOW, NOW + HOUR)] == [0, 1]  # type: ignore[misc]
    assert stored.read(lambda tx: nameless.sealed(tx, box)).result() is None
    assert stored.read(lambda tx: outbox.waiting(tx, Kind.ANSWERED, box)).result() == []
    again = stored.read(lambda tx: questions.find(tx, other.id)).result()
    assert again is not None
    assert again.mailbox is None


def test_several_it_was_brought_to_at_once_stay_in_the_order_they_were_ranked(stored: Store) -> None:
    ranked = [SANNE, BRAM, NOOR, LIAM]  # not that of their ids

    def job(tx: Tx) -> list[str]:
        pool = [Asked(person=who, version=2, circle=Circle.POOL, why=()) for who in ranked]
        questions.bring(tx, NEW.id, pool)
        return [one.person for one in questions.story(tx, NEW.id)[1]]

    assert stored.write(job).result() == ranked
