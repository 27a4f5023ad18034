"""What the message extension reads of a message, and the button of its dialog."""

from time import thread_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.adapter
import cards.form
from bot import extension, incoming
from bot.adapter import Activity
from bot.seal import Seal
from cards.card import Part
from cards.form import Written
from dialogs import friction
from dialogs.turn import Reply, Turn
from domain import errors
from domain.friction import MAX_WORDS
from tests.cards.samples import actions, say
from tests.examples import ANNA, NOW, RULES, person

SEAL = Seal(bytes(range(32)))
REPLY = '<blockquote itemtype="http://schema.skype.com/Reply" itemid="1"><strong>Piet</strong><p>x</p></blockquote>'


def asked(value: Any, name: str = extension.FETCH) -> Activity:
    return bot.adapter.unserialise(
        {"type": "invoke", "name": name, "value": value, "conversation": {"id": "19:x", "conversationType": "channel"}}
    )


def words(content: Any, kind: Any = "html") -> str:
    return extension.quoted(asked({"messagePayload": {"body": {"contentType": kind, "content": content}}}))


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<p>Outlook is traag</p>", "Outlook is traag"),
        ("<div>een</div>\n<div>twee<br>drie<br/>vier</div><p>&nbsp;</p>", "een\ntwee\ndrie\nvier"),
        ("<ul><li>een</li><li>twee</li></ul>", "een\ntwee"),
        ("<p>als   a&nbsp;&lt; b &amp;&amp; b &gt; 3&#33;</p>", "als a < b && b > 3!"),
        ("a < b", "a < b"),
        ("<strong>Op<em>nieuw</em></strong> <a href='https://x'>hier</a>", "Opnieuw hier"),
        ('<at id="0">Piet Jansen</at>, het hapert', "@…, het hapert"),
        ("<at>Piet <at>Jansen</at> Smit</at> ziet het", "@… ziet het"),
        (f"{REPLY}<p>Bij mij ook</p>", "Bij mij ook"),
        ("<blockquote>citaat</blockquote>slot", "citaat\nslot"),
        ('traag <img alt="Piet" src="x"/><attachment id="1">Piet</attachment><attachment id="2"/>!', "traag !"),
        ('fijn <emoji id="smile" alt="🙂" title="Smile"></emoji>', "fijn 🙂"),
        ("<!-- Piet --><STYLE>p {}</STYLE><Script>x()</Script>ok<?x?>", "ok"),
        ("<at>Piet", "@…"),
        ("a\0b\ud800", "ab"),
        ("", ""),
    ],
)
def test_a_message_is_read_as_plain_words_without_the_names_of_others(html: str, read: str) -> None:
    assert words(html) == read


def test_what_is_no_html_is_read_as_it_stands() -> None:
    assert words("a <b> &amp;\r\n\r\n  c", "text") == "a <b> &amp;\nc"


@pytest.mark.parametrize(
    "value",
    [None, "x", [], {}, {"messagePayload": 5}, {"messagePayload": {"body": "x"}}, {"messagePayload": {"body": {}}}],
)
def test_a_message_without_words_is_empty(value: Any) -> None:
    assert extension.quoted(asked(value)) == incoming.command(asked(value)) == incoming.dialog(asked(value)).verb == ""


@given(st.text(alphabet="<>/ab t=\"'&;!-?\n") | st.text())
def test_any_markup_gives_words(markup: str) -> None:
    assert "<at>" not in words(f"<at>x</at>{markup}")


@pytest.mark.parametrize("piece", ["<", "<a ", "<!--", "<![", "</", "<at>", "<a b='", "a", "<a></a>"])
def test_no_markup_takes_long(piece: str) -> None:
    begun = thread_time()
    words(piece * extension.LONGEST)
    assert thread_time() - begun < 2


def quote(text: str) -> Reply:
    return friction.quote(Turn(person=person(ANNA), now=NOW, seed=b"s" * 32, text=text), RULES)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("x " * 999 + "xx", None),
        ("x" * MAX_WORDS, None),
        ("xxx " * 500 + "y", "xxx " * 499 + "xxx…"),
        ("xxx " * 499 + "yyyyy", "xxx " * 498 + "xxx…"),
        ("x" * 1999 + " y", "x" * 1999 + "…"),
        ("x" * 3000, "x" * 1999 + "…"),
    ],
)
def test_of_a_long_message_it_keeps_the_beginning_up_to_a_word_and_says_so(text: str, kept: str | None) -> None:
    reply = quote(text)
    assert reply.words["text"] == (kept or text)
    assert len(reply.words["text"]) <= MAX_WORDS
    assert ("cut" in reply.ids) is (kept is not None)


def dialog(**written: Any) -> Part:
    return cards.form.form(Written(nonce="n1", quoted=True, **written), say("nl"), RULES.taxonomy, crowd=5)


def test_the_button_of_a_dialog_is_sealed_for_who_opened_it() -> None:
    [button] = actions(SEAL.stamp(dialog(checked=True), "anna"), "Action.Submit")
    assert (button["data"]["verb"], "fallback" in button) == ("friction.report", False)
    SEAL.check("anna", "friction.report", button["data"])
    with pytest.raises(errors.OtherCard):
        SEAL.check("liam", "friction.report", button["data"])
    for changed in ({"nonce": "n2"}, {"checked": ""}):
        with pytest.raises(errors.Changed):
            SEAL.check("anna", "friction.report", button["data"] | changed)


def test_a_dialog_has_nothing_but_what_works_in_it() -> None:
    for card in (dialog(say="form-trace"), cards.form.told("Gemeld.", "nl")):
        assert actions(card) == []


@pytest.mark.parametrize(
    ("name", "kind", "meant"),
    [
        (extension.FETCH, "invoke", True),
        ("composeExtension/queryLink", "invoke", True),
        (extension.SEARCH, "invoke", True),
        ("adaptiveCard/action", "invoke", False),
        (extension.FETCH, "message", False),
        (None, "invoke", False),
    ],
)
def test_the_extension_answers_what_is_asked_of_it(name: str | None, kind: str, meant: bool) -> None:
    body = {"type": kind, "conversation": {"id": "c"}} | ({"name": name} if name else {})
    assert extension.meant(bot.adapter.unserialise(body)) is meant
