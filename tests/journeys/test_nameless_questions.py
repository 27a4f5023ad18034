"""Questions without a name, from the form to the word of who asked, as the people in them read it."""

import re

import pytest
from sqlalchemy import text

import bot.feed
from tests.fakes.client import Colleague
from tests.journeys.asking import (
    ANSWER,
    APP,
    MISSING,
    QUESTION,
    asked_nameless,
    looks,
    presses_titled,
    with_work,
)
from tests.journeys.kring import Kring

MOVES = text("UPDATE person SET department = 'Radiologie', location = 'Radiologie' WHERE id = :who")
HOUR = re.compile(r"\d\d:\d\d")
TITLE = f"De blokkendoos van {APP} verlaten"
MORNING = "2026-11-18T09:00"
KINDS = "een naam, een telefoonnummer"
each_way = pytest.mark.parametrize("naming", ["told", "pull"])
each_press = pytest.mark.parametrize("by", ["presses", "submits"])
each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


async def proposed(kring: Kring, asker: Colleague, naming: str, text: str = ANSWER) -> tuple[str, Colleague]:
    """It helped, and its key user made an article of it."""
    card, first, _ = await asked_nameless(kring, asker, naming)
    await first.presses("question.answer", text=ANSWER)
    await looks(asker, naming, card)
    await asker.presses("question.accept", card)
    await kring.at(MORNING)
    await first.presses("question.show")
    await first.presses("article.draft")
    await first.presses("article.publish", title=TITLE, text=text)
    return card, first


@each_store
@each_way
@each_press
async def test_a_question_without_a_name_is_asked_taken_answered_and_accepted_on_one_card(
    kring: Kring, eva: Colleague, naming: str, by: str
) -> None:
    card, first, _ = await asked_nameless(kring, eva, naming, by=by)
    assert eva.sees("question-with", card, who=first.name), "it goes out at once"
    assert (QUESTION in first.reads(), first.sees("nameless"), first.sees("asked-nameless")) == (True, True, True)
    await getattr(first, by)("question.take")
    await looks(eva, naming, card, by)
    assert eva.sees("question-taken", card, who=first.name)
    await getattr(first, by)("question.answer", text=ANSWER)
    await looks(eva, naming, card, by)
    assert eva.sees("question-answered", card)
    assert ANSWER in eva.reads(card)
    await getattr(eva, by)("question.accept", card)
    assert eva.sees("question-accepted", card)
    await getattr(eva, by)("question.thank", card)
    assert eva.sees("question-thanked", card)
    assert list(eva.chat) == [card]
    await kring.at(MORNING)
    assert first.sees("thanks-nameless-both")


@each_way
async def test_the_key_user_never_reads_a_name_a_chat_or_an_hour(kring: Kring, anna: Colleague, naming: str) -> None:
    await kring.write(lambda tx: tx.run(MOVES, who=anna.id))
    card, first, found = await asked_nameless(kring, anna, naming)
    other = next(one for one in found.values() if one is not first)
    await first.presses("question.handover", to=other.id, text="Jij kent dit.")
    await other.presses("question.take")
    await other.presses("question.answer", text=ANSWER)
    await looks(anna, naming, card)
    await anna.presses("question.reopen", card, text=MISSING)
    await other.says("te doen")
    await other.presses("question.show")
    await other.presses("question.answer", text=ANSWER)
    await looks(anna, naming, card)
    await anna.presses("question.accept", card)
    await kring.at(MORNING)
    for one in (first, other):
        assert not HOUR.search(one.ever_read())
        assert not [word for word in ("anna", "Anna", "Radiologie") if word in str(one.ever_shown())]
    assert MISSING in other.ever_read()
    assert "di 17 nov" in other.ever_read()


async def test_it_reads_english_too(kring: Kring, liam: Colleague) -> None:
    card, first, _ = await asked_nameless(kring, liam, "pull")
    assert liam.sees("question-card", card)
    assert liam.sees("question-pull", card)
    await first.presses("question.answer", text=ANSWER)
    await liam.presses("question.status")
    assert liam.sees("question-answered", card)
    assert not HOUR.search(liam.reads(card))


async def test_who_wants_to_be_told_is_pinged_without_a_subject(kring: Kring, anna: Colleague) -> None:
    card, first, _ = await asked_nameless(kring, anna, "told")
    await first.presses("question.take")
    assert kring.shown == [], "that somebody took it changes the card in silence"
    await first.presses("question.answer", text=ANSWER)
    (ping,) = kring.shown
    assert (ping["to"], ping["activityType"]) == (anna.id, "loopNews")
    assert ping["text"] == anna.told("feed-news-plain")
    assert not [word for word in (QUESTION, ANSWER, APP, first.name) if word in str(ping)]
    assert list(anna.chat) == [card]


async def test_where_graph_will_not_one_chat_message_leads_to_the_card_and_names_no_subject(
    kring: Kring, anna: Colleague
) -> None:
    assert isinstance(kring.service.feed, bot.feed.LocalFeed)
    card, first, _ = await asked_nameless(kring, anna, "told")
    kring.service.feed.refuse = 403
    await first.presses("question.answer", text=ANSWER)
    assert (len(anna.chat), anna.sees("question-ping-nameless")) == (2, True)
    assert not [word for word in (QUESTION, ANSWER, APP, first.name) if word in str(anna.card())]
    await anna.presses("question.status")
    assert anna.sees("question-answered")
    assert anna.sees("question-answered", card)


