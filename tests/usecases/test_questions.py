"""What people do with a question: asked of who can best help, taken once, answered, accepted or not yet."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import bindparam, update

import usecases.knowledge
import usecases.questions
from domain import errors
from domain.knowledge import Source
from domain.messages import Kind
from domain.people import PersonId
from domain.questions import Act, Circle, Due, State
from storage import keyusers, knowledge, people, views
from storage.tables import question
from tests.examples import ANNA, BRAM, LIAM, NOOR, NOW, RULES, SANNE
from tests.usecases.desk import ANSWER, DAAN, ELIF, FATIMA, RISHI, TEXT, Desk, day
from usecases.friction import code, derive

DRAWN = code(derive(bytes([7]) * 32, "code 0"))
CODED = update(question).where(question.c.id == bindparam("p_id")).values(code=DRAWN)


def test_a_question_is_brought_to_somebody_who_knows_its_topic_and_says_why(desk: Desk) -> None:
    which = desk.ask()
    ask = desk.see(which)
    assert (which.topic, which.state, which.circle) == ("Planner", State.ASKED, Circle.ONE)
    assert desk.waits_for(which) in (DAAN, ELIF, FATIMA)
    assert ask.asked[0].why[0] == "knows:Planner"
    assert desk.told(Kind.ASKED) == [ask.waits_for]
    assert desk.told(Kind.QUESTION) == [ANNA]


def test_the_straight_path_closes_with_the_askers_word_and_one_thank_you(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    taken = desk.act(Act.TAKE, which, first)
    assert (taken.state, taken.key_user, taken.due) == (State.TAKEN, first, Due.WORD)
    answered = desk.act(Act.ANSWER, which, first)
    assert (answered.state, answered.due) == (State.ANSWERED, Due.REMIND)
    assert desk.told(Kind.ANSWERED) == [ANNA]
    accepted = desk.act(Act.ACCEPT, which, ANNA)
    assert (accepted.state, accepted.due, accepted.closed_at) == (State.ACCEPTED, None, NOW)
    assert desk.told(Kind.THANKS) == [first]
    assert desk.story(which) == ["ask", "take", "answer", "accept"]
    said = desk.see(which).said
    assert said is not None
    assert (said.person, said.words) == (first, ANSWER)


def test_the_same_form_again_is_the_same_question_and_tells_nobody_twice(desk: Desk) -> None:
    which = desk.ask()
    assert desk.ask(seed=b"x" * 32) == which
    assert len(desk.owed(Kind.ASKED)) == 1
    with pytest.raises(errors.OtherCard):
        desk.ask(who=LIAM)


@pytest.mark.parametrize(
    ("form", "refused"),
    [
        ({"text": " "}, errors.Empty), ({"text": "hoi"}, errors.OnlyGreeting), ({"text": "x" * 2001}, errors.TooLong),
        ({"topic": "x" * 61}, errors.Choice), ({"tip": "none"}, errors.Choice), ({"seen": ["book:1"]}, errors.Choice),
    ],
)  # fmt: skip
def test_a_form_that_cannot_be_used_is_refused_and_leaves_nothing(
    desk: Desk, form: dict[str, Any], refused: type[errors.Refused]
) -> None:
    with pytest.raises(refused):
        desk.ask(**form)
    assert desk.house.rows(question) == []
    assert desk.owed(Kind.ASKED) == []


def test_a_code_is_drawn_again_when_another_question_has_it(desk: Desk) -> None:
    which = desk.ask()
    desk.do(lambda tx: tx.run(CODED, p_id=which.id))
    other = desk.ask(nonce="n2", seed=bytes([7]) * 32)
    assert len(other.code) == len(DRAWN) == 6
    assert other.code != DRAWN


def test_what_was_found_in_vain_stays_with_the_question_and_counts_as_missed(desk: Desk) -> None:
    tip = "teams-schedule-message"
    which = desk.ask("Hoe stuur ik een chatbericht later?", seen=[f"tip:{tip}", "article:gone"])
    assert desk.see(which).seen == ((Source.TIP, tip), (Source.ARTICLE, "gone"))
    assert desk.do(lambda tx: knowledge.counts(tx, Source.TIP, tip)) == (0, 1)


def test_a_topic_is_suggested_where_the_words_name_it() -> None:
    suggest = usecases.questions.suggest_topic
    assert suggest("Hoe werkt planner?", ["Excel", "Planner"]) == "Planner"
    assert suggest("Hoe werkt dat?", ["Excel", "Planner"]) is None
    assert suggest("Mijn planners?", ["Planner"]) is None
    assert suggest("Hoe werkt Power Automate?", ["Power", "Power Automate"]) == "Power Automate"


def test_else_the_topic_is_what_most_of_what_was_found_is_about(desk: Desk) -> None:
    topics = ["Excel", "Planner"]
    suggest = usecases.questions.suggest_topic
    [one, *_] = desk.do(lambda tx: usecases.knowledge.find(tx, "bord met taken", "nl", rules=RULES))
    found = [replace(one, topic=topic) for topic in ("Excel", "planner", "Planner")]
    assert suggest("Hoe gaat dat?", topics, found) == "Planner"
    assert suggest("Hoe gaat dat in Excel?", topics, found) == "Excel", "which the words name"
    assert suggest("Hoe gaat dat?", ["Excel"], found) is None, "nobody knows about it"
    assert suggest("Hoe gaat dat?", topics, found[:1]) is None, "one may be chance"


def test_a_question_about_a_tip_is_about_its_topic(desk: Desk) -> None:
    tip = next(one for one in RULES.tips.values() if one.topic == "Excel")
    assert desk.ask("Het lukt niet", tip=tip.id).topic == "Excel"


def test_of_two_who_take_at_once_one_has_it_and_the_other_sees_who(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.tick(day("2026-11-17T11:30"))
    second = desk.waits_for(which)
    assert first != second
    with ThreadPoolExecutor(2) as both:
        seen = list(both.map(lambda who: desk.act(Act.TAKE, which, who), (second, first)))
    assert {one.key_user for one in seen} == {seen[0].key_user} <= {first, second}
    assert desk.story(which).count("take") == 1


def test_an_answer_without_taking_takes_it_and_one_that_comes_second_is_not_given(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.tick(day("2026-11-17T11:30"))
    second = desk.waits_for(which)
    assert desk.act(Act.ANSWER, which, second).key_user == second
    assert desk.act(Act.ANSWER, which, first, "Te laat.").key_user == second
    assert desk.story(which) == ["ask", "next", "take", "answer"]
    with pytest.raises(errors.NotAsked):
        desk.act(Act.ANSWER, which, RISHI)


def test_not_yet_goes_back_to_who_answered_and_the_second_time_to_the_next(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.ANSWER, which, first)
    back = desk.act(Act.REOPEN, which, ANNA, "De knop is er niet.")
    assert (back.state, desk.waits_for(which), desk.see(which).asked[-1].why) == (State.ASKED, first, ("before",))
    assert desk.told(Kind.ASKED) == [first, first]
    desk.act(Act.ANSWER, which, first)
    desk.act(Act.REOPEN, which, ANNA, "Nog steeds niet.")
    assert desk.waits_for(which) not in (first, ANNA)
    assert [one.words for one in desk.see(which).events if one.act is Act.REOPEN] == [
        "De knop is er niet.", "Nog steeds niet.",
    ]  # fmt: skip


def test_not_yet_needs_words_and_goes_to_the_next_where_who_answered_is_away(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.ANSWER, which, first)
    with pytest.raises(errors.Empty):
        desk.act(Act.REOPEN, which, ANNA, " ")
    desk.do(lambda tx: people.unreachable(tx, first))
    desk.act(Act.REOPEN, which, ANNA, "Nog niet.")
    assert desk.waits_for(which) != first


@pytest.mark.parametrize(
    ("to", "circle", "brought"), [("Excel", Circle.ONE, {RISHI}), ("it", Circle.IT, {BRAM, SANNE})]
)
def test_handed_over_with_words_it_waits_there_and_the_asker_repeats_nothing(
    desk: Desk, to: str, circle: Circle, brought: set[PersonId]
) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.do(lambda tx: keyusers.save(tx, ELIF, ["Planner"], None))
    desk.act(Act.TAKE, which, first)
    given = desk.act(Act.HANDOVER, which, first, to, "Dit gaat over iets anders.")
    assert (given.state, given.circle, given.key_user) == (State.ASKED, circle, None)
    assert desk.asked(which, circle) - {first} == brought
    assert set(desk.told(Kind.ASKED)) == brought | {first}
    last = desk.see(which).events[-1]
    assert (last.person, last.words) == (first, "Dit gaat over iets anders.")
    assert desk.see(which).question.words == TEXT


def test_handed_to_a_colleague_it_waits_for_them_even_if_they_know_nothing_of_it(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.HANDOVER, which, first, RISHI, "Jij deed dit eerder.")
    assert desk.waits_for(which) == RISHI
    assert desk.see(which).asked[-1].why == ("given",)
    assert desk.act(Act.ANSWER, which, RISHI).key_user == RISHI


@pytest.mark.parametrize(
    ("to", "words", "refused"),
    [("nobody", "Kijk jij?", errors.Choice), (ANNA, "Kijk jij?", errors.Choice), (RISHI, " ", errors.NoWhy)],
)
def test_it_is_handed_to_nobody_who_is_not_there_and_never_without_words(
    desk: Desk, to: str, words: str, refused: type[errors.Refused]
) -> None:
    which = desk.ask()
    with pytest.raises(refused):
        desk.act(Act.HANDOVER, which, desk.waits_for(which), to, words)


def test_somebody_who_is_away_is_handed_nothing(desk: Desk) -> None:
    which = desk.ask()
    desk.do(lambda tx: people.unreachable(tx, RISHI))
    with pytest.raises(errors.NobodyElse):
        desk.act(Act.HANDOVER, which, desk.waits_for(which), RISHI, "Kijk jij?")


def test_not_mine_goes_on_until_nobody_is_left_but_the_coordinators(desk: Desk) -> None:
    which, seen = desk.ask(), []
    for _ in range(3):
        seen.append(desk.waits_for(which))
        desk.act(Act.PASS, which, seen[-1])
    assert set(seen) == {DAAN, ELIF, FATIMA}
    assert desk.see(which).question.circle is Circle.COORDINATORS
    assert sorted(desk.told(Kind.ASKED)) == sorted([*seen, NOOR])
    with pytest.raises(errors.NobodyElse):
        desk.act(Act.PASS, which, NOOR)


def test_not_mine_of_who_it_waits_for_no_longer_moves_nothing(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.tick(day("2026-11-17T11:30"))
    second, before = desk.waits_for(which), desk.see(which).question
    passed = desk.act(Act.PASS, which, first)
    assert (passed.due, passed.due_at) == (before.due, before.due_at)
    assert desk.waits_for(which) == second
    assert len(desk.owed(Kind.ASKED)) == 2


def test_taken_back_it_waits_for_nobody_and_who_had_it_hears_so_at_once(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.TAKE, which, first)
    gone = desk.act(Act.WITHDRAW, which, ANNA)
    assert (gone.state, gone.due, gone.closed_at) == (State.WITHDRAWN, None, NOW)
    assert [(row["receiver"], row["due_at"]) for row in desk.owed(Kind.THANKS)] == [(first, NOW)]
    assert desk.act(Act.ANSWER, which, first).state is State.WITHDRAWN
    assert desk.told(Kind.ANSWERED) == []


def test_a_thank_you_is_given_once_and_arrives_at_the_start_of_their_next_day(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.ANSWER, which, first)
    desk.act(Act.THANK, which, ANNA)
    assert desk.act(Act.THANK, which, ANNA).version == 4
    desk.act(Act.ACCEPT, which, ANNA)
    assert {row["due_at"] for row in desk.owed(Kind.THANKS)} == {day("2026-11-18T08:30")}
    assert [row["state"] for row in desk.owed(Kind.THANKS)] == ["later", "later"]
    with pytest.raises(errors.NotAsker):
        desk.act(Act.THANK, which, LIAM)


def test_to_do_lists_what_waits_for_them_until_they_gave_it_away(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    page = desk.do(lambda tx: views.questions_for(tx, first))
    assert ([one.question.id for one in page.asks], page.total) == ([which.id], 1)
    desk.act(Act.PASS, which, first)  # at the very moment
    second = desk.waits_for(which)
    assert [desk.do(lambda tx, who=who: views.questions_for(tx, who)).total for who in (first, second)] == [0, 1]  # type: ignore[misc]
    desk.act(Act.HANDOVER, which, second, first, "Toch iets voor jou.", now=day("2026-11-17T10:30"))
    assert [desk.do(lambda tx, who=who: views.questions_for(tx, who)).total for who in (first, second)] == [1, 0]  # type: ignore[misc]
    desk.act(Act.ANSWER, which, first, now=day("2026-11-17T11:00"))
    assert desk.do(lambda tx: views.questions_for(tx, first)).total == 0


def test_who_asks_sees_their_own_open_ones_first(desk: Desk) -> None:
    old = desk.ask()
    new = desk.ask(nonce="n2", seed=bytes([1]) * 32, now=day("2026-11-17T11:00"))
    assert [one.question.id for one in desk.do(lambda tx: views.questions_of(tx, ANNA)).asks] == [new.id, old.id]
    desk.act(Act.WITHDRAW, new, ANNA)
    page = desk.do(lambda tx: views.questions_of(tx, ANNA))
    assert ([one.question.id for one in page.asks], page.total) == ([old.id, new.id], 2)
    assert desk.do(lambda tx: views.questions_of(tx, LIAM)).total == 0
