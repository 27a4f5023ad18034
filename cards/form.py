"""The form: with or without a name, what gets in the way, and what colleagues already reported that is like it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cards import card, loop
from cards.card import Part
from content.texts import Say
from domain.friction import MAX_WORDS, MAX_WOULD_HELP, Heading
from domain.nameless import Naming
from domain.routing import Taxonomy


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A form as far as it is filled in."""

    nonce: str
    say: str = ""  # the text that says why it came back
    variables: Mapping[str, str | int] = field(default_factory=dict)  # of that text, in a dialog
    typed: bool = False  # its sentence stands in the chat, under their name
    checked: bool = False  # they were asked once whether it holds a name
    quoted: bool = False  # in the dialog beside a message: its words, and always with a name
    cut: bool = False  # what they wrote is longer, and this its beginning
    change: str = ""  # the message about a change that it is about,
    about: str = ""  # and what that is called
    naming: str = ""
    group: str = ""
    impact: str = ""
    text: str = ""
    would_help: str = ""
    colleagues: str = ""
    key_user: bool = False
    alike: tuple[Heading, ...] | None = None  # None when nobody asked


def form(written: Written, say: Say, taxonomy: Taxonomy, *, crowd: int) -> Part:
    """Asks what gets in the way. Nothing is chosen for them; what they chose or wrote before stands in it."""
    if written.quoted:
        return quoted(written, say, taxonomy)
    title = say("form-title-typed" if written.typed else "form-title")
    body = [
        card.heading("ChatWarning", title, say("form-subtitle")),
        *_why_back(written, say),
        *([card.text(say("form-change", title=written.about))] if written.change else []),
        *naming(
            say("form-naming"), [say("form-who-sees")], say, chosen=written.naming, typed=written.typed,
        ),
        card.text_input(
            "text", say("form-text"), longest=MAX_WORDS, value=written.text, hint=say("form-text-hint"),
            missing=say("form-text-missing"), tall=True,
        ),
        *_alike(written, say, crowd),
        *_more(written, say, taxonomy),
    ]  # fmt: skip
    return card.card(body, _actions(written, say), language=say.language, fallback=title)


def quoted(written: Written, say: Say, taxonomy: Taxonomy) -> Part:
    """The form of the message extension, with a message's words in it; a dialog knows nothing but Action.Submit."""
    title = say("form-title-typed")
    why = [say(written.say, **written.variables)] if written.say else [say("extension-cut")] if written.cut else []
    body = [
        card.heading("ChatWarning", title, say("extension-subtitle")),
        *(card.box([card.beside(card.icon("Info"), [card.text(one)])]) for one in why),
        card.text_input(
            "text", say("form-text"), longest=MAX_WORDS, value=written.text, missing=say("form-text-missing"), tall=True
        ),
        _choices(written, say, taxonomy),
        card.box([card.subtle(say(one), spacing="Small") for one in ("extension-named", "extension-nameless")]),
    ]
    ids = {"nonce": written.nonce} | ({"checked": "1"} if written.checked else {})
    send = card.press(_send(written, say), "friction.report", ids)["fallback"]
    return card.card(body, [send | {"style": "positive"}], language=say.language, fallback=title)


def told(said: str, language: str) -> Part:
    """A sentence in a dialog, where no button leads on."""
    return card.card([card.beside(card.icon("Info"), [card.text(said)])], language=language, fallback=said)


def _why_back(written: Written, say: Say) -> list[Part]:
    return loop.notice(written.say or ("form-cut" if written.cut else ""), say)


def naming(label: str, who_sees: Sequence[str], say: Say, *, chosen: str, typed: bool) -> list[Part]:
    """Three equal choices, before there is anything to type (PS1); without one the form comes back, words and all.

    `who_sees` are the lines that say so; of what is `typed` it is said that it stands in the chat.
    """
    lines = [*([say("form-typed")] if typed else []), *who_sees, say("form-teams"), say("form-key")]
    told = [card.subtle(one, spacing="Small") for one in lines]
    return [choice(label, say, chosen=chosen), card.box([card.beside(card.icon("LockClosed"), told)], spacing="Small")]


def choice(label: str, say: Say, *, chosen: str) -> Part:
    """With a name or without; none is chosen for them."""
    choices = [(one.value, say(f"naming-{one.value}")) for one in Naming]
    value = chosen if chosen in set(Naming) else None
    return card.choice_input("naming", label, choices, value=value, open_=True)


def _alike(written: Written, say: Say, crowd: int) -> list[Part]:
    if written.alike is None:
        return []
    if not written.alike:
        return [card.subtle(say("alike-none"))]
    return loop.alike(written.alike, say, {}, crowd)


def _more(written: Written, say: Say, taxonomy: Taxonomy) -> list[Part]:
    """What they may say, and need not."""
    parts = [
        _choices(written, say, taxonomy),
        card.text_input("would_help", say("form-would-help"), longest=MAX_WOULD_HELP, value=written.would_help),
    ]  # fmt: skip
    if written.key_user:
        parts.append(card.text_input("colleagues", say("form-colleagues"), longest=3, value=written.colleagues))
    return parts


def _choices(written: Written, say: Say, taxonomy: Taxonomy) -> Part:
    lang = say.language
    groups = [(one.id, one.names[lang]) for one in taxonomy.groups]
    impacts = [(one, names[lang]) for one, names in taxonomy.impacts.items()]
    group = written.group if taxonomy.group(written.group) else None
    impact = written.impact if written.impact in taxonomy.impacts else None
    return card.flow(
        [
            card.choice_input("group", say("form-group"), groups, hint=say("form-choose"), value=group),
            card.choice_input("impact", say("form-impact"), impacts, hint=say("form-choose"), value=impact),
        ]
    )


def _send(written: Written, say: Say) -> str:
    return say("form-send-anyway" if written.say == "form-trace" else "form-send")


def _actions(written: Written, say: Say) -> list[Part]:
    ids = {"nonce": written.nonce}
    ids |= {"typed": "1"} if written.typed else {}
    ids |= {"checked": "1"} if written.checked else {}
    ids |= {"change": written.change} if written.change else {}
    actions = [
        card.press(_send(written, say), "friction.report", ids, positive=True),
        card.press(say("form-similar"), "friction.similar", ids),
        card.press(say("act-ask-instead"), "question.form", ids),
        card.press(say("form-not-now"), "nudge.show", {"nudge": written.change}, inputs=False) if written.change
        else card.press(say("form-not-now"), "home.menu", inputs=False),
    ]  # fmt: skip
    if written.typed:
        actions.insert(3, card.press(say("form-fresh"), "friction.form", inputs=False))
    return actions
