"""An answer that helped, on its way to everybody: what follows by itself, and what nobody agreed to."""

import pytest

from domain.knowledge import Source
from storage import knowledge
from tests.fakes.client import Colleague, parts
from tests.journeys.asking import ANSWER, APP, KNOWN, QUESTION, answered, asked, key_users
from tests.journeys.kring import Kring

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
TITLE = f"De blokkendoos van {APP} verlaten"


async def offered(kring: Kring, anna: Colleague) -> Colleague:
    """Who answered, and shares it: Anna is asked whether she agrees."""
    _, first = await answered(anna, await key_users(kring))
    await anna.presses("question.accept")
    assert anna.sees("question-keep")
    await kring.at("2026-11-18T09:00")
    await first.presses("question.show")
    await first.presses("article.draft")
    assert first.sees("article-asks-first")
    await first.presses("article.publish", title=TITLE, text=ANSWER)
    assert first.sees("article-state-asked")
    assert anna.sees("consent-title")
    return first


@each_store
async def test_one_answer_and_everything_else_follows_by_itself(kring: Kring, anna: Colleague) -> None:
    card, first = await asked(anna, await key_users(kring))
    await first.presses("question.answer", text=ANSWER)  # the one act of who answers (NW6)
    assert anna.sees("question-answered", card), "status"
    assert [(line["to"], first.name in line["text"]) for line in kring.shown] == [(anna.id, True)], "notice"
    await anna.presses("question.accept")
    await kring.at("2026-11-18T09:00")
    assert first.sees("thanks-title", count=1), "digest"
    await first.presses("question.show")
    await first.presses("article.draft")
    fields = {one["id"]: one["value"] for one in parts(first.card()) if one.get("isRequired")}
    assert fields == {"title": QUESTION, "text": ANSWER}, "and the draft, with nothing to fill in"
    await first.presses("article.publish")
    assert first.sees("article-state-asked")


@each_store
async def test_what_who_asked_never_says_becomes_an_article_of_its_owners_own(
    kring: Kring, anna: Colleague, liam: Colleague
) -> None:
    first = await offered(kring, anna)
    before = len(anna.chat)
    await kring.at("2026-11-26T09:00")
    assert (len(anna.chat), anna.sees("consent-title")) == (before + 1, True)
    await kring.at("2026-12-04T09:00")
    told = next(one for one in first.chat if first.sees("article-silent", one))  # the note of the month came too
    assert len(anna.chat) == before + 1
    await anna.presses("article.consent")
    assert anna.sees("consent-unheard")
    await first.presses("article.draft", told)
    assert first.sees("article-anew", told)
    await first.presses("article.publish", told)
    assert first.sees("article-state-published", told)
    await liam.says(f"How do I leave the blokkendoos of {APP}?")
    assert ANSWER in liam.reads()
    assert len(anna.chat) == before + 1, "of that one nobody is asked"


@each_store
async def test_the_card_of_who_asked_says_what_is_so_of_being_asked_and_of_their_yes(
    kring: Kring, anna: Colleague
) -> None:
    await offered(kring, anna)
    card = anna.where("question.thank")
    assert (anna.sees("question-keep", card), anna.sees("question-agreed", card)) == (False, False)
    await anna.presses("article.consent")
    assert (anna.sees("consent-published"), anna.sees("question-agreed", card)) == (True, True)


@each_store
async def test_that_it_helps_on_two_devices_counts_once(kring: Kring, anna: Colleague) -> None:
    await anna.says(KNOWN)
    presses = [anna.pressing("question.found") for _ in range(2)]
    first, second = [(await anna.sends(one)).value for one in presses]
    assert first == second
    which = presses[0]["value"]["action"]["data"]["tip"]
    assert await kring.write(lambda tx: knowledge.counts(tx, Source.TIP, which)) == (1, 0)
