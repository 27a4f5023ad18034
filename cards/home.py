"""The cards around everything else: the menu, the welcome and a plain notice."""

from cards import alongside, card, friction, questions
from cards.card import Part
from content.texts import Say
from domain.friction import Page as Reports
from domain.questions import DONE
from domain.questions import Page as Questions


def menu(
    say: Say, *, handles: bool, along: bool = False, coordinates: bool = False, must: bool = False, said: str = ""
) -> Part:  # fmt: skip
    """What Kring can do, in buttons, those of a key user and of a coordinator apart; `said` comes first.

    `must`: there is news that they should know, and wished not to be sent.
    """
    title = said or say("menu-title")
    body = [card.heading("Chat", title, say("menu-subtitle"))]
    body += [card.text(say("menu-must"), weight="Bolder")] if must else []
    changes = card.press(say("act-changes"), "nudge.mine", inputs=False)
    body.append(card.buttons([card.press(say("act-tip-first"), "tip.today", inputs=False), changes]))
    if along:
        own = card.press(say("act-impact-settings"), "keyuser.form", inputs=False)
        body += [card.text(say("menu-more"), weight="Bolder"), card.buttons([own, alongside.to_list(say)])]
    if coordinates:
        where = card.press(say("act-gaps"), "keyuser.gaps", inputs=False)
        write = card.press(say("act-nudge-write"), "nudge.form", inputs=False)
        body += [card.text(say("menu-more-coordinator"), weight="Bolder"), card.buttons([write, where])]
    return card.card(body, _buttons(say, handles=handles), language=say.language, fallback=title)


def standing(reports: Reports, asks: Questions, say: Say) -> Part:
    """How it stands with the first of what somebody reported and asked themselves, as far as it is open."""
    title = say("standing-title")
    questions_ = [questions.own(one, say) for one in asks.asks if one.question.state not in DONE]
    reports_ = [friction.own(one, say) for one in reports.loops if one.friction.closed_at is None]
    body = [card.heading("ClipboardTaskListLtr", title, "" if questions_ or reports_ else say("standing-none"))]
    for heading, some in (("standing-questions", questions_), ("standing-reports", reports_)):
        body += [card.text(say(heading), weight="Bolder", spacing="Medium"), *some] if some else []
    body.append(card.subtle(say("standing-nameless"), spacing="Medium"))
    actions = [
        card.press(say("act-question-mine"), "question.mine", inputs=False),
        card.press(say("act-mine"), "friction.mine", inputs=False),
        card.press(say("act-menu"), "home.menu", inputs=False),
    ]
    return card.card(body, actions, language=say.language, fallback=title)


def help_(say: Say, *, handles: bool, along: bool = False, coordinates: bool = False) -> Part:
    """What to type, in two lines, and the same in buttons; who thinks along, or coordinates, has words of their own."""
    title = say("help-title")
    words = say("help-words-handler" if handles else "help-words")
    body = [
        card.heading("QuestionCircle", title),
        card.text(say("help-sentence")),
        card.text(words),
        card.text(say("help-tips")),
        card.text(say("help-changes")),
    ]
    body += [card.text(say("help-words-key-user"))] if along else []
    body += [card.text(say("help-coordinator"))] if coordinates else []
    body.append(card.buttons([card.press(say("act-privacy"), "privacy.show", inputs=False)]))
    return card.card(body, _buttons(say, handles=handles), language=say.language, fallback=title)


def privacy(say: Say, *, days: int, url: str | None) -> Part:
    """What is kept, who sees it and for how long; `days` is how long after closing a mailbox can be opened."""
    title = say("privacy-title")
    lines = [say("privacy-kept"), say("privacy-seen"), say("privacy-nameless", days=days), say("pages-long-kept")]
    actions = [card.link(say("privacy-more"), f"{url}?lang={say.language}")] if url else []
    actions.append(card.press(say("act-menu"), "home.menu", inputs=False))
    body = [card.heading("ShieldCheckmark", title), *map(card.text, lines)]
    return card.card(body, actions, language=say.language, fallback=title)


def welcome(say: Say, *, name: str, organisation: str, handles: bool, tips: bool = True) -> Part:
    """Says what Kring is, what it is not, and what it keeps; the first button gives something at once (NW2).

    `tips` is whether there are any that may be taught.
    """
    title = say("welcome-title", name=name.split(" ", maxsplit=1)[0]) if name else say("welcome-title-nameless")
    about = say("welcome-subtitle", organisation=organisation) if organisation else say("welcome-subtitle-plain")
    body = [
        card.heading("Chat", title, about),
        card.text(say("welcome-how")),
        *([card.text(say("welcome-tips"))] if tips else []),
        card.box([card.beside(card.icon("ShieldCheckmark"), [card.text(say("welcome-kept"), size="Small")])]),
    ]
    actions = [
        *([card.press(say("act-tip-first"), "tip.today", positive=True, inputs=False)] if tips else []),
        card.press(say("act-form"), "friction.form", positive=not tips, inputs=False),
        card.press(say("act-ask-key-user"), "question.form", inputs=False),
        *([card.press(say("act-todo"), "friction.todo", inputs=False)] if handles else []),
        card.press(say("teach-title"), "preferences.tips", inputs=False),
        card.press(say("preferences-title"), "preferences.form", inputs=False),
    ]
    return card.card(body, actions, language=say.language, fallback=title)


def notice(said: str, say: Say) -> Part:
    """One kind sentence, and the way on."""
    body = [card.beside(card.icon("Info"), [card.text(said)])]
    return card.card(
        body, [card.press(say("act-menu"), "home.menu", inputs=False)], language=say.language, fallback=said
    )


def _buttons(say: Say, *, handles: bool) -> list[Part]:
    made = [
        card.press(say("act-form"), "friction.form", positive=True, inputs=False),
        card.press(say("act-ask-key-user"), "question.form", inputs=False),
        card.press(say("act-mine"), "friction.mine", inputs=False),
        card.press(say("act-question-mine"), "question.mine", inputs=False),
    ]
    made += [card.press(say("act-todo"), "friction.todo", inputs=False)] if handles else []
    return [*made, card.press(say("preferences-title"), "preferences.form", inputs=False)]
