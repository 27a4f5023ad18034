"""Who wants to be told without a name: wherever they are, whoever they are, for as long as their mailbox lasts."""

import pytest
from sqlalchemy import func, select

import bot.feed
from domain.people import PersonId
from storage import people
from storage.tables import mailbox, message
from tests import examples
from tests.fakes.client import Colleague
from tests.journeys.kring import Kring
from tests.journeys.steps import AT_ONE, REASON, SENTENCE, SOLUTION, TITLE, nameless

pytestmark = pytest.mark.usefixtures("noor")

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
_BOXES = select(func.count()).select_from(mailbox)
_MAIL = select(func.count()).select_from(message).where(message.c.receiver.like("mailbox:%"))


async def kept(kring: Kring) -> tuple[int, int]:
    """Mailboxes, and messages for them."""
    return await kring.write(lambda tx: (int(tx.row(_BOXES)[0]), int(tx.row(_MAIL)[0])))


async def begun(kring: Kring, reporter: Colleague, handler: Colleague) -> str:
    card = await nameless(reporter, "told", SENTENCE if reporter.language == "nl" else "Outlook is slow all week")
    await kring.at(AT_ONE)
    await handler.presses("friction.take", title=TITLE)
    return card


@each_store
async def test_somebody_whom_kring_never_met_is_told_in_their_language_and_stays_unknown(
    kring: Kring, bram: Colleague
) -> None:
    stranger = kring.colleague("piotr", locale="en-GB")
    card = await begun(kring, stranger, bram)
    assert stranger.sees("status-taken", card)
    await bram.presses("friction.solve", text=SOLUTION)
    assert stranger.sees("status-solved", card)
    (ping,) = kring.shown
    assert (ping["to"], ping["text"]) == (stranger.id, stranger.told("feed-news-plain"))
    await stranger.presses("friction.confirm")
    assert stranger.sees("status-confirmed", card)
    found = await kring.write(lambda tx: people.find(tx, PersonId(stranger.id), examples.USUAL))
    assert found is None
    assert await kept(kring) == (1, 0)


@each_store
async def test_who_removed_the_app_stops_nobody_and_sees_how_it_is_when_they_are_back(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    assert isinstance(kring.service.feed, bot.feed.LocalFeed)
    await anna.installs()
    card = await begun(kring, anna, bram)
    await anna.uninstalls()
    kring.service.feed.refuse = 403
    for _ in range(2):
        kring.teams.answer(403, code="MessageWritesBlocked")
    await bram.presses("friction.solve", text=SOLUTION)
    assert bram.sees("item-solved")
    assert anna.sees("status-taken", card)
    assert await kept(kring) == (1, 0), "nothing says that a mailbox could not be reached"
    await kring.passes(3600)
    await anna.installs()
    await anna.presses("friction.status")
    assert anna.sees("status-solved", card)


async def test_a_mailbox_that_cannot_be_reached_makes_nobody_unreachable(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    await anna.installs()
    await begun(kring, anna, bram)
    kring.teams.answer(403, code="MessageWritesBlocked")
    await bram.presses("friction.note", text="Ik kijk ernaar.")
    found = await kring.write(lambda tx: people.find(tx, examples.ANNA, examples.USUAL))
    assert found
    assert found.reachable


@each_store
async def test_where_graph_will_not_one_chat_message_takes_its_place_and_names_no_subject(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    assert isinstance(kring.service.feed, bot.feed.LocalFeed)
    card = await begun(kring, anna, bram)
    kring.service.feed.refuse = 403
    await bram.presses("friction.decline", text=REASON)
    assert (len(anna.chat), kring.shown) == (2, [])
    assert anna.sees("ping-nameless")
    assert not [word for word in (TITLE, SENTENCE, REASON, bram.name) if word in str(anna.card())]
    await anna.presses("friction.status")
    assert anna.sees("status-declined")
    await anna.presses("friction.understood", card)
    assert anna.sees("status-understood", card)
    await kring.passes(3600)
    assert len(anna.chat) == 2


@each_store
async def test_a_teams_that_fails_is_asked_again_and_the_card_is_changed_once(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    card = await begun(kring, anna, bram)
    kring.teams.answer(502)
    await bram.presses("friction.solve", text=SOLUTION)
    sent = len(kring.teams.to(f"a:{anna.id}"))
    await kring.passes(5)
    assert anna.sees("status-solved", card)
    await kring.passes(3600)
    assert len(kring.teams.to(f"a:{anna.id}")) == sent + 1
    assert (len(kring.shown), list(anna.chat), await kept(kring)) == (1, [card], (1, 0))


@each_store
async def test_a_card_that_is_gone_is_sent_anew_and_lives_on_there(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    card = await begun(kring, anna, bram)
    kring.teams.answer(404, code="ActivityNotFoundInConversation")
    await bram.presses("friction.note", text="Ik kijk ernaar.")
    anew = list(anna.chat)[-1]
    assert anew != card
    await bram.presses("friction.solve", text=SOLUTION)
    assert anna.sees("status-solved", anew)
    assert anna.sees("status-taken", card)
    assert list(anna.chat) == [card, anew]


async def test_what_happens_in_the_evening_changes_the_card_and_pings_in_the_morning(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    card = await begun(kring, anna, bram)
    await kring.at("2026-11-17T20:00")
    await bram.presses("friction.solve", text=SOLUTION)
    assert anna.sees("status-solved", card)
    await kring.at("2026-11-18T08:29")
    assert kring.shown == []
    await kring.at("2026-11-18T08:30")
    assert [ping["to"] for ping in kring.shown] == [anna.id]


async def test_who_looked_and_answered_before_the_ping_is_not_pinged(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    await begun(kring, anna, bram)
    await kring.at("2026-11-17T20:00")
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.confirm")
    await kring.at("2026-11-18T09:00")
    assert kring.shown == []
    assert await kept(kring) == (1, 0)


@each_store
async def test_thirty_days_after_closing_the_mailbox_is_gone_and_the_card_still_opens_the_loop(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    card = await begun(kring, anna, bram)
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.confirm")
    await kring.at("2026-12-17T00:00")
    assert await kept(kring) == (1, 0)
    await kring.at("2026-12-17T00:01")
    assert await kept(kring) == (0, 0)
    await kring.at("2026-12-18T09:30")
    await anna.presses("friction.reopen")
    assert anna.sees("status-again", card)
    assert await kept(kring) == (1, 0)
    await kring.at("2026-12-18T13:00")
    assert bram.sees("item-again")
    pinged = len(kring.shown)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text="Nu ook de tweede server.")
    assert anna.sees("status-solved", card)
    assert len(kring.shown) == pinged + 1


async def test_who_looks_for_themselves_never_has_a_mailbox(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await nameless(anna, "pull")
    await kring.at(AT_ONE)
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.status")
    await anna.presses("friction.reopen")
    assert await kept(kring) == (0, 0)


@each_store
async def test_what_is_taken_back_leaves_no_mailbox(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await begun(kring, anna, bram)
    await kring.at("2026-11-17T20:00")
    await bram.presses("friction.note", text="Ik kijk ernaar.")
    assert await kept(kring) == (1, 1), "the ping waits for the morning"
    await anna.presses("friction.withdraw")
    assert await kept(kring) == (0, 0)
    await kring.at("2026-11-18T08:30")
    assert kring.shown == []
