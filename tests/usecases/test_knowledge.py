"""What is known: found, told whether it helped, and made of an answer with the consent of who asked."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import pytest

import usecases.knowledge
from domain import errors
from domain.knowledge import ArticleId, Source, Status, Wording
from domain.messages import Kind
from domain.nameless import Bearer, kept
from domain.people import PersonId, Role
from storage import people
from tests.examples import ANNA, BRAM, LIAM, NOOR, NOW, RULES, SANNE, person
from tests.usecases.house import House
from tests.usecases.known import ONE, WORDS, Desk


@pytest.fixture
def desk(house: House) -> Desk:
    return Desk(house)


def test_a_tip_answers_in_either_language_and_is_read_in_ones_own(desk: Desk) -> None:
    [first, *_] = desk.find("hoe zet ik een groepschat op stil")
    assert (first.source, first.id, first.wording.title) == (
        Source.TIP,
        "teams-mute-chat",
        "Demp een drukke groepschat",
    )
    [first, *_] = desk.find("hoe zet ik een groepschat op stil", "en")
    assert first.wording.title == "Mute a busy group chat"


def test_three_are_found_at_most_and_the_same_ones_every_time(desk: Desk) -> None:
    desk.own()
    once = desk.find("chat in Teams of mail in Outlook")
    assert len(once) == 3
    assert desk.find("chat in Teams of mail in Outlook") == once


def test_an_article_in_one_language_is_found_by_the_other_and_shown_as_it_is(desk: Desk) -> None:
    desk.own(wordings={"nl": Wording(title="Je agenda openzetten voor een collega", text="Via machtigingen.")})
    found = {one.id: one.wording.title for one in desk.find("share my calendar with a colleague", "en")}
    assert found["own"] == "Je agenda openzetten voor een collega"


def test_what_is_near_in_meaning_is_found_without_a_word_in_common(desk: Desk) -> None:
    desk.own()
    assert "own" not in [one.id for one in desk.find("kwetsbare gegevens")]
    near = {(Source.ARTICLE, "own"): 0.9, (Source.TIP, "teams-mute-chat"): 0.1}
    assert desk.find("kwetsbare gegevens", near=near)[0].id == "own"


def test_what_is_near_but_withdrawn_or_gone_is_not_found(desk: Desk) -> None:
    desk.own(status=Status.WITHDRAWN)
    near = {(Source.ARTICLE, "own"): 0.9, (Source.ARTICLE, "gone"): 0.9, (Source.TIP, "gone"): 0.9}
    assert {one.id for one in desk.find("kwetsbare gegevens", near=near)} & {"own", "gone"} == set()


def test_what_is_past_its_day_is_still_found_with_that_day(desk: Desk) -> None:
    desk.own(review_by=date(2026, 10, 1))
    [first, *_] = desk.find("zivver koppelen")
    assert (first.id, first.expired(NOW.date())) == ("own", True)


def test_the_answer_that_helped_becomes_a_draft_once(desk: Desk) -> None:
    desk.asked()
    made = desk.draft()
    assert (made.status, made.owner, made.topic) == (Status.DRAFT, BRAM, "Outlook")
    assert made.wordings == {"nl": Wording(title="Hoe koppel ik Zivver?", text="Via de tegel.")}
    assert desk.draft() == made
    assert desk.find("zivver koppel") == () or desk.find("zivver koppel")[0].source is Source.TIP


@pytest.mark.parametrize(
    ("changes", "who", "refused"),
    [
        ({}, SANNE, errors.NotOwner),
        ({"state": "answered"}, BRAM, errors.NotAccepted),
        ({"id": "q1", "key_user": None}, BRAM, errors.Unknown),
    ],
)
def test_only_who_answered_and_helped_makes_an_article_of_it(
    desk: Desk, changes: dict[str, Any], who: PersonId, refused: type[errors.Refused]
) -> None:
    desk.asked(**changes)
    with pytest.raises(refused):
        desk.draft(who)


def test_it_is_found_by_others_once_who_asked_agrees(desk: Desk) -> None:
    desk.asked()
    desk.draft()
    assert desk.publish().status is Status.ASKED
    assert [who for who, _ in desk.house.told(Kind.CONSENT)] == [ANNA]
    assert "Zivver" not in str(desk.find("zivver koppelen"))
    assert desk.agree().status is Status.PUBLISHED
    assert desk.find("zivver koppelen")[0].wording == WORDS["nl"]
    assert desk.house.told(Kind.ARTICLE) == [(BRAM, "published")]


def test_a_no_is_kept_and_nobody_finds_it(desk: Desk) -> None:
    desk.asked()
    desk.draft()
    desk.publish()
    assert desk.agree(yes=False).status is Status.WITHDRAWN
    assert desk.agree(yes=True).status is Status.WITHDRAWN, "their first word stands"
    assert desk.house.told(Kind.ARTICLE) == [(BRAM, "withdrawn")]


def test_a_no_stays_a_no_whoever_presses_an_old_card(desk: Desk) -> None:
    desk.asked()
    desk.draft()
    desk.publish()
    desk.agree(yes=False)
    assert desk.publish().status is Status.WITHDRAWN
    assert {one.source for one in desk.find("zivver koppelen")} <= {Source.TIP}


def test_who_asked_agrees_to_the_words_they_read_and_no_others(desk: Desk) -> None:
    desk.asked()
    desk.draft()
    desk.publish()
    other = {"nl": Wording(title="Zivver koppelen", text="Wie dit niet snapt, belt de ICT.")}
    which = ArticleId(ONE)
    desk.house.do(lambda tx: usecases.knowledge.edit(tx, person(BRAM), which, other, now=NOW))
    assert desk.agree().status is Status.DRAFT, "those words were not read yet"
    assert desk.publish(words={"nl": Wording(title="Zivver koppelen", text="Bel de ICT.")}).status is Status.ASKED
    assert [who for who, _ in desk.house.told(Kind.CONSENT)] == [ANNA, ANNA]
    assert desk.agree().status is Status.PUBLISHED


def test_nobody_else_agrees_for_who_asked(desk: Desk) -> None:
    desk.asked()
    desk.draft()
    desk.publish()
    for other in (BRAM, NOOR, Bearer(kept=kept("another"))):
        with pytest.raises(errors.NotReporter):
            desk.agree(other)


def test_without_a_name_the_receipt_agrees_and_nobody_is_written_to(desk: Desk) -> None:
    desk.asked(asker=None, naming="pull", receipt=kept("slip"))
    desk.draft()
    desk.publish()
    assert desk.house.told(Kind.CONSENT) == []
    assert desk.agree(Bearer(kept=kept("slip"))).status is Status.PUBLISHED


def test_what_seems_to_be_a_name_is_not_published_until_the_owner_says_it_may(desk: Desk) -> None:
    desk.own()
    named = {"nl": Wording(title="Zivver koppelen", text="Vraag het aan Fatima El Idrissi, 06 12345678.")}
    with pytest.raises(errors.SeemsPersonal):
        desk.publish(which="own", words=named)
    assert desk.find("zivver koppelen")[0].wording == WORDS["nl"], "nothing was kept"
    assert desk.publish(which="own", words=named, checked=True).wordings == named


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Hoe koppel ik Zivver?", "Hoe koppel ik Zivver?"), ("Hoe open ik het dossier van mevrouw Jansen?", ""),
        ("Hoe krijgt De Vries een account?", ""), ("Zo hielp ik een VRIES uit de brand", ""),
    ],
)  # fmt: skip
def test_a_question_in_which_somebody_is_named_is_not_the_title(desk: Desk, words: str, title: str) -> None:
    desk.asked(words=words)
    assert desk.draft().wordings["nl"].title == title


def test_the_name_of_who_asked_stops_it_as_any_name_does(desk: Desk) -> None:
    desk.asked()
    desk.draft()
    named = {"nl": Wording(title="Zivver koppelen", text="Zo hielp ik een VRIES uit de brand.")}
    with pytest.raises(errors.SeemsPersonal):
        desk.publish(words=named)
    assert desk.see().status is Status.DRAFT
    assert desk.publish(words=named, checked=True).status is Status.ASKED
    desk.own()
    assert desk.publish(which="own", words=named).status is Status.PUBLISHED, "nobody asked, so it is just a word"


def test_only_its_owner_and_a_coordinator_change_it(desk: Desk) -> None:
    desk.own()
    for stranger in (ANNA, LIAM, SANNE):
        with pytest.raises(errors.NotOwner):
            desk.publish(stranger, "own")
    assert desk.publish(NOOR, "own").owner == BRAM


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ({}, errors.Empty),
        ({"nl": Wording(title="Zo", text="  ")}, errors.Empty),
        ({"nl": Wording(title="x" * 81, text="Zo")}, errors.TooLong),
        ({"nl": Wording(title="Zo", text="x" * 2001)}, errors.TooLong),
    ],
)
def test_words_that_do_not_make_an_article_are_refused(
    desk: Desk, words: dict[str, Wording], refused: type[errors.Refused]
) -> None:
    desk.own()
    with pytest.raises(refused):
        desk.house.do(lambda tx: usecases.knowledge.edit(tx, person(BRAM), ArticleId("own"), words, now=NOW))


def test_on_its_day_its_owner_hears_once_and_saying_it_is_right_gives_it_half_a_year(desk: Desk) -> None:
    desk.own()
    day = datetime(2026, 12, 1, 8, tzinfo=NOW.tzinfo)
    for moment in (day - timedelta(days=1), day, day + timedelta(days=1)):
        desk.house.do(partial(usecases.knowledge.tick, now=moment, rules=RULES))
    assert desk.house.told(Kind.REVIEW) == [(BRAM, "review 2026-12-01")]
    after = desk.publish(which="own", now=day)
    assert (after.review_by, after.ask_on) == (date(2027, 6, 1), date(2027, 6, 1))
    assert desk.house.do(lambda tx: usecases.knowledge.next_due(tx, RULES)) is not None


def test_who_leaves_leaves_their_articles_to_who_looks_at_them_next(desk: Desk) -> None:
    desk.own()
    desk.house.do(lambda tx: usecases.knowledge.leave(tx, BRAM, now=NOW, rules=RULES))
    assert desk.find("zivver koppelen")[0].id == "own"
    desk.house.do(lambda tx: people.appoint(tx, Role.KEY_USER, [SANNE]))
    assert desk.publish(SANNE, "own").owner == SANNE
