"""Sending to a sealed mailbox: it arrives like any other message, and nothing of where it went remains."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

import pytest

import bot.feed
import bot.mailbox
from bot.connector import Address
from bot.mailbox import Mailbox
from bot.post import Unsaid
from content.texts import say
from domain import budget
from domain.budget import Grant, Past, Rhythm, Want, Wish
from domain.messages import End, Kind
from domain.nameless import MailboxId, is_mailbox
from domain.people import PersonId
from domain.states import Act
from storage import nameless, outbox, people
from tests.bot.office import AT_ONE, Office, office
from tests.cards.samples import actions, texts
from tests.examples import ANNA, RULES, USUAL, ZONE

PIOTR = "piotr"
HIDDEN = (PIOTR, "a:piotr", "m7", "127.0.0.1", "Outlook")
Trouble = Callable[[Office], object]


@pytest.fixture
async def at(sqlite_url: str) -> AsyncIterator[Office]:
    async with office(sqlite_url) as made:
        yield made


async def owed(at: Office) -> list[tuple[object, ...]]:
    return [row for row in (await at.rows("message"))["message"] if is_mailbox(str(row[3]))]


async def opened(at: Office, which: str) -> Mailbox:
    sealed = await at.sealed(which)
    assert sealed
    box = bot.mailbox.open_(sealed, at.seal)
    assert box
    return box


def refuse(status: int, code: str, times: int = 1) -> Trouble:
    def trouble(at: Office) -> None:
        for _ in range(times):
            at.teams.answer(status, code=code)

    return trouble


async def test_it_changes_the_card_it_was_sent_from_in_the_language_of_who_opens_it(at: Office) -> None:
    await at.unnamed()
    [(parcel, outcome, _)] = [one for one in await at.delivers() if is_mailbox(one[0].receiver)]
    [call] = at.teams.to("a:piotr")
    assert (call.method, call.path[-1]) == ("PUT", "m7")
    card = call.body["attachments"][0]["content"]
    assert say("en", "status-taken") in texts(card)
    assert {one["data"]["receipt"] for one in actions(card)} == {"r" * 32}
    assert (parcel.kind, outcome.end, outcome.activity, outcome.erased) == (Kind.STATUS, End.DONE, None, True)
    for one in actions(card):
        at.seal.check(PIOTR, one["verb"], one["data"])


@pytest.mark.parametrize(
    ("trouble", "end"),
    [
        (lambda _at: None, End.DONE),
        (refuse(403, "MessageWritesBlocked"), End.DEAD),
        (refuse(400, "BadSyntax"), End.DEAD),
        (refuse(404, "ConversationNotFound", 2), End.DONE),  # made anew
        (refuse(404, "ConversationNotFound", 3), End.DEAD),
        (refuse(404, "ConversationNotFound", 4), End.DEAD),
    ],
)
async def test_however_it_ends_nothing_of_it_remains(at: Office, trouble: Trouble, end: End) -> None:
    await at.unnamed()
    trouble(at)
    before = await at.rows("person", "tenant", "once", "keep")
    [outcome] = [one for parcel, one, _ in await at.delivers() if is_mailbox(parcel.receiver)]
    assert (outcome.end, outcome.erased, outcome.activity) == (end, True, None)
    assert await owed(at) == []
    assert await at.rows("person", "tenant", "once", "keep") == before


async def test_a_box_of_another_report_put_in_its_place_is_not_opened_to_anybody(at: Office) -> None:
    which = await at.unnamed()
    mine = (await at.found(which)).mailbox
    assert mine
    another = bot.mailbox.close(at.box(receipt="q" * 32), at.seal)
    await at.do(lambda tx: nameless.reseal(tx, mine, another))
    [outcome] = [one for parcel, one, _ in await at.delivers() if is_mailbox(parcel.receiver)]
    assert (outcome.end, outcome.erased) == (End.DEAD, True)
    assert at.teams.to("a:piotr") == []


async def test_while_it_is_tried_again_its_row_says_no_more_than_that(at: Office) -> None:
    await at.unnamed()
    at.teams.answer(502, code="ServiceError")
    [outcome] = [one for parcel, one, _ in await at.delivers() if is_mailbox(parcel.receiver)]
    assert (outcome.end, outcome.reason) == (End.AGAIN, "ServiceError")
    [row] = await owed(at)
    assert not [one for one in HIDDEN if one in repr(row)]
    at.machine.advance(3600)
    await at.delivers()
    assert (await owed(at), len(at.teams.to("a:piotr"))) == ([], 2)


@pytest.mark.parametrize("fails", [1, 2])
async def test_a_card_that_is_gone_lives_on_in_a_new_message_and_only_the_box_knows(at: Office, fails: int) -> None:
    which = await at.unnamed()
    before = await opened(at, which)
    refuse(404, "ActivityNotFoundInConversation", fails)(at)
    await at.delivers()
    moved = await opened(at, which)
    assert moved.activity == list(at.teams.chats["a:piotr"])[-1] != "m7"
    assert {one for one in Mailbox.__slots__ if getattr(moved, one) != getattr(before, one)} == {"activity"}
    await at.acts(Act.NOTE, which, "Ik kijk ernaar.")
    await at.delivers()
    card = next(call for call in reversed(at.teams.to("a:piotr")) if call.method == "PUT")
    assert card.path[-1] == moved.activity


async def test_a_card_that_stays_where_it_is_leaves_the_box_as_it_was(at: Office) -> None:
    which = await at.unnamed()
    before = await at.sealed(which)
    await at.delivers()
    assert await at.sealed(which) == before


async def test_a_box_without_a_card_yet_gets_one(at: Office) -> None:
    which = await at.unnamed(activity=None)
    await at.delivers()
    [call] = at.teams.to("a:piotr")
    assert (call.method, (await opened(at, which)).activity) == ("POST", "m1")


async def test_who_blocked_us_is_not_marked_where_their_name_stands(at: Office) -> None:
    await at.unnamed(person=ANNA, conversation="a:anna")
    at.teams.answer(403, code="MessageWritesBlocked")
    gone = [who for parcel, _, who in await at.delivers() if is_mailbox(parcel.receiver)]
    someone = await at.do(lambda tx: people.find(tx, ANNA, USUAL))
    assert gone == [None]
    assert someone
    assert (someone.reachable, someone.conversation) == (True, None)


@pytest.mark.parametrize("lost", ["box", "key"])
async def test_a_box_that_cannot_be_opened_takes_what_was_owed_to_it_along(at: Office, lost: str) -> None:
    which = await at.unnamed()
    box = (await at.found(which)).mailbox
    if lost == "box":
        await at.do(lambda tx: nameless.reseal(tx, MailboxId(str(box)), b"junk"))
    post = at.with_key(bytes(32)) if lost == "key" else at.post
    [outcome] = [one for parcel, one, _ in await at.delivers(post) if is_mailbox(parcel.receiver)]
    assert (outcome.end, await owed(at), at.teams.to("a:piotr")) == (End.DEAD, [], [])


@pytest.mark.parametrize("act", [Act.SOLVE, Act.DECLINE, Act.NOTE, Act.ASK])
async def test_its_ping_names_no_subject_and_leads_to_no_report(at: Office, act: Act) -> None:
    which = await at.unnamed()
    await at.acts(act, which)
    ended = [(parcel.kind, one.end) for parcel, one, _ in await at.delivers() if is_mailbox(parcel.receiver)]
    assert sorted(ended) == [(Kind.PING, End.DONE), (Kind.STATUS, End.DONE)]
    [ping] = at.graph.asked
    assert (ping.person, ping.activity_type, ping.parameters) == (
        PIOTR, "loopNews", {"news": say("en", "feed-news-plain")},
    )  # fmt: skip
    assert (ping.topic, ping.preview) == ("Kring", say("en", "feed-look"))
    assert ping.chain == at.seal.chain(which) != int(which[:15], 16)


@pytest.mark.parametrize(
    "no", [bot.feed.Refused(status=403, reason="Forbidden"), bot.feed.Wrong(status=400, reason="BadRequest")]
)
async def test_where_graph_will_not_one_chat_message_says_that_there_is_news(at: Office, no: bot.feed.Unsent) -> None:
    which = await at.unnamed()
    await at.delivers()
    at.graph.says = no
    await at.acts(Act.SOLVE, which)
    await at.delivers()
    said = [call for call in at.teams.to("a:piotr") if call.method == "POST"]
    assert [texts(call.body["attachments"][0]["content"]) for call in said] == [[say("en", "ping-nameless")]]
    assert said[0].body["summary"] == say("en", "ping-nameless")
    assert (await opened(at, which)).activity == "m7", "the card lives where it was"
    assert await owed(at) == []


async def test_a_graph_in_doubt_is_asked_again_by_the_same_number_and_never_doubled_in_chat(at: Office) -> None:
    which = await at.unnamed()
    await at.acts(Act.SOLVE, which)
    at.graph.says = bot.feed.Again(after=None, reason="timeout", doubt=True)
    await at.delivers()
    assert [row[1] for row in await owed(at)] == [Kind.PING]
    at.graph.says = None
    at.machine.advance(3600)
    await at.delivers()
    assert [ping.chain for ping in at.graph.asked] == [at.seal.chain(which)] * 2
    assert [call.method for call in at.teams.to("a:piotr")] == ["PUT"]
    assert await owed(at) == []


async def test_a_chat_message_in_its_place_that_fails_is_sent_again_without_asking_graph(at: Office) -> None:
    which = await at.unnamed()
    await at.delivers()
    at.graph.says = bot.feed.Refused(status=403, reason="Forbidden")
    await at.acts(Act.SOLVE, which)
    refuse(502, "ServiceError", 2)(at)
    await at.delivers()
    at.machine.advance(3600)
    await at.delivers()
    assert len(at.graph.asked) == 1
    assert next(iter(at.teams.chats["a:piotr"])) == "m7"
    assert len(at.teams.chats["a:piotr"]) == 2


@pytest.mark.parametrize("gone", ["message", "chat"])
async def test_a_chat_that_is_made_anew_for_a_box_is_written_beside_nobody_s_name(at: Office, gone: str) -> None:
    await at.unnamed(person=ANNA, **{"conversation": "a:old"} if gone == "chat" else {"activity": None})
    before = await at.rows("person")
    refuse(404, "ConversationNotFound", 2 if gone == "chat" else 1)(at)
    await at.delivers()
    assert list(at.teams.chats["a:anna"]) != []
    assert await at.rows("person") == before


async def test_a_box_waits_for_the_morning_of_the_organisation_and_so_tells_nobody_where_its_owner_is(
    at: Office,
) -> None:
    which = await at.unnamed(time_zone="Asia/Kolkata")
    await at.delivers()
    at.clock.moment = AT_ONE + timedelta(hours=1)  # after hours there, not here
    await at.acts(Act.NOTE, which, "Ik kijk ernaar.")
    await at.delivers()
    assert len(at.graph.asked) == 1
    at.clock.moment = AT_ONE + timedelta(hours=7)
    await at.acts(Act.NOTE, which, "Nog even.")
    await at.delivers()
    [row] = await owed(at)
    assert (row[1], row[7]) == (Kind.PING, datetime(2026, 11, 18, 7, 30, tzinfo=UTC))
    assert len(at.graph.asked) == 1


async def test_what_was_withdrawn_meanwhile_is_told_to_nobody(at: Office) -> None:
    which = await at.unnamed()
    found = await at.found(which)
    await at.do(lambda tx: nameless.close_box(tx, found.id, MailboxId(str(found.mailbox))))
    assert [parcel for parcel, _, _ in await at.delivers() if is_mailbox(parcel.receiver)] == []
    assert at.teams.to("a:piotr") == []


@pytest.mark.parametrize(
    "trouble",
    [
        refuse(500, "ServiceError"), refuse(429, "Throttled"), refuse(403, "Blocked"), refuse(404, "Gone"),
        refuse(400, "Bad"), lambda at: at.teams.reset(),
    ],
)  # fmt: skip
@pytest.mark.parametrize("here", ["m7", None])
async def test_what_must_be_said_within_the_request_and_is_not_is_told_to_the_client(
    at: Office, trouble: Trouble, here: str | None
) -> None:
    card = {"body": [], "fallbackText": "x"}
    before = await at.rows()
    trouble(at)
    with pytest.raises(Unsaid):
        await at.post.show(Address(service_url=at.teams.url, conversation="a:piotr"), here, card, PIOTR)
    assert await at.post.show(Address(service_url=at.teams.url, conversation="a:piotr"), here, card, PIOTR)
    assert [call.method for call in at.teams.to("a:piotr")] == ["PUT" if here else "POST"] * 2
    assert await at.rows() == before, "nothing of it is recorded"
    assert PersonId(PIOTR) not in str(card)


async def test_a_host_that_is_not_ours_is_told_nothing(at: Office) -> None:
    with pytest.raises(Unsaid):
        await at.post.show(
            Address(service_url="https://evil.example/", conversation="a:piotr"), None,
            {"body": [], "fallbackText": "x"}, PIOTR,
        )  # fmt: skip
    assert at.teams.calls == []


@pytest.mark.parametrize(("days_ago", "end"), [(1, End.CANCELLED), (0, End.DONE)])
async def test_what_nobody_asked_for_is_of_its_day_and_not_sent_on_another(at: Office, days_ago: int, end: End) -> None:
    then, tip = at.clock.now() - timedelta(days=days_ago), next(iter(RULES.tips))
    wish = Wish(rhythm=Rhythm.DAILY, zone=ZONE, week=RULES.week, at=RULES.contact.at)
    grant = budget.ask(wish, Past(), [Want(kind=budget.Kind.TIP, about=tip, minutes=1)], RULES.contact, then)
    assert isinstance(grant, Grant)
    day = grant.contact.day.isoformat()
    await at.do(
        lambda tx: outbox.owe(tx, Kind.TIP, about=tip, receiver=ANNA, occasion=day, due=then, now=then, grant=grant)
    )
    await at.do(lambda tx: people.chat(tx, ANNA, conversation="a:anna", service_url=at.teams.url))
    assert [outcome.end for parcel, outcome, _ in await at.delivers() if parcel.kind is Kind.TIP] == [end]
    assert len(at.teams.to("a:anna")) == (end is End.DONE)
