"""The way in and back of a report without a name: what may change in the store, and nothing else does."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

import bot.mailbox
import usecases.nameless
from bot import incoming, untraced
from bot.incoming import Press
from bot.mailbox import Mailbox
from bot.post import Unsaid
from bot.seal import Seal
from content.texts import say
from dialogs import routes
from domain import errors, nameless
from domain.knowledge import Source
from domain.nameless import is_mailbox
from domain.states import Act, State
from storage import friction
from storage.tables import metadata
from tests.bot.office import AT_ONE, KEY, SENTENCE, Office, activity, office
from tests.cards.samples import actions, inputs, texts
from tests.examples import ANNA, NOW, RULES

PIOTR = "piotr"
TABLES = sorted(table.name for table in metadata.sorted_tables)


@pytest.fixture
async def at(store_url: str) -> AsyncIterator[Office]:
    async with office(store_url) as made:
        made.clock.moment = NOW
        yield made


async def press(at: Office, verb: str, data: dict[str, str], *, who: str = PIOTR, **fields: Any) -> dict[str, Any]:
    """The card that comes back of a press, with its data as the client sends it."""
    came = activity(who, at.teams.url, type="invoke", **fields)
    contact = incoming.contact(came)
    assert contact
    return await at.untraced.press(came, contact, Press(verb=verb, data=data))


async def submit(at: Office, verb: str, data: dict[str, str], *, who: str = PIOTR, **fields: Any) -> None:
    came = activity(who, at.teams.url, **fields)
    contact = incoming.contact(came)
    assert contact
    await at.untraced.submit(came, contact, Press(verb=verb, data=data))


def button(at: Office, verb: str, who: str = PIOTR, **ids: str) -> dict[str, str]:
    """What the button of a card that was made for this person carries."""
    made = at.seal.stamp(
        {"body": [{"type": "Action.Execute", "verb": verb, "data": ids, "fallback": {"data": {}}}]}, who
    )
    data: dict[str, str] = made["body"][0]["data"]
    return data


def on(card: dict[str, Any], verb: str) -> dict[str, str]:
    data: dict[str, str] = next(one["data"] for one in actions(card) if one["verb"] == verb)
    return data


async def form(at: Office) -> dict[str, str]:
    return on(await press(at, "friction.form", button(at, "friction.form")), "friction.report")


async def reports(at: Office, naming: str = "told") -> dict[str, Any]:
    return await press(at, "friction.report", await form(at) | {"naming": naming, "text": SENTENCE})


async def taken(at: Office, card: dict[str, Any]) -> str:
    """Released and taken; the report's id, which no card of its reporter knows."""
    at.clock.moment = AT_ONE
    await at.do(lambda tx: usecases.nameless.release(tx, now=AT_ONE, rules=RULES))
    receipt = on(card, "friction.status")["receipt"]
    found = await at.do(lambda tx: friction.of_receipt(tx, nameless.kept(receipt)))
    assert found
    await at.acts(Act.TAKE, found.id, "Outlook")
    return found.id


async def changed(at: Office, before: dict[str, list[tuple[Any, ...]]]) -> dict[str, int]:
    """By how many rows each table grew, of those that are not as they were."""
    after = await at.rows()
    return {name: len(after[name]) - len(before[name]) for name in TABLES if after[name] != before[name]}


async def test_a_form_and_what_is_like_it_change_nothing(at: Office) -> None:
    before = await at.rows()
    card = await press(at, "friction.form", button(at, "friction.form"))
    await press(at, "friction.similar", on(card, "friction.similar") | {"text": SENTENCE, "naming": "told"})
    await press(at, "friction.report", on(card, "friction.report") | {"text": SENTENCE, "naming": ""})
    await submit(at, "friction.form", button(at, "friction.form"))
    assert await changed(at, before) == {}


@pytest.mark.parametrize(("naming", "grows"), [("told", {"friction": 1, "mailbox": 1}), ("pull", {"friction": 1})])
@pytest.mark.parametrize("by", [press, submit])
async def test_a_report_is_one_row_and_its_mailbox_another(
    at: Office, naming: str, grows: dict[str, int], by: Any
) -> None:
    data = await form(at) | {"naming": naming, "text": SENTENCE}
    before = await at.rows()
    await by(at, "friction.report", data)
    assert await changed(at, before) == grows


