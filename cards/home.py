"""The cards around everything else: the menu, the welcome and a plain notice."""

from cards import card
from cards.card import Part
from content.texts import Say


def menu(say: Say, *, handles: bool, said: str = "") -> Part:
    """What Kring can do, in buttons; `said` is what there is to say first."""
    title = said or say("menu-title")
    body = [card.heading("Chat", title, say("menu-subtitle"))]
    return card.card(body, _buttons(say, handles=handles), language=say.language, fallback=title)


def help_(say: Say, *, handles: bool, along: bool = False) -> Part:
    """What to type, in two lines, and the same in buttons; `along` for who thinks along as a key user."""
    title = say("help-title")
    words = say("help-words-handler" if handles else "help-words")
    body = [card.heading("QuestionCircle", title), card.text(say("help-sentence")), card.text(words)]
    body += [card.text(say("help-words-key-user"))] if along else []
    asks = card.press(say("act-privacy"), "privacy.show", inputs=False)
    return card.card(body, [*_buttons(say, handles=handles), asks], language=say.language, fallback=title)


def privacy(say: Say, *, days: int, url: str | None) -> Part:
    """What is kept, who sees it and for how long; `days` is how long after closing a mailbox can be opened."""
    title = say("privacy-title")
    lines = [say("privacy-kept"), say("privacy-seen"), say("privacy-nameless", days=days), say("pages-long-kept")]
    actions = [card.link(say("privacy-more"), f"{url}?lang={say.language}")] if url else []
    actions.append(card.press(say("act-menu"), "home.menu", inputs=False))
    body = [card.heading("ShieldCheckmark", title), *map(card.text, lines)]
    return card.card(body, actions, language=say.language, fallback=title)


def welcome(say: Say, *, name: str, organisation: str, handles: bool) -> Part:
    """Says what Kring is, what it is not, and what it keeps, with the first useful button at once."""
    title = say("welcome-title", name=name.split(" ", maxsplit=1)[0]) if name else say("welcome-title-nameless")
    about = say("welcome-subtitle", organisation=organisation) if organisation else say("welcome-subtitle-plain")
    body = [
        card.heading("Chat", title, about),
        card.text(say("welcome-how")),
        card.box([card.beside(card.icon("ShieldCheckmark"), [card.text(say("welcome-kept"), size="Small")])]),
    ]
    return card.card(body, _buttons(say, handles=handles), language=say.language, fallback=title)


def notice(said: str, say: Say) -> Part:
    """One kind sentence, and the way on."""
    body = [card.beside(card.icon("Info"), [card.text(said)])]
    return card.card(
        body, [card.press(say("act-menu"), "home.menu", inputs=False)], language=say.language, fallback=said
    )


def _buttons(say: Say, *, handles: bool) -> list[Part]:
    made = [
        card.press(say("act-form"), "friction.form", positive=True, inputs=False),
        card.press(say("act-ask-form"), "question.form", inputs=False),
        card.press(say("act-mine"), "friction.mine", inputs=False),
    ]
    made += [card.press(say("act-todo"), "friction.todo", inputs=False)] if handles else []
    return [*made, card.press(say("preferences-title"), "preferences.form", inputs=False)]
