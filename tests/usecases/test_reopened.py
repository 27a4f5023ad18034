"""An answer that turned out not to help: what was made of it waits, and the next answer has its own word and thanks."""

from datetime import timedelta

import pytest

import usecases.knowledge
from domain import errors
from domain.knowledge import Article, ArticleId, Status
from domain.messages import Kind
from domain.people import PersonId
from domain.questions import Act, Question
from storage import knowledge
from storage.tx import Tx
from tests.examples import ANNA, NOW, RULES
from tests.usecases.desk import Desk
from tests.usecases.house import SEED

OTHER = bytes(reversed(range(32)))
STILL = "De knop is er niet."


def draft(desk: Desk, which: Question, who: PersonId, seed: bytes = SEED) -> Article:
    someone = desk.person(who)
    return desk.do(lambda tx: usecases.knowledge.draft(tx, someone, which.id, seed=seed, now=NOW, rules=RULES))


def publish(desk: Desk, who: PersonId, article: Article) -> Article:
    someone, words = desk.person(who), article.wordings
    return desk.do(
        lambda tx: usecases.knowledge.publish(tx, someone, article.id, words, checked=True, now=NOW, rules=RULES)
    )


def agree(desk: Desk, which: ArticleId, *, yes: bool = True) -> Article:
    return desk.do(
        lambda tx: usecases.knowledge.consent(
            tx, ANNA, which, yes=yes, version=_article(tx, which).version, now=NOW, rules=RULES
        )
    )


def _article(tx: Tx, which: ArticleId) -> Article:
    found = knowledge.find(tx, which)
    assert found is not None
    return found


def status(desk: Desk, article: Article) -> Status:
    found = desk.do(lambda tx: knowledge.find(tx, article.id))
    assert found is not None
    return found.status


def helped(desk: Desk) -> tuple[Question, PersonId, Article]:
    """A question whose answer helped, who gave it, and the article they began."""
    which = desk.ask()
    first = desk.waits_for(which)
    desk.act(Act.ANSWER, which, first)
    desk.act(Act.ACCEPT, which, ANNA)
    return which, first, draft(desk, which, first)


def answered_by_another(desk: Desk, which: Question, first: PersonId) -> PersonId:
    """Reopened, and given away by who answered first; who answers now."""
    desk.act(Act.REOPEN, which, ANNA, STILL)
    desk.act(Act.PASS, which, first)
    second = desk.waits_for(which)
    assert second != first
    desk.act(Act.ANSWER, which, second)
    return second


def test_consent_to_what_was_finished_while_it_is_asked_again_is_asked_when_it_helps_again(desk: Desk) -> None:
    which, first, article = helped(desk)
    desk.act(Act.REOPEN, which, ANNA, STILL)
    assert publish(desk, first, article).status is Status.ASKED
    desk.act(Act.ANSWER, which, first)
    assert desk.told(Kind.CONSENT) == []
    with pytest.raises(errors.NotAccepted):
        agree(desk, article.id)
    desk.act(Act.ACCEPT, which, ANNA)
    assert desk.told(Kind.CONSENT) == [ANNA]
    assert draft(desk, which, first).id == article.id
    assert agree(desk, article.id).status is Status.PUBLISHED


def test_a_draft_waits_through_a_reopening_and_is_asked_about_when_it_is_finished(desk: Desk) -> None:
    which, first, article = helped(desk)
    desk.act(Act.REOPEN, which, ANNA, STILL)
    desk.act(Act.ANSWER, which, first)
    desk.act(Act.ACCEPT, which, ANNA)
    assert (status(desk, article), desk.told(Kind.CONSENT)) == (Status.DRAFT, [])
    publish(desk, first, article)
    publish(desk, first, article)
    assert desk.told(Kind.CONSENT) == [ANNA], "once"


def test_consent_that_was_asked_before_it_was_reopened_is_asked_again(desk: Desk) -> None:
    which, first, article = helped(desk)
    publish(desk, first, article)
    desk.act(Act.REOPEN, which, ANNA, STILL)
    with pytest.raises(errors.NotAccepted):
        agree(desk, article.id)
    desk.act(Act.ANSWER, which, first)
    desk.act(Act.ACCEPT, which, ANNA)
    assert desk.told(Kind.CONSENT) == [ANNA, ANNA]


@pytest.mark.parametrize("finished", [True, False])
def test_another_answer_withdraws_the_draft_of_the_first_and_has_one_of_its_own(desk: Desk, finished: bool) -> None:
    which, first, article = helped(desk)
    if finished:
        publish(desk, first, article)
    second = answered_by_another(desk, which, first)
    over = Status.UNHEARD if finished else Status.WITHDRAWN
    assert status(desk, article) is over
    assert publish(desk, first, article).status is over, "no old card brings it back"
    assert desk.told(Kind.ARTICLE) == ([first] if finished else []), "who had finished it hears so"
    desk.act(Act.ACCEPT, which, ANNA)
    own = draft(desk, which, second, OTHER)
    assert (own.owner, own.status) == (second, Status.DRAFT)
    assert own.id != article.id
    publish(desk, second, own)
    assert agree(desk, own.id).status is Status.PUBLISHED
    with pytest.raises(errors.Unknown):
        agree(desk, article.id)


def test_what_everybody_finds_already_stays_and_the_next_answer_has_one_beside_it(desk: Desk) -> None:
    which, first, article = helped(desk)
    publish(desk, first, article)
    agree(desk, article.id)
    second = answered_by_another(desk, which, first)
    desk.act(Act.ACCEPT, which, ANNA)
    assert status(desk, article) is Status.PUBLISHED
    assert draft(desk, which, second, OTHER).owner == second


def test_a_no_stays_a_no_whatever_is_pressed(desk: Desk) -> None:
    which, first, article = helped(desk)
    publish(desk, first, article)
    agree(desk, article.id, yes=False)
    assert publish(desk, first, article).status is Status.WITHDRAWN
    assert draft(desk, which, first, OTHER).id == article.id


def test_a_thank_you_before_it_was_reopened_is_not_for_the_next_who_answers(desk: Desk) -> None:
    which, first, _ = helped(desk)
    desk.act(Act.THANK, which, ANNA)
    second = answered_by_another(desk, which, first)
    assert [one.person for one in desk.see(which).thanked] == [first]
    later = NOW + timedelta(days=1)
    version = desk.act(Act.THANK, which, ANNA, now=later).version
    assert desk.act(Act.THANK, which, ANNA, now=later).version == version, "once for each answer"
    assert [one.person for one in desk.see(which).thanked] == [first, second]
    assert [row["receiver"] for row in desk.owed(Kind.THANKS)] == [first, first, second]