@pytest.mark.parametrize("naming", ["told", "pull"])
async def test_looking_changes_nothing_and_acting_only_the_report_and_what_others_are_told(
    at: Office, naming: str
) -> None:
    card = await reports(at, naming)
    await taken(at, card)
    await at.delivers()
    before = await at.rows()
    card = await press(at, "friction.status", on(card, "friction.status"))
    assert await changed(at, before) == {}
    await press(at, "friction.reply", on(card, "friction.reply") | {"text": "Op de oude."})
    assert await changed(at, before) == {"friction": 0, "event": 1, "message": 1}
    [new] = set((await at.rows("message"))["message"]) - set(before["message"])
    assert PIOTR not in repr(new)
    assert not is_mailbox(str(new[3]))


async def test_who_is_known_is_not_refreshed_and_who_is_not_stays_unknown(at: Office) -> None:
    before = await at.rows("person")
    for who in (ANNA, PIOTR):
        data = button(at, "friction.form", who)
        card = await press(at, "friction.form", data, who=who, locale="en-GB", localTimezone="Asia/Kolkata")
        title = {ANNA: say("nl", "form-title"), PIOTR: say("en", "form-title")}[who]
        assert texts(card)[0] == title
    assert await at.rows("person") == before


async def test_the_box_holds_how_to_reach_who_pressed_as_that_press_says(at: Office) -> None:
    data = await form(at) | {"naming": "told", "text": SENTENCE}
    here = {"id": "a:new", "conversationType": "personal"}
    card = await press(at, "friction.report", data, replyToId="m9", conversation=here)
    [[_, sealed]] = (await at.rows("mailbox"))["mailbox"]
    box = bot.mailbox.open_(bytes(sealed), at.seal)
    assert box == Mailbox(
        person=PIOTR, conversation="a:new", service_url=at.teams.url, activity="m9", language="en",
        time_zone="Asia/Kolkata", receipt=on(card, "friction.status")["receipt"],
    )  # fmt: skip


async def test_the_card_proves_itself_by_a_receipt_of_its_form_and_names_no_report(at: Office) -> None:
    data = await form(at)
    card = await press(at, "friction.report", data | {"naming": "pull", "text": SENTENCE})
    assert {one["data"]["receipt"] for one in actions(card)} == {at.seal.receipt(data["nonce"])}
    [row] = (await at.rows("friction"))["friction"]
    assert str(row[0]) not in str(card)
    assert on(card, "friction.status")["receipt"] not in repr(row)


@pytest.mark.parametrize("status", [500, 503, 429, 403, 404])
async def test_a_teams_that_fails_fails_the_request_and_the_same_form_again_is_the_same_card(
    at: Office, status: int
) -> None:
    data = await form(at) | {"naming": "told", "text": SENTENCE}
    at.teams.answer(status, code="ServiceError")
    with pytest.raises(Unsaid):
        await submit(at, "friction.report", data)
    after = await at.rows()
    await submit(at, "friction.report", data, id="a2")
    assert await changed(at, after) == {}
    first, second = (call.body["attachments"][0]["content"] for call in at.teams.to("a:piotr"))
    assert first == second
    assert [(call.method, call.path[-1]) for call in at.teams.to("a:piotr")] == [("PUT", "m7")] * 2
    assert len((await at.rows("friction"))["friction"]) == 1


async def test_a_refusal_says_itself_beside_the_form_and_changes_nothing(at: Office) -> None:
    data = await form(at)
    before = await at.rows()
    await submit(at, "friction.report", data | {"naming": "told", "text": "Hoi"})
    [call] = at.teams.to("a:piotr")
    assert (call.method, call.path) == ("POST", ("a:piotr", "activities", "a1"))
    assert texts(call.body["attachments"][0]["content"]) == [say("en", "refused-only-greeting")]
    assert await changed(at, before) == {}


async def test_a_refusal_tells_its_numbers(at: Office) -> None:
    await submit(at, "friction.report", await form(at) | {"naming": "told", "text": "x" * 2001})
    told = texts(at.teams.to("a:piotr")[0].body["attachments"][0]["content"])
    assert told == [say("en", "refused-too-long", length=2001, longest=2000)]


async def test_a_refusal_that_cannot_be_said_fails_the_request(at: Office) -> None:
    data = await form(at)
    at.teams.answer(502)
    with pytest.raises(Unsaid):
        await submit(at, "friction.report", data | {"naming": "told", "text": "Hoi"})


@pytest.mark.parametrize("naming", ["told", "pull"])
async def test_another_s_button_and_a_changed_one_store_nothing(at: Office, naming: str) -> None:
    data = await form(at) | {"naming": naming, "text": SENTENCE}
    before = await at.rows()
    with pytest.raises(errors.OtherCard):
        await press(at, "friction.report", data, who="liam")
    with pytest.raises(errors.Changed):
        await press(at, "friction.report", data | {"nonce": "0" * 32})
    assert await changed(at, before) == {}


