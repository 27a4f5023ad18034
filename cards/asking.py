"""The form of a question: what is known about it to be read first, then with or without a name, and the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cards import card, form, knowledge
from cards.card import Part
from content.texts import Say
from domain.knowledge import Found
from domain.questions import MAX_WORDS, NOTHING_FOUND
from domain.search import fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A form as far as it is filled in; `found` is None while nothing was looked for."""

    nonce: str
    say: str = ""  # the text that says why it came back
    variables: Mapping[str, str | int] = field(default_factory=dict)  # of that text
    typed: bool = False  # its sentence stands in the chat
    checked: bool = False  # they were asked once whether it holds a name
    quoted: bool = False  # in the dialog beside a message: its words, and always with a name
    cut: bool = False  # what they wrote is longer, and this its beginning
    naming: str = ""
    text: str = ""
    topic: str = ""
    topics: Sequence[str] = ()
    found: Sequence[Found] | None = None
    tip: str = ""  # that did not work for them: it goes along, with their name, for that is kept of them
    tip_title: str = ""


def ask(written: Written, say: Say) -> Part:
    """Asks what somebody wants to know; what is known about it stands there to be read before a person is asked."""
    end = "" if written.found is None else "-found" if written.found else "-none"
    title, subtitle = {
        "": (say("ask-title"), say("ask-subtitle-tip" if written.tip else "ask-subtitle")),
        "-found": (say("ask-title-found"), say("ask-subtitle-found")),
        "-none": (say("ask-title-none"), say("ask-subtitle-none")),
    }[end]
    body = [
        card.heading("QuestionCircle", title, subtitle),
        *_why_back(written, say),
        *knowledge.found(written.found or (), say, written.nonce),
    ]
    named = "extension-ask-named" if written.quoted else "ask-tip-named" if written.tip else ""
    if not named:
        lines = [say("ask-who-sees"), say("ask-at-once")]
        body += form.naming(say("ask-naming"), lines, say, chosen=written.naming, typed=written.typed)
    body.append(
        card.text_input(
            "text", say("ask-text"), longest=MAX_WORDS, value=written.text or _begun(written, say),
            hint=say("ask-text-hint"), missing=say("ask-text-missing"), tall=True,
        )
    )  # fmt: skip
    if written.topics:
        topics = [*((one, one) for one in written.topics), ("-", say("ask-topic-other"))]
        known = written.topic if written.topic in dict(topics) else None
        body.append(card.choice_input("topic", say("ask-topic"), topics, hint=say("form-choose"), value=known))
    if named:
        body.append(card.subtle(say(named), spacing="Small"))
    made = card.card(body, _form_actions(written, say), language=say.language, fallback=title)
    return {**card.in_dialog(made)} if written.quoted else made


def _begun(written: Written, say: Say) -> str:
    """What stands in the field before they typed: which tip does not work."""
    return say("tip-stuck-words", title=written.tip_title) if written.tip else ""


def _why_back(written: Written, say: Say) -> list[Part]:
    told = [say(written.say, **written.variables)] if written.say else []
    told += [say("extension-cut")] if written.cut else []
    return [card.box([card.beside(card.icon("Info"), [card.text(one)])]) for one in told]


def _form_actions(written: Written, say: Say) -> list[Part]:
    ids = {"nonce": written.nonce} | ({"typed": "1"} if written.typed else {})
    ids |= {"checked": "1"} if written.checked else {}
    ids |= {"tip": written.tip, "naming": written.naming} if written.tip else {}
    ids |= {} if written.found is None else {"seen": seen(written.found), "looked": fingerprint(written.text)}
    send = say("act-ask-first" if written.found is None and not written.tip else "act-ask-key-user")
    actions = [card.press(send, "question.ask", ids, positive=True)]
    if written.quoted:  # nothing there leads to another card
        return actions
    if written.found is not None:
        actions.append(card.press(say("act-ask-report"), "friction.form", ids))
    if written.typed:
        actions.append(card.press(say("form-fresh"), "question.form", inputs=False))
    return [*actions, card.press(say("form-not-now"), "home.menu", inputs=False)]


def seen(found: Sequence[Found]) -> str:
    """What was shown, as the form's button remembers it; a mark where nothing was found."""
    return " ".join(f"{one.source}:{one.id}" for one in found) or NOTHING_FOUND