@each_store
async def test_who_looks_for_themselves_gets_nothing_sent(kring: Kring, anna: Colleague) -> None:
    card, first, _ = await asked_nameless(kring, anna, "pull")
    sent = len(kring.teams.to(f"a:{anna.id}"))
    await first.presses("question.answer", text=ANSWER)
    assert (kring.shown, len(kring.teams.to(f"a:{anna.id}"))) == ([], sent)
    assert anna.sees("question-asked", card)


@each_store
@each_way
async def test_an_article_waits_for_their_yes_on_their_own_card(kring: Kring, anna: Colleague, naming: str) -> None:
    card, first = await proposed(kring, anna, naming)
    pings = [line["text"] for line in kring.shown if line["to"] == anna.id]
    assert pings == ([anna.told("feed-news-plain")] * 2 if naming == "told" else []), "answered, and may it be read"
    await looks(anna, naming, card)
    assert anna.sees("consent-title", card)
    assert TITLE in anna.reads(card)
    await anna.presses("article.consent", card)
    assert anna.sees("consent-published", card)
    assert not anna.sees("consent-title", card)
    assert list(anna.chat) == [card]
    await kring.at("2026-11-19T09:00")
    assert first.sees("article-consented")
    assert anna.name not in first.ever_read()
    await anna.says(f"Hoe kom ik uit de blokkendoos van {APP}?")
    assert TITLE in anna.reads()


@each_store
@each_way
async def test_a_word_of_their_own_name_is_pointed_out_to_them_alone(
    kring: Kring, anna: Colleague, naming: str
) -> None:
    card, first = await proposed(kring, anna, naming, f"{ANSWER} Net als anna deed.")
    await looks(anna, naming, card)
    assert (anna.sees("consent-subtitle-named", card), anna.sees("consent-subtitle", card)) == (True, False)
    assert not first.sees("consent-subtitle-named")


@each_press
async def test_a_no_is_kept(kring: Kring, anna: Colleague, by: str) -> None:
    card, first = await proposed(kring, anna, "told")
    if by == "presses":
        await presses_titled(anna, anna.told("act-consent-no"))
    else:
        no = next(one["data"] for one in anna.buttons(card) if one["data"].get("answer") == "no")
        await anna.sends(anna.submitting("article.consent", card) | {"value": no | {"verb": "article.consent"}})
    assert anna.sees("consent-withdrawn", card)
    await kring.at("2026-11-19T09:00")
    assert first.sees("article-refused")


@each_store
@each_way
async def test_not_yet_by_the_receipt_goes_to_who_answered(kring: Kring, anna: Colleague, naming: str) -> None:
    card, first, found = await asked_nameless(kring, anna, naming)
    await first.presses("question.answer", text=ANSWER)
    await looks(anna, naming, card)
    await anna.presses("question.reopen", card, text=MISSING)
    assert anna.sees("question-again", card)
    assert with_work(found) == [first]
    assert (MISSING in first.reads(), first.sees("asked-again")) == (True, True)


async def test_a_name_in_what_is_still_asked_is_asked_about_until_it_goes_all_the_same(
    kring: Kring, anna: Colleague
) -> None:
    card, first, _ = await asked_nameless(kring, anna, "told")
    await first.presses("question.answer", text=ANSWER)
    told = "Mevrouw Jansen op 06-12345678 kan het ook niet."
    await anna.presses("question.reopen", card, text=told)
    assert anna.sees("ask-trace", card, what=KINDS)
    await anna.presses("question.reopen", card)
    assert anna.sees("ask-trace", card, what=KINDS)
    assert told not in first.ever_read()
    await anna.insists("question.reopen", card)
    assert anna.sees("question-again", card)
    assert told in first.reads()


@each_store
@each_way
@each_press
async def test_what_is_taken_back_by_the_receipt_asks_nobody_anymore(
    kring: Kring, anna: Colleague, naming: str, by: str
) -> None:
    card, first, found = await asked_nameless(kring, anna, naming)
    late = first.pressing("question.take")
    await getattr(anna, by)("question.withdraw", card)
    assert anna.sees("question-withdrawn", card)
    assert first.sees("asked-passed-withdrawn")
    await first.sends(late)
    assert first.sees("asked-done")
    await kring.at("2026-11-18T12:00")
    assert with_work(found) == [first]


@each_store
async def test_thirty_days_after_closing_the_mailbox_is_gone_and_the_card_still_opens_the_question(
    kring: Kring, anna: Colleague
) -> None:
    card, first, _ = await asked_nameless(kring, anna, "told")
    await first.presses("question.answer", text=ANSWER)
    await anna.presses("question.accept", card)
    await kring.at("2026-12-18T09:30")
    assert not anna.sees("question-told", card)
    pinged = len(kring.shown)
    await anna.presses("question.reopen", card, text=MISSING)
    assert anna.sees("question-told", card)
    await first.says("te doen")
    await first.presses("question.show")
    await first.presses("question.answer", text=ANSWER)
    assert anna.sees("question-answered", card)
    assert len(kring.shown) == pinged + 1
