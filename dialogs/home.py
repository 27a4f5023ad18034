"""What happens with something typed: a word Kring knows, a greeting, a question, or what gets in somebody's way."""

import re
from collections.abc import Callable

from dialogs import (
    alongside,
    asking,
    friction,
    handling,
    keyusers,
    knowledge,
    learning,
    nudges,
    preferences,
    questions,
    recognition,
    tips,
)
from dialogs.turn import Card, Reply, Turn
from domain.friction import GREETINGS
from domain.rules import Rules
from domain.search import a_slip_away, asks, plain
from storage.views import Tx

Dialog = Callable[[Tx, Turn, Rules], Reply]


def menu(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001 - every dialog is asked the same way
    return Reply(card=Card.MENU)


def help_(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.HELP)


def standing(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """How it stands with what they reported or asked themselves and nobody closed."""
    return Reply(card=Card.STANDING)


def privacy(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.PRIVACY)


def cancel(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.MENU, ids={"text": "cancelled"})


def stop(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    """Of a form, or of tips: that cannot be told from the word."""
    return Reply(card=Card.MENU, ids={"text": "stopped"})


def thanks(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.MENU, ids={"text": "thanks"})


def who(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001
    return Reply(card=Card.MENU, ids={"text": "who-am-i"})


def nameless(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """The form, where a name is a choice; the word "anonymous" is not ours to promise."""
    return friction.form(tx, turn, rules)


_MINE = ("wat heb ik gemeld", "mijn meldingen", "my reports", "meldingen", "overzicht", "status", "reports")
_STANDING = (
    "hoe staat het ervoor", "hoe staat het er voor", "hoe staat het met mijn melding", "hoe staat het met mijn vraag",
    "what's the status", "how do things stand", "how is my report", "how is my question",
)  # fmt: skip
_ASK = ("vraag", "ask", "question", "stel een vraag", "ik heb een vraag", "ask a question", "i have a question")
_ASKED = ("mijn vragen", "wat heb ik gevraagd", "my questions", "vragen", "questions")
_CONTACT = (
    "wie is mijn key user", "who is my key user", "mijn key user", "my key user", "wie is onze key user",
    "who is our key user",
)  # fmt: skip
_KEY_USER = (
    "key user", "key users", "ik wil key user worden", "i want to be a key user", "key user worden",
    "become a key user", "hoe word ik key user", "how do i become a key user", "mijn key userkaart", "my key user card",
)  # fmt: skip
_LEAVE = ("stoppen als key user", "stop als key user", "stop as key user", "stop being a key user")
_AROUND = (
    "waar collega s tegenaan lopen", "waar collegas tegenaan lopen", "waar lopen collega s tegenaan",
    "what gets in colleagues way",
)  # fmt: skip
_IMPACT = (
    "wat leverde het op", "wat leverde mijn hulp op", "wat levert het op", "wat heeft het opgeleverd",
    "what did it do", "what did my help do", "what does it do", "my impact",
)  # fmt: skip
_EXPLAINED = ("mijn uitleg", "jouw uitleg", "my explanations", "my explanation", "my articles")
_SMALL = ("ok", "oke", "oké", "ja", "nee", "yes", "no", "test", "menu")
_HELP = (
    "hulp", "help", "wat kun je", "wat kan jij", "wat kan je", "hoe werkt dit", "kun je mij helpen",
    "kun je me helpen", "can you help me",
)  # fmt: skip
_WHO = (
    "wie ben jij", "wie ben je", "wat ben jij", "wat ben je", "wat is kring", "ben je een robot", "ben jij een robot",
    "ben je een mens", "who are you", "what are you", "what is kring", "are you a robot", "are you human",
)  # fmt: skip
_THANKS = ("dank je", "dank je wel", "dankjewel", "bedankt", "dank", "thanks", "thank you", "thx")
_NAMELESS = ("anoniem", "anoniem melden", "zonder naam", "anonymous", "without my name")
_TIP = (
    "tip", "tips", "geef me een tip", "geef mij een tip", "nog een tip", "een tip", "weet je een tip", "heb je een tip",
    "heb je nog een tip", "give me a tip", "another tip", "a tip", "do you have a tip",
)  # fmt: skip
_PROGRESS = ("mijn voortgang", "voortgang", "my progress", "progress")
_TEACH = ("tips op maat", "even geen tips", "pauze", "snooze", "tips to suit me", "pause", "no tips for a while")
_NO_TIPS = (
    "stop met tips", "stop met die tips", "stop tips", "stop de tips", "geen tips", "geen tips meer", "tips uit",
    "tips stoppen", "stuur geen tips", "stop met berichten", "geen berichten",
    "geen berichten meer", "stop messages", "stuur geen tips meer", "stuur me geen tips meer", "stop the tips",
    "stop sending tips", "stop sending me tips", "no tips", "no more tips", "tips off", "turn off tips",
)  # fmt: skip
_JUDGE = ("tips nakijken", "tips na kijken", "look at tips", "check tips")
_NUDGE = (
    "bericht", "news", "nudge", "bericht over een verandering", "nieuw bericht", "bericht schrijven", "message",
    "new message", "write a message",
)  # fmt: skip
_SENT = ("berichten", "mijn berichten", "alle berichten", "messages", "my messages")
_CHANGES = (
    "wat verandert er",
    "veranderingen",
    "wat verandert er voor mij",
    "what changes",
    "changes",
    "nieuws",
    "wat is er nieuw",
    "what is new",
    "what s new",
    "what changes for me",
)
COMMANDS: dict[str, Dialog] = {  # also with a small typing error: none is so short that it would become another word
    **dict.fromkeys(("meld", "report"), friction.form),
    "vraag": asking.form,
    **dict.fromkeys(_MINE, friction.mine),
    **dict.fromkeys(map(plain, _STANDING), standing),
    **dict.fromkeys(_ASKED, questions.mine),
    **dict.fromkeys(("te doen", "to do", "wachtrij", "queue"), handling.todo),
    **dict.fromkeys(_AROUND, alongside.headings),
    **dict.fromkeys(_CONTACT, keyusers.who),
    **dict.fromkeys(_KEY_USER, keyusers.form),
    **dict.fromkeys(_LEAVE, keyusers.leave),
    **dict.fromkeys(_IMPACT, recognition.show),
    **dict.fromkeys(_EXPLAINED, knowledge.mine),
    **dict.fromkeys(_PROGRESS, learning.progress),
    **dict.fromkeys(_JUDGE, tips.judge),
    **dict.fromkeys(_CHANGES, nudges.mine),
    **dict.fromkeys(_TEACH, preferences.tips),
    **dict.fromkeys(_NO_TIPS, preferences.stop),
    **dict.fromkeys(("instellingen", "settings", "afmelden", "unsubscribe"), preferences.form),
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
    "stop": stop,
    **dict.fromkeys(_TIP, tips.today),
    **dict.fromkeys(_ASK, asking.form),
    **dict.fromkeys(("gaten", "gaps"), keyusers.gaps),
    **dict.fromkeys(_NUDGE, nudges.form),
    **dict.fromkeys(_SENT, nudges.listed),
}
# Before a sentence: "meld de printer hapert", "vraag: hoe deel ik mijn agenda".
_OPENER = re.compile(r"(?:meld\s*[:-]?|report\s*[:-])\s+", re.IGNORECASE)
_QUESTION = re.compile(r"(?:ik heb een vraag|i have a question|vraag|ask|question)\s*[:-]\s+", re.IGNORECASE)


def say(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Answers whatever was typed; never a dead end."""
    words = plain(turn.text)
    if not words:
        return menu(tx, turn, rules)
    known = meant(words)
    if known:
        return known(tx, turn, rules)
    sentence = turn.text.strip()
    asked = _without(_QUESTION, sentence)
    if asked != sentence or (asks(sentence) and not _OPENER.match(sentence)):
        return asking.typed(tx, turn, asked, rules)
    return friction.typed(rules, _without(_OPENER, sentence))


def meant(words: str) -> Dialog | None:
    """What a word that we know asks for, written as `plain` gives it; None for a sentence."""
    if words in WORDS:
        return WORDS[words]
    if keyusers.asks_whose(words):
        return keyusers.who
    if tips.asks(words):
        return tips.about
    near = (one for one in COMMANDS if a_slip_away(words, one))
    return next((COMMANDS[one] for one in near), None)


def _without(opener: re.Pattern[str], sentence: str) -> str:
    """What stands behind the word it begins with, where anything does."""
    rest = opener.sub("", sentence, count=1) if opener.match(sentence) else sentence
    return rest if plain(rest) else sentence
