"""What is pressed on an article's card: it goes out in one language or both, and nothing typed is lost."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from dialogs import routes
from dialogs.turn import Card, Reply, Turn
from domain.knowledge import ArticleId, Status, Wording
from domain.people import PersonId
from storage import knowledge
from storage.store import open_store
from tests.examples import ANNA, BRAM, NOW, RULES, person
from tests.usecases.house import House
from tests.usecases.known import ONE, SEED, Desk

NL, EN = ("Zivver koppelen", "Vraag het via de tegel."), ("Connect Zivver", "Ask for it on the intranet.")
BOTH = {"title": NL[0], "text": NL[1], "title_other": EN[0], "text_other": EN[1]}


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Desk]:
    """Anna's question was answered by Bram, and that helped."""
    store = open_store(sqlite_url)
    made = Desk(House(store))
    made.asked()
    yield made
    store.close()


def press(desk: Desk, verb: str, who: PersonId = BRAM, **data: str) -> Reply:
    turn = Turn(person=person(who), now=NOW, seed=SEED, verb=verb, data=data)
    return desk.house.do(lambda tx: routes.answer(tx, turn, RULES))


def history(desk: Desk) -> list[dict[str, Wording]]:
    editions = desk.house.do(lambda tx: knowledge.history(tx, ArticleId(ONE)))
    return [dict(one.wordings) for one in editions]


def test_one_press_makes_a_draft_with_nothing_left_to_fill_in(desk: Desk) -> None:
    assert press(desk, "article.draft", question="q1") == Reply(card=Card.ARTICLE, ids={"article": ONE})
    [words] = history(desk)
    assert words == {"nl": Wording(title="Hoe koppel ik Zivver?", text="Via de tegel.")}


def test_it_is_written_in_both_languages_and_found_in_each(desk: Desk) -> None:
    press(desk, "article.draft", question="q1")
    assert press(desk, "article.publish", BRAM, article=ONE, **BOTH).card is Card.ARTICLE
    assert press(desk, "article.consent", ANNA, article=ONE, answer="yes").card is Card.CONSENT
    for text, language, title in (("zivver koppelen", "nl", NL[0]), ("connect zivver", "en", EN[0])):
        [first, *_] = desk.find(text, language)
        assert (first.id, first.wording.title) == (ONE, title)


def test_what_it_said_before_stays_in_its_history(desk: Desk) -> None:
    press(desk, "article.draft", question="q1")
    reply = press(desk, "article.edit", article=ONE, title=NL[0], text=NL[1])
    assert reply.ids == {"article": ONE, "told": "article-kept"}
    press(desk, "article.edit", BRAM, article=ONE, **BOTH)
    assert [sorted(one) for one in history(desk)] == [["nl"], ["nl"], ["en", "nl"]]


def test_the_name_of_who_asked_is_shown_back_with_all_that_was_typed(desk: Desk) -> None:
    press(desk, "article.draft", question="q1")
    typed = {**BOTH, "text_other": "As Vries found out."}
    reply = press(desk, "article.publish", BRAM, article=ONE, **typed)
    assert (reply.ids, reply.words) == ({"article": ONE, "seen": "name"}, typed)
    assert (len(history(desk)), desk.see().status) == (1, Status.DRAFT), "nothing was kept"
    press(desk, "article.publish", BRAM, article=ONE, checked="1", **typed)
    assert desk.see().status is Status.ASKED


def test_after_sharing_the_card_asks_nothing(desk: Desk) -> None:
    desk.own()
    reply = press(desk, "article.publish", article="own", title=NL[0], text=NL[1])
    assert reply == Reply(card=Card.ARTICLE, ids={"article": "own"})


def test_what_nobody_agreed_to_becomes_ones_own_by_one_press(desk: Desk) -> None:
    press(desk, "article.draft", question="q1")
    press(desk, "article.publish", BRAM, article=ONE, **BOTH)
    assert press(desk, "article.draft", article=ONE).ids == {"article": ONE}, "not while it waits"
    desk.tick(NOW + timedelta(days=8))
    desk.tick(NOW + timedelta(days=16))
    own = press(desk, "article.draft", article=ONE)
    assert own.ids["told"] == "article-anew"
    assert own.ids["article"] != ONE
    assert press(desk, "article.draft", article=ONE) == own
