"""What a key user's help achieved, told to them alone once a month; on both stores."""

from datetime import date, datetime, timedelta
from itertools import count

import usecases.deadlines
import usecases.knowledge
from domain import recognition as rule
from domain.knowledge import Source
from domain.people import PersonId, Role
from domain.questions import Act, Question
from domain.recognition import Because, Note
from domain.states import Act as Does
from storage import knowledge, people, recognition
from tests.examples import ANNA, BRAM, LIAM, NOW, RULES, SANNE, ZONE
from tests.storage.test_knowledge import article
from tests.usecases.desk import DAAN, ELIF, KNOWS, RISHI, Desk, day
from tests.usecases.house import bearer

NOVEMBER = rule.whole(date(2026, 11, 1), ZONE)
DECEMBER = rule.whole(date(2026, 12, 1), ZONE)
WHY = "Dit weet IT beter."


def note(desk: Desk, who: PersonId, period: rule.Period = NOVEMBER) -> Note:
    return desk.do(lambda tx: recognition.note(tx, who, period))


def answered(desk: Desk, by: PersonId, who: PersonId = ANNA, *, n: int = 1, now: datetime = NOW) -> Question:
    """Asked by one and answered by the other, whoever else it was brought to."""
    which = desk.ask(who=who, nonce=f"n{n}", seed=bytes([n]) * 32, now=now)
    if by not in desk.everybody_of(which):
        desk.act(Act.HANDOVER, which, desk.waits_for(which), by, "Dit weet jij.", now=now)
    return desk.act(Act.ANSWER, which, by, now=now)


def helped(desk: Desk, by: PersonId, who: PersonId = ANNA, *, n: int = 1, now: datetime = NOW) -> Question:
    return desk.act(Act.ACCEPT, answered(desk, by, who, n=n, now=now), who, now=now)


FORMS = count()  # each is another one


def known(desk: Desk, which: str, owner: PersonId) -> None:
    desk.do(lambda tx: knowledge.add(tx, article(which, owner=owner), at=NOW, person=owner))


def helps(desk: Desk, which: str, by: PersonId = ANNA, *, now: datetime = NOW) -> None:
    form = f"form {next(FORMS)}"
    desk.do(lambda tx: usecases.knowledge.helped(tx, Source.ARTICLE, which, form, by=by, now=now, rules=RULES))


def test_two_questions_of_one_colleague_are_one_colleague_helped(desk: Desk) -> None:
    for n, who in enumerate((ANNA, ANNA, LIAM), start=1):
        helped(desk, DAAN, who, n=n)
    assert (note(desk, DAAN).helped, note(desk, DAAN).questions) == (2, 3)
    assert not note(desk, ELIF).anything


def test_what_nobody_said_helps_does_not_count(desk: Desk) -> None:
    answered(desk, DAAN)
    again = helped(desk, DAAN, LIAM, n=2)
    desk.act(Act.REOPEN, again, LIAM, "Nog niet.")
    assert not note(desk, DAAN).anything


def test_it_counts_for_who_gave_the_answer_that_helped(desk: Desk) -> None:
    which = answered(desk, DAAN)
    desk.act(Act.REOPEN, which, ANNA, "Nog niet.")
    desk.act(Act.HANDOVER, which, DAAN, ELIF, "Jij misschien.")
    desk.act(Act.ANSWER, which, ELIF)
    desk.act(Act.ACCEPT, which, ANNA)
    assert [note(desk, who).helped for who in (DAAN, ELIF)] == [0, 1]


def test_without_a_name_everyone_counts_as_one_and_is_not_told_apart(desk: Desk) -> None:
    for n in range(2):
        which = desk.ask_nameless(n=n)
        who = desk.waits_for(which)
        desk.act(Act.HANDOVER, which, who, RISHI, "Dit weet jij.")
        desk.act(Act.ANSWER, which, RISHI)
        desk.act(Act.ACCEPT, which, ANNA, by=bearer(n))
        desk.act(Act.THANK, which, ANNA, by=bearer(n))
    assert (note(desk, RISHI).helped, note(desk, RISHI).thanked) == (2, 2)


def test_a_month_counts_what_was_said_in_it(desk: Desk) -> None:
    for n, moment in enumerate(("2026-11-30T23:59", "2026-12-01T00:00", "2026-12-31T23:59"), start=1):
        which = answered(desk, DAAN, n=n)
        desk.act(Act.ACCEPT, which, ANNA, now=day(moment))
        desk.act(Act.THANK, which, ANNA, now=day(moment))
    assert [(note(desk, DAAN, one).questions, note(desk, DAAN, one).thanked) for one in (NOVEMBER, DECEMBER)] == [
        (1, 1),
        (2, 2),
    ]


def test_a_thank_you_is_of_who_it_thanks(desk: Desk) -> None:
    which = answered(desk, DAAN)
    desk.act(Act.THANK, which, ANNA)
    desk.act(Act.REOPEN, which, ANNA, "Nog niet.")
    desk.act(Act.HANDOVER, which, DAAN, ELIF, "Jij misschien.")
    desk.act(Act.ANSWER, which, ELIF)
    assert [note(desk, who).thanked for who in (DAAN, ELIF)] == [1, 0]
    desk.act(Act.THANK, which, ANNA)
    assert [note(desk, who).thanked for who in (DAAN, ELIF)] == [1, 1]


