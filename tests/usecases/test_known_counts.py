"""Whether what was found helped: what is counted, how often, and when an owner hears of it."""

from datetime import date, datetime, timedelta

import pytest

import usecases.knowledge
from domain import search
from domain.knowledge import Article, ArticleId, Source, Status, Wording
from domain.messages import Kind
from storage import knowledge, once, tables
from tests.asked import by_words, known, questions
from tests.examples import ANNA, NOW, RULES
from tests.usecases.desk import DAAN, Desk
from usecases.knowledge import finding

ABOUT = "Hoe koppel ik Zivver aan Outlook?"
OTHER = "Hoe verlaat ik de blokkendoos?"
OWN = ArticleId("own")
WORDS = {"nl": Wording(title="Zivver koppelen aan Outlook", text="Vraag het via de tegel op intranet.")}


@pytest.fixture
def kept(desk: Desk) -> Desk:
    """With an article of Daan's on it."""
    made = Article(
        id=OWN, status=Status.PUBLISHED, topic="Outlook", owner=DAAN, question=None, wordings=WORDS, version=1,
        review_by=date(2027, 5, 17), ask_on=None,
    )  # fmt: skip
    desk.do(lambda tx: knowledge.add(tx, made, at=NOW, person=DAAN))
    return desk


def ask(
    desk: Desk, n: int = 0, *, text: str = ABOUT, seen: tuple[str, ...] = ("article:own",), now: datetime = NOW,
    topic: str = "",
) -> None:  # fmt: skip
    """A person, though this was shown; each number is another form."""
    desk.ask(text, nonce=f"form {n}", seed=bytes([n]) * 32, seen=seen, now=now, topic=topic)


def asks(desk: Desk, *numbers: int, now: datetime = NOW) -> None:
    for n in numbers:
        ask(desk, n, now=now)


def helps(desk: Desk, n: int = 100) -> None:
    desk.do(lambda tx: usecases.knowledge.helped(tx, Source.ARTICLE, OWN, f"form {n}", by=ANNA, now=NOW, rules=RULES))


def counts(desk: Desk) -> tuple[int, int]:
    return desk.do(lambda tx: knowledge.counts(tx, Source.ARTICLE, OWN))


def nagged(desk: Desk) -> list[str]:
    return [occasion for who, occasion in desk.house.told(Kind.REVIEW) if who == DAAN]


def test_only_what_stood_there_first_is_missed(kept: Desk) -> None:
    ask(kept, 1, seen=("tip:outlook-rules", "article:own"))
    assert counts(kept) == (0, 0)
    ask(kept, 2, seen=("article:own", "tip:outlook-rules"))
    assert counts(kept) == (0, 1)
    assert kept.do(lambda tx: knowledge.counts(tx, Source.TIP, "outlook-rules")) == (0, 0)


@pytest.mark.parametrize(
    ("text", "topic", "missed"),
    [(ABOUT, "", 1), (ABOUT, "outlook", 1), (ABOUT, "Excel", 0), (OTHER, "", 0), (OTHER, "Outlook", 0)],
)
def test_what_is_about_something_else_was_not_missed(kept: Desk, text: str, topic: str, missed: int) -> None:
    ask(kept, text=text, topic=topic)
    assert counts(kept) == (0, missed)


def test_hardly_anything_that_is_no_answer_says_most_of_a_question() -> None:
    first = [(one, found[0]) for one in questions() if (found := by_words(one.text))]
    counted = {
        right: [finding.says(known()[top], search.terms(one.text, RULES.concepts)) for one, top in first
                if (top in one.answer) is right]
        for right in (True, False)
    }  # fmt: skip
    shares = {right: sum(each) / len(each) for right, each in counted.items()}
    assert shares[False] < 0.15
    assert shares[True] > 0.5


def test_what_is_there_no_longer_was_not_missed(kept: Desk) -> None:
    found = kept.do(lambda tx: usecases.knowledge.find(tx, ABOUT, "nl", rules=RULES))[0]
    assert (found.source, found.id) == (Source.ARTICLE, OWN)
    ask(kept, seen=("article:gone", "article:own"))
    assert counts(kept) == (0, 0)


def test_after_three_in_a_row_its_owner_hears_of_it_and_once_a_month_at_most(kept: Desk) -> None:
    asks(kept, 1, 2)
    assert nagged(kept) == []
    asks(kept, 3)
    assert nagged(kept) == ["missed 2026-11-17"]
    asks(kept, 4, 5, 6, now=NOW + timedelta(days=29))
    assert len(nagged(kept)) == 1
    asks(kept, 7, now=NOW + timedelta(days=30))
    assert nagged(kept) == ["missed 2026-11-17", "missed 2026-12-17"]


@pytest.mark.parametrize("what", ["helped", "edited", "looked at"])
def test_helping_an_edit_and_a_look_of_its_owner_each_begin_the_row_anew(kept: Desk, what: str) -> None:
    asks(kept, 1, 2)
    daan, other = kept.person(DAAN), {"nl": Wording(title="Zivver koppelen", text="Via de tegel in Outlook.")}
    if what == "helped":
        helps(kept)
    elif what == "edited":
        kept.do(lambda tx: usecases.knowledge.edit(tx, daan, OWN, other, now=NOW))
    else:
        kept.do(lambda tx: usecases.knowledge.publish(tx, daan, OWN, WORDS, checked=True, now=NOW, rules=RULES))
    assert counts(kept)[1] == 0
    asks(kept, 3, 4)
    assert nagged(kept) == []
    asks(kept, 5)
    assert len(nagged(kept)) == 1


def test_a_row_that_begins_anew_does_not_make_the_month_shorter(kept: Desk) -> None:
    asks(kept, 1, 2, 3)
    helps(kept)
    asks(kept, 4, 5, 6, now=NOW + timedelta(days=7))
    assert len(nagged(kept)) == 1


def test_a_form_counts_once_wherever_it_is_open(kept: Desk) -> None:
    for n in (1, 1, 2):
        helps(kept, n)
    assert counts(kept) == (2, 0)


def test_a_form_on_which_something_helped_misses_nothing(kept: Desk) -> None:
    helps(kept, 1)
    ask(kept, 1)
    assert counts(kept) == (1, 0)


def test_that_a_form_counted_is_kept_for_a_day_and_leads_to_nobody(kept: Desk) -> None:
    helps(kept)
    [row] = kept.house.rows(tables.once)
    assert (row["card"], row["ids"], row["day"]) == (None, {}, int(NOW.timestamp()) // 86_400)
    assert not any(word in row["key"] for word in ("form", ANNA, OWN))
    assert kept.do(lambda tx: once.forget(tx, NOW + timedelta(days=2))) == 1
