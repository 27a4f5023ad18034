from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.adapter
from bot import incoming
from bot.adapter import Activity
from tests.cards.drawings import samples
from tests.cards.samples import actions, inputs

BASE = {
    "type": "message",
    "id": "a1",
    "serviceUrl": "https://smba.example/emea/",
    "from": {"id": "29:x", "name": "Anna de Vries", "aadObjectId": "anna"},
    "recipient": {"id": "28:bot", "name": "Kring"},
    "conversation": {"id": "c1", "conversationType": "personal"},
    "channelData": {"tenant": {"id": "t1"}},
}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from([*incoming.IDS, *incoming.INPUTS, "verb", "other"])


def activity(**fields: Any) -> Activity:
    return bot.adapter.unserialise(BASE | fields)


def test_who_speaks_is_who_the_directory_knows() -> None:
    told = incoming.contact(activity(locale="nl-NL", localTimezone="Europe/Amsterdam"))
    assert told is not None
    assert (told.id, told.name, told.locale, told.time_zone) == ("anna", "Anna de Vries", "nl-NL", "Europe/Amsterdam")
    assert (told.conversation, told.service_url) == ("c1", "https://smba.example/emea/")


@pytest.mark.parametrize("who", [{}, {"id": "29:guest", "name": "Gast"}, {"id": "28:bot", "aadObjectId": ""}])
def test_whoever_the_directory_does_not_know_is_nobody(who: dict[str, str]) -> None:
    assert incoming.contact(activity(**{"from": who})) is None


@pytest.mark.parametrize("zone", ["", "Mars/Base", "../../etc/passwd", "Europe", "\0", "\ud800", "x" * 5000])
def test_a_time_zone_we_do_not_know_is_none(zone: str) -> None:
    told = incoming.contact(activity(localTimezone=zone))
    assert told is not None
    assert told.time_zone is None


def test_what_no_store_takes_is_left_out() -> None:
    assert incoming.clean("a\0b\ud800c\udfffd😀é") == "abcd😀é"
    told = incoming.contact(activity(**{"from": {"id": "1", "name": "An\0na\ud83d" + "x" * 400, "aadObjectId": "A"}}))
    assert told is not None
    assert (told.id, told.name[:4], len(told.name)) == ("a", "Anna", 200)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Outlook is\xa0traag ", "Outlook is traag"),
        ("<at>Kring</at> meld", "meld"),
        ('<at id="0">Kring</at>&nbsp;hulp', "&nbsp;hulp"),
        ("een <at>\nKring\n</at>twee", "een twee"),
        ("a\0b", "ab"),
        ("<at>niet af", "<at>niet af"),
        ("", ""),
    ],
)
def test_what_was_typed_is_without_mentions(text: str, expected: str) -> None:
    assert incoming.typed(activity(text=text)) == expected


@pytest.mark.parametrize("text", ["<at>" * 60_000, "<at" * 80_000, "<at>x" * 50_000 + "</at>"])
def test_a_text_made_to_be_slow_is_read_at_once(text: str) -> None:
    assert incoming.typed(activity(text=text)).startswith("<at")


def test_a_message_without_text_says_nothing() -> None:
    assert incoming.typed(activity()) == ""


def test_a_press_that_comes_as_a_message_has_its_verb_among_its_data() -> None:
    data = {"verb": "friction.report", "nonce": "n1", "text": "Outlook", "for": "f", "mac": "m", "page": 2}
    press = incoming.submitted(activity(value=data))
    assert press is not None
    assert press.verb == "friction.report"
    assert press.data == {"nonce": "n1", "text": "Outlook", "for": "f", "mac": "m", "page": "2"}
    assert incoming.submitted(activity(value={"text": "no verb"})) is None
    assert incoming.submitted(activity(text="meld")) is None


def test_a_press_that_comes_as_an_invoke_has_its_verb_beside_its_data() -> None:
    value = {"action": {"verb": "friction.take", "data": {"friction": "f1", "title": "Outlook", "evil": "x"}}}
    press = incoming.executed(activity(type="invoke", name="adaptiveCard/action", value=value))
    assert press == incoming.Press(verb="friction.take", data={"friction": "f1", "title": "Outlook"})
    assert incoming.executed(activity(type="invoke", name="composeExtension/query", value=value)) is None
    assert incoming.executed(activity(type="invoke", name="adaptiveCard/action", value={"action": "x"})) is None