def test_an_article_counts_by_the_month_and_not_when_its_owner_says_so(desk: Desk) -> None:
    known(desk, "one", DAAN)
    known(desk, "two", DAAN)
    for which in ("one", "two", "two"):
        helps(desk, which)
    helps(desk, "one", DAAN)
    helps(desk, "one", now=day("2026-12-01T09:00"))
    assert [(one.article, one.times) for one in note(desk, DAAN).reused] == [("two", 2), ("one", 1)]
    assert [(one.article, one.times) for one in note(desk, DAAN, DECEMBER).reused] == [("one", 1)]
    assert not note(desk, ELIF).anything


def test_a_question_for_it_is_solved_thanks_to_who_gave_it_to_them(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.HANDOVER, which, first, "it", WHY)
    desk.act(Act.ANSWER, which, BRAM)
    assert not note(desk, first).anything
    desk.act(Act.ACCEPT, which, ANNA)
    [change] = note(desk, first).changes
    assert (change.because, change.id, change.code, change.title) == (Because.HANDED, which.id, which.code, which.words)
    assert [note(desk, who).changes for who in KNOWS if who != first] == [()] * 3


def test_who_gave_it_to_a_colleague_did_not_give_it_to_it(desk: Desk) -> None:
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.HANDOVER, which, first, RISHI, "Dit weet jij.")
    desk.act(Act.HANDOVER, which, RISHI, "it", WHY)
    desk.act(Act.ANSWER, which, BRAM)
    desk.act(Act.ACCEPT, which, ANNA)
    assert [len(note(desk, who).changes) for who in (first, RISHI)] == [0, 1]


def test_a_question_for_a_colleague_is_the_colleague_s(desk: Desk) -> None:
    helped(desk, RISHI)
    assert [note(desk, who).changes for who in KNOWS] == [()] * 4


def test_a_report_is_solved_thanks_to_who_reported_it_once_they_say_so(desk: Desk) -> None:
    desk.do(lambda tx: people.appoint(tx, Role.KEY_USER, [ANNA]))
    which = desk.house.report(colleagues="6")
    for what in (Does.TAKE, Does.SOLVE):
        desk.house.act(what, which.id, BRAM, "Outlook is traag")
    assert not note(desk, ANNA).anything
    desk.house.act(Does.CONFIRM, which.id, ANNA)
    [change] = note(desk, ANNA).changes
    assert (change.because, change.title, change.colleagues) == (Because.REPORTED, "Outlook is traag", 6)


def test_what_nobody_confirmed_is_not_solved(desk: Desk) -> None:
    which = desk.house.until(Does.TAKE, Does.SOLVE)
    desk.do(lambda tx: usecases.deadlines.close(tx, which, now=NOW, rules=RULES))
    assert not note(desk, ANNA).anything


def test_a_report_is_solved_thanks_to_who_supports_it_too_and_nobody_reads_of_the_other(desk: Desk) -> None:
    which = desk.house.report(who=ANNA)
    desk.house.act(Does.TAKE, which.id, BRAM, "Outlook is traag")
    desk.house.support(LIAM, which.id)
    desk.house.act(Does.SOLVE, which.id, BRAM)
    assert not note(desk, LIAM).anything
    desk.house.act(Does.CONFIRM, which.id, ANNA)
    [change] = note(desk, LIAM).changes
    assert (change.because, change.id, change.colleagues) == (Because.SUPPORTED, which.id, 0)
    assert [one.because for one in note(desk, ANNA).changes] == [Because.REPORTED]
    assert not note(desk, SANNE).anything


def test_what_went_with_another_report_is_one_thing_that_is_solved(desk: Desk) -> None:
    """Whoever supported it supports the other one from then on."""
    lead = desk.house.report(who=SANNE, nonce="n2", seed=bytes([9]) * 32)
    which = desk.house.report(who=ANNA)
    for one in (lead, which):
        desk.house.act(Does.TAKE, one.id, BRAM, "Outlook is traag")
    desk.house.support(LIAM, which.id)
    desk.house.merge(BRAM, which.id, lead.code)
    desk.house.act(Does.SOLVE, lead.id, BRAM)
    for one, who in ((lead, SANNE), (which, ANNA)):
        desk.house.act(Does.CONFIRM, one.id, who)
    assert [(one.because, one.id) for one in note(desk, LIAM).changes] == [(Because.SUPPORTED, lead.id)]
    assert [(one.id, one.title) for one in note(desk, ANNA).changes] == [(which.id, "Outlook is traag")]


def test_a_report_without_a_name_stands_in_nobody_s_note(desk: Desk) -> None:
    which = desk.house.send()
    desk.house.release(NOW + timedelta(hours=4))
    for what in (Does.TAKE, Does.SOLVE):
        desk.house.act(what, which.id, BRAM, "Outlook is traag")
    desk.house.act(Does.CONFIRM, which.id, ANNA, by=bearer())
    assert not [who for who in (ANNA, LIAM, BRAM, *KNOWS) if note(desk, who).anything]
