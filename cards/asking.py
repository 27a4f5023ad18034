"""The form of a question: what is known about it to be read first, then the words, and with or without a name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cards import card, form, knowledge
from cards.card import Part
from content.texts import Say
from domain.knowledge import Found
from domain.privacy import Trace
from domain.questions import MAX_WORDS, marked
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
    suggested: str = ""  # by the words, as it stands in the field until they choose
    topics: Sequence[str] = ()
    found: Sequence[Found] | None = None
    traces: Sequence[Trace] = ()  # what seems to be of a person in it
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
    if written.quoted or written.tip:  # it goes with their name
        named = "extension-ask-named" if written.quoted else "ask-tip-named"
        body.append(card.subtle(say(named), spacing="Small"))
    else:
        body += _naming(written, say)
    made = card.card(body, _form_actions(written, say), language=say.language, fallback=title)
    return {**card.in_dialog(made)} if written.quoted else made


def _naming(written: Written, say: Say) -> list[Part]:
    """Whoever asks something plain reads one line; all of who sees what is folded behind it.

    That a sentence stands in the chat is never folded: without it no name would be a promise.
    """
    lines = [say("ask-who-sees"), *([say("form-typed")] if written.typed else [])]
    told = [card.subtle(one, spacing="Small") for one in lines]
    more = [card.subtle(say(one), spacing="Small") for one in ("ask-at-once", "ask-others", "form-teams", "form-key")]
    return [
        form.choice(say("ask-naming"), say, chosen=written.naming),
        card.box([card.beside(card.icon("LockClosed"), told)], spacing="Small"),
        card.buttons([card.unfold(say("act-ask-who-sees"), "sees")]),
        card.folded("sees", more),
    ]


def _begun(written: Written, say: Say) -> str:
    """What stands in the field before they typed: which tip does not work."""
    return say("tip-stuck-words", title=written.tip_title) if written.tip else ""


def _why_back(written: Written, say: Say) -> list[Part]:
    variables = {"what": knowledge.kinds(written.traces, say), **written.variables}
    told = [say(written.say, **variables)] if written.say else []
    told += [say("extension-cut")] if written.cut else []
    return [card.box([card.beside(card.icon("Info"), [card.text(one)])]) for one in told]


def _form_actions(written: Written, say: Say) -> list[Part]:
    ids = {"nonce": written.nonce} | ({"typed": "1"} if written.typed else {})
    ids |= {"checked": "1"} if written.checked else {}
    ids |= {"suggested": written.suggested} if written.suggested else {}
    ids |= {"tip": written.tip} if written.tip else {}
    ids |= {} if written.found is None else {"seen": marked(written.found), "looked": fingerprint(written.text)}
    send = say("act-ask-first" if written.found is None and not written.tip else "act-ask-key-user")
    actions = [card.press(send, "question.ask", ids, positive=True)]
    if written.say == "ask-trace":  # the first looks once more, at what they took out
        actions.append(card.press(say("act-ask-anyway"), "question.ask", ids | {"checked": "1"}))
    if written.quoted:  # nothing there leads to another card
        return actions
    if written.found is not None:
        actions.append(card.press(say("act-ask-report"), "friction.form", ids))
    if written.typed:
        actions.append(card.press(say("form-fresh"), "question.form", inputs=False))
    return [*actions, card.press(say("form-not-now"), "home.menu", inputs=False)]
