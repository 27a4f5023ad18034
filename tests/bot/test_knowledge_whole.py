"""Articles out to a file and in again, whatever they are: nothing of them is lost, on both stores."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

import bot.knowledge
import usecases.knowledge
from domain.knowledge import Article, ArticleId, Edition, Source, Status, Volume, Wording
from storage import knowledge
from storage.store import Store
from tests.examples import BRAM, NOW, SANNE
from tests.usecases.house import House
from tests.usecases.known import ONE, Desk

TODAY = NOW.date()
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
LATER = NOW + timedelta(days=3)


def words(longest: int, *, one_line: bool = False) -> st.SearchStrategy[str]:
    """As they are kept: without space around them, and a title on one line."""
    typed = st.text(LETTERS, min_size=1, max_size=longest)
    return typed.map(lambda said: " ".join(said.split()) if one_line else said.strip()).filter(bool)


WORDINGS = st.dictionaries(
    st.sampled_from(["nl", "en"]), st.builds(Wording, title=words(80, one_line=True), text=words(200)), min_size=1
)


@st.composite
def volumes(draw: st.DrawFn) -> Volume:
    """An article of any state, with up to three editions, due or expired."""
    said = draw(st.lists(WORDINGS, min_size=1, max_size=3))
    moments = sorted(draw(st.lists(st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1)),  # noqa: DTZ001
                                   min_size=len(said), max_size=len(said))))  # fmt: skip
    day = draw(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
    editions = tuple(Edition(version=at + 1, at=moments[at], wordings=one) for at, one in enumerate(said))
    topic, owner = draw(st.none() | words(60, one_line=True)), draw(st.sampled_from([None, BRAM, SANNE]))
    made = Article(
        id=ArticleId(draw(st.uuids()).hex), status=draw(st.sampled_from(sorted(set(Status) - {Status.ASKED}))),
        topic=topic, owner=owner, question=None,
        wordings=said[-1], version=len(said), review_by=day, ask_on=day if day > TODAY else None,
    )  # fmt: skip
    return Volume(article=made, editions=editions)


def everything(house: House) -> list[Volume]:
    return house.do(usecases.knowledge.everything)


def shelve(house: House, text: str, now: datetime = NOW) -> tuple[int, int]:
    shelf = bot.knowledge.read(text, TODAY)
    assert shelf.mistakes == []
    return house.do(lambda tx: usecases.knowledge.shelve(tx, shelf.volumes, now=now))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(volumes(), max_size=4, unique_by=lambda one: one.article.id))
def test_what_goes_out_comes_in_with_its_history_in_an_empty_store(store: Store, given_: list[Volume]) -> None:
    house = House(store)
    for one in given_:
        house.do(lambda tx, one=one: usecases.knowledge.shelve(tx, [one], now=LATER))  # type: ignore[misc]  # a default binds
    out, whole = bot.knowledge.written(everything(house)), everything(house)
    assert whole == sorted(given_, key=lambda one: one.article.id)
    house.begin()
    assert shelve(house, out, LATER) == (len(given_), 0)
    assert (everything(house), bot.knowledge.written(everything(house))) == (whole, out)
    assert shelve(house, out, LATER) == (0, 0)


@pytest.fixture
def desk(house: House) -> Desk:
    return Desk(house)


@pytest.fixture
def house(store: Store) -> House:
    return House(store)


def exported(desk: Desk, **changes: Any) -> str:
    """The whole store as a file, with this changed in its first article."""
    first, *rest = everything(desk.house)
    last = replace(first.editions[-1], wordings=changes.pop("wordings", first.article.wordings))
    changed = Volume(article=replace(first.article, **changes), editions=(*first.editions[:-1], last))
    return bot.knowledge.written([changed, *rest])


@pytest.mark.parametrize("answer", ["", "no"])
def test_no_file_shares_what_who_asked_did_not_agree_to(desk: Desk, answer: str) -> None:
    desk.asked()
    desk.draft()
    desk.publish()
    if answer:
        desk.agree(yes=False)
    before = desk.see()
    shelve(desk.house, exported(desk, status=Status.PUBLISHED))
    assert desk.see() == before
    assert {one.source for one in desk.find("zivver koppelen")} <= {Source.TIP}


def test_other_words_from_a_file_were_not_agreed_to(desk: Desk) -> None:
    desk.asked()
    desk.draft()
    desk.publish()
    shelve(desk.house, exported(desk, wordings={"nl": Wording(title="Zivver", text="Anders.")}))
    assert (desk.see().status, desk.see().ask_on, desk.see().version) == (Status.DRAFT, None, 3)


def test_what_waits_for_who_asked_is_a_draft_where_nobody_asked(desk: Desk) -> None:
    desk.asked()
    desk.draft()
    desk.publish()
    out = exported(desk)
    desk.house.begin()
    shelve(desk.house, out)
    assert (desk.see(ONE).status, desk.see(ONE).question) == (Status.DRAFT, None)


def test_other_words_from_a_file_begin_what_was_missed_anew(desk: Desk) -> None:
    desk.own()
    desk.house.do(lambda tx: knowledge.missed(tx, Source.ARTICLE, "own"))
    shelve(desk.house, exported(desk, wordings={"nl": Wording(title="Zivver", text="Anders.")}))
    assert desk.see("own").missed == 0


def test_a_store_that_refuses_one_of_them_keeps_none(desk: Desk) -> None:
    desk.own()
    [whole] = everything(desk.house)
    torn = replace(whole, article=replace(whole.article, id=ArticleId("torn")), editions=(*whole.editions * 2,))
    desk.house.begin()
    with pytest.raises(IntegrityError):
        desk.house.do(lambda tx: usecases.knowledge.shelve(tx, [whole, torn], now=NOW))
    assert everything(desk.house) == []