@pytest.mark.parametrize(("verb", "sends"), [("friction.form", "friction.report"), ("question.form", "question.ask")])
async def test_one_press_that_comes_twice_opens_one_form_and_another_press_another(
    at: Office, verb: str, sends: str
) -> None:
    asks = button(at, verb)
    cards = [await press(at, verb, asks, id=one) for one in ("a1", "a1", "a2")]
    numbers = [on(card, sends)["nonce"] for card in cards]
    assert numbers[0] == numbers[1] != numbers[2]
    assert all(len(one) == 32 for one in numbers)


async def test_a_question_finds_what_is_near_in_meaning_and_wakes_the_pump(at: Office) -> None:
    data = on(await press(at, "question.form", button(at, "question.form")), "question.ask")
    tip = next(iter(RULES.tips.values()))
    at.meaning.found = {(Source.TIP, tip.id): 0.99}
    card = await press(at, "question.ask", data | {"naming": "pull", "text": "Hoe verlaat ik de blokkendoos?"})
    assert tip.wordings["en"].title in texts(card)
    woken = at.woken
    await press(at, "question.ask", on(card, "question.ask") | {"naming": "pull", "text": "Hoe verlaat ik hem?"})
    assert at.woken == woken + 1


async def test_a_form_without_a_card_to_take_the_place_of_is_answered_beside_it(at: Office) -> None:
    data = await form(at) | {"naming": "told", "text": SENTENCE}
    await submit(at, "friction.report", data, replyToId=None)
    [call] = at.teams.to("a:piotr")
    assert (call.method, call.path) == ("POST", ("a:piotr", "activities", "a1"))


async def test_who_reopens_after_their_mailbox_was_erased_is_reached_where_they_are_now(at: Office) -> None:
    card = await reports(at)
    which = await taken(at, card)
    await at.acts(Act.SOLVE, which)
    card = await press(at, "friction.status", on(card, "friction.status"))
    card = await press(at, "friction.confirm", on(card, "friction.confirm"))
    erased = AT_ONE + timedelta(days=31)
    await at.do(lambda tx: usecases.nameless.erase(tx, now=erased, rules=RULES))
    assert (await at.rows("mailbox"))["mailbox"] == []
    await press(at, "friction.reopen", on(card, "friction.reopen") | {"text": ""}, replyToId="m20")
    assert (await at.found(which)).state is State.RECEIVED
    box = bot.mailbox.open_(bytes(await at.sealed(which) or b""), at.seal)
    assert box
    assert (box.person, box.activity) == (PIOTR, "m20")


async def test_a_form_that_comes_back_keeps_its_words_and_its_number(at: Office) -> None:
    data = await form(at)
    card = await press(at, "friction.report", data | {"naming": "", "text": SENTENCE})
    assert say("en", "form-naming-missing") in texts(card)
    assert next(one["value"] for one in inputs(card) if one["id"] == "text") == SENTENCE
    assert on(card, "friction.report")["nonce"] == data["nonce"]


@pytest.mark.parametrize(
    ("fields", "meets"),
    [
        ({"text": "meld"}, False), ({"text": SENTENCE}, False), ({"text": "hulp"}, True), ({"text": ""}, True),
        ({"value": {"verb": "friction.status", "friction": "f"}}, False),
        ({"text": "vraag"}, False), ({"text": "hoe deel ik mijn agenda?"}, False),
        ({"value": {"verb": "question.status", "question": "q"}}, False),
        ({"value": {"verb": "friction.take", "friction": "f"}}, True),
    ],
)  # fmt: skip
def test_a_message_on_the_way_to_a_report_or_to_look_at_one_refreshes_nobody(
    fields: dict[str, Any], *, meets: bool
) -> None:
    assert untraced.meets(activity(PIOTR, "https://smba.example/", **fields), RULES) is meets


@pytest.mark.parametrize(
    "verb", ["friction.report", "question.ask", "friction.similar", "friction.form", "question.form"]
)
def test_only_a_form_that_is_sent_has_a_receipt(verb: str) -> None:
    seal = Seal(KEY)
    made = untraced.slip_receipt(seal, Press(verb=verb, data={"nonce": "n1"}))
    assert made == (seal.receipt("n1") if verb in routes.SENDS else None)
    assert untraced.slip_receipt(seal, Press(verb=verb, data={})) is None
