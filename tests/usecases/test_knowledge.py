"""What is known: found, told whether it helped, and made of an answer with the consent of who asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import insert

import usecases.knowledge
from domain import errors
from domain.knowledge import Article, ArticleId, Found, Source, Status, Wording
from domain.messages import Kind
from domain.nameless import Actor, Bearer, kept
from domain.people import PersonId, Role
from storage import knowledge, people, tables
from tests.examples import ANNA, BRAM, LIAM, NOOR, NOW, RULES, SANNE, person
from tests.usecases.house import House

SEED = bytes(range(32))
WORDS = {"nl": Wording(title="Zivver koppelen aan Outlook", text="Vraag het via de tegel op intranet.")}
ASKED = {
    "id": "q1", "code": "ABCDEF", "naming": "named", "state": "accepted", "circle": "one", "topic": "Outlook",
    "words": "Hoe koppel ik\nZivver?", "asker": ANNA, "key_user": BRAM, "version": 3, "asked_at": NOW,
}  # fmt: skip
ANSWER = {"question": "q1", "version": 3, "at": NOW, "act": "answer", "person": BRAM, "words": "Via de tegel."}


class Desk:
    """What is done with what is known, each act a transaction of its own."""

    def __init__(self, house: House) -> None:
        self.house = house

    def asked(self, **changes: Any) -> None:
        question, event = insert(tables.question).inline(), insert(tables.question_event).inline()
        self.house.do(lambda tx: tx.run(question, **ASKED | changes))
        self.house.do(lambda tx: tx.run(event, **ANSWER))

    def draft(self, who: PersonId = BRAM) -> Article:
        do: Callable[..., Article] = usecases.knowledge.draft
        return self.house.do(lambda tx: do(tx, person(who), "q1", seed=SEED, now=NOW, rules=RULES))

    def publish(
        self, who: PersonId = BRAM, which: str = SEED.hex()[:32], words: dict[str, Wording] | None = None, *,
        checked: bool = False, now: datetime = NOW,
    ) -> Article:  # fmt: skip
        one = ArticleId(which)
        return self.house.do(
            lambda tx: usecases.knowledge.publish(
                tx, person(who), one, words or WORDS, checked=checked, now=now, rules=RULES
            )
        )

    def agree(self, by: Actor = ANNA, *, yes: bool = True) -> Article:
        one = ArticleId(SEED.hex()[:32])
        return self.house.do(lambda tx: usecases.knowledge.consent(tx, by, one, yes=yes, now=NOW, rules=RULES))

    def find(self, text: str, language: str = "nl", **more: Any) -> tuple[Found, ...]:
        return self.house.do(lambda tx: usecases.knowledge.find(tx, text, language, rules=RULES, **more))

    def miss(self, *found: Found, now: datetime = NOW) -> None:
        self.house.do(lambda tx: usecases.knowledge.missed(tx, found, now=now, rules=RULES))

    def own(self, which: str = "own", **changes: Any) -> Article:
        """An article of Bram's that everybody finds."""
        made = Article(
            id=ArticleId(which), status=Status.PUBLISHED, topic="Outlook", owner=BRAM, question=None, wordings=WORDS,
            version=1, review_by=date(2026, 12, 1), ask_on=date(2026, 12, 1),
        )  # fmt: skip
        self.house.do(lambda tx: knowledge.add(tx, replace(made, **changes), at=NOW, person=BRAM))
        return replace(made, **changes)


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


def test_after_three_times_in_a_row_that_it_did_not_help_its_owner_hears_of_it_once(desk: Desk) -> None:
    desk.own()
    [found] = [one for one in desk.find("zivver koppelen") if one.id == "own"]
    for _ in range(2):
        desk.miss(found)
    assert desk.house.told(Kind.REVIEW) == []
    desk.miss(found)
    desk.miss(found)
    assert [who for who, _ in desk.house.told(Kind.REVIEW)] == [BRAM]


def test_helping_in_between_begins_the_row_anew(desk: Desk) -> None:
    desk.own()
    [found] = [one for one in desk.find("zivver koppelen") if one.id == "own"]
    desk.miss(found)
    desk.miss(found)
    desk.house.do(lambda tx: usecases.knowledge.helped(tx, Source.ARTICLE, "own"))
    desk.miss(found)
    assert desk.house.told(Kind.REVIEW) == []


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
    assert desk.find("zivver koppelen") == ()


def test_who_asked_agrees_to_the_words_they_read_and_no_others(desk: Desk) -> None:
    desk.asked()
    desk.draft()
    desk.publish()
    other = {"nl": Wording(title="Zivver koppelen", text="Wie dit niet snapt, belt de ICT.")}
    which = ArticleId(SEED.hex()[:32])
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
    desk.house.do(lambda tx: usecases.knowledge.leave(tx, BRAM))
    assert desk.find("zivver koppelen")[0].id == "own"
    desk.house.do(lambda tx: people.appoint(tx, Role.KEY_USER, [SANNE]))
    assert desk.publish(SANNE, "own").owner == SANNE
