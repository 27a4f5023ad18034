"""The cards around everything else: the menu, the welcome and a plain notice."""

from cards import card
from cards.card import Part
from content.texts import Say


def menu(say: Say, *, handles: bool, said: str = "") -> Part:
    """What Kring can do, in buttons; `said` is what there is to say first."""
    title = said or say("menu-title")
    body = [card.heading("Chat", title, say("menu-subtitle"))]
    return card.card(body, _buttons(say, handles=handles), language=say.language, fallback=title)


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
        card.press(say("act-mine"), "friction.mine", inputs=False),
    ]
    made += [card.press(say("act-todo"), "friction.todo", inputs=False)] if handles else []
    return [*made, card.press(say("preferences-title"), "preferences.form", inputs=False)]
