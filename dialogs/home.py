"""What happens with something typed: a word Kring knows, a greeting, or a sentence about what gets in the way."""

import re
from collections.abc import Callable

from dialogs import friction, handling, preferences
from dialogs.turn import Card, Reply, Turn
from domain.friction import GREETINGS
from domain.rules import Rules
from domain.search import a_slip_away, plain
from storage.views import Tx

Dialog = Callable[[Tx, Turn, Rules], Reply]


def menu(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001 - every dialog is asked the same way
    return Reply(card=Card.MENU)


def help_(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.HELP)


def privacy(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.PRIVACY)


def cancel(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.MENU, ids={"text": "cancelled"})


def thanks(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.MENU, ids={"text": "thanks"})


def who(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.MENU, ids={"text": "who-am-i"})


def nameless(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """The form, where a name is a choice; the word "anonymous" is not ours to promise."""
    return friction.form(tx, turn, rules)


def not_yet(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """A word of the contract whose work is still to come: says which, and what does work."""
    return Reply(card=Card.MENU, ids={"text": COMING[plain(turn.text)]})


_MINE = ("wat heb ik gemeld", "mijn meldingen", "my reports", "meldingen", "overzicht", "status", "reports")
_SMALL = ("ok", "oke", "oké", "ja", "nee", "yes", "no", "test", "menu")
_HELP = ("hulp", "help", "wat kun je", "hoe werkt dit", "kun je mij helpen", "kun je me helpen", "can you help me")
_WHO = (
    "wie ben jij", "wie ben je", "wat ben jij", "wat ben je", "wat is kring", "ben je een robot", "ben jij een robot",
    "ben je een mens", "who are you", "what are you", "what is kring", "are you a robot", "are you human",
)  # fmt: skip
_THANKS = ("dank je", "dank je wel", "dankjewel", "bedankt", "dank", "thanks", "thank you", "thx")
_NAMELESS = ("anoniem", "anoniem melden", "zonder naam", "anonymous", "without my name")
COMING = {
    "tip": "not-yet-tip",
    **dict.fromkeys(("vraag", "ask"), "not-yet-question"),
    **dict.fromkeys(("bericht", "news", "nudge"), "not-yet-nudge"),
    **dict.fromkeys(("wie is mijn key user", "who is my key user"), "not-yet-key-user"),
}
COMMANDS: dict[str, Dialog] = {  # also with a small typing error: none is so short that it would become another word
    **dict.fromkeys(("meld", "report"), friction.form),
    **dict.fromkeys(_MINE, friction.mine),
    **dict.fromkeys(("te doen", "to do", "wachtrij", "queue"), handling.todo),
    **dict.fromkeys(("instellingen", "settings"), preferences.form),
    **dict.fromkeys(_HELP, help_),
    "privacy": privacy,
    **dict.fromkeys(("annuleer", "cancel"), cancel),
    **dict.fromkeys(_NAMELESS, nameless),
}
WORDS: dict[str, Dialog] = {
    **COMMANDS,
    **dict.fromkeys((*GREETINGS, *_SMALL), menu),
    **dict.fromkeys(_WHO, who),
    **dict.fromkeys(_THANKS, thanks),
    "stop": cancel,
    **dict.fromkeys(COMING, not_yet),
}
# Before a sentence: "meld de printer hapert".
_OPENER = re.compile(r"(?:meld\s*[:-]?|report\s*[:-])\s+", re.IGNORECASE)


def say(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Answers whatever was typed; never a dead end."""
    words = plain(turn.text)
    if not words:
        return menu(tx, turn, rules)
    known = meant(words)
    if known:
        return known(tx, turn, rules)
    return friction.typed(rules, _without_opener(turn.text.strip()))


def meant(words: str) -> Dialog | None:
    """What a word that we know asks for, written as `plain` gives it; None for a sentence."""
    if words in WORDS:
        return WORDS[words]
    near = (one for one in COMMANDS if a_slip_away(words, one))
    return next((COMMANDS[one] for one in near), None)


def _without_opener(sentence: str) -> str:
    rest = _OPENER.sub("", sentence, count=1) if _OPENER.match(sentence) else sentence
    return rest if plain(rest) else sentence