@pytest.mark.parametrize("name", sorted(incoming.IDS | incoming.INPUTS))
def test_everything_a_card_asks_or_carries_comes_in_either_way(name: str) -> None:
    by_message = incoming.submitted(activity(value={"verb": "friction.report", name: "x"}))
    value = {"action": {"verb": "friction.report", "data": {name: "x"}}}
    by_invoke = incoming.executed(activity(type="invoke", name="adaptiveCard/action", value=value))
    assert by_message == by_invoke == incoming.Press(verb="friction.report", data={name: "x"})


def test_we_read_what_our_cards_send_and_nothing_else() -> None:
    drawn = samples().values()
    assert {one["id"] for card in drawn for one in inputs(card)} == incoming.INPUTS
    carried = {name for card in drawn for action in actions(card) for name in action["data"]}
    assert carried | {"for", "mac"} == incoming.IDS


@pytest.mark.parametrize("naming", [["named"], {"x": 1}, None, 1.5, True])
def test_a_choice_is_a_word_or_it_is_none(naming: Any) -> None:
    press = incoming.submitted(activity(value={"verb": "friction.report", "naming": naming, "nonce": "n"}))
    assert press is not None
    assert press.data.get("naming") in (None, "True")


def test_what_is_far_too_long_is_cut_so_that_the_answer_can_say_so() -> None:
    press = incoming.submitted(activity(value={"verb": "v" * 500, "text": "x" * 90_000}))
    assert press is not None
    assert (len(press.verb), len(press.data["text"])) == (60, 20_000)


@given(value=ANYTHING, verb=ANYTHING, data=st.dictionaries(NAMES, ANYTHING, max_size=5) | ANYTHING)
def test_junk_gives_a_press_of_plain_words_or_none(value: Any, verb: Any, data: Any) -> None:
    found = [
        incoming.submitted(activity(value=value)),
        incoming.submitted(activity(value=data)),
        incoming.executed(activity(type="invoke", name="adaptiveCard/action", value=value)),
        incoming.executed(
            activity(type="invoke", name="adaptiveCard/action", value={"action": {"verb": verb, "data": data}})
        ),
    ]
    for press in found:
        if press is not None:
            words = [press.verb, *press.data.values()]
            assert all(isinstance(one, str) and "\0" not in one and one.encode() is not None for one in words)
            assert set(press.data) <= incoming.IDS | incoming.INPUTS


@pytest.mark.parametrize(
    ("entities", "meant"),
    [
        ([{"type": "mention", "mentioned": {"id": "28:bot"}}], True),
        ([{"type": "clientInfo"}, {"type": "mention", "mentioned": {"id": "28:bot"}}], True),
        ([{"type": "mention", "mentioned": {"id": "29:other"}}], False),
        ([{"type": "mention", "mentioned": "28:bot"}], False),
        ([{"type": "clientInfo", "mentioned": {"id": "28:bot"}}], False),
        ([], False),
    ],
)
def test_we_are_meant_when_we_are_mentioned(entities: list[dict[str, Any]], meant: bool) -> None:
    assert incoming.mentioned(activity(entities=entities)) is meant


@pytest.mark.parametrize(
    ("fields", "gone"),
    [
        ({"type": "installationUpdate", "action": "remove"}, True),
        ({"type": "installationUpdate", "action": "remove-upgrade"}, True),
        ({"type": "installationUpdate", "action": "add"}, False),
        ({"type": "conversationUpdate", "membersRemoved": [{"id": "28:bot"}]}, True),
        ({"type": "conversationUpdate", "membersRemoved": [{"id": "29:other"}]}, False),
        ({"type": "conversationUpdate", "membersAdded": [{"id": "28:bot"}]}, False),
    ],
)
def test_the_app_is_gone_when_either_activity_says_so(fields: dict[str, Any], gone: bool) -> None:
    assert incoming.removed(activity(**fields)) is gone
