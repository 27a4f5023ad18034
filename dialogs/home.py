"""What happens with something typed: a word Kring knows, a greeting, or a sentence about what gets in the way."""

import re
from collections.abc import Callable

from dialogs import friction, handling, preferences
from dialogs.turn import Card, Reply, Turn
from domain.friction import GREETINGS
from domain.rules import Rules
from domain.search import plain
from storage.views import Tx

Dialog = Callable[[Tx, Turn, Rules], Reply]


def menu(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001 - every dialog is asked the same way
    return Reply(card=Card.MENU)


def cancel(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.MENU, ids={"text": "cancelled"})


def thanks(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.MENU, ids={"text": "thanks"})


def nameless(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """The form, where a name is a choice; the word "anonymous" is not ours to promise."""
    return friction.form(tx, turn, rules)


def not_yet(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """A word of the contract whose work is still to come: says so, and what does work."""
    return Reply(card=Card.MENU, ids={"text": "not-yet"})


_MINE = ("wat heb ik gemeld", "mijn meldingen", "my reports", "meldingen", "overzicht", "status", "reports")
_SMALL = ("ok", "oke", "oké", "ja", "nee", "yes", "no", "test", "menu", "wat kun je", "hoe werkt dit")
_THANKS = ("dank je", "dank je wel", "dankjewel", "bedankt", "dank", "thanks", "thank you", "thx")
_NAMELESS = ("anoniem", "anoniem melden", "zonder naam", "anonymous", "without my name")
_COMING = (
    "tip", "vraag", "ask", "bericht", "news", "nudge", "privacy", "wie is mijn key user",
    "who is my key user",
)  # fmt: skip
WORDS: dict[str, Dialog] = {
    **dict.fromkeys(("meld", "report"), friction.form),
    **dict.fromkeys(_MINE, friction.mine),
    **dict.fromkeys(("te doen", "to do", "wachtrij", "queue"), handling.todo),
    **dict.fromkeys(("instellingen", "settings"), preferences.form),
    **dict.fromkeys(("hulp", "help", *GREETINGS, *_SMALL), menu),
    **dict.fromkeys(("annuleer", "cancel", "stop"), cancel),
    **dict.fromkeys(_THANKS, thanks),
    **dict.fromkeys(_NAMELESS, nameless),
    **dict.fromkeys(_COMING, not_yet),
}
# Before a sentence: "meld de printer hapert".
_OPENER = re.compile(r"(?:meld\s*[:-]?|report\s*[:-])\s+", re.IGNORECASE)


def say(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Answers whatever was typed; never a dead end."""
    words = plain(turn.text)
    if not words:
        return menu(tx, turn, rules)
    known = WORDS.get(words)
    if known:
        return known(tx, turn, rules)
    return friction.typed(rules, _without_opener(turn.text.strip()))


def _without_opener(sentence: str) -> str:
    rest = _OPENER.sub("", sentence, count=1) if _OPENER.match(sentence) else sentence
    return rest if plain(rest) else sentence
